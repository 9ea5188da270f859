"""What a statement may say that is not told, though a fact accounts for all of its words.

Each function is one reservation and looks at one way in which it may: who has it gets no verdict by that fact, or no
Yes. A near copy that compares, reckons or turns round what is told is looked at in `nuance`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from bot.answer.assertion import Stance
from bot.answer.hearing import ORGANISATIONS, Case, Hearing
from bot.answer.nuance import changes_rate, compares, gives_reason, settles
from bot.answer.ordering import find_ranks, ranks_lower
from bot.knowledge.values import Bounded, Quotation
from bot.language.language import Language
from bot.language.meaning import CONTENT, DOCUMENT, LEXICAL, MEASURING, NAMING, Meaning, answer_types, term_of
from bot.question.question import Question, Utterance
from bot.question.ranking import LIKELY, MORE_LIKELY_THAN_NOT
from bot.text import one_stands_in, stands_in

Reservation = Callable[[Case, Hearing], bool]

#: A word of general use carries a statement where it weighs such a share of the rarest word, or the fact is likely.
RARE: Final = 0.5

#: So many words have to be told of a statement of which anything is left, those of general use not counted; fewer where
#: the fact is likely to be what it is about.
LEAST_TOLD: Final = 3
LEAST_TOLD_OF_LIKELY: Final = 2


def tells_little(case: Case, hearing: Hearing) -> bool:
    """Whether something is left of a statement of which the fact has few words: that may be what it is about."""
    told = [t for t in case.question.terms - case.unexplained - hearing.index.subject if t.kind != "light"]
    is_left = hearing.leaves_any(case.unexplained)
    is_told_by_value = bool(case.measured) and not all(isinstance(one.value, Quotation) for one in case.held)
    least = LEAST_TOLD_OF_LIKELY if case.probability >= MORE_LIKELY_THAN_NOT else LEAST_TOLD
    return is_left and not is_told_by_value and len(told) < least


def only_names_speaker(case: Case, hearing: Hearing) -> bool:
    """Whether it names who is quoted, and has no word of what is told of that: 'the head of <firm> is <speaker>'."""
    if not all(isinstance(claim.value, Quotation) for claim in case.held):
        return False
    question = case.question
    says = any("said" in answer_types(ask) for ask in question.keys("ask"))
    return not says and not any(term.kind in CONTENT for term in question.terms & hearing.told(case).terms)


def is_wanted(case: Case, hearing: Hearing) -> bool:
    """Whether it says that something has happened of which the fact tells that it is wanted, or a condition."""
    wanted = hearing.index.language.wanted
    manner = case.question.manner
    if not (manner.is_done or manner.is_past) or not wanted.isdisjoint(case.question.words):
        return False
    return not wanted.isdisjoint(hearing.statement(case.fact).words)


def is_still_ahead(case: Case, hearing: Hearing) -> bool:
    """Whether it says that something happened of which the fact tells that it is to come."""
    return case.question.manner.is_past and hearing.statement(case.fact).manner.is_ahead


def is_doubtful(case: Case, hearing: Hearing) -> bool:
    """Whether the fact leaves open whether it is so, and the statement does not: 'sales remain uncertain'.

    Neither does one that denies a doubt: 'not in doubt'.
    """
    question, doubting = case.question, hearing.index.language.doubting
    denies = not hearing.index.language.negations.isdisjoint(question.words)
    leaves_open = denies == doubting.isdisjoint(question.words)
    return not leaves_open and not doubting.isdisjoint(hearing.statement(case.fact).words)


def is_to_become(case: Case, hearing: Hearing) -> bool:
    """Whether it says that somebody is what he is told to become, and nothing of becoming: 'is it a hub?'."""
    language, question = hearing.index.language, case.question
    if not one_stands_in(language.becoming, hearing.statement(case.fact).words):
        return False
    says_so = one_stands_in(language.becoming, question.words) or not case.lore.retold.isdisjoint(question.terms)
    return not (says_so or language.equating.isdisjoint(question.words))


def is_of_another_subject(case: Case, hearing: Hearing) -> bool:
    """Whether somebody whom all is about takes a side in it, and the fact tells it of another one.

    Elsewhere his name says nothing: 'the <land> deal'.
    """
    index, question = hearing.index, case.question
    roles = index.base.facts[case.fact].roles
    if not roles.subject or not question.keys("name").isdisjoint(roles.subject):
        return False
    told = frozenset(Meaning("name", name) for name in roles.subject)
    others = frozenset(Meaning("name", name) for name in (*roles.object, *case.lore.members))
    return not (index.subject & hearing.find_siding(question)) <= told | others | index.homes_of(told)


def is_past(case: Case, hearing: Hearing) -> bool:
    """Whether it says that something goes on to be so, of which the fact tells only that it was so once."""
    told = hearing.told(case).words
    if not case.question.manner.lasts or hearing.statement(case.fact).manner.is_present:
        return False
    return not one_stands_in(hearing.index.language.lasting, told)


def is_certain(case: Case, _: Hearing) -> bool:
    """Whether it says that something will be so that may be."""
    return case.question.manner.is_foretold and all(claim.modality == "possible" for claim in case.held)


def goes_beyond(case: Case, hearing: Hearing) -> bool:
    """Whether it says 'only', 'all', 'other' or 'the most', and what is told of the fact does not."""
    language, told = hearing.index.language, hearing.told(case)
    extreme = language.extremes | language.comparatives | language.further | language.universal
    if any(term.kind == "name" for term in case.measured) and not _joins_others(case.question, language.joint):
        extreme -= language.joint
    if not language.coordinating.isdisjoint(case.question.words):
        extreme -= language.paired
    if any(term.kind == "number" for term in case.measured) and _is_told_for_each(case.question, told, language):
        extreme -= language.distributing
    is_excepted = one_stands_in(language.exceptions, told.words)
    figured = _find_limits_of_figures(case, language)
    said = (
        reading for at, reading in enumerate(case.question.readings) if reading.spelled in extreme and at not in figured
    )
    beyond = [
        one
        for one in said
        if (one.spelled not in told.words and one.meaning not in told.terms)
        or (one.spelled in language.universal and (is_excepted or _counts_documents(one.spelled, told)))
    ]
    graded = language.superlatives | language.comparatives
    if 1 in find_ranks(case.question, language):
        passages = (hearing.index.reader.read_words(claim.evidence) for claim in case.held)
        if any(ranks_lower(passage, language) for passage in passages):
            return True
    if not all(reading.spelled in graded for reading in beyond):
        return True
    # What is graded is told by meaning, and roles may have it: 'the biggest', 'slower'.
    return bool(beyond) and not case.lore.accounted(case.question).issuperset(one.meaning for one in beyond)


def _find_limits_of_figures(case: Case, language: Language) -> frozenset[int]:
    """Where a word like 'only' stands before a figure that is told with no bound: there are no more anyway."""
    values = (claim.value for claim, one in case.held.items() if one.terms)
    if any(isinstance(value, Bounded) and value.bound != "exactly" for value in values):
        return frozenset()
    figures = {term for term in case.measured if term.kind == "number"}
    pairs = pairwise(case.question.readings)
    return frozenset(
        at for at, (one, other) in enumerate(pairs) if one.spelled in language.limits and other.meaning in figures
    )


def _is_told_for_each(said: Utterance, told: Utterance, language: Language) -> bool:
    """Whether what is told is told for each: in so many words, or as 'a season' where 'every season' is said."""
    if not language.distributing.isdisjoint(told.words):
        return True
    each = {other.meaning for one, other in pairwise(said.readings) if one.spelled in language.distributing}
    return any(one.meaning.kind == "filler" and other.meaning in each for one, other in pairwise(told.readings))


def _counts_documents(word: str, told: Utterance) -> bool:
    """Whether a word for all is only told of documents: 'in every letter'."""
    after = [other.meaning for one, other in pairwise(told.readings) if one.spelled == word]
    return bool(after) and all(meaning == DOCUMENT for meaning in after)


def _joins_others(question: Question, joint: frozenset[str]) -> bool:
    """Whether a word like 'all' stands before what is no name: 'all the ferries go to <name>'."""
    carrying = [one for one in question.readings if one.meaning.kind != "filler" or one.spelled in joint]
    return any(one.spelled in joint and other.meaning.kind == "term" for one, other in pairwise(carrying))


def has_reason(case: Case, hearing: Hearing) -> bool:
    """Whether it says why, and nothing that is told of the fact does."""
    language = hearing.index.language
    relation = hearing.index.base.facts[case.fact].roles.relation.get(language.code, ())
    return gives_reason(case.question, hearing.told(case), relation, language)


def has_rate(case: Case, hearing: Hearing) -> bool:
    """Whether a figure is said to be one for each year, or for all of them, and is not told to be that."""
    return changes_rate(case.question, hearing.told(case), hearing.index.language)


def compares_others(case: Case, hearing: Hearing) -> bool:
    """Whether it compares two things with each other that are not told to be compared."""
    return compares(case.question, hearing.told(case), hearing.index.language)


def settles_it(case: Case, hearing: Hearing) -> bool:
    """Whether it says that something is so of which the fact tells that it is asked, or told in several ways.

    Who leaves it open himself, or denies what would settle it, settles nothing: 'unclear', 'not convinced'.
    """
    index, language, question = hearing.index, hearing.index.language, case.question
    if not language.doubting.isdisjoint(question.words) or (question.manner.is_negated and case.lore.opposed(question)):
        return False
    statement = hearing.statement(case.fact)
    asks = statement.manner.opens or not language.undecided.isdisjoint(statement.words[:1])
    if asks and case.is_silent:
        return True
    is_open = not language.undecided.isdisjoint(hearing.told(case).words)
    return is_open and settles(question, statement, language) and not index.base.is_contradicted(case.fact)


def counts_outside_denial(case: Case, hearing: Hearing) -> bool:
    """Whether a figure that does not fit stands before what denies: of how many it is denied, nothing then tells.

    'It is not worth 5 million' takes the figure back; 'nine clubs did not vote for it' does not.
    """
    question = case.question
    if case.lore.is_negated or not question.manner.is_negated:
        return False
    denying = hearing.index.language.negations | question.manner.denying
    start = next((at for at, word in enumerate(question.words) if word in denying), 0)
    wrong = frozenset[Meaning]().union(*(one.terms for one in case.held.values() if one.stance is Stance.CONTRADICTS))
    return any(mention.end <= start and term_of(mention) in wrong for mention in question.numbers)


def sweeps(case: Case, hearing: Hearing) -> bool:
    """Whether it is about anybody or all time, 'nobody', 'never', and neither a value nor a word of the fact is."""
    language = hearing.index.language
    if language.sweeping.isdisjoint(case.question.words) or case.measured:
        return False
    return (language.sweeping | language.extremes).isdisjoint(hearing.told(case).words)


def is_less_exact(case: Case, hearing: Hearing) -> bool:
    """Whether it may be so by a claim that is less exact, and by none that goes with that it is denied."""
    is_open = any(one.terms and one.stance is Stance.SILENT for one in case.held.values())
    takes_none = all(one.stance is Stance.SILENT for one in case.held.values())
    return is_open and (takes_none or hearing.index.base.is_contradicted(case.fact))


def says_nothing(case: Case, hearing: Hearing) -> bool:
    """Whether no word carries it: none of the facts', and none of general use with which this one is told."""
    index = hearing.index
    own = case.question.terms & case.lore.told
    light = (term for term in own if term.kind == "light" and not index.is_idle(term))
    least = 0 if case.probability >= LIKELY else RARE * index.rarest
    if case.probability >= LIKELY and _is_told_by_names(case, hearing):
        return False
    denies = case.lore.opposed(case.question) or case.lore.refusals.are_in(case.question)
    carries = case.question.keys("term") or denies
    return not (carries or any(index.weight(term) >= least for term in light))


def _is_told_by_names(case: Case, hearing: Hearing) -> bool:
    """Whether nothing is left of a statement that has two names or figures of the fact: 'is that in <town>?'."""
    named = [term for term in case.question.terms & case.lore.told if term.kind in NAMING | MEASURING]
    is_left = hearing.leaves_any(case.unexplained)
    return len(named) >= LEAST_TOLD_OF_LIKELY and not hearing.index.subject.issuperset(named) and not is_left


def names_alone(case: Case, hearing: Hearing) -> bool:
    """Whether nothing but names is of the fact: 'X is Y' says nothing of a list that has both, nor 'X is part of Y'."""
    question, lore = case.question, case.lore
    others = [term for term in question.terms if term.kind not in NAMING]
    if not others:
        return all(term.key in lore.members or term in hearing.index.subject for term in question.terms)
    return all(term.kind in LEXICAL and term in case.unexplained for term in others)


def is_part_of_another(case: Case, hearing: Hearing) -> bool:
    """Whether it says that somebody is a part of a firm or a body, and no words of the fact do: 'X is part of Y'.

    'X is part of Y's plan' says nothing of the kind.
    """
    language, entities = hearing.index.language, hearing.index.base.entities
    told, readings = hearing.told(case).words, case.question.readings
    for part, of, whole, after in zip(readings, readings[1:], readings[2:], (*readings[3:], None), strict=False):
        is_body = whole.meaning.kind == "name" and entities[whole.meaning.key].kind in ORGANISATIONS
        is_last = after is None or after.meaning.kind == "filler"
        phrase = (part.spelled, of.spelled)
        if is_body and is_last and phrase in language.belonging and not stands_in((*phrase, whole.spelled), told):
            return True
    return False


#: Where one of these is so the fact does not bear the statement out, whatever it has of it.
LEAVES_OPEN: Final[tuple[Reservation, ...]] = (
    tells_little,
    is_wanted,
    is_still_ahead,
    is_doubtful,
    is_to_become,
    is_past,
    is_of_another_subject,
    is_part_of_another,
)

#: Where one of these is so the fact tells less than the statement says: it is neither so nor not so by what it tells.
SAYS_MORE: Final[tuple[Reservation, ...]] = (is_certain, goes_beyond, has_reason, has_rate)


def holds(reservations: tuple[Reservation, ...], case: Case, hearing: Hearing) -> bool:
    """Whether one of some reservations holds against the fact as what judges the statement."""
    return any(reservation(case, hearing) for reservation in reservations)
