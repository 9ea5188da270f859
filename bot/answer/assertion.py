"""What a statement asserts where a claim has a value: the same kind of value, read from its figures, dates and names.

Each claim takes a stance to it by the rules by which sources are compared with each other (`knowledge.comparison`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from typing import Any, Final

from bot.answer.times import Dates, assert_length, assert_moments, find_counting, find_limit, find_place, read_dates
from bot.knowledge.comparison import Relation, Told, bears_out, compare_values, rules_out
from bot.knowledge.figures import interval
from bot.knowledge.model import Claim, Entity
from bot.knowledge.periods import Period
from bot.knowledge.values import (
    Bounded,
    Disclosure,
    Duration,
    EntitySet,
    Measured,
    Moment,
    Money,
    Place,
    Quantity,
    Quotation,
    Share,
    Value,
)
from bot.language.language import Language
from bot.language.meaning import LENGTHS, SIDES, Bound, Meaning, Mention, Side, term_of, unit_of
from bot.question.index import span_of
from bot.question.question import Question

#: The bounds that shut lengths out.
LIMITING: Final[tuple[Bound, ...]] = ("more_than", "at_least", "less_than", "up_to")

#: The bounds of figures that need not be told to the last digit.
ROUGH: Final[tuple[Bound | None, ...]] = (None, "about")

#: By so many hundredths of a month or a year a date may miss a part of it without being in another one.
LEEWAY: Final = 10

#: The sides of a date on which lies what comes no later.
EARLY: Final[frozenset[str]] = frozenset(("before", "by"))

#: Who says 'about' or 'nearly' is not wrong if he is off by one part in so many.
ROUNDING: Final = 8

#: A bare figure that is so many times as much or as little as what is told counts something else.
FAR: Final = 10_000

#: Nobody rounds off by more than one part in so many: 'ten' may be 9.90, and not twelve.
ROUNDED_OFF: Final = 40

#: The bounds from which a figure may go up, and those up to which it may go.
FLOORS: Final = ("more_than", "at_least")
CEILINGS: Final = ("less_than", "up_to")

#: In so many words after a number stands what it counts.
BESIDE: Final = 2

#: The unit in which those are counted who are listed.
LISTED: Final = "listed"

#: The unit of figures that are held against each other only where they have the same.
TOLD: Final = "told"

#: The units of figures that are no currencies.
NO_CURRENCIES: Final = ("percent", "year", *LENGTHS)


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
    date_sides: frozenset[str] = frozenset()
    """On which sides of dates the fact is told to lie."""
    date_stretches: frozenset[tuple[int, int]] = frozenset()
    """Which parts of a month or a year it is told to lie in, as `Dates` has them."""
    listed: frozenset[Meaning] = frozenset()
    """What a list of the fact is asked for, or told to be of: 'firms'."""
    kinds: frozenset[str] = frozenset()
    """The kinds of those whom the fact's values name: only these can be meant beside them."""

    def read_dates(self) -> Dates:
        """What it says of dates; after which one something is over, that is the one until which it is so."""
        dates = read_dates(self.question)
        is_over = "after" in dates.sides and not self.language.lapsing.isdisjoint(self.question.words)
        return replace(dates, is_over=is_over)

    def is_length(self, mention: Mention) -> bool:
        """Whether a figure may be how long something takes, and is not how far off something else is."""
        after = self.question.words[mention.end : mention.end + 1]
        return self.language.distances.isdisjoint(after)


@dataclass(frozen=True, slots=True)
class Held:
    """How an assertion stands to one claim, and the terms of the statement that were held against its value.

    Who is silent on terms tells less exactly what may be so.
    """

    stance: Stance
    terms: frozenset[Meaning] = frozenset()


SILENT: Final = Held(Stance.SILENT)


def hold(assertion: Assertion, claim: Claim) -> Held:
    """Hold what is asserted against what a claim says."""
    held = _hold_denied(assertion, claim.value) if claim.denied else _hold_value(assertion, claim.value)
    return _keep_to_time(assertion.question, claim.as_of, held) if claim.as_of else held


def _hold_value(assertion: Assertion, told: Value) -> Held:
    match told:
        case Disclosure(disclosed=disclosed):
            return Held(Stance.SUPPORTS if disclosed else Stance.CONTRADICTS)
        case Measured():
            return _hold_amounts(assertion, told)
        case EntitySet():
            return _hold_members(assertion, told)
        case Moment():
            return _hold_moment(assertion.read_dates(), told, assertion.date_sides, assertion.date_stretches)
        case Duration():
            return _hold_duration(filter(assertion.is_length, assertion.question.numbers), told)
        case Place():
            return _hold_place(assertion, told)
        case Quotation(speaker=speaker):
            return _hold_speaker(assertion, speaker)
    return SILENT


def hold_figures(assertion: Assertion, value: Value, told: Question, known: AbstractSet[Meaning]) -> Held:
    """Hold figures of which a value tells nothing against those in the words that a fact is told in.

    Against each other stand figures of one unit, and bare ones that count the same. What is `known` needs none.
    """
    said_to_count, told_to_count = find_counting(assertion.question), find_counting(told)
    found: dict[Meaning, Stance] = {}
    for mention in assertion.question.numbers:
        term = term_of(mention)
        counted = said_to_count.get(term)
        is_bare = mention.unit is None
        if (
            term in known
            or mention.alternative is not None
            or (is_bare and counted is None)
            or _measures(value, mention)
        ):
            continue
        others = (
            other
            for other in told.numbers
            if other.unit == mention.unit and not (is_bare and told_to_count.get(term_of(other)) != counted)
        )
        if stances := [_stance_to(_as_figure(mention), _as_figure(other), mention, assertion) for other in others]:
            found[term] = max(stances)
    return _sum_up(found)


def _measures(value: Value, mention: Mention) -> bool:
    """Whether a value is one of the kind of a figure, so that it would have told of it."""
    match value:
        case Measured():
            return any(_is_of_kind(form, mention) for form in value.forms)
        case Duration():
            return mention.unit in LENGTHS
    return False


def _is_of_kind(form: Measured, mention: Mention) -> bool:
    match form:
        case Money():
            return mention.unit not in (None, *NO_CURRENCIES)
        case Share():
            return mention.unit == form.measure
    return mention.unit is None


def _as_figure(mention: Mention) -> Quantity:
    return Quantity(kind="quantity", amount=mention.amount, bound=mention.bound or "exactly", unit=TOLD)


def _hold_denied(assertion: Assertion, denied: Value) -> Held:
    """Whoever says what a source denies is contradicted by it; of everything else it says nothing."""
    terms = [terms for terms, value in _assert(assertion, denied) if rules_out(denied, value, assertion.entities)]
    return Held(Stance.CONTRADICTS, frozenset[Meaning]().union(*terms)) if terms else SILENT


def _assert(assertion: Assertion, like: Value) -> Iterator[tuple[frozenset[Meaning], Told]]:
    """All that is asserted in values of a kind, each with its terms."""
    match like:
        case Measured() | Duration():
            yield from _assert_figures(assertion, like)
        case EntitySet():
            if listed := _assert_members(assertion, like):
                yield frozenset(Meaning("name", name) for name in listed.members), listed
        case Moment():
            dates = assertion.read_dates()
            found = (moment for moments in assert_moments(dates, like) for moment in moments if moment)
            yield from ((dates.terms(like), moment) for moment in found)
        case Place():
            yield from ((frozenset({Meaning("name", place.place)}), place) for place in _assert_places(assertion, like))


def _assert_figures(assertion: Assertion, like: Measured | Duration) -> Iterator[tuple[frozenset[Meaning], Told]]:
    for mention in assertion.question.numbers:
        if mention.alternative is not None:
            continue
        if not isinstance(like, Duration):
            yield from (
                (frozenset({term_of(mention)}), value) for value in _assert_amounts(like, mention, assertion.language)
            )
        elif length := assert_length(like, mention):
            yield frozenset({term_of(mention)}), length


def _keep_to_time(question: Question, as_of: Period, held: Held) -> Held:
    """What was so at one time denies nothing of another, and nothing of a time that is not named."""
    dates = replace(read_dates(question), days={})
    time = _hold_moment(dates, Moment(kind="date", date=as_of))
    is_of_other_time = time.stance is Stance.CONTRADICTS
    if is_of_other_time or (held.stance is Stance.CONTRADICTS and time.stance is not Stance.SUPPORTS):
        return SILENT
    return Held(held.stance, held.terms | time.terms)


def _weigh(told: Told, asserted: Told, entities: Mapping[str, Entity]) -> Stance:
    """What a value that is told does to an asserted one."""
    if bears_out(told, asserted, entities):
        return Stance.SUPPORTS
    is_against = compare_values(asserted, told, entities)[0] is Relation.CONTRADICTION
    return Stance.CONTRADICTS if is_against else Stance.SILENT


def _hold_amounts(assertion: Assertion, value: Measured) -> Held:
    """The gravest of what figures in its measures are to it; where one fits, the others are about something else."""
    found: dict[Meaning, Stance] = {}
    for mention in assertion.question.numbers:
        told = _find_part(value, mention, assertion) or value
        stances = [
            _stance_to(asserted, told, mention, assertion)
            for asserted in _assert_amounts(told, mention, assertion.language)
        ]
        if _is_of_other_currency(told, mention):
            stances = [Stance.CONTRADICTS]
        if stances and mention.alternative is None:
            found[term_of(mention)] = max(stances)
    return _sum_up(found)


def _find_part(value: Measured, mention: Mention, assertion: Assertion) -> Money | None:
    """The part of a sum that a figure is about: its name stands between it and the next figure, or else the last."""
    if not isinstance(value, Money) or not value.parts:
        return None
    words, stem = assertion.question.words, assertion.language.stem
    after = min((other.start for other in assertion.question.numbers if other.start >= mention.end), default=len(words))
    before = max((other.end for other in assertion.question.numbers if other.end <= mention.start), default=0)
    for stretch in (words[mention.end : after], words[before : mention.start]):
        beside = set(map(stem, stretch))
        for part in value.parts:
            if beside.issuperset(map(stem, assertion.language.read_words(part.name, frozenset()))):
                return Money(amount=part.amount, bound=part.bound, currency=value.currency)
    return None


def _is_of_other_currency(value: Measured, mention: Mention) -> bool:
    """Whether it is the told figure in a currency in which it is not told: 14 trillion dollars for 14 trillion won."""
    sums = [form for form in value.forms if isinstance(form, Money)]
    if mention.unit in (None, *NO_CURRENCIES):
        return False
    same = [form.currency for form in sums if form.amount == mention.amount]
    return bool(same) and mention.unit not in same


def _sum_up(found: Mapping[Meaning, Stance]) -> Held:
    """The gravest of what is held in each measure; within one, where a figure fits, others are about something else.

    A bare number may be of any measure.
    """
    fits = frozenset(term for term, stance in found.items() if stance is Stance.SUPPORTS)
    against = frozenset(term for term, stance in found.items() if stance is Stance.CONTRADICTS)
    measures = {*map(unit_of, fits)}
    if "" in measures:
        against = frozenset()
    elif fits:
        against = frozenset(term for term in against if unit_of(term) not in measures | {""})
    if against:
        return Held(Stance.CONTRADICTS, fits | against)
    return Held(Stance.SUPPORTS, fits) if fits else SILENT


def _assert_amounts(value: Measured, mention: Mention, language: Language) -> Iterator[Measured]:
    """What a figure asserts in each measure of a value; nothing where its unit is another one."""
    for form in value.forms:
        if asserted := _assert_amount(form, mention, language):
            yield asserted


def _assert_amount(form: Measured, mention: Mention, language: Language) -> Measured | None:
    said: dict[str, Any] = {"amount": mention.amount, "bound": mention.bound or "exactly", "equivalent": None}
    match form:
        case Quantity():
            # What may be a year may count anything as well.
            if mention.unit in (None, "year"):
                return form.model_copy(update=said)
            # Where the value counts days, months and the like, so do lengths of time.
            span = span_of(form, language)
            if span and span.unit == mention.unit:
                return form.model_copy(update=said | {"amount": mention.amount * 2 / span.amount})
        case Money() | Share():
            if mention.unit in (None, form.measure):
                return form.model_copy(update=said | ({"parts": None} if isinstance(form, Money) else {}))
    return None


def _stance_to(asserted: Measured, told: Measured, mention: Mention, assertion: Assertion) -> Stance:
    stance = _weigh(told, asserted, assertion.entities)
    form = next(form for form in told.forms if form.has_measure_of(asserted))
    if mention.is_quoted and stance is Stance.SUPPORTS and asserted.amount != form.amount:
        return Stance.CONTRADICTS if form.bound == asserted.bound else Stance.SILENT
    if stance is Stance.SUPPORTS:
        return stance
    may_be = mention.bound in ROUGH or asserted.allows.contains(interval(form.amount, "exactly"))
    is_close = may_be and _is_rounded(mention.amount, form)
    if is_close or (mention.bound is None and asserted.amount == form.amount):
        return Stance.SUPPORTS
    is_near = mention.bound == "about" and abs(asserted.amount - form.amount) <= form.amount / ROUNDING
    if stance is Stance.CONTRADICTS and (is_near or (mention.bound is None and rounds(mention.amount, form.amount))):
        # 'Nearly 2,000' for 1,850, and '17 percent' for 17.4: neither so nor wrong.
        return Stance.SILENT
    # What may be a year may be about something else.
    is_meant = mention.unit != "year" and not _is_far_off(mention, form)
    is_denied = stance is Stance.CONTRADICTS or _is_pinned(asserted, form) or _is_tighter(asserted, form)
    return Stance.CONTRADICTS if is_meant and is_denied else Stance.SILENT


def _is_far_off(mention: Mention, told: Bounded) -> bool:
    """Whether a bare figure is none that anybody would take for the told one: '210,000' of four firms."""
    least, most = sorted((mention.amount, told.amount))
    return mention.unit is None and 0 < least * FAR < most


def _is_pinned(asserted: Bounded, told: Bounded) -> bool:
    """Whether it takes the very figure of a bound for exact: 'exactly 300' of 'up to 300'."""
    return asserted.amount == told.amount and asserted.bound == "exactly" != told.bound


def _is_tighter(asserted: Bounded, told: Bounded) -> bool:
    """Whether it has a bound that is told nearer than it is: who tells of 'up to 300' means that it may be so many."""
    if asserted.bound in CEILINGS:
        return told.bound in CEILINGS and asserted.amount < told.amount
    return asserted.bound in FLOORS and told.bound in FLOORS and asserted.amount > told.amount


def rounds(amount: Decimal, told: Decimal) -> bool:
    """Whether a figure of some digits is what a longer one is rounded to: 14,000 for 14,200."""
    exponent = amount.normalize().as_tuple().exponent
    is_close = abs(amount - told) <= told / ROUNDED_OFF
    return is_close and isinstance(exponent, int) and round(told.scaleb(-exponent)) == amount.scaleb(-exponent)


def _is_rounded(amount: Decimal, told: Bounded) -> bool:
    """Whether a bare figure is what 'about' a figure comes to: 10 for about 10.3."""
    return told.bound == "about" and interval(amount, "about").contains(interval(told.amount, "exactly"))


def _hold_members(assertion: Assertion, listed: EntitySet) -> Held:
    """A list of examples rules nobody out."""
    asserted = _assert_members(assertion, listed)
    if asserted is None:
        return _hold_count(assertion, listed) if len(listed.members) > 1 else SILENT
    terms = frozenset(Meaning("name", name) for name in asserted.members)
    bare = (m for m in assertion.question.numbers if m.unit is None and not m.bound and m.alternative is None)
    terms |= {term_of(m) for m in bare if m.amount == len(asserted.members) > 1}
    stance = _weigh(listed, asserted, assertion.entities)
    if stance is Stance.SILENT and listed.complete and not set(asserted.members) <= set(listed.members):
        stance = Stance.CONTRADICTS
    return SILENT if stance is Stance.SILENT else Held(stance, terms)


def _hold_count(assertion: Assertion, listed: EntitySet) -> Held:
    """A number of those who are listed is held against how many these are; of an open list there may be more."""
    told = Quantity(
        kind="quantity",
        amount=Decimal(len(listed.members)),
        bound="exactly" if listed.complete else "at_least",
        unit=LISTED,
    )
    found: dict[Meaning, Stance] = {}
    for mention in assertion.question.numbers:
        if mention.unit is None and mention.alternative is None and _counts_listed(mention, assertion):
            said = told.model_copy(update={"amount": mention.amount, "bound": mention.bound or "exactly"})
            found[term_of(mention)] = _weigh(told, said, assertion.entities)
    return _sum_up(found)


def _counts_listed(mention: Mention, assertion: Assertion) -> bool:
    """Whether it counts what people ask the list for, or what it tells."""
    meanings = assertion.question.meanings
    after = meanings[meanings.index(term_of(mention)) + 1 :][:BESIDE]
    # 'Four big firms', and not 'four for firms'.
    end = next((at for at, meaning in enumerate(after) if meaning.kind == "filler"), BESIDE)
    return not assertion.listed.isdisjoint(after[:end])


def _assert_members(assertion: Assertion, listed: EntitySet) -> EntitySet | None:
    """Who is named; only names of the kinds that the fact's sources list can be meant."""
    kinds = assertion.kinds | {assertion.entities[member].kind for member in listed.members}
    asked = tuple(name for name in assertion.names if assertion.entities[name].kind in kinds)
    return EntitySet(kind="entities", members=asked, complete=assertion.is_exclusive) if asked else None


def _hold_moment(
    dates: Dates,
    told: Moment,
    told_sides: AbstractSet[str] = frozenset(),
    told_stretches: AbstractSet[tuple[int, int]] = frozenset(),
) -> Held:
    """All that it says of dates has to fit; what a date leaves out is taken as it is told."""
    if dates.sides and not dates.is_over:
        return _hold_side(dates, told, told_sides)
    asserted = [*assert_moments(dates, told)]
    stances = [
        max(_weigh(told, moment, {}) if moment else Stance.CONTRADICTS for moment in moments) for moments in asserted
    ]
    periods = [moment.date for moments in asserted for moment in moments if moment and moment.date]
    may_be_so = False
    if stances and told.date:
        # 'Late in May' and 'on 3 May' may be so where May is told: that is more than silence.
        may_be_so = any(told.date.contains(period) for period in periods) or Stance.SUPPORTS in stances
        stances += [_hold_stretch(stretch, told.date, periods, told_stretches) for stretch in dates.stretches]
    stance = min(stances, default=Stance.SILENT)
    return SILENT if stance is Stance.SILENT and not may_be_so else Held(stance, dates.terms(told))


def _hold_side(dates: Dates, told: Moment, told_sides: AbstractSet[str]) -> Held:
    """What is said to lie before or after a date.

    What is itself told to lie before or after one, 'by May', may lie anywhere on that side of it.
    """
    limit = find_limit(dates, told.date) if told.date and len(dates.sides) == 1 and not dates.weekdays else None
    if limit is None or told.date is None:
        return SILENT
    (side,) = dates.sides
    stance = _find_side(told.date, limit, "by" if side == "before" and dates.stretches else side)
    if not told_sides.isdisjoint(SIDES - EARLY if side in EARLY else EARLY):
        stance = min(stance, Stance.SILENT)
    return Held(stance, dates.terms(told))


def _find_side(told: Period, limit: Period, side: Side) -> Stance:
    """Whether a period lies on that side of another one; some of it may, which says nothing."""
    sides: Mapping[Side, tuple[bool, bool]] = {
        "before": (told.last < limit.first, told.first >= limit.first),
        "by": (told.last <= limit.last, told.first > limit.last),
        "after": (told.first > limit.last, told.last <= limit.last),
        "from": (told.first >= limit.first, told.last < limit.first),
    }
    lies, is_apart = sides[side]
    return Stance.SUPPORTS if lies else Stance.CONTRADICTS if is_apart else Stance.SILENT


def _hold_stretch(
    stretch: tuple[int, int], told: Period, periods: Iterable[Period], told_stretches: AbstractSet[tuple[int, int]]
) -> Stance:
    """What a date does to a part of a month or a year, of which nobody knows exactly where it begins and ends.

    Where the date is no more exact than the month or the year it may be told to lie in one part of that.
    """
    whole = next((period for period in periods if period.contains(told)), None)
    is_as_exact = whole is not None and told.grain == whole.grain
    if whole is None or (is_as_exact and len(told_stretches) != 1):
        return Stance.SILENT
    begins, ends = next(iter(told_stretches)) if is_as_exact else find_place(told, whole)
    if stretch[0] <= begins and ends <= stretch[1]:
        return Stance.SUPPORTS
    is_apart = ends <= stretch[0] - LEEWAY or begins >= stretch[1] + LEEWAY
    return Stance.CONTRADICTS if is_apart else Stance.SILENT


def _hold_duration(mentions: Iterable[Mention], told: Duration) -> Held:
    found: dict[Meaning, Stance] = {}
    for mention in mentions:
        asserted = assert_length(told, mention)
        if asserted and mention.alternative is None:
            found[term_of(mention)] = _length_stance(asserted, told, mention)
    return _sum_up(found)


def _length_stance(asserted: Duration, told: Duration, mention: Mention) -> Stance:
    stance = _weigh(told, asserted, {})
    if stance is not Stance.SUPPORTS and mention.bound in ROUGH and _is_told_so(asserted, told, mention):
        return Stance.SUPPORTS
    is_pinned = asserted.length == told.length and asserted.bound == "exactly" != told.bound
    return Stance.CONTRADICTS if is_pinned else stance


def _is_told_so(asserted: Duration, told: Duration, mention: Mention) -> bool:
    """Whether a length is told in so many words: in whole minutes, by one of its figures, or as that of its bound."""
    if mention.unit is None and int(mention.amount) in {getattr(told, name) for name in told.units}:
        return True
    if mention.unit == "second" and (mention.grain or 0) > 1 and not told.length["month"]:
        return asserted.length["second"] == told.length["second"] // 60 * 60
    return mention.bound is None and asserted.length == told.length


def _hold_place(assertion: Assertion, told: Place) -> Held:
    """A place that the told one lies in is borne out; any other is contradicted, but for what the told one holds."""
    language, readings = assertion.language, assertion.question.readings
    # Who 'is from' somewhere has not left it.
    away = {
        other.meaning
        for before, one, other in zip((None, *readings), readings, readings[1:], strict=False)
        if one.spelled in language.leaving and not (before and before.spelled in language.equating)
    }
    foreign = frozenset(Meaning("place", word) for word in assertion.question.keys("place")) - away
    named = {Meaning("name", place.place): place for place in _assert_places(assertion, told)}
    named = {meaning: place for meaning, place in named.items() if meaning not in away}
    stances = [_weigh(told, place, assertion.entities) for place in named.values()]
    if Stance.SUPPORTS in stances:
        return Held(Stance.SUPPORTS, frozenset(named))
    return Held(Stance.CONTRADICTS, foreign | named.keys()) if foreign or Stance.CONTRADICTS in stances else SILENT


def _assert_places(assertion: Assertion, told: Place) -> list[Place]:
    """The places that are named, and the told one if it is none on the map."""
    entities = assertion.entities
    named = (name for name in assertion.names if entities[name].kind == "place" or name == told.place)
    return [Place(kind="place", place=name) for name in named]


def _hold_speaker(assertion: Assertion, speaker: str) -> Held:
    """Who is named first is taken for the one who speaks: '<speaker> told <addressee> that …'."""
    kind = assertion.entities[speaker].kind
    speakers = [name for name in assertion.names if assertion.entities[name].kind == kind]
    if not speakers:
        return SILENT
    stance = Stance.SUPPORTS if speakers[0] == speaker else Stance.CONTRADICTS
    return Held(stance, frozenset({Meaning("name", speakers[0])}))
