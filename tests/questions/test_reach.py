"""Each fact is found by what people say who never saw its wordings, and nothing is certain of unknown names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain, cycle
from pathlib import Path
from typing import Final

import pytest
import yaml
from four_documents import FOUR

from bot.answer.answer import Answer
from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.text import fold_words

REACH: Final = Path(__file__).with_name("reach.yaml")

#: There are so many wordings outside the fact base for each fact.
EACH: Final = 3

#: So many of these find it, certain or not, and at least one for each fact.
LEAST_FOUND: Final = 0.95

#: Names that neither a fact base nor a language has.
UNKNOWN_NAMES: Final = ("Zorblax", "Quirnholt")


@pytest.fixture(scope="module")
def reach() -> Mapping[str, list[str]]:
    """For each fact questions that stand nowhere in the fact base."""
    return dict(yaml.safe_load(REACH.read_text("utf-8")))


def test_there_are_new_wordings_of_every_fact_of_the_four_documents(
    reach: Mapping[str, list[str]], fact_base: FactBase
) -> None:
    own = {fold_words(wording) for _, wordings in wordings_of(fact_base) for wording in wordings}
    sources = {name: {claim.source for claim in fact.claims} for name, fact in fact_base.facts.items()}
    assert reach.keys() == {name for name, telling in sources.items() if telling & FOUR}
    assert all(len({fold_words(wording) for wording in wordings} - own) >= EACH for wordings in reach.values())


def test_every_fact_is_found_by_new_wordings(reach: Mapping[str, list[str]], engine: Engine) -> None:
    """Found is what stands among the facts that are shown."""
    found = {fact: [fact in engine.ask(wording).facts for wording in wordings] for fact, wordings in reach.items()}
    assert [fact for fact, hits in found.items() if not any(hits)] == []
    all_hits = [hit for hits in found.values() for hit in hits]
    assert sum(all_hits) / len(all_hits) >= LEAST_FOUND


def test_an_unknown_name_in_place_of_a_known_one_gets_no_certain_answer(every_engine: Engine) -> None:
    """Every twelfth own wording of a base, with one of its names changed for one that nobody knows."""
    base = every_engine.base
    wordings = chain.from_iterable(wordings for _, wordings in wordings_of(base))
    changed = [*filter(None, map(partial(misname, base=base), wordings, cycle(UNKNOWN_NAMES)))][::12]
    assert changed
    assert [text for text in changed if claims(every_engine.ask(text))] == []


def wordings_of(base: FactBase) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that can be asked for, with its wordings."""
    for kind in (base.facts, base.gaps, base.intents, base.derived):
        for name, record in kind.items():
            yield name, record.asked.get("en", ())


def misname(wording: str, unknown: str, base: FactBase) -> str | None:
    """The wording with the longest name of an entity in it changed for an unknown one; None where it has no name."""
    names = (name for entity in base.entities.values() for name in (entity.name["en"], *entity.aliases.get("en", ())))
    found = (re.search(rf"\b{re.escape(name)}\b", wording, re.IGNORECASE) for name in names)
    longest = max((match for match in found if match), key=lambda match: len(match.group()), default=None)
    return wording[: longest.start()] + unknown + wording[longest.end() :] if longest else None


def claims(answer: Answer) -> bool:
    """Whether an answer says anything of the documents as certain: what they state, or that they are silent."""
    return answer.certainty == "sure" and answer.outcome in ("answered", "not_stated")
