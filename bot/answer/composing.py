"""From requests to an answer: which facts are told, how certain that is, and what is said where none is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice
from typing import Final

from bot.answer import documents
from bot.answer.answer import Answer, Checked, Finding, Verdict
from bot.answer.catalogue import MAX_FURTHER, Catalogue
from bot.answer.deriving import Deriver
from bot.answer.finding import cite_all, join_sentences
from bot.answer.quoting import Quoter
from bot.answer.telling import Teller
from bot.answer.verdict import Judge, Proof
from bot.answer.wording import Wording
from bot.knowledge.comparison import Relation
from bot.knowledge.figures import write_amount
from bot.language.meaning import Meaning, Quantifier
from bot.question.deciding import MAX_NEAREST
from bot.question.documents import asks_for_newest, find_kinds_named
from bot.question.index import Index
from bot.question.model import Model
from bot.question.overview import find_overview
from bot.question.persons import find_introduced
from bot.question.question import Question
from bot.question.ranking import MORE_LIKELY_THAN_NOT, Ranking
from bot.question.request import Facet, Request
from bot.question.targets import Target
from bot.text import cut

#: From this probability on that one of the nearest is meant, it is said so.
LIKELY: Final = 0.9

#: What 'do they agree?' is answered with.
_AGREEMENT_VERDICTS: Final[Mapping[Relation, Verdict]] = {
    Relation.AGREEMENT: "supported",
    Relation.DIFFERENCE: "supported",
    Relation.CONTRADICTION: "disputed",
}

#: The kinds of targets that are told in one sentence, and are no fact that a document states.
SUMMED_UP: Final = ("gap", "derived")

#: Before facts that may answer, a gap is told where it is so many times likelier than each of them.
MUCH_LIKELIER: Final = 2

#: Of the words that stand in no document so many are named, with so many characters each.
MAX_UNHEARD_OF: Final = 2
LONGEST_UNHEARD_OF: Final = 40

#: What is said to the bot and asks nothing.
TALK: Final = ("greeting", "thanks", "farewell")


class Composer:
    """Writes answers about one fact base in one language."""

    def __init__(self, index: Index, wording: Wording, model: Model) -> None:
        self._index = index
        self._teller = Teller(index.base, wording)
        self._catalogue = Catalogue(index.base, wording)
        self._quoter = Quoter(index, self._teller, model)
        self._deriver = Deriver(index.base, wording)
        self._judge = Judge(index, model)
        self._facets: Mapping[Facet, Callable[[Request], Answer]] = {
            "passages": self._show_passages,
            "retell": self._retell,
            "unique": self._tell_unique,
            "mention": self._tell_mentions,
            "quote": self._quote,
            "document": self._tell_document,
            "described": self._describe_document,
            "age": self._tell_age,
            "between": self._tell_between,
            "named": self._tell_named,
            "introduced": self._introduce,
            "in short": self._tell_in_short,
            "more": self._tell_more,
            "again": self._tell_again,
            "heard": self._acknowledge,
        }

    def prepare(self) -> None:
        """Find out now what each fact is known to say, as statements are held against it."""
        self._judge.prepare()

    def compose(self, requests: Iterable[Request]) -> Answer:
        """One answer to all requests of a message."""
        first, *more = _without_repeats([self._answer(request) for request in requests])
        return replace(first, more=tuple(more))

    def decline_language(self) -> Answer:
        """Which language is understood."""
        return self._teller.say("out_of_scope", "other_language")

    def check(self, statement: str, request: Request) -> Checked:
        """What the documents have to say to a statement."""
        return Checked(statement, self._answer(request))

    def lead_on(self, answer: Answer) -> Answer:
        """The answer with questions about what the documents tell close to it, if it has none yet."""
        told = answer.facts
        if answer.further or not told:
            return answer
        close = (name for name in self._index.base.neighbours(told[0]) if name not in told)
        return replace(answer, further=self._teller.ask_for(islice(close, MAX_FURTHER)))

    def quote(self, speaker: str | None, topic: frozenset[Meaning]) -> Answer:
        """What somebody said, or anybody, on a topic if there is one."""
        return self._quoter.quote(speaker, topic)

    def _answer(self, request: Request) -> Answer:
        tell = self._facets.get(request.facet, self._tell)
        answer = tell(request)
        if answer.outcome == "help" or answer.confidence:
            return answer
        return replace(answer, confidence=round(request.decision.probability, 3))

    def _tell(self, request: Request) -> Answer:
        is_claim = request.facet == "check" or request.puts_another or self._names_figure(request)
        judged = self._try(request) if is_claim else None
        if judged:
            return judged
        best = request.decision.answer
        is_unproven = request.facet == "check" and best is not None and best.target.is_stated
        if best is None or (is_unproven and not request.decision.is_verbatim):
            return self._offer(request)
        answer = self._tell_target(best.target, request)
        also = chain.from_iterable(candidate.target.facts for candidate in request.decision.shown[1:])
        told = {finding.fact for finding in answer.findings}
        understood = self._teller.ask_one(best.target.name)
        return replace(
            answer,
            intent=best.target.name,
            understood=understood,
            also=self._teller.find(fact for fact in also if fact not in told) if answer.findings else (),
        )

    def _names_figure(self, request: Request) -> bool:
        """Whether it names a figure or a date in no sentence, and none to choose from: '70% in cash?'."""
        question = request.question
        is_bare = request.facet == "tell" and question.manner.form == "keywords" and not request.asks_same
        return is_bare and not question.manner.offers and bool(question.keys("number", "date"))

    def _tell_target(self, target: Target, request: Request) -> Answer:
        match target.kind:
            case "own":
                return self._tell_own(target.name)
            case "gap":
                return self._tell_gap(target, request)
            case "derived":
                return self._deriver.answer(target.name)
            case "fact" | "joint":
                return self._tell_facts(target, request)

    def _tell_own(self, name: str) -> Answer:
        match name:
            case "sources":
                return self._catalogue.list_sources()
            case "disagreements":
                return self._catalogue.list_disagreements()
            case "elsewhere":
                return self._teller.say("out_of_scope", "out_of_scope")
            case "help" | "greeting":
                return self._catalogue.help(name)
        return self._teller.say("help", name)

    def _tell_gap(self, target: Target, request: Request) -> Answer:
        headline = self._index.base.gaps[target.name].statement[self._teller.language]
        verdict: Verdict | None = "not_stated" if request.facet == "check" else None
        nearest = self._teller.find(target.facts)
        return Answer("not_stated", self._teller.language, headline, verdict=verdict, nearest=nearest)

    def _tell_facts(self, target: Target, request: Request) -> Answer:
        findings = self._teller.find(target.facts)
        intent = self._index.base.intents.get(target.name)
        statement = (intent.statement or {}).get(self._teller.language) if intent else None
        direct = findings[0].statement if len(findings) == 1 else self._teller.wording.say("several")
        answer = Answer("answered", self._teller.language, statement or direct, findings=findings)
        return self._put_in_view(answer, request)

    def _put_in_view(self, answer: Answer, request: Request) -> Answer:
        """The answer as the question wants it: as a comparison, or as one document tells it."""
        if request.facet == "compare" and len(answer.findings) == 1:
            return self._put_as_comparison(answer, answer.findings[0], request)
        if request.sources:
            told = [finding for finding in answer.findings if not request.sources.isdisjoint(finding.sources)]
            first, *others = told or answer.findings
            headline = self._teller.tell_by_source(first, request.sources)
            return replace(answer, headline=headline if not others else answer.headline, findings=(first, *others))
        return answer

    def _put_as_comparison(self, answer: Answer, finding: Finding, request: Request) -> Answer:
        """The answer with whether the documents agree on a fact in front, and as a verdict where one is asked for."""
        verdict = _AGREEMENT_VERDICTS[finding.relation] if request.question.is_check else None
        is_told_alike = finding.relation is Relation.AGREEMENT and not finding.silent
        quantifier = request.question.manner.quantifier
        if verdict == "supported" and quantifier and quantifier.is_all and not is_told_alike:
            verdict = "contradicted"
        return replace(answer, headline=self._compare(finding, is_checked=request.question.is_check), verdict=verdict)

    def find_left(self, request: Request) -> tuple[str, tuple[str, ...]] | None:
        """For a statement that gets no verdict: the likeliest fact, and the words for which that does not account."""
        if request.facet != "check" or self._judge.judge(request):
            return None
        return self._judge.find_left(request)

    def _try(self, request: Request) -> Answer | None:
        """The verdict on what the question takes to be so, with the fact that proves it; None where nothing does."""
        judgement = self._judge.judge(request)
        if judgement is None:
            return None
        if judgement.reckoned:
            answer = self._deriver.answer(judgement.reckoned.name, judgement.reckoned.result)
            headline = self._teller.wording.say(f"verdict_{judgement.verdict}", statement=answer.headline)
            return replace(answer, headline=headline, verdict=judgement.verdict, intent=judgement.reckoned.name)
        findings = self._teller.find(proof.fact for proof in judgement.proofs)
        fact = judgement.proofs[0].fact
        told = self._teller.tell_by_source(findings[0], request.sources) or findings[0].statement
        is_whole = all(proof.text == request.question.text for proof in judgement.proofs)
        by_whom = documents.tell_listed(self._teller, fact, request.names) if not request.sources else ()
        statement = " ".join((*by_whom, told)) if is_whole else self._teller.wording.say("part_by_part")
        headline = self._teller.wording.say(f"verdict_{judgement.verdict}", statement=statement)
        listed = () if is_whole else tuple(map(self._tell_part, judgement.proofs))
        answer = Answer(
            "answered",
            self._teller.language,
            headline,
            verdict=judgement.verdict,
            findings=findings,
            listed=listed,
        )
        return replace(answer, intent=fact, understood=self._teller.ask_one(fact))

    def _tell_part(self, proof: Proof) -> str:
        return self._teller.wording.say(f"part_{proof.verdict}", part=proof.text.rstrip(".!? "))

    def _compare(self, finding: Finding, *, is_checked: bool) -> str:
        """Whether the documents agree on a fact: a yes or a no for who asks for one."""
        if len(finding.sources) == 1:
            shorts = self._teller.shorts(finding.sources)
            return self._teller.wording.say("compare_one", sources=shorts, statement=finding.statement)
        key = f"{'checked' if is_checked else 'compare'}_{finding.relation.name.lower()}"
        return self._teller.wording.say(key, statement=finding.statement)

    def _offer(self, request: Request) -> Answer:
        """The nearest facts, as what they are: not certain, and to be asked for.

        What is most like a greeting, or like what people ask any bot, is answered as that: it says nothing of facts.
        """
        shown = request.decision.shown
        target = shown[0].target if shown else None
        own = self._tell_own(target.name) if target and _may_be_talk(target, request) else None
        if own and not own.findings:
            return replace(own, certainty="unsure")
        is_likely = bool(shown) and shown[0].probability > MORE_LIKELY_THAN_NOT
        facts = own.facts[:MAX_NEAREST] if own and is_likely else request.decision.nearest
        if not facts:
            return self._give_up(request)
        said = self._say_unjudged(request) if _wants_verdict(request) else self._say_unsure(request)
        gaps, derived = ([one.target for one in shown if one.target.kind == kind] for kind in SUMMED_UP)
        # The other gaps are offered as questions: none of them is likely to be what is missing.
        summed_up = tuple(map(self._summarise, (*gaps[:1], *derived)))
        leads = _is_summed_up_first(request.ranking)
        answer = replace(
            said,
            headline=" ".join((*self._tell_unheard_of(request), said.headline)),
            certainty="unsure",
            listed=summed_up if leads else (),
            nearest=self._teller.find_nearest(facts),
            besides=() if leads else summed_up,
        )
        return replace(answer, suggestions=self._teller.ask_for(candidate.target.name for candidate in shown))

    def _summarise(self, target: Target) -> str:
        """What a gap or a derived figure says, in one sentence."""
        if target.kind == "gap":
            return self._index.base.gaps[target.name].statement[self._teller.language]
        return self._deriver.answer(target.name).headline

    def _tell_unheard_of(self, request: Request) -> Iterator[str]:
        """That the documents have nothing of what a question names: '<somebody> is there too?'."""
        for words in self._index.find_unheard_of(request.question)[:MAX_UNHEARD_OF]:
            yield self._teller.wording.say("unheard_of", words=cut(words, LONGEST_UNHEARD_OF))

    def _say_unsure(self, request: Request) -> Answer:
        """That what follows may be no answer; where more speaks for there being none, that nothing was found."""
        # A bare name asks for nothing that could be missing.
        if request.ranking.seems_unstated and not request.question.only_puts:
            return self._teller.say("not_stated", "nothing_near")
        if request.decision.of_first >= MORE_LIKELY_THAN_NOT and not _is_summed_up_first(request.ranking):
            return self._teller.say("answered", "unsure_but_first")
        is_likely = request.decision.probability >= LIKELY
        return self._teller.say("answered", "unsure_but_likely" if is_likely else "unsure")

    def _say_unjudged(self, request: Request) -> Answer:
        """That no verdict is possible; of a figure that can be read in two ways, how."""
        for mention in request.question.numbers:
            if mention.alternative is not None:
                readings = (write_amount(mention.amount), write_amount(mention.alternative))
                return self._teller.say("not_stated", "ambiguous_figure", one=readings[0], other=readings[1])
        return self._teller.say("not_stated", "unjudged")

    def _give_up(self, request: Request) -> Answer:
        """Nothing comes near: what is said makes no statement about the documents."""
        question = request.question
        if not question.readings:
            return self._catalogue.help("empty")
        if question.terms and not self._index.weigh_content(question.terms):
            return replace(self._catalogue.help("vague"), outcome="clarify")
        is_near = self._is_near(question)
        answer = self._teller.say("not_stated" if is_near else "out_of_scope", "nothing" if is_near else "out_of_scope")
        return replace(answer, certainty="unsure")

    def _is_near(self, question: Question) -> bool:
        """Whether half of what carries the question is known here."""
        known = self._index.weigh(term for term in question.terms if self._index.is_known(term))
        return 2 * known >= self._index.weigh(question.terms) > 0

    def _show_passages(self, request: Request) -> Answer:
        """The sentences on which the last answer rests."""
        previous = request.previous
        passages = join_sentences(cite_all(self._index.base, previous.facts if previous else ()))
        if previous and previous.target in self._index.base.gaps:
            return replace(self._teller.say("not_stated", "passages_nearest"), passages=passages, confidence=1.0)
        if previous and not previous.is_certain:
            return replace(self._teller.say("answered", "passages_unsure"), passages=passages, certainty="unsure")
        return replace(self._teller.say("answered", "passages"), passages=passages, confidence=1.0)

    def _retell(self, request: Request) -> Answer:
        """The last answer again, with who says it, or whether they agree on it."""
        facts = request.previous.facts if request.previous else ()
        if facts and request.previous and not request.previous.is_certain:
            return replace(self._teller.say("answered", "unsure"), certainty="unsure", nearest=self._teller.find(facts))
        findings = self._teller.find(facts)
        if not findings:
            return self._offer(request)
        answer = replace(self._teller.say("answered", "several"), findings=findings, confidence=1.0)
        if not request.asks_agreement:
            return answer
        disputed = (finding for finding in findings if finding.relation is Relation.CONTRADICTION)
        return self._put_as_comparison(answer, next(disputed, findings[0]), request)

    def _tell_more(self, request: Request) -> Answer:
        """What the documents tell close to the last answer."""
        told = request.previous.facts if request.previous else ()
        close = [name for name in self._index.base.neighbours(told[0]) if name not in told] if told else []
        if not close:
            return self._offer(request)
        findings = self._teller.find(close[:MAX_NEAREST])
        return replace(self._teller.say("answered", "more"), findings=findings, confidence=1.0)

    def _tell_again(self, request: Request) -> Answer:
        """The main sentence of the last answer; if that was not certain, or not what was asked, what can be asked."""
        previous = request.previous
        if previous is None or not previous.is_certain or request.question.manner.reply == "missed":
            offered = self._teller.ask_for(previous.facts if previous else ())
            return replace(self._teller.say("clarify", "other_words"), certainty="unsure", suggestions=offered)
        if gap := self._index.base.gaps.get(previous.target or ""):
            return self._teller.say("not_stated", "again", statement=gap.statement[self._teller.language])
        findings = self._teller.find(previous.facts[:1])
        answer = self._teller.say("answered", "again", statement=findings[0].statement)
        return replace(answer, findings=findings, confidence=1.0)

    def _acknowledge(self, _: Request) -> Answer:
        return self._teller.say("help", "heard")

    def _tell_unique(self, request: Request) -> Answer:
        ranked = self._rank_facts(request)
        is_narrow = self._index.weigh_content(request.question.terms) > 0
        facts = ranked[:MAX_NEAREST] if is_narrow else self._index.base.facts
        return documents.tell_unique(self._teller, request.sources, facts, is_narrow=is_narrow)

    def _tell_mentions(self, request: Request) -> Answer:
        facts, question = self._rank_facts(request), request.question
        if not question.is_check:
            return documents.tell_each_mention(self._teller, request.names, facts)
        quantifier = question.manner.quantifier or Quantifier(least=None)
        return documents.check_mentions(self._teller, request.names, facts, request.sources, quantifier)

    def _rank_facts(self, request: Request) -> list[str]:
        """The single facts among the candidates, the likeliest first."""
        names = (candidate.target.name for candidate in request.ranking.candidates)
        return [name for name in names if name in self._index.base.facts]

    def _describe_document(self, request: Request) -> Answer:
        if not request.sources:
            return self._catalogue.list_sources()
        return documents.describe(self._teller, request.sources, request.question.wants)

    def _tell_age(self, request: Request) -> Answer:
        is_newest = asks_for_newest(request.question, self._index)
        return documents.tell_age(self._teller, request.sources, is_newest=is_newest)

    def _tell_between(self, request: Request) -> Answer:
        is_wide = not self._index.language.comparing.isdisjoint(request.question.words)
        return documents.tell_between(self._teller, request.sources, is_wide=is_wide)

    def _tell_named(self, request: Request) -> Answer:
        return documents.tell_named(self._teller, find_kinds_named(request.question, self._index), request.sources)

    def _introduce(self, request: Request) -> Answer:
        return documents.introduce(
            self._teller, find_introduced(request.question, self._index), request.decision.nearest
        )

    def _tell_in_short(self, request: Request) -> Answer:
        overview = self._overview
        if overview is None:
            return self._tell(request)
        return replace(self._tell_facts(overview, request), intent=overview.name, confidence=1.0)

    @cached_property
    def _overview(self) -> Target | None:
        return find_overview(self._index)

    def _tell_document(self, request: Request) -> Answer:
        return documents.tell_document(self._teller, request.sources)

    def _quote(self, request: Request) -> Answer:
        answer = self._quoter.answer(request, request.speaker) if request.speaker else None
        return answer if answer and answer.certainty == "sure" else self._offer(request)


def _without_repeats(answers: Sequence[Answer]) -> list[Answer]:
    """The answers without those that are not certain and show nothing that the others do not."""
    kept = list(answers)
    for answer in answers:
        others = {fact for other in kept if other is not answer for fact in other.facts}
        if (
            answer.certainty == "unsure"
            and answer.verdict is None
            and others.issuperset(answer.facts)
            and len(kept) > 1
        ):
            kept.remove(answer)
    return kept


def _wants_verdict(request: Request) -> bool:
    """Whether it is to be judged, and no open question however it is read."""
    return request.facet == "check" and not request.question.manner.may_ask


def _is_summed_up_first(ranking: Ranking) -> bool:
    """Whether what is told in one sentence, and is no fact, stands before the facts that come nearest.

    That nobody states it hides a fact that does, so it has to be much likelier.
    """
    first = next((one for one in ranking.candidates if one.shares_words), None)
    if first is None or first.target.kind != "gap":
        return first is not None and first.target.kind in SUMMED_UP
    stated = max((one.probability for one in ranking.candidates if one.target.is_stated), default=0.0)
    return first.probability >= MUCH_LIKELIER * stated


def _may_be_talk(target: Target, request: Request) -> bool:
    """Whether it may be said to the bot itself: who greets, thanks or takes leave asks nothing.

    'What do your sources say of the price?' has a word that nobody asks of documents as a whole.
    """
    question = request.question
    points_at = question.manner.form == "open" and question.manner.leans_back
    asks = bool(question.wants) or question.manner.form == "yesno" or points_at
    is_of_more = target.name == "sources" and any(veto.gate == "unexplained" for veto in request.decision.vetoes)
    return target.kind == "own" and not (asks and target.name in TALK) and not is_of_more
