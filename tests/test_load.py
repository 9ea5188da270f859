"""The command that lets many people ask: it counts what happened, and nobody is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

from load import Plan, load


async def test_everybody_is_answered_once_and_every_figure_told(other_root: Path) -> None:
    plan = Plan(base=other_root, rate=20.0, users=6, seconds=0.3)
    outcome = await load(plan)
    assert len(outcome.asked) == len(outcome.seconds) == 6
    assert set(outcome.answered.values()) == {1}
    told = outcome.describe(plan)
    assert "6 questions, 20 a second from 6 people" in told
    assert "answered once: 6, more than once: 0, not at all: 0" in told
    assert re.search(r"\d+ ms \(p50\), \d+ ms \(p99\), \d+ ms at most\nthe bot: \d+% of a processor, \d+ MB", told)
