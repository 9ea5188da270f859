"""Vectors of targets: how much of each term is in each of them, and which targets have a term."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain
from typing import Final, Generic, TypeAlias, TypeVar

from bot.language.meaning import EMPTY
from bot.question.question import Utterance

Key = TypeVar("Key")

#: Terms, and the share that each of them has in a target.
Shares: TypeAlias = "tuple[tuple[Key, ...], array[float]]"

#: The length of the stretches of letters by which forms of a word are found.
GRAM: Final = 4

#: What an article tells beside a wording: a word of the facts counts this share of one that people ask with.
TOLD_SHARE: Final = 0.15


class Postings(Generic[Key]):
    """For each term the numbers of the targets that have it, in their order, with its part in each one's unit vector.

    They stand in arrays one after the other, which takes a fifth of the memory of as many mappings.
    """

    def __init__(self, vectors: Sequence[Shares[Key]], weights: Mapping[Key, float]) -> None:
        """Take for each target the share that each of its terms has in it, and what each term weighs."""
        counts = Counter(chain.from_iterable(terms for terms, _ in vectors))
        self._rows = {term: row for row, term in enumerate(counts)}
        self._weights = array("d", map(weights.__getitem__, counts))
        self._starts = array("I", accumulate(counts.values(), initial=0))
        self._targets = array("I", [0]) * self._starts[-1]
        self._parts = array("d", [0.0]) * self._starts[-1]
        free = self._starts[:]
        for number, (terms, shares) in enumerate(vectors):
            weighed = [share * weights[term] for term, share in zip(terms, shares, strict=True)]
            length = math.sqrt(math.fsum([weight * weight for weight in weighed])) or 1.0
            for term, weight in zip(terms, weighed, strict=True):
                row = self._rows[term]
                at = free[row]
                free[row] = at + 1
                self._targets[at] = number
                self._parts[at] = weight / length

    def __iter__(self) -> Iterator[Key]:
        return iter(self._rows)

    def count(self, term: Key) -> int:
        """The number of targets that have a term."""
        row = self._row(term)
        return row.stop - row.start

    def of(self, term: Key) -> tuple[Sequence[int], Sequence[float]]:
        """The targets that have a term, in rising order, and its part in each."""
        row = self._row(term)
        return self._targets[row], self._parts[row]

    def weight(self, term: Key) -> float:
        """What a term weighs; nothing where no target has it."""
        number = self._rows.get(term)
        return 0.0 if number is None else self._weights[number]

    def _row(self, term: Key) -> slice[int, int, None]:
        number = self._rows.get(term)
        return slice(0, 0) if number is None else slice(self._starts[number], self._starts[number + 1])


def weigh_rarity(counts: Mapping[Key, float], total: int) -> dict[Key, float]:
    """For each term its inverse document frequency: in how many of all targets it stands."""
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def add_up(vectors: Iterable[Shares[Key]]) -> Mapping[Key, float]:
    """For each term the sum of its shares: a target that it is a small part of hardly counts."""
    sums: dict[Key, float] = {}
    for terms, shares in vectors:
        for term, share in zip(terms, shares, strict=True):
            sums[term] = sums.get(term, 0.0) + share
    return sums


def blend(asked: Sequence[AbstractSet[Key]], told: Iterable[AbstractSet[Key]]) -> Mapping[Key, float]:
    """What a target is about: the roots of the shares of wordings that have a term, and a little of what is told."""
    counts = Counter(chain.from_iterable(asked))
    blended = {term: math.sqrt(count / len(asked)) for term, count in counts.items()}
    for terms in told:
        for term in terms:
            blended[term] = blended.get(term, 0.0) + TOLD_SHARE
    return blended


def spelled_words(utterance: Utterance) -> frozenset[str]:
    """The words and phrases that carry an utterance, spelled right."""
    return frozenset([reading.spelled for reading in utterance.readings if reading.meaning.kind not in EMPTY])


def cut_grams(word: str) -> frozenset[str]:
    """The stretches of letters of a word, with marks for its ends."""
    marked = f"^{word}$"
    return frozenset(marked[at : at + GRAM] for at in range(len(marked) - GRAM + 1))


def spread_grams(words: Mapping[str, float], cut: Callable[[str], Iterable[str]]) -> Mapping[str, float]:
    """For each stretch of letters the greatest share of a word that has it."""
    spread: dict[str, float] = {}
    for word, share in words.items():
        for gram in cut(word):
            if share > spread.get(gram, 0.0):
                spread[gram] = share
    return spread


def pack(vector: Mapping[Key, float]) -> Shares[Key]:
    """A vector in a fifth of the memory: those of all targets are held at once."""
    return tuple(vector), array("d", vector.values())


def invert(entries: Iterable[tuple[int, Iterable[Key]]]) -> Mapping[Key, tuple[int, ...]]:
    """For each term the numbers of the entries that have it."""
    found: dict[Key, list[int]] = defaultdict(list)
    for number, terms in entries:
        for term in terms:
            found[term].append(number)
    return {term: tuple(numbers) for term, numbers in found.items()}
