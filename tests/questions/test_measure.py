"""The measure itself, tried on made-up answers; the question files; and that the engine gets no worse."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from measure import (
    DOUBT,
    HELD_OUT,
    TUNING,
    Entry,
    Judged,
    find_faults,
    is_wrong_with_confidence,
    judge_engine,
    load_entries,
    main,
    wilson,
    write_tables,
)
from pydantic import ValidationError

from bot.engine import Engine
from bot.knowledge.factbase import FactBase

#: The least share of the tuning questions that has to be right: two points under what was measured
#: when this line was last changed. Raise it with the engine; lower it only with a reason.
TUNING_SHARE: Final = 0.762

ENTRY: Final[Mapping[str, Any]] = {
    "id": "x-1",
    "lang": "en",
    "tags": ["yesno"],
    "q": "do the moles get 12 lamps?",
    "outcome": ["answered"],
    "must": ["12"],
    "any": ["lamps?", "lanterns?"],
    "must_not": ["13"],
    "cites": ["7"],
    "disagreement": False,
    "verdict": ["supported"],
    "why": "made up",
}
ANSWER: Final[Mapping[str, Any]] = {
    "outcome": "answered",
    "text": "Yes:\nthe moles get 12 LAMPS.",
    "sources": ["seeds/7_moles.txt"],
    "disagreement": False,
    "verdict": "supported",
}
ABSTAINED: Final[Mapping[str, Any]] = {
    "outcome": "not_stated",
    "text": "Nobody says.",
    "sources": [],
    "disagreement": False,
    "verdict": None,
}


def make_entry(**changes: Any) -> Entry:
    return Entry.model_validate({**ENTRY, **changes})


def make_entry_json(**changes: Any) -> str:
    return json.dumps({**ENTRY, **changes})


def judge(entry: Entry, answer: Mapping[str, Any]) -> Judged:
    return Judged(entry, answer, tuple(find_faults(entry, answer)))


RIGHT: Final[list[tuple[dict[str, Any], Mapping[str, Any]]]] = [
    ({}, ANSWER),
    ({"verdict": None}, {**ANSWER, "verdict": "contradicted"}),
    ({"disagreement": None}, {**ANSWER, "disagreement": True}),
    ({"outcome": ["answered", "not_stated"]}, ANSWER),
    # Where an answer would be as good, whoever abstains need not show what an answer has to.
    ({"outcome": ["answered", "not_stated"]}, ABSTAINED),
    ({"outcome": ["not_stated"], "must": ["nobody"], "any": []}, ABSTAINED),
    ({"must": ["YES.*moles"]}, ANSWER),
    ({"any": []}, ANSWER),
]

WRONG: Final[list[tuple[dict[str, Any], Mapping[str, Any], list[str], bool]]] = [
    ({}, {**ANSWER, "text": "the moles get lamps"}, ["must"], True),
    ({}, {**ANSWER, "text": "the moles get 12"}, ["any"], True),
    ({}, {**ANSWER, "text": "12 lamps, not 13"}, ["must_not"], True),
    ({}, {**ANSWER, "verdict": "contradicted"}, ["verdict"], True),
    ({}, {**ANSWER, "verdict": None}, ["verdict"], True),
    ({"outcome": ["not_stated"], "must": [], "any": []}, ANSWER, ["outcome"], True),
    ({}, {**ANSWER, "sources": ["8_moles.txt"]}, ["cites"], False),
    ({"cites": []}, {**ANSWER, "sources": []}, ["cites"], False),
    ({}, {**ANSWER, "disagreement": True}, ["disagreement"], False),
    # Who abstains wrongly is wrong, but not with confidence.
    ({}, ABSTAINED, ["outcome"], False),
    ({"outcome": ["not_stated"], "any": []}, ABSTAINED, ["must"], False),
    ({}, {**ABSTAINED, "text": "Nobody says 13."}, ["outcome", "must_not"], False),
    # Who says what the question was taken for leaves it to the asker.
    ({}, {**ANSWER, "text": f"the moles get lamps\n{DOUBT}“who gets lamps?”)"}, ["must"], False),
    ({}, {**ANSWER, "text": "13", "sources": []}, ["must", "any", "must_not", "cites", "cites"], True),
]


@pytest.mark.parametrize(("changes", "answer"), RIGHT)
def test_a_right_answer_has_no_fault(changes: dict[str, Any], answer: Mapping[str, Any]) -> None:
    assert judge(make_entry(**changes), answer).is_right


@pytest.mark.parametrize(("changes", "answer", "kinds", "misleads"), WRONG)
def test_each_fault_is_found_and_those_that_mislead_are_told_apart(
    changes: dict[str, Any], answer: Mapping[str, Any], kinds: list[str], *, misleads: bool
) -> None:
    judged = judge(make_entry(**changes), answer)
    assert [fault.kind for fault in judged.faults] == kinds
    assert is_wrong_with_confidence(judged) == misleads


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (["answered"], "must answer"),
        (["help"], "must abstain"),
        (["clarify", "not_stated"], "must abstain"),
        (["not_stated", "answered"], "either"),
    ],
)
def test_the_kind_of_an_entry_follows_from_its_outcomes(outcome: list[str], kind: str) -> None:
    assert make_entry(outcome=outcome).kind == kind


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (50, 100, 0.4038, 0.5962),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_wilsons(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=0.0001)


def test_the_tables_count_every_group_and_mistake() -> None:
    judged = [
        judge(make_entry(tags=["multi"]), ANSWER),
        judge(make_entry(), {**ANSWER, "verdict": "contradicted"}),
        judge(make_entry(outcome=["help"], must=[], any=[]), ABSTAINED),
    ]
    lines = write_tables(judged).splitlines()
    assert "| all | 3 | 1 | 33.3 | 6.1 to 79.2 |" in lines
    assert "| must answer | 2 | 1 | 50.0 | 9.5 to 90.5 |" in lines
    assert "| tag two_questions/multi | 1 | 1 | 100.0 | 20.7 to 100.0 |" in lines
    assert "| tag hostile | 0 | 0 | – | 0.0 to 100.0 |" in lines
    assert "| wrong answers given with confidence | 3 | 1 | 33.3 | 6.1 to 79.2 |" in lines
    assert "| wrong verdicts | 2 | 1 | 50.0 | 9.5 to 90.5 |" in lines


def test_failures_are_shown_with_what_was_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "two.yaml"
    # JSON is YAML.
    file.write_text(f"[{make_entry_json(must=['zeppelin'])}, {make_entry_json(id='x-2', outcome=['help'])}]", "utf-8")
    assert main([str(file), "--failures", "1"]) == 0
    shown, _, tables = capsys.readouterr().out.partition("| group")
    assert shown.startswith("x-1  'do the moles get 12 lamps?'\n    wrong: ")
    assert "x-2" not in shown
    assert "| all |" not in shown
    assert "| all | 2 | 0 | 0.0 |" in tables


def test_failures_of_held_out_questions_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--failures", "3"], [str(TUNING), str(HELD_OUT), "--failures", "3"]):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
        out, err = capsys.readouterr()
        assert not out
        assert "is for measuring only" in err


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["nowhere.yaml"])
    assert "there is no file nowhere.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "changes",
    [
        {"must": ["(unclosed"]},
        {"must_not": None},
        {"outcome": ["perhaps"]},
        {"outcome": []},
        {"verdict": ["maybe"]},
        {"verdict": []},
        {"turns": ["two", "things"]},
        {"q": None},
        {"note": "an unknown key"},
        {"disagreement": "yes"},
        {"why": ""},
    ],
)
def test_a_malformed_entry_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make_entry(**changes)


@pytest.mark.parametrize("key", [key for key in ENTRY if key != "q"])
def test_an_entry_without_one_of_its_keys_is_refused(key: str) -> None:
    with pytest.raises(ValidationError):
        Entry.model_validate({name: value for name, value in ENTRY.items() if name != key})


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """All entries of both files; that they load says that each of them is well formed."""
    return [*load_entries(TUNING), *load_entries(HELD_OUT)]


def test_at_least_400_questions_have_an_id_of_their_own(entries: list[Entry]) -> None:
    repeated = [name for name, times in Counter(entry.id for entry in entries).items() if times > 1]
    assert repeated == []
    assert len(entries) >= 400


def test_no_question_is_in_both_files() -> None:
    tuned, held_out = ({tuple(entry.asked) for entry in load_entries(path)} for path in (TUNING, HELD_OUT))
    shared = len(tuned & held_out)  # counted first, so that a failure shows no held-out question
    assert shared == 0


def test_entries_name_languages_and_documents_that_there_are(entries: list[Entry], fact_base: FactBase) -> None:
    def is_known(entry: Entry) -> bool:
        exists = [any(name.startswith(cited) for name in fact_base.sources) for cited in entry.cites]
        return entry.lang in fact_base.about.languages and all(exists)

    lost = [entry.id for entry in entries if not is_known(entry)]
    assert lost == []


def test_only_entries_that_may_be_answered_expect_a_verdict_or_a_citation(entries: list[Entry]) -> None:
    odd = [entry.id for entry in entries if entry.kind == "must abstain" and (entry.verdict or entry.cites)]
    assert odd == []


def test_the_engine_answers_the_tuning_questions_as_well_as_before(engine: Engine) -> None:
    judged = [judge_engine(engine, entry) for entry in load_entries(TUNING)]
    share = sum(one.is_right for one in judged) / len(judged)
    assert share >= TUNING_SHARE
