"""The fitted numbers by which candidates are ranked and answers are trusted, read from one data file.

The model is a conditional logit (McFadden 1974): each candidate has a utility, the weighted sum of its
features, and so has the alternative that none of them is meant; the probabilities are the softmax of
the utilities. `tests/fitting/fit.py` fits all numbers from labelled questions and writes the file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.text import read_text_data

Probability = Annotated[float, Field(ge=0, le=1)]


class Model(BaseModel):
    """All numbers that are fitted."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    coefficients: Mapping[str, float]
    """What each feature of a candidate weighs, by its name."""
    none: Mapping[str, float]
    """The same for the features of the question that speak for none of the candidates."""
    slope: float
    intercept: float
    """By these a probability becomes a calibrated one (Platt 1999): both act on its logit."""
    sure: Probability
    """From this calibrated probability on an answer is given as certain."""
    denied: Probability
    """The same for the answer that no document states it: where that is wrong, something true is denied."""
    judged: Probability
    """A statement is held against facts that are at least so likely, as a share of the likeliest candidate's."""
    slack: Probability
    """What of a statement nothing may account for, as a share of the weight of the rarest word."""

    def choose(self, utilities: Sequence[float], none: float) -> tuple[list[float], float]:
        """The probability of each candidate, and that of none of them, from their utilities."""
        highest = max((*utilities, none))
        powers = [math.exp(utility - highest) for utility in utilities]
        rest = math.exp(none - highest)
        total = sum(powers) + rest
        return [power / total for power in powers], rest / total

    def calibrate(self, probability: float) -> float:
        """The probability that an answer is right, from the share of the probability that it holds."""
        bounded = min(max(probability, 1e-6), 1 - 1e-6)
        return 1 / (1 + math.exp(-(self.slope * math.log(bounded / (1 - bounded)) + self.intercept)))


@cache
def load_model() -> Model:
    """The model that the package carries."""
    file = resources.files(__package__ or "bot.question") / "model.yaml"
    return Model.model_validate(read_text_data(file.read_text("utf-8")))
