"""The command line: reads the arguments, loads the fact base, runs one command, returns an exit code."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import bot
from bot.knowledge.problems import FactBaseError
from bot.operations.failures import name_user
from bot.terminal.complaining import complain
from bot.terminal.exits import BROKEN_BASE, BUG, INPUT_OUTPUT, INTERRUPTED, OK
from bot.terminal.folder import find_base

Command = Callable[[argparse.Namespace], int]

#: Garbage is looked for when so many more objects were made than freed.
RARE_COLLECTION: Final = 200_000

#: Discord's ids are numbers of 64 bits, which have so many digits.
LARGEST_ID: Final = 2**64 - 1
LONGEST_ID: Final = 20

DESCRIPTION: Final = "Answers questions about one deal from a curated fact base; every answer cites its documents."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `dealbot` with these arguments (default: those of the process) and return its exit code."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    options = _build_parser().parse_args(arguments)
    try:
        return _run(options)
    except FactBaseError as error:
        summary = f"{_count(error)} found; the fact base in {error.folder} can't be used"
        complain(*map(str, error.problems), f"{summary}{_tell_user(error)}")
        return BROKEN_BASE
    except BrokenPipeError:
        # Whoever read the output has enough.
        _give_up_output()
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        complain(f"dealbot: {_tell(error)}")
        _give_up_output()
        return INPUT_OUTPUT
    except Exception as error:  # noqa: BLE001 - the last boundary: a person sees a sentence, not a traceback
        complain(f"dealbot failed on a bug of its own: {type(error).__name__}: {error}")
        return BUG


def _in(module: str, command: str) -> Command:
    """A command of a module that is imported when it is called, so that others start fast."""

    def run(options: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"bot.terminal.{module}"), command)(options)
        return code

    return run


def _on_base(module: str, command: str) -> Command:
    """A command that works on a fact base, imported likewise."""

    def run(options: argparse.Namespace) -> int:
        # Loading makes half a million objects that all stay: to look for garbage among them costs a tenth of the time.
        gc.set_threshold(RARE_COLLECTION)
        # And it ends with the process: to take it apart then, piece by piece, costs as much again.
        atexit.register(gc.freeze)
        engine = import_module("bot.engine").Engine.load(find_base(options.base))
        code: int = getattr(import_module(f"bot.terminal.{module}"), command)(engine, options)
        return code

    return run


def _run(options: argparse.Namespace) -> int:
    command: Command = options.run
    code = command(options)
    sys.stdout.flush()  # so that a reader who has gone is noticed here, not at exit
    return code


def _give_up_output() -> None:
    """Drop what can't be written, so that Python does not fail again when it flushes at exit."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: OSError) -> str:
    """What the system refuses, and of which file; without a name it is the output."""
    place = error.filename if error.filename is not None else "the output"
    return f"{place}: {error.strerror or type(error).__name__}"


def _count(error: FactBaseError) -> str:
    number = len(error.problems)
    return f"{number} problem{'s' * (number != 1)}"


def _tell_user(error: FactBaseError) -> str:
    """Who it is that may not read something, where that is what is wrong."""
    return name_user() if any(problem.code == "unreadable" for problem in error.problems) else ""


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dealbot", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"dealbot {bot.__version__}")
    parser.add_argument(
        "--base",
        type=Path,
        metavar="DIR",
        help="folder that holds facts/ and seeds/ (default: $DEALBOT_BASE, or the built-in deal)",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_ask(commands)
    _add(commands, "chat", _on_base("chatting", "chat"), "ask questions at a prompt; Ctrl-D, quit or exit leaves")
    facts = _add(commands, "facts", _on_base("reports", "show_facts"), "list all facts")
    facts.add_argument("--json", action="store_true", help="one JSON object a line, with claims and evidence")
    _add(commands, "sources", _on_base("reports", "show_sources"), "list the documents")
    summary = "show where the documents contradict each other"
    disagreements = _add(commands, "disagreements", _on_base("reports", "show_disagreements"), summary)
    disagreements.add_argument("--differences", action="store_true", help="instead, what merely differs, pair by pair")
    checking = _add(commands, "check", _on_base("checking", "check"), "validate the fact base and print a short report")
    summary = "mark statements as read for the claims that they have now; without FACT all that are listed"
    checking.add_argument("--accept", nargs="*", metavar="FACT", help=summary)
    summary = "show what every wording of the fact base gets, or one question, or a file of them"
    trying = _add(commands, "try", _on_base("trying", "try_out"), summary)
    tried = trying.add_mutually_exclusive_group()
    tried.add_argument("question", nargs="?", help="one question")
    tried.add_argument("--file", type=Path, help="a file with one question a line")
    summary = "write the JSON Schemas of the curated files, for editors"
    schemas = _add(commands, "schemas", _on_base("reports", "write_schemas"), summary)
    schemas.add_argument("folder", type=Path, help="folder to write them to")
    _add_serving(commands)
    return parser


def _add_serving(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    summary = "log in to Discord and answer there (token: $DISCORD_TOKEN or a secret file)"
    _add(commands, "run", _in("serving", "run"), summary)
    _add(commands, "health", _in("serving", "health"), "ask the bot that runs here how it is; exit code 0 or 1")
    summary = "print every setting with its value, and where that comes from"
    _add(commands, "settings", _in("serving", "show_settings"), summary)
    sync = _add(commands, "sync", _in("serving", "sync"), "tell Discord of the commands, if it holds others")
    summary = "besides, take back the commands that this server holds of its own, and shows a second time"
    sync.add_argument("--guild", type=_id, metavar="ID", help=summary)
    invite = _add(commands, "invite", _in("serving", "invite"), "print the link that takes the bot into a server")
    invite.add_argument("application", type=_id, nargs="?", help="the application's id (default: read from the token)")


def _id(typed: str) -> int:
    """An id as Discord gives it to servers and applications."""
    if len(typed) > LONGEST_ID or not typed.isdecimal() or not 0 < int(typed) <= LARGEST_ID:
        raise argparse.ArgumentTypeError("no id of Discord's, which is a number such as 1234567890123456789")
    return int(typed)


def _add_ask(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    ask = _add(commands, "ask", _on_base("asking", "ask"), "answer one question")
    ask.add_argument("question", nargs="?", help="the question; none with --jsonl")
    ask.add_argument("--lang", help="language of the answer, for example en")
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="answer as one JSON object")
    form.add_argument("--jsonl", action="store_true", help="read JSON objects from standard input, one a line")
    form.add_argument(
        "--explain",
        action="store_true",
        help="show how the question was read, what it may ask for, and what was decided",
    )


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Command, summary: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=summary)
    command.set_defaults(run=run)
    return command
