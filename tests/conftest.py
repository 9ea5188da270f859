"""What tests of every room share: the real fact base, the invented one, and copies of a base to change."""

from __future__ import annotations

import gc
import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from four_documents import FOUR
from hypothesis import settings
from loaded import ROOT, base_in, engine_in

from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.operations.logs import OWN, Lines
from bot.terminal.main import RARE_COLLECTION

# The same examples in every run: a failure stays until it is mended, and a slow machine is no failure.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

# Fact bases stay: to look for garbage among them takes time, here as in `dealbot`.
gc.set_threshold(RARE_COLLECTION)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root, which holds the real facts/ and seeds/."""
    return ROOT


@pytest.fixture(scope="session")
def other_root(root: Path) -> Path:
    """A small invented base about another subject."""
    return root / "tests" / "other_base"


@pytest.fixture(scope="session")
def small_root(root: Path) -> Path:
    """Two facts about that subject: for what is about serving a base, whatever it says."""
    return root / "tests" / "small_base"


@pytest.fixture(scope="session")
def fact_base(root: Path) -> FactBase:
    """The real fact base."""
    return base_in(root)


@pytest.fixture(scope="session")
def only_four_documents(fact_base: FactBase) -> None:
    """For tests of what is written about the first four documents alone: with another one it is to be written anew."""
    if fact_base.sources.keys() != FOUR:
        pytest.skip("about the four documents alone, and there are others")


@pytest.fixture(scope="session")
def other_base(other_root: Path) -> FactBase:
    """The invented fact base."""
    return base_in(other_root)


@pytest.fixture(scope="session")
def engine(root: Path) -> Engine:
    """One engine for all tests: nothing in it changes. What its first answer has to build is there."""
    engine = engine_in(root)
    engine.ask("what happened?")
    return engine


@pytest.fixture(scope="session")
def other_engine(other_root: Path) -> Engine:
    """The engine of the invented fact base."""
    return engine_in(other_root)


@pytest.fixture(scope="session", params=["real", "other"])
def any_root(request: pytest.FixtureRequest, root: Path, other_root: Path) -> Path:
    """Where the real base lies, and where the invented one does."""
    return root if request.param == "real" else other_root


@pytest.fixture(scope="session")
def any_engine(any_root: Path, root: Path, engine: Engine, other_engine: Engine) -> Engine:
    """The engine of either."""
    return engine if any_root == root else other_engine


@pytest.fixture(scope="session")
def rail_base(rail_engine: Engine) -> FactBase:
    """A larger invented fact base, with questions of its own."""
    return rail_engine.base


@pytest.fixture(scope="session")
def rail_engine(engine_of: Callable[[str], Engine]) -> Engine:
    """Its engine."""
    return engine_of("rail")


@pytest.fixture(scope="session")
def engine_of(root: Path) -> Callable[[str], Engine]:
    """The engine of a base in tests/bases, by its name; each is loaded once."""
    return lambda name: engine_in(root / "tests" / "bases" / name)


@pytest.fixture(scope="session")
def water_engine(engine_of: Callable[[str], Engine]) -> Engine:
    """The engine of a fact base with few roles, as somebody writes it who knows no more than the guide."""
    return engine_of("water")


@pytest.fixture(scope="session", params=["real", "other", "water", "islands"])
def every_engine(
    request: pytest.FixtureRequest, engine: Engine, other_engine: Engine, engine_of: Callable[[str], Engine]
) -> Engine:
    """The engine of the real fact base, and of others that are written in other ways."""
    known = {"real": engine, "other": other_engine}
    return known.get(request.param) or engine_of(request.param)


@pytest.fixture
def copy_base(tmp_path: Path) -> Callable[[Path], Path]:
    """Copies the facts/ and seeds/ of a base into a folder of the test's own, and hands the folder back."""

    def copy(base: Path) -> Path:
        target = tmp_path / "base"
        for folder in ("facts", "seeds"):
            shutil.copytree(base / folder, target / folder)
        return target

    return copy


@pytest.fixture
def as_before() -> Iterator[None]:
    """Takes back what starting the bot does to the logging of a process."""
    root, own = logging.getLogger(), logging.getLogger(OWN)
    levels = (root.level, own.level)
    yield
    for logger, level in zip((root, own), levels, strict=True):
        logger.setLevel(level)
    for added in [each for each in root.handlers if isinstance(each.formatter, Lines)]:
        root.removeHandler(added)
