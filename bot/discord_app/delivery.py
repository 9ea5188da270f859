"""Getting an answer out over a bad network: again after a failure that passes, and never for too long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from enum import Enum, auto
from typing import Any, Final, cast

import aiohttp
import discord

from bot.operations.metrics import Metrics

log = logging.getLogger(__name__)

#: Seconds to wait before each further try. Discord's library itself tries once after a 503 or a reset.
PAUSES: Final = (0.2, 0.6)

#: An interaction has to be answered within three seconds of being made.
INTERACTION_DEADLINE: Final = 2.5

#: Whoever writes a message waits a little longer.
MESSAGE_DEADLINE: Final = 10.0

#: A single try may take this share of the deadline, so that one that hangs leaves time for another.
SHARE: Final = 0.4

#: From this status on it is Discord that failed, and may not fail again.
SERVER_ERROR: Final = 500

#: Discord's codes for an interaction that was answered already, and for one that can be answered no more.
ALREADY_ANSWERED: Final = 40060
EXPIRED: Final = 10062


class Outcome(Enum):
    """What became of something that was to be sent."""

    SENT = auto()
    FAILED = auto()
    TAKEN = auto()  # another process had answered before


class Deliveries:
    """Sends answers, and knows of those that are on their way."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._on_their_way: set[asyncio.Task[Any]] = set()

    async def send(self, send: Callable[[], Awaitable[object]], deadline: float, tries: int = len(PAUSES) + 1) -> bool:
        """Send something once, with further tries after failures that may pass; whether it got out.

        `send` has to be safe to repeat: a message with a nonce, or the answer to an interaction, which
        Discord takes once; what is not gets one of the `tries`. `deadline` is in seconds, all together.
        """
        task = cast("asyncio.Task[Any]", asyncio.current_task())  # a coroutine always runs in one
        self._on_their_way.add(task)
        try:
            outcome = await _send_in_time(send, deadline, tries)
        finally:
            self._on_their_way.discard(task)
        if outcome is Outcome.FAILED:
            self._metrics.undelivered.inc()
        return outcome is Outcome.SENT

    async def finish(self, grace: float) -> None:
        """Wait for what is on its way, `grace` seconds at most, and give up the rest."""
        if self._on_their_way:
            _, late = await asyncio.wait(self._on_their_way, timeout=grace)
            if late:
                log.warning("%d answers were still on their way after %s s", len(late), grace)
                for task in late:
                    task.cancel()
                await asyncio.wait(late)


async def _send_in_time(send: Callable[[], Awaitable[object]], deadline: float, tries: int) -> Outcome:
    try:
        async with asyncio.timeout(deadline):
            return await _try(send, deadline * SHARE, PAUSES[: tries - 1])
    except TimeoutError:
        log.warning("an answer could not be sent within %s s", deadline)
    return Outcome.FAILED


async def _try(send: Callable[[], Awaitable[object]], limit: float, pauses: Sequence[float]) -> Outcome:
    """Try until it is sent, refused or no pause is left; `limit` is in seconds, for each try."""
    reason = ""
    for number, pause in enumerate((0.0, *pauses)):
        if pause:
            await asyncio.sleep(pause)
        try:
            async with asyncio.timeout(limit):
                await send()
        except discord.InteractionResponded:
            return Outcome.SENT
        except discord.HTTPException as error:
            if error.code == ALREADY_ANSWERED:
                # By an own try whose response was lost, if there was one.
                return Outcome.SENT if number else Outcome.TAKEN
            reason = f"HTTP {error.status}, code {error.code}"
            if error.status < SERVER_ERROR:
                break
        except (aiohttp.ClientError, OSError) as error:
            reason = type(error).__name__
        else:
            return Outcome.SENT
    log.warning("an answer could not be sent: %s", reason)
    return Outcome.FAILED
