"""Putting the spelling of single words right against the known words (rapidfuzz at its best)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain, groupby
from typing import Final, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.language import Language

Key = TypeVar("Key")

#: How many letters of a word may be wrong, by the word's length: (from length, distance).
TYPOS: Final = ((9, 2), (4, 1))

#: In a shorter word a letter put in place of another makes another word ('safe', 'sale'); there only
#: letters left out, doubled or in the wrong order count as typing errors.
LONG_ENOUGH_TO_SWAP: Final = 6

#: Shorter words are never what a misspelling is read as: too many words lie near them.
SHORTEST_MISSPELT: Final = 4

#: Words shorter than this are never taken for several words written together.
SHORTEST_JOINED: Final = 9

#: Parts that are shorter on the whole are found in any long word ('we at her').
MEAN_PART: Final = 3

#: No word of a joined word is longer.
LONGEST_PART: Final = 16


class Speller:
    """Knows the words of one language and one fact base, and the stems of their inflections."""

    def __init__(
        self,
        words: Iterable[str],
        stems: Iterable[str],
        stem: Callable[[str], str],
        language: Language,
    ) -> None:
        """Take the words, their stems and how these are found, and the language that they are of."""
        self._known = frozenset(words)
        self._stems = frozenset(stems)
        self._stem = stem
        self._short_words = language.short_words
        self._bases = language.ungraded
        self._fillers = language.fillers

    def spell(self, word: str) -> str:
        """The known word that `word` is a misspelling of (its first letter is right), or `word` itself."""
        if self._is_known(word) or not word.isalpha():
            return word
        allowed = next((distance for length, distance in TYPOS if len(word) >= length), 0)
        near = [known for known in self._near(word, allowed) if self._may_be(word, known)] if allowed else []
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=allowed)
        return found[0] if found else word

    def split_joined(self, word: str) -> list[str]:
        """The known words that were written without spaces, as few as can be, or the word itself."""
        if len(word) < SHORTEST_JOINED or not word.isalpha() or self._is_known(word):
            return [word]
        # Dynamic programming over the ends of prefixes: the shortest split of each.
        best: list[list[str] | None] = [[]]
        for end in range(1, len(word) + 1):
            splits = [
                [*head, word[start:end]]
                for start in range(max(0, end - LONGEST_PART), end)
                if (head := best[start]) is not None and self._is_whole(word[start:end])
            ]
            best.append(min(splits, key=len, default=None))
        split = best[-1]
        return split if split and len(word) >= MEAN_PART * len(split) else [word]

    def _may_be(self, word: str, known: str) -> bool:
        """Whether a word may be a misspelling of another: what has a letter more than one that means nothing is a name.

        'Boeing' is not 'being', though 'whhich' is 'which'.
        """
        return known not in self._fillers or len(word) <= len(known) or _undoubled(word) == _undoubled(known)

    def _near(self, word: str, allowed: int) -> list[str]:
        """The known words that are long enough and begin like `word`."""
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        near = {length: self._by_start.get((word[0], length), []) for length in lengths}
        if len(word) < LONG_ENOUGH_TO_SWAP:
            near[len(word)] = self._by_letters.get((word[0], _letters(word)), [])
        return list(chain.from_iterable(near.values()))

    @cached_property
    def _by_start(self) -> Mapping[tuple[str, int], list[str]]:
        return _group(self._known, lambda word: (word[0], len(word)))

    @cached_property
    def _by_letters(self) -> Mapping[tuple[str, str], list[str]]:
        short = (word for word in self._known if len(word) < LONG_ENOUGH_TO_SWAP)
        return _group(short, lambda word: (word[0], _letters(word)))

    def _is_known(self, word: str) -> bool:
        if word in self._known or self._stem(word) in self._stems:
            return True
        return any(base in self._known for base in self._bases(word))

    def _is_whole(self, part: str) -> bool:
        """Whether a part of a joined word can stand for a word: of single letters only some can."""
        return part in self._short_words or (len(part) > 1 and part in self._known)


def _group(words: Iterable[str], key: Callable[[str], Key]) -> Mapping[Key, list[str]]:
    """The words that may be meant by a misspelling, by what they have in common with it."""
    groups: dict[Key, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= SHORTEST_MISSPELT:
            groups[key(word)].append(word)
    return groups


def _undoubled(word: str) -> str:
    """A word with letters that follow themselves left out."""
    return "".join(letter for letter, _ in groupby(word))


def _letters(word: str) -> str:
    """The letters of a word without their order."""
    return "".join(sorted(word))
