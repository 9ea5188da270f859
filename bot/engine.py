"""The one door to the fact base: a question in, an answer out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from bot.answer.answer import Answer, Checks, Citation, Finding
from bot.answer.composing import Composer
from bot.answer.finding import cite_all, explain
from bot.answer.plain import PlainText
from bot.answer.wording import Wording, load_wording
from bot.knowledge.comparison import Comparison
from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load
from bot.language import LanguageFinder, load_language
from bot.question.conversation import Conversation
from bot.question.index import Index
from bot.question.model import Model, load_model
from bot.question.question import Question
from bot.question.understanding import Request, understand, understand_statements
from bot.question.utterance import MAX_MESSAGE, choose_sentences
from bot.text import cut, fold

#: What somebody begins to type is completed by its first characters: no question that is offered is much longer.
MAX_BEGINNING: Final = 100


#: What is no word, and is looked for among all that are known.
MISSPELT: Final = "xyzzy"


class Engine:
    """Answers questions from one fact base. Nothing in it changes after loading: share it freely."""

    def __init__(
        self,
        base: FactBase,
        languages: LanguageFinder = load_language,
        wordings: Callable[[str], Wording] = load_wording,
        model: Model | None = None,
    ) -> None:
        """Take a fact base; `languages` and `wordings` find what is known of a language by its code.

        Another `model` than the one that comes with it is for measuring.
        """
        self.base = base
        self._languages = languages
        self._wordings = wordings
        self._model = model or load_model()

    @classmethod
    def load(cls, folder: Path) -> Engine:
        """An engine for the fact base in `folder`.

        Raises:
            FactBaseError: the fact base is not sound; the error lists everything that is wrong.
        """
        return cls(load(folder))

    def prepare(self) -> None:
        """Answer every question that is offered once, so that what is computed on first use is computed now.

        So is what only statements and misspellings need.
        """
        for question in self.questions:
            self.lead_on(self.ask(question))
        for fact in self.base.facts.values():
            self.check(fact.statement[self.default_language])
        self.read(MISSPELT)

    @property
    def default_language(self) -> str:
        """The language of answers when none is asked for."""
        return self.base.about.languages[0]

    def ask(
        self,
        text: str,
        conversation: Conversation | None = None,
        language: str | None = None,
        document: str | None = None,
    ) -> Answer:
        """Answer a message of any length, in `language` if the fact base has it.

        `conversation` is what the answer before handed back; this answer hands back the next. With a
        `document`, by its file name, the answer tells what that one says.
        """
        chosen = self._choose_language(language)
        before = conversation or Conversation()
        if not self._indexes[chosen].language.is_written_in(cut(text, MAX_MESSAGE)):
            return replace(self._composers[chosen].decline_language(), conversation=before)
        requests = understand(text, before, self._indexes[chosen], self._model, document)
        answer = self._composers[chosen].compose(requests)
        last = requests[-1]
        is_certain = answer.certainty_of_all == "sure"
        # Who asks for the words of an answer goes on from that answer.
        turn = last.previous if last.is_about_answer else last.as_turn(answer.facts, is_certain=is_certain)
        return replace(answer, conversation=before.with_turn(turn) if turn else before)

    def lead_on(self, answer: Answer) -> Answer:
        """The answer with questions to go on with."""
        return self._composers[answer.language].lead_on(answer)

    def check(self, text: str, language: str | None = None) -> Checks:
        """What the documents have to say to each statement in a text, those that they can't judge included."""
        chosen = self._choose_language(language)
        composer = self._composers[chosen]
        statements, left_out = understand_statements(text, self._indexes[chosen], self._model)
        return Checks(tuple(composer.check(statement, request) for statement, request in statements), left_out)

    def quote(self, speaker: str | None, about: str = "", language: str | None = None) -> Answer:
        """What the entity with the id `speaker` said, or anybody, about something or at all."""
        chosen = self._choose_language(language)
        topic = self._indexes[chosen].reader.read("".join(choose_sentences([about]))).terms
        return self._composers[chosen].quote(speaker, topic)

    @cached_property
    def speakers(self) -> Mapping[str, str]:
        """Who is quoted: the names by id."""
        found = {speaker for fact in self.base.facts for speaker in self.base.speakers_of(fact)}
        return {name: self.base.entities[name].name[self.default_language] for name in sorted(found)}

    def describe_source(self, source: str) -> Answer:
        """What the document with this file name is, and what can be asked of it."""
        return self._composers[self.default_language].describe_source(source)

    def complete(self, text: str, limit: int) -> tuple[str, ...]:
        """Full questions that a beginning may grow into, the best first; without one, some to begin with."""
        beginning = fold(cut(text, MAX_BEGINNING))
        if not beginning:
            return tuple(self._answered)[:limit]
        found = process.extract(beginning, self._answered, scorer=fuzz.WRatio, limit=limit)
        return tuple(question for _, _, question in found)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Every question that is ever offered: the examples, and one for each thing that can be asked for."""
        unanswered = self._composers[self.default_language].ask_for_all(self.base.gaps)
        return tuple(dict.fromkeys((*self._answered, *unanswered)))

    @cached_property
    def _answered(self) -> Mapping[str, str]:
        """The questions that the documents answer, the examples first, each with its folded text."""
        questions = (*self.help().suggestions, *self._composers[self.default_language].questions)
        return {question: fold(question) for question in questions}

    def cite(self, facts: Iterable[str]) -> tuple[Citation, ...]:
        """The passages on which facts rest, in the documents' own words; unknown facts have none."""
        return cite_all(self.base, (name for name in facts if name in self.base.facts))

    def explain(
        self, text: str, conversation: Conversation | None = None, language: str | None = None
    ) -> tuple[Request, ...]:
        """How a message is understood: its requests with their readings, candidates and decisions."""
        index = self._indexes[self._choose_language(language)]
        return understand(text, conversation or Conversation(), index, self._model)

    def read(self, text: str) -> Question:
        """A text of the default language as it is read, before anything is looked for."""
        return self._indexes[self.default_language].reader.read(text)

    def help(self) -> Answer:
        """What the bot can do, with examples."""
        return self._composers[self.default_language].help()

    def list_sources(self) -> Answer:
        """The documents that everything rests on."""
        return self._composers[self.default_language].list_sources()

    def list_disagreements(self) -> Answer:
        """All that the documents contradict each other on."""
        return self._composers[self.default_language].list_disagreements()

    def render(self, answer: Answer) -> str:
        """An answer as plain text."""
        return self._plain(answer.language).render(answer)

    def render_finding(self, finding: Finding) -> str:
        """One fact of an answer by itself, with every source's own words."""
        return self._plain(self.default_language).render_finding(finding)

    def explain_pair(self, pair: Comparison) -> str:
        """Why two claims stand to each other as they do, in part of a sentence."""
        return explain(pair, self.base, self._wordings(self.default_language))

    def _plain(self, language: str) -> PlainText:
        return PlainText(self.base, self._wordings(language))

    def _choose_language(self, wanted: str | None) -> str:
        return wanted if wanted in self.base.about.languages else self.default_language

    @cached_property
    def _indexes(self) -> dict[str, Index]:
        return {language: Index(self.base, language, self._languages) for language in self.base.about.languages}

    @cached_property
    def _composers(self) -> dict[str, Composer]:
        return {
            language: Composer(index, self._wordings(language), self._model)
            for language, index in self._indexes.items()
        }
