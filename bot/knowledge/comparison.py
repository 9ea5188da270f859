"""How two claims about one fact stand to each other: agreement, difference or contradiction.

A contradiction is two values that cannot both hold; a difference, two that can, but are not the
same; agreement, the same value. Each rule below is for one pair of value kinds and is symmetric.
The verdict carries its kind, so that an answer can say why in one sentence.

What somebody states is held against the sources by the same rules, and by `bears_out`, which asks
for more than that both can hold: whoever has the one value has the other one, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations, product
from typing import Any, Final, Literal

from bot.knowledge.evidence import fold_passage
from bot.knowledge.figures import Interval
from bot.knowledge.model import Claim, Entity, Fact
from bot.knowledge.values import (
    Bounded,
    Disclosure,
    Duration,
    EntitySet,
    Measured,
    Moment,
    Money,
    Place,
    Plain,
    Quotation,
    Value,
)

ComparisonKind = Literal[
    "same",
    "bound",
    "figure",
    "unit",
    "currency",
    "membership",
    "completeness",
    "date",
    "duration",
    "place",
    "speaker",
    "disclosure",
    "denial",
    "time",
    "precision",
    "modality",
    "wording",
]


class Relation(IntEnum):
    """How two claims stand to each other; a greater one is the graver."""

    AGREEMENT = 0
    DIFFERENCE = 1
    CONTRADICTION = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims about one fact, their relation, and what kind it is of."""

    one: Claim
    other: Claim
    relation: Relation
    kind: ComparisonKind

    @property
    def sources(self) -> frozenset[str]:
        """The file names of the two sources."""
        return frozenset((self.one.source, self.other.source))


#: The value of a claim, or the same figure in another measure.
Told = Value | Measured

Outcome = tuple[Relation, ComparisonKind]

SAME: Final[Outcome] = (Relation.AGREEMENT, "same")


def compare_claims(fact: Fact, entities: Mapping[str, Entity]) -> tuple[Comparison, ...]:
    """Every pair of the fact's claims, compared, in the order of the claims."""
    return tuple(compare(one, other, entities) for one, other in combinations(fact.claims, 2))


def compare(one: Claim, other: Claim, entities: Mapping[str, Entity]) -> Comparison:
    """Compare two claims about the same fact."""
    return Comparison(one, other, *_relate(one, other, entities))


def _relate(one: Claim, other: Claim, entities: Mapping[str, Entity]) -> Outcome:
    """What was so at another time contradicts nothing, and what is denied only who says it."""
    if one.as_of and other.as_of and one.as_of != other.as_of:
        return Relation.DIFFERENCE, "time"
    if one.denied != other.denied:
        denied, told = (one, other) if one.denied else (other, one)
        is_told = rules_out(denied.value, told.value, entities)
        return Relation.CONTRADICTION if is_told else Relation.DIFFERENCE, "denial"
    relation, kind = compare_values(one.value, other.value, entities, (one.said, other.said))
    if relation is Relation.AGREEMENT and one.modality != other.modality:
        return Relation.DIFFERENCE, "modality"
    if relation is not Relation.AGREEMENT and one.denied:
        return Relation.DIFFERENCE, "denial"
    return relation, kind


def is_less(one: Measured | Duration, other: Measured | Duration) -> bool:
    """Whether whatever one figure allows is less than all that the other does; not so without a measure in common."""
    if isinstance(one, Duration) and isinstance(other, Duration):
        return one.allows().ends_before(other.allows())
    if isinstance(one, Duration) or isinstance(other, Duration):
        return False
    pairs = [(a, b) for a, b in product(one.forms, other.forms) if a.has_measure_of(b)]
    return any(a.allows.ends_before(b.allows) for a, b in pairs)


def can_be_compared(one: Claim, other: Claim, claims: Iterable[Claim] = ()) -> bool:
    """Whether a rule exists for the two kinds of value: a number of things and a date have none.

    Figures need a measure in common, or a claim among `claims` that gives a figure in the measures of both.
    """
    kinds = {type(one.value), type(other.value)}
    if len(kinds) == 1 or Plain in kinds or (Disclosure in kinds and any(issubclass(kind, Measured) for kind in kinds)):
        return True
    if not (isinstance(one.value, Measured) and isinstance(other.value, Measured)):
        return False
    pair = (one.value, other.value)
    given = (claim.value for claim in claims if isinstance(claim.value, Measured))
    return any(all(_find_common(value, its) for its in pair) for value in (*pair, *given))


def compare_values(
    left: Told, right: Told, entities: Mapping[str, Entity], words: tuple[str, str] = ("", "")
) -> Outcome:
    """Compare two values of one fact; `words` are those in which they are told."""
    match left, right:
        case Plain(), Plain():
            return _compare_texts(left.text or words[0], right.text or words[1])
        case Quotation(), Quotation():
            return _compare_quotations(left, right, *words)
        case Place(), Place():
            return _compare_places(left, right, entities)
        case Measured(), Measured():
            return _compare_figures(left, right)
        case (Disclosure(), Measured()) | (Measured(), Disclosure()):
            return _compare_disclosure_with_figure(left if isinstance(left, Disclosure) else right)
        case _ if type(left) is type(right):
            return _RULES[type(left)](left, right)
    # A figure, a list or a date beside plain text: the text only says less.
    return Relation.DIFFERENCE, "precision"


def bears_out(told: Told, asserted: Told, entities: Mapping[str, Entity]) -> bool:
    """Whether whatever is as told is also as asserted: 'more than 300' bears out 'at least 200', but not '400'."""
    match told, asserted:
        case Measured(), Measured():
            pairs = pair_amounts(told, asserted)
            return bool(pairs) and all(a.allows.contains(t.allows) for t, a in pairs)
        case EntitySet(), EntitySet():
            is_whole = not asserted.complete or set(asserted.members) == set(told.members)
            return set(asserted.members) <= set(told.members) and is_whole
        case Place(), Place():
            return asserted.place == told.place or asserted.place in wholes_of(told.place, entities)
        case Moment(), Moment():
            return _is_told_by(asserted, told)
        case Duration(), Duration():
            in_months = _are_in_months(told, asserted)
            is_within = asserted.ensures(in_months=in_months).contains(told.allows(in_months=in_months))
            return is_within or _compare_durations(told, asserted) == SAME
    return compare_values(told, asserted, entities)[0] is Relation.AGREEMENT


def rules_out(denied: Told, told: Told, entities: Mapping[str, Entity]) -> bool:
    """Whether what is told can't be so where a value is denied: of a list, where it has one of those denied."""
    if isinstance(denied, EntitySet) and isinstance(told, EntitySet) and not denied.complete:
        return not set(denied.members).isdisjoint(told.members)
    return bears_out(told, denied, entities)


def pair_amounts(one: Measured, other: Measured) -> Sequence[tuple[Bounded, Bounded]]:
    """The amounts that can be held against each other, of one measure and parts of one name, the gravest pair first."""
    pairs: list[tuple[Bounded, Bounded]] = []
    for form, its in _find_common(one, other):
        parts, others = _parts_of(form), _parts_of(its)
        pairs += [(form, its), *((part, others[name]) for name, part in parts.items() if name in others)]
    return sorted(pairs, key=lambda pair: _compare_amounts(*pair), reverse=True)


def _find_common(one: Measured, other: Measured) -> list[tuple[Measured, Measured]]:
    """The forms of two figures that are in one measure."""
    return [(form, its) for form, its in product(one.forms, other.forms) if form.has_measure_of(its)]


def _compare_figures(one: Measured, other: Measured) -> Outcome:
    """The gravest of the comparisons in a common measure; without one, a mere difference."""
    pairs = pair_amounts(one, other)
    if not pairs:
        are_sums = isinstance(one, Money) and isinstance(other, Money)
        return Relation.DIFFERENCE, "currency" if are_sums else "unit"
    outcome = _compare_amounts(*pairs[0])
    is_parted_alike = _parts_of(one).keys() == _parts_of(other).keys()
    return outcome if is_parted_alike or outcome != SAME else (Relation.DIFFERENCE, "precision")


def _parts_of(value: Measured) -> Mapping[str, Bounded]:
    return {part.name: part for part in value.parts or ()} if isinstance(value, Money) else {}


def _compare_amounts(one: Bounded, other: Bounded) -> Outcome:
    """Bounded amounts contradict when no amount satisfies both, or only that of a floor and a ceiling."""
    if (one.amount, one.bound) == (other.amount, other.bound):
        return SAME
    kind: ComparisonKind = "bound" if one.amount == other.amount else "figure"
    return (Relation.DIFFERENCE if _can_both_hold(one.allows, other.allows) else Relation.CONTRADICTION), kind


def _can_both_hold(one: Interval, other: Interval) -> bool:
    """Whether some amount fits both; who knows that it is the one in which a floor meets a ceiling gives neither."""
    return one.meets(other) and not one.parts_from(other)


def _compare_sets(one: EntitySet, other: EntitySet) -> Outcome:
    """Two complete lists must be equal; a complete list must hold all examples of the other."""
    left, right = set(one.members), set(other.members)
    if one.complete and other.complete:
        return SAME if left == right else (Relation.CONTRADICTION, "membership")
    if one.complete != other.complete:
        examples, full = (right, left) if one.complete else (left, right)
        return (Relation.DIFFERENCE, "completeness") if examples <= full else (Relation.CONTRADICTION, "membership")
    return SAME if left == right else (Relation.DIFFERENCE, "membership")


def _compare_moments(one: Moment, other: Moment) -> Outcome:
    """What both give (date, weekday, time) must be able to be one; a day gives its weekday too."""
    pairs = ((one.known_weekday, other.known_weekday), _common_time(one, other))
    can_be_one = not (one.date and other.date) or one.date.meets(other.date)
    if not can_be_one or any(a != b for a, b in pairs if a is not None and b is not None):
        return Relation.CONTRADICTION, "date"
    if one == other:
        return SAME
    return Relation.DIFFERENCE, "precision" if _is_within(one, other) or _is_within(other, one) else "date"


def _is_within(inner: Moment, outer: Moment) -> bool:
    """Whether the days of one date lie in the other, as far as that gives any."""
    return outer.date is None or (inner.date is not None and outer.date.contains(inner.date))


def _is_told_by(asserted: Moment, told: Moment) -> bool:
    """Whether all that is asserted of a date follows from the told one."""
    has_weekday = asserted.weekday in (None, told.known_weekday)
    has_time = asserted.time is None or (told.time or "").startswith(asserted.time)
    return _is_within(told, asserted) and has_weekday and has_time


def _common_time(one: Moment, other: Moment) -> tuple[str | None, str | None]:
    """The times of day as far as both go: 06:24 is the 06:24 of 06:24:39."""
    if one.time is None or other.time is None:
        return None, None
    length = min(len(one.time), len(other.time))
    return one.time[:length], other.time[:length]


def _compare_durations(one: Duration, other: Duration) -> Outcome:
    """Lengths contradict when no length satisfies both; a month has 28 to 31 days, a year 365 or 366."""
    if (one.length, one.bound) == (other.length, other.bound):
        return SAME
    in_months = _are_in_months(one, other)
    is_possible = _can_both_hold(one.allows(in_months=in_months), other.allows(in_months=in_months))
    return Relation.DIFFERENCE if is_possible else Relation.CONTRADICTION, "duration"


def _are_in_months(one: Duration, other: Duration) -> bool:
    """Whether both are told in months and years only, so that no days need to be counted."""
    return not (one.length["second"] or other.length["second"])


def _compare_places(one: Place, other: Place, entities: Mapping[str, Entity]) -> Outcome:
    """A place inside the other is the same place, told more precisely."""
    if one.place == other.place:
        return SAME
    if one.place in wholes_of(other.place, entities) or other.place in wholes_of(one.place, entities):
        return Relation.DIFFERENCE, "precision"
    return Relation.CONTRADICTION, "place"


def wholes_of(identifier: str, entities: Mapping[str, Entity]) -> set[str]:
    """All that the entity is part of, step by step."""
    found: set[str] = set()
    whole = entities[identifier].part_of
    while whole is not None and whole not in found:
        found.add(whole)
        whole = entities[whole].part_of
    return found


def _compare_quotations(one: Quotation, other: Quotation, words: str, other_words: str) -> Outcome:
    """The same words can't be two people's; one speaker's words may be told differently."""
    same_words = fold_passage(words).casefold() == fold_passage(other_words).casefold()
    if one.speaker != other.speaker:
        return (Relation.CONTRADICTION if same_words else Relation.DIFFERENCE), "speaker"
    return SAME if same_words else (Relation.DIFFERENCE, "wording")


def _compare_texts(one: str, other: str) -> Outcome:
    """Plain texts are the same or differ; whether two sentences exclude each other is not computed."""
    same = fold_passage(one).casefold() == fold_passage(other).casefold()
    return SAME if same else (Relation.DIFFERENCE, "wording")


def _compare_disclosures(one: Disclosure, other: Disclosure) -> Outcome:
    """Disclosed and not disclosed exclude each other."""
    return SAME if one == other else (Relation.CONTRADICTION, "disclosure")


def _compare_disclosure_with_figure(disclosure: object) -> Outcome:
    """Who gives the figure contradicts who says that it was not disclosed."""
    denied = isinstance(disclosure, Disclosure) and not disclosure.disclosed
    return (Relation.CONTRADICTION, "disclosure") if denied else (Relation.DIFFERENCE, "precision")


_RULES: Final[Mapping[type, Callable[[Any, Any], Outcome]]] = {
    EntitySet: _compare_sets,
    Moment: _compare_moments,
    Duration: _compare_durations,
    Disclosure: _compare_disclosures,
}
