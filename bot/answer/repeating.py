"""Statements in the very words of the documents, or of a fact: these need no reading, as they stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from bot.language.meaning import Phrase
from bot.question.index import Index

#: Fewer words than these say too little to be a sentence of somebody's.
SHORTEST: Final = 4


def find_own_words(index: Index) -> Mapping[Phrase, str]:
    """The fact that each of its own sentences tells: its statement, its passages, and the sentences these stand in.

    Where a sentence tells several, one that sources contradict each other on comes first: it is in dispute.
    """
    facts: defaultdict[Phrase, list[str]] = defaultdict(list)
    # Sentences stand in many claims: each is read once.
    read = cache(lambda text: index.reader.read_words(text).words)
    for text, fact in _find_texts(index):
        facts[read(text)].append(fact)
    is_contradicted = index.base.is_contradicted
    return {
        words: next(filter(is_contradicted, told), told[0]) for words, told in facts.items() if len(words) >= SHORTEST
    }


def _find_texts(index: Index) -> Iterator[tuple[str, str]]:
    for name, fact in index.base.facts.items():
        yield fact.statement[index.language.code], name
        for claim in fact.claims:
            yield claim.evidence, name
            yield from ((sentence.text, name) for sentence in index.base.sentences_of(claim))
