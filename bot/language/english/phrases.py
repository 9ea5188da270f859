"""Where phrases stand among words, and words without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from bot.language.meaning import Phrase


def skip(words: Sequence[str], start: int, skipped: AbstractSet[str]) -> int:
    """The first place from `start` on of a word that is not skipped."""
    return next((at for at in range(start, len(words)) if words[at] not in skipped), len(words))


def without_phrases(words: Sequence[str], phrases: frozenset[Phrase]) -> Sequence[str]:
    """The words without some phrases."""
    dropped = find_places(words, phrases)
    return [word for at, word in enumerate(words) if at not in dropped] if dropped else words


def find_places(words: Sequence[str], phrases: frozenset[Phrase]) -> frozenset[int]:
    """The places of all words that belong to one of the phrases."""
    found = find_phrases(words, phrases)
    return frozenset(at for start, length in found for at in range(start, start + length))


def find_phrases(words: Sequence[str], phrases: frozenset[Phrase]) -> Iterator[tuple[int, int]]:
    """Where one of the phrases begins, and how many words the longest such has."""
    lengths = _lengths_by_beginning(phrases)
    for at in [at for at, word in enumerate(words) if word in lengths]:
        fitting = (length for length in lengths[words[at]] if at + length <= len(words))
        found = (length for length in fitting if (*words[at : at + length],) in phrases)
        if length := next(found, 0):
            yield at, length


@cache
def _lengths_by_beginning(phrases: frozenset[Phrase]) -> Mapping[str, tuple[int, ...]]:
    """For each word that phrases begin with how many words these have, the most first."""
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        found[phrase[0]].add(len(phrase))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
