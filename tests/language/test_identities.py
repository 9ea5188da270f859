"""Who is said to be who."""

from __future__ import annotations

import pytest

from bot.engine import Engine

RENN, QUILL = "tobias-renn", "mara-quill"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Tobias Renn is the mayor", {(RENN, RENN)}),
        ("Mara Quill is the mayor", {(QUILL, RENN)}),
        ("Is Mara Quill the mayor?", {(QUILL, RENN)}),
        ("Mara Quill isn't the mayor", {(QUILL, RENN)}),
        # a name right beside another one
        ("mayor Mara Quill wrote it", {(RENN, QUILL)}),
        ("Mara Quill, the mayor, wrote it", {(QUILL, RENN)}),
        # two who do something together, or to each other
        ("Mara Quill and the mayor wrote it", set()),
        ("Mara Quill, the mayor and Kelpworks agree", set()),
        ("Mara Quill met the mayor", set()),
        ("Was Mara Quill with the mayor?", set()),
        ("Mara Quill is near the mayor", set()),
        # what belongs to somebody is another one
        ("Mara Quill is Tobias Renn's aunt", set()),
    ],
)
def test_names_that_are_said_to_mean_the_same(other_engine: Engine, text: str, pairs: set[tuple[str, str]]) -> None:
    read = other_engine.interpreter().read(text)
    assert other_engine.interpreter().index.language.find_identities(read.text, read.readings) == pairs
