"""Each fact is found by what people say who never saw its wordings, and by no name that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
import yaml

from bot.answer.answer import Answer
from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.text import fold_words

REACH: Final = Path(__file__).with_name("reach.yaml")

#: So many wordings outside the fact base find each fact.
EACH: Final = 3

#: Names that neither a fact base nor a language has.
UNKNOWN_NAMES: Final = ("Zorblax", "Quirnholt")


@pytest.fixture(scope="module")
def reach() -> Mapping[str, list[str]]:
    """For each fact questions that stand nowhere in the fact base."""
    return dict(yaml.safe_load(REACH.read_text("utf-8")))


@pytest.fixture(scope="module", params=["real", "other"])
def any_engine(request: pytest.FixtureRequest, engine: Engine, other_engine: Engine) -> Engine:
    return engine if request.param == "real" else other_engine


def test_there_are_new_wordings_of_every_fact(reach: Mapping[str, list[str]], fact_base: FactBase) -> None:
    own = {fold_words(wording) for _, wordings in wordings_of(fact_base) for wording in wordings}
    assert reach.keys() == fact_base.facts.keys()
    assert all(len({fold_words(wording) for wording in wordings} - own) >= EACH for wordings in reach.values())


def test_every_fact_is_found_by_new_wordings(reach: Mapping[str, list[str]], engine: Engine) -> None:
    answers = {(fact, wording): engine.ask(wording) for fact, wordings in reach.items() for wording in wordings}
    missed = [key for key, answer in answers.items() if answer.outcome != "answered" or key[0] not in answer.facts]
    assert not missed


def test_an_unknown_name_in_place_of_a_known_one_gets_no_confident_answer(any_engine: Engine) -> None:
    """The own wordings of a base, each with one of its names changed for one that nobody knows."""
    base = any_engine.base
    changed = [
        (target, text)
        for target, wordings in wordings_of(base)
        for wording in wordings
        for text in misname(wording, base)
    ]
    answers = {text: any_engine.ask(text) for _, text in changed}
    assert changed
    assert not [(target, text) for target, text in changed if affirms(answers[text], target)]


def wordings_of(base: FactBase) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that can be asked for, with its wordings."""
    for kind in (base.facts, base.gaps, base.intents, base.derived):
        for name, record in kind.items():
            yield name, record.asked.get("en", ())


def misname(wording: str, base: FactBase) -> Iterator[str]:
    """The wording with the longest name of an entity in it changed for unknown ones, each in turn."""
    names = (name for entity in base.entities.values() for name in (entity.name["en"], *entity.aliases.get("en", ())))
    found = (re.search(rf"\b{re.escape(name)}\b", wording, re.IGNORECASE) for name in names)
    longest = max((match for match in found if match), key=lambda match: len(match.group()), default=None)
    if longest:
        yield from (wording[: longest.start()] + name + wording[longest.end() :] for name in UNKNOWN_NAMES)


def affirms(answer: Answer, target: str) -> bool:
    """Whether an answer tells what was asked for as if the name were the known one, without a word of doubt."""
    tells = answer.outcome == "answered" and answer.intent == target and not answer.is_doubtful
    return tells and answer.verdict in (None, "supported")
