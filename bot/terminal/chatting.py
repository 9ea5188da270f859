"""`dealbot chat`: questions at a prompt, or from a pipe, one a line."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from bot.engine import Engine
from bot.question.conversation import Conversation
from bot.terminal.exits import OK

PROMPT: Final = "\nask> "

#: A line that is one of these words ends the chat, as the end of the input does.
LEAVING: Final = frozenset({"quit", "exit"})


def chat(engine: Engine, _options: argparse.Namespace) -> int:
    """Answer line after line until the input ends or somebody leaves."""
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        print(engine.render(engine.help()))
    conversation = Conversation()
    for question in takewhile(_stays, _prompt() if at_terminal else sys.stdin):
        if question.strip():
            answer = engine.ask(question, conversation)
            conversation = answer.conversation
            print(engine.render(answer), flush=True)
            if not at_terminal:
                print()
    return OK


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
            print("\nCtrl-D leaves.")
