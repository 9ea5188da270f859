"""Answers with what somebody said, in the documents' words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from bot.answer.answer import Answer
from bot.answer.telling import Teller
from bot.language.meaning import INCIDENTAL, Meaning
from bot.question.deciding import MAX_NEAREST
from bot.question.facets import names_no_topic
from bot.question.index import Index
from bot.question.model import Model
from bot.question.request import Request

#: A quotation is about a topic when it explains at least half of what the topic's words tell.
ON_TOPIC: Final = 0.5

#: So many quotations are told at once.
MAX_QUOTED: Final = 6


class Quoter:
    """Finds what was said, by whom and on what."""

    def __init__(self, index: Index, teller: Teller, model: Model) -> None:
        self._index = index
        self._teller = teller
        self._model = model

    def quote(self, speaker: str | None, topic: frozenset[Meaning]) -> Answer:
        """What somebody said, or anybody, on a topic if there is one: a search for all that shares its words."""
        if speaker is not None:
            return self._quote_speaker(speaker, self.without(topic, speaker))
        base = self._teller.base
        spoken = [fact for fact in base.facts if base.speakers_of(fact) and self._is_about(fact, topic)]
        if not spoken and topic:
            # That nobody's words are like the topic's is no proof that nobody spoke of it.
            return replace(self._teller.say("not_stated", "nothing"), certainty="unsure")
        if not spoken:
            return self._teller.say("not_stated", "nobody_quoted")
        return replace(self._teller.say("answered", "all_quotes"), findings=self._teller.find(spoken[:MAX_QUOTED]))

    def answer(self, request: Request, speaker: str) -> Answer | None:
        """What a question asks for of somebody's words: all of them where it asks no more than that.

        Else those that are likeliest asked for, until what is asked for is certain to be among them, as with any
        other answer; None where it is not.
        """
        asked, said = request.question.terms, self._teller.base.words_of(speaker)
        if names_no_topic(request.question, speaker, self._index) or not said:
            return self._quote_speaker(speaker, self.without(asked, speaker))
        facts = self._find_certain(request, said)
        return self._tell(facts, speaker) if facts and all(map(self._index.is_known, asked)) else None

    def without(self, topic: frozenset[Meaning], speaker: str) -> frozenset[Meaning]:
        """What a quotation is to be about: the words that carry a question besides the speaker and the subject.

        Where it names nothing else, the subject's own names tell what of it is meant.
        """
        speaking = {Meaning("name", speaker)} | self._index.homes_of({Meaning("name", speaker)})
        carrying = frozenset(term for term in topic - speaking if term.kind not in INCIDENTAL)
        return carrying - self._index.subject or carrying

    def _find_certain(self, request: Request, said: Collection[str]) -> Sequence[str]:
        """Of what was said the likeliest to be asked for, no more than make it certain; none if they do not."""
        likely = {fact: share for fact, share in request.ranking.facts.items() if fact in said}
        total = request.ranking.unstated + sum(likely.values())
        masses = accumulate([*likely.values()][:MAX_QUOTED])
        calibrated = enumerate((self._model.calibrate(mass / total) for mass in masses), start=1)
        count = next((count for count, probability in calibrated if probability >= self._model.sure), 0)
        return [*likely][:count]

    def _quote_speaker(self, speaker: str, topic: frozenset[Meaning]) -> Answer:
        base, teller = self._teller.base, self._teller
        spoken = base.words_of(speaker)
        fitting = [fact for fact in spoken if self._is_about(fact, topic)][:MAX_QUOTED]
        if fitting:
            return self._tell(fitting, speaker)
        if spoken:
            nearest = sorted(spoken, key=lambda fact: -self._explain(fact, topic))[:MAX_NEAREST]
            answer = replace(teller.say("answered", "unsure"), certainty="unsure", nearest=teller.find(nearest))
            return replace(answer, suggestions=teller.ask_for(nearest))
        if any(self._index.is_known(term) for term in topic):
            # The question may be about what is told of it, and no quotation at all.
            return replace(teller.say("not_stated", "nothing"), certainty="unsure")
        involved = [fact for fact in base.facts if Meaning("name", speaker) in self._index.profile(fact).terms]
        never = teller.say("not_stated", "never_quoted", name=self._name(speaker))
        return replace(never, nearest=teller.find(involved[:1]))

    def _tell(self, facts: Sequence[str], speaker: str) -> Answer:
        told = self._teller.say("answered", "quotes", name=self._name(speaker))
        return replace(told, findings=self._teller.find_quoted(facts, speaker))

    def _name(self, speaker: str) -> str:
        return self._teller.base.entities[speaker].name[self._teller.language]

    def _names(self, speaker: str) -> frozenset[Meaning]:
        return self._index.subject | {Meaning("name", speaker)}

    def _is_about(self, fact: str, topic: frozenset[Meaning]) -> bool:
        if any(map(self._index.is_stranger, topic)):
            return False
        return not topic or self._explain(fact, topic) >= ON_TOPIC * self._index.weigh(topic)

    def _explain(self, fact: str, topic: frozenset[Meaning]) -> float:
        """How much of what the topic's words tell stands in the fact."""
        return self._index.weigh(topic & self._index.profile(fact).terms)
