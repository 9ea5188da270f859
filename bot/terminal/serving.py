"""`dealbot run`, `health`, `settings`, `sync` and `invite`: the commands of whoever operates the Discord bot."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from bot.operations.failures import (
    BadTokenError,
    LibraryError,
    NoTokenError,
    OperatingError,
    PortTakenError,
    RefusedError,
    SettingsError,
    UnreachableError,
)
from bot.terminal.complaining import complain
from bot.terminal.exits import BAD_TOKEN, BUG, NO_TOKEN, OK, REFUSED, SETTINGS, UNHEALTHY, UNREACHABLE, USAGE
from bot.terminal.folder import find_base

if TYPE_CHECKING:
    from bot.discord_app.serving import Server

# Whoever asks in a terminal must not pay for importing what only a running bot needs, so it is imported in
# the commands alone.
# ruff: noqa: PLC0415

log = logging.getLogger(__name__)

#: The signals that tell a bot to stop.
STOPS: Final = (signal.SIGTERM, signal.SIGINT)

#: What each failure is to whoever looks at the exit code.
_CODES: Final[dict[type[OperatingError], int]] = {
    SettingsError: SETTINGS,
    PortTakenError: SETTINGS,
    NoTokenError: NO_TOKEN,
    BadTokenError: BAD_TOKEN,
    RefusedError: REFUSED,
    UnreachableError: UNREACHABLE,
    LibraryError: BUG,
}


def run(options: argparse.Namespace) -> int:
    """Serve until the process is told to stop."""
    # Until it serves there is nothing to finish, and nothing to load anew; the first process of a container,
    # which has no default handlers, would not even stop.
    for stop in STOPS:
        signal.signal(stop, lambda *_: os._exit(OK))
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        return _in_exit_codes(lambda: _run(options))
    finally:
        # Who tells it twice to stop gets no other exit code than who does it once.
        for stop in STOPS:
            signal.signal(stop, signal.SIG_IGN)


def _run(options: argparse.Namespace) -> None:
    import asyncio

    from bot.operations.logs import configure_logging

    # What keeps it from starting is logged as everything else is, and be it the settings themselves.
    configure_logging("INFO", "auto")
    asyncio.run(_prepare(options).run())


def _prepare(options: argparse.Namespace) -> Server:
    """A server that has all that it needs. Nobody else holds its facts: they go when others take their place."""
    from bot.discord_app.serving import Server
    from bot.operations.introduction import introduce
    from bot.operations.logs import configure_logging
    from bot.operations.reloading import load_prepared
    from bot.operations.settings import load_settings

    # What is imported stays: to look for garbage among it takes as long as among all the facts.
    gc.freeze()
    settings = load_settings()
    configure_logging(settings.log_level, settings.log_format)
    token = settings.find_token()
    folder = find_base(options.base or settings.base)
    engine = load_prepared(folder)
    log.info("%s", introduce(engine, settings))
    return Server(engine, folder, settings, token)


def sync(options: argparse.Namespace) -> int:
    """Send the commands to Discord where it holds others."""
    return _in_exit_codes(lambda: _sync(options))


def _sync(options: argparse.Namespace) -> None:
    from bot.discord_app.login import sync as send
    from bot.discord_app.login import use_api
    from bot.engine import Engine
    from bot.operations.logs import configure_logging
    from bot.operations.settings import load_settings

    settings = load_settings()
    token = settings.find_token()
    configure_logging(settings.log_level, settings.log_format)
    use_api(settings.api_url)
    engine = Engine.load(find_base(options.base or settings.base))
    print("sent" if send(engine, token, options.guild, settings.operator_guild) else "unchanged")


def health(_options: argparse.Namespace) -> int:
    """Ask the bot that runs on this machine how it is."""
    return _in_exit_codes(_health)


def _health() -> int:
    from bot.operations.probe import ask_health
    from bot.operations.settings import load_settings

    settings = load_settings()
    is_ready, words = ask_health(settings.health_host, settings.health_port)
    print(words)
    return OK if is_ready else UNHEALTHY


def show_settings(_options: argparse.Namespace) -> int:
    """Print every setting with its value, where that comes from, and what it is."""
    return _in_exit_codes(_show_settings)


def _show_settings() -> None:
    from bot.operations.settings import list_settings, load_settings

    settings = list(list_settings(load_settings()))
    for setting in settings:
        value = f"{setting.name} = {setting.value}" if setting.value else f"{setting.name} is not set"
        print(f"{value}  [{setting.origin}]\n    {setting.meaning}")


def _in_exit_codes(work: Callable[[], int | None]) -> int:
    """Do something; where it can't be done, say what is wrong and what to do about it."""
    try:
        return work() or OK
    except OperatingError as error:
        complain(f"dealbot: {error}")
        return _CODES[type(error)]


def invite(options: argparse.Namespace) -> int:
    """Print the link that takes the bot into a server."""
    return _in_exit_codes(lambda: _invite(options.application))


def _invite(application: int | None) -> int:
    from bot.discord_app.login import application_of
    from bot.discord_app.login import invite as link
    from bot.operations.settings import load_settings

    if application is None:
        try:
            application = application_of(load_settings().find_token())
        except NoTokenError:
            application = None
    if application is None:
        print("dealbot invite: give the application's id, or a token as for `dealbot run`", file=sys.stderr)
        return USAGE
    print(link(application))
    return OK
