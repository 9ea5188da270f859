"""Lengths of time in English: '3 min 16 s', '3:16', 'two years', 'half an hour', 'an hour and a half'.

Grammar, over folded words:

    length  = measure {["and"] smaller measure} | clock
    measure = (amount unit | "an" unit | part ["of"] ["an"] unit) ["and" part] | packed
    packed  = "3min" | "3m16s"
    clock   = "3:16" | "00:03:16"
    unit    = "second" | "minutes" | "yr" …; "m" and "s" only where another measure of the length stands beside

'An hour' alone counts as often as not ('twice an hour'): it is a length where it goes on, or a bound stands
before it. A clock beside 'at', 'am' or a date tells the time of day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from bot.language.english.amounts import (
    ONE,
    THOUSAND,
    Part,
    after_article,
    read_amount,
    read_digits,
    read_part,
    split_figure,
    word_at,
)
from bot.language.english.lexicon import NumberWords
from bot.language.meaning import Bound

_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
#: With hours before it, a clock tells a length if those are few: '12:34:56' may be a time of day.
_FEW_HOURS: Final = re.compile(r"00?|[1-9]")
_PACKED: Final = re.compile(r"(?:\d+(?:\.\d+)?[a-z]+)+")
_PACKED_PART: Final = re.compile(r"(\d+(?:\.\d+)?)([a-z]+)")

#: Longer words are packed of nothing.
LONGEST_PACKED: Final = 24

#: Minutes in an hour, and seconds in a minute.
SIXTY: Final = Decimal(60)


class Length(NamedTuple):
    """A length of time that ends before the word `end`; `size` is its greatest unit in those of `unit`."""

    value: Decimal
    end: int
    unit: str
    size: Decimal
    alternative: Decimal | None = None
    bound: Bound | None = None
    grain: Decimal = ONE
    """The smallest unit that is told."""
    is_bare: bool = False
    """Whether it is only 'an hour'."""
    is_short: bool = False
    """Whether its unit is a letter that may mean other things."""


def read_length(words: Sequence[str], at: int, known: NumberWords) -> Length | None:
    """The length of time that begins at a word."""
    if ":" in words[at]:
        return _read_clock(words, at, known)
    length = _read_measure(words, at, known)
    if length is None:
        return None
    last = length
    while (following := _read_following(words, length.end, last, known)) is not None:
        # Of a number that can be read in two ways nothing is reckoned on.
        alternative = length.alternative and length.alternative + following.value
        length = length._replace(
            value=length.value + following.value,
            end=following.end,
            alternative=alternative,
            grain=following.grain,
            is_bare=False,
            is_short=False,
        )
        last = following
    return None if length.is_short else length


def _read_following(words: Sequence[str], at: int, last: Length, known: NumberWords) -> Length | None:
    """A measure that goes on with a greater one: 'and 16 seconds'."""
    at += word_at(words, at) == "and"
    following = _read_measure(words, at, known)
    if following is None or following.is_bare or following.unit != last.unit or following.size >= last.grain:
        return None
    # '2 hours, 120 minutes' says it twice.
    return following if following.alternative is None and following.value < last.grain else None


def _read_measure(words: Sequence[str], at: int, known: NumberWords) -> Length | None:
    """A number with a unit of time."""
    word = word_at(words, at)
    if word[:1].isdigit() and (packed := _read_packed(word, at, known)):
        return packed
    if word in ("a", "an") and word_at(words, at + 1) in known.spans:
        unit, size = known.spans[words[at + 1]]
        bare = Length(size, at + 2, unit, size, grain=size, is_bare=True)
        return _add_half(words, bare, known)
    if (part := read_part(words, at, known)) and (length := _read_part_of(words, part, known)):
        return length
    return _read_counted(words, at, known)


def _read_counted(words: Sequence[str], at: int, known: NumberWords) -> Length | None:
    """An amount and its unit: '16 seconds', 'two and a half hours', '16 s'."""
    amount = read_amount(words, at, known)
    if amount is None or amount.is_ordinal or amount.is_year:
        return None
    word = word_at(words, amount.end)
    unit, size = _span_of(word, known)
    # '$ 5 min', '260,000 min' and '260k min' set a least number.
    is_bound = (word,) in known.bounds_after and (amount.scale > 1 or amount.value >= THOUSAND)
    if not size or is_bound:
        return None
    other = None if amount.alternative is None else amount.alternative * size
    is_short = word in known.short_lengths
    length = Length(amount.value * size, amount.end + 1, unit, size, other, amount.bound, size, is_short=is_short)
    return _add_half(words, length, known)


def _read_part_of(words: Sequence[str], part: Part, known: NumberWords) -> Length | None:
    """A part of a unit: 'half an hour', 'three quarters of an hour', 'half-hour'; a 'half year' is one of two."""
    at = after_article(words, part.end)
    unit, size = known.spans.get(word_at(words, at), ("", Decimal(0)))
    value = size * part.taken / part.whole
    if not size or (unit != "second" and at == part.end) or value * part.whole != size * part.taken:
        return None
    return Length(value, at + 1, unit, size, grain=size)


def _add_half(words: Sequence[str], length: Length, known: NumberWords) -> Length:
    """The length with what is said after its unit: '… and a half'."""
    if word_at(words, length.end) != "and" or word_at(words, length.end + 2) not in known.denominators:
        return length
    part = read_part(words, length.end + 1, known)
    if part is None or part.end != length.end + 3 or word_at(words, after_article(words, part.end)) in known.spans:
        return length
    if word_at(words, part.end) == "of":
        return length
    return length._replace(value=length.value + length.size * part.taken / part.whole, end=part.end, is_bare=False)


def _read_packed(word: str, at: int, known: NumberWords) -> Length | None:
    """Figures and units in one word: '3min', '1h30m', '3m16s'; '3m' alone has the unit of a great number."""
    is_packed = len(word) <= LONGEST_PACKED and _PACKED.fullmatch(word)
    parts = _PACKED_PART.findall(word) if is_packed else []
    if len(parts) <= 1:
        return _read_attached(word, at, known)
    spans = [_span_of(letters, known) for _, letters in parts]
    units, sizes = {unit for unit, _ in spans}, [size for _, size in spans]
    if len(units) > 1 or not all(sizes) or any(one <= other for one, other in pairwise(sizes)):
        return None
    value = sum((Decimal(digits) * size for (digits, _), size in zip(parts, sizes, strict=True)), Decimal(0))
    return Length(value, at + 1, units.pop(), sizes[0], grain=sizes[-1])


def _read_attached(word: str, at: int, known: NumberWords) -> Length | None:
    """A figure and its unit in one word: '3min'."""
    figure = split_figure(word)
    read = read_digits(figure[0]) if figure else None
    if figure is None or read is None:
        return None
    unit, size = _span_of(figure[1], known)
    other = None if read[1] is None else read[1] * size
    is_short = figure[1] in known.short_lengths
    return Length(read[0] * size, at + 1, unit, size, other, grain=size, is_short=is_short) if size else None


def _span_of(word: str, known: NumberWords) -> tuple[str, Decimal]:
    """The unit of a length that a word or a letter stands for, and for how many of them; 0 where for none."""
    return known.spans.get(word) or ("second", known.short_lengths.get(word, Decimal(0)))


def _read_clock(words: Sequence[str], at: int, known: NumberWords) -> Length | None:
    """A length as a clock shows it, unless its neighbours make it a time of day."""
    match = _CLOCK.fullmatch(words[at])
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    if match is None or before in known.before_clock or before[:1].isdigit() or after in known.after_clock:
        return None
    first, *rest = (part for part in match.groups() if part)
    if len(rest) > 1 and not _FEW_HOURS.fullmatch(first):
        return None
    # '06:24' is how a time of day is written.
    if len(first) > 1 and first[0] == "0" and first != "00":
        return None
    value = Decimal(first)
    for part in rest:
        value = value * SIXTY + Decimal(part)
    return Length(value, at + 1, "second", ONE)
