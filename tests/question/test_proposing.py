"""Which targets come into question, and what they share with it."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine import Engine
from bot.language.meaning import Meaning
from bot.question.index import Index
from bot.question.proposing import PROPOSED, Context, Proposal, propose

WORDS: Final = ["how many", "who", "ferries", "Kelpworks", "price", "12", "Tuesday", "quiet", "bay", "zorblax"]
TEXTS: Final = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


def propose_for(index: Index, text: str, context: Context | None = None) -> dict[str, Proposal]:
    """The proposals for a question, by their targets' names."""
    found = propose(index.reader.read(text), index, context)
    return {proposal.profile.target.name: proposal for proposal in found}


def test_each_own_wording_is_proposed_and_known_for_the_same(index: Index) -> None:
    for wording in index.wordings:
        proposal = propose_for(index, wording.text)[index.targets[wording.target].name]
        assert proposal.is_same, wording.text
        assert proposal.likeness == pytest.approx(1.0 if proposal.total else 0.0)
        assert proposal.wording
        assert proposal.wording.signs == wording.signs


def test_wordings_with_one_word_that_carries_them_are_told_apart_by_the_others(engine: Engine) -> None:
    index = engine.interpreter().index
    single = [wording for wording in index.wordings if len(wording.signs) == 1 and not wording.is_filled]
    for wording in single[::9]:
        assert propose_for(index, wording.text)[index.targets[wording.target].name].is_same, wording.text


@pytest.mark.parametrize(
    "text", ["how many boats are there", "how many ferries, and when", "how many ferries does Kelpworks build"]
)
def test_a_question_with_a_word_more_is_not_the_same(index: Index, text: str) -> None:
    proposal = propose_for(index, text)["ferry-count"]
    assert proposal.is_same == (text == "how many boats are there")


def test_of_a_wording_with_one_word_that_counts_the_others_count_too(index: Index) -> None:
    wording = next(one for one in index.wordings if len(one.signs) == 1 and len(one.text.split()) > 1)
    target, (sign,) = index.targets[wording.target].name, wording.signs
    assert propose_for(index, wording.text)[target].is_same
    assert not propose_for(index, f"upon {sign.key}")[target].is_same


def test_a_question_that_denies_what_a_wording_says_is_not_the_same(index: Index) -> None:
    assert propose_for(index, "do the ferries burn diesel")["ferry-kind"].is_same
    assert not propose_for(index, "do the ferries not burn diesel")["ferry-kind"].is_same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # by the statement, and by the documents' own words
        ("electricity", "ferry-kind"),
        ("secret", "loan-terms"),
        ("battery", "batteries"),
        # by stretches of letters, where no word is the same
        ("ferryboatmen", "ferry-count"),
        ("harbourhalls", "announcement-place"),
    ],
)
def test_a_target_is_found_by_any_of_its_words(index: Index, text: str, name: str) -> None:
    assert name in propose_for(index, text)


def test_what_shares_only_stretches_of_letters_shares_no_word(index: Index) -> None:
    proposal = propose_for(index, "ferryboatmen")["ferry-count"]
    assert proposal.words == 0
    assert proposal.letters > 0


@pytest.mark.parametrize("text", ["", "zxqqw", "?!"])
def test_for_what_shares_nothing_there_is_no_proposal(index: Index, text: str) -> None:
    assert propose_for(index, text) == {}


def test_what_a_question_has_more_of_is_more_like_it(index: Index) -> None:
    found = propose_for(index, "what are the terms of the loan for the ferries")
    assert found["loan-terms"].words > found["ferry-count"].words


# What is taken over from the turn before


def test_what_is_taken_over_counts_its_share(index: Index) -> None:
    loan, bay = Meaning("term", "loan"), Meaning("term", "bay")
    question = index.reader.read("the bay")
    (proposal, *_) = propose(question, index, Context({loan: 0.5, bay: 0.5}, ()))
    assert proposal.weights[loan] == pytest.approx(0.5 * index.weight(loan))
    # what the question says itself counts in full
    assert proposal.weights[bay] == pytest.approx(index.weight(bay))


def test_the_facts_of_the_turn_before_are_near(index: Index) -> None:
    found = propose_for(index, "zxqqw", Context({}, ("ferry-count", "price")))
    assert found["ferry-count"].nearness == 1.0
    # told in the same sentence
    assert found["supplier"].nearness == 0.5
    assert "charging" not in found
    # only the first fact of an answer is what it is about
    assert "announcement-day" not in found


def test_alone_a_question_is_near_nothing(index: Index) -> None:
    assert {proposal.nearness for proposal in propose_for(index, "how many ferries").values()} == {0.0}


# Laws


@given(TEXTS)
def test_likeness_lies_between_nothing_and_all(index: Index, text: str) -> None:
    for proposal in propose_for(index, text).values():
        assert 0 <= proposal.words <= 1 + 1e-9
        assert 0 <= proposal.letters <= 1 + 1e-9
        assert 0 <= proposal.likeness <= 1 + 1e-9
        assert (proposal.wording is None) <= (proposal.likeness == 0)


@given(TEXTS)
def test_likeness_to_a_wording_is_the_share_of_what_both_have_in_what_either_has(index: Index, text: str) -> None:
    for proposal in propose_for(index, text).values():
        signs = proposal.wording.signs if proposal.wording else frozenset()
        both, either = index.weigh(signs & proposal.weights.keys()), index.weigh(signs | proposal.weights.keys())
        assert proposal.likeness == pytest.approx(both / either if either else 0.0)


@given(TEXTS)
def test_no_target_is_proposed_twice_and_no_more_than_can_be_ranked(index: Index, text: str) -> None:
    proposals = propose(index.reader.read(text), index)
    assert len({proposal.profile.target.name for proposal in proposals}) == len(proposals) <= PROPOSED


@given(TEXTS)
def test_the_order_of_words_and_their_repetition_change_no_likeness(index: Index, text: str) -> None:
    words = [word for word in WORDS if word in text]
    one, other = " ".join(words), " ".join([*reversed(words), *words])
    assert {name: round(each.words, 9) for name, each in propose_for(index, one).items()} == {
        name: round(each.words, 9) for name, each in propose_for(index, other).items()
    }


def test_a_question_whether_it_is_so_is_not_the_same_as_an_open_one(engine: Engine) -> None:
    index = engine.interpreter().index
    text = "which of its chips does Nvidia ship to Korea"
    assert propose_for(index, text)["chip-generation"].is_same
    proposed = propose_for(index, "does Nvidia ship its chips to Korea")["chip-generation"]
    assert proposed.likeness == pytest.approx(1.0)
    assert not proposed.is_same
