"""Where the fact base lies that a command works on."""

from __future__ import annotations

import os
from pathlib import Path

import bot


def find_base(given: Path | None = None) -> Path:
    """The folder with `facts/` and `seeds/`: the one given, that of $DEALBOT_BASE, or the built-in one."""
    return given or Path(os.environ.get("DEALBOT_BASE") or _built_in())


def _built_in() -> Path:
    """Inside the installed package, or the checkout around it."""
    package = Path(bot.__file__).parent
    packaged = package / "base"
    return packaged if packaged.is_dir() else package.parent
