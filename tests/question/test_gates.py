"""What forbids to be certain: each gate, seen open and seen shut."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from bot.question import gates
from bot.question.gates import GATES, Gate, Veto, find_vetoes
from bot.question.index import Index
from bot.question.ranking import Candidate, rank
from question.makers import make_candidate, make_model

#: A gate, a question and what it may be taken for; and the reason in which the gate is shut, if it is.
ROWS: Final[list[tuple[str, str, str, str | None]]] = [
    ("unknown_name", "how many ferries does Brightsound buy", "ferry-count", None),
    ("unknown_name", "how many ferries does Zorblax buy", "ferry-count", "nothing here knows zorblax"),
    ("unknown_name", "did Zorblax or Quirnholt build them", "supplier", "nothing here knows quirnholt, zorblax"),
    # a common word that everybody knows
    ("unknown_name", "how many sofa ferries", "ferry-count", None),
    ("other_name", "what did Renn say about the bay", "quiet-bay", None),
    ("other_name", "what did Quill say about the bay", "quiet-bay", "it is not about mara-quill"),
    # what every question is about, and the home of whoever is told of
    ("other_name", "what did Brightsound say about the bay", "quiet-bay", None),
    ("other_name", "was it announced in Fernmouth", "announcement-place", "it is not about fernmouth"),
    ("other_figure", "is the price 40 million euros", "price", None),
    # another figure of the same kind can be held against it
    ("other_figure", "is the price 99 million euros", "price", None),
    ("other_figure", "is the price 70 percent", "price", "it has no figure like 70 percent"),
    ("other_figure", "is 70 percent of the charge left", "charge-left", None),
    ("other_figure", "is the charge 70 euros", "charge-left", "it has no figure like 70 EUR"),
    ("other_figure", "was it announced on Monday", "announcement-day", None),
    ("other_figure", "what does it cost on Monday", "price", "it has no figure like monday"),
    # a year is held against a date where it is said to be so, and else says of when it is asked
    ("other_figure", "was it announced in 2029", "announcement-day", None),
    ("other_figure", "how was it announced in 2029", "announcement-day", "it has no figure like 2029 year"),
    ("other_document", "what does the notice say about the price", "price", None),
    ("other_document", "what does the letter say about the price", "price", "the documents named do not tell of it"),
    # what no document states none has to tell
    ("other_document", "does the letter say when they arrive", "delivery-date", None),
    ("nothing_new", "and the price", "price", None),
    ("nothing_new", "and the welders", "price", "no word that carries the question is one of its"),
    ("nothing_new", "and in the letter", "price", None),
    ("nothing_new", "and 12", "price", None),
    ("unexplained", "how many ferries are ordered", "ferry-count", None),
    # known here, but of another matter; and what nothing here knows
    ("unexplained", "do the ferries have welders", "ferry-count", "it does not explain welder"),
    ("unexplained", "who painted the ferries", "ferry-count", "it does not explain paint"),
    # of words of general use anybody uses any
    ("unexplained", "so about how many ferries will there be at last", "ferry-count", None),
    # of what nobody tells anything may be asked
    ("unexplained", "when do the welders arrive", "delivery-date", None),
    # half of what is said has to be of the matter, in words of general use too
    ("hardly_explained", "how many ferries are built", "ferry-count", None),
    ("hardly_explained", "how tall is Renn", "quiet-bay", "it does not explain most of it: tall"),
    (
        "hardly_explained",
        "how tall and old and rich is the price",
        "price",
        "it does not explain most of it: old, rich, tall",
    ),
    ("hardly_explained", "who is Renn", "quiet-bay", None),
    ("hardly_explained", "how tall is the first to arrive", "delivery-date", None),
    ("other_answer", "how many ferries", "ferry-count", None),
    # of amounts people ask by either word
    ("other_answer", "how much ferries", "ferry-count", None),
    ("other_answer", "who ordered the ferries", "ferry-count", "nobody asks it for who"),
    ("other_answer", "when and how many", "ferry-count", None),
    # of what nobody tells anything may be asked
    ("other_answer", "who delivers them", "delivery-date", None),
]


@pytest.mark.parametrize(("name", "text", "target", "reason"), ROWS)
def test_a_gate_is_open_or_shut(index: Index, name: str, text: str, target: str, reason: str | None) -> None:
    gate: Gate = getattr(gates, name)
    assert gate(index.reader.read(text), make_candidate(index, target), index) == reason


def make_empty(index: Index, text: str, *, is_same: bool) -> Candidate:
    """A candidate for a question, with nothing but what that itself says."""
    weights = {term: index.weight(term) for term in index.reader.read(text).signs}
    candidate = make_candidate(index, "price", is_same=is_same)
    return replace(candidate, proposal=replace(candidate.proposal, weights=weights))


@pytest.mark.parametrize(
    ("text", "is_same", "is_shut"),
    [
        ("when?", False, True),
        ("what is it?", False, True),
        # somebody wrote that it asks for this
        ("when?", True, False),
        ("when do they arrive?", False, False),
    ],
)
def test_of_words_of_general_use_alone_nothing_is_certain(
    index: Index, text: str, *, is_same: bool, is_shut: bool
) -> None:
    reason = gates.nothing_said(index.reader.read(text), make_empty(index, text, is_same=is_same), index)
    assert reason == ("no word says what it is about" if is_shut else None)


def test_every_gate_is_tried_and_says_what_it_is_for() -> None:
    tried = {name for name, *_ in ROWS} | {"nothing_said"}
    assert {gate.__name__ for gate in GATES} == tried
    assert all(gate.__doc__ for gate in GATES)


def test_all_gates_that_are_shut_are_told_with_their_reasons(index: Index) -> None:
    question = index.reader.read("did Zorblax pay 70 percent, says the letter")
    found = {veto.gate: veto.reason for veto in find_vetoes(question, make_candidate(index, "price"), index)}
    assert found.keys() >= {"unknown_name", "other_figure", "other_document"}
    assert all(found.values())


def test_no_gate_is_shut_for_a_target_that_is_asked_for_in_its_own_words(index: Index) -> None:
    model, shut = make_model(), dict[str, list[Veto]]()
    for wording in index.wordings:
        question = index.reader.read(wording.text)
        candidates = rank(question, index, model).candidates
        (own,) = (each for each in candidates if each.target == index.targets[wording.target])
        if vetoes := list(find_vetoes(question, own, index)):
            shut[wording.text] = vetoes
    assert shut == {}
