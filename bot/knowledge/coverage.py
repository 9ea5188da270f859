"""How much of a document the fact base accounts for: every sentence is cited, or left out on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
    cited: list[Passage] = []
    left_out: list[Passage] = []
    unaccounted: list[Passage] = []
    for sentence in document.sentences:
        if any(sentence.overlaps(passage) for passage in evidence):
            cited.append(sentence)
        elif any(sentence.overlaps(passage) for places in omissions for passage in places):
            left_out.append(sentence)
        else:
            unaccounted.append(sentence)
    words, cited_words = _count_words(document, cited, evidence)
    cited_left_out = tuple(
        number
        for number, places in enumerate(omissions)
        if any(place.overlaps(passage) for place in places for passage in evidence)
    )
    return Coverage(tuple(cited), tuple(left_out), tuple(unaccounted), cited_left_out, words, cited_words)


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
