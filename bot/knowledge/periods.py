"""Stretches of the calendar as curators write them: '2025-10-31', '2025-10', '2025-Q4', '2025-autumn', '2025'.

The seasons are those of the northern half of the earth. Where people let one end is not certain to three weeks, so
each goes from the first of a month to the last day that anybody counts to it, and two of them overlap.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.knowledge.problems import quote

Grain = Literal["day", "month", "quarter", "season", "year"]

PERIOD_PATTERN: Final = r"^\d{4}(-\d{2}(-\d{2})?|-Q[1-4]|-(spring|summer|autumn|winter))?$"

_DAY: Final = dt.timedelta(days=1)

#: The first month of each season, and how many months and days after it the season has ended at last.
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SEASON_MONTHS: Final = 3
_SEASON_DAYS: Final = 22


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, written as `text`; the winter of a year begins in its December."""

    text: str
    grain: Grain
    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return self.text

    @property
    def day(self) -> dt.date | None:
        """The day, if it is one."""
        return self.first if self.grain == "day" else None

    def has_month(self, month: int) -> bool:
        """Whether some of its days lie in a month of the year."""
        months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month
        return (month - self.first.month) % 12 <= months

    def meets(self, other: Period) -> bool:
        """Whether both may be told of one time: two months, years … are the same, and others share a day."""
        if self.grain == other.grain:
            return self == other
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Period) -> bool:
        """Whether all days of the other lie in this one."""
        return self.first <= other.first and other.last <= self.last


def parse_period(text: str) -> Period:
    """Read a day, month, quarter, season or year.

    Raises:
        ValueError: the text is anything else, or no such day is in the calendar.
    """
    if not re.fullmatch(PERIOD_PATTERN, text, re.ASCII):
        raise ValueError('write a date as "2025-10-31", "2025-10", "2025-Q4", "2025-autumn" or "2025"')
    year, _, part = text.partition("-")
    try:
        return Period(text, *_resolve(int(year), part))
    except ValueError:
        raise ValueError(f"{quote(text)} is no day of the calendar") from None


def _resolve(year: int, part: str) -> tuple[Grain, dt.date, dt.date]:
    """How long the part of a year is, its first and its last day."""
    if not part:
        return "year", *_months(year, 1, 12)
    if part in _SEASONS:
        first, end = _months(year, _SEASONS[part], _SEASON_MONTHS)
        return "season", first, end + _SEASON_DAYS * _DAY
    if part.startswith("Q"):
        return "quarter", *_months(year, 3 * int(part[1:]) - 2, 3)
    month, _, day = part.partition("-")
    if not day:
        return "month", *_months(year, int(month), 1)
    date = dt.date(year, int(month), int(day))
    return "day", date, date


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    """The first day of a month, and the last of so many months that begin with it."""
    years, before = divmod(month - 1 + count, 12)
    return dt.date(year, month, 1), dt.date(year + years, before + 1, 1) - _DAY
