"""Logging in and serving, sending the commands by hand, and the link by which a server takes the bot in."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import aiohttp
import discord

from bot.discord_app.client import PERMISSIONS, DealbotClient
from bot.discord_app.desk import Desk
from bot.discord_app.syncing import sync_commands
from bot.engine import Engine

#: Where the token is looked for: in the environment, or in the file that it names.
TOKEN: Final = "DISCORD_TOKEN"  # noqa: S105 - the name of the setting, not the token
TOKEN_FILE: Final = "DISCORD_TOKEN_FILE"  # noqa: S105 - the same

#: Where Docker and Kubernetes put a secret of that name.
SECRET: Final = Path("/run/secrets/discord_token")

BAD_TOKEN: Final = "Discord does not know this token; make a new one in the developer portal"  # noqa: S105 - a sentence

#: Discord's ids are numbers of 64 bits.
LONGEST_ID: Final = 20

#: The gateway's close code for a token that it does not know.
NOT_AUTHENTICATED: Final = 4004


class NoTokenError(Exception):
    """There is no token to log in with."""


class RefusedError(Exception):
    """Discord does not take the token, or not what the bot wants to hear of."""


class UnreachableError(Exception):
    """Discord can't be reached; later it may be."""


def find_token(environment: Mapping[str, str] = os.environ) -> str:
    """The bot's token, from the environment or a secret file.

    Raises:
        NoTokenError: there is none, or it can't be read; the error says where it was looked for.
    """
    if token := environment.get(TOKEN, "").strip():
        return token
    named = environment.get(TOKEN_FILE)
    file = Path(named) if named else SECRET
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        token = ""
    if not token:
        raise NoTokenError(f"there is no token in {TOKEN}, and none in {file}")
    return token


def serve(engine: Engine, token: str) -> None:
    """Log in and answer until the process is told to stop.

    Raises:
        RefusedError: the token or the intents are refused; trying again is of no use.
        UnreachableError: Discord can't be reached.
    """
    engine.prepare()
    with _in_words():
        DealbotClient(Desk(engine)).run(token, log_handler=None)


@contextmanager
def _in_words() -> Iterator[None]:
    """The failures to log in, as what they mean."""
    try:
        yield
    except discord.LoginFailure:
        raise RefusedError(BAD_TOKEN) from None
    except discord.PrivilegedIntentsRequired:
        raise RefusedError("Discord refuses the intents that the bot asks for, though none is privileged") from None
    except discord.ConnectionClosed as error:
        raise RefusedError(
            BAD_TOKEN if error.code == NOT_AUTHENTICATED else f"Discord closed with {error.code}"
        ) from None
    except (aiohttp.ClientError, discord.GatewayNotFound, OSError) as error:
        raise UnreachableError(f"Discord can't be reached ({type(error).__name__}); is there a network?") from None


def sync(engine: Engine, token: str, guild: int | None) -> bool:
    """Send the commands to Discord, or to one server, if it holds others; whether they were sent.

    Raises:
        RefusedError: the token is refused.
        UnreachableError: Discord can't be reached.
    """
    with _in_words():
        return asyncio.run(_sync(engine, token, guild))


async def _sync(engine: Engine, token: str, guild: int | None) -> bool:
    client = DealbotClient(Desk(engine))
    target = discord.Object(guild) if guild else None
    async with client:
        # Logging in sends the commands that all servers share.
        await client.login(token)
        if target is None:
            return client.has_sent_commands
        client.tree.copy_global_to(guild=target)
        return await sync_commands(client.tree, target)


def invite(application: int) -> str:
    """The link by which somebody who runs a server, or just for themselves, takes the bot in."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))


def application_of(token: str) -> int | None:
    """The id of the application that a token is for, which is what its first part says."""
    first = token.partition(".")[0]
    try:
        decoded = base64.b64decode(first + "=" * (-len(first) % 4), validate=True).decode("ascii")
    except ValueError:  # of which the errors of both decodings are kinds
        return None
    return int(decoded) if decoded.isdecimal() and len(decoded) <= LONGEST_ID else None
