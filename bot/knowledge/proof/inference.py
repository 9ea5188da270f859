"""The rules by which a figure follows from the figures of a passage, though it does not stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import permutations
from typing import Final

from bot.language.meaning import Mention

_WHOLE: Final = Decimal(100)
_HALF: Final = Decimal("0.5")

#: What is told in percent is rounded: a third is 33.3.
_ROUNDED: Final = Decimal("0.005")


def follows(amount: Decimal, figures: Iterable[Decimal]) -> bool:
    """Whether a figure follows from two of these by one of the rules."""
    return any(rule(amount, one, other) for one, other in permutations(figures, 2) for rule in RULES)


def is_sum(amount: Decimal, one: Decimal, other: Decimal) -> bool:
    """'30 chips and then 20' are 50."""
    return amount == one + other


def is_difference(amount: Decimal, one: Decimal, other: Decimal) -> bool:
    """'Had 30 and sold 20' leaves 10."""
    return amount == one - other


def is_product(amount: Decimal, one: Decimal, other: Decimal) -> bool:
    """'12 ferries at 3 million each' are 36 million."""
    return one > 1 < other and amount == one * other


def is_percentage(amount: Decimal, one: Decimal, other: Decimal) -> bool:
    """'12 of 40' are 30 percent, told without a fraction."""
    return 0 < one < other and 1 <= amount < _WHOLE and abs(_WHOLE * one / other - amount) < _HALF


RULES: Final[tuple[Callable[[Decimal, Decimal, Decimal], bool], ...]] = (
    is_sum,
    is_difference,
    is_product,
    is_percentage,
)


def follows_from_share(amount: Decimal, figures: Iterable[Decimal], shares: Iterable[Decimal]) -> bool:
    """Whether a share of a figure is so much, its whole, or the figure after it rose or fell by the share.

    '20 percent of 50' are 10; '30, a third of all' means 90; '50, up 20 percent' is 60.
    """
    return any(
        abs(amount - figure * factor) <= amount * _ROUNDED
        for share in shares
        for factor in _factors(share)
        for figure in figures
    )


def _factors(share: Decimal) -> tuple[Decimal, ...]:
    part = share / _WHOLE
    return (part, *((1 / part,) if part else ()), 1 + part, 1 - part)


def shares_in(mentions: Iterable[Mention]) -> list[Decimal]:
    """The numbers in percent."""
    return [mention.amount for mention in mentions if mention.unit == "percent"]


def is_share_told(amount: Decimal, shares: Iterable[Decimal]) -> bool:
    """Whether a share is one of these rounded, or the rest of the whole: 'sold 20 percent' leaves 80."""
    return any(is_rounded(amount, share) or amount == _WHOLE - share for share in shares)


def is_rounded(amount: Decimal, figure: Decimal) -> bool:
    """Whether an amount is a figure without its fraction, up or down."""
    return abs(amount - figure) < 1 and figure != int(figure)


def may_be_told_in_a_word(amount: Decimal, figures: Iterable[Decimal]) -> bool:
    """Whether one word may make so much of these figures, or without any: 'doubled', 'a third', 'hundreds'."""
    is_power_of_ten = amount > 1 and amount == Decimal(10) ** amount.adjusted()
    return is_power_of_ten or any(amount in (times * figure, figure / times) for times in (2, 3) for figure in figures)
