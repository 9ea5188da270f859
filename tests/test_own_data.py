"""The bot's own texts: fixed sentences and general words, in YAML beside the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answer.wording import load_wording
from bot.knowledge.yaml_reader import read_yaml
from bot.text import read_text_data


def own_files(root: Path) -> list[Path]:
    return sorted((root / "bot").rglob("*.yaml"))


def test_no_key_stands_twice(root: Path) -> None:
    """Of two equal keys YAML keeps the last without a word."""
    problems = [problem for file in own_files(root) for problem in read_yaml(file.read_bytes(), file.name).problems]
    assert own_files(root)
    assert not [problem for problem in problems if problem.code == "repeated-key"]


def test_all_languages_have_the_same_sentences(root: Path) -> None:
    files = [file for file in own_files(root) if file.parent.name == "wording"]
    keys = {file.stem: frozenset(read_text_data(file.read_text("utf-8"))) for file in files}
    assert len(set(keys.values())) == 1


@pytest.mark.parametrize("key", ["about", "up_to", "exactly"])
def test_bounds_of_figures_are_sentences_of_their_own(key: str) -> None:
    assert "12" in load_wording("en").say(key, amount="12")
