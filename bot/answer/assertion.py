"""What a statement asserts where a claim has a value: the same kind of value, read from its figures, dates and names.

Each claim takes a stance to it by the rules by which sources are compared with each other (`knowledge.comparison`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Final

from bot.knowledge.comparison import Relation, bears_out, compare_values
from bot.knowledge.figures import interval
from bot.knowledge.model import Claim, Entity
from bot.knowledge.values import (
    Bounded,
    Disclosure,
    Duration,
    EntitySet,
    Moment,
    Money,
    Place,
    Quantity,
    Quotation,
    Share,
)
from bot.language.language import Language
from bot.language.meaning import LENGTHS, Bound, Meaning, Mention
from bot.question.index import span_of
from bot.question.question import Question, number_key

#: The bounds that shut lengths out.
LIMITING: Final[tuple[Bound, ...]] = ("more_than", "at_least", "less_than", "up_to")

#: The units of figures that are no currencies.
NO_CURRENCIES: Final = ("percent", "year", *LENGTHS)

LAST_DAY: Final = 31


class Stance(IntEnum):
    """What a claim does to what is asserted."""

    CONTRADICTS = -1
    SILENT = 0
    SUPPORTS = 1


@dataclass(frozen=True, slots=True)
class Assertion:
    """A statement as far as values go: what it says of figures, dates and names."""

    question: Question
    names: tuple[str, ...]
    """The entities that it names, in their order, without those that the matter is about anyway."""
    is_exclusive: bool
    """Whether it says that there are no others: 'only'."""
    entities: Mapping[str, Entity]
    language: Language


@dataclass(frozen=True, slots=True)
class Held:
    """How an assertion stands to one claim, and the terms of the statement that were held against its value."""

    stance: Stance
    terms: frozenset[Meaning] = frozenset()


SILENT: Final = Held(Stance.SILENT)


def hold(assertion: Assertion, claim: Claim) -> Held:
    """Hold what is asserted against what a claim says."""
    match claim.value:
        case Disclosure(disclosed=disclosed):
            return Held(Stance.SUPPORTS if disclosed else Stance.CONTRADICTS)
        case Quantity() | Share() | Money() as value:
            return _hold_amounts(assertion, value)
        case EntitySet() as listed:
            return _hold_members(assertion, listed)
        case Moment() as moment:
            return _hold_moment(assertion.question, moment)
        case Duration() as duration:
            return _hold_duration(assertion.question.numbers, duration)
        case Place() as place:
            return _hold_place(assertion, place)
        case Quotation(speaker=speaker):
            return _hold_speaker(assertion, speaker)
    return SILENT


def _hold_amounts(assertion: Assertion, value: Quantity | Share | Money) -> Held:
    """The gravest of what the figures in its unit are to it; where one fits, the others are about something else."""
    found: dict[Meaning, Stance] = {}
    for mention in assertion.question.numbers:
        stances = [
            _stance_to(asserted, value, mention, assertion)
            for asserted in _assert_amounts(value, mention, assertion.language)
        ]
        if _is_of_other_currency(value, mention):
            stances = [Stance.CONTRADICTS]
        if stances and mention.alternative is None:
            found[Meaning("number", number_key(mention))] = max(stances)
    return _sum_up(found)


def _is_of_other_currency(value: Quantity | Share | Money, mention: Mention) -> bool:
    """Whether it is the told figure in a currency in which it is not told: 14 trillion dollars for 14 trillion won."""
    if not isinstance(value, Money) or mention.unit in (None, *NO_CURRENCIES):
        return False
    same = [part.currency for part in value.sums if part.amount == mention.amount]
    return bool(same) and mention.unit not in same


def _sum_up(found: Mapping[Meaning, Stance]) -> Held:
    for stance in (Stance.SUPPORTS, Stance.CONTRADICTS):
        terms = frozenset(term for term, taken in found.items() if taken is stance)
        if terms:
            return Held(stance, terms)
    return SILENT


def _assert_amounts(
    value: Quantity | Share | Money, mention: Mention, language: Language
) -> Iterator[Quantity | Share | Money]:
    """What a figure asserts as a value of this kind; nothing where its unit is another one."""
    bound = mention.bound or "exactly"
    match value:
        case Money():
            if mention.unit not in NO_CURRENCIES:
                for part in value.sums:
                    if mention.unit in (None, part.currency):
                        yield Money(kind="money", amount=mention.amount, bound=bound, currency=part.currency)
        case Share():
            if mention.unit in (None, "percent"):
                yield Share(kind="share", amount=mention.amount, bound=bound)
        case Quantity():
            # What may be a year may count anything as well.
            if mention.unit in (None, "year"):
                yield Quantity(kind="quantity", amount=mention.amount, bound=bound, unit=value.unit)
            # Where the value counts days, months and the like, so do lengths of time.
            elif (span := span_of(value, language)) and span.unit == mention.unit:
                amount = mention.amount * 2 / span.amount
                yield Quantity(kind="quantity", amount=amount, bound=bound, unit=value.unit)


def _stance_to(
    asserted: Quantity | Share | Money, told: Quantity | Share | Money, mention: Mention, assertion: Assertion
) -> Stance:
    if bears_out(told, asserted, assertion.entities):
        return Stance.SUPPORTS
    for part in told.sums if isinstance(told, Money) else (told,):
        if mention.bound is None and (asserted.amount == part.amount or _is_rounded(mention.amount, part)):
            return Stance.SUPPORTS
    is_denied = compare_values(asserted, told, assertion.entities)[0] is Relation.CONTRADICTION
    # What may be a year may be about something else.
    is_meant = mention.unit != "year"
    return Stance.CONTRADICTS if is_meant and (is_denied or _is_pinned(asserted, told)) else Stance.SILENT


def _is_pinned(asserted: Bounded, told: Bounded) -> bool:
    """Whether it takes the very figure of a bound for exact: 'exactly 300' of 'up to 300'."""
    return asserted.amount == told.amount and asserted.bound == "exactly" != told.bound


def _is_rounded(amount: Decimal, told: Bounded) -> bool:
    """Whether a bare figure is what 'about' a figure comes to: 10 for about 10.3."""
    return told.bound == "about" and interval(amount, "about").contains(interval(told.amount, "exactly"))


def _hold_members(assertion: Assertion, listed: EntitySet) -> Held:
    """Only names of the members' kinds can be meant; a list of examples rules nobody out."""
    entities = assertion.entities
    kinds = {entities[member].kind for member in listed.members}
    asked = tuple(name for name in assertion.names if entities[name].kind in kinds)
    if not asked:
        return SILENT
    terms = frozenset(Meaning("name", name) for name in asked)
    asserted = EntitySet(kind="entities", members=asked, complete=assertion.is_exclusive)
    if bears_out(listed, asserted, entities):
        return Held(Stance.SUPPORTS, terms)
    if compare_values(asserted, listed, entities)[0] is Relation.CONTRADICTION:
        return Held(Stance.CONTRADICTS, terms)
    is_left_out = listed.complete and not set(asked) <= set(listed.members)
    return Held(Stance.CONTRADICTS, terms) if is_left_out else SILENT


def _hold_moment(question: Question, moment: Moment) -> Held:
    """What it says of day, weekday, month and year; a bare number is a day only beside one of these."""
    dates = question.keys("date")
    asserted: dict[Meaning, tuple[str, int | str]] = {}
    for key in dates:
        word, _, number = key.partition(" ")
        asserted[Meaning("date", key)] = ("month", int(number)) if number else ("weekday", word)
    for mention in question.numbers:
        meaning = Meaning("number", number_key(mention))
        if mention.unit == "year":
            asserted[meaning] = ("year", int(mention.amount))
        elif mention.unit is None and dates and 1 <= mention.amount <= LAST_DAY:
            asserted[meaning] = ("day", int(mention.amount))
    told = _parts(moment)
    if not any(part in told for part, _ in asserted.values()):
        return SILENT
    terms = frozenset(term for term, (part, _) in asserted.items() if part in told)
    fits = all(told[part] == value for part, value in asserted.values() if part in told)
    return Held(Stance.SUPPORTS if fits else Stance.CONTRADICTS, terms)


def _parts(moment: Moment) -> Mapping[str, int | str]:
    parts: dict[str, int | str] = {}
    if moment.date:
        parts |= {"year": moment.date.year, "month": moment.date.month, "day": moment.date.day}
    if moment.known_weekday:
        parts["weekday"] = moment.known_weekday
    return parts


def _hold_duration(mentions: Iterable[Mention], duration: Duration) -> Held:
    stances = {
        Meaning("number", number_key(mention)): _length_stance(duration, mention)
        for mention in mentions
        if mention.unit in (None, "second", "year") and mention.alternative is None
    }
    return _sum_up(stances)


def _length_stance(duration: Duration, mention: Mention) -> Stance:
    """Whether it lasts as long as a figure says; a bare one may count minutes or seconds."""
    return Stance.SUPPORTS if _may_last(duration, mention) else Stance.CONTRADICTS


def _may_last(duration: Duration, mention: Mention) -> bool:
    seconds = Decimal(duration.length.total_seconds())
    if mention.unit == "second" and mention.bound in LIMITING:
        return interval(mention.amount, mention.bound).contains(interval(seconds, "exactly"))
    if mention.unit == "second":
        # A length told in whole minutes agrees where the minutes do.
        return mention.amount == (duration.minutes * 60 if (mention.grain or 0) > 1 else seconds)
    if mention.bound not in LIMITING:
        return mention.amount in (duration.minutes, duration.seconds, seconds)
    length = seconds / 60 if mention.amount <= 60 else seconds  # noqa: PLR2004 - what fits into an hour counts minutes
    return interval(mention.amount, mention.bound).contains(interval(length, "exactly"))


def _hold_place(assertion: Assertion, told: Place) -> Held:
    """A place that the told one lies in is borne out; any other is contradicted, but for what the told one holds."""
    entities = assertion.entities
    named = [name for name in assertion.names if entities[name].kind == "place"]
    foreign = frozenset(Meaning("place", word) for word in assertion.question.keys("place"))
    asserted = [Place(kind="place", place=name) for name in named]
    terms = foreign | {Meaning("name", name) for name in named}
    if any(bears_out(told, place, entities) for place in asserted):
        return Held(Stance.SUPPORTS, frozenset(Meaning("name", name) for name in named))
    is_denied = any(compare_values(place, told, entities)[0] is Relation.CONTRADICTION for place in asserted)
    return Held(Stance.CONTRADICTS, terms) if foreign or is_denied else SILENT


def _hold_speaker(assertion: Assertion, speaker: str) -> Held:
    """Who is named first is taken for the one who speaks: '<speaker> told <addressee> that …'."""
    kind = assertion.entities[speaker].kind
    speakers = [name for name in assertion.names if assertion.entities[name].kind == kind]
    if not speakers:
        return SILENT
    stance = Stance.SUPPORTS if speakers[0] == speaker else Stance.CONTRADICTS
    return Held(stance, frozenset({Meaning("name", speakers[0])}))
