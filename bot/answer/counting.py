"""Whether as many documents go along with a statement as it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.answer.answer import Verdict
from bot.language.meaning import Quantifier

#: What becomes of a verdict by a negation.
OPPOSITE: Final[Mapping[Verdict, Verdict]] = {"supported": "contradicted", "contradicted": "supported"}


def judge_count(quantifier: Quantifier, yes: int, no: int, total: int) -> Verdict | None:
    """The verdict on what is said to be so in a number of documents; None where it hangs on those that nobody knows of.

    Args:
        quantifier: of how many documents it is said.
        yes: how many go along.
        no: how many do not.
        total: how many could.
    """
    most_likely = total - no
    least = total if quantifier.least is None else quantifier.least
    most = total if quantifier.most is None else quantifier.most
    if most_likely < least or (quantifier.is_strict and yes > most):
        return "contradicted"
    return "supported" if yes >= least and most_likely <= most else None
