"""Documents as they are spoken of: which are meant, and what is asked of them."""

from __future__ import annotations

import pytest

from bot.question import documents
from bot.question.index import Index

GAZETTE, LETTER, NOTICE = "gazette.txt", "letter.txt", "notice.txt"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("what does the letter say", {LETTER}),
        ("compare the letter and the gazette", {LETTER, GAZETTE}),
        # by what they are described as
        ("who wrote the newspaper report", {GAZETTE}),
        ("who wrote the bulletin", {NOTICE}),
        # a kind of which there is none, and no kind
        ("who wrote the podcast", set()),
        ("how many ferries", set()),
    ],
)
def test_documents_are_meant_by_name_or_by_kind(index: Index, question: str, meant: set[str]) -> None:
    assert documents.find_meant(index.reader.read(question), index) == meant


def test_each_document_is_of_the_kinds_that_its_description_has(index: Index) -> None:
    kinds = [documents.kinds_of(source, index) for source in (GAZETTE, LETTER, NOTICE)]
    assert all(kinds)
    assert kinds[0].isdisjoint(kinds[1] | kinds[2])


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("who wrote the letter?", {"what it is"}),
        ("what kind of text is the letter, and of which day?", {"what it is"}),
        ("is the letter an interview?", {"what it is"}),
        ("what does the letter say?", {"what it says"}),
        ("which document is the newest?", {"what it is", "age"}),
        ("how do the letter and the notice differ?", {"between"}),
        ("who wrote the letter to the council?", set()),
        ("what does the letter say about the price?", set()),
        ("which ferry is the newest?", set()),
        ("do the letter and the notice differ on the price?", set()),
        ("how many letters?", set()),
    ],
)
def test_a_question_is_about_nothing_but_documents(index: Index, question: str, asks: set[str]) -> None:
    read = index.reader.read(question)
    found = {
        "what it is": documents.asks_what_it_is(read, index),
        "what it says": documents.asks_what_it_says(read, index),
        "age": documents.asks_age(read, index),
        "between": documents.compares_all(read, index),
    }
    assert {name for name, is_so in found.items() if is_so} == asks
