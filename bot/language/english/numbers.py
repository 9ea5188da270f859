"""Numbers by grammar, never by likeness: '260k', 'a quarter million', '14tn won', '95 percent'.

Grammar, over folded words:

    mention  = [bound] ([currency] amount [currency | percent] | fraction) [bound sign]
    fraction = "half" | "a tenth" | "three quarters" …
    amount   = digits [scale] | units {units} scale {units scale} | ("half" | "quarter") ["of"] ["a"] scale
    digits   = "260,000" | "10.3" | "260k" | "14tn"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.language.english.lexicon import NumberWords
from bot.language.meaning import Mention

#: No number begins with a needless zero: 007 is a name.
_DIGITS: Final = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(\.\d+)?([a-z]*)")
_YEARS: Final = range(1900, 2100)
_LONGEST_BOUND: Final = 4
_LONGEST_FRACTION: Final = 2

#: 'Of a' and then a scale make a number of a fraction: 'a quarter of a million'.
_LONGEST_LINK: Final = 3


def find_numbers(words: Sequence[str], known: NumberWords) -> list[Mention]:
    """All numbers in the words, in order."""
    mentions: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _read_mention(words, at, known)
        if mention is None:
            at += 1
            continue
        floor = mentions[-1].end if mentions else 0
        mentions.append(_with_bound(words, mention, floor, known))
        at = mention.end
    return mentions


def _read_mention(words: Sequence[str], at: int, known: NumberWords) -> Mention | None:
    """The number that begins at a word, with its currency or percent."""
    start, unit = at, None
    if not (words[at][0].isdigit() or words[at] in known.beginnings):
        return None
    if words[at] in known.currencies and at + 1 < len(words) and words[at + 1][0].isdigit():
        unit = known.currencies[words[at]]
        at += 1
    if unit is None and (fraction := _read_fraction(words, at, known)):
        return fraction
    amount = _read_digits(words, at, known) or _read_words(words, at, known)
    if amount is None:
        return None
    value, end = amount
    if end < len(words) and unit is None:
        after = words[end]
        unit = known.currencies.get(after) or ("percent" if after in known.percent else None)
        end += unit is not None
    if unit is None and end == at + 1 and words[at].isdigit() and int(value) in _YEARS:
        unit = "year"
    return Mention(start, end, value, unit)


def _read_fraction(words: Sequence[str], at: int, known: NumberWords) -> Mention | None:
    """A part of a whole, in percent: 'half', 'three quarters'; but 'half a million' is no part."""
    for length in range(_LONGEST_FRACTION, 0, -1):
        percent = known.fractions.get(tuple(words[at : at + length]))
        end = at + length
        if percent is not None and known.scales.keys().isdisjoint(words[end : end + _LONGEST_LINK]):
            return Mention(at, end, percent, "percent")
    return None


def _read_digits(words: Sequence[str], at: int, known: NumberWords) -> tuple[Decimal, int] | None:
    match = _DIGITS.fullmatch(words[at])
    if match is None:
        return None
    whole, fraction, suffix = match.groups()
    if suffix and suffix not in known.scales:
        return None
    value = Decimal(whole.replace(",", "") + (fraction or "")) * known.scales.get(suffix, 1)
    end = at + 1
    while end < len(words) and words[end] in known.scales:
        value *= known.scales[words[end]]
        end += 1
    return value, end


def _read_words(words: Sequence[str], at: int, known: NumberWords) -> tuple[Decimal, int] | None:
    """A number in words: 'four', 'fifty thousand', 'a quarter million'.

    'One' alone is hardly ever a number, nor is 'half'.
    """
    total = group = Decimal(0)
    end, scaled = at, False
    while end < len(words):
        word = words[end]
        if word in known.units:
            group += known.units[word]
        elif word in known.scales and (group or scaled):
            group, scaled = (group or 1) * known.scales[word], True
            if known.scales[word] >= known.scales["thousand"]:
                total, group = total + group, Decimal(0)
        elif not (group and not scaled and word in ("of", "a") and _scale_follows(words, end, known)):
            break
        end += 1
    if not scaled and (end != at + 1 or group <= 1):
        return None
    return total + group, end


def _scale_follows(words: Sequence[str], at: int, known: NumberWords) -> bool:
    """Whether a scale comes within the next two words: 'a quarter of a million'."""
    return any(word in known.scales for word in words[at + 1 : at + 3])


def _with_bound(words: Sequence[str], mention: Mention, floor: int, known: NumberWords) -> Mention:
    """The mention together with the bound before it ('up to') or the sign after it ('+')."""
    for length in range(min(_LONGEST_BOUND, mention.start - floor), 0, -1):
        phrase = tuple(words[mention.start - length : mention.start])
        if phrase in known.bounds:
            start = mention.start - length
            return Mention(start, mention.end, mention.amount, mention.unit, known.bounds[phrase])
    return mention
