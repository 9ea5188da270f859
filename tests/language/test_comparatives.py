"""How sentences in English compare one with another."""

from __future__ import annotations

import pytest

from bot.language import load_language
from bot.language.meaning import Meaning
from bot.question.reader import Reader

ENGLISH = load_language("en")
NAMES = {name: Meaning("name", name) for name in ("kelpworks", "brightsound", "renn", "north", "south")}
READER = Reader(ENGLISH, NAMES, [("ferry", "boat")], ["Kelpworks builds ferries that cost much for the town."], {})


@pytest.mark.parametrize(
    ("text", "one", "other", "is_more"),
    [
        ("Kelpworks builds more ferries than Renn", "kelpworks builds ferries", "renn builds ferries", True),
        ("does Kelpworks build fewer ferries than Renn does?", *("does {} build ferries",) * 2, False),
        ("Kelpworks costs more than the Renn", "kelpworks costs", "renn costs", True),
        ("is Kelpworks cheaper than Renn?", "is kelpworks cost", "is renn cost", False),
        ("they sold more in the North than in the South last year", *("they sold in the {} last year",) * 2, True),
    ],
)
def test_one_has_more_than_another(text: str, one: str, other: str, is_more: bool) -> None:  # noqa: FBT001 - a column
    comparative = ENGLISH.find_comparative(READER.read(text).readings)
    assert comparative is not None
    names = [name for name in ("kelpworks", "north", "renn", "south") if name in text.lower()]
    assert (" ".join(comparative.one), " ".join(comparative.other)) == (one.format(names[0]), other.format(names[1]))
    assert comparative.is_more == is_more


@pytest.mark.parametrize(
    "text",
    [
        "Kelpworks builds ferries",
        # than what, and more of what
        "Kelpworks builds more ferries than anybody",
        "Kelpworks builds more ferries than the yard that Renn owns",
        "Kelpworks is other than Renn",
        # with itself, or with nobody before it
        "Kelpworks builds more than Kelpworks",
        "they cost more than Renn",
        "they sold more ferries than in the South",
    ],
)
def test_who_is_compared_with_nobody_has_no_more(text: str) -> None:
    assert ENGLISH.find_comparative(READER.read(text).readings) is None
