"""Certificates of an authority of one's own: trusted where the environment names them, explained where not."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path

import pytest
from dealbot_runs import Run, run, run_here
from yarl import URL

from discord_app.fake_discord import TOKEN, FakeDiscord
from discord_app.relaying import relay

CERTIFICATES = Path(__file__).parent / "certificates"

AUTHORITY = CERTIFICATES / "authority.pem"

Sync = Callable[..., Coroutine[None, None, Run]]


@pytest.fixture
async def sync(fake: FakeDiscord, other_root: Path) -> AsyncIterator[Sync]:
    """Runs `dealbot sync` with Discord behind a certificate that the authority signed, for 127.0.0.1 and no name."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATES / "loopback.pem")
    server = await asyncio.start_server(relay(URL(fake.api)), "127.0.0.1", ssl=context)
    port = server.sockets[0].getsockname()[1]

    async def sync(file: Path | None, host: str = "127.0.0.1") -> Run:
        variables = {
            "SSL_CERT_FILE": str(file or ""),
            "DISCORD_TOKEN": TOKEN,
            "DEALBOT_API_URL": f"https://{host}:{port}/api",
            "NO_PROXY": "*",
        }
        return await asyncio.to_thread(run, "--base", str(other_root), "sync", variables=variables)

    yield sync
    server.close()


async def test_what_an_authority_signed_that_the_variable_names_is_trusted(sync: Sync) -> None:
    assert (await sync(AUTHORITY)).out == "sent\n"


async def test_what_nobody_known_signed_is_refused_and_the_variable_named(sync: Sync) -> None:
    done = await sync(None)
    assert done.code == 69
    assert "unable to get local issuer certificate" in done.err
    assert "SSL_CERT_FILE" in done.err


async def test_what_is_refused_for_something_else_is_told_without_that_advice(sync: Sync) -> None:
    done = await sync(AUTHORITY, host="localhost")
    assert done.code == 69
    assert "not valid for 'localhost'" in done.err
    assert "SSL_CERT_FILE" not in done.err


@pytest.mark.usefixtures("own_settings", "as_before")
@pytest.mark.parametrize("name", ["missing.pem", "empty.pem", "."])
def test_a_file_of_no_use_ends_it_with_a_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    other_root: Path,
    tmp_path: Path,
    name: str,
) -> None:
    (tmp_path / "empty.pem").write_text("nothing of the kind", "utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / name))
    done = run_here(capsys, "sync", base=other_root)
    assert done.code == 78
    assert len(done.err.splitlines()) == 1
    assert f"SSL_CERT_FILE: {tmp_path / name}" in done.err
