"""Reading a base folder (`facts/` and `seeds/`) into a `FactBase`, or saying all that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bot.knowledge.audit import audit, find_wordings
from bot.knowledge.draft import Draft
from bot.knowledge.evidence import Document, cut_lines
from bot.knowledge.factbase import FactBase
from bot.knowledge.problems import FactBaseError, Problem
from bot.knowledge.proof import prove
from bot.knowledge.yaml_reader import KeyPath, read_yaml
from bot.language import LanguageFinder, load_language

#: The most bytes of one file, and of a whole base: some hundred pages, and what can be loaded in half a minute.
LARGEST_FILE: Final = 1_000_000
LARGEST_BASE: Final = 4_000_000


def load(base: Path, languages: LanguageFinder = load_language) -> FactBase:
    """Load and check the fact base in `base`; `languages` finds a language by its code.

    Raises:
        FactBaseError: something is wrong with it; the error lists everything that is.
    """
    files, seeds = _find_files(base)
    if faults := [*_faults_of_files(base, [*files, *seeds])]:
        raise FactBaseError(faults)
    texts, problems = _read_texts(seeds)
    draft = Draft(languages, problems=problems)
    for path in files:
        draft.add(read_yaml(path, path.relative_to(base).as_posix()))
    spoken = next(iter(draft.languages), None)
    cut = spoken.cut_sentences if spoken else cut_lines
    draft.documents = {name: Document(name, text, cut) for name, text in texts.items()}
    proof = prove(draft)
    problems = [*draft.problems, *audit(draft), *proof.problems]
    if problems or draft.about is None:
        raise FactBaseError(problems)
    return FactBase(
        about=draft.about,
        vocabulary=draft.vocabulary,
        sources=draft.sources,
        documents=draft.documents,
        entities=draft.entities,
        facts=draft.facts,
        gaps=draft.gaps,
        intents=draft.intents,
        derived=draft.derived,
        digest=_digest(base, [*files, *seeds]),
        places={(str(path[1]), text): draft.place(path) for path, text in _placed_texts(draft)},
        reviewed=draft.reviewed,
        unsupporting=proof.find_unsupporting(),
        doubts=proof.doubts,
    )


def _placed_texts(draft: Draft) -> Iterator[tuple[KeyPath, str]]:
    """Every wording, and every statement of a fact, with its key path."""
    yield from ((path, wording) for path, _, wording in find_wordings(draft))
    for name, fact in draft.facts.items():
        yield from ((("facts", name, "statement", language), text) for language, text in fact.statement.items())


def _find_files(base: Path) -> tuple[list[Path], list[Path]]:
    """The curated files and the documents, each in a fixed order."""
    for folder in ("facts", "seeds"):
        if not (base / folder).is_dir():
            message = f"there is no folder {folder}/ in {base}; a base holds facts/ and seeds/"
            raise FactBaseError([Problem(folder, 1, "base", message)])
    files = sorted(
        path for pattern in ("*.yaml", "*.yml") for path in (base / "facts").rglob(pattern) if _is_meant(path)
    )
    seeds = sorted(path for path in (base / "seeds").iterdir() if _is_meant(path))
    return files, seeds


def _is_meant(path: Path) -> bool:
    """Whether a path is or means to be a file of the base, not a folder or what an editor or the system hides."""
    is_file = path.is_file() or (path.is_symlink() and not path.exists())
    return is_file and not path.name.startswith(".")


def _faults_of_files(base: Path, paths: Iterable[Path]) -> Iterator[Problem]:
    """What is wrong with the files before anything is read of them."""
    total = 0
    for path in paths:
        name = path.relative_to(base).as_posix()
        # A name that is not UTF-8 holds what can't be written; it is told with the bytes that it has.
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        if shown != name:
            yield Problem(shown, 1, "encoding", "the name of this file is not UTF-8; give it another")
        if not path.exists():
            yield Problem(shown, 1, "file", "this link leads to no file; mend it, or remove it")
            continue
        size = path.stat().st_size
        total += size
        if size > LARGEST_FILE:
            message = f"{size:,} bytes are too many for one file; {LARGEST_FILE:,} are the most, so part it"
            yield Problem(shown, 1, "size", message)
    if total > LARGEST_BASE:
        message = f"its files have {total:,} bytes in all; {LARGEST_BASE:,} are the most for a base"
        yield Problem("facts", 1, "size", message)


def _read_texts(seeds: Iterable[Path]) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in seeds:
        try:
            texts[path.name] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            message = f"this document is not UTF-8 (byte {error.start})"
            problems.append(Problem(f"seeds/{path.name}", line, "encoding", message))
    return texts, problems


def _digest(base: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(base).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
