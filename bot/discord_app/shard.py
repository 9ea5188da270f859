"""The connection of one shard: begun not too often, known to be alive or not, and left in order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any, Final, NamedTuple

import discord

from bot.discord_app.delivery import Deliveries, follow_requests
from bot.discord_app.internals import check_library, heartbeats_of, use_gateway
from bot.discord_app.pulse import Pulse
from bot.operations.failures import PassingError
from bot.operations.identifies import Identifies
from bot.operations.metrics import Metrics
from bot.operations.proxies import ProxyConnector

log = logging.getLogger(__name__)

#: A farewell to the gateway, which it acknowledges, may take so many seconds.
FAREWELL: Final = 1.0

#: What the bot hears of: its servers, and messages there and in private. Nothing of it is privileged.
INTENTS: Final = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Shard(NamedTuple):
    """Which part of all servers a client serves; the first one has the private messages besides."""

    number: int = 0
    of: int = 1


class ShardClient(discord.Client):
    """Connects one shard, and counts what becomes of the connection."""

    def __init__(self, shard: Shard, metrics: Metrics, identifies: Identifies, **options: Any) -> None:
        """Make a client that is not connected yet.

        Raises:
            LibraryError: discord.py is not as the bot knows it.
        """
        check_library()
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # the library would keep the last thousand, whatever was forgotten
            http_trace=follow_requests(),
            shard_id=shard.number,
            shard_count=shard.of,
            **options,
        )
        self.metrics = metrics
        self.pulse = Pulse(self)
        self.deliveries = Deliveries(metrics)
        self._number = shard.number
        self._shard = str(shard.number)
        self._identifies = identifies

    async def login(self, token: str) -> None:
        """Log in, by a proxy if need be: what connects can be made only now, as it needs a loop."""
        self.http.connector = ProxyConnector(limit=0)
        await super().login(token)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Connect to the gateway that the API names, as soon as there may be another login."""
        _, gateway, limits = await self.http.get_bot_gateway()
        use_gateway(gateway)
        self._identifies.update_limits(limits["remaining"], limits["reset_after"] / 1000, limits["max_concurrency"])
        await self._identifies.wait(self._number)
        self.pulse.is_expected = True
        await super().connect(reconnect=reconnect)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Count a login; the first one was waited for before connecting.

        Raises:
            PassingError: there may be none yet. Who begins anew waits without a connection, which is cut off here.
        """
        await super().before_identify_hook(shard_id, initial=initial)
        if not initial and (wait := self._identifies.seconds_to_wait(self._number)):
            await self._cut_off()
            raise PassingError(f"there may be no other login for {wait:.0f} s")
        self._identifies.record(self._number)
        self.metrics.identifies.labels(self._shard).inc()

    async def leave(self, grace: float) -> None:
        """Finish within `grace` seconds the answers that are on their way, and log out."""
        await self.deliveries.finish(grace)
        try:
            async with asyncio.timeout(FAREWELL):
                await self.close()
        except TimeoutError:
            log.warning("shard %s left without the gateway's farewell", self._shard)
        self._stop_heartbeats()

    async def _cut_off(self) -> None:
        """Close the connections that the library forgets, as they never identified (2.7.1)."""
        for thread in heartbeats_of(self):
            thread.stop()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(FAREWELL):
                    await thread.ws.socket.close()

    def _stop_heartbeats(self) -> None:
        for thread in heartbeats_of(self):
            thread.stop()

    async def on_connect(self) -> None:
        """Serve, in a new session."""
        self._serve()

    async def on_resumed(self) -> None:
        """Serve on."""
        self.metrics.resumes.labels(self._shard).inc()
        self._serve()

    async def on_disconnect(self) -> None:
        """Say that nothing comes any more."""
        if self.pulse.is_connected:
            self.metrics.disconnects.labels(self._shard).inc()
            log.warning("shard %s lost its gateway", self._shard)
        self.pulse.is_connected = False

    async def on_guild_join(self, _: discord.Guild) -> None:
        """Count one server more."""
        self._count_guilds()

    async def on_guild_remove(self, _: discord.Guild) -> None:
        """Count one server less."""
        self._count_guilds()

    def _serve(self) -> None:
        self.pulse.is_connected = True
        self._count_guilds()
        log.info("shard %s serves %d servers", self._shard, len(self.guilds))

    def _count_guilds(self) -> None:
        self.metrics.guilds.labels(self._shard).set(len(self.guilds))
