"""A text as the language of the documents reads it: its words, and the figures, months and denials among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from bot.language.language import Language
from bot.language.meaning import LENGTHS, Mention, Phrase, Weekday

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
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers that the language reads."""
        return tuple(self.language.find_numbers(self.words))

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """All figures that stand there, in digits or in words, whether they count, rank or are part of a name.

        What is glued to letters is read apart from them as well: 'RM1.66 billion'.
        """
        parted = ReadText(self.language, _SEAM.sub(" ", self.text)) if _SEAM.search(self.text) else self
        alone = self._read_single({word for word in (*self.words, *parted.words) if _has_digit(word)})
        return _amounts((*self.mentions, *parted.mentions)) | alone | self._counts

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

    @property
    def denies(self) -> bool:
        """Whether a word stands there that denies."""
        return not (self.language.negations | self.language.denying).isdisjoint(self.words)

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that are named or stand in a date."""
        return frozenset(month for word, month in self.language.months.items() if word in self.words)

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
