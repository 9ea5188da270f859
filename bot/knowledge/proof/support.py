"""Which sources say less than a statement does: they are told in their own words beside it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.knowledge.model import Fact
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.texts import ReadText

Unsupporting = Mapping[tuple[str, str], frozenset[str]]


def find_unsupporting(library: Library) -> Unsupporting:
    """For each fact and language the sources whose claims lack a figure of the statement, or a name."""
    return {
        (name, language.code): _lack(ReadText(language, fact.statement[language.code]), fact, library)
        for name, fact in library.draft.facts.items()
        for language in library.draft.languages
        if len({claim.source for claim in fact.claims}) > 1
    }


def _lack(statement: ReadText, fact: Fact, library: Library) -> frozenset[str]:
    """The sources that tell a fact in sentences without a figure of the statement, or never name whom it names."""
    figures = [statement.amounts_of(number) for number in filter(statement.is_written, statement.mentions)]
    named = [entity for entity in library.draft.entities if library.names.has_itself(statement, entity)]
    return frozenset(
        source
        for source, sentences in library.sentences_of(fact).items()
        if any(amounts.isdisjoint(sentences.figures) for amounts in figures)
        or not all(library.names.has_itself(library.documents[source], entity) for entity in named)
    )
