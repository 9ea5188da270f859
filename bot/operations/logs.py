"""Logging: one line an event, for people or machines, into which no token and no text of a user can get.

The bot's own lines say only what it puts there itself. Of what libraries log, only their own words and
figures are kept: the text and the ids that they were handed, and what errors say, stay out.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections import Counter
from datetime import UTC, datetime
from typing import Any, Final, Literal

#: The same event is logged at most so many times within so many seconds.
MOST_ALIKE: Final = 20
WINDOW: Final = 60.0

#: The name of the package, whose own lines are taken as they are.
OWN: Final = __name__.partition(".")[0]

#: So many calls of an error's way are logged.
FRAMES: Final = 6

#: Numbers from here on are ids: of users, channels or servers.
FIRST_ID: Final = 10**15

#: What stands for text and for ids that a library was handed.
LEFT_OUT: Final = "…"


def configure_logging(level: str, form: Literal["auto", "text", "json"]) -> None:
    """Log to the standard error stream, for people where that is a terminal unless `form` says otherwise.

    `level` is that of the bot's own lines; libraries are never heard below INFO, where they tell everything.
    """
    is_for_people = form == "text" or (form == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(TextLines() if is_for_people else JsonLines())
    handler.addFilter(lambda record: _is_own(record) or record.levelno >= logging.INFO)
    handler.addFilter(Flood())
    logging.basicConfig(handlers=[handler], level=max(logging.getLevelNamesMapping()[level], logging.INFO), force=True)
    logging.getLogger(OWN).setLevel(level)
    logging.raiseExceptions = False  # a line that can't be written would be printed, its text included


def logs_for_machines() -> bool:
    """Whether this process logs, and does so for machines."""
    return any(isinstance(handler.formatter, JsonLines) for handler in logging.getLogger().handlers)


class Flood(logging.Filter):
    """Keeps what happens again and again, as at a limit of the system, from filling the log."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[int] = Counter()
        self._start = 0.0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether an event has not been there too often of late."""
        if not 0.0 <= record.created - self._start < WINDOW:
            self._counts.clear()
            self._start = record.created
        # A hash holds no text. What a library was handed does not even tell its events apart.
        alike = hash((record.name, str(record.msg), str(record.args) if _is_own(record) else ""))
        self._counts[alike] += 1
        return self._counts[alike] <= MOST_ALIKE


class Lines(logging.Formatter):
    """What is common to both forms: what an event says, and of which error, on one line."""

    def tell(self, record: logging.LogRecord) -> dict[str, str]:
        """The parts of an event."""
        parts = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage() if _is_own(record) else _without_text(record),
        }
        error = record.exc_info[1] if record.exc_info else None
        return {**parts, "error": describe_error(error)} if error else parts


class JsonLines(Lines):
    """A JSON object a line: time (UTC), level, logger, message, and where there is one the error."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of an event."""
        return json.dumps(self.tell(record))


class TextLines(Lines):
    """The same for people."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of an event."""
        return "".join(sign if sign.isprintable() else " " for sign in " ".join(self.tell(record).values()))


def describe_error(error: BaseException) -> str:
    """The kind of an error and of those that led to it, and the lines of code where each arose.

    What an error says is left out, as it may quote what somebody wrote.
    """
    causes = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None and cause not in causes:
        causes.append(cause)
    return "; from ".join(" < ".join((type(each).__name__, *_list_calls(each))) for each in causes)


def _list_calls(error: BaseException) -> list[str]:
    """The last calls before an error, innermost first."""
    frames = traceback.extract_tb(error.__traceback__)[: -FRAMES - 1 : -1]
    return [f"{frame.name} {frame.filename}:{frame.lineno}" for frame in frames]


def _is_own(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == OWN


def _without_text(record: logging.LogRecord) -> str:
    """A library's message with its own words and figures only: the first line, as the next ones quote objects."""
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    template = record.msg.partition("\n")[0]
    try:
        return template % _hide(record.args) if record.args else template
    except (TypeError, ValueError, KeyError, OverflowError):
        return template


class _Hidden(dict[str, Any]):
    """What a template may take by name, and nothing else tells."""

    def __repr__(self) -> str:
        return LEFT_OUT


def _hide(values: Any) -> Any:
    """The arguments of a message with a sign in the place of all that is no figure."""
    if isinstance(values, dict):
        return _Hidden({key: _hide(value) for key, value in values.items()})
    if isinstance(values, tuple):
        return tuple(map(_hide, values))
    return values if isinstance(values, int | float) and abs(values) < FIRST_ID else LEFT_OUT
