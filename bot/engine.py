"""The one door to the fact base: a question in, an answer out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Final

from bot.answer.answer import Answer, Checked, Checks
from bot.answer.catalogue import Catalogue
from bot.answer.composing import Composer
from bot.answer.wording import Wording, load_wording
from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load
from bot.language import LanguageFinder, load_language
from bot.question.conversation import Conversation
from bot.question.index import Index
from bot.question.model import Model, load_model
from bot.question.understanding import Interpreter
from bot.question.utterance import choose_sentences
from bot.text import cut

#: So many characters show in which language a message is written.
ENOUGH: Final = 1_000

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

        So is what only statements and misspellings need, and what the proof finds.
        """
        self.base.proof.conclude()
        for question in self.catalogue.questions:
            self.lead_on(self.ask(question))
        for fact in self.base.facts.values():
            self.check(fact.statement[self.default_language])
        self._composers[self.default_language].prepare()
        self.interpreter().read(MISSPELT)

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

        Raises:
            LookupError: there is no such document.
        """
        if document is not None and document not in self.base.sources:
            raise LookupError(f"there is no document {document!r}")
        chosen = self._choose_language(language)
        interpreter, composer = self._interpreters[chosen], self._composers[chosen]
        before = conversation or Conversation()
        if _is_foreign(text, interpreter):
            return replace(composer.decline_language(), conversation=before)
        requests = interpreter.understand(text, before, document)
        answer = composer.compose(requests)
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
        judging, left_out = self.begin_check(text, language)
        return Checks(tuple(judging), left_out)

    def begin_check(self, text: str, language: str | None = None) -> tuple[Iterator[Checked], int]:
        """As `check`, for whoever has other things to do meanwhile: each statement is judged when it is taken.

        Also how many more sentences the text has, which are left out.
        """
        chosen = self._choose_language(language)
        interpreter, composer = self._interpreters[chosen], self._composers[chosen]
        if _is_foreign(text, interpreter):
            return iter((Checked(text, composer.decline_language()),)), 0
        statements, left_out = interpreter.understand_statements(text)
        return starmap(composer.check, statements), left_out

    def find_left(self, text: str) -> tuple[str, tuple[str, ...]] | None:
        """For a statement that gets no verdict: the likeliest fact, and the words for which that does not account.

        None for what is no statement, or gets a verdict, or is near no fact: it is for whoever curates the words.
        """
        language = self.default_language
        return self._composers[language].find_left(self._interpreters[language].understand(text)[-1])

    def quote(self, speaker: str | None, about: str = "", language: str | None = None) -> Answer:
        """What the entity with the id `speaker` said, or anybody, about something or at all.

        Raises:
            LookupError: there is no such entity.
        """
        if speaker is not None and speaker not in self.base.entities:
            raise LookupError(f"there is no entity {speaker!r}")
        chosen = self._choose_language(language)
        topic = self._interpreters[chosen].read("".join(choose_sentences([about]))).terms
        return self._composers[chosen].quote(speaker, topic)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What there is and what can be asked, in the default language."""
        return Catalogue(self.base, self._wordings(self.default_language))

    def interpreter(self, language: str | None = None) -> Interpreter:
        """What understands messages, in `language` if the fact base has it: for whoever wants to see how."""
        return self._interpreters[self._choose_language(language)]

    def _choose_language(self, wanted: str | None) -> str:
        return wanted if wanted in self.base.about.languages else self.default_language

    @cached_property
    def _interpreters(self) -> dict[str, Interpreter]:
        return {
            language: Interpreter(Index(self.base, language, self._languages), self._model)
            for language in self.base.about.languages
        }

    @cached_property
    def _composers(self) -> dict[str, Composer]:
        return {
            language: Composer(interpreter.index, self._wordings(language), self._model)
            for language, interpreter in self._interpreters.items()
        }


def _is_foreign(text: str, interpreter: Interpreter) -> bool:
    """Whether a message is in another language than the one that it would be read in."""
    return not interpreter.index.language.is_written_in(cut(text, ENOUGH))
