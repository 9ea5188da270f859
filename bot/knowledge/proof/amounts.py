"""Figures, bounds and currencies of values, held against the passages that should say them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Final

from bot.knowledge.figures import write_amount
from bot.knowledge.model import Claim
from bot.knowledge.proof.inference import (
    follows,
    follows_from_share,
    is_share_told,
    may_be_told_in_a_word,
    shares_in,
)
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.proof.units import words_for
from bot.knowledge.values import Bounded, Quantity, Share
from bot.language.meaning import Bound, Mention

Judgement = tuple[str, bool]
"""What is not proved, and whether it is certainly wrong."""

#: So many things are counted in a passage that names them without a figure.
MOST_COUNTED: Final = 12

#: The pesos and others are written with the sign of the dollars.
_SHARED_SIGN: Final = "$"

_UPPER: Final[frozenset[Bound]] = frozenset({"less_than", "up_to"})
_LOWER: Final[frozenset[Bound]] = frozenset({"more_than", "at_least"})


def check_amount(value: Bounded, claim: Claim, library: Library) -> Iterator[Judgement]:
    """A figure stands in the evidence with its bound, or follows from what stands there."""
    passage = library.read(claim.evidence)
    if not _is_proved(value, passage, library):
        message = f"the figure {write_amount(value.amount)} is not in the evidence"
        yield message, _is_surely_missing(value, library.read(claim.said))
    else:
        found = [mention for mention in passage.mentions if mention.amount == value.amount]
        found = [mention for mention in found if _is_of_kind(mention, value)]
        yield from check_bound(value.bound, write_amount(value.amount), found, passage)


def check_currency(amount: Decimal, currency: str, passage: ReadText) -> Iterator[Judgement]:
    """The currency is the one of the passage; where that has a mere sign, it may be another of the same sign."""
    found = [mention for mention in passage.mentions if mention.amount == amount]
    read = {mention.unit for mention in found if mention.unit and mention.unit.isupper()}
    if read and len(read) == len({mention.unit for mention in found}) and not _may_be_meant(currency, read):
        is_clear = not any(_SHARED_SIGN in passage.words_of(mention) for mention in found)
        yield f"the evidence gives {write_amount(amount)} in {' or '.join(sorted(read))}, not in {currency}", is_clear


def _may_be_meant(currency: str, read: set[str]) -> bool:
    """Whether currencies have one name: the third letter of an ISO 4217 code is the initial of the currency's."""
    return any(currency[-1] == code[-1] for code in read)


def _is_proved(value: Bounded, passage: ReadText, library: Library) -> bool:
    """Whether a figure stands in the evidence, or follows from it by a named rule."""
    shares = shares_in(passage.mentions)
    return (
        value.amount in passage.figures
        or follows(value.amount, passage.figures)
        or follows_from_share(value.amount, passage.figures, shares)
        or (isinstance(value, Share) and is_share_told(value.amount, shares))
        or (isinstance(value, Quantity) and _is_counted(value, passage, library))
    )


def _is_counted(value: Quantity, passage: ReadText, library: Library) -> bool:
    """Whether the passage names so many things, of one kind or in all, and has no figure for them."""
    is_told = any(passage.counts(mention, words_for(value.unit, passage.language)) for mention in passage.mentions)
    return not is_told and 1 < value.amount <= MOST_COUNTED and value.amount in library.names.counts(passage)


def _is_surely_missing(value: Bounded, shown: ReadText) -> bool:
    """Whether the shown words tell figures, and this one can be none that is counted or told in a word."""
    figures = {mention.amount for mention in shown.measures}
    if not figures or may_be_told_in_a_word(value.amount, figures):
        return False
    if value.amount == 0:
        return not shown.denies
    if isinstance(value, Quantity) and value.amount <= MOST_COUNTED:
        forms = words_for(value.unit, shown.language)
        return any(shown.counts(mention, forms) for mention in shown.measures)
    return True


def check_bound(bound: Bound, told: str, found: Collection[Mention], passage: ReadText) -> Iterator[Judgement]:
    """A bound is the one of the passage; whether a passage has it in a word of many uses is not certain.

    Args:
        bound: the bound of the value.
        told: the figure in words.
        found: the numbers of the passage that tell the figure.
        passage: the evidence.
    """
    bounds = {mention.bound for mention in found if mention.bound}
    own = _in_words(bound)
    if found and not bounds and bound != "exactly":
        yield f'the evidence has no bound beside {told}, the value "{own}"', False
    elif bounds and bound not in bounds and all(mention.bound for mention in found):
        is_plain = all(map(passage.has_plain_bound, found))
        is_other = any(_exclude(bound, other) for other in bounds)
        words = " or ".join(sorted(map(_in_words, bounds)))
        yield f'the evidence says "{words} {told}", the value "{own} {told}"', is_plain and is_other


def _is_of_kind(mention: Mention, value: Bounded) -> bool:
    """Whether a number measures what the value does: a share is in percent, and nothing else is."""
    return (mention.unit == "percent") == isinstance(value, Share)


def _exclude(one: Bound, other: Bound) -> bool:
    """Whether one bound ends where the other begins, or one has no bound at all."""
    sides = {"exactly": 0, "about": 0} | dict.fromkeys(_UPPER, -1) | dict.fromkeys(_LOWER, 1)
    return "about" not in (one, other) and sides[one] != sides[other]


def _in_words(bound: Bound) -> str:
    return bound.replace("_", " ")
