"""How English text is cut into words, with the signs that belong to numbers.

Words are cut as everywhere (`bot.text.split_words`), but for what figures need: '24/7' stays one word; '<', '~' and
the like before a figure are words, as is the plus after one. What is written in more than one way is read in one:
'260 000' as '260,000', '5-10' as '5 to 10', '.5' as '0.5', 'usd5tn' as 'usd 5tn', 'a$5' as 'aud 5', '2025-10-31' as
'31 october 2025'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.language.meaning import LAST_DAY
from bot.text import FREQUENT, remember, split_words

#: A number whose thousands are parted by anything but commas; none begins with a zero: '002 003' are two names.
#: Nobody writes more than a few groups of them.
_GROUPED: Final = re.compile(
    r"(?<![\w.,:'])([1-9]\d{0,2}([ _'])\d{3}(?:\2\d{3}){0,7})([.,]\d{1,2}(?!\d))?(?![\d_]|[.,:'_ ]\d)"
)
_GROUP: Final = re.compile(r"[ _']")

_DIGIT: Final = re.compile(r"\d")

_DATE: Final = re.compile(r"(?<![\w.,:'/-])(\d{4})-(\d{2})-(\d{2})(?![\d.,:'/-]\d|\d|-)")

_POINT: Final = re.compile(r"(?<![\w.,])\.(?=\d)")

#: A figure with what may be written together with it. No figure is longer than that, or this would take too long.
_FIGURE: Final = r"\d[\d.,]{0,40}[a-z]{0,7}"
_RANGE: Final = re.compile(
    rf"(?<![\w.,:'/+-])({_FIGURE}(?: ?%)?) ?- ?(?=(?:[a-z]{{2}})?[$€£₩¥]? ?{_FIGURE}(?![\w:'/]|-\d))"
)

_WORD: Final = re.compile(
    r"\d+(?:[/⁄]\d+)+(?![^\W_])|(?<![-=<>\d])[<>]=?(?= ?(?:us ?)?[$€£₩¥]? ?\d)|[≤≥≈≅~](?= ?(?:us ?)?[$€£₩¥]? ?\d)"
    r"|[^\W_]+(?:[.,:'][^\W_]+)*|[$€£₩¥%&]|(?<=[^\W_]|%)\+(?![\w+])"
)


def cut_words(
    folded: str, unsplit: Mapping[str, str], months: Mapping[int, str], signed: Mapping[str, str]
) -> list[str]:
    """The words of a folded text.

    Args:
        folded: the text.
        unsplit: what is read before it would be cut, and as what: 'w/o'.
        months: the names of the months by their numbers.
        signed: the codes and signs of currencies that may stand right before a figure, and what each is read as.
    """
    if not _DIGIT.search(folded):
        # Only with a figure does it count what stands beside the white space.
        return [word for chunk in folded.split() for word in _cut_chunk(unsplit.get(chunk, chunk))]
    text = _rewrite_figures(folded, months, signed)
    return _WORD.findall(" ".join([unsplit.get(chunk, chunk) for chunk in text.split()]))


@remember(FREQUENT)
def _cut_chunk(chunk: str) -> tuple[str, ...]:
    """The words of what stands between white space, no figure among it."""
    return tuple(_WORD.findall(chunk))


def is_word(text: str) -> bool:
    """Whether a text is one word and would not be cut."""
    return split_words(text) == [text]


def _rewrite_figures(folded: str, months: Mapping[int, str], signed: Mapping[str, str]) -> str:
    """A text with each of its figures in the one form that it is read in."""
    text = _GROUPED.sub(_regroup, folded)
    text = _DATE.sub(lambda date: _write_date(date, months), text)
    text = _POINT.sub("0.", text)
    text = _signs_before_figures(tuple(sorted(signed))).sub(lambda sign: f"{signed[sign[1]]} ", text)
    return _RANGE.sub(r"\1 to ", text)


@cache
def _signs_before_figures(signs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])({'|'.join(map(re.escape, signs))})(?=\d)")


def _regroup(number: re.Match[str]) -> str:
    """A number with commas between its thousands, and a full stop before what is less than one."""
    whole, _, fraction = number.groups()
    return _GROUP.sub(",", whole) + (fraction or "").replace(",", ".")


def _write_date(date: re.Match[str], months: Mapping[int, str]) -> str:
    """A date with the name of its month, as one is typed."""
    year, month, day = map(int, date.groups())
    return f"{day} {months[month]} {year}" if month in months and 1 <= day <= LAST_DAY else date[0]
