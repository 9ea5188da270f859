"""Numbers in English, as they are typed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.figures import write_amount
from bot.language import load_language
from bot.language.meaning import Bound, Mention

ENGLISH = load_language("en")


def find(text: str) -> list[Mention]:
    return ENGLISH.find_numbers(ENGLISH.read_words(text, frozenset()))


def find_amounts(text: str) -> list[tuple[int, str | None]]:
    return [(int(mention.amount), mention.unit) for mention in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "260,000",
        "260k",
        "260 K",
        "260 thousand",
        "0.26 million",
        "0.26m",
        "260_000",
        "260'000",
        "260’000",
        "260 000",
        "260\u00a0000",
        "260\u2009000",
        "260\u202f000",
        "two hundred sixty thousand",
        "two hundred and sixty thousand",
        "two hundred and sixty grand",
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str) -> None:
    assert find_amounts(f"do they get {text} of them?") == [(260_000, None)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("$5 trillion", [(5 * 10**12, "USD")]),
        ("US$ 5 trillion", [(5 * 10**12, "USD")]),
        ("us$5tn", [(5 * 10**12, "USD")]),
        ("5 trillion dollars", [(5 * 10**12, "USD")]),
        ("5 trillion US dollars", [(5 * 10**12, "USD")]),
        ("5 trillion U.S. dollars", [(5 * 10**12, "USD")]),
        ("14 trillion won", [(14 * 10**12, "KRW")]),
        ("14tn Lusovian won", [(14 * 10**12, "KRW")]),
        ("14tn South Lusovian won", [(14 * 10**12, "KRW")]),
        # One country's dollars are not another's.
        ("4 Hong Kong dollars", [(4, "HKD")]),
        ("4 Canadian dollars", [(4, "CAD")]),
        ("4 Lusovian firms won", [(4, None)]),
        ("€ 3 and 4 euros", [(3, "EUR"), (4, "EUR")]),
        ("95 percent or 95%", [(95, "percent"), (95, "percent")]),
        ("three quarters of it", [(75, "percent")]),
        ("a quarter of a million", [(250_000, None)]),
        ("half a million", [(500_000, None)]),
        ("in 2025", [(2025, "year")]),
        ("2025 dollars", [(2025, "USD")]),
        ("twenty five firms", [(25, None)]),
        ("one hundred and one", [(101, None)]),
        ("between two hundred and three hundred", [(200, None), (300, None)]),
        ("five thousand and six", [(5006, None)]),
        ("two and three", [(2, None), (3, None)]),
        ("1 234 567 units", [(1_234_567, None)]),
        # Not one number: too few or too many digits, a needless zero, a word in front.
        ("12 34", [(12, None), (34, None)]),
        ("2025 100", [(2025, "year"), (100, None)]),
        ("12 0000", [(12, None)]),
        ("002 003", []),
        ("us 12 won", [(12, "KRW")]),
        # 'One' alone is hardly ever a number, and what counts documents is none.
        ("one of them", []),
        ("all four reports", []),
        ("h100", []),
        ("", []),
    ],
)
def test_amounts_and_units_are_read(text: str, amounts: list[tuple[int, str | None]]) -> None:
    assert find_amounts(text) == amounts


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("260,000", None),
        ("more than 260,000", "more_than"),
        ("over 260k", "more_than"),
        ("no more than 260,000", "up_to"),
        ("up to 260,000", "up_to"),
        ("as many as 260,000", "up_to"),
        ("at least 260,000", "at_least"),
        ("roughly 260,000", "about"),
        ("exactly 260,000", "exactly"),
        ("fewer than 260,000", "less_than"),
        ("260,000+", "more_than"),
        ("260k+ of them", "more_than"),
        ("260,000 or more", "at_least"),
        ("260,000 or fewer", "up_to"),
        ("260,000 or so", None),
        # The bound of the next number.
        ("260,000 or more than that", None),
    ],
)
def test_bounds_stand_before_a_number_or_after_it(text: str, bound: Bound | None) -> None:
    (mention,) = find(text)
    assert (int(mention.amount), mention.bound) == (260_000, bound)


def test_a_number_tells_where_it_stands() -> None:
    words = ENGLISH.read_words("is it more than $ 12 million or less?", frozenset())
    (mention,) = ENGLISH.find_numbers(words)
    assert words[mention.start : mention.end] == ("more", "than", "$", "12", "million")


@given(st.integers(0, 10**15).filter(lambda amount: not 1900 <= amount < 2100))
def test_every_amount_is_read_as_it_is_written(amount: int) -> None:
    assert find_amounts(write_amount(Decimal(amount))) == [(amount, None)]


@given(st.lists(st.sampled_from(["12", "two", "hundred", "and", "a", "of", "%", "$", "us", "+", "or", "more", "half"])))
def test_numbers_stand_in_order_and_apart(words: list[str]) -> None:
    mentions = ENGLISH.find_numbers(words)
    places = [place for mention in mentions for place in (mention.start, mention.end)]
    assert places == sorted(places)
    assert all(0 <= mention.start < mention.end <= len(words) for mention in mentions)
