"""Statements that are proven by a derived figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answer.answer import Verdict
from bot.engine import Engine


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        # 1,163 signatures, and 2,480 islanders
        ("Fewer than half of the islanders have signed.", "supported"),
        ("About 47 percent of the islanders have signed.", "supported"),
        ("Two thirds of the islanders have signed.", "contradicted"),
        # a denial, somebody else, and what documents say
        ("Fewer than half of the islanders have not signed.", None),
        ("Fewer than half of the Faroese have signed.", None),
        ("Fewer than half of the islanders have signed at Zorblax.", None),
        ("Do all documents say that fewer than half of the islanders have signed?", None),
        # all and most are shares too
        ("All of the islanders have signed.", "contradicted"),
        ("Most of the islanders have signed.", "contradicted"),
        ("Taxpayers of the province are covering every last dollar of the ships.", "contradicted"),
        # beside a share they are none, nor is what sums up, nor where no part is named
        ("Two thirds of all islanders have signed.", "contradicted"),
        ("1,163 have signed in all.", None),
        ("All of the islanders are there.", None),
        # two figures that may be it
        ("Fewer than half of the islanders have signed, and a third has not.", None),
    ],
)
def test_a_share_is_held_against_the_one_that_follows(
    engine_of: Callable[[str], Engine], statement: str, verdict: Verdict | None
) -> None:
    answer = engine_of("islands").ask(statement)
    assert answer.verdict == verdict
    if verdict:
        assert "Derived, not stated in any document" in answer.headline
        assert len(answer.findings) == 2


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("So 210,000 GPUs remain for the companies.", "supported"),
        ("After the 50,000 of the public sector 100,000 GPUs remain for the companies.", "contradicted"),
        ("More than half of the GPUs go to the public sector.", "contradicted"),
    ],
)
def test_where_sources_differ_each_result_is_told(engine: Engine, statement: str, verdict: Verdict) -> None:
    answer = engine.ask(statement)
    assert answer.verdict == verdict
    assert len(answer.listed) == 3


def test_the_result_that_decides_is_told_first(engine: Engine) -> None:
    # By one document it may be any share from 19 percent on.
    answer = engine.ask("Half of the GPUs go to the public sector.")
    assert answer.headline.startswith("No. ")
    assert "at least" not in answer.headline
