"""What a bot that starts says of itself, so that every log tells from what it comes."""

from __future__ import annotations

import platform
from importlib.metadata import version

import bot
from bot.engine import Engine
from bot.operations.settings import Settings


def introduce(engine: Engine, settings: Settings) -> str:
    """One line: the program, its fact base, its shards, and the versions that it runs on."""
    base = engine.base
    program = f"dealbot {bot.__version__}" + (f" (commit {settings.revision})" if settings.revision else "")
    facts = (
        f'fact base "{base.about.subject[engine.default_language]}", version {base.version}, '
        f"{len(base.facts)} facts from {len(base.sources)} documents"
    )
    shards = f"shards {','.join(map(str, settings.shards))} of {settings.shard_count}"
    return f"{program}; {facts}; {shards}; Python {platform.python_version()}, discord.py {version('discord.py')}"
