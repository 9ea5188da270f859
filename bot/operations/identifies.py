"""When the bot may log in to the gateway: so seldom that a crash loop never uses up what Discord allows in a day.

Discord takes an IDENTIFY every five seconds and 1,000 a day; after those it resets the bot's token
(https://discord.com/developers/docs/events/gateway#identifying).
"""

from __future__ import annotations

import asyncio
import logging
import math
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

#: After so many in a day, and some for each further shard, they go at the slower pace.
FREE: Final = 40
FREE_PER_SHARD: Final = 10
SLOW_PACE: Final = 120.0

#: With as many as that, 720 at the slower pace come to Discord's 1,000.
MOST_FREE: Final = 280

#: Of those that Discord itself says are left, so many are for whoever has to log in by hand.
RESERVE: Final = 50

_TIMES: Final = TypeAdapter(list[FiniteFloat])


class Identifies:
    """The times of the last day at which this process logged in, or those that ran before it with the same file."""

    def __init__(
        self,
        file: Path | None = None,
        shards: int = 1,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Take up what `file` has of the times before; without one they are forgotten at the end."""
        self._file = file
        self._free = min(FREE + FREE_PER_SHARD * (shards - 1), MOST_FREE)
        self._clock = clock
        self._sleep = sleep
        self._times = _read(file) if file else []
        # When there was one, by what Discord paces by; whatever it was that ran before, it counts for all.
        self._before = max(self._times, default=-math.inf)
        self._admitted: dict[int, float] = {}
        self._concurrency = 1
        self._left, self._renewed, self._renewal = math.inf, 0.0, 0.0
        self._can_write = True

    @property
    def count(self) -> int:
        """How many there were within a day."""
        start = self._clock() - DAY
        return sum(time > start for time in self._times)

    def seconds_to_wait(self, shard: int = 0) -> float:
        """Seconds until there may be another one, of a shard; 0 if there may be one now."""
        now = self._clock()
        # A clock that was set back has left times in the future, and put those to come off.
        self._times = [min(time, now) for time in self._times]
        self._before = min(self._before, now)
        self._admitted = {key: min(time, now) for key, time in self._admitted.items()}
        self._renewed = min(self._renewed, now + self._renewal)
        if self.count < self._free:
            paced = max(self._before, self._admitted.get(self._key(shard), -math.inf)) + PACE
        else:
            paced = max((*self._times, *self._admitted.values())) + SLOW_PACE
        renewed = self._renewed if self._left <= RESERVE else now
        return max(paced - now, renewed - now, 0.0)

    def update_limits(self, remaining: int, reset_after: float, concurrency: int = 1) -> None:
        """Take over what Discord says: so many are left until they are counted anew, in so many seconds.

        `concurrency` is Discord's max_concurrency: shards whose numbers differ by less pace nobody but themselves.
        """
        self._left, self._renewed, self._renewal = remaining, self._clock() + reset_after, reset_after
        if concurrency != self._concurrency:
            self._before = max((self._before, *self._admitted.values()))
            self._concurrency, self._admitted = concurrency, {}

    async def wait(self, shard: int = 0) -> None:
        """Wait until there may be another one, and keep others from coming right after it."""
        while wait := self.seconds_to_wait(shard):
            level = logging.WARNING if wait > PACE else logging.INFO
            log.log(level, "logging in waits for %.0f s, after %d times within a day", wait, self.count)
            await self._sleep(wait)
        self._admitted[self._key(shard)] = self._clock()

    def record(self, shard: int = 0) -> None:
        """Count one that is made now."""
        now = self._clock()
        # Another process may keep its own in the same file, as when one version takes over from another.
        others = {*(_read(self._file) if self._file else ())} - {*self._times}
        self._before = max((self._before, *others))
        known = {*self._times, *others, now}
        self._times = sorted(time for time in known if time > now - DAY)
        self._admitted[self._key(shard)] = now
        self._left -= 1
        self._write()

    def _key(self, shard: int) -> int:
        """By what Discord paces a shard (its rate_limit_key)."""
        return shard % self._concurrency

    def _write(self) -> None:
        """Keep the times, in one step; where that fails the bot goes on without."""
        if self._file is None:
            return
        part = self._file.with_suffix(".part")
        try:
            part.write_bytes(_TIMES.dump_json(self._times))
            part.replace(self._file)
        except OSError as error:
            if self._can_write:
                log.warning("the times of logging in can't be kept in %s: %s", self._file, error.strerror)
            with suppress(OSError):
                part.unlink(missing_ok=True)
            self._can_write = False
        else:
            self._can_write = True


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
