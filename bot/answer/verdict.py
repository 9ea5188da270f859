"""Whether the documents bear out what a question takes to be so.

Each claim of a fact takes a stance: it supports, it contradicts, or it says nothing to the point. Yes
needs proof and so does No: a value that can be held against the question's, or words that account for
all that the question says. Everything else is no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import IntEnum
from typing import Final

from bot.answer.answer import Verdict
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
    Plain,
    Quantity,
    Quotation,
    Share,
)
from bot.language.meaning import Bound, Meaning, Mention
from bot.question.index import Index, span_of, unit_of
from bot.question.question import Question
from bot.question.understanding import Request

#: The bounds that shut lengths out.
LIMITING: Final[tuple[Bound, ...]] = ("more_than", "at_least", "less_than", "up_to")


class Stance(IntEnum):
    """What a claim does to what is asked."""

    CONTRADICTS = -1
    SILENT = 0
    SUPPORTS = 1


def judge(request: Request, fact: str, index: Index) -> Verdict | None:
    """The verdict on what the request takes to be so, by the claims of the fact; None where nothing proves it.

    A question about certain documents is judged by theirs alone.
    """
    claims = [c for c in index.base.facts[fact].claims if not request.sources or c.source in request.sources]
    question = request.question
    denies = _denies(question, fact, index)
    stances = {claim: _turn(_stance(claim, request, index), denies=denies) for claim in claims}
    taken = set(stances.values()) - {Stance.SILENT}
    if question.manner.quantifier:
        return _judge_quantified(request, stances, index) if Stance.SUPPORTS in taken else None
    if _measures(question, fact, index) and not taken:
        return None
    if find_unproven(question, claims, fact, index, is_measured=bool(taken)):
        return None
    if len(taken) > 1:
        return "disputed"
    if taken == {Stance.CONTRADICTS}:
        return "contradicted"
    if _goes_beyond(question, fact, index):
        return None
    if not taken and not question.keys("term"):
        # Words alone prove something only where the question says something itself.
        return None
    if taken:
        return _by_figures_alone(question, fact, index)
    if request.sources and index.base.is_contradicted(fact):
        return "disputed"
    return ("contradicted" if denies else "supported") if claims else None


def _measures(question: Question, fact: str, index: Index) -> bool:
    """Whether the question has a figure or a date that the fact's values can be held against."""
    units = index.profile(fact).units
    return any(unit_of(term) in units for term in question.terms if unit_of(term) is not None)


def find_unproven(
    question: Question, claims: Iterable[Claim], fact: str, index: Index, *, is_measured: bool
) -> frozenset[Meaning]:
    """The terms of a question that neither the fact's statement nor the words of some claims account for.

    What can be held against a value is accounted for by that: a figure in its unit, a name beside others. Where
    such a value decides, it is enough that people ask for the fact in such words.
    """
    profile = index.profile(fact)
    read = index.reader.read_words(
        " ".join((*_statement(question, fact, index), *(claim.evidence for claim in claims)))
    )
    told = read.terms | (profile.asked if is_measured else frozenset())
    named = frozenset(Meaning("name", entity) for entity in _entities_of(claims))
    aside = index.subject if is_measured else frozenset[Meaning]()
    rivals = {index.base.entities[term.key].kind for term in named}
    weighty = {term for term in question.terms if term.kind not in ("light", "source", "bound")}
    return frozenset(
        term
        for term in weighty - told - named - aside - index.homes_of(told | named)
        if not (unit_of(term) is not None and unit_of(term) in profile.units)
        and not (term.kind == "name" and index.base.entities[term.key].kind in rivals)
        and not (term.kind == "place" and "place" in rivals)
    )


def _goes_beyond(question: Question, fact: str, index: Index) -> bool:
    """Whether the question says 'only', 'other' or 'the most', and what is told of the fact does not."""
    language = index.language
    extreme = language.superlatives | language.limits | language.further
    return not (extreme & set(question.words)) <= set(index.told_words[fact].words)


def _statement(question: Question, fact: str, index: Index) -> Iterator[str]:
    """The fact's statement, which speaks for all documents; where some are named, their words alone count."""
    if not question.keys("source"):
        yield index.base.facts[fact].statement[index.language.code]


def _entities_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The entities that the values of claims name."""
    named: set[str] = set()
    for claim in claims:
        match claim.value:
            case EntitySet(members=members):
                named.update(members)
            case Place(place=place):
                named.add(place)
            case Quotation(speaker=speaker):
                named.add(speaker)
    return frozenset(named)


def _judge_quantified(request: Request, stances: Mapping[Claim, Stance], index: Index) -> Verdict:
    """'In all reports' and 'in another one too' are judged by how many documents go along."""
    with_it = {claim.source for claim, stance in stances.items() if stance is Stance.SUPPORTS}
    wanted = request.sources or index.base.sources.keys()
    enough = wanted <= with_it if request.question.manner.quantifier == "all" else len(with_it) > 1
    return "supported" if enough else "contradicted"


def _turn(stance: Stance, *, denies: bool) -> Stance:
    return Stance(-stance) if denies else stance


def _denies(question: Question, fact: str, index: Index) -> bool:
    """Whether the question denies what the fact says: by one negation more, or by the opposite word."""
    told = index.told_words[fact]
    has_typed_value = not any(isinstance(claim.value, Plain | Quotation) for claim in index.base.facts[fact].claims)
    negated = question.manner.is_negated != (told.manner.is_negated and not has_typed_value)
    opposites = index.language.opposites
    # Figures are held against each other by themselves: 'less than 300,000' denies nothing by its 'less'.
    strange = set() if question.numbers else set(question.words) - set(told.words) - index.language.denying
    opposed = any(opposites.get(word, frozenset()) & set(told.words) for word in strange)
    return negated != opposed


def _by_figures_alone(question: Question, fact: str, index: Index) -> Verdict:
    """A bare figure on which the sources put contradicting bounds is disputed, however it is asked."""
    figures = [mention for mention in question.numbers if mention.bound is None]
    return "disputed" if figures and index.base.is_contradicted(fact) else "supported"


def _stance(claim: Claim, request: Request, index: Index) -> Stance:
    question, entities = request.question, index.base.entities
    match claim.value:
        case Disclosure(disclosed=disclosed):
            return Stance.SUPPORTS if disclosed else Stance.CONTRADICTS
        case Money() as money:
            return _stance_on_money(money, question.numbers)
        case Bounded() as value:
            return _gravest(
                _stance_on_amount(value, mention) for mention in _comparable(value, question.numbers, index)
            )
        case EntitySet() as members:
            return _stance_on_members(members, request.names, index)
        case Moment() as moment:
            return _stance_on_moment(moment, question.keys("date"), question.numbers)
        case Duration() as duration:
            return _stance_on_duration(duration, question.numbers)
        case Place(place=place):
            return _stance_on_place(place, request, entities)
        case Quotation(speaker=speaker):
            return _stance_on_speaker(speaker, request.names, entities)
    return Stance.SILENT


def _gravest(stances: Iterable[Stance]) -> Stance:
    """A contradiction outweighs support, and support outweighs silence."""
    found = set(stances)
    return Stance.CONTRADICTS if Stance.CONTRADICTS in found else max(found, default=Stance.SILENT)


def _comparable(value: Bounded, mentions: Iterable[Mention], index: Index) -> list[Mention]:
    """The figures of the value's unit; a number that may be a year may count anything as well.

    Where the value counts days, months and the like, so do they.
    """
    units = (None, "percent") if isinstance(value, Share) else (None, "year")
    span = span_of(value, index.language) if isinstance(value, Quantity) else None
    told = [
        replace(mention, amount=mention.amount * 2 / span.amount)
        for mention in mentions
        if span and mention.unit == span.unit
    ]
    return [*(mention for mention in mentions if mention.unit in units), *told]


def _stance_on_amount(value: Bounded, mention: Mention) -> Stance:
    asked = interval(mention.amount, mention.bound or "exactly")
    if mention.amount == value.amount and mention.bound in (None, value.bound):
        return Stance.SUPPORTS
    if mention.amount == value.amount and mention.bound == "exactly":
        return Stance.CONTRADICTS
    if not asked.meets(value.allows):
        return Stance.CONTRADICTS
    return Stance.SUPPORTS if asked.contains(value.allows) else Stance.SILENT


def _stance_on_money(money: Money, mentions: Iterable[Mention]) -> Stance:
    """Each figure is held against the sum in its currency, or against any where it names none."""
    mentions = [mention for mention in mentions if mention.unit not in ("percent", "year")]
    if not mentions:
        return Stance.SILENT
    return _gravest(
        max(
            (_stance_on_amount(part, mention) for part in money.sums if mention.unit in (None, part.currency)),
            default=Stance.SILENT,
        )
        for mention in mentions
    )


def _stance_on_members(listed: EntitySet, names: Iterable[str], index: Index) -> Stance:
    """Only names of the members' kinds can be meant; a list of examples rules nobody out."""
    entities = index.base.entities
    kinds = {entities[member].kind for member in listed.members}
    asked = {name for name in names if entities[name].kind in kinds}
    if not asked:
        return Stance.SILENT
    if asked <= set(listed.members):
        return Stance.SUPPORTS
    return Stance.CONTRADICTS if listed.complete else Stance.SILENT


def _stance_on_moment(moment: Moment, dates: Iterable[str], mentions: Iterable[Mention]) -> Stance:
    """A bare number up to 31 is a day beside a month or a weekday; alone it may count anything."""
    asked = set(dates)
    known = {moment.known_weekday} if moment.known_weekday else set()
    if moment.date:
        known.add(f"month {moment.date.month}")  # type: ignore[arg-type]
    years = [mention.amount for mention in mentions if mention.unit == "year"]
    days = [mention.amount for mention in mentions if asked and mention.unit is None and mention.amount <= 31]  # noqa: PLR2004
    if not asked and not (years and moment.date):
        return Stance.SILENT
    is_other = moment.date is not None and (
        any(day != moment.date.day for day in days) or any(year != moment.date.year for year in years)
    )
    return Stance.SUPPORTS if asked <= known and not is_other else Stance.CONTRADICTS


def _stance_on_duration(duration: Duration, mentions: Iterable[Mention]) -> Stance:
    mentions = tuple(mentions)
    if not mentions:
        return Stance.SILENT
    return Stance.SUPPORTS if all(_may_last(duration, mention) for mention in mentions) else Stance.CONTRADICTS


def _may_last(duration: Duration, mention: Mention) -> bool:
    """Whether it lasts as long as a figure says; with a bound, one that fits into an hour counts minutes."""
    seconds = Decimal(duration.length.total_seconds())
    if mention.unit == "month":
        return False
    if mention.bound not in LIMITING:
        # A length told in whole minutes agrees where the minutes do.
        if mention.unit == "second":
            return mention.amount == (duration.minutes * 60 if (mention.grain or 0) > 1 else seconds)
        return mention.amount in (duration.minutes, duration.seconds, seconds)
    if mention.unit == "second":
        return interval(mention.amount, mention.bound).contains(interval(seconds, "exactly"))
    length = seconds / 60 if mention.amount <= 60 else seconds  # noqa: PLR2004 - see above
    return interval(mention.amount, mention.bound).contains(interval(length, "exactly"))


def _stance_on_place(place: str, request: Request, entities: Mapping[str, Entity]) -> Stance:
    places = {name for name in request.names if entities[name].kind == "place"}
    places |= request.question.keys("place")
    if not places:
        return Stance.SILENT
    return Stance.SUPPORTS if place in places else Stance.CONTRADICTS


def _stance_on_speaker(speaker: str, names: Iterable[str], entities: Mapping[str, Entity]) -> Stance:
    """Who is named first is taken for the one who speaks: '<speaker> told <addressee> that …'."""
    persons = [name for name in names if entities[name].kind in ("person", "work")]
    if not persons:
        return Stance.SILENT
    return Stance.SUPPORTS if persons[0] == speaker else Stance.CONTRADICTS
