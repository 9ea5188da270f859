"""All that a draft holds to be read, each text read once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from bot.knowledge.draft import Draft
from bot.knowledge.model import Claim, Fact
from bot.knowledge.proof.names import Names
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.proof.units import Units
from bot.language.language import Language
from bot.language.meaning import Phrase


class Library:
    """The documents and passages of a draft as the language of its documents reads them."""

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft = draft
        self.language = language
        self.names = Names(language, draft.entities)
        self.units = Units(draft.vocabulary, language)
        self._read: dict[str, ReadText] = {}
        self.documents: Mapping[str, ReadText] = {
            name: self.read(document.text) for name, document in draft.documents.items()
        }

    def read(self, text: str) -> ReadText:
        """A text in the language of the documents, read once."""
        if text not in self._read:
            self._read[text] = ReadText(self.language, text)
        return self._read[text]

    @cached_property
    def figures_of_names(self) -> frozenset[Decimal]:
        """The figures in what documents are called: 'only 2031 says so'."""
        return frozenset().union(*(self.read(source.short).figures for source in self.draft.sources.values()))

    def statement_of(self, fact: str) -> ReadText:
        """The statement of a fact, by its id."""
        return self.read(self.draft.facts[fact].statement.get(self.language.code, ""))

    @cached_property
    def told_in(self) -> Mapping[Phrase, tuple[str, ...]]:
        """For the words of each statement the facts whose statement it is."""
        told: dict[Phrase, tuple[str, ...]] = {}
        for name in self.draft.facts:
            words = self.statement_of(name).words
            told[words] = (*told.get(words, ()), name)
        return told

    def sentences_of(self, fact: Fact) -> Mapping[str, ReadText]:
        """The sentences in which each source tells a fact."""
        told: dict[str, list[str]] = {}
        for claim in fact.claims:
            told.setdefault(claim.source, []).extend(self._sentences_around(claim))
        return {source: self.read("\n".join(sentences)) for source, sentences in told.items()}

    def read_around(self, claim: Claim) -> ReadText:
        """The sentences in which the evidence of a claim stands."""
        return self.read("\n".join(self._sentences_around(claim)))

    def _sentences_around(self, claim: Claim) -> list[str]:
        document = self.draft.documents[claim.source]
        passages = document.find(claim.evidence)
        return [sentence.text for sentence in document.sentences if any(map(sentence.overlaps, passages))]
