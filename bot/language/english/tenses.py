"""What has happened and what has not yet, and from where to where it goes, by the little words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.meaning import LEXICAL, Course, Reading, Tenses

#: So many words may stand between a word like 'has' or 'may' and what it is said of, that one counted.
REACH: Final = 3

#: So many words has the beginning of a course at most: 'from 5 trillion dollars to …'.
LONGEST_BEGINNING: Final = 3


def find_tenses(readings: Sequence[Reading], lexicon: EnglishLexicon) -> Tenses:
    """What is said to have happened, and what is not yet so, as far as the words before each tell."""
    done = _find_after(readings, lexicon.perfect)
    ahead = _find_after(readings, lexicon.ahead)
    elsewhere = {reading.meaning for at, reading in enumerate(readings) if at not in ahead}
    return Tenses(
        frozenset(readings[at].meaning for at in done),
        frozenset(readings[at].meaning for at in ahead) - elsewhere,
    )


def _find_after(readings: Sequence[Reading], words: AbstractSet[str]) -> frozenset[int]:
    """Where words that carry something stand soon after certain others."""
    beginnings = (at for at, reading in enumerate(readings) if reading.spelled in words)
    places = (n for at in beginnings for n in range(at + 1, min(at + 1 + REACH, len(readings))))
    return frozenset(n for n in places if readings[n].meaning.kind in LEXICAL)


def find_courses(readings: Sequence[Reading], lexicon: EnglishLexicon) -> Iterator[Course]:
    """From what to what something goes, by the words right before its beginning and its end, whichever comes first."""
    for at, reading in enumerate(readings):
        near = range(at + 2, min(at + 2 + LONGEST_BEGINNING, len(readings) - 1))
        if reading.spelled in lexicon.starting:
            ends = (n for n in near if readings[n].spelled in lexicon.ending)
            yield from (Course(readings[n - 1].meaning, readings[n + 1].meaning) for n in ends)
        if reading.spelled in lexicon.ending:
            between = takewhile(lambda n: readings[n].spelled not in lexicon.coordinating, near)
            starts = (n for n in between if readings[n].spelled in lexicon.starting)
            yield from (Course(readings[n + 1].meaning, readings[at + 1].meaning) for n in starts)
