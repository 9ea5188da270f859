"""Who is said to be who: '<name> is the <firm> boss', '<firm> boss <name>', '<name>, the boss of <firm>, …'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language.english.lexicon import EnglishLexicon
from bot.language.meaning import Reading


def find_identities(folded: str, readings: Sequence[Reading], lexicon: EnglishLexicon) -> Iterator[tuple[str, str]]:
    """The names of which a text says that they mean the same, two by two, whether it denies that or not."""
    named = [
        at
        for at, reading in enumerate(readings)
        if reading.meaning.kind == "name" and not (at and readings[at - 1].spelled in lexicon.prepositions)
    ]
    for one, other in pairwise(named):
        if _equates(readings, one, other, lexicon) or _apposes(folded, readings, one, other, lexicon):
            yield readings[one].meaning.key, readings[other].meaning.key


def _equates(readings: Sequence[Reading], one: int, other: int, lexicon: EnglishLexicon) -> bool:
    """Whether nothing stands between two names but what says that they are one: 'is the', or 'the' after 'is'."""
    if readings[other].surface.endswith(("'s", "s'")):
        return False
    between = {reading.spelled for reading in readings[one + 1 : other]}
    before = {reading.spelled for reading in readings[max(0, one - 1) : one]}
    idle = lexicon.equating | lexicon.articles | lexicon.negations | lexicon.adverbs | lexicon.idle
    return between <= idle and not lexicon.equating.isdisjoint(between | before)


def _apposes(folded: str, readings: Sequence[Reading], one: int, other: int, lexicon: EnglishLexicon) -> bool:
    """Whether one name stands right beside the other, or is put in after it between commas."""
    between = readings[one + 1 : other]
    if not between:
        return _stand_together(folded, readings[one].surface, readings[other].surface, between=" ")
    after = readings[other + 1 : other + 2]
    goes_on = any(reading.meaning.kind == "name" or reading.spelled in lexicon.coordinating for reading in after)
    if goes_on or not lexicon.articles.issuperset(reading.spelled for reading in between):
        return False
    apposed = " ".join(reading.surface for reading in readings[one + 1 : other + 1])
    return _stand_together(folded, readings[one].surface, apposed, between=", ")


def _stand_together(folded: str, first: str, second: str, *, between: str) -> bool:
    """Whether some words stand in a text, and others right after them with a mark between."""
    one, other = (r"\W".join(map(re.escape, words.split())) for words in (first, second))
    return re.search(rf"(?<!\w){one}{between}{other}(?!\w)", folded) is not None
