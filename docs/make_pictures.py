"""Takes the pictures in this folder from the real bot, in a simulated Discord that a browser draws.

    apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji
    pip install 'simcord[screenshot]'
    python docs/make_pictures.py

Nothing is logged in to: SimCord stands in for Discord.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final

import simcord

from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.engine import Engine

#: Plays something in a world with a user; hands back the channel to look at, and who looks.
Scene = Callable[[Any, Any], Coroutine[Any, Any, tuple[Any, Any]]]

FOLDER: Final = Path(__file__).parent

#: What somebody may have heard, in so many words that it fills two pages.
STATEMENTS: Final = (
    "Korea gets exactly 300,000 GPUs. LG gets some GPUs. The deal is worth $20 billion. Lee met Huang in Gyeongju. "
    "The video is in English. The chips are Blackwell GPUs."
)

#: Width and height of the window, which cuts what is longer.
SIZE: Final = (760, 1_500)

#: Chromium's own sandbox wants rights that containers do not give.
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


async def main() -> None:
    """One picture for each thing that the documents show."""
    use_installed_chromium()
    desk = Desk(Engine.load(FOLDER.parent))
    await take("disagreement", desk, ask("How many GPUs does South Korea get?"))
    await take("passages", desk, command("ask", question="What is the deal worth?", press="Passages"))
    await take("check", desk, command("check", statement=STATEMENTS, press="Next"))
    await take("refusal", desk, ask("When will the chips be delivered?"))


def use_installed_chromium() -> None:
    """Make Playwright start the system's Chromium instead of a download of its own."""
    from playwright.async_api import BrowserType  # noqa: PLC0415 - whoever asks how this is called needs no browser

    start = BrowserType.launch
    path = shutil.which("chromium") or shutil.which("chromium-browser")

    async def launch(self: BrowserType, **options: Any) -> Any:
        return await start(self, **{"executable_path": path, "args": FLAGS, **options})

    BrowserType.launch = launch  # type: ignore[method-assign]


async def take(name: str, desk: Desk, scene: Scene) -> None:
    """Play a scene in a new world and keep what its last message looks like."""
    async with simcord.run(DealbotClient(desk)) as env:
        user = env.create_user("mina")
        channel, viewer = await scene(env, user)
        async with env.preview(channel, viewers=[viewer], layout="channel") as preview:
            await preview.screenshot(FOLDER / f"{name}.png", mode="surface", viewport=SIZE)


def ask(question: str) -> Scene:
    """A member asks by command."""
    return command("ask", question=question)


def command(name: str, press: str | None = None, **options: str) -> Scene:
    """A member calls a command in a server, and may press a button of the answer."""

    async def scene(env: Any, user: Any) -> tuple[Any, Any]:
        guild = env.create_guild()
        channel, member = guild.create_text_channel("newsroom"), guild.add_member(user)
        result = await member.slash(channel, name, **options)
        if press:
            await member.click(result.response, label=press)
        return channel, member

    return scene


if __name__ == "__main__":
    argparse.ArgumentParser(description="Take the pictures in this folder anew, from the real bot.").parse_args()
    asyncio.run(main())
