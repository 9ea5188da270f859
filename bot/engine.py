"""The one door to the fact base: a question in, an answer out."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from bot.answer.answer import Answer
from bot.answer.composing import compose, explain_self, list_disagreements, list_sources
from bot.answer.plain import PlainText
from bot.answer.wording import Wording, load_wording
from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load
from bot.question.index import Index
from bot.question.matching import Match, match


class Engine:
    """Answers questions from one fact base. Nothing in it changes after loading: share it freely."""

    def __init__(self, base: FactBase) -> None:
        self.base = base

    @classmethod
    def load(cls, folder: Path) -> Engine:
        """An engine for the fact base in `folder`.

        Raises:
            FactBaseError: the fact base is not sound; the error lists everything that is wrong.
        """
        return cls(load(folder))

    @property
    def default_language(self) -> str:
        """The language of answers when none is asked for."""
        return self.base.about.languages[0]

    def ask(self, text: str, language: str | None = None) -> Answer:
        """Answer a question of any length, in `language` if the fact base has it."""
        chosen = self._choose_language(language)
        return compose(self._match(text, chosen), self._indexes[chosen], self.wording(chosen))

    def help(self) -> Answer:
        """What the bot can do, with examples."""
        return explain_self(self.base, self.wording(self.default_language))

    def list_sources(self) -> Answer:
        """The documents that everything rests on."""
        return list_sources(self.base, self.wording(self.default_language))

    def list_disagreements(self) -> Answer:
        """All that the documents contradict each other on."""
        return list_disagreements(self.base, self.wording(self.default_language))

    def explain(self, text: str, language: str | None = None) -> Match:
        """How a question would be understood: its readings, the candidates and the decision."""
        return self._match(text, self._choose_language(language))

    def render(self, answer: Answer) -> str:
        """An answer as plain text."""
        return self.plain(answer.language).render(answer)

    def plain(self, language: str) -> PlainText:
        """The plain-text renderer for a language."""
        return PlainText(self.base, self.wording(language))

    def wording(self, language: str) -> Wording:
        """The fixed sentences of a language."""
        return load_wording(language)

    def _match(self, text: str, language: str) -> Match:
        index = self._indexes[language]
        return match(index.reader.read(text), index)

    def _choose_language(self, wanted: str | None) -> str:
        return wanted if wanted in self.base.about.languages else self.default_language

    @cached_property
    def _indexes(self) -> dict[str, Index]:
        return {language: Index(self.base, language) for language in self.base.about.languages}
