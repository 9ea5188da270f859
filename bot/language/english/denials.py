"""What a sentence denies: by a negation, or by a verb like 'refuse'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.numbers import is_nothing
from bot.language.english.phrases import find_phrases, without_phrases

#: So many words may part a verb from its particle.
PARTED: Final = 3

#: At this place at the latest a question says on which side somebody is: 'is the old president against it'.
LATEST_SIDE: Final = 4

#: So few words before a verb that denies a negation undoes it: 'not one member was against'.
UNDOING: Final = 4


def find_denials(words: Sequence[str], lexicon: EnglishLexicon) -> tuple[bool, frozenset[str]]:
    """Whether something is denied, by 'not' or by a verb like 'refuse', and the words that stand after these.

    'Not refused' denies nothing. What follows 'if' or 'because' is passed over.
    """
    words = words[: next((at for at, word in enumerate(words) if at > 1 and word in lexicon.subordinating), len(words))]
    words = without_phrases(words, lexicon.limiting)
    # In 'no more than 12' the negation belongs to the bound of a number, in 'no later than May' to that of a date.
    bounds = {at for at, _ in find_phrases(words, lexicon.long_bounds)}
    negations = {at for at in range(len(words)) if at not in bounds and _negates(words, at, lexicon)}
    phrases = find_phrases(words, lexicon.denials)
    ends = {at: at + length for at, length in phrases if _may_deny(words, at, lexicon)}
    denials = {*ends, *(at for at, end in _find_parted(words, lexicon) if end not in bounds)}
    undone = {at for at in denials if not negations.isdisjoint(range(at - UNDOING, at))}
    undoing = {at for at in negations if not undone.isdisjoint(range(at + 1, at + UNDOING + 1))}
    after = {at + 1 for at in negations - undoing} | {end for at, end in ends.items() if at not in undone}
    denied = filter(None, (_first_of_weight(words[at:], lexicon) for at in after))
    sided = (_find_sided(words, at, lexicon) for at in denials - undone)
    return bool(denials - undone or negations - undoing), frozenset((*denied, *filter(None, sided)))


def _may_deny(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether what may deny does so at its place: 'was against it', not 'the rejected offer', nor 'helps against'."""
    if words[at] not in lexicon.siding:
        return not _is_attribute(words, at, lexicon)
    before = _find_before_siding(words, at, lexicon)
    is_asked = words[0] in lexicon.being and at <= LATEST_SIDE and lexicon.introducing.isdisjoint(words[1:2])
    return before is None or is_asked or words[before] in lexicon.before_siding


def _find_sided(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> str | None:
    """The word that says how somebody stands to a thing: who 'voted against' it has not voted for it."""
    before = _find_before_siding(words, at, lexicon) if words[at] in lexicon.siding else None
    return None if before is None or words[before] in lexicon.fillers else words[before]


def _find_before_siding(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> int | None:
    """Where the word stands that says how somebody stands to a thing: 'voted' before 'firmly against'."""
    return next((n for n in range(at - 1, -1, -1) if words[n] not in lexicon.within_siding), None)


def _is_attribute(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a participle only says of which one it is: 'the rejected offer', 'the offer that got rejected'."""
    if not words[at].endswith("ed"):
        return False
    start = next((n for n in range(at - 1, -1, -1) if words[n] not in lexicon.before_participles), -1)
    is_clause = 0 < start < at - 1 and words[start] in lexicon.that | lexicon.relatives
    return is_clause or (at > 0 and words[at - 1] in lexicon.articles and at + 1 < len(words))


def _first_of_weight(words: Sequence[str], lexicon: EnglishLexicon) -> str | None:
    return next((word for word in words if word not in lexicon.fillers), None)


def _find_parted(words: Sequence[str], lexicon: EnglishLexicon) -> Iterator[tuple[int, int]]:
    """Where the two words of a denial stand that has somebody between them: 'turned the firm down'."""
    for end in [at for at, word in enumerate(words) if word in lexicon.particles]:
        beginnings = range(max(0, end - 1 - PARTED), end - 1)
        yield from ((at, end) for at in beginnings if (words[at], words[end]) in lexicon.denials)


def _negates(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a negation denies something: not so in 'isn't it', 'no, it is', 'not only'."""
    word, after = words[at], next(iter(words[at + 1 : at + 2]), "")
    if word not in lexicon.negations or after in lexicon.limits or (word in lexicon.tags and after.isdecimal()):
        return False
    if at and is_nothing(words, at, lexicon.numbers):
        return False
    return at > 0 or not (word in lexicon.auxiliaries or (word in lexicon.tags and after in lexicon.fillers | {""}))
