from __future__ import annotations

from decimal import Decimal

import pytest
from claim_factory import BOUNDS, all_of, allows, both, denied, disclosed, money, plain, quantity, share, split_bound
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.knowledge.derivation import Figure, derive, figures_of
from bot.knowledge.factbase import FactBase
from bot.knowledge.figures import round_figure
from bot.knowledge.model import Claim, Derived, Fact
from bot.knowledge.values import Bounded

AMOUNTS = st.integers(1, 20).map(Decimal)
FIGURES = st.builds("{}{}".format, st.sampled_from(["", ">", ">=", "<", "<="]), st.integers(1, 20))
SIGNS = {bound: sign for sign, bound in BOUNDS.items()}


def make_fact(*claims: Claim) -> Fact:
    return Fact(statement={"en": "Something."}, claims=claims)


def make_derived(formula: str, of: dict[str, str], by: dict[str, str]) -> Derived:
    record = {"statement": {"en": "{result}"}, "asked": {"en": ["how many"]}, "formula": formula, "of": of, "by": by}
    return Derived.model_validate(record)


def compute(formula: str, of: list[Claim], by: list[Claim]) -> tuple[Figure, ...]:
    facts = {"one": make_fact(*of), "other": make_fact(*by)}
    return derive(make_derived(formula, {"fact": "one"}, {"fact": "other"}), facts, {})


def bounded(figure: str) -> Bounded:
    return Bounded.model_validate(split_bound(figure))


def sign(figures: tuple[Figure, ...]) -> list[str]:
    """The figures as a test writes them: '>210'."""
    return [f"{SIGNS[figure.bound]}{round_figure(figure.amount):f}" for figure in figures]


@pytest.mark.parametrize(
    ("formula", "of", "by", "result"),
    [
        ("difference", "260", "50", ["210"]),
        ("difference", ">260", "50", [">210"]),
        ("difference", ">=260", "50", [">=210"]),
        ("difference", "<260", "50", ["<210"]),
        ("difference", "<=260", "50", ["<=210"]),
        ("difference", "260", ">50", ["<210"]),
        ("difference", "260", "<=50", []),
        ("difference", ">260", ">50", []),
        ("difference", "~260", "50", ["~210"]),
        ("difference", "50", "50", ["0"]),
        # Nothing is left, and nothing is less than nothing.
        ("difference", "50", "60", []),
        ("difference", "<=50", "60", []),
        ("ratio", "12", "4", ["3"]),
        ("ratio", ">12", "4", [">3"]),
        ("ratio", "<=12", "4", ["<=3"]),
        ("ratio", "12", ">4", ["<3"]),
        ("ratio", "12", ">=4", ["<=3"]),
        ("ratio", "12", "<=4", [">=3"]),
        ("ratio", "12", "<4", [">3"]),
        ("ratio", "<=12", ">4", ["<3"]),
        ("ratio", ">12", "<4", [">3"]),
        ("ratio", "<12", "<4", []),
        ("ratio", "~12", "4", ["~3"]),
        ("ratio", "1", "3", ["0.3333"]),
        ("percentage", "50", "200", ["25"]),
        ("percentage", "50", ">200", ["<25"]),
        # One sum in two currencies: 'about' or 'up to' on both sides cancels out.
        ("rate", "<=14", "~10", ["~1.4"]),
        # There is nothing to divide by.
        ("ratio", "12", "0", []),
        ("percentage", "12", "0", []),
        ("rate", "12", "0", []),
    ],
)
def test_bounds_are_carried_through_a_formula(formula: str, of: str, by: str, result: list[str]) -> None:
    assert sign(compute(formula, [quantity(of)], [quantity(by)])) == result


@given(st.sampled_from(["difference", "ratio", "percentage"]), FIGURES, FIGURES, AMOUNTS, AMOUNTS)
def test_a_result_allows_what_its_inputs_allow(formula: str, of: str, by: str, one: Decimal, other: Decimal) -> None:
    """Whatever the true figures are, what is computed from them lies within the bounds of the result."""
    assume(allows(bounded(of).allows, one) and allows(bounded(by).allows, other))
    assume(formula != "difference" or one >= other)
    true = {"difference": one - other, "ratio": one / other, "percentage": 100 * one / other}[formula]
    assert all(allows(result.allows, true) for result in compute(formula, [quantity(of)], [quantity(by)]))


def test_each_differing_input_gives_its_own_result() -> None:
    of = [quantity(">260", source="a.txt"), quantity("260", source="b.txt"), quantity(">260", source="c.txt")]
    by = [quantity("60", source="c.txt"), plain("a few", source="d.txt")]
    results = compute("difference", of, by)
    assert sign(results) == [">200", "200"]
    assert [result.sources for result in results] == [("a.txt", "c.txt"), ("b.txt", "c.txt")]


def test_equal_results_are_given_once() -> None:
    assert sign(compute("difference", [quantity("5"), quantity("6")], [quantity("1"), quantity("2")])) == [
        "4",
        "3",
        "5",
    ]


def test_a_result_names_what_it_was_computed_from() -> None:
    (result,) = compute("difference", [quantity(">260")], [quantity("60")])
    assert sign(result.inputs) == [">260", "60"]


def test_sums_in_two_currencies_are_not_taken_from_each_other() -> None:
    of, by = [money("90 DKK", "12 EUR")], [money("55 DKK")]
    assert sign(compute("difference", of, by)) == ["35"]
    assert sign(compute("difference", [money("12 EUR")], by)) == []
    assert sign(compute("percentage", [money("12 EUR")], by)) == []
    assert sign(compute("rate", [money("90 DKK")], [money("12 EUR")])) == ["~7.5"]


def test_a_rate_is_taken_from_the_sums_of_one_document() -> None:
    one, other = (
        claim.model_copy(update={"source": source})
        for claim, source in ((money("90 DKK", "12 EUR"), "one.txt"), (money("80 DKK", "10 EUR"), "other.txt"))
    )
    operands = {"fact": "one", "currency": "DKK"}, {"fact": "one", "currency": "EUR"}
    assert sign(derive(make_derived("rate", *operands), {"one": make_fact(one, other)}, {})) == ["~7.5", "~8"]


def test_nothing_is_computed_from_what_is_denied() -> None:
    assert sign(compute("difference", [quantity("260"), denied(quantity("250"))], [quantity("50")])) == ["210"]


@pytest.mark.parametrize(
    ("claim", "currency", "amounts"),
    [
        (quantity("12"), None, [12]),
        (share("12"), None, [12]),
        (quantity("12"), "EUR", []),
        (money("40 EUR", "44 USD"), "EUR", [40]),
        (money("40 EUR", "44 USD"), "USD", [44]),
        (money("40 EUR", "44 USD"), "GBP", []),
        (money("40 EUR", "44 USD"), None, [40, 44]),
        # one measure is computed with, and a sum wherever it is told
        (both(share("70"), quantity("320")), None, [70]),
        (both(quantity("12"), money("40 EUR")), "EUR", [40]),
        (both(quantity("12"), quantity("24", unit="engine")), None, [12]),
        (plain("a dozen"), None, []),
        (all_of("a"), None, []),
        (disclosed(disclosed=False), None, []),
    ],
)
def test_the_figures_of_a_value_are_those_in_the_currency(
    claim: Claim, currency: str | None, amounts: list[int]
) -> None:
    assert [figure.amount for figure in figures_of(claim.value, currency)] == amounts


@pytest.mark.parametrize(
    ("name", "results"),
    [
        # 'more than 12' ferries, 'up to 12', and 12: less, more, and about as many euros for each.
        ("euros-per-ferry", ["<3333000", ">=3333000", "~3333000"]),
        ("dollars-per-euro", ["~1.1"]),
        ("welders-per-ferry", ["<2.5", ">=2.5", "2.5"]),
        ("euros-per-welder", ["<111100", ">=111100", "~111100"]),
    ],
)
def test_the_derived_figures_of_the_other_base_are_right(other_base: FactBase, name: str, results: list[str]) -> None:
    assert sign(derive(other_base.derived[name], other_base.facts, other_base.derived)) == results


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("210000", "210000"),
        ("999999", "999999"),
        ("19.230769", "19.23"),
        ("52500", "52500"),
        ("1234567", "1235000"),
        ("53846153.84", "53850000"),
        ("0.1", "0.1"),
        ("0", "0"),
    ],
)
def test_a_derived_figure_is_rounded_to_what_can_be_read(amount: str, rounded: str) -> None:
    assert round_figure(Decimal(amount)) == Decimal(rounded)
