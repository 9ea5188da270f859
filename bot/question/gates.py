"""What forbids to be certain of a candidate, however likely it is: each gate is one named function with its reason.

A veto takes certainty away and nothing else: it never makes a denial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.language.meaning import CONTENT, INCIDENTAL, LEXICAL, MEASURING, NAMING, AnswerType, unit_of
from bot.question.index import Index
from bot.question.question import Question
from bot.question.ranking import Candidate

#: What is asked for tells matters apart by the type of the answer.
TELLING_APART: Final[frozenset[AnswerType]] = frozenset(
    {"who", "when", "where", "how_many", "how_much", "how_long", "why", "what_for"}
)

#: People ask for any figure by either.
OF_AMOUNTS: Final[frozenset[AnswerType]] = frozenset({"how_many", "how_much"})

#: So many wordings show what a matter may be asked for.
ENOUGH_WORDINGS: Final = 4

Gate = Callable[[Question, Candidate, Index], str | None]


@dataclass(frozen=True, slots=True)
class Veto:
    """Which gate is shut, and why, in part of a sentence."""

    gate: str
    reason: str


def find_vetoes(question: Question, candidate: Candidate, index: Index) -> Iterator[Veto]:
    """All that forbids to be certain that the question asks for this."""
    for gate in GATES:
        reason = gate(question, candidate, index)
        if reason:
            yield Veto(gate.__name__, reason)


def unknown_name(question: Question, candidate: Candidate, index: Index) -> str | None:
    """A word that may be a name stands in the question, and nothing here knows it."""
    strangers = [term.key for term in question.terms if index.is_stranger(term)]
    return f"nothing here knows {_join(strangers)}" if strangers else None


def other_name(question: Question, candidate: Candidate, index: Index) -> str | None:
    """The question names somebody or some place that has no part in the matter."""
    known = candidate.proposal.profile.terms | index.subject | index.homes_of(candidate.proposal.profile.terms)
    others = [term.key for term in question.terms - known if term.kind in NAMING]
    return f"it is not about {_join(others)}" if others else None


def other_figure(question: Question, candidate: Candidate, index: Index) -> str | None:
    """The question has a figure or a date that can't be held against the matter's values, and no wording has it.

    A year that only says of when something is asked is held against nothing.
    """
    profile = candidate.proposal.profile
    others = [term.key for term in profile.find_foreign_figures(question.terms)]
    if candidate.target.is_stated and not question.is_check:
        others += [term.key for term in question.terms if unit_of(term) == "year" and not profile.knows(term)]
    return f"it has no figure like {_join(others)}" if others else None


def other_document(question: Question, candidate: Candidate, index: Index) -> str | None:
    """None of the documents that the question names tells of it."""
    named = question.keys("source")
    sources = candidate.proposal.profile.sources
    return "the documents named do not tell of it" if named and sources and sources.isdisjoint(named) else None


def nothing_new(question: Question, candidate: Candidate, index: Index) -> str | None:
    """Not one word that carries the question is one of the matter's: at most what was said before is."""
    content = {term for term in question.terms if term.kind not in MEASURING | INCIDENTAL | {"bound"}}
    is_foreign = bool(content) and content.isdisjoint(candidate.proposal.profile.terms)
    return "no word that carries the question is one of its" if is_foreign else None


def unexplained(question: Question, candidate: Candidate, index: Index) -> str | None:
    """A word that carries the question is none of those that the matter is asked or told with.

    It may ask for what nobody tells of the matter; of what nobody tells anyway any word may be asked.
    """
    profile = candidate.proposal.profile
    others = [term.key for term in question.terms if term.kind in CONTENT and not profile.knows(term)]
    return f"it does not explain {_join(others)}" if others and profile.target.kind != "gap" else None


def nothing_said(question: Question, candidate: Candidate, index: Index) -> str | None:
    """The question is all words of general use, and nobody wrote that it asks for this; so the bot itself is asked."""
    is_own = candidate.proposal.profile.target.kind == "own"
    is_empty = not is_own and not index.weigh_content(candidate.proposal.weights)
    return "no word says what it is about" if is_empty and not candidate.proposal.is_same else None


def hardly_explained(question: Question, candidate: Candidate, index: Index) -> str | None:
    """More than half of what the question says, in words of general use too, is none of the matter's.

    'How tall is <name>?' asks for nothing that is told of him.
    """
    profile = candidate.proposal.profile
    if candidate.proposal.is_same or profile.target.kind in ("own", "gap"):
        return None
    said = [term for term in question.terms if term.kind in LEXICAL and not index.is_idle(term)]
    others = [term.key for term in said if not profile.knows(term)]
    return f"it does not explain most of it: {_join(others)}" if 2 * len(others) > len(said) else None


def other_answer(question: Question, candidate: Candidate, index: Index) -> str | None:
    """The question asks for what nobody asks the matter for: for a person, where only a date is told.

    Few wordings show little of what may be asked.
    """
    wants, profile = question.wants & TELLING_APART, candidate.proposal.profile
    if not wants or not candidate.target.is_stated or candidate.proposal.is_same:
        return None
    asked = profile.wants.keys() | (OF_AMOUNTS if not OF_AMOUNTS.isdisjoint(profile.wants) else frozenset())
    is_known = len(candidate.target.wordings) >= ENOUGH_WORDINGS
    return f"nobody asks it for {_join([*wants])}" if is_known and wants.isdisjoint(asked) else None


def _join(keys: list[str]) -> str:
    return ", ".join(sorted(keys))


GATES: Final[tuple[Gate, ...]] = (
    unknown_name,
    other_name,
    other_figure,
    other_document,
    nothing_new,
    unexplained,
    nothing_said,
    hardly_explained,
    other_answer,
)
