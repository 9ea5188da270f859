"""Which intent a question wants, with the score and the reasons, or why none.

Evidence competes: for each intent only the wording most like the question counts. Likeness is a
weighted Tversky index (Tversky 1977) between the question and that wording: what both have stands
against what the wording has and the question lacks, and what the question has and the intent does
not explain. A word that nothing here knows costs most, so 'how many GPUs did <unknown country>
get' is refused however well the rest fits.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.language.meaning import OWN_INTENTS
from bot.question.index import DATE, FIGURE_ASKS, Index, IndexedWording
from bot.question.question import Question

Decision = Literal["matched", "ambiguous", "several", "vague", "weak", "foreign", "empty"]

#: What the parts of a likeness weigh, as shares of the words' own weights.
WEIGHTS: Final[dict[str, float]] = {
    "context": 0.65,  # credit: a word that other wordings or the facts of the intent explain
    "loose": 0.1,  # cost: such a word, for it stands in another place than the wording's own
    "missing": 0.79,  # cost: a word of the wording that the question lacks
    "unknown": 0.83,  # cost: a word of the question that nothing here knows
    "unknown_thing": 0.45,  # the same for a common noun: 'the haul' may well be the thing that all is about
    "foreign": 0.68,  # cost: a word of the question that only other intents know
    "light": 0.22,  # cost in all: a word of general use that the intent does not explain
    "unasked": 0.12,  # share of a wording's question words that a question without any is still missing
    "figure": 0.79,  # credit: a number that can be held against a figure of the intent's facts
    "number": 0.59,  # cost: a number that nothing here has; a verdict will deal with it
    "ask": 0.3,  # cost: a question word (who, why …) that the intent is never asked with
    "figure_ask": 3.91,  # the same for those that only a figure, a date or a place can answer
    "joint": 0.95,  # how far an intent of several facts counts: a single fact is the straighter answer
    "joint_check": 0.48,  # the same where something is to be judged
    "time": 1.3,  # the same for a time seen from now: 'next year' is never said by the way
    "name": 0.76,  # the same for the name of an entity or a place: another name is another question
    "gap": 0.95,  # how far a gap counts: what is stated goes before what is not
    "derived": 0.99,  # how far a derived figure counts: nobody asks for one by the way
    "own": 1.67,  # how much more an unexplained word costs the intents about the bot itself
    "source": 1.15,  # the same for one that a document tells which the question names
    "borrowed_cost": 0.2,  # share that such a word costs where the intent does not explain it
    "borrowed_name": 4.0,  # the same for the name of an entity
    "borrowed": 0.5,  # share that a word counts which is taken over from the question before
}

#: The features that say nothing of what is asked about: a verdict, or a gap, deals with them.
FIGURES: Final = ("number:", "date:", "time:")

#: Below this score no intent is believed.
ACCEPT: Final = 0.54

#: Two intents closer than this are equally good.
MARGIN: Final = 0.01

#: From this score on a rival does not matter: both mean the same words, and the fact goes before the gap.
CERTAIN: Final = 0.9

#: If less than this share of the question is known at all, it is about something else.
FAMILIAR: Final = 0.396

#: A question that no intent fits is about the subject if so much of it is known, or if it names an entity.
AT_HOME: Final = 0.6

#: At most so many choices are offered when a question is ambiguous.
MAX_CHOICES: Final = 4

#: A target in none of whose wordings a word of the question stands misses so much.
NO_WORDING: Final = 3.2


#: So many of the nearest targets are scored in full.
SCORED: Final = 40

#: A feature that so few targets have is worth following to all of them.
RARE: Final = 12

#: A feature that more wordings have finds none by itself.
COMMON: Final = 1500


@dataclass(frozen=True, slots=True)
class Fit:
    """How a question fits a target, in the weights of words: the parts of a score, and so its reasons."""

    wording: str
    """The example wording most like the question; empty if none shares a word with it."""
    credit: float
    missing: float
    cost: float
    unexplained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An intent, how well the question fits it, and why."""

    name: str
    score: float
    fit: Fit | None = None
    """None for the last answer's own intent, which a follow-up is about whatever its words."""
    is_wording: bool = False
    """Whether the question is one of its example wordings, word for word as far as words count."""

    @property
    def explains_all(self) -> bool:
        """Whether it accounts for every word of the question."""
        return self.fit is not None and not self.fit.unexplained

    def explains(self, terms: frozenset[str]) -> bool:
        """Whether it accounts for these words of the question."""
        return self.fit is None or terms.isdisjoint(self.fit.unexplained)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it has its score: each a part of a sentence."""
        if self.fit is None:
            return ("asks for who says the last answer",)
        unexplained = ", ".join(sorted(self.fit.unexplained))
        return (
            f'like "{self.fit.wording}"' if self.fit.wording else "like no wording",
            f"shares {self.fit.credit:.2f}, misses {self.fit.missing:.2f}, leaves {self.fit.cost:.2f}",
            f"does not explain: {unexplained}" if unexplained else "explains every word",
        )


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


@dataclass(frozen=True, slots=True)
class _Nearest:
    """A target's wording most like the question: what the question shares with it, and what it lacks of it."""

    wording: IndexedWording
    shared: float
    missing: float


@dataclass(frozen=True, slots=True)
class _Feature:
    """A feature of the question: its weight, and what it costs a target that does not explain it."""

    name: str
    weight: float
    cost: float
    figure: frozenset[str | None]
    """For a number or a date the unit that a value needs to be held against it; empty for words."""


def match(
    question: Question,
    index: Index,
    borrowed: Mapping[str, float] | None = None,
    borrowed_share: float | None = None,
) -> Match:
    """Find the intent that the question wants.

    `borrowed` are features taken over from the question before; they count `borrowed_share` of their
    weight.
    """
    share = WEIGHTS["borrowed"] if borrowed_share is None else borrowed_share
    costs = {feature: cost for feature, cost in (borrowed or {}).items() if feature not in question.features}
    features = {feature: index.weight(feature) for feature in question.features}
    features.update((feature, index.weight(feature) * share) for feature in costs)
    shared = _share_wordings(features, index)
    rare = _reached_by_rare(features, index)
    nearest = _nearest_wordings(shared, rare, index, needs_ask=bool(question.asks))
    asked = tuple(
        _Feature(name, weight, costs.get(name, 1.0) * _cost_of(name, weight, index), _figure(name))
        for name, weight in features.items()
    )
    scored = [_score(name, asked, near, index, is_check=question.is_check) for name, near in nearest.items()]
    told_by_named = index.told_by(question.keys("source"))
    scored = [_favour_told(candidate) if candidate.name in told_by_named else candidate for candidate in scored]
    candidates = sorted(scored, key=lambda c: (not c.is_wording, -c.score, index.rank(c.name), c.name))
    decision, reason = _decide(question, features, candidates, index)
    equals = _equals(candidates) if decision == "several" else ()
    return Match(question, decision, reason, tuple(candidates), equals)


_NONE_NEAR: Final = _Nearest(IndexedWording("", "", frozenset(), 0.0), 0.0, NO_WORDING)


def _decide(
    question: Question, features: Mapping[str, float], candidates: list[Candidate], index: Index
) -> tuple[Decision, str]:
    if not features:
        return "empty", "no word of it means anything by itself"
    plain_asks = {f"ask:{ask}" for ask in question.keys("ask")}
    has_content = index.weigh_content(features.keys() - plain_asks) > 0 or not question.asks <= plain_asks
    # Of the bot itself people ask in words of general use.
    is_own = question.terms and candidates and candidates[0].name in OWN_INTENTS and candidates[0].explains_all
    if not has_content and not is_own and not (candidates and candidates[0].is_wording):
        return "vague", "no word of it says what it is about"
    strangers = _strangers(features, index)
    if candidates and _is_elsewhere(question, candidates[0], index):
        return "foreign", "it asks of another place what no source says even of this one"
    if strangers or not candidates or candidates[0].score < ACCEPT:
        familiar = measure_familiarity(features, index)
        if familiar < FAMILIAR:
            return "foreign", f"only {familiar:.0%} of what carries it is known here"
        if familiar < AT_HOME and not any(feature.startswith("name:") for feature in features):
            return "foreign", f"no intent reaches {ACCEPT}, and it names nothing that is known here"
        return "weak", f"nothing here knows {', '.join(strangers)}" if strangers else f"no intent reaches {ACCEPT}"
    best, *others = candidates
    rivals = [other for other in others if best.score - other.score < MARGIN and not index.is_gap(other.name)]
    if rivals and all(candidate.explains_all and index.is_fact(candidate.name) for candidate in (best, *rivals)):
        return "several", f"{best.name} and {rivals[0].name} fit equally well"
    is_open = not question.is_check and not best.is_wording and best.score < CERTAIN
    if rivals and is_open and not index.is_gap(best.name):
        return "ambiguous", f"{best.name} and {rivals[0].name} are within {MARGIN}"
    return "matched", f"{best.name} is the best, {best.score:.2f}"


def _is_elsewhere(question: Question, best: Candidate, index: Index) -> bool:
    """Whether a gap is asked for in a place that it does not know, and of nothing that the sources are about."""
    strange_places = {f"place:{place}" for place in question.keys("place")} - index.profiles[best.name].strengths.keys()
    return bool(strange_places) and index.is_gap(best.name) and not question.keys("name", "source")


def _strangers(features: Iterable[str], index: Index) -> list[str]:
    """The words that may be names: neither of everyday language nor in a wording or a fact, and with no article."""
    unknown = {feature.removeprefix("unknown:") for feature in features if feature.startswith("unknown:")}
    told = {word for word in unknown if f"unknown:{word}" in index.targets_with or index.reader.is_everyday(word)}
    return sorted(word for word in unknown - told if not word.startswith("the "))


def measure_familiarity(features: Mapping[str, float], index: Index) -> float:
    """The weighted share of the features, figures apart, that stand in some wording or fact."""
    words = {feature: weight for feature, weight in features.items() if not feature.startswith(FIGURES)}
    total = sum(words.values())
    known = sum(weight for feature, weight in words.items() if feature in index.targets_with)
    return known / total if total else 1.0


def _share_wordings(features: Mapping[str, float], index: Index) -> Mapping[int, float]:
    """For each wording that shares a feature, the weight of what it shares.

    Rare features find the wordings; one that very many wordings have only adds to those found, so
    that the cost grows slower than the fact base (as in the WAND of Broder et al. 2003).
    """
    shared: dict[int, float] = defaultdict(float)
    for feature in sorted(features, key=lambda feature: len(index.wordings_with.get(feature, ()))):
        weight, posting = features[feature], index.wordings_with.get(feature, ())
        if len(posting) > COMMON and shared:
            posting = tuple(number for number in shared if feature in index.wordings[number].features)
        for number in posting[:COMMON]:
            shared[number] += weight
    return shared


def _reached_by_rare(features: Mapping[str, float], index: Index) -> set[str]:
    """The targets that have a rare feature of the question in their wordings or facts."""
    reached = (index.targets_with.get(feature, ()) for feature in features)
    return {name for names in reached if len(names) <= RARE for name in names}


def _nearest_wordings(
    shared: Mapping[int, float], rare: set[str], index: Index, *, needs_ask: bool
) -> Mapping[str, _Nearest]:
    """For each target that is worth scoring its nearest wording; `rare` are targets that are in any case."""
    cost, unasked = WEIGHTS["missing"], 0.0 if needs_ask else 1 - WEIGHTS["unasked"]
    best: dict[str, tuple[float, int, float]] = {}
    for number, weight in shared.items():
        wording = index.wordings[number]
        lacking = wording.weight - unasked * wording.ask_weight - weight
        missing = cost * lacking if lacking > 0 else 0.0
        likeness = weight / (weight + missing + 1)
        if wording.target not in best or likeness > best[wording.target][0]:
            best[wording.target] = likeness, number, missing
    # Only the most like are scored in full, besides those that a rare word leads to.
    nearest = {*heapq.nlargest(SCORED, best, key=lambda name: best[name][0]), *(rare & best.keys())}
    return dict.fromkeys(rare, _NONE_NEAR) | {
        name: _Nearest(index.wordings[number], shared[number], missing)
        for name in nearest
        for _, number, missing in (best[name],)
    }


def _favour_told(candidate: Candidate) -> Candidate:
    """The candidate with the weight of one that a document tells which the question names."""
    return replace(candidate, score=round(candidate.score * WEIGHTS["source"], 4))


def _equals(candidates: list[Candidate]) -> tuple[str, ...]:
    return tuple(candidate.name for candidate in candidates if candidates[0].score - candidate.score < MARGIN)


def _score(name: str, asked: tuple[_Feature, ...], nearest: _Nearest, index: Index, *, is_check: bool) -> Candidate:
    strengths, units = index.profiles[name].strengths, index.profiles[name].units
    wording, shared = nearest.wording, nearest.shared
    judges = is_check and index.is_fact(name)
    context = cost = 0.0
    unexplained: list[str] = []
    for feature in asked:
        is_comparable = not feature.figure.isdisjoint(units)
        if feature.name in wording.features:
            if judges and feature.figure and not is_comparable:
                # A fact is held against its values: that a wording has the same figure proves nothing.
                shared -= feature.weight
                cost += feature.weight * WEIGHTS["number"]
        elif is_comparable:
            context += feature.weight * WEIGHTS["figure"]
        elif feature.name in strengths and not (is_check and feature.figure):
            context += feature.weight * strengths[feature.name]
            cost += feature.weight * WEIGHTS["loose"]
        else:
            cost += feature.cost
            unexplained.append(feature.name)
    if name in OWN_INTENTS:
        cost *= WEIGHTS["own"]
    credit = shared + WEIGHTS["context"] * context
    total = credit + nearest.missing + cost
    score = credit / total if total else 1.0
    is_wording = wording.features == {feature.name for feature in asked}
    if not is_wording:
        score *= _standing(name, index, is_check=is_check)
    fit = Fit(wording.text, credit, nearest.missing, cost, tuple(unexplained))
    return Candidate(name, round(score, 4), fit, is_wording)


def _standing(name: str, index: Index, *, is_check: bool) -> float:
    """How far a target counts for what it is: what is stated goes before what is not or has to be derived."""
    standing = (1.0, WEIGHTS["gap"], WEIGHTS["derived"])[index.rank(name)]
    if not index.is_joint(name):
        return standing
    return standing * WEIGHTS["joint_check" if is_check else "joint"]


def _figure(feature: str) -> frozenset[str | None]:
    """The unit of a number or a date; nothing for a word."""
    kind, _, figure = feature.partition(":")
    if kind == "date":
        return frozenset({DATE})
    return frozenset({figure.partition(" ")[2] or None}) if kind == "number" else frozenset()


def _cost_of(feature: str, weight: float, index: Index) -> float:
    """What a feature costs a target that does not explain it."""
    if index.reader.is_light(feature):
        return WEIGHTS["light"]
    return weight * WEIGHTS[_sort_of(feature, index)]


def _sort_of(feature: str, index: Index) -> str:
    """The row of the table of weights that tells the cost of an unexplained feature."""
    if feature.startswith("ask:"):
        return "figure_ask" if feature in FIGURE_ASKS else "ask"
    if feature.startswith("date:") or (feature.startswith("number:") and not feature.endswith(" year")):
        return "number"
    if feature.startswith("time:"):
        return "time"
    if feature.startswith(("name:", "place:")):
        return "name"
    if feature in index.targets_with:
        return "foreign"
    return "unknown_thing" if feature.startswith("unknown:the ") else "unknown"
