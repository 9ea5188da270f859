"""Whether a client's gateway is alive: judged by the last heartbeat that it acknowledged, not by the process."""

from __future__ import annotations

import time
from typing import Final

import discord
from discord.gateway import DiscordWebSocket, KeepAliveHandler

#: A heartbeat is overdue after so many of the intervals at which the gateway wants one.
OVERDUE: Final = 1.5


class Pulse:
    """The signs of life of the gateway of one client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self.is_expected = False
        """Whether the client is connecting, or connected: before that there can't be any sign."""
        self.is_connected = False
        """Whether there is a session, and its events come."""

    @property
    def trouble(self) -> str | None:
        """Why nothing can be answered now, in a few words; None if all is well."""
        keeper = self._keeper
        if not self.is_connected or keeper is None:
            return "not connected to the gateway"
        silence = time.perf_counter() - keeper._last_ack  # noqa: SLF001 - see below
        if silence > (keeper.interval or 0.0) * OVERDUE:
            return f"no heartbeat was acknowledged for {silence:.0f} s"
        return None

    @property
    def _keeper(self) -> KeepAliveHandler | None:
        # The library keeps the time of the last acknowledgement, but has no public door to it, nor does it
        # look at it itself: any frame is a sign of life to it (2.7.1).
        gateway: DiscordWebSocket | None = self._client.ws
        return gateway._keep_alive if gateway else None  # noqa: SLF001
