"""What is remembered of a conversation: a small value that is passed in and handed back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.language.meaning import Meaning

#: Older turns are forgotten: nobody refers further back.
MAX_TURNS: Final = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One question as it was understood: what carried it, what it was taken for, and what it was answered with."""

    terms: frozenset[Meaning]
    target: str | None
    facts: tuple[str, ...] = ()
    is_check: bool = False
    """Whether it wanted to know if something is so."""
    is_certain: bool = True
    """Whether what it was answered with was given as a finding."""
    is_open: bool = False
    """Whether it was put with a question word."""
    documents: frozenset[str] = frozenset()
    """The documents that it was put to, if it asked what they are or say."""

    @property
    def led_somewhere(self) -> bool:
        """Whether one may go on from it: it was answered, or it names somebody."""
        return bool(self.target or self.facts or self.documents) or any(term.kind == "name" for term in self.terms)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last few turns, oldest first."""

    turns: tuple[Turn, ...] = ()

    @property
    def last(self) -> Turn | None:
        """The latest turn that led somewhere."""
        return next((turn for turn in reversed(self.turns) if turn.led_somewhere), None)

    def with_turn(self, turn: Turn) -> Conversation:
        """The conversation one turn later."""
        return replace(self, turns=(*self.turns, turn)[-MAX_TURNS:])
