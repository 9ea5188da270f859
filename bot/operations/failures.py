"""Why the bot can't run, or not now: each failure says what is wrong and what to do, in words that may be logged."""

from __future__ import annotations

import os


class OperatingError(Exception):
    """Something that only whoever operates the bot can mend, or waiting does."""


class SettingsError(OperatingError):
    """Settings that can't be used: one line for each, with its name, its value unless secret, and what is allowed."""


class NoTokenError(OperatingError):
    """There is no token to log in with."""


class PortTakenError(OperatingError):
    """Health can't be told on the port that is set."""


class LastingError(OperatingError):
    """A failure that trying again does not mend."""


class BadTokenError(LastingError):
    """Discord does not know the token."""


class RefusedError(LastingError):
    """Discord knows the token, and refuses what the bot wants to hear of, or its shards."""


class PassingError(OperatingError):
    """A failure that may not last."""


class UnreachableError(PassingError):
    """Discord can't be reached, or fails; later it may not."""


class LibraryError(LastingError):
    """The library that speaks to Discord is not of a version that the bot knows."""


def name_user() -> str:
    """Who it is that may not read something: ' by user 10001', or '' where the system does not number its users."""
    return f" by user {os.geteuid()}" if hasattr(os, "geteuid") else ""
