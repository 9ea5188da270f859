from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from dealbot_runs import KEYS, PATIENCE, read_until, run, started

from bot.knowledge.factbase import FactBase

GOOD = b'{"id": "good", "question": "how many ferries?"}'


def answer_lines(base: Path, *lines: bytes) -> list[dict[str, Any]]:
    """What each line of standard input is answered with."""
    done = run("--base", str(base), "ask", "--jsonl", typed=b"".join(line + b"\n" for line in lines))
    assert (done.code, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


def answer_all(base: Path, *requests: dict[str, Any]) -> list[dict[str, Any]]:
    return answer_lines(base, *(json.dumps(request).encode() for request in requests))


def test_every_line_gets_its_line_in_the_same_order(other_base: FactBase, other_root: Path) -> None:
    wordings = [wording for fact in other_base.facts.values() for wording in fact.asked["en"]]
    requests = [{"id": f"q{number}", "question": wording} for number, wording in enumerate(wordings)]
    answers = answer_all(other_root, *requests)
    assert [answer["id"] for answer in answers] == [request["id"] for request in requests]
    assert all(answer.keys() == KEYS for answer in answers)


def test_an_id_comes_back_as_it_was_given(other_root: Path) -> None:
    identifiers: list[str | int] = ["q1", "", 7, -1, "질문"]
    answers = answer_all(other_root, *({"id": identifier, "question": "who?"} for identifier in identifiers))
    assert [answer["id"] for answer in answers] == identifiers


def test_a_line_is_answered_before_the_next_is_written(other_root: Path) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with started("--base", str(other_root), "ask", "--jsonl", **pipes) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "question": "how many ferries?"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(read_until(process.stdout.fileno(), b"\n"))["id"] == number
        process.stdin.close()
        assert process.wait(PATIENCE) == 0


def test_a_last_line_without_its_end_is_answered_too(other_root: Path) -> None:
    done = run("--base", str(other_root), "ask", "--jsonl", typed=GOOD)
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["good"]


def test_no_input_gives_no_output(other_root: Path) -> None:
    assert answer_lines(other_root) == []


def test_the_last_turn_of_a_conversation_is_answered_from_those_before(other_root: Path, other_base: FactBase) -> None:
    alone, after_ferries, after_price = answer_all(
        other_root,
        {"id": 1, "question": "source?"},
        {"id": 2, "turns": ["how many ferries?", "source?"]},
        {"id": 3, "turns": ["how many ferries?", "what does the order cost?", "source?"]},
    )
    assert alone["sources"] == []
    assert after_ferries["sources"] == ["gazette.txt", "letter.txt", "notice.txt"]
    for answer, fact in ((after_ferries, "ferry-count"), (after_price, "price")):
        claims = other_base.facts[fact].claims
        assert all(claim.said in answer["text"] for claim in claims)
        assert answer["sources"] == sorted({claim.source for claim in claims})


def test_one_turn_is_a_question(other_root: Path) -> None:
    question, turn = answer_all(
        other_root, {"id": 1, "question": "how many ferries?"}, {"id": 1, "turns": ["how many ferries?"]}
    )
    assert question == turn


def test_one_line_knows_nothing_of_the_line_before(other_root: Path) -> None:
    alone, _, after = answer_all(
        other_root,
        {"id": 1, "question": "source?"},
        {"id": 2, "question": "how many ferries?"},
        {"id": 1, "question": "source?"},
    )
    assert alone == after


def test_a_request_may_name_its_language(other_root: Path) -> None:
    requests = [{"id": 1, "question": "how many ferries?", "lang": language} for language in ("en", "xx", None)]
    answers = answer_all(other_root, *requests)
    assert [(answer["lang"], answer["outcome"]) for answer in answers] == [("en", "answered")] * 3


NO_REQUESTS = {
    "no JSON": b"how many ferries?",
    "half an object": b'{"id": "q1", "question": "how many',
    "half a character": b'{"id": "q1", "question": "\\ud83d"}',
    "nested without end": b"[" * 5000,
    "a list": b'["how many ferries?"]',
    "a text": b'"how many ferries?"',
    "null": b"null",
    "neither question nor turns": b'{"id": "q1"}',
    "both question and turns": b'{"id": "q1", "question": "who?", "turns": ["who?"]}',
    "no turns": b'{"id": "q1", "turns": []}',
    "turns that are no list": b'{"id": "q1", "turns": "who?"}',
    "a turn that is no text": b'{"id": "q1", "turns": ["who?", 5]}',
    "a question that is no text": b'{"id": "q1", "question": 5}',
    "a language that is no text": b'{"id": "q1", "question": "who?", "lang": 5}',
    "an id that is a list": b'{"id": ["q1"], "question": "who?"}',
    "not UTF-8": b'{"id": "q1", "question": "caf\xe9?"}',
    "an empty line": b"",
    "a line of blanks": b"  \t",
}


@pytest.fixture(scope="module")
def answers_to_no_requests(other_root: Path) -> dict[str, list[dict[str, Any]]]:
    """What each of the lines is answered with, in one run in which a good request follows each of them."""
    lines = [part for line in NO_REQUESTS.values() for part in (line, GOOD)]
    answers: list[list[dict[str, Any]]] = [[]]
    for answer in answer_lines(other_root, *lines):
        if answer["id"] == "good":
            assert answer["outcome"] == "answered"
            answers.append([])
        else:
            answers[-1].append(answer)
    return dict(zip(NO_REQUESTS, answers[:-1], strict=True))


@pytest.mark.parametrize("name", NO_REQUESTS)
def test_a_line_that_is_no_request_gets_one_error_and_the_run_goes_on(
    name: str, answers_to_no_requests: dict[str, list[dict[str, Any]]]
) -> None:
    (error,) = answers_to_no_requests[name]
    assert error.keys() == {"id", "error"}
    assert error["id"] is None
    assert error["error"]


def test_an_empty_question_is_a_request(other_root: Path) -> None:
    (answer,) = answer_all(other_root, {"id": 1, "question": ""})
    assert answer.keys() == KEYS
    assert answer["text"]


def test_the_same_input_gives_the_same_output_in_every_process(fact_base: FactBase) -> None:
    """Python orders its sets anew in each process; no reader may see that."""
    wordings = [fact.asked["en"][0] for fact in fact_base.facts.values() if fact.asked][::6]
    typed = "".join(json.dumps({"id": 1, "question": wording}) + "\n" for wording in wordings).encode()
    runs = [run("ask", "--jsonl", typed=typed, variables={"PYTHONHASHSEED": seed}) for seed in ("1", "2")]
    assert runs[0].code == 0
    assert runs[0] == runs[1]
