"""What a statement asserts of times, in values: dates and lengths, read from figures and names of days and months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product
from typing import Final, get_args

from bot.knowledge.periods import Period, parse_period
from bot.knowledge.values import SPANS, WEEKDAYS, Duration, Moment
from bot.language.meaning import LAST_DAY, LENGTHS, LEXICAL, STRETCH, Meaning, Mention, Side, Weekday, term_of, unit_of
from bot.question.question import Question, Utterance

#: What reaches from here on to the whole of a month or a year is the end of it, in hundredths.
LATE: Final = 70
WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Dates:
    """The parts of dates that a statement names, each with its term."""

    years: Mapping[int, Meaning]
    parts: Mapping[str, Meaning]
    """Months, quarters and seasons, each as a period has it after its year: '05', 'Q3', 'autumn'."""
    days: Mapping[int, Meaning]
    weekdays: Mapping[Weekday, Meaning]
    stretches: Mapping[tuple[int, int], Meaning]
    """Which parts of the month or the year are meant, from when to when in hundredths of it."""
    sides: Mapping[Side, Meaning]
    """On which side of the date something lies, if it is not the date itself."""
    is_over: bool = False
    """Whether something is over after the date: it is so until then."""

    def terms(self, told: Moment) -> frozenset[Meaning]:
        """Those that can be held against what is told."""
        named = (self.years, self.parts, self.days, self.stretches, self.sides) if told.date else ()
        dates = chain.from_iterable(each.values() for each in named)
        return frozenset((*dates, *(self.weekdays.values() if told.known_weekday else ())))


def read_dates(question: Question) -> Dates:
    """What it says of day, weekday, year and part of the year.

    A bare number is a day only where it says one of these, and not where it counts something: 'two ferries'.
    """
    keys = question.keys("date")
    stretches = _stretches_of(keys)
    years = [mention for mention in question.numbers if mention.unit == "year"]
    counting = find_counting(question)
    bare = (m for m in question.numbers if m.unit is None and m.amount in range(1, LAST_DAY + 1))
    days = [mention for mention in bare if term_of(mention) not in counting]
    return Dates(
        years={int(mention.amount): term_of(mention) for mention in years},
        parts={_write_part(key): Meaning("date", key) for key in keys - stretches if key not in WEEKDAYS},
        days={int(mention.amount): term_of(mention) for mention in days} if keys else {},
        weekdays={day: Meaning("date", day) for day in WEEKDAYS if day in keys},
        stretches={_read_stretch(key): Meaning("date", key) for key in stretches},
        sides={side: Meaning("bound", side) for side in get_args(Side) if side in question.keys("bound")},
    )


def find_stretches(text: Utterance) -> frozenset[tuple[int, int]]:
    """The parts of months and years that a text names, from when to when in hundredths."""
    return frozenset(map(_read_stretch, _stretches_of(text.keys("date"))))


def _stretches_of(keys: Iterable[str]) -> set[str]:
    return {key for key in keys if key.startswith(STRETCH)}


def find_counting(question: Question) -> Mapping[Meaning, Meaning]:
    """For each bare number the noun right after it, which is what it counts; one beside a date may be a day."""
    meanings = (Meaning("filler", ""), *question.meanings)
    return {
        number: after
        for before, number, after in zip(meanings, meanings[1:], meanings[2:], strict=False)
        if unit_of(number) == "" and before.kind != "date" and after.kind in LEXICAL
    }


def _read_stretch(key: str) -> tuple[int, int]:
    first, last = key.removeprefix(STRETCH).split("-")
    return int(first), int(last)


def _write_part(key: str) -> str:
    return f"{int(key.removeprefix('month ')):02}" if key.startswith("month ") else key


def assert_moments(dates: Dates, told: Moment) -> Iterator[list[Moment | None]]:
    """For each date that is named the moments that it may be; None where the calendar has no such day."""
    if told.known_weekday:
        for weekday in dates.weekdays:
            yield [Moment(kind="date", weekday=weekday)]
    if told.date and (dates.years or dates.parts or dates.days):
        for named in product(dates.years or (None,), dates.parts or (None,), dates.days or (None,)):
            yield [_make_moment(filled) for filled in _fill_in(told.date, *named)]


def find_limit(dates: Dates, told: Period) -> Period | None:
    """The one date of which something lies on one side; None where it names none, several, or a part of one.

    A date without a year is the one that is nearest to what is told. What is before the end of a month is within it.
    """
    named = [*product(dates.years or (None,), dates.parts or (None,), dates.days or (None,))]
    is_part = any(begins < LATE or ends < WHOLE for begins, ends in dates.stretches)
    if len(named) > 1 or not any(named[0]) or is_part:
        return None
    year, part, day = named[0]
    if not (part or day):
        return parse_period(str(year))
    years = (year,) if year else range(told.first.year - 1, told.last.year + 2)
    filled = (_write_date(each, part or f"{told.first.month:02}", day) for each in years)
    periods = [moment.date for written in filled if (moment := _make_moment(written)) and moment.date]
    return min(periods, key=lambda period: _find_gap(period, told), default=None)


def _find_gap(one: Period, other: Period) -> int:
    """How many days lie between two periods."""
    return max((one.first - other.last).days, (other.first - one.last).days, 0)


def find_place(told: Period, whole: Period) -> tuple[float, float]:
    """From when to when a period lies in another one, in hundredths of that."""
    length = (whole.last - whole.first).days + 1
    return 100 * (told.first - whole.first).days / length, 100 * ((told.last - whole.first).days + 1) / length


def _fill_in(told: Period, year: int | None, part: str | None, day: int | None) -> Iterable[str]:
    """A period as far as it is named; a year or a month before what is named is one that is told."""
    if year and not (part or day):
        return [str(year)]
    ends = (told.first, told.last)
    return sorted({_write_date(year or end.year, part or f"{end.month:02}", day) for end in ends})


def _write_date(year: int, part: str, day: int | None) -> str:
    return f"{year}-{part}-{day:02}" if day else f"{year}-{part}"


def _make_moment(written: str) -> Moment | None:
    try:
        return Moment(kind="date", date=parse_period(written))
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
