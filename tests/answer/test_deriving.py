"""Derived figures: always called so, with all that they are computed from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.answer.deriving import MAX_RESULTS, Deriver
from bot.answer.wording import Wording
from bot.knowledge.factbase import FactBase
from bot.knowledge.values import Quantity
from bot.language.meaning import Bound


@pytest.fixture(scope="session")
def deriver(other_base: FactBase, wording: Wording) -> Deriver:
    """Computes what follows about the ferries."""
    return Deriver(other_base, wording)


@pytest.mark.parametrize(
    ("name", "headline", "listed", "facts"),
    [
        (
            "euros-per-ferry",
            "Divided by the number of ferries, the price comes to less than 3,333,000 euros for each.",
            (
                "less than 3,333,000: about 40 million (gazette) divided by more than 12 (gazette)",
                "at least 3,333,000: about 40 million (gazette) divided by up to 12 (notice)",
                "about 3,333,000: about 40 million (gazette) divided by 12 (letter)",
            ),
            ("price", "ferry-count"),
        ),
        # one sum in two currencies
        (
            "dollars-per-euro",
            "The two currencies of the price come to about 1.1 dollars to the euro.",
            ("about 1.1: about 44 million (gazette) divided by about 40 million (gazette)",),
            ("price",),
        ),
        # a figure that is exact is told without a bound
        (
            "welders-per-ferry",
            "The yard may hire 2.5 welders for each ferry.",
            (
                "2.5: 30 (letter) divided by 12 (letter)",
                "less than 2.5: 30 (letter) divided by more than 12 (gazette)",
                "at least 2.5: 30 (letter) divided by up to 12 (notice)",
            ),
            ("new-welders", "ferry-count"),
        ),
        # computed from another derived figure, and so from the facts behind that
        (
            "euros-per-welder",
            "Shared among the new welders, the price of one ferry comes to less than 111,100 euros for each.",
            (
                "less than 111,100: less than 3,333,000 (gazette) divided by 30 (letter)",
                "about 111,100: about 3,333,000 (gazette, letter) divided by 30 (letter)",
                "at least 111,100: at least 3,333,000 (gazette, notice) divided by 30 (letter)",
            ),
            ("price", "ferry-count", "new-welders"),
        ),
    ],
)
def test_a_figure_is_told_with_its_bound_its_inputs_and_their_documents(
    deriver: Deriver, name: str, headline: str, listed: tuple[str, ...], facts: tuple[str, ...]
) -> None:
    answer = deriver.answer(name)
    assert answer.outcome == "answered"
    assert answer.headline == f"Derived, not stated in any document: {headline}"
    assert answer.listed == listed
    assert answer.facts == facts


def test_an_exact_figure_that_has_to_be_rounded_is_told_as_about_so_much(
    other_base: FactBase, wording: Wording
) -> None:
    welders = other_base.facts["new-welders"]
    value = welders.claims[0].value.model_copy(update={"amount": Decimal(31)})
    more = welders.model_copy(update={"claims": (welders.claims[0].model_copy(update={"value": value}),)})
    base = replace(other_base, facts={**other_base.facts, "new-welders": more})
    answer = Deriver(base, wording).answer("welders-per-ferry")
    assert answer.headline.endswith(": The yard may hire about 2.583 welders for each ferry.")


@pytest.mark.parametrize("name", ["other_base", "rail_base", "fact_base"])
def test_every_derived_figure_says_that_it_is_derived_and_cites_what_it_rests_on(
    request: pytest.FixtureRequest, wording: Wording, name: str
) -> None:
    base: FactBase = request.getfixturevalue(name)
    for figure in base.derived:
        answer = Deriver(base, wording).answer(figure)
        assert answer.headline.startswith("Derived, not stated in any document: ")
        assert 1 <= len(answer.listed) <= MAX_RESULTS + 1
        assert answer.facts == base.inputs_of(figure)
        assert answer.sources


@pytest.mark.parametrize("sources", [1, 2, 3, 4, 6])
def test_every_figure_that_follows_is_told_however_many_sources_differ(
    other_base: FactBase, wording: Wording, sources: int
) -> None:
    ferries = other_base.facts["ferry-count"]
    bounds: tuple[Bound, ...] = ("exactly", "up_to", "more_than") * 2
    figures = [
        Quantity(kind="quantity", amount=Decimal(10 * number), bound=bound, unit="ferry")
        for number, bound in zip(range(1, sources + 1), bounds, strict=False)
    ]
    claim = ferries.claims[0]
    claims = tuple(claim.model_copy(update={"value": value}) for value in figures)
    fact = ferries.model_copy(update={"claims": claims})
    base = replace(other_base, facts={**other_base.facts, "ferry-count": fact})
    told = "; ".join(Deriver(base, wording).answer("welders-per-ferry").listed)
    turned = {"exactly": "", "up_to": "at least ", "more_than": "less than "}
    for value in figures:
        assert f"{turned[value.bound]}{(30 / value.amount).normalize():.4g}" in told
