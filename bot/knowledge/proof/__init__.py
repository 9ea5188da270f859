"""Whether the documents prove what is curated: values against their evidence, statements against the documents.

What is wrong as far as a program can read is a problem that `dealbot check` refuses until it is mended, or marked as
read. What can't be found, but may be told in other words (a pronoun, a figure in words, a count of things), is a doubt:
it is listed for a curator to read, and refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

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


class Proof:
    """What comes of holding a draft against its documents: worked out when it is asked for, which answers rarely do."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    @cached_property
    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """What is wrong, each with the id of its record."""
        return tuple((name, problem) for name, problem, is_certain in self._found if is_certain)

    @cached_property
    def doubts(self) -> tuple[tuple[str, Problem], ...]:
        """What is not proved, and not certainly wrong, each with the id of its record, or what it is about."""
        return tuple((name, problem) for name, problem, is_certain in self._found if not is_certain)

    @cached_property
    def unsupporting(self) -> Unsupporting:
        """For each fact and language the sources that say less than the statement; of a sound base only."""
        return find_unsupporting(self._library) if self._library else {}

    def conclude(self) -> None:
        """Work out all of it, and let go of the draft and of what was read for it."""
        _ = self.problems, self.doubts, self.unsupporting
        for read in ("_draft", "_found", "_library"):
            self.__dict__.pop(read, None)

    @cached_property
    def _library(self) -> Library | None:
        language = next(iter(self._draft.languages), None)
        return Library(self._draft, language) if language else None

    @cached_property
    def _found(self) -> list[tuple[str, Problem, bool]]:
        return [*_find(self._library)] if self._library else []


def _find(library: Library) -> Iterator[tuple[str, Problem, bool]]:
    for doubt in _find_doubts(library):
        yield str(doubt.path[1]), library.draft.problem(doubt.path, "proof", doubt.message), doubt.is_certain


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
