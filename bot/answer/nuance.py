"""What a near copy of what is told may have changed: it has all the words, and yet says more, or something else.

Each function looks at one kind of it, in a statement (`said`) and in all that is told of a fact, as one text (`told`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Final

from bot.language.language import Language
from bot.language.meaning import Bound, Meaning, Phrase, without_unit
from bot.question.question import Question, Utterance
from bot.text import one_stands_in

#: What compares two things where no figure stands beside it, and what turns it round.
INVERSE: Final[dict[Bound, Bound]] = {"more_than": "less_than", "less_than": "more_than"}
COMPARISONS: Final = {Meaning("bound", bound): Meaning("bound", inverse) for bound, inverse in INVERSE.items()}

#: What comes before something does not come after it.
OTHER_SIDE: Final[dict[str, str]] = {"before": "after", "after": "before"}

#: So many words after 'before' or 'after' may say what that is.
BESIDE_SIDE: Final = 2

#: The words of these belong together, whatever they would say alone.
PARTED: Final = ("number", "name", "source")


def turns_round(said: Question, told: Utterance, language: Language) -> bool:
    """Whether it says the other way round what is told: from what to what, before what, how much."""
    is_back = not {course[::-1] for course in _find_courses(said, language)}.isdisjoint(_find_courses(told, language))
    comparing = COMPARISONS.keys() & (said.terms - told.terms)
    is_inverse = bool(comparing) and told.terms.issuperset(COMPARISONS[one] for one in comparing)
    is_otherwise = _compares_otherwise(said, told, language) or _swaps_sides(said, told, language)
    return is_back or is_inverse or is_otherwise


def shuts_out(said: Question, told: Utterance, language: Language) -> bool:
    """Whether it says that there is only one of two that are told together: 'only wheat' of 'wheat and rye'."""
    words = frozenset(said.words)
    if (
        said.numbers
        or said.manner.offers
        or language.limits.isdisjoint(words)
        or not language.negations.isdisjoint(words)
    ):
        return False
    carrying = [one for one in told.readings if one.meaning.kind != "filler" or one.spelled in language.coordinating]
    return any(
        joining.spelled in language.coordinating and (one.meaning in said.terms) != (other.meaning in said.terms)
        for one, joining, other in zip(carrying, carrying[1:], carrying[2:], strict=False)
    )


def _find_courses(text: Utterance, language: Language) -> set[tuple[Meaning, ...]]:
    """From what to what something goes, for short."""
    courses = (tuple(map(without_unit, course)) for course in language.find_courses(text.readings))
    return {course for course in courses if len({*course}) > 1}


def _compares_otherwise(said: Utterance, told: Utterance, language: Language) -> bool:
    """Whether it says that somebody has more than somebody else, of whom it is told that he has less."""
    one = language.find_comparative(said.readings)
    other = language.find_comparative(told.readings) if one else None
    return one is not None and other is not None and one.is_more != other.is_more


def _swaps_sides(said: Utterance, told: Utterance, language: Language) -> bool:
    """Whether it puts something before what it is told to come after, or the other way round."""
    is_said = _find_sides(said, language)
    is_told = _find_sides(told, language) if is_said else set()
    return any((OTHER_SIDE[side], of) in is_told and (side, of) not in is_told for side, of in is_said)


def _find_sides(text: Utterance, language: Language) -> set[tuple[str, Meaning]]:
    """On which side of what something is said to come, which is one of the first words after 'before' or 'after'."""
    carrying = [reading for reading in text.readings if reading.meaning.kind != "filler"]
    sides = ((at, language.sides.get((reading.spelled,), "")) for at, reading in enumerate(carrying))
    return {
        (side, reading.meaning)
        for at, side in sides
        if side in OTHER_SIDE
        for reading in carrying[at + 1 : at + 1 + BESIDE_SIDE]
    }


def compares(said: Utterance, told: Utterance, language: Language) -> bool:
    """Whether it compares two things with each other that are not told to be compared: 'bigger than the other'."""
    is_of_name = _find_standards(said, language) and not _find_standards(told, language)
    return is_of_name or not COMPARISONS.keys().isdisjoint(said.terms - told.terms)


def _find_standards(text: Utterance, language: Language) -> bool:
    """Whether something is compared with somebody who is named: 'more in <land> than in <other land>'."""
    leads = False
    for reading in text.readings:
        if leads and reading.meaning.kind == "name":
            return True
        # Whatever means nothing may stand between both: 'than in the'.
        is_standard = reading.spelled.split()[-1] in language.standards
        leads = is_standard or (leads and reading.meaning.kind == "filler")
    return False


def settles(said: Utterance, told: Utterance, language: Language) -> bool:
    """Whether it says of something that it is so, where it is told that somebody asks whether it is."""
    asking = {one.meaning for one, other in pairwise(told.readings) if other.spelled in language.undecided}
    is_open = not language.undecided.isdisjoint(said.words)
    return bool(asking) and asking.isdisjoint(said.meanings) and not is_open


def gives_reason(said: Utterance, told: Utterance, relation: Iterable[str], language: Language) -> bool:
    """Whether it says why, and nothing that is told of the fact does, nor the words in which it is told truly."""
    if not one_stands_in(language.causes, said.words):
        return False
    texts = (told.words, *map(language.split, relation))
    return not any(one_stands_in(language.causes, words) for words in texts)


def changes_rate(said: Utterance, told: Utterance, language: Language) -> bool:
    """Whether a figure is said to be one for each year, or for all of them, and is not told to be that."""
    if not said.keys("number"):
        return False
    is_rate = _has(said, language.rates) and not _has(told, language.rates)
    is_sum = _has(said, language.sums) and not _has(told, language.sums) and _has(told, language.rates)
    return is_rate or is_sum


def is_ahead(said: Utterance, told: Utterance, language: Language) -> bool:
    """Whether it says of something that it has happened that is told only to come: 'has agreed' of 'may agree'."""
    done = language.find_tenses(said.readings).done
    return bool(done) and not done.isdisjoint(language.find_tenses(told.readings).ahead)


def _has(text: Utterance, phrases: Iterable[Phrase]) -> bool:
    """Whether one of the phrases stands in a text, and is no part of a figure or a name: 'a year and a half'."""
    parted = (r.spelled.split() if r.meaning.kind not in PARTED else [""] for r in text.readings)
    words = tuple(chain.from_iterable(parted))
    return one_stands_in(phrases, words)
