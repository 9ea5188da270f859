"""What tests of verdicts are made from."""

from __future__ import annotations

from bot.answer.hearing import Case, Hearing
from bot.engine import Engine


def hear(engine: Engine, statement: str, fact: str) -> tuple[Hearing, Case]:
    """A statement before a fact that can judge it, with what brought it there."""
    interpreter = engine.interpreter()
    hearing = Hearing(interpreter.index)
    case = hearing.hear(interpreter.understand(statement)[-1], fact)
    assert case is not None
    return hearing, case
