"""Serving: a client for each shard, kept up until the process is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import aiohttp
import discord

from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.discord_app.login import in_words, use_api
from bot.discord_app.operating import Operator
from bot.discord_app.shard import Shard
from bot.engine import Engine
from bot.operations.daemons import Daemons
from bot.operations.failures import PassingError
from bot.operations.health import tell_health
from bot.operations.identifies import Identifies
from bot.operations.logs import describe_error
from bot.operations.metrics import Metrics
from bot.operations.reloading import Reloader
from bot.operations.settings import Settings
from bot.operations.supervision import keep_up, wait_for

log = logging.getLogger(__name__)

#: Seconds in which answers in hand are finished when the bot is told to stop.
GRACE: Final = 3.5

#: A shard that was not well for so many seconds is begun anew, whatever Discord's library still tries.
PATIENCE: Final = 180.0

#: Seconds between two looks for what is to be forgotten: no typed word is remembered for longer by itself.
MINUTE: Final = 60.0

#: Seconds between two looks at how a shard is.
LOOK: Final = 1.0


class Server:
    """The bot as it runs: its shards, its health, and what can be done to it from outside."""

    def __init__(self, engine: Engine, folder: Path, settings: Settings, token: str) -> None:
        """Serve from `engine`, whose fact base comes from `folder` and is loaded anew from there."""
        self._settings = settings
        self._token = token
        self._desk = Desk(engine)
        self._metrics = Metrics()
        self._shards = settings.shards
        self._identifies = Identifies(self._times_file(), len(self._shards))
        self._clients: dict[int, DealbotClient] = {}
        self._reloader = Reloader(engine, folder, self._adopt, self._metrics)
        self._reloading: set[asyncio.Task[Any]] = set()
        self._stop = asyncio.Event()

    async def run(self) -> None:
        """Serve until told to stop.

        Raises:
            BadTokenError: Discord does not know the token.
            RefusedError: it refuses the intents or the shards.
            PortTakenError: health can't be told on the port that is set.
        """
        use_api(self._settings.api_url)
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_log_unhandled)
        loop.set_default_executor(Daemons())
        settings = self._settings
        with self._obeying_signals():
            async with tell_health(settings.health_host, settings.health_port, self.troubles, self._render_metrics):
                forgetting = asyncio.create_task(self._forget_old())
                try:
                    await self._keep_up_shards()
                finally:
                    forgetting.cancel()
                    await asyncio.gather(*self._reloading, return_exceptions=True)
        log.info("stopped")

    def stop(self) -> None:
        """Finish what is in hand, and end; new facts are of no use any more."""
        self._stop.set()
        for task in self._reloading:
            task.cancel()

    def reload(self) -> None:
        """Load the fact base anew, beside everything else."""
        if self._stop.is_set():
            return
        task = asyncio.get_running_loop().create_task(self._reloader.reload())
        self._reloading.add(task)
        task.add_done_callback(self._reloading.discard)

    def troubles(self) -> list[str]:
        """What keeps each shard that does not answer from it."""
        found = {shard: self._trouble_of(shard) for shard in self._shards}
        return [f"shard {shard}: {trouble}" for shard, trouble in found.items() if trouble]

    def _trouble_of(self, shard: int) -> str | None:
        if shard not in self._clients:
            return "not logged in"
        pulse = self._clients[shard].pulse
        if not pulse.is_expected and (wait := self._identifies.seconds_to_wait(shard)):
            return f"there may be no other login for {wait:.0f} s"
        return pulse.trouble

    def _render_metrics(self) -> bytes:
        for shard in self._shards:
            self._metrics.ready.labels(shard).set(self._trouble_of(shard) is None)
        return self._metrics.render()

    async def _forget_old(self) -> None:
        """Forget what is old, whether anybody asks or not, and whether Discord is there or not."""
        while not await wait_for(self._stop, MINUTE):
            self._desk.drop_old()

    async def _keep_up_shards(self) -> None:
        """Serve on every shard; what ends one for good ends all."""
        shards = [asyncio.create_task(self._keep_up(shard)) for shard in self._shards]
        await asyncio.wait(shards, return_when=asyncio.FIRST_EXCEPTION)
        self.stop()
        results = await asyncio.gather(*shards, return_exceptions=True)
        for error in results:
            if isinstance(error, BaseException):
                raise error

    async def _keep_up(self, shard: int) -> None:
        failed = self._metrics.failures.labels(shard)
        await keep_up(f"shard {shard}", lambda: self._serve(shard), self._stop, failed.inc)

    async def _serve(self, shard: int) -> None:
        """Serve on one shard until told to stop, or until it fails."""
        client = self._make_client(shard)
        self._clients[shard] = client
        serving = asyncio.create_task(client.start(self._token))
        try:
            with in_words():
                await self._watch(client, serving)
        finally:
            del self._clients[shard]
            # Nothing is read any more: a session is ended for good only where nobody reads (2.7.1).
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            await client.leave(GRACE)

    async def _watch(self, client: DealbotClient, serving: asyncio.Task[None]) -> None:
        """Look after a client until told to stop; raise what ends it, or that it was not well for too long."""
        well = time.monotonic()
        stopping = asyncio.create_task(self._stop.wait())
        try:
            while not serving.done() and not stopping.done():
                await asyncio.wait([serving, stopping], timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
                if client.pulse.trouble is None or not client.pulse.is_expected:
                    well = time.monotonic()
                elif time.monotonic() - well > PATIENCE:
                    raise PassingError(f"{client.pulse.trouble} for {PATIENCE:.0f} s")
        finally:
            stopping.cancel()
        if serving.done():
            await serving

    def _make_client(self, shard: int) -> DealbotClient:
        guild = self._settings.operator_guild
        return DealbotClient(
            self._desk,
            metrics=self._metrics,
            identifies=self._identifies,
            operator=Operator(guild, self._reloader.reload) if guild else None,
            shard=Shard(shard, self._settings.shard_count),
        )

    async def _adopt(self, engine: Engine) -> None:
        """Serve from this engine from now on, and offer the commands that fit it."""
        if engine is not self._desk.engine:
            self._desk.adopt(engine)
        # One that still logs in offers the commands by itself; and while one waits, others come and go.
        for client in [client for client in self._clients.values() if client.application_id]:
            try:
                await client.offer_commands()
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                reason = getattr(error, "status", type(error).__name__)
                log.warning("commands could not be sent (%s); reload again, or use dealbot sync", reason)

    def _times_file(self) -> Path | None:
        """Where the times of logging in are kept: each process of several has a file of its own."""
        folder = self._settings.state_dir
        return folder / f"identifies-{self._shards[0]}.json" if folder else None

    @contextmanager
    def _obeying_signals(self) -> Iterator[None]:
        """Stop at SIGTERM and SIGINT, and reload at SIGHUP where there is one."""
        loop = asyncio.get_running_loop()
        obeyed = {signal.SIGTERM: self.stop, signal.SIGINT: self.stop}
        if hasattr(signal, "SIGHUP"):
            obeyed[signal.SIGHUP] = self.reload
        before = {number: signal.signal(number, _calling(loop, act)) for number, act in obeyed.items()}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _calling(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> Callable[..., None]:
    def handle(*_: object) -> None:
        loop.call_soon_threadsafe(act)

    return handle


def _log_unhandled(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what nobody else handles; asyncio's own message may quote what somebody wrote."""
    error = context.get("exception")
    log.error("unhandled: %s", describe_error(error) if error else "no error")
