from __future__ import annotations

import functools
import hashlib
import json
import operator
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any, get_args

import pytest
from four_documents import FOUR
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from problem_codes import all_codes

from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load
from bot.knowledge.model import FILE_KINDS
from bot.knowledge.problems import FactBaseError, Problem
from bot.knowledge.values import Value
from bot.knowledge.yaml_reader import read_yaml

CopyBase = Callable[[Path], Path]


def test_the_real_base_loads_with_its_four_documents(fact_base: FactBase) -> None:
    assert {fact_base.sources[name].short for name in FOUR} == {"000", "001", "002", "003"}
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
        FactBaseError, match=rf"facts/more.yaml:1: \[value\] {kind}: keys with their colons belong here"
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


@pytest.mark.parametrize("folder", ["facts", "seeds"])
def test_a_file_whose_name_is_not_utf8_is_a_problem_that_can_be_written(
    folder: str, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    name = Path(os.fsdecode(b"caf\xe9.yaml"))
    try:
        (base / folder / name).write_text("gaps: {}\n", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    with pytest.raises(FactBaseError) as raised:
        load(base)
    [problem] = raised.value.problems
    assert str(problem) == f"{folder}/caf\\xe9.yaml:1: [encoding] the name of this file is not UTF-8; give it another"


NOISE = {
    "quotes": '"' * 100_000,
    "short sentences": "a. " * 30_000,
    "short lines": "a.\n" * 30_000,
    "one word": "a" * 100_000,
    "spaces": "a" + " " * 100_000 + "b",
}

#: The processor's seconds that these may take: half a one would do on a quiet machine, what is quadratic takes minutes.
PATIENCE = 8


@pytest.mark.parametrize("kind", NOISE)
def test_a_large_document_is_loaded_in_time_that_grows_with_its_length(
    kind: str, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    (base / "seeds" / "notice.txt").write_text(NOISE[kind], "utf-8")
    before = process_time()
    with pytest.raises(FactBaseError) as raised:
        load(base)
    assert process_time() - before < PATIENCE
    assert max(len(str(problem)) for problem in raised.value.problems) < 500


def test_many_gaps_are_loaded_in_time_that_grows_with_their_number(other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    gaps = "".join(
        f"  gap-{number}:\n    statement: {{en: Nobody tells {number}.}}\n    asked: {{en: [what is x{number}]}}\n"
        for number in range(2_500)
    )
    (base / "facts" / "more.yaml").write_text(f"gaps:\n{gaps}", "utf-8")
    before = process_time()
    assert len(load(base).gaps) > 2_500
    assert process_time() - before < PATIENCE


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts/vocabulary.yaml", "- [landing, stop, pier]", "- " + "x" * 5_000),
        ("facts/vocabulary.yaml", "- [landing, stop, pier]", "- [" + "x" * 5_000 + "]"),
        ("facts/about.yaml", "  languages:", "  " + "y" * 5_000 + ": 1\n  languages:"),
        ("facts/about.yaml", "  languages: [en]", "  languages: [" + "en" * 5_000 + "]"),
        ("facts/topics/ferries.yaml", "evidence: Kelpworks will", "evidence: Kelpworks " + "will " * 5_000),
        ("seeds/letter.txt", "Kelpworks will", "Kelpworks " + "will " * 5_000),
    ],
)
def test_problems_quote_no_more_than_a_line_of_a_value(
    file: str, old: str, new: str, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    text = (base / file).read_text("utf-8")
    assert old in text
    (base / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(FactBaseError) as raised:
        load(base)
    assert max(len(str(problem)) for problem in raised.value.problems) < 800


def find_parts(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of everything in a file's data."""
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*path, key)
        yield from find_parts(part, (*path, key))


JUNK = [12, True, "", "x", [], {}, ["x"], {"en": "x"}, {"a": 1}, [[]], "10" * 30]


@pytest.fixture
def copied(other_root: Path, copy_base: CopyBase) -> Path:
    return copy_base(other_root)


@pytest.fixture(scope="module")
def codes(root: Path) -> set[str]:
    return all_codes(root)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_whatever_stands_in_the_place_of_a_part_is_told_in_problems_or_leaves_a_base_that_answers(
    data: st.DataObject, copied: Path, codes: set[str]
) -> None:
    """The checks look at what is left of a broken record, whatever that is."""
    file = data.draw(st.sampled_from(sorted((copied / "facts").rglob("*.yaml"))))
    sound = file.read_bytes()
    records = read_yaml(sound, file.name).data
    *above, last = data.draw(st.sampled_from([*find_parts(records)]))
    functools.reduce(operator.getitem, above, records)[last] = data.draw(st.sampled_from(JUNK))
    file.write_text(json.dumps(records), "utf-8")
    problems: tuple[Problem, ...] = ()
    answers = True
    try:
        answers = bool(Engine(load(copied)).ask("how many ferries?").headline)
    except FactBaseError as error:
        problems = error.problems
    finally:
        file.write_bytes(sound)
    assert answers
    assert {problem.code for problem in problems} <= codes
    assert all((copied / problem.file).exists() for problem in problems)
