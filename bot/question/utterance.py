"""From a message to the utterances in it: cleaned of markup, cut into sentences and clauses."""

from __future__ import annotations

import re
from typing import Final

#: A message is cut here before anything touches it; the longest one that Discord carries has 4,000.
MAX_MESSAGE: Final = 4000

#: Mentions, channels, emoji, timestamps and commands as Discord writes them, links, and code fences.
_MARKUP: Final = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|t:|/[\w ]+:|id:)[^<>\s]*>|@(?:everyone|here)\b|\]\(\s*\S*?\)|(?:https?://|www\.)\S+|```\w*(?=\s)|[`*_~|>#\[\]]+"
)
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_SENTENCE: Final = re.compile(
    r"(?<=[.!?…:])(?<!\.\.)[\"'”’)]*\s+|\s*\n+\s*"
    r"|\s+(?=(?:can|could) (?:you|u|ya|some(?:one|body)|any(?:one|body)) tell\b)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"\s*[,;:–—]\s+|\s+(?:and|n|but|plus|also)\s+", re.IGNORECASE)


def clean(message: str) -> str:
    """The first `MAX_MESSAGE` characters without markup and links."""
    return _MARKUP.sub(" ", _ESCAPES.sub("", message[:MAX_MESSAGE])).strip()


def split_sentences(text: str) -> list[str]:
    """The sentences of a cleaned message; a line end ends one too, and 'can you tell me' begins one."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]


def split_clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, as far as commas, colons and conjunctions tell them."""
    return [clause for clause in _CLAUSE.split(sentence) if clause.strip()]
