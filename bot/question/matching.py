"""Which intent a question wants, with the score and the reasons, or why none.

Evidence competes: the wording most like the question counts, not the sum of all. What a question
carries must be explained by the intent: a word that nothing explains weighs as much as the rarest
known word, so 'how many GPUs did <unknown country> get' is refused however well the rest fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from bot.question.index import Index, Profile
from bot.question.reader import Question

Decision = Literal["matched", "ambiguous", "weak", "foreign", "empty"]

#: The features of a match and what each contributes to a score between 0 and 1.
WEIGHTS: Final = {
    "wording": 0.5,  # likeness to the best of the intent's example wordings
    "coverage": 0.4,  # the share of the question that the intent's words explain
    "ask": 0.1,  # whether the intent answers the kind of question (how many, who, when …)
}

#: Below this score no intent is believed.
ACCEPT: Final = 0.45

#: Two intents closer than this are equally good.
MARGIN: Final = 0.03

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
    terms = index.terms(question)
    names = {name for term in terms for name in index.postings.get(term, ())}
    if not terms:
        names = {name for name, profile in index.profiles.items() if frozenset() in profile.wordings}
    candidates = sorted(
        (_score(question, terms, index.profiles[name], index) for name in names),
        key=lambda candidate: (-candidate.score, candidate.name),
    )
    decision, reason = _decide(question, terms, candidates, index)
    return Match(question, decision, reason, tuple(candidates))


def _decide(
    question: Question, terms: frozenset[str], candidates: list[Candidate], index: Index
) -> tuple[Decision, str]:
    if not question.readings:
        return "empty", "there is no word in it"
    known = {term for term in terms if term in index.postings}
    familiar = index.weigh(known) / index.weigh(terms) if terms else 1.0
    if familiar < FAMILIAR:
        return "foreign", f"only {familiar:.0%} of what carries it is known here"
    if not candidates or candidates[0].score < ACCEPT:
        return "weak", f"no intent reaches {ACCEPT}"
    best, *others = candidates
    if others and best.score - others[0].score < MARGIN and best.score < 1:
        return "ambiguous", f"{best.name} and {others[0].name} are within {MARGIN}"
    return "matched", f"{best.name} is the best, {best.score:.2f}"


def _score(question: Question, terms: frozenset[str], profile: Profile, index: Index) -> Candidate:
    features = (
        _wording_feature(terms, profile, index),
        _coverage_feature(terms, profile, index),
        _ask_feature(question, profile),
    )
    score = sum(WEIGHTS[feature.name] * feature.score for feature in features)
    return Candidate(profile.target.name, round(score, 4), features)


def _wording_feature(terms: frozenset[str], profile: Profile, index: Index) -> Feature:
    """Weighted Dice likeness to the nearest example wording."""
    own = index.weigh(terms)
    best, nearest = 0.0, ""
    for wording, text in zip(profile.wordings, profile.target.wordings, strict=True):
        total = own + index.weigh(wording)
        likeness = 2 * index.weigh(terms & wording) / total if total else 1.0
        if likeness > best:
            best, nearest = likeness, text
    return Feature("wording", best, f'like "{nearest}"' if nearest else "like no wording")


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
    common = asks & profile.asks
    return Feature("ask", 1.0 if common else 0.0, f"asks {', '.join(sorted(asks))}")
