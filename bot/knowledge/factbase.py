"""The fact base in memory: what was curated, the documents, and what follows from both.

Built once by `bot.knowledge.loading.load`, never changed after: every conversation reads the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from bot.knowledge.comparison import Comparison, Relation, compare_claims
from bot.knowledge.derivation import Figure, derive
from bot.knowledge.evidence import Document, Passage, fold_passage
from bot.knowledge.independence import count_witnesses, find_reports
from bot.knowledge.model import About, Claim, Derived, Entity, Fact, Gap, Intent, Review, Source, Vocabulary
from bot.knowledge.problems import Problem
from bot.knowledge.proof import Proof
from bot.knowledge.reviews import fingerprint
from bot.knowledge.values import Disclosure, EntitySet, Quotation
from bot.text import pad_words

#: So many characters of a digest make a version.
VERSION: Final = 12


@dataclass(frozen=True)
class FactBase:
    """A fact base that passed every check. All mappings are by id, sources and documents by file name."""

    about: About
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    facts: Mapping[str, Fact]
    gaps: Mapping[str, Gap]
    intents: Mapping[str, Intent]
    derived: Mapping[str, Derived]
    digest: str
    """SHA-256 of all curated files and documents: which version this is."""
    proof: Proof
    """What comes of holding it against its documents."""
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """For each record's id and wording, or statement of a fact, the file and the line where it stands."""
    heads: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    """For each source the sentences that say nothing but its title, or its date and its author."""
    reviewed: Mapping[str, Review] = field(default_factory=dict)
    """By fact for which claims its statement was read last; empty where nobody keeps that."""
    remarks: tuple[Problem, ...] = ()
    """What is odd in how its files are written."""
    unread: tuple[str, ...] = ()
    """Files in `facts/` that hold no facts, and folders in `seeds/`, so that nobody takes them for read."""

    @cached_property
    def unproven(self) -> tuple[Problem, ...]:
        """What the documents do not say so, as far as a program can read them, and nobody has marked as read."""
        return tuple(sorted(problem for name, problem in self.proof.problems if name not in self._read))

    @cached_property
    def doubts(self) -> tuple[Problem, ...]:
        """What is not proved, and not certainly wrong: a curator should read it again."""
        return tuple(sorted((*self.remarks, *(doubt for name, doubt in self.proof.doubts if name not in self._read))))

    @cached_property
    def accepted(self) -> tuple[Problem, ...]:
        """Either of them, on facts that a curator has marked as read: with a statement one reads what it rests on."""
        found = (*self.proof.problems, *self.proof.doubts)
        return tuple(sorted(problem for name, problem in found if name in self._read))

    @property
    def version(self) -> str:
        """The digest's first characters, which tell versions apart for people."""
        return self.digest[:VERSION]

    @cached_property
    def comparisons(self) -> Mapping[str, tuple[Comparison, ...]]:
        """For each fact, every pair of its claims compared."""
        return {name: compare_claims(fact, self.entities) for name, fact in self.facts.items()}

    @cached_property
    def results(self) -> Mapping[str, tuple[Figure, ...]]:
        """For each derived figure what it comes to."""
        return {name: derive(figure, self.facts, self.derived) for name, figure in self.derived.items()}

    @cached_property
    def fingerprints(self) -> Mapping[str, str]:
        """For each fact that of what its statement rests on."""
        return {name: fingerprint(fact, self.sources.keys()) for name, fact in self.facts.items()}

    @cached_property
    def _read(self) -> frozenset[str]:
        return frozenset(self.facts.keys() - set(self.stale))

    @property
    def stale(self) -> tuple[str, ...]:
        """The facts whose statements were read for other claims than they have, or never."""
        read = {name: review.claims for name, review in self.reviewed.items()}
        return tuple(name for name, digest in self.fingerprints.items() if read.get(name) != digest)

    @cached_property
    def reports(self) -> tuple[frozenset[str], ...]:
        """The documents grouped by the report they tell: near-copies stand together."""
        return find_reports(self.documents)

    def related(self, fact: str, relation: Relation) -> tuple[Comparison, ...]:
        """The pairs of the fact's claims that stand in this relation."""
        return tuple(pair for pair in self.comparisons[fact] if pair.relation is relation)

    def is_contradicted(self, fact: str) -> bool:
        """Whether two sources cannot both be right about the fact."""
        return bool(self.related(fact, Relation.CONTRADICTION))

    def contradicted_facts(self) -> tuple[str, ...]:
        """The facts on which sources contradict each other, in file order."""
        return tuple(name for name in self.facts if self.is_contradicted(name))

    def sources_of(self, fact: str) -> frozenset[str]:
        """The sources that make a claim about the fact."""
        return frozenset(claim.source for claim in self.facts[fact].claims)

    def silent_sources(self, fact: str) -> tuple[str, ...]:
        """The sources that make no claim about the fact."""
        speaking = self.sources_of(fact)
        return tuple(name for name in self.sources if name not in speaking)

    def witnesses(self, fact: str) -> int:
        """How many independent reports make a claim about the fact."""
        return count_witnesses(self.sources_of(fact), self.reports)

    def sentences_of(self, claim: Claim) -> tuple[Passage, ...]:
        """The sentences of its document that the claim's evidence touches."""
        passage = self.passage(claim)
        return tuple(sentence for sentence in self.documents[claim.source].sentences if sentence.overlaps(passage))

    def passage(self, claim: Claim) -> Passage:
        """Where the claim's evidence stands in its document."""
        return self.documents[claim.source].find(claim.evidence)[0]

    def introduce(self, entity: str) -> Iterator[Passage]:
        """The sentence of each document that names an entity first, by its whole name where one does.

        Who is named first is introduced there; a head, or what nobody needs, does so only where nothing else has the
        whole name. What only says that somebody wrote the document introduces nobody.
        """
        called = [*map(pad_words, self.entities[entity].names)]
        longest = max(len(name.split()) for name in called)
        whole = [name for name in called if len(name.split()) == longest]
        told: set[str] = set()
        for source, sentences in self._padded.items():
            telling = [(one, text) for one, text, is_aside in sentences if not is_aside]
            is_author = self.sources[source].author == entity
            aside = [] if is_author else [(one, text) for one, text, is_aside in sentences if is_aside]
            searched = ((whole, telling), (whole, aside), (called, telling))
            naming = (one for names, part in searched for one, text in part if any(map(text.__contains__, names)))
            first = next(naming, None)
            if first and first.text not in told:
                told.add(first.text)
                yield first

    @cached_property
    def _padded(self) -> Mapping[str, tuple[tuple[Passage, str, bool], ...]]:
        """For each document its sentences, with their words as names are looked for, and whether they stand aside.

        So do those of its head, and those that the curator left out as nobody's answer.
        """
        padded: dict[str, tuple[tuple[Passage, str, bool], ...]] = {}
        for source, document in self.documents.items():
            left_out = [fold_passage(one.passage) for one in self.sources[source].left_out]
            heads = self.heads.get(source, ())
            padded[source] = tuple(
                (one, pad_words(one.text), one in heads or any(fold_passage(one.text) in part for part in left_out))
                for one in document.sentences
            )
        return padded

    def listed_in(self, fact: str) -> frozenset[str]:
        """The entities that are listed in the claims of a fact."""
        values = (claim.value for claim in self.facts[fact].claims)
        return frozenset(name for value in values if isinstance(value, EntitySet) for name in value.members)

    def speakers_of(self, fact: str) -> frozenset[str]:
        """Who the sources name as saying the fact."""
        return frozenset().union(*map(_speakers_of, self.facts[fact].claims))

    def words_of(self, speaker: str) -> tuple[str, ...]:
        """The facts that the sources have somebody say, in file order; what he does not disclose he does not say."""
        return tuple(
            name
            for name, fact in self.facts.items()
            if any(speaker in _speakers_of(c) and not isinstance(c.value, Disclosure) for c in fact.claims)
        )

    def claims_beside(self, fact: str, speaker: str) -> tuple[Claim, ...]:
        """What the sources have somebody say of the fact, or say themselves: all but what others say."""
        claims = self.facts[fact].claims
        return tuple(claim for claim in claims if speaker in (speakers := _speakers_of(claim)) or not speakers)

    def persons_of(self, fact: str) -> frozenset[str]:
        """The people whom the fact is about: who speaks, or stands in its lists."""
        values = [claim.value for claim in self.facts[fact].claims]
        listed = {member for value in values if isinstance(value, EntitySet) for member in value.members}
        return frozenset(name for name in self.speakers_of(fact) | listed if self.entities[name].kind == "person")

    def inputs_of(self, derived: str) -> tuple[str, ...]:
        """The facts that a derived figure is computed from, directly or through another one, each once."""
        figure = self.derived[derived]
        facts: dict[str, None] = {}
        for operand in (figure.of, figure.by):
            if operand.derived:
                facts.update(dict.fromkeys(self.inputs_of(operand.derived)))
            elif operand.fact:
                facts[operand.fact] = None
        return tuple(facts)

    def told_with(self, fact: str) -> frozenset[str]:
        """The other facts that a document tells in one of the sentences that tell this one."""
        here = {sentence for claim in self.facts[fact].claims for sentence in self.sentences_of(claim)}
        return frozenset(name for sentence in here for name in self._facts_in.get(sentence, ())) - {fact}

    @cached_property
    def _facts_in(self) -> Mapping[Passage, frozenset[str]]:
        """For each sentence the facts that a claim takes from it."""
        told: dict[Passage, set[str]] = defaultdict(set)
        for name, fact in self.facts.items():
            for claim in fact.claims:
                for sentence in self.sentences_of(claim):
                    told[sentence].add(name)
        return {sentence: frozenset(names) for sentence, names in told.items()}

    def neighbours(self, fact: str) -> tuple[str, ...]:
        """The other facts, those first that a document tells closest to this one."""
        here = self._places[fact]

        def distance(other: str) -> float:
            gaps = (abs(a - b) for source, a in here for told, b in self._places[other] if source == told)
            return min(gaps, default=float("inf"))

        return tuple(sorted((name for name in self.facts if name != fact), key=distance))

    @cached_property
    def _places(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """For each fact where its passages begin: in which document, and at which character."""
        return {
            name: tuple((passage.source, passage.start) for passage in map(self.passage, fact.claims))
            for name, fact in self.facts.items()
        }


def _speakers_of(claim: Claim) -> frozenset[str]:
    """Who is quoted by a claim, or named as its source."""
    quoted = claim.value.speaker if isinstance(claim.value, Quotation) else None
    return frozenset(filter(None, (quoted, claim.according_to)))
