"""Gaps held against the facts: what a gap says that no document states, no fact states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.knowledge.model import Fact
from bot.knowledge.problems import quote
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.values import Duration, EntitySet, Moment, Money, Place, Quantity
from bot.knowledge.yaml_reader import KeyPath
from bot.language.meaning import Phrase

#: What answers each kind of question: a gap that denies it is answered by such a value.
ANSWERS: Final = {
    "when": Moment,
    "how_long": Duration,
    "how_many": Quantity,
    "how_much": Money,
    "who": EntitySet,
    "where": Place,
}

#: The kinds of question that ask for something, and are not about the documents: 'why it is so' does not deny it.
ASKING: Final = frozenset({*ANSWERS, "why", "what_for", "what_kind"})


def check_gap(name: str, library: Library) -> Iterator[Doubt]:
    """A gap that denies a fact's own statement, word for word, is certainly none.

    One that a nearest fact answers, in the same words and with a value of the kind that is asked for, is to be read.
    """
    gap = library.draft.gaps[name]
    denied = library.read(gap.statement.get(library.language.code, ""))
    path: KeyPath = ("gaps", name, "statement", library.language.code)
    for other, fact in library.draft.facts.items():
        statement = library.read(fact.statement.get(library.language.code, ""))
        if denies_outright(denied, statement):
            yield Doubt(path, f"the fact {other} states it: {quote(statement.text)}", is_certain=True)
        elif other in gap.nearest and _answers(fact, statement, denied):
            yield Doubt(path, f"the fact {other} seems to state it: {quote(statement.text)}")


def denies_outright(gap: ReadText, statement: ReadText) -> bool:
    """Whether a gap is a statement after words that only deny its telling: 'None of the documents says that …'."""
    start = len(gap.words) - len(statement.words)
    return 0 < start < len(gap.words) and gap.words[start:] == statement.words and not _carrying(gap.words[:start], gap)


def _carrying(words: Phrase, text: ReadText) -> frozenset[str]:
    """The stems of the words that say what a text is about: not who tells it, nor that nobody does."""
    language = text.language
    of_telling = language.documents | language.of_answers | language.negations | language.fillers
    asking = {phrase[0] for phrase, kind in language.asks.items() if kind in ASKING}
    return frozenset(map(language.stem, set(words) - (of_telling - asking)))


def _answers(fact: Fact, statement: ReadText, gap: ReadText) -> bool:
    """Whether a fact is told in the words of a gap, and a claim has a value of the kind that this asks for."""
    asked = {kind: phrase for phrase, kind in gap.language.asks.items() if f" {' '.join(phrase)} " in gap.padded}
    wanted = tuple(value for kind, value in ANSWERS.items() if kind in asked)
    has_value = any(isinstance(claim.value, wanted) for claim in fact.claims)
    sought = _carrying(gap.words, gap) - {gap.language.stem(word) for phrase in asked.values() for word in phrase}
    return has_value and bool(sought) and sought <= _carrying(statement.words, statement)
