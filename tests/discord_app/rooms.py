"""A simulated server to try the bot in, and what a person reads of the bot's messages there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import discord
from simcord import ChannelHandle, Env, HttpLogEntry, InteractionResult, MemberActor, ResponseMessage
from simcord.components import walk_components

from bot.discord_app.cards import Card
from bot.discord_app.desk import Desk

TEXT, BUTTON, MENU = 10, 2, 3

#: Three questions with the longest answers that there are.
LONG: Final = "what happened? how many would each company get if the rest is shared evenly? how many dollars per GPU?"


@dataclass(slots=True)
class Clock:
    """The clock of the bot's memory, set by hand."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def check(desk: Desk, text: str) -> Card:
    """What is said to each statement of a text, at once: there is nobody else who might get a turn."""
    try:
        desk.check(text).send(None)
    except StopIteration as done:
        card: Card = done.value
        return card
    raise AssertionError("it waits for something")


@dataclass(frozen=True, slots=True)
class Room:
    """A server with one channel and two people in it, besides the bot."""

    env: Env
    channel: ChannelHandle
    alice: MemberActor
    bob: MemberActor
    clock: Clock

    @property
    def me(self) -> discord.ClientUser:
        """The bot, as it sees itself."""
        assert self.env.bot.user
        return self.env.bot.user

    def said(self, channel: ChannelHandle | None = None, viewer: MemberActor | None = None) -> list[discord.Message]:
        """What the bot said in the channel, oldest first; with a viewer, what that one can see of it."""
        history = (channel or self.channel).history(viewer=viewer)
        return [message for message in history if message.author.id == self.me.id]

    def sent(self, method: str, part_of_path: str) -> list[HttpLogEntry]:
        """The requests of the bot to Discord, in order."""
        requests = self.env.http_requests
        return [request for request in requests if request.method == method and part_of_path in request.path]

    async def ask_in_private(self, *texts: str) -> str:
        """What the bot says to the last of some private messages of Alice."""
        for text in texts:
            await self.alice.send_dm(text)
        return read(self.said(self.alice.user.dm_channel)[-1])

    async def mention(self, text: str, by: MemberActor | None = None) -> discord.Message:
        """Write a message in the channel that mentions the bot."""
        return await (by or self.alice).send(self.channel, f"{self.me.mention} {text}")


def shown(result: InteractionResult) -> ResponseMessage:
    """The message that an interaction was answered with, or the first of several."""
    assert result.response, result
    return result.response


def messages(result: InteractionResult) -> list[ResponseMessage]:
    """All messages that an interaction was answered with, in order."""
    return [shown(result), *result.followups]


def read(message: InteractionResult | ResponseMessage | discord.Message) -> str:
    """The text of a card as a person reads it."""
    return without_backslashes(read_raw(message))


def without_backslashes(text: str) -> str:
    """A text as Discord shows it, which drops the backslashes."""
    return re.sub(r"\\(?=[^A-Za-z0-9\s])", "", text)


async def turned(room: Room, card: discord.Message | ResponseMessage) -> list[str]:
    """The text of each page of a card, to which Alice turns one after the other."""
    channel = card.channel.id if isinstance(card, discord.Message) else card.channel_id
    clicker = room.alice.user if channel == room.alice.user.dm_channel.id else room.alice
    texts = [read(card)]
    while "Next" in buttons(card):
        card = shown(await clicker.click(card, label="Next"))
        texts.append(read(card))
    return texts


def read_raw(message: InteractionResult | ResponseMessage | discord.Message) -> str:
    """The text of a card as it is sent."""
    return "\n".join(component["content"] for component in _components(message, TEXT))


def buttons(message: InteractionResult | ResponseMessage | discord.Message) -> list[str]:
    """The labels of a card's buttons."""
    return [component["label"] for component in _components(message, BUTTON)]


def menu(message: InteractionResult | ResponseMessage | discord.Message) -> list[str]:
    """What can be chosen from a card's menu."""
    return [option["label"] for component in _components(message, MENU) for option in component["options"]]


async def choose(who: MemberActor, card: ResponseMessage | discord.Message, number: int) -> InteractionResult:
    """What somebody gets who chooses the option with this number from a card's menu."""
    (chooser,) = _components(card, MENU)
    return await who.select(card, [chooser["options"][number]["value"]])


def _components(message: InteractionResult | ResponseMessage | discord.Message, kind: int) -> Iterator[dict[str, Any]]:
    if isinstance(message, InteractionResult):
        for each in messages(message):
            yield from _components(each, kind)
        return
    if isinstance(message, discord.Message):
        roots: list[Any] = [component.to_dict() for component in message.components]
    else:
        roots = message.components
    yield from (component for component in walk_components(roots) if component["type"] == kind)
