"""Whether the documents bear out what a statement says, or a question takes to be so.

Yes needs proof and so does No. Both need a fact whose words account for what the statement says, with the parties
on the same sides. Then each claim of the fact takes a stance: by a value that can be held against what is
asserted, or else by the words alone. A negation, or a word that says the opposite, turns it. Everything else is no
verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final

from bot.answer.answer import Verdict
from bot.answer.assertion import Stance
from bot.answer.counting import judge_count
from bot.answer.hearing import Case, Hearing, are_exchanged
from bot.answer.lore import Lore
from bot.answer.nuance import changes_rate, compares, gives_reason, settles, turns_round
from bot.answer.ordering import find_ranks, judge_ranks, ranks_lower
from bot.answer.reckoning import Reckoned, judge_derived
from bot.answer.substitution import equate, substitutes
from bot.knowledge.model import Claim
from bot.knowledge.periods import Period
from bot.knowledge.values import Disclosure, EntitySet, Moment, Plain, Quotation
from bot.language.meaning import CONTENT, LEXICAL, MEASURING, NAMING, Contrast, Meaning, Quantifier, without_unit
from bot.question.index import Index
from bot.question.model import Model
from bot.question.question import Question
from bot.question.request import Request
from bot.question.understanding import MAX_CLAUSES, says_something
from bot.text import stands_in

#: So many words may be put in place of what is told, where this is set aside.
MAX_ODD: Final = 2

#: Of what is said of a number of documents so many facts are asked for.
MAX_COUNTED: Final = 2

#: Of the likeliest facts so many are looked at for one that tells an extreme.
MAX_EXTREMES: Final = 5

#: Of the likeliest facts so many are looked at for one that tells when something was.
MAX_DATED: Final = 5

#: What has more figures than this is a table, and no statement: it would take long to hold all of them.
MAX_FIGURES: Final = 12

#: A word of general use carries a statement where it weighs such a share of the rarest word.
RARE: Final = 0.5

#: So many words have to be told of a statement of which anything is left, those of general use not counted.
LEAST_TOLD: Final = 3

#: A fact bears a statement out, or denies it, only if it is so likely to be what that is about.
LEAST_LIKELY: Final[Mapping[Verdict, float]] = {"supported": 0.2, "contradicted": 0.05}

#: So many times as much may be left of a statement that has a curated opposite of a fact, or a curated phrase for it.
OPPOSED: Final = 5
PHRASED: Final = 3

#: What becomes of a verdict by a negation.
OPPOSITE: Final[Mapping[Verdict, Verdict]] = {"supported": "contradicted", "contradicted": "supported"}


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

    def judge(self, request: Request) -> Judgement | None:
        """The verdict on what the request takes to be so; None where nothing proves it.

        A compound statement is borne out if each of its parts is, and denied if one is.
        """
        if order := self._judge_order(request):
            return order
        parts = request.parts
        if parts and self._index.language.find_contrast(request.question.readings):
            parts = ()
        proofs = tuple(proof for proof in map(self._prove, parts) if proof)
        is_whole = not proofs or len(proofs) < len(parts)
        if is_whole and (whole := self._prove(request)) and not self._is_turned_in_part(whole, parts):
            return Judgement(whole.verdict, (whole,))
        verdicts = {proof.verdict for proof in proofs}
        if "contradicted" in verdicts:
            return Judgement("contradicted", proofs)
        if is_whole:
            reckoned = judge_derived(request, self._index, self._hearing, self._slack)
            return Judgement(reckoned.verdict, (), reckoned) if reckoned else None
        return Judgement("disputed" if "disputed" in verdicts else "supported", proofs)

    def _judge_order(self, request: Request) -> Judgement | None:
        """The verdict on what is said to have come before something else, by the dates that are told of both."""
        told = [self._find_dated(part) for part in request.order or ()]
        if len(told) != 2 or None in told or told[0] == told[1]:  # noqa: PLR2004 - one before the other
            return None
        facts = [fact for fact in told if fact]
        earlier, later = (self._dates_of(fact, request.sources) for fact in facts)
        if all(one.last < other.first for one in earlier for other in later):
            verdict: Verdict = "supported"
        elif all(other.last < one.first for one in earlier for other in later):
            verdict = "contradicted"
        else:
            return None
        return Judgement(verdict, tuple(Proof(request.question.text, fact, verdict) for fact in facts))

    def _find_dated(self, request: Request) -> str | None:
        """The likeliest fact that tells when something was which a statement says, if that accounts for all of it."""
        for fact in islice(request.ranking.facts, MAX_DATED):
            case = self._hearing.hear(request, fact) if self._dates_of(fact, request.sources) else None
            if case and self._hearing.weigh_left(case, self._hearing.find_unexplained(case)) <= self._slack:
                return fact
        return None

    def _dates_of(self, fact: str, sources: frozenset[str]) -> tuple[Period, ...]:
        """The dates that documents tell of a fact; none where one of them tells something else."""
        claims = [claim for claim in self._index.base.facts[fact].claims if not sources or claim.source in sources]
        values = [claim.value for claim in claims if not claim.denied]
        dates = [value.date for value in values if isinstance(value, Moment) and value.date]
        return tuple(dates) if len(dates) == len(values) else ()

    def find_left(self, request: Request) -> tuple[str, tuple[str, ...]] | None:
        """The fact that is likeliest to judge a statement, and the words for which it does not account."""
        fact = next(iter(request.judges), None)
        case = self._hearing.hear(request, fact) if fact else None
        if fact is None or case is None:
            return None
        left = {term for term in self._hearing.find_unexplained(case) if self._hearing.weigh(term)}
        return fact, tuple(dict.fromkeys(r.spelled for r in case.question.readings if r.meaning in left))

    def _is_turned_in_part(self, proof: Proof, parts: Iterable[Request]) -> bool:
        """Whether a statement is borne out only as a whole: one of its parts has the parties in each other's place."""
        return proof.verdict == "supported" and any(
            self._hearing.is_swapped(part.question, proof.fact) for part in parts
        )

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
        whole = replace(case, lore=self._hearing.lore(fact)) if case.measured else case
        return self._judge_case(alone, whole, is_likeliest=True)

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
        proof = self._prove_plain(left)
        if contrast.kind in ("against", "except"):
            return self._prove_against(left, contrast, proof)
        if proof and contrast.kind == "matched":
            # Who is the most of all is matched by none; of who is not, nothing follows.
            is_extreme = proof.verdict != "contradicted"
            return replace(proof, verdict=OPPOSITE.get(proof.verdict, proof.verdict)) if is_extreme else None
        return proof

    def _prove_against(self, left: Request, contrast: Contrast, proof: Proof | None) -> Proof | None:
        """'A rather than B', 'all except B', by the proof of what is left: denied where B is what is told."""
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
        # By words alone nobody knows of which of those who are told of they are true.
        case = self._hearing.hear(left, proof.fact)
        return proof if case and case.measured else None

    def _tells(self, fact: str, contrast: Contrast, left: Request) -> bool:
        """Whether a fact tells what is set aside, and not what is put in its place; of what nobody knows it can't."""
        lore = self._hearing.lore(fact)
        if left.question.manner.is_negated or not contrast.aside <= lore.told - lore.aside:
            return False
        case = self._hearing.hear(left, fact)
        odd = [term for term in self._hearing.find_unexplained(case) if term.kind != "light"] if case else ()
        return 0 < len(odd) <= MAX_ODD and not any(map(self._index.is_stranger, odd))

    def _find_extremes(self, request: Request) -> Iterator[str]:
        """The likely facts that tell an extreme: one of them is meant, even if another fact has more of the words."""
        return filter(self._tells_extreme, islice(request.ranking.facts, MAX_EXTREMES))

    def _tells_extreme(self, fact: str) -> bool:
        """Whether a fact says of somebody that he is the first, the only one or the like."""
        language = self._index.language
        words = self._index.told_words[fact].words
        return not language.extremes.isdisjoint(words) or self._hearing.lore(fact).is_negated

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
        if verdict := equate(question, self._index):
            telling = (fact for fact in judges if not question.terms.isdisjoint(self._hearing.lore(fact).told))
            return next((self._conclude(request, fact, verdict) for fact in telling), None)
        cases = [case for fact in judges if (case := self._hearing.hear(request, fact))]
        likeliest = {*judges[:1], *self._find_able(question, cases)}
        judged = [(case, self._judge_case(request, case, is_likeliest=case.fact in likeliest)) for case in cases]
        likely = request.ranking.facts
        proven = [
            (case, verdict)
            for case, verdict in judged
            if verdict and (not likely or likely.get(case.fact, 0.0) >= LEAST_LIKELY.get(verdict, 0.0))
        ]
        if len({verdict for case, verdict in proven if not case.measured}) > 1:
            # Whichever of two matters is meant: by the words of one it is so, by those of the other it is not.
            return None
        # Whatever denies it gives way to what bears it out.
        case, verdict = min(proven, key=lambda one: one[1] == "contradicted", default=(None, None))
        if case and verdict == "supported" and self._is_unnamed(request):
            verdict = "contradicted"
        if case is None or verdict is None:
            is_turned = bool(judges) and self._turns_round(request, judges[0])
            return self._conclude(request, judges[0], "contradicted") if is_turned else None
        if verdict == "supported" and (
            any(self._holds_other(request, other) for other in cases if other != case)
            or any(self._turns_round(request, fact) for fact in judges)
        ):
            return None
        return self._conclude(request, case.fact, verdict)

    def _find_able(self, question: Question, cases: Iterable[Case]) -> Iterator[str]:
        """Of the facts before which a statement with a figure or a date stands, the first that can hold them."""
        if question.units:
            left = ((case.fact, self._hearing.find_unexplained(case)) for case in cases)
            able = (fact for fact, unexplained in left if not any(term.kind in MEASURING for term in unexplained))
            yield from islice(able, 1)

    def _holds_other(self, request: Request, case: Case) -> bool:
        """Whether a fact explains all of a statement and has another figure, date, place or speaker."""
        if not case.measured:
            return False
        # Of a list nobody knows whether it is about the same.
        is_list = any(isinstance(claim.value, EntitySet) and len(claim.value.members) > 1 for claim in case.held)
        is_explained = not any(map(self._hearing.weigh, self._hearing.find_unexplained(case)))
        return is_explained and not is_list and self._decide(request, case) == "contradicted"

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
        is_figure_false = bool(case.measured) and self._decide(request, case) == "contradicted"
        if not (is_figure_false or are_exchanged(case)):
            return False
        left = self._hearing.weigh_left(case, self._hearing.find_unexplained(case))
        clauses = map(self._index.reader.read, language.cut_clauses(question.text))
        stating = [clause for clause in clauses if _says_anything(clause) and clause.manner.form != "keywords"]
        return left <= self._slack and len(stating) <= 1

    def _is_unnamed(self, request: Request) -> bool:
        """Whether one of the documents that a statement is about names somebody nowhere whom the statement names."""
        base, sources = self._index.base, request.sources
        return bool(sources) and any(not sources <= base.named_in[name] for name in request.names)

    def _conclude(self, request: Request, fact: str, verdict: Verdict) -> Proof:
        """The proof by a fact, turned round where the statement denies what the verdict is on."""
        question, lore = request.question, self._hearing.lore(fact)
        is_told_so = self._repeats(question, fact) or lore.retelling.denials.are_in(question)
        denies = question.manner.is_negated and not is_told_so
        return Proof(question.text, fact, OPPOSITE.get(verdict, verdict) if denies else verdict)

    def _judge_case(self, request: Request, case: Case, *, is_likeliest: bool) -> Verdict | None:
        """The verdict by one fact, as if the statement had no negation.

        Others than the likeliest have to account for more of the statement, and a figure or a name that they have
        otherwise disproves nothing.
        """
        unexplained = self._hearing.find_unexplained(case)
        goes_on = request.previous is not None and (request.puts_another or request.question.manner.leans_back)
        if is_likeliest and not goes_on and substitutes(case, unexplained, self._index):
            return "contradicted"
        most = self._find_slack(case, is_likeliest=is_likeliest)
        if self._hearing.weigh_left(case, {term for term in unexplained if term.kind != "name"}) > most:
            return None
        if self._hearing.takes_other_whole(case):
            return None
        verdict = self._decide(request, case)
        is_denied = verdict == "contradicted" and any(one.stance is Stance.CONTRADICTS for one in case.held.values())
        if is_denied:
            unexplained -= self._hearing.find_companions(case)
        elif self._hearing.mixes_up(case.question, case.lore):
            return None
        if self._hearing.weigh_left(case, unexplained) > most:
            return None
        if case.is_premature:
            is_denied = verdict == "supported" and is_likeliest and not request.question.manner.is_negated
            return "contradicted" if is_denied else None
        if verdict == "supported" and self._leaves_open(case, unexplained):
            return None
        if not (verdict == "disputed" or is_denied):
            return verdict
        # Of what a value decides against, nothing may be left that is about something else.
        left = sum(map(self._hearing.weigh, unexplained))
        return verdict if (is_likeliest and left <= self._slack) or (verdict == "disputed" and not left) else None

    def _tells_little(self, case: Case, unexplained: AbstractSet[Meaning]) -> bool:
        """Whether something is left of a statement of which the fact has few words: that may be what it is about."""
        told = [term for term in case.question.terms - unexplained - self._index.subject if term.kind != "light"]
        is_left = any(map(self._hearing.weigh, unexplained))
        is_told_by_value = bool(case.measured) and not all(isinstance(one.value, Quotation) for one in case.held)
        return is_left and not is_told_by_value and len(told) < LEAST_TOLD

    def _leaves_open(self, case: Case, unexplained: AbstractSet[Meaning]) -> bool:
        """Whether what the fact accounts for is too little to say that all of the statement is so."""
        if self._tells_little(case, unexplained):
            return True
        return self._is_of_nobody(case) or self._is_wanted(case) or self._is_past(case)

    def _is_of_nobody(self, case: Case) -> bool:
        """Whether it is about a person of whom nobody knows who that is, and the fact tells of nobody."""
        question, entities = case.question, self._index.base.entities
        dangling = [r for r in question.readings if r.spelled in self._index.language.personal]
        names = {term.key for term in question.terms | case.lore.told if term.kind == "name"}
        is_anybody = any(entities[name].kind == "person" for name in names)
        return not is_anybody and any(reading.meaning.kind != "name" for reading in dangling)

    def _is_wanted(self, case: Case) -> bool:
        """Whether it says that something has happened of which the fact tells that it is wanted, or a condition."""
        wanted = self._index.language.wanted
        if not case.question.manner.is_done or not wanted.isdisjoint(case.question.words):
            return False
        return not wanted.isdisjoint(self._hearing.statement(case.fact).words)

    def _is_past(self, case: Case) -> bool:
        """Whether it says that something goes on to be so, of which the fact tells only that it was so once."""
        told = self._index.told_words[case.fact].words
        return case.question.manner.lasts and not any(stands_in(one, told) for one in self._index.language.lasting)

    def _find_slack(self, case: Case, *, is_likeliest: bool) -> float:
        """How much of a statement may be left unexplained by a fact.

        More may be where a curator foresaw the words in which it is denied, or those in which it is told.
        """
        if not is_likeliest:
            return self._slack / 2
        if case.measured or case.question.manner.is_negated:
            return self._slack
        if case.lore.opposed(case.question):
            return OPPOSED * self._slack
        return PHRASED * self._slack if case.lore.retelling.phrases.are_in(case.question) else self._slack

    def _decide(self, request: Request, case: Case) -> Verdict | None:
        """The verdict by the stances of the claims, or by the words alone."""
        question, told, language = case.question, self._index.told_words[case.fact], self._index.language
        if self._is_unclear(request, case):
            return None
        if turns_round(question, told, language):
            return "contradicted"
        if self._settles(case):
            return "disputed" if self._index.base.is_contradicted(case.fact) else None
        return None if compares(question, told) else self._decide_by_stances(request, case)

    def _decide_by_stances(self, request: Request, case: Case) -> Verdict | None:
        """The verdict by the stances of the claims, or by the words where none is taken; a denial turns either."""
        question, language = case.question, self._index.language
        negates, opposes = self._denies(case)
        stances = {claim: _stance_of(case, claim, negates=negates, opposes=opposes) for claim in case.held}
        taken = set(stances.values()) - {Stance.SILENT}
        if (Stance.SUPPORTS not in taken and self._may_be_so(case, taken)) or (taken and self._drops_denial(case)):
            return None
        if len(taken) > 1:
            return "disputed"
        if taken == {Stance.CONTRADICTS}:
            return "contradicted"
        said = (self._index.reader.read_words(claim.said) for claim in case.held)
        if verdict := judge_ranks(question, said, language):
            return verdict
        if self._says_more(case):
            return None
        if taken:
            return "supported" if request.sources else self._by_figures_alone(case)
        return self._by_words(case, negates=negates, opposes=opposes)

    def _settles(self, case: Case) -> bool:
        """Whether it says that something is so of which the fact tells that it is asked, or told in several ways."""
        index, language = self._index, self._index.language
        statement = self._hearing.statement(case.fact)
        asks = statement.manner.opens or not language.undecided.isdisjoint(statement.words[:1])
        if asks and case.is_silent:
            return True
        is_open = not language.undecided.isdisjoint(index.told_words[case.fact].words)
        return is_open and settles(case.question, statement, language) and not index.base.is_contradicted(case.fact)

    def _is_unclear(self, request: Request, case: Case) -> bool:
        """Whether a statement says nothing by itself, or denies what may be denied already."""
        question, lore = case.question, case.lore
        goes_on = request.previous is not None and question.manner.leans_back
        says_opposite = bool(lore.opposed(question)) and not question.manner.offers
        is_bare = len(question.terms) > 1 and not (goes_on or says_opposite)
        if is_bare and _says_nothing(question, lore, self._index.subject):
            return True
        is_double = question.manner.is_negated and lore.is_negated and not self._repeats(question, case.fact)
        # Whether it denies the denial or repeats it, no words tell.
        return is_double and lore.has_roles and case.is_silent

    def _says_more(self, case: Case) -> bool:
        """Whether a statement has something that is not told: an extreme, certainty, a reason, a rate."""
        question, told, language = case.question, self._index.told_words[case.fact], self._index.language
        relation = self._index.base.facts[case.fact].roles.relation.get(language.code, ())
        is_certain = question.manner.is_foretold and all(claim.modality == "possible" for claim in case.held)
        is_more = is_certain or self._goes_beyond(case) or gives_reason(question, told, relation, language)
        return is_more or changes_rate(question, told, language)

    def _drops_denial(self, case: Case) -> bool:
        """Whether the fact is a denial with a figure, 'four refused', and the statement has the figure without it."""
        lore, question = case.lore, case.question
        if not lore.is_negated or question.manner.is_negated or any(isinstance(c.value, Disclosure) for c in case.held):
            return False
        statement = self._index.base.facts[case.fact].statement[self._index.language.code]
        return len(self._index.language.cut_clauses(statement)) == 1 and lore.retold.isdisjoint(question.terms)

    def _may_be_so(self, case: Case, taken: AbstractSet[Stance]) -> bool:
        """Whether what it says may be so by a claim that is less exact, and by none that goes with that is denied."""
        is_open = any(one.terms and one.stance is Stance.SILENT for one in case.held.values())
        return is_open and (not taken or self._index.base.is_contradicted(case.fact))

    def _by_words(self, case: Case, *, negates: bool, opposes: bool) -> Verdict | None:
        """The verdict by words alone, where no value takes a stance: the statement has to say something itself."""
        question, lore = case.question, case.lore
        if not self._says_something(case):
            return None
        if len({claim.denied for claim in case.held}) > 1:
            # One source says so, and another one denies it.
            return "disputed"
        is_half = lore.is_negated and not question.manner.is_negated and not (negates or opposes)
        if is_half and lore.retold.isdisjoint(question.terms):
            # In the words of a denial, and without what it denies: what is said of that, they do not tell.
            return None
        return "contradicted" if negates != opposes else "supported"

    def _says_something(self, case: Case) -> bool:
        """Whether a word carries it: one of the facts', or one of general use with which this one is told."""
        own = case.question.terms & self._index.told_words[case.fact].terms
        light = (term for term in own if term.kind == "light" and not self._index.is_idle(term))
        least = RARE * self._index.rarest
        return bool(case.question.keys("term")) or any(self._index.weight(term) >= least for term in light)

    def _goes_beyond(self, case: Case) -> bool:
        """Whether the statement says 'only', 'all', 'other' or 'the most', and what is told of the fact does not."""
        language = self._index.language
        extreme = language.extremes | language.comparatives | language.further | language.universal
        if any(term.kind == "name" for term in case.measured) and not self._joins_others(case.question):
            extreme -= language.joint
        if not language.coordinating.isdisjoint(case.question.words):
            extreme -= language.paired
        told = self._index.told_words[case.fact]
        said = (reading for reading in case.question.readings if reading.spelled in extreme)
        beyond = [one for one in said if one.spelled not in told.words and one.meaning not in told.terms]
        graded = language.superlatives | language.comparatives
        if 1 in find_ranks(case.question, language):
            passages = (self._index.reader.read_words(claim.evidence) for claim in case.held)
            if any(ranks_lower(passage, language) for passage in passages):
                return True
        if not all(reading.spelled in graded for reading in beyond):
            return True
        # What is graded is told by meaning, and roles may have it: 'the biggest', 'slower'.
        return bool(beyond) and not case.lore.accounted(case.question).issuperset(one.meaning for one in beyond)

    def _joins_others(self, question: Question) -> bool:
        """Whether a word like 'all' stands before what is no name: 'all the ferries go to <name>'."""
        joint = self._index.language.joint
        carrying = [one for one in question.readings if one.meaning.kind != "filler" or one.spelled in joint]
        return any(one.spelled in joint and other.meaning.kind == "term" for one, other in pairwise(carrying))

    def _denies(self, case: Case) -> tuple[bool, bool]:
        """Whether the fact's own sentence is a denial that the statement is not, and whether that says the opposite."""
        lore, question = case.lore, case.question
        if self._repeats(question, case.fact):
            return False, False
        # What is held against a value needs no word that says the opposite.
        opposes = not lore.opposed(question) <= case.measured
        if not lore.is_negated or (_is_typed(case) and not case.is_silent):
            return False, opposes
        # Roles tell it in other words, which need not be a denial; their opposites are what it denies.
        is_plain = not lore.has_roles or not (opposes or lore.denied.isdisjoint(question.terms))
        return is_plain, opposes

    def _repeats(self, question: Question, fact: str) -> bool:
        """Whether a statement denies what a fact denies, in its very words, and not merely that something is told."""
        lore = self._hearing.lore(fact)
        opposed = {term for term in lore.opposed(question) if term.is_term}
        if not lore.is_repeated(question) or not opposed <= self._index.told_words[fact].terms:
            return False
        return not any(isinstance(claim.value, Disclosure) for claim in self._index.base.facts[fact].claims)

    def _by_figures_alone(self, case: Case) -> Verdict:
        """A bare figure on which the sources put contradicting bounds is disputed, however it is asked."""
        figures = [mention for mention in case.question.numbers if mention.bound is None]
        return "disputed" if figures and self._index.base.is_contradicted(case.fact) else "supported"


def _put(request: Request, words: Iterable[str], index: Index, *, adds: bool = False) -> Request:
    """The request with some of its words alone as what is to be judged."""
    question = index.reader.read(" ".join(words)).as_check()
    question = replace(question, manner=replace(question.manner, adds=adds))
    named = question.keys("name")
    names = tuple(name for name in request.names if name in named)
    return replace(request.with_question(question), names=names)


def _is_typed(case: Case) -> bool:
    """Whether the claims that a statement is held against have values that say more than words."""
    return not any(isinstance(claim.value, Plain | Quotation) for claim in case.held)


def _says_anything(clause: Question) -> bool:
    """Whether a clause is about something; one that only names somebody goes on with a list, if it denies nothing."""
    return bool(clause.keys(*CONTENT) or (clause.manner.is_negated and clause.keys("name")))


def _is_ambiguous(question: Question) -> bool:
    """Whether a figure in it can be read in two ways: '50.000'."""
    return any(mention.alternative is not None for mention in question.numbers)


def _says_nothing(question: Question, lore: Lore, subject: AbstractSet[Meaning]) -> bool:
    """Whether nothing but names is of the fact: 'X is Y' says nothing of a list that has both, nor 'X is part of Y'."""
    others = [term for term in question.terms if term.kind not in NAMING]
    if not others:
        return all(term.key in lore.members or term in subject for term in question.terms)
    return all(term.kind in LEXICAL and term not in lore.told for term in others)


def _stance_of(case: Case, claim: Claim, *, negates: bool, opposes: bool) -> Stance:
    """The stance to what is denied; who did not say it has not said its denial, and a wrong figure stays wrong."""
    stance = case.held[claim].stance
    # The opposite of what some give and others withhold is that it is withheld.
    is_withheld = isinstance(claim.value, Disclosure) and not all(
        isinstance(one.value, Disclosure) for one in case.held
    )
    is_wrong = (opposes and not is_withheld) or isinstance(claim.value, Quotation)
    if stance is Stance.CONTRADICTS and is_wrong:
        return stance
    return Stance(-stance) if negates != opposes else stance
