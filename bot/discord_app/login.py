"""What a failure to log in means, in words; and what needs a login but no serving: sending commands, the invitation."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import aiohttp
import discord

from bot.discord_app.client import PERMISSIONS, DealbotClient
from bot.discord_app.delivery import SERVER_ERROR
from bot.discord_app.desk import Desk
from bot.discord_app.internals import ReconnectWebSocket, Route
from bot.discord_app.operating import Operator
from bot.discord_app.syncing import sync_commands
from bot.engine import Engine
from bot.operations.certificates import advise, check_certificates
from bot.operations.failures import BadTokenError, RefusedError, UnreachableError
from bot.operations.proxies import check_proxies
from bot.operations.reloading import Reloaded

BAD_TOKEN: Final = "Discord does not know this token; make a new one in the developer portal"  # noqa: S105 - a sentence
BAD_INTENTS: Final = "Discord refuses the intents that the bot asks for, though none is privileged"

#: What the gateway's close codes mean that it is no use to come back after.
BAD_SHARDS: Final = "Discord refuses the shards: set DEALBOT_SHARD_COUNT and DEALBOT_SHARD_IDS to others"
TOO_FEW_SHARDS: Final = "the bot is in so many servers that it needs more shards: raise DEALBOT_SHARD_COUNT"
OLD_LIBRARY: Final = "Discord no longer speaks this version of its gateway: update dealbot"
NOT_AUTHENTICATED: Final = 4004
_REFUSALS: Final = {4010: BAD_SHARDS, 4011: TOO_FEW_SHARDS, 4012: OLD_LIBRARY, 4013: BAD_INTENTS, 4014: BAD_INTENTS}

#: What a network, or a gateway at its other end, fails with.
NETWORK_ERRORS: Final = (aiohttp.ClientError, OSError, discord.GatewayNotFound, ReconnectWebSocket)

#: Discord's ids are numbers of 64 bits.
LONGEST_ID: Final = 20


@contextmanager
def in_words() -> Iterator[None]:
    """The failures to log in, and to stay so, as what they mean.

    Raises:
        BadTokenError: the token is refused.
        RefusedError: the intents or the shards are.
        UnreachableError: there is no way to Discord, or it answers with an error.
    """
    try:
        yield
    except discord.LoginFailure:
        raise BadTokenError(BAD_TOKEN) from None
    except discord.PrivilegedIntentsRequired:
        raise RefusedError(BAD_INTENTS) from None
    except discord.ConnectionClosed as error:
        if error.code == NOT_AUTHENTICATED:
            raise BadTokenError(BAD_TOKEN) from None
        raise RefusedError(_REFUSALS.get(error.code, f"Discord closed the connection with {error.code}")) from None
    except discord.HTTPException as error:
        hint = "" if error.status >= SERVER_ERROR else "; is DEALBOT_API_URL right?"
        raise UnreachableError(f"Discord answers with HTTP {error.status}{hint}") from None
    except Exception as error:
        if (cause := _network_error(error)) is None:
            raise
        raise UnreachableError(f"Discord can't be reached ({type(cause).__name__}); {_advise(cause)}") from None


def _advise(cause: BaseException) -> str:
    """What to look at after a failure of the network."""
    if isinstance(cause, aiohttp.ClientConnectorCertificateError):
        cause = cause.certificate_error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return advise(cause)
    if isinstance(cause, aiohttp.ClientProxyConnectionError):
        return "the proxy that HTTPS_PROXY or HTTP_PROXY names does not answer"
    if isinstance(cause, aiohttp.ClientHttpProxyError):
        return f"the proxy that HTTPS_PROXY or HTTP_PROXY names answers with HTTP {cause.status}"
    return "is there a network?"


def _network_error(error: BaseException | None) -> BaseException | None:
    """The failure of the network that an error is, or arose from: the library fails over its own retry (2.7.1)."""
    while error is not None and not isinstance(error, NETWORK_ERRORS):
        error = error.__context__
    return error


def use_api(url: str) -> None:
    """Take another address for Discord's API; the library has one for all of a process.

    Raises:
        SettingsError: the environment names a proxy that is none, or certificates that are none.
    """
    check_proxies()
    check_certificates()
    Route.BASE = url


def sync(engine: Engine, token: str, guild: int | None, operator_guild: int | None = None) -> bool:
    """Send the commands to Discord if it holds others; whether anything was sent.

    Of a server what it holds of its own is taken back: it would show each command twice, and keep those that a later
    fact base drops. But for /reload, where it is the operator's.

    Raises:
        BadTokenError: the token is refused.
        UnreachableError: Discord can't be reached.
    """
    with in_words():
        return asyncio.run(_sync(engine, token, guild, operator_guild))


async def _sync(engine: Engine, token: str, guild: int | None, operator_guild: int | None) -> bool:
    operator = Operator(operator_guild, _reload_nothing) if operator_guild else None
    client = DealbotClient(Desk(engine), operator=operator)
    target = discord.Object(guild) if guild else None
    async with client:
        # Logging in sends the commands that all servers share.
        await client.login(token)
        has_cleared = target is not None and await sync_commands(client.tree, target)
        return client.has_sent_commands or has_cleared


async def _reload_nothing() -> Reloaded:
    raise RuntimeError("who only sends commands never runs one")


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
