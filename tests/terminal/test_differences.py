"""`dealbot disagreements --differences`: what can both hold, with its kind and its reason."""

from __future__ import annotations

import re

import pytest
from dealbot_runs import run_here

from bot.answer.finding import explain
from bot.answer.wording import load_wording
from bot.knowledge.comparison import Relation
from bot.knowledge.factbase import FactBase


def test_a_difference_is_told_with_both_words_its_kind_and_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    done = run_here(capsys, "disagreements", "--differences")
    assert done.code == 0
    lines = done.out.splitlines()
    (share,) = [line for line in lines if line.startswith("china-revenue-share:")]
    assert "more than 10%" in share
    assert "a significant portion" in share
    assert share.endswith("one says it more precisely than the other [precision]")


def test_no_contradiction_is_among_the_differences(capsys: pytest.CaptureFixture[str], fact_base: FactBase) -> None:
    out = run_here(capsys, "disagreements", "--differences").out
    told = re.findall(r"^([\w-]+): .*\[(\w+)\]$", out, re.MULTILINE)
    pairs = [(name, pair.kind) for name in fact_base.facts for pair in fact_base.related(name, Relation.DIFFERENCE)]
    assert told == pairs


def test_every_pair_of_claims_can_be_explained(fact_base: FactBase) -> None:
    wording = load_wording("en")
    for pairs in fact_base.comparisons.values():
        for pair in pairs:
            assert "{" not in explain(pair, fact_base, wording)
