"""What is given as certain, and what as the nearest: by probabilities and a threshold made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question.deciding import MAX_NEAREST, Decision, decide, decide_without, find_judges, measure, widen
from bot.question.index import Index
from bot.question.model import Model
from bot.question.ranking import Ranking
from question.makers import make_model, make_ranking

#: From 0.8 on it is certain, and from 0.5 on a statement is held against a fact.
MODEL: Final = make_model()

#: No gate is shut for this question, whatever it is taken for.
PLAIN: Final = "the ferries"


def names_of(decision: Decision) -> list[str]:
    """What is shown, by name."""
    return [candidate.target.name for candidate in decision.shown]


def decide_on(index: Index, *candidates: tuple[str, float], text: str = PLAIN, model: Model = MODEL) -> Decision:
    return decide(make_ranking(index, text, *candidates), index, model)


@pytest.mark.parametrize(
    ("candidates", "certainty", "shown"),
    [
        ([("ferry-count", 0.9), ("price", 0.05)], "sure", ["ferry-count"]),
        # a close second is told as well, and a third
        ([("ferry-count", 0.5), ("price", 0.4)], "sure", ["ferry-count", "price"]),
        ([("ferry-count", 0.4), ("price", 0.3), ("supplier", 0.2)], "sure", ["ferry-count", "price", "supplier"]),
        # but no fourth
        (
            [("ferry-count", 0.3), ("price", 0.25), ("supplier", 0.2), ("landings", 0.2)],
            "unsure",
            ["ferry-count", "price", "supplier"],
        ),
        ([("ferry-count", 0.5), ("price", 0.2)], "unsure", ["ferry-count", "price"]),
        ([("ferry-count", 0.01)], "unsure", ["ferry-count"]),
        # several facts at once may be certain too, and facts stand beside them
        ([("order-overview", 0.9)], "sure", ["order-overview"]),
        ([("order-overview", 0.5), ("landings", 0.4)], "sure", ["order-overview", "landings"]),
        # a fact that the best one tells anyway makes it likelier, and is not told again
        ([("order-overview", 0.5), ("price", 0.4)], "sure", ["order-overview"]),
        ([("order-overview", 0.4), ("price", 0.2), ("landings", 0.3)], "sure", ["order-overview", "landings"]),
        # only facts are told beside another one
        ([("ferry-count", 0.5), ("delivery-date", 0.4)], "unsure", ["ferry-count", "delivery-date"]),
        ([("ferry-count", 0.5), ("euros-per-ferry", 0.4)], "unsure", ["ferry-count", "euros-per-ferry"]),
        # what no document states, what is derived, and what is about the bot stand alone
        ([("delivery-date", 0.9), ("price", 0.05)], "sure", ["delivery-date"]),
        ([("delivery-date", 0.5), ("ticket-price", 0.4)], "unsure", ["delivery-date", "ticket-price"]),
        ([("euros-per-ferry", 0.9)], "sure", ["euros-per-ferry"]),
        ([("euros-per-ferry", 0.5), ("price", 0.4)], "unsure", ["euros-per-ferry", "price"]),
        ([("euros-per-ferry", 0.5), ("landings", 0.4)], "unsure", ["euros-per-ferry", "landings"]),
        ([("help", 0.5), ("landings", 0.4)], "unsure", ["help", "landings"]),
    ],
)
def test_what_is_likely_enough_is_certain_and_else_the_nearest_is_shown(
    index: Index, candidates: list[tuple[str, float]], certainty: str, shown: list[str]
) -> None:
    decision = decide_on(index, *candidates)
    assert (decision.certainty, names_of(decision)) == (certainty, shown)


def test_what_is_about_the_bot_may_be_certain(index: Index) -> None:
    decision = decide_on(index, ("help", 0.9), text="help")
    assert (decision.certainty, names_of(decision)) == ("sure", ["help"])


@pytest.mark.parametrize(
    ("candidates", "nearest"),
    [
        ([("ferry-count", 0.5), ("price", 0.3)], ["ferry-count", "price"]),
        # who leads to several facts parts what speaks for it among them
        ([("order-overview", 0.6), ("landings", 0.3)], ["landings", "ferry-count", "price"]),
        ([("order-overview", 0.6), ("price", 0.2)], ["price", "ferry-count", "supplier"]),
        # a gap and a derived figure speak for the facts that come nearest to them
        ([("delivery-date", 0.5), ("price", 0.2)], ["ferry-count", "price"]),
        ([("euros-per-ferry", 0.6), ("landings", 0.2)], ["ferry-count", "price", "landings"]),
        # no more than three, and nothing for what is about the bot
        ([("order-overview", 0.5), ("landings", 0.3)], ["landings", "ferry-count", "price"]),
        ([("help", 0.6), ("landings", 0.2)], ["landings"]),
    ],
)
def test_the_facts_that_most_candidates_speak_for_come_nearest(
    index: Index, candidates: list[tuple[str, float]], nearest: list[str]
) -> None:
    assert list(decide_on(index, *candidates).nearest) == nearest


def test_where_nothing_is_found_nothing_is_shown(index: Index) -> None:
    decision = decide_on(index)
    assert decision == Decision("unsure", 0.0, ())
    assert decision.answer is None


def test_a_decision_tells_how_likely_what_it_shows_is_right(index: Index) -> None:
    assert decide_on(index, ("ferry-count", 0.9)).probability == pytest.approx(0.9)
    assert decide_on(index, ("ferry-count", 0.5), ("price", 0.4)).probability == pytest.approx(0.9)
    assert decide_on(index, ("ferry-count", 0.3), ("price", 0.2)).probability == pytest.approx(0.5)


def test_what_forbids_to_be_certain_does_so_however_likely_it_is(index: Index) -> None:
    decision = decide_on(index, ("ferry-count", 0.99), text="how many ferries for Zorblax")
    assert (decision.certainty, names_of(decision), decision.answer) == ("unsure", ["ferry-count"], None)
    assert [veto.gate for veto in decision.vetoes] == ["unknown_name", "unexplained"]


def test_nothing_is_denied_while_something_stated_comes_near(index: Index) -> None:
    model = make_model(sure=0.5, denied=0.5)
    near = decide_on(index, ("delivery-date", 0.6), ("price", 0.35), model=model)
    assert (near.certainty, [veto.gate for veto in near.vetoes]) == ("unsure", ["stated_rival"])
    far = decide_on(index, ("delivery-date", 0.6), ("price", 0.25), model=model)
    assert (far.certainty, far.vetoes) == ("sure", ())
    other_gap = decide_on(index, ("delivery-date", 0.6), ("ticket-price", 0.35), model=model)
    assert other_gap.certainty == "sure"


def test_a_wording_of_another_matter_is_not_foreseen_for_who_goes_on_from_an_answer(index: Index) -> None:
    ranking = make_ranking(index, "when do they arrive?", ("delivery-date", 0.5), ("price", 0.2))
    gap, price = ranking.candidates
    same = replace(gap, proposal=replace(gap.proposal, is_same=True))
    near = replace(price, proposal=replace(price.proposal, nearness=1.0))
    assert decide(replace(ranking, candidates=(same, price)), index, MODEL).certainty == "sure"
    assert decide(replace(ranking, candidates=(same, near)), index, MODEL).certainty == "unsure"


def test_what_several_are_asked_with_in_the_same_words_is_certain_only_together(index: Index) -> None:
    ranking = make_ranking(index, PLAIN, ("ferry-count", 0.9), ("price", 0.05), ("supplier", 0.03))
    first, second, third = ranking.candidates
    same = [replace(each, proposal=replace(each.proposal, is_same=True)) for each in (first, third)]
    decision = decide(replace(ranking, candidates=(same[0], second, same[1])), index, MODEL)
    assert (decision.certainty, names_of(decision)) == ("sure", ["ferry-count", "price", "supplier"])


def test_a_denial_has_to_be_likelier_than_what_is_told(index: Index) -> None:
    model = make_model(sure=0.6, denied=0.9)
    assert decide_on(index, ("price", 0.7), model=model).certainty == "sure"
    assert decide_on(index, ("delivery-date", 0.7), model=model).certainty == "unsure"
    assert decide_on(index, ("delivery-date", 0.95), model=model).certainty == "sure"


def test_what_shares_no_word_is_not_even_near(index: Index) -> None:
    ranking = make_ranking(index, PLAIN, ("ferry-count", 0.3), ("price", 0.2), ("supplier", 0.1))
    first, second, third = ranking.candidates
    spelled = replace(second, proposal=replace(second.proposal, words=0.0, letters=0.9))
    told_before = replace(third, proposal=replace(third.proposal, words=0.0, nearness=0.5))
    decision = decide(replace(ranking, candidates=(first, spelled, told_before)), index, MODEL)
    assert names_of(decision) == ["ferry-count", "supplier"]


@pytest.mark.parametrize(
    ("candidates", "judges"),
    [
        ([("ferry-count", 0.9)], ["ferry-count"]),
        # uncertain, and likely enough to hold a statement against it
        ([("ferry-count", 0.6), ("delivery-date", 0.3)], ["ferry-count"]),
        # not so a far less likely one
        ([("ferry-count", 0.6), ("price", 0.29)], ["ferry-count"]),
        ([("ferry-count", 0.5), ("price", 0.3)], ["ferry-count", "price"]),
        # each of several that are told together
        ([("order-overview", 0.9)], ["supplier", "ferry-count", "price"]),
        # what no document states has nothing that decides
        ([("delivery-date", 0.9)], []),
        # behind all others what a figure is computed from
        ([("euros-per-ferry", 0.9)], ["price", "ferry-count"]),
        ([("euros-per-ferry", 0.5), ("supplier", 0.3)], ["supplier", "price", "ferry-count"]),
    ],
)
def test_a_statement_is_judged_by_a_fact_that_is_likely_enough(
    index: Index, candidates: list[tuple[str, float]], judges: list[str]
) -> None:
    assert [*find_judges(make_ranking(index, PLAIN, *candidates), MODEL)] == judges


def test_what_is_widened_begins_with_the_best_alone(index: Index) -> None:
    ranking = make_ranking(
        index, PLAIN, ("ferry-count", 0.3), ("delivery-date", 0.2), ("price", 0.1), ("supplier", 0.1)
    )
    shown = [[candidate.target.name for candidate in some] for some in widen(ranking.candidates)]
    assert shown == [["ferry-count"], ["ferry-count", "price"], ["ferry-count", "price", "supplier"]]


def test_a_share_is_measured_once_for_each_target(index: Index) -> None:
    ranking = make_ranking(index, PLAIN, ("order-overview", 0.4), ("price", 0.2), ("landings", 0.1), ("help", 0.1))
    overview, price, *_ = ranking.candidates
    assert measure([overview], ranking) == pytest.approx(0.6)
    assert measure([overview, price], ranking) == pytest.approx(0.6)
    assert measure([price], ranking) == pytest.approx(0.2)
    assert measure([], ranking) == 0


# Laws

NAMES: Final = ("ferry-count", "price", "supplier", "landings", "delivery-date", "euros-per-ferry", "order-overview")


@st.composite
def rankings(draw: st.DrawFn) -> list[tuple[str, float]]:
    """Some candidates, the likeliest first, that leave a share to none of them."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=6))
    shares = sorted((draw(st.integers(1, 100)) for _ in names), reverse=True)
    rest = draw(st.integers(1, 100))
    return [(name, share / (sum(shares) + rest)) for name, share in zip(names, shares, strict=True)]


@given(rankings(), st.floats(0.05, 0.95))
def test_what_is_certain_is_as_likely_as_was_asked_for(
    index: Index, candidates: list[tuple[str, float]], sure: float
) -> None:
    decision = decide_on(index, *candidates, model=make_model(sure=sure, denied=sure))
    assert (decision.certainty == "sure") == (decision.answer is not None)
    assert decision.certainty == "unsure" or decision.probability >= sure
    assert 0 <= decision.probability <= 1
    assert len(decision.shown) <= MAX_NEAREST


@given(rankings(), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_who_asks_for_more_is_certain_of_less(
    index: Index, candidates: list[tuple[str, float]], one: float, other: float
) -> None:
    ranking: Ranking = make_ranking(index, PLAIN, *candidates)
    bold, careful = (decide(ranking, index, make_model(sure=sure, denied=sure)) for sure in sorted((one, other)))
    assert bold.certainty == "sure" or careful.certainty == "unsure"


@given(rankings())
def test_what_is_shown_begins_with_the_likeliest(index: Index, candidates: list[tuple[str, float]]) -> None:
    assert names_of(decide_on(index, *candidates))[:1] == [name for name, _ in candidates[:1]]


def test_what_is_told_already_is_left_out_of_what_is_nearest_and_of_how_likely_that_is(index: Index) -> None:
    candidates = [("ferry-count", 0.3), ("price", 0.25), ("supplier", 0.2), ("landings", 0.1)]
    ranking = make_ranking(index, PLAIN, *candidates)
    decision = decide(ranking, index, MODEL)
    assert decision.nearest == ("ferry-count", "price", "supplier")
    assert decision.of_first == pytest.approx(0.3)
    left = decide_without({"ferry-count"}, ranking, decision, MODEL)
    assert left.nearest == tuple(names_of(left)) == ("price", "supplier", "landings")
    assert left.of_first == pytest.approx(0.25)
    assert left.probability == pytest.approx(0.55)
    nothing = decide_without({name for name, _ in candidates}, ranking, decision, MODEL)
    assert (nothing.nearest, nothing.shown) == ((), ())
    assert nothing.of_first == pytest.approx(0.0, abs=1e-5)
