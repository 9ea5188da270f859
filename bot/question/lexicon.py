"""General knowledge of a language, as data: question words, fillers, habits of typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from bot.text import read_text_data

#: The intents that no fact base has to define: they are about the bot itself.
OWN_INTENTS: Final = ("help", "sources", "disagreements")

#: Snowball's name for the language's stemmer; a language without one here is not stemmed.
_STEMMERS: Final = {"en": "english"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language that belong to no subject."""

    language: str
    stemmer: str | None
    asks: Mapping[str, str]
    """Phrase to the kind of thing it asks for: 'how many' to 'how_many'."""
    fillers: frozenset[str]
    rewrites: Mapping[str, str]
    negations: frozenset[str]
    own_intents: Mapping[str, tuple[str, ...]]
    """Wordings of the intents about the bot itself."""


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Raises:
        LookupError: the bot does not know the language.
    """
    file = resources.files("bot.question") / "languages" / f"{language}.yaml"
    if not file.is_file():
        raise LookupError(f'the bot does not know the language "{language}"')
    data = read_text_data(file.read_text("utf-8"))
    return Lexicon(
        language=language,
        stemmer=_STEMMERS.get(language),
        asks={phrase: kind for kind, phrases in data["asks"].items() for phrase in phrases},
        fillers=frozenset(data["fillers"]),
        rewrites=data["rewrites"],
        negations=frozenset(data["negations"]),
        own_intents={name: tuple(data[name]) for name in OWN_INTENTS},
    )
