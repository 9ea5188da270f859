"""All that a draft holds to be read, each text read once."""

from __future__ import annotations

from collections.abc import Mapping

from bot.knowledge.draft import Draft
from bot.knowledge.model import Fact
from bot.knowledge.proof.names import Names
from bot.knowledge.proof.texts import ReadText
from bot.language.language import Language


class Library:
    """The documents and passages of a draft as the language of its documents reads them."""

    def __init__(self, draft: Draft, language: Language) -> None:
        self.draft = draft
        self.language = language
        self.names = Names(language, draft.entities)
        self._read: dict[str, ReadText] = {}
        self.documents: Mapping[str, ReadText] = {
            name: self.read(document.text) for name, document in draft.documents.items()
        }

    def read(self, text: str) -> ReadText:
        """A text in the language of the documents, read once."""
        return self._read.setdefault(text, ReadText(self.language, text))

    def sentences_of(self, fact: Fact) -> Mapping[str, ReadText]:
        """The sentences in which each source tells a fact."""
        told: dict[str, list[str]] = {}
        for claim in fact.claims:
            document = self.draft.documents[claim.source]
            [passage] = document.find(claim.evidence)
            sentences = (sentence.text for sentence in document.sentences if sentence.overlaps(passage))
            told.setdefault(claim.source, []).extend(sentences)
        return {source: self.read("\n".join(sentences)) for source, sentences in told.items()}
