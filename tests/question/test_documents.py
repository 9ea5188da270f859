"""Documents as they are spoken of: which are meant, and what is asked of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.factbase import FactBase
from bot.question import documents
from bot.question.index import Index

GAZETTE, LETTER, NOTICE = "gazette.txt", "letter.txt", "notice.txt"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("what does the letter say", {LETTER}),
        ("compare the letter and the gazette", {LETTER, GAZETTE}),
        # by what they are described as, if one that is known is meant
        ("who wrote the newspaper report", {GAZETTE}),
        ("who wrote the long official bulletin", {NOTICE}),
        ("any report", set()),
        # one by name and another by its kind, but only where documents are compared
        ("compare the letter and the newspaper report", {LETTER, GAZETTE}),
        ("do the letter and the newspaper report contradict each other?", {LETTER, GAZETTE}),
        ("is the letter a newspaper report?", {LETTER}),
        # a kind of which there is none, and no kind
        ("who wrote the podcast", set()),
        ("how many ferries", set()),
    ],
)
def test_documents_are_meant_by_name_or_by_kind(index: Index, question: str, meant: set[str]) -> None:
    assert documents.find_meant(index.reader.read(question), index) == meant


def test_each_document_is_of_the_kind_that_its_description_names_first(index: Index) -> None:
    kinds = {source: index.language.document_kinds[kind] for source, kind in index.kinds.items()}
    names = {"report": GAZETTE, "letter": LETTER, "notice": NOTICE}
    assert all((name,) in kinds[source] for name, source in names.items())


def test_a_report_on_a_letter_is_a_report(other_base: FactBase) -> None:
    description = {"en": "a newspaper's report on the open letter"}
    letter = other_base.sources[LETTER].model_copy(update={"description": description})
    index = Index(replace(other_base, sources={**other_base.sources, LETTER: letter}), "en")
    assert index.kinds[LETTER] == index.kinds[GAZETTE]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which document is the newest?", {GAZETTE}),
        ("which is older, the letter or the gazette?", {GAZETTE}),
        # one alone is held against all, and of two without a date neither is
        ("is the letter the newest?", {GAZETTE}),
        ("which is newer, the letter or the notice?", set()),
    ],
)
def test_what_carries_the_latest_date_is_the_newest(index: Index, question: str, found: set[str]) -> None:
    read = index.reader.read(question)
    assert documents.asks_age(read, index)
    assert documents.find_by_age(read, index) == found


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("who wrote the letter?", {"what it is"}),
        ("of which day is the letter?", {"what it is"}),
        ("is the letter an interview?", {"what it is", "names"}),
        ("and the letter?", {"names"}),
        ("what kind of sources are these, and from when is each?", {"all"}),
        ("what does the letter say?", {"what it says", "names"}),
        ("which document is the newest?", {"age"}),
        ("how do the letter and the notice differ?", {"between"}),
        ("who wrote the letter to the council?", set()),
        ("what does the letter say about the price?", set()),
        ("which ferry is the newest?", set()),
        ("do the letter and the notice differ on the price?", set()),
        ("how many letters?", set()),
        ("did the council print the letter?", set()),
        ("is the letter real?", set()),
        ("what is your opinion?", set()),
    ],
)
def test_a_question_is_about_nothing_but_documents(index: Index, question: str, asks: set[str]) -> None:
    read = index.reader.read(question)
    found = {
        "what it is": documents.asks_what_it_is(read, index),
        "all": documents.asks_of_all(read, index),
        "names": documents.names_only(read, index),
        "what it says": documents.asks_what_it_says(read, index),
        "age": documents.asks_age(read, index),
        "between": documents.compares_all(read, index),
    }
    assert {name for name, is_so in found.items() if is_so} == asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("any inconsistencies?", True),
        ("do the documents contradict each other anywhere?", True),
        ("which figures are conflicting?", True),
        ("is the price disputed?", False),
        ("do all the documents agree?", False),
        ("what other documents are there?", False),
    ],
)
def test_all_that_documents_are_at_odds_on_is_asked_for(index: Index, question: str, asks: bool) -> None:  # noqa: FBT001 - a column
    assert documents.asks_for_clashes(index.reader.read(question), index) is asks


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("who is named in the letter?", {"person"}),
        ("list all the people mentioned", {"person"}),
        ("which towns are mentioned?", {"place"}),
        # who asks for anything else of them
        ("list the people who build ferries", set()),
        ("who?", set()),
        ("is anybody named in the letter?", set()),
        ("which of them are named?", set()),
        ("who is named in all the documents?", set()),
        ("why all these people?", set()),
    ],
)
def test_whom_documents_name_is_asked_by_nothing_else(index: Index, question: str, kinds: set[str]) -> None:
    assert documents.find_kinds_named(index.reader.read(question), index) == kinds
