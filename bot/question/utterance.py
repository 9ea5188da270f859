"""From a message to the utterances in it: cleaned of markup and of quotes, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.language.language import Language
from bot.text import LIST_MARK, cut

#: A message is cut here before anything touches it; the longest one that Discord carries has 4,000.
MAX_MESSAGE: Final = 4000

#: Of a message that asks no more characters and sentences than this are read, those that ask before the others.
MAX_READ: Final = 500
MAX_SENTENCES: Final = 4

#: Mentions, channels, emoji, timestamps and commands as Discord writes them, links, and code fences.
_MARKUP: Final = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|t:|/[\w ]+:|id:)[^<>\s]*>|@(?:everyone|here)\b|\]\(\s*[^\s()]*\)|(?:https?://|www\.)\S+|```\w*(?=\s)"
    r"|(?:[`*_|#\[\]]|~{2,}|~(?!FIGURE)|>(?!=?FIGURE)|(?<=\d)>|(?<=\d\s)>)+".replace("FIGURE", r"\s?[$€£₩¥]?\s?\d")
)
#: Between two numbers it reckons, and marks nothing up.
_TIMES: Final = re.compile(r"(?<=\d)(\s?)\*\1(?=\d)")
_SPACES: Final = re.compile(r"[^\S\n]+")
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")

#: A line that quotes what somebody else said; '>>>' quotes all that follows.
_QUOTED: Final = re.compile(r"^[^\S\n]*>(?:>>\s.*\Z|[^\S\n].*?$)", re.MULTILINE | re.DOTALL)

#: What marks an item is no part of what the item says.
_ITEM: Final = re.compile(rf"\A(?:{LIST_MARK.pattern})\s+(?=\S)")


def clean(message: str) -> str:
    """The first `MAX_MESSAGE` characters without markup, links, quoted lines and runs of spaces.

    Of a message that only quotes, what it quotes is the text.
    """
    text = _ESCAPES.sub("", cut(message, MAX_MESSAGE))
    return _without_markup(_QUOTED.sub("", text)) or _without_markup(text)


def split_sentences(text: str, language: Language) -> list[str]:
    """The sentences of a cleaned message, and what leads up to a request as one of its own."""
    sentences = (_ITEM.sub("", text[start:end]) for start, end in language.cut_sentences(text))
    return [request for sentence in sentences for request in language.cut_requests(sentence)]


def choose_sentences(sentences: Sequence[str]) -> list[str]:
    """The sentences that are worth reading, in their order: no more than `MAX_READ` characters, `MAX_SENTENCES` in all.

    What has a question mark comes before what has none, what is said later before what is said first.
    """
    likeliest = sorted(range(len(sentences)), key=lambda at: ("?" in sentences[at], at), reverse=True)
    chosen: list[int] = []
    length = 0
    for at in likeliest[:MAX_SENTENCES]:
        length += len(sentences[at])
        if chosen and length > MAX_READ:
            break
        chosen.append(at)
    return [_cut_at_word(sentences[at]) for at in sorted(chosen)]


def _cut_at_word(sentence: str) -> str:
    """No more of a sentence than is read, and no part of a word: that would be another one."""
    begun = cut(sentence, MAX_READ)
    is_parted = len(begun) < len(sentence) and not (sentence[len(begun)].isspace() or begun[-1:].isspace())
    return begun.rsplit(maxsplit=1)[0] if is_parted else begun


def _without_markup(text: str) -> str:
    # Splitting at white space takes quadratic time where it stands in long runs.
    return _SPACES.sub(" ", _MARKUP.sub(" ", _TIMES.sub(" × ", text))).strip()
