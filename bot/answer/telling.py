"""What every kind of answer is made of: findings, short names, plain sentences, full questions."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answer.answer import Answer, Finding, Outcome
from bot.answer.finding import find, find_quoted
from bot.answer.wording import Wording
from bot.knowledge.factbase import FactBase


class Teller:
    """Tells of one fact base in one language."""

    def __init__(self, base: FactBase, wording: Wording) -> None:
        self.base = base
        self.wording = wording

    @property
    def language(self) -> str:
        """The language of what is told."""
        return self.wording.language

    def find(self, facts: Iterable[str]) -> tuple[Finding, ...]:
        """The findings for facts, each once."""
        return tuple(find(self.base, fact, self.wording) for fact in dict.fromkeys(facts))

    def find_quoted(self, facts: Iterable[str], speaker: str) -> tuple[Finding, ...]:
        """The findings for facts as somebody says them, each once."""
        return tuple(find_quoted(self.base, fact, self.wording, speaker) for fact in dict.fromkeys(facts))

    def find_nearest(self, facts: Iterable[str]) -> tuple[Finding, ...]:
        """The findings for facts that come near, the first in as many words as fit."""
        first, *others = dict.fromkeys(facts)
        return (find(self.base, first, self.wording, is_wide=True), *self.find(others))

    def say(self, outcome: Outcome, key: str, **slots: object) -> Answer:
        """An answer that is a fixed sentence."""
        subject = self.base.about.subject[self.language]
        headline = self.wording.say(key, subject=subject, count=len(self.base.sources), **slots)
        return Answer(outcome, self.language, headline)

    def shorts(self, names: Iterable[str]) -> str:
        """The short names of documents, in one text."""
        return ", ".join(self.base.sources[name].short for name in names)

    def name(self, entity: str) -> str:
        """What an entity is called in answers."""
        return self.base.entities[entity].name[self.language]

    def join(self, names: Iterable[str]) -> str:
        """The short names of documents, as a part of a sentence: '000, 001 and 002'."""
        return self._join(self.base.sources[name].short for name in names)

    def join_names(self, entities: Iterable[str]) -> str:
        """What entities are called in answers, as a part of a sentence, each once."""
        return self._join(map(self.name, dict.fromkeys(entities)))

    def _join(self, words: Iterable[str]) -> str:
        *others, last = words
        return self.wording.say("last_of_all", others=", ".join(others), last=last) if others else last

    def tell_by_source(self, finding: Finding, sources: Iterable[str]) -> str:
        """What each of some documents says of a fact, a line each."""
        return "\n".join(self._tell_source(finding, name) for name in sorted(sources))

    def _tell_source(self, finding: Finding, name: str) -> str:
        short = self.base.sources[name].short
        words = [words for camp in finding.camps if name in camp.sources for words in camp.words]
        if words:
            return self.wording.say("source_says", source=short, words="”, “".join(words))
        return self.wording.say("source_silent", source=short)

    def ask_for(self, names: Iterable[str]) -> tuple[str, ...]:
        """For each thing that can be asked for its first example wording as a full question, if it has one."""
        return tuple(filter(None, map(self.ask_one, names)))

    def ask_one(self, name: str) -> str:
        """The first example wording of something that can be asked for as a full question; empty without one."""
        base = self.base
        for records in (base.facts, base.gaps, base.intents, base.derived):
            if name in records:
                first = next(iter(records[name].asked.get(self.language, ())), "")
                return first and f"{first[:1].upper()}{first[1:].rstrip(' ?')}?"
        return ""
