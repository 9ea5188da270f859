"""How sentences in English set some apart from others."""

from __future__ import annotations

import pytest

from bot.language import load_language
from bot.language.meaning import ContrastKind, Meaning
from bot.question.reader import Reader

ENGLISH = load_language("en")
NAMES = {name: Meaning("name", name) for name in ("kelpworks", "brightsound", "renn", "quill", "otter island")}
READER = Reader(ENGLISH, NAMES, [("ferry", "boat")], ["Kelpworks builds diesel ferries for the town."], {})


@pytest.mark.parametrize(
    ("text", "kind", "rest", "aside"),
    [
        # one holds, and the other does not
        ("Kelpworks rather than Brightsound builds them", "against", "kelpworks builds them", {"brightsound"}),
        (
            "Kelpworks, not Brightsound or Renn, builds them",
            "against",
            "kelpworks builds them",
            {"brightsound", "renn"},
        ),
        ("it was built by Kelpworks and not by Renn", "against", "it was built by kelpworks", {"renn"}),
        ("they run on wind instead of diesel", "against", "they run on wind", {"diesel"}),
        ("every yard except Kelpworks builds them", "except", "every yard builds them", {"kelpworks"}),
        # other words than names, at the end of a statement
        ("it is a plan, not a promise", "against", "it is a plan", {"promis"}),
        # both do
        ("besides the town Brightsound buys them", "beside", "brightsound buys them", {"town"}),
        ("apart from Renn and Quill nobody came", "beside", "nobody came", {"renn", "quill"}),
        # one alone does
        ("no yard before Kelpworks built any", "unmatched", "yard kelpworks built", set()),
        ("nobody but Renn was there", "unmatched", "renn was there", set()),
        ("Kelpworks built ferries before any other yard did", "unmatched", "kelpworks built ferries yard", set()),
        ("Renn was there ahead of everybody else", "unmatched", "renn was there", set()),
        ("had any yard built one before Kelpworks", "matched", "had yard built one kelpworks", set()),
        # what nothing is more than is the most
        ("they never built a larger boat", "unmatched", "they built a largest boat", set()),
        ("nobody ever built faster than Renn", "unmatched", "ever built fastest renn", set()),
        # the same the other way round
        ("Renn owes Quill, not Quill Renn", "against", "renn owes quill", set()),
        # nobody knows how
        ("no boats until the wind comes", "unclear", "", set()),
        ("Renn owes Quill, not Quill anybody", "unclear", "", set()),
    ],
)
def test_some_are_set_apart(text: str, kind: ContrastKind, rest: str, aside: set[str]) -> None:
    contrast = ENGLISH.find_contrast(READER.read(text).readings)
    assert contrast is not None
    assert (contrast.kind, " ".join(contrast.rest)) == (kind, rest)
    assert {meaning.key for meaning in contrast.aside} == aside


@pytest.mark.parametrize(
    "text",
    [
        "Kelpworks builds the ferries",
        "it was not Renn who came",
        # no more and no longer than so much
        "they no longer build them",
        "it was not larger",
        "is Kelpworks not the yard",
        "they get no more than 12 boats",
        # until a day is no exception
        "no boats until next year",
        "no boats before 2030",
        "it is nothing more than a plan",
        "exactly 12 boats, not one more and not one less",
        "Kelpworks builds them, doesn't it",
        # what is not done, or asked for not to be
        "the ferries are not new",
        "the yard has a promise not to strike",
        "do they build old boats not new",
        # of some only
        "not all of the boats float",
        "they float although there is no wind",
    ],
)
def test_who_denies_or_limits_sets_nobody_apart(text: str) -> None:
    assert ENGLISH.find_contrast(READER.read(text).readings) is None
