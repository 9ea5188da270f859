"""From requests to an answer: each told in its way, a verdict where one is asked for and proven."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice

from bot.answer.answer import Answer, Checked
from bot.answer.archive import Archive
from bot.answer.catalogue import MAX_FURTHER, Catalogue
from bot.answer.deriving import Deriver
from bot.answer.narrating import Narrator
from bot.answer.offering import Offerer
from bot.answer.pronouncing import Pronouncer
from bot.answer.quoting import Quoter
from bot.answer.replying import Replier
from bot.answer.telling import Teller
from bot.answer.verdict import Judge
from bot.answer.wording import Wording
from bot.language.meaning import Meaning
from bot.question.index import Index
from bot.question.model import Model
from bot.question.overview import find_overview
from bot.question.request import Facet, Request
from bot.question.targets import Target


class Composer:
    """Writes answers about one fact base in one language."""

    def __init__(self, index: Index, wording: Wording, model: Model) -> None:
        self._index = index
        self._teller = teller = Teller(index.base, wording)
        catalogue, deriver = Catalogue(index.base, wording), Deriver(index.base, wording)
        self._quoter = Quoter(index, teller, model)
        self._judge = Judge(index, model)
        self._pronouncer = Pronouncer(self._judge, teller, deriver)
        self._narrator = Narrator(teller, catalogue, deriver)
        self._offerer = Offerer(index, teller, catalogue, self._narrator)
        self._facets: Mapping[Facet, Callable[[Request], Answer]] = {
            **Archive(index, teller, catalogue).facets,
            **Replier(teller, self._narrator, self._offerer).facets,
            "quote": self._quote,
            "in short": self._tell_in_short,
            "elsewhere": lambda _: self._narrator.tell_own("elsewhere"),
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

    def find_left(self, request: Request) -> tuple[str, tuple[str, ...]] | None:
        """For a statement that gets no verdict: the likeliest fact, and the words for which that does not account."""
        if request.facet != "check" or self._judge.judge(request):
            return None
        return self._judge.find_left(request)

    def _answer(self, request: Request) -> Answer:
        tell = self._facets.get(request.facet, self._tell)
        answer = tell(request)
        if answer.outcome == "help" or answer.confidence:
            return answer
        return replace(answer, confidence=round(request.decision.probability, 3))

    def _tell(self, request: Request) -> Answer:
        is_claim = request.facet == "check" or request.puts_another or _names_figure(request)
        judged = self._pronouncer.pronounce(request) if is_claim else None
        if judged:
            return judged
        best = request.decision.answer
        is_unproven = request.facet == "check" and best is not None and best.target.is_stated
        if best is None or (is_unproven and not request.decision.is_verbatim):
            return self._offerer.offer(request)
        answer = self._narrator.tell(best.target, request)
        also = chain.from_iterable(candidate.target.facts for candidate in request.decision.shown[1:])
        told = {finding.fact for finding in answer.findings}
        understood = self._teller.ask_one(best.target.name)
        return replace(
            answer,
            intent=best.target.name,
            understood=understood,
            also=self._teller.find(fact for fact in also if fact not in told) if answer.findings else (),
        )

    def _tell_in_short(self, request: Request) -> Answer:
        overview = self._overview
        if overview is None:
            return self._tell(request)
        return replace(self._narrator.tell_facts(overview, request), intent=overview.name, confidence=1.0)

    @cached_property
    def _overview(self) -> Target | None:
        return find_overview(self._index)

    def _quote(self, request: Request) -> Answer:
        answer = self._quoter.answer(request, request.speaker) if request.speaker else None
        return answer if answer and answer.certainty == "sure" else self._offerer.offer(request)


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


def _names_figure(request: Request) -> bool:
    """Whether it names a figure or a date in no sentence, and none to choose from: '70% in cash?'."""
    question = request.question
    is_bare = request.facet == "tell" and question.manner.form == "keywords" and not request.asks_same
    return is_bare and not question.manner.offers and bool(question.keys("number", "date"))
