"""A text as the language of the documents reads it: its words, and the figures, months and denials among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from bot.language.language import Language
from bot.language.meaning import LAST_DAY, LENGTHS, Meaning, Mention, Phrase, Reading, Weekday

#: Where letters and digits meet: 'RM1.66', '930ft'.
_SEAM: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")

#: So many words after a number may stand before what it counts: '12 new battery-electric ferries'.
REACH: Final = 5


@dataclass(frozen=True)
class ReadText:
    """A text, and what a language makes of it."""

    language: Language
    text: str

    @cached_property
    def words(self) -> Phrase:
        """The words as they are read."""
        return self.language.read_words(self.text, frozenset())

    @cached_property
    def padded(self) -> str:
        """The words in one text, a space on either side of each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def stems(self) -> Phrase:
        """What is the same in all inflections of each word."""
        return tuple(map(self.language.stem, self.words))

    @cached_property
    def parted(self) -> ReadText:
        """The text with letters and digits that are glued to each other read apart: 'RM1.66 billion'."""
        return ReadText(self.language, _SEAM.sub(" ", self.text)) if _SEAM.search(self.text) else self

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers that the language reads."""
        return tuple(self.language.find_numbers(self.words))

    def as_tells(self, amount: Decimal) -> ReadText:
        """The text in which a number is read: with what is glued to it read apart, where it is not read otherwise."""
        return self if any(mention.amount == amount for mention in self.mentions) else self.parted

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """All figures that stand there, in digits or in words, whether they count, rank or are part of a name.

        What is glued to letters is read apart from them as well.
        """
        alone = self._read_single({word for word in (*self.words, *self.parted.words) if _has_digit(word)})
        return _amounts((*self.mentions, *self.parted.mentions)) | alone | self._counts

    @cached_property
    def _counts(self) -> frozenset[Decimal]:
        """The numbers as such in lengths of time: 10 in 'ten years', which are read as 120 months."""
        lengths = (mention for mention in self.mentions if mention.unit in LENGTHS)
        return self._read_single({word for length in lengths for word in self.words_of(length)})

    def amounts_of(self, mention: Mention) -> frozenset[Decimal]:
        """The amounts that a number of this text may stand for."""
        return _amounts([mention]) | self._read_single(set(self.words_of(mention)))

    def _read_single(self, words: set[str]) -> frozenset[Decimal]:
        return _amounts(mention for word in words for mention in self.language.find_numbers((word,)))

    def words_of(self, mention: Mention) -> Phrase:
        """The words of a number with its bound and unit."""
        return self.words[mention.start : mention.end]

    def is_written(self, mention: Mention) -> bool:
        """Whether a number is written in digits."""
        return any(map(_has_digit, self.words_of(mention)))

    @cached_property
    def measures(self) -> tuple[Mention, ...]:
        """The numbers in digits that measure something, and are no part of a date."""
        return tuple(mention for mention in self.mentions if self.is_written(mention) and not self._is_of_date(mention))

    def _is_of_date(self, mention: Mention) -> bool:
        beside = {*self.words[max(0, mention.start - 1) : mention.start], *self.words[mention.end : mention.end + 1]}
        return mention.unit == "year" or not beside.isdisjoint(self.language.months)

    def has_plain_bound(self, mention: Mention) -> bool:
        """Whether a bound is told in several words, and so is no mere preposition: 'more than 12', not 'over 12'."""
        before = next((at for at, word in enumerate(self.words_of(mention)) if _has_digit(word)), 0)
        return before > 1

    def counts(self, mention: Mention, forms: frozenset[str]) -> bool:
        """Whether a number counts things that are called so: one of these words follows closely."""
        after = self.words[mention.end : mention.end + REACH]
        return mention.unit is None and not forms.isdisjoint({*after, *map(self.language.stem, after)})

    def has_phrase(self, phrases: Iterable[Phrase], within: slice = slice(None)) -> bool:
        """Whether one of some phrases stands there, or among some of the words, in this form or another."""
        told = [f" {' '.join(words[within])} " for words in (self.words, self.stems)]
        return any(f" {' '.join(phrase)} " in words for phrase in phrases for words in told if phrase)

    @property
    def denies(self) -> bool:
        """Whether a word stands there that denies."""
        return not (self.language.negations | self.language.denying).isdisjoint(self.words)

    @cached_property
    def months_by_place(self) -> Mapping[int, int]:
        """The months that are named or stand in a date, each by the place of its word.

        A word that is something else as well, as 'march' is, is a month only beside what makes it one.
        """
        years = {mention.start for mention in self.mentions if mention.unit == "year"}
        readings = [
            Reading(word, word, Meaning("number", f"{word} year") if at in years else Meaning("unknown", word))
            for at, word in enumerate(self.words)
        ]
        settled = self.language.settle(" ".join(self.words), self.words, readings)
        known = {at: self.language.months[word] for at, word in enumerate(self.words) if word in self.language.months}
        in_place = {at: reading.meaning.key for at, reading in enumerate(settled) if reading.meaning.kind == "date"}
        return known | {at: int(key.split()[1]) for at, key in in_place.items() if key.startswith("month ")}

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that are named or stand in a date."""
        return frozenset(self.months_by_place.values())

    @property
    def has_day(self) -> bool:
        """Whether a day of a month is told."""
        places = {near for at in self.months_by_place for near in (at - 1, at + 1)}
        beside = {word for at, word in enumerate(self.words) if at in places}
        return any(1 <= amount <= LAST_DAY for amount in self._read_single(beside))

    @cached_property
    def weekdays(self) -> frozenset[Weekday]:
        """The weekdays that are named."""
        return frozenset(day for word, day in self.language.weekdays.items() if word in self.words)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _amounts(mentions: Iterable[Mention]) -> frozenset[Decimal]:
    return frozenset(
        amount for mention in mentions for amount in (mention.amount, mention.alternative) if amount is not None
    )
