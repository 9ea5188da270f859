"""What every door of the bot asks: questions in, cards out. It knows the engine and no Discord."""

from __future__ import annotations

import time
from base64 import b32hexencode
from collections.abc import Awaitable, Callable, Iterable
from typing import Final
from zlib import crc32

import bot
from bot.answer.answer import Answer, Checked, Checks
from bot.answer.wording import Wording, load_wording
from bot.discord_app.cards import Card, CardMaker
from bot.discord_app.directory import Directory
from bot.discord_app.escaping import escape, shorten
from bot.discord_app.memory import Conversations, Kept, Place, Shelf
from bot.engine import Engine
from bot.text import forget_words

#: Longer input is cut before anything touches it.
LONGEST_INPUT: Final = 4_000

#: A code has so many characters, which hold 30 bits: two of a few hundred names hardly ever share one.
CODE: Final = 6

#: How much is repeated of a name that is unknown.
LONGEST_NAME: Final = 100

#: So many cards are kept of which only a page is shown; the largest takes some 30 kB.
MAX_CARDS: Final = 500

#: A message that is one of these words wipes the memory of whoever sends it.
FORGET: Final = frozenset({"forget", "forget me", "/forget"})


#: Awaited between two parts of what takes long, so that others get their turn.
Rest = Callable[[], Awaitable[None]]


async def rest_not() -> None:
    """Go on at once."""


def is_wish_to_be_forgotten(text: str) -> bool:
    """Whether a message does nothing but wipe what is remembered of whoever sends it."""
    return text.strip().casefold() in FORGET


def code_of(name: str) -> str:
    """Six characters that stand for an id or a question in a button, whatever process reads them later."""
    return b32hexencode(crc32(name.encode()).to_bytes(4))[:CODE].decode().lower()


class Desk:
    """One engine, its cards and its running conversations."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self.conversations = Conversations(clock)
        self._cards = Shelf[int, Card](MAX_CARDS, clock)
        self.adopt(engine)

    def adopt(self, engine: Engine) -> None:
        """Answer from another engine; what is remembered of the facts before is forgotten."""
        self.engine = engine
        self.conversations.clear()
        self._cards.clear()
        self._makers = {name: CardMaker(engine.base, load_wording(name)) for name in engine.base.about.languages}
        self._questions = {code_of(question): question for question in engine.catalogue.questions}
        self.documents = Directory.of_documents(engine, self.wording)
        self.speakers = Directory.of_speakers(engine)
        self._fact_codes = {code_of(name): name for name in engine.base.facts}

    @property
    def wording(self) -> Wording:
        """The sentences of the language that answers have when none is known."""
        return load_wording(self.engine.default_language)

    def ask(
        self,
        text: str,
        place: Place | None = None,
        document: str | None = None,
        after: int = 0,
    ) -> Card:
        """The answer to a message, as a turn of the conversation at `place` if there is one.

        It goes on from the question with the id `after`, if that is remembered. With a `document`, by any of its names,
        the answer tells what that one says.
        """
        if place and is_wish_to_be_forgotten(text):
            return self._forget(place)
        source = self.documents.find(document) if document else None
        if document and source is None:
            return self._miss("unknown_document", document)
        before = self.conversations.recall(place._replace(question=after)) if place else None
        answer = self.engine.ask(text[:LONGEST_INPUT], before, document=source)
        if place:
            self.conversations.remember(place, answer.conversation)
        return self._make(answer)

    async def ask_of(self, meant: str, text: str, place: Place, rest: Rest = rest_not) -> Card:
        """The answer to a message that replies to `meant`, which somebody else wrote; empty where it can't be seen.

        What is not certain by itself is about that, and not about what was answered before: its statements are judged,
        as by `check`.
        """
        if is_wish_to_be_forgotten(text):
            return self._forget(place)
        answer = self.engine.ask(text[:LONGEST_INPUT])
        if answer.certainty_of_all == "sure" and answer.outcome_of_all == "answered":
            self.conversations.remember(place, answer.conversation)
            return self._make(answer)
        if not meant:
            return self.say("pick_menu", menu=self.wording.say("menu_check"))
        return await self.check(meant, rest)

    async def check(self, text: str, rest: Rest = rest_not) -> Card:
        """What the documents have to say to each statement in a text.

        A long one has many, and each may take as long as an answer: `rest` is awaited before the first and after each.
        """
        maker = self._maker
        judging, left_out = self.engine.begin_check(text[:LONGEST_INPUT])
        checked: list[Checked] = []
        await rest()
        for one in judging:
            checked.append(one)
            await rest()
        return maker.make_checks(Checks(tuple(checked), left_out))

    def quotes(self, speaker: str | None, about: str) -> Card:
        """What somebody said, by any name, or what everybody said; about something or at all."""
        key = self.speakers.find(speaker) if speaker else None
        if speaker and key is None:
            return self._miss("unknown_speaker", speaker)
        return self._make(self.engine.quote(key, about[:LONGEST_INPUT]))

    def disagreements(self) -> Card:
        """Where the documents contradict each other."""
        return self._make(self.engine.catalogue.list_disagreements())

    def sources(self, document: str | None) -> Card:
        """The documents, or one of them by any of its names."""
        if not document:
            return self._make(self.engine.catalogue.list_sources())
        source = self.documents.find(document)
        if source is None:
            return self._miss("unknown_document", document)
        return self._make(self.engine.catalogue.describe_source(source))

    def about(self) -> Card:
        """What the bot knows, which version it is, and what it keeps of those who ask."""
        base, language = self.engine.base, self.engine.default_language
        slots = {"subject": base.about.subject[language], "count": len(base.sources), "facts": len(base.facts)}
        lines = self.wording.say("about_bot", version=bot.__version__, digest=base.version, **slots)
        return self._make(Answer("help", language, lines, suggestions=base.about.examples[language]))

    def passages(self, codes: Iterable[str]) -> Card:
        """The passages on which the facts with these codes rest."""
        return self._maker.make_citations(self.engine.catalogue.cite(self._facts_of(codes)))

    def keep(self, card: Card, user: int, question: int) -> None:
        """Keep a card that has more than one page, by the id of the question that a user got it for."""
        if len(card.pages) > 1:
            self._cards.put(question, card, user)

    def kept(self, question: int) -> Kept[Card] | None:
        """The card for a question, and who asked that; None if it is kept no more."""
        return self._cards.get(question)

    def drop_old(self) -> None:
        """Forget the conversations that are over, the cards whose pages nobody turns any more, and all single words."""
        self.conversations.drop_old()
        self._cards.drop_old()
        forget_words()

    def question(self, code: str) -> str | None:
        """The question that a button stands for; None if the fact base has it no more."""
        return self._questions.get(code)

    def complete(self, text: str, limit: int) -> list[str]:
        """Full questions that a beginning may grow into."""
        return list(self.engine.catalogue.complete(text[:LONGEST_INPUT], limit))

    def _forget(self, place: Place) -> Card:
        self.conversations.forget(place.user)
        self._cards.forget(place.user)
        return self.say("forgotten")

    def _facts_of(self, codes: Iterable[str]) -> list[str]:
        return [self._fact_codes[code] for code in codes if code in self._fact_codes]

    def _miss(self, key: str, typed: str) -> Card:
        return self.say(key, typed=escape(shorten(typed, LONGEST_NAME)))

    @property
    def _maker(self) -> CardMaker:
        return self._makers[self.engine.default_language]

    def _make(self, answer: Answer) -> Card:
        return self._makers[answer.language].make(self.engine.lead_on(answer))

    def say(self, key: str, **slots: object) -> Card:
        """A card with one fixed sentence."""
        return self._maker.say(key, **slots)
