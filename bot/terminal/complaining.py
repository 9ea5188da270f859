"""Saying why a command fails, in the form that whoever runs it reads."""

from __future__ import annotations

import sys


def complain(*messages: str) -> None:
    """Put messages on the standard error stream: as events of the log in a process that logs for machines."""
    # Who has nothing to complain of need not wait for what logs.
    import logging  # noqa: PLC0415

    from bot.operations.logs import logs_for_machines  # noqa: PLC0415

    log = logging.getLogger(__name__)
    for message in messages:
        if logs_for_machines():
            log.critical("%s", message)
        else:
            print(message, file=sys.stderr)
