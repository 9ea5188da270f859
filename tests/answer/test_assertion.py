"""What a statement asserts of one value, and how a claim with that value stands to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from bot.answer.assertion import Assertion, Stance, hold
from bot.knowledge.model import Claim
from bot.knowledge.values import (
    Disclosure,
    Duration,
    EntitySet,
    Moment,
    Money,
    Place,
    Plain,
    Quantity,
    Quotation,
    Share,
    Value,
)
from bot.question.index import Index

YES: Final = Stance.SUPPORTS
NO: Final = Stance.CONTRADICTS
SILENT: Final = Stance.SILENT

TWELVE: Final = Quantity(kind="quantity", amount=Decimal(12), unit="ferry")
LONG: Final = Quantity(kind="quantity", amount=Decimal(123), unit="ferry")
OVER_TWELVE: Final = Quantity(kind="quantity", amount=Decimal(12), bound="more_than", unit="ferry")
DAYS: Final = Quantity(kind="quantity", amount=Decimal(60), unit="day")
PRICE: Final = Money(
    kind="money",
    amount=Decimal("14e12"),
    bound="up_to",
    currency="KRW",
    equivalent=Money(amount=Decimal("10.3e9"), bound="about", currency="USD"),
)
SHARE: Final = Share(kind="share", amount=Decimal(70), bound="more_than")
NAMED: Final = EntitySet(kind="entities", members=("otter-island", "fernmouth"), complete=False)
ALL: Final = EntitySet(kind="entities", members=("otter-island", "fernmouth"), complete=True)
DAY: Final = Moment.model_validate({"kind": "date", "date": "2031-04-03"})
FRIDAY: Final = Moment(kind="date", weekday="friday")
LENGTH: Final = Duration(kind="duration", minutes=3, seconds=16)
HARBOUR: Final = Place(kind="place", place="harbour-hall")
PARTED: Final = Money.model_validate(
    {
        "amount": "16 million",
        "currency": "EUR",
        "parts": [{"name": "shares", "amount": "12 million"}, {"name": "cash", "amount": "4 million"}],
    }
)
TWO_FORMS: Final = Share.model_validate(
    {
        "kind": "share",
        "amount": "70",
        "equivalent": {"kind": "quantity", "amount": "320", "bound": "about", "unit": "passenger"},
    }
)
YEARS: Final = Duration(kind="duration", years=3)
LEAST: Final = Duration(kind="duration", years=3, bound="at_least")
MONTH: Final = Moment.model_validate({"kind": "date", "date": "2031-04"})
QUARTER: Final = Moment.model_validate({"kind": "date", "date": "2031-Q2"})
WINTER: Final = Moment.model_validate({"kind": "date", "date": "2031-winter"})
SAID: Final = Quotation(kind="quotation", speaker="tobias-renn", form="direct")


@pytest.mark.parametrize(
    ("value", "statement", "stance"),
    [
        # figures, with their bounds and as they are rounded
        (TWELVE, "12 ferries", YES),
        (TWELVE, "at least 10 ferries", YES),
        (TWELVE, "more than 12 ferries", NO),
        (TWELVE, "13 ferries", NO),
        (OVER_TWELVE, "12 ferries", YES),
        (OVER_TWELVE, "exactly 12 ferries", NO),
        (OVER_TWELVE, "at least 5 ferries", YES),
        (OVER_TWELVE, "at least 20 ferries", NO),
        (OVER_TWELVE, "10 ferries", NO),
        # where one fits, the other is about something else; what may be a year denies nothing
        (TWELVE, "12 ferries with 40 cabins", YES),
        (TWELVE, "ferries in 2031", SILENT),
        # what it comes to in fewer digits is neither so nor wrong, if it is close
        (LONG, "120 ferries", SILENT),
        (LONG, "130 ferries", NO),
        (LONG, "100 ferries", NO),
        # nobody takes the one for the other
        (TWELVE, "120,000 ferries", NO),
        (TWELVE, "121,000 ferries", SILENT),
        (TWELVE, "no ferries", SILENT),
        (TWELVE, "0 ferries", NO),
        # lengths of time beside a count of them
        (DAYS, "60 days", YES),
        (DAYS, "two months", SILENT),
        (DAYS, "3 weeks", NO),
        # money in either currency, in none, in another one
        (PRICE, "14 trillion won", YES),
        (PRICE, "10 billion dollars", YES),
        (PRICE, "20 trillion won", NO),
        (PRICE, "14 trillion dollars", NO),
        (PRICE, "5 billion euros", SILENT),
        (PRICE, "up to 14 trillion", YES),
        # the parts of a sum, by their names; without one it is the whole
        (PARTED, "16 million euros", YES),
        (PARTED, "12 million euros in shares and 4 million euros in cash", YES),
        (PARTED, "12 million euros in cash", NO),
        (PARTED, "4 million euros in shares and 12 million euros in cash", NO),
        (PARTED, "in cash 4 million euros, in shares 12 million euros", YES),
        (PARTED, "16 million euros, of which 4 million euros are cash", YES),
        (PARTED, "4 million euros", NO),
        (PARTED, "12 million dollars in shares", NO),
        # one figure in two measures
        (TWO_FORMS, "70 percent", YES),
        (TWO_FORMS, "70 percent of all passengers, or 320", YES),
        (TWO_FORMS, "325 passengers", YES),
        (TWO_FORMS, "about 320 passengers", YES),
        (TWO_FORMS, "60 percent", NO),
        # who says 'about' may be off by an eighth
        (TWO_FORMS, "nearly 75 percent", SILENT),
        (TWO_FORMS, "nearly 80 percent", NO),
        (TWO_FORMS, "400 passengers", NO),
        (TWO_FORMS, "40 million euros", SILENT),
        # shares
        (SHARE, "more than half of it", YES),
        (SHARE, "60 percent", NO),
        # lists
        (NAMED, "Fernmouth", YES),
        (NAMED, "the Old Quay", SILENT),
        (ALL, "the Old Quay", NO),
        (ALL, "Fernmouth and Otter Island", YES),
        (NAMED, "only Fernmouth", NO),
        # dates of any precision
        (DAY, "on 3 April 2031", YES),
        (DAY, "in April", YES),
        (DAY, "in 2031", YES),
        (DAY, "on a Thursday", YES),
        (DAY, "in May 2031", NO),
        (DAY, "on 4 April", NO),
        (DAY, "on 31 April", NO),
        (DAY, "on Friday 3 April", NO),
        # a part of a month or a year, of which nobody knows exactly where it ends
        (DAY, "in early April", YES),
        (DAY, "in the first week of April 2031", YES),
        (DAY, "in mid-April", NO),
        (DAY, "at the end of April", NO),
        (DAY, "in the first half of 2031", YES),
        (DAY, "in early 2031", YES),
        (DAY, "late in 2031", NO),
        (DAY, "in early May", NO),
        (MONTH, "in the middle of April", SILENT),
        (MONTH, "in early 2031", YES),
        (MONTH, "in mid-2031", SILENT),
        (MONTH, "in late 2031", NO),
        (DAY, "in the middle of the bay in April", YES),
        # on one side of a date; one without a year is the nearest
        (DAY, "before May 2031", YES),
        (DAY, "prior to 1 May", YES),
        (DAY, "before 3 April", NO),
        (DAY, "before April", NO),
        (DAY, "before February 2032", YES),
        (DAY, "before January", NO),
        (DAY, "after March", YES),
        (DAY, "after April 2031", NO),
        (DAY, "after December", YES),
        (DAY, "later than 2 April", YES),
        (DAY, "by April", YES),
        (DAY, "no later than 2 April", NO),
        (DAY, "not before 3 April", YES),
        (DAY, "no earlier than May", NO),
        (DAY, "before 2031", NO),
        (DAY, "after 2030", YES),
        (DAY, "before the end of April", YES),
        (DAY, "by the end of 2031", YES),
        (DAY, "after the end of April", NO),
        (DAY, "before mid-April", SILENT),
        (DAY, "after March and before June", SILENT),
        (DAY, "before the ferries sail in April", YES),
        # what is over after a date is so until then, and what ends after it ends later
        (DAY, "after 3 April it is over", YES),
        (DAY, "void after 3 April", YES),
        (DAY, "after 2 April it is over", NO),
        (DAY, "it ends after 2 April", YES),
        (MONTH, "before 3 April", SILENT),
        (MONTH, "by 3 April", SILENT),
        (MONTH, "by April", YES),
        (QUARTER, "after March", YES),
        (FRIDAY, "before Friday", SILENT),
        # a month or a quarter leaves its days open, and a winter its year
        (MONTH, "in April", YES),
        (MONTH, "in April 2031", YES),
        (MONTH, "in 2031", YES),
        (MONTH, "on 3 April", SILENT),
        (MONTH, "in May", NO),
        (MONTH, "in April 2032", NO),
        (QUARTER, "in 2031", YES),
        (QUARTER, "in May", SILENT),
        (QUARTER, "in July", NO),
        (WINTER, "in January 2032", SILENT),
        (WINTER, "in January", SILENT),
        (WINTER, "in January 2031", NO),
        (FRIDAY, "on Friday", YES),
        (FRIDAY, "on Monday", NO),
        (FRIDAY, "in April", SILENT),
        # lengths
        (LENGTH, "3 minutes and 16 seconds", YES),
        (LENGTH, "196 seconds", YES),
        (LENGTH, "3 minutes", YES),
        (LENGTH, "over three minutes", YES),
        (LENGTH, "exactly three minutes", NO),
        (LENGTH, "exactly 3 minutes and 16 seconds", YES),
        (LENGTH, "4 minutes", NO),
        (LENGTH, "4 minutes later", SILENT),
        (LENGTH, "under 2 minutes", NO),
        (LENGTH, "over 4", NO),
        (LENGTH, "in 2031", SILENT),
        (YEARS, "three years", YES),
        (YEARS, "36 months", YES),
        (YEARS, "at least two years", YES),
        (YEARS, "3", YES),
        (YEARS, "4 years", NO),
        (YEARS, "more than three years", NO),
        (YEARS, "30 months", NO),
        (YEARS, "150 weeks", NO),
        # a year has 365 or 366 days
        (YEARS, "more than 1,000 days", YES),
        (YEARS, "1,096 days", SILENT),
        (LEAST, "three years", YES),
        (LEAST, "at least three years", YES),
        (LEAST, "more than two years", YES),
        (LEAST, "exactly three years", NO),
        (LEAST, "two years", NO),
        (LEAST, "five years", SILENT),
        # places, and what they lie in
        (HARBOUR, "at the Harbour Hall", YES),
        (HARBOUR, "in Brightsound", YES),
        (HARBOUR, "on Otter Island", NO),
        (HARBOUR, "in Berlin", NO),
        # who said it
        (SAID, "Tobias Renn said so", YES),
        (SAID, "Mara Quill said so", NO),
        (SAID, "somebody said so", SILENT),
        # what was made public; plain text has nothing to measure by
        (Disclosure(kind="disclosure", disclosed=True), "the price", YES),
        (Disclosure(kind="disclosure", disclosed=False), "the price", NO),
        (Plain(kind="text"), "12 ferries", SILENT),
        # a figure that can be read in two ways decides nothing
        (TWELVE, "12.000 ferries", SILENT),
    ],
)
def test_a_claim_takes_its_stance(index: Index, value: Value, statement: str, stance: Stance) -> None:
    claim = Claim(source="letter.txt", evidence="-", value=value)
    assert hold(assert_of(index, statement), claim).stance is stance


@pytest.mark.parametrize(
    ("value", "statement", "stance"),
    [
        (TWELVE, "12 ferries", NO),
        (TWELVE, "13 ferries", SILENT),
        (TWELVE, "more than 10 ferries", SILENT),
        (OVER_TWELVE, "20 ferries", NO),
        (OVER_TWELVE, "at least 5 ferries", SILENT),
        (TWELVE, "12.000 ferries", SILENT),
        (PRICE, "14 trillion won", NO),
        (PRICE, "20 trillion won", SILENT),
        (PRICE, "up to 14 trillion won", NO),
        (NAMED, "Fernmouth", NO),
        (NAMED, "the Old Quay", SILENT),
        (NAMED, "the Old Quay and Fernmouth", NO),
        (MONTH, "on 3 April 2031", NO),
        (MONTH, "in April", NO),
        (MONTH, "in May", SILENT),
        (DAY, "in April", SILENT),
        (LEAST, "four years", NO),
        (LEAST, "two years", SILENT),
        (HARBOUR, "at the Harbour Hall", NO),
        (HARBOUR, "in Brightsound", SILENT),
    ],
)
def test_a_claim_that_denies_contradicts_who_says_it(
    index: Index, value: Value, statement: str, stance: Stance
) -> None:
    claim = Claim(source="letter.txt", evidence="-", value=value, denied=True)
    assert hold(assert_of(index, statement), claim).stance is stance


@pytest.mark.parametrize(
    ("statement", "stance"),
    [
        ("12 ferries in February 2031", YES),
        ("12 ferries in February", YES),
        ("13 ferries in February", NO),
        # nothing is said of other times, nor of now
        ("12 ferries in October", SILENT),
        ("13 ferries in October", SILENT),
        ("13 ferries", SILENT),
        ("12 ferries", YES),
    ],
)
def test_a_claim_speaks_of_its_own_time_only(index: Index, statement: str, stance: Stance) -> None:
    claim = Claim.model_validate({"source": "letter.txt", "evidence": "-", "value": TWELVE, "as_of": "2031-02"})
    assert hold(assert_of(index, statement), claim).stance is stance


@pytest.mark.parametrize(
    ("value", "statement", "terms"),
    [
        (TWELVE, "12 ferries with 40 cabins", {"12"}),
        (ALL, "Fernmouth and Mara Quill", {"fernmouth"}),
        (ALL, "the two landings Fernmouth and Otter Island", {"2", "fernmouth", "otter-island"}),
        (DAY, "on 3 April 2031", {"3", "month 4", "2031 year"}),
        (DAY, "before 3 April 2031", {"before", "3", "month 4", "2031 year"}),
        (MONTH, "before 3 April", {"before", "3", "month 4"}),
        (SAID, "Tobias Renn told Mara Quill", {"tobias-renn"}),
    ],
)
def test_what_was_held_against_the_value_is_told(index: Index, value: Value, statement: str, terms: set[str]) -> None:
    claim = Claim(source="letter.txt", evidence="-", value=value)
    assert {term.key for term in hold(assert_of(index, statement), claim).terms} == terms


@pytest.mark.parametrize(
    ("value", "statement", "stance"),
    [
        (ALL, "two landings", YES),
        (ALL, "two small landings", YES),
        (ALL, "three landings", NO),
        (ALL, "at least two landings", YES),
        # of an open list there may be more
        (NAMED, "three landings", SILENT),
        (NAMED, "at least two landings", YES),
        # something else is counted
        (ALL, "three welders", SILENT),
        (ALL, "three for landings", SILENT),
        # how many are named goes with their names
        (ALL, "the two landings Fernmouth and Otter Island", YES),
    ],
)
def test_a_number_of_those_who_are_listed_is_held_against_the_list(
    index: Index, value: Value, statement: str, stance: Stance
) -> None:
    claim = Claim(source="letter.txt", evidence="-", value=value)
    listed = index.reader.read("landings").terms
    assert hold(replace(assert_of(index, statement), listed=listed), claim).stance is stance


@pytest.mark.parametrize(
    ("told", "statement", "stance"),
    [
        # what is told to come by then comes no later, and perhaps much earlier, but is not bound to do so
        ("by", "by April", YES),
        ("by", "before June", YES),
        ("by", "before March", NO),
        ("by", "after March", SILENT),
        ("by", "after April", NO),
        # and what is told to come after it perhaps much later
        ("after", "after March", YES),
        ("after", "not before June", NO),
        ("after", "before June", SILENT),
        ("after", "before March", NO),
    ],
)
def test_what_is_told_to_lie_on_one_side_of_a_date_may_lie_far_off(
    index: Index, told: str, statement: str, stance: Stance
) -> None:
    claim = Claim(source="letter.txt", evidence="-", value=MONTH)
    assert hold(replace(assert_of(index, statement), date_sides=frozenset({told})), claim).stance is stance


MID, LATE = (30, 70), (60, 100)


@pytest.mark.parametrize(
    ("told", "statement", "stance"),
    [
        (MID, "in mid-April", YES),
        (MID, "in the middle of April 2031", YES),
        (MID, "at the end of April", SILENT),
        (LATE, "in late April", YES),
        (LATE, "in early April", NO),
        (LATE, "in late May", NO),
        (LATE, "in late 2031", NO),
    ],
)
def test_a_part_of_a_month_is_held_against_the_one_that_is_told(
    index: Index, told: tuple[int, int], statement: str, stance: Stance
) -> None:
    claim = Claim(source="letter.txt", evidence="-", value=MONTH)
    assert hold(replace(assert_of(index, statement), date_stretches=frozenset({told})), claim).stance is stance


def assert_of(index: Index, statement: str) -> Assertion:
    """What a statement about the ferries asserts."""
    question = index.reader.read(statement)
    names = tuple(r.meaning.key for r in question.readings if r.meaning.kind == "name")
    is_exclusive = not index.language.limits.isdisjoint(question.words)
    return Assertion(question, names, is_exclusive, index.base.entities, index.language)
