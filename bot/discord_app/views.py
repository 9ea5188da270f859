"""Cards as Discord's components, and what happens when something on them is pressed.

Components V2, not embeds: a card of text needs no 'Embed Links' permission, has real headings, and looks
alike on a phone. What a button needs to know stands in its custom_id, so it works after a restart; only the
pages of an answer can't be made again from that, and are kept in memory for a while.
"""

from __future__ import annotations

import abc
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, Final, Self

import discord
from discord import ui

from bot.answer.wording import Wording
from bot.discord_app.cards import RULE, Card
from bot.discord_app.desk import CODE, Desk, code_of
from bot.discord_app.escaping import shorten
from bot.discord_app.interaction import AnyInteraction, Interaction

#: What Discord takes: characters of a button's label and of a menu's option, buttons in a row.
LONGEST_LABEL: Final = 80
LONGEST_OPTION: Final = 100
MAX_BUTTONS: Final = 5

#: So many facts fit into a custom_id of 100 characters.
MAX_CODES: Final = 15

_CODE: Final = rf"[0-9a-v]{{{CODE}}}"
_CODES: Final = rf"(?P<codes>(?:{_CODE})*)"

#: The parts of a custom_id that are numbers.
_NUMBERS: Final = frozenset({"page", "question"})

#: Makes the button that turns to a page, by the page's number and the button's label.
Turning = Callable[[int, str], ui.Item[Any]]


class CardView(ui.LayoutView):
    """A page of a card as it is sent, with all that can be pressed; from one of several one can turn to the next."""

    def __init__(self, card: Card, wording: Wording, page: int = 0, turning: Turning | None = None) -> None:
        super().__init__(timeout=None)
        blocks = (ui.TextDisplay[Any](block) if block != RULE else ui.Separator[Any]() for block in card.pages[page])
        container = ui.Container[Any](*blocks, accent_colour=card.colour)
        if len(card.pages) > 1:
            place = wording.say("page", page=page + 1, pages=len(card.pages))
            container.add_item(ui.TextDisplay(f"-# {place}"))
        for row in filter(None, _controls(card, wording, page, turning)):
            container.add_item(ui.ActionRow(*row))
        self.add_item(container)


def _controls(card: Card, wording: Wording, page: int, turning: Turning | None) -> Iterator[list[ui.Item[Any]]]:
    """The rows of what can be pressed below a page of a card."""
    buttons = list(_turn(card, wording, page, turning)) if turning else []
    if card.facts:
        codes = "".join(code_of(fact) for fact in card.facts[:MAX_CODES])
        buttons.append(PassagesButton(codes, label=wording.say("button_passages")))
    yield buttons
    yield [ChoiceButton(code_of(question), label=question) for question in card.choices[:MAX_BUTTONS]]
    yield [FurtherMenu(card.further, wording.say("menu_further"))] if card.further else []


def _turn(card: Card, wording: Wording, page: int, turning: Turning) -> Iterator[ui.Item[Any]]:
    """The buttons that turn to the pages beside one."""
    if page > 0:
        yield turning(page - 1, wording.say("button_back"))
    if page + 1 < len(card.pages):
        yield turning(page + 1, wording.say("button_forward"))


class Control(abc.ABC):
    """Something that can be pressed: not too often, and with an apology where it fails."""

    counted_as: ClassVar[str]

    async def interaction_check(self, interaction: AnyInteraction, /) -> bool:
        """Let everybody press who does not press too often."""
        pressed: Interaction = interaction
        return await pressed.client.admit(pressed)

    async def callback(self, interaction: AnyInteraction, /) -> None:
        """Do what it is for. Discord's library would keep a failure to itself."""
        pressed: Interaction = interaction
        pressed.client.metrics.presses.labels(self.counted_as).inc()
        try:
            await self.press(pressed)
        except Exception as error:  # noqa: BLE001 - whoever presses gets a sentence, and the log the rest
            await pressed.client.apologise_to(pressed, error)

    @abc.abstractmethod
    async def press(self, interaction: Interaction) -> None:
        """Answer whoever pressed it."""


class CodedButton(Control):
    """A button that is made again from the parts of its custom_id, which are called as what it is made with."""

    @classmethod
    async def from_custom_id(cls, _: AnyInteraction, __: ui.Item[Any], match: re.Match[str]) -> Self:
        """The button as the custom_id has it; its label is seen no more once it is pressed."""
        make: Callable[..., Self] = cls
        parts = {name: int(part) if name in _NUMBERS else part for name, part in match.groupdict().items()}
        return make(**parts, label="…")


class PassagesButton(CodedButton, ui.DynamicItem[ui.Button[Any]], template=rf"passages:{_CODES}"):
    """Shows the passages that a card rests on, to whoever presses."""

    counted_as = "passages"

    def __init__(self, codes: str, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=f"passages:{codes}"))
        self.codes = codes

    async def press(self, interaction: Interaction) -> None:
        """Answer privately with the first page."""
        view = passages_page(interaction.client.desk, self.codes)
        await interaction.client.show(interaction, view, ephemeral=True)


class PageButton(
    CodedButton, ui.DynamicItem[ui.Button[Any]], template=r"page:(?P<page>\d{1,3}):(?P<question>\d{1,20})"
):
    """Turns to another page of the card that was the answer to a question."""

    counted_as = "page"

    def __init__(self, page: int, question: int, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=f"page:{page}:{question}"))
        self.page, self.question = page, question

    async def press(self, interaction: Interaction) -> None:
        """Put the page in the place of the one shown; whoever did not ask gets it privately, and disturbs nobody."""
        bot = interaction.client
        kept = bot.desk.kept(self.question)
        if kept is None:
            await bot.send(interaction, bot.desk.say("pages_gone"), ephemeral=True)
            return
        view = answer_page(bot.desk, kept.value, self.question, self.page)
        if kept.user == interaction.user.id or is_private(interaction):
            await bot.turn(interaction, view)
        else:
            await bot.show(interaction, view, ephemeral=True)


class TurnButton(CodedButton, ui.DynamicItem[ui.Button[Any]], template=rf"turn:(?P<page>\d{{1,3}}):{_CODES}"):
    """Turns to another page of the passages shown."""

    counted_as = "page"

    def __init__(self, page: int, codes: str, label: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=f"turn:{page}:{codes}"))
        self.page, self.codes = page, codes

    async def press(self, interaction: Interaction) -> None:
        """Put the page in the place of the one shown."""
        await interaction.client.turn(interaction, passages_page(interaction.client.desk, self.codes, self.page))


class ChoiceButton(CodedButton, ui.DynamicItem[ui.Button[Any]], template=rf"choice:(?P<code>{_CODE})"):
    """Asks the question that stands on it."""

    counted_as = "choice"

    def __init__(self, code: str, label: str) -> None:
        label = shorten(label, LONGEST_LABEL)
        super().__init__(ui.Button(label=label, custom_id=f"choice:{code}", style=discord.ButtonStyle.primary))
        self.code = code

    async def press(self, interaction: Interaction) -> None:
        """Answer the question where it was offered."""
        question = interaction.client.desk.question(self.code)
        await interaction.client.answer(interaction, question, ephemeral=is_private(interaction))


class FurtherMenu(Control, ui.DynamicItem[ui.Select[Any]], template=r"further"):
    """Asks the question that is chosen from it."""

    counted_as = "further"

    def __init__(self, questions: Sequence[str] = (), placeholder: str | None = None) -> None:
        options = [
            discord.SelectOption(label=shorten(question, LONGEST_OPTION), value=code_of(question))
            for question in questions
        ]
        super().__init__(ui.Select(custom_id="further", placeholder=placeholder, options=options))

    @classmethod
    async def from_custom_id(cls, _: AnyInteraction, item: ui.Item[Any], __: re.Match[str]) -> Self:
        """The menu as it was sent: what is chosen from it stands in the interaction."""
        menu = cls()
        menu.item = item  # type: ignore[assignment]
        return menu

    async def press(self, interaction: Interaction) -> None:
        """Answer the question where it was offered."""
        (chosen,) = self.item.values
        # A menu that an earlier version sent holds the questions themselves.
        question = interaction.client.desk.question(chosen) if re.fullmatch(_CODE, chosen) else chosen
        await interaction.client.answer(interaction, question, ephemeral=is_private(interaction))


#: Everything that can be pressed, whichever process sent it.
CONTROLS: Final = (PageButton, PassagesButton, TurnButton, ChoiceButton, FurtherMenu)


def answer_page(desk: Desk, card: Card, question: int, page: int = 0) -> CardView:
    """A page of the card that answers a question, by the id of that; the last one if there are fewer."""
    return _open(card, desk.wording, page, lambda other, label: PageButton(other, question, label))


def passages_page(desk: Desk, codes: str, page: int = 0) -> CardView:
    """A page of the passages behind a card; the last one if there are fewer."""
    card = desk.passages(codes[at : at + CODE] for at in range(0, len(codes), CODE))
    return _open(card, desk.wording, page, lambda other, label: TurnButton(other, codes, label))


def _open(card: Card, wording: Wording, page: int, turning: Turning) -> CardView:
    return CardView(card, wording, min(page, len(card.pages) - 1), turning)


def is_private(interaction: Interaction) -> bool:
    """Whether what was pressed was shown to one person only."""
    return interaction.message is not None and interaction.message.flags.ephemeral
