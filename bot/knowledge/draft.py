"""All records of a fact base before they are checked against each other, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from bot.knowledge.evidence import Document
from bot.knowledge.model import About, Derived, Entity, Fact, Gap, Intent, Review, Source, Vocabulary
from bot.knowledge.problems import Problem
from bot.knowledge.validation import SINGLE_KINDS, describe, mend, validate
from bot.knowledge.values import StrictModel
from bot.knowledge.yaml_reader import KeyPath, Reading
from bot.language import LanguageFinder
from bot.language.language import Language

#: All that is asked for by one name, so they share their ids.
ASKABLE: Final = ("facts", "gaps", "intents", "derived")


@dataclass(slots=True)
class Draft:
    """What the files hold, by kind and id; `declared` also names the records that are broken."""

    find_language: LanguageFinder
    documents: Mapping[str, Document] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    declared: dict[str, dict[str, Reading]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    mended: set[tuple[str, str]] = field(default_factory=set)
    has_unreadable_file: bool = False
    has_repeated_record: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing for being broken or absent: only then can anything be called unused."""
        return self.has_all_claims and not self.mended and self._has_all(self.records)

    @property
    def has_all_claims(self) -> bool:
        """Whether the evidence of every claim is there: only then can a sentence be called uncited."""
        is_whole = not self.has_unreadable_file and not self.has_repeated_record
        return is_whole and self._has_all(("facts", "sources")) and self.sources.keys() <= self.documents.keys()

    def _has_all(self, kinds: Iterable[str]) -> bool:
        return all(self.declared.get(kind, {}).keys() == self.records.get(kind, {}).keys() for kind in kinds)

    def is_mended(self, kind: str, name: str) -> bool:
        """Whether something broken was cut out of a record, so that it lacks what it may have been meant to say."""
        return (kind, name) in self.mended

    @property
    def about(self) -> About | None:
        """The one `about` record, if it is sound."""
        return self.records.get("about", {}).get("about")

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the fact base that the bot knows, the one of its documents first."""
        found = []
        for code in self.about.languages if self.about else ():
            with suppress(LookupError):
                found.append(self.find_language(code))
        return tuple(found)

    @property
    def vocabulary(self) -> Vocabulary:
        """The one vocabulary; an empty one where the fact base has none."""
        vocabulary: Vocabulary = self.records.get("vocabulary", {}).get("vocabulary") or Vocabulary()
        return vocabulary

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sound sources by file name."""
        return self.records.get("sources", {})

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The sound entities by id."""
        return self.records.get("entities", {})

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The sound facts by id."""
        return self.records.get("facts", {})

    @property
    def gaps(self) -> Mapping[str, Gap]:
        """The sound gaps by id."""
        return self.records.get("gaps", {})

    @property
    def intents(self) -> Mapping[str, Intent]:
        """The sound intents by id."""
        return self.records.get("intents", {})

    @property
    def derived(self) -> Mapping[str, Derived]:
        """The sound derived figures by id."""
        return self.records.get("derived", {})

    @property
    def reviewed(self) -> Mapping[str, Review]:
        """For which claims statements were read last, by the id of the fact."""
        return self.records.get("reviewed", {})

    def add(self, reading: Reading) -> None:
        """Take in one file: its sound records, and the problems of the others."""
        kind, records, problems = validate(reading)
        self.problems += [*reading.problems, *problems]
        self.doubts += reading.doubts
        if not kind:
            self.has_unreadable_file = True
            return
        content = reading.data[kind]
        names = [kind] if kind in SINGLE_KINDS else content if isinstance(content, dict) else ()
        for name in names:
            first = self.declared.setdefault(kind, {}).setdefault(name, reading)
            if first is not reading:
                self.has_repeated_record = True
                self.problems.append(_repeated(kind, name, first, reading))
        own = [name for name in names if self.declared[kind][name] is reading]
        self.records.setdefault(kind, {}).update((name, records[name]) for name in own if name in records)
        for name in own:
            if name not in records:
                self._mend(kind, name, content if kind in SINGLE_KINDS else content[name])

    def _mend(self, kind: str, name: str, content: Any) -> None:
        """Take in what is sound of a broken record, so that the checks find all that is wrong with it at once."""
        record = mend(kind, name, content)
        if record is not None:
            self.records[kind][name] = record
            self.mended.add((kind, name))

    def each(self) -> Iterator[tuple[KeyPath, StrictModel]]:
        """Every sound record with its key path."""
        for kind, records in self.records.items():
            for name, record in records.items():
                yield ((kind,) if kind in SINGLE_KINDS else (kind, name)), record

    def problem(self, path: KeyPath, code: str, message: str) -> Problem:
        """A problem at a key path of the record that the path begins with."""
        reading = self._reading(path)
        return Problem(reading.file, reading.line(path), code, f"{describe(path)}: {message}")

    def place(self, path: KeyPath) -> str:
        """The file and the line where a key path of a record stands."""
        reading = self._reading(path)
        return f"{reading.file}:{reading.line(path)}"

    def _reading(self, path: KeyPath) -> Reading:
        """The file that holds the record that a path begins with."""
        return self.declared[str(path[0])][str(path[0] if len(path) == 1 or path[0] in SINGLE_KINDS else path[1])]


def _repeated(kind: str, name: str, first: Reading, second: Reading) -> Problem:
    path = (kind,) if kind in SINGLE_KINDS else (kind, name)
    advice = "; a base has one: put what belongs to it into one file" if kind in SINGLE_KINDS else ""
    message = f"{describe(path)} stands here a second time (first: {first.file}:{first.line(path)}){advice}"
    return Problem(second.file, second.line(path), "repeated-key", message)
