"""Whether a sentence puts a sum: 'what is 7 plus 8?'. What has a subject, or figures with units alone, puts none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.meaning import Reading, unit_of

#: A sum has so many numbers.
FEWEST_NUMBERS: Final = 2

#: What reckons between two numbers; '-' and '/' may just as well part the ends of a range or a date.
_BETWEEN: Final = re.compile(r"\d\s*(?:[+×÷^x=]|(?:%|percent)\s+of\s)\s*\d")


def puts_sum(folded: str, readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether numbers are reckoned with, and nothing is said or asked besides."""
    numbers = [reading.meaning for reading in readings if reading.meaning.kind == "number"]
    if len(numbers) < FEWEST_NUMBERS or all(unit_of(number) for number in numbers):
        return False
    others = [reading for reading in readings if reading.meaning.kind != "number"]
    beside = lexicon.reckoning | lexicon.commands | lexicon.asked
    is_bare = all(other.meaning.kind in ("filler", "ask") or other.spelled in beside for other in others)
    is_reckoned = any(other.spelled in lexicon.reckoning for other in others) or _BETWEEN.search(folded) is not None
    return is_bare and is_reckoned and lexicon.pronouns.isdisjoint(other.spelled for other in others)
