"""A question as read: what its words mean, in order, and how it is put."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from bot.language.meaning import (
    DOCUMENT,
    MEASURING,
    NAMING,
    AnswerType,
    Manner,
    Meaning,
    MeaningKind,
    Mention,
    Reading,
    answer_types,
    unit_of,
)


@dataclass(frozen=True)
class Utterance:
    """A text as read, question or not: the folded text and the meaning of its words in order."""

    text: str
    words: tuple[str, ...]
    """Its words as they were read."""
    readings: tuple[Reading, ...]
    numbers: tuple[Mention, ...]

    def keys(self, *kinds: MeaningKind) -> frozenset[str]:
        """The keys of all readings of these kinds."""
        return frozenset(r.meaning.key for r in self.readings if r.meaning.kind in kinds)

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """What its words mean, one after the other."""
        return tuple(reading.meaning for reading in self.readings)

    @cached_property
    def bare_meanings(self) -> tuple[Meaning, ...]:
        """The same, with unknown words as they are without an article before them."""
        return tuple(Meaning("unknown", one.key) if one.kind == "thing" else one for one in self.meanings)

    @cached_property
    def said(self) -> frozenset[Meaning]:
        """What its words mean in any order, with or without an article before them."""
        return frozenset((*self.meanings, *self.bare_meanings))

    @cached_property
    def terms(self) -> frozenset[Meaning]:
        """What carries the question: all that an intent has to explain."""
        return frozenset(reading.meaning for reading in self.readings if reading.meaning.is_term)

    @cached_property
    def wants(self) -> frozenset[AnswerType]:
        """The types of answer that it asks for ('who', 'how_many'); what a document 'says' nobody said."""
        wants = frozenset[AnswerType]().union(*map(answer_types, self.keys("ask")))
        return wants - {"said"} if self.keys("source") or DOCUMENT in self.terms else wants

    def asks_for(self, answer: AnswerType) -> bool:
        """Whether it asks for such an answer, maybe among others."""
        return answer in self.wants

    @cached_property
    def signs(self) -> frozenset[Meaning]:
        """All by which two questions can be alike: the terms, and what is asked for.

        Where no word carries it, even those count that mean nothing by themselves: 'what can you do?'.
        """
        signs = self.terms | {Meaning("ask", want) for want in self.wants}
        if any(term.kind != "light" for term in self.terms):
            return signs
        return signs | {reading.meaning for reading in self.readings if reading.meaning.kind == "filler"}


@dataclass(frozen=True)
class Question(Utterance):
    """An utterance of somebody who asks: also how it is put."""

    manner: Manner

    @property
    def denied(self) -> frozenset[Meaning]:
        """What stands next after its negations, and nowhere else in it."""
        words = self.manner.denied
        found = [r.meaning for r in self.readings if words and not words.isdisjoint(r.spelled.split())]
        return frozenset(meaning for meaning in found if self.meanings.count(meaning) == 1)

    @cached_property
    def denying(self) -> frozenset[Meaning]:
        """What its words mean that deny as a negation does."""
        return frozenset(r.meaning for r in self.readings if not self.manner.denying.isdisjoint(r.spelled.split()))

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of its figures and dates."""
        return frozenset(unit for term in self.terms if (unit := unit_of(term)) is not None)

    def as_check(self) -> Question:
        """The same question, put so that it wants to know whether it is so."""
        return replace(self, manner=replace(self.manner, form="yesno"))

    def as_open(self) -> Question:
        """The same question, put so that it asks for something."""
        return replace(self, manner=replace(self.manner, form="open"))

    def as_no_reply(self) -> Question:
        """The same question, taken to say nothing of an answer before it."""
        return replace(self, manner=replace(self.manner, reply=None)) if self.manner.reply else self

    @property
    def is_question(self) -> bool:
        """Whether it asks, and does not state or merely name something."""
        return self.manner.form in ("open", "yesno")

    @property
    def speaks_of_documents(self) -> bool:
        """Whether it speaks of the documents themselves: by name, by a word for them, or by how many of them it is."""
        return bool(self.keys("source")) or DOCUMENT in self.terms or self.manner.quantifier is not None

    @property
    def only_puts(self) -> bool:
        """Whether it puts a name or a figure in place of another and leaves the rest as it was: 'and <name>?'."""
        kinds = {reading.meaning.kind for reading in self.readings} - {"filler", "bound"}
        return kinds <= NAMING | MEASURING

    @property
    def is_check(self) -> bool:
        """Whether it wants to know if something is so."""
        return self.manner.form in ("yesno", "statement")
