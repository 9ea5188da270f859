"""Names and descriptions of commands in the languages that the fact base has."""

from __future__ import annotations

from collections.abc import Iterable

from discord import Locale, app_commands

from bot.answer.wording import load_wording


class WordingTranslator(app_commands.Translator):
    """Translates by the key that a text was taken from, or by the texts that the fact base gives."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._default, *others = languages
        self._others = frozenset(others)

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - part of the interface
    ) -> str | None:
        """The text in the language of the locale; None where it is the default or none is known."""
        language = locale.value.partition("-")[0]
        if language not in self._others:
            return None
        if key := string.extras.get("key"):
            return load_wording(language).say(key)
        texts: dict[str, str] = string.extras.get("texts", {})
        return texts.get(language)
