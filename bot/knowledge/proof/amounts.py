"""Figures and bounds of values, held against the passages that should say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

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
from bot.knowledge.values import Bounded, Money, Part, Quantity, Share
from bot.language.meaning import Bound, Mention

Judgement = tuple[str, bool]
"""What is not proved, and whether it is certainly wrong."""


class Telling(NamedTuple):
    """A figure or a length of a value, and where a passage tells it."""

    text: ReadText
    bound: Bound
    told: str
    """It in words."""
    found: Sequence[Mention]


#: So many things are counted in a passage that names them without a figure.
MOST_COUNTED: Final = 12

_UPPER: Final[frozenset[Bound]] = frozenset({"less_than", "up_to"})
_LOWER: Final[frozenset[Bound]] = frozenset({"more_than", "at_least"})


def check_amount(value: Bounded, claim: Claim, library: Library) -> Iterator[Judgement]:
    """A figure is in the evidence, or follows from what stands there."""
    if not _is_proved(value, library.read(claim.evidence), library):
        message = f"the figure {write_amount(value.amount)} is not in the evidence"
        yield message, _is_surely_missing(value, library.read(claim.said), library)


def find_telling(value: Bounded, passage: ReadText) -> Telling:
    """Where a passage tells a figure; a sum may be glued to the sign of its currency."""
    text = passage.as_tells(value.amount) if isinstance(value, Money | Part) else passage
    found = [mention for mention in text.mentions if mention.amount == value.amount and _is_of_kind(mention, value)]
    return Telling(text, value.bound, write_amount(value.amount), found)


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
    is_told = any(passage.counts(mention, library.units.words_for(value.unit)) for mention in passage.mentions)
    return not is_told and 1 < value.amount <= MOST_COUNTED and value.amount in library.names.counts(passage)


def _is_surely_missing(value: Bounded, shown: ReadText, library: Library) -> bool:
    """Whether the shown words tell figures, and this one can be none that is counted or told in a word."""
    # Before a sum the sign of its currency may be glued to it: 'RM1.66 billion'.
    told = (shown.parted if isinstance(value, Money | Part) else shown).measures
    figures = {mention.amount for mention in told}
    if not figures or may_be_told_in_a_word(value.amount, figures):
        return False
    if value.amount == 0:
        return not shown.denies
    if isinstance(value, Quantity) and value.amount <= MOST_COUNTED:
        forms = library.units.words_for(value.unit)
        return any(shown.counts(mention, forms) for mention in shown.measures)
    return True


def check_bareness(telling: Telling) -> Iterator[Judgement]:
    """A bound of a value is told in the passage, if perhaps in a word that the language does not know."""
    if telling.found and telling.bound != "exactly" and not any(mention.bound for mention in telling.found):
        yield f'the evidence has no bound beside {telling.told}, the value "{_in_words(telling.bound)}"', False


def check_bound(telling: Telling) -> Iterator[Judgement]:
    """A bound is the one of the passage; whether a passage has it in a word of many uses is not certain."""
    bounds = {mention.bound for mention in telling.found if mention.bound}
    own, told = _in_words(telling.bound), telling.told
    if bounds and telling.bound not in bounds and all(mention.bound for mention in telling.found):
        is_plain = all(map(telling.text.has_plain_bound, telling.found))
        is_other = any(_exclude(telling.bound, other) for other in bounds)
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
