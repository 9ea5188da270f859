from __future__ import annotations

from decimal import Decimal
from itertools import combinations_with_replacement
from typing import get_args

import pytest
from claim_factory import allows
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.figures import Interval, interval, parse_amount, write_amount
from bot.language.meaning import Bound

BOUNDS: tuple[Bound, ...] = get_args(Bound)

#: What curators can write: up to ten places before a scale and three after the point.
AMOUNTS = st.decimals(min_value=0, max_value=10**22, places=3)
INTERVALS = st.builds(interval, st.integers(0, 30).map(Decimal), st.sampled_from(BOUNDS))

#: The bounds that exclude each other at one amount: 'more than 12' and 'up to 12'.
EXCLUSIVE = {
    frozenset(pair)
    for pair in (
        ("exactly", "more_than"),
        ("exactly", "less_than"),
        ("more_than", "up_to"),
        ("more_than", "less_than"),
        ("at_least", "less_than"),
    )
}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", "0"),
        ("95", "95"),
        ("260,000", "260000"),
        ("260000", "260000"),
        ("10.3 billion", "10300000000"),
        ("14 trillion", "14000000000000"),
        ("1,234.5 thousand", "1234500"),
        ("0.5 million", "500000"),
    ],
)
def test_an_amount_is_read_exactly(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a dozen",
        "-5",
        "+5",
        "5%",
        "$5",
        ".5",
        "5.",
        "26,00",
        "2,6000",
        ",260",
        "14  trillion",
        "14trillion",
        "14 Trillion",
        "14 zillion",
        "1e6",
        "12 ",
        " 12",
        # A block scalar in YAML ends with a line feed.
        "12\n",
        "14 trillion\n",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        parse_amount(text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0"),
        ("0.50", "0.5"),
        ("95", "95"),
        ("260000", "260,000"),
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("1500000", "1.5 million"),
        # Three places after the point would be harder to read than the figure itself.
        ("1250000", "1.25 million"),
        ("1234500", "1,234,500"),
        ("10300000000", "10.3 billion"),
        ("14000000000000", "14 trillion"),
        ("2000000000000000", "2,000 trillion"),
    ],
)
def test_an_amount_is_written_short(amount: str, text: str) -> None:
    assert write_amount(Decimal(amount)) == text


@given(AMOUNTS)
def test_an_amount_survives_writing_and_reading(amount: Decimal) -> None:
    assert parse_amount(write_amount(amount)) == amount


@pytest.mark.parametrize("digits", [28, 29, 41])
def test_an_amount_of_many_digits_survives_writing_and_reading(digits: int) -> None:
    amount = Decimal("1" * digits)
    assert parse_amount(write_amount(amount)) == amount


@pytest.mark.parametrize(("one", "other"), list(combinations_with_replacement(BOUNDS, 2)))
def test_two_bounds_of_one_amount_meet_unless_they_exclude_each_other(one: Bound, other: Bound) -> None:
    amount = Decimal(12)
    assert interval(amount, one).meets(interval(amount, other)) is (frozenset((one, other)) not in EXCLUSIVE)


@pytest.mark.parametrize(
    ("lower", "higher", "meet"),
    [
        ("exactly", "exactly", False),
        ("more_than", "exactly", True),
        ("at_least", "less_than", True),
        ("more_than", "up_to", True),
        ("less_than", "exactly", False),
        ("up_to", "at_least", False),
        ("less_than", "more_than", False),
        ("less_than", "up_to", True),
        ("up_to", "up_to", True),
        ("less_than", "less_than", True),
        ("more_than", "more_than", True),
        # 'about 100' reaches to 105 at most, 'about 110' begins at 104.5.
        ("about", "about", True),
        ("about", "exactly", False),
        ("exactly", "about", False),
    ],
)
def test_bounds_of_different_amounts_meet_where_both_can_hold(lower: Bound, higher: Bound, *, meet: bool) -> None:
    assert interval(Decimal(100), lower).meets(interval(Decimal(110), higher)) is meet


@pytest.mark.parametrize(
    ("outer", "inner", "contained"),
    [
        (("more_than", 10), ("exactly", 11), True),
        (("more_than", 10), ("exactly", 10), False),
        (("more_than", 10), ("more_than", 10), True),
        (("more_than", 10), ("at_least", 10), False),
        (("at_least", 10), ("more_than", 10), True),
        (("at_least", 10), ("up_to", 12), False),
        (("up_to", 10), ("less_than", 10), True),
        (("less_than", 10), ("up_to", 10), False),
        (("less_than", 11), ("up_to", 10), True),
        (("about", 100), ("exactly", 105), True),
        (("about", 100), ("exactly", 106), False),
        (("exactly", 10), ("about", 10), False),
    ],
)
def test_a_bound_contains_what_it_follows_from(
    outer: tuple[Bound, int], inner: tuple[Bound, int], *, contained: bool
) -> None:
    (outer_bound, outer_amount), (inner_bound, inner_amount) = outer, inner
    wide, narrow = interval(Decimal(outer_amount), outer_bound), interval(Decimal(inner_amount), inner_bound)
    assert wide.contains(narrow) is contained


@given(INTERVALS, INTERVALS, st.integers(0, 40).map(Decimal))
def test_a_containing_interval_allows_all_that_the_contained_one_allows(
    one: Interval, other: Interval, amount: Decimal
) -> None:
    assert one.contains(one)
    if one.contains(other) and allows(other, amount):
        assert allows(one, amount)


@pytest.mark.parametrize("bound", ["less_than", "up_to"])
def test_an_upper_bound_allows_nothing_at_all_but_no_debts(bound: Bound) -> None:
    assert interval(Decimal(5), bound).low == 0
    assert interval(Decimal(5), bound).meets(interval(Decimal(0), "exactly"))


@given(INTERVALS, INTERVALS)
def test_meeting_is_symmetric(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)


@given(INTERVALS, INTERVALS, st.integers(0, 40).map(Decimal))
def test_intervals_with_a_common_amount_meet(one: Interval, other: Interval, amount: Decimal) -> None:
    if allows(one, amount) and allows(other, amount):
        assert one.meets(other)
