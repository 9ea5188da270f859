"""Getting an answer out over a bad network: again after a failure that passes, and never for too long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import aiohttp
import discord

log = logging.getLogger(__name__)

#: Seconds to wait before each further try. Discord's library itself tries once after a 503 or a reset.
PAUSES: Final = (0.2, 0.6)

#: An interaction has to be answered within three seconds of being made.
INTERACTION_DEADLINE: Final = 2.5

#: Whoever writes a message waits a little longer.
MESSAGE_DEADLINE: Final = 10.0

#: Discord's code for an interaction that was answered already: the try before got through after all.
ALREADY_ANSWERED: Final = 40060


async def deliver(send: Callable[[], Awaitable[object]], deadline: float) -> bool:
    """Send something once, with further tries after failures that may pass; whether it got out.

    `send` has to be safe to repeat: a message with a nonce, or the answer to an interaction, which
    Discord takes once. `deadline` is in seconds, all tries together.
    """
    try:
        async with asyncio.timeout(deadline):
            return await _try(send)
    except TimeoutError:
        log.warning("an answer could not be sent within %s s", deadline)
    return False


async def _try(send: Callable[[], Awaitable[object]]) -> bool:
    for pause in (*PAUSES, None):
        try:
            await send()
        except discord.InteractionResponded:
            return True
        except (discord.DiscordServerError, aiohttp.ClientError, OSError) as error:
            if pause is None:
                log.warning("an answer could not be sent: %s", type(error).__name__)
                return False
            await asyncio.sleep(pause)
        except discord.HTTPException as error:
            if error.code == ALREADY_ANSWERED:
                return True
            log.warning("an answer could not be sent: HTTP %s, code %s", error.status, error.code)
            return False
        else:
            return True
    return False
