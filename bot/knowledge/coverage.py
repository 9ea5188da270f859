"""How much of a document the fact base accounts for: every sentence is cited, or left out on purpose.

What says nothing but the title, the author and the date that its source is listed with is accounted for by that.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from bot.knowledge.draft import Draft
from bot.knowledge.evidence import Document, Passage
from bot.knowledge.model import Entity, Fact, Source
from bot.language.language import Language


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of one document, sorted by what accounts for them.

    `cited_words` of `words` stand inside some claim's evidence (left-out sentences do not count).
    """

    cited: tuple[Passage, ...]
    left_out: tuple[Passage, ...]
    head: tuple[Passage, ...]
    unaccounted: tuple[Passage, ...]
    cited_left_out: tuple[int, ...]
    words: int
    cited_words: int


def cover(document: Document, facts: Iterable[Fact], source: Source, head: tuple[Passage, ...] = ()) -> Coverage:
    """Account for each sentence of the document; `head` are those of `find_heads`."""
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
    headed: list[Passage] = []
    unaccounted: list[Passage] = []
    for sentence in document.sentences:
        if is_cited(sentence):
            cited.append(sentence)
        elif is_left_out(sentence):
            left_out.append(sentence)
        elif sentence in head:
            headed.append(sentence)
        else:
            unaccounted.append(sentence)
    words, cited_words = _count_words(document, cited, evidence)
    cited_left_out = tuple(number for number, places in enumerate(omissions) if any(map(is_cited, places)))
    return Coverage(
        tuple(cited), tuple(left_out), tuple(headed), tuple(unaccounted), cited_left_out, words, cited_words
    )


def find_heads(draft: Draft) -> Mapping[str, tuple[Passage, ...]]:
    """For each source the sentences that say nothing but its title, or its date and its author."""
    language = next(iter(draft.languages), None)
    return {
        name: _find_head(draft.documents[name], source, draft.entities.get(source.author or ""), language)
        for name, source in draft.sources.items()
        if language and name in draft.documents
    }


def _find_head(document: Document, source: Source, author: Entity | None, language: Language) -> tuple[Passage, ...]:
    titles = document.find(source.title) if source.title else []
    is_dateline = _dateline(source.published, author, language)
    return tuple(
        sentence
        for sentence in document.sentences
        if any(title.contains(sentence) for title in titles) or is_dateline(sentence.text)
    )


def _dateline(date: dt.date | None, author: Entity | None, language: Language) -> Callable[[str], bool]:
    """Tells whether a text has a date, and besides nothing but figures, a weekday and an author's names."""
    if date is None:
        return lambda _: False
    # The month as the language writes it, or short.
    months = {*language.read_words(date.isoformat(), frozenset())}
    months |= {word for word, month in language.months.items() if month == date.month}
    known = {word for name in (author.names if author else ()) for word in language.read_words(name, frozenset())}
    known |= months | language.weekdays.keys() | language.fillers

    def is_dateline(text: str) -> bool:
        words = language.read_words(text, frozenset())
        if not all(word in known or word[0].isdigit() for word in words):
            return False
        numbers = language.find_numbers(words)
        is_dated = not months.isdisjoint(word for word in words if word.isalpha())
        is_day = date.day in {number.amount for number in numbers}
        is_year = all(number.amount == date.year for number in numbers if number.unit == "year")
        return is_dated and is_day and is_year

    return is_dateline


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
