"""How fast answers come: `pytest tests/benchmarks --benchmark-enable`; otherwise each runs once, on less.

No time is a failure: machines differ. `report.py` prints the same figures as one table.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from loaded import engine_in
from pytest_benchmark.fixture import BenchmarkFixture
from rapidfuzz import fuzz, process
from workloads import (
    HOSTILE_LENGTH,
    LARGE,
    Asked,
    all_wordings,
    enlarge,
    hostile_texts,
    load_questions,
    middle_and_slowest,
)

from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Fact

#: Where nothing is timed: a fact base so many times as large as the invented one, and every so many questions.
SMALL = 2
STEP = 200

HOSTILE = hostile_texts()


@pytest.fixture(scope="module")
def is_timed(pytestconfig: pytest.Config) -> bool:
    """Whether benchmarks are asked for: only then is the work worth its time."""
    return bool(pytestconfig.getoption("benchmark_enable")) or not pytestconfig.getoption("benchmark_disable")


@pytest.fixture(scope="module")
def engine(root: Path, other_root: Path, *, is_timed: bool) -> Engine:
    return engine_in(root if is_timed else other_root)


@pytest.fixture(scope="module")
def fact_base(engine: Engine) -> FactBase:
    return engine.base


@pytest.fixture(scope="module")
def large_engine(fact_base: FactBase, *, is_timed: bool) -> Engine:
    return Engine(enlarge(fact_base, LARGE if is_timed else SMALL))


@pytest.fixture(scope="module")
def questions(engine: Engine, *, is_timed: bool) -> list[Asked]:
    return load_questions(engine, 1 if is_timed else STEP)


@pytest.fixture(scope="module")
def middle(engine: Engine, questions: list[Asked]) -> Asked:
    """The question of middling cost among those that stand alone, so that every engine can be asked it."""
    return middle_and_slowest(engine, [asked for asked in questions if asked.stands_alone])[0]


@pytest.fixture(scope="module")
def slowest(engine: Engine, questions: list[Asked]) -> Asked:
    return middle_and_slowest(engine, questions)[1]


@pytest.mark.benchmark(group="a question of middling cost")
def test_the_median_question_is_answered(benchmark: BenchmarkFixture, engine: Engine, middle: Asked) -> None:
    assert benchmark(middle.ask, engine)


@pytest.mark.benchmark(group="a question of middling cost")
def test_a_plain_scan_of_all_wordings_is_the_measuring_stick(
    benchmark: BenchmarkFixture, fact_base: FactBase, middle: Asked
) -> None:
    found = benchmark(process.extractOne, middle.text, all_wordings(fact_base), scorer=fuzz.WRatio)
    assert found is not None


@pytest.mark.benchmark(group="a question of middling cost")
def test_the_median_question_is_answered_from_a_large_fact_base(
    benchmark: BenchmarkFixture, large_engine: Engine, middle: Asked
) -> None:
    assert benchmark(middle.ask, large_engine)


@pytest.mark.benchmark(group="the slowest question")
def test_the_slowest_question_is_answered(benchmark: BenchmarkFixture, engine: Engine, slowest: Asked) -> None:
    assert benchmark(slowest.ask, engine)


@pytest.mark.benchmark(group="hostile text")
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_gets_an_answer(benchmark: BenchmarkFixture, engine: Engine, kind: str) -> None:
    assert benchmark(engine.ask, HOSTILE[kind]).outcome


def test_hostile_texts_are_as_long_as_they_are_called() -> None:
    assert {kind: len(text) for kind, text in HOSTILE.items()} == dict.fromkeys(HOSTILE, HOSTILE_LENGTH)


def test_a_large_fact_base_is_one_and_its_copies_with_words_of_their_own(
    fact_base: FactBase,
) -> None:
    large = enlarge(fact_base, SMALL)
    assert len(large.facts) == SMALL * len(fact_base.facts)
    assert fact_base.facts.items() <= large.facts.items()
    assert all(fact in large.facts for intent in large.intents.values() for fact in intent.facts)
    assert all(fact in large.facts for gap in large.gaps.values() for fact in gap.nearest)
    copied = [wording for fact in copies_of(large, fact_base) for wording in fact.asked[fact_base.about.languages[0]]]
    assert copied
    assert set(copied).isdisjoint(all_wordings(fact_base))


def copies_of(large: FactBase, real: FactBase) -> list[Fact]:
    return [fact for name, fact in large.facts.items() if name not in real.facts]
