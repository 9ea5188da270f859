"""What a question only wants to find in the documents: 'is <name> mentioned?', 'do they talk about <somebody>?'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from bot.language.meaning import CONTENT, LEXICAL, NAMING, Meaning, Reading
from bot.question.documents import find_meant, is_of_document
from bot.question.index import Index
from bot.question.question import Question

#: So many names and words are looked for at once.
MAX_TOPICS: Final = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """A name, or some words, that documents may have or not."""

    words: tuple[str, ...]
    """As the concordance looks for them."""
    surface: str
    """As they were typed, folded."""
    entity: str | None = None
    """The entity that is named, if it is one."""
    is_strange: bool = False
    """Whether it names what the fact base says nothing of, so that only the documents tell whether they have it."""


def name_topic(entity: str) -> Topic:
    """An entity as what documents may name."""
    return Topic((entity,), entity, entity, is_strange=True)


def find_topics(question: Question, index: Index) -> tuple[Topic, ...]:
    """What a question wants to find in the documents; nothing if it says, or asks, anything else.

    Either they have it, or they certainly do not. What the fact base has other words for may be told in those.
    """
    asks_else = question.manner.form == "open" or question.wants - {"said"}
    parts = None if asks_else else _part_at_mention(question, index)
    if parts is None:
        return ()
    before, after = ([*_cut_topics(part, index)] for part in parts)
    # Who stands on one side of 'mentions' may do so, and on the other one what he mentions.
    topics = before or after
    is_one_sided = not (before and after) and 0 < len(topics) <= MAX_TOPICS
    if not is_one_sided or None in topics:
        return ()
    found = tuple(topic for topic in topics if topic)
    is_known = any(topic.is_strange or index.concordance.find(topic.words) for topic in found)
    return found if is_known else ()


def _part_at_mention(question: Question, index: Index) -> tuple[Sequence[Reading], Sequence[Reading]] | None:
    """The readings before and after the words for what documents do with what they name; None without such words.

    Most of these others do as well: these need some word for documents beside them.
    """
    language, readings = index.language, question.readings
    longest = max(map(len, language.mentioning), default=0)
    for start in range(len(readings)):
        words: tuple[str, ...] = ()
        for end, reading in enumerate(readings[start : start + longest], start=start + 1):
            words += tuple(reading.spelled.split())
            is_mention = words in language.mentioning
            if is_mention and (words in language.mentioning_alone or _speaks_of_documents(question, index)):
                return readings[:start], readings[end:]
    return None


def _speaks_of_documents(question: Question, index: Index) -> bool:
    """Whether a question speaks of documents in any way, or looks for something wherever it stands."""
    is_anywhere = not index.language.anywhere.isdisjoint(question.words)
    return is_anywhere or question.speaks_of_documents or bool(find_meant(question, index))


def _cut_topics(readings: Sequence[Reading], index: Index) -> Iterator[Topic | None]:
    """The names and the words that stand side by side; None where something stands there that can't be looked for."""
    said = [reading for reading in readings if reading.meaning.kind not in ("source", "ask")]
    for is_filler, group in groupby(said, key=lambda reading: _is_passed_over(reading, index)):
        if is_filler:
            continue
        for is_name, words in groupby(group, key=lambda reading: reading.meaning.kind in NAMING):
            if is_name:
                yield from (_as_topic([one], index) for one in words)
            else:
                yield _as_topic([*words], index)


def _is_passed_over(reading: Reading, index: Index) -> bool:
    """Whether it says nothing but that something stands in the documents."""
    says_nothing = reading.meaning.kind == "filler" or index.is_idle(reading.meaning)
    return says_nothing or is_of_document(reading, index) or reading.spelled in index.language.anywhere


def _as_topic(readings: Sequence[Reading], index: Index) -> Topic | None:
    """A name, or words of which one is no everyday word; None of any others, which may be told in other words."""
    meanings = [reading.meaning for reading in readings]
    is_readable = all(one.kind in NAMING | LEXICAL for one in meanings)
    if not is_readable or not any(_is_special(one, index) for one in meanings):
        return None
    (first, *others) = meanings
    return Topic(
        tuple(one.key for one in meanings),
        " ".join(reading.surface for reading in readings),
        entity=first.key if first.kind == "name" and not others else None,
        is_strange=all(one.kind != "term" for one in meanings),
    )


def _is_special(meaning: Meaning, index: Index) -> bool:
    return meaning.kind in NAMING or (meaning.kind in CONTENT and not index.reader.is_everyday(meaning.key))
