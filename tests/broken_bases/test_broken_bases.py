"""What a curator reads when something is wrong: each case is a small change to the other base, and all that is said.

The cases of one error code stand in the file that is called by the code; `several.yaml` mixes them. `{base}` stands
for the base's own folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

import pytest
from problem_codes import all_codes
from proving import load

from bot.knowledge.problems import FactBaseError
from bot.text import read_text_data

CASE_FILES = sorted(Path(__file__).parent.glob("*.yaml"))
MIXED = "several"

Change = dict[str, str]


class Case(TypedDict):
    case: str
    changes: list[Change]
    problems: str


def read_cases(file: Path) -> list[Case]:
    cases: list[Case] = read_text_data(file.read_text("utf-8"))
    return cases


def name_cases() -> list[Any]:
    return [pytest.param(case, id=f"{file.stem}: {case['case']}") for file in CASE_FILES for case in read_cases(file)]


@pytest.mark.parametrize("case", name_cases())
def test_exactly_these_problems_are_reported(case: Case, other_root: Path, copy_base: Callable[[Path], Path]) -> None:
    base = copy_base(other_root)
    for change in case["changes"]:
        make(change, base)
    assert find_problems(base) == case["problems"].splitlines()


@pytest.mark.parametrize("file", [file for file in CASE_FILES if file.stem != MIXED], ids=lambda file: file.stem)
def test_a_file_of_cases_is_called_by_their_code(file: Path) -> None:
    assert any(f" [{file.stem}] " in case["problems"] for case in read_cases(file))


def test_every_code_has_its_file_of_cases(root: Path) -> None:
    codes = all_codes(root)
    assert codes == {file.stem for file in CASE_FILES} - {MIXED}


def make(change: Change, base: Path) -> None:
    """Replace text `in` a file, `write` a file, `link` one `to` another, or `delete` a file or folder.

    What is written may stand there so many `times`, and `as` another encoding than UTF-8.
    """
    match change:
        case {"in": name, "replace": old, "with": new}:
            text = (base / name).read_text("utf-8")
            (base / name).write_text(replace(text, old, new), "utf-8")
        case {"write": name, "text": text}:
            (base / name).write_text(text * int(change.get("times", "1")), change.get("as", "utf-8"))
        case {"link": name, "to": target}:
            (base / name).symlink_to(target)
        case {"delete": name} if (base / name).is_dir():
            shutil.rmtree(base / name)
        case {"delete": name}:
            (base / name).unlink()
        case _:
            pytest.fail(f"no such change: {change}")


def replace(text: str, old: str, new: str) -> str:
    """Replace `old`, which stands once; the lines after its first are indented as far as that one."""
    first_line = old.partition("\n")[0]
    column = next(line.index(first_line) for line in text.splitlines() if first_line in line)
    old, new = (part.replace("\n", "\n" + " " * column) for part in (old, new))
    assert text.count(old) == 1, f"stands {text.count(old)} times: {old}"
    return text.replace(old, new)


def find_problems(base: Path) -> list[str]:
    """All that loading the base reports; nothing when it loads."""
    try:
        load(base)
    except FactBaseError as error:
        return [str(problem).replace(str(base), "{base}") for problem in error.problems]
    return []
