"""Whose turn it is when more is asked than can be answered: who waited too long is turned away, oldest first.

An answer takes some milliseconds of the event loop. One is made in each of its rounds, so that the gateway is read and
what is on its way gets out between any two of them, however many wait. What takes longer is made in parts, one a round.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from math import inf
from typing import Final, NamedTuple

#: So many seconds a question waits for its turn: Discord allows three until a command is answered over the network.
LONGEST_WAIT: Final = 1.0

#: So many wait at once; no process answers more in that time.
MAX_WAITING: Final = 200


class Waiting(NamedTuple):
    """Somebody who waits for a turn until a time; what they are told is whether it came."""

    until: float
    turn: asyncio.Future[bool]


class Turns:
    """Gives turns, in the order in which they are asked for."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._line: deque[Waiting] = deque()

    async def wait(self) -> bool:
        """Wait for a turn, which lasts until the next await; False if it comes too late."""
        turn = self._line_up(len(self._line), self._clock() + LONGEST_WAIT)
        if len(self._line) > MAX_WAITING:
            _tell(self._line.popleft().turn, is_in_time=False)
        return await turn

    async def go_on(self) -> None:
        """Wait for a further turn, for the next part of what was begun: it comes after that of the next in line."""
        await self._line_up(1, inf)

    def _line_up(self, place: int, until: float) -> asyncio.Future[bool]:
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._line.insert(place, Waiting(until, turn))
        if len(self._line) == 1:
            turn.get_loop().call_soon(self._call)
        return turn

    def _call(self) -> None:
        """Call up the next one in line, and those after it in the rounds to come."""
        until, turn = self._line[0]
        _tell(turn, is_in_time=self._clock() <= until)
        self._line.popleft()
        if self._line:
            turn.get_loop().call_soon(self._call)


def _tell(turn: asyncio.Future[bool], *, is_in_time: bool) -> None:
    # Who was cancelled meanwhile waits no more.
    if not turn.done():
        turn.set_result(is_in_time)
