"""The documents, and where a passage stands in them.

A passage matches when it is the document's own words: only typographic quotes, runs of white
space and accents that are written as marks of their own are folded, nothing else. What is
handed out is always the document's own text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from bot.language.meaning import Span

_QUOTES: Final = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")

#: A character with the marks that belong to it, as macOS writes an accent (NFD).
_CLUSTER: Final = re.compile(r".[\u0300-\u036f\u1161-\u11ff\u3099\u309a]*", re.DOTALL)

_LINE: Final = re.compile(r"[^\n]+")

#: Fewer words than this stand somewhere in any document: they are no part of a joined passage.
SHORTEST_PART: Final = 2

#: Of a passage that stands nowhere so many words and characters are searched for: each costs a search.
LONGEST_SOUGHT_WORDS: Final = 200
LONGEST_SOUGHT: Final = 300


def fold_passage(text: str) -> str:
    """Typographic quotes made plain, white space single, accents composed: all that a citation may change."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())


def holds(text: str, words: str) -> bool:
    """Whether the words stand in the text, as whole words and whole figures."""
    return any(True for _ in _find_whole(words, fold_passage(text)))


def _find_whole(passage: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a passage stands in folded text as whole words and figures: 'up to 12' is not in 'up to 12,000'."""
    folded = fold_passage(passage)
    start = text.find(folded) if folded else -1
    while start >= 0:
        end = start + len(folded)
        if not (_goes_on_before(text, start) or _goes_on_after(text, end)):
            yield start, end
            start = text.find(folded, end)
        else:
            start = text.find(folded, start + 1)


def _goes_on_before(text: str, start: int) -> bool:
    """Whether the word or figure that begins here has begun before: '1' in '1,234' has not, '234' has."""
    if not text[start].isalnum() or not start:
        return False
    return _is_wordlike(text[start - 1]) or (text[start - 1] in ".," and text[max(0, start - 2) : start - 1].isdigit())


def _goes_on_after(text: str, end: int) -> bool:
    """Whether the word or figure that ends here goes on."""
    if not text[end - 1].isalnum() or end == len(text):
        return False
    return _is_wordlike(text[end]) or (text[end] in ".," and text[end + 1 : end + 2].isdigit())


def _is_wordlike(character: str) -> bool:
    return character.isalnum() or character == "_"


def _cut_clusters(text: str) -> Iterator[tuple[str, Span]]:
    """The characters of a text, composed, and where each stands."""
    if unicodedata.is_normalized("NFC", text):
        yield from ((character, (at, at + 1)) for at, character in enumerate(text))
    else:
        yield from ((unicodedata.normalize("NFC", found[0]), found.span()) for found in _CLUSTER.finditer(text))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document: `document.text[start:end]`, beginning in `line` (from 1)."""

    source: str
    start: int
    end: int
    line: int
    text: str

    def contains(self, other: Passage) -> bool:
        """Whether the other is a part of this one, but for the mark that ends it."""
        is_begun = self.source == other.source and self.start <= other.start
        return is_begun and other.start + len(other.text.rstrip(".!?…")) <= self.end

    def overlaps(self, other: Passage) -> bool:
        """Whether both are of one document and share a character."""
        return self.source == other.source and self.start < other.end and other.start < self.end


def cut_lines(text: str) -> Sequence[Span]:
    """The lines of a text, as its sentences: what can be said of a text in an unknown language."""
    return [line.span() for line in _LINE.finditer(text)]


@dataclass(frozen=True)
class Document:
    """One source document: its file name, its whole text, and how its language is cut into sentences."""

    name: str
    text: str
    cut_sentences: Callable[[str], Sequence[Span]] = cut_lines

    @cached_property
    def _folded(self) -> tuple[str, Sequence[int], Sequence[int]]:
        """The folded text, and for each of its characters where it begins and ends in the original."""
        characters: list[str] = []
        starts, ends = array("L"), array("L")
        for cluster, (start, end) in _cut_clusters(self.text):
            for character in cluster.translate(_QUOTES):
                is_space = character.isspace()
                if is_space and (not characters or characters[-1] == " "):
                    continue
                characters.append(" " if is_space else character)
                starts.append(start)
                ends.append(end)
        return "".join(characters), starts, ends

    @property
    def folded(self) -> str:
        """The text as passages are compared with it."""
        return self._folded[0]

    def find(self, passage: str) -> list[Passage]:
        """All places where `passage` stands, in order; empty when it does not."""
        return [self._passage(start, end) for start, end in _find_whole(passage, self.folded)]

    def closest(self, passage: str) -> Passage:
        """The stretch of the document that is most like `passage`, in whole words."""
        alignment = fuzz.partial_ratio_alignment(fold_passage(passage)[:LONGEST_SOUGHT], self.folded)
        if alignment is None or alignment.dest_end <= alignment.dest_start:
            return self._passage(0, min(len(self.folded), 80))
        start, end = alignment.dest_start, alignment.dest_end
        while start > 0 and self.folded[start - 1] != " ":
            start -= 1
        while end < len(self.folded) and self.folded[end] != " ":
            end += 1
        return self._passage(start, end)

    def joined_from(self, passage: str) -> tuple[Passage, Passage] | None:
        """The two places that `passage` was put together from, if it was: no citation may be."""
        words = fold_passage(passage).split()
        if len(words) > LONGEST_SOUGHT_WORDS:
            return None
        for cut in range(len(words) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            first = self.find(" ".join(words[:cut]))
            if first:
                rest = self.find(" ".join(words[cut:]).lstrip("….[] "))
                return (first[0], rest[0]) if rest else None
        return None

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """The sentences of the document, in order; a line end always ends one."""
        return tuple(self._split())

    def _split(self) -> Iterator[Passage]:
        """The sentences without their list dash and outer white space; what is nothing else is none."""
        for start, end in self.cut_sentences(self.text):
            text = self.text[start:end]
            body = text.strip().lstrip("-").strip()
            begin = start + text.find(body)
            if body:
                yield self._at(begin, begin + len(body))

    def _passage(self, start: int, end: int) -> Passage:
        """The passage for a stretch of the folded text."""
        _, starts, ends = self._folded
        if start >= end:
            return self._at(0, 0)
        return self._at(starts[start], ends[end - 1])

    def _at(self, start: int, end: int) -> Passage:
        return Passage(self.name, start, end, bisect_left(self._line_ends, start) + 1, self.text[start:end])

    @cached_property
    def _line_ends(self) -> list[int]:
        return [offset for offset, character in enumerate(self.text) if character == "\n"]
