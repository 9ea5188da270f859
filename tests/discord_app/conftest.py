"""The real bot in a simulated Discord: discord.py's own code runs, without a network or on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord.http import Route
from simcord import Env

from bot.discord_app import delivery
from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.engine import Engine
from discord_app.fake_discord import PATIENCE, FakeDiscord
from discord_app.rooms import Clock, Room
from discord_app.served import isolate


@pytest.fixture
async def fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    """A small Discord on loopback, whose API the library takes for the real one."""
    async with FakeDiscord() as fake:
        monkeypatch.setattr(Route, "BASE", fake.api)
        yield fake


@pytest.fixture
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting but the test's own."""
    isolate(monkeypatch, tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simcord_bot(engine: Engine, clock: Clock, hurried_simulation: None) -> DealbotClient:  # noqa: ARG001 - it is in force from here on
    return DealbotClient(Desk(engine, clock))


@pytest.fixture
def room(simcord_env: Env, clock: Clock) -> Room:
    guild = simcord_env.create_guild()
    alice, bob = (guild.add_member(simcord_env.create_user(name)) for name in ("alice", "bob"))
    return Room(simcord_env, guild.create_text_channel("general"), alice, bob, clock)


@pytest.fixture
def hurried_simulation(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits: not between tries, nor for SimCord to look again whether the bot is done.

    Nor does any give up on a bot that takes its time on a slow machine.
    """
    begin = Env.__init__
    monkeypatch.setattr(begin, "__kwdefaults__", {**(begin.__kwdefaults__ or {}), "settle_timeout": PATIENCE})
    settle = Env._settle_internal  # noqa: SLF001 - there is no public door for this
    monkeypatch.setattr(settle, "__kwdefaults__", {**(settle.__kwdefaults__ or {}), "idle": 0.001})
    monkeypatch.setattr(delivery, "PAUSES", (0.0, 0.0))
