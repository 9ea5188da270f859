"""Saying why a command fails, in the form that whoever runs it reads."""

from __future__ import annotations

import logging
import sys

from bot.operations.logs import logs_for_machines

log = logging.getLogger(__name__)


def complain(*messages: str) -> None:
    """Put messages on the standard error stream: as events of the log in a process that logs for machines."""
    for message in messages:
        if logs_for_machines():
            log.critical("%s", message)
        else:
            print(message, file=sys.stderr)
