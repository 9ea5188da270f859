"""How the bot is, told over HTTP and asked from the command line."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from dealbot_runs import Run, run_here

from bot.operations import health as health_module
from bot.operations import probe
from bot.operations.failures import PortTakenError
from bot.operations.health import tell_health
from bot.operations.metrics import Metrics
from bot.operations.probe import ask_health

Capture = pytest.CaptureFixture[str]

HOST = "127.0.0.1"

#: Nothing here takes a second on a quiet machine.
PATIENCE = 60.0

#: An address for examples, which no machine has (RFC 5737).
NOWHERE = "192.0.2.1"

TROUBLES = ["shard 0: not logged in", "shard 2: no heartbeat was acknowledged for 90 s"]

#: What HTTP servers say that are none of the bot's.
NO_SUCH_PAGE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno\n"
NO_TEXT = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\n\xff\xfe"
ANOTHER_READY = b"HTTP/1.1 200 OK\r\n\r\n<html>"
HALF_READY = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nrea"


def telling(
    port: int, troubles: list[str], metrics: bytes = b"", host: str = HOST
) -> AbstractAsyncContextManager[None]:
    return tell_health(host, port, lambda: troubles, lambda: metrics)


async def get(port: int, path: str) -> tuple[int, str, str]:
    """The status, the content type and the body of an answer."""
    async with aiohttp.ClientSession() as session, session.get(f"http://{HOST}:{port}{path}") as response:
        return response.status, response.headers["Content-Type"], await response.text()


async def ask(port: int) -> tuple[bool, str]:
    return await asyncio.to_thread(ask_health, HOST, port)


@asynccontextmanager
async def somebody_else(port: int, says: bytes, *, then_leaves: bool = True) -> AsyncIterator[None]:
    """A server that says the same to everybody, and then leaves or just stays."""
    is_over = asyncio.Event()

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(says)
        if not then_leaves:
            await is_over.wait()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(serve, HOST, port):
        yield
        is_over.set()


# Telling


@pytest.mark.parametrize("troubles", [[], TROUBLES])
async def test_a_bot_that_turns_is_alive_whether_it_answers_or_not(port: int, troubles: list[str]) -> None:
    async with telling(port, troubles):
        assert await get(port, "/livez") == (200, "text/plain; charset=utf-8", "alive\n")


async def test_a_bot_that_answers_is_ready(port: int) -> None:
    async with telling(port, []):
        assert await get(port, "/readyz") == (200, "text/plain; charset=utf-8", "ready\n")


async def test_a_bot_that_does_not_answer_tells_each_trouble_on_a_line(port: int) -> None:
    async with telling(port, TROUBLES):
        status, _, body = await get(port, "/readyz")
    assert (status, body.splitlines()) == (503, TROUBLES)


async def test_it_is_told_as_it_is_now(port: int) -> None:
    troubles: list[str] = []
    async with telling(port, troubles):
        statuses = [(await get(port, "/readyz"))[0]]
        troubles.append("shard 0: not logged in")
        statuses.append((await get(port, "/readyz"))[0])
        troubles.clear()
        statuses.append((await get(port, "/readyz"))[0])
    assert statuses == [200, 503, 200]


async def test_metrics_come_in_prometheus_text_format(port: int) -> None:
    figures = Metrics().render()
    async with telling(port, TROUBLES, figures):
        status, kind, body = await get(port, "/metrics")
    assert (status, kind) == (200, "text/plain; version=0.0.4; charset=utf-8")
    assert body.encode() == figures


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz/", "/metrics/../.env", "/readyz/0"])
async def test_nothing_else_is_told(port: int, path: str) -> None:
    async with telling(port, []):
        assert (await get(port, path))[0] == 404


async def test_a_trouble_in_telling_troubles_is_no_readiness_and_does_not_leak(port: int) -> None:
    def fail() -> list[str]:
        raise ValueError("hush-hush")

    async with tell_health(HOST, port, fail, lambda: b""):
        status, _, body = await get(port, "/readyz")
    assert status == 500
    assert "hush-hush" not in body


async def test_afterwards_nobody_listens(port: int) -> None:
    async with telling(port, []):
        pass
    async with telling(port, []):
        assert await ask(port) == (True, "ready")
    assert not (await ask(port))[0]


async def test_after_a_failure_inside_nobody_listens_either(port: int) -> None:
    with pytest.raises(KeyError):
        async with telling(port, []):
            raise KeyError
    assert not (await ask(port))[0]


# The port


async def test_a_port_that_is_taken_is_told_with_the_setting_that_changes_it(port: int) -> None:
    with socket.create_server((HOST, port)), pytest.raises(PortTakenError) as raised:
        async with telling(port, []):
            pass
    assert f"{HOST}:{port}" in str(raised.value)
    assert "in use" in str(raised.value)
    assert "DEALBOT_HEALTH_PORT" in str(raised.value)


@pytest.mark.parametrize("host", [NOWHERE, "two..dots"])
async def test_a_host_that_is_no_address_of_this_machine_is_told_with_the_setting_that_changes_it(
    host: str, port: int
) -> None:
    with pytest.raises(PortTakenError) as raised:
        async with telling(port, [], host=host):
            pass
    assert f"{host}:{port}" in str(raised.value)
    assert not re.search("None|Success|Unknown", str(raised.value))
    assert "DEALBOT_HEALTH_HOST" in str(raised.value)


async def test_on_port_0_nothing_is_told_not_even_where_nothing_can_be() -> None:
    is_served = False
    async with telling(0, TROUBLES, host=NOWHERE):
        is_served = True
    assert is_served


# Those who ask too much


#: What does not ask to the end, or does not go when it has its answer.
HALF = {
    "nothing": b"",
    "half a request": b"GET /readyz HTTP/1.1\r\nHost: bo",
    "half a body": b"POST /readyz HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000\r\n\r\nhal",
    "a whole one": b"GET /readyz HTTP/1.1\r\nHost: bot\r\n\r\n",
}


async def everything_from(reader: asyncio.StreamReader) -> bytes:
    """What is said until the connection is over, and be it by a reset."""
    try:
        return await reader.read()
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize("sent", HALF.values(), ids=HALF)
async def test_a_connection_that_stays_is_cut_after_a_while(
    port: int, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_module, "LONGEST", 0.05)
    async with telling(port, []), asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(sent)
        await everything_from(reader)
        writer.close()
        monkeypatch.setattr(health_module, "LONGEST", PATIENCE)
        assert await ask(port) == (True, "ready")


async def test_of_too_many_connections_the_oldest_are_cut_and_whoever_comes_is_heard(port: int) -> None:
    async with telling(port, []), AsyncExitStack() as over, asyncio.timeout(PATIENCE):
        readers = []
        for _ in range(4 * health_module.MOST):
            reader, writer = await asyncio.open_connection(HOST, port)
            over.callback(writer.close)
            writer.write(HALF["half a request"])
            readers.append(reader)
        assert await ask(port) == (True, "ready")
        for reader in readers[: -health_module.MOST]:
            await everything_from(reader)
        assert not any(reader.at_eof() for reader in readers[-health_module.MOST + 1 :])


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("POST", 405), ("DELETE", 405)])
async def test_it_can_only_be_asked(port: int, method: str, status: int) -> None:
    async with (
        telling(port, []),
        aiohttp.ClientSession() as session,
        session.request(method, f"http://{HOST}:{port}/readyz") as response,
    ):
        assert response.status == status


# Asking


async def test_whoever_asks_a_bot_that_is_ready_hears_so(port: int) -> None:
    async with telling(port, []):
        assert await ask(port) == (True, "ready")


async def test_whoever_asks_one_that_is_not_hears_its_troubles(port: int) -> None:
    async with telling(port, TROUBLES):
        assert await ask(port) == (False, "\n".join(TROUBLES))


async def test_where_nobody_is_nothing_answers(port: int) -> None:
    assert await ask(port) == (False, f"nothing answers on {HOST}:{port} (ConnectionRefusedError)")


@pytest.mark.parametrize(
    "says",
    [
        *(b"", b"\r\n\r\n", b"220 mail.example ESMTP\r\n", b"220 200\r\n\r\nready", b"\xff\xfe\x00\n"),
        *(NO_TEXT, NO_SUCH_PAGE, ANOTHER_READY, HALF_READY),
    ],
)
async def test_somebody_who_says_something_else_is_not_ready(port: int, says: bytes) -> None:
    async with somebody_else(port, says):
        assert not (await ask(port))[0]


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nrea"])
async def test_somebody_who_hangs_is_not_waited_for_long(
    port: int, says: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "PATIENCE", 0.05)
    async with asyncio.timeout(PATIENCE), somebody_else(port, says, then_leaves=False):
        assert await ask(port) == (False, f"nothing answers on {HOST}:{port} (TimeoutError)")


# The command


@pytest.fixture
def health(port: int, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Run]:
    """Runs `dealbot health`, with the port set."""
    monkeypatch.setenv("DEALBOT_HEALTH_PORT", str(port))
    return lambda: run_here(capsys, "health")


async def test_the_command_ends_with_0_for_a_bot_that_is_ready(port: int, health: Callable[[], Run]) -> None:
    async with telling(port, []):
        assert await asyncio.to_thread(health) == Run(0, "ready\n", "")


async def test_it_ends_with_1_and_the_troubles_for_one_that_is_not(port: int, health: Callable[[], Run]) -> None:
    async with telling(port, TROUBLES):
        assert await asyncio.to_thread(health) == Run(1, "\n".join(TROUBLES) + "\n", "")


def test_it_ends_with_1_where_there_is_none(port: int, health: Callable[[], Run]) -> None:
    done = health()
    assert (done.code, done.err) == (1, "")
    assert f"nothing answers on {HOST}:{port}" in done.out


# The probe of the image


def run_probe(folder: Path, **variables: str) -> Run:
    """The probe in a process of its own, as the image runs it."""
    done = subprocess.run(
        [sys.executable, "-I", "-m", "bot.operations.probe"],
        env={**os.environ, **variables},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


async def test_the_probe_says_what_the_command_says(port: int, tmp_path: Path) -> None:
    for troubles, code, words in (([], 0, "ready\n"), (TROUBLES, 1, "\n".join(TROUBLES) + "\n")):
        async with telling(port, troubles):
            done = await asyncio.to_thread(run_probe, tmp_path, DEALBOT_HEALTH_PORT=str(port))
        assert done == Run(code, words, "")


@pytest.mark.parametrize(
    "variables",
    [
        {"DEALBOT_HEALTH_PORT": "{port}", "DEALBOT_HEALTH_HOST": ""},
        {"DEALBOT_HEALTH_PORT": "{port}", "DEALBOT_HEALTH_HOST": "0.0.0.0"},  # noqa: S104 - as in a cluster
        {"DEALBOT_HEALTH_PORT": "{port}", "DEALBOT_HEALTH_HOST": "[::1]"},
        {"DOTENV": "DEALBOT_HEALTH_PORT={port}"},
        {"DOTENV": "dealbot_health_port={port}", "DEALBOT_HEALTH_PORT": ""},
    ],
)
async def test_the_probe_asks_where_the_bot_tells_it(port: int, tmp_path: Path, variables: dict[str, str]) -> None:
    filled = {name: value.format(port=port) for name, value in variables.items()}
    if dotenv := filled.pop("DOTENV", ""):
        (tmp_path / probe.DOTENV).write_text(dotenv)
    host = filled.get("DEALBOT_HEALTH_HOST", "").strip("[]") or HOST
    async with telling(port, [], host=host):
        assert await asyncio.to_thread(run_probe, tmp_path, **filled) == Run(0, "ready\n", "")


@pytest.mark.parametrize("value", ["none", "99999999999", "-1", "0"])
def test_the_probe_of_a_port_that_is_none_ends_with_1_and_a_line(tmp_path: Path, value: str) -> None:
    done = run_probe(tmp_path, DEALBOT_HEALTH_PORT=value)
    assert (done.code, done.err) == (1, "")
    assert len(done.out.splitlines()) == 1


def test_the_probe_of_settings_that_cannot_be_used_ends_with_1_and_a_line(tmp_path: Path) -> None:
    (tmp_path / probe.DOTENV).write_text("DEALBOT_HEALTH_PORT=none\n")
    done = run_probe(tmp_path)
    assert (done.code, done.err) == (1, "")
    assert "DEALBOT_HEALTH_PORT" in done.out


def test_the_probe_imports_nothing_that_only_the_bot_needs(root: Path) -> None:
    script = "import sys, bot.operations.probe; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    own = {name for name in done.stdout.split() if name.startswith("bot")}
    assert own == {"bot", "bot.operations", "bot.operations.failures", "bot.operations.probe"}
    assert not {"pydantic", "aiohttp", "discord", "asyncio", "http.client", "pathlib"} & set(done.stdout.split())
