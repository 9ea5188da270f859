"""How likely each candidate is what a question asks for: what beats what, whatever the numbers are."""

from __future__ import annotations

import math
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question.features import FEATURES
from bot.question.index import Index
from bot.question.model import load_model
from bot.question.proposing import Context
from bot.question.ranking import Ranking, rank
from question.makers import make_model

TEXTS: Final = st.lists(
    st.sampled_from(["how many", "who", "ferries", "Kelpworks", "the order", "cost", "12", "Tuesday", "zorblax"]),
    max_size=7,
).map(" ".join)


def rank_real(index: Index, text: str, context: Context | None = None) -> Ranking:
    """The ranking of a question by the model that the bot has."""
    return rank(index.reader.read(text), index, load_model(), context)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("how many boats did Brightsound order", "ferry-count", "price"),
        ("what do the boats cost", "price", "ferry-count"),
        ("which yard builds the boats", "supplier", "ferry-count"),
        ("when do the boats arrive", "delivery-date", "announcement-day"),
        ("when was it announced", "announcement-day", "delivery-date"),
        ("where was it announced", "announcement-place", "announcement-day"),
        ("how long does one crossing take", "crossing-time", "ticket-price"),
        ("euros for each boat", "euros-per-ferry", "price"),
        ("where do you get all that from", "sources", "supplier"),
    ],
)
def test_what_is_asked_for_beats_what_is_like_it(index: Index, text: str, first: str, second: str) -> None:
    likely = {candidate.target.name: candidate.probability for candidate in rank_real(index, text).candidates}
    assert likely[first] > likely.get(second, 0.0)


@pytest.mark.parametrize("text", ["zorblax", "quirnholt of the zorblax", "is the zorblax a quirnholt"])
def test_what_is_about_nothing_here_is_likeliest_none_of_it(index: Index, text: str) -> None:
    ranking = rank_real(index, text)
    assert ranking.none > max((candidate.probability for candidate in ranking.candidates), default=0.0)


def test_every_own_wording_has_its_target_among_the_first_three(index: Index) -> None:
    missed = [
        wording.text
        for wording in index.wordings
        if index.targets[wording.target].name
        not in [candidate.target.name for candidate in rank_real(index, wording.text).candidates[:3]]
    ]
    assert missed == []


def test_where_nothing_is_shared_none_is_certain(index: Index) -> None:
    ranking = rank_real(index, "")
    assert ranking.best is None
    assert ranking.none == 1.0


def test_each_feature_adds_to_what_makes_a_candidate_likelier_than_none(index: Index) -> None:
    model = make_model(coefficients={"words": 2.0, "asked": -1.0})
    ranking = rank(index.reader.read("how many ferries"), index, model)
    for candidate in ranking.candidates:
        assert candidate.features.keys() == {feature.__name__ for feature in FEATURES}
        utility = 2 * candidate.features["words"] - candidate.features["asked"]
        assert math.log(candidate.probability / ranking.none) == pytest.approx(utility)


def test_what_counts_is_what_the_model_says(index: Index) -> None:
    question = index.reader.read("how many ferries")
    by_same = rank(question, index, make_model(coefficients={"same": 9.0}))
    assert by_same.best
    assert by_same.best.target.name == "ferry-count"
    by_other = rank(question, index, make_model(coefficients={"same": -9.0}))
    assert by_other.candidates[-1].target.name == "ferry-count"


def test_the_more_speaks_for_none_the_likelier_none_is(index: Index) -> None:
    question = index.reader.read("how many ferries")
    chances = [rank(question, index, make_model(none={"constant": number})).none for number in (-9.0, 0.0, 9.0)]
    assert chances == sorted(chances)
    assert chances[0] < 0.1
    assert chances[-1] > 0.9


def test_equally_likely_candidates_stand_by_their_names(index: Index) -> None:
    names = [c.target.name for c in rank(index.reader.read("how many ferries"), index, make_model()).candidates]
    assert len(names) > 2
    assert names == sorted(names)


def test_a_question_that_goes_on_stays_near_what_was_answered(index: Index) -> None:
    context = Context({}, ("price",))
    alone, going_on = rank_real(index, "in dollars?"), rank_real(index, "in dollars?", context)
    chance = {
        name: next((c.probability for c in ranking.candidates if c.target.name == "price"), 0.0)
        for name, ranking in (("alone", alone), ("going on", going_on))
    }
    assert chance["going on"] > chance["alone"]


@given(TEXTS)
def test_one_of_the_candidates_is_meant_or_none_the_likeliest_first(index: Index, text: str) -> None:
    ranking = rank_real(index, text)
    likely = [candidate.probability for candidate in ranking.candidates]
    assert sum(likely) + ranking.none == pytest.approx(1)
    assert likely == sorted(likely, reverse=True)
    assert ranking.best == next(iter(ranking.candidates), None)
