"""The way out: over the proxy that the environment names, for API and gateway, each as it is meant."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from yarl import URL

from bot.engine import Engine
from bot.operations.failures import SettingsError
from bot.operations.proxies import find_proxy
from discord_app.fake_discord import FakeDiscord, direct_message
from discord_app.relaying import relay
from discord_app.served import FIGURE, QUESTION, ask_and_wait, begun, says, serving, until

pytestmark = pytest.mark.usefixtures("own_settings", "no_proxies")

#: Names that nothing has (RFC 6761): who gets there went by the proxy.
ELSEWHERE = "http://discord.invalid/api"


@pytest.fixture
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Proxy:
    """Keeps the first line and the credentials of each connection."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.credentials: set[str] = set()

    def note(self, head: bytes) -> None:
        lines = head.decode().splitlines()
        self.asked.append(lines[0])
        self.credentials |= {line for line in lines if line.startswith("Proxy-Authorization")}


@pytest.fixture
async def proxy(fake: FakeDiscord) -> AsyncIterator[tuple[Proxy, str]]:
    """A proxy before the small Discord, and its address without the protocol."""
    proxy = Proxy()
    server = await asyncio.start_server(relay(URL(fake.api), proxy.note), "127.0.0.1")
    yield proxy, f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


async def test_api_and_gateway_are_reached_by_the_proxy(
    fake: FakeDiscord, other_engine: Engine, proxy: tuple[Proxy, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://me:secret@{proxy[1]}")
    async with serving(fake, other_engine, api_url=ELSEWHERE):
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), FIGURE)
    assert any(line.split()[1].startswith(ELSEWHERE) for line in proxy[0].asked)
    assert any(line.split()[1].startswith(fake.gateway) for line in proxy[0].asked)
    assert len(proxy[0].credentials) == 1


async def test_each_goes_its_own_way(
    fake: FakeDiscord, other_engine: Engine, proxy: tuple[Proxy, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy[1])
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with serving(fake, other_engine, api_url=ELSEWHERE):
        assert says(await ask_and_wait(fake, direct_message(QUESTION)), FIGURE)
    assert proxy[0].asked
    assert all(line.split()[1].startswith(ELSEWHERE) for line in proxy[0].asked)


@pytest.mark.parametrize(
    ("variables", "url", "by"),
    [
        ({}, "https://discord.com/api", None),
        ({"HTTPS_PROXY": "http://proxy:3128"}, "https://discord.com/api", "http://proxy:3128"),
        ({"https_proxy": "proxy:3128"}, "wss://gateway.discord.gg/", "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://proxy:3128"}, "http://api.internal/", None),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": ".discord.gg"}, "wss://gateway.discord.gg/", None),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": ".discord.gg"}, "https://discord.com/", "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "*"}, "https://discord.com/", None),
        ({"ALL_PROXY": "http://proxy:3128"}, "wss://gateway.discord.gg/", "http://proxy:3128"),
        ({"HTTPS_PROXY": ""}, "https://discord.com/api", None),
    ],
)
def test_the_environment_says_which_way(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], url: str, by: str | None
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert find_proxy(URL(url)) == (by and URL(by))


@pytest.mark.parametrize("text", ["socks5://me:secret@proxy:1080", "http://", "http://[", "http://proxy:port"])
@pytest.mark.parametrize("name", ["HTTPS_PROXY", "ALL_PROXY"])
async def test_what_is_no_proxy_ends_it_before_any_login(
    fake: FakeDiscord, other_engine: Engine, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(SettingsError, match=name) as raised:
        async with begun(fake, other_engine) as run:
            await run.end()
    assert "secret" not in str(raised.value)
    assert fake.calls == []


# What the log advises


async def test_of_a_proxy_that_does_not_answer_the_log_says_so(
    fake: FakeDiscord,
    other_engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    unused_tcp_port: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setenv("HTTP_PROXY", f"127.0.0.1:{unused_tcp_port}")
    async with begun(fake, other_engine, api_url=ELSEWHERE):
        await until(lambda: "the proxy that HTTPS_PROXY or HTTP_PROXY names does not answer" in caplog.text)
