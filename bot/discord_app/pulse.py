"""Whether a client's gateway is alive: judged by the last heartbeat that it acknowledged, not by the process."""

from __future__ import annotations

import time
from typing import Final

import discord

from bot.discord_app.internals import keeper_of, last_sign_of

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
        keeper = keeper_of(self._client)
        if not self.is_connected or keeper is None:
            return "not connected to the gateway"
        silence = time.perf_counter() - last_sign_of(keeper)
        if silence > (keeper.interval or 0.0) * OVERDUE:
            return f"no heartbeat was acknowledged for {silence:.0f} s"
        return None
