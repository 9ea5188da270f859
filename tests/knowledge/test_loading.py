from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load
from bot.knowledge.model import FILE_KINDS
from bot.knowledge.problems import FactBaseError
from bot.knowledge.values import Value

CopyBase = Callable[[Path], Path]


def test_the_real_base_loads_with_its_four_documents(fact_base: FactBase) -> None:
    assert sorted(source.short for source in fact_base.sources.values()) == ["000", "001", "002", "003"]
    assert fact_base.sources.keys() == fact_base.documents.keys()
    assert fact_base.facts
    assert fact_base.gaps


def test_the_documents_are_byte_for_byte_what_the_checksums_say(fact_base: FactBase, root: Path) -> None:
    for name, source in fact_base.sources.items():
        data = (root / "seeds" / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == source.sha256
        assert fact_base.documents[name].text.encode("utf-8") == data


def test_the_other_base_uses_every_kind_of_value(other_base: FactBase) -> None:
    used = {type(claim.value) for fact in other_base.facts.values() for claim in fact.claims}
    all_kinds, _ = get_args(Value)
    assert used == set(get_args(all_kinds))


def test_every_fact_of_the_other_base_can_be_asked_for_in_four_ways(other_base: FactBase) -> None:
    assert all(len(fact.asked["en"]) >= 4 for fact in other_base.facts.values())


def test_a_copy_of_a_base_has_the_same_digest(other_base: FactBase, other_root: Path, copy_base: CopyBase) -> None:
    assert load(copy_base(other_root)).digest == other_base.digest


@pytest.mark.parametrize("name", ["facts/about.yaml", "facts/topics/order.yaml"])
def test_the_digest_changes_with_every_byte(
    name: str, other_base: FactBase, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    with (base / name).open("a") as file:
        file.write("# a comment\n")
    assert load(base).digest != other_base.digest


def test_the_digest_changes_with_the_documents(other_base: FactBase, other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    document, declared = base / "seeds" / "letter.txt", base / "facts" / "sources.yaml"
    document.write_text(document.read_text("utf-8") + "\n", "utf-8")
    checksum = hashlib.sha256(document.read_bytes()).hexdigest()
    declared.write_text(declared.read_text("utf-8").replace(other_base.sources["letter.txt"].sha256, checksum), "utf-8")
    assert load(base).digest != other_base.digest


def test_the_digest_changes_with_the_name_of_a_file(
    other_base: FactBase, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    (base / "facts" / "gaps.yaml").rename(base / "facts" / "silences.yml")
    renamed = load(base)
    assert renamed.gaps == other_base.gaps
    assert renamed.digest != other_base.digest


def test_gaps_intents_and_vocabulary_are_optional(other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    for name in ("gaps", "intents", "vocabulary"):
        (base / "facts" / f"{name}.yaml").unlink()
    bare = load(base)
    assert (bare.gaps, bare.intents, bare.vocabulary.synonyms) == ({}, {}, {})


@pytest.mark.parametrize("kind", ["gaps", "intents", "vocabulary"])
def test_a_file_may_hold_no_records_yet(kind: str, other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    (base / "facts" / f"{kind}.yaml").write_text(f"{kind}: {{}}\n", "utf-8")
    assert load(base).facts


@pytest.mark.parametrize("content", ["5", "ferry", "[ferry]", "[{}]"])
@pytest.mark.parametrize("kind", FILE_KINDS)
def test_content_of_the_wrong_shape_is_refused(kind: str, content: str, other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    (base / "facts" / "more.yaml").write_text(f"{kind}: {content}\n", "utf-8")
    with pytest.raises(
        FactBaseError, match=rf"facts/more.yaml:1: \[value\] {kind}: input should be a valid dictionary"
    ):
        load(base)


@pytest.mark.parametrize("name", ["seeds/.gitattributes", "facts/schema/facts.schema.json", "facts/notes.txt"])
def test_other_files_beside_facts_and_documents_are_left_alone(
    name: str, other_base: FactBase, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    (base / name).parent.mkdir(exist_ok=True)
    (base / name).write_text("nothing: [", "utf-8")
    assert load(base).digest == other_base.digest


def test_a_folder_called_like_a_file_is_left_alone(other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    (base / "facts" / "old.yaml").mkdir()
    assert load(base).facts


def test_an_editors_lock_file_is_left_alone(other_root: Path, copy_base: CopyBase) -> None:
    """Emacs marks an edited file by a symbolic link to nowhere beside it."""
    base = copy_base(other_root)
    (base / "facts" / ".#gaps.yaml").symlink_to("curator@desk.1234")
    assert load(base).gaps
