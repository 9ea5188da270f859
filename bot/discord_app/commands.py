"""The commands: what can be called by name, and the menu of a message."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.discord_app.desk import LONGEST_INPUT, Desk
from bot.discord_app.directory import Directory
from bot.discord_app.escaping import shorten
from bot.discord_app.interaction import Interaction, Tree
from bot.discord_app.reading import read_message

Choice = app_commands.Choice[str]

#: So many suggestions, of so many characters each, Discord shows below what is being typed.
MAX_CHOICES: Final = 25
LONGEST_CHOICE: Final = 100

Text = app_commands.Range[str, 1, LONGEST_INPUT]


def add_commands(tree: Tree, desk: Desk) -> None:
    """Put the commands into the tree that are the same for every fact base."""
    _add_ask(tree, desk)
    _add_quotes(tree, desk)
    _add_sources(tree, desk)
    _add_lists(tree, desk)
    _add_checks(tree, desk)


def _add_ask(tree: Tree, desk: Desk) -> None:
    @tree.command(name="ask", description=_text(desk, "command_ask"))
    @app_commands.describe(
        question=_text(desk, "option_question"),
        document=_text(desk, "option_document"),
        private=_text(desk, "option_private"),
    )
    async def ask(interaction: Interaction, question: Text, document: str | None = None, private: bool = False) -> None:  # noqa: FBT001, FBT002 - Discord's options are called by name
        await interaction.client.answer(interaction, question, document, ephemeral=private)

    @ask.autocomplete("question")
    async def complete(_: Interaction, typed: str) -> list[Choice]:
        questions = (question for question in desk.complete(typed, MAX_CHOICES) if len(question) <= LONGEST_CHOICE)
        return [Choice(name=question, value=question) for question in questions]

    @ask.autocomplete("document")
    async def complete_document(_: Interaction, typed: str) -> list[Choice]:
        return _suggest(desk.documents, typed)


def _add_quotes(tree: Tree, desk: Desk) -> None:
    @tree.command(name="quotes", description=_text(desk, "command_quotes"))
    @app_commands.describe(speaker=_text(desk, "option_speaker"), about=_text(desk, "option_about"))
    async def quotes(interaction: Interaction, speaker: str | None = None, about: Text = "") -> None:
        await interaction.client.send(interaction, desk.quotes(speaker, about))

    @quotes.autocomplete("speaker")
    async def complete_speaker(_: Interaction, typed: str) -> list[Choice]:
        return _suggest(desk.speakers, typed)


def _add_sources(tree: Tree, desk: Desk) -> None:
    @tree.command(name="sources", description=_text(desk, "command_sources"))
    @app_commands.describe(document=_text(desk, "option_document"))
    async def sources(interaction: Interaction, document: str | None = None) -> None:
        await interaction.client.send(interaction, desk.sources(document))

    @sources.autocomplete("document")
    async def complete_document(_: Interaction, typed: str) -> list[Choice]:
        return _suggest(desk.documents, typed)


def _add_lists(tree: Tree, desk: Desk) -> None:
    @tree.command(name="disagreements", description=_text(desk, "command_disagreements"))
    async def disagreements(interaction: Interaction) -> None:
        await interaction.client.send(interaction, desk.disagreements())

    @tree.command(name="about", description=_text(desk, "command_about"))
    async def about(interaction: Interaction) -> None:
        await interaction.client.send(interaction, desk.about(), ephemeral=True)


def _add_checks(tree: Tree, desk: Desk) -> None:
    @tree.command(name="check", description=_text(desk, "command_check"))
    @app_commands.describe(statement=_text(desk, "option_statement"))
    async def check(interaction: Interaction, statement: Text) -> None:
        await interaction.client.check(interaction, statement)

    @tree.context_menu(name=_text(desk, "menu_check"))
    async def check_message(interaction: Interaction, message: discord.Message) -> None:
        # What the bot itself has said is no statement of anybody.
        text = "" if message.author == interaction.client.user else read_message(message)
        await interaction.client.check(interaction, text, ephemeral=True)


def _text(desk: Desk, key: str) -> locale_str:
    """A text of a command, which the translator finds in other languages by its key."""
    return locale_str(desk.wording.say(key), key=key)


def add_shortcuts(tree: Tree, desk: Desk) -> None:
    """Put the commands into the tree that the fact base declares: each asks one question."""
    language = desk.engine.default_language
    for name, shortcut in desk.engine.base.about.shortcuts.items():
        description = locale_str(shortcut.description[language], texts=shortcut.description)
        tree.command(name=name, description=description)(_asking(shortcut.question[language]))


def _suggest(directory: Directory, typed: str) -> list[Choice]:
    """What may be meant by a name that is begun. Ids that are too long for a choice have to be typed."""
    keys = (key for key in directory.complete(typed, MAX_CHOICES) if len(key) <= LONGEST_CHOICE)
    return [Choice(name=shorten(directory.shown[key], LONGEST_CHOICE), value=key) for key in keys]


def _asking(question: str) -> Callable[[Interaction], Coroutine[Any, Any, None]]:
    """A command that asks one question."""

    async def ask(interaction: Interaction) -> None:
        await interaction.client.answer(interaction, question)

    return ask
