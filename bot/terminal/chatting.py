"""`dealbot chat`: questions at a prompt, or from a pipe, one a line."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import textwrap
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from bot.answer.plain import BULLET, PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.question.conversation import Conversation
from bot.terminal.exits import OK

PROMPT: Final = "\nask> "

#: A line that is one of these words ends the chat, as the end of the input does.
LEAVING: Final = frozenset({"quit", "exit"})
HOW_TO_LEAVE: Final = "(quit, exit or Ctrl-D leaves)"


def chat(engine: Engine, _options: argparse.Namespace) -> int:
    """Answer line after line until the input ends or somebody leaves."""
    plain = PlainText(engine.base, load_wording(engine.default_language))
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        print(f"{_wrap(plain.render(engine.catalogue.help()))}\n{HOW_TO_LEAVE}")
    conversation = Conversation()
    for question in takewhile(_stays, _prompt() if at_terminal else sys.stdin):
        if question.strip():
            answer = engine.ask(question, conversation)
            conversation = answer.conversation
            text = plain.render(answer)
            print(_wrap(text) if at_terminal else f"{text}\n", flush=True)
    return OK


def _wrap(text: str) -> str:
    """A text whose lines end between words where the terminal's do; what hangs together is indented."""
    width = shutil.get_terminal_size().columns
    lines = []
    for line in text.splitlines():
        indent = "  " if line.startswith((BULLET, " ")) else ""
        lines.append(
            textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        )
    return "\n".join(lines)


def _stays(line: str) -> bool:
    return line.strip().casefold() not in LEAVING


def _prompt() -> Iterator[str]:
    """The lines typed at the prompt, with editing and history where the system has readline."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - importing it is what switches line editing on
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print(f"\n{HOW_TO_LEAVE}")
