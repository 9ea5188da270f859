"""Whatever happens, no line of the log holds what somebody wrote, who it was, or a token, at any level."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.discord_app import delivery
from bot.discord_app.client import DealbotClient
from bot.engine import Engine
from bot.operations.failures import BadTokenError
from bot.operations.logs import configure_logging
from bot.operations.metrics import Metrics
from bot.operations.reloading import Reloader
from discord_app.fake_discord import TOKEN, Event, FakeDiscord, Trouble, command, direct_message, mention, typing
from discord_app.rooms import Room, buttons, choose, shown
from discord_app.served import Ask, begun, by_any_door, calls_to_answer, serving, the_bot_is_idle, until

#: What nobody but a user says, and no document.
MARKER = "xylophonist"
TEXT = f"how many ferries does the {MARKER} get?"

#: By it anybody could answer in the bot's place.
INTERACTION_TOKEN = "aW50ZXJhY3Rpb246c2VjcmV0"  # noqa: S105 - made up

ANOTHER_TOKEN = "MQ.another.token"  # noqa: S105 - made up

#: Who asks in the small Discord and in SimCord.
PEOPLE = ("alice", "bob")

SECRETS = (MARKER, TOKEN, ANOTHER_TOKEN, INTERACTION_TOKEN, *PEOPLE)

Lines = Callable[[], list[dict[str, str]]]

by_trouble = pytest.mark.parametrize("trouble", [*Trouble])


pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture(autouse=True)
def hurried_deliveries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "PAUSES", (0.0, 0.0))
    for name in ("MESSAGE_DEADLINE", "INTERACTION_DEADLINE"):
        monkeypatch.setattr(f"bot.discord_app.client.{name}", 0.05)


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """All lines that were logged, as `DEALBOT_LOG_FORMAT=json` has them; none may hold what is secret."""
    root, own, log = logging.getLogger(), logging.getLogger("bot"), io.StringIO()
    levels = root.level, own.level
    others, root.handlers = root.handlers, []  # those of pytest are not to be closed
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", log)
        configure_logging("DEBUG", "json")
    added, root.handlers = root.handlers, [*others, *root.handlers]

    def read() -> list[dict[str, str]]:
        written = log.getvalue()
        assert [secret for secret in SECRETS if re.search(rf"\b{re.escape(secret)}\b", written)] == []
        assert capsys.readouterr() == ("", "")
        return [json.loads(line) for line in written.splitlines()]

    try:
        yield read
    finally:
        for handler in added:
            root.removeHandler(handler)
        root.setLevel(levels[0])
        own.setLevel(levels[1])


# Asking


async def test_asking_by_every_door_logs_nothing(room: Room, lines: Lines) -> None:
    await room.ask_in_private(TEXT)
    await room.mention(TEXT)
    card = shown(await room.alice.slash(room.channel, "ask", question="how many gpus?"))
    await room.alice.slash(room.channel, "check", statement=f"The {MARKER} gets 300,000 GPUs.")
    await room.alice.slash(room.channel, "quotes", about=MARKER)
    await room.bob.autocomplete(room.channel, "ask", "question", MARKER)
    message = await room.bob.send(room.channel, f"The {MARKER} gets 300,000 GPUs.")
    await room.bob.context_menu(room.channel, "Check this message", message)
    await room.bob.click(card, label="Passages")
    await choose(room.bob, card, 0)
    about = shown(await room.bob.slash(room.channel, "about"))
    await room.bob.click(about, label=buttons(about)[0])
    assert lines() == []


@pytest.mark.simcord(check_errors=False)
async def test_an_error_that_quotes_what_was_asked_is_logged_without_its_words(
    room: Room, simcord_bot: DealbotClient, lines: Lines
) -> None:
    simcord_bot.desk.ask = quote_and_fail  # type: ignore[assignment,method-assign] # there is no text that makes it fail
    await room.alice.send_dm(TEXT)
    await room.mention(TEXT)
    await room.bob.slash(room.channel, "ask", question=TEXT)
    failures = [line for line in lines() if line["message"].startswith("failed, reference")]
    assert len(failures) == 3
    assert all("ValueError" in line["message"] and "KeyError" in line["message"] for line in failures)


@pytest.mark.simcord(check_errors=False)
async def test_an_error_that_nobody_foresaw_is_logged_without_its_words(
    room: Room, simcord_bot: DealbotClient, lines: Lines
) -> None:
    simcord_bot.seconds_to_wait = quote_and_fail  # type: ignore[method-assign] # it stands before any apology
    await room.alice.send_dm(TEXT)
    assert "Ignoring exception in …" in {line["message"] for line in lines()}


# Answering over a bad network


@by_any_door
@by_trouble
async def test_an_answer_that_fails_is_logged_without_what_was_asked_and_without_tokens(
    fake: FakeDiscord, other_engine: Engine, lines: Lines, ask: Ask, trouble: Trouble
) -> None:
    question = with_token(ask(TEXT))
    async with serving(fake, other_engine):
        fake.troubles.extend([trouble] * 4)
        await fake.dispatch(question)
        await calls_to_answer(fake)
        await the_bot_is_idle()
        fake.troubles.clear()
    assert "WARNING" in {line["level"] for line in lines()}


@pytest.mark.parametrize("ask", [direct_message, mention, command])
async def test_an_answer_that_discord_refuses_is_logged_without_what_was_asked(
    fake: FakeDiscord, other_engine: Engine, lines: Lines, ask: Ask
) -> None:
    question = with_token(ask(TEXT))
    async with serving(fake, other_engine):
        await fake.dispatch(question)
        await fake.answer_to(question)
        await fake.dispatch(question)
        await the_bot_is_idle()
    assert "stopped" in {line["message"] for line in lines()}


async def test_suggestions_that_come_too_late_are_no_error(
    fake: FakeDiscord, other_engine: Engine, lines: Lines
) -> None:
    async with serving(fake, other_engine):
        fake.troubles.append(Trouble.EXPIRED)
        await fake.dispatch(typing(TEXT))
        await calls_to_answer(fake)
        await the_bot_is_idle()
    assert {line["level"] for line in lines()} == {"INFO"}


async def test_suggestions_that_fail_are_logged_without_who_typed(
    fake: FakeDiscord, other_engine: Engine, lines: Lines
) -> None:
    who = "1234567890123456789"
    async with serving(fake, other_engine):
        fake.troubles.append(Trouble.RESET)
        await fake.dispatch(typing(TEXT, who))
        await calls_to_answer(fake)
        await the_bot_is_idle()
    [failure] = [line for line in lines() if line["level"] == "ERROR"]
    assert who not in str(failure)


# Logging in, and staying so


async def test_a_login_that_is_refused_logs_no_token(fake: FakeDiscord, other_engine: Engine, lines: Lines) -> None:
    with pytest.raises(BadTokenError):
        async with begun(fake, other_engine, token=ANOTHER_TOKEN) as run:
            await run.end()
    assert fake.calls == ["GET users/@me"]
    assert "logging in using static token" in {line["message"] for line in lines()}


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(f'{{"op": 0, "t": "MESSAGE_CREATE", "d": {{"content": "{TEXT}"', id="cut off"),
        pytest.param(json.dumps({"op": 0, "s": 9, "t": "MESSAGE_CREATE", "d": {"content": TEXT}}), id="incomplete"),
        pytest.param(json.dumps([TEXT]), id="no object"),
    ],
)
async def test_a_frame_that_breaks_a_client_is_logged_without_its_text(
    fake: FakeDiscord, other_engine: Engine, lines: Lines, frame: str
) -> None:
    async with serving(fake, other_engine):
        await fake.say(frame)
        await fake.welcomes.wait_for(number=2)
    assert any(line["message"].startswith("shard 0: unforeseen: ") for line in lines())


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param({"op": 0, "s": 9, "t": MARKER, "d": {"token": INTERACTION_TOKEN}}, id="unknown event"),
        pytest.param({"op": 99, "s": 9, "t": None, "d": TEXT}, id="unknown operation"),
    ],
)
async def test_a_frame_that_means_nothing_is_logged_without_its_text(
    fake: FakeDiscord, other_engine: Engine, lines: Lines, frame: dict[str, object]
) -> None:
    question = direct_message(TEXT)
    async with serving(fake, other_engine):
        await fake.say(json.dumps(frame))
        await fake.dispatch(question)
        await fake.answer_to(question)
    assert "stopped" in {line["message"] for line in lines()}


async def test_a_gateway_that_is_lost_is_logged_without_what_was_asked(
    fake: FakeDiscord, other_engine: Engine, lines: Lines
) -> None:
    question = with_token(command(TEXT))
    async with serving(fake, other_engine) as run:
        fake.is_away = True
        await fake.drop()
        await until(lambda: bool(run.server.troubles()))
        await fake.dispatch(question)
        fake.is_away = False
        await fake.answer_to(question)
        await the_bot_is_idle()
    assert "shard 0 lost its gateway" in {line["message"] for line in lines()}


# What nobody handles


async def test_an_error_in_a_task_that_nobody_awaits_is_logged_without_its_words(
    fake: FakeDiscord, other_engine: Engine, lines: Lines
) -> None:
    async with serving(fake, other_engine):
        asyncio.get_running_loop().call_soon(quote_and_fail)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    [unhandled] = [line for line in lines() if line["message"].startswith("unhandled")]
    assert "ValueError" in unhandled["message"]


async def test_a_reload_that_fails_on_a_bug_is_logged_without_the_words_of_the_error(
    other_engine: Engine, monkeypatch: pytest.MonkeyPatch, lines: Lines
) -> None:
    monkeypatch.setattr("bot.operations.reloading.load_prepared", quote_and_fail)

    async def adopt(engine: Engine) -> None:
        raise AssertionError(engine)

    reloaded = await Reloader(other_engine, Path(), adopt, Metrics()).reload()
    assert reloaded.engine is other_engine
    assert MARKER not in "".join(reloaded.problems)
    assert "ERROR" in {line["level"] for line in lines()}


def quote_and_fail(*_: object, **__: object) -> None:
    """Fail as code does that was handed what somebody wrote."""
    try:
        dict[str, str]().pop(TEXT)
    except KeyError as error:
        raise ValueError(f"{TEXT} by alice with {INTERACTION_TOKEN}") from error


def with_token(event: Event) -> Event:
    """An event whose token, if it has one, can be told from everything else."""
    return Event(event.name, {**event.data, "token": INTERACTION_TOKEN} if "token" in event.data else event.data)
