"""Single words put right against the words that are known."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import load_language
from bot.question.spelling import Speller

ENGLISH: Final = load_language("en")
WORDS: Final = (
    "ferry",
    "ferries",
    "landing",
    "price",
    "sale",
    "shipyard",
    "electric",
    "announcement",
    "how",
    "many",
    "cool",
    "cooled",
    "being",
    "a",
)
SPELLER: Final = Speller(WORDS, map(ENGLISH.stem, WORDS), ENGLISH.stem, ENGLISH)

TYPED: Final = st.text("aefilnrstuy", min_size=1, max_size=14) | st.sampled_from(WORDS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # one letter is missing, doubled, or in the wrong place
        ("feries", "ferries"),
        ("ferrries", "ferries"),
        ("feryr", "ferry"),
        ("pirce", "price"),
        # in a long word one letter may stand in place of another, in a longer one two
        ("landimg", "landing"),
        ("anouncment", "announcement"),
        ("announcememp", "announcement"),
        # in a short one that makes another word
        ("safe", "safe"),
        ("pride", "pride"),
        # a name has one letter more than a word that means nothing
        ("boeing", "boeing"),
        ("beeing", "being"),
        ("bing", "being"),
        # the first letter is right
        ("verry", "verry"),
        # too many are wrong
        ("fieries", "fieries"),
        ("lamdimg", "lamdimg"),
        # what is known stays, and so does any inflection of it
        ("ferry", "ferry"),
        ("prices", "prices"),
        ("announcements", "announcements"),
        ("cooler", "cooler"),
        # no words
        ("12", "12"),
        ("don't", "don't"),
        ("of", "of"),
    ],
)
def test_a_word_is_read_as_the_known_one_that_it_misspells(typed: str, read: str) -> None:
    assert SPELLER.spell(typed) == read


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("howmanyferries", ["how", "many", "ferries"]),
        ("ferrylanding", ["ferry", "landing"]),
        ("priceaferry", ["price", "a", "ferry"]),
        # short words are left alone, and so is what is known
        ("howmany", ["howmany"]),
        ("announcement", ["announcement"]),
        # a part that is not known, or is a letter that is no word
        ("howmanyzeppelins", ["howmanyzeppelins"]),
        ("pricexferry", ["pricexferry"]),
    ],
)
def test_words_written_together_are_parted_where_all_parts_are_known(typed: str, parts: list[str]) -> None:
    assert SPELLER.split_joined(typed) == parts


@given(TYPED)
def test_what_a_word_is_read_as_is_known_or_the_word_itself(typed: str) -> None:
    assert SPELLER.spell(typed) in {typed, *WORDS}


@given(TYPED)
def test_what_was_put_right_stays_as_it_is(typed: str) -> None:
    once = SPELLER.spell(typed)
    assert SPELLER.spell(once) == once


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_no_letter_is_lost_when_words_are_parted(words: list[str]) -> None:
    joined = "".join(words)
    parts = SPELLER.split_joined(joined)
    assert "".join(parts) == joined
    assert len(parts) <= len(words)
