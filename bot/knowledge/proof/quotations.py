"""Quotation marks in statements: what stands between them is a cited document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.knowledge.evidence import fold_passage
from bot.knowledge.model import Fact
from bot.knowledge.problems import quote
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.texts import ReadText

#: A stretch between two marks of one kind, neither of which is an apostrophe inside a word.
_QUOTED: Final = re.compile(r"(?<!\w)(['\"])(?=\S)(.+?)(?<=\S)\1(?!\w)")

#: Where a quotation leaves something out, or puts in a word of its own.
_OMISSION: Final = re.compile(r"…|\.\.\.|\[[^\]]*\]")


def check_quotes(name: str, fact: Fact, documents: Sequence[ReadText], library: Library) -> Iterator[Doubt]:
    """What is quoted stands word for word in a cited document; a single mark may be an apostrophe.

    Quotations in another language than that of the documents are translations.
    """
    code = library.language.code
    quoted = _QUOTED.findall(fold_passage(fact.statement.get(code, "")))
    texts = [_bare(document.text) for document in documents] if quoted else []
    for mark, words in quoted:
        parts = (_bare(part).strip(" ,.;:!?") for part in _OMISSION.split(words))
        if not all(any(part in text for text in texts) for part in parts):
            message = f"the words {quote(words)} stand in no document that it cites; quote words as they stand there"
            yield Doubt(("facts", name, "statement", code), message, is_certain=mark == '"')


def _bare(text: str) -> str:
    """A text without its quotation marks and capitals: marks inside a quotation may be of the other kind."""
    return re.sub("['\"]", "", fold_passage(text)).casefold()
