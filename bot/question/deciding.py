"""From a ranking to a decision: what is answered, and whether it is given as certain.

This is selective prediction (El-Yaniv and Wiener 2010): the calibrated probability that the answer is
right is held against a threshold that was chosen for the share of certain answers that may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from bot.question.gates import Veto, find_vetoes
from bot.question.index import Index
from bot.question.model import Model
from bot.question.ranking import Candidate, Ranking

Certainty = Literal["sure", "unsure"]

#: So many facts are shown beside the answer, or where nothing is certain.
MAX_ALSO: Final = 2
MAX_NEAREST: Final = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """What a question is answered with."""

    certainty: Certainty
    probability: float
    """The calibrated probability that what is shown answers the question."""
    shown: tuple[Candidate, ...]
    """Sure: the answer, then what is nearly as likely. Unsure: what comes nearest. Empty: nothing was found."""
    vetoes: tuple[Veto, ...] = ()

    @property
    def answer(self) -> Candidate | None:
        """The one that is given as a finding."""
        return self.shown[0] if self.certainty == "sure" and self.shown else None


def decide(ranking: Ranking, index: Index, model: Model) -> Decision:
    """What is answered, and how certain that is."""
    best = ranking.best
    if best is None:
        return Decision("unsure", 0.0, ())
    vetoes = tuple(find_vetoes(ranking.question, best, index))
    if not vetoes:
        for count in range(1, MAX_ALSO + 2):
            shown = _with_also(ranking.candidates, count)
            probability = model.calibrate(_mass(shown, ranking.candidates))
            if probability >= model.sure:
                return Decision("sure", probability, shown)
    nearest = _nearest(ranking.candidates)
    probability = model.calibrate(_mass(nearest, ranking.candidates))
    return Decision("unsure", probability, nearest if probability >= model.found else (), vetoes)


def _with_also(candidates: Iterable[Candidate], count: int) -> tuple[Candidate, ...]:
    """The best candidate and the next ones that tell something beside it; what is no fact stands alone."""
    best, *others = candidates
    if best.target.kind not in STATED:
        return (best,)
    return (best, *_tell_more(others, best)[: count - 1])


def _tell_more(others: Iterable[Candidate], best: Candidate) -> list[Candidate]:
    told = set(best.target.facts)
    return [other for other in others if other.target.kind == "fact" and not told.issuperset(other.target.facts)]


def _nearest(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(candidates)[:MAX_NEAREST]


def _mass(shown: Iterable[Candidate], candidates: Iterable[Candidate]) -> float:
    """The probability that what is asked for is among what is shown."""
    shown = tuple(shown)
    names = {candidate.target.name for candidate in shown}
    told = {fact for candidate in shown if candidate.target.kind in STATED for fact in candidate.target.facts}
    return sum(
        candidate.probability
        for candidate in candidates
        if candidate.target.name in names
        or (candidate.target.kind == "fact" and told.issuperset(candidate.target.facts))
    )


#: The kinds of targets that the documents state.
STATED: Final = frozenset({"fact", "joint"})
