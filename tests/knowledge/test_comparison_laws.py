from __future__ import annotations

from claim_factory import (
    BOUNDS,
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
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.comparison import Relation, bears_out, can_be_compared, compare, compare_values
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Claim, Entity

PLACES = {
    name: Entity.model_validate({"kind": "place", "name": {"en": name}, "part_of": whole})
    for name, whole in (("county", None), ("town", "county"), ("hall", "town"), ("inn", "town"))
}

FIGURES = st.builds("{}{}".format, st.sampled_from(list(BOUNDS)), st.integers(0, 20))
MEMBERS = st.lists(st.sampled_from("abc"), min_size=1, unique=True)
WORDS = st.sampled_from(["Be quiet", "be  quiet", "Be loud", "It’s quiet", "It's quiet"])
# 1 April 2031 is a Tuesday; a date on another weekday than its own is refused.
DAYS = st.sampled_from(
    [
        {"date": "2031-04-01"},
        {"date": "2031-04-02"},
        {"date": "2031-04-01", "weekday": "tuesday"},
        {"date": "2031-04-02", "weekday": "wednesday"},
        {"weekday": "tuesday"},
        {"weekday": "wednesday"},
        {"date": "2031-04"},
        {"date": "2031-05", "weekday": "tuesday"},
        {"date": "2031-Q2"},
        {"date": "2031-spring"},
        {"date": "2031-winter"},
        {"date": "2031"},
    ]
)
MODALITIES = st.sampled_from(["asserted", "planned", "hoped"])

QUANTITIES = st.builds(quantity, FIGURES, unit=st.sampled_from(["ferry", "pier"]), modality=MODALITIES)
SHARES = st.builds(share, FIGURES)
EUROS = FIGURES.map("{} EUR".format)
DOLLARS = FIGURES.map("{} USD".format)
PARTED = st.builds(money, st.just(">20 EUR"), cash=FIGURES, shares=FIGURES)
MONEY = st.builds(money, EUROS, st.just("") | DOLLARS) | st.builds(money, DOLLARS, st.just("") | EUROS) | PARTED
FORMS = st.builds(both, SHARES, QUANTITIES) | st.builds(both, QUANTITIES, MONEY) | st.builds(both, MONEY, SHARES)
DISCLOSURES = st.builds(disclosed, disclosed=st.booleans())
SETS = MEMBERS.map(lambda members: all_of(*members)) | MEMBERS.map(lambda members: some_of(*members))
MOMENTS = DAYS.map(lambda day: moment(**day))
SIGNS = st.sampled_from(list(BOUNDS))
DURATIONS = st.builds(
    duration,
    st.integers(0, 2),
    st.integers(1, 59),
    SIGNS,
    days=st.integers(0, 40),
) | st.builds(duration, sign=SIGNS, days=st.integers(0, 40), months=st.integers(1, 3), years=st.integers(0, 1))
LOCATIONS = st.builds(place, st.sampled_from(list(PLACES)))
QUOTATIONS = st.builds(quotation, WORDS, st.sampled_from(["mayor", "skipper"]))
TEXTS = st.builds(plain, WORDS, text=st.none() | WORDS, modality=MODALITIES)

MEASURED = QUANTITIES | SHARES | MONEY | FORMS | SETS | MOMENTS | DURATIONS | LOCATIONS
ANY = MEASURED | DISCLOSURES | QUOTATIONS | TEXTS

#: Claims of one kind, and of the kinds that can be mixed.
FAMILIES = (
    QUANTITIES | SHARES | MONEY | FORMS,
    *(QUANTITIES | DISCLOSURES, SHARES | DISCLOSURES, MONEY | DISCLOSURES),
    *(SETS, MOMENTS, DURATIONS, LOCATIONS, QUOTATIONS, TEXTS | ANY),
)
TIMES = st.sampled_from(["2031-02", "2031-10", "2031"])


def vary(claims: st.SearchStrategy[Claim]) -> st.SearchStrategy[Claim]:
    """The claims as they are, and as what held at a time."""
    return claims | st.builds(at, TIMES, claims)


PAIRS = st.one_of([st.tuples(vary(family), vary(family)) for family in FAMILIES])
ALIKE = st.one_of(
    [
        st.tuples(family, family)
        for family in (QUANTITIES, SHARES, MONEY, QUANTITIES | FORMS, SETS, MOMENTS, DURATIONS, LOCATIONS)
    ]
)


@given(PAIRS)
def test_comparison_is_symmetric_in_relation_and_kind(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    assert can_be_compared(one, other) == can_be_compared(other, one)
    if can_be_compared(one, other):
        there, back = compare(one, other, PLACES), compare(other, one, PLACES)
        assert (there.relation, there.kind) == (back.relation, back.kind)


@given(ANY)
def test_a_claim_agrees_with_itself(claim: Claim) -> None:
    assert compare(claim, claim, PLACES).relation is Relation.AGREEMENT


@given(PAIRS)
def test_only_agreement_is_called_the_same(pair: tuple[Claim, Claim]) -> None:
    if can_be_compared(*pair):
        comparison = compare(*pair, PLACES)
        assert (comparison.relation is Relation.AGREEMENT) == (comparison.kind == "same")


@given(ALIKE, TIMES)
def test_what_held_at_two_times_is_no_contradiction(pair: tuple[Claim, Claim], time: str) -> None:
    one, other = at("2030", pair[0]), at(time, pair[1])
    assert compare(one, other, PLACES).relation is Relation.DIFFERENCE


@given(MEASURED)
def test_a_denial_contradicts_what_it_denies(claim: Claim) -> None:
    assert compare(denied(claim), claim, PLACES).relation is Relation.CONTRADICTION


@given(ALIKE)
def test_a_denial_is_symmetric_and_contradicts_what_bears_out_what_it_denies(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    there, back = compare(denied(one), other, PLACES), compare(other, denied(one), PLACES)
    assert (there.relation, there.kind) == (back.relation, back.kind)
    assert there.kind == "denial"
    if bears_out(other.value, one.value, PLACES):
        assert there.relation is Relation.CONTRADICTION


@given(ALIKE)
def test_two_denials_never_contradict_each_other(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    assert compare(denied(one), denied(other), PLACES).relation is not Relation.CONTRADICTION


@given(ALIKE)
def test_what_bears_out_a_value_does_not_contradict_it(pair: tuple[Claim, Claim]) -> None:
    one, other = (claim.value for claim in pair)
    if bears_out(one, other, PLACES):
        assert compare_values(one, other, PLACES)[0] is not Relation.CONTRADICTION


@given(MEASURED)
def test_a_value_bears_itself_out(claim: Claim) -> None:
    assert bears_out(claim.value, claim.value, PLACES)


@given(DURATIONS, DURATIONS, DURATIONS)
def test_a_length_that_bears_out_one_that_bears_out_another_bears_out_that(
    one: Claim, other: Claim, third: Claim
) -> None:
    if bears_out(one.value, other.value, {}) and bears_out(other.value, third.value, {}):
        assert bears_out(one.value, third.value, {})


def test_the_real_claims_compare_alike_in_both_directions(fact_base: FactBase) -> None:
    for comparison in (pair for pairs in fact_base.comparisons.values() for pair in pairs):
        back = compare(comparison.other, comparison.one, fact_base.entities)
        assert (back.relation, back.kind) == (comparison.relation, comparison.kind)
