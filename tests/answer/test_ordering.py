"""At which place somebody or something comes."""

from __future__ import annotations

import pytest

from bot.answer.answer import Verdict
from bot.answer.ordering import find_ranks, judge_ranks, ranks_lower
from bot.engine import Engine
from bot.question.question import Question


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("the first yard to build ferries", {1}),
        ("the biggest order of the yard", {1}),
        ("the second biggest order of the yard", {2}),
        ("the third yard after two others", {3}),
        ("the biggest order of the fourth yard", {1, 4}),
        ("the biggest order but two of the yard", {1}),
        ("it is the biggest but two of all", {3}),
        # of several nobody knows which
        ("one of the town's biggest orders", set()),
        ("among the biggest orders", set()),
        # parts and days are no places
        ("a third of the ferries", set()),
        ("on the second of May 2026", set()),
        ("the yard builds ferries", set()),
    ],
)
def test_places_in_an_order_are_read(other_engine: Engine, text: str, ranks: set[int]) -> None:
    assert find_ranks(_read(other_engine, text), other_engine.interpreter().index.language) == ranks


@pytest.mark.parametrize(
    ("said", "told", "verdict"),
    [
        ("the second yard to build them", ["the first yard to build them"], "contradicted"),
        ("the biggest yard", ["the second biggest yard"], "contradicted"),
        # the same place proves nothing by itself
        ("the second biggest yard", ["the second biggest yard"], None),
        ("the biggest yard", ["the first yard"], None),
        # who speaks of no place says nothing
        ("the second yard", ["a yard"], None),
        ("a yard", ["the second yard"], None),
        ("the second yard", ["a yard", "the third yard"], "contradicted"),
        ("the second yard", ["the second yard", "the third yard"], "disputed"),
    ],
)
def test_who_comes_at_another_place_is_denied(
    other_engine: Engine, said: str, told: list[str], verdict: Verdict | None
) -> None:
    language = other_engine.interpreter().index.language
    sources = (_read(other_engine, text) for text in told)
    assert judge_ranks(_read(other_engine, said), sources, language) == verdict


@pytest.mark.parametrize(
    ("told", "lower"),
    [
        ("the biggest order", False),
        ("the second biggest order", True),
        ("one of the biggest orders", True),
        ("one of the biggest orders, and the oldest", False),
        ("an order", False),
    ],
)
def test_who_is_one_of_the_most_is_not_put_first(other_engine: Engine, told: str, *, lower: bool) -> None:
    assert ranks_lower(_read(other_engine, told), other_engine.interpreter().index.language) is lower


def _read(engine: Engine, text: str) -> Question:
    return engine.interpreter().read(text)
