"""The fact base compiled for asking: intents, their words, and how much each word tells.

Built once from a `FactBase`; read-only after.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Final, TypeVar

from bot.knowledge.factbase import FactBase
from bot.knowledge.values import Bounded, Duration, Moment, Money, Quantity, Share, Value
from bot.language import LanguageFinder, load_language
from bot.language.language import Language
from bot.language.meaning import Meaning
from bot.question.question import Question, Utterance
from bot.question.reader import Reader

Key = TypeVar("Key", str, int)

#: A word that stands in the facts an intent leads to, but in none of its wordings, explains a
#: question only in part.
CONTENT_STRENGTH: Final = 1.05

#: What every question is about anyway tells next to nothing.
SUBJECT_WEIGHT: Final = 2.02

#: Words of general use tell this share of what their rarity says.
LIGHT_SHARE: Final = 0.31

#: However rare a question word is, it says no more than this.
ASK_LIMIT: Final = 1.75

#: Question words that only a figure, a date or a place can answer.
FIGURE_ASKS: Final = frozenset({"ask:how_many", "ask:how_much", "ask:how_long", "ask:when", "ask:where"})

#: A general word that no intent knows.
UNKNOWN_LIGHT_WEIGHT: Final = 0.05

#: A target is about what stands in this share of its wordings.
CORE: Final = 0.4

#: The "unit" of a day, a month or a weekday.
DATE: Final = "date"


@dataclass(frozen=True, slots=True)
class Target:
    """What can be asked for: it leads to facts, a gap or a derived figure; the bot's own intents to none."""

    name: str
    wordings: tuple[str, ...]
    facts: tuple[str, ...] = ()
    gap: str | None = None
    derived: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A target as its words: all terms with their strength, and how it is asked for."""

    target: Target
    strengths: Mapping[str, float]
    units: frozenset[str | None]
    """The units of the figures that its facts have: a number in the question can be held against them."""


@dataclass(frozen=True, slots=True)
class IndexedWording:
    """One example wording of a target: its features and their weight taken together."""

    target: str
    text: str
    features: frozenset[str]
    weight: float
    ask_weight: float = 0.0
    """What of the weight is question words: whoever asks for a yes or no does without."""


class Index:
    """One language's view of the fact base."""

    def __init__(self, base: FactBase, language: str, languages: LanguageFinder = load_language) -> None:
        self.base = base
        self.language: Language = languages(language)
        targets = tuple(_targets(base, self.language))
        contents = {target.name: tuple(_contents(base, target, language)) for target in targets}
        texts = (text for target in targets for text in (*target.wordings, *contents[target.name]))
        authors = {source.author: name for name, source in base.sources.items() if source.author}
        synonyms = base.vocabulary.synonyms.get(language, ())
        self.reader = Reader(self.language, _phrases(base, self.language), synonyms, texts, authors)
        # Facts stand in joint intents too: each text is read once.
        read = lru_cache(maxsize=None)(self.reader.read_words)
        asked = {target.name: [read(wording) for wording in target.wordings] for target in targets}
        self.profiles: Mapping[str, Profile] = {
            target.name: self._profile(target, asked[target.name], [read(text) for text in contents[target.name]])
            for target in targets
        }
        self._weights = self._weigh_all(asked)
        self.wordings: tuple[IndexedWording, ...] = tuple(
            IndexedWording(
                target.name,
                text,
                question.features,
                self.weigh(question.features),
                self.weigh(question.asks - FIGURE_ASKS),
            )
            for target in targets
            for text, question in zip(target.wordings, asked[target.name], strict=True)
        )
        self.wordings_with = _invert((number, wording.features) for number, wording in enumerate(self.wordings))
        self.targets_with = _invert((name, profile.strengths) for name, profile in self.profiles.items())

    def weight(self, term: str) -> float:
        """How much a term tells, from 0: inverse document frequency over the targets (Spärck Jones 1972)."""
        if term.startswith("source:"):
            return 0.0
        known = self._weights.get(term)
        if known is not None:
            return known
        return UNKNOWN_LIGHT_WEIGHT if self.reader.is_light(term) else self._rarest

    def weigh_content(self, terms: Iterable[str]) -> float:
        """The sum of the weights of the terms that are no words of general use."""
        return self.weigh(term for term in terms if not self.reader.is_light(term))

    @cached_property
    def told_words(self) -> Mapping[str, Question]:
        """For each fact what the statement and the sources say, read as one text."""
        return {
            name: self.reader.read(
                " ".join((fact.statement[self.language.code], *(claim.said for claim in fact.claims)))
            )
            for name, fact in self.base.facts.items()
        }

    @cached_property
    def cores(self) -> Mapping[str, frozenset[str]]:
        """For each target the features that stand in so many of its wordings that it is about them."""
        asked: dict[str, list[frozenset[str]]] = defaultdict(list)
        for wording in self.wordings:
            asked[wording.target].append(wording.features)
        return {
            name: frozenset(
                feature
                for feature, count in Counter(feature for features in many for feature in features).items()
                if count >= CORE * len(many) and not feature.startswith("ask:")
            )
            for name, many in asked.items()
        }

    def told_by(self, sources: frozenset[str]) -> frozenset[str]:
        """The targets with a fact about which one of the sources makes a claim."""
        return frozenset().union(*(self._told_by_source.get(source, frozenset()) for source in sources))

    @cached_property
    def _told_by_source(self) -> Mapping[str, frozenset[str]]:
        told: dict[str, set[str]] = defaultdict(set)
        for name, profile in self.profiles.items():
            for fact in profile.target.facts:
                for claim in self.base.facts[fact].claims:
                    told[claim.source].add(name)
        return {source: frozenset(names) for source, names in told.items()}

    def rank(self, name: str) -> int:
        """What goes first among equals: what is stated, then what is known not to be, then what can be derived."""
        target = self.profiles[name].target
        return 2 if target.derived else 1 if target.gap else 0

    def is_gap(self, name: str) -> bool:
        """Whether a target is a matter that no source states."""
        return self.profiles[name].target.gap is not None

    def is_fact(self, name: str) -> bool:
        """Whether a target is a single fact."""
        return len(self.profiles[name].target.facts) == 1

    def is_joint(self, name: str) -> bool:
        """Whether a target takes several facts."""
        return len(self.profiles[name].target.facts) > 1

    def weigh(self, terms: Iterable[str]) -> float:
        """The sum of the terms' weights."""
        return sum(map(self.weight, terms))

    def _profile(self, target: Target, asked: Iterable[Utterance], contents: Iterable[Utterance]) -> Profile:
        values = [claim.value for name in target.facts for claim in self.base.facts[name].claims]
        strengths = {term: CONTENT_STRENGTH for content in contents for term in content.terms}
        strengths.update((term, 1.0) for question in asked for term in question.features)
        bounds = {value.bound for value in values if isinstance(value, Bounded)} - {"exactly"}
        strengths.update((f"bound:{bound}", 1.0) for bound in bounds)
        return Profile(target, strengths, frozenset(unit for value in values for unit in units_of(value)))

    def _weigh_all(self, asked: Mapping[str, Iterable[Utterance]]) -> dict[str, float]:
        counts = Counter(term for many in asked.values() for term in frozenset().union(*(q.features for q in many)))
        self._rarest = math.log(1 + len(asked))
        terms = {term for profile in self.profiles.values() for term in profile.strengths} | counts.keys()
        weights = {term: math.log(1 + len(asked) / max(1, counts[term])) for term in terms}
        for term in terms:
            if self.reader.is_light(term):
                weights[term] *= LIGHT_SHARE
            elif term.startswith("ask:"):
                weights[term] = min(weights[term], ASK_LIMIT)
        weights.update((f"name:{name}", SUBJECT_WEIGHT) for name in self.base.about.subject_entities)
        return weights


def units_of(value: Value) -> frozenset[str | None]:
    """The units in which a number can be held against a value; None is a bare number, `DATE` a day or a month."""
    match value:
        case Money() as money:
            return frozenset({None, *(part.currency for part in money.sums)})
        case Share():
            return frozenset({None, "percent"})
        case Quantity() | Duration():
            return frozenset({None})
        case Moment():
            return frozenset({None, DATE, "year"})
    return frozenset()


def _invert(entries: Iterable[tuple[Key, Iterable[str]]]) -> Mapping[str, tuple[Key, ...]]:
    found: dict[str, list[Key]] = defaultdict(list)
    for key, terms in entries:
        for term in terms:
            found[term].append(key)
    return {term: tuple(keys) for term, keys in found.items()}


def _targets(base: FactBase, spoken: Language) -> Iterator[Target]:
    language = spoken.code
    for name, fact in base.facts.items():
        yield Target(name, fact.asked.get(language, ()), facts=(name,))
    for name, gap in base.gaps.items():
        yield Target(name, gap.asked.get(language, ()), gap=name)
    for name, intent in base.intents.items():
        yield Target(name, intent.asked.get(language, ()), facts=intent.facts)
    for name, figure in base.derived.items():
        yield Target(name, figure.asked.get(language, ()), derived=name)
    for name, wordings in spoken.own_intents.items():
        yield Target(name, wordings)


def _contents(base: FactBase, target: Target, language: str) -> Iterator[str]:
    """The texts of the facts that a target leads to."""
    if target.gap:
        yield base.gaps[target.gap].statement.get(language, "")
    if target.derived:
        yield base.derived[target.derived].statement.get(language, "")
    for name in target.facts:
        fact = base.facts[name]
        yield fact.statement.get(language, "")
        yield from {claim.evidence for claim in fact.claims}


def _phrases(base: FactBase, spoken: Language) -> Mapping[str, Meaning]:
    """Every name in the fact base: of entities, and of sources by their short form."""
    language = spoken.code
    phrases = {source.short: Meaning("source", name) for name, source in base.sources.items()}
    for identifier in base.entities:
        phrases |= dict.fromkeys(_names(base, identifier, language), Meaning("name", identifier))
    synonyms = {word: group for group in base.vocabulary.synonyms.get(language, ()) for word in group}
    roles = {name: Meaning("name", who) for who in base.entities for name in _roles(base, who, spoken, synonyms)}
    return roles | phrases


def _names(base: FactBase, identifier: str, language: str) -> tuple[str, ...]:
    entity = base.entities[identifier]
    return (*entity.name.values(), *entity.aliases.get(language, ()))


def _roles(base: FactBase, identifier: str, spoken: Language, synonyms: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Names by what somebody is in an organisation: '<firm> boss' is also '<firm's other name> chief'."""
    home = base.entities[identifier].part_of
    homes = {name.casefold() for name in _names(base, home, spoken.code)} if home else set[str]()
    for name in _names(base, identifier, spoken.code):
        for role in {name.casefold().removeprefix(firm).strip() for firm in homes} - {name.casefold()}:
            if any(name.casefold() in spoken.join_role(firm, role) for firm in homes):
                for other, word in product(homes, synonyms.get(role, (role,))):
                    yield from spoken.join_role(other, word)
