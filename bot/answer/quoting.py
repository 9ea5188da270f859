"""Answers with what somebody said, in the documents' words."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.answer.answer import Answer
from bot.answer.telling import Teller
from bot.language.meaning import Meaning
from bot.question.deciding import MAX_NEAREST
from bot.question.index import Index

#: A quotation is about a topic when it explains at least half of what the topic's words tell.
ON_TOPIC: Final = 0.5

#: So many quotations are told at once.
MAX_QUOTED: Final = 6


class Quoter:
    """Finds what was said, by whom and on what."""

    def __init__(self, index: Index, teller: Teller) -> None:
        self._index = index
        self._teller = teller

    def quote(self, speaker: str | None, topic: frozenset[Meaning]) -> Answer:
        """What somebody said, or anybody, on a topic if there is one."""
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

    def without(self, topic: frozenset[Meaning], speaker: str) -> frozenset[Meaning]:
        """What a quotation is to be about: the words that carry a question besides the speaker and the subject."""
        names = self._index.subject | {Meaning("name", speaker)}
        return frozenset(term for term in topic - names if term.kind not in ("light", "source"))

    def _quote_speaker(self, speaker: str, topic: frozenset[Meaning]) -> Answer:
        base, teller = self._teller.base, self._teller
        spoken = [fact for fact in base.facts if speaker in base.speakers_of(fact)]
        name = base.entities[speaker].name[teller.language]
        fitting = [fact for fact in spoken if self._is_about(fact, topic)][:MAX_QUOTED]
        if fitting:
            return replace(teller.say("answered", "quotes", name=name), findings=teller.find_quoted(fitting, speaker))
        if spoken:
            nearest = sorted(spoken, key=lambda fact: -self._explain(fact, topic))[:MAX_NEAREST]
            answer = replace(teller.say("answered", "unsure"), certainty="unsure", nearest=teller.find(nearest))
            return replace(answer, suggestions=teller.ask_for(nearest))
        if any(self._index.is_known(term) for term in topic):
            # The question may be about what is told of it, and no quotation at all.
            return replace(teller.say("not_stated", "nothing"), certainty="unsure")
        involved = [fact for fact in base.facts if Meaning("name", speaker) in self._index.profile(fact).terms]
        return replace(teller.say("not_stated", "never_quoted", name=name), nearest=teller.find(involved[:1]))

    def _is_about(self, fact: str, topic: frozenset[Meaning]) -> bool:
        if any(map(self._index.is_stranger, topic)):
            return False
        return not topic or self._explain(fact, topic) >= ON_TOPIC * self._index.weigh(topic)

    def _explain(self, fact: str, topic: frozenset[Meaning]) -> float:
        """How much of what the topic's words tell stands in the fact."""
        return self._index.weigh(topic & self._index.profile(fact).terms)
