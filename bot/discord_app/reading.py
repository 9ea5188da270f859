"""The text of a message as whoever reads it sees it: its own, its embeds' and cards', and what it forwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import discord
from discord.components import Component, TextDisplay


def read_message(message: discord.Message) -> str:
    """All text that is seen in a message, a line for each piece, without the answers of buttons and menus."""
    return "\n".join(filter(None, _pieces(message)))


def _pieces(message: discord.Message) -> Iterator[str]:
    parts: tuple[discord.Message | discord.MessageSnapshot, ...] = (message, *message.message_snapshots)
    for part in parts:
        yield part.content
        for embed in part.embeds:
            yield from _embed_texts(embed)
        yield from _component_texts(part.components)


def _embed_texts(embed: discord.Embed) -> Iterator[str]:
    """The texts of an embed in the order in which they are shown."""
    yield embed.author.name or ""
    yield embed.title or ""
    yield embed.description or ""
    for field in embed.fields:
        yield field.name or ""
        yield field.value or ""
    yield embed.footer.text or ""


def _component_texts(components: Iterable[Component]) -> Iterator[str]:
    """The texts of components (Components V2), those inside of others included."""
    for component in components:
        if isinstance(component, TextDisplay):
            yield component.content
        yield from _component_texts(getattr(component, "children", ()))
