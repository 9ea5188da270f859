"""What is said of the last answer, answered: with its words, what stands close to it, its main sentence again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.answer.answer import Answer
from bot.answer.finding import cite_all, join_sentences
from bot.answer.narrating import Narrator
from bot.answer.offering import Offerer
from bot.answer.telling import Teller
from bot.knowledge.comparison import Relation
from bot.question.deciding import MAX_NEAREST
from bot.question.request import Facet, Request


class Replier:
    """Answers what is said of the last answer."""

    def __init__(self, teller: Teller, narrator: Narrator, offerer: Offerer) -> None:
        self._teller = teller
        self._narrator = narrator
        self._offerer = offerer
        self.facets: Mapping[Facet, Callable[[Request], Answer]] = {
            "passages": self._show_passages,
            "retell": self._retell,
            "more": self._tell_more,
            "again": self._tell_again,
            "heard": self._acknowledge,
        }
        """In which way each facet that is about the last answer is answered."""

    def _show_passages(self, request: Request) -> Answer:
        """The sentences on which the last answer rests."""
        previous = request.previous
        passages = join_sentences(cite_all(self._teller.base, previous.facts if previous else ()))
        if previous and previous.target in self._teller.base.gaps:
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
            return self._offerer.offer(request)
        answer = replace(self._teller.say("answered", "several"), findings=findings, confidence=1.0)
        if len(findings) == 1:
            # A passage need not name who says it.
            answer = replace(answer, headline=findings[0].statement)
        if not request.asks_agreement:
            return answer
        disputed = (finding for finding in findings if finding.relation is Relation.CONTRADICTION)
        return self._narrator.put_as_comparison(answer, next(disputed, findings[0]), request)

    def _tell_more(self, request: Request) -> Answer:
        """What the documents tell close to the last answer."""
        told = request.previous.facts if request.previous else ()
        close = [name for name in self._teller.base.neighbours(told[0]) if name not in told] if told else []
        if not close:
            return self._offerer.offer(request)
        findings = self._teller.find(close[:MAX_NEAREST])
        return replace(self._teller.say("answered", "more"), findings=findings, confidence=1.0)

    def _tell_again(self, request: Request) -> Answer:
        """The main sentence of the last answer; if that was not certain, or not what was asked, what can be asked."""
        previous = request.previous
        if previous is None or not previous.is_certain or request.question.manner.reply == "missed":
            offered = self._teller.ask_for(previous.facts if previous else ())
            return replace(self._teller.say("clarify", "other_words"), certainty="unsure", suggestions=offered)
        if gap := self._teller.base.gaps.get(previous.target or ""):
            return self._teller.say("not_stated", "again", statement=gap.statement[self._teller.language])
        findings = self._teller.find(previous.facts[:1])
        answer = self._teller.say("answered", "again", statement=findings[0].statement)
        return replace(answer, findings=findings, confidence=1.0)

    def _acknowledge(self, _: Request) -> Answer:
        return self._teller.say("help", "heard")
