"""What figures are told in: units and currencies, declared once with their words, and found in the passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from bot.knowledge.model import Fact, Vocabulary
from bot.knowledge.problems import quote
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.validation import did_you_mean
from bot.knowledge.values import Measured, Quantity
from bot.language.language import Language
from bot.language.meaning import Phrase
from bot.text import fold


class Units:
    """The words by which a fact base calls its units and currencies.

    Each is called by its own name, by the words that it is declared with and by its synonyms, all in any form.
    """

    def __init__(self, vocabulary: Vocabulary, language: Language) -> None:
        self.language = language
        self.declared = vocabulary.units.get(language.code, {})
        self.currencies = vocabulary.currencies.get(language.code, {})
        self._synonyms = {fold(word): group for group in vocabulary.synonyms.get(language.code, ()) for word in group}
        self.phrases_for = cache(self._phrases_for)

    def _phrases_for(self, measure: str) -> frozenset[Phrase]:
        """The phrases for a unit or a currency."""
        declared = self.declared.get(measure) or self.currencies.get(measure) or ()
        return _forms_of_all((measure, *declared, *self._synonyms.get(fold(measure), ())), self.language)

    def words_for(self, unit: str) -> frozenset[str]:
        """Every word of the phrases for what a unit counts."""
        return frozenset(word for phrase in self.phrases_for(unit) for word in phrase)

    def explain_undeclared(self, unit: str) -> str:
        """What is wrong with a unit that is not declared, and what would mend it."""
        forms = forms_of(unit, self.language)
        for name, words in self.declared.items():
            if not forms.isdisjoint(_forms_of_all((name, *words), self.language)):
                return f"the unit {quote(unit)} is declared as {quote(name)}; write that"
        advice = did_you_mean(unit, self.declared) or '; add it under "units:" of the vocabulary'
        return f"the unit {quote(unit)} is not declared{advice}"


def check_declarations(units: Units) -> Iterator[Doubt]:
    """A word stands for one unit, or for one currency."""
    first: dict[tuple[str, Phrase], str] = {}
    for kind, declared in (("units", units.declared), ("currencies", units.currencies)):
        for name, words in declared.items():
            for word in (name, *words):
                forms = forms_of(word, units.language)
                others = {first.setdefault((kind, form), name) for form in forms} - {name}
                for other in sorted(others):
                    message = f"{quote(word)} also stands for {quote(other)}; it can for one only"
                    yield Doubt(("vocabulary", kind, units.language.code, name), message, is_certain=True)


def check_units(name: str, fact: Fact, units: Units) -> Iterator[Doubt]:
    """One declared unit counts the things of a fact: two forms of one word would never be held against each other.

    Where a fact base declares no units, any word is one.
    """
    used = _units_of(fact)
    undeclared = [unit for unit in used if unit not in units.declared] if units.declared else []
    for unit in undeclared:
        yield Doubt(("facts", name, "claims", used[unit], "value"), units.explain_undeclared(unit), is_certain=True)
    for one, other in combinations([unit for unit in used if unit not in undeclared], 2):
        is_form = are_forms(one, other, units.language)
        advice = "write it the same way" if is_form else "figures of two units are never held against each other"
        message = f"the unit {quote(other)} is not {quote(one)} as in claim {used[one] + 1}; {advice}"
        yield Doubt(("facts", name, "claims", used[other], "value"), message, is_form)


def check_spellings(facts: Mapping[str, Fact], units: Units) -> Iterator[Doubt]:
    """A unit is written in one way in all facts, so that figures of two facts can be held against each other."""
    first: dict[str, str] = {}
    for name, fact in facts.items() if not units.declared else ():
        for unit, number in _units_of(fact).items():
            other = next((other for other in first if other != unit and are_forms(unit, other, units.language)), None)
            if unit not in first and other is not None and other not in _units_of(fact):
                message = f"the unit {quote(unit)} is {quote(other)} in the fact {first[other]}; write it the same way"
                yield Doubt(("facts", name, "claims", number, "value"), message)
            first.setdefault(unit, name)


def _units_of(fact: Fact) -> Mapping[str, int]:
    """The units of a fact, each with the number of the first claim that has it."""
    units: dict[str, int] = {}
    for number, claim in enumerate(fact.claims):
        for form in claim.value.forms if isinstance(claim.value, Measured) else ():
            if isinstance(form, Quantity):
                units.setdefault(form.unit, number)
    return units


def are_forms(one: str, other: str, language: Language) -> bool:
    """Whether two units are two forms of one word."""
    return not forms_of(one, language).isdisjoint(forms_of(other, language))


def _forms_of_all(words: Sequence[str], language: Language) -> frozenset[Phrase]:
    return frozenset(form for word in words for form in forms_of(word, language))


def forms_of(unit: str, language: Language) -> frozenset[Phrase]:
    """The forms in which the words of a unit are met: with and without their endings, and in the plural."""
    # A language takes no ending off a word as short as an abbreviation; its plural is seen by the small 's'.
    singular = unit[:-1] if unit[:-1].isupper() and unit.endswith("s") else unit
    words = language.split(singular)
    plural = [language.split(f"{singular}s")] if singular.isupper() else []
    return frozenset((words, tuple(map(language.stem, words)), *language.name_forms(words), *plural))
