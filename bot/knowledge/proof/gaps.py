"""Gaps held against the facts: what a gap says that no document states, no fact states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bot.knowledge.problems import quote
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.values import Duration, EntitySet, Moment, Money, Place, Quantity, Value
from bot.knowledge.yaml_reader import KeyPath
from bot.language.meaning import AnswerType, Phrase

#: What answers each kind of question: a gap that denies it is answered by such a value.
ANSWERS: Final[Mapping[AnswerType, type[Value]]] = {
    "when": Moment,
    "how_long": Duration,
    "how_many": Quantity,
    "how_much": Money,
    "who": EntitySet,
    "where": Place,
}

#: The kinds of question that ask for something, and are not about the documents: 'why it is so' does not deny it.
ASKING: Final[frozenset[AnswerType]] = frozenset({*ANSWERS, "why", "what_for", "what_kind"})


def check_gap(name: str, library: Library) -> Iterator[Doubt]:
    """A gap that denies a fact's own statement, word for word, is certainly none.

    One that a nearest fact answers, in the same words and with a value of the kind that is asked for, is to be read.
    """
    gap = library.draft.gaps[name]
    denied = library.read(gap.statement.get(library.language.code, ""))
    path: KeyPath = ("gaps", name, "statement", library.language.code)
    outright = _denied_outright(denied, library)
    for other in outright:
        yield Doubt(path, f"the fact {other} states it: {quote(library.statement_of(other).text)}", is_certain=True)
    for other in gap.nearest:
        if other in library.draft.facts and other not in outright and _answers(other, denied, library):
            yield Doubt(path, f"the fact {other} seems to state it: {quote(library.statement_of(other).text)}")


def _denied_outright(gap: ReadText, library: Library) -> list[str]:
    """The facts whose statement a gap is after words that only deny its telling: 'No document says that …'."""
    ends = ((at, library.told_in.get(gap.words[at:], ())) for at in range(1, len(gap.words)))
    return [name for at, names in ends if names and not _carrying(gap.words[:at], library) for name in names]


def _carrying(words: Phrase, library: Library) -> frozenset[str]:
    """The stems of the words that say what a text is about: not who tells it, nor that nobody does."""
    language = library.language
    asking = {phrase[0] for phrase, kind in language.asks.items() if kind in ASKING}
    telling = (language.documents, language.of_answers, language.negations, language.fillers)
    carrying = [word for word in words if word in asking or not any(word in idle for idle in telling)]
    return frozenset(map(language.stem, carrying))


def _answers(name: str, gap: ReadText, library: Library) -> bool:
    """Whether a fact is told in the words of a gap, and a claim has a value of the kind that this asks for."""
    words = frozenset(gap.words)
    begun = [(phrase, kind) for phrase, kind in gap.language.asks.items() if phrase[0] in words]
    asked = {kind: phrase for phrase, kind in begun if f" {' '.join(phrase)} " in gap.padded}
    wanted = tuple(value for kind, value in ANSWERS.items() if kind in asked)
    if not any(isinstance(claim.value, wanted) for claim in library.draft.facts[name].claims):
        return False
    sought = _carrying(gap.words, library) - {gap.language.stem(word) for phrase in asked.values() for word in phrase}
    return bool(sought) and sought <= _carrying(library.statement_of(name).words, library)
