"""The fact base compiled for asking: intents, their words and how much each word tells.

Built once from a `FactBase`; read-only after.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.knowledge.factbase import FactBase
from bot.question.lexicon import Lexicon, load_lexicon
from bot.question.reader import Meaning, Question, Reader

#: A word that stands in the facts an intent leads to, but in none of its wordings, explains a
#: question only in part.
CONTENT_STRENGTH: Final = 0.6

#: What every question is about anyway tells next to nothing.
SUBJECT_WEIGHT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Target:
    """What can be asked for: the facts it leads to, or the gap, or neither for the bot's own intents."""

    name: str
    wordings: tuple[str, ...]
    facts: tuple[str, ...] = ()
    gap: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A target as its words: each wording's terms, all terms with their strength, and what it answers."""

    target: Target
    wordings: tuple[frozenset[str], ...]
    strengths: Mapping[str, float]
    asks: frozenset[str]


class Index:
    """One language's view of the fact base."""

    def __init__(self, base: FactBase, language: str) -> None:
        self.base = base
        self.lexicon: Lexicon = load_lexicon(language)
        self.targets = tuple(_targets(base, self.lexicon))
        self.reader = Reader(
            self.lexicon, _phrases(base, language), base.vocabulary.synonyms.get(language, ()), self._words()
        )
        self._subject = frozenset(f"name:{name}" for name in base.about.subject_entities)

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """Each target's profile, by its name."""
        return {target.name: self._profile(target) for target in self.targets}

    @cached_property
    def postings(self) -> Mapping[str, tuple[str, ...]]:
        """For each term, the targets in whose profile it stands: the inverted index."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, profile in self.profiles.items():
            for term in profile.strengths:
                found[term].append(name)
        return {term: tuple(names) for term, names in found.items()}

    @cached_property
    def _wording_counts(self) -> Counter[str]:
        return Counter(t for profile in self.profiles.values() for t in frozenset().union(*profile.wordings))

    def weight(self, term: str) -> float:
        """How much a term tells: inverse document frequency over the targets (Spärck Jones 1972)."""
        if term in self._subject:
            return SUBJECT_WEIGHT
        return math.log(1 + len(self.targets) / max(1, self._wording_counts[term]))

    def weigh(self, terms: Iterable[str]) -> float:
        """The sum of the terms' weights."""
        return sum(map(self.weight, terms))

    def terms(self, question: Question) -> frozenset[str]:
        """What carries a question: its names, terms, numbers, sources and unknown words."""
        return frozenset(
            _term(reading.meaning) for reading in question.readings if reading.meaning.kind not in ("filler", "ask")
        )

    def _profile(self, target: Target) -> Profile:
        questions = [self.reader.read(wording) for wording in target.wordings]
        wordings = tuple(self.terms(question) for question in questions)
        strengths = dict.fromkeys(
            (
                t
                for text in _contents(self.base, target, self.lexicon.language)
                for t in self.terms(self.reader.read(text))
            ),
            CONTENT_STRENGTH,
        )
        strengths.update((term, 1.0) for terms in wordings for term in terms)
        asks = frozenset(ask for question in questions for ask in question.keys("ask"))
        return Profile(target, wordings, strengths, asks)

    def _words(self) -> Iterator[str]:
        for target in self.targets:
            yield from target.wordings
            yield from _contents(self.base, target, self.lexicon.language)


def _term(meaning: Meaning) -> str:
    return meaning.key if meaning.kind == "term" else f"{meaning.kind}:{meaning.key}"


def _targets(base: FactBase, lexicon: Lexicon) -> Iterator[Target]:
    language = lexicon.language
    for name, fact in base.facts.items():
        yield Target(name, fact.asked.get(language, ()), facts=(name,))
    for name, gap in base.gaps.items():
        yield Target(name, gap.asked.get(language, ()), gap=name)
    for name, intent in base.intents.items():
        yield Target(name, intent.asked.get(language, ()), facts=intent.facts)
    for name, wordings in lexicon.own_intents.items():
        yield Target(name, wordings)


def _contents(base: FactBase, target: Target, language: str) -> Iterator[str]:
    """The texts of the facts that a target leads to."""
    if target.gap:
        yield base.gaps[target.gap].statement.get(language, "")
    for name in target.facts:
        fact = base.facts[name]
        yield fact.statement.get(language, "")
        yield from (claim.evidence for claim in fact.claims)


def _phrases(base: FactBase, language: str) -> Mapping[str, Meaning]:
    """Every name in the fact base: of entities, and of sources by their short form."""
    phrases = {source.short: Meaning("source", name) for name, source in base.sources.items()}
    for identifier, entity in base.entities.items():
        for name in (*entity.name.values(), *entity.aliases.get(language, ())):
            phrases[name] = Meaning("name", identifier)
    return phrases
