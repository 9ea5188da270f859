"""The commands that show the fact base as a whole."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dealbot_runs import run_here
from loaded import ROOT

from bot.knowledge.factbase import FactBase
from bot.knowledge.model import FILE_KINDS

Capture = pytest.CaptureFixture[str]
CopyBase = Callable[[Path], Path]

PLAIN_QUOTES = str.maketrans("‘’“”", "''\"\"")


def flatten(text: str) -> str:
    """All that a citation may change: quotes are made plain, and white space single."""
    return " ".join(text.translate(PLAIN_QUOTES).split())


def read_facts(capsys: Capture, base: Path) -> list[dict[str, Any]]:
    done = run_here(capsys, "facts", "--json", base=base)
    assert (done.code, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


def test_facts_are_listed_with_their_statements(capsys: Capture, fact_base: FactBase) -> None:
    lines = run_here(capsys, "facts").out.splitlines()
    assert [line.partition(": ")[0] for line in lines] == list(fact_base.facts)
    for line, fact in zip(lines, fact_base.facts.values(), strict=True):
        assert fact.statement["en"] in line
        assert all(fact_base.sources[claim.source].short in line for claim in fact.claims)


def test_facts_as_json_hold_every_claim_with_source_evidence_and_value(capsys: Capture, fact_base: FactBase) -> None:
    facts = {fact["id"]: fact for fact in read_facts(capsys, ROOT)}
    assert facts.keys() == fact_base.facts.keys()
    for name, fact in facts.items():
        assert fact.keys() == {"id", "statement", "claims"}
        assert fact["statement"] == fact_base.facts[name].statement
        assert len(fact["claims"]) == len(fact_base.facts[name].claims)
        for claim in fact["claims"]:
            assert claim.keys() == {"source", "evidence", "value"}
            assert claim["value"]["kind"]


@pytest.mark.parametrize("base", [ROOT, ROOT / "tests" / "other_base"], ids=["real", "other"])
def test_the_evidence_of_every_claim_stands_in_its_document(capsys: Capture, base: Path) -> None:
    documents = {path.name: flatten(path.read_text("utf-8")) for path in (base / "seeds").iterdir()}
    for fact in read_facts(capsys, base):
        for claim in fact["claims"]:
            assert flatten(claim["evidence"]) in documents[claim["source"]]


def test_every_document_is_listed_and_near_copies_are_called_one_report(capsys: Capture, fact_base: FactBase) -> None:
    done = run_here(capsys, "sources")
    assert done.code == 0
    assert all(name in done.out for name in fact_base.sources)
    assert all(source.description["en"] in done.out for source in fact_base.sources.values())
    assert re.search(r"000, 001 .*one report", done.out)


def test_documents_without_near_copies_are_only_listed(capsys: Capture, other_root: Path, other_base: FactBase) -> None:
    out = run_here(capsys, "sources", base=other_root).out
    assert all(name in out for name in other_base.sources)
    assert "one report" not in out


def test_a_disagreement_is_shown_with_each_documents_own_words(capsys: Capture, fact_base: FactBase) -> None:
    lines = [flatten(line) for line in run_here(capsys, "disagreements").out.splitlines()]
    assert {"gpu-count", "recipients", "deal-value"} <= set(fact_base.contradicted_facts())
    for fact in map(fact_base.facts.__getitem__, fact_base.contradicted_facts()):
        assert any(flatten(fact.statement["en"]) in line for line in lines)
        for claim in fact.claims:
            short, words = fact_base.sources[claim.source].short, flatten(claim.said)
            assert any(short in line and words in line for line in lines), f"{short}: {words}"


def test_what_nobody_contradicts_is_no_disagreement(capsys: Capture, other_root: Path, other_base: FactBase) -> None:
    out = run_here(capsys, "disagreements", base=other_root).out
    contradicted = other_base.contradicted_facts()
    for name, fact in other_base.facts.items():
        assert (fact.statement["en"] in out) == (name in contradicted)


@pytest.mark.parametrize("base", [ROOT, ROOT / "tests" / "other_base"], ids=["real", "other"])
def test_a_sound_base_passes_the_check_with_every_document_covered(
    capsys: Capture, base: Path, fact_base: FactBase, other_base: FactBase
) -> None:
    done = run_here(capsys, "check", base=base)
    assert (done.code, done.err) == (0, "")
    for source in (fact_base if base == ROOT else other_base).sources.values():
        assert re.search(rf"^{source.short}: .*\b100%", done.out, re.MULTILINE)


@pytest.mark.parametrize("arguments", [("check",), ("ask", "how many ferries?"), ("chat",), ("facts",)])
def test_a_broken_base_is_refused_with_all_its_problems(
    capsys: Capture, other_root: Path, copy_base: CopyBase, arguments: tuple[str, ...]
) -> None:
    base = copy_base(other_root)
    file = base / "facts" / "topics" / "ferries.yaml"
    broken = file.read_text("utf-8").replace("words: more than 12", "words: over 12").replace("unit: ferry", "units: x")
    file.write_text(broken, "utf-8")
    done = run_here(capsys, *arguments, base=base)
    assert done.code == 1
    assert done.out == ""
    *problems, summary = done.err.splitlines()
    assert len(problems) > 1
    assert all(re.match(r"(facts|seeds)/[^:]+:\d+: \[[a-z-]+\] \S", problem) for problem in problems)
    assert summary.startswith(f"{len(problems)} problems found")
    assert str(base) in summary


def test_schemas_are_not_written_where_a_file_is(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine", "utf-8")
    done = run_here(capsys, "schemas", str(file))
    assert (done.code, done.out) == (2, "")
    assert done.err == f"can't write to {file}: File exists; name a folder that can be written\n"
    assert file.read_text("utf-8") == "mine"


def test_the_schema_of_every_kind_of_file_is_written(capsys: Capture, tmp_path: Path, fact_base: FactBase) -> None:
    folder = tmp_path / "new" / "schemas"
    done = run_here(capsys, "schemas", str(folder))
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == sorted(map(str, folder.iterdir()))
    assert {path.name for path in folder.iterdir()} == {f"{kind}.schema.json" for kind in FILE_KINDS}
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    claim = schemas["facts.schema.json"]["$defs"]["Claim"]
    assert claim["properties"]["source"]["enum"] == sorted(fact_base.sources)


def test_a_file_that_may_not_be_read_is_told_with_the_user(
    capsys: Capture, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    (base / "facts" / "lost.yaml").symlink_to("x" * 300)  # no file system takes such a name
    done = run_here(capsys, "check", base=base)
    assert (done.code, done.out) == (1, "")
    assert "facts/lost.yaml:1: [unreadable]" in done.err
    assert done.err.endswith(f"by user {os.geteuid()}\n")


def test_files_beside_the_facts_that_are_not_read_are_named(
    capsys: Capture, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    (base / "facts" / "notes.txt").write_text("To do.", "utf-8")
    assert "not read: facts/notes.txt\n" in run_here(capsys, "check", base=base).out
