"""What there is and what can be asked: documents, speakers, passages and full questions. Nothing is understood here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process

from bot.answer.answer import Answer, Citation
from bot.answer.documents import told_by
from bot.answer.finding import cite_all
from bot.answer.telling import Teller
from bot.answer.wording import Wording
from bot.knowledge.factbase import FactBase
from bot.text import cut, fold

#: What somebody begins to type is completed by its first characters: no question that is offered is much longer.
MAX_BEGINNING: Final = 100

#: So many questions are offered to go on with.
MAX_FURTHER: Final = 4


class Catalogue:
    """Lists what one fact base holds, in one language. It knows no conversation and decides nothing."""

    def __init__(self, base: FactBase, wording: Wording) -> None:
        self._base = base
        self._teller = Teller(base, wording)

    def help(self, key: str = "help") -> Answer:
        """What the bot is about, with examples; `key` chooses the sentence."""
        return replace(self._teller.say("help", key), suggestions=self._base.about.examples[self._teller.language])

    def list_sources(self) -> Answer:
        """The documents that everything rests on, each with what it is."""
        listed = tuple(map(self._list_source, self._base.sources))
        return replace(self._teller.say("help", "sources_intro"), listed=listed)

    def _list_source(self, name: str) -> str:
        source = self._base.sources[name]
        key = "source_dated" if source.published else "source_listed"
        description = source.description[self._teller.language]
        return self._teller.wording.say(key, name=name, description=description, date=source.published)

    def describe_source(self, source: str) -> Answer:
        """What the document with this file name is, and what can be asked of it."""
        told = told_by(self._teller, [source])
        description = self._base.sources[source].description[self._teller.language]
        slots = {"source": source, "description": description}
        headline = self._teller.wording.say("source_described", count=len(told), **slots)
        answer = Answer("help", self._teller.language, headline, mentioning=(source,))
        return replace(answer, further=self._teller.ask_for(told)[:MAX_FURTHER])

    def list_disagreements(self) -> Answer:
        """Every fact on which the documents contradict each other."""
        findings = self._teller.find(self._base.contradicted_facts())
        if not findings:
            return self._teller.say("help", "no_disagreements")
        return replace(self._teller.say("answered", "disagreements_intro"), findings=findings)

    def cite(self, facts: Iterable[str]) -> tuple[Citation, ...]:
        """The passages on which facts rest, in the documents' own words; unknown facts have none."""
        return cite_all(self._base, (name for name in facts if name in self._base.facts))

    @cached_property
    def speakers(self) -> Mapping[str, str]:
        """Who is quoted: the names by id."""
        found = {speaker for fact in self._base.facts for speaker in self._base.speakers_of(fact)}
        return {name: self._base.entities[name].name[self._teller.language] for name in sorted(found)}

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Every question that is ever offered: the examples, and one for each thing that can be asked for."""
        return tuple(dict.fromkeys((*self._answered, *self._teller.ask_for(self._base.gaps))))

    def complete(self, text: str, limit: int) -> tuple[str, ...]:
        """Full questions that a beginning may grow into, the best first; without one, some to begin with."""
        beginning = fold(cut(text, MAX_BEGINNING))
        if not beginning:
            return tuple(self._answered)[:limit]
        found = process.extract(beginning, self._answered, scorer=fuzz.WRatio, limit=limit)
        return tuple(question for _, _, question in found)

    @cached_property
    def _answered(self) -> Mapping[str, str]:
        """The questions that the documents answer, the examples first, each with its folded text."""
        base = self._base
        asked = self._teller.ask_for((*base.facts, *base.intents, *base.derived))
        return {question: fold(question) for question in (*self.help().suggestions, *asked)}
