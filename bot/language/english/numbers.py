"""Numbers by grammar, never by likeness: '260k', 'a quarter million', '14tn won', '95 percent'.

Grammar, over folded words:

    mention  = [bound] ([currency] amount [currency | percent] | fraction) [bound after it]
    fraction = "half" | "a tenth" | "three quarters" …
    amount   = digits [scale] | units {units} scale {["and"] units scale} | ("half" | "quarter") ["of"] ["a"] scale
    digits   = "260,000" | "10.3" | "260k" | "14tn"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.english.lexicon import NumberWords
from bot.language.meaning import Mention

#: No number begins with a needless zero: 007 is a name.
_DIGITS: Final = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(\.\d+)?([a-z]*)")
_YEARS: Final = range(1900, 2100)
_LONGEST_BOUND: Final = 4
_LONGEST_FRACTION: Final = 2
_LONGEST_CURRENCY: Final = 3
_LONGEST_WHOSE: Final = 2
_LONGEST_BOUND_AFTER: Final = 2

TEN: Final = 10
TWENTY: Final = 20

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
    currency, after = _read_currency(words, at, known)
    if currency and after < len(words) and words[after][0].isdigit():
        at, unit = after, currency
    if unit is None and (fraction := _read_fraction(words, at, known)):
        return fraction
    amount = _read_digits(words, at, known) or _read_words(words, at, known)
    if amount is None:
        return None
    value, end = amount
    if end < len(words) and unit is None:
        unit, end = _read_unit(words, end, known)
    if unit is None and end == at + 1 and words[at].isdigit() and int(value) in _YEARS:
        unit = "year"
    return Mention(start, end, value, unit)


def _read_unit(words: Sequence[str], at: int, known: NumberWords) -> tuple[str | None, int]:
    """The unit after an amount, and where it has ended: 'percent', 'dollars', 'us dollars'."""
    if words[at] in known.percent:
        return "percent", at + 1
    for start in range(at, min(at + _LONGEST_WHOSE + 1, len(words))):
        code, end = _read_currency(words, start, known)
        if code:
            return code, end
        if words[start] not in known.whose and not words[start].endswith(known.whose_endings):
            break
    return None, at


def _read_currency(words: Sequence[str], at: int, known: NumberWords) -> tuple[str | None, int]:
    """The currency that begins at a word, and where it has ended."""
    for length in range(min(_LONGEST_CURRENCY, len(words) - at), 0, -1):
        code = known.currencies.get(tuple(words[at : at + length]))
        if code:
            return code, at + length
    return None, at


def _read_fraction(words: Sequence[str], at: int, known: NumberWords) -> Mention | None:
    """A part of a whole, in percent: 'half', 'three quarters'; but 'half a million' is no part."""
    for length in range(min(_LONGEST_FRACTION, len(words) - at), 0, -1):
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
    if suffix and suffix not in known.scales and suffix not in known.ordinals:
        return None
    value = Decimal(whole.replace(",", "") + (fraction or "")) * known.scales.get(suffix, 1)
    end = at + 1
    while end < len(words) and words[end] in known.scales:
        value *= known.scales[words[end]]
        end += 1
    return value, end


def _read_words(words: Sequence[str], at: int, known: NumberWords) -> tuple[Decimal, int] | None:
    """A number in words: 'four', 'fifty thousand', 'a quarter million'.

    'One' alone is hardly ever a number, nor is 'half'; without a scale only 'twenty five' takes two words.
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
        elif not (_joins(words, end, known) if word == "and" else not scaled and group and _links(words, end, known)):
            break
        end += 1
    if not scaled and (group <= 1 or not (end == at + 1 or _is_two_figures(words[at:end], known))):
        return None
    return total + group, end


def _is_two_figures(words: Sequence[str], known: NumberWords) -> bool:
    """Whether it is like 'twenty five': tens, and then less than ten."""
    tens, *ones = (known.units.get(word, Decimal(0)) for word in words)
    return tens >= TWENTY and len(ones) == 1 and 1 <= ones[0] < TEN


def _links(words: Sequence[str], at: int, known: NumberWords) -> bool:
    """Whether 'of' or 'a' is followed by a scale within two words: 'a quarter of a million'."""
    return words[at] in ("of", "a") and not known.scales.keys().isdisjoint(words[at + 1 : at + _LONGEST_LINK])


def _joins(words: Sequence[str], at: int, known: NumberWords) -> bool:
    """Whether 'and' stands within a number: 'two hundred and sixty'; 'two hundred and three hundred' are two."""
    before, following = words[at - 1], words[at + 1 : at + 2]
    if before not in ("hundred", "thousand") or known.units.keys().isdisjoint(following):
        return False
    after = next((word for word in words[at + 1 :] if word not in known.units), "")
    return known.scales.get(after) != known.scales[before]


def _with_bound(words: Sequence[str], mention: Mention, floor: int, known: NumberWords) -> Mention:
    """The mention together with the bound before it ('up to') or after it ('or more', '+')."""
    # 'More than a quarter million': the article belongs to the number.
    first = mention.start - (words[mention.start - 1 : mention.start] == ["a"])
    for length in range(min(_LONGEST_BOUND, first - floor), 0, -1):
        phrase = tuple(words[first - length : first])
        if phrase in known.bounds:
            return replace(mention, start=first - length, bound=known.bounds[phrase])
    for length in range(min(_LONGEST_BOUND_AFTER, len(words) - mention.end), 0, -1):
        end = mention.end + length
        bound = known.bounds_after.get(tuple(words[mention.end : end]))
        # '12 or more than 12' puts the bound before the next number.
        if bound and "than" not in words[end : end + 1]:
            return replace(mention, end=end, bound=bound)
    return mention
