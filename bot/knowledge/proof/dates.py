"""Dates, times of day and lengths of time in values, held against the passages that should say them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bot.knowledge.proof.amounts import Judgement
from bot.knowledge.proof.inference import follows
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.values import Duration, Moment

_CLOCK: Final = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)")
_HALF_DAY: Final = 12
_MONTHS: Final = 12


def check_moment(value: Moment, passage: ReadText) -> Iterator[Judgement]:
    """The day, the year, the weekday and the time are those of the passage, where it names any."""
    if value.date:
        yield from _check_date(value.date, passage)
    if value.weekday and passage.weekdays and value.weekday not in passage.weekdays:
        yield f"the weekday {value.weekday} is not in the evidence", True
    clocks = {(int(hour) % _HALF_DAY, int(minute)) for hour, minute in _CLOCK.findall(passage.text)}
    if value.time and clocks and (int(value.time[:2]) % _HALF_DAY, int(value.time[3:5])) not in clocks:
        yield f"the time {value.time} is not in the evidence", True


def check_duration(value: Duration, passage: ReadText) -> Iterator[Judgement]:
    """A length stands in the passage, or is the sum or the difference of two that do."""
    told = {mention.amount: mention for mention in passage.mentions if mention.unit == "second"}
    length = Decimal(int(value.length.total_seconds()))
    if length not in told and not follows(length, told):
        is_certain = any(map(passage.is_written, told.values())) and not _CLOCK.search(passage.text)
        yield f"the length {value.length} is not in the evidence", is_certain


def _check_date(date: dt.date, passage: ReadText) -> Iterator[Judgement]:
    """A passage may tell a date by one near it ('the day after October 3'), but not by a far one or another year."""
    if passage.months and not _tells_day(date, passage):
        is_near = any((date.month - month) % _MONTHS in (0, 1, _MONTHS - 1) for month in passage.months)
        yield f"the date {date} is not in the evidence", not is_near
    years = set(_years_of_dates(passage))
    if years and date.year not in years:
        yield f"the year {date.year} is not in the evidence", True


def _tells_day(date: dt.date, passage: ReadText) -> bool:
    """Whether a passage tells a date; a month that may be another word, as May, can't be looked for."""
    is_sought = date.month in passage.language.months.values()
    return not is_sought or (date.month in passage.months and Decimal(date.day) in passage.figures)


def _years_of_dates(passage: ReadText) -> Iterator[int]:
    """The years that stand right after a day and its month."""
    for mention in passage.mentions:
        before = passage.words[max(0, mention.start - 2) : mention.start]
        has_month = not passage.language.months.keys().isdisjoint(before)
        if mention.unit == "year" and has_month and any(map(str.isdecimal, before)):
            yield int(mention.amount)
