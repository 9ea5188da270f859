"""How likely each candidate is what a question asks for, and how likely none of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.question.features import FEATURES, NONE_FEATURES
from bot.question.index import Index
from bot.question.model import Model
from bot.question.proposing import Context, Proposal, propose
from bot.question.question import Question
from bot.question.targets import Target

MORE_LIKELY_THAN_NOT: Final = 0.5

#: From this probability on it is said that what is shown is likely to be meant.
LIKELY: Final = 0.9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target, how likely it is meant, and why: its features, each with its value."""

    proposal: Proposal
    probability: float
    features: Mapping[str, float]

    @property
    def target(self) -> Target:
        """What the candidate leads to."""
        return self.proposal.profile.target

    @property
    def shares_words(self) -> bool:
        """Whether it shares more with the question than stretches of letters, which alone are no help."""
        return bool(self.proposal.words or self.proposal.nearness)


@dataclass(frozen=True)
class Ranking:
    """The candidates for a question, the likeliest first."""

    question: Question
    candidates: tuple[Candidate, ...]
    none: float
    """The probability that none of them is meant."""

    @property
    def unstated(self) -> float:
        """The probability that no document states what is asked for: a gap is meant, or none of the candidates."""
        return self.none + sum(one.probability for one in self.candidates if one.target.kind == "gap")

    @property
    def seems_unstated(self) -> bool:
        """Whether more speaks for no document stating it than for all that is told together."""
        return self.unstated > MORE_LIKELY_THAN_NOT

    @cached_property
    def facts(self) -> Mapping[str, float]:
        """The facts to which candidates lead, the likeliest first.

        Each candidate parts its probability among its facts.
        """
        likely: defaultdict[str, float] = defaultdict(float)
        for candidate in self.candidates:
            if candidate.shares_words:
                for fact in candidate.target.facts:
                    likely[fact] += candidate.probability / len(candidate.target.facts)
        return {fact: likely[fact] for fact in sorted(likely, key=lambda fact: (-likely[fact], fact))}

    @property
    def best(self) -> Candidate | None:
        """The likeliest candidate, if there is one."""
        return self.candidates[0] if self.candidates else None


def rank(question: Question, index: Index, model: Model, context: Context | None = None) -> Ranking:
    """The candidates for a question, taken as going on from a turn before if there is a context."""
    proposals = propose(question, index, context)
    described = [{feature.__name__: feature(question, proposal) for feature in FEATURES} for proposal in proposals]
    utilities = [sum(model.coefficients[name] * value for name, value in features.items()) for features in described]
    none = sum(model.none[feature.__name__] * feature(question, proposals, index) for feature in NONE_FEATURES)
    probabilities, rest = model.choose(utilities, none)
    candidates = map(Candidate, proposals, probabilities, described)
    ranked = sorted(candidates, key=lambda candidate: (-candidate.probability, candidate.target.name))
    return Ranking(question, tuple(ranked), rest)
