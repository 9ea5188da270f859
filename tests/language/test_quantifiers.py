"""Of how many documents a sentence in English says something."""

from __future__ import annotations

import pytest

from bot.language import load_language
from bot.language.english.english import English
from bot.language.english.quantifiers import find_quantifier
from bot.language.meaning import Quantifier

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("text", "quantifier", "rest"),
    [
        ("do all four reports say so", Quantifier(None), "do say so"),
        ("each of the texts names Renn", Quantifier(None), "names renn"),
        ("every single article says so", Quantifier(None), "says so"),
        ("does any other document say so", Quantifier(2), "does any say so"),
        ("does any document say so", Quantifier(1), "does say so"),
        ("several reports say so", Quantifier(2), "say so"),
        ("none of the four reports says so", Quantifier(0, 0), "says so"),
        ("two of the four reports say so", Quantifier(2, 2, is_strict=False), "say so"),
        ("just one article says so", Quantifier(1, 1), "says so"),
        ("at least two of the texts say so", Quantifier(2), "say so"),
        ("more than two of the texts say so", Quantifier(3), "say so"),
        ("no more than three documents say so", Quantifier(0, 3), "say so"),
        ("fewer than three documents say so", Quantifier(0, 2), "say so"),
        ("exactly 2 documents say so", Quantifier(2, 2), "say so"),
    ],
)
def test_documents_are_counted(text: str, quantifier: Quantifier, rest: str) -> None:
    assert isinstance(ENGLISH, English)
    found = find_quantifier(ENGLISH.split(text), ENGLISH)
    assert found is not None
    assert found[1] == quantifier._replace(rest=tuple(rest.split()))


@pytest.mark.parametrize(
    "text",
    [
        "do the four reports say so",  # how many there are
        "does the report say so",
        "do all ferries float",
        "four ferries, says the report",
        "all of it stands in this report",
    ],
)
def test_what_else_is_counted_counts_no_documents(text: str) -> None:
    assert isinstance(ENGLISH, English)
    assert find_quantifier(ENGLISH.split(text), ENGLISH) is None


def test_what_counts_documents_is_no_figure_and_carries_no_question() -> None:
    words = ENGLISH.split("three of the four reports tell of 12 ferries")
    assert [mention.amount for mention in ENGLISH.find_numbers(words)] == [12]
