"""Follow-ups: what a question leaves out is taken over from the question before it.

A complete new question takes over nothing; 'and <name>?', 'in dollars?' and 'source?' do.
"""

from __future__ import annotations

from typing import Final

from bot.question.conversation import Turn
from bot.question.index import Index
from bot.question.lexicon import OWN_INTENTS
from bot.question.matching import CERTAIN, Candidate, Match, match
from bot.question.question import DOCUMENT, Question

#: A question whose own words weigh less can't stand alone.
SELF_CONTAINED: Final = 1.04

#: A question whose own words weigh less says nothing by itself: 'source?', 'and in <document>?'.
BARE: Final = 1.34

#: What a pronoun or an opener like 'and' adds in favour of reading a question as a follow-up.
LEANING: Final = 0.54


def resolve(question: Question, previous: Turn | None, index: Index) -> tuple[Match, frozenset[str]]:
    """The match of a question, with what it leaves out taken over from the turn before."""
    own = match(question, index)
    says_nothing = not question.features and not question.keys("source") and question.manner.form != "open"
    if previous is None or previous.target is None or says_nothing:
        return own, question.features
    weight = index.weigh_content(question.terms)
    if question.keys("source"):
        is_bare = weight < BARE
    else:
        is_bare = question.terms <= {DOCUMENT.key} and (question.manner.leans_back or bool(question.keys("ask")))
    if is_bare and question.keys("ask") <= {"which_source", "said", "who", "compare"}:
        return _retell(question, previous), question.features | previous.features
    if own.is_sure and ((weight >= SELF_CONTAINED and not question.manner.leans_back) or _is_small_talk(own)):
        return own, question.features
    borrowed = _borrow(question, previous, index)
    thread = index.threads[previous.target]
    merged = match(question, index, borrowed, thread=thread)
    if _only_puts_a_name(question):
        merged = match(question, index, borrowed, borrowed_share=1.0, thread=thread)
        if merged.is_sure:
            return merged, question.features | borrowed
    bonus = LEANING if question.manner.leans_back else 0.0
    if merged.is_sure and (not own.is_sure or merged.score + bonus >= own.score):
        return merged, question.features | borrowed
    return own, question.features


def _is_small_talk(found: Match) -> bool:
    """Whether it greets or thanks, which nothing said before changes."""
    return found.candidates[0].name in OWN_INTENTS and found.score >= CERTAIN


def _only_puts_a_name(question: Question) -> bool:
    """'And <name>?' puts a name in the place of another one and leaves the rest as it was."""
    kinds = {reading.meaning.kind for reading in question.readings} - {"filler"}
    return kinds == {"name"}


def _borrow(question: Question, previous: Turn, index: Index) -> frozenset[str]:
    """The features of the turn before, without those that the question puts something in place of."""
    entities = index.base.entities
    kinds = {entities[name].kind for name in question.keys("name")}
    has_ask = bool(question.keys("ask"))
    has_number = bool(question.numbers)
    return frozenset(
        feature
        for feature in previous.features
        if not (feature.startswith("ask:") and has_ask)
        and not (feature.startswith("name:") and entities[feature.removeprefix("name:")].kind in kinds)
        and not (feature.startswith("number:") and has_number)
        and not feature.startswith(("unknown:", "source:"))
    )


def _retell(question: Question, previous: Turn) -> Match:
    """'Source?' and 'who said that?' want the last answer again, with who says it."""
    same = Candidate(previous.target or "", 1.0, ("asks for who says the last answer",))
    return Match(question, "matched", "has no words of its own: goes on about the last answer", (same,))
