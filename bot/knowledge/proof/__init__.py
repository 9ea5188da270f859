"""Whether the documents prove what is curated: values against their evidence, statements against the documents.

What is wrong as far as a program can read is a problem that `dealbot check` refuses until it is mended, or marked as
read. What can't be found, but may be told in other words (a pronoun, a figure in words, a count of things), is a doubt:
it is listed for a curator to read, and refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.draft import Draft
from bot.knowledge.problems import Problem
from bot.knowledge.proof.claims import check_claim
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.gaps import check_gap
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.quantities import check_documents
from bot.knowledge.proof.statements import check_statement
from bot.knowledge.proof.support import Unsupporting, find_unsupporting
from bot.knowledge.proof.units import check_declarations, check_spellings, check_units
from bot.knowledge.references import find_claims


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of holding a fact base against its documents."""

    problems: tuple[tuple[str, Problem], ...] = ()
    """What is wrong, each with the id of its record."""
    doubts: tuple[tuple[str, Problem], ...] = ()
    """What is not proved, and not certainly wrong, each with the id of its record, or what it is about."""
    library: Library | None = None

    def find_unsupporting(self) -> Unsupporting:
        """For each fact and language the sources that say less than the statement; of a sound base only."""
        return find_unsupporting(self.library) if self.library else {}


def prove(draft: Draft) -> Proof:
    """Hold every value against its evidence, and every statement against what its fact cites."""
    language = next(iter(draft.languages), None)
    if language is None:
        return Proof()
    library = Library(draft, language)
    problems: list[tuple[str, Problem]] = []
    doubts: list[tuple[str, Problem]] = []
    for doubt in _find_doubts(library):
        found = problems if doubt.is_certain else doubts
        found.append((str(doubt.path[1]), draft.problem(doubt.path, "proof", doubt.message)))
    return Proof(tuple(problems), tuple(doubts), library)


def _find_doubts(library: Library) -> Iterator[Doubt]:
    for path, claim in find_claims(library.draft):
        yield from check_claim(path, claim, library)
    for name, fact in library.draft.facts.items():
        yield from check_statement(name, fact, library)
        yield from check_documents(name, fact, library)
        yield from check_units(name, fact, library.units)
    yield from check_declarations(library.units)
    yield from check_spellings(library.draft.facts, library.units)
    for name in library.draft.gaps:
        yield from check_gap(name, library)
