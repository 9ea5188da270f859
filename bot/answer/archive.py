"""What is asked of documents: what they are, what one says, whom they name, where they are at odds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answer import documents
from bot.answer.answer import Answer
from bot.answer.catalogue import Catalogue
from bot.answer.telling import Teller
from bot.language.meaning import Quantifier
from bot.question.deciding import MAX_NEAREST
from bot.question.documents import asks_for_newest, find_kinds_named
from bot.question.index import Index
from bot.question.persons import find_introduced
from bot.question.request import Facet, Request


class Archive:
    """Answers what is asked of the documents themselves."""

    def __init__(self, index: Index, teller: Teller, catalogue: Catalogue) -> None:
        self._index = index
        self._teller = teller
        self._catalogue = catalogue
        self.facets: Mapping[Facet, Callable[[Request], Answer]] = {
            "unique": self._tell_unique,
            "mention": self._tell_mentions,
            "document": self._tell_document,
            "described": self._describe_document,
            "age": self._tell_age,
            "between": self._tell_between,
            "named": self._tell_named,
            "introduced": self._introduce,
        }
        """In which way each facet that is about documents is answered."""

    def _tell_unique(self, request: Request) -> Answer:
        ranked = self._rank_facts(request)
        is_narrow = self._index.weigh_content(request.question.terms) > 0
        facts = ranked[:MAX_NEAREST] if is_narrow else self._index.base.facts
        return documents.tell_unique(self._teller, request.sources, facts, is_narrow=is_narrow)

    def _tell_mentions(self, request: Request) -> Answer:
        facts, question = self._rank_facts(request), request.question
        if not question.is_check:
            return documents.tell_each_mention(self._teller, request.names, facts)
        quantifier = question.manner.quantifier or Quantifier(least=None)
        return documents.check_mentions(self._teller, request.names, facts, request.sources, quantifier)

    def _rank_facts(self, request: Request) -> list[str]:
        """The single facts among the candidates, the likeliest first."""
        names = (candidate.target.name for candidate in request.ranking.candidates)
        return [name for name in names if name in self._index.base.facts]

    def _tell_document(self, request: Request) -> Answer:
        return documents.tell_document(self._teller, request.sources)

    def _describe_document(self, request: Request) -> Answer:
        if not request.sources:
            return self._catalogue.list_sources()
        return documents.describe(self._teller, request.sources, request.question.wants)

    def _tell_age(self, request: Request) -> Answer:
        is_newest = asks_for_newest(request.question, self._index)
        return documents.tell_age(self._teller, request.sources, is_newest=is_newest)

    def _tell_between(self, request: Request) -> Answer:
        is_wide = not self._index.language.comparing.isdisjoint(request.question.words)
        return documents.tell_between(self._teller, request.sources, is_wide=is_wide)

    def _tell_named(self, request: Request) -> Answer:
        return documents.tell_named(self._teller, find_kinds_named(request.question, self._index), request.sources)

    def _introduce(self, request: Request) -> Answer:
        return documents.introduce(
            self._teller, find_introduced(request.question, self._index), request.decision.nearest
        )
