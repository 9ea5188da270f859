"""`dealbot run`, `dealbot sync` and `dealbot invite`: the commands of whoever operates the Discord bot."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable

from bot.engine import Engine
from bot.terminal.exits import NO_TOKEN, OK, REFUSED, UNREACHABLE, USAGE

# Whoever asks in a terminal must not pay for importing discord, so it is imported in the commands alone.
# ruff: noqa: PLC0415

HOW_TO_LOG_IN = """\
dealbot: {error}.
Make a bot in Discord's developer portal (Applications, New Application, Bot) and copy its token.
Then: DISCORD_TOKEN=… dealbot run, or put it into a file and name that in DISCORD_TOKEN_FILE."""


def run(engine: Engine, _options: argparse.Namespace) -> int:
    """Serve until the process is told to stop."""
    from bot.discord_app.serving import serve

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    return _log_in(lambda token: serve(engine, token))


def sync(engine: Engine, options: argparse.Namespace) -> int:
    """Send the commands to Discord where it holds others."""
    from bot.discord_app.serving import sync as send

    return _log_in(lambda token: print("sent" if send(engine, token, options.guild) else "unchanged"))


def _log_in(use: Callable[[str], None]) -> int:
    """Do something with the token; without one, or with one that is refused, say what to do."""
    from bot.discord_app.serving import NoTokenError, RefusedError, UnreachableError, find_token

    try:
        use(find_token())
    except NoTokenError as error:
        print(HOW_TO_LOG_IN.format(error=error), file=sys.stderr)
        return NO_TOKEN
    except RefusedError as error:
        print(f"dealbot: {error}.", file=sys.stderr)
        return REFUSED
    except UnreachableError as error:
        print(f"dealbot: {error}", file=sys.stderr)
        return UNREACHABLE
    return OK


def invite(_engine: Engine, options: argparse.Namespace) -> int:
    """Print the link that takes the bot into a server."""
    from bot.discord_app.serving import NoTokenError, application_of, find_token
    from bot.discord_app.serving import invite as link

    application: int | None = options.application
    if application is None:
        try:
            application = application_of(find_token())
        except NoTokenError:
            application = None
    if application is None:
        print("dealbot invite: give the application's id, or a token as for `dealbot run`", file=sys.stderr)
        return USAGE
    print(link(application))
    return OK
