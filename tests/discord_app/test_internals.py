"""What the bot takes of discord.py's insides: in one place, and looked for at the start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket, KeepAliveHandler

from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.engine import Engine
from bot.operations.failures import LibraryError

#: How the library's insides are reached: names with an underscore, and the modules that its documentation leaves out.
INSIDE = re.compile(r"SLF001|discord\.(gateway|http|state)\b")


def test_one_module_alone_reaches_into_the_library(root: Path) -> None:
    modules = (root / "bot" / "discord_app").glob("*.py")
    assert [file.name for file in modules if INSIDE.search(file.read_text("utf-8"))] == ["internals.py"]


def test_a_library_that_has_changed_inside_is_told_at_the_start(
    other_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin_otherwise(keeper: KeepAliveHandler) -> None:
        keeper.interval = 1.0

    monkeypatch.setattr(KeepAliveHandler, "__init__", begin_otherwise)
    monkeypatch.delattr(DiscordWebSocket, "DEFAULT_GATEWAY")
    with pytest.raises(
        LibraryError, match=r"\(DiscordWebSocket.DEFAULT_GATEWAY, KeepAliveHandler._last_ack\): install "
    ):
        DealbotClient(Desk(other_engine))
