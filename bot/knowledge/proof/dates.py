"""Dates, times of day and lengths of time in values, held against the passages that should say them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bot.knowledge.periods import Period
from bot.knowledge.proof.amounts import Judgement, Telling
from bot.knowledge.proof.inference import follows
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.values import Duration, Moment

_CLOCK: Final = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)")
_HALF_DAY: Final = 12
_MONTHS: Final = 12


def check_moment(value: Moment, passage: ReadText) -> Iterator[Judgement]:
    """The day, the month, the year, the weekday and the time are those of the passage, where it names any."""
    if value.date:
        yield from _check_date(value.date, passage)
    if value.weekday and passage.weekdays and value.weekday not in passage.weekdays:
        yield f"the weekday {value.weekday} is not in the evidence", True
    clocks = {(int(hour) % _HALF_DAY, int(minute)) for hour, minute in _CLOCK.findall(passage.text)}
    if value.time and clocks and (int(value.time[:2]) % _HALF_DAY, int(value.time[3:5])) not in clocks:
        yield f"the time {value.time} is not in the evidence", True


def check_duration(value: Duration, passage: ReadText) -> Iterator[Judgement]:
    """A length stands in the passage, its months and its seconds each, or is the sum or the difference of two."""
    for unit, length in value.length.items():
        told = {mention.amount: mention for mention in passage.mentions if mention.unit == unit}
        if length and length not in told and not follows(Decimal(length), told):
            is_certain = any(map(passage.is_written, told.values())) and not _CLOCK.search(passage.text)
            yield f"the length of {_in_words(value)} is not in the evidence", is_certain


def find_lengths(value: Duration, passage: ReadText) -> Iterator[Telling]:
    """Where a passage tells a length, in months and in seconds."""
    for unit, length in value.length.items():
        found = [mention for mention in passage.mentions if mention.unit == unit and mention.amount == length]
        yield Telling(passage, value.bound, _in_words(value), found[-1:])


def _in_words(value: Duration) -> str:
    return " ".join(f"{getattr(value, name)} {name}" for name in value.units)


def _check_date(date: Period, passage: ReadText) -> Iterator[Judgement]:
    """A passage may tell a date by one near it ('the day after October 3'), but not by a far one or another year."""
    if passage.months and not _tells(date, passage):
        is_near = any((date.first.month - month) % _MONTHS in (0, 1, _MONTHS - 1) for month in passage.months)
        yield f"the date {date} is not in the evidence", not is_near
    years = {year for month, year in _dated(passage) if date.has_month(month)}
    if years and years.isdisjoint({date.first.year, date.last.year}):
        yield f"the year {date.first.year} is not in the evidence", True


def _tells(date: Period, passage: ReadText) -> bool:
    """Whether a passage tells a day or a month."""
    if date.grain not in ("day", "month"):
        return True
    has_day = date.grain == "month" or Decimal(date.first.day) in passage.figures
    return date.first.month in passage.months and has_day


def _dated(passage: ReadText) -> Iterator[tuple[int, int]]:
    """The months that stand right before a year, or have a day between: 'October 2025', 'October 3, 2025'."""
    for mention in passage.mentions:
        if mention.unit == "year":
            has_day = "".join(passage.words[max(0, mention.start - 1) : mention.start]).isdecimal()
            month = passage.months_by_place.get(mention.start - 1 - has_day)
            if month is not None:
                yield month, int(mention.amount)
