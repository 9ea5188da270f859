"""The words of English that belong to no subject: question words, fillers, numbers, habits of typing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator

from bot.language.lexicon import Data, KindByPhrase, Lexicon, Phrases, Words, by_phrase, split_phrase
from bot.language.meaning import Bound, Meaning, Phrase


def _split_keys(amounts: Mapping[str, str]) -> dict[Phrase, str]:
    return {split_phrase(text): amount for text, amount in amounts.items()}


PercentByPhrase = Annotated[Mapping[Phrase, Decimal], BeforeValidator(_split_keys)]
BoundByPhrase = Annotated[Mapping[Phrase, Bound], BeforeValidator(by_phrase)]


class NumberWords(Data):
    """How numbers, their units and their bounds are put into words."""

    units: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    ordinals: frozenset[str]
    """Endings that make a number in digits an ordinal: '31st'."""
    currencies: KindByPhrase
    """Phrase to ISO 4217 code: 'us dollars' to 'USD'."""
    whose: frozenset[str]
    """Words before a currency that say which country's it is."""
    whose_endings: tuple[str, ...]
    """How other such words end."""
    percent: frozenset[str]
    bounds: BoundByPhrase
    """Bounds that stand before their number: 'up to'."""
    bounds_after: BoundByPhrase
    """Bounds that stand after it: 'or more'."""
    fractions: PercentByPhrase
    """Phrases for a part of a whole, in percent."""

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The words that a number in words or an amount of money may begin with."""
        phrases = (*self.currencies, *self.fractions)
        return frozenset({*self.units, *self.scales, *(phrase[0] for phrase in phrases)})

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word of an amount and its unit."""
        phrases = {word for phrase in (*self.currencies, *self.fractions) for word in phrase}
        return frozenset({*self.units, *self.scales, *phrases}) | self.percent


class Endings(Data):
    """The words by which the end of a sentence is told, in small letters and without their last full stop."""

    inner: Words
    """Abbreviations that no sentence ends with: 'Mr.', 'e.g.'."""
    final: Words
    """Abbreviations that a sentence may end with: 'Co.', 'Oct.'; so may all of the kind of 'U.N.'."""
    counting: Words
    """Words that are abbreviations before a number only: 'No. 5'."""
    beginnings: Words
    """Words that begin sentences and, capitalised, no names."""


class EnglishLexicon(Lexicon):
    """The words of English that belong to no subject."""

    checks: Phrases
    openers: Phrases
    auxiliaries: Words
    leading: Words
    interrogatives: Words
    asking: Words
    wondering: Words
    lone_asks: Words
    subordinating: Words
    """Words after which a negation denies nothing of what is asked."""
    articles: Words
    commands: Words
    by: Words
    """Words before who does something in the passive."""
    towards: Words
    """Words before whom something is done to."""
    sideless: Words
    """Words before names that take no side in what is done."""
    joining: Words
    """Words between the names that a sentence begins with."""
    done: Words
    """Words that say that something has happened."""
    undone: Words
    """Words that say that something is planned, expected or possible."""
    finite: Words
    tags: Words
    """Words that ask for a yes at the end of a statement: no negation there."""
    tag_pronouns: Words
    rewrites: Mapping[str, str]
    dates_in_place: Mapping[str, str]
    """Words that are dates only beside a day, a year or a word of `before_dates`: 'may'."""
    before_dates: Words
    nothings: Words
    """Negations that are the amount of zero after a word of `before_amounts`: 'from nothing'."""
    before_amounts: Words
    numbers: NumberWords
    endings: Endings

    @cached_property
    def phrases(self) -> Mapping[Phrase, Meaning]:
        """The phrases of any language, and bounds of more than one word: 'as many as'."""
        bounds = self.numbers.bounds.items()
        return {**super().phrases, **{phrase: Meaning("bound", bound) for phrase, bound in bounds if len(phrase) > 1}}

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every single word that is known in English, whatever the subject."""
        words = self.auxiliaries | self.interrogatives | self.numbers.all_words | self.dates_in_place.keys()
        return super().all_words | words
