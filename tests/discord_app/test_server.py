"""The bot as `dealbot run` runs it, over real sockets: how it serves, stops, comes up again, and takes new facts."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from dealbot_runs import environment
from loaded import ROOT

from bot.discord_app import serving as serving_settings
from bot.discord_app.memory import Conversations
from bot.engine import Engine
from bot.operations import identifies, reloading, supervision
from bot.operations.failures import BadTokenError, OperatingError, PortTakenError, RefusedError
from discord_app.fake_discord import (
    IDENTIFY,
    PATIENCE,
    RESUME,
    TOKEN,
    Event,
    FakeDiscord,
    Trouble,
    command,
    direct_message,
)
from discord_app.served import (
    AT_ONCE,
    FIGURE,
    LOOK,
    QUESTION,
    Ask,
    Run,
    ask_and_wait,
    at_once,
    begun,
    by_any_door,
    by_message_or_command,
    calls_to_answer,
    says,
    serving,
    tasks_of_the_bot,
    until,
)

Stop = Callable[[Run], None]

#: What the invented fact base says, and what it says once it was changed.
OLD, NEW = "Brightsound buys about 12 ferries.", "Brightsound orders about 12 ferries."

#: A shortcut more.
SHORTCUT = """
    price:
      description: {en: What the order costs}
      question: {en: What does the order cost?}
"""


pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def base(copy_base: Callable[[Path], Path], small_root: Path) -> Path:
    """A fact base to change."""
    return copy_base(small_root)


@pytest.fixture
def slow_logins(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second login comes in time."""
    monkeypatch.setattr(identifies, "PACE", 1_000.0)


def send_signal(number: signal.Signals) -> Stop:
    return lambda _: os.kill(os.getpid(), number)


by_any_stop = pytest.mark.parametrize(
    "stop",
    [
        pytest.param(send_signal(signal.SIGTERM), id="SIGTERM"),
        pytest.param(send_signal(signal.SIGINT), id="SIGINT"),
        pytest.param(lambda run: run.server.stop(), id="stop()"),
    ],
)


# Serving


@by_any_door
async def test_a_question_gets_exactly_one_answer(fake: FakeDiscord, other_engine: Engine, ask: Ask) -> None:
    async with serving(fake, other_engine):
        assert says(await ask_and_wait(fake, ask(QUESTION)), FIGURE)


async def test_it_is_alive_from_the_start_and_ready_once_the_gateway_took_it(
    fake: FakeDiscord, other_engine: Engine
) -> None:
    fake.troubles.append(Trouble.HANGING)
    port = free_port()
    async with begun(fake, other_engine, health_port=port) as run:
        await fake.calls.wait_for()
        assert await look(port, "livez") == (200, "alive\n")
        status, told = await look(port, "readyz")
        assert (status, told.splitlines()) == (503, run.server.troubles())
        assert told.startswith("shard 0: ")
        fake.release()
        await until(lambda: not run.server.troubles())
        assert await look(port, "readyz") == (200, "ready\n")
        assert 'dealbot_ready{shard="0"} 1.0' in (await look(port, "metrics"))[1]


async def test_a_port_that_is_taken_ends_it_before_any_login(fake: FakeDiscord, other_engine: Engine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortTakenError, match="DEALBOT_HEALTH_PORT"):
        await end_of_a_run(fake, other_engine, health_port=taken.getsockname()[1])
    assert fake.calls == []


# Stopping


@by_any_stop
async def test_when_told_to_stop_it_takes_leave_of_the_gateway_and_leaves_nothing_behind(
    fake: FakeDiscord, other_engine: Engine, stop: Stop
) -> None:
    handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)]
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        async with serving(fake, other_engine, health_port=free_port()) as run:
            await ask_and_wait(fake, direct_message(QUESTION))
            stop(run)
            await run.end(AT_ONCE)
            assert tasks_of_the_bot() == set()
        gc.collect()
    assert await fake.farewells.wait_for() == 1000
    assert warned == []
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)] == handlers


@by_message_or_command
@by_any_stop
async def test_an_answer_that_is_on_its_way_is_finished_first(
    fake: FakeDiscord, other_engine: Engine, stop: Stop, ask: Ask
) -> None:
    question = ask(QUESTION)
    async with serving(fake, other_engine) as run:
        await hang(fake, question)
        stop(run)
        await until(lambda: bool(run.server.troubles()))
        assert not run.task.done()
        fake.release()
        await run.end(AT_ONCE)
        [answer] = fake.answers_to(question)
        assert says(answer, FIGURE)
        assert await fake.farewells.wait_for() == 1000


@by_message_or_command
async def test_an_answer_that_hangs_for_ever_delays_the_end_by_the_time_of_grace_alone(
    fake: FakeDiscord, other_engine: Engine, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving_settings, "GRACE", 0.05)
    async with serving(fake, other_engine) as run:
        await hang(fake, ask(QUESTION))
        run.server.stop()
        await run.end(AT_ONCE)
        assert tasks_of_the_bot() == set()
    assert await fake.farewells.wait_for() == 1000


@by_any_stop
async def test_who_tells_it_twice_to_stop_does_no_harm(fake: FakeDiscord, other_engine: Engine, stop: Stop) -> None:
    question = direct_message(QUESTION)
    async with serving(fake, other_engine) as run:
        await hang(fake, question)
        stop(run)
        await until(lambda: bool(run.server.troubles()))
        stop(run)
        fake.release()
        await run.end(AT_ONCE)
    assert len(fake.answers_to(question)) == 1


async def test_a_process_that_is_told_twice_to_stop_ends_with_0(
    fake: FakeDiscord, tmp_path: Path, other_root: Path
) -> None:
    own = {
        "DISCORD_TOKEN": TOKEN,
        "DEALBOT_BASE": str(other_root),
        "DEALBOT_API_URL": fake.api,
        "DEALBOT_HEALTH_PORT": "0",
        "PYTHONPATH": str(ROOT),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), cwd=tmp_path, env=environment(own), stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(PATIENCE):
        await fake.welcomes.wait_for(within=PATIENCE)
        process.terminate()
        process.terminate()
        assert await process.wait() == 0


async def test_what_comes_after_the_stop_is_not_answered(fake: FakeDiscord, other_engine: Engine) -> None:
    before, after = direct_message(QUESTION), direct_message(QUESTION)
    async with serving(fake, other_engine) as run:
        await hang(fake, before)
        run.server.stop()
        await until(lambda: bool(run.server.troubles()))
        await fake.dispatch(after)
        fake.release()
        await run.end(AT_ONCE)
    assert (len(fake.answers_to(before)), fake.answers_to(after)) == (1, [])


@by_any_stop
async def test_a_stop_while_the_login_hangs_ends_it_at_once(
    fake: FakeDiscord, other_engine: Engine, stop: Stop
) -> None:
    fake.troubles.append(Trouble.HANGING)
    async with begun(fake, other_engine) as run:
        await fake.calls.wait_for()
        stop(run)
        await run.end(AT_ONCE)
        assert tasks_of_the_bot() == set()


async def test_a_stop_before_another_try_ends_it_at_once(
    fake: FakeDiscord, other_engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begin_anew_after(monkeypatch, 1_000.0)
    fake.troubles.append(Trouble.UNAVAILABLE)
    async with begun(fake, other_engine) as run:
        await until(lambda: "trying again" in caplog.text)
        run.server.stop()
        await run.end(AT_ONCE)


# Coming up, and coming up again


async def test_an_api_that_cannot_be_reached_at_first_is_waited_for(
    other_engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    fake = FakeDiscord(free_port())
    async with begun(fake, other_engine) as run:
        await until(lambda: "can't be reached" in caplog.text)
        async with fake:
            await until(lambda: not run.server.troubles())
            await ask_and_wait(fake, direct_message(QUESTION))
            run.server.stop()
            await run.end()


@pytest.mark.parametrize("trouble", [Trouble.UNAVAILABLE, Trouble.RESET])
async def test_an_api_that_fails_at_first_is_tried_again(
    fake: FakeDiscord, other_engine: Engine, trouble: Trouble
) -> None:
    fake.troubles.extend([trouble] * 2)
    async with serving(fake, other_engine):
        await ask_and_wait(fake, direct_message(QUESTION))
    assert fake.welcomes == ["READY"]


async def test_a_gateway_that_takes_nobody_at_first_is_tried_again(fake: FakeDiscord, other_engine: Engine) -> None:
    fake.is_away = True
    async with begun(fake, other_engine) as run:
        await fake.calls.wait_for(lambda call: call == "GET gateway/bot", number=2)
        fake.is_away = False
        await until(lambda: not run.server.troubles())
        await ask_and_wait(fake, direct_message(QUESTION))


@by_message_or_command
async def test_after_a_garbage_frame_it_serves_on(fake: FakeDiscord, other_engine: Engine, ask: Ask) -> None:
    async with serving(fake, other_engine) as run:
        await fake.send_garbage()
        await fake.welcomes.wait_for(number=2)
        await until(lambda: not run.server.troubles())
        await ask_and_wait(fake, ask(QUESTION))


async def test_however_often_it_fails_no_task_is_left_behind(fake: FakeDiscord, other_engine: Engine) -> None:
    async with serving(fake, other_engine) as run:
        before = len(tasks_of_the_bot())
        for number in (2, 3, 4):
            await fake.send_garbage()
            await fake.welcomes.wait_for(number=number)
            await until(lambda: not run.server.troubles())
        assert len(tasks_of_the_bot()) == before


@by_message_or_command
async def test_while_the_gateway_is_lost_it_is_not_ready_and_what_was_asked_is_answered_once(
    fake: FakeDiscord, other_engine: Engine, ask: Ask
) -> None:
    question = ask(QUESTION)
    async with serving(fake, other_engine) as run:
        fake.is_away = True
        await fake.drop()
        await until(lambda: bool(run.server.troubles()))
        assert run.server.troubles() == ["shard 0: not connected to the gateway"]
        await fake.dispatch(question)
        fake.is_away = False
        await fake.answer_to(question)
        await until(lambda: not run.server.troubles())
    assert fake.welcomes == ["READY", "RESUMED"]
    assert len(fake.answers_to(question)) == 1


async def test_a_gateway_that_acknowledges_no_heartbeat_is_left_for_a_new_session_though_its_events_come(
    fake: FakeDiscord, other_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving_settings, "LOOK", 0.01)
    monkeypatch.setattr(serving_settings, "PATIENCE", 0.1)
    fake.heartbeat_interval, fake.acknowledges = 100, False
    async with serving(fake, other_engine) as run:
        await until(lambda: bool(run.server.troubles()))
        [trouble] = run.server.troubles()
        assert trouble.startswith("shard 0: no heartbeat was acknowledged for")
        await ask_and_wait(fake, direct_message(QUESTION))
        await fake.welcomes.wait_for(number=2)
        fake.acknowledges = True
        await until(lambda: not run.server.troubles())
        assert set(fake.welcomes) == {"READY"}


@pytest.mark.parametrize("shards", [1, 3])
@pytest.mark.parametrize(("code", "kind"), [(4004, BadTokenError), (4014, RefusedError), (4011, RefusedError)])
@pytest.mark.usefixtures("slow_logins")
async def test_a_refusal_by_the_gateway_ends_it_at_once_whatever_other_shards_wait_for(
    fake: FakeDiscord, other_engine: Engine, shards: int, code: int, kind: type[OperatingError]
) -> None:
    fake.refusal = code
    with pytest.raises(kind):
        await end_of_a_run(fake, other_engine, shard_count=shards)
    assert tasks_of_the_bot() == set()


@pytest.mark.parametrize("shards", [1, 3])
async def test_a_token_that_discord_does_not_know_ends_it_at_once(
    fake: FakeDiscord, other_engine: Engine, shards: int
) -> None:
    with pytest.raises(BadTokenError, match="token"):
        await end_of_a_run(fake, other_engine, token="MQ.another.token", shard_count=shards)  # noqa: S106 - made up
    assert fake.frames == []


# Logins


async def test_logins_are_counted_across_runs(
    fake: FakeDiscord, other_engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    for number in (1, 2):
        async with serving(fake, other_engine, state_dir=tmp_path):
            await fake.welcomes.wait_for(number=number)
    with pytest.MonkeyPatch.context() as slower:
        slower.setattr(identifies, "PACE", 1_000.0)
        async with begun(fake, other_engine, state_dir=tmp_path) as run:
            await until(lambda: "after 2 times within a day" in caplog.text)
            run.server.stop()
            await run.end(AT_ONCE)
    assert len(identities(fake)) == 2


async def test_where_discord_has_few_logins_left_it_waits_and_a_stop_ends_it_at_once(
    fake: FakeDiscord, other_engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    fake.logins_left = 10
    async with begun(fake, other_engine) as run:
        await until(lambda: "logging in waits for 14400 s" in caplog.text)
        run.server.stop()
        await run.end(AT_ONCE)
        assert tasks_of_the_bot() == set()
    assert identities(fake) == []


async def test_a_gateway_that_takes_nobody_costs_no_login(
    fake: FakeDiscord, other_engine: Engine, tmp_path: Path
) -> None:
    fake.is_away = True
    async with begun(fake, other_engine, state_dir=tmp_path):
        await fake.calls.wait_for(lambda call: call == "GET gateway/bot", number=3)
    assert names_in(tmp_path) == []


async def test_where_a_session_ends_too_soon_for_another_login_it_waits_without_a_connection(
    fake: FakeDiscord, other_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
    async with serving(fake, other_engine) as run:
        monkeypatch.setattr(identifies, "PACE", 1_000.0)
        await fake.end_session()
        await until(lambda: "there may be no other login for" in "".join(run.server.troubles()))
        run.server.stop()
        await run.end(AT_ONCE)
    assert [frame["op"] for frame in fake.frames if frame["op"] in (IDENTIFY, RESUME)] == [IDENTIFY]


# Conversations


async def test_conversations_are_forgotten_whether_discord_is_there_or_not(
    fake: FakeDiscord, other_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Conversations] = []

    def drop_old(conversations: Conversations) -> None:
        looks.append(conversations)

    monkeypatch.setattr(serving_settings, "MINUTE", LOOK)
    monkeypatch.setattr(Conversations, "drop_old", drop_old)
    fake.is_away = True
    async with begun(fake, other_engine):
        await until(lambda: len(looks) > 1)


# New facts


async def test_commands_that_could_not_be_sent_are_sent_with_the_next_reload(
    fake: FakeDiscord, base: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(fake, Engine.load(base), base):
        change(base)
        fake.troubles.append(Trouble.UNAVAILABLE)
        os.kill(os.getpid(), signal.SIGHUP)
        await until(lambda: "commands could not be sent (503)" in caplog.text)
        os.kill(os.getpid(), signal.SIGHUP)
        await fake.calls.wait_for(is_sending_commands, number=2)


async def test_a_stop_while_commands_are_sent_leaves_nothing_behind(
    fake: FakeDiscord, base: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        async with serving(fake, Engine.load(base), base) as run:
            change(base)
            fake.troubles.append(Trouble.HANGING)
            calls = len(fake.calls)
            os.kill(os.getpid(), signal.SIGHUP)
            await fake.calls.wait_for(number=calls + 1)
            run.server.stop()
            await run.end(AT_ONCE)
            assert tasks_of_the_bot() == set()
        gc.collect()
    assert warned == []
    assert "could not be sent" not in caplog.text


async def test_a_stop_waits_for_no_facts_that_are_still_loaded(
    fake: FakeDiscord, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading, may_go_on = threading.Event(), threading.Event()

    def load_for_ever(_: Path) -> Engine:
        loading.set()
        may_go_on.wait()
        raise AssertionError

    monkeypatch.setattr(reloading, "load_prepared", load_for_ever)
    before = {*threading.enumerate()}
    async with serving(fake, Engine.load(base), base) as run:
        os.kill(os.getpid(), signal.SIGHUP)
        await until(loading.is_set)
        run.server.stop()
        await run.end(AT_ONCE)
        # What asyncio waits for before its loop ends, and Python before the process does.
        async with asyncio.timeout(AT_ONCE):
            await asyncio.get_running_loop().shutdown_default_executor()
        assert all(thread.daemon for thread in {*threading.enumerate()} - before)
    may_go_on.set()


async def test_new_facts_are_answered_and_offered_and_counted_without_another_login(
    fake: FakeDiscord, base: Path
) -> None:
    engine, port = Engine.load(base), free_port()
    async with serving(fake, engine, base, health_port=port):
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), OLD)
        assert f'version="{engine.base.version}"' in (await look(port, "metrics"))[1]
        change(base)
        os.kill(os.getpid(), signal.SIGHUP)
        await fake.calls.wait_for(is_sending_commands, number=2)
        await metric(port, 'dealbot_reloads_total{result="taken"} 1.0')
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), NEW)
        assert says(await ask_and_wait(fake, command("what does the order cost?")), "40 million")
        assert f'version="{Engine.load(base).base.version}"' in (await look(port, "metrics"))[1]
    assert fake.welcomes == ["READY"]


async def test_a_document_that_is_called_something_else_changes_no_command(fake: FakeDiscord, base: Path) -> None:
    port = free_port()
    async with serving(fake, Engine.load(base), base, health_port=port):
        sources = base / "facts" / "sources.yaml"
        sources.write_text(sources.read_text("utf-8").replace("a notice of the town council", "a postcard"), "utf-8")
        os.kill(os.getpid(), signal.SIGHUP)
        await metric(port, 'dealbot_reloads_total{result="taken"} 1.0')
        assert says(await ask_and_wait(fake, direct_message("which documents are there?")), "a postcard")
        assert len([call for call in fake.calls if is_sending_commands(call)]) == 1


async def test_a_shortcut_more_is_one_more_command(fake: FakeDiscord, base: Path) -> None:
    async with serving(fake, Engine.load(base), base):
        before = {held["name"] for held in fake.commands()}
        change(base)
        os.kill(os.getpid(), signal.SIGHUP)
        await fake.calls.wait_for(is_sending_commands, number=2)
        assert {held["name"] for held in fake.commands()} - before == {"price"}


async def test_of_facts_that_are_not_sound_every_problem_is_logged_and_the_old_ones_serve_on(
    fake: FakeDiscord, base: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = Engine.load(base)
    async with serving(fake, engine, base) as run:
        (base / "facts" / "gaps.yaml").write_text("gaps: [", "utf-8")
        os.kill(os.getpid(), signal.SIGHUP)
        await until(lambda: f"version {engine.base.version} of the fact base goes on" in caplog.text)
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), OLD)
        assert run.server.troubles() == []
    assert "the new fact base is refused" in caplog.text
    assert "gaps.yaml" in caplog.text
    assert len([call for call in fake.calls if is_sending_commands(call)]) == 1


async def test_questions_are_answered_while_new_facts_are_loaded(
    fake: FakeDiscord, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading, may_go_on = threading.Event(), threading.Event()
    load = reloading.load_prepared

    def load_slowly(folder: Path) -> Engine:
        loading.set()
        assert may_go_on.wait(AT_ONCE)
        return load(folder)

    monkeypatch.setattr(reloading, "load_prepared", load_slowly)
    async with serving(fake, Engine.load(base), base):
        change(base)
        os.kill(os.getpid(), signal.SIGHUP)
        await until(loading.is_set)
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), OLD)
        may_go_on.set()
        await fake.calls.wait_for(is_sending_commands, number=2)
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), NEW)


async def test_new_facts_that_come_while_it_logs_in_are_taken(
    fake: FakeDiscord, base: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fake.troubles.append(Trouble.HANGING)
    port = free_port()
    async with begun(fake, Engine.load(base), base, health_port=port) as run:
        await fake.calls.wait_for()
        change(base)
        os.kill(os.getpid(), signal.SIGHUP)
        await metric(port, 'dealbot_reloads_total{result="taken"} 1.0')
        fake.release()
        await until(lambda: not run.server.troubles())
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), NEW)
        assert "price" in {held["name"] for held in fake.commands()}
    assert "unhandled" not in caplog.text


async def test_a_shard_that_fails_while_commands_are_sent_hinders_no_reload(
    fake: FakeDiscord, base: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begin_anew_after(monkeypatch, 1_000.0)
    port = free_port()
    async with serving(fake, Engine.load(base), base, health_port=port, shard_count=2):
        change(base)
        sent = len(fake.calls)
        fake.troubles.append(Trouble.HANGING)
        os.kill(os.getpid(), signal.SIGHUP)
        await until(lambda: len(fake.calls) > sent)
        await fake.send_garbage(shard=1)
        await until(lambda: "trying again" in caplog.text)
        fake.release()
        await metric(port, 'dealbot_reloads_total{result="taken"} 1.0')
    assert "unhandled" not in caplog.text


async def hang(fake: FakeDiscord, question: Event) -> None:
    """Ask something, and let the answer hang until it is released."""
    fake.troubles.append(Trouble.HANGING)
    await fake.dispatch(question)
    await calls_to_answer(fake)


def begin_anew_after(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Have it wait so long before another try."""
    for name in ("FIRST_PAUSE", "LONGEST_PAUSE"):
        monkeypatch.setattr(supervision, name, seconds)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port


async def look(port: int, page: str) -> tuple[int, str]:
    """What the bot tells of itself."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/{page}") as response:
        return response.status, await response.text()


async def metric(port: int, line: str) -> None:
    """Wait until a figure is what a line says; it is told to nobody who does not ask."""
    async with asyncio.timeout(AT_ONCE):
        while line not in (await look(port, "metrics"))[1].splitlines():  # noqa: ASYNC110 - see above
            await asyncio.sleep(0)


async def end_of_a_run(fake: FakeDiscord, engine: Engine, **settings: Any) -> None:
    """Let it run until it ends by itself; raise what ends it."""
    async with begun(fake, engine, **settings) as run:
        await run.end(AT_ONCE)


def identities(fake: FakeDiscord) -> list[object]:
    """What the bot said of itself to the gateway, each time it logged in."""
    return [frame["d"] for frame in fake.frames if frame["op"] == IDENTIFY]


def is_sending_commands(call: str) -> bool:
    return call.startswith("PUT ") and call.endswith("/commands")


def change(base: Path) -> None:
    """Change what a fact says, and declare a shortcut more."""
    facts = base / "facts" / "order.yaml"
    facts.write_text(facts.read_text("utf-8").replace(OLD, NEW), "utf-8")
    about = base / "facts" / "about.yaml"
    about.write_text(about.read_text("utf-8").rstrip() + SHORTCUT, "utf-8")


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return [file.name for file in folder.iterdir()]
