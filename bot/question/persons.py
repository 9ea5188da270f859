"""Persons as they are asked for: who somebody is, and who heads an organisation, by how documents introduce them."""

from __future__ import annotations

from typing import Final

from bot.language.meaning import AnswerType, Reading
from bot.question.index import Index
from bot.question.question import Question
from bot.question.request import Request

WHO: Final[frozenset[AnswerType]] = frozenset({"who"})


def asks_who_it_is(request: Request, index: Index) -> bool:
    """Whether it asks who a person is, and for nothing else of him."""
    question = request.question
    names = question.keys("name")
    is_one = len(names) == 1 and all(index.base.entities[name].kind == "person" for name in names)
    if not (is_one and _may_ask_of_person(request)) or request.decision.is_verbatim:
        return False
    said = (reading for reading in question.readings if reading.meaning.is_term and reading.meaning.kind != "name")
    return all(_asks_of_person(reading, index) for reading in said)


def asks_who_heads_it(request: Request, index: Index) -> bool:
    """Whether it asks who heads an organisation, and no fact is certain to tell that.

    That no document names others is not what is asked where one names somebody.
    """
    answer = request.decision.answer
    facts = answer.target.facts if answer and answer.target.is_stated else ()
    is_told = any(not index.language.heading.isdisjoint(index.told_words[fact].words) for fact in facts)
    wording = answer.proposal.wording if answer and request.decision.is_verbatim else None
    is_told |= wording is not None and not wording.is_filled
    return not is_told and _may_ask_of_person(request) and bool(find_heads(request.question, index))


def find_introduced(question: Question, index: Index) -> tuple[str, ...]:
    """Who is to be introduced: the person who is named, or who heads the organisation that is."""
    names = question.keys("name")
    return find_heads(question, index) or tuple(n for n in names if index.base.entities[n].kind == "person")


def find_heads(question: Question, index: Index) -> tuple[str, ...]:
    """Those of an organisation of whom it asks with a word for heads, and whom a document introduces with one."""
    heading, entities = index.language.heading, index.base.entities
    names = question.keys("name")
    said = [r for r in question.readings if r.meaning.is_term and r.meaning.kind != "name"]
    asks = question.asks_for("who") and any(not heading.isdisjoint(reading.spelled.split()) for reading in said)
    if len(names) != 1 or not asks or not all(_asks_of_head(reading, index) for reading in said):
        return ()
    members = [name for name, entity in entities.items() if entity.kind == "person" and entity.part_of in names]
    return tuple(name for name in members if is_introduced_as_head(name, index))


def is_introduced_as_head(person: str, index: Index) -> bool:
    """Whether a document first names somebody beside a word for heads."""
    split, heading = index.language.split, index.language.heading
    return any(not heading.isdisjoint(split(sentence.text)) for sentence in index.base.introduce(person))


def _may_ask_of_person(request: Request) -> bool:
    """Whether it may ask who somebody is, as far as its form and what it is taken for tell."""
    question = request.question
    if question.is_check or question.manner.is_negated or not question.wants <= WHO or question.numbers:
        return False
    goes_on = request.previous is not None and not (question.asks_for("who") or question.manner.form == "open")
    return not (goes_on or question.manner.leans_back or request.is_small_talk)


def _asks_of_person(reading: Reading, index: Index) -> bool:
    """Whether it is a word for what somebody is, or a phrase of words that mean nothing alone: 'tell me about'."""
    is_phrase = " " in reading.spelled and index.reader.is_general(reading.spelled)
    return is_phrase or reading.spelled in index.language.of_persons


def _asks_of_head(reading: Reading, index: Index) -> bool:
    """Whether it is a word for heads, or changes nothing of what is said."""
    return not index.language.heading.isdisjoint(reading.spelled.split()) or index.is_idle(reading.meaning)
