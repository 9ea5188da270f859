"""A statement is read again when the claims that it was written for change."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from dealbot_runs import run_here

from bot.knowledge.factbase import FactBase

CopyBase = Callable[[Path], Path]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def base(capsys: Capture, other_root: Path, copy_base: CopyBase) -> Path:
    """A base whose statements have all been read."""
    base = copy_base(other_root)
    done = run_here(capsys, "check", "--accept", base=base)
    assert (done.code, done.err) == (0, "")
    return base


def stale(capsys: Capture, base: Path) -> list[str]:
    """The facts whose statements are to be read again."""
    return stale_in(run_here(capsys, "check", base=base).out)


def stale_in(told: str) -> list[str]:
    """The same, of what a check told."""
    return re.findall(r"read the statement of (\S+) again", told)


def change(base: Path, file: str, old: str, new: str) -> None:
    path = base / "facts" / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_base_in_which_nobody_marks_what_is_read_is_told_so_once(capsys: Capture, other_root: Path) -> None:
    out = run_here(capsys, "check", base=other_root).out
    assert out.count("no statement is marked as read") == 1
    assert "read the statement of" not in out


def test_nothing_is_to_be_read_again_while_nothing_changes(capsys: Capture, base: Path) -> None:
    assert stale(capsys, base) == []


def test_the_last_line_says_how_much_is_to_be_done(capsys: Capture, base: Path) -> None:
    def last_lines() -> list[str]:
        return run_here(capsys, "check", base=base).out.splitlines()[-2:]

    sound, nothing = last_lines()
    assert (sound[:23], nothing) == ("The fact base is sound;", "Nothing is to be done.")
    change(base, "topics/ferries.yaml", "words: more than 12\n", "words: more than 12 electric ferries\n")
    stale_one, one = last_lines()
    assert "read the statement of ferry-count again" in stale_one
    assert one == "1 thing is to be looked at, listed above."
    change(base, "topics/order.yaml", "weekday: tuesday}", "weekday: tuesday}\n        modality: expected")
    assert last_lines()[-1] == "2 things are to be looked at, listed above."


def test_one_line_a_fact_is_kept(base: Path, other_base: FactBase) -> None:
    kept = (base / "facts" / "reviewed.yaml").read_text("utf-8").partition("reviewed:\n")[2].splitlines()
    assert [line.partition(":")[0].strip() for line in kept] == [*other_base.facts]


def test_a_statement_is_listed_with_its_line_when_a_claim_of_its_fact_changes(capsys: Capture, base: Path) -> None:
    change(base, "topics/ferries.yaml", "words: more than 12\n", "words: more than 12 electric ferries\n")
    out = run_here(capsys, "check", base=base).out
    assert stale_in(out) == ["ferry-count"]
    assert "facts/topics/ferries.yaml:4: read the statement of ferry-count again" in out


def test_a_statement_that_changes_is_to_be_read_again(capsys: Capture, base: Path) -> None:
    change(
        base, "topics/ferries.yaml", "en: Brightsound buys about 12 ferries.", "en: Brightsound buys 12 ferries or so."
    )
    assert stale(capsys, base) == ["ferry-count"]


def test_new_facts_are_named_in_one_line(capsys: Capture, base: Path) -> None:
    reviewed = base / "facts" / "reviewed.yaml"
    lines = reviewed.read_text("utf-8").splitlines(keepends=True)
    reviewed.write_text(
        "".join(line for line in lines if "ferry-count" not in line and "supplier" not in line), "utf-8"
    )
    out = run_here(capsys, "check", base=base).out
    [line] = [line for line in out.splitlines() if line.startswith("not marked as read: ")]
    assert "ferry-count, " in line
    assert "supplier" in line
    assert stale_in(out) == []


def test_who_has_read_a_statement_says_so_and_it_is_listed_no_more(capsys: Capture, base: Path) -> None:
    change(base, "topics/ferries.yaml", "words: more than 12\n", "words: more than 12 electric ferries\n")
    change(base, "topics/order.yaml", "weekday: tuesday}", "weekday: tuesday}\n        modality: expected")
    assert run_here(capsys, "check", "--accept", "ferry-count", base=base).code == 0
    assert stale(capsys, base) == ["announcement-day"]


def test_what_is_only_moved_or_worded_otherwise_is_no_change(capsys: Capture, base: Path) -> None:
    change(
        base,
        "topics/ferries.yaml",
        "- how many ferries\n",
        "- number of ferries, all told\n        - how many ferries\n",
    )
    assert stale(capsys, base) == []


def test_a_new_document_has_those_read_again_that_all_documents_told(
    capsys: Capture, base: Path, other_base: FactBase
) -> None:
    (base / "seeds" / "memo.txt").write_text("The bay is calm.", "utf-8")
    change(
        base,
        "sources.yaml",
        "sources:\n",
        "sources:\n  memo.txt:\n    short: memo\n    description: {en: a memo}\n"
        "    sha256: cec46acb962ca297a00fc8efcc91678a783ae8ee48f96ec2a65c38afd7230719\n"
        "    left_out: [{passage: The bay is calm., reason: Weather.}]\n",
    )
    by_all = [name for name in other_base.facts if not other_base.silent_sources(name)]
    assert by_all
    assert stale(capsys, base) == by_all


def test_what_is_to_be_read_again_is_listed_beside_what_is_not_proved(capsys: Capture, base: Path) -> None:
    change(base, "topics/order.yaml", "weekday: tuesday}", "weekday: tuesday}\n        modality: expected")
    change(
        base,
        "topics/ferries.yaml",
        "{kind: quantity, amount: 12, unit: ferry}",
        "{kind: quantity, amount: 44, unit: ferry}",
    )
    done = run_here(capsys, "check", base=base)
    assert done.code == 1
    assert "claim 3 of ferry-count" in done.err
    assert stale(capsys, base) == ["ferry-count", "announcement-day"]


def test_a_fact_that_is_not_there_cannot_be_accepted(capsys: Capture, base: Path) -> None:
    before = (base / "facts" / "reviewed.yaml").read_text("utf-8")
    done = run_here(capsys, "check", "--accept", "ferry-cout", base=base)
    assert (done.code, done.err) == (2, 'there is no fact "ferry-cout"; did you mean "ferry-count"?\n')
    assert (base / "facts" / "reviewed.yaml").read_text("utf-8") == before
