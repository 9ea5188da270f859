"""The mutations, without running any test against them."""

from __future__ import annotations

import ast
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from mutations import MUTATIONS, Mutation, main


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.file}: {mutation.why}")
def test_every_mutation_still_applies_and_is_python(mutation: Mutation, root: Path) -> None:
    source = (root / "bot" / mutation.file).read_text("utf-8")
    assert source.count(mutation.text) == 1
    assert parsed(source.replace(mutation.text, mutation.replacement)) != parsed(source)


@lru_cache(maxsize=8)
def parsed(source: str) -> str:
    """A program without its layout; many mutations change the same file."""
    return ast.dump(ast.parse(source))


def test_no_mutation_is_there_twice() -> None:
    counts = Counter((mutation.file, mutation.text, mutation.replacement) for mutation in MUTATIONS)
    assert [one for one, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("room", ["question", "answer"])
def test_mutations_are_spread_over_all_modules(room: str, root: Path) -> None:
    modules = {f"{room}/{path.name}" for path in (root / "bot" / room).glob("*.py") if path.name != "__init__.py"}
    assert modules <= {mutation.file for mutation in MUTATIONS}


def test_a_mutation_changes_a_copy(tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "sums.py").write_text("one + two", "utf-8")
    Mutation("sums.py", "+", "-", "sums are sums").put_into(tmp_path)
    assert (tmp_path / "bot" / "sums.py").read_text("utf-8") == "one - two"


def test_a_mutation_that_does_not_apply_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "sums.py").write_text("one + two + three", "utf-8")
    with pytest.raises(ValueError, match="has 2 times"):
        Mutation("sums.py", "+", "-", "sums are sums").put_into(tmp_path)


def test_listing_names_each_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list", "1", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["1", MUTATIONS[0].file + ":"], ["2", MUTATIONS[1].file + ":"]]


def test_a_number_that_none_has_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(len(MUTATIONS) + 1)])
    assert "there is no mutation" in capsys.readouterr().err
