"""What asks for all in short, 'tldr', 'sum it up in two sentences', and which facts that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.language.meaning import AnswerType
from bot.question.index import Index
from bot.question.question import Question
from bot.question.targets import Target
from bot.text import stands_in

#: What tells all in short where no intent does; no id of a record has a space.
IN_SHORT: Final = "in short"


ABOUT: Final[frozenset[AnswerType]] = frozenset({"about"})


def asks_for_all_in_short(question: Question, index: Index, *, goes_on: bool = False) -> bool:
    """Whether it asks for a summary, and of nothing else than what all is about: 'the gist of the deal, please'.

    It may be one document that is to tell it.
    'What is it about?' does so only where it does not go on from something.
    """
    language = index.language
    phrases = [phrase for phrase in language.summing_up if stands_in(phrase, question.words)]
    asks_about = question.asks_for("about") and not goes_on
    if not question.wants <= ABOUT or question.manner.is_negated or not (phrases or asks_about):
        return False
    idle = (language.matters | language.universal).union(*phrases)
    said = {r.meaning for r in question.readings if r.meaning.is_term and not idle.issuperset(r.spelled.split())}
    # A summary may be asked for in any words around.
    left = {term for term in said if not (index.is_idle(term) or (phrases and term.kind == "light"))}
    return {term for term in left if term.kind != "source"} <= index.of_subject


def find_overview(index: Index) -> Target | None:
    """What tells all in short: the intent that is asked for so, or else the facts that the examples ask for."""
    intents = (target for target in index.targets if target.kind == "joint")
    if told := next((intent for intent in intents if _is_asked_for_so(intent, index)), None):
        return told
    facts = tuple(dict.fromkeys(_find_main_facts(index)))
    return Target(IN_SHORT, "joint", (), facts) if facts else None


def _is_asked_for_so(target: Target, index: Index) -> bool:
    """Whether half of its wordings ask for all in short: one alone may be about a part of it."""
    asking = sum(asks_for_all_in_short(index.reader.read(wording), index) for wording in target.wordings)
    return 2 * asking >= len(target.wordings) > 0


def _find_main_facts(index: Index) -> Iterator[str]:
    """The facts with a wording that is one of the fact base's own examples, in the order of these."""
    split, language = index.language.split, index.language.code
    asked = {split(one): name for name, fact in index.base.facts.items() for one in fact.asked.get(language, ())}
    for example in index.base.about.examples.get(language, ()):
        if split(example) in asked:
            yield asked[split(example)]
