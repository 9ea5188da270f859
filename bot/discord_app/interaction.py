"""An interaction with the bot, by whose client it is known what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import discord

if TYPE_CHECKING:
    # The client's own module imports those that answer interactions.
    from bot.discord_app.client import DealbotClient

Interaction: TypeAlias = "discord.Interaction[DealbotClient]"
Tree: TypeAlias = "discord.app_commands.CommandTree[DealbotClient]"

#: What the library's own methods are called with, which leave open whose client it is.
AnyInteraction: TypeAlias = discord.Interaction[Any]
