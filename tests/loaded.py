"""Fact bases that no test changes: each is loaded once for all the tests of a process, and asked a question once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.answer.answer import Answer
from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load

ROOT = Path(__file__).resolve().parents[1]


@cache
def base_in(folder: Path) -> FactBase:
    """The fact base in a folder of the repository."""
    return load(folder)


@cache
def engine_in(folder: Path) -> Engine:
    """Its engine: nothing in it changes."""
    return Engine(base_in(folder))


def load_once(folder: Path) -> Engine:
    """The engine of a base in any folder: in the repository no test changes one."""
    return engine_in(folder) if folder.is_relative_to(ROOT) else Engine(load(folder))


@cache
def ask_once(engine: Engine, text: str) -> Answer:
    """What an engine answers to a message that stands alone: tests of several rooms ask the same wordings."""
    return engine.ask(text)


def own_wordings(base: FactBase) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """All that can be asked for in English: its kind and name, and the first of its own wordings and every eighth."""
    for kind in ("facts", "gaps", "intents", "derived"):
        for name, record in getattr(base, kind).items():
            yield kind, name, record.asked.get("en", ())[::8]
