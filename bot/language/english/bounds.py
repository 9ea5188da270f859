"""How English limits a number: by words before it ('up to'), after it ('or more'), or by a second number.

Grammar, over folded words:

    bounded = [before] number [after] | [before] number noun [noun] after, where the text ends or 'after' is no 'or …'
    range   = number "to" number | "between" number "and" number
    before  = "more than" | "up to" | ">" …
    after   = "or more" | "tops" | "+" …

A range is read as two numbers, at least the one and up to the other. What the second alone names belongs to both:
'5 to 10 billion dollars'. 'From 5 to 10' may tell of a change, and limits nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from bot.language.english.amounts import ONE, THOUSAND, word_at
from bot.language.english.lexicon import NumberWords
from bot.language.meaning import LENGTHS, Bound, Mention

#: So many words may stand between a number and a bound at the end: '260,000 <name> units or more'.
LONGEST_NOUN: Final = 2

#: With these begin bounds after a number that may as well go on to something else: 'or more expensive ones'.
JOINING: Final = frozenset({"or", "and"})


@dataclass(frozen=True, slots=True)
class Found:
    """A number that was found, and what its scale or its unit of time has made of it."""

    mention: Mention
    scale: Decimal = ONE


def add_bound(words: Sequence[str], mention: Mention, floor: int, known: NumberWords) -> Mention:
    """The mention together with the bound before it ('up to') or after it ('or more', '+')."""
    before = _bound_before(words, mention.start, floor, known)
    if before is not None and not _only_spans(words, before[0], mention, known):
        start, bound = before
        after = _bound_after(words, mention.end, known)
        # 'About 12 or so' limits it once.
        end = after[0] if after is not None and after[1] == bound else mention.end
        is_quoted = tuple(words[start : mention.start]) in known.quoted
        return replace(mention, start=start, end=end, bound=bound, is_quoted=is_quoted)
    after = _bound_after(words, mention.end, known)
    if after is not None:
        return replace(mention, end=after[0], bound=after[1])
    final = _final_bound(words, mention.end, known)
    return mention if final is None else replace(mention, bound=final)


def join_ranges(words: Sequence[str], found: Sequence[Found]) -> list[Mention]:
    """The mentions of a text, those that are the ends of a range as its ends."""
    mentions: list[Mention] = []
    at = 0
    while at < len(found):
        ends = _read_range(words, found[at], found[at + 1]) if at + 1 < len(found) else None
        mentions += ends or (found[at].mention,)
        at += 2 if ends else 1
    return mentions


def has_bound(words: Sequence[str], start: int, end: int, floor: int, known: NumberWords) -> bool:
    """Whether a bound stands before or after some words."""
    return _bound_before(words, start, floor, known) is not None or _bound_after(words, end, known) is not None


def _bound_before(words: Sequence[str], first: int, floor: int, known: NumberWords) -> tuple[int, Bound] | None:
    """Where the longest bound before a word begins, and what it says."""
    for length in range(min(known.longest_bound, first - floor), 0, -1):
        bound = known.bounds.get(tuple(words[first - length : first]))
        is_of_verb = length == 1 and word_at(words, first - 2) in known.phrasal
        if bound and not is_of_verb:
            return first - length, bound
    return None


def _only_spans(words: Sequence[str], start: int, mention: Mention, known: NumberWords) -> bool:
    """Whether what stands before a length says from when to when, and limits nothing: 'paid over 30 months'."""
    is_spanning = mention.unit in LENGTHS and mention.start == start + 1 and words[start] in known.spanning
    return is_spanning and start > 0 and words[start - 1] not in known.before_spanning


def _bound_after(words: Sequence[str], at: int, known: NumberWords) -> tuple[int, Bound] | None:
    """Where the longest bound from a word on ends, and what it says."""
    for length in range(min(known.longest_bound_after, len(words) - at), 0, -1):
        phrase, after = tuple(words[at : at + length]), word_at(words, at + length)
        bound = known.bounds_after.get(phrase)
        # '12 or more than 12' and '12, at least 12' put the bound before the next number.
        begins_next = after == "than" or (phrase in known.bounds and _begins_number(after, known))
        if bound and not begins_next:
            return at + length, bound
    return None


def _final_bound(words: Sequence[str], at: int, known: NumberWords) -> Bound | None:
    """The bound that ends the text, after what is counted: '260,000 units or more'."""
    for start in range(at + 1, min(at + LONGEST_NOUN + 1, len(words))):
        if _begins_number(words[start - 1], known):
            return None
        rest = tuple(words[start : start + known.longest_bound_after + 1])
        for length in range(min(len(rest), known.longest_bound_after), 0, -1):
            bound = known.bounds_after.get(rest[:length])
            # In the middle of a text a single word may well say something else, and so may 'or more'.
            if bound and (length == len(rest) or (length > 1 and rest[0] not in JOINING)):
                return bound
    return None


def _begins_number(word: str, known: NumberWords) -> bool:
    return word[:1].isdigit() or word in known.units or (word,) in known.currencies


def _read_range(words: Sequence[str], one: Found, other: Found) -> tuple[Mention, Mention] | None:
    """The ends of the range that two numbers are, or None if they are no range."""
    low, high = one.mention, other.mention
    if high.bound not in (None, "up_to", "about") or low.bound not in (None, "about", "at_least"):
        return None
    link, before = words[low.end : high.start], word_at(words, low.start - 1)
    is_between = before == "between" and link == ["and"]
    if not (is_between or link == ["to"]):
        return None
    low, high = _share(one, other)
    if before == "from" or low.unit != high.unit or low.unit == "year" or low.amount >= high.amount:
        return (low, high) if before == "from" else None
    start = low.start - is_between
    return replace(low, start=start, bound="at_least"), replace(high, start=low.end, bound="up_to")


def _share(one: Found, other: Found) -> tuple[Mention, Mention]:
    """Two numbers with what belongs to both: the scale and the unit of '5 to 10 billion dollars'.

    'From 14 to 10 billion' leaves open what the 14 are.
    """
    low, high = one.mention, other.mention
    if low.unit == "year" or high.unit == "year":
        return low, high
    if one.scale == 1 and low.amount < THOUSAND and low.unit not in ("percent", *LENGTHS) and low.alternative is None:
        scaled = low.amount * other.scale
        if low.amount < high.amount / other.scale:
            low = replace(low, amount=scaled)
        elif scaled != low.amount:
            low = replace(low, alternative=scaled)
    if high.unit is None and low.unit not in LENGTHS:
        high = replace(high, unit=low.unit)
    return (replace(low, unit=high.unit) if low.unit is None else low), high
