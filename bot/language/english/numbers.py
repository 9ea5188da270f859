"""Numbers by grammar, never by likeness: '260k', 'a quarter million', '14tn won', '95 percent', '3:16'.

Grammar, over folded words:

    mention  = a bounded number (`bounds`): number = length | share | money | amount
    money    = sum ["and"] [count ("cents" | "pence" …)]
    sum      = currency amount [currency] | amount ["us" | "canadian" …] currency
    share    = amount "percent" | part | count ("in" | "out of") ["every"] count
    amount   = as `amounts` has it, with part: "half", "three quarters"; 0 in words counts where something follows it
    length   = as `lengths` has it

'One' alone is hardly ever a number, nor is what ranks ('top three'). What looks like a number and is none is passed
over as a whole, so that no part of it is taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.english.amounts import (
    HUNDRED,
    ONE,
    Amount,
    read_amount,
    read_part,
    read_portion,
    round_share,
    round_whole,
    word_at,
)
from bot.language.english.bounds import Found, add_bound, has_bound, join_ranges
from bot.language.english.lengths import read_length
from bot.language.english.lexicon import NumberWords
from bot.language.meaning import LENGTHS, Mention

_YEARS: Final = range(1900, 2100)
_OLD_YEARS: Final = range(1500, 2100)
_LONGEST_CURRENCY: Final = 3
_LONGEST_PERCENT: Final = 2
_LONGEST_WHOSE: Final = 2
_LONGEST_IDLE: Final = 3

#: Of one sentence no more numbers than this are read: nobody writes so many.
MAX_NUMBERS: Final = 40

#: So many words stand at most between the ends of where something goes.
_LONGEST_COURSE: Final = 8

#: A plural, as far as its end tells: what 'zero' counts.
_SHORTEST_PLURAL: Final = 4


def find_numbers(words: Sequence[str], known: NumberWords) -> list[Mention]:
    """The numbers in the words, in order, `MAX_NUMBERS` at most."""
    words = list(words)
    found: list[Found] = []
    passed = 0
    # Most words begin no number: they are left out before anything is tried.
    for at in [at for at, word in enumerate(words) if word in known.telling or word[0].isdigit()]:
        if at < passed:
            continue
        if len(found) == MAX_NUMBERS:
            break
        floor = found[-1].mention.end if found else 0
        read = _read_number(words, at, floor, known)
        if read is None:
            passed = _pass(words, at, known)
            continue
        mention = add_bound(words, read.mention, floor, known) if read.mention.bound is None else read.mention
        found.append(replace(read, mention=mention))
        passed = mention.end
    return _with_nothings(words, join_ranges(words, found), known)


def is_nothing(words: Sequence[str], at: int, known: NumberWords) -> bool:
    """Whether a word is one for 0 as an end of where something goes: 'from nothing', 'down to zilch'."""
    return words[at] in known.nothings and word_at(words, at - 1) in known.before_nothings


def _with_nothings(words: Sequence[str], mentions: Sequence[Mention], known: NumberWords) -> list[Mention]:
    """The mentions with 0 where something comes from nothing, or goes to it, and a figure is the other end."""
    if not mentions:
        return []
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    found = [*mentions]
    for at in [at for at in range(1, len(words)) if at not in taken and is_nothing(words, at, known)]:
        ends = (mention for mention in mentions if mention.unit not in ("year", *LENGTHS))
        other = next((mention for mention in ends if abs(mention.start - at) <= _LONGEST_COURSE), None)
        if other:
            found.append(Mention(at, at + 1, Decimal(0), other.unit))
    return sorted(found, key=lambda mention: mention.start)


def _pass(words: Sequence[str], at: int, known: NumberWords) -> int:
    """The place after what begins at a word and is no number: a phrase, a run of words for numbers, a word."""
    idle = _idle_length(words, at, known)
    if idle:
        return at + idle
    end = at + 1
    while words[at] in known.units and word_at(words, end) in known.counting:
        end += 1
    return end


def _idle_length(words: Sequence[str], at: int, known: NumberWords) -> int:
    """The number of words of the phrase at a place in which a word for a number counts nothing."""
    lengths = range(_LONGEST_IDLE, 0, -1)
    return next((length for length in lengths if tuple(words[at : at + length]) in known.idle), 0)


def _read_number(words: Sequence[str], at: int, floor: int, known: NumberWords) -> Found | None:
    """The number that begins at a word, with its unit; `floor` is where the one before has ended."""
    if not (words[at][0].isdigit() or words[at] in known.beginnings) or _idle_length(words, at, known):
        return None
    if words[at] in ("a", "an") and word_at(words, at + 1) not in known.after_article:
        return None
    length = read_length(words, at, known)
    if length is not None and (not length.is_bare or _lasts(words, at, length.end, floor, known)):
        mention = Mention(at, length.end, length.value, length.unit, length.bound, length.alternative, length.grain)
        return Found(mention, length.size)
    return _read_zero(words, at, known) or _read_share(words, at, known) or _read_money(words, at, known)


def _lasts(words: Sequence[str], at: int, end: int, floor: int, known: NumberWords) -> bool:
    """Whether 'an hour' tells how long something takes, by the words beside it."""
    return word_at(words, at - 1) in known.before_lengths or has_bound(words, at, end, floor, known)


def _read_zero(words: Sequence[str], at: int, known: NumberWords) -> Found | None:
    """A word for 0 that counts something: 'zero units', 'zero percent', 'zilch' at the end; not 'zero chance'."""
    if words[at] not in known.zeros:
        return None
    unit, end = _read_unit(words, at + 1, known)
    after = word_at(words, at + 1)
    is_plural = len(after) >= _SHORTEST_PLURAL and after.endswith("s") and not after.endswith("ss")
    if unit is None and not (after in known.after_zeros or is_plural):
        return None
    return Found(Mention(at, end, Decimal(0), unit))


def _read_share(words: Sequence[str], at: int, known: NumberWords) -> Found | None:
    """A part of a whole, in percent: 'half', 'three quarters', 'one in ten', 'two out of five'."""
    part = read_part(words, at, known)
    if part is not None:
        is_portion = read_portion(words, at, known) is not None
        is_lone = words[at] == "quarter" or ("/" in words[at] and word_at(words, part.end) != "of")
        return None if is_portion or is_lone else Found(Mention(at, part.end, part.percent, "percent"))
    return _read_ratio(words, at, known)


def _read_ratio(words: Sequence[str], at: int, known: NumberWords) -> Found | None:
    """So many of so many: 'one in ten', 'two out of five'."""
    count = read_amount(words, at, known)
    if count is None or not _is_whole(count):
        return None
    is_out_of = words[count.end : count.end + 2] == ["out", "of"]
    if not is_out_of and word_at(words, count.end) != "in":
        return None
    start = count.end + 1 + is_out_of
    start += word_at(words, start) == "every"
    whole = read_amount(words, start, known) if word_at(words, start) else None
    if whole is None or not _is_whole(whole) or count.value >= whole.value or whole.value > HUNDRED * 10:
        return None
    if not is_out_of and whole.value not in known.round_wholes:
        return None
    # 'Two in 10 minutes', 'five out of 20 percent': the second number has a unit of its own.
    unit, _ = _read_unit(words, whole.end, known)
    if unit is not None or word_at(words, whole.end) in known.spans:
        return None
    return Found(Mention(at, whole.end, round_share(count.value, whole.value), "percent"))


def _is_whole(amount: Amount) -> bool:
    """Whether it is a plain whole number above 0."""
    is_plain = not (amount.is_ordinal or amount.is_year or amount.alternative or amount.bound)
    return is_plain and amount.value > 0 and amount.value == round_whole(amount.value)


def _read_money(words: Sequence[str], at: int, known: NumberWords) -> Found | None:
    """An amount with its currency or percent, or without."""
    code, start = _read_currency(words, at, known)
    if code and not (word_at(words, start)[:1].isdigit() or _is_spelled_after_sign(words, at, start, known)):
        return None
    amount = _read_joined(words, start, known)
    if amount is None or (code and _is_doubtful(words, at, amount, known)):
        return None
    unit, end = _read_unit(words, amount.end, known) if not amount.is_ordinal else (None, amount.end)
    if code and unit != code:
        # '$5 trillion dollars' names it twice, '$5 5 won' names two.
        end = amount.end
    unit = code or unit
    if unit is None and _is_idle(words, at, amount, known):
        return None
    if unit is None and (amount.is_year or _is_year(words, at, amount, known)):
        unit = "year"
    value = amount.value
    if unit not in (None, "percent", "year"):
        value, end = _add_hundredths(words, amount, end, known)
    return Found(Mention(at, end, value, unit, amount.bound, amount.alternative), amount.scale)


def _add_hundredths(words: Sequence[str], amount: Amount, end: int, known: NumberWords) -> tuple[Decimal, int]:
    """A sum with the hundredths after it, and where these have ended: 'dollars and fifty cents'."""
    start = end + (word_at(words, end) == "and")
    parts = read_amount(words, start, known, joins=False) if word_at(words, start) and _is_whole(amount) else None
    if (
        parts is None
        or not _is_whole(parts)
        or parts.value >= HUNDRED
        or word_at(words, parts.end) not in known.hundredths
    ):
        return amount.value, end
    return amount.value + parts.value / HUNDRED, parts.end + 1


def _read_joined(words: Sequence[str], at: int, known: NumberWords) -> Amount | None:
    """The amount at a word; in 'between two hundred and three thousand' the only 'and' parts two numbers."""
    amount = read_amount(words, at, known)
    if amount is not None and word_at(words, at - 1) == "between" and word_at(words, amount.end) != "and":
        return read_amount(words, at, known, joins=False)
    return amount


def _is_spelled_after_sign(words: Sequence[str], at: int, start: int, known: NumberWords) -> bool:
    """Whether a sign of money or a code stands before a number in words: '$ five trillion'."""
    return start > at and _is_sign(words[start - 1], known) and word_at(words, start) in known.units


def _is_sign(word: str, known: NumberWords) -> bool:
    """Whether it is a sign of money or a code, which may stand before its amount."""
    return not word.isalpha() or word in known.codes


def _is_doubtful(words: Sequence[str], at: int, amount: Amount, known: NumberWords) -> bool:
    """Whether a word before an amount may be no currency there: '<firm> won 14 awards'."""
    is_clear = amount.value >= known.doubtful_from and (at == 0 or words[at - 1] in known.before_doubtful)
    return words[at] in known.doubtful and not is_clear


def _is_idle(words: Sequence[str], at: int, amount: Amount, known: NumberWords) -> bool:
    """Whether a number without a unit is likelier none: 'one of them', 'top three'."""
    is_one = words[at] == "one" and amount.end == at + 1
    return is_one or (word_at(words, at - 1) in known.ranks and amount.value <= HUNDRED and amount.scale == ONE)


def _is_year(words: Sequence[str], at: int, amount: Amount, known: NumberWords) -> bool:
    """Whether it is four figures alone that may be a year: an old one after 'in' or the like, and before no noun."""
    if amount.end > at + 1 or not words[at].isdigit():
        return False
    is_dated = word_at(words, at - 1) in known.before_years and word_at(words, at + 1) in known.after_years
    return int(amount.value) in (_OLD_YEARS if is_dated else _YEARS)


def _read_unit(words: Sequence[str], at: int, known: NumberWords) -> tuple[str | None, int]:
    """The unit after an amount, and where it has ended: 'percent', 'dollars', 'us dollars'."""
    for length in range(_LONGEST_PERCENT, 0, -1):
        if tuple(words[at : at + length]) in known.percent:
            return "percent", at + length
    for start in range(at, min(at + _LONGEST_WHOSE + 1, len(words))):
        code, end = _read_currency(words, start, known)
        # In '5 or $6' and in '5, USD 6' it belongs to the next number.
        if code and not (_is_sign(words[end - 1], known) and word_at(words, end)[:1].isdigit()):
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
