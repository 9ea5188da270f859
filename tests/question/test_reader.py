"""What words mean to whoever knows one language and one fact base."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import load_language
from bot.question.index import Index
from bot.question.reader import Reader
from bot.text import fold, split_words

WORDS: Final = [
    *["how many", "who", "ferries", "feries", "howmanyferries", "Kelpworks", "Quill's", "the gazette", "12", "€40m"],
    *["Tuesday", "not", "zorblax", "the", "?", "don't", "w/", "boats", "Old Quay", "🎉", "report"],
]
TEXTS: Final = st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=10).map(" ".join)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        # names, the longest first, however they are written
        ("Kelpworks", "name kelpworks"),
        ("the Old Quay", "name old-quay"),
        ("OLD  QUAY", "name old-quay"),
        ("the town", "name brightsound"),
        ("the town council", "name council"),
        ("shipyards", "name kelpworks"),
        ("Quill's", "name mara-quill"),
        ("mayor of Brightsound", "name tobias-renn, filler of, name brightsound"),
        # synonyms are one term, in every inflection
        ("ferry", "term ferri"),
        ("boats", "term ferri"),
        ("pier", "term land"),
        # documents by their names; an author beside a word for documents stands for the document
        ("gazette", "source gazette.txt"),
        ("Quill's report", "source gazette.txt, light document"),
        ("the report by Quill", "filler the, light document, filler by, source gazette.txt"),
        # questions, numbers, dates
        ("how many ferries", "ask how_many, term ferri"),
        ("where", "ask where"),
        ("12", "number 12"),
        ("more than 12", "number 12"),
        ("40 million euros", "number 40000000 EUR"),
        ("70 %", "number 70 percent"),
        ("Tuesday", "date tuesday"),
        ("April", "date month 4"),
        # what is misspelt or written together
        ("feries", "term ferri"),
        ("howmanyferries", "ask how_many, term ferri"),
        # general words, and what nothing here knows; after an article it is told so
        ("the", "filler the"),
        ("evening", "light evening"),
        ("zorblax", "unknown zorblax"),
        ("the zorblax", "filler the, thing zorblax"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_words_are_read_for_what_they_mean(index: Index, text: str, readings: str) -> None:
    read = index.reader.read_words(text)
    assert ", ".join(f"{reading.meaning.kind} {reading.meaning.key}" for reading in read.readings) == readings


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("how many ferries?", {"how_many"}),
        ("which company?", {"who", "company"}),
        ("what did the mayor say?", {"said"}),
        # what a document says nobody said
        ("what does the gazette say?", set()),
        ("what do the documents say?", set()),
        ("how many and where?", {"how_many", "where"}),
        ("ferries", set()),
    ],
)
def test_a_question_wants_what_its_words_ask_for(index: Index, text: str, wants: set[str]) -> None:
    assert index.reader.read(text).wants == wants


@pytest.mark.parametrize(
    ("text", "form", "is_negated"),
    [
        ("how many ferries?", "open", False),
        ("does Kelpworks build the ferries?", "yesno", False),
        ("Kelpworks does not build the ferries.", "statement", True),
        ("ferries", "keywords", False),
    ],
)
def test_a_question_is_read_with_how_it_is_put(index: Index, text: str, form: str, *, is_negated: bool) -> None:
    manner = index.reader.read(text).manner
    assert (manner.form, manner.is_negated) == (form, is_negated)


def test_words_that_mean_nothing_count_where_there_are_no_others(index: Index) -> None:
    alone, beside = index.reader.read("what can you do?"), index.reader.read("what can ferries do?")
    assert {sign.kind for sign in alone.signs} >= {"filler"}
    assert "filler" not in {sign.kind for sign in beside.signs}


def test_what_is_bare_of_meaning_carries_no_question(index: Index) -> None:
    assert index.reader.read("is it the?").terms == frozenset()


@pytest.mark.parametrize(("word", "everyday"), [("sofa", True), ("zorblax", False)])
def test_everyday_words_are_no_names(index: Index, word: str, *, everyday: bool) -> None:
    assert index.reader.is_everyday(index.language.stem(word)) == everyday


@given(TEXTS)
def test_no_word_is_lost(index: Index, text: str) -> None:
    read = index.reader.read_words(text)
    assert read.text == fold(text)
    assert " ".join(reading.spelled for reading in read.readings).split() == " ".join(read.words).split()


@given(TEXTS)
def test_every_word_that_is_known_as_it_stands_is_kept_as_it_was_typed(index: Index, text: str) -> None:
    typed = split_words(" ".join(reading.surface for reading in index.reader.read_words(text).readings))
    assert set(typed) <= set(split_words(fold(text))) | set(index.language.split(text))


@given(TEXTS)
def test_the_same_text_is_read_alike_whatever_was_read_before(index: Index, text: str) -> None:
    first = index.reader.read(text)
    index.reader.read(f"{text} ferries")
    assert index.reader.read(text) == first


@given(TEXTS)
def test_numbers_stand_where_they_were_found(index: Index, text: str) -> None:
    read = index.reader.read_words(text)
    assert all(0 <= mention.start < mention.end <= len(read.words) for mention in read.numbers)
    assert [one.end <= other.start for one, other in zip(read.numbers, read.numbers[1:], strict=False)] == [True] * (
        max(len(read.numbers) - 1, 0)
    )


def test_no_phrase_takes_the_word_with_which_a_question_begins() -> None:
    reader = Reader(load_language("en"), {}, [("skill", "know how")], [], {})
    for text, key in (("the know how of the yard", "skill"), ("does anyone know how many", "how_many")):
        assert key in {reading.meaning.key for reading in reader.read(text).readings}
