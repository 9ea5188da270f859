"""Getting an answer out over a bad network: again after a failure that passes, and never for too long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from enum import Enum, auto
from typing import Any, Final, NamedTuple, cast

import aiohttp
import discord

from bot.operations.metrics import Metrics

log = logging.getLogger(__name__)

#: Seconds to wait before each further try: enough of them to use the whole of any deadline.
PAUSES: Final = (0.2, 0.4, 0.8, *(1.0,) * 7)

#: An interaction has to be answered within three seconds of being made.
INTERACTION_DEADLINE: Final = 2.5

#: Whoever writes a message waits a little longer.
MESSAGE_DEADLINE: Final = 10.0

#: A request may be under way for this share of the deadline, so that one that hangs leaves time for another.
SHARE: Final = 0.4

#: From this status on something is wrong with a request, and from the second on it is Discord that failed, and may
#: not fail again.
BAD_REQUEST: Final = 400
SERVER_ERROR: Final = 500

#: Discord's codes for an interaction that was answered already, and for one that can be answered no more.
ALREADY_ANSWERED: Final = 40060
EXPIRED: Final = 10062


class Outcome(Enum):
    """What became of something that was to be sent."""

    SENT = auto()
    FAILED = auto()  # the network or Discord failed, to the end
    REFUSED = auto()
    SHED = auto()  # its turn had not come when it was too late
    TAKEN = auto()  # another process had answered before


class Trouble(NamedTuple):
    """What a try ended with that did not get through."""

    outcome: Outcome
    reason: str


#: Its turn did not come: the library still waits for a rate limit to pass.
SHED: Final = Trouble(Outcome.SHED, "its turn did not come in time")


def _read_error(error: discord.HTTPException) -> Trouble:
    if error.code == ALREADY_ANSWERED:
        return Trouble(Outcome.TAKEN, "answered already")
    outcome = Outcome.REFUSED if error.status < SERVER_ERROR else Outcome.FAILED
    return Trouble(outcome, f"HTTP {error.status}, code {error.code}")


class TooLateError(Exception):
    """The turn of a request came when nobody waited for it any more."""


class Attempt:
    """One call of the API in a task of its own, which is never cancelled while the library waits for a rate limit.

    The library (2.7.1) would not recover from that: a global limit would then never end, and neither would that of
    a route. Its requests are followed (`follow_requests`), so that the two kinds of waiting are told apart.
    """

    def __init__(self, send: Callable[[], Awaitable[object]]) -> None:
        self.over = asyncio.Event()
        """Set as soon as it is known what became of it."""
        self.since: float | None = None
        """When the request that is under way was sent; None while none is."""
        self.status = 0
        """What Discord answered last."""
        self.task = asyncio.create_task(self._run(send))
        self.task.add_done_callback(self._end)
        self._is_abandoned = False

    async def _run(self, send: Callable[[], Awaitable[object]]) -> None:
        _current.set(self)
        await send()

    def _end(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            task.exception()  # looked at here, as who abandoned it does not
        self.over.set()

    def begin_request(self) -> None:
        """Note that a request is sent now.

        Raises:
            TooLateError: nobody waits for it any more.
        """
        if self._is_abandoned:
            raise TooLateError
        self.since = asyncio.get_running_loop().time()

    def end_request(self, status: int) -> None:
        """Note how a request was answered; 0 is for not at all."""
        self.since, self.status = None, status
        if self.is_taken:
            self.over.set()

    @property
    def is_taken(self) -> bool:
        """Whether Discord has it, though the library may still wait for the limit that it reached by that."""
        return 0 < self.status < BAD_REQUEST

    def abandon(self) -> None:
        """Wait for it no more: what is under way is cut off, and what waits for its turn is dropped when that comes."""
        self._is_abandoned = True
        if self.since is not None:
            self.task.cancel()

    async def wait(self, limit: float, end: float) -> None:
        """Wait until it is over; `limit` is in seconds, for a request under way, `end` on the loop's clock.

        Raises:
            TimeoutError: a request hung, or the end came first.
        """
        loop = asyncio.get_running_loop()
        while not self.over.is_set():
            due = (self.since if self.since is not None else loop.time()) + limit
            try:
                async with asyncio.timeout_at(min(due, end)):
                    await self.over.wait()
            except TimeoutError:
                now = loop.time()
                if now >= end or (self.since is not None and now - self.since >= limit):
                    raise


#: The attempt that the running task makes.
_current: ContextVar[Attempt | None] = ContextVar("attempt", default=None)


def follow_requests() -> aiohttp.TraceConfig:
    """What tells attempts when their requests are sent and answered; a client's session has to be made with it."""
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(_begin_request)
    trace.on_request_end.append(_end_request)
    trace.on_request_exception.append(_fail_request)
    return trace


async def _begin_request(*_: object) -> None:
    if attempt := _current.get():
        attempt.begin_request()


async def _end_request(_: object, __: object, answered: aiohttp.TraceRequestEndParams) -> None:
    if attempt := _current.get():
        attempt.end_request(answered.response.status)


async def _fail_request(*_: object) -> None:
    if attempt := _current.get():
        attempt.end_request(0)


class Deliveries:
    """Sends answers, and knows of those that are on their way."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._on_their_way: set[asyncio.Task[Any]] = set()
        self._attempts: set[asyncio.Task[None]] = set()

    async def send(
        self, send: Callable[[], Awaitable[object]], deadline: float, tries: int = len(PAUSES) + 1
    ) -> Outcome:
        """Send something once, with further tries after failures that may pass.

        `send` makes one request that is safe to repeat: a message with a nonce, or the answer to an interaction,
        which Discord takes once; what is not gets one of the `tries`. `deadline` is in seconds, all together.
        """
        task = cast("asyncio.Task[Any]", asyncio.current_task())  # a coroutine always runs in one
        self._on_their_way.add(task)
        try:
            outcome = await self._try(send, deadline, PAUSES[: tries - 1])
        finally:
            self._on_their_way.discard(task)
        if outcome in (Outcome.FAILED, Outcome.REFUSED):
            self._metrics.undelivered.inc()
        elif outcome is Outcome.SHED:
            self._metrics.shed.inc()
        return outcome

    async def finish(self, grace: float) -> None:
        """Wait for what is on its way, `grace` seconds at most, and give up the rest."""
        if self._on_their_way:
            _, late = await asyncio.wait(self._on_their_way, timeout=grace)
            if late:
                log.warning("%d answers were still on their way after %s s", len(late), grace)
                for task in late:
                    task.cancel()
                await asyncio.wait(late)
        for attempt in self._attempts:
            attempt.cancel()
        await asyncio.gather(*self._attempts, return_exceptions=True)

    async def _try(self, send: Callable[[], Awaitable[object]], deadline: float, pauses: Sequence[float]) -> Outcome:
        """Try until it is sent or refused, no pause is left, or the deadline is over."""
        end = asyncio.get_running_loop().time() + deadline
        trouble = Trouble(Outcome.FAILED, "nothing was tried")
        for number, pause in enumerate((0.0, *pauses)):
            if number and asyncio.get_running_loop().time() + pause >= end:
                break
            await asyncio.sleep(pause)
            found = await self._try_once(send, deadline * SHARE, end)
            if found is None:
                return Outcome.SENT
            if found.outcome is Outcome.TAKEN:
                # By an own try whose response was lost, if there was one.
                return Outcome.SENT if number else Outcome.TAKEN
            trouble = found
            if trouble.outcome is not Outcome.FAILED:
                break
        log.warning("an answer could not be sent: %s", trouble.reason)
        return trouble.outcome

    async def _try_once(self, send: Callable[[], Awaitable[object]], limit: float, end: float) -> Trouble | None:
        """What went wrong; `limit` is in seconds, for a request under way, `end` on the loop's clock."""
        attempt = self._begin(send)
        try:
            await attempt.wait(limit, end)
            if not attempt.is_taken:
                await attempt.task
        except discord.InteractionResponded:
            return None
        except discord.HTTPException as error:
            return _read_error(error)
        except TimeoutError:
            is_shed = not attempt.task.done() and attempt.since is None
            return SHED if is_shed else Trouble(Outcome.FAILED, "no response in time")
        except (aiohttp.ClientError, OSError) as error:
            return Trouble(Outcome.FAILED, type(error).__name__)
        finally:
            attempt.abandon()
        return None

    def _begin(self, send: Callable[[], Awaitable[object]]) -> Attempt:
        attempt = Attempt(send)
        self._attempts.add(attempt.task)
        attempt.task.add_done_callback(self._attempts.discard)
        return attempt
