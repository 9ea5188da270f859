"""Text of users and of documents made safe to show: nothing of it pings, links, formats or breaks out.

Discord drops a backslash before any punctuation and shows the mark itself. One pass over the text, so
the time grows with its length alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: What begins a mention, a timestamp, a command or an emoji (<), a link (:, /), or any formatting.
_MARKS: Final = "\\`*_~|<>[]()#+-:/"

#: '@everyone' pings whatever stands before it, so something has to stand within.
_ESCAPED: Final = str.maketrans({mark: f"\\{mark}" for mark in _MARKS} | {"@": "@\N{ZERO WIDTH SPACE}"})

#: Characters of these categories are no text: control codes, unassigned and private ones, half a pair.
_DROPPED: Final = frozenset({"Cc", "Cs", "Co", "Cn"})

#: They turn the direction of all that follows them, what is not theirs included.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")

_NUMBERED: Final = re.compile(r"^(\d+)\.")


def escape(text: str) -> str:
    """The text on one line, shown by Discord as it stands."""
    kept = "".join(c for c in text if c.isspace() or not (c in _TURNING or unicodedata.category(c) in _DROPPED))
    return _NUMBERED.sub(r"\1\\.", " ".join(kept.split()).translate(_ESCAPED))


def shorten(text: str, limit: int) -> str:
    """The text in at most `limit` characters, with an ellipsis where something is missing."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
