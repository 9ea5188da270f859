"""How much of a document the fact base accounts for: every sentence is cited, or left out on purpose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

from bot.knowledge.evidence import Document, Passage
from bot.knowledge.model import Fact, Source


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of one document, sorted by what accounts for them.

    `cited_words` of `words` stand inside some claim's evidence (left-out sentences do not count).
    """

    cited: tuple[Passage, ...]
    left_out: tuple[Passage, ...]
    unaccounted: tuple[Passage, ...]
    cited_left_out: tuple[int, ...]
    words: int
    cited_words: int


def cover(document: Document, facts: Iterable[Fact], source: Source) -> Coverage:
    """Account for each sentence of the document."""
    evidence = [
        passage
        for fact in facts
        for claim in fact.claims
        if claim.source == document.name
        for passage in document.find(claim.evidence)
    ]
    omissions = [document.find(entry.passage) for entry in source.left_out]
    is_cited = _overlapping(evidence)
    is_left_out = _overlapping([place for places in omissions for place in places])
    cited: list[Passage] = []
    left_out: list[Passage] = []
    unaccounted: list[Passage] = []
    for sentence in document.sentences:
        if is_cited(sentence):
            cited.append(sentence)
        elif is_left_out(sentence):
            left_out.append(sentence)
        else:
            unaccounted.append(sentence)
    words, cited_words = _count_words(document, cited, evidence)
    cited_left_out = tuple(number for number, places in enumerate(omissions) if any(map(is_cited, places)))
    return Coverage(tuple(cited), tuple(left_out), tuple(unaccounted), cited_left_out, words, cited_words)


def _overlapping(passages: Iterable[Passage]) -> Callable[[Passage], bool]:
    """Tells whether a passage of the same document shares a character with one of these, in logarithmic time."""
    ordered = sorted(passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in ordered]
    # Where what begins no later than each of them has ended at last.
    ends = [*accumulate((passage.end for passage in ordered), max)]

    def overlaps(passage: Passage) -> bool:
        before = bisect_left(starts, passage.end)
        return before > 0 and ends[before - 1] > passage.start

    return overlaps


def _count_words(document: Document, sentences: Iterable[Passage], evidence: Iterable[Passage]) -> tuple[int, int]:
    """The words of the sentences, and how many of them lie in the evidence."""
    covered = {offset for passage in evidence for offset in range(passage.start, passage.end)}
    words = cited = 0
    for sentence in sentences:
        offset = sentence.start
        for word in sentence.text.split():
            offset = document.text.index(word, offset)
            words += 1
            cited += offset in covered
            offset += len(word)
    return words, cited
