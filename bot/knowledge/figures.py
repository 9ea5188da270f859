"""Amounts as curators write them ('260,000', '14 trillion'), and what their bounds allow.

An amount goes in as text and comes out as an exact `Decimal`; a bound turns it into an
`Interval`, and two bounded amounts can both hold exactly when their intervals meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from bot.language.meaning import Bound

SCALES: Final = {
    "": 1,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}

#: How far 'about' may lie from the truth, as a share of the amount: news copy rounds to two
#: figures, which is off by 5 % at most.
ABOUT_TOLERANCE: Final = Decimal("0.05")

AMOUNT_PATTERN: Final = r"^(\d{1,3}(,\d{3})+|\d+)(\.\d+)?( (thousand|million|billion|trillion))?$"

_INFINITY: Final = Decimal("Infinity")


def parse_amount(text: str) -> Decimal:
    """Read '260,000', '10.3 billion' or '95' as an exact number.

    Raises:
        ValueError: the text is anything else; the message says what is accepted.
    """
    if not re.fullmatch(AMOUNT_PATTERN, text):
        raise ValueError(f'"{text}" is not an amount; write for example "260,000" or "14 trillion"')
    digits, _, scale = text.partition(" ")
    return _exact(len(text)).multiply(Decimal(digits.replace(",", "")), Decimal(SCALES[scale]))


def write_amount(amount: Decimal) -> str:
    """The shortest exact text of an amount: '260,000', '14 trillion', '10.3 billion'.

    `parse_amount(write_amount(amount)) == amount` for every amount of zero or more.
    """
    for scale in ("trillion", "billion", "million"):
        exact = _exact(len(amount.as_tuple().digits))
        scaled = exact.divide(amount, Decimal(SCALES[scale]))
        if scaled >= 1 and exact.remainder(exact.multiply(scaled, Decimal(100)), Decimal(1)) == 0:
            return f"{_plain(scaled)} {scale}"
    return _plain(amount)


def _exact(digits: int) -> Context:
    """Arithmetic with room for so many digits and a scale, so that nothing is rounded."""
    return Context(prec=digits + len(str(SCALES["trillion"])))


def round_figure(amount: Decimal) -> Decimal:
    """An amount as a derived figure is told: whole up to six digits, four significant digits beyond."""
    if amount == int(amount) and amount < SCALES["million"]:
        return amount
    return Decimal(f"{amount:.4g}")


def _plain(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Interval:
    """The amounts that a bounded amount allows, from `low` to `high`; an end may be open."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some amount lies in both."""
        return not (self.ends_before(other) or other.ends_before(self))

    def parts_from(self, other: Interval) -> bool:
        """Whether they are ranges of which one ends in the amount where the other begins: 'up to' and 'at least' 14."""
        return self.low < self.high == other.low < other.high or other.low < other.high == self.low < self.high

    def contains(self, other: Interval) -> bool:
        """Whether every amount of the other lies in this one."""
        low_fits = self.low < other.low or (self.low == other.low and (other.low_open or not self.low_open))
        high_fits = self.high > other.high or (self.high == other.high and (other.high_open or not self.high_open))
        return low_fits and high_fits

    def ends_before(self, other: Interval) -> bool:
        """Whether every amount in this one is less than any in the other."""
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low


def interval(amount: Decimal, bound: Bound) -> Interval:
    """What '`bound` `amount`' allows; amounts are never negative."""
    zero = Decimal(0)
    match bound:
        case "exactly":
            return Interval(amount, amount)
        case "about":
            slack = amount * ABOUT_TOLERANCE
            return Interval(amount - slack, amount + slack)
        case "more_than":
            return Interval(amount, _INFINITY, low_open=True)
        case "at_least":
            return Interval(amount, _INFINITY)
        case "less_than":
            return Interval(zero, amount, high_open=True)
        case "up_to":
            return Interval(zero, amount)
