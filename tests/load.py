"""Many people at one process: `python -m tests.load [--rate N] [--users N] [--seconds N] [--base DIR]`.

Runs `dealbot run` against the small Discord on loopback, which limits nothing, and lets people ask at a steady rate, by
private message, mention and command in turn. A time counts from when a question was due until Discord took the answer,
so that whoever has to wait for others is counted as waiting. The same seed makes the same questions.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from dealbot_runs import environment  # noqa: E402 - see above
from discord_app.fake_discord import TOKEN, Answer, Event, FakeDiscord, Record, command, direct_message, mention  # noqa: E402

from bot.engine import Engine  # noqa: E402

#: Seconds until the bot serves, and in which the last answers come: longer than it tries itself.
START: Final = 120.0
AFTERMATH: Final = 15.0

#: The ids of the people, which are those of the channels of their private messages, too.
FIRST_PERSON: Final = 10**6

#: So many people share a channel of the server, as Discord takes one message a second there.
COMPANY: Final = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """How many questions a second from how many people for how many seconds."""

    base: Path = ROOT
    rate: float = 50.0
    users: int = 1_000
    seconds: float = 300.0
    seed: int = 1


@dataclass(slots=True)
class Outcome:
    """What became of the questions, and what it cost the bot."""

    asked: dict[str, float] = field(default_factory=dict)
    """When each question was due, by its id."""
    answered: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    """From when each was due to its first answer."""
    processor: float = 0.0
    """The seconds of a processor that the bot took meanwhile."""
    megabytes: float = 0.0

    def describe(self, plan: Plan) -> str:
        """The figures, in lines."""
        percent = quantiles(self.seconds, n=100)
        once = sum(number == 1 for number in self.answered.values())
        twice, never = len(self.answered) - once, len(self.asked) - len(self.answered)
        p50, p99, most = (1000 * seconds for seconds in (percent[49], percent[98], max(self.seconds)))
        lines = (
            f"{len(self.asked)} questions, {plan.rate:g} a second from {plan.users} people",
            f"answered once: {once}, more than once: {twice}, not at all: {never}",
            f"answered after {p50:.0f} ms (p50), {p99:.0f} ms (p99), {most:.0f} ms at most",
            f"the bot: {self.processor / plan.seconds:.0%} of a processor, {self.megabytes:.0f} MB in the end",
        )
        return "\n".join(lines)


class Noting(Record[Answer]):
    """The answers as they come; only their times are kept."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self._outcome = outcome
        self._came = asyncio.Event()

    def add(self, item: Answer) -> None:
        """Note an answer to a question that was asked."""
        if item.to not in self._outcome.asked:
            return
        if item.to not in self._outcome.answered:
            self._outcome.seconds.append(time.perf_counter() - self._outcome.asked[item.to])
        self._outcome.answered[item.to] += 1
        self._came.set()

    async def wait_for_all(self) -> None:
        """Wait until every question has an answer, or no more come."""
        while len(self._outcome.answered) < len(self._outcome.asked):
            self._came.clear()
            async with asyncio.timeout(AFTERMATH):
                await self._came.wait()


def questions(plan: Plan) -> Iterator[Event]:
    """Questions without end: the people in turn, by each door in turn, whatever is offered to be asked."""
    some = random.Random(plan.seed)  # noqa: S311 - the same questions in every run
    offered = Engine.load(plan.base).catalogue.questions
    doors = cycle((direct_message, mention, command))
    for person, ask in zip(cycle(range(plan.users)), doors, strict=False):
        event = ask(some.choice(offered))
        key = "user" if ask is command else "author"
        place = {direct_message: FIRST_PERSON + person, mention: channel_of(person)}.get(ask)
        own = {key: {**event.data[key], "id": str(FIRST_PERSON + person)}}
        yield Event(event.name, {**event.data, **own, **({"channel_id": str(place)} if place else {})})


def channel_of(person: int) -> int:
    """The id of the channel in which somebody asks publicly."""
    return FIRST_PERSON // 2 + person // COMPANY


async def open_channels(fake: FakeDiscord, plan: Plan) -> None:
    """Make the channels in which people ask publicly."""
    for number in sorted({channel_of(person) for person in range(plan.users)}):
        channel = {"id": str(number), "guild_id": "20", "type": 0, "name": "asking", "position": 0}
        await fake.dispatch(Event("CHANNEL_CREATE", {**channel, "permission_overwrites": []}))


@asynccontextmanager
async def running(fake: FakeDiscord, base: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot in a process of its own, once it serves."""
    settings = {"DISCORD_TOKEN": TOKEN, "DEALBOT_API_URL": fake.api, "DEALBOT_HEALTH_PORT": "0"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "--base", str(base), "run"),
        cwd=ROOT,
        env=environment({**settings, "DEALBOT_LOG_LEVEL": "WARNING"}),
    )
    try:
        await fake.welcomes.wait_for(within=START)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


async def load(plan: Plan) -> Outcome:
    """Let people ask as planned."""
    outcome = Outcome()
    asking = questions(plan)
    async with FakeDiscord() as fake, running(fake, plan.base) as process:
        fake.answers = answers = Noting(outcome)
        await open_channels(fake, plan)
        before = processor_seconds(process.pid)
        began = time.perf_counter()
        for number in range(round(plan.rate * plan.seconds)):
            due = began + number / plan.rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            question = next(asking)
            outcome.asked[question.id] = due
            await fake.dispatch(question)
        with suppress(TimeoutError):
            await answers.wait_for_all()
        outcome.processor = processor_seconds(process.pid) - before
        outcome.megabytes = resident_megabytes(process.pid)
    return outcome


def processor_seconds(process: int) -> float:
    """What a process took of the processors' time, as Linux tells it in hundredths of a second."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def resident_megabytes(process: int) -> float:
    """What a process holds of the machine's memory, as Linux tells it."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> None:
    """Load the bot as the arguments say, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=(__doc__ or "").partition("\n")[0])
    plan = Plan()
    parser.add_argument("--base", type=Path, default=plan.base)
    parser.add_argument("--rate", type=float, default=plan.rate, help="questions a second")
    parser.add_argument("--users", type=int, default=plan.users)
    parser.add_argument("--seconds", type=float, default=plan.seconds)
    parser.add_argument("--seed", type=int, default=plan.seed)
    plan = Plan(**vars(parser.parse_args()))
    print(asyncio.run(load(plan)).describe(plan))  # noqa: T201 - what a command has to say


if __name__ == "__main__":
    main()
