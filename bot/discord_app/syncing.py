"""Telling Discord of the commands, where it holds others than there are."""

from __future__ import annotations

import logging
from typing import Any, Final

import discord
from discord import app_commands

log = logging.getLogger(__name__)

#: What makes a command what it is; Discord adds ids, versions and defaults of its own.
_KEYS: Final = (
    *("name", "type", "description", "options", "required", "choices", "value", "autocomplete", "nsfw"),
    *("min_length", "max_length", "contexts", "integration_types", "name_localizations", "description_localizations"),
)

#: A command without a type is one that is typed.
_DEFAULTS: Final[dict[str, Any]] = {"type": 1}


async def sync_commands(tree: app_commands.CommandTree[Any], guild: discord.abc.Snowflake | None = None) -> bool:
    """Send the commands to Discord unless it holds just these; whether they were sent."""
    held = [_shape(command.to_dict()) for command in await tree.fetch_commands(guild=guild)]
    own = [_shape(payload) for payload in await _payloads(tree, guild)]
    if _sorted(held) == _sorted(own):
        log.info("commands are as Discord holds them")
        return False
    await tree.sync(guild=guild)
    log.info("commands sent: %d", len(own))
    return True


async def _payloads(tree: app_commands.CommandTree[Any], guild: discord.abc.Snowflake | None) -> list[dict[str, Any]]:
    commands = tree.get_commands(guild=guild)
    if tree.translator:
        return [await command.get_translated_payload(tree, tree.translator) for command in commands]
    return [command.to_dict(tree) for command in commands]


def _shape(part: Any) -> Any:
    """A payload without what Discord adds, and without what is empty."""
    if isinstance(part, dict):
        kept = {key: _shape(part.get(key, _DEFAULTS.get(key))) for key in _KEYS}
        return {key: value for key, value in kept.items() if value not in (None, [], {}, False, "")}
    if isinstance(part, (list, tuple)):
        shaped = [_shape(item) for item in part]
        return sorted(shaped) if shaped and all(isinstance(item, int) for item in shaped) else shaped
    return part.value if isinstance(part, discord.Enum) else part


def _sorted(payloads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(payloads, key=lambda payload: (payload["type"], payload["name"]))
