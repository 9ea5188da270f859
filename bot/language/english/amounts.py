"""Amounts in English, in digits and in words: '260k', '1.234,5', 'two and a half million', 'a dozen'.

Grammar, over folded words:

    amount   = times ["the"] amount | portion | count
    times    = "twice" | "double" …
    portion  = part ["of"] ["a"] scale {scale} | "a" ("couple" | "pair") ["of"] scale {scale}
    part     = ["a"] ("half" | "quarter" …) | numerator ("thirds" | "quarters" …) | "3/4"
    count    = term {["and"] smaller term}
    term     = (figure | group) ["and" part] {scale} ["and" part]
    group    = "a" | small ["hundred" [["and"] small]] | small "point" digit {digit}
    small    = "one" … "nineteen" | tens ["one" … "nine"]
    figure   = digits [scale | "st" | "nd" …] ["ish"]
    digits   = "260,000" | "260000" | "10.3" | "10,3" | "1.234.567" | "1.234,5" | "2,60,000"

A small number after a small number is a year ('nineteen eighty four') or no number at all: 'two three four' could be
anything. Every function reads from one word on and looks ahead by no more than one term, so that a text takes
linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, NamedTuple

from bot.language.english.lexicon import NumberWords
from bot.language.meaning import Bound

#: Nobody writes more digits of a number, and so many are reckoned with exactly.
MOST_DIGITS: Final = 24

#: 'Hundred thousand million': nobody piles up more scales.
MOST_SCALES: Final = 3

ONE: Final = Decimal(1)
TEN: Final = Decimal(10)
TWENTY: Final = Decimal(20)
HUNDRED: Final = Decimal(100)
THOUSAND: Final = Decimal(1000)

#: The centuries of years that are put into words: 'eighteen …', 'nineteen …', 'twenty …'.
_CENTURIES: Final = range(18, 21)

#: Figures and what is written together with them.
_FIGURE: Final = re.compile(r"(\d[\d.,]*)([a-z]*)")
#: No number begins with a needless zero: 007 is a name.
_PLAIN: Final = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_ENGLISH: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL: Final = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)|(?:0|[1-9]\d*),\d{1,2}|0,\d+")
#: Three digits after the one full stop may be thousands.
_AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_RATIO: Final = re.compile(r"([1-9]\d{0,2})[/⁄]([1-9]\d{0,2})")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that ends before the word `end`.

    `scale` is what scales have made of it: 1000 for '260k'. An ordinal ('31st') measures nothing.
    """

    value: Decimal
    end: int
    scale: Decimal = ONE
    alternative: Decimal | None = None
    bound: Bound | None = None
    is_ordinal: bool = False
    is_year: bool = False

    def scaled(self, scale: Decimal, end: int) -> Amount:
        """So many times this amount, ending at another word."""
        other = None if self.alternative is None else self.alternative * scale
        return replace(self, value=self.value * scale, scale=self.scale * scale, alternative=other, end=end)


class Part(NamedTuple):
    """So many of the equal parts of a whole: 'three quarters'."""

    taken: Decimal
    whole: Decimal
    end: int

    @property
    def percent(self) -> Decimal:
        """The share in percent, to one place: a third is 33.3."""
        return round_share(self.taken, self.whole)


def word_at(words: Sequence[str], at: int) -> str:
    """The word at a place, or '' where there is none."""
    return words[at] if 0 <= at < len(words) else ""


def round_share(count: Decimal, whole: Decimal) -> Decimal:
    """A share in percent, to one place."""
    return (HUNDRED * count / whole).quantize(Decimal("0.1")).normalize() + 0


def round_whole(amount: Decimal) -> Decimal:
    """The nearest whole number; of one with more digits than are reckoned with the number itself."""
    return amount.to_integral_value()


def split_figure(word: str) -> tuple[str, str] | None:
    """The digits and marks that a word begins with, and the letters after them."""
    match = _FIGURE.fullmatch(word)
    return (match[1], match[2]) if match else None


def read_digits(digits: str) -> tuple[Decimal, Decimal | None] | None:
    """What digits with marks stand for, and what else they may stand for: '50.000' is 50, or 50,000."""
    if len(digits) > 2 * MOST_DIGITS or sum(map(str.isdigit, digits)) > MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(digits):
        other = Decimal(digits.replace(".", "")) if _AMBIGUOUS.fullmatch(digits) else None
        return Decimal(digits), other
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", "")), None
    if _CONTINENTAL.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", ".")), None
    return None


def read_amount(words: Sequence[str], at: int, known: NumberWords, *, joins: bool = True) -> Amount | None:
    """The amount that begins at a word; `joins` says whether 'and' may stand within it."""
    if word_at(words, at) in known.times:
        after = at + 1 + (word_at(words, at + 1) == "the")
        amount = _read_once(words, after, known, joins=joins)
        if amount is None or amount.is_ordinal or amount.is_year:
            return None
        return amount.scaled(known.times[words[at]], amount.end)
    return _read_once(words, at, known, joins=joins)


def read_part(words: Sequence[str], at: int, known: NumberWords) -> Part | None:
    """The part of a whole that begins at a word."""
    word, after = word_at(words, at), word_at(words, at + 1)
    ratio = _RATIO.fullmatch(word)
    if ratio:
        count, whole = Decimal(ratio[1]), Decimal(ratio[2])
        return Part(count, whole, at + 1) if count < whole else None
    if word in ("half", "quarter"):
        return Part(ONE, known.denominators[word], at + 1)
    if word in ("a", "an"):
        is_part = after in known.parts and (
            after in ("half", "quarter") or not _is_ranked(word_at(words, at + 2), known)
        )
        return Part(ONE, known.denominators[after], at + 2) if is_part else None
    count = known.units.get(word) or (Decimal(word) if word.isdecimal() and len(word) == 1 else Decimal(0))
    whole = known.denominators.get(after, Decimal(0))
    # 'Two quarters' are no half of anything.
    is_reduced = all(count % prime or whole % prime for prime in (2, 3, 5, 7))
    return Part(count, whole, at + 2) if 0 < count < whole and is_reduced else None


def _is_ranked(word: str, known: NumberWords) -> bool:
    """Whether a word after 'a third' makes it an ordinal: 'a third ferry'."""
    return not (not word or word in known.after_parts or word in known.beginnings or word[0].isdigit())


def after_article(words: Sequence[str], at: int) -> int:
    """The place after 'of', 'a' or 'of a'."""
    at += word_at(words, at) == "of"
    return at + (word_at(words, at) in ("a", "an"))


def _read_once(words: Sequence[str], at: int, known: NumberWords, *, joins: bool) -> Amount | None:
    return read_portion(words, at, known) or _read_count(words, at, known, joins=joins)


def read_portion(words: Sequence[str], at: int, known: NumberWords) -> Amount | None:
    """Part of a great number, or a couple of them: 'three quarters of a million'."""
    part = read_part(words, at, known)
    if part is None:
        first = at + (word_at(words, at) == "a")
        count = known.multiples.get(word_at(words, first))
        if count is None:
            return None
        part = Part(count, ONE, first + 1)
    scale, end = _read_scales(words, after_article(words, part.end), known)
    if scale == 1:
        return None
    value = scale * part.taken / part.whole
    if value * part.whole == scale * part.taken:
        return Amount(value, end, scale)
    return Amount(round_whole(value), end, scale, bound="about")


def _read_count(words: Sequence[str], at: int, known: NumberWords, *, joins: bool) -> Amount | None:
    """Terms that grow smaller: 'two million sixty thousand and five'."""
    year = _read_year(words, at, known)
    if year is not None:
        return year
    first = _read_term(words, at, known, joins=joins)
    if first is None:
        return None
    total, last = first, first
    while last.scale >= HUNDRED:
        joined = joins and word_at(words, total.end) == "and"
        start = total.end + joined
        # What is joined by 'and' is in words: '5 million and 2 ferries' are two numbers.
        if word_at(words, start) not in known.units and (joined or not word_at(words, start)[:1].isdigit()):
            break
        term = _read_term(words, start, known, joins=joins)
        if term is None or term.value >= last.scale or _is_loose(words, start, term):
            break
        total, last = replace(total, value=total.value + term.value, end=term.end), term
    is_run = words[total.end - 1] in known.units and word_at(words, total.end) in known.units
    is_ordinal = words[total.end - 1] in known.units and word_at(words, total.end) in known.ordinal_words
    return None if is_run or (is_ordinal and last.value % TEN == 0) else total


def _is_loose(words: Sequence[str], at: int, term: Amount) -> bool:
    """Whether figures after a number are a number of their own: '5 million 12', but not '5 million 200 thousand'."""
    return words[at][0].isdigit() and term.scale < THOUSAND


def _read_year(words: Sequence[str], at: int, known: NumberWords) -> Amount | None:
    """A year in words: 'nineteen eighty four'."""
    century, rest = _read_small(words, at, known), None
    if century is not None and century.end == at + 1 and century.value in _CENTURIES:
        rest = _read_small(words, century.end, known)
    if century is None or rest is None or rest.value < TEN or word_at(words, rest.end) in known.counting:
        return None
    return Amount(century.value * HUNDRED + rest.value, rest.end, is_year=True)


def _read_term(words: Sequence[str], at: int, known: NumberWords, *, joins: bool) -> Amount | None:
    """A figure or less than a thousand in words, with its scales: 'two hundred thousand', '5 and a half million'."""
    is_figure = word_at(words, at)[:1].isdigit()
    base = _read_figure(words, at, known) if is_figure else _read_group(words, at, known, joins=joins)
    if base is None or base.is_ordinal:
        return base
    base = _add_part(words, base, ONE, known)
    scale, end = _read_scales(words, base.end, known)
    if scale == 1:
        return base
    return _add_part(words, replace(base, scale=ONE).scaled(scale, end), scale, known)


def _add_part(words: Sequence[str], amount: Amount, scale: Decimal, known: NumberWords) -> Amount:
    """The amount with the part of a whole that is said after it: '… and a half'; '… and half of it' is another one."""
    at = amount.end
    if _RATIO.fullmatch(word_at(words, at)):
        part = read_part(words, at, known)
    elif word_at(words, at) == "and" and word_at(words, at + 2) in known.denominators:
        part = read_part(words, at + 1, known)
    else:
        return amount
    if part is None or word_at(words, part.end) == "of":
        return amount
    return replace(amount, value=amount.value + scale * part.taken / part.whole, end=part.end)


def _read_scales(words: Sequence[str], at: int, known: NumberWords) -> tuple[Decimal, int]:
    """What the scales from a word on make of a number together, and where they have ended."""
    scale, end = ONE, at
    while word_at(words, end) in known.scales and end < at + MOST_SCALES:
        scale *= known.scales[words[end]]
        end += 1
    return scale, end


def _read_figure(words: Sequence[str], at: int, known: NumberWords) -> Amount | None:
    """A number in digits, with what is written together with it."""
    figure = split_figure(words[at])
    read = read_digits(figure[0]) if figure else None
    if figure is None or read is None:
        return None
    suffix, bound = figure[1], None
    if suffix.endswith(known.vague):
        suffix, bound = suffix.removesuffix(known.vague), "about"
    amount = Amount(read[0], at + 1, ONE, read[1], "about" if bound else None)
    if suffix in known.scales:
        return amount.scaled(known.scales[suffix], at + 1)
    if suffix in known.ordinals:
        return replace(amount, is_ordinal=True)
    return None if suffix else amount


def _read_group(words: Sequence[str], at: int, known: NumberWords, *, joins: bool) -> Amount | None:
    """Less than a thousand in words; 'a' is one of what comes after it."""
    if word_at(words, at) in ("a", "an"):
        if word_at(words, at + 1) not in known.countable:
            return None
        small = Amount(ONE, at + 1)
    else:
        read = _read_small(words, at, known)
        if read is None:
            return None
        small = read
    if known.scales.get(word_at(words, small.end)) != HUNDRED:
        return _read_point(words, small, known)
    hundreds = small.scaled(HUNDRED, small.end + 1)
    joined = joins and word_at(words, hundreds.end) == "and"
    rest = _read_small(words, hundreds.end + joined, known)
    # 'Two hundred and three hundred' are two numbers.
    if rest is None or known.scales.get(word_at(words, rest.end)) == HUNDRED:
        return hundreds
    return Amount(hundreds.value + rest.value, rest.end)


def _read_point(words: Sequence[str], small: Amount, known: NumberWords) -> Amount:
    """What follows 'point', digit for digit: 'two point five'."""
    end = small.end + 1
    if word_at(words, small.end) != "point":
        return small
    digits = ""
    while word_at(words, end) in known.units or word_at(words, end) in known.zeros:
        digit = known.units.get(words[end], Decimal(0))
        if digit >= TEN or len(digits) >= MOST_DIGITS:
            break
        digits, end = f"{digits}{digit}", end + 1
    return replace(small, value=Decimal(f"{small.value}.{digits}"), end=end) if digits else small


def _read_small(words: Sequence[str], at: int, known: NumberWords) -> Amount | None:
    """Less than a hundred in words: 'four', 'sixty', 'sixty four'."""
    value = known.units.get(word_at(words, at))
    if value is None:
        return None
    ones = known.units.get(word_at(words, at + 1), TEN)
    return Amount(value + ones, at + 2) if value >= TWENTY and ones < TEN else Amount(value, at + 1)
