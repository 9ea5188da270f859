"""What quantities count: one unit in all claims of a fact, written in one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from bot.knowledge.model import Fact
from bot.knowledge.problems import quote
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.values import Quantity
from bot.language.language import Language
from bot.language.meaning import Phrase


def check_units(name: str, fact: Fact, language: Language) -> Iterator[Doubt]:
    """One unit counts the things of a fact: two forms of one word would never be held against each other."""
    units = _units_of(fact)
    for one, other in combinations(units, 2):
        is_form = are_forms(one, other, language)
        advice = "write it the same way" if is_form else "figures of two units are never held against each other"
        message = f"the unit {quote(other)} is not {quote(one)} as in claim {units[one] + 1}; {advice}"
        yield Doubt(("facts", name, "claims", units[other], "value"), message, is_form)


def check_spellings(facts: Mapping[str, Fact], language: Language) -> Iterator[Doubt]:
    """A unit is written in one way in all facts, so that figures of two facts can be held against each other."""
    first: dict[str, str] = {}
    for name, fact in facts.items():
        for unit, number in _units_of(fact).items():
            other = next((other for other in first if other != unit and are_forms(unit, other, language)), None)
            if unit not in first and other is not None and other not in _units_of(fact):
                message = f"the unit {quote(unit)} is {quote(other)} in the fact {first[other]}; write it the same way"
                yield Doubt(("facts", name, "claims", number, "value"), message)
            first.setdefault(unit, name)


def _units_of(fact: Fact) -> Mapping[str, int]:
    """The units of a fact, each with the number of the first claim that has it."""
    units: dict[str, int] = {}
    for number, claim in enumerate(fact.claims):
        if isinstance(claim.value, Quantity):
            units.setdefault(claim.value.unit, number)
    return units


def are_forms(one: str, other: str, language: Language) -> bool:
    """Whether two units are two forms of one word."""
    return not forms_of(one, language).isdisjoint(forms_of(other, language))


def words_for(unit: str, language: Language) -> frozenset[str]:
    """Every word by which what a unit counts may be called."""
    return frozenset(word for phrase in forms_of(unit, language) for word in phrase)


def forms_of(unit: str, language: Language) -> frozenset[Phrase]:
    """The forms in which the words of a unit are met: with and without their endings, and in the plural."""
    # A language takes no ending off a word as short as an abbreviation; its plural is seen by the small 's'.
    words = language.split(unit[:-1] if unit[:-1].isupper() and unit.endswith("s") else unit)
    return frozenset((words, tuple(map(language.stem, words)), *language.name_forms(words)))
