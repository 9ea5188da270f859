"""Loading a base as `dealbot check` does: what the documents do not prove is refused."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge import loading
from bot.knowledge.factbase import FactBase
from bot.knowledge.problems import FactBaseError


def load(folder: Path) -> FactBase:
    """The base in a folder.

    Raises:
        FactBaseError: it is broken, or not proved.
    """
    base = loading.load(folder)
    if base.unproven:
        raise FactBaseError(folder, base.unproven)
    return base
