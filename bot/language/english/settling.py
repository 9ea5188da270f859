"""What readings mean beside their neighbours: relative clauses, 'the haul', 'about' at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.openings import find_start
from bot.language.english.phrases import find_places
from bot.language.english.quantifiers import find_quantifier
from bot.language.english.relatives import find_relatives
from bot.language.meaning import EMPTY, LAST_DAY, NAMING, STRETCH, UNKNOWN, Meaning, Phrase, Reading, unit_of

#: 'Source?', 'any proof?': longer than this, the word is one among others.
LONGEST_LONE: Final = 3

#: So many readings may say on which side of a date something lies: 'no later than'.
LONGEST_SIDE: Final = 3

#: So many readings may say which part of a month is meant: 'the first week of'.
LONGEST_STRETCH: Final = 4

#: So many words may say how long an answer is wanted: 'two or three short sentences please'.
LONGEST_LENGTH: Final = 5

_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")


def settle(folded: str, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> list[Reading]:
    """The readings of a whole text, each with what it means beside its neighbours."""
    if _asks_alone(words, readings, lexicon):
        return [_join(readings, Meaning("ask", "which_source"))]
    readings = _drop_relatives(folded, words, readings, lexicon)
    readings = _drop_leads(words, readings, lexicon)
    readings = _drop_checks(words, readings, lexicon)
    readings = _drop_counts(words, readings, lexicon)
    readings = _drop_lengths_of_text(words, readings, lexicon)
    settled = [
        _in_place(at, readings, lexicon) if _may_settle(reading, lexicon) else reading
        for at, reading in enumerate(readings)
    ]
    return _join_sides(_join_stretches(settled, lexicon), lexicon)


def _asks_alone(words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether a word that asks for the source is all that is said: 'any proof?', but not 'sources of income'."""
    if len(words) > LONGEST_LONE or lexicon.lone_asks.isdisjoint(words):
        return False
    others = (reading for reading in readings if reading.spelled not in lexicon.lone_asks)
    return all(reading.meaning.kind in EMPTY for reading in others)


def _may_settle(reading: Reading, lexicon: EnglishLexicon) -> bool:
    """Whether it has to be looked at beside its neighbours, which most words need not."""
    word = reading.spelled
    return (
        reading.meaning.kind in ("unknown", "ask")
        or word in lexicon.settling
        or word.isdecimal()
        or word in lexicon.futures
    )


def _join(readings: Sequence[Reading], meaning: Meaning) -> Reading:
    surface = " ".join(filter(None, (reading.surface for reading in readings)))
    return Reading(surface, " ".join(reading.spelled for reading in readings), meaning)


def _drop_relatives(
    folded: str, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon
) -> Sequence[Reading]:
    """The readings without question words that only join clauses: 'those who …', 'was he there when they met?'."""
    joining = find_relatives(folded, words, lexicon)
    return _empty(readings, joining, lambda r: r.meaning.kind == "ask" and r.spelled in lexicon.interrogatives)


def _drop_leads(words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> Sequence[Reading]:
    """The readings without the words that only lead up to what is said: 'wait, so …'."""
    leading = frozenset(range(find_start(words, lexicon)))
    return readings if len(leading) == len(words) else _empty(readings, leading, lambda r: r.meaning.kind != "ask")


def _drop_checks(words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> Sequence[Reading]:
    """The readings without the words that only ask whether the rest is so: 'is it true that …', '…, right?'."""
    checking = find_places(words, lexicon.checks)
    if len(checking) == len(words):
        return readings
    return _empty(readings, checking, lambda r: r.meaning.kind in UNKNOWN | {"light"})


def _drop_counts(words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> Sequence[Reading]:
    """The readings without the words that only say of how many documents something is said: 'in all four reports'."""
    (start, end), _ = find_quantifier(words, lexicon) or ((0, 1), None)
    return _empty(readings, frozenset(range(start, end - 1)), lambda r: r.meaning.kind not in ("source", "ask"))


def _drop_lengths_of_text(
    words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon
) -> Sequence[Reading]:
    """The readings without those that only say how long an answer is wanted, at the end: 'in three short sentences'.

    What is a name, or may be one, is more than that: 'in the words of <name>'.
    """
    last = max((at for at, word in enumerate(words) if word in lexicon.before_lengths_of_text), default=len(words))
    length = words[last + 1 :]
    is_length = 1 < len(length) <= LONGEST_LENGTH and not lexicon.lengths_of_text.isdisjoint(length)
    if not is_length or not lexicon.interrogatives.isdisjoint(length):
        return readings

    def is_idle(reading: Reading) -> bool:
        may_be_name = reading.meaning.kind in UNKNOWN and reading.spelled not in lexicon.everyday
        return not (may_be_name or reading.meaning.kind in NAMING)

    return _empty(readings, frozenset(range(last, len(words))), is_idle)


def _empty(
    readings: Sequence[Reading], places: AbstractSet[int], is_idle: Callable[[Reading], bool]
) -> Sequence[Reading]:
    """The readings, those as fillers that begin at some words and are idle there."""
    if not places:
        return readings
    starts = accumulate((len(reading.spelled.split()) for reading in readings), initial=0)
    return [
        replace(r, meaning=Meaning("filler", r.spelled)) if at in places and is_idle(r) else r
        for at, r in zip(starts, readings, strict=False)
    ]


def _in_place(at: int, readings: Sequence[Reading], lexicon: EnglishLexicon) -> Reading:
    """What a reading means beside its neighbours.

    An unknown word after an article is a common noun ('the haul'), which may well stand for something known;
    'about' asks for something only at the end; what counts documents is no figure ('all four reports'); 'may' is
    a month beside a day, a year or 'in'; what 'is over' has come to its end.
    """
    reading = readings[at]
    kind, key, after = reading.meaning.kind, reading.meaning.key, readings[at + 1 : at + 2]
    counts = reading.spelled in lexicon.numbers.units or reading.spelled.isdecimal()
    if counts and after and after[0].spelled.split()[0] in lexicon.documents:
        return replace(reading, meaning=Meaning("filler", reading.spelled))
    if reading.spelled in lexicon.futures and after and not _is_goal(after[0], lexicon):
        return replace(reading, meaning=Meaning("filler", reading.spelled))
    if reading.spelled in lexicon.dates_in_place and kind not in ("name", "source") and _is_date(at, readings, lexicon):
        return replace(reading, meaning=Meaning("date", lexicon.dates_in_place[reading.spelled]))
    if reading.spelled in lexicon.ended and at and readings[at - 1].spelled in lexicon.being:
        is_last = not after or after[0].spelled in lexicon.coordinating
        return replace(reading, meaning=Meaning("unknown", reading.spelled)) if is_last else reading
    if kind == "unknown" and at and readings[at - 1].spelled in lexicon.articles:
        return replace(reading, meaning=Meaning("thing", key))
    if kind == "ask" and key == "about" and not _asks_about(at, readings, lexicon):
        return replace(reading, meaning=Meaning("filler", key))
    return reading


def _asks_about(at: int, readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether 'about' asks what something is about: at the end, and as no part of a verb."""
    is_last = lexicon.interjections.issuperset(one.spelled for one in readings[at + 1 :])
    return is_last and not (at and readings[at - 1].spelled in lexicon.before_about)


def _join_stretches(readings: Sequence[Reading], lexicon: EnglishLexicon) -> list[Reading]:
    """The readings, those as one that say which part of a month or a year is meant: 'late', 'at the end of'."""
    joined: list[Reading] = []
    for reading in readings:
        if reading.meaning.kind == "date" or _is_year(reading):
            _join_last(joined, len(joined), LONGEST_STRETCH, lexicon.stretches, _mean_stretch)
        joined.append(reading)
    return joined


def _join_sides(readings: Sequence[Reading], lexicon: EnglishLexicon) -> list[Reading]:
    """The readings, those as one that say before a date on which side of it something lies: 'no later than'."""
    joined: list[Reading] = []
    for at, reading in enumerate(readings):
        if _begins_date(at, readings):
            end = len(joined) - (bool(joined) and joined[-1].spelled in lexicon.articles)
            _join_last(joined, end, LONGEST_SIDE, lexicon.sides, partial(Meaning, "bound"))
        joined.append(reading)
    return joined


def _join_last(
    joined: list[Reading], end: int, longest: int, known: Mapping[Phrase, str], mean: Callable[[str], Meaning]
) -> None:
    """Make one of the most readings, no more than `longest`, that are a known phrase and stand last before `end`."""
    for length in range(min(longest, end), 0, -1):
        last = joined[end - length : end]
        if key := known.get(tuple(" ".join(one.spelled for one in last).split())):
            joined[end - length : end] = [_join(last, mean(key))]
            return


def _mean_stretch(part: str) -> Meaning:
    return Meaning("date", f"{STRETCH} {part}")


def _begins_date(at: int, readings: Sequence[Reading]) -> bool:
    """Whether it is a date or a year, or the day before one: '1 May', 'the first of May'."""
    reading, after = readings[at], readings[at + 1 : at + 3]
    is_date = reading.meaning.kind == "date" or _is_year(reading)
    return is_date or (_is_day(reading) and any(other.meaning.kind == "date" for other in after))


def _is_goal(reading: Reading, lexicon: EnglishLexicon) -> bool:
    """Whether something may go there, and not be going to happen."""
    return reading.meaning.kind in ("name", "place") or reading.spelled in lexicon.articles


def _is_date(at: int, readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether the words beside one that may be a month or a weekday make it one."""
    before, after = readings[max(0, at - 1) : at], readings[at + 1 : at + 2]
    if any(_precedes_dates(reading, lexicon) or _is_day(reading) for reading in before):
        return True
    if after and after[0].spelled in lexicon.before_dates:
        # 'The spring of 2032'.
        return any(_is_year(reading) for reading in readings[at + 2 : at + 3])
    if not before and len(readings) > at + 2:
        # 'May 12 firms …?' asks.
        return any(_is_year(reading) for reading in after)
    return any(_is_day(reading) or _is_year(reading) for reading in after)


def _precedes_dates(reading: Reading, lexicon: EnglishLexicon) -> bool:
    """Whether a month may stand after it: 'in', 'late'."""
    return reading.spelled in lexicon.before_dates or (reading.spelled,) in lexicon.stretches


def _is_day(reading: Reading) -> bool:
    ordinal = _DAY.fullmatch(reading.spelled)
    return ordinal is not None and int(ordinal[1]) <= LAST_DAY


def _is_year(reading: Reading) -> bool:
    return reading.meaning.kind == "number" and unit_of(reading.meaning) == "year"
