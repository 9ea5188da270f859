"""Statements that are proven by a figure which no document states and which follows from those that they do state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from bot.answer.answer import Verdict
from bot.answer.assertion import Assertion, Stance, hold
from bot.answer.hearing import Hearing
from bot.knowledge.derivation import Figure
from bot.knowledge.factbase import FactBase
from bot.knowledge.figures import round_figure
from bot.knowledge.model import Claim, Derived, Fact
from bot.knowledge.values import Measured, Money, Share
from bot.language.meaning import CONTENT, NAMING, Meaning, Mention, term_of, without_unit
from bot.question.index import Index
from bot.question.question import Question
from bot.question.request import Request
from bot.text import one_stands_in

#: All of something, and most of it, as a share. No words of a number stand for these.
WHOLE: Final = Mention(0, 0, Decimal(100), "percent")
MAJORITY: Final = Mention(0, 0, Decimal(50), "percent", "more_than")

#: Of so many candidates a derived figure may judge a statement.
MAX_DERIVED: Final = 5


class Reckoned(NamedTuple):
    """A derived figure that proves or disproves a statement, the verdict, and the first result that it rests on."""

    name: str
    verdict: Verdict
    result: Figure


def judge_derived(request: Request, index: Index, hearing: Hearing, slack: float) -> Reckoned | None:
    """The derived figure that proves or disproves a statement: 'a fifth of them go to <name>'.

    It has one figure that may be that one, and all else in it is known of the facts from which that is computed, or is
    what people ask for it with. Of what documents say it is no proof.
    """
    question = request.question
    if question.manner.is_negated or request.sources or question.speaks_of_documents:
        return None
    portioned = _read_portion(question, index)
    for name in _find_derived(request, index):
        figure = index.base.derived[name]
        told = frozenset[Meaning]().union(*(hearing.lore(fact).told for fact in index.base.inputs_of(name)))
        told |= set(map(without_unit, told))
        question = portioned if figure.formula == "percentage" else request.question
        figures = frozenset(map(term_of, _find_figures(question, figure, told)))
        left = question.terms - told - index.profile(name).terms - index.subject - figures
        if len(figures) != 1 or sum(map(hearing.weigh, left)) > slack or not _names_part(question, figure, hearing):
            continue
        taken = [(result, stance) for result, stance in _hold(question, name, index) if stance is not Stance.SILENT]
        if len({stance for _, stance in taken}) == 1:
            result, stance = taken[0]
            return Reckoned(name, "supported" if stance is Stance.SUPPORTS else "contradicted", result)
    return None


def _read_portion(question: Question, index: Index) -> Question:
    """The statement with a word for all or most of something as the share that it stands for, if it has one."""
    language = index.language
    portions = {**dict.fromkeys(language.wholes, WHOLE), **dict.fromkeys(language.majorities, MAJORITY)}
    word = next((one for one in question.readings if one.spelled.partition(" ")[0] in portions), None)
    has_share = any(mention.unit == "percent" for mention in question.numbers)
    if word is None or has_share or one_stands_in(language.sums, question.words):
        return question
    share = portions[word.spelled.partition(" ")[0]]
    readings = tuple(replace(one, meaning=term_of(share)) if one is word else one for one in question.readings)
    return replace(question, readings=readings, numbers=(*question.numbers, share))


def _names_part(question: Question, figure: Derived, hearing: Hearing) -> bool:
    """For a share, whether it names of what part that is one: 'all of them go to <name>', and not 'all of them go'."""
    if figure.formula != "percentage" or not (figure.of.fact and figure.by.fact):
        return True
    own = hearing.lore(figure.of.fact).told - hearing.lore(figure.by.fact).told
    return any(term.kind in CONTENT | NAMING for term in question.terms & own)


def _find_derived(request: Request, index: Index) -> Iterator[str]:
    """The derived figures among the likeliest candidates, and then those that the statement gives."""
    candidates = request.ranking.candidates[:MAX_DERIVED]
    likely = [one.target.name for one in candidates if one.target.name in index.base.derived]
    given = find_given(request.question, index.base)
    yield from dict.fromkeys((*likely, *given))


def find_given(question: Question, base: FactBase) -> tuple[str, ...]:
    """The derived figures of which a statement gives the very amount, in their order."""
    amounts = {mention.amount for mention in question.numbers}
    return tuple(name for name, found in base.results.items() if any(one.amount in amounts for one in found))


def _find_figures(question: Question, figure: Derived, told: AbstractSet[Meaning]) -> Iterator[Mention]:
    """What may stand for the derived figure: a share, or a figure that is not told already."""
    if figure.formula == "percentage":
        return (mention for mention in question.numbers if mention.unit == "percent")
    return (mention for mention in question.numbers if term_of(mention) not in told)


def _hold(question: Question, name: str, index: Index) -> Iterator[tuple[Figure, Stance]]:
    """The results, each with how it stands to a statement."""
    base = index.base
    assertion = Assertion(question, (), is_exclusive=False, entities=base.entities, language=index.language)
    for result in base.results[name]:
        if value := _value_of(base.derived[name], result, base.facts):
            yield result, hold(assertion, Claim(source=result.sources[0], evidence="-", value=value)).stance


def _value_of(figure: Derived, result: Figure, facts: Mapping[str, Fact]) -> Measured | None:
    """A result as a value, told roughly where it is computed exactly; None for what has no unit of its own."""
    said = {"amount": round_figure(result.amount), "bound": "about" if result.bound == "exactly" else result.bound}
    if figure.formula == "percentage":
        return Share.model_validate({"kind": "share", **said})
    if figure.formula != "difference" or figure.of.fact is None:
        return None
    values = (claim.value for claim in facts[figure.of.fact].claims if not claim.denied)
    forms = (form for value in values if isinstance(value, Measured) for form in value.forms)
    form = next((form for form in forms if getattr(form, "currency", None) == result.currency), None)
    if form is None:
        return None
    parts = {"parts": None} if isinstance(form, Money) else {}
    return form.model_copy(update={**said, **parts, "equivalent": None})
