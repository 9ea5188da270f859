"""Running dealbot as a person does: in this process, or as a process of its own with real streams."""

from __future__ import annotations

import io
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from loaded import ROOT, load_once

from bot.engine import Engine
from bot.terminal.main import main

#: The keys of an answer in the machine interface: these and no others.
KEYS = {
    "id",
    "outcome",
    "lang",
    "intent",
    "verdict",
    "text",
    "facts",
    "sources",
    "disagreement",
    "certainty",
    "confidence",
    "suggestions",
}

#: Nothing here takes ten seconds on a quiet machine; on a busy one, whoever waits longer waits for ever.
PATIENCE = 120.0

#: The signals that a run may handle by itself.
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

#: Settings of whoever runs the tests that would change what is tested: without a buffer nothing is flushed too late.
FOREIGN_VARIABLES = {"DEALBOT_BASE", "PYTHONUNBUFFERED", "PYTHONIOENCODING"}


@dataclass(frozen=True, slots=True)
class Run:
    """What is left of a run: its exit code and what it printed."""

    code: int
    out: str
    err: str


def run_here(capsys: pytest.CaptureFixture[str], *arguments: str, base: Path | None = ROOT, typed: bytes = b"") -> Run:
    """A run inside of this process, through the public door, that gets `typed` on standard input.

    What it does to signals is taken back. A base in the repository, which nobody changes, is loaded once for all runs.
    """
    named = ("--base", str(base)) if base else ()
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), "utf-8"))
            patched.setattr(Engine, "load", load_once)
            code = main([*named, *arguments])
    finally:
        for number, handler in handlers.items():
            if signal.getsignal(number) is not handler:
                signal.signal(number, handler)
    out, err = capsys.readouterr()
    return Run(code, out, err)


def run(
    *arguments: str,
    typed: bytes = b"",
    variables: Mapping[str, str] | None = None,
    python: Sequence[str] = ("-m", "bot"),
    folder: Path = ROOT,
) -> Run:
    """A run as a process of its own that gets `typed` on standard input; `python` says what the interpreter runs."""
    command = [sys.executable, *python, *arguments]
    done = subprocess.run(  # noqa: S603 - the arguments are the tests' own
        command,
        input=typed,
        capture_output=True,
        cwd=folder,
        env=environment(variables),
        timeout=PATIENCE,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@contextmanager
def started(*arguments: str, **streams: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process to talk to; whatever is left of it ends with the block."""
    command = [sys.executable, "-m", "bot", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), **streams) as process:  # noqa: S603 - the same
        try:
            yield process
        finally:
            process.kill()


def read_until(descriptor: int, end: bytes) -> bytes:
    """What comes out of a stream up to and with `end`; the test fails when that does not come."""
    received = b""
    deadline = time.monotonic() + PATIENCE
    while not received.endswith(end):
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        character = _read_one(descriptor) if ready else b""
        if not character:
            pytest.fail(f"{end!r} never came, only {received!r}")
        received += character
    return received


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables of a process: those of this one without the foreign ones, and the given."""
    own = {name: value for name, value in os.environ.items() if name not in FOREIGN_VARIABLES}
    return {**own, **(variables or {})}


def _read_one(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1)
    except OSError:  # how a pseudo-terminal says that the other side is closed
        return b""
