"""How many documents a statement speaks of: 'every', 'only', 'none but' and 'all four', counted among the claims.

Where the claims are other ones it is refused, until a curator has read what such a word belongs to: 'every document
that names it'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from bot.knowledge.model import Fact
from bot.knowledge.problems import quote
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.texts import ReadText

#: So many words may lie between such a word and 'documents': 'all of the four documents'.
REACH: Final = 4


class Tally:
    """A statement, and which of the sources make a claim about its fact."""

    def __init__(self, fact: Fact, library: Library) -> None:
        self.text: ReadText = library.read(fact.statement[library.language.code])
        self.language = library.language
        self.telling = {claim.source for claim in fact.claims}
        self.shorts = {
            word: name for name, source in library.draft.sources.items() for word in library.read(source.short).words
        }
        self.silent = [source.short for name, source in library.draft.sources.items() if name not in self.telling]

    def is_document(self, word: str) -> bool:
        """Whether a word stands for documents."""
        return word in self.language.documents

    def number(self, word: str) -> Decimal | None:
        """The number that a word is."""
        return next((mention.amount for mention in self.language.find_numbers((word,))), None)


def check_documents(name: str, fact: Fact, library: Library) -> Iterator[Doubt]:
    """What a statement says of documents by their number, and the claims do not bear out."""
    if library.language.code in fact.statement:
        tally = Tally(fact, library)
        for rule in RULES:
            for message in rule(tally):
                yield Doubt(("facts", name, "statement", library.language.code), message, is_certain=True)


def check_all(tally: Tally) -> Iterator[str]:
    """'Every document', 'all of the documents': each of them makes a claim."""
    words = tally.text.words
    for at in (at for at, word in enumerate(words) if word in tally.language.universal):
        end = next((end for end in range(at, at + REACH) if tally.is_document("".join(words[end : end + 1]))), at)
        between = words[at + 1 : end]
        is_one_phrase = end > at and all(word in tally.language.fillers or tally.number(word) for word in between)
        if is_one_phrase and tally.silent:
            shown = quote(" ".join(words[at : end + 1]))
            yield f"{shown} is said, and no claim is from {', '.join(tally.silent)}"


def check_only(tally: Tally) -> Iterator[str]:
    """'Only 002', 'none but 002', 'only one document': nobody else makes a claim."""
    words, language = tally.text.words, tally.language
    named = {tally.shorts[word] for word in words if word in tally.shorts}
    for at, word in enumerate(words[:-1]):
        is_exception = word in language.excepting and at > 0 and words[at - 1] in language.negations
        if not (word in language.limits or is_exception):
            continue
        after = words[at + 1 : at + 3]
        others = len(tally.telling - named) if after[0] in tally.shorts else 0
        counted = tally.number(after[0]) or Decimal(1)
        is_count = after[0] not in tally.shorts and any(map(tally.is_document, after)) and len(tally.telling) > counted
        if others or is_count:
            yield f"{quote(' '.join((word, *after)))} is said, and {len(tally.telling)} documents make a claim"


def check_number(tally: Tally) -> Iterator[str]:
    """'Three documents', 'all four documents': so many make a claim, or more."""
    words = tally.text.words
    for at, word in enumerate(words[1:], start=1):
        number = tally.number(words[at - 1]) if tally.is_document(word) else None
        if number is not None and number > len(tally.telling):
            yield f"{quote(f'{words[at - 1]} {word}')} are spoken of, and {len(tally.telling)} make a claim"


RULES: Final[tuple[Callable[[Tally], Iterator[str]], ...]] = (check_all, check_only, check_number)
