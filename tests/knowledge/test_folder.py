"""What lies in a base folder is read or named, whatever a file system makes of it."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import loading
from bot.knowledge.factbase import FactBase
from bot.knowledge.folder import Contents, read_folder
from bot.knowledge.loading import load
from bot.knowledge.problems import FactBaseError

CopyBase = Callable[[Path], Path]


@pytest.mark.parametrize("folder", [".git", ".history", ".ipynb_checkpoints", "topics/.idea"])
def test_a_hidden_folder_is_passed_over(
    folder: str, other_base: FactBase, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    (base / "facts" / folder).mkdir(parents=True)
    (base / "facts" / folder / "gaps.yaml").write_text("gaps: [", "utf-8")
    assert load(base).digest == other_base.digest


def test_the_links_of_a_config_map_are_read_once(other_base: FactBase, other_root: Path, copy_base: CopyBase) -> None:
    """Kubernetes mounts files as links into `..data`, which is a link to a folder with the time in its name."""
    base = copy_base(other_root)
    real = base / "facts" / "..2025_11_29"
    real.mkdir()
    (base / "facts" / "gaps.yaml").rename(real / "gaps.yaml")
    (base / "facts" / "..data").symlink_to(real.name)
    (base / "facts" / "gaps.yaml").symlink_to("..data/gaps.yaml")
    assert load(base).digest == other_base.digest


def test_a_linked_folder_is_read(other_base: FactBase, other_root: Path, copy_base: CopyBase, tmp_path: Path) -> None:
    base = copy_base(other_root)
    (base / "facts" / "topics").rename(tmp_path / "elsewhere")
    (base / "facts" / "topics").symlink_to(tmp_path / "elsewhere")
    assert load(base).facts == other_base.facts


def test_a_link_back_to_a_folder_above_ends_there(other_base: FactBase, other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    (base / "facts" / "topics" / "up").symlink_to("..")
    assert load(base).digest == other_base.digest


def test_what_is_neither_a_file_nor_a_folder_is_named(other_root: Path, copy_base: CopyBase) -> None:
    """A pipe would keep whoever reads it waiting for ever."""
    base = copy_base(other_root)
    os.mkfifo(base / "facts" / "pipe.yaml")
    (base / "seeds" / "zero.txt").symlink_to("/dev/zero")
    with pytest.raises(FactBaseError) as refused:
        load(base)
    assert [problem.file for problem in refused.value.problems] == ["facts/pipe.yaml", "seeds/zero.txt"]


def test_other_files_in_facts_and_folders_in_seeds_are_named(other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    (base / "facts" / "notes.txt").write_text("To do.", "utf-8")
    (base / "seeds" / "old").mkdir()
    assert load(base).unread == ("facts/notes.txt", "seeds/old/")


def test_accents_may_be_marks_of_their_own(other_root: Path, copy_base: CopyBase) -> None:
    """macOS hands out names in NFD, and some editors texts: they look the same, so they are the same."""
    base = copy_base(other_root)
    text = unicodedata.normalize("NFD", "The café of the pier is closed.\n")
    name = "café.txt"
    (base / "seeds" / unicodedata.normalize("NFD", name)).write_text(text, "utf-8")
    checksum = hashlib.sha256(text.encode()).hexdigest()
    source = f"{{short: cafe, sha256: {checksum}, description: {{en: a note}}}}"
    (base / "facts" / "more.yaml").write_text(f"sources:\n  {name}: {source}\n", "utf-8")
    claim = f"{{source: {name}, evidence: The café of the pier is closed, value: {{kind: text}}}}"
    fact = f"cafe: {{statement: {{en: It is closed.}}, asked: {{en: [is it shut]}}, claims: [{claim}]}}"
    (base / "facts" / "cafe.yaml").write_text(f"facts:\n  {fact}\n", "utf-8")
    loaded = load(base)
    (passage,) = loaded.documents[name].find("café of the pier")
    assert loaded.documents[name].text[passage.start : passage.end] == passage.text
    assert unicodedata.normalize("NFC", passage.text) == "café of the pier"


def test_two_files_that_look_the_same_are_refused(other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    for form in ("NFC", "NFD"):
        (base / "seeds" / unicodedata.normalize(form, "café.txt")).write_text("Closed.", "utf-8")
    with pytest.raises(FactBaseError, match="look the same"):
        load(base)


def test_the_digest_is_of_what_was_parsed(
    other_base: FactBase, other_root: Path, copy_base: CopyBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is replaced while the others are read changes nothing any more."""
    base = copy_base(other_root)

    def read_then_replace(folder: Path) -> Contents:
        contents = read_folder(folder)
        (folder / "facts" / "gaps.yaml").write_text("gaps: {}\n", "utf-8")
        return contents

    monkeypatch.setattr(loading, "read_folder", read_then_replace)
    loaded = load(base)
    assert (loaded.gaps, loaded.digest) == (other_base.gaps, other_base.digest)
    monkeypatch.undo()
    assert load(base).digest != other_base.digest
