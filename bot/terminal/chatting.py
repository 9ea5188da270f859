"""`dealbot chat`: questions at a prompt, or from a pipe, one a line."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator

from bot.engine import Engine
from bot.question.conversation import Conversation
from bot.terminal.exits import OK

PROMPT = "\nask> "


def chat(engine: Engine, _options: argparse.Namespace) -> int:
    """Answer line after line until the input ends."""
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        print(engine.render(engine.help()))
    conversation = Conversation()
    for question in _prompt() if at_terminal else sys.stdin:
        if question.strip():
            answer = engine.ask(question, conversation)
            conversation = answer.conversation
            print(engine.render(answer), flush=True)
            if not at_terminal:
                print()
    return OK


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
