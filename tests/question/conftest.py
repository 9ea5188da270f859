"""The invented base, compiled for asking."""

from __future__ import annotations

import pytest

from bot.knowledge.factbase import FactBase
from bot.question.index import Index


@pytest.fixture(scope="session")
def index(other_base: FactBase) -> Index:
    """English questions about the ferries."""
    return Index(other_base, "en")
