"""The knowledge is guarded: faults that are put into a base are noticed, and what is none is not called one."""

from __future__ import annotations

from pathlib import Path

import pytest
from mutate_knowledge import NOTICED, choose, find_mutations, judge, main, read_records

SAMPLE = 12


def test_a_sample_of_faults_is_noticed(other_root: Path) -> None:
    judged = {str(mutation): judge(base, mutation) for base, mutation in choose([other_root], SAMPLE, seed=0)}
    assert len(judged) == SAMPLE
    assert {what: outcome for what, outcome in judged.items() if outcome not in {*NOTICED, "listed"}} == {}


def test_a_sample_is_the_same_for_a_seed_and_another_for_another(other_root: Path) -> None:
    samples = [[str(mutation) for _, mutation in choose([other_root], SAMPLE, seed)] for seed in (0, 0, 1)]
    assert samples[0] == samples[1] != samples[2]


@pytest.mark.parametrize(
    ("name", "what", "outcome"),
    [
        ("ferry-count", "claim 1: value: number", "refused"),
        ("ferry-count", "claim 1: value: bound more_than", "refused"),
        ("loan-terms", "statement: polarity", "changed"),
    ],
)
def test_a_fault_is_refused_or_changes_the_answers_that_rest_on_it(
    other_root: Path, name: str, what: str, outcome: str
) -> None:
    mutation = next(each for each in find_mutations(other_root) if (each.name, each.what) == (name, what))
    assert judge(other_root, mutation) == outcome


def test_what_changes_nothing_survives(other_root: Path) -> None:
    mutation = next(each for each in find_mutations(other_root) if each.name == "ferry-count")
    record = read_records(other_root / mutation.file)["facts"][mutation.name]
    unchanged = mutation._replace(what="nothing", record=record)
    assert judge(other_root, unchanged) == "survived"


def test_mutations_are_named_with_their_place(other_root: Path) -> None:
    lines: list[str] = []
    assert main(["--list", "--sample", "3", str(other_root)], lines.append) == 0
    assert len(lines) == 3
    assert all(line.startswith("facts/") for line in lines)
