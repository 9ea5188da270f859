"""What discord.py (2.7.1) has no public door to: all that the bot takes of its insides, checked at the start."""

from __future__ import annotations

import threading
from types import CodeType
from typing import Final

import discord
from discord.gateway import DiscordWebSocket, KeepAliveHandler, ReconnectWebSocket
from discord.http import Route
from yarl import URL

from bot.operations.failures import LibraryError

__all__ = ["ReconnectWebSocket", "Route", "check_library", "heartbeats_of", "keeper_of", "last_sign_of", "use_gateway"]

#: What stands on classes, and what their instances are given by one of their functions.
_CLASSES: Final = ((Route, "BASE"), (DiscordWebSocket, "DEFAULT_GATEWAY"))
_INSTANCES: Final = (
    (KeepAliveHandler, "__init__", "_last_ack"),
    (KeepAliveHandler, "__init__", "interval"),
    (DiscordWebSocket, "__init__", "_keep_alive"),
    (DiscordWebSocket, "from_client", "_connection"),
    (discord.Client, "__init__", "_connection"),
)


def check_library() -> None:
    """Look whether all of it is there.

    Raises:
        LibraryError: another version of the library is installed than one that the bot knows.
    """
    missing = [f"{owner.__name__}.{name}" for owner, name in _CLASSES if not hasattr(owner, name)]
    missing += [f"{owner.__name__}.{name}" for owner, function, name in _INSTANCES if not _uses(owner, function, name)]
    if missing:
        raise LibraryError(
            f"discord.py {discord.__version__} is not as dealbot knows it ({', '.join(missing)}): "
            "install the version that requirements/run.txt names"
        )


def _uses(owner: type, function: str, name: str) -> bool:
    """Whether a function of a class sets or reads an attribute by that name."""
    found = getattr(owner, function)
    code: CodeType = getattr(found, "__func__", found).__code__
    return name in code.co_names


def use_gateway(url: str) -> None:
    """Take another address for the gateway; the library has one for all of a process."""
    DiscordWebSocket.DEFAULT_GATEWAY = URL(url)


def keeper_of(client: discord.Client) -> KeepAliveHandler | None:
    """What sends a client's heartbeats, and hears of their acknowledgements, while it is connected."""
    gateway: DiscordWebSocket | None = client.ws
    return gateway._keep_alive if gateway else None  # noqa: SLF001


def last_sign_of(keeper: KeepAliveHandler) -> float:
    """When a heartbeat was acknowledged last, by `time.perf_counter`: to the library any frame is a sign of life."""
    return keeper._last_ack  # noqa: SLF001


def heartbeats_of(client: discord.Client) -> list[KeepAliveHandler]:
    """The threads that send a client's heartbeats, those included that the library forgets."""
    threads = (thread for thread in threading.enumerate() if isinstance(thread, KeepAliveHandler))
    return [thread for thread in threads if thread.ws._connection is client._connection]  # noqa: SLF001
