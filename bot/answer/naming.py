"""How documents are named to people: by number where space is tight, else by title and file name as well."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from bot.answer.wording import Wording
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Source

#: A title, or what stands for one, is cut at the last word that fits into so many characters.
LONGEST_TITLE: Final = 60


def entitle(source: Source, language: str) -> str:
    """The title of a document, or else what it is, in a few words."""
    title = " ".join((source.title or source.description[language]).split())
    short = textwrap.shorten(title, LONGEST_TITLE, placeholder="")
    return title if short == title else f"{(short or title[:LONGEST_TITLE]).rstrip(',;:')}…"


def name_source(base: FactBase, name: str, wording: Wording) -> str:
    """A document by its number, its title and its file name."""
    source = base.sources[name]
    return wording.say("cited", short=source.short, title=entitle(source, wording.language), file=name)


def list_cited(base: FactBase, names: Sequence[str], wording: Wording) -> list[str]:
    """The documents that an answer cites, line by line."""
    cited = [name_source(base, name, wording) for name in names]
    if len(cited) == 1:
        return [wording.say("source", name=cited[0])]
    return [wording.say("sources"), *cited]
