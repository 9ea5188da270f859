"""Fact bases that no test changes: each is loaded once for all the tests of a process, and so is its engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load


@cache
def base_in(folder: Path) -> FactBase:
    """The fact base in a folder of the repository."""
    return load(folder)


@cache
def engine_in(folder: Path) -> Engine:
    """Its engine: nothing in it changes."""
    return Engine(base_in(folder))
