from __future__ import annotations

from claim_factory import (
    BOUNDS,
    all_of,
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

from bot.knowledge.comparison import Relation, can_be_compared, compare
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
    ]
)
MODALITIES = st.sampled_from(["asserted", "planned", "hoped"])

QUANTITIES = st.builds(quantity, FIGURES, unit=st.sampled_from(["ferry", "pier"]), modality=MODALITIES)
SHARES = st.builds(share, FIGURES)
EUROS = FIGURES.map("{} EUR".format)
DOLLARS = FIGURES.map("{} USD".format)
MONEY = st.builds(money, EUROS, st.just("") | DOLLARS) | st.builds(money, DOLLARS, st.just("") | EUROS)
DISCLOSURES = st.builds(disclosed, disclosed=st.booleans())
SETS = MEMBERS.map(lambda members: all_of(*members)) | MEMBERS.map(lambda members: some_of(*members))
MOMENTS = DAYS.map(lambda day: moment(**day))
DURATIONS = st.builds(duration, st.integers(0, 2), st.integers(0, 59))
LOCATIONS = st.builds(place, st.sampled_from(list(PLACES)))
QUOTATIONS = st.builds(quotation, WORDS, st.sampled_from(["mayor", "skipper"]))
TEXTS = st.builds(plain, WORDS, text=st.none() | WORDS, modality=MODALITIES)

ANY = QUANTITIES | SHARES | MONEY | DISCLOSURES | SETS | MOMENTS | DURATIONS | LOCATIONS | QUOTATIONS | TEXTS

#: Claims of one kind, and of the kinds that can be mixed.
FAMILIES = (
    *(QUANTITIES | DISCLOSURES, SHARES | DISCLOSURES, MONEY | DISCLOSURES),
    *(SETS, MOMENTS, DURATIONS, LOCATIONS, QUOTATIONS, TEXTS | ANY),
)
PAIRS = st.one_of([st.tuples(family, family) for family in FAMILIES])


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


def test_the_real_claims_compare_alike_in_both_directions(fact_base: FactBase) -> None:
    for comparison in (pair for pairs in fact_base.comparisons.values() for pair in pairs):
        back = compare(comparison.other, comparison.one, fact_base.entities)
        assert (back.relation, back.kind) == (comparison.relation, comparison.kind)
