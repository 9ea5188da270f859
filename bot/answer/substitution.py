"""Statements that tell a matter as it is told, but for one name or figure in the place of another.

'<Firm> is led by <somebody else>' is denied by no document in so many words, and yet they say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bot.answer.answer import Verdict
from bot.answer.assertion import rounds
from bot.answer.hearing import ORGANISATIONS, Case
from bot.knowledge.model import Claim
from bot.knowledge.values import WEEKDAYS, EntitySet, Measured
from bot.language.meaning import CONTENT, NAMING, Meaning, Reading, number_key, unit_of
from bot.question.index import Index
from bot.question.persons import is_introduced_as_head
from bot.question.question import Question
from bot.question.ranking import MORE_LIKELY_THAN_NOT
from bot.text import stands_in


def substitutes(case: Case, index: Index) -> bool:
    """Whether of a statement nothing but one name or figure is unexplained, and another of its sort is told instead.

    What changes nothing of what is said may be left beside it.
    Who says that there is one more, or names a place within one that is told, puts nothing in place of another.
    """
    question, told, unexplained = case.question, case.lore.told, case.unexplained
    odd = [term for term in unexplained if not index.is_idle(term)]
    if len(odd) != 1 or question.manner.is_negated or question.manner.adds:
        return False
    (put,) = odd
    telling = {term.kind for term in question.terms - unexplained - index.subject}
    # Two names say nothing of each other: '<town> is in <body>'.
    is_told = not telling.isdisjoint(CONTENT if put.kind in NAMING else CONTENT | {"name"})
    if question.manner.offers or not is_told:
        return False
    if put.kind == "number" and (_is_range(case.held) or _is_rounded_off(put, case)):
        # No end denies it, so that it lies between them, or it is the told one for short.
        return False
    sort = _sort_of(put, index)
    if put.kind == "name" and (
        case.probability < MORE_LIKELY_THAN_NOT or any(term.kind == "number" for term in case.measured)
    ):
        # A figure that is told of one may hold for another one as well, and so may what is hardly meant.
        return False
    if sort is None or _is_bounded(put, question) or _may_be_added(put, case, index) or _lies_in(put, index, told):
        return False
    return any(_sort_of(term, index) == sort for term in told - question.terms)


def equate(question: Question, index: Index) -> Verdict | None:
    """The verdict where it says nothing but that one person is another one: '<name> is the president of <country>'.

    By what the fact base calls them both names mean the same person, or they do not.
    """
    said = [reading for reading in question.readings if reading.meaning.is_term and not index.is_idle(reading.meaning)]
    named = {r.spelled: r.meaning for r in said if r.meaning.kind == "name" and _sort_of(r.meaning, index) == "person"}
    persons = frozenset(named.values())
    others = {reading.meaning for reading in said} - persons - index.homes_of(persons) - index.subject
    if others or len(named) != 2:  # noqa: PLR2004 - a pair
        return None
    readings = _without_homes(question, index.homes_of(persons) | index.subject, index)
    identities = index.language.find_identities(question.text, readings)
    if not any({one, other} == {person.key for person in persons} for one, other in identities):
        return None
    return "supported" if len(persons) == 1 else "contradicted"


def _without_homes(question: Question, homes: AbstractSet[Meaning], index: Index) -> list[Reading]:
    """What it says without of whom or where somebody is somebody: 'the <land> president', 'the president of <land>'."""
    equating = index.language.equating
    after = [*(reading.meaning for reading in question.readings[1:]), None]
    return [
        reading
        for reading, following in zip(question.readings, after, strict=True)
        if reading.meaning not in homes
        and not (following in homes and reading.meaning.kind == "filler" and reading.spelled not in equating)
    ]


def assign_post(question: Question, index: Index) -> Verdict | None:
    """The verdict where it says nothing but that somebody heads an organisation: '<name> is the boss of <firm>'.

    Who is introduced as the head of the one that he is part of heads it, in whatever post, and no other one.
    """
    entities, language = index.base.entities, index.language
    names = question.keys("name")
    persons = [name for name in names if entities[name].kind == "person"]
    bodies = [name for name in names if entities[name].kind in ORGANISATIONS]
    said = [reading for reading in question.readings if reading.meaning.is_term and reading.meaning.key not in names]
    posts = {reading.spelled for reading in said if not language.heading.isdisjoint(reading.spelled.split())}
    is_all = all(reading.spelled in posts or index.is_idle(reading.meaning) for reading in said)
    if not (len(names) == len(persons) + 1 == len(bodies) + 1 == 2 and posts and is_all) or question.manner.adds:  # noqa: PLR2004 - a pair
        return None
    (person,), (body,) = persons, bodies
    home = entities[person].part_of
    if home is None or not is_introduced_as_head(person, index):
        return None
    if home == body:
        return "supported" if language.in_charge.issuperset(posts) else None
    return "contradicted" if entities[body].part_of != home else None


def _sort_of(term: Meaning, index: Index) -> str | None:
    """What a term can stand in place of: its kind of entity or its unit; None for words and for bare numbers.

    A bare number may count anything.
    """
    match term.kind:
        case "place":
            return "place"
        case "name":
            return index.base.entities[term.key].kind
        case "date":
            return "weekday" if term.key in WEEKDAYS else term.key.partition(" ")[0]
        case "number":
            return unit_of(term) or None
    return None


def _is_bounded(term: Meaning, question: Question) -> bool:
    """Whether it is a figure with a bound, which may hold for what is told."""
    return any(mention.bound and number_key(mention) == term.key for mention in question.numbers)


def _is_range(claims: Iterable[Claim]) -> bool:
    """Whether they give a least figure and a most: '310 to 325 million'."""
    bounds = {claim.value.bound for claim in claims if isinstance(claim.value, Measured)}
    return not (bounds.isdisjoint(("at_least", "more_than")) or bounds.isdisjoint(("up_to", "less_than")))


def _is_rounded_off(term: Meaning, case: Case) -> bool:
    """Whether it is a figure that is told, with fewer digits: '17 percent' for 17.4."""
    told = [form for claim in case.held if isinstance(claim.value, Measured) for form in claim.value.forms]
    figures = [mention for mention in case.question.numbers if number_key(mention) == term.key]
    return any(rounds(mention.amount, form.amount) for mention in figures for form in told)


def _may_be_added(term: Meaning, case: Case, index: Index) -> bool:
    """Whether those who are told are examples, or in a list that is open to one more of its kind."""
    if term.kind not in NAMING:
        return False
    entities, told = index.base.entities, index.told_words[case.fact].words
    listed = (claim.value for claim in case.held if isinstance(claim.value, EntitySet) and not claim.value.complete)
    kinds = {entities[member].kind for value in listed for member in value.members}
    are_examples = any(stands_in(phrase, told) for phrase in index.language.exemplifying)
    return are_examples or (term.kind == "name" and entities[term.key].kind in kinds)


def _lies_in(term: Meaning, index: Index, told: AbstractSet[Meaning]) -> bool:
    """Whether it is a place in one that is told, or somebody of an organisation that is, or the other way round."""
    homes = index.homes_of({term}) if term.kind == "name" else index.land_of(term)
    return not homes.isdisjoint(told) or term in index.homes_of(told)
