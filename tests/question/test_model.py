"""The fitted numbers: how probabilities follow from utilities, and how far they are trusted."""

from __future__ import annotations

import math
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.question.features import FEATURES, NONE_FEATURES
from bot.question.model import load_model
from question.makers import make_model

UTILITY: Final = st.floats(-40, 40)
UTILITIES: Final = st.lists(UTILITY, max_size=12)
PROBABILITY: Final = st.floats(0, 1)


def test_the_model_of_the_package_has_a_number_for_each_feature_and_no_other() -> None:
    model = load_model()
    assert model.coefficients.keys() == {feature.__name__ for feature in FEATURES}
    assert model.none.keys() == {feature.__name__ for feature in NONE_FEATURES}


def test_the_model_of_the_package_trusts_what_is_likelier_more() -> None:
    assert load_model().slope > 0


@pytest.mark.parametrize("changes", [{"sure": 1.5}, {"judged": -0.1}, {"slope": "steep"}, {"speed": 3}])
def test_a_number_that_makes_no_sense_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        make_model(**changes)


@pytest.mark.parametrize(
    ("utilities", "none", "probabilities", "rest"),
    [
        ([], 3.0, [], 1.0),
        ([0.0], 0.0, [0.5], 0.5),
        ([0.0, 0.0, 0.0], 0.0, [0.25, 0.25, 0.25], 0.25),
        ([math.log(3), 0.0], 0.0, [0.6, 0.2], 0.2),
        # however great they are
        ([2_000.0], 1_000.0, [1.0], 0.0),
        ([-2_000.0], 1_000.0, [0.0], 1.0),
    ],
)
def test_probabilities_are_the_softmax_of_utilities(
    utilities: list[float], none: float, probabilities: list[float], rest: float
) -> None:
    chosen, left = make_model().choose(utilities, none)
    assert chosen == pytest.approx(probabilities)
    assert left == pytest.approx(rest)


@given(UTILITIES, UTILITY)
def test_one_of_the_candidates_is_meant_or_none(utilities: list[float], none: float) -> None:
    chosen, left = make_model().choose(utilities, none)
    assert sum(chosen) + left == pytest.approx(1)
    assert all(0 <= probability <= 1 for probability in (*chosen, left))


@given(UTILITIES, UTILITY)
def test_what_has_more_utility_is_no_less_likely(utilities: list[float], none: float) -> None:
    chosen, _ = make_model().choose(utilities, none)
    by_utility = [probability for _, probability in sorted(zip(utilities, chosen, strict=True))]
    assert by_utility == sorted(chosen)


@given(UTILITIES, UTILITY, UTILITY)
def test_only_differences_of_utilities_count(utilities: list[float], none: float, more: float) -> None:
    chosen, left = make_model().choose(utilities, none)
    shifted, shifted_left = make_model().choose([utility + more for utility in utilities], none + more)
    assert shifted == pytest.approx(chosen, abs=1e-9)
    assert shifted_left == pytest.approx(left, abs=1e-9)


@given(PROBABILITY, PROBABILITY, st.floats(0.1, 2), st.floats(-3, 3))
def test_what_is_likelier_is_trusted_no_less(one: float, other: float, slope: float, intercept: float) -> None:
    model = make_model(slope=slope, intercept=intercept)
    low, high = sorted((one, other))
    assert 0 < model.calibrate(low) <= model.calibrate(high) < 1


@given(st.floats(0.001, 0.999))
def test_a_slope_of_one_without_an_intercept_changes_nothing(probability: float) -> None:
    assert make_model().calibrate(probability) == pytest.approx(probability)


def test_an_intercept_trusts_all_more() -> None:
    assert make_model(intercept=1.0).calibrate(0.5) == pytest.approx(1 / (1 + math.exp(-1)))


@pytest.mark.parametrize(("slope", "calibrated"), [(2.0, 16 / 17), (1.0, 4 / 5), (0.5, 2 / 3)])
def test_a_slope_pulls_all_towards_one_half_or_away_from_it(slope: float, calibrated: float) -> None:
    assert make_model(slope=slope).calibrate(4 / 5) == pytest.approx(calibrated)
    assert make_model(slope=slope).calibrate(1 / 5) == pytest.approx(1 - calibrated)
