"""Several shards, in one process or in several, and two processes that hand over to each other."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import discord
import pytest
from discord.gateway import DiscordWebSocket
from yarl import URL

from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.discord_app.login import use_api
from bot.discord_app.shard import INTENTS, Shard
from bot.engine import Engine
from bot.operations import identifies
from discord_app.fake_discord import FAR_SERVER, IDENTIFY, PATIENCE, TOKEN, FakeDiscord, direct_message, mention
from discord_app.served import (
    FIGURE,
    QUESTION,
    Ask,
    ask_and_wait,
    at_once,
    begun,
    by_message_or_command,
    calls_to_answer,
    says,
    serving,
    the_bot_is_idle,
    until,
)

#: On the first of two shards, and on the second.
NEAR: list[Ask] = [direct_message, mention]
FAR: Ask = partial(mention, server=FAR_SERVER)

SENDING_COMMANDS = "PUT applications/1/commands"


pytestmark = pytest.mark.usefixtures("own_settings")


# In one process


async def test_a_process_identifies_once_for_each_of_its_shards(fake: FakeDiscord, other_engine: Engine) -> None:
    async with serving(fake, other_engine, shard_count=3, shard_ids="all"):
        identities = [frame["d"]["shard"] for frame in fake.frames if frame["op"] == IDENTIFY]
        assert sorted(identities) == [[0, 3], [1, 3], [2, 3]]


async def test_a_process_identifies_for_no_shard_but_its_own(fake: FakeDiscord, other_engine: Engine) -> None:
    async with serving(fake, other_engine, shard_count=3, shard_ids="0,2"):
        identities = [frame["d"]["shard"] for frame in fake.frames if frame["op"] == IDENTIFY]
        assert sorted(identities) == [[0, 3], [2, 3]]


@pytest.mark.parametrize("ask", [*NEAR, FAR])
async def test_wherever_a_question_is_asked_it_is_answered_once(
    fake: FakeDiscord, other_engine: Engine, ask: Ask
) -> None:
    async with serving(fake, other_engine, shard_count=2):
        assert says(await ask_and_wait(fake, ask(QUESTION)), FIGURE)


async def test_a_shard_that_fails_leaves_the_others_serving_and_comes_again(
    fake: FakeDiscord, other_engine: Engine
) -> None:
    async with serving(fake, other_engine, shard_count=2) as run:
        fake.is_away = True
        await fake.drop(shard=1)
        await until(lambda: run.server.troubles() == ["shard 1: not connected to the gateway"])
        for ask in NEAR:
            await ask_and_wait(fake, ask(QUESTION))
        missed = FAR(QUESTION)
        await fake.dispatch(missed)
        assert fake.answers_to(missed) == []
        fake.is_away = False
        await fake.answer_to(missed)
        await until(lambda: not run.server.troubles())


async def test_a_shard_whose_client_breaks_is_begun_anew_without_the_others(
    fake: FakeDiscord, other_engine: Engine
) -> None:
    async with serving(fake, other_engine, shard_count=2) as run:
        await fake.send_garbage(shard=1)
        await fake.welcomes.wait_for(number=3)
        await until(lambda: not run.server.troubles())
        identities = [frame["d"]["shard"] for frame in fake.frames if frame["op"] == IDENTIFY]
        assert (identities.count([0, 2]), identities.count([1, 2])) == (1, 2)
        for ask in (*NEAR, FAR):
            await ask_and_wait(fake, ask(QUESTION))


async def test_a_process_of_all_shards_sends_the_commands_once(fake: FakeDiscord, other_engine: Engine) -> None:
    async with serving(fake, other_engine, shard_count=2):
        assert fake.calls.count(SENDING_COMMANDS) == 1


async def test_as_many_shards_as_discord_allows_log_in_at_once(
    fake: FakeDiscord, other_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identifies, "PACE", 1_000.0)
    fake.logins_at_once = 2
    async with begun(fake, other_engine, shard_count=3) as run:
        await fake.welcomes.wait_for(number=2)
        await until(lambda: len(run.server.troubles()) == 1)
        (trouble,) = run.server.troubles()
        assert re.fullmatch(r"shard [02]: there may be no other login for \d+ s", trouble)


# Discord's library alone


async def test_in_the_librarys_own_sharding_one_shard_that_breaks_takes_all_others_down(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why the bot has a client for each shard (docs/architecture.md): with that this is begun anew alone, see above."""
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(fake.gateway))
    monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
    async with discord.AutoShardedClient(intents=INTENTS, shard_count=2) as client:
        working = asyncio.create_task(client.start(TOKEN))
        await fake.welcomes.wait_for(number=2)
        await fake.send_garbage(shard=1)
        with pytest.raises(json.JSONDecodeError):
            await working
        assert client.is_closed()


# In several processes


async def test_processes_of_a_shard_each_share_the_questions_and_send_the_commands_once(
    fake: FakeDiscord, other_engine: Engine
) -> None:
    async with process(fake, other_engine, Shard(1, 2)):
        assert [call for call in fake.calls if call.endswith("/commands")] == []
        async with process(fake, other_engine, Shard(0, 2)):
            for ask in (*NEAR, FAR):
                assert says(await ask_and_wait(fake, ask(QUESTION)), FIGURE)
            assert fake.calls.count(SENDING_COMMANDS) == 1


async def test_a_process_of_one_shard_answers_nothing_of_anothers(fake: FakeDiscord, other_engine: Engine) -> None:
    async with process(fake, other_engine, Shard(1, 2)):
        far, near = FAR(QUESTION), direct_message(QUESTION)
        await fake.dispatch(near)
        await ask_and_wait(fake, far)
        assert fake.answers_to(near) == []


@by_message_or_command
async def test_while_a_process_hands_over_to_another_each_question_has_one_answer(
    fake: FakeDiscord, other_engine: Engine, ask: Ask
) -> None:
    question = ask(QUESTION)
    async with AsyncExitStack() as processes:
        for _ in range(2):
            await processes.enter_async_context(process(fake, other_engine, Shard(0, 1)))
        await fake.dispatch(question)
        await calls_to_answer(fake, 2)
        await the_bot_is_idle()
    [answer] = fake.answers_to(question)
    assert says(answer, FIGURE)


async def test_a_process_that_takes_over_goes_on_when_the_other_has_left(
    fake: FakeDiscord, other_engine: Engine
) -> None:
    async with AsyncExitStack() as new:
        async with process(fake, other_engine, Shard(0, 1)):
            await new.enter_async_context(process(fake, other_engine, Shard(0, 1)))
        assert await fake.farewells.wait_for() == 1000
        await ask_and_wait(fake, direct_message(QUESTION))


@asynccontextmanager
async def process(fake: FakeDiscord, engine: Engine, shard: Shard) -> AsyncIterator[DealbotClient]:
    """The client of a process that serves one shard: two servers in one process would share their signals."""
    use_api(fake.api)
    number = len(fake.welcomes) + 1
    client = DealbotClient(Desk(engine), shard=shard)
    working = asyncio.create_task(client.start(TOKEN))
    try:
        await fake.welcomes.wait_for(number=number)
        await until(lambda: client.pulse.trouble is None)
        yield client
    finally:
        # As the server does it: discord.py says farewell only where nobody reads (2.7.1).
        working.cancel()
        await asyncio.wait([working], timeout=PATIENCE)
        await client.leave(PATIENCE)
