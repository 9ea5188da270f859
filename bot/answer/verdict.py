"""Whether the documents bear out what a statement says, or a question takes to be so.

Yes needs proof and so does No. Both need a fact whose words account for what the statement says, with the parties
on the same sides (`hearing`), and which rules on it (`ruling`). Everything else is no verdict. What counts documents,
sets somebody apart or puts two things into an order is taken apart first, and a compound statement part by part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final, TypeVar

from bot.answer.answer import Verdict
from bot.answer.counting import OPPOSITE, judge_count
from bot.answer.hearing import Case, Hearing, are_exchanged
from bot.answer.ordering import find_ranks
from bot.answer.reckoning import Reckoned, find_given, judge_derived
from bot.answer.repeating import find_own_words
from bot.answer.ruling import Ruling
from bot.answer.substitution import assign_post, equate
from bot.knowledge.comparison import is_less
from bot.knowledge.periods import Period
from bot.knowledge.values import Duration, EntitySet, Measured, Moment, Value
from bot.language.meaning import (
    CONTENT,
    LEXICAL,
    MEASURING,
    NAMING,
    Contrast,
    Meaning,
    Phrase,
    Quantifier,
    without_unit,
)
from bot.question.index import Index
from bot.question.model import Model
from bot.question.question import Question
from bot.question.ranking import MORE_LIKELY_THAN_NOT
from bot.question.request import Request
from bot.question.understanding import MAX_CLAUSES, says_something

#: What a fact tells of a statement: dates, or figures.
T = TypeVar("T")

#: So many words may be put in place of what is told, where this is set aside.
MAX_ODD: Final = 2

#: Of what is said of a number of documents so many facts are asked for.
MAX_COUNTED: Final = 2

#: Of the likeliest facts so many are looked at for one that tells an extreme.
MAX_EXTREMES: Final = 5

#: A bare figure up to this may count anything.
SMALL: Final = 12

#: Of the likeliest facts so many are looked at for those that a figure can be held against.
MAX_MEASURED: Final = 6

#: Of the likeliest facts so many are looked at for one that tells when something was.
MAX_DATED: Final = 5

#: Of the likeliest facts so many are looked at for one that tells a figure.
MAX_FIGURED: Final = 3

#: What has more figures than this is a table, and no statement: it would take long to hold all of them.
MAX_FIGURES: Final = 12

#: A fact bears a statement out, or denies it, only if it is so likely to be what that is about.
LEAST_LIKELY: Final[Mapping[Verdict, float]] = {"supported": 0.2, "contradicted": 0.05}

#: What denies a statement keeps a fact from bearing it out if it is so likely, as a share of how likely that one is.
RIVALLING: Final = 0.5


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement, or a part of one, with the fact that proves or disproves it."""

    text: str
    fact: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a statement, and what it rests on: one proof, one for each part that could be judged, or none."""

    verdict: Verdict
    proofs: tuple[Proof, ...]
    reckoned: Reckoned | None = None
    """The derived figure that it rests on, where no fact proves it."""


class Judge:
    """Judges statements by the facts of one fact base."""

    def __init__(self, index: Index, model: Model) -> None:
        self._index = index
        self._slack = model.slack * index.rarest
        self._hearing = Hearing(index)
        self._ruling = Ruling(self._hearing, self._slack)

    def prepare(self) -> None:
        """Find out now what each fact is known to say, as statements are held against it."""
        self._hearing.prepare()
        _ = self._own_words

    @cached_property
    def _own_words(self) -> Mapping[Phrase, str]:
        return find_own_words(self._index)

    def judge(self, request: Request) -> Judgement | None:
        """The verdict on what the request takes to be so; None where nothing proves it.

        A compound statement is borne out if each of its parts is, and denied if one is.
        """
        if told := self._find_told(request):
            return told
        if pair := self._judge_order(request) or self._judge_comparison(request):
            return pair
        parts = request.parts
        proofs = tuple(proof for proof in map(self._prove, parts) if proof)
        is_whole = not proofs or len(proofs) < len(parts)
        verdicts = {proof.verdict for proof in proofs}
        if is_whole and (whole := self._prove(request)) and not self._is_false_in_part(whole, proofs, parts):
            return Judgement(whole.verdict, (whole,))
        if "contradicted" in verdicts:
            return Judgement("contradicted", proofs)
        if is_whole:
            reckoned = judge_derived(request, self._index, self._hearing, self._slack)
            return Judgement(reckoned.verdict, (), reckoned) if reckoned else None
        return Judgement("disputed" if "disputed" in verdicts else "supported", proofs)

    def _find_told(self, request: Request) -> Judgement | None:
        """The verdict on what stands in so many words in a document: it is so, or in dispute between them."""
        fact = self._own_words.get(request.question.words)
        if fact is None or (request.sources and request.previous):
            return None
        verdict: Verdict = "disputed" if self._index.base.is_contradicted(fact) else "supported"
        return Judgement(verdict, (Proof(request.question.text, fact, verdict),))

    def _judge_order(self, request: Request) -> Judgement | None:
        """The verdict on what is said to have come before something else, by the dates that are told of both."""
        both = self._find_both(request.order, self._dates_of, MAX_DATED)
        if both is None:
            return None
        (one, earlier), (other, later) = both
        if all(a.last < b.first for a in earlier for b in later):
            return _judge_by_both(request, (one, other), "supported")
        is_turned = all(b.last < a.first for a in earlier for b in later)
        return _judge_by_both(request, (one, other), "contradicted") if is_turned else None

    def _judge_comparison(self, request: Request) -> Judgement | None:
        """The verdict on what is said to have the greater figure of two, by the figures that are told of both."""
        both = self._find_both(request.compared, self._figures_of, MAX_FIGURED)
        if both is None:
            return None
        (one, greater), (other, lesser) = both
        is_so = any(is_less(b, a) for a in greater for b in lesser)
        is_not_so = any(is_less(a, b) for a in greater for b in lesser)
        if not (is_so or is_not_so):
            return None
        verdict: Verdict = "disputed" if is_so and is_not_so else "supported" if is_so else "contradicted"
        return _judge_by_both(request, (one, other), verdict)

    def _find_both(
        self, pair: tuple[Request, Request] | None, tell: Callable[[Request, str], tuple[T, ...]], most: int
    ) -> tuple[tuple[str, tuple[T, ...]], tuple[str, tuple[T, ...]]] | None:
        """For each of two statements the fact that tells of it, with what that tells; None unless these are two."""
        one, other = (self._find_telling(part, tell, most) for part in pair) if pair else (None, None)
        return (one, other) if one and other and one[0] != other[0] else None

    def _find_telling(
        self, request: Request, tell: Callable[[Request, str], tuple[T, ...]], most: int
    ) -> tuple[str, tuple[T, ...]] | None:
        """The likeliest fact that tells of a statement, if it accounts for all of that, with what it tells."""
        for fact in islice(request.ranking.facts, most):
            told = tell(request, fact)
            case = self._hearing.hear(request, fact) if told else None
            if case and self._hearing.weigh_left(case, case.unexplained) <= self._slack:
                return fact, told
        return None

    def _figures_of(self, request: Request, fact: str) -> tuple[Measured | Duration, ...]:
        """The figures that documents tell of a fact; none where one tells something else, or no word is of it."""
        words = (term for term in request.question.terms if term.kind in LEXICAL)
        if self._hearing.lore(fact, request.sources).told.isdisjoint(words):
            return ()
        values = self._values_of(request, fact)
        figures = [value for value in values if isinstance(value, Measured | Duration)]
        return tuple(figures) if len(figures) == len(values) else ()

    def _dates_of(self, request: Request, fact: str) -> tuple[Period, ...]:
        """The dates that documents tell of a fact; none where one of them tells something else."""
        values = self._values_of(request, fact)
        dates = [value.date for value in values if isinstance(value, Moment) and value.date]
        return tuple(dates) if len(dates) == len(values) else ()

    def _values_of(self, request: Request, fact: str) -> list[Value]:
        """What the documents that a request is about tell of a fact, without what they deny."""
        claims, sources = self._index.base.facts[fact].claims, request.sources
        return [claim.value for claim in claims if not claim.denied and (not sources or claim.source in sources)]

    def find_left(self, request: Request) -> tuple[str, tuple[str, ...]] | None:
        """The fact that is likeliest to judge a statement, and the words for which it does not account."""
        fact = next(iter(request.judges), None)
        case = self._hearing.hear(request, fact) if fact else None
        if fact is None or case is None:
            return None
        left = {term for term in case.unexplained if self._hearing.weigh(term)}
        return fact, tuple(dict.fromkeys(r.spelled for r in case.question.readings if r.meaning in left))

    def _is_false_in_part(self, whole: Proof, proofs: Iterable[Proof], parts: Iterable[Request]) -> bool:
        """Whether it is borne out only as a whole: a part is denied, or has the parties in each other's place."""
        if whole.verdict != "supported":
            return False
        is_denied = any(proof.verdict == "contradicted" for proof in proofs)
        return is_denied or any(self._hearing.is_swapped(part.question, whole.fact) for part in parts)

    def _prove(self, request: Request) -> Proof | None:
        """The fact that proves or disproves a statement. A denial is judged as the opposite of what it denies."""
        proof = self._prove_form(request)
        return replace(proof, text=request.question.text) if proof else None

    def _prove_form(self, request: Request) -> Proof | None:
        if quantifier := request.question.manner.quantifier:
            return self._prove_counted(request, quantifier)
        if contrast := self._index.language.find_contrast(request.question.readings):
            return self._prove_contrast(request, contrast)
        return self._prove_plain(request)

    def _find_denial(self, question: Question) -> bool | None:
        """Whether it is a denial; None where one of its clauses is and another is none, or it has too many to tell.

        A clause that is about nothing denies nothing of the others: '…, not bad at all'.
        """
        if not question.manner.is_negated:
            return False
        clauses = self._index.language.cut_clauses(question.text)
        if len(clauses) > MAX_CLAUSES:
            return None
        read = [*map(self._index.reader.read, clauses)]
        telling = [clause for clause in read if _says_anything(clause)] or read
        denials = {clause.manner.is_negated for clause in telling}
        return denials.pop() if len(denials) == 1 else None

    def _prove_counted(self, request: Request, quantifier: Quantifier) -> Proof | None:
        """What is said to be so in a number of documents, by what each of them says."""
        sources = request.sources or frozenset(self._index.base.sources)
        plain = _put(request, quantifier.rest, self._index)
        says_it = says_something(plain.question) or any(t.kind in NAMING | MEASURING for t in plain.question.terms)
        if request.previous and plain.question.manner.leans_back and not says_it:
            # 'Do two of them say that?' leaves open what.
            return None
        for fact in request.judges[:MAX_COUNTED]:
            verdicts = [self._judge_source(plain, fact, source) for source in sources]
            yes, no = verdicts.count("supported") + verdicts.count("disputed"), verdicts.count("contradicted")
            if yes and (verdict := judge_count(quantifier, yes, no, len(sources))):
                return self._conclude(request, fact, verdict)
        return None

    def _judge_source(self, request: Request, fact: str, source: str) -> Verdict | None:
        """The verdict by what one document says of a fact; what it does not say, it does not bear out."""
        if source not in self._index.base.sources_of(fact):
            return "contradicted"
        alone = replace(request, sources=frozenset({source}))
        case = self._hearing.hear(alone, fact)
        if case is None or self._lacks(case):
            return "contradicted" if case else None
        # A value speaks for itself, whatever other words the document has for it.
        whole = self._hearing.with_lore(case, self._hearing.lore(fact)) if case.measured else case
        return self._ruling.rule(alone, whole, is_likeliest=True)

    def _lacks(self, case: Case) -> bool:
        """Whether the claims that a statement is held against have no such name or figure in their own words."""
        read = self._index.reader.read_words
        own = case.measured.union(*(read(claim.said).terms for claim in case.held))
        own |= {Meaning("name", name) for name in case.lore.members}
        own |= self._index.subject | self._index.homes_of(own) | set(map(without_unit, own))
        return any(term.kind in NAMING | MEASURING for term in case.question.terms - own)

    def _prove_contrast(self, request: Request, contrast: Contrast) -> Proof | None:
        """A statement that sets some apart, proven by what is left of it without them."""
        if contrast.kind == "unclear":
            return None
        left = _put(request, contrast.rest, self._index, adds=contrast.kind == "beside")
        if contrast.kind in ("matched", "unmatched"):
            left = replace(left, judges=tuple(self._find_extremes(left)))
            if contrast.kind == "unmatched" and left.judges and self._hearing.lore(left.judges[0]).is_negated:
                # It is told as a denial, too: 'no other firm ever was'.
                return self._prove_plain(replace(request, judges=left.judges))
        proof = self._prove_plain(left)
        if contrast.kind in ("against", "except"):
            return self._prove_against(left, contrast, proof)
        if proof and contrast.kind == "matched":
            # Who is the most of all is matched by none; of who is not, nothing follows.
            is_extreme = proof.verdict != "contradicted"
            return replace(proof, verdict=OPPOSITE.get(proof.verdict, proof.verdict)) if is_extreme else None
        return proof

    def _prove_against(self, left: Request, contrast: Contrast, proof: Proof | None) -> Proof | None:
        """'A rather than B', 'all except B', by the proof of what is left: denied where B is what is told.

        Where nobody is set aside, but the same the other way round, parties that may change places leave it open.
        """
        if not contrast.aside:
            return None if proof and self._hearing.lore(proof.fact).is_symmetric else proof
        if proof is None:
            fact = next(iter(left.judges), None)
            return (
                Proof(left.question.text, fact, "contradicted") if fact and self._tells(fact, contrast, left) else None
            )
        lore = self._hearing.lore(proof.fact)
        if proof.verdict != "supported":
            return proof
        if contrast.aside.isdisjoint(lore.told - lore.aside):
            # Who is no part of what is told is no exception from it.
            return proof if contrast.kind == "against" else None
        if contrast.kind == "except" or any(term.key in lore.members for term in contrast.aside):
            return replace(proof, verdict="contradicted")
        return proof

    def _tells(self, fact: str, contrast: Contrast, left: Request) -> bool:
        """Whether a fact tells what is set aside, and not what is put in its place; of what nobody knows it can't."""
        lore = self._hearing.lore(fact)
        if left.question.manner.is_negated or not contrast.aside <= lore.told - lore.aside:
            return False
        case = self._hearing.hear(left, fact)
        odd = [term for term in case.unexplained if term.kind != "light"] if case else ()
        return 0 < len(odd) <= MAX_ODD and not any(map(self._index.is_stranger, odd))

    def _find_extremes(self, request: Request) -> Iterator[str]:
        """The likely facts that tell an extreme: one of them is meant, even if another fact has more of the words."""
        return filter(self._tells_extreme, islice(request.ranking.facts, MAX_EXTREMES))

    def _tells_extreme(self, fact: str) -> bool:
        """Whether a fact says of somebody that he is the first, the only one or the like."""
        language = self._index.language
        words = self._index.told_words[fact].words
        return not language.extremes.isdisjoint(words) or self._hearing.lore(fact).is_negated

    def _find_measured(self, request: Request) -> Iterator[str]:
        """The likely facts against which a figure can be held, and which tell of all who are named beside it.

        A figure needs no word for what it counts to be about the one that is told, '<land> gets 300k', unless it is
        a small one, which may count anything.
        """
        units = request.question.units
        if all(mention.unit or mention.amount <= SMALL for mention in request.question.numbers):
            units -= {""}
        if not units or find_given(request.question, self._index.base):
            return
        named = {term for term in request.question.terms if term.kind in NAMING} - self._index.subject
        for fact in islice(request.ranking.facts, MAX_MEASURED):
            if not units.isdisjoint(self._index.profile(fact).units) and named <= self._hearing.lore(fact).told:
                yield fact

    def _prove_plain(self, request: Request) -> Proof | None:
        """The likeliest fact that proves or disproves a statement that counts no documents and sets nobody apart.

        What one fact bears out is so, even if a figure or a name is another one in a likelier fact: that may be about
        something else. Where another one explains all of it too, and has another value, nobody knows which is meant.
        """
        question, judges = request.question, request.judges
        if find_ranks(question, self._index.language) - {1}:
            judges = tuple(dict.fromkeys((*judges, *self._find_extremes(request))))
        is_denial = self._find_denial(question)
        if is_denial is None or _is_ambiguous(question) or len(question.numbers) > MAX_FIGURES:
            return None
        if question.manner.is_negated and not is_denial:
            question = replace(question, manner=replace(question.manner, is_negated=False, denied=frozenset()))
            request = request.with_question(question)
        if verdict := equate(question, self._index) or assign_post(question, self._index):
            telling = (fact for fact in judges if not question.terms.isdisjoint(self._hearing.lore(fact).told))
            return next((self._conclude(request, fact, verdict) for fact in telling), None)
        cases, proven = self._rule(request, judges)
        if not proven:
            cases, proven = self._rule(request, [*self._find_measured(request)])
        chosen = _choose(question, proven)
        if chosen is None:
            turned = next((fact for fact in judges if self._turns_round(request, fact)), None)
            return self._conclude(request, turned, "contradicted") if turned else None
        case, verdict = chosen
        if verdict == "supported" and self._is_unnamed(request):
            verdict = "contradicted"
        if verdict == "supported" and (
            any(
                self._holds_other(request, other)
                for other in cases
                if other != case and _rivals(request, other.fact, case.fact)
            )
            or any(self._turns_round(request, fact) for fact in judges)
        ):
            return None
        return self._conclude(request, case.fact, verdict)

    def _rule(self, request: Request, judges: Sequence[str]) -> tuple[list[Case], list[tuple[Case, Verdict]]]:
        """The statement before each of some facts, the likeliest first, and the verdicts of those that have one."""
        cases = [case for fact in judges if (case := self._hearing.hear(request, fact))]
        likeliest = {*judges[:1], *self._find_able(request.question, cases)}
        judged = [(case, self._ruling.rule(request, case, is_likeliest=case.fact in likeliest)) for case in cases]
        return cases, [(case, said) for case, said in judged if said and _may_be_meant(request, case.fact, said)]

    def _find_able(self, question: Question, cases: Iterable[Case]) -> Iterator[str]:
        """Of the facts before which a statement with a figure or a date stands, the first that can hold them."""
        if question.units:
            able = (case.fact for case in cases if not any(term.kind in MEASURING for term in case.unexplained))
            yield from islice(able, 1)

    def _holds_other(self, request: Request, case: Case) -> bool:
        """Whether a fact explains all of a statement and has another figure, date, place or speaker."""
        if not case.measured:
            return False
        # Of a list nobody knows whether it is about the same.
        is_list = any(isinstance(claim.value, EntitySet) and len(claim.value.members) > 1 for claim in case.held)
        is_explained = not self._hearing.leaves_any(case.unexplained)
        return is_explained and not is_list and self._ruling.decide(request, case) == "contradicted"

    def _turns_round(self, request: Request, fact: str) -> bool:
        """Whether one plain clause says all that a fact tells, with its parties in each other's place.

        So does one in which somebody stands where another one is told, if its figure is another one too.
        """
        question, language = request.question, self._index.language
        is_plain = not (
            question.manner.is_negated or question.manner.may_ask or language.find_contrast(question.readings)
        )
        case = self._hearing.hear_turned(request, fact) if is_plain and question.keys("term") else None
        if case is None:
            return False
        is_figure_false = bool(case.measured) and self._ruling.decide(request, case) == "contradicted"
        if not (is_figure_false or are_exchanged(case)):
            return False
        left = self._hearing.weigh_left(case, case.unexplained)
        clauses = map(self._index.reader.read, language.cut_clauses(question.text))
        stating = [clause for clause in clauses if _says_anything(clause) and clause.manner.form != "keywords"]
        return left <= self._slack and len(stating) <= 1

    def _is_unnamed(self, request: Request) -> bool:
        """Whether one of the documents that a statement is about names somebody nowhere whom the statement names."""
        concordance, sources = self._index.concordance, request.sources
        return bool(sources) and any(not sources <= concordance.naming(name) for name in request.names)

    def _conclude(self, request: Request, fact: str, verdict: Verdict) -> Proof:
        """The proof by a fact, turned round where the statement denies what the verdict is on."""
        question, lore = request.question, self._hearing.lore(fact)
        probability = request.ranking.facts.get(fact, 0.0)
        repeats = self._hearing.repeats(question, fact, probability)
        is_told_so = repeats or lore.retelling.denials.are_in(question)
        denies = question.manner.is_negated and not is_told_so
        return Proof(question.text, fact, OPPOSITE.get(verdict, verdict) if denies else verdict)


def _judge_by_both(request: Request, facts: Iterable[str], verdict: Verdict) -> Judgement:
    return Judgement(verdict, tuple(Proof(request.question.text, fact, verdict) for fact in facts))


def _choose(question: Question, proven: Sequence[tuple[Case, Verdict]]) -> tuple[Case, Verdict] | None:
    """Of the verdicts by several facts, the likeliest first, the one that counts; None where nobody knows which.

    By the words of one matter it is so, by those of another it is not: words that were curated to deny the likeliest
    tell which is meant. Otherwise whatever denies it gives way to what bears it out, and a figure in passing to one
    that a fact is about.
    """
    if len({verdict for case, verdict in proven if not case.measured}) > 1:
        likeliest, verdict = proven[0]
        is_foreseen = verdict == "contradicted" and bool(likeliest.lore.opposed(question))
        return (likeliest, verdict) if is_foreseen else None
    return min(
        proven,
        key=lambda one: (one[1] == "contradicted", bool(question.units) and not one[0].measured),
        default=None,
    )


def _may_be_meant(request: Request, fact: str, verdict: Verdict) -> bool:
    """Whether a fact is likely enough to be what a statement is about; a bare figure may be one of anything."""
    likely = request.ranking.facts
    if not (request.question.keys(*CONTENT, *NAMING, "source") or request.goes_on):
        return likely.get(fact, 0.0) >= MORE_LIKELY_THAN_NOT
    return not likely or likely.get(fact, 0.0) >= LEAST_LIKELY.get(verdict, 0.0)


def _rivals(request: Request, fact: str, other: str) -> bool:
    """Whether a fact is nearly as likely to be what a statement is about as another one is."""
    likely = request.ranking.facts
    return likely.get(fact, 0.0) >= RIVALLING * likely.get(other, 0.0)


def _put(request: Request, words: Iterable[str], index: Index, *, adds: bool = False) -> Request:
    """The request with some of its words alone as what is to be judged."""
    question = index.reader.read(" ".join(words)).as_check()
    question = replace(question, manner=replace(question.manner, adds=adds))
    named = question.keys("name")
    names = tuple(name for name in request.names if name in named)
    return replace(request.with_question(question), names=names)


def _says_anything(clause: Question) -> bool:
    """Whether a clause is about something; one that only names somebody goes on with a list, if it denies nothing."""
    return bool(clause.keys(*CONTENT) or (clause.manner.is_negated and clause.keys("name")))


def _is_ambiguous(question: Question) -> bool:
    """Whether a figure in it can be read in two ways: '50.000'."""
    return any(mention.alternative is not None for mention in question.numbers)
