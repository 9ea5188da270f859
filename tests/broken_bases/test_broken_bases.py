"""What a curator reads when something is wrong: each case is a small change to the other base, and all that is said.

The cases of one error code stand in the file that is called by the code. `{base}` stands for the base's own folder.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest

from bot.knowledge.loading import load
from bot.knowledge.problems import FactBaseError
from bot.text import read_text_data

HERE = Path(__file__).parent
CASE_FILES = sorted(HERE.glob("*.yaml"))

#: Where each way of noting a problem has its code among the arguments.
CODE_ARGUMENT = {"Problem": 2, "problem": 1, "refuse": 1}

Change = TypedDict(
    "Change",
    {"in": str, "replace": NotRequired[str], "with": NotRequired[str], "write": NotRequired[str], "as": NotRequired[str]},
)


class Case(TypedDict):
    case: str
    changes: list[Change]
    problems: list[str]


def read_cases(file: Path) -> list[Case]:
    cases: list[Case] = read_text_data(file.read_text("utf-8"))
    return cases


def each_case() -> Iterator[object]:
    for file in CASE_FILES:
        for case in read_cases(file):
            yield pytest.param(case, id=f"{file.stem}: {case['case']}")


def apply(change: Change, base: Path) -> None:
    """Replace text that stands in the file once, write the file (in the encoding named by `as`), or delete it."""
    path = base / change["in"]
    if "replace" in change:
        text = path.read_text("utf-8")
        assert text.count(change["replace"]) == 1, "a change must fit one place of the other base"
        path.write_text(text.replace(change["replace"], change["with"]), "utf-8")
    elif "write" in change:
        path.write_text(change["write"], change.get("as", "utf-8"))
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def find_problems(base: Path) -> list[str]:
    """All lines that loading the base reports; none when it loads."""
    try:
        load(base)
    except FactBaseError as error:
        return [str(problem).replace(str(base), "{base}") for problem in error.problems]
    return []


@pytest.mark.parametrize("case", each_case())
def test_every_problem_is_reported_at_its_line(
    case: Case, other_root: Path, copy_base: Callable[[Path], Path]
) -> None:
    base = copy_base(other_root)
    for change in case["changes"]:
        apply(change, base)
    assert find_problems(base) == case["problems"]


@pytest.mark.parametrize("file", [file for file in CASE_FILES if file.stem != "several"], ids=lambda file: file.stem)
def test_a_file_of_cases_is_called_by_their_code(file: Path) -> None:
    problems = [problem for case in read_cases(file) for problem in case["problems"]]
    assert any(f" [{file.stem}] " in problem for problem in problems)


def test_every_code_has_its_cases(root: Path) -> None:
    codes = {code for file in (root / "bot" / "knowledge").glob("*.py") for code in find_codes(file)}
    assert codes <= {file.stem for file in CASE_FILES}


def find_codes(module: Path) -> Iterator[str]:
    """The codes that a module writes into problems."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in CODE_ARGUMENT:
                arguments = node.args[CODE_ARGUMENT[name] :]
                yield from (str(code.value) for code in arguments[:1] if isinstance(code, ast.Constant))
            case ast.Tuple(elts=[ast.Constant(value=str(code)), ast.Name(id=name)]) if name.startswith("_explain"):
                yield code


def test_several_mistakes_in_several_files_are_told_at_once_and_in_order() -> None:
    (case,) = read_cases(HERE / "several.yaml")
    assert len({change["in"] for change in case["changes"]}) >= 4
    assert case["problems"] == sorted(case["problems"])
