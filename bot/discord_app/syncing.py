"""Telling Discord of the commands, where it holds others than there are."""

from __future__ import annotations

import logging
from typing import Any, Final

import discord

from bot.discord_app.interaction import Tree

log = logging.getLogger(__name__)

#: What makes a command what it is; Discord adds ids, versions and defaults of its own.
_KEYS: Final = (
    *("name", "type", "description", "options", "required", "choices", "value", "autocomplete", "nsfw"),
    *("min_length", "max_length", "contexts", "integration_types", "name_localizations", "description_localizations"),
)

#: Texts by language, whose keys are no keys of Discord's.
_BY_LANGUAGE: Final = frozenset({"name_localizations", "description_localizations"})

#: A command without a type is one that is typed.
TYPED: Final = 1


async def sync_commands(tree: Tree, guild: discord.abc.Snowflake | None = None) -> bool:
    """Send the commands to Discord unless it holds just these; whether they were sent."""
    held = sorted(map(_shape, await _fetch(tree, guild)), key=_order)
    own = sorted(map(_shape, await _payloads(tree, guild)), key=_order)
    if held == own:
        log.info("commands are as Discord holds them")
        return False
    await tree.sync(guild=guild)
    log.info("commands sent: %d", len(own))
    return True


async def _fetch(tree: Tree, guild: discord.abc.Snowflake | None) -> list[Any]:
    """The commands as Discord sends them: the library's own objects lose a part of the contexts (2.7.1)."""
    http, application = tree.client.http, tree.client.application_id
    if application is None:
        raise RuntimeError("commands can be compared after logging in")
    if guild is None:
        return list(await http.get_global_commands(application))
    return list(await http.get_guild_commands(application, guild.id))


async def _payloads(tree: Tree, guild: discord.abc.Snowflake | None) -> list[dict[str, Any]]:
    commands = tree.get_commands(guild=guild)
    if tree.translator:
        return [await command.get_translated_payload(tree, tree.translator) for command in commands]
    return [command.to_dict(tree) for command in commands]


def _shape(command: Any) -> dict[str, Any]:
    """A command without what Discord adds, and without what is empty."""
    return {"type": command.get("type", TYPED), **_shape_part(command)}


def _shape_part(part: Any) -> Any:
    if isinstance(part, dict):
        shaped = {key: _shape_part(part[key]) if key not in _BY_LANGUAGE else part[key] for key in _KEYS if key in part}
        return {key: value for key, value in shaped.items() if value not in (None, [], {}, False, "")}
    if isinstance(part, (list, tuple)):
        shaped_items = [_shape_part(item) for item in part]
        return sorted(shaped_items) if all(isinstance(item, int) for item in shaped_items) else shaped_items
    return part.value if isinstance(part, discord.Enum) else part


def _order(command: dict[str, Any]) -> tuple[int, str]:
    return command["type"], command["name"]
