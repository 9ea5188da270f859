"""What is asked of documents: what they are, what one says, whom they name, where they are at odds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.answer import documents
from bot.answer.answer import Answer
from bot.answer.catalogue import Catalogue
from bot.answer.documents import Sought, cite
from bot.answer.telling import Teller
from bot.question.concordance import read_in_order
from bot.question.deciding import MAX_NEAREST
from bot.question.documents import asks_for_newest, find_kinds_named, find_meant
from bot.question.index import Index
from bot.question.mentions import Topic, find_topics, name_topic
from bot.question.persons import find_introduced
from bot.question.request import Facet, Request
from bot.text import cut, stands_in

#: No more of the words that are looked for is repeated.
LONGEST_SOUGHT: Final = 60


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
        question = request.question
        topics = find_topics(question, self._index) or [name_topic(name) for name in request.names]
        sought = [self._seek(topic, request) for topic in topics]
        if not question.is_check:
            return documents.tell_each_mention(self._teller, sought)
        manner, sources = question.manner, request.sources or find_meant(question, self._index)
        return documents.check_mentions(
            self._teller, _join(sought), sources, manner.quantifier, is_denied=manner.is_negated
        )

    def _seek(self, topic: Topic, request: Request) -> Sought:
        """Where documents have what a question wants to find."""
        entities, sentences = self._index.base.entities, self._index.concordance.find(topic.words)
        facts = tuple(fact for fact in self._rank_facts(request) if self._tells_of(fact, topic.words))
        names = entities[topic.entity].names if topic.entity else (topic.surface,)
        return Sought(
            self._teller.name(topic.entity) if topic.entity else f"'{cut(topic.surface, LONGEST_SOUGHT)}'",
            frozenset(sentence.source for sentence in sentences),
            facts,
            () if facts else tuple(cite(sentence, names) for sentence in sentences),
        )

    def _tells_of(self, fact: str, words: Sequence[str]) -> bool:
        """Whether some document's words for a fact have certain ones in them, one after the other."""
        read = self._index.reader.read_words
        claims = self._index.base.facts[fact].claims
        return any(stands_in(words, read_in_order(read(claim.evidence))) for claim in claims)

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
        if not request.sources:
            return self._catalogue.list_disagreements()
        is_wide = not self._index.language.comparing.isdisjoint(request.question.words)
        return documents.tell_between(self._teller, request.sources, is_wide=is_wide)

    def _tell_named(self, request: Request) -> Answer:
        kinds = find_kinds_named(request.question, self._index)
        entities = (name for name, entity in self._index.base.entities.items() if entity.kind in kinds)
        naming = {name: self._index.concordance.naming(name) for name in entities}
        return documents.tell_named(self._teller, naming, request.sources)

    def _introduce(self, request: Request) -> Answer:
        persons = find_introduced(request.question, self._index)
        facts = (fact for fact in request.decision.nearest if any(self._tells_of(fact, (one,)) for one in persons))
        return documents.introduce(self._teller, persons, facts)


def _join(sought: Sequence[Sought]) -> Sought:
    """Several as one: where all of them are mentioned together."""
    first, *others = sought
    if not others:
        return first
    return Sought(
        ", ".join(one.name for one in sought),
        first.sources.intersection(*(one.sources for one in others)),
        tuple(fact for fact in first.facts if all(fact in one.facts for one in others)),
    )
