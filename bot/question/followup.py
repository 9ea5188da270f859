"""Follow-ups: what a question leaves out is taken over from the question before it.

A complete new question takes over nothing; 'and <name>?', 'in dollars?' and 'source?' do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.language.meaning import DOCUMENT, MEASURING, UNKNOWN, AnswerType, Meaning, unit_of
from bot.question.conversation import Turn
from bot.question.index import Index
from bot.question.model import Model
from bot.question.proposing import Context
from bot.question.question import Question
from bot.question.ranking import Ranking, rank

#: What is taken over counts half of what is said.
BORROWED: Final = 0.5

#: A question with more words that carry it stands alone, unless it says itself that it goes on.
ELLIPTIC: Final = 1

#: What asks for the words of the last answer, and not for another one.
OF_ANSWERS: Final[frozenset[AnswerType]] = frozenset({"passage", "which_source", "said", "who", "compare"})


def resolve(
    question: Question, previous: Turn | None, index: Index, model: Model
) -> tuple[Ranking, frozenset[Meaning]]:
    """The ranking of a question, with what it leaves out taken over from the turn before; and the terms of both."""
    context = find_context(question, previous, index)
    if context is None or previous is None:
        return rank(question, index, model), question.terms
    merged = rank(question, index, model, context)
    if not (question.manner.leans_back or swaps(question, previous, index)):
        own = rank(question, index, model)
        if not _needs_more(own, index) and _likelihood(merged) < _likelihood(own):
            return own, question.terms
    return merged, question.terms | {term for term in context.borrowed if term.is_term}


def find_context(question: Question, previous: Turn | None, index: Index) -> Context | None:
    """What the question may go on from; None where it stands alone."""
    if previous is None or not _may_go_on(question):
        return None
    facts = previous.facts
    if swaps(question, previous, index):
        # What was told of the one need not be told of the other.
        facts = tuple(fact for fact in facts if all(map(index.profile(fact).knows, question.terms)))
    return Context(_borrow(question, previous, index), facts)


def asks_of_answer(question: Question, index: Index) -> bool:
    """Whether it asks of the last answer who gives it, or in which words: 'source?', 'do all the reports say so?'."""
    # 'Where do they disagree?' asks for no place.
    wants = question.wants - {"where"} if question.asks_for("compare") else question.wants
    if not (wants or question.manner.quantifier) or not wants <= OF_ANSWERS:
        return False
    idle = index.language.of_answers | index.language.universal
    own = {r.meaning for r in question.readings if r.meaning.is_term and not set(r.spelled.split()) <= idle}
    return not own - {DOCUMENT} and not question.keys("source", "name")


def put_person(question: Question, previous: Turn | None, index: Index) -> Question:
    """The question with 'he' or 'her' read as the person whom the turn before was about, if that was one.

    A name before the pronoun in the question itself is nearer.
    """
    names = [at for at, reading in enumerate(question.readings) if _is_person(reading.meaning, index)]
    spelled = [reading.spelled for reading in question.readings[: names[0] if names else None]]
    pronouns = index.language.personal.intersection(spelled)
    person = _person_before(previous, index) if previous and pronouns else None
    if person is None:
        return question
    meaning = Meaning("name", person)
    readings = tuple(replace(r, meaning=meaning) if r.spelled in pronouns else r for r in question.readings)
    others = index.language.pronouns - index.language.personal
    manner = replace(question.manner, leans_back=any(reading.spelled in others for reading in readings))
    return replace(question, readings=readings, manner=manner)


def _may_go_on(question: Question) -> bool:
    """Whether it can be meant as going on: it says so, or it says next to nothing by itself."""
    content = [term for term in question.terms if term.kind != "light"]
    says_nothing = not content and not question.wants and question.manner.form != "open"
    return question.manner.leans_back or (len(content) <= ELLIPTIC and not says_nothing)


def _needs_more(own: Ranking, index: Index) -> bool:
    """Whether a question has no word that says what it is about, and is nothing that people are known to ask so."""
    is_known = own.best is not None and own.best.proposal.is_same
    return not is_known and not index.weigh_content(own.question.terms)


def swaps(question: Question, previous: Turn, index: Index) -> bool:
    """Whether it only puts another name or year in place of one: 'who came for <name> in 2020?', 'and <other>?'."""
    content = [term for term in question.terms if term.kind != "light"]
    sorts = {_sort_of(term, index) for term in content}
    # 'He' is whoever was told of, and no other.
    if not content or None in sorts or not index.language.personal.isdisjoint(question.words):
        return False
    return not sorts.isdisjoint(_sort_of(term, index) for term in previous.terms - index.subject)


def _sort_of(term: Meaning, index: Index) -> str | None:
    """What may stand in its place: its kind of entity, or another year."""
    if term.kind == "name":
        return index.base.entities[term.key].kind
    return "year" if unit_of(term) == "year" else None


def _likelihood(ranking: Ranking) -> float:
    return ranking.best.probability if ranking.best else 0.0


def _person_before(previous: Turn, index: Index) -> str | None:
    """The one person whom the turn before named, or whom its answer tells of; of several the one of a firm named."""
    named = {term.key for term in previous.terms if term.kind == "name"}
    persons = frozenset(term.key for term in previous.terms if _is_person(term, index))
    if not persons:
        persons = next(filter(None, map(index.base.persons_of, previous.facts)), frozenset())
    if len(persons) > 1:
        persons = frozenset(name for name in persons if index.base.entities[name].part_of in named)
    return next(iter(persons)) if len(persons) == 1 else None


def _is_person(meaning: Meaning, index: Index) -> bool:
    return meaning.kind == "name" and index.base.entities[meaning.key].kind == "person"


def _borrow(question: Question, previous: Turn, index: Index) -> Mapping[Meaning, float]:
    """What the turn before said and was taken for, without what the question puts something in place of."""
    entities = index.base.entities
    kinds = {entities[name].kind for name in question.keys("name")}
    measured = any(term.kind in MEASURING for term in question.terms)
    return {
        term: BORROWED
        for term in previous.terms | _essence(previous, index)
        if not (term.kind == "name" and entities[term.key].kind in kinds)
        and not (term.kind in MEASURING and measured)
        and term.kind not in UNKNOWN | {"source"}
    }


def _essence(previous: Turn, index: Index) -> frozenset[Meaning]:
    """The terms of the first wording of what the turn before was taken for: what it is about, in short."""
    if previous.target is None:
        return frozenset()
    number = index.numbers[previous.target]
    wording = next(iter(index.wordings_of(number)), None)
    return frozenset(term for term in wording.signs if term.is_term) if wording else frozenset()
