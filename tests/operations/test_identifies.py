"""When the bot may log in: with a pace between any two, and never more often in a day than Discord bears."""

from __future__ import annotations

import asyncio
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.operations import identifies
from bot.operations.identifies import DAY, FREE, PACE, RESERVE, SLOW_PACE, Identifies

#: The most that may come together within any day; Discord allows 1,000.
MOST = FREE + 720

START = 1_700_000_000.0


#: Nothing here needs as many; whoever sleeps more often waits for ever.
MOST_SLEEPS = 10_000


class Time:
    """A clock that goes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = START
        self.sleeps = 0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let others run meanwhile, as a real sleep does."""
        self.sleeps += 1
        assert self.sleeps < MOST_SLEEPS, "it waits for ever"
        end = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, end)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "identifies-0.json"


def begin(time: Time, file: Path | None = None) -> Identifies:
    return Identifies(file, clock=time.clock, sleep=time.sleep)


async def admit(admitting: Identifies, time: Time, number: int = 1) -> list[float]:
    """When each of so many was admitted, in seconds from the start."""
    admitted = []
    for _ in range(number):
        await admitting.wait()
        admitting.record()
        admitted.append(time.now - START)
    return admitted


# The pace


async def test_the_first_is_admitted_at_once_and_each_other_after_a_pause(time: Time) -> None:
    assert await admit(begin(time), time, 4) == [0.0, PACE, 2 * PACE, 3 * PACE]


async def test_whoever_comes_late_does_not_wait(time: Time) -> None:
    admitting = begin(time)
    await admit(admitting, time)
    time.now += PACE
    assert await admit(admitting, time) == [PACE]


async def test_after_many_in_a_day_the_pause_is_longer(time: Time) -> None:
    admitted = await admit(begin(time), time, FREE + 3)
    pauses = [after - before for before, after in pairwise(admitted)]
    assert pauses == [PACE] * (FREE - 1) + [SLOW_PACE] * 3


async def test_a_day_later_it_is_short_again(time: Time) -> None:
    admitting = begin(time)
    await admit(admitting, time, FREE + 1)
    time.now += DAY
    assert admitting.count == 0
    first, second = await admit(admitting, time, 2)
    assert second - first == PACE


async def test_for_all_of_a_day_they_count(time: Time) -> None:
    admitting = begin(time)
    await admit(admitting, time, FREE)
    time.now += DAY - FREE * PACE
    await admit(admitting, time)
    assert admitting.count == FREE + 1


async def test_two_that_wait_together_are_admitted_one_after_the_other(time: Time) -> None:
    admitting = begin(time)
    await admit(admitting, time)
    first, second = await asyncio.gather(admit(admitting, time), admit(admitting, time))
    assert sorted(first + second) == [PACE, 2 * PACE]


# Several shards


async def test_where_discord_allows_several_at_once_only_shards_of_the_same_key_wait_for_each_other(time: Time) -> None:
    admitting = begin(time)
    admitting.update_limits(1_000, 0.0, concurrency=4)
    waits = []
    for shard in range(10):
        waits.append(admitting.seconds_to_wait(shard))
        await admitting.wait(shard)
        admitting.record(shard)
    assert waits == [0.0] * 4 + [PACE] + [0.0] * 3 + [PACE] + [0.0]


async def test_where_discord_allows_one_at_a_time_all_shards_wait_for_each_other(time: Time) -> None:
    admitting = begin(time)
    admitting.update_limits(1_000, 0.0, concurrency=1)
    await admitting.wait(0)
    assert admitting.seconds_to_wait(1) == PACE


async def test_after_a_restart_every_shard_waits_for_the_last_one_before_it(time: Time, file: Path) -> None:
    await admit(begin(time, file), time)
    again = begin(time, file)
    again.update_limits(1_000, 0.0, concurrency=4)
    assert [again.seconds_to_wait(shard) for shard in range(4)] == [PACE] * 4


async def test_the_slower_pace_is_that_of_all_shards_together(time: Time) -> None:
    admitting = begin(time)
    admitting.update_limits(1_000, 0.0, concurrency=16)
    for number in range(FREE):
        time.now += 1
        admitting.record(number)
    assert [admitting.seconds_to_wait(shard) for shard in range(16)] == [SLOW_PACE] * 16


# In any day


async def test_in_no_day_are_there_more_than_discord_bears_however_fast_they_are_asked_for(
    time: Time, file: Path
) -> None:
    admitted: list[float] = []
    while not admitted or admitted[-1] < DAY * 1.1:
        admitted += await admit(begin(time, file), time, 40)
    assert most_in(DAY, admitted) <= MOST


@given(st.lists(st.tuples(st.just(0) | st.integers(0, 200) | st.integers(0, 2_000), st.booleans()), max_size=80))
async def test_nor_whenever_they_are_asked_for_and_however_often_the_bot_is_restarted(
    steps: list[tuple[int, bool]],
) -> None:
    """In a small day of ten slow paces and few free ones, so that whole days are passed."""
    time, day, free = Time(), 10 * SLOW_PACE, 5
    admitted: list[float] = []
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(identifies, "DAY", day)
        patch.setattr(identifies, "FREE", free)
        file = Path(folder) / "times.json"
        admitting = begin(time, file)
        for pause, is_restarted in steps:
            time.now += pause
            admitting = begin(time, file) if is_restarted else admitting
            admitted += await admit(admitting, time)
    assert most_in(day, admitted) <= free + 10
    assert all(after - before >= PACE for before, after in pairwise(admitted))


def most_in(day: float, admitted: list[float]) -> int:
    """The most that were admitted within any span of that length."""
    return max((sum(first <= each <= first + day for each in admitted) for first in admitted), default=0)


# Restarts


async def test_a_restart_does_not_shorten_the_pause(time: Time, file: Path) -> None:
    await admit(begin(time, file), time)
    assert await admit(begin(time, file), time) == [PACE]


async def test_a_restart_does_not_lose_the_count(time: Time, file: Path) -> None:
    last = (await admit(begin(time, file), time, FREE))[-1]
    again = begin(time, file)
    assert again.count == FREE
    assert await admit(again, time) == [last + SLOW_PACE]


async def test_without_a_file_the_times_are_forgotten(time: Time) -> None:
    await admit(begin(time), time)
    assert await admit(begin(time), time) == [0.0]


@pytest.mark.parametrize("is_restarted", [True, False], ids=["restarted", "running"])
async def test_a_clock_that_was_set_back_costs_no_more_than_a_pause(
    time: Time, file: Path, *, is_restarted: bool
) -> None:
    admitting = begin(time, file)
    await admit(admitting, time)
    time.now -= DAY * 400
    before = time.now
    again = begin(time, file) if is_restarted else admitting
    await admit(again, time)
    assert time.now - before <= PACE


async def test_two_processes_with_one_file_lose_nothing_of_each_other(time: Time, file: Path) -> None:
    one, other = begin(time, file), begin(time, file)
    await admit(one, time)
    time.now += 1
    await admit(other, time)
    await admit(one, time)
    assert begin(time, file).count == 3


# Shards


async def test_each_further_shard_allows_for_some_more_at_the_quick_pace(time: Time) -> None:
    admitting = Identifies(shards=16, clock=time.clock, sleep=time.sleep)
    admitted = await admit(admitting, time, 16 * 5)
    assert {after - before for before, after in pairwise(admitted)} == {PACE}


# What Discord says


async def test_what_is_made_meanwhile_is_taken_off_what_discord_says_is_left(time: Time) -> None:
    admitting = begin(time)
    admitting.update_limits(RESERVE + 2, 3_600.0)
    assert await admit(admitting, time, 3) == [0.0, PACE, 3_600.0]


async def test_where_few_are_left_the_bot_waits_until_they_are_counted_anew(time: Time) -> None:
    admitting = begin(time)
    admitting.update_limits(RESERVE, 3_600.0)
    assert await admit(admitting, time) == [3_600.0]


@pytest.mark.parametrize("days", [1, 400])
async def test_a_clock_that_is_set_back_meanwhile_does_not_make_that_longer(time: Time, days: int) -> None:
    admitting = begin(time)
    admitting.update_limits(remaining=1, reset_after=600.0)
    time.now -= DAY * days
    assert admitting.seconds_to_wait() == 600.0


async def test_where_enough_are_left_it_does_not(time: Time) -> None:
    admitting = begin(time)
    admitting.update_limits(RESERVE + 1, 3_600.0)
    assert await admit(admitting, time) == [0.0]


async def test_the_last_word_counts(time: Time) -> None:
    admitting = begin(time)
    admitting.update_limits(0, 3_600.0)
    admitting.update_limits(1_000, 3_600.0)
    assert await admit(admitting, time) == [0.0]


# Files that are none


@pytest.fixture(
    params=[
        b"",
        b"garbage",
        b"\xff\xfe\x00",
        b"null",
        b"5",
        b'{"a": 1}',
        b'["x"]',
        b"[[1]]",
        pytest.param(b"[1" + b"0" * 400 + b"]", id="beyond all numbers"),
        pytest.param(b"[" * 100_000, id="too deep"),
    ],
)
def spoilt(request: pytest.FixtureRequest, file: Path) -> Path:
    """A file that holds something else."""
    file.write_bytes(request.param)
    return file


async def test_a_file_that_holds_no_times_is_told_of_and_written_anew(
    time: Time, spoilt: Path, caplog: pytest.LogCaptureFixture
) -> None:
    admitting = begin(time, spoilt)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert str(spoilt) in caplog.text
    assert await admit(admitting, time) == [0.0]
    assert begin(time, spoilt).count == 1


async def test_a_missing_file_is_just_a_beginning(time: Time, file: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert await admit(begin(time, file), time) == [0.0]
    assert not caplog.records
    assert begin(time, file).count == 1


@pytest.mark.parametrize("place", ["missing/times.json", "folder", "file/times.json"])
async def test_where_nothing_can_be_written_the_bot_goes_on_and_says_so_once(
    time: Time, tmp_path: Path, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    admitting = begin(time, tmp_path / place)
    assert await admit(admitting, time, 3) == [0.0, PACE, 2 * PACE]
    kept = [record for record in caplog.records if "can't be kept" in record.getMessage()]
    assert [record.levelname for record in kept] == ["WARNING"]
    assert str(tmp_path / place) in kept[0].getMessage()
