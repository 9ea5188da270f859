"""What a statement asserts of times, in values: dates and lengths, read from figures and names of days and months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product

from bot.knowledge.periods import Period, parse_period
from bot.knowledge.values import SPANS, WEEKDAYS, Duration, Moment
from bot.language.meaning import LAST_DAY, LENGTHS, Meaning, Mention, Weekday
from bot.question.question import Question, number_key


def term_of(mention: Mention) -> Meaning:
    """The meaning of a number, by which what accounts for it is known."""
    return Meaning("number", number_key(mention))


@dataclass(frozen=True, slots=True)
class Dates:
    """The parts of dates that a statement names, each with its term."""

    years: Mapping[int, Meaning]
    months: Mapping[int, Meaning]
    days: Mapping[int, Meaning]
    weekdays: Mapping[Weekday, Meaning]

    def terms(self, told: Moment) -> frozenset[Meaning]:
        """Those that can be held against what is told."""
        dates = chain(self.years.values(), self.months.values(), self.days.values()) if told.date else ()
        return frozenset((*dates, *(self.weekdays.values() if told.known_weekday else ())))


def read_dates(question: Question) -> Dates:
    """What a statement says of day, weekday, month and year; a bare number is a day only beside one of these."""
    keys = question.keys("date")
    years = [mention for mention in question.numbers if mention.unit == "year"]
    days = [mention for mention in question.numbers if mention.unit is None and 1 <= mention.amount <= LAST_DAY]
    return Dates(
        years={int(mention.amount): term_of(mention) for mention in years},
        months={int(key.removeprefix("month ")): Meaning("date", key) for key in keys if key.startswith("month ")},
        days={int(mention.amount): term_of(mention) for mention in days} if keys else {},
        weekdays={day: Meaning("date", day) for day in WEEKDAYS if day in keys},
    )


def assert_moments(dates: Dates, told: Moment) -> Iterator[list[Moment | None]]:
    """For each date that is named the moments that it may be; None where the calendar has no such day."""
    if told.known_weekday:
        for weekday in dates.weekdays:
            yield [Moment(kind="date", weekday=weekday)]
    if told.date and (dates.years or dates.months or dates.days):
        for parts in product(dates.years or (None,), dates.months or (None,), dates.days or (None,)):
            yield [_make_moment(filled) for filled in _fill_in(told.date, *parts)]


def _fill_in(told: Period, year: int | None, month: int | None, day: int | None) -> Iterable[tuple[int, ...]]:
    """Year, month and day as far as they are named; a year or a month before these is one that is told."""
    if year and not (month or day):
        return [(year,)]
    dates = {(year or end.year, month or end.month) for end in (told.first, told.last)}
    return [(*date, day) if day else date for date in sorted(dates)]


def _make_moment(parts: Iterable[int]) -> Moment | None:
    try:
        return Moment(kind="date", date=parse_period("-".join(f"{part:02}" for part in parts)))
    except ValueError:
        return None


def assert_length(told: Duration, mention: Mention) -> Duration | None:
    """What a figure asserts as a length; a bare one counts that unit of the told length to which it comes nearest."""
    if mention.unit not in (None, *LENGTHS) or mention.amount != int(mention.amount) or mention.amount <= 0:
        return None
    unit, amount = mention.unit, int(mention.amount)
    if unit is None:
        spans = [SPANS[name] for name in told.units]
        unit, size = min(spans, key=lambda span: abs(span[1] * amount - told.length[span[0]]))
        amount *= size
    bound = mention.bound or "exactly"
    if unit == "month":
        return Duration(kind="duration", months=amount, bound=bound)
    return Duration(kind="duration", minutes=amount // 60, seconds=amount % 60, bound=bound)
