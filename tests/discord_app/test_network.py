"""The bot over real sockets: discord.py talks to a small Discord that fails in the ways the real one does."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
import discord
import pytest
from discord.http import Route

from bot.discord_app import delivery
from bot.discord_app.client import SUGGESTIONS, DealbotClient
from bot.discord_app.desk import Desk
from bot.discord_app.login import sync
from bot.discord_app.serving import Server
from bot.engine import Engine
from bot.operations import identifies
from bot.operations.failures import BadTokenError, OperatingError, RefusedError
from bot.operations.settings import Settings
from discord_app.fake_discord import (
    IDENTIFY,
    PATIENCE,
    RESUME,
    TOKEN,
    FakeDiscord,
    Trouble,
    command,
    direct_message,
    mention,
    role_mention,
    typing,
)
from discord_app.served import (
    Ask,
    at_once,
    by_any_door,
    by_message_or_command,
    calls_to_answer,
    everything_is_answered,
    start,
    the_bot_is_idle,
)

QUESTION = "how many GPUs?"

#: What the answer to it says, and no other answer that is got here.
FIGURE = "260,000"

by_message = pytest.mark.parametrize("ask", [direct_message, mention])


@pytest.fixture
async def client(fake: FakeDiscord, engine: Engine) -> AsyncIterator[DealbotClient]:
    """The bot, logged in and serving."""
    async with DealbotClient(Desk(engine)) as client:
        serving = await start(client, fake)
        yield client
    await serving


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deadlines for answers that a test can wait for."""
    for name in ("MESSAGE_DEADLINE", "INTERACTION_DEADLINE"):
        monkeypatch.setattr(f"bot.discord_app.client.{name}", 0.3)


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many tries as ever, one soon after the other."""
    monkeypatch.setattr(delivery, "PAUSES", (0.001,) * len(delivery.PAUSES))


# Serving


@pytest.mark.usefixtures("client")
async def test_the_bot_identifies_with_its_token_and_exactly_the_three_intents(fake: FakeDiscord) -> None:
    identity = (await fake.frames.wait_for(lambda frame: frame["op"] == IDENTIFY))["d"]
    guilds, guild_messages, direct_messages = 1 << 0, 1 << 9, 1 << 12
    assert identity["intents"] == guilds | guild_messages | direct_messages
    assert identity["token"] == TOKEN


@by_any_door
@pytest.mark.usefixtures("client")
async def test_a_question_gets_exactly_one_answer_which_pings_nobody(fake: FakeDiscord, ask: Ask) -> None:
    question = ask(QUESTION)
    await fake.dispatch(question)
    await everything_is_answered(fake)
    [answer] = fake.answers_to(question)
    assert FIGURE in json.dumps(answer.data)
    assert {"replied_user": False, **answer.data["allowed_mentions"]} == {"parse": [], "replied_user": False}


@pytest.mark.usefixtures("client")
async def test_a_mention_of_the_bots_own_role_is_one_of_the_bot(fake: FakeDiscord) -> None:
    question = role_mention(QUESTION)
    await fake.dispatch(question)
    assert FIGURE in json.dumps((await fake.answer_to(question)).data)


async def test_who_calls_a_command_that_is_no_more_is_told_so_and_it_is_no_error(
    fake: FakeDiscord, client: DealbotClient
) -> None:
    outdated = command(QUESTION, name="prices")
    await fake.dispatch(outdated)
    assert "Please pick it anew" in json.dumps((await fake.answer_to(outdated)).data)
    await the_bot_is_idle()
    counted = client.metrics.registry.get_sample_value
    assert (counted("dealbot_outdated_total"), counted("dealbot_errors_total")) == (1.0, 0.0)


@by_message
@pytest.mark.usefixtures("client")
async def test_a_message_that_comes_twice_is_answered_once(fake: FakeDiscord, ask: Ask) -> None:
    question = ask(QUESTION)
    await fake.dispatch(question)
    await fake.dispatch(question)
    await everything_is_answered(fake)
    assert len(fake.answers_to(question)) == 1


@pytest.mark.usefixtures("client")
async def test_who_types_without_end_gets_no_more_suggestions_and_others_do(fake: FakeDiscord) -> None:
    for _ in range(SUGGESTIONS + 10):
        await fake.dispatch(typing("how"))
    other = typing("how", "3")
    await fake.dispatch(other)
    await fake.answer_to(other)
    await the_bot_is_idle()
    assert len(fake.answers) == SUGGESTIONS + 1


# A gateway that fails


@by_message_or_command
@pytest.mark.parametrize(
    "interrupt",
    [
        pytest.param(FakeDiscord.drop, id="TCP connection dropped"),
        pytest.param(FakeDiscord.request_reconnect, id="op 7"),
        pytest.param(FakeDiscord.suspend_session, id="op 9, resumable"),
        pytest.param(lambda fake: fake.close(4000), id="close 4000"),
        pytest.param(lambda fake: fake.close(1001), id="close 1001"),
    ],
)
@pytest.mark.usefixtures("client")
async def test_a_question_that_came_during_an_interruption_is_answered_exactly_once(
    fake: FakeDiscord, interrupt: Callable[[FakeDiscord], Awaitable[None]], ask: Ask
) -> None:
    before, during = ask(QUESTION), ask(QUESTION)
    await fake.dispatch(before)
    await fake.answer_to(before)
    await interrupt(fake)
    await fake.dispatch(during)
    await everything_is_answered(fake)
    assert fake.welcomes == ["READY", "RESUMED"]
    assert len(fake.answers_to(before)) == len(fake.answers_to(during)) == 1


@pytest.mark.usefixtures("client")
async def test_after_a_session_that_cannot_be_resumed_the_bot_identifies_anew_and_answers(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    # discord.py waits five seconds before it identifies again, and so does the bot between any two logins.
    monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
    monkeypatch.setattr(identifies, "PACE", 0.0)
    question = direct_message(QUESTION)
    await fake.end_session()
    await fake.welcomes.wait_for(number=2)
    await fake.dispatch(question)
    await everything_is_answered(fake)
    assert [frame["op"] for frame in fake.frames if frame["op"] in (IDENTIFY, RESUME)] == [IDENTIFY, IDENTIFY]
    assert len(fake.answers_to(question)) == 1


async def test_a_gateway_that_goes_silent_is_left_and_taken_up_again(fake: FakeDiscord, engine: Engine) -> None:
    fake.heartbeat_interval, fake.acknowledges = 50, False
    async with DealbotClient(Desk(engine), heartbeat_timeout=0.1) as client:
        serving = await start(client, fake)
        await fake.welcomes.wait_for(number=2)
        fake.acknowledges = True
        await everything_is_answered(fake)
        assert set(fake.welcomes) == {"READY", "RESUMED"}
    await serving


async def test_a_garbage_frame_does_not_end_serving_silently(fake: FakeDiscord, engine: Engine) -> None:
    async with DealbotClient(Desk(engine)) as client:
        serving = await start(client, fake)
        await fake.send_garbage()
        with pytest.raises(json.JSONDecodeError):
            await asyncio.wait_for(serving, PATIENCE)


@pytest.mark.parametrize(
    ("code", "kind", "reason"),
    [
        (4004, BadTokenError, "token"),
        (4010, RefusedError, "DEALBOT_SHARD"),
        (4011, RefusedError, "DEALBOT_SHARD_COUNT"),
        (4013, RefusedError, "intents"),
        (4014, RefusedError, "intents"),
    ],
)
async def test_a_refusal_by_the_gateway_ends_serving_with_the_reason(
    fake: FakeDiscord, engine: Engine, code: int, kind: type[OperatingError], reason: str
) -> None:
    fake.refusal = code
    with pytest.raises(kind, match=reason):
        await serve(fake, engine, TOKEN)
    assert fake.welcomes == []


# Sending the commands by hand


async def test_commands_are_sent_once_by_hand(fake: FakeDiscord, engine: Engine) -> None:
    assert await asyncio.to_thread(sync, engine, TOKEN, None)
    assert not await asyncio.to_thread(sync, engine, TOKEN, None)
    assert len([call for call in fake.calls if call.startswith("PUT ") and call.endswith("1/commands")]) == 1


@pytest.mark.parametrize(("operator_guild", "kept"), [(None, []), (20, ["reload"]), (30, [])])
async def test_a_server_that_holds_copies_of_the_commands_loses_them_and_all_servers_keep_theirs(
    fake: FakeDiscord, engine: Engine, operator_guild: int | None, kept: list[str]
) -> None:
    await asyncio.to_thread(sync, engine, TOKEN, None)
    fake.hold(fake.commands(), "guilds/20")
    assert await asyncio.to_thread(sync, engine, TOKEN, 20, operator_guild)
    assert [held["name"] for held in fake.commands("guilds/20")] == kept
    assert "ask" in {held["name"] for held in fake.commands()}
    assert not await asyncio.to_thread(sync, engine, TOKEN, 20, operator_guild)


# An API that fails


async def test_an_unknown_token_ends_serving_with_the_reason(fake: FakeDiscord, engine: Engine) -> None:
    with pytest.raises(BadTokenError, match="token"):
        await serve(fake, engine, "MQ.another.token")
    assert fake.frames == []


async def test_an_api_that_cannot_be_reached_at_the_start_is_reported_at_once(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{nobody_listens.getsockname()[1]}")
        async with asyncio.timeout(PATIENCE), DealbotClient(Desk(engine)) as client:
            with pytest.raises(aiohttp.ClientConnectorError):
                await client.start(TOKEN)


@by_message_or_command
@pytest.mark.parametrize("trouble", [Trouble.UNAVAILABLE, Trouble.RESET, Trouble.LOST])
@pytest.mark.usefixtures("client")
async def test_an_answer_that_fails_once_is_sent_again_and_shown_once(
    fake: FakeDiscord, trouble: Trouble, ask: Ask
) -> None:
    question = ask(QUESTION)
    fake.troubles.append(trouble)
    await fake.dispatch(question)
    await calls_to_answer(fake, 2)
    await everything_is_answered(fake)
    [answer] = fake.answers_to(question)
    assert FIGURE in json.dumps(answer.data)


@by_message
@pytest.mark.usefixtures("client", "short_pauses")
async def test_an_answer_is_tried_for_as_long_as_somebody_waits_for_it(fake: FakeDiscord, ask: Ask) -> None:
    question = ask(QUESTION)
    fake.troubles.extend([Trouble.RESET] * len(delivery.PAUSES))
    await fake.dispatch(question)
    await fake.answer_to(question)
    await everything_is_answered(fake)
    [answer] = fake.answers_to(question)
    assert FIGURE in json.dumps(answer.data)


@by_message
@pytest.mark.usefixtures("client", "short_pauses")
async def test_an_answer_that_does_not_get_through_ends_with_an_apology_that_has_tries_of_its_own(
    fake: FakeDiscord, ask: Ask
) -> None:
    question = ask(QUESTION)
    fake.troubles.extend([Trouble.RESET] * (len(delivery.PAUSES) + 3))
    await fake.dispatch(question)
    await fake.answer_to(question)
    await everything_is_answered(fake)
    [apology] = fake.answers_to(question)
    assert "did not get through" in json.dumps(apology.data)


@by_message_or_command
@pytest.mark.usefixtures("client", "in_a_hurry")
async def test_an_answer_that_hangs_is_given_up_at_the_deadline_and_later_questions_are_answered(
    fake: FakeDiscord, ask: Ask
) -> None:
    question = ask(QUESTION)
    fake.troubles.append(Trouble.HANGING)
    await fake.dispatch(question)
    await calls_to_answer(fake, 1)
    await the_bot_is_idle()
    await everything_is_answered(fake)
    assert [answer for answer in fake.answers_to(question) if FIGURE in json.dumps(answer.data)] == []


# Rate limits


@by_message_or_command
@pytest.mark.parametrize("reach", [False, True], ids=["of a route", "global"])
@pytest.mark.usefixtures("client")
async def test_an_answer_waits_for_a_short_limit_to_pass(fake: FakeDiscord, ask: Ask, *, reach: bool) -> None:
    question = ask(QUESTION)
    fake.limit.update({"retry_after": 0.05, "global": reach})
    fake.troubles.append(Trouble.LIMITED)
    await fake.dispatch(question)
    await everything_is_answered(fake)
    [answer] = fake.answers_to(question)
    assert FIGURE in json.dumps(answer.data)
    assert len([call for call in fake.calls if call.startswith("POST ")]) == 3, (
        "it is asked for once more, and that not before its time"
    )


@by_message_or_command
@pytest.mark.parametrize("reach", [False, True], ids=["of a route", "global"])
@pytest.mark.usefixtures("client", "in_a_hurry")
async def test_a_limit_longer_than_anybody_waits_drops_that_answer_and_no_later_one(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch, ask: Ask, *, reach: bool
) -> None:
    question = ask(QUESTION)
    fake.limit.update({"retry_after": 0.5, "global": reach})
    fake.troubles.append(Trouble.LIMITED)
    await fake.dispatch(question)
    await calls_to_answer(fake, 1)
    await the_bot_is_idle()
    assert fake.answers_to(question) == []
    monkeypatch.setattr("bot.discord_app.client.MESSAGE_DEADLINE", PATIENCE)
    await everything_is_answered(fake)
    assert fake.answers_to(question) == [], "what comes too late is dropped at its turn"


@pytest.mark.usefixtures("client")
async def test_an_answer_that_hangs_holds_up_nobody_else(fake: FakeDiscord) -> None:
    hanging, other = direct_message(QUESTION), direct_message(QUESTION, channel="11")
    fake.troubles.append(Trouble.HANGING)
    await fake.dispatch(hanging)
    await calls_to_answer(fake, 1)
    await fake.dispatch(other)
    await fake.answer_to(other)
    assert fake.answers_to(hanging) == []
    fake.release()
    await everything_is_answered(fake)
    assert len(fake.answers_to(hanging)) == len(fake.answers_to(other)) == 1


async def serve(fake: FakeDiscord, engine: Engine, token: str) -> None:
    """Serve as `dealbot run` does; raise what ends it."""
    settings = Settings(api_url=fake.api, health_port=0)
    async with asyncio.timeout(PATIENCE):
        await Server(engine, Path(), settings, token).run()
