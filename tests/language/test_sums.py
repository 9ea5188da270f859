"""Which sentences only put a sum."""

from __future__ import annotations

import pytest

from bot.language import load_language
from bot.question.reader import Reader
from bot.question.utterance import clean

READER = Reader(load_language("en"), {}, [], ["Kelpworks builds 12 ferries for the town."], {})


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        ("what is 2+2", True),
        ("7 x 8", True),
        ("whats 12 times 12", True),
        ("12 minus 5", True),
        ("twelve plus seven = ?", True),
        ("calculate 100 divided by 4", True),
        ("can you multiply 17 by 23 for me please", True),
        ("what is the sum of 3 and 4", True),
        ("15% of 80", True),
        ("15 percent of 80", True),
        ("is 2+2=4?", True),
        # what marks up a text elsewhere
        ("what is 17*23", True),
        ("17 * 23?", True),
        # a range, a date, a share
        ("5-3", False),
        ("2026-06-14", False),
        ("3/4", False),
        # one number is no sum, nor is a figure that has its unit
        ("4 times as many", False),
        ("12+", False),
        ("5 euros plus 3 percent", False),
        # what reckons with something, or goes on from something
        ("12 ferries times 2", False),
        ("how many ferries are 3 times 4", False),
        ("is it 3 times 4", False),
        # two numbers and nothing that reckons
        ("12 or 14", False),
        ("12 and 14", False),
        ("", False),
    ],
)
def test_a_sum_has_numbers_what_reckons_and_nothing_else(text: str, is_sum: bool) -> None:  # noqa: FBT001
    assert READER.read(clean(text)).manner.is_sum == is_sum
