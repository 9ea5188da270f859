"""What speaks for a candidate: each feature by itself, on numbers that can be reckoned by heart."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.meaning import Meaning
from bot.question import features
from bot.question.features import FEATURES, NONE_FEATURES, Feature
from bot.question.index import Index
from bot.question.proposing import propose
from question.makers import A, B, make_profile, make_proposal, make_wording

YARD: Final = Meaning("name", "kelpworks")
ISLAND: Final = Meaning("name", "otter-island")

ROWS: Final[list[tuple[str, str, dict[str, Any], float]]] = [
    ("same", "x", {"is_same": True}, 1.0),
    ("same", "x", {"is_same": False}, 0.0),
    ("wording", "x", {"weights": {A: 2, B: 1}, "wording": make_wording(A, weight=3), "likeness": 0.5}, 0.5),
    ("wording", "x", {"weights": {A: 2}}, 0.0),
    ("words", "x", {"words": 0.25}, 0.5),
    ("words", "x", {"words": -1e-12}, 0.0),
    ("letters", "x", {"letters": 0.09}, 0.3),
    ("letters", "x", {"letters": -1e-12}, 0.0),
    ("asked", "x", {"weights": {A: 3, B: 1}, "profile": make_profile(asked={A})}, 0.75),
    ("asked", "x", {"weights": {A: 3, B: 1}, "profile": make_profile(told={A})}, 0.0),
    ("asked", "x", {"profile": make_profile(asked={A})}, 0.0),
    ("told", "x", {"weights": {A: 3, B: 1}, "profile": make_profile(asked={A}, told={B})}, 0.25),
    ("told", "x", {"weights": {A: 3, B: 1}, "profile": make_profile(asked={A, B})}, 0.0),
    ("want", "how many?", {"profile": make_profile(wants={"how_many": 0.75, "who": 0.25})}, 0.75),
    # 'which yard' wants somebody, and a firm: the likelier of both counts
    ("want", "which firm?", {"profile": make_profile(wants={"company": 0.25, "who": 0.5})}, 0.5),
    ("want", "where?", {"profile": make_profile(wants={"how_many": 1.0})}, 0.0),
    ("want", "ferries", {"profile": make_profile(wants={"how_many": 1.0})}, 0.0),
    ("other_name", "x", {"weights": {YARD: 1, ISLAND: 5, A: 1}, "profile": make_profile(asked={YARD})}, 0.5),
    ("other_name", "x", {"weights": {YARD: 1}, "profile": make_profile(told={YARD})}, 0.0),
    ("other_name", "x", {"weights": {A: 1}, "profile": make_profile()}, 0.0),
    ("figure", "40 million euros?", {"profile": make_profile(units=frozenset({"EUR"}))}, 1.0),
    ("figure", "40 percent?", {"profile": make_profile(units=frozenset({"EUR"}))}, 0.0),
    ("figure", "was it 40?", {"profile": make_profile(units=frozenset({""}))}, 1.0),
    ("figure", "on Tuesday?", {"profile": make_profile(units=frozenset({"date"}))}, 1.0),
    ("figure", "how many?", {"profile": make_profile(units=frozenset({""}))}, 0.0),
    ("document", "the gazette?", {"profile": make_profile(sources=frozenset({"gazette.txt"}))}, 1.0),
    ("document", "the gazette?", {"profile": make_profile(sources=frozenset({"letter.txt"}))}, 0.0),
    ("document", "how many?", {"profile": make_profile(sources=frozenset({"letter.txt"}))}, 0.0),
    ("near", "x", {"nearness": 0.5}, 0.5),
]


@pytest.mark.parametrize(("name", "text", "parts", "value"), ROWS)
def test_a_feature_has_its_value(index: Index, name: str, text: str, parts: dict[str, Any], value: float) -> None:
    feature: Feature = getattr(features, name)
    assert feature(index.reader.read(text), make_proposal(**parts)) == pytest.approx(value)


def test_every_feature_is_tried() -> None:
    assert {name for name, *_ in ROWS} == {feature.__name__ for feature in FEATURES}


@pytest.mark.parametrize(
    ("text", "share"), [("ferries", 0.0), ("zorblax", 1.0), ("", 0.0), ("is it the?", 0.0), ("the gazette", 0.0)]
)
def test_what_no_target_knows_speaks_for_none_of_them(index: Index, text: str, share: float) -> None:
    assert features.unknown(index.reader.read(text), (), index) == share


def test_of_a_known_and_an_unknown_word_the_unknown_one_weighs_more(index: Index) -> None:
    assert 0.5 < features.unknown(index.reader.read("ferries zorblax"), (), index) < 1


def test_something_speaks_for_none_of_them_whatever_is_asked(index: Index) -> None:
    assert features.constant(index.reader.read("ferries"), (), index) == 1.0


def test_what_comes_nearest_to_the_question_counts_for_all_candidates(index: Index) -> None:
    near, far = (
        make_proposal(weights={A: 2}, wording=make_wording(A, weight=2), likeness=likeness) for likeness in (1.0, 0.5)
    )
    question = index.reader.read("ferries")
    assert features.closest(question, (far, near), index) == features.wording(question, near)
    assert features.closest(question, (), index) == 0.0


@pytest.mark.parametrize(
    ("text", "share"),
    [("ferries", 0.0), ("could you go to the ferries", 2 / features.MANY), ("go " * 40, 1 / features.MANY)],
)
def test_words_of_general_use_are_counted_each_once(index: Index, text: str, share: float) -> None:
    assert features.light(index.reader.read(text), (), index) == share


@pytest.mark.parametrize(("text", "value"), [("who owns the ferries?", 0.0), ("and the ferries?", 1.0)])
def test_a_question_may_lean_back_on_the_one_before(index: Index, text: str, value: float) -> None:
    assert features.back(index.reader.read(text), (), index) == value


WORDS: Final = [
    "how many",
    "who",
    "ferries",
    "Kelpworks",
    "the gazette",
    "12",
    "Tuesday",
    "euros",
    "zorblax",
    "not",
    "?",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_every_feature_of_any_question_lies_between_nothing_and_all(index: Index, text: str) -> None:
    question = index.reader.read(text)
    proposals = propose(question, index)
    values = [feature(question, proposal) for proposal in proposals for feature in FEATURES]
    values += [feature(question, proposals, index) for feature in NONE_FEATURES]
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in values)


def test_every_feature_says_what_it_is() -> None:
    assert all(feature.__doc__ for feature in (*FEATURES, *NONE_FEATURES))
