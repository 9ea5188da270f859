"""Documents as they are spoken of: which one 'the interview' is, and whether a question is about nothing but those."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from bot.language.meaning import COMPARING, DOCUMENT, AnswerType, Reading
from bot.question.index import Index
from bot.question.question import Question

#: What a description of a document answers.
DESCRIBING: Final[frozenset[AnswerType]] = frozenset({"who", "when", "where", "what_kind", "which_source"})

#: What asks for all that it tells.
TELLING: Final[frozenset[str]] = frozenset({"said", "about"})

#: What names answer.
BY_NAME: Final[frozenset[AnswerType]] = frozenset(
    {"who", "company", "where", "city", "country", "said", "which_source"}
)

#: Between an article and the kind of document that it stands before are so many words at most: 'the long open letter'.
REACH: Final = 2


def find_meant(question: Question, index: Index) -> frozenset[str]:
    """The documents that a question speaks of: by their names, and by what they are described as where it names none.

    Who compares documents may name one, and call the other by its kind.
    """
    named = question.keys("source")
    if named and not compares_all(question, index):
        return named
    kinds = _find_kinds(question, index) - {index.kinds.get(source) for source in named}
    return named | {source for source, kind in index.kinds.items() if kind in kinds}


def _find_kinds(question: Question, index: Index) -> frozenset[int | None]:
    """The kinds of documents that are spoken of as known: 'the letter', 'which report', but not 'any comment'."""
    language, words = index.language, _words_beside_names(question)
    return frozenset(
        kind
        for kind, start in language.find_kinds(words).items()
        if not language.before_kinds.isdisjoint(words[max(0, start - 1 - REACH) : start])
    )


def _words_beside_names(question: Question) -> list[str]:
    """The words of a question that are not the names of documents."""
    return [word for one in question.readings if one.meaning.kind != "source" for word in one.spelled.split()]


def find_by_age(question: Question, index: Index) -> frozenset[str]:
    """The newest of the documents that a question means, or the oldest: of all if it means none, or only one.

    Only those that carry a date count.
    """
    meant = find_meant(question, index)
    sources = meant if len(meant) > 1 else index.base.sources
    dated = {name: date for name in sources if (date := index.base.sources[name].published)}
    if not dated:
        return frozenset()
    wanted = (max if asks_for_newest(question, index) else min)(dated.values())
    return frozenset(name for name, date in dated.items() if date == wanted)


def asks_for_newest(question: Question, index: Index) -> bool:
    """Whether a question about age asks for the newest, and not for the oldest."""
    return not index.language.newest.isdisjoint(question.words)


def asks_age(question: Question, index: Index) -> bool:
    """Whether it asks which of some documents is the newest, or the oldest."""
    aged = index.language.newest | index.language.oldest
    return not aged.isdisjoint(question.words) and _says_only(question, aged, index)


def asks_what_it_is(question: Question, index: Index) -> bool:
    """Whether it asks who wrote a document, when, or of which kind it is, and nothing that one tells.

    Who wants to know whether something is so has to name a document and a kind: 'is 002 an interview?'.
    """
    is_of_kind = bool(question.keys("source")) and bool(index.language.find_kinds(_words_beside_names(question)))
    asks = is_of_kind if question.is_check else _asks_to_describe(question, index)
    return asks and _says_only(question, frozenset(), index)


def asks_of_all(question: Question, index: Index) -> bool:
    """Whether it asks what the documents are, all together: 'what are your sources, and when was each published?'."""
    speaks = DOCUMENT in question.terms and not (question.is_check or question.asks_for("which_source"))
    return speaks and _asks_to_describe(question, index) and _says_only(question, index.language.of_sources, index)


def asks_what_it_says(question: Question, index: Index) -> bool:
    """Whether it asks what a document says at all, and names no matter."""
    asks = not TELLING.isdisjoint(question.keys("ask")) and question.wants <= TELLING
    return asks and _says_only(question, frozenset(), index)


def names_only(question: Question, index: Index) -> bool:
    """Whether it asks nothing, and says nothing but what documents are called: 'and the letter?'."""
    return not question.wants and all(is_of_document(reading, index) for reading in _telling(question))


def find_kinds_named(question: Question, index: Index) -> frozenset[str]:
    """The kinds of entities of which it asks whom or what the documents name; none where it asks for anything else."""
    language, manner = index.language, question.manner
    is_other = question.is_check or manner.leans_back or manner.quantifier is not None or not question.wants <= BY_NAME
    if is_other or language.listing.isdisjoint(question.words):
        return frozenset()
    kinds = {kind: names for kind, names in language.entity_kinds.items() if not names.isdisjoint(question.words)}
    known = language.listing.union(language.fillers, language.documents, *kinds.values())
    said = (one.spelled.split() for one in question.readings if one.meaning.kind not in ("filler", "source"))
    return frozenset(kinds) if all(map(known.issuperset, said)) else frozenset()


def compares_all(question: Question, index: Index) -> bool:
    """Whether it asks for what sets documents apart, and not for one matter on which they may differ."""
    compares = COMPARING in question.meanings or not index.language.comparing.isdisjoint(question.words)
    return compares and _says_only(question, index.language.comparing, index)


def asks_for_clashes(question: Question, index: Index) -> bool:
    """Whether it asks on what documents are at odds at all: 'any inconsistencies?', 'which figures conflict?'."""
    language = index.language
    known = language.comparing | language.anywhere | language.of_answers
    return COMPARING in question.meanings and not question.manner.quantifier and _says_only(question, known, index)


def _asks_to_describe(question: Question, index: Index) -> bool:
    """Whether it asks for something that a description of a document answers."""
    says_more = not all(is_of_document(reading, index) for reading in _telling(question))
    return (says_more or bool(question.wants)) and question.wants <= DESCRIBING


def _says_only(question: Question, words: AbstractSet[str], index: Index) -> bool:
    """Whether all that it says are names of documents, what these are, and some words."""
    known = frozenset(words | index.language.of_writing)
    return all(is_of_document(one, index) or known.issuperset(one.spelled.split()) for one in _telling(question))


def _telling(question: Question) -> Iterator[Reading]:
    """The words of a question that mean something of their own."""
    return (reading for reading in question.readings if reading.meaning.is_term)


def is_of_document(reading: Reading, index: Index) -> bool:
    """Whether a word is what a document is called: by its name, by its kind, or as any."""
    return reading.meaning.kind == "source" or index.language.document_words.issuperset(reading.spelled.split())
