"""The code knows nothing of the deal: what it knows stands in facts/ and seeds/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.knowledge.factbase import FactBase
from bot.language import load_language

CODE = sorted(path for pattern in ("*.py", "*.yaml") for path in (Path(__file__).parent.parent / "bot").rglob(pattern))

#: Names that are other words of English as well: 'tell us', 'made public', the hind of a deer, the bot's own language,
#: what governors, governments, sections and the like are called for short, and what everybody asks any bot about.
GENERAL_WORDS = {"us", "public", "doe", "english", "in english", "gov", "govt", "gov't", "government", "sec", "movie"}
GENERAL_WORDS |= {"president", "prez", "video", "vid"}

#: Countries, towns and the words of their names, which any deal may be about.
ENGLISH = load_language("en")
PLACES = ENGLISH.places | {part for land in ENGLISH.towns.values() for part in (land, *land.split())}


@pytest.fixture(scope="session")
def deal_words(fact_base: FactBase) -> re.Pattern[str]:
    """The names of all entities and documents, as whole words in any case; but for those of countries and towns."""
    names = {name.casefold() for name in find_names(fact_base)} - GENERAL_WORDS - PLACES
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def find_names(base: FactBase) -> Iterator[str]:
    for entity in base.entities.values():
        yield from entity.name.values()
        for aliases in entity.aliases.values():
            yield from aliases
    for document in base.sources:
        yield document
        yield Path(document).stem


def find_deal_words(text: str, deal_words: re.Pattern[str]) -> list[str]:
    """Each line that holds a word of the deal, with its number."""
    lines = enumerate(text.splitlines(), 1)
    return [f"{number}: “{found}” in: {line.strip()}" for number, line in lines for found in deal_words.findall(line)]


@pytest.mark.parametrize("file", CODE, ids=lambda file: "/".join(file.parts[-2:]))
def test_no_word_about_the_deal_stands_in_the_code(file: Path, deal_words: re.Pattern[str]) -> None:
    offenders = find_deal_words(file.read_text("utf-8"), deal_words)
    assert not offenders, "\n".join([f"{file} knows words of the deal:", *offenders])


def test_a_word_about_the_deal_would_be_found(fact_base: FactBase, deal_words: re.Pattern[str]) -> None:
    for name in find_names(fact_base):
        if name.casefold() not in GENERAL_WORDS | PLACES:
            assert find_deal_words(f"x = '{name.upper()}'", deal_words)
    assert not find_deal_words("slight parks", deal_words)
