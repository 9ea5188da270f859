"""Documents as they are spoken of: which one 'the interview' is, and whether a question is about nothing but those."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from bot.language.language import Language
from bot.language.meaning import COMPARING, DOCUMENT, AnswerType
from bot.question.index import Index
from bot.question.question import Question
from bot.text import stands_in

#: What a description of a document answers.
DESCRIBING: Final[frozenset[AnswerType]] = frozenset({"who", "when", "where", "what_kind", "which_source"})

#: What asks for all that it tells.
TELLING: Final[frozenset[str]] = frozenset({"said", "about"})


def find_kinds(words: Sequence[str], language: Language) -> frozenset[int]:
    """The kinds of documents that words speak of, by their places among those of the language."""
    kinds = enumerate(language.document_kinds)
    return frozenset(place for place, names in kinds if any(stands_in(name, words) for name in names))


def find_meant(question: Question, index: Index) -> frozenset[str]:
    """The documents that a question speaks of, by their names or else as what they are described as."""
    named = question.keys("source")
    if named:
        return named
    kinds = find_kinds(question.words, index.language)
    return frozenset(source for source in index.base.sources if kinds & kinds_of(source, index))


def kinds_of(source: str, index: Index) -> frozenset[int]:
    """The kinds of documents that a document is of, by the words in which it is described."""
    description = index.base.sources[source].description[index.language.code]
    return find_kinds(index.reader.read_words(description).words, index.language)


def asks_what_it_is(question: Question, index: Index) -> bool:
    """Whether it asks who wrote a document, when, or of which kind it is, and nothing that one tells."""
    asked = (reading.meaning for reading in question.readings if reading.meaning.is_term)
    says_more = bool(question.wants) or any(meaning != DOCUMENT and meaning.kind != "source" for meaning in asked)
    aged = index.language.newest | index.language.oldest
    return says_more and question.wants <= DESCRIBING and _says_only(question, aged, index)


def asks_what_it_says(question: Question, index: Index) -> bool:
    """Whether it asks what a document says at all, and names no matter."""
    asks = not TELLING.isdisjoint(question.keys("ask")) and question.wants <= TELLING
    return asks and _says_only(question, frozenset(), index)


def asks_age(question: Question, index: Index) -> bool:
    """Whether it asks which of all documents is the newest, or the oldest."""
    language = index.language
    aged = language.newest | language.oldest
    return not aged.isdisjoint(question.words) and _says_only(question, aged, index)


def compares_all(question: Question, index: Index) -> bool:
    """Whether it asks for what sets documents apart, and not for one matter on which they may differ."""
    compares = COMPARING in question.meanings or not index.language.comparing.isdisjoint(question.words)
    return compares and _says_only(question, index.language.comparing, index)


def _says_only(question: Question, words: AbstractSet[str], index: Index) -> bool:
    """Whether all that it says are names of documents, what these are, and some words."""
    language = index.language
    known = frozenset(words | language.of_writing | language.kind_words | language.documents)
    said = (r for r in question.readings if r.meaning.is_term and r.meaning.kind != "source")
    return all(known.issuperset(reading.spelled.split()) for reading in said)
