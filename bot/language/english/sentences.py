"""Where an English sentence ends: told by its mark, the word before it and the word after it.

A mark ends a sentence where white space follows it and then something that may begin one. The full
stop of an abbreviation alone says nothing, so there the next word decides: only a capitalised word that
begins sentences and no names ('The', 'Who') shows that one ended. 'The U.N. Council' stays whole, and so do
two sentences the second of which begins with a name: to join two is the smaller mistake.

All is decided from word to word, so that cutting takes linear time, and a piece that is cut again
stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.language.english.lexicon import Endings
from bot.language.meaning import Span
from bot.text import LIST_MARK

_MARKS: Final = ".!?…"
_OPENERS: Final = "\"'“‘(["
_CLOSERS: Final = "\"'”’)]"
_LINE: Final = re.compile(r"[^\n]+")
_TOKEN: Final = re.compile(r"\S+")
_ABBREVIATION: Final = re.compile(r"(?<![\w'’])[^\W\d_]+(?:\.[^\W\d_]+)*\Z")

#: No abbreviation is longer.
LONGEST_ABBREVIATION: Final = 16

#: No part of an abbreviation with full stops inside is longer.
LONGEST_LETTERS: Final = 2


def cut_sentences(text: str, endings: Endings) -> list[Span]:
    """Where the sentences stand, in order; a line end always ends one."""
    return [span for line in _LINE.finditer(text) for span in _cut_line(text, *line.span(), endings)]


def _cut_line(text: str, start: int, end: int, endings: Endings) -> Iterator[Span]:
    tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
    first, next_item = 0, -1
    for at, (begin, stop) in enumerate(tokens):
        token = text[begin:stop]
        item = _find_item(token)
        if item and at > first and item == next_item:
            yield tokens[first][0], tokens[at - 1][1]
            first = at
        if item and at == first:
            # The number of an item in a list ends nothing, and the next number begins the next item.
            next_item = item + 1
        elif at + 1 < len(tokens) and _ends(token, text[slice(*tokens[at + 1])], endings):
            yield tokens[first][0], stop
            first = at + 1
    if first < len(tokens):
        yield tokens[first][0], tokens[-1][1]


def _find_item(token: str) -> int | None:
    """The place in a list that a mark tells: 2 for '2.', '(2)' and 'b)'."""
    mark = LIST_MARK.fullmatch(token)
    place = mark and mark["place"]
    return (int(place) if place.isdigit() else ord(place) - ord("a") + 1) if place else None


def _ends(token: str, after: str, endings: Endings) -> bool:
    """Whether a sentence ends between two words."""
    if token[-1].isalnum():
        # Most words: nothing else needs to be tried.
        return False
    unquoted = token.rstrip(_CLOSERS)
    body = unquoted.rstrip(_MARKS)
    marks = unquoted[len(body) :]
    if not marks:
        return False
    begins = after.lstrip(_OPENERS)[:1]
    if not begins.isalnum():
        return "?" in marks or "!" in marks
    if begins.islower() and (unquoted != token or marks.endswith(("..", "…"))):
        # '"What?" he asked', 'well … no': the sentence goes on.
        return False
    return marks != "." or _ends_after(body[-LONGEST_ABBREVIATION:], after, endings)


def _ends_after(body: str, after: str, endings: Endings) -> bool:
    """Whether a full stop after a word ends a sentence, and not only an abbreviation."""
    found = _ABBREVIATION.search(body)
    if found is None:
        return True
    word, following = found[0].lower(), after.lstrip(_OPENERS)
    if word in endings.inner or _is_initial(found[0]):
        return False
    if word in endings.counting and following[:1].isdigit():
        return False
    if word in endings.final or _is_of_letters(word):
        return following[:1].isupper() and re.split(r"\W", following, maxsplit=1)[0].lower() in endings.beginnings
    return True


def _is_of_letters(word: str) -> bool:
    """Whether it is like 'U.N', 'p.m' and 'Ph.D'; 'example.com' is not."""
    return "." in word and all(len(part) <= LONGEST_LETTERS for part in word.split("."))


def _is_initial(word: str) -> bool:
    """Whether it is a letter for a name: 'J. Smith'; 'I' and 'u' are words."""
    return len(word) == 1 and word not in "Iiu"
