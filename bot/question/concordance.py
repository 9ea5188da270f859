"""Where the documents name somebody or have some words, whether a fact tells of these or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from bot.knowledge.evidence import Document, Passage
from bot.language.meaning import MeaningKind
from bot.question.question import Utterance
from bot.text import stands_in

#: On web pages the numbers of a list stick to what they count: '3Ferry sinks'.
_STUCK: Final = re.compile(r"(?<![^\W_])(\d{1,2})(?=[A-Z][a-z])")

#: What carries nothing between the words that are looked for: 'of', 'the'.
PASSED_OVER: Final[frozenset[MeaningKind]] = frozenset({"filler", "bound"})


class Concordance:
    """The sentences of documents by the meanings of their words."""

    def __init__(self, documents: Iterable[Document], read: Callable[[str], Utterance]) -> None:
        """Read all sentences of the documents."""
        self._sentences = [
            (sentence, read_in_order(read(_STUCK.sub(r"\1 ", sentence.text))))
            for document in documents
            for sentence in document.sentences
        ]
        having: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, words) in enumerate(self._sentences):
            for word in dict.fromkeys(words):
                having[word].append(number)
        self._having: Mapping[str, Sequence[int]] = having

    def find(self, words: Sequence[str]) -> list[Passage]:
        """The sentences in which words stand one after the other, as `read_in_order` has them; in their order."""
        found = (self._sentences[number] for number in self._having.get(words[0], ()))
        return [sentence for sentence, having in found if stands_in(words, having)]

    def naming(self, entity: str) -> frozenset[str]:
        """The documents that name an entity."""
        return frozenset(sentence.source for sentence in self.find((entity,)))


def read_in_order(text: Utterance) -> tuple[str, ...]:
    """What a text is about, word by word: the keys of its names and of the words that carry it."""
    return tuple(meaning.key for meaning in text.meanings if meaning.kind not in PASSED_OVER)
