"""Who does something and to whom it is done, as far as the order of names and the words before them tell.

English puts the one who acts before the verb, and after 'by' in the passive. What stands after 'to', 'for' and the
like, or after the verb, is at the other end. Names after 'in', 'of' or 'from' and possessors take no side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language.english.lexicon import EnglishLexicon
from bot.language.meaning import Parties, Reading


def find_parties(readings: Sequence[Reading], lexicon: EnglishLexicon) -> Parties:
    """The names on either side of what a sentence says; those that take no side are left out."""
    start = next((at for at, reading in enumerate(readings) if reading.spelled not in lexicon.leading), 0)
    if start < len(readings) and readings[start].spelled in lexicon.auxiliaries:
        start += 1
    first = [*_first_names(readings, start, lexicon)]
    later = [at for at in range(start, len(readings)) if readings[at].meaning.kind == "name" and at not in first]
    is_passive = any(_word_before(readings, at, lexicon) in lexicon.by for at in later)
    others = {at for at in later if _is_other(readings, at, lexicon)}
    agents = {at for at in later if _word_before(readings, at, lexicon) in lexicon.by}
    if is_passive:
        others |= set(first)
    else:
        agents |= set(first)
    return Parties(_keys(readings, agents), _keys(readings, others - agents))


def _first_names(readings: Sequence[Reading], start: int, lexicon: EnglishLexicon) -> Iterator[int]:
    """Where the names stand that the sentence begins with: 'both <name> and <name> …'."""
    for at in range(start, len(readings)):
        reading = readings[at]
        if reading.meaning.kind == "name":
            if not _owns(reading):
                yield at
        elif reading.spelled not in lexicon.joining:
            return


def _is_other(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a later name is at the other end: not after 'by', not a possessor, not part of another name."""
    before = _word_before(readings, at, lexicon)
    if before in lexicon.by or before in lexicon.sideless or _owns(readings[at]):
        return False
    after = readings[at + 1 : at + 2]
    is_attribute = bool(after) and after[0].meaning.kind in ("term", "name", "unknown")
    return before in lexicon.towards or not is_attribute


def _word_before(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon) -> str:
    """The word before a name and its article."""
    before = [reading.spelled for reading in readings[max(0, at - 2) : at]]
    if before and before[-1] in lexicon.articles:
        before.pop()
    return before[-1] if before else ""


def _owns(reading: Reading) -> bool:
    return reading.surface.endswith(("'s", "s'"))


def _keys(readings: Sequence[Reading], places: set[int]) -> frozenset[str]:
    return frozenset(readings[at].meaning.key for at in places)
