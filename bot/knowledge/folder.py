"""The files of a base folder, each read once: what is parsed is what the digest is of.

What lies in `facts/` is read or named. Hidden files and folders are the system's (`.git`, the `..data` of a
Kubernetes ConfigMap, an editor's lock), and are passed over without a word.
"""

from __future__ import annotations

import errno
import hashlib
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.knowledge.problems import FactBaseError, Problem

#: The most bytes of one file, and of a whole base: some hundred pages, and what can be loaded in half a minute.
LARGEST_FILE: Final = 1_000_000
LARGEST_BASE: Final = 4_000_000

#: The files that hold facts, whatever the case of the letters.
SUFFIXES: Final = frozenset({".yaml", ".yml"})

#: What the program writes itself for editors.
_SCHEMA: Final = ".schema.json"


@dataclass(slots=True)
class Contents:
    """What a base folder holds, by name: curated files and documents; and what went wrong with it."""

    curated: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    """What is neither: files in `facts/` that are no facts, folders in `seeds/`."""
    problems: list[Problem] = field(default_factory=list)
    size: int = 0
    """The bytes of all that is meant to be read, whether it was or not."""

    @property
    def lacks_facts(self) -> bool:
        """Whether facts may be missing, since something in `facts/` was not read."""
        return any(problem.file.startswith("facts") for problem in self.problems)

    @property
    def digest(self) -> str:
        """The SHA-256 of all names and contents."""
        digest = hashlib.sha256()
        documents = {f"seeds/{name}": content for name, content in self.documents.items()}
        for name, content in (self.curated | documents).items():
            digest.update(f"{name}\0".encode())
            digest.update(hashlib.sha256(content).digest())
        return digest.hexdigest()


def read_folder(base: Path) -> Contents:
    """Read all files of a base folder, in a fixed order.

    Raises:
        FactBaseError: it lacks `facts/` or `seeds/`, or holds more than `LARGEST_BASE`.
    """
    reader = _Reader(base)
    for path in sorted(reader.walk(base / "facts")):
        reader.take_curated(path)
    for path in sorted(reader.list_entries(base / "seeds")):
        reader.take_document(path)
    contents = reader.contents
    if contents.size > LARGEST_BASE:
        message = f"its files have {contents.size:,} bytes in all; {LARGEST_BASE:,} are the most for a base"
        raise FactBaseError(base, [*contents.problems, Problem("facts", 0, "size", message)])
    return contents


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what lies in a base folder into its contents; what the system refuses is noted there."""

    base: Path
    contents: Contents = field(default_factory=Contents)

    def walk(self, folder: Path, above: tuple[Path, ...] = ()) -> Iterator[Path]:
        """All files under a folder, linked ones and linked folders included; a link to a folder above ends there."""
        real = folder.resolve()
        for path in self.list_entries(folder) if real not in above else ():
            if self._is_folder(path):
                yield from self.walk(path, (*above, real))
            else:
                yield path

    def list_entries(self, folder: Path) -> list[Path]:
        """What lies in a folder and is not hidden.

        Raises:
            FactBaseError: it is a folder that every base has, and there is none.
        """
        try:
            return [path for path in folder.iterdir() if not path.name.startswith(".")]
        except OSError as error:
            if folder.parent == self.base and isinstance(error, FileNotFoundError | NotADirectoryError):
                message = f"there is no folder {folder.name}/ in {self.base}; a base holds facts/ and seeds/"
                raise FactBaseError(self.base, [Problem(folder.name, 0, "base", message)]) from None
            self._refuse(folder, error)
            return []

    def take_curated(self, path: Path) -> None:
        """Read a file of facts; name one that is none, and refuse one that is put away by the end of its name."""
        name = self._name(path)
        if path.suffix.lower() in SUFFIXES:
            self._take(path, name, self.contents.curated)
        elif not SUFFIXES.isdisjoint(map(str.lower, path.suffixes)):
            advice = "rename it to end in .yaml, or move it away"
            self._note(path, "file", f"this file is not read, for its name ends in {path.suffix}; {advice}")
        elif not name.endswith(_SCHEMA):
            self.contents.unread.append(_write_out(name))

    def take_document(self, path: Path) -> None:
        """Read a document; name a folder in its place."""
        if self._is_folder(path):
            self.contents.unread.append(f"{_write_out(self._name(path))}/")
        else:
            self._take(path, _compose(path.name), self.contents.documents)

    def _is_folder(self, path: Path) -> bool:
        try:
            return stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            self._refuse(path, error)
            return False

    def _take(self, path: Path, name: str, into: dict[str, bytes]) -> None:
        try:
            status = path.stat()
            self.contents.size += status.st_size
            if not stat.S_ISREG(status.st_mode):
                self._note(path, "file", "this is neither a file nor a folder; take it away")
            elif _write_out(name) != name:
                self._note(path, "encoding", "the name of this file is not UTF-8; give it another")
            elif name in into:
                message = "two files here have names that look the same (one in NFC, one in NFD); delete or rename one"
                self._note(path, "repeated-key", message)
            elif status.st_size > LARGEST_FILE:
                fit = f"{LARGEST_FILE:,} are the most, so part it"
                self._note(path, "size", f"{status.st_size:,} bytes are too many for one file; {fit}")
            elif self.contents.size <= LARGEST_BASE:
                into[name] = path.read_bytes()
        except OSError as error:
            self._refuse(path, error)

    def _refuse(self, path: Path, error: OSError) -> None:
        if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}:
            self._note(path, "file", "this link leads to no file; mend it, or remove it")
        else:
            advice = "let the bot's user read it, or take it away"
            self._note(path, "unreadable", f"can't be read: {error.strerror}; {advice}")

    def _note(self, path: Path, code: str, message: str) -> None:
        self.contents.problems.append(Problem(_write_out(self._name(path)), 1, code, message))

    def _name(self, path: Path) -> str:
        return _compose(path.relative_to(self.base).as_posix())


def _compose(name: str) -> str:
    """A name as it is typed: macOS hands out accents as marks of their own (NFD)."""
    return unicodedata.normalize("NFC", name)


def _write_out(name: str) -> str:
    """A name with those of its bytes that are not UTF-8, which can't be written, as their numbers."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
