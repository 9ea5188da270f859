from __future__ import annotations

from itertools import combinations

import pytest
from claim_factory import (
    all_of,
    at,
    both,
    denied,
    disclosed,
    duration,
    moment,
    money,
    place,
    plain,
    quantity,
    quotation,
    share,
    some_of,
)

from bot.knowledge.comparison import ComparisonKind, Relation, can_be_compared, compare
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Claim, Entity

AGREE, DIFFER, CONTRADICT = Relation
Row = tuple[Claim, Claim, Relation, ComparisonKind]


def make_place(part_of: str | None) -> Entity:
    return Entity.model_validate({"kind": "place", "name": {"en": "somewhere"}, "part_of": part_of})


#: A hall in a town in a county; two towns that are said to be part of each other.
PLACES = {
    "county": make_place(None),
    "town": make_place("county"),
    "hall": make_place("town"),
    "inn": make_place("town"),
    "here": make_place("there"),
    "there": make_place("here"),
}

BOUNDED: list[Row] = [
    (quantity("12"), quantity("12"), AGREE, "same"),
    (quantity(">12"), quantity(">12.0"), AGREE, "same"),
    (quantity("1,500,000"), quantity("1.5 million"), AGREE, "same"),
    (quantity(">12"), quantity("<=12"), CONTRADICT, "bound"),
    (quantity(">12"), quantity("12"), CONTRADICT, "bound"),
    (quantity(">=12"), quantity("12"), DIFFER, "bound"),
    (quantity("~12"), quantity(">12"), DIFFER, "bound"),
    # Both hold of 12 alone, and whoever knows that says neither.
    (quantity("<=12"), quantity(">=12"), CONTRADICT, "bound"),
    (quantity("12"), quantity("13"), CONTRADICT, "figure"),
    (quantity("<=12"), quantity(">=13"), CONTRADICT, "figure"),
    (quantity(">12"), quantity("13"), DIFFER, "figure"),
    (quantity("~100"), quantity("104"), DIFFER, "figure"),
    (quantity("12"), quantity("12", unit="pier"), DIFFER, "unit"),
    (quantity("12"), quantity("13", unit="pier"), DIFFER, "unit"),
    (share("10"), share("10"), AGREE, "same"),
    (share(">10"), share("10"), CONTRADICT, "bound"),
    (share(">10"), share("12"), DIFFER, "figure"),
    (share("95"), share("0"), CONTRADICT, "figure"),
]

SUMS: list[Row] = [
    (money("40 million EUR"), money("40 million EUR"), AGREE, "same"),
    (money("40 million EUR"), money("41 million EUR"), CONTRADICT, "figure"),
    (money("~40 million EUR"), money("41 million EUR"), DIFFER, "figure"),
    (money("<=40 million EUR"), money(">40 million EUR"), CONTRADICT, "bound"),
    (money("40 million EUR"), money("44 million USD"), DIFFER, "currency"),
    # The equivalent is compared too, in whichever currency is common.
    (money("40 million EUR", "44 million USD"), money("44 million USD"), AGREE, "same"),
    (money("40 million EUR", "44 million USD"), money("50 million USD"), CONTRADICT, "figure"),
    (money("40 million EUR", "44 million USD"), money("40 million EUR", "~45 million USD"), DIFFER, "figure"),
    (money("40 million EUR", "44 million USD"), money("50 million USD", "40 million EUR"), CONTRADICT, "figure"),
    # Parts are held against parts of the same name, beside the whole.
    (money("16 EUR", shares="12", cash="4"), money("16 EUR", shares="12", cash="4"), AGREE, "same"),
    (money("16 EUR", shares="12", cash="4"), money("16 EUR"), DIFFER, "precision"),
    (money("16 EUR", shares="12", cash="4"), money("17 EUR"), CONTRADICT, "figure"),
    (money("16 EUR", shares="12", cash="4"), money("16 EUR", shares="11", cash="5"), CONTRADICT, "figure"),
    (money("16 EUR", shares="12", cash="4"), money("16 EUR", cash="~4"), DIFFER, "bound"),
    (money("16 EUR", cash="4"), money("16 EUR", loan="4"), DIFFER, "precision"),
    (money("16 EUR", cash="4"), money("16 USD", cash="5"), DIFFER, "currency"),
]

FORMS: list[Row] = [
    (both(share("70"), quantity("320")), share("70"), AGREE, "same"),
    (both(share("70"), quantity("320")), quantity("320"), AGREE, "same"),
    (both(share("70"), quantity("320")), quantity("321"), CONTRADICT, "figure"),
    (both(share("70"), quantity("320")), both(quantity("320"), share("71")), CONTRADICT, "figure"),
    (both(share("70"), quantity("320")), both(quantity("320"), share(">60")), DIFFER, "figure"),
    (both(share("70"), quantity("320")), quantity("320", unit="pier"), DIFFER, "unit"),
    (both(quantity("12"), money("40 EUR")), money("<=30 EUR"), CONTRADICT, "figure"),
    (both(quantity("12"), quantity("24", unit="engine")), quantity("24", unit="engine"), AGREE, "same"),
    # Two figures that only a third claim joins.
    (share("70"), quantity("320"), DIFFER, "unit"),
]

SETS: list[Row] = [
    (all_of("a", "b"), all_of("b", "a"), AGREE, "same"),
    (all_of("a", "b"), all_of("a"), CONTRADICT, "membership"),
    (some_of("a"), some_of("a"), AGREE, "same"),
    (some_of("a"), some_of("b"), DIFFER, "membership"),
    (some_of("a"), all_of("a", "b"), DIFFER, "completeness"),
    (some_of("a", "b"), all_of("a", "b"), DIFFER, "completeness"),
    (some_of("a", "c"), all_of("a", "b"), CONTRADICT, "membership"),
]

TIMES: list[Row] = [
    (moment(date="2031-04-02"), moment(date="2031-04-02"), AGREE, "same"),
    (moment(date="2031-04-02"), moment(date="2031-04-03"), CONTRADICT, "date"),
    # The second of April 2031 is a Wednesday.
    (moment(date="2031-04-02"), moment(weekday="wednesday"), DIFFER, "precision"),
    (moment(date="2031-04-02"), moment(weekday="tuesday"), CONTRADICT, "date"),
    (moment(weekday="tuesday"), moment(weekday="tuesday"), AGREE, "same"),
    (moment(weekday="tuesday"), moment(weekday="wednesday"), CONTRADICT, "date"),
    (moment(date="2031-04-02"), moment(date="2031-04-02", time="06:24"), DIFFER, "precision"),
    (moment(date="2031-04-02", time="07:24"), moment(date="2031-04-02", time="06:24"), CONTRADICT, "date"),
    # A time without its seconds is the same time, told less precisely.
    (moment(date="2031-04-02", time="06:24"), moment(date="2031-04-02", time="06:24:39"), DIFFER, "precision"),
    # A day lies in its month, its quarter, its season and its year; two of one sort are the same or exclude each other.
    (moment(date="2031-04-02"), moment(date="2031-04"), DIFFER, "precision"),
    (moment(date="2031-04"), moment(date="2031-04"), AGREE, "same"),
    (moment(date="2031-04"), moment(date="2031-05"), CONTRADICT, "date"),
    (moment(date="2031-04-02"), moment(date="2031-05"), CONTRADICT, "date"),
    (moment(date="2031-04"), moment(date="2031-Q2"), DIFFER, "precision"),
    (moment(date="2031-04"), moment(date="2031-Q1"), CONTRADICT, "date"),
    (moment(date="2031-Q2"), moment(date="2031"), DIFFER, "precision"),
    (moment(date="2031"), moment(date="2032"), CONTRADICT, "date"),
    (moment(date="2031-spring"), moment(date="2031-04"), DIFFER, "precision"),
    (moment(date="2031-spring"), moment(date="2031-autumn"), CONTRADICT, "date"),
    # Some let spring end with May, and some in June; the winter of a year ends in the next.
    (moment(date="2031-spring"), moment(date="2031-06-10"), DIFFER, "precision"),
    (moment(date="2031-spring"), moment(date="2031-summer"), CONTRADICT, "date"),
    (moment(date="2031-spring"), moment(date="2031-06"), DIFFER, "date"),
    (moment(date="2031-winter"), moment(date="2032-02"), DIFFER, "precision"),
    (moment(date="2031-winter"), moment(date="2031-02"), CONTRADICT, "date"),
    (moment(date="2031-winter"), moment(date="2031"), DIFFER, "date"),
    (moment(date="2031-04"), moment(weekday="tuesday"), DIFFER, "precision"),
    (moment(date="2031-04", weekday="friday"), moment(date="2031-04-02"), CONTRADICT, "date"),
    (duration(18), duration(18), AGREE, "same"),
    (duration(18), duration(17, 30), CONTRADICT, "duration"),
    (duration(90), duration(hours=1, minutes=30), AGREE, "same"),
    (duration(weeks=2), duration(days=14), AGREE, "same"),
    (duration(years=1, months=6), duration(months=18), AGREE, "same"),
    (duration(years=3), duration(years=4), CONTRADICT, "duration"),
    (duration(years=3), duration(years=3, sign=">="), DIFFER, "duration"),
    (duration(years=3), duration(years=3, sign=">"), CONTRADICT, "duration"),
    (duration(years=4), duration(years=3, sign=">="), DIFFER, "duration"),
    (duration(years=2), duration(years=3, sign=">="), CONTRADICT, "duration"),
    (duration(months=35), duration(years=3, sign="~"), DIFFER, "duration"),
    # A month has 28 to 31 days, a year 365 or 366; what is told in months alone needs no days.
    (duration(months=1), duration(days=30), DIFFER, "duration"),
    (duration(months=1), duration(weeks=4), DIFFER, "duration"),
    (duration(months=1), duration(days=32), CONTRADICT, "duration"),
    (duration(years=1), duration(days=365), DIFFER, "duration"),
    (duration(years=1), duration(days=360), CONTRADICT, "duration"),
    (duration(months=11), duration(years=1), CONTRADICT, "duration"),
    (duration(months=1200), duration(months=1201), CONTRADICT, "duration"),
    (duration(years=1, sign=">="), duration(days=366, sign="<="), DIFFER, "duration"),
    (duration(years=1, sign=">"), duration(days=365, sign="<="), CONTRADICT, "duration"),
]

STATES: list[Row] = [
    (at("2031-02", quantity("50")), at("2031-10", quantity("70")), DIFFER, "time"),
    (at("2031-02", quantity("50")), at("2031-10", quantity("50")), DIFFER, "time"),
    (at("2031-02", quantity("50")), at("2031-02", quantity("70")), CONTRADICT, "figure"),
    (at("2031-02", quantity("50")), at("2031-02", quantity("50")), AGREE, "same"),
    # Without a time the one may well be of the other's.
    (at("2031-02", quantity("50")), quantity("70"), CONTRADICT, "figure"),
    (at("2031-02", quantity("50")), quantity("50"), AGREE, "same"),
    (at("2031", all_of("a")), at("2032", all_of("b")), DIFFER, "time"),
]

DENIALS: list[Row] = [
    (denied(quantity("12")), quantity("12"), CONTRADICT, "denial"),
    (denied(quantity("12")), quantity("13"), DIFFER, "denial"),
    (denied(quantity(">10")), quantity("12"), CONTRADICT, "denial"),
    # What is told leaves room for what is denied, and for other figures as well.
    (denied(quantity("12")), quantity(">10"), DIFFER, "denial"),
    (denied(quantity("12")), denied(quantity("12")), AGREE, "same"),
    (denied(quantity("12")), denied(quantity("13")), DIFFER, "denial"),
    (denied(quantity("12")), denied(quantity("12", modality="planned")), DIFFER, "modality"),
    (denied(money("40 million EUR")), money("40 million EUR", "44 million USD"), CONTRADICT, "denial"),
    (denied(share("70")), plain("most of it"), DIFFER, "denial"),
    (denied(quantity("12")), disclosed(disclosed=False), DIFFER, "denial"),
    # Of several each is denied; only a complete list is denied as a whole.
    (denied(some_of("b", "c")), all_of("a", "b"), CONTRADICT, "denial"),
    (denied(some_of("c")), all_of("a", "b"), DIFFER, "denial"),
    (denied(some_of("b")), some_of("a", "b"), CONTRADICT, "denial"),
    (denied(all_of("a", "b")), all_of("b", "a"), CONTRADICT, "denial"),
    (denied(all_of("a", "b")), all_of("a", "b", "c"), DIFFER, "denial"),
    (denied(moment(date="2031-04")), moment(date="2031-04-02"), CONTRADICT, "denial"),
    (denied(moment(date="2031-04-02")), moment(date="2031-04"), DIFFER, "denial"),
    (denied(duration(years=3, sign=">=")), duration(years=4), CONTRADICT, "denial"),
    (denied(place("town")), place("hall"), CONTRADICT, "denial"),
    (denied(place("hall")), place("town"), DIFFER, "denial"),
    (denied(at("2031-02", quantity("50"))), at("2031-10", quantity("50")), DIFFER, "time"),
]

PLACED: list[Row] = [
    (place("hall"), place("hall"), AGREE, "same"),
    (place("hall"), place("town"), DIFFER, "precision"),
    (place("hall"), place("county"), DIFFER, "precision"),
    (place("hall"), place("inn"), CONTRADICT, "place"),
    (place("here"), place("there"), DIFFER, "precision"),
    (place("here"), place("hall"), CONTRADICT, "place"),
]

WORDS: list[Row] = [
    (quotation("Be quiet"), quotation("be  quiet"), AGREE, "same"),
    (quotation("It’s quiet"), quotation("It's quiet", form="reported"), AGREE, "same"),
    (quotation("Be quiet"), quotation("Be loud"), DIFFER, "wording"),
    (quotation("Be quiet"), quotation("Be quiet", speaker="skipper"), CONTRADICT, "speaker"),
    (quotation("Be quiet"), quotation("Be loud", speaker="skipper"), DIFFER, "speaker"),
    (plain("Electric ferries"), plain("electric ferries"), AGREE, "same"),
    (plain("electric ferries"), plain("battery ferries"), DIFFER, "wording"),
    # The curator's own summary counts before the document's words.
    (plain("electric ferries"), plain("battery ferries", text="electric ferries"), AGREE, "same"),
]

MIXED: list[Row] = [
    (disclosed(disclosed=False), disclosed(disclosed=False), AGREE, "same"),
    (disclosed(disclosed=False), disclosed(disclosed=True), CONTRADICT, "disclosure"),
    (disclosed(disclosed=False), money("40 million EUR"), CONTRADICT, "disclosure"),
    (disclosed(disclosed=False), quantity("12"), CONTRADICT, "disclosure"),
    (disclosed(disclosed=False), share("12"), CONTRADICT, "disclosure"),
    (disclosed(disclosed=True), money("40 million EUR"), DIFFER, "precision"),
    (disclosed(disclosed=False), plain("a secret"), DIFFER, "precision"),
    (plain("a dozen"), quantity("12"), DIFFER, "precision"),
    (plain("some landings"), all_of("a"), DIFFER, "precision"),
    (plain("last week"), moment(date="2031-04-02"), DIFFER, "precision"),
    # Claims that agree in their value may still differ in how firm they are.
    (quantity("12", modality="planned"), quantity("12"), DIFFER, "modality"),
    (quantity("12", modality="planned"), quantity("12", modality="planned"), AGREE, "same"),
    (quantity("12", modality="planned"), quantity("13"), CONTRADICT, "figure"),
    (plain("quiet", modality="hoped"), plain("loud"), DIFFER, "wording"),
]

ROWS = [*BOUNDED, *SUMS, *FORMS, *SETS, *TIMES, *STATES, *DENIALS, *PLACED, *WORDS, *MIXED]
UNLIKE = list(combinations([quantity("1"), share("1"), all_of("a"), moment(weekday="friday"), duration(1)], 2))


def name(parameter: object) -> str:
    """How a row's claims are called in test reports."""
    return f"{parameter.value.kind} {parameter.evidence}" if isinstance(parameter, Claim) else str(parameter)


@pytest.mark.parametrize(("one", "other", "relation", "kind"), ROWS, ids=name)
def test_two_claims_stand_to_each_other_as_the_table_says(
    one: Claim, other: Claim, relation: Relation, kind: ComparisonKind
) -> None:
    comparison = compare(one, other, PLACES)
    assert (comparison.relation, comparison.kind) == (relation, kind)


@pytest.mark.parametrize(("one", "other"), UNLIKE, ids=name)
def test_unlike_kinds_can_not_be_compared(one: Claim, other: Claim) -> None:
    assert not can_be_compared(one, other)


def test_figures_in_two_measures_can_be_compared_where_a_claim_gives_both() -> None:
    one, other, third = share("70"), quantity("320"), both(share("71"), quantity("320"))
    assert not can_be_compared(one, other)
    assert not can_be_compared(one, other, [one, other, plain("most")])
    assert can_be_compared(one, other, [one, other, third])
    assert can_be_compared(one, third)
    assert not can_be_compared(one, moment(weekday="friday"), [third])


def test_a_comparison_names_its_sources() -> None:
    comparison = compare(plain("x", source="one.txt"), plain("y", source="two.txt"), PLACES)
    assert comparison.sources == {"one.txt", "two.txt"}


@pytest.mark.parametrize("fact", ["gpu-count", "recipients", "deal-value"])
def test_the_documents_contradict_each_other(fact_base: FactBase, fact: str) -> None:
    assert fact in fact_base.contradicted_facts()


@pytest.mark.parametrize("fact", ["china-revenue-share", "chip-generation"])
def test_the_documents_only_differ(fact_base: FactBase, fact: str) -> None:
    assert not fact_base.is_contradicted(fact)
    assert fact_base.related(fact, DIFFER)
