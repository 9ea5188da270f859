"""Numbers in English, as they are typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.figures import write_amount
from bot.language.english.english import load_english
from bot.language.english.numbers import MAX_NUMBERS, find_numbers
from bot.language.meaning import Bound, Mention

ENGLISH = load_english()


def find(text: str) -> list[Mention]:
    return ENGLISH.find_numbers(ENGLISH.read_words(text, frozenset()))


def find_amounts(text: str) -> list[tuple[Decimal | int, str | None]]:
    return [(mention.amount, mention.unit) for mention in find(text)]


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
        # with hundredths after them
        ("32 dollars and 50 cents", [(Decimal("32.5"), "USD")]),
        ("$5 fifty cents", [(Decimal("5.5"), "USD")]),
        ("2 dollars and 5 euros", [(2, "USD"), (5, "EUR")]),
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
        # old years, where they can be nothing else
        ("built in 1868", [(1868, "year")]),
        ("founded 1650 by monks", [(1650, "year")]),
        ("1868 letters, in 1868 letters", [(1868, None), (1868, None)]),
        # none at all, at the end and before nothing that is counted
        ("it is zero now", [(0, None)]),
        ("zero hope", []),
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
        # Marks of other traditions, and decimals.
        ("1 234 567,8 and 260_000 and 5'000.25", [("1234567.8", None), ("260000", None), ("5000.25", None)]),
        ("260.000,50 or 1.234.567 or 1,234,567.89", [("260000.5", None), ("1234567", None), ("1234567.89", None)]),
        ("1,5 or 10,3 billion or 0,125", [("1.5", None), ("10300000000", None), ("0.125", None)]),
        (".5 million or $.5bn", [("500000", None), ("500000000", "USD")]),
        ("2,60,000 is 2.6 lakh", [("260000", None), ("260000", None)]),
        ("1,2345 and 1.2.3", []),
        # Words.
        ("a dozen, two dozen and half a dozen", [(12, None), (24, None), (6, None)]),
        ("a hundred and five", [(105, None)]),
        ("a couple of thousand", [(2000, None)]),
        ("one and a half million", [(1_500_000, None)]),
        ("a million and a half", [(1_500_000, None)]),
        ("5 and a half million", [(5_500_000, None)]),
        ("two point five million", [(2_500_000, None)]),
        ("three quarters of a million", [(750_000, None)]),
        ("fifteen hundred", [(1500, None)]),
        ("2 hundred and sixty", [(260, None)]),
        ("5 million 200 thousand", [(5_200_000, None)]),
        ("5 million 12", [(5_000_000, None), (12, None)]),
        ("two million five hundred thousand and one", [(2_500_001, None)]),
        ("three hundred thousand two hundred thousand", [(300_000, None), (200_000, None)]),
        ("5 millions", [(5_000_000, None)]),
        ("zero ferries", [(0, None)]),
        ("they get zilch", [(0, None)]),
        # where something goes, and where it comes from
        ("it fell from 95 percent to nothing", [(95, "percent"), (0, "percent")]),
        ("it rose from nil to 95 percent of all", [(0, "percent"), (95, "percent")]),
        ("it went from 12 of them down to none", [(12, None), (0, None)]),
        ("it came to nothing", []),
        ("it came to nothing in 2031", [(2031, "year")]),
        ("nil percent, nought dollars", [(0, "percent"), (0, "USD")]),
        ("zero chance, zero idea, net zero", []),
        ("double 260k, twice the 5 million", [(520_000, None), (10_000_000, None)]),
        ("twice as many, double it", []),
        # Money.
        ("USD5tn, usd 5tn, 5tn USD", [(5 * 10**12, "USD")] * 3),
        ("KRW 14tn, ₩14 trillion, 14 trillion Korean won", [(14 * 10**12, "KRW")] * 3),
        ("worth won 14 trillion", [(14 * 10**12, "KRW")]),
        ("$5tn, $6tn, 7 or €8", [(5 * 10**12, "USD"), (6 * 10**12, "USD"), (7, None), (8, "EUR")]),
        ("A$5bn, C$5, a $5 fee", [(5 * 10**9, "AUD"), (5, "CAD"), (5, "USD")]),
        ("the yard won 14 prizes", [(14, None)]),
        ("the yard won 14 billion contracts", [(14 * 10**9, None)]),
        ("a 5-trillion-dollar yard, a 5 trillion dollar yard", [(5 * 10**12, "USD")] * 2),
        ("$ five trillion, five trillion dollars", [(5 * 10**12, "USD")] * 2),
        ("$10.3B, $5 trillion dollars", [("10300000000", "USD"), (5 * 10**12, "USD")]),
        # Shares.
        ("95 %, 95 pc, 95 per cent, ninety-five percent, ninety five per cent", [(95, "percent")] * 5),
        ("one percent", [(1, "percent")]),
        ("half, a tenth, two thirds", [(50, "percent"), (10, "percent"), ("66.7", "percent")]),
        (
            "a third less, a third of them, 5 of them and a third",
            [("33.3", "percent")] * 2 + [(5, None), ("33.3", "percent")],
        ),
        ("a third ferry, a fifth ship", []),
        ("one in ten or two out of five or 9 in 10", [(10, "percent"), (40, "percent"), (90, "percent")]),
        ("one out of every ten, 1 in every 4", [(10, "percent"), (25, "percent")]),
        ("3/4 of them, ½ of them", [(75, "percent"), (50, "percent")]),
        ("two quarters", [(2, None)]),
        ("12 in 14 ports, 5 in 2025", [(12, None), (14, None), (5, None), (2025, "year")]),
        ("three in 10 minutes", [(3, None), (600, "second")]),
        ("a third of a million", [(333_333, None)]),
        # Ranges.
        ("5 to 10 billion dollars", [(5 * 10**9, "USD"), (10**10, "USD")]),
        ("$5-10bn", [(5 * 10**9, "USD"), (10**10, "USD")]),
        ("from $5 to 10 billion", [(5 * 10**9, "USD"), (10**10, "USD")]),
        ("5 to 10 percent", [(5, "percent"), (10, "percent")]),
        ("200 to 300 thousand", [(200_000, None), (300_000, None)]),
        ("between two hundred and three thousand", [(200, None), (3000, None)]),
        ("between two hundred and sixty thousand and three hundred thousand", [(260_000, None), (300_000, None)]),
        # What is no number, or a part of one that cannot be told.
        ("G-SYNC, 000, 002, H100, GB200, 3D, v2.1, no one, one of them, 5G, the first, top three, top 10", []),
        ("24/7, 10/31/2025, 31.10.2025, 90s, 1½, no one won, one day", []),
        ("two three million, one two three, two two", []),
        ("twenty first, twenty second, forty-fifth", []),
        ("31st, Oct. 31", [(31, None), (31, None)]),
        ("2025-10-31", [(31, None), (2025, "year")]),
        ("2025-13-31", [(2025, "year"), (13, None), (31, None)]),
        (
            "1984 versus nineteen eighty-four versus twenty twenty five",
            [(1984, "year"), (1984, "year"), (2025, "year")],
        ),
        ("hundreds of thousands, a few thousand", []),
        # 'One' alone is hardly ever a number, and what counts documents is none.
        ("one of them", []),
        ("all four reports", []),
        ("h100", []),
        ("", []),
    ],
)
def test_amounts_and_units_are_read(text: str, amounts: list[tuple[int | str, str | None]]) -> None:
    assert find_amounts(text) == [(Decimal(amount), unit) for amount, unit in amounts]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("260,000", None),
        ("more than 260,000", "more_than"),
        ("over 260k", "more_than"),
        ("they hand over 260k", None),
        ("they are spread over 260k", None),
        ("it stretches over 260,000", None),
        ("it measures over 260,000", "more_than"),
        ("is 260k the ceiling", "up_to"),
        ("no more than 260,000", "up_to"),
        ("up to 260,000", "up_to"),
        ("as many as 260,000", "up_to"),
        ("at least 260,000", "at_least"),
        ("roughly 260,000", "about"),
        ("exactly 260,000", "exactly"),
        ("fewer than 260,000", "less_than"),
        ("260,000+", "at_least"),
        ("260k+ of them", "at_least"),
        ("260,000 or more", "at_least"),
        ("260,000 or fewer", "up_to"),
        ("260,000 or so", "about"),
        (">260k", "more_than"),
        ("> 260,000", "more_than"),
        ("≥260k", "at_least"),
        (">=260k", "at_least"),
        ("<260k", "less_than"),
        ("≤ 260 000", "up_to"),
        ("<= 260k", "up_to"),
        ("~260k", "about"),
        ("≈ 260k", "about"),
        ("no fewer than 260,000", "at_least"),
        ("not fewer than 260,000", "at_least"),
        ("as few as 260,000", "at_least"),
        ("a minimum of 260,000", "at_least"),
        ("min 260k", "at_least"),
        ("max 260k", "up_to"),
        ("at the very least 260k", "at_least"),
        ("260k at the very least", "at_least"),
        ("at the very most 260k", "up_to"),
        ("260k at the very most", "up_to"),
        ("260k at most", "up_to"),
        ("north of 260k", "more_than"),
        ("just over 260k", "more_than"),
        ("just under 260k", "less_than"),
        ("a little more than 260k", "more_than"),
        ("well over 260k", "more_than"),
        ("close to 260k", "about"),
        ("260k give or take", "about"),
        ("260k-ish", "about"),
        ("260kish", "about"),
        ("in the region of 260k", "about"),
        ("some 260,000", "about"),
        ("circa 260,000", "about"),
        ("about 260k or so", "about"),
        ("exactly 260,000 to the dot", "exactly"),
        ("precisely 260,000", "exactly"),
        ("260,000 to the dot", "exactly"),
        ("260k tops", "up_to"),
        ("260k max", "up_to"),
        ("260k min", "at_least"),
        ("260,000 or less", "up_to"),
        ("260,000 and up", "at_least"),
        ("260,000 and counting", "at_least"),
        # After what is counted, in the middle of a text only what can't go on to something else.
        ("260,000 shiny ferries or more", "at_least"),
        ("260,000 ferries tops", "up_to"),
        ("260,000 ferries on the dot are bought", "exactly"),
        ("260,000 is the upper limit for them", "up_to"),
        ("260,000 ferries or more expensive ones", None),
        ("exactly as many as 260,000", "up_to"),
        # The bound of the next number.
        ("260,000 or more than that", None),
    ],
)
def test_bounds_stand_before_a_number_or_after_it(text: str, bound: Bound | None) -> None:
    (mention,) = find(text)
    assert (int(mention.amount), mention.bound) == (260_000, bound)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("it is over 30 months old", "more_than"),
        ("over 30 months", "more_than"),
        ("it is paid just over 30 months later", "more_than"),
        # from when to when
        ("it is paid over 30 months", None),
        ("cheaper over 30 months", None),
    ],
)
def test_before_a_length_over_may_limit_nothing(text: str, bound: Bound | None) -> None:
    (mention,) = find(text)
    assert (int(mention.amount), mention.unit, mention.bound) == (30, "month", bound)


def test_a_number_tells_where_it_stands() -> None:
    words = ENGLISH.read_words("is it more than $ 12 million or less?", frozenset())
    (mention,) = ENGLISH.find_numbers(words)
    assert words[mention.start : mention.end] == ("more", "than", "$", "12", "million")


@pytest.mark.parametrize(
    ("text", "amount", "alternative"),
    [
        ("50.000", "50", "50000"),
        ("14.500", "14.5", "14500"),
        ("$5.000 billion", "5000000000", "5000000000000"),
        ("50.000%", "50", "50000"),
        ("1.500 seconds", "1.5", "1500"),
        # Nothing else can be meant.
        ("1,234", "1234", None),
        ("0.500", "0.5", None),
        ("1234.567", "1234.567", None),
        ("1.2345", "1.2345", None),
        ("1,234.567", "1234.567", None),
    ],
)
def test_figures_that_two_traditions_read_differently_have_an_alternative(
    text: str, amount: str, alternative: str | None
) -> None:
    (mention,) = find(text)
    assert mention.amount == Decimal(amount)
    assert mention.alternative == (alternative and Decimal(alternative))


def test_of_a_text_no_more_numbers_are_read_than_anybody_writes() -> None:
    mentions = ENGLISH.find_numbers(["7", "boats"] * 1_000)
    assert [mention.start for mention in mentions] == [*range(0, 2 * MAX_NUMBERS, 2)]


def test_the_first_of_two_numbers_may_have_the_scale_of_the_second() -> None:
    low, high = find("it fell from 14 to 10 billion")
    assert (low.amount, low.alternative, high.amount) == (Decimal(14), Decimal(14 * 10**9), Decimal(10**10))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("200,000 to 300,000", ["at_least", "up_to"]),
        ("between 5 and 10", ["at_least", "up_to"]),
        ("5-10", ["at_least", "up_to"]),
        ("5 – 10", ["at_least", "up_to"]),
        ("about 5 to 10", ["at_least", "up_to"]),
        ("3-5 minutes", ["at_least", "up_to"]),
        # A change, years, a score, a telephone number, two sums, two numbers.
        ("from 5 to 10", [None, None]),
        ("2024 to 2025", [None, None]),
        ("3-2", [None, None]),
        ("555-123-4567", [None, None, None]),
        ("5 dollars to 10 euros", [None, None]),
        ("5 and 10", [None, None]),
        ("between 5", [None]),
        ("over 5 to 10", ["more_than", None]),
    ],
)
def test_a_range_is_read_as_its_ends(text: str, bounds: list[Bound | None]) -> None:
    assert [mention.bound for mention in find(text)] == bounds


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        *(
            (text, [(196, "second")])
            for text in (
                "3 min 16 s",
                "3 minutes 16 seconds",
                "3-minute, 16-second",
                "3:16",
                "3m16s",
                "3m 16s",
                "00:03:16",
                "196 seconds",
                "3mins16secs",
                "three minutes and sixteen seconds",
                "3 mins, 16 secs",
            )
        ),
        ("2 hours versus 2h versus 2hrs versus 120 min", [(7200, "second")] * 4),
        ("1h30m versus 1:30:00 versus an hour and a half versus one and a half hours", [(5400, "second")] * 4),
        ("half an hour versus half-hour versus 30min", [(1800, "second")] * 3),
        ("three quarters of an hour", [(2700, "second")]),
        ("two days versus 48 hours", [(172_800, "second")] * 2),
        ("3 weeks", [(1_814_400, "second")]),
        ("two years versus 24 months versus 2-year versus 2yrs", [(24, "month")] * 4),
        ("a year and a half versus 18 months versus one year and six months", [(18, "month")] * 3),
        ("half a year versus 6 months", [(6, "month")] * 2),
        ("two decades", [(240, "month")]),
        ("2 years and 3 days", [(24, "month"), (259_200, "second")]),
        ("5 minutes and 5 minutes", [(300, "second")] * 2),
        ("less than a minute, a year or more", [(60, "second"), (12, "month")]),
        ("2h and 5 million", [(7200, "second"), (5_000_000, None)]),
        # A bound.
        ("5 dollars min", [(5, "USD")]),
        ("260,000 min", [(260_000, None)]),
        # Times of day, rates, a million, halves of years, letters.
        ("at 06:24, 6:24 am, by 3:16, 3:16 p.m., 06:24, on 2 May 6:24, 06:24:39, 12:34:56", [(2, None)]),
        ("a day, an hour, the third year, 16s, half year", [(50, "percent")]),
        ("it takes an hour, twice an hour, for a year", [(3600, "second"), (12, "month")]),
        ("3m", [(3_000_000, None)]),
        ("5th year", [(5, None)]),
        ("2025 years", [(24_300, "month")]),
        ("3:99, 3:1, 1:2:3", []),
    ],
)
def test_lengths_of_time_are_read(text: str, amounts: list[tuple[int, str | None]]) -> None:
    assert find_amounts(text) == amounts


@pytest.mark.parametrize(
    ("text", "grain"), [("3 minutes", 60), ("3 min 16 s", 1), ("3:16", 1), ("2 years", 12), ("5", None)]
)
def test_a_length_tells_how_finely_it_is_told(text: str, grain: int | None) -> None:
    (mention,) = find(text)
    assert mention.grain == grain


@given(st.integers(0, 10**15).filter(lambda amount: not 1900 <= amount < 2100))
def test_every_amount_is_read_as_it_is_written(amount: int) -> None:
    assert find_amounts(write_amount(Decimal(amount))) == [(amount, None)]


@given(st.lists(st.sampled_from(["12", "two", "hundred", "and", "a", "of", "%", "$", "us", "+", "or", "more", "half"])))
def test_numbers_stand_in_order_and_apart(words: list[str]) -> None:
    mentions = ENGLISH.find_numbers(words)
    places = [place for mention in mentions for place in (mention.start, mention.end)]
    assert places == sorted(places)
    assert all(0 <= mention.start < mention.end <= len(words) for mention in mentions)


def list_words(text: str) -> list[str]:
    return text.split()


ONES: Final = list_words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS: Final = list_words("twenty thirty forty fifty sixty seventy eighty ninety")
SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES: Final = {
    "k": 10**3,
    "m": 10**6,
    "bn": 10**9,
    "B": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "T": 10**12,
    **SCALES,
}

#: Whole numbers that are neither years nor 1, which is no number alone.
COUNTS: Final = st.one_of(st.integers(2, 1899), st.integers(2100, 10**15))


def spell(number: int, link: str, tie: str) -> str:
    """A whole number in words; `link` stands after the hundreds, `tie` within tens."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens = TENS[number // 10 - 2]
        return f"{tens}{tie}{ONES[number % 10]}" if number % 10 else tens
    scale, name = (
        (100, "hundred") if number < 1000 else next((s, n) for n, s in reversed(SCALES.items()) if number >= s)
    )
    rest = number % scale
    head = f"{spell(number // scale, link, tie)} {name}"
    if not rest:
        return head
    return f"{head}{link if scale == 100 else ' '}{spell(rest, link, tie)}"


def group(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(COUNTS, st.sampled_from([",", " ", "\u00a0", "\u2009", "\u202f", "_", "'", "’", ""]))
def test_whole_numbers_are_read_in_any_grouping(number: int, mark: str) -> None:
    assert find_amounts(f"will it be {group(number, mark)} ferries?") == [(number, None)]


@given(st.integers(2, 10**12), st.integers(0, 99))
def test_decimals_are_read_in_either_tradition_or_called_ambiguous(whole: int, cents: int) -> None:
    amount = Decimal(f"{whole}.{cents:02}")
    for text in (
        f"{whole:,}.{cents:02}",
        f"{group(whole, '.')},{cents:02}",
        f"{group(whole, ' ')},{cents:02}",
        f"{whole}.{cents:02}",
    ):
        assert find_amounts(f"about {text} of it") == [(amount, None)], text


@given(st.integers(2, 10**15))
def test_full_stops_between_thousands_are_read_so_or_called_ambiguous(number: int) -> None:
    mentions = find(f"all {group(number, '.')} of it")
    assert [number in (mention.amount, mention.alternative) for mention in mentions] == [True]
    assert [mention.alternative is not None for mention in mentions] == [1000 <= number < 10**6]


@given(st.decimals(2, 999, places=1), st.sampled_from(sorted(SHORT_SCALES)), st.sampled_from(["", " "]))
def test_scales_are_read(number: Decimal, scale: str, space: str) -> None:
    assert find_amounts(f"is it {number}{space}{scale} then?") == [(number * SHORT_SCALES[scale], None)]


@given(COUNTS, st.sampled_from([" ", " and "]), st.sampled_from([" ", "-"]))
def test_numbers_in_words_are_read(number: int, link: str, tie: str) -> None:
    spelled = spell(number, link, tie)
    assert find_amounts(f"will {spelled} come?") == [(number, None)], spelled
    assert find_amounts(f"over {spelled} won")[0] == (number, "KRW"), spelled
    assert find_amounts(spelled.upper()) == [(number, None)], spelled


@given(
    st.integers(2, 10**6),
    st.sampled_from(["", " million", "bn", " trillion"]),
    st.sampled_from(
        [
            ("USD", "${}"),
            ("USD", "US${}"),
            ("USD", "US$ {}"),
            ("USD", "USD {}"),
            ("USD", "USD{}"),
            ("USD", "{} USD"),
            ("USD", "{} US dollars"),
            ("USD", "{}-dollar"),
            ("USD", "{} bucks"),
            ("KRW", "₩{}"),
            ("KRW", "KRW {}"),
            ("KRW", "{} Korean won"),
            ("KRW", "{} won"),
            ("EUR", "€{}"),
            ("EUR", "{} euros"),
            ("EUR", "{} €"),
            ("GBP", "£{}"),
            ("percent", "{}%"),
            ("percent", "{} %"),
            ("percent", "{} percent"),
            ("percent", "{} per cent"),
            ("percent", "{} pc"),
        ]
    ),
)
def test_money_and_shares_are_read(number: int, scale: str, form: tuple[str, str]) -> None:
    unit, pattern = form
    factor = {"": 1, " million": 10**6, "bn": 10**9, " trillion": 10**12}[scale]
    assert find_amounts(f"is it {pattern.format(f'{number:,}{scale}')}?") == [(number * factor, unit)]


@given(
    st.integers(2, 99),
    st.integers(2, 59),
    st.sampled_from(
        [
            "{m} min {s} s",
            "{m} minutes {s} seconds",
            "{m} minutes and {s} seconds",
            "{m}-minute, {s}-second",
            "{m}:{s:02}",
            "{m}m{s}s",
            "{m}m {s}s",
            "{m} mins {s} secs",
            "{m}min{s}sec",
            "{all} seconds",
            "{all}sec",
            "{words_m} minutes and {words_s} seconds",
            "{words_m} minutes, {words_s} seconds",
        ]
    ),
)
def test_lengths_are_read_in_every_form(minutes: int, seconds: int, form: str) -> None:
    length = 60 * minutes + seconds
    words_m, words_s = (spell(number, " ", "-") for number in (minutes, seconds))
    text = form.format(m=minutes, s=seconds, all=length, words_m=words_m, words_s=words_s)
    assert find_amounts(f"is it {text} long?") == [(length, "second")]


@given(st.integers(2, 120), st.sampled_from(["year", "month", "decade"]), st.booleans(), st.sampled_from([" ", "-"]))
def test_long_lengths_are_read_in_months(number: int, unit: str, in_words: bool, tie: str) -> None:  # noqa: FBT001
    count = spell(number, " and ", "-") if in_words else str(number)
    months = number * {"year": 12, "month": 1, "decade": 120}[unit]
    assert find_amounts(f"it takes {count}{tie}{unit}s") == [(months, "month")]


@given(COUNTS, st.integers(1, 10**9), st.sampled_from(["{} to {}", "{}-{}", "{} – {}", "between {} and {}"]))
def test_ranges_of_whole_numbers_are_read(low: int, more: int, form: str) -> None:
    low, high = min(low, 10**9), min(low, 10**9) + more
    if 1900 <= high < 2100:
        high += 200
    mentions = find(f"are they {form.format(f'{low:,}', f'{high:,}')}?")
    assert [(int(mention.amount), mention.bound) for mention in mentions] == [(low, "at_least"), (high, "up_to")]


@given(st.text(st.sampled_from("0159.,'_ -:/%$<>~+kmst"), max_size=40))
def test_any_figures_are_read_without_failing_in_order(text: str) -> None:
    words = ENGLISH.read_words(text, frozenset())
    places = [place for mention in ENGLISH.find_numbers(words) for place in (mention.start, mention.end)]
    assert places == sorted(places)


class Watched(list[str]):
    """Words that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        Watched.looks += len(range(*at.indices(len(self)))) if isinstance(at, slice) else 1
        return super().__getitem__(at)


@pytest.mark.parametrize(
    "piece",
    [
        "two",
        "two hundred",
        "two million",
        "million",
        "two hundred and",
        "1 000",
        "1,000",
        "5-",
        "5 -",
        "5 to",
        "twice",
        "half of a",
        "one in",
        "a couple of",
        "5 min",
        "3m",
        "at least",
        "2 and",
        "1 234 567,8",
        "nineteen",
        "a million and",
        "between 5 and",
        "2025-10-31-",
        "12/",
        "usd",
        "<",
        "9",
        "9.",
        "3:16",
        "zero",
        "5 percent",
        "no more than",
    ],
)
def test_reading_takes_linear_time(piece: str) -> None:
    looks = []
    for times in (250, 1000):
        words = Watched(ENGLISH.read_words(f"{piece} " * times, frozenset()))
        Watched.looks = 0
        find_numbers(words, ENGLISH.numbers)
        looks.append(Watched.looks)
    assert looks[1] <= 5 * looks[0] + 1000


@pytest.mark.parametrize(
    "text", ["9" * 5000, "9," * 2500, "9." * 2500, "111 " * 1250, "1 000" * 1000, "9-" * 2500, "9k-" * 1600]
)
def test_long_runs_of_figures_are_cut_and_read(text: str) -> None:
    assert all(len(f"{mention.amount:f}") < 50 for mention in find(text))


@pytest.mark.parametrize("count", ["9" * 24, "a third of a trillion", "twice 900 trillion", "5 trillion and a third"])
@pytest.mark.parametrize("scales", ["", "trillion", "trillion trillion trillion"])
@pytest.mark.parametrize("rest", ["", "in ten", "out of ten", "percent", "dollars", "years", "twenty first"])
def test_amounts_beyond_what_is_reckoned_with_exactly_are_read_all_the_same(count: str, scales: str, rest: str) -> None:
    assert all(mention.amount.is_finite() for mention in find(f"{count} {scales} {rest}"))


def test_more_digits_than_anybody_writes_are_no_number() -> None:
    assert find("9" * 25) == find("1," + "000," * 9 + "000") == []
