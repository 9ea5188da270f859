"""What tells of the invented base, in English."""

from __future__ import annotations

import pytest

from bot.answer.composing import Composer
from bot.answer.plain import PlainText
from bot.answer.telling import Teller
from bot.answer.wording import Wording, load_wording
from bot.knowledge.factbase import FactBase
from bot.question.index import Index
from bot.question.model import load_model


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The sentences of English."""
    return load_wording("en")


@pytest.fixture(scope="session")
def teller(other_base: FactBase, wording: Wording) -> Teller:
    """Tells of the ferries."""
    return Teller(other_base, wording)


@pytest.fixture(scope="session")
def plain(other_base: FactBase, wording: Wording) -> PlainText:
    """Writes answers about the ferries as plain text."""
    return PlainText(other_base, wording)


@pytest.fixture(scope="session")
def index(other_base: FactBase) -> Index:
    """English questions about the ferries."""
    return Index(other_base, "en")


@pytest.fixture(scope="session")
def composer(index: Index, wording: Wording) -> Composer:
    """Writes answers about the ferries."""
    return Composer(index, wording, load_model())
