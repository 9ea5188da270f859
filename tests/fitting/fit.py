"""Fit the model by which candidates are ranked and answers trusted, and say what it is worth.

    python tests/fitting/fit.py [--write] [--ablate]

Needs the dependency group `fit` (scipy). Prints the coefficients, and what is right among questions whose
writers and whose targets were left out: the share with a right target first, among the first three, and the
risk-coverage curve of certain answers (El-Yaniv and Wiener 2010). `--ablate` also prints what each feature
and each gate is worth. `--write` writes the model's data file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final, TypeAlias
from zlib import crc32

import numpy as np
import yaml
from labelled import MATERIALS, Labelled, load_labelled, load_statements
from scipy.optimize import minimize

import bot.question
from bot.engine import Engine
from bot.question import gates
from bot.question.conversation import Conversation, Turn
from bot.question.deciding import decide, measure, widen
from bot.question.features import FEATURES, NONE_FEATURES
from bot.question.followup import find_context, put_person
from bot.question.model import Model
from bot.question.proposing import PROPOSED, propose
from bot.question.question import Question
from bot.question.ranking import Candidate, Ranking

#: An array of numpy, which whoever checks types need not have.
Array: TypeAlias = Any

Rankings = Sequence[tuple[Labelled, Ranking]]

MODEL: Final = Path(bot.question.__file__).with_name("model.yaml")
NAMES: Final = tuple(feature.__name__ for feature in (*FEATURES, *NONE_FEATURES))

#: Questions are parted into so many groups; each is judged by a model that was fitted without it.
FOLDS: Final = 5

#: Against overfitting: the share of the squared coefficients that is added to what is minimised.
RIDGE: Final = 2e-4

#: So many of the certain answers may count as wrong. A third of what counts so are answers that
#: a fair reader takes, and a check of theirs is too narrow for.
RISK: Final = 0.02

#: The same for the answer that no document states it. Who denies what one does state is believed, and nobody looks.
DENIAL_RISK: Final = 0.01

#: A false verdict does as much harm as so many right ones do good.
HARM: Final = 4

#: What is tried: how likely a fact has to be to judge, and what of a statement may be left unexplained.
JUDGED: Final = (0.1, 0.3, 0.5)
SLACK: Final = (0.1, 0.2, 0.3)

#: From this percentage on every threshold is printed.
FINE: Final = 88

INDEXES: Final = {name: material.index for name, material in MATERIALS.items()}


@dataclass(frozen=True, slots=True)
class Table:
    """All questions as numbers: what describes each candidate, which exist, which are right.

    The last candidate of each question stands for none of them.
    """

    questions: Sequence[Labelled]
    read: Sequence[Question]
    proposals: Sequence[Sequence[Any]]
    described: Array
    """Questions x candidates x features."""
    exists: Array
    right: Array
    weight: Array


def main() -> int:
    """Fit, measure, and print."""
    parser = argparse.ArgumentParser(description="Fit the model by which questions are understood.")
    parser.add_argument("--write", action="store_true", help="write the data file")
    parser.add_argument("--ablate", action="store_true", help="say what each feature and each gate is worth")
    options = parser.parse_args()
    table = describe(load_labelled())
    probabilities = cross_validate(table)
    report_ranking(table, probabilities)
    rankings = [*rank_rows(table, probabilities)]
    slope, intercept = calibrate(rankings)
    model = Model(coefficients={}, none={}, slope=slope, intercept=intercept, sure=1, denied=1, judged=1, slack=0)
    sure = choose_threshold("what is told", _select(rankings, denied=False), model, RISK)
    denied = choose_threshold("what is denied", _select(rankings, denied=True), model, DENIAL_RISK)
    if options.ablate:
        ablate(table, rankings)
    coefficients = dict(zip(NAMES, fit(table, np.ones(len(table.read), bool)).round(2).tolist(), strict=True))
    fitted = Model(
        coefficients={feature.__name__: coefficients[feature.__name__] for feature in FEATURES},
        none={feature.__name__: coefficients[feature.__name__] for feature in NONE_FEATURES},
        slope=round(slope, 3),
        intercept=round(intercept, 3),
        sure=sure,
        denied=denied,
        judged=1,
        slack=0,
    )
    judged, slack = choose_proof(fitted)
    data = fitted.model_dump() | {"judged": judged, "slack": slack}
    text = yaml.safe_dump(data, sort_keys=False)
    sys.stdout.write(f"\n{text}")
    if options.write:
        MODEL.write_text(f"# Written by tests/fitting/fit.py: fit anew, and never by hand.\n{text}", "utf-8")
    return 0


def describe(questions: Sequence[Labelled]) -> Table:
    """The questions as numbers."""
    described: Array = np.zeros((len(questions), PROPOSED + 1, len(NAMES)), np.float32)
    exists: Array = np.zeros((len(questions), PROPOSED + 1), bool)
    right = np.zeros_like(exists)
    read, proposals = [], []
    for row, labelled in enumerate(questions):
        index = INDEXES[labelled.base]
        previous = _recall(labelled)
        question = put_person(index.reader.read(labelled.text), previous, index)
        found = propose(question, index, find_context(question, previous, index))
        for at, proposal in enumerate(found):
            described[row, at, : len(FEATURES)] = [feature(question, proposal) for feature in FEATURES]
            right[row, at] = proposal.profile.target.name in labelled.right
        exists[row, : len(found)] = True
        exists[row, PROPOSED] = True
        described[row, PROPOSED, len(FEATURES) :] = [feature(question, found, index) for feature in NONE_FEATURES]
        right[row, PROPOSED] = labelled.none or not right[row].any()
        read.append(question)
        proposals.append(found)
    weight = np.array([labelled.weight for labelled in questions])
    return Table(questions, read, proposals, described, exists, right, weight)


def _recall(labelled: Labelled) -> Turn | None:
    """The turn before a question, as it is answered today."""
    conversation = Conversation()
    for text in labelled.before:
        conversation = MATERIALS[labelled.base].engine.ask(text, conversation).conversation
    return conversation.last


def fit(table: Table, rows: Array, left_out: Sequence[int] = ()) -> Array:
    """The coefficients with which the right candidates are likeliest; some features may be left out."""
    kept = np.array([at not in left_out for at in range(len(NAMES))])
    described, right = table.described[rows] * kept, table.right[rows]
    exists, weight = table.exists[rows], table.weight[rows]

    def lose(coefficients: Array) -> tuple[float, Array]:
        probabilities = _choose(described, exists, coefficients)
        hits = np.maximum((probabilities * right).sum(1), 1e-12)
        share = probabilities * right / hits[:, None]
        slope = np.einsum("n,nt,ntf->f", weight, share - probabilities, described) / weight.sum()
        loss = -(weight * np.log(hits)).sum() / weight.sum()
        return float(loss + RIDGE * coefficients @ coefficients), -slope + 2 * RIDGE * coefficients

    found: Array = minimize(lose, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B").x
    return found * kept


def _choose(described: Array, exists: Array, coefficients: Array) -> Array:
    utilities = np.where(exists, described @ coefficients, -np.inf)
    powers = np.exp(utilities - utilities.max(1, keepdims=True))
    chosen: Array = powers / powers.sum(1, keepdims=True)
    return chosen


def cross_validate(table: Table, left_out: Sequence[int] = ()) -> Array:
    """The probabilities of all candidates, each by a model that knows neither the writer nor the target."""
    probabilities = np.zeros_like(table.exists, float)
    writers = np.array([_fold(labelled.writer) if labelled.writer else -1 for labelled in table.questions])
    targets = np.array([_fold(min(labelled.right, default="")) for labelled in table.questions])
    for fold in range(FOLDS):
        judged = np.where(writers >= 0, writers == fold, targets == fold)
        coefficients = fit(table, (writers != fold) & (targets != fold), left_out)
        probabilities[judged] = _choose(table.described[judged], table.exists[judged], coefficients)
    return probabilities


def _fold(name: str) -> int:
    return crc32(name.encode()) % FOLDS


def report_ranking(table: Table, probabilities: Array) -> None:
    """How often a right target comes first, and among the first three, by writer."""
    writers = np.array([labelled.writer for labelled in table.questions])
    answerable = table.right[:, :PROPOSED].any(1) & ~np.array([labelled.none for labelled in table.questions])
    order = (-probabilities[:, :PROPOSED]).argsort(1)
    hits = np.take_along_axis(table.right[:, :PROPOSED], order, 1)
    sys.stdout.write(f"{'writer':16}{'n':>6}{'first':>8}{'first 3':>9}\n")
    for writer in sorted(set(writers)):
        rows = answerable & (writers == writer)
        first, three = hits[rows, 0].mean(), hits[rows, :3].any(1).mean()
        sys.stdout.write(f"{writer or 'by target':16}{rows.sum():6}{first:8.1%}{three:9.1%}\n")


def rank_rows(table: Table, probabilities: Array) -> Iterator[tuple[Labelled, Ranking]]:
    """The ranking of each question that somebody wrote who knew no target."""
    for row, labelled in enumerate(table.questions):
        if labelled.writer and labelled.counts and table.proposals[row]:
            ranked = [
                Candidate(proposal, float(probabilities[row, at]), {})
                for at, proposal in enumerate(table.proposals[row])
            ]
            ranked.sort(key=lambda candidate: -candidate.probability)
            yield labelled, Ranking(table.read[row], tuple(ranked), float(probabilities[row, PROPOSED]))


def calibrate(rankings: Rankings) -> tuple[float, float]:
    """Slope and intercept of the calibrated probability (Platt 1999) that what is shown is right."""
    shown = [
        (measure(some, ranking), _is_right(some, one))
        for one, ranking in rankings
        for some in widen(ranking.candidates)
    ]
    masses, right = np.clip([mass for mass, _ in shown], 1e-6, 1 - 1e-6), np.array([hit for _, hit in shown])
    logits = np.log(masses / (1 - masses))

    def lose(line: Array) -> float:
        margins = np.where(right, 1, -1) * (line[0] * logits + line[1])
        return float(np.logaddexp(0, -margins).mean())

    slope, intercept = minimize(lose, np.array([1.0, 0.0])).x
    return float(slope), float(intercept)


def _select(rankings: Rankings, *, denied: bool) -> Rankings:
    """Of the questions those to which the likeliest answer is that no document states it, or the others."""
    return [one for one in rankings if (one[1].candidates[0].target.kind == "gap") is denied]


def choose_threshold(name: str, rankings: Rankings, model: Model, risk: float) -> float:
    """Print the risk-coverage curve; the lowest threshold at which certain answers keep to the risk."""
    chosen = 1.0
    sys.stdout.write(f"\n{name}\n{'threshold':>9}{'sure':>8}{'wrong of these':>16}\n")
    for percent in range(99, 49, -1):
        threshold = percent / 100
        sure = [*_sure_answers(rankings, model.model_copy(update={"sure": threshold, "denied": threshold}))]
        wrong = sure.count(False)
        # A single answer more or less is no finding.
        if wrong - 1 <= risk * len(sure):
            chosen = threshold
        if percent >= FINE or percent % 5 == 0:
            share = wrong / max(len(sure), 1)
            sys.stdout.write(f"{threshold:9.2f}{len(sure) / len(rankings):8.1%}{share:16.1%}\n")
    return chosen


def choose_proof(model: Model) -> tuple[float, float]:
    """How likely a fact has to be, and how much may be left unexplained, for verdicts to do the most good.

    Prints how many are given, right and false, and what remains of the good when the harm is taken off.
    """
    statements = [*load_statements()]
    found: list[tuple[int, float, float]] = []
    sys.stdout.write(f"\n{'judged from':>11}{'slack':>7}{'judged':>8}{'right':>8}{'false':>8}{'good':>8}\n")
    for judged, slack in product(JUDGED, SLACK):
        given = [*_verdicts(model.model_copy(update={"judged": judged, "slack": slack}), statements)]
        right, false = given.count(True), given.count(False)
        good = right - HARM * false
        sys.stdout.write(f"{judged:11.2f}{slack:7.1f}{len(given):8}{right:8}{false:8}{good:8}\n")
        found.append((good, judged, slack))
    _, judged, slack = max(found)
    return judged, slack


def _verdicts(model: Model, statements: Sequence[tuple[str, str, frozenset[str]]]) -> Iterator[bool]:
    """For each statement that is judged, whether rightly so."""
    engines = {name: Engine(material.base, model=model) for name, material in MATERIALS.items()}
    for text, base, right in statements:
        verdict = engines[base].ask(text).verdict
        if verdict in ("supported", "contradicted", "disputed"):
            yield verdict in right


def _sure_answers(rankings: Rankings, model: Model) -> Iterator[bool]:
    """For each question that is answered as certain, whether rightly so."""
    for labelled, ranking in rankings:
        decision = decide(ranking, INDEXES[labelled.base], model)
        if decision.answer:
            yield _is_right(decision.shown, labelled)


def _is_right(shown: Sequence[Candidate], labelled: Labelled) -> bool:
    return any(candidate.target.name in labelled.right for candidate in shown)


def ablate(table: Table, rankings: Rankings) -> None:
    """What ranking loses without each feature, and how many certain answers each gate holds back, rightly and not."""
    whole = _loss(table, cross_validate(table))
    sys.stdout.write(f"\n{'without':16}{'loss':>8}\n")
    for at, name in enumerate(NAMES):
        sys.stdout.write(f"{name:16}{_loss(table, cross_validate(table, (at,))) - whole:+8.4f}\n")
    sys.stdout.write(f"\n{'gate':16}{'wrong held back':>16}{'right held back':>16}\n")
    for gate in gates.GATES:
        held = [
            _is_right(ranking.candidates[:1], labelled)
            for labelled, ranking in rankings
            if _shuts(gate, labelled, ranking)
        ]
        sys.stdout.write(f"{gate.__name__:16}{len(held) - sum(held):16}{sum(held):16}\n")


def _shuts(gate: gates.Gate, labelled: Labelled, ranking: Ranking) -> bool:
    best = ranking.best
    return best is not None and gate(ranking.question, best, INDEXES[labelled.base]) is not None


def _loss(table: Table, probabilities: Array) -> float:
    hits = np.maximum((probabilities * table.right).sum(1), 1e-12)
    return float(-(table.weight * np.log(hits)).sum() / table.weight.sum())


if __name__ == "__main__":
    sys.exit(main())
