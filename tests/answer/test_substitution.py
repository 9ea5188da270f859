"""Statements that tell a matter as it is told, but for one name or figure in the place of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from answer.makers import hear
from bot.answer.answer import Verdict
from bot.answer.substitution import assign_post, equate, substitutes
from bot.engine import Engine
from bot.question.index import Index


@pytest.fixture(scope="module")
def index(other_engine: Engine) -> Index:
    return Index(other_engine.base, "en")


def stands_in_place(engine: Engine, index: Index, statement: str, fact: str) -> bool:
    _, case = hear(engine, statement, fact)
    return substitutes(case, index)


@pytest.mark.parametrize(
    ("statement", "fact", "is_in_place"),
    [
        ("Norway buys about 12 ferries.", "ferry-count", True),
        # one more, and one of two, is nobody else
        ("Norway buys about 12 ferries too.", "ferry-count", False),
        ("Norway or Brightsound buys about 12 ferries.", "ferry-count", False),
        # a denial of another says nothing
        ("Norway does not buy about 12 ferries.", "ferry-count", False),
        # who is told of, who belongs to it, and words that are not told
        ("Brightsound buys about 12 ferries.", "ferry-count", False),
        ("Fernmouth buys about 12 ferries.", "ferry-count", False),
        ("Norway buys about 12 ferries and lighthouses.", "ferry-count", False),
        # a figure with a unit; a bare one may count anything, and a bound may hold
        ("The batteries keep 9% of their charge on a day's trips.", "ferry-kind", False),
        ("The ferries keep 50 of their batteries.", "charge-left", False),
    ],
)
def test_one_is_put_in_the_place_of_another(
    other_engine: Engine,
    index: Index,
    statement: str,
    fact: str,
    is_in_place: bool,  # noqa: FBT001 - a column
) -> None:
    assert stands_in_place(other_engine, index, statement, fact) is is_in_place


def test_beside_those_who_are_told_as_examples_there_may_be_others(other_engine: Engine) -> None:
    base = other_engine.base
    told = base.facts["ferry-count"]
    statement = {"en": told.statement["en"].replace("Brightsound", "Towns like Brightsound")}
    facts = {**base.facts, "ferry-count": told.model_copy(update={"statement": statement})}
    engine = Engine(replace(base, facts=facts))
    index = engine.interpreter().index
    assert not stands_in_place(engine, index, "Norway buys about 12 ferries.", "ferry-count")


def test_a_land_is_no_other_place_than_a_town_in_it(engine_of: Callable[[str], Engine]) -> None:
    assert engine_of("rail").ask("Portugal leads southern Europe in hydrogen rail.").verdict is None


def test_two_names_say_nothing_of_each_other(engine: Engine) -> None:
    assert engine.ask("The CEO summit during APEC was in Osaka.").verdict == "contradicted"
    assert engine.ask("Is Osaka in APEC?").verdict is None


def test_a_figure_within_a_range_is_put_in_no_place(water_engine: Engine) -> None:
    base = water_engine.base
    claim = base.facts["pension-loan"].claims[0]
    ends = [
        {"amount": amount, "bound": bound}
        for amount, bound in ((Decimal(150_000_000), "at_least"), (Decimal(200_000_000), "up_to"))
    ]
    claims = tuple(claim.model_copy(update={"value": claim.value.model_copy(update=end)}) for end in ends)
    fact = base.facts["pension-loan"].model_copy(update={"claims": claims})
    engine = Engine(replace(base, facts={**base.facts, "pension-loan": fact}))
    assert engine.ask("The pension fund lends A$170 million.").verdict is None
    assert engine.ask("The pension fund lends A$270 million.").verdict == "contradicted"


def test_what_one_has_had_since_then_another_may_have_had_as_well(water_engine: Engine) -> None:
    index = water_engine.interpreter().index
    tanker = "{} has been supplied by tanker truck{}."
    assert stands_in_place(water_engine, index, tanker.format("Osaka", ""), "tanker-supply")
    assert not stands_in_place(water_engine, index, tanker.format("Osaka", " since January 2025"), "tanker-supply")


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Mara Quill is the mayor", "contradicted"),
        ("Tobias Renn is called Mara Quill", "contradicted"),
        ("Mara Quill met the mayor", None),
        # two names of one person
        ("Tobias Renn is the mayor", "supported"),
        ("Tobias Renn is Tobias Renn", None),
        # of what all is about anyway
        ("Mara Quill is the mayor of Brightsound", "contradicted"),
        ("Mara Quill is the mayor of Norway", None),
        ("Mara Quill is the Brightsound mayor", "contradicted"),
        ("The mayor of Brightsound is Mara Quill", "contradicted"),
        ("Mara Quill and the mayor of Brightsound", None),
        ("Kelpworks is the mayor", None),
    ],
)
def test_two_persons_are_not_one_and_one_may_have_two_names(
    index: Index, statement: str, verdict: Verdict | None
) -> None:
    assert equate(index.reader.read(statement), index) == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        # who is introduced as the head of his firm heads that one, in any post, and no other one
        ("Chey Tae-won is the boss of SK.", "supported"),
        ("Is Euisun Chung running Hyundai?", "supported"),
        ("Euisun Chung is the chairman of Samsung.", "contradicted"),
        ("Did Chey Tae-won come as the head of Hyundai?", "contradicted"),
        # which post it is stands in no introduction for certain
        ("Chey Tae-won is the founder of SK.", None),
        # what says more, or is about more or fewer
        ("Chey Tae-won is the boss of SK in Japan.", None),
        ("Chey Tae-won is the boss of SK and Samsung.", None),
        ("Chey Tae-won is the boss.", None),
        ("Chey Tae-won is with SK.", None),
        ("Chey Tae-won is the boss of SK too.", None),
        # whose firm nobody tells
        ("Pedro Espinola is the boss of SK.", None),
    ],
)
def test_who_heads_what_is_told_by_introductions(engine: Engine, statement: str, verdict: Verdict | None) -> None:
    index = engine.interpreter().index
    assert assign_post(index.reader.read(statement), index) == verdict


def test_who_is_introduced_as_something_else_heads_nothing(engine_of: Callable[[str], Engine]) -> None:
    index = engine_of("mill").interpreter().index
    assert assign_post(index.reader.read("Sofie Raunholt runs Fogelmann."), index) is None
