"""Keeping something up that may fail: again after a pause that grows with each failure, and is never the same."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from typing import Final

from bot.operations.failures import LastingError, PassingError
from bot.operations.logs import describe_error

log = logging.getLogger(__name__)

#: The first pause, and the longest, in seconds. What ran for longer than that begins with the first again.
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 120.0


async def keep_up(
    name: str,
    attempt: Callable[[], Awaitable[None]],
    stop: asyncio.Event,
    on_failure: Callable[[], object] = lambda: None,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Run `attempt` again and again until it is to stop; `attempt` itself returns then.

    Pauses grow as in 'exponential backoff and jitter' (M. Brooker, 2015), so that bots which fail together
    do not try again together.

    Raises:
        LastingError: an attempt failed for good.
    """
    failures = 0
    while not stop.is_set():
        began = clock()
        try:
            await attempt()
        except LastingError:
            raise
        except PassingError as error:
            reason = str(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the bot must come up again
            reason = f"unforeseen: {describe_error(error)}"
        else:
            reason = "it ended by itself"
        if stop.is_set():
            return
        on_failure()
        failures = 1 if clock() - began > LONGEST_PAUSE else failures + 1
        pause = choose_pause(failures)
        log.warning("%s: %s; trying again in %.1f s", name, reason, pause)
        await wait_for(stop, pause)


def choose_pause(failures: int) -> float:
    """Seconds to wait after so many failures in a row, drawn from the upper half of what is allowed."""
    allowed = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures - 1, 16))
    return allowed * random.uniform(0.5, 1.0)  # noqa: S311 - spread, not secrecy


async def wait_for(event: asyncio.Event, seconds: float) -> bool:
    """Wait for an event, but only so long; whether it came."""
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False
