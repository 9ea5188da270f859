"""Persons as they are asked for: who somebody is, and who heads what he is part of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.factbase import FactBase
from bot.question.index import Index
from bot.question.model import load_model
from bot.question.persons import asks_who_heads_it, asks_who_it_is, find_heads, find_introduced
from bot.question.request import Request
from bot.question.understanding import Interpreter


def understand(index: Index, message: str) -> Request:
    (request,) = Interpreter(index, load_model()).understand(message)
    return request


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("who is Tobias Renn?", True),
        ("who the hell is Mara Quill", True),
        ("what is the role of Mara Quill", True),
        # more than that, several, and what is no person
        ("who is Tobias Renn married to?", False),
        ("who are Tobias Renn and Mara Quill?", False),
        ("who is Kelpworks?", False),
        ("is it Tobias Renn?", False),
    ],
)
def test_who_somebody_is_is_asked_for(index: Index, message: str, *, asks: bool) -> None:
    assert asks_who_it_is(understand(index, message), index) == asks


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("who runs Brightsound?", ("tobias-renn",)),
        ("who is the head of Brightsound", ("tobias-renn",)),
        ("who is in charge of Brightsound then", ("tobias-renn",)),
        # nobody is part of it
        ("who runs Kelpworks?", ()),
        # no word for heads, another one besides, and no question for a person
        ("who is Brightsound?", ()),
        ("who runs the ferries of Brightsound?", ()),
        ("does he run Brightsound?", ()),
    ],
)
def test_who_is_introduced_as_a_head_heads_what_he_is_part_of(
    index: Index, question: str, heads: tuple[str, ...]
) -> None:
    assert find_heads(index.reader.read(question), index) == heads


def test_who_is_introduced_as_something_else_heads_nothing(other_base: FactBase) -> None:
    quill = other_base.entities["mara-quill"].model_copy(update={"part_of": "brightsound"})
    index = Index(replace(other_base, entities={**other_base.entities, "mara-quill": quill}), "en")
    assert find_heads(index.reader.read("who runs Brightsound?"), index) == ("tobias-renn",)


def test_who_heads_it_is_asked_for_where_no_fact_tells_it(index: Index) -> None:
    assert asks_who_heads_it(understand(index, "who runs Brightsound?"), index)
    assert not asks_who_heads_it(understand(index, "who runs Kelpworks?"), index)
    assert not asks_who_heads_it(understand(index, "who doesn't run Brightsound?"), index)


@pytest.mark.parametrize(
    ("question", "persons"), [("who is Mara Quill?", ("mara-quill",)), ("who runs Brightsound?", ("tobias-renn",))]
)
def test_the_person_named_is_introduced_or_the_heads(index: Index, question: str, persons: tuple[str, ...]) -> None:
    assert find_introduced(index.reader.read(question), index) == persons
