"""Documents and speakers by the names that people type for them, whole or begun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from rapidfuzz import fuzz, process

from bot.answer.catalogue import MAX_BEGINNING
from bot.answer.naming import name_source
from bot.answer.wording import Wording
from bot.engine import Engine
from bot.text import cut, fold


@dataclass(frozen=True, slots=True)
class Directory:
    """Things by their ids: how each is shown, and by which names, folded, it can be found."""

    shown: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def of_documents(cls, engine: Engine, wording: Wording) -> Self:
        """The documents of a fact base, by their file names."""
        sources = engine.base.sources
        shown = {name: name_source(engine.base, name, wording) for name in sources}
        return cls(shown, _fold_names((name, (name, of.short, of.title or "")) for name, of in sources.items()))

    @classmethod
    def of_speakers(cls, engine: Engine) -> Self:
        """Whom the documents quote, by their ids."""
        entities, language, speakers = engine.base.entities, engine.default_language, engine.catalogue.speakers
        aliases = ((key, entities[key].aliases.get(language, ())) for key in speakers)
        return cls(speakers, _fold_names((key, (key, speakers[key], *also)) for key, also in aliases))

    def find(self, typed: str) -> str | None:
        """The id of what has just this name; None if nothing has it."""
        return self.names.get(_fold(typed))

    def complete(self, typed: str, limit: int) -> list[str]:
        """The ids of what may be meant by a beginning, the likeliest first; without one, of all."""
        beginning = _fold(typed)
        if not beginning:
            return list(self.shown)[:limit]
        scored = process.extract(beginning, list(self.names), scorer=fuzz.WRatio, limit=None)
        return list(dict.fromkeys(self.names[name] for name, _, _ in scored))[:limit]


def _fold_names(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Ids by their folded names; of several with the same name the first."""
    folded: dict[str, str] = {}
    for key, names in named:
        for name in filter(None, map(_fold, names)):
            folded.setdefault(name, key)
    return folded


def _fold(name: str) -> str:
    return fold(cut(name, MAX_BEGINNING))
