"""Cards as Discord's components, and what happens when something on them is pressed.

Components V2, not embeds: a card of text needs no 'Embed Links' permission, has real headings, and looks
alike on a phone. Everything that a button needs to know stands in its custom_id, so all of them work after
a restart and nothing is stored.
"""

from __future__ import annotations

import abc
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Self

import discord
from discord import ui

from bot.answer.wording import Wording
from bot.discord_app.cards import RULE, Card
from bot.discord_app.desk import CODE, code_of
from bot.discord_app.escaping import shorten

#: Discord's own type leaves open whose client it is; here it is always the bot's.
Interaction = discord.Interaction[Any]

#: What Discord takes: characters of a button's label and of a menu's option, buttons in a row.
LONGEST_LABEL: Final = 80
LONGEST_OPTION: Final = 100
MAX_BUTTONS: Final = 5

#: So many facts fit into a custom_id of 100 characters.
MAX_CODES: Final = 15

_CODES: Final = rf"(?P<codes>(?:[0-9a-v]{{{CODE}}})*)"


class CardView(ui.LayoutView):
    """A page of a card as it is sent; the last one has what can be pressed."""

    def __init__(self, card: Card, wording: Wording, page: int = 0) -> None:
        super().__init__(timeout=None)
        container = _container(card, page)
        if page + 1 == len(card.pages):
            for row in _controls(card, wording):
                container.add_item(ui.ActionRow(*row))
        self.add_item(container)


def _controls(card: Card, wording: Wording) -> Iterator[list[ui.Item[Any]]]:
    """The rows of what can be pressed below a card."""
    if card.facts:
        codes = "".join(code_of(fact) for fact in card.facts[:MAX_CODES])
        yield [PassagesButton(codes, label=wording.say("button_passages"))]
    if card.choices:
        yield [ChoiceButton(code_of(question), label=question) for question in card.choices[:MAX_BUTTONS]]
    if card.further:
        yield [FurtherMenu(card.further, wording.say("menu_further"))]


class PagedView(ui.LayoutView):
    """A page of passages, with buttons to turn to the others."""

    def __init__(self, card: Card, page: int, turning: Iterable[ui.Item[Any]]) -> None:
        super().__init__(timeout=None)
        container = _container(card, page)
        buttons = tuple(turning)
        if buttons:
            container.add_item(ui.ActionRow(*buttons))
        self.add_item(container)


def _container(card: Card, page: int) -> ui.Container[Any]:
    """A page of a card, without what can be pressed."""
    blocks = (ui.TextDisplay[Any](block) if block != RULE else ui.Separator[Any]() for block in card.pages[page])
    return ui.Container(*blocks, accent_colour=card.colour)


class Control(abc.ABC):
    """Something that can be pressed: not too often, and with an apology where it fails."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let everybody press who does not press too often."""
        return bool(await interaction.client.admit(interaction))

    async def callback(self, interaction: Interaction, /) -> None:
        """Do what it is for. Discord's library would keep a failure to itself."""
        try:
            await self.press(interaction)
        except Exception as error:  # noqa: BLE001 - whoever presses gets a sentence, and the log the rest
            await interaction.client.apologise_to(interaction, error)

    @abc.abstractmethod
    async def press(self, interaction: Interaction) -> None:
        """Answer whoever pressed it."""


class PassagesButton(Control, ui.DynamicItem[ui.Button[Any]], template=rf"passages:{_CODES}"):
    """Shows the passages that a card rests on, to whoever presses."""

    def __init__(self, codes: str, label: str = "…") -> None:
        super().__init__(ui.Button(label=label, custom_id=f"passages:{codes}", style=discord.ButtonStyle.secondary))
        self.codes = codes

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: ui.Item[Any], match: re.Match[str]) -> Self:
        """The button as the custom_id has it."""
        return cls(match["codes"])

    async def press(self, interaction: Interaction) -> None:
        """Answer privately with the first page."""
        await interaction.client.show(interaction, page_of(self.codes, 0, interaction), ephemeral=True)


class TurnButton(Control, ui.DynamicItem[ui.Button[Any]], template=rf"turn:(?P<page>\d{{1,3}}):{_CODES}"):
    """Turns to another page of the passages shown."""

    def __init__(self, page: int, codes: str, label: str = "…") -> None:
        super().__init__(ui.Button(label=label, custom_id=f"turn:{page}:{codes}", style=discord.ButtonStyle.secondary))
        self.page, self.codes = page, codes

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: ui.Item[Any], match: re.Match[str]) -> Self:
        """The button as the custom_id has it."""
        return cls(int(match["page"]), match["codes"])

    async def press(self, interaction: Interaction) -> None:
        """Put the page in the place of the one shown."""
        await interaction.client.turn(interaction, page_of(self.codes, self.page, interaction))


class ChoiceButton(Control, ui.DynamicItem[ui.Button[Any]], template=rf"choice:(?P<code>[0-9a-v]{{{CODE}}})"):
    """Asks the question that stands on it."""

    def __init__(self, code: str, label: str = "…") -> None:
        label = shorten(label, LONGEST_LABEL)
        super().__init__(ui.Button(label=label, custom_id=f"choice:{code}", style=discord.ButtonStyle.primary))
        self.code = code

    @classmethod
    async def from_custom_id(cls, _: Interaction, __: ui.Item[Any], match: re.Match[str]) -> Self:
        """The button as the custom_id has it."""
        return cls(match["code"])

    async def press(self, interaction: Interaction) -> None:
        """Answer the question where it was offered."""
        question = interaction.client.desk.question(self.code)
        await interaction.client.answer(interaction, question, ephemeral=is_private(interaction))


class FurtherMenu(Control, ui.DynamicItem[ui.Select[Any]], template=r"further"):
    """Asks the question that is chosen from it."""

    def __init__(self, questions: Sequence[str] = (), placeholder: str | None = None) -> None:
        options = [discord.SelectOption(label=shorten(question, LONGEST_OPTION)) for question in questions]
        super().__init__(ui.Select(custom_id="further", placeholder=placeholder, options=options))

    @classmethod
    async def from_custom_id(cls, _: Interaction, item: ui.Item[Any], __: re.Match[str]) -> Self:
        """The menu as it was sent: what is chosen from it stands in the interaction."""
        menu = cls()
        menu.item = item  # type: ignore[assignment]
        return menu

    async def press(self, interaction: Interaction) -> None:
        """Answer the question where it was offered."""
        await interaction.client.answer(interaction, self.item.values[0], ephemeral=is_private(interaction))


#: Everything that can be pressed, whichever process sent it.
CONTROLS: Final = (PassagesButton, TurnButton, ChoiceButton, FurtherMenu)


def page_of(codes: str, page: int, interaction: Interaction) -> PagedView:
    """A page of the passages behind a card; the last one if there are fewer."""
    desk = interaction.client.desk
    card = desk.passages(codes[at : at + CODE] for at in range(0, len(codes), CODE))
    page = min(page, len(card.pages) - 1)
    turning = []
    if page > 0:
        turning.append(TurnButton(page - 1, codes, desk.wording.say("button_back")))
    if page + 1 < len(card.pages):
        turning.append(TurnButton(page + 1, codes, desk.wording.say("button_forward")))
    return PagedView(card, page, turning)


def is_private(interaction: Interaction) -> bool:
    """Whether what was pressed was shown to one person only."""
    return interaction.message is not None and interaction.message.flags.ephemeral
