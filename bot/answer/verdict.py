"""Whether the documents bear out what a question takes to be so.

Each claim of a fact takes a stance: it supports, it contradicts, or it says nothing to the point.
The verdict is what the stances come to together; a negation in the question turns every stance round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import IntEnum
from itertools import pairwise
from typing import Final

from bot.answer.answer import Verdict
from bot.knowledge.figures import interval
from bot.knowledge.model import Claim, Entity
from bot.knowledge.values import Bounded, Disclosure, Duration, EntitySet, Moment, Money, Place, Plain, Quotation, Share
from bot.language.meaning import Bound, Mention
from bot.question.index import Index
from bot.question.question import Question
from bot.question.understanding import Request

#: A claim with nothing to compare bears a question out if it leaves no more of its weight unexplained.
UNEXPLAINED: Final = 0.23


#: The kinds of features that tell one fact from another of its sort, whatever is told with it.
NAMING: Final = frozenset({"name", "place"})

#: The kinds that do so beside another of the same kind.
MEASURING: Final = ("number", "date")


#: The bounds that shut lengths out.
LIMITING: Final[tuple[Bound, ...]] = ("more_than", "at_least", "less_than", "up_to")


class Stance(IntEnum):
    """What a claim does to what is asked."""

    CONTRADICTS = -1
    SILENT = 0
    SUPPORTS = 1


def judge(request: Request, fact: str, index: Index) -> Verdict:
    """The verdict on what the request takes to be so, by the claims of the fact.

    A question about certain documents is judged by theirs alone; if they make none, they do not say so.
    """
    claims = [c for c in index.base.facts[fact].claims if not request.sources or c.source in request.sources]
    if not claims:
        return "contradicted"
    denies = _denies(request, fact, index)
    stances = {claim.source: _turn(_stance(claim, request, fact, index), denies=denies) for claim in claims}
    if request.match.question.manner.quantifier:
        return _judge_quantified(request, stances, index)
    taken = set(stances.values()) - {Stance.SILENT}
    if len(taken) > 1:
        return "disputed"
    if taken == {Stance.CONTRADICTS}:
        return "contradicted"
    if _shuts_out(request, fact, index) or _puts_in(request, fact, index, names_only=bool(taken)):
        return "not_stated" if denies else "contradicted"
    if _goes_beyond(request, fact, index):
        return "not_stated"
    if taken:
        return _by_figures_alone(request, fact, index)
    if _unexplained_share(request, fact, index) > UNEXPLAINED:
        return "not_stated"
    if request.sources and index.base.is_contradicted(fact):
        return "disputed"
    return "contradicted" if denies else "supported"


def _judge_quantified(request: Request, stances: Mapping[str, Stance], index: Index) -> Verdict:
    """'In all reports' and 'in another one too' are judged by how many documents go along."""
    with_it = {source for source, stance in stances.items() if stance is not Stance.CONTRADICTS}
    if Stance.SUPPORTS in stances.values():
        with_it = {source for source in with_it if stances[source] is Stance.SUPPORTS}
    wanted = request.sources or index.base.sources.keys()
    enough = wanted <= with_it if request.match.question.manner.quantifier == "all" else len(with_it) > 1
    return "supported" if enough else "contradicted"


def _turn(stance: Stance, *, denies: bool) -> Stance:
    return Stance(-stance) if denies else stance


def _denies(request: Request, fact: str, index: Index) -> bool:
    """Whether the question denies what the fact says: by one negation more, or by the opposite word."""
    question, told = request.match.question, index.told_words[fact]
    has_typed_value = not any(isinstance(claim.value, Plain | Quotation) for claim in index.base.facts[fact].claims)
    negated = question.manner.is_negated != (told.manner.is_negated and not has_typed_value)
    opposites = index.language.opposites
    # Figures are held against each other by themselves: 'less than 300,000' denies nothing by its 'less'.
    strange = set() if question.numbers else set(question.words) - set(told.words) - index.language.denying
    opposed = any(opposites.get(word, frozenset()) & set(told.words) for word in strange)
    return negated != opposed


def _puts_in(request: Request, fact: str, index: Index, *, names_only: bool) -> bool:
    """Whether the question puts a name, a place, a figure or a date into the fact that is not told with it.

    A question about certain documents is held against what these tell.
    """
    known = index.profiles[fact].strengths.keys() - _told_elsewhere(request, fact, index)
    known |= _homes(known, index)
    told_kinds = {kind for term in known if (kind := _kind(term)).startswith(MEASURING)}
    subject = {f"name:{name}" for name in index.base.about.subject_entities}
    strange = {_kind(term) for term in request.match.question.terms - known - subject - _scene(request, index)}
    # A count by the way ('the two sides') says nothing against a fact without any.
    return bool(strange & NAMING or (not names_only and strange & told_kinds))


def _scene(request: Request, index: Index) -> frozenset[str]:
    """What is said after 'when' or 'while': it tells the occasion, and is no part of what is to be judged."""
    readings = request.match.question.readings
    start = next(
        (at for at, reading in enumerate(readings) if at and reading.spelled in index.language.occasions), len(readings)
    )
    return frozenset(term for reading in readings[start:] if (term := reading.meaning.term))


def _homes(terms: Iterable[str], index: Index) -> frozenset[str]:
    """The names of what the entities among the terms are part of: whoever is told of, so is the firm."""
    entities = index.base.entities
    named = (entities[term.removeprefix("name:")] for term in terms if term.startswith("name:"))
    return frozenset(f"name:{entity.part_of}" for entity in named if entity.part_of)


def _told_elsewhere(request: Request, fact: str, index: Index) -> frozenset[str]:
    """What only the claims of documents tell that the question does not name."""
    if not request.sources:
        return frozenset()
    inside, outside = set[str](), set[str]()
    for claim in index.base.facts[fact].claims:
        told = index.reader.read_words(claim.said).terms
        (inside if claim.source in request.sources else outside).update(told)
    return frozenset(outside - inside)


def _kind(term: str) -> str:
    """The kind of meaning that a term stands for, and its unit if it is a figure with one; words have none."""
    kind, _, key = term.rpartition(":")
    return f"number {key.partition(' ')[2]}" if kind == "number" else kind


def _shuts_out(request: Request, fact: str, index: Index) -> bool:
    """Whether the question says that it is this only, and the fact does not."""
    lexicon, words = index.language, request.match.question.words
    limits = {
        word for before, word in pairwise(("", *words)) if word in lexicon.limits and before not in lexicon.negations
    }
    return bool(limits) and limits.isdisjoint(index.told_words[fact].words)


def _goes_beyond(request: Request, fact: str, index: Index) -> bool:
    """Whether the question says of something that it is the most of its kind, and the fact does not."""
    known = index.profiles[fact].strengths
    extremes = [r for r in request.match.question.readings if r.spelled in index.language.superlatives]
    return any(r.meaning.kind != "bound" and r.meaning.term not in known for r in extremes)


def _unexplained_share(request: Request, fact: str, index: Index) -> float:
    """How much of what carries the question the fact's own words and wordings do not explain."""
    terms = [term for term in request.match.question.terms if not index.reader.is_light(term)]
    known = index.profiles[fact].strengths
    total = index.weigh(terms)
    return index.weigh(term for term in terms if term not in known) / total if total else 0.0


def _by_figures_alone(request: Request, fact: str, index: Index) -> Verdict:
    """A bare figure on which the sources put contradicting bounds is disputed, however it is asked."""
    figures = [mention for mention in request.match.question.numbers if mention.bound is None]
    return "disputed" if figures and index.base.is_contradicted(fact) else "supported"


def _stance(claim: Claim, request: Request, fact: str, index: Index) -> Stance:
    question, entities = request.match.question, index.base.entities
    match claim.value:
        case _ if _mixes_up_people(request.names, question, entities):
            return Stance.CONTRADICTS
        case Disclosure(disclosed=disclosed):
            return Stance.SUPPORTS if disclosed else Stance.CONTRADICTS
        case Money() as money:
            return _stance_on_money(money, question.numbers)
        case Bounded() as value:
            return _gravest(_stance_on_amount(value, mention) for mention in _comparable(value, question.numbers))
        case EntitySet() as members:
            return _stance_on_members(members, request.names, index, fact)
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


def _comparable(value: Bounded, mentions: Iterable[Mention]) -> list[Mention]:
    unit = "percent" if isinstance(value, Share) else None
    return [mention for mention in mentions if mention.unit in (None, unit)]


def _stance_on_amount(value: Bounded, mention: Mention) -> Stance:
    asked = interval(mention.amount, mention.bound or "exactly")
    if mention.amount == value.amount and mention.bound in (None, value.bound):
        return Stance.SUPPORTS
    if mention.amount == value.amount and mention.bound == "exactly":
        return Stance.CONTRADICTS
    if not asked.meets(value.allows):
        return Stance.CONTRADICTS
    return Stance.SUPPORTS if asked.contains(value.allows) else Stance.SILENT


def _mixes_up_people(names: Iterable[str], question: Question, entities: Mapping[str, Entity]) -> bool:
    """Whether somebody is put into an organisation of nobody named, or is said to be somebody else."""
    persons = [name for name in names if entities[name].kind == "person"]
    homes = {entities[name].part_of for name in persons}
    firms = {name for name in names if entities[name].kind == "company"}
    at_home = {home for home in homes if home and entities[home].kind == "company"}
    return bool(at_home and firms - homes) or question.manner.equates_names


def _stance_on_money(money: Money, mentions: Iterable[Mention]) -> Stance:
    """Without a figure to compare, giving one supports that it is given."""
    mentions = [mention for mention in mentions if mention.unit not in ("percent", "year")]
    if not mentions:
        return Stance.SUPPORTS
    return _gravest(
        max(
            (_stance_on_amount(part, mention) for part in money.sums if mention.unit in (None, part.currency)),
            default=Stance.SILENT,
        )
        for mention in mentions
    )


def _stance_on_members(listed: EntitySet, names: Iterable[str], index: Index, fact: str) -> Stance:
    """Only names of the members' kinds can be meant; of those, the ones that set the scene are passed over."""
    entities, setting = index.base.entities, index.told_words[fact].terms
    kinds = {entities[member].kind for member in listed.members}
    asked = {name for name in names if entities[name].kind in kinds}
    others = asked - set(listed.members)
    if all(f"name:{name}" in setting for name in others) and not _are_rivals(others, fact, index):
        return Stance.SUPPORTS if others < asked else Stance.SILENT
    return _denied(listed)


def _are_rivals(names: Iterable[str], fact: str, index: Index) -> bool:
    """Whether some source lists one of the names for the same fact."""
    values = [claim.value for claim in index.base.facts[fact].claims]
    rivals = {member for value in values if isinstance(value, EntitySet) for member in value.members}
    return any(name in rivals for name in names)


def _denied(listed: EntitySet) -> Stance:
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
    if mention.bound not in LIMITING:
        return mention.amount in (duration.minutes, duration.seconds, seconds)
    length = seconds / 60 if mention.amount <= 60 else seconds  # noqa: PLR2004 - see above
    return interval(mention.amount, mention.bound).contains(interval(length, "exactly"))


def _stance_on_place(place: str, request: Request, entities: Mapping[str, Entity]) -> Stance:
    places = {name for name in request.names if entities[name].kind == "place"}
    places |= request.match.question.keys("place")
    if not places:
        return Stance.SILENT
    return Stance.SUPPORTS if place in places else Stance.CONTRADICTS


def _stance_on_speaker(speaker: str, names: Iterable[str], entities: Mapping[str, Entity]) -> Stance:
    """Who is named first is taken for the one who speaks: '<speaker> told <addressee> that …'."""
    persons = [name for name in names if entities[name].kind in ("person", "work")]
    if not persons:
        return Stance.SILENT
    return Stance.SUPPORTS if persons[0] == speaker else Stance.CONTRADICTS
