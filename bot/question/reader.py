"""From typed text to what its words mean: names, terms, question words, and what nothing explains.

The reader knows the words of one language and one fact base. It works word by word and never
throws a word away: whoever matches can see which words of the question carry it and which of them
are known. Spelling is put right one word at a time against the known words (rapidfuzz at its
best); whole sentences are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.question.lexicon import Lexicon
from bot.text import fold, split_words

MeaningKind = Literal["ask", "name", "source", "term", "number", "filler", "unknown"]

#: Questions are cut here before anything touches them; the longest Discord message has 4,000.
MAX_QUESTION: Final = 4000

#: How many letters of a word may be wrong, by the word's length: (from length, distance).
_TYPOS: Final = ((9, 2), (6, 2), (4, 1))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase stands for: `kind` and, within it, `key` (an entity's id, a term's stem …)."""

    kind: MeaningKind
    key: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of the question and its meaning; `spelled` is the known word it was read as."""

    surface: str
    spelled: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read: the folded text and the meaning of its words, in order."""

    text: str
    readings: tuple[Reading, ...]

    def keys(self, *kinds: MeaningKind) -> frozenset[str]:
        """The keys of all readings of these kinds."""
        return frozenset(r.meaning.key for r in self.readings if r.meaning.kind in kinds)


class Reader:
    """Reads text in one language with the names, synonyms and words of one fact base."""

    def __init__(
        self,
        lexicon: Lexicon,
        phrases: Mapping[str, Meaning],
        synonyms: Iterable[Iterable[str]],
        words: Iterable[str],
    ) -> None:
        self._lexicon = lexicon
        self._stem = Stemmer.Stemmer(lexicon.stemmer).stemWord if lexicon.stemmer else str
        self._phrases: dict[tuple[str, ...], Meaning] = {}
        for phrase, kind in lexicon.asks.items():
            self._phrases[tuple(split_words(fold(phrase)))] = Meaning("ask", kind)
        for group in synonyms:
            first, *others = (tuple(split_words(fold(word))) for word in group)
            term = Meaning("term", " ".join(self._stem(word) for word in first))
            for words_of_phrase in (first, *others):
                self._phrases[self._stems(words_of_phrase)] = term
        for phrase, meaning in phrases.items():
            self._phrases[tuple(split_words(fold(phrase)))] = meaning
        self._longest = max(map(len, self._phrases), default=1)
        self._fillers = frozenset(word for filler in lexicon.fillers for word in split_words(fold(filler)))
        self._known: dict[str, None] = dict.fromkeys(sorted(self._fillers))
        for known_words in (*self._phrases, split_words(fold(" ".join(words)))):
            self._known.update(dict.fromkeys(known_words))
        self._stems_known = {self._stem(word) for word in self._known}
        self._by_length: dict[int, list[str]] = {}
        for word in self._known:
            self._by_length.setdefault(len(word), []).append(word)

    def read(self, text: str) -> Question:
        """Read a text of any length; what lies beyond `MAX_QUESTION` characters is not looked at."""
        folded = fold(text[:MAX_QUESTION])
        words = [word for typed in split_words(folded) for word in self._rewrite(typed)]
        spelled = [self._spell(word) for word in words]
        readings: list[Reading] = []
        at = 0
        while at < len(words):
            length, meaning = self._meaning_at(spelled, at)
            surface, known = (" ".join(part[at : at + length]) for part in (words, spelled))
            readings.append(Reading(surface, known, meaning))
            at += length
        return Question(folded, tuple(readings))

    def _rewrite(self, word: str) -> list[str]:
        word = word.removesuffix("'s")
        return split_words(self._lexicon.rewrites.get(word, word))

    def _stems(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._stem(word) for word in words)

    def _meaning_at(self, words: list[str], at: int) -> tuple[int, Meaning]:
        """The longest known phrase that begins at a word: its number of words and its meaning."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            phrase = tuple(words[at : at + length])
            meaning = self._phrases.get(phrase) or self._phrases.get(self._stems(phrase))
            if meaning is not None:
                return length, meaning
        return 1, self._meaning_of_word(words[at])

    def _meaning_of_word(self, word: str) -> Meaning:
        if word in self._fillers:
            return Meaning("filler", word)
        if word[0].isdigit():
            return Meaning("number", word)
        stem = self._stem(word)
        return Meaning("term" if stem in self._stems_known else "unknown", stem)

    def _spell(self, word: str) -> str:
        """The known word that `word` is a misspelling of, or `word` itself."""
        if word in self._known or self._stem(word) in self._stems_known or not word.isalpha():
            return word
        allowed = next((distance for length, distance in _TYPOS if len(word) >= length), 0)
        if not allowed:
            return word
        near = [
            w for length in range(len(word) - allowed, len(word) + allowed + 1) for w in self._by_length.get(length, ())
        ]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=allowed)
        return found[0] if found and found[0][0] == word[0] else word
