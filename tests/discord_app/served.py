"""The bot as `dealbot run` runs it, in a task of a test's own loop, against the small Discord."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import discord
import pytest
from discord.backoff import ExponentialBackoff
from discord.http import Route

from bot.discord_app import serving as serving_settings
from bot.discord_app.client import DealbotClient
from bot.discord_app.serving import Server
from bot.engine import Engine
from bot.operations import identifies, supervision
from bot.operations.probe import DOTENV
from bot.operations.settings import Settings
from discord_app.fake_discord import PATIENCE, TOKEN, Answer, Event, FakeDiscord, command, direct_message, mention

#: A question to the invented fact base, and what its answer says and no other that is got here.
QUESTION, FIGURE = "how many ferries?", "up to 12"

#: Nothing that is to happen at once takes so many seconds, on a busy machine either.
AT_ONCE: Final = 30.0

#: What would end only after so many seconds is not at once.
FOR_EVER: Final = 1_000.0

#: Between two looks at something that tells nobody when it changes.
LOOK: Final = 0.002

#: The tasks in which the small Discord serves its connections, and those in which discord.py waits two seconds for
#: further servers, whether anybody needs them or not (2.7.1).
PASSING: Final = ("RequestHandler.", "ConnectionState._delay_ready", "Queue.get")

Ask = Callable[[str], Event]

by_any_door = pytest.mark.parametrize("ask", [direct_message, mention, command])
by_message_or_command = pytest.mark.parametrize("ask", [direct_message, command])


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the bot."""

    server: Server
    task: asyncio.Task[None]

    async def end(self, within: float = PATIENCE) -> None:
        """Wait until it is over; raise what ended it."""
        async with asyncio.timeout(within):
            await self.task


def isolate(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """No setting but the test's own, an API address to be restored, and no pause that a test can't wait for."""
    for name in [name for name in os.environ if name.startswith(("DEALBOT_", "DISCORD_TOKEN"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(folder)
    assert not (folder / DOTENV).exists()
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(serving_settings, "GRACE", FOR_EVER)
    monkeypatch.setattr(identifies, "PACE", 0.0)
    monkeypatch.setattr(supervision, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(supervision, "LONGEST_PAUSE", 0.05)
    # discord.py waits some seconds before it connects again.
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 0.02)


@asynccontextmanager
async def begun(
    fake: FakeDiscord, engine: Engine, folder: Path = Path(), token: str = TOKEN, **settings: Any
) -> AsyncIterator[Run]:
    """The bot, told to run; it is told to stop at the end."""
    server = Server(engine, folder, Settings(**{"api_url": fake.api, "health_port": 0, **settings}), token)
    run = Run(server, asyncio.create_task(server.run()))
    try:
        yield run
    finally:
        server.stop()
        await asyncio.wait([run.task], timeout=PATIENCE)
    await run.end()


@asynccontextmanager
async def serving(fake: FakeDiscord, engine: Engine, folder: Path = Path(), **settings: Any) -> AsyncIterator[Run]:
    """The bot, serving on all of its shards."""
    async with begun(fake, engine, folder, **settings) as run:
        await until(lambda: run.task.done() or not run.server.troubles())
        yield run


async def start(client: DealbotClient, fake: FakeDiscord) -> asyncio.Task[None]:
    """Let a client serve, until it is welcome; raise what ends it before."""
    serving = asyncio.create_task(client.start(TOKEN))
    welcome = asyncio.create_task(fake.welcomes.wait_for())
    await asyncio.wait({serving, welcome}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        welcome.cancel()
        await serving
    return serving


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that tells nobody when it comes."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - see above
            await asyncio.sleep(LOOK)


async def calls_to_answer(fake: FakeDiscord, number: int = 1) -> None:
    """Wait until the bot tried so many times to answer."""
    await fake.calls.wait_for(lambda call: call.startswith("POST "), number)


async def ask_and_wait(fake: FakeDiscord, question: Event) -> Answer:
    """The only answer to a question."""
    await fake.dispatch(question)
    answer = await fake.answer_to(question)
    await the_bot_is_idle()
    assert fake.answers_to(question) == [answer]
    return answer


async def everything_is_answered(fake: FakeDiscord, text: str = "help") -> None:
    """Wait until the bot answered one message more, and is done with all that came before."""
    last = direct_message(text)
    await fake.dispatch(last)
    await fake.answer_to(last)
    await the_bot_is_idle()


def says(answer: Answer, words: str) -> bool:
    """Whether words stand in an answer."""
    return words in json.dumps(answer.data, ensure_ascii=False)


async def the_bot_is_idle() -> None:
    """Wait until no message and no command is being answered."""
    names = ("discord.py: on_message", "CommandTree-invoker")
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*[task for task in asyncio.all_tasks() if task.get_name() in names])


def tasks_of_the_bot() -> set[asyncio.Task[Any]]:
    """All tasks but the test's own, and those that end by themselves: see `PASSING`."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    return {task for task in tasks if not getattr(task.get_coro(), "__qualname__", "").startswith(PASSING)}


async def at_once(_: discord.Client, __: int | None, *, initial: bool) -> None:
    """Let the bot identify without the library's own wait."""
