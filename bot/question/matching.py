"""Which intent a question wants, with the score and the reasons, or why none.

Evidence competes: for each intent only the wording most like the question counts. Likeness is a
weighted Tversky index (Tversky 1977) between the question and that wording: what both have stands
against what the wording has and the question lacks, and what the question has and the intent does
not explain. A word that nothing here knows costs most, so 'how many GPUs did <unknown country>
get' is refused however well the rest fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from bot.question.index import Index, IndexedWording
from bot.question.lexicon import OWN_INTENTS
from bot.question.reader import Question

Decision = Literal["matched", "ambiguous", "several", "vague", "weak", "foreign", "empty"]

#: What the parts of a likeness weigh, as shares of the words' own weights.
WEIGHTS: Final[dict[str, float]] = {
    "context": 0.47,  # credit: a word that other wordings or the facts of the intent explain
    "missing": 0.8,  # cost: a word of the wording that the question lacks
    "unknown": 1.2,  # cost: a word of the question that nothing here knows
    "foreign": 0.77,  # cost: a word of the question that only other intents know
    "figure": 0.5,  # credit: a number that can be held against a figure of the intent's facts
    "number": 0.15,  # cost: a number that nothing here has; a verdict will deal with it
    "ask": 0.7,  # cost: a question word (who, why …) that the intent is never asked with
    "figure_ask": 1.4,  # the same for those that only a figure, a date or a place can answer
    "joint": 0.8,  # how far an intent of several facts counts where a single fact is to be judged
    "own": 3.0,  # how much more an unexplained word costs the intents about the bot itself
    "borrowed": 0.63,  # share that a word counts which is taken over from the question before
}

_FIGURE_ASKS: Final = frozenset({"ask:how_many", "ask:how_much", "ask:how_long", "ask:when", "ask:where"})

#: Below this score no intent is believed.
ACCEPT: Final = 0.5

#: Two intents closer than this are equally good.
MARGIN: Final = 0.015

#: From this score on a rival does not matter: both mean the same words, and the fact goes before the gap.
CERTAIN: Final = 0.9

#: If less than this share of the question is known at all, it is about something else.
FAMILIAR: Final = 0.45

#: At most so many choices are offered when a question is ambiguous.
MAX_CHOICES: Final = 4

#: A wording that no word of the question stands in is missed by so much.
NO_WORDING: Final = IndexedWording("", "", frozenset(), 4.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intent, how well the question fits it, and why: each reason is a part of a sentence."""

    name: str
    score: float
    reasons: tuple[str, ...]
    explains_all: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The outcome of matching: the decision, its reason, and every candidate, best first."""

    question: Question
    decision: Decision
    reason: str
    candidates: tuple[Candidate, ...]
    equals: tuple[str, ...] = ()
    """For 'several': the intents that fit equally well and explain every word."""

    @property
    def score(self) -> float:
        """The score of the best candidate; 0 without any."""
        return self.candidates[0].score if self.candidates else 0.0

    @property
    def is_sure(self) -> bool:
        """Whether one intent was found."""
        return self.decision in ("matched", "several")


def match(
    question: Question, index: Index, borrowed: frozenset[str] = frozenset(), borrowed_share: float | None = None
) -> Match:
    """Find the intent that the question wants.

    `borrowed` are features taken over from the question before; they count `borrowed_share` of their weight.
    """
    share = WEIGHTS["borrowed"] if borrowed_share is None else borrowed_share
    features = {feature: index.weight(feature) for feature in question.features}
    features.update((feature, index.weight(feature) * share) for feature in borrowed if feature not in features)
    shared = _share_wordings(features, index)
    names = {index.wordings[number].target for number in shared}
    names |= {name for feature in features for name in index.targets_with.get(feature, ())}
    best = _nearest_wordings(shared, index)
    candidates = sorted(
        (_score(name, features, best.get(name), index, is_check=question.is_check) for name in names),
        key=lambda candidate: (-candidate.score, index.is_gap(candidate.name), candidate.name),
    )
    decision, reason = _decide(question, features, candidates, index)
    equals = _equals(candidates) if decision == "several" else ()
    return Match(question, decision, reason, tuple(candidates), equals)


def _decide(
    question: Question, features: Mapping[str, float], candidates: list[Candidate], index: Index
) -> tuple[Decision, str]:
    if not question.readings:
        return "empty", "there is no word in it"
    if not features.keys() - question.asks:
        return "vague", "no word of it says what it is about"
    familiar = measure_familiarity(features, index)
    if familiar < FAMILIAR:
        return "foreign", f"only {familiar:.0%} of what carries it is known here"
    if not candidates or candidates[0].score < ACCEPT:
        return "weak", f"no intent reaches {ACCEPT}"
    best, *others = candidates
    rivals = [other for other in others if best.score - other.score < MARGIN and not index.is_gap(other.name)]
    if rivals and all(candidate.explains_all and index.is_fact(candidate.name) for candidate in (best, *rivals)):
        return "several", f"{best.name} and {rivals[0].name} fit equally well"
    if rivals and not index.is_gap(best.name) and best.score < CERTAIN:
        return "ambiguous", f"{best.name} and {rivals[0].name} are within {MARGIN}"
    return "matched", f"{best.name} is the best, {best.score:.2f}"


def measure_familiarity(features: Mapping[str, float], index: Index) -> float:
    """The weighted share of the features that stand in some wording or fact."""
    total = sum(features.values())
    known = sum(weight for feature, weight in features.items() if feature in index.targets_with)
    return known / total if total else 1.0


def _share_wordings(features: Mapping[str, float], index: Index) -> Mapping[int, float]:
    """For each wording that shares a feature, the weight of what it shares."""
    shared: dict[int, float] = defaultdict(float)
    for feature, weight in features.items():
        for number in index.wordings_with.get(feature, ()):
            shared[number] += weight
    return shared


def _nearest_wordings(shared: Mapping[int, float], index: Index) -> Mapping[str, tuple[int, float]]:
    """For each target its nearest wording, and what the question shares with it."""
    best: dict[str, tuple[float, int, float]] = {}
    for number, weight in shared.items():
        wording = index.wordings[number]
        likeness = weight / (weight + WEIGHTS["missing"] * max(0.0, wording.weight - weight) + 1)
        if likeness > best.get(wording.target, (0.0, 0, 0.0))[0]:
            best[wording.target] = likeness, number, weight
    return {name: (number, weight) for name, (_, number, weight) in best.items()}


def _equals(candidates: list[Candidate]) -> tuple[str, ...]:
    return tuple(candidate.name for candidate in candidates if candidates[0].score - candidate.score < MARGIN)


def _score(
    name: str, features: Mapping[str, float], nearest: tuple[int, float] | None, index: Index, *, is_check: bool
) -> Candidate:
    strengths = index.profiles[name].strengths
    wording, shared = (index.wordings[nearest[0]], nearest[1]) if nearest else (NO_WORDING, 0.0)
    context = cost = 0.0
    unexplained: list[str] = []
    units = index.profiles[name].units
    for feature, weight in features.items():
        if feature in strengths:
            context += 0.0 if feature in wording.features else weight * strengths[feature]
        elif feature.startswith("number:") and _unit(feature) in units:
            context += weight * WEIGHTS["figure"]
        else:
            cost += weight * _cost_of(feature, index)
            unexplained.append(feature)
    if name in OWN_INTENTS:
        cost *= WEIGHTS["own"]
    credit = shared + WEIGHTS["context"] * context
    missing = max(0.0, wording.weight - shared) * WEIGHTS["missing"]
    total = credit + missing + cost
    reasons = (
        f'like "{wording.text}"' if wording.text else "like no wording",
        f"shares {credit:.2f}, misses {missing:.2f}, leaves {cost:.2f}",
        f"does not explain: {', '.join(sorted(unexplained))}" if unexplained else "explains every word",
    )
    score = credit / total if total else 1.0
    if is_check and index.is_joint(name):
        score *= WEIGHTS["joint"]
    return Candidate(name, round(score, 4), reasons, not unexplained)


def _unit(feature: str) -> str | None:
    return feature.partition(" ")[2] or None


def _cost_of(feature: str, index: Index) -> float:
    if feature.startswith("ask:"):
        return WEIGHTS["figure_ask"] if feature in _FIGURE_ASKS else WEIGHTS["ask"]
    if feature.startswith("number:") and not feature.endswith(" year"):
        return WEIGHTS["number"]
    return WEIGHTS["foreign"] if feature in index.targets_with else WEIGHTS["unknown"]
