"""What only the bot's owner can command, in the one server that the settings name."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

import discord
from discord import app_commands

from bot.discord_app.cards import Card
from bot.discord_app.desk import Desk
from bot.discord_app.escaping import escape, shorten
from bot.discord_app.interaction import Interaction, Tree
from bot.discord_app.syncing import sync_commands
from bot.operations.reloading import Reloaded

log = logging.getLogger(__name__)

#: So many problems of a refused fact base are shown, each so long: they fit into one card, escaped as they
#: are, whatever they say. The log has all of them.
MAX_PROBLEMS: Final = 8
LONGEST_PROBLEM: Final = 200


class Operator(NamedTuple):
    """Where the bot's owner has commands, and what they do."""

    guild: int
    reload: Callable[[], Awaitable[Reloaded]]


def add_reload(tree: Tree, desk: Desk, operator: Operator) -> None:
    """Put `/reload` into the tree, for the operator's server only."""
    guild = discord.Object(operator.guild)
    tree.clear_commands(guild=guild)

    @tree.command(name="reload", description=desk.wording.say("command_reload"), guild=guild)
    @app_commands.default_permissions()
    async def reload(interaction: Interaction) -> None:
        if not owns(interaction.client.application, interaction.user):
            await interaction.client.send(interaction, desk.say("owner_only"), ephemeral=True)
            return
        # Loading takes longer than Discord waits; and it takes place whether or not that can be told.
        await interaction.client.defer(interaction)
        reloaded = await operator.reload()
        await interaction.client.send(interaction, _tell(desk, reloaded), ephemeral=True)


async def sync_reload(tree: Tree, operator: Operator) -> bool:
    """Tell Discord of `/reload`, if that is news to it, and whether it was; where that fails, the bot does without."""
    try:
        return await sync_commands(tree, discord.Object(operator.guild))
    except discord.HTTPException as error:
        reason = "is the bot in the server of DEALBOT_OPERATOR_GUILD?"
        log.warning("there is no /reload: Discord answers with HTTP %d; %s", error.status, reason)
        return False


def _tell(desk: Desk, reloaded: Reloaded) -> Card:
    version, count = reloaded.engine.base.version, len(reloaded.problems)
    if not reloaded.problems:
        return desk.say("reloaded", version=version)
    problems = "\n".join(
        f"- {escape(shorten(problem, LONGEST_PROBLEM))}" for problem in reloaded.problems[:MAX_PROBLEMS]
    )
    return desk.say("reload_refused", version=version, count=count, problems=problems)


def owns(application: discord.AppInfo | None, user: discord.abc.User) -> bool:
    """Whether the bot is somebody's own, or that of a team in which they may change things."""
    if application is None:
        return False
    if application.team is None:
        return application.owner.id == user.id
    return any(member.id == user.id and _may_change(member) for member in application.team.members)


def _may_change(member: discord.TeamMember) -> bool:
    has_joined = member.membership_state is discord.TeamMembershipState.accepted
    return has_joined and member.role is not discord.TeamMemberRole.read_only
