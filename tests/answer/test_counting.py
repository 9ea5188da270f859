"""Whether as many documents go along with a statement as it says."""

from __future__ import annotations

import pytest

from bot.answer.answer import Verdict
from bot.answer.counting import judge_count
from bot.language.meaning import Quantifier

ALL = Quantifier(None)
NONE = Quantifier(0, 0)


@pytest.mark.parametrize(
    ("quantifier", "yes", "no", "verdict"),
    [
        (ALL, 4, 0, "supported"),
        (ALL, 3, 1, "contradicted"),
        (ALL, 3, 0, None),
        (Quantifier(2), 2, 2, "supported"),
        (Quantifier(2), 1, 3, "contradicted"),
        (Quantifier(2), 1, 2, None),
        (Quantifier(1, 1), 1, 3, "supported"),
        (Quantifier(1, 1), 2, 0, "contradicted"),
        (Quantifier(1, 1), 1, 2, None),
        # 'Two of them': two are, and nobody says that there are no more.
        (Quantifier(2, 2, is_strict=False), 2, 2, "supported"),
        (Quantifier(2, 2, is_strict=False), 3, 1, None),
        (Quantifier(2, 2, is_strict=False), 1, 3, "contradicted"),
        (NONE, 1, 3, "contradicted"),
        (NONE, 0, 4, "supported"),
        (Quantifier(0, 2), 3, 1, "contradicted"),
    ],
)
def test_a_count_of_documents_is_judged_by_those_that_are_known(
    quantifier: Quantifier, yes: int, no: int, verdict: Verdict | None
) -> None:
    assert judge_count(quantifier, yes, no, total=4) == verdict
