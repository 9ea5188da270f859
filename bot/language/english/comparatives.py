"""Statements that compare one with another: 'A costs more than B'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.meaning import Comparative, Phrase, Reading

#: So many words may stand between 'than' and a name: 'than in the'.
BEFORE_NAME: Final = 2


def find_comparative(readings: Sequence[Reading], lexicon: EnglishLexicon) -> Comparative | None:
    """The two statements of which one is said to have more, if they differ in a name alone."""
    at = next((at for at, one in enumerate(readings) if one.spelled.split()[-1] in lexicon.standards), len(readings))
    named = next((n for n in range(at + 1, len(readings)) if readings[n].meaning.kind != "filler"), len(readings))
    graded = _find_graded(readings[: at + 1], lexicon)
    if graded is None or not at < named <= at + 1 + BEFORE_NAME or named == len(readings):
        return None
    head = [reading for n, reading in enumerate(readings[:at]) if n != graded]
    place = _find_compared(head, readings[at + 1 : named], lexicon)
    standard = readings[named]
    if place is None or standard.meaning.kind != "name" or head[place].meaning == standard.meaning:
        return None
    word = readings[graded].spelled.split()[0]
    added = (*lexicon.measuring.get(word, ()), *(r.spelled for r in readings[named + 1 :] if _goes_on(r, lexicon)))
    one, other = ((*_spell(part), *added) for part in (head, [*head[:place], standard, *head[place + 1 :]]))
    return Comparative(one, other, is_more=word in lexicon.growing)


def _find_graded(readings: Sequence[Reading], lexicon: EnglishLexicon) -> int | None:
    """Where the last reading stands that says which of both has more: 'more', 'cheaper', 'more than'."""
    graded = lexicon.growing | lexicon.shrinking
    return next((n for n in reversed(range(len(readings))) if readings[n].spelled.split()[0] in graded), None)


def _find_compared(head: Sequence[Reading], before: Sequence[Reading], lexicon: EnglishLexicon) -> int | None:
    """Where the name stands that is compared: the first, or the one after the same preposition: 'in A than in B'."""
    prepositions = {reading.spelled for reading in before} & lexicon.prepositions
    led = False
    for at, reading in enumerate(head):
        if reading.meaning.kind == "name" and (led or not prepositions):
            return at
        led = reading.spelled in prepositions or (led and reading.spelled in lexicon.articles)
    return None


def _goes_on(reading: Reading, lexicon: EnglishLexicon) -> bool:
    """Whether it belongs to what is said of both, and does not stand for it: 'than B does'."""
    return reading.spelled not in lexicon.auxiliaries


def _spell(readings: Iterable[Reading]) -> Phrase:
    return tuple(reading.spelled for reading in readings)
