"""Languages: all that the bot knows of one, whatever the subject, behind one interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from bot.language.english.english import load_english
from bot.language.language import Language

#: Finds a language by its code; raises LookupError for one that it does not know.
LanguageFinder = Callable[[str], Language]

_LOADERS: Final[Mapping[str, Callable[[], Language]]] = {"en": load_english}


@cache
def load_language(code: str) -> Language:
    """The language with an ISO 639-1 code.

    Raises:
        LookupError: the bot does not know the language.
    """
    if code not in _LOADERS:
        raise LookupError(f'the bot does not know the language "{code}"')
    return _LOADERS[code]()
