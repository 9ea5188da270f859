"""The bot's fixed sentences, one file per language: nothing that a person reads stands in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.text import read_text_data


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language."""

    language: str
    sentences: Mapping[str, str]

    def say(self, key: str, **slots: object) -> str:
        """The sentence under `key` with its slots filled.

        Raises:
            KeyError: there is no such sentence, or a slot of it is not given.
        """
        return self.sentences[key].format(**slots)


@cache
def load_wording(language: str) -> Wording:
    """The wording of a language.

    Raises:
        LookupError: the bot does not speak the language.
    """
    file = resources.files(__name__) / f"{language}.yaml"
    if not file.is_file():
        raise LookupError(f'the bot has no wording for the language "{language}"')
    return Wording(language, read_text_data(file.read_text("utf-8")))
