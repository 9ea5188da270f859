"""Folding text so that what looks or means the same is written the same.

One function folds questions, wordings, names and documents alike. Folding twice is folding once.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from threading import Lock
from typing import Any, Final, ParamSpec, Protocol, TypeVar, cast
from weakref import WeakSet

import yaml

#: What so many different words are made of is remembered: people use the same ones again and again.
REMEMBERED: Final = 5_000

#: So many words make up most of any text (Zipf 1935): what takes little to find out again is remembered of no more.
FREQUENT: Final = 1_000

#: What marks an item of a list: '2.', '(2)', 'b)', and a bullet; `place` is its number or letter.
LIST_MARK: Final = re.compile(r"\(?(?P<place>\d{1,2}|[a-h])(?:\)|(?<=\d)\.)|[-•–]")

Words = ParamSpec("Words")
Found = TypeVar("Found")


class _Cache(Protocol):
    def cache_clear(self) -> None: ...


#: All that words are remembered in, for as long as it is used. New facts are loaded in a thread of their own.
_CACHES: Final = WeakSet[_Cache]()
_CACHES_LOCK: Final = Lock()


def remember(size: int) -> Callable[[Callable[Words, Found]], Callable[Words, Found]]:
    """Let a function of words remember what it found for `size` of them, until `forget_words` is called.

    Whatever takes what people type is to remember it like this, so that all of it can be forgotten.
    """

    def wrap(function: Callable[Words, Found]) -> Callable[Words, Found]:
        cached = lru_cache(size)(function)
        with _CACHES_LOCK:
            _CACHES.add(cached)
        return cast(Callable[Words, Found], cached)

    return wrap


def forget_words() -> None:
    """Forget all words that were remembered; reading the next question then takes some 0.1 ms longer."""
    with _CACHES_LOCK:
        for cache in _CACHES:
            cache.cache_clear()


#: Letters of other scripts that are drawn like Latin ones (a subset of Unicode's confusables.txt,
#: UTS #39): '\N{CYRILLIC SMALL LETTER A}' in place of 'a' is how filters are tricked.
_LOOKALIKES: Final = str.maketrans(
    "аеорсухіјѕһԁԛԝкмнтвгпαεοριυνκτχγωβℓı’‘‛`´′“”„″–—−‐‑",
    "aeopcyxijshdqwkmhtbrnaeopiuvktxywbli''''''" + '""""-----',
)
_REPEATS: Final = re.compile(r"([^\W\d_])\1\1+")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")

#: Combining accents (Mn), and what is invisible, private or unassigned.
_DROPPED: Final = frozenset({"Mn", "Cc", "Cf", "Co", "Cs", "Cn"})


def fold(text: str) -> str:
    r"""Case, width, accents, look-alike letters, invisible characters and stretched letters undone.

    'ＨＯＷ  many\u200b Gpus???' and 'how many gpus???' fold to the same; 'sooooo' folds to 'soo'.
    Hangul stays composed (NFC), so that syllables can be compared.
    """
    if text.isascii():
        return " ".join(filter(None, map(_fold_chunk, text.split())))
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


@remember(FREQUENT)
def _fold_chunk(chunk: str) -> str:
    """What stands between white space and is ASCII, folded."""
    return _REPEATS.sub(r"\1\1", _CONTROLS.sub("", chunk).casefold().replace("`", "'"))


def stands_in(part: Sequence[Any], whole: Sequence[Any]) -> bool:
    """Whether one sequence stands in another of its type, one piece after the other."""
    may_begin = not part or part[0] in whole
    return may_begin and any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def one_stands_in(parts: Iterable[Sequence[Any]], whole: Sequence[Any]) -> bool:
    """Whether one of several sequences stands in another of their type."""
    return any(stands_in(part, whole) for part in parts)


def cut(text: str, limit: int) -> str:
    """The first `limit` characters of a text, or fewer where folding would make more than that of them.

    One character may stand for a whole phrase: U+FDFA is eighteen.
    """
    text = text[:limit]
    if text.isascii():
        return text
    lengths = {character: len(unicodedata.normalize("NFKC", character)) for character in set(text)}
    return text[: bisect_right([*accumulate(map(lengths.__getitem__, text))], limit)]


def _fold_once(text: str) -> str:
    # Marks that NFKD would take apart (an acute accent becomes a space and a mark) are read as drawn first.
    compatible = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES)).casefold()
    kept = "".join(c for c in compatible if c.isspace() or unicodedata.category(c) not in _DROPPED)
    return _tidy(unicodedata.normalize("NFC", kept).translate(_LOOKALIKES))


def _tidy(text: str) -> str:
    return " ".join(_REPEATS.sub(r"\1\1", text).split())


_WORD: Final = re.compile(r"[^\W_]+(?:[.,:'][^\W_]+)*|[$€£₩¥%&]|(?<=[^\W_])\+(?![\w+])")


def split_words(folded: str) -> list[str]:
    """The words, numbers and signs of money and percent of a folded text, without other marks.

    '260,000' and "don't" stay whole; a hyphen separates, and the plus of '18+' is a word.
    """
    return [word for chunk in folded.split() for word in _cut_chunk(chunk)]


@remember(FREQUENT)
def _cut_chunk(chunk: str) -> tuple[str, ...]:
    """The words of what stands between white space."""
    return tuple(_WORD.findall(chunk))


def pad_words(text: str) -> str:
    """The folded words of a text between spaces, so that 'an' is found in 'an oar' and not in 'man'."""
    return f" {fold_words(text)} "


def fold_words(text: str) -> str:
    """A text as its folded words alone: how two wordings are compared for being the same."""
    return " ".join(split_words(fold(text)))


def read_text_data(text: str) -> Any:
    """The bot's own YAML data, in which every scalar is text: `no` and `on` are words here."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - it builds text only
