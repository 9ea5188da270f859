from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from dealbot_runs import KEYS, run, run_here
from four_documents import FOUR

from bot.terminal.asking import SHOWN_CANDIDATES

Capture = pytest.CaptureFixture[str]


def test_a_disputed_number_is_stated_with_every_bound_and_document(capsys: Capture) -> None:
    done = run_here(capsys, "ask", "how many GPUs?")
    assert done.code == 0
    assert done.err == ""
    for phrase in ("more than 260,000", "260,000 units", "up to 260,000", "disagree", *FOUR):
        assert phrase in done.out


def test_the_built_in_deal_is_what_answers_without_a_base(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEALBOT_BASE", raising=False)
    done = run_here(capsys, "ask", "how many GPUs?", base=None)
    assert (done.code, done.err) == (0, "")
    assert "up to 260,000" in done.out


def test_asking_without_a_question_is_a_usage_error(capsys: Capture, other_root: Path) -> None:
    done = run_here(capsys, "ask", base=other_root)
    assert done.code == 2
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert "give a question" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("sing",),
        ("ask", "how many?", "who?"),
        ("ask", "--json", "--jsonl"),
        ("ask", "--json", "--explain", "who?"),
        ("schemas",),
    ],
)
def test_arguments_that_make_no_sense_are_a_usage_error(capsys: Capture, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        run_here(capsys, *arguments)
    out, err = capsys.readouterr()
    assert left.value.code == 2
    assert out == ""
    assert err.startswith("usage: dealbot")


def test_json_is_one_object_with_the_keys_of_the_machine_interface(capsys: Capture) -> None:
    done = run_here(capsys, "ask", "--json", "how many GPUs?")
    answer = json.loads(done.out)
    assert done.code == 0
    assert answer.keys() == KEYS
    assert (answer["id"], answer["outcome"], answer["lang"]) == (None, "answered", "en")
    assert answer["facts"][0] == answer["intent"] == "gpu-count"
    assert answer["sources"] == sorted(answer["sources"])
    assert set(answer["sources"]) >= FOUR
    assert answer["disagreement"] is True
    assert answer["suggestions"] == []
    assert 0 < answer["confidence"] <= 1


def test_the_text_in_json_is_what_a_person_reads(capsys: Capture, other_root: Path) -> None:
    told = run_here(capsys, "ask", "how many ferries?", base=other_root)
    answer = json.loads(run_here(capsys, "ask", "--json", "how many ferries?", base=other_root).out)
    assert answer["text"] == told.out.rstrip("\n")


def test_what_is_not_certain_is_marked_and_put_to_choice(capsys: Capture, other_root: Path) -> None:
    answer = json.loads(run_here(capsys, "ask", "--json", "when?", base=other_root).out)
    assert (answer["certainty"], answer["verdict"], answer["intent"]) == ("unsure", None, None)
    assert answer["suggestions"] == []
    first, *told = answer["text"].splitlines()
    assert first == "I found no sure answer to that. The nearest that I know:"
    assert 1 <= sum(line.startswith("• ") for line in told) <= 4
    assert any(line.startswith("Ask me for example: ") for line in told)


def test_what_is_told_for_certain_is_marked_so(capsys: Capture, other_root: Path) -> None:
    answer = json.loads(run_here(capsys, "ask", "--json", "how many ferries?", base=other_root).out)
    assert (answer["certainty"], answer["intent"]) == ("sure", "ferry-count")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("does Kelpworks build the ferries?", "supported"),
        ("does Brightsound buy 300 ferries?", "contradicted"),
        ("how many ferries?", None),
    ],
)
def test_only_what_is_checked_gets_a_verdict(
    capsys: Capture, other_root: Path, question: str, verdict: str | None
) -> None:
    answer = json.loads(run_here(capsys, "ask", "--json", question, base=other_root).out)
    assert (answer["outcome"], answer["verdict"]) == ("answered", verdict)


@pytest.mark.parametrize("form", [[], ["--json"], ["--jsonl"], ["--explain"]])
@pytest.mark.parametrize("language", ["xx", ""])
def test_a_language_that_the_base_lacks_is_refused_with_those_that_it_has(
    capsys: Capture, other_root: Path, language: str, form: list[str]
) -> None:
    done = run_here(capsys, "ask", *form, "--lang", language, "how many ferries?", base=other_root)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"dealbot ask: --lang {language}: the fact base speaks en\n"


def test_one_that_it_has_is_answered_in(capsys: Capture, other_root: Path) -> None:
    done = run_here(capsys, "ask", "--json", "--lang", "en", "how many ferries?", base=other_root)
    assert json.loads(done.out)["lang"] == "en"


def test_explaining_names_the_readings_the_decision_and_the_candidates(capsys: Capture, other_root: Path) -> None:
    done = run_here(capsys, "ask", "--explain", "how many feries?", base=other_root)
    answer, _, explanation = done.out.partition("\n\n")
    assert done.code == 0
    assert "up to 12" in answer
    assert re.search(r"^ +how many: \S", explanation, re.MULTILINE)
    assert re.search(r"^ +feries, read as ferr(y|ies): \S", explanation, re.MULTILINE)
    assert re.search(r"^Decision: sure, \d\.\d\d likely to be right$", explanation, re.MULTILINE)
    ranked = re.findall(r"^ +(\d\.\d\d) (\S+): like(?:: (.+)| no wording)$", explanation, re.MULTILINE)
    assert ranked[0][1:] == ("ferry-count", "how many ferries")
    assert 1 < len(ranked) <= SHOWN_CANDIDATES
    assert ranked == sorted(ranked, key=lambda found: -float(found[0]))
    assert len(re.findall(r"^ +(\w+ -?\d+\.\d\d, )*\w+ -?\d+\.\d\d$", explanation, re.MULTILINE)) == len(ranked)
    assert re.search(r"^ +\d\.\d\d none of them$", explanation, re.MULTILINE)


def test_explaining_names_what_forbids_to_be_certain(capsys: Capture, other_root: Path) -> None:
    done = run_here(capsys, "ask", "--explain", "how many ferries does Zorblax buy?", base=other_root)
    _, _, explanation = done.out.partition("\n\n")
    assert re.search(r"^Decision: unsure, \d\.\d\d likely to be right$", explanation, re.MULTILINE)
    assert re.search(r"^ +veto unknown_name: nothing here knows zorblax$", explanation, re.MULTILINE)


def test_a_question_that_is_no_text_is_answered_all_the_same() -> None:
    """A terminal of another encoding hands over bytes that are no UTF-8."""
    done = run("--base", "tests/other_base", "ask", "ferries \udce9?")
    assert (done.code, done.err) == (0, "")
    assert done.out
