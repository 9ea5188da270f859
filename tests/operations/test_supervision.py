"""Keeping something up: which failures it survives, how long it pauses, and when it stops."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operations import supervision
from bot.operations.failures import BadTokenError, LastingError, PassingError, RefusedError, UnreachableError
from bot.operations.supervision import FIRST_PAUSE, LONGEST_PAUSE, choose_pause, keep_up, wait_for

#: What an error says must not be logged.
WORDS = "hush-hush"

#: Nothing here takes a second; whoever waits longer waits for ever.
PATIENCE = 60.0


class Attempts:
    """Fails in the given ways, each after so many seconds of its own clock, and then stops as it is told to."""

    def __init__(self, *failures: Exception, seconds: tuple[float, ...] = ()) -> None:
        self.failures = deque(failures)
        self.seconds = deque(seconds)
        self.stop = asyncio.Event()
        self.count = 0
        self.now = 0.0

    async def __call__(self) -> None:
        self.count += 1
        self.now += self.seconds.popleft() if self.seconds else 0.0
        if self.failures:
            raise self.failures.popleft()
        self.stop.set()

    async def keep_up(self, on_failure: Callable[[], object] = lambda: None) -> None:
        async with asyncio.timeout(PATIENCE):
            await keep_up("shard 3", self, self.stop, on_failure, lambda: self.now)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses that are hardly any."""
    monkeypatch.setattr(supervision, "FIRST_PAUSE", 0.0001)
    monkeypatch.setattr(supervision, "LONGEST_PAUSE", 0.001)


@pytest.fixture
def for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses that outlast every test."""
    monkeypatch.setattr(supervision, "FIRST_PAUSE", 10_000.0)
    monkeypatch.setattr(supervision, "LONGEST_PAUSE", 10_000.0)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which takes any time."""
    made: list[float] = []

    async def note(_: asyncio.Event, seconds: float) -> bool:
        made.append(seconds)
        return False

    monkeypatch.setattr(supervision, "wait_for", note)
    return made


# Beginning again


@pytest.mark.parametrize(
    "failure", [PassingError("for now"), UnreachableError("no network"), ValueError(WORDS), OSError(), TimeoutError()]
)
@pytest.mark.usefixtures("at_once")
async def test_after_a_failure_that_may_pass_it_begins_again(failure: Exception) -> None:
    attempts = Attempts(failure, failure)
    await attempts.keep_up()
    assert attempts.count == 3


@pytest.mark.parametrize("failure", [LastingError("ever"), BadTokenError("whose?"), RefusedError("no")])
async def test_a_failure_for_good_ends_it(failure: LastingError) -> None:
    attempts, counted = Attempts(failure), list[None]()
    with pytest.raises(type(failure)) as raised:
        await attempts.keep_up(lambda: counted.append(None))
    assert raised.value is failure
    assert (attempts.count, counted) == (1, [])


@pytest.mark.usefixtures("at_once")
async def test_a_failure_for_good_ends_it_after_others_too() -> None:
    attempts = Attempts(PassingError("for now"), BadTokenError("whose?"))
    with pytest.raises(BadTokenError):
        await attempts.keep_up()
    assert attempts.count == 2


@pytest.mark.usefixtures("at_once")
async def test_each_failure_is_counted() -> None:
    counted: list[None] = []
    await Attempts(PassingError("for now"), ValueError(WORDS)).keep_up(lambda: counted.append(None))
    assert len(counted) == 2


async def test_what_is_cancelled_is_not_begun_again() -> None:
    began, stop = asyncio.Event(), asyncio.Event()

    async def attempt() -> None:
        began.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(keep_up("shard 3", attempt, stop))
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


# Stopping


async def test_what_is_stopped_before_it_starts_does_nothing() -> None:
    attempts = Attempts()
    attempts.stop.set()
    await attempts.keep_up()
    assert attempts.count == 0


@pytest.mark.usefixtures("for_ever")
async def test_a_stop_during_a_pause_ends_it_at_once() -> None:
    attempts = Attempts(PassingError("for now"))
    asyncio.get_running_loop().call_soon(attempts.stop.set)
    await attempts.keep_up()
    assert attempts.count == 1


@pytest.mark.usefixtures("for_ever")
async def test_after_a_stop_a_failure_is_not_tried_again() -> None:
    attempts = Attempts(PassingError("for now"))
    await attempts.keep_up(attempts.stop.set)
    assert attempts.count == 1


# Pauses


@given(st.integers(1, 10**6))
def test_a_pause_lies_in_the_upper_half_of_what_doubles_with_each_failure(failures: int) -> None:
    allowed = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures - 1, 64))
    assert allowed / 2 <= choose_pause(failures) <= allowed <= LONGEST_PAUSE


def test_pauses_are_not_the_same_twice() -> None:
    assert len({choose_pause(3) for _ in range(20)}) > 10


async def test_pauses_grow_with_failures_in_a_row(pauses: list[float]) -> None:
    await Attempts(*[PassingError("for now")] * 12).keep_up()
    assert len(pauses) == 12
    assert pauses[:4] == sorted(pauses[:4])
    assert all(LONGEST_PAUSE / 2 <= pause <= LONGEST_PAUSE for pause in pauses[8:])


async def test_after_a_long_run_pauses_begin_with_the_first_again(pauses: list[float]) -> None:
    failures = [PassingError("for now")] * 5
    await Attempts(*failures, seconds=(0.0, 1.0, LONGEST_PAUSE, LONGEST_PAUSE + 1.0, 0.0)).keep_up()
    highest = [FIRST_PAUSE * factor for factor in (1, 2, 4, 1, 2)]
    assert all(most / 2 <= pause <= most for pause, most in zip(pauses, highest, strict=True))


async def test_waiting_tells_whether_what_was_waited_for_came() -> None:
    event = asyncio.Event()
    assert not await wait_for(event, 0.001)
    event.set()
    assert await wait_for(event, PATIENCE)


# What is logged


async def test_a_failure_is_logged_with_who_failed_why_and_for_how_long(
    pauses: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    await Attempts(PassingError("Discord answers with HTTP 503")).keep_up()
    [line] = caplog.messages
    assert line == f"shard 3: Discord answers with HTTP 503; trying again in {pauses[0]:.1f} s"


@pytest.mark.usefixtures("at_once")
async def test_of_an_unforeseen_error_the_kind_is_logged_and_not_what_it_says(caplog: pytest.LogCaptureFixture) -> None:
    await Attempts(ValueError(WORDS)).keep_up()
    [line] = caplog.messages
    assert line.startswith("shard 3: unforeseen: ValueError < ")
    assert WORDS not in caplog.text
