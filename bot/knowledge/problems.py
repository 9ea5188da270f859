"""What is wrong in a curator's files, each problem with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: A problem quotes no more characters of a value: about a line.
LONGEST_QUOTE: Final = 200


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing for a curator to mend: where, a stable code to search for, what, and the remedy."""

    file: str
    line: int
    """0 for a folder, which has none."""
    code: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: [{self.code}] {self.message}"


class FactBaseError(Exception):
    """The fact base in `folder` cannot be used; `problems` lists everything that was found, in file order."""

    def __init__(self, folder: Path, problems: Iterable[Problem]) -> None:
        self.folder = folder
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def quote(text: str, marks: str = '""') -> str:
    """A text in quotation marks, on one line and no longer than `LONGEST_QUOTE`."""
    return f"{marks[0]}{brief(text)}{marks[1]}"


def brief(text: str) -> str:
    """A text on one line, no longer than `LONGEST_QUOTE`."""
    line = " ".join(text[: 2 * LONGEST_QUOTE].split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"
