"""A curator sees what people will get before they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from dealbot_runs import run_here

from bot.knowledge.factbase import FactBase

CopyBase = Callable[[Path], Path]
Capture = pytest.CaptureFixture[str]


def test_every_wording_is_shown_with_its_place_and_what_it_gets(
    capsys: Capture, other_root: Path, other_base: FactBase
) -> None:
    done = run_here(capsys, "try", base=other_root)
    assert (done.code, done.err) == (0, "")
    line = next(line for line in done.out.splitlines() if '"how many ferries" of ferry-count' in line)
    assert line.startswith("facts/topics/ferries.yaml:7: ")
    assert line.endswith(": ferry-count")
    assert ": answered, sure " in line
    wordings = [wording for fact in other_base.facts.values() for wording in fact.asked["en"]]
    assert all(f'"{wording}" of ' in done.out for wording in wordings)


@pytest.mark.parametrize("command", ["try", "check"])
def test_wordings_that_read_alike_are_told_with_both_places(
    command: str, capsys: Capture, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    gaps = base / "facts" / "gaps.yaml"
    gaps.write_text(gaps.read_text("utf-8").replace("- delivery date", "- how many boats"), "utf-8")
    out = run_here(capsys, command, base=base).out
    told = (
        'facts/gaps.yaml:9: "how many boats" of delivery-date reads like '
        'facts/topics/ferries.yaml:7: "how many ferries" of ferry-count; '
    )
    assert told in out


def test_what_is_put_in_two_ways_is_held_against_what_is_put_in_the_same_way(
    capsys: Capture, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    # Of the words that three records share the first is a list of keywords, and reads like neither of the questions.
    asked = ("ferries battery charge", "do ferries charge battery", "do boats charge battery")
    fact = "{statement: {en: The boats are charged.}, asked: {en: [ASKED]}, claims: [CLAIM]}"
    claim = "{source: letter.txt, evidence: The ferries are charged at night., value: {kind: text}}"
    facts = (f"  one-{n}: {fact.replace('ASKED', text).replace('CLAIM', claim)}\n" for n, text in enumerate(asked))
    (base / "facts" / "more.yaml").write_text("facts:\n" + "".join(facts), "utf-8")
    out = run_here(capsys, "check", base=base).out
    assert (
        'facts/more.yaml:4: "do boats charge battery" of one-2 reads like '
        'facts/more.yaml:3: "do ferries charge battery" of one-1; '
    ) in out
    assert out.count(" reads like ") == 1


def test_an_opposite_that_tells_the_fact_is_named(capsys: Capture, other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    fact = (
        "{statement: {en: The boats are charged.}, asked: {en: [are batteries filled]}, roles: ROLES, claims: [CLAIM]}"
    )
    claim = "{source: letter.txt, evidence: The ferries are charged at night., value: {kind: text}}"
    roles = "{opposites: {en: [vessels, discharged, not charged]}}"
    (base / "facts" / "more.yaml").write_text(
        f"facts:\n  filling: {fact.replace('CLAIM', claim).replace('ROLES', roles)}\n", "utf-8"
    )
    out = run_here(capsys, "check", base=base).out
    assert 'facts/more.yaml:2: the opposite "vessels" of filling reads like a word that tells it; ' in out
    assert out.count("the opposite") == 1


def test_a_fact_with_one_wording_is_named(capsys: Capture, other_root: Path, copy_base: CopyBase) -> None:
    base = copy_base(other_root)
    fact = "{statement: {en: They are charged.}, asked: {en: [are batteries filled]}, claims: [CLAIM]}"
    claim = "{source: letter.txt, evidence: The ferries are charged at night., value: {kind: text}}"
    (base / "facts" / "more.yaml").write_text(f"facts:\n  filling: {fact.replace('CLAIM', claim)}\n", "utf-8")
    assert "1 facts have fewer than 2 wordings: filling\n" in run_here(capsys, "try", base=base).out


def test_one_question_and_a_file_of_questions_can_be_tried(capsys: Capture, other_root: Path, tmp_path: Path) -> None:
    alone = run_here(capsys, "try", "how many ferries?", base=other_root).out
    assert alone.startswith("answered, sure ")
    file = tmp_path / "questions.txt"
    file.write_text("how many ferries?\n\nwho are you\n", "utf-8")
    lines = run_here(capsys, "try", "--file", str(file), base=other_root).out.splitlines()
    assert len(lines) == 2
    assert lines[0] == f'"how many ferries?": {alone.strip()}'


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        ("the electric ferries are made of zorblax", "; in ferry-kind nothing accounts for: zorblax"),
        # what gets a verdict, and what asks for none, leaves nothing
        ("the ferries run on electricity", ""),
        ("how many ferries?", ""),
    ],
)
def test_of_a_statement_without_a_verdict_the_words_are_named_that_stand_in_its_way(
    capsys: Capture, other_root: Path, statement: str, left: str
) -> None:
    said = run_here(capsys, "try", statement, base=other_root).out.strip()
    assert said.endswith(left)
    assert (";" in said) == bool(left)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("none", "No such file or directory"), ("folder", "Is a directory"), ("latin", "it is not UTF-8")],
)
def test_a_file_that_cannot_be_read_is_told_with_the_reason(
    capsys: Capture, other_root: Path, tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin").write_bytes("café?".encode("latin-1"))
    file = tmp_path / name
    done = run_here(capsys, "try", "--file", str(file), base=other_root)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"can't read {file}: {reason}; name a file of questions, one a line, in UTF-8\n"
