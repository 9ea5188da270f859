"""How `dealbot run` begins, and how it says why it can't: in the form of its log."""

from __future__ import annotations

import gc
import json
import platform
import socket
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import discord
import pytest
from dealbot_runs import run_here

import bot
from bot.engine import Engine

Capture = pytest.CaptureFixture[str]

TOKEN = "MTIzNDU2.GaBcDe.x-1_2y3z"  # noqa: S105 - made up

pytestmark = pytest.mark.usefixtures("as_before")


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def taken_port(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Health can't be told, so that a run ends right after it began."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
        monkeypatch.setenv("DEALBOT_HEALTH_PORT", str(taken.getsockname()[1]))
        yield taken


@pytest.mark.usefixtures("taken_port")
def test_the_first_line_of_the_log_says_what_runs(
    capsys: Capture, other_root: Path, other_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEALBOT_REVISION", "1a2b3c4")
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "3")
    monkeypatch.setenv("DEALBOT_SHARD_IDS", "0,2")
    first = events(run_here(capsys, "run", base=other_root).err)[0]
    base = other_engine.base
    assert (first["level"], first["logger"].partition(".")[0]) == ("INFO", "bot")
    assert first["message"] == (
        f'dealbot {bot.__version__} (commit 1a2b3c4); fact base "{base.about.subject["en"]}", version {base.version}, '
        f"{len(base.facts)} facts from {len(base.sources)} documents; shards 0,2 of 3; "
        f"Python {platform.python_version()}, discord.py {discord.__version__}"
    )


@pytest.mark.usefixtures("taken_port")
def test_a_commit_that_nobody_told_is_not_made_up(capsys: Capture, other_root: Path) -> None:
    [first, *_] = events(run_here(capsys, "run", base=other_root).err)
    assert first["message"].startswith(f"dealbot {bot.__version__}; fact base ")


def test_nobody_but_what_serves_holds_the_facts(
    capsys: Capture, small_root: Path, copy_base: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fleeting:
        def __init__(self, engine: Engine, *_: object) -> None:
            self.engine: Engine | None = engine

        async def run(self) -> None:
            held, self.engine = weakref.ref(self.engine), None
            gc.collect()
            assert held() is None

    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setattr("bot.discord_app.serving.Server", Fleeting)
    assert run_here(capsys, "run", base=copy_base(small_root)).code == 0


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({}, 3, "DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": TOKEN, "DEALBOT_HEALTH_PORT": "none"}, 78, "DEALBOT_HEALTH_PORT"),
        ({"DISCORD_TOKEN": TOKEN, "DEALBOT_LOG_LEVEL": "loud"}, 78, "DEALBOT_LOG_LEVEL"),
        ({"DISCORD_TOKEN": TOKEN, "DEALBOT_BASE": "nowhere"}, 1, "nowhere"),
    ],
    ids=["no token", "bad port", "bad level", "no fact base"],
)
def test_where_there_is_no_terminal_what_keeps_it_from_starting_is_logged_as_json(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], code: int, said: str
) -> None:
    for name, value in {"DISCORD_TOKEN_FILE": "none", **variables}.items():
        monkeypatch.setenv(name, value)
    done = run_here(capsys, "run", base=None)
    told = events(done.err)
    assert (done.code, done.out) == (code, "")
    assert {event["level"] for event in told} == {"CRITICAL"}
    assert any(said in event["message"] for event in told)


def test_a_bug_before_it_serves_is_logged_as_json_too(
    capsys: Capture, other_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Engine) -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setattr(Engine, "prepare", fail)
    done = run_here(capsys, "run", base=other_root)
    [event] = events(done.err)
    assert (done.code, event["level"]) == (70, "CRITICAL")


def test_where_lines_are_for_people_it_is_told_in_lines(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEALBOT_LOG_FORMAT", "text")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "none"))
    done = run_here(capsys, "run")
    assert done.code == 3
    assert len(done.err.splitlines()) == 3
    assert done.err.startswith("dealbot: there is no token")
