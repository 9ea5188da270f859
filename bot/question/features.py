"""What speaks for a candidate and what against it: named numbers, each a small function of one proposal.

The names are those of the coefficients in the model's data file; another feature is another function
here and another line there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from bot.language.meaning import Meaning
from bot.question.index import Index
from bot.question.proposing import Proposal
from bot.question.question import Question

Feature = Callable[[Question, Proposal], float]
NoneFeature = Callable[[Question, Sequence[Proposal], Index], float]

#: More words of general use than these make no difference.
MANY: Final = 8


def same(question: Question, proposal: Proposal) -> float:
    """Whether the question is one of the target's wordings, as far as words count."""
    return float(proposal.is_same)


def wording(question: Question, proposal: Proposal) -> float:
    """How like the question is to the nearest wording: the weighted index of Jaccard."""
    return proposal.likeness


def words(question: Question, proposal: Proposal) -> float:
    """How like it is to all words of the target: the root of the cosine."""
    return math.sqrt(max(proposal.words, 0.0))


def letters(question: Question, proposal: Proposal) -> float:
    """The same for stretches of letters, by which forms of words and new compounds are found."""
    return math.sqrt(max(proposal.letters, 0.0))


def asked(question: Question, proposal: Proposal) -> float:
    """The share of the question that people ask the target with."""
    return _share(proposal, proposal.profile.asked)


def told(question: Question, proposal: Proposal) -> float:
    """The share of the question that only the statement and the sources have."""
    return _share(proposal, proposal.profile.told)


def want(question: Question, proposal: Proposal) -> float:
    """The share of the target's wordings that ask for the same kind of answer."""
    return max((proposal.profile.wants.get(want, 0.0) for want in question.wants), default=0.0)


def other_name(question: Question, proposal: Proposal) -> float:
    """The share of the question's names that the target does not know."""
    named = proposal.names
    return sum(not proposal.profile.knows(term) for term in named) / len(named) if named else 0.0


def figure(question: Question, proposal: Proposal) -> float:
    """Whether a figure or a date of the question can be held against its values."""
    return float(not question.units.isdisjoint(proposal.profile.units))


def document(question: Question, proposal: Proposal) -> float:
    """Whether a document that the question names tells of it."""
    return float(not proposal.profile.sources.isdisjoint(question.keys("source")))


def near(question: Question, proposal: Proposal) -> float:
    """How near it is to what the turn before was answered with."""
    return proposal.nearness


def constant(question: Question, proposals: Sequence[Proposal], index: Index) -> float:
    """What speaks for none of the candidates before anything is known of the question."""
    return 1.0


def unknown(question: Question, proposals: Sequence[Proposal], index: Index) -> float:
    """The share of the question that no target knows."""
    total = index.weigh(question.terms)
    strange = index.weigh(term for term in question.terms if not index.is_known(term))
    return strange / total if total else 0.0


def closest(question: Question, proposals: Sequence[Proposal], index: Index) -> float:
    """How like the question is to the nearest wording of all: with it a candidate is held against the nearest."""
    return max((wording(question, proposal) for proposal in proposals), default=0.0)


def light(question: Question, proposals: Sequence[Proposal], index: Index) -> float:
    """How many words of general use it has: who talks at length makes every candidate less like it."""
    return min(sum(term.kind == "light" for term in question.terms), MANY) / MANY


def back(question: Question, proposals: Sequence[Proposal], index: Index) -> float:
    """Whether it says itself that it goes on from the question before."""
    return float(question.manner.leans_back)


FEATURES: Final[tuple[Feature, ...]] = (
    same,
    wording,
    words,
    letters,
    asked,
    told,
    want,
    other_name,
    figure,
    document,
    near,
)
NONE_FEATURES: Final[tuple[NoneFeature, ...]] = (constant, unknown, closest, light, back)


def _share(proposal: Proposal, known: AbstractSet[Meaning]) -> float:
    total = proposal.total
    return sum([weight for term, weight in proposal.weights.items() if term in known]) / total if total else 0.0
