"""Days, months, quarters, seasons and years: as they are written, and how they lie in each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.periods import Period, parse_period

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
PARTS = st.sampled_from(["", "-01", "-02", "-12", "-Q1", "-Q4", "-spring", "-summer", "-autumn", "-winter"])
PERIODS = st.builds("{}{}".format, st.integers(2030, 2032), PARTS).map(parse_period) | DAYS.map(
    lambda day: parse_period(day.isoformat())
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031-04-02", "2031-04-02", "2031-04-02"),
        ("2031-04", "2031-04-01", "2031-04-30"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-Q1", "2031-01-01", "2031-03-31"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-spring", "2031-03-01", "2031-06-22"),
        ("2031-autumn", "2031-09-01", "2031-12-22"),
        ("2031-winter", "2031-12-01", "2032-03-22"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    period = parse_period(text)
    assert (str(period), period.first.isoformat(), period.last.isoformat()) == (text, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31",
        "2031-4",
        "2031-04-2",
        "2031-Q5",
        "2031-q1",
        "2031-fall",
        "spring 2031",
        "April 2031",
        "2031-W10",
        "\u0662\u0660\u0663\u0661",
    ],
)
def test_what_is_written_otherwise_is_refused_with_all_that_is_accepted(text: str) -> None:
    with pytest.raises(ValueError, match='"2025-10-31", "2025-10", "2025-Q4", "2025-autumn" or "2025"'):
        parse_period(text)


@pytest.mark.parametrize("text", ["2031-13", "2031-00", "2031-02-29", "0000", "0000-01-01"])
def test_what_the_calendar_has_not_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no day of the calendar"):
        parse_period(text)


@given(DAYS)
def test_a_day_lies_in_its_month_its_quarter_and_its_year(day: dt.date) -> None:
    inner = parse_period(day.isoformat())
    for text in (f"{day:%Y-%m}", f"{day:%Y}-Q{(day.month + 2) // 3}", f"{day:%Y}"):
        assert parse_period(text).contains(inner)
        assert parse_period(text).meets(inner)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2031-04-02", [4]),
        ("2031-04", [4]),
        ("2031-Q4", [10, 11, 12]),
        ("2031-winter", [1, 2, 3, 12]),
        ("2031", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    ],
)
def test_a_period_has_its_months(text: str, months: list[int]) -> None:
    assert [month for month in range(1, 13) if parse_period(text).has_month(month)] == months


@given(DAYS)
def test_every_day_lies_in_a_season(day: dt.date) -> None:
    inner = parse_period(day.isoformat())
    names = [f"{day:%Y}-{season}" for season in ("spring", "summer", "autumn", "winter")]
    assert any(parse_period(name).contains(inner) for name in (*names, f"{day.year - 1}-winter"))


@given(PERIODS, PERIODS)
def test_meeting_is_symmetric_and_what_lies_in_another_meets_it(one: Period, other: Period) -> None:
    assert one.meets(other) == other.meets(one)
    if one.contains(other):
        assert one.meets(other)
