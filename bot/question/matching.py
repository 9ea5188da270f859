"""Which intent a question wants, with the score and the reasons, or why none.

Evidence competes: the wording most like the question counts, not the sum of all. What a question
carries must be explained by the intent: a word that nothing explains weighs as much as the rarest
known word, so 'how many GPUs did <unknown country> get' is refused however well the rest fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from bot.question.index import Index, Profile
from bot.question.reader import Question

Decision = Literal["matched", "ambiguous", "weak", "foreign", "empty"]

#: The features of a match and what each contributes to the score. Those above the line add up to
#: 1; those below are penalties.
WEIGHTS: Final = {
    "wording": 0.45,  # likeness to the best of the intent's example wordings
    "coverage": 0.45,  # the share of the question that the intent's words explain
    "ask": 0.10,  # whether the intent answers the kind of question (how many, who, when …)
}

#: Below this score no intent is believed.
ACCEPT: Final = 0.47

#: Two intents closer than this are equally good.
MARGIN: Final = 0.02

#: If less than this share of the question is known at all, it is about something else.
FAMILIAR: Final = 0.5

#: At most so many choices are offered when a question is ambiguous.
MAX_CHOICES: Final = 4


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence for an intent: its name, its score from 0 to 1, and the reason in words."""

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intent and how well the question fits it."""

    name: str
    score: float
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The outcome of matching: the decision, its reason, and every candidate, best first."""

    question: Question
    decision: Decision
    reason: str
    candidates: tuple[Candidate, ...]


def match(question: Question, index: Index) -> Match:
    """Find the intent that the question wants."""
    terms = question.terms
    likeness = _likeness(question.features, index)
    names = set(likeness) | {name for term in terms for name in index.targets_with.get(term, ())}
    candidates = sorted(
        (_score(question, index.profiles[name], likeness.get(name, (0.0, "")), index) for name in names),
        key=lambda candidate: (-candidate.score, candidate.name),
    )
    decision, reason = _decide(question, candidates, index)
    return Match(question, decision, reason, tuple(candidates))


def _decide(question: Question, candidates: list[Candidate], index: Index) -> tuple[Decision, str]:
    terms = question.terms
    if not question.readings:
        return "empty", "there is no word in it"
    familiar = index.weigh(t for t in terms if t in index.targets_with) / index.weigh(terms) if terms else 1.0
    if familiar < FAMILIAR:
        return "foreign", f"only {familiar:.0%} of what carries it is known here"
    if not candidates or candidates[0].score < ACCEPT:
        return "weak", f"no intent reaches {ACCEPT}"
    best, *others = candidates
    if others and best.score - others[0].score < MARGIN:
        return "ambiguous", f"{best.name} and {others[0].name} are within {MARGIN}"
    return "matched", f"{best.name} is the best, {best.score:.2f}"


def _likeness(features: frozenset[str], index: Index) -> Mapping[str, tuple[float, str]]:
    """For each target that shares a word: the weighted Dice likeness to its nearest wording, and that wording."""
    shared: dict[int, float] = defaultdict(float)
    for term in features:
        weight = index.weight(term)
        for number in index.wordings_with.get(term, ()):
            shared[number] += weight
    own = index.weigh(features)
    best: dict[str, tuple[float, str]] = {}
    for number, weight in shared.items():
        wording = index.wordings[number]
        likeness = 2 * weight / (own + wording.weight)
        if likeness > best.get(wording.target, (0.0, ""))[0]:
            best[wording.target] = likeness, wording.text
    return best


def _score(question: Question, profile: Profile, likeness: tuple[float, str], index: Index) -> Candidate:
    features = (
        Feature("wording", likeness[0], f'like "{likeness[1]}"' if likeness[1] else "like no wording"),
        _coverage_feature(question.terms, profile, index),
        _ask_feature(question, profile),
    )
    score = sum(WEIGHTS[feature.name] * feature.score for feature in features)
    return Candidate(profile.target.name, round(score, 4), features)


def _coverage_feature(terms: frozenset[str], profile: Profile, index: Index) -> Feature:
    """The weighted share of the question's terms that the intent's words explain."""
    total = index.weigh(terms)
    explained = sum(index.weight(term) * profile.strengths.get(term, 0.0) for term in terms)
    missing = sorted(term for term in terms if term not in profile.strengths)
    reason = f"leaves unexplained: {', '.join(missing)}" if missing else "explains every word"
    return Feature("coverage", explained / total if total else 1.0, reason)


def _ask_feature(question: Question, profile: Profile) -> Feature:
    """Whether the intent is asked for in this way: who, when, how many."""
    asks = question.keys("ask")
    if not asks:
        return Feature("ask", 0.5, "asks for nothing in particular")
    return Feature("ask", 1.0 if asks & profile.asks else 0.0, f"asks {', '.join(sorted(asks))}")
