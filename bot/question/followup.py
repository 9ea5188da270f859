"""Follow-ups: what a question leaves out is taken over from the question before it.

A complete new question takes over nothing; 'and <name>?', 'in dollars?' and 'source?' do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.language.meaning import DOCUMENT, OWN_INTENTS, Meaning
from bot.question.conversation import Turn
from bot.question.index import Index
from bot.question.matching import ACCEPT, CERTAIN, WEIGHTS, Candidate, Match, match
from bot.question.question import Question

#: A question whose own words weigh less can't stand alone.
SELF_CONTAINED: Final = 1.8

#: A question whose own words weigh less says nothing by itself: 'source?', 'and in <document>?'.
BARE: Final = 0.5

#: What a pronoun or an opener like 'and' adds in favour of reading a question as a follow-up.
LEANING: Final = 0.5


def resolve(question: Question, previous: Turn | None, index: Index) -> tuple[Match, frozenset[str]]:
    """The match of a question, with what it leaves out taken over from the turn before."""
    own = match(question, index)
    carries = question.asks or index.weigh_content(question.terms) or question.keys("source")
    says_nothing = not carries and question.manner.form != "open" and not question.manner.leans_back
    if previous is None or previous.target is None or says_nothing:
        return own, question.features
    if _is_about_answer(question, index):
        return _retell(question, previous), question.features | previous.features
    weight = index.weigh_content(question.terms)
    if own.is_sure and ((weight >= SELF_CONTAINED and not question.manner.leans_back) or _is_small_talk(own)):
        return own, question.features
    borrowed = _borrow(question, previous, index)
    if only_puts_name(question):
        said = dict.fromkeys(borrowed.keys() & previous.features, 1.0)
        merged = _stay(match(question, index, said, borrowed_share=1.0), previous)
        goes_on = merged.is_sure
    else:
        merged = match(question, index, borrowed)
        bonus = LEANING if question.manner.leans_back else 0.0
        goes_on = merged.is_sure and (not own.is_sure or merged.score + bonus >= own.score)
    if goes_on:
        return merged, question.features | borrowed.keys()
    if not weight and question.asks and not own.is_sure:
        return _retell(question, previous), question.features | previous.features
    return own, question.features


def _stay(found: Match, previous: Turn) -> Match:
    """The match on the last answer's own intent, if that has to do with what is put in place of another."""
    own = next((candidate for candidate in found.candidates if candidate.name == previous.target), None)
    if own is None or own.score < ACCEPT or not own.explains(found.question.terms):
        return found
    others = tuple(candidate for candidate in found.candidates if candidate is not own)
    return replace(found, decision="matched", reason="asks the same of another name", candidates=(own, *others))


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


def _person_before(previous: Turn, index: Index) -> str | None:
    """The one person whom the turn before named, or else whom its answer tells of."""
    named = {Meaning("name", feature.removeprefix("name:")) for feature in previous.features if "name:" in feature}
    persons = {meaning.key for meaning in named if _is_person(meaning, index)}
    if not persons:
        target = index.profiles[previous.target].target if previous.target else None
        persons = {name for fact in (target.facts if target else ()) for name in index.base.persons_of(fact)}
    return next(iter(persons)) if len(persons) == 1 else None


def _is_person(meaning: Meaning, index: Index) -> bool:
    return meaning.kind == "name" and index.base.entities[meaning.key].kind == "person"


def _is_about_answer(question: Question, index: Index) -> bool:
    """Whether it asks of the last answer who gives it: 'source?', 'do all reports use that word?'."""
    if not question.keys("ask") <= {"which_source", "said", "who", "compare"}:
        return False
    own = frozenset(
        reading.meaning.term
        for reading in question.readings
        if reading.meaning.term is not None and not set(reading.spelled.split()) <= index.language.of_answers
    )
    weight = index.weigh_content(own)
    if question.keys("source"):
        return weight < BARE
    says_nothing = not own or (weight == 0 and DOCUMENT.key in own)
    return says_nothing and (question.manner.leans_back or bool(question.keys("ask")))


def _is_small_talk(found: Match) -> bool:
    """Whether it greets or thanks, which nothing said before changes."""
    return found.candidates[0].name in OWN_INTENTS and found.score >= CERTAIN


def only_puts_name(question: Question) -> bool:
    """'And <name>?' puts a name in the place of another one and leaves the rest as it was."""
    kinds = {reading.meaning.kind for reading in question.readings} - {"filler"}
    return kinds == {"name"}


def _borrow(question: Question, previous: Turn, index: Index) -> Mapping[str, float]:
    """What is taken over, each with the share that it costs an intent not to explain it.

    That is what the turn before said, and what it was answered with is about, without what the question
    puts something in place of. Only what was said can cost: most of all another name.
    """
    core = index.cores.get(previous.target or "", frozenset())
    costs = dict.fromkeys(core, 0.0) | {feature: _cost_of(feature, index) for feature in previous.features}
    entities = index.base.entities
    kinds = {entities[name].kind for name in question.keys("name")}
    return {
        feature: cost
        for feature, cost in costs.items()
        if not (feature.startswith("ask:") and (question.keys("ask") or question.manner.form == "open"))
        and not (feature.startswith("name:") and entities[feature.removeprefix("name:")].kind in kinds)
        and not (feature.startswith("number:") and question.numbers)
        and not feature.startswith(("unknown:", "source:"))
    }


def _cost_of(feature: str, index: Index) -> float:
    """The share that a word of the turn before costs; what everything is about costs nothing."""
    if not feature.startswith("name:"):
        return WEIGHTS["borrowed_cost"]
    is_subject = feature.removeprefix("name:") in index.base.about.subject_entities
    return 0.0 if is_subject else WEIGHTS["borrowed_name"]


def _retell(question: Question, previous: Turn) -> Match:
    """'Source?' and 'who said that?' want the last answer again, with who says it."""
    same = Candidate(previous.target or "", 1.0)
    return Match(question, "matched", "has no words of its own: goes on about the last answer", (same,))
