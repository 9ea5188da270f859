"""Small parts of a ranking, made by hand to try one rule at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from bot.language.meaning import NAMING, Meaning
from bot.question.conversation import Conversation, Turn
from bot.question.features import FEATURES, NONE_FEATURES
from bot.question.index import Index, Profile, Wording
from bot.question.model import Model, load_model
from bot.question.proposing import Proposal
from bot.question.ranking import Candidate, Ranking
from bot.question.request import Request
from bot.question.targets import Target
from bot.question.understanding import Interpreter

#: A matter that no base knows.
LAMP: Final = Target("lamp", "fact", ("how bright is the lamp",), ("lamp",))

A: Final = Meaning("term", "a")
B: Final = Meaning("term", "b")


def make_profile(asked: Iterable[Meaning] = (), told: Iterable[Meaning] = (), **changes: Any) -> Profile:
    """A target's words; without values and without documents if none are given."""
    rest: dict[str, Any] = {name: frozenset() for name in ("kinds", "units", "sources") if name in Profile.__slots__}
    parts = {"target": LAMP, "wants": {}, **rest, **changes}
    return Profile(asked=frozenset(asked), told=frozenset(told), **parts)


def make_wording(*signs: Meaning, weight: float) -> Wording:
    """A wording of the lamp."""
    return Wording(0, LAMP.wordings[0], frozenset(signs), weight)


def make_proposal(
    profile: Profile | None = None, weights: Mapping[Meaning, float] | None = None, **changes: Any
) -> Proposal:
    """A target beside a question that shares nothing with it but what is given."""
    weights = weights or {}
    nothing: dict[str, Any] = {"words": 0.0, "letters": 0.0, "wording": None, "likeness": 0.0, "is_same": False}
    names = tuple(term for term in weights if term.kind in NAMING)
    parts = {"total": sum(weights.values()), "names": names, **nothing, **changes}
    return Proposal(profile=profile or make_profile(), weights=weights, **parts)


def make_candidate(index: Index, name: str, probability: float = 1.0, **changes: Any) -> Candidate:
    """A target of the index, as likely as given, that shares some word with the question."""
    proposal = make_proposal(index.profile(name), {A: 1.0}, **{"words": 0.5, **changes})
    return Candidate(proposal, probability, {})


def make_ranking(index: Index, text: str, *candidates: tuple[str, float]) -> Ranking:
    """The ranking of a question, the candidates as given, the likeliest first."""
    ranked = tuple(make_candidate(index, name, probability) for name, probability in candidates)
    return Ranking(index.reader.read(text), ranked, 1 - sum(probability for _, probability in candidates))


def make_model(**changes: Any) -> Model:
    """A model that leaves probabilities as they are, and to which no feature says anything but those given."""
    coefficients = {feature.__name__: 0.0 for feature in FEATURES} | changes.pop("coefficients", {})
    none = {feature.__name__: 0.0 for feature in NONE_FEATURES} | changes.pop("none", {})
    numbers = {"slope": 1.0, "intercept": 0.0, "sure": 0.8, "denied": 0.8, "judged": 0.5, "slack": 0.5, **changes}
    return Model(coefficients=coefficients, none=none, **numbers)


def read(index: Index, message: str, *turns: Turn, document: str | None = None) -> tuple[Request, ...]:
    """The requests in a message."""
    return Interpreter(index, load_model()).understand(message, Conversation(turns), document)
