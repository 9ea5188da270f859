"""The fact base compiled for asking: what can be asked for, in which words, and how much each word tells.

Built once from a `FactBase`; read-only after.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Claim
from bot.knowledge.values import Duration, Measured, Moment, Quantity, Value
from bot.language import LanguageFinder, load_language
from bot.language.language import Language
from bot.language.meaning import (
    EMPTY,
    LENGTHS,
    MEASURING,
    UNKNOWN,
    AnswerType,
    Meaning,
    MeaningKind,
    Mention,
    unit_of,
    without_unit,
)
from bot.question.concordance import Concordance
from bot.question.postings import (
    Postings,
    Shares,
    add_up,
    blend,
    cut_grams,
    invert,
    pack,
    spelled_words,
    spread_grams,
    weigh_rarity,
)
from bot.question.question import Question, Utterance
from bot.question.reader import Reader
from bot.question.slots import exchange_names
from bot.question.targets import Target, find_contents, find_names, find_targets
from bot.text import fold, split_words

#: What tells nothing of what is asked: the name of a document, and on which side of a figure or a date something lies.
TELLING_NOTHING: Final[frozenset[MeaningKind]] = frozenset({"source", "bound"})

#: What tells nothing where no target knows it.
WEIGHTLESS: Final = EMPTY | MEASURING | TELLING_NOTHING


@dataclass(frozen=True, slots=True)
class Wording:
    """One example wording of a target, read."""

    target: int
    text: str
    signs: frozenset[Meaning]
    weight: float
    """The weights of its signs taken together."""
    is_filled: bool = False
    """Whether another name stands in it than in its text."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A target as its words: what people ask it with, and what the sources tell."""

    target: Target
    asked: frozenset[Meaning]
    told: frozenset[Meaning]
    """What the statement and the sources have besides."""
    wants: Mapping[AnswerType, float]
    """For each type of answer the share of its wordings that ask for it."""
    units: frozenset[str]
    """The units in which a figure or a date can be held against its values."""
    sources: frozenset[str]
    """The documents that make a claim about its facts."""

    @property
    def terms(self) -> frozenset[Meaning]:
        """All terms that it knows."""
        return self.asked | self.told

    def knows(self, term: Meaning) -> bool:
        """Whether a term is one of them."""
        return term in self.asked or term in self.told

    def find_foreign_figures(self, terms: Iterable[Meaning]) -> Iterator[Meaning]:
        """The figures and dates among terms that it does not know, and that can't be held against its values."""
        figures = (term for term in terms if unit_of(term) not in (None, *self.units))
        return (term for term in figures if not self.knows(term))


class Index:
    """One language's view of the fact base."""

    def __init__(self, base: FactBase, language: str, languages: LanguageFinder = load_language) -> None:
        self.base = base
        self.language: Language = languages(language).with_currencies(base.vocabulary.currencies.get(language, {}))
        self.targets: tuple[Target, ...] = tuple(find_targets(base, self.language))
        self.numbers: Mapping[str, int] = {target.name: number for number, target in enumerate(self.targets)}
        texts = [tuple(find_contents(base, target, language)) for target in self.targets]
        authors = {source.author: name for name, source in base.sources.items() if source.author}
        synonyms = base.vocabulary.synonyms.get(language, ())
        known = chain.from_iterable((*target.wordings, *told) for target, told in zip(self.targets, texts, strict=True))
        self.reader = Reader(self.language, find_names(base, self.language), synonyms, known, authors)
        # Facts stand in joint intents too: what is told of them is read once.
        read = lru_cache(maxsize=None)(self._read_told)
        spell = lru_cache(maxsize=None)(lambda word: tuple(cut_grams(word)))
        profiles: list[Profile] = []
        signs: list[tuple[frozenset[Meaning], ...]] = []
        terms: list[Shares[Meaning]] = []
        grams: list[Shares[str]] = []
        # Target by target, so that no more than one's wordings are held as they were read.
        for target, contents in zip(self.targets, texts, strict=True):
            asked = [*map(self.reader.read_words, target.wordings)]
            told, spelled = zip(*map(read, contents), strict=True) if contents else ((), ())
            profiles.append(self._profile(target, asked, told))
            signs.append(tuple(wording.signs for wording in asked))
            terms.append(pack(blend([wording.signs for wording in asked], told)))
            grams.append(pack(spread_grams(blend([*map(spelled_words, asked)], spelled), spell)))
        self.reader.forget_texts()
        self.profiles: tuple[Profile, ...] = tuple(profiles)
        counts = Counter(chain.from_iterable(profile.terms for profile in profiles))
        self._weights = weigh_rarity(counts, len(profiles))
        self._weights |= {term: 0.0 for term in self._weights if term.kind in TELLING_NOTHING}
        self.rarest = math.log(1 + len(self.targets))
        self.wordings: tuple[Wording, ...] = tuple(self._word(signs))
        self.wordings_with = invert((number, wording.signs) for number, wording in enumerate(self.wordings))
        self.targets_with = Postings(terms, self._weights)
        self.targets_with_gram = Postings(grams, weigh_rarity(add_up(grams), len(grams)))

    def _read_told(self, text: str) -> tuple[frozenset[Meaning], frozenset[str]]:
        """The terms of what is told, and its words spelled right."""
        read = self.reader.read_words(text)
        return read.terms | set(map(without_unit, read.terms)), spelled_words(read)

    def _word(self, signs: Iterable[Sequence[frozenset[Meaning]]]) -> Iterator[Wording]:
        """Every wording of every target, with its signs, which come in the same order, and with its slots filled."""
        kinds: dict[Meaning, str]
        kinds = {Meaning("name", name): entity.kind for name, entity in self.base.entities.items()}
        kinds |= {Meaning("source", name): "source" for name in self.base.sources}
        for number, (target, own) in enumerate(zip(self.targets, signs, strict=True)):
            for at, having in enumerate(own):
                yield Wording(number, target.wordings[at], having, self.weigh(having))
            for at, having in exchange_names(own, self.subject, kinds.__getitem__):
                yield Wording(number, target.wordings[at], having, self.weigh(having), is_filled=True)

    def wordings_of(self, target: int) -> Sequence[Wording]:
        """The wordings of a target by its number, those included whose slots are filled."""
        start, end = (bisect_left(self.wordings, number, key=lambda one: one.target) for number in (target, target + 1))
        return self.wordings[start:end]

    def profile(self, name: str) -> Profile:
        """The profile of a target by its id."""
        return self.profiles[self.numbers[name]]

    def weight(self, term: Meaning) -> float:
        """How much a term tells, from 0: inverse document frequency over the targets (Spärck Jones 1972).

        A word of general use or a figure that no target knows tells nothing, nor does a document's name or a bound.
        """
        weight = self._weights.get(term)
        if weight is not None:
            return weight
        return 0.0 if term.kind in WEIGHTLESS else self.rarest

    def weigh(self, terms: Iterable[Meaning]) -> float:
        """The sum of the terms' weights."""
        # An exact sum: terms come in sets, whose order is another in each process.
        return math.fsum(map(self.weight, terms))

    def weigh_content(self, terms: Iterable[Meaning]) -> float:
        """The sum of the weights of the terms that are no words of general use."""
        return self.weigh(term for term in terms if term.kind not in EMPTY)

    def is_known(self, term: Meaning) -> bool:
        """Whether some target knows a term."""
        return term in self._weights

    def is_stranger(self, term: Meaning) -> bool:
        """Whether a term may be a name that nothing here knows: it stands in no target and is no everyday word."""
        is_new = term.kind in UNKNOWN and not self.is_known(term)
        return is_new and not self.reader.is_everyday(term.key)

    def find_unheard_of(self, question: Question) -> tuple[str, ...]:
        """The words of a question that nothing here knows and no document has, those side by side as one; folded."""
        found: list[list[str]] = [[]]
        for reading in question.readings:
            is_new = self.is_stranger(reading.meaning) and reading.meaning.key not in self._written_stems
            if is_new and reading.surface.isalnum():
                found[-1].append(reading.surface)
            elif found[-1]:
                found.append([])
        return tuple(" ".join(words) for words in found if words)

    def homes_of(self, terms: Iterable[Meaning]) -> frozenset[Meaning]:
        """The names of what the entities among the terms are part of: where somebody is told of, so is the firm."""
        named = (self.base.entities[term.key] for term in terms if term.kind == "name")
        return frozenset(Meaning("name", entity.part_of) for entity in named if entity.part_of)

    def land_of(self, place: Meaning) -> frozenset[Meaning]:
        """The country that a town or a region lies in, as it is read; nothing where that is not known."""
        return self.reader.read_words(self.language.towns.get(place.key, "")).terms

    def is_idle(self, term: Meaning) -> bool:
        """Whether a term is a word of general use that changes nothing of what is said."""
        return term.kind == "light" and self.reader.is_idle(term.key)

    def targets_to(self, fact: str) -> tuple[int, ...]:
        """The targets that a fact answers, alone or with others, and the gaps that it comes nearest to."""
        return self._targets_to.get(fact, ())

    @cached_property
    def _targets_to(self) -> Mapping[str, tuple[int, ...]]:
        return invert((number, target.facts) for number, target in enumerate(self.targets))

    @cached_property
    def denying(self) -> frozenset[str]:
        """The words by which something may be denied, and those with which longer denials begin."""
        return self.language.negations | {phrase[0] for phrase in self.language.denials}

    @cached_property
    def opposites(self) -> tuple[tuple[tuple[Utterance, ...], ...], ...]:
        """The general opposites of the vocabulary: pairs of sides, each with its words and phrases as read."""
        pairs = self.base.vocabulary.opposites.get(self.language.code, ())
        return tuple(tuple(tuple(map(self.reader.read_words, side)) for side in pair) for pair in pairs)

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """For each document the kind that its description names first: 'a report on the letter' is a report."""
        described = {
            name: self.language.find_kinds(self.reader.read_words(source.description[self.language.code]).words)
            for name, source in self.base.sources.items()
        }
        return {name: min(kinds, key=kinds.__getitem__) for name, kinds in described.items() if kinds}

    def written_by(self, names: AbstractSet[str]) -> frozenset[str]:
        """The documents that are meant by naming who wrote them: not so where another document tells of him as well."""
        authors = names & self._written.keys()
        # All passages are read only if somebody is named of whom they may tell.
        return frozenset[str]().union(*(self._written[author] for author in authors if author not in self._told_of))

    @cached_property
    def _written_stems(self) -> frozenset[str]:
        """The stems of all words that stand in the documents."""
        texts = (document.text for document in self.base.documents.values())
        return frozenset(self.language.stem(word) for text in texts for word in split_words(fold(text)))

    @cached_property
    def _written(self) -> Mapping[str, frozenset[str]]:
        """For each person who wrote documents these."""
        written: defaultdict[str, set[str]] = defaultdict(set)
        for name, source in self.base.sources.items():
            if source.author and self.base.entities[source.author].kind == "person":
                written[source.author].add(name)
        return {author: frozenset(names) for author, names in written.items()}

    @cached_property
    def _told_of(self) -> frozenset[str]:
        """Those of them of whom another document tells."""
        claims = (claim for fact in self.base.facts.values() for claim in fact.claims)
        named = ((claim.source, self.reader.read_words(claim.evidence).keys("name")) for claim in claims)
        return frozenset(
            author
            for source, names in named
            for author in names & self._written.keys()
            if source not in self._written[author]
        )

    @cached_property
    def concordance(self) -> Concordance:
        """Where the documents name somebody or have some words."""
        return Concordance(self.base.documents.values(), self.reader.read_words)

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
    def companions(self) -> Mapping[Meaning, frozenset[Meaning]]:
        """For each name those that some fact tells together with it, apart from what all is about."""
        found: defaultdict[Meaning, set[Meaning]] = defaultdict(set)
        for told in self.told_words.values():
            names = frozenset(term for term in told.terms if term.kind == "name") - self.subject
            for name in names:
                found[name] |= names
        return {name: frozenset(names) for name, names in found.items()}

    @cached_property
    def subject(self) -> frozenset[Meaning]:
        """The names of what every question is about anyway."""
        return frozenset(Meaning("name", entity) for entity in self.base.about.subject_entities)

    @cached_property
    def of_subject(self) -> frozenset[Meaning]:
        """What carries the name of what all is about: '<firm>', 'deal'."""
        return self.subject | self.reader.read_words(self.base.about.subject[self.language.code]).terms

    @cached_property
    def matter(self) -> Meaning | None:
        """The first word for what all is about that is no name: 'deal'."""
        read = self.reader.read_words(self.base.about.subject[self.language.code])
        return next((meaning for meaning in read.meanings if meaning.kind == "term"), None)

    def _profile(self, target: Target, asked: Sequence[Utterance], told: Iterable[frozenset[Meaning]]) -> Profile:
        stated = target.facts if target.kind in ("fact", "joint") else ()
        claims = [claim for name in stated for claim in self.base.facts[name].claims]
        wants = Counter(want for wording in asked for want in wording.wants)
        known = frozenset[Meaning]().union(*(wording.signs for wording in asked))
        return Profile(
            target,
            asked=known,
            told=frozenset().union(*told) - known,
            wants={want: count / len(asked) for want, count in wants.items()},
            units=frozenset(unit for claim in claims for unit in units_of(claim, self.language)),
            sources=frozenset().union(*map(self.base.sources_of, stated)),
        )


def units_of(claim: Claim, language: Language) -> frozenset[str]:
    """The units in which a figure can be held against a claim: '' is a bare number, 'date' a day or a month."""
    units = _units_of_value(claim.value, language)
    return units | {"date", "year"} if claim.as_of else units


def _units_of_value(value: Value, language: Language) -> frozenset[str]:
    match value:
        case Measured():
            return frozenset[str]().union(*(_units_of_figure(form, language) for form in value.forms))
        case Duration():
            return frozenset({"", "year", *LENGTHS})
        case Moment():
            return frozenset({"", "date", "year"})
    return frozenset()


def _units_of_figure(figure: Measured, language: Language) -> frozenset[str]:
    if not isinstance(figure, Quantity):
        return frozenset({"", figure.measure})
    span = span_of(figure, language)
    return frozenset({"", "year", span.unit} if span and span.unit else {"", "year"})


def span_of(quantity: Quantity, language: Language) -> Mention | None:
    """Two of the units of a quantity that is a length of time, as the language reads them: 'day', 'month'."""
    for mention in language.find_numbers(language.read_words(f"2 {quantity.unit}", frozenset())):
        if mention.unit in LENGTHS:
            return mention
    return None
