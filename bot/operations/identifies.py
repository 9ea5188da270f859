"""When the bot may log in to the gateway: so seldom that a crash loop never uses up what Discord allows in a day.

Discord takes an IDENTIFY every five seconds and 1,000 a day; after those it resets the bot's token
(https://discord.com/developers/docs/events/gateway#identifying).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import FiniteFloat, TypeAdapter, ValidationError

log = logging.getLogger(__name__)

DAY: Final = 24 * 60 * 60.0

#: Seconds between two, as Discord has it.
PACE: Final = 5.0

#: After so many in a day they go at the slower pace: 40 + 720 is the most that can come together in any day.
FREE: Final = 40
SLOW_PACE: Final = 120.0

#: Of those that Discord itself says are left, so many are for whoever has to log in by hand.
RESERVE: Final = 50

_TIMES: Final = TypeAdapter(list[FiniteFloat])


class Identifies:
    """The times of the last day at which this process logged in, or those that ran before it with the same file."""

    def __init__(
        self,
        file: Path | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Take up what `file` has of the times before; without one they are forgotten at the end."""
        self._file = file
        self._clock = clock
        self._sleep = sleep
        self._times = _read(file) if file else []
        self._closed_until = 0.0

    @property
    def count(self) -> int:
        """How many there were within a day."""
        start = self._clock() - DAY
        return sum(time > start for time in self._times)

    def heed(self, remaining: int, reset_after: float) -> None:
        """Heed what Discord says: so many are left until they are counted anew, in so many seconds."""
        self._closed_until = self._clock() + reset_after if remaining <= RESERVE else 0.0

    async def admit(self) -> None:
        """Wait until there may be another one, and count it."""
        while (wait := self._seconds_to_wait()) > 0:
            log.info("logging in waits for %.0f s, after %d times within a day", wait, self.count)
            await self._sleep(wait)
        now = self._clock()
        self._times = [time for time in self._times if time > now - DAY] + [now]
        self._write()

    def _seconds_to_wait(self) -> float:
        now = self._clock()
        # A clock that was set back has left times in the future.
        self._times = [min(time, now) for time in self._times]
        pace = PACE if self.count < FREE else SLOW_PACE
        return max(self._times[-1] + pace if self._times else now, self._closed_until) - now

    def _write(self) -> None:
        """Keep the times, in one step; where that fails the bot goes on without."""
        if self._file is None:
            return
        part = self._file.with_suffix(".part")
        try:
            part.write_bytes(_TIMES.dump_json(self._times))
            part.replace(self._file)
        except OSError as error:
            log.warning("the times of logging in can't be kept in %s: %s", self._file, error.strerror)
            with suppress(OSError):
                part.unlink(missing_ok=True)
            self._file = None


def _read(file: Path) -> list[float]:
    """The times in a file; none if there is no such file, or nothing of the kind in it."""
    try:
        return sorted(_TIMES.validate_json(file.read_bytes(), strict=True))
    except FileNotFoundError:
        return []
    except OSError as error:
        log.warning("%s can't be read: %s", file, error.strerror)
        return []
    except ValidationError:
        log.warning("%s holds no times of logging in; it is written anew", file)
        return []
