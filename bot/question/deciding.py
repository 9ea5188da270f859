"""From a ranking to a decision: what is answered, and whether it is given as certain.

This is selective prediction (El-Yaniv and Wiener 2010): the calibrated probability that the answer is
right is held against a threshold that was chosen for the share of certain answers that may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from typing import Final, Literal

from bot.language.meaning import unit_of
from bot.question.gates import Veto, find_vetoes
from bot.question.index import Index
from bot.question.model import Model
from bot.question.question import Question
from bot.question.ranking import Candidate, Ranking

Certainty = Literal["sure", "unsure"]

#: So many facts are shown beside the answer, or where nothing is certain.
MAX_ALSO: Final = 2
MAX_NEAREST: Final = 3

#: Of so many candidates the facts may judge a statement.
MAX_JUDGES: Final = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """What a question is answered with."""

    certainty: Certainty
    probability: float
    """The calibrated probability that what is shown answers the question."""
    shown: tuple[Candidate, ...]
    """Sure: the answer, then what is nearly as likely. Unsure: what comes nearest. Empty: nothing was found."""
    nearest: tuple[str, ...] = ()
    """The facts that most likely answer it, the likeliest first: what is told where nothing is certain."""
    of_first: float = 0.0
    """The calibrated probability that the first of them does."""
    vetoes: tuple[Veto, ...] = ()

    @property
    def answer(self) -> Candidate | None:
        """The one that is given as a finding."""
        return self.shown[0] if self.certainty == "sure" and self.shown else None

    @property
    def is_verbatim(self) -> bool:
        """Whether the question is one of the wordings of what is given as a finding."""
        return self.answer is not None and self.answer.proposal.is_same


def decide(ranking: Ranking, index: Index, model: Model) -> Decision:
    """What is answered, and how certain that is."""
    best = ranking.best
    if best is None:
        return Decision("unsure", 0.0, ())
    vetoes = (*find_vetoes(ranking.question, best, index), *_find_rival(ranking))
    unsure = _show_nearest(ranking, model, vetoes)
    if not vetoes:
        threshold = model.denied if best.target.kind == "gap" else model.sure
        is_foreseen = _is_foreseen(ranking)
        for shown in filter(partial(_holds_all_same, ranking.candidates), widen(ranking.candidates)):
            probability = model.calibrate(measure(shown, ranking))
            if probability >= threshold or is_foreseen:
                return replace(unsure, certainty="sure", probability=probability, shown=shown)
    return unsure


def decide_without(told: AbstractSet[str], ranking: Ranking, decision: Decision, model: Model) -> Decision:
    """What is decided where nothing is certain, without what leads to nothing but facts that are told already."""
    return _show_nearest(ranking, model, decision.vetoes, told)


def _show_nearest(
    ranking: Ranking, model: Model, vetoes: tuple[Veto, ...], told: AbstractSet[str] = frozenset()
) -> Decision:
    """What comes nearest, apart from facts that are told already, as what it is: not certain."""
    new = (one for one in ranking.candidates if not one.target.facts or not told >= set(one.target.facts))
    shown = tuple(one for one in islice(new, MAX_NEAREST) if one.shares_words)
    likely = {fact: share for fact, share in ranking.facts.items() if fact not in told}
    return Decision(
        "unsure",
        model.calibrate(measure(shown, ranking)),
        shown,
        nearest=tuple(islice(likely, MAX_NEAREST)),
        of_first=model.calibrate(next(iter(likely.values()), 0.0)),
        vetoes=vetoes,
    )


def _is_foreseen(ranking: Ranking) -> bool:
    """Whether the question is a wording of the likeliest candidate, and of no other.

    Who goes on from an answer may say the same of another matter: 'in what language do they speak?'.
    """
    best, *others = ranking.candidates
    goes_on = ranking.question.manner.leans_back and any(other.proposal.nearness for other in others)
    is_away = goes_on and not best.proposal.nearness
    return best.proposal.is_same and not is_away and not any(other.proposal.is_same for other in others)


def _holds_all_same(candidates: Sequence[Candidate], shown: Sequence[Candidate]) -> bool:
    """Whether of several that are all asked for in the question's very words none is left out."""
    same = [candidate for candidate in candidates if candidate.proposal.is_same]
    return not shown[0].proposal.is_same or all(candidate in shown for candidate in same)


def find_judges(ranking: Ranking, model: Model) -> Iterator[str]:
    """The facts that are likely enough to judge a statement by, the likeliest first, each once.

    What somebody foresaw to be asked in these words is not judged by anything else, and a question about several
    facts by none of them.
    """
    best = ranking.best
    if best is None:
        return
    if best.proposal.is_same:
        yield from best.target.facts if best.target.kind == "fact" else ()
        return
    near = [*_find_near(ranking.candidates, model)]
    if ranking.question.is_check:
        able = [candidate for candidate in ranking.candidates if _can_hold(candidate, ranking.question)]
        near += _find_near(able, model)
    stated = [candidate.target.facts for candidate in near if candidate.target.is_stated]
    computed = [candidate.target.facts for candidate in near if candidate.target.kind == "derived"]
    yield from dict.fromkeys(chain.from_iterable((*stated, *computed)))


def _find_near(candidates: Sequence[Candidate], model: Model) -> Iterator[Candidate]:
    """Those that are not much less likely than the first."""
    for candidate in candidates[:MAX_JUDGES]:
        if candidate.probability >= model.judged * candidates[0].probability:
            yield candidate


def _can_hold(candidate: Candidate, question: Question) -> bool:
    """Whether each figure with a unit, and each date, is known or can be held against a value of the same measure.

    A bare number, and what may be a year, may count anything.
    """
    foreign = candidate.proposal.profile.find_foreign_figures(question.terms)
    return all(unit_of(term) in ("", "year") for term in foreign)


def _find_rival(ranking: Ranking) -> Iterator[Veto]:
    """A gap is not certain where something that is stated comes near: nothing is denied without proof."""
    best, *others = ranking.candidates
    stated = next((other for other in others if other.target.is_stated), None)
    if best.target.kind == "gap" and stated and 2 * stated.probability >= best.probability:
        yield Veto("stated_rival", f"{stated.target.name} is stated, and nearly as likely")


def widen(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    """What may be given as certain: the best candidate, then together with one more fact, then with two.

    What the documents do not state stands alone.
    """
    best, *others = candidates
    yield (best,)
    if best.target.is_stated:
        told = set(best.target.facts)
        more = [other for other in others if other.target.kind == "fact" and not told.issuperset(other.target.facts)]
        yield from ((best, *more[:count]) for count in range(1, min(len(more), MAX_ALSO) + 1))


def measure(shown: Iterable[Candidate], ranking: Ranking) -> float:
    """The probability that what is asked for is among what is shown."""
    shown = tuple(shown)
    names = {candidate.target.name for candidate in shown}
    told = {fact for candidate in shown if candidate.target.is_stated for fact in candidate.target.facts}
    return sum(
        candidate.probability
        for candidate in ranking.candidates
        if candidate.target.name in names
        or (candidate.target.kind == "fact" and told.issuperset(candidate.target.facts))
    )
