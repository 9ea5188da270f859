"""The measure itself, tried on made-up answers; the question files; and that the engine gets no worse."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import measure
import pytest
from loaded import base_in, load_once
from measure import (
    BASES,
    KEPT,
    QUESTIONS,
    ROOT,
    Entry,
    Judged,
    find_base,
    find_faults,
    judge_engine,
    main,
    wilson,
    write_table,
)
from pydantic import ValidationError

from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.text import fold_words

#: Each file is read once.
load_entries: Final = cache(measure.load_entries)

#: What the model is fitted on, and what may be looked at.
OPEN: Final = tuple(QUESTIONS / name for name in ("tuning.yaml", "heldout.yaml", "rail.yaml"))

#: On tuning.yaml and rail.yaml together, two points worse than what was measured when these lines were last
#: changed: so much may be wrong, and so much has to be right or helpful. Make them stricter with the engine.
MOST_WRONG: Final = 0.048
LEAST_USEFUL: Final = 0.876

#: Questions of so many words are the same whoever asks: a name with a noun, or a greeting.
SAID_BY_ALL: Final = 3

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
    "certainty": "sure",
}
ABSTAINED: Final[Mapping[str, Any]] = {
    "outcome": "not_stated",
    "text": "Nobody says.",
    "sources": [],
    "disagreement": False,
    "verdict": None,
    "certainty": "sure",
}
#: Not sure, with the facts that come nearest.
OFFERED: Final[Mapping[str, Any]] = {
    **ANSWER,
    "text": "Perhaps: the moles get 12 lamps.",
    "verdict": None,
    "certainty": "unsure",
}


def make_entry(**changes: Any) -> Entry:
    return Entry.model_validate({**ENTRY, **changes})


def make_entry_json(**changes: Any) -> str:
    return json.dumps({**ENTRY, **changes})


def judge(entry: Entry, answer: Mapping[str, Any]) -> Judged:
    return Judged(entry, answer, tuple(find_faults(entry, answer)))


#: What is right where no document tells it.
UNTOLD: Final[Mapping[str, Any]] = {"outcome": ["not_stated"], "must": [], "any": [], "cites": [], "verdict": None}

RIGHT: Final[list[tuple[Mapping[str, Any], Mapping[str, Any]]]] = [
    ({}, ANSWER),
    ({"verdict": None}, {**ANSWER, "verdict": "contradicted"}),
    ({"disagreement": None}, {**ANSWER, "disagreement": True}),
    ({"outcome": ["answered", "not_stated"]}, ANSWER),
    # Where an answer would be as good, whoever abstains need not show what an answer has to.
    ({"outcome": ["answered", "not_stated"]}, ABSTAINED),
    ({"outcome": ["not_stated"], "must": ["nobody"], "any": []}, ABSTAINED),
    ({"must": ["YES.*moles"]}, ANSWER),
    ({"any": []}, ANSWER),
    # Who is not sure and passes every check is right as well.
    ({"verdict": None}, OFFERED),
]

FAULTY: Final[list[tuple[Mapping[str, Any], Mapping[str, Any], list[str]]]] = [
    ({}, {**ANSWER, "text": "the moles get lamps"}, ["must"]),
    ({}, {**ANSWER, "text": "the moles get 12"}, ["any"]),
    ({}, {**ANSWER, "text": "12 lamps, not 13"}, ["must_not"]),
    ({}, {**ANSWER, "verdict": "contradicted"}, ["verdict"]),
    ({}, {**ANSWER, "verdict": None}, ["verdict"]),
    ({"outcome": ["not_stated"], "must": [], "any": []}, ANSWER, ["outcome"]),
    ({}, {**ANSWER, "sources": ["8_moles.txt"]}, ["cites"]),
    ({"cites": []}, {**ANSWER, "sources": []}, ["cites"]),
    ({}, {**ANSWER, "disagreement": True}, ["disagreement"]),
    ({}, ABSTAINED, ["outcome"]),
    ({"outcome": ["not_stated"], "any": []}, ABSTAINED, ["must"]),
    ({}, {**ABSTAINED, "text": "Nobody says 13."}, ["outcome", "must_not"]),
    ({}, {**ANSWER, "text": "13", "sources": []}, ["must", "any", "must_not", "cites", "cites"]),
]

#: Answers that are not right, by their class.
RATED: Final[list[tuple[Mapping[str, Any], Mapping[str, Any], str]]] = [
    # Given as certain, and not right: another fact, a wrong verdict, too few documents, a denial of what is told.
    ({}, {**ANSWER, "text": "the moles get lamps"}, "wrong"),
    ({}, {**ANSWER, "verdict": "contradicted"}, "wrong"),
    ({}, {**ANSWER, "sources": ["8_moles.txt"]}, "wrong"),
    ({}, ABSTAINED, "wrong"),
    (UNTOLD, ANSWER, "wrong"),
    (UNTOLD, {**ABSTAINED, "outcome": "out_of_scope"}, "wrong"),
    # Of no use, but nothing false is said of the documents.
    ({}, {**ABSTAINED, "outcome": "out_of_scope"}, "missed"),
    ({}, {**ABSTAINED, "outcome": "help"}, "missed"),
    ({}, {**ABSTAINED, "outcome": "clarify"}, "missed"),
    (UNTOLD, {**ABSTAINED, "outcome": "clarify"}, "missed"),
    # Not sure, and all that is needed is there, whatever the outcome is called.
    ({}, OFFERED, "helped"),
    ({}, {**OFFERED, "outcome": "not_stated"}, "helped"),
    # Not sure, and something is missing.
    ({}, {**OFFERED, "text": "Perhaps: the moles get lamps."}, "missed"),
    ({}, {**OFFERED, "text": "Perhaps: the moles get 12."}, "missed"),
    ({}, {**OFFERED, "text": "Perhaps 12 lamps, perhaps 13."}, "missed"),
    ({}, {**OFFERED, "sources": ["8_moles.txt"]}, "missed"),
    ({"cites": []}, {**OFFERED, "sources": []}, "missed"),
    ({}, {**OFFERED, "verdict": "contradicted"}, "missed"),
    ({"disagreement": True}, OFFERED, "missed"),
    # Where no document tells it, help is to deny nothing, to invent nothing and to give no verdict.
    (UNTOLD, OFFERED, "helped"),
    (UNTOLD, {**OFFERED, "text": "Perhaps 13."}, "missed"),
    (UNTOLD, {**OFFERED, "verdict": "supported"}, "missed"),
    ({**UNTOLD, "outcome": ["out_of_scope"]}, OFFERED, "missed"),
]


@pytest.mark.parametrize(("changes", "answer"), RIGHT)
def test_a_right_answer_has_no_fault(changes: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    judged = judge(make_entry(**changes), answer)
    assert judged.faults == ()
    assert judged.rating == "right"


@pytest.mark.parametrize(("changes", "answer", "kinds"), FAULTY)
def test_each_fault_is_found(changes: Mapping[str, Any], answer: Mapping[str, Any], kinds: list[str]) -> None:
    assert [fault.kind for fault in find_faults(make_entry(**changes), answer)] == kinds


@pytest.mark.parametrize(("changes", "answer", "rating"), RATED)
def test_an_answer_that_is_not_right_misleads_or_helps_or_does_neither(
    changes: Mapping[str, Any], answer: Mapping[str, Any], rating: str
) -> None:
    assert judge(make_entry(**changes), answer).rating == rating


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


def test_the_table_counts_every_class_in_every_group() -> None:
    judged = [
        judge(make_entry(tags=["multi"]), ANSWER),
        judge(make_entry(), {**ANSWER, "verdict": "contradicted"}),
        judge(make_entry(), OFFERED),
        judge(make_entry(outcome=["help"], must=[], any=[]), ABSTAINED),
    ]
    lines = write_table(judged).splitlines()
    assert lines[0].count("|") == lines[1].count("|") == lines[2].count("|") == 8
    assert "| all | 4 | 25.0 (4.6 to 69.9) | 50.0 (15.0 to 85.0) | 0.0 (0.0 to 49.0) |" in lines[2]
    # Of three that are certain one is right.
    assert lines[2].endswith(" 50.0 (15.0 to 85.0) | 33.3 (6.1 to 79.2) |")
    rows = {line.split(" | ")[0].removeprefix("| "): line.split(" | ")[1:] for line in lines[2:]}
    assert [rows[name][0] for name in ("must answer", "must abstain", "either")] == ["3", "1", "0"]
    assert rows["tag two_questions/multi"][1] == "100.0 (20.7 to 100.0)"
    assert rows["tag hostile"] == ["0", "–", "–", "–", "–", "– |"]


def test_who_asks_back_is_certain_of_nothing() -> None:
    assert judge(make_entry(), ANSWER).is_sure
    assert not judge(make_entry(), OFFERED).is_sure
    assert not judge(make_entry(), {**ABSTAINED, "outcome": "clarify"}).is_sure


@pytest.fixture
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No base is loaded for a measurement that is loaded for other tests."""
    monkeypatch.setattr(Engine, "load", load_once)


@pytest.mark.usefixtures("loaded_once")
def test_failures_are_shown_with_what_was_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "two.yaml"
    # JSON is YAML.
    file.write_text(f"[{make_entry_json(must=['zeppelin'])}, {make_entry_json(id='x-2', outcome=['help'])}]", "utf-8")
    assert main([str(file), "--failures", "1"]) == 0
    shown, _, table = capsys.readouterr().out.partition("two.yaml\n")
    assert shown.startswith("x-1  'do the moles get 12 lamps?'\n    missed: ")
    assert "x-2" not in shown
    assert "| all |" not in shown
    assert "| all | 2 | 0.0 (0.0 to 65.8) |" in table


@pytest.mark.usefixtures("loaded_once")
def test_failures_of_one_class_are_shown_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(f"[{make_entry_json(must=['zeppelin'])}]", "utf-8")
    assert main([str(file), "--failures", "1", "--only", "wrong"]) == 0
    assert "x-1" not in capsys.readouterr().out


@pytest.mark.usefixtures("loaded_once")
def test_each_file_is_asked_of_its_own_base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = json.dumps({**ENTRY, "q": "How many locomotives are ordered?", "must": ["38"], "any": [], "cites": ["a0"]})
    for name in ("real.yaml", "rail.yaml"):
        (tmp_path / name).write_text(f"[{entry}]", "utf-8")
    assert find_base(tmp_path / "rail.yaml") == BASES / "rail"
    assert find_base(tmp_path / "real.yaml") == ROOT
    assert main([str(tmp_path / "real.yaml"), str(tmp_path / "rail.yaml")]) == 0
    real, rail = capsys.readouterr().out.split("rail.yaml\n")
    assert real.startswith("real.yaml\n")
    assert "| all | 1 | " in real
    assert "| all | 1 | " in rail


def test_failures_of_kept_questions_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for kept in KEPT:
        for arguments in (["--failures", "3"], [str(OPEN[0]), str(kept), "--failures", "3"]):
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


@pytest.fixture(scope="module", params=[*OPEN, *KEPT], ids=lambda path: path.stem)
def file(request: pytest.FixtureRequest) -> Path:
    """Each of the question files."""
    return Path(request.param)


@pytest.fixture(scope="module")
def entries(file: Path) -> list[Entry]:
    """The entries of a file; that they load says that each of them is well formed."""
    return load_entries(file)


@pytest.fixture(scope="module")
def base(file: Path) -> FactBase:
    """What a file asks about."""
    return base_in(find_base(file))


def test_every_entry_of_every_file_has_an_id_of_its_own() -> None:
    ids = Counter(entry.id for path in (*OPEN, *KEPT) for entry in load_entries(path))
    assert [name for name, times in ids.items() if times > 1] == []
    assert ids.total() >= 1_500


def test_entries_name_languages_and_documents_that_there_are(entries: list[Entry], base: FactBase) -> None:
    def is_known(entry: Entry) -> bool:
        exists = [any(name.startswith(cited) for name in base.sources) for cited in entry.cites]
        return entry.lang in base.about.languages and all(exists)

    lost = [entry.id for entry in entries if not is_known(entry)]
    assert lost == []


def test_only_entries_that_may_be_answered_expect_a_verdict_or_a_citation(entries: list[Entry]) -> None:
    odd = [entry.id for entry in entries if entry.kind == "must abstain" and (entry.verdict or entry.cites)]
    assert odd == []


@pytest.fixture(scope="module")
def open_questions() -> frozenset[tuple[str, ...]]:
    """All that anybody may look at, turn by turn, as its words alone."""
    by_target = {line.rpartition("\t")[2] for line in (QUESTIONS / "by-target.tsv").read_text("utf-8").splitlines()}
    asked = (fold_asked(entry) for path in OPEN for entry in load_entries(path))
    return frozenset((*((fold_words(text),) for text in by_target), *asked))


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_no_kept_question_stands_where_the_model_is_fitted_or_the_base_is_worded(
    kept: Path, open_questions: frozenset[tuple[str, ...]]
) -> None:
    base = base_in(find_base(kept))
    records = [record for kind in (base.facts, base.gaps, base.intents, base.derived) for record in kind.values()]
    wordings = {wording for record in records for wordings in record.asked.values() for wording in wordings}
    seen = open_questions | {(fold_words(text),) for text in wordings}
    asked = [fold_asked(entry) for entry in load_entries(kept)]
    shared = sum(turns in seen and len(" ".join(turns).split()) > SAID_BY_ALL for turns in asked)
    assert shared == 0  # counted first, so that a failure shows no question


def test_the_engine_answers_open_questions_as_well_as_before(engine: Engine, rail_engine: Engine) -> None:
    asked = [(engine, load_entries(QUESTIONS / "tuning.yaml")), (rail_engine, load_entries(QUESTIONS / "rail.yaml"))]
    judged = Counter(judge_engine(each, entry).rating for each, entries in asked for entry in entries[::3])
    assert judged["wrong"] / judged.total() <= MOST_WRONG
    assert (judged["right"] + judged["helped"]) / judged.total() >= LEAST_USEFUL


def fold_asked(entry: Entry) -> tuple[str, ...]:
    """What is said, turn by turn, as its words alone."""
    return tuple(map(fold_words, entry.asked))
