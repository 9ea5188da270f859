from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dealbot_runs import KEYS, PATIENCE, read_until, run_here, started

from bot.knowledge.factbase import FactBase

GOOD = b'{"id": "good", "question": "how many ferries?"}'

AnswerLines = Callable[[bytes], list[dict[str, Any]]]
AnswerAll = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def answer_lines(capsys: pytest.CaptureFixture[str], other_root: Path) -> AnswerLines:
    """What the lines of standard input are answered with."""

    def answer(typed: bytes) -> list[dict[str, Any]]:
        done = run_here(capsys, "ask", "--jsonl", base=other_root, typed=typed)
        assert (done.code, done.err) == (0, "")
        return [json.loads(line) for line in done.out.splitlines()]

    return answer


@pytest.fixture
def answer_all(answer_lines: AnswerLines) -> AnswerAll:
    """What some requests are answered with."""
    return lambda *requests: answer_lines(b"".join(json.dumps(request).encode() + b"\n" for request in requests))


def test_every_line_gets_its_line_in_the_same_order(other_base: FactBase, answer_all: AnswerAll) -> None:
    wordings = [wording for fact in other_base.facts.values() for wording in fact.asked["en"]]
    requests = [{"id": f"q{number}", "question": wording} for number, wording in enumerate(wordings)]
    answers = answer_all(*requests)
    assert [answer["id"] for answer in answers] == [request["id"] for request in requests]
    assert all(answer.keys() == KEYS for answer in answers)


def test_an_id_comes_back_as_it_was_given(answer_all: AnswerAll) -> None:
    identifiers: list[str | int] = ["q1", "", 7, -1, "질문"]
    answers = answer_all(*({"id": identifier, "question": "who?"} for identifier in identifiers))
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


def test_a_last_line_without_its_end_is_answered_too(answer_lines: AnswerLines) -> None:
    assert [answer["id"] for answer in answer_lines(GOOD)] == ["good"]


def test_no_input_gives_no_output(answer_lines: AnswerLines) -> None:
    assert answer_lines(b"") == []


def test_the_last_turn_of_a_conversation_is_answered_from_those_before(
    answer_all: AnswerAll, other_base: FactBase
) -> None:
    alone, after_ferries, after_price = answer_all(
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


def test_one_turn_is_a_question(answer_all: AnswerAll) -> None:
    question, turn = answer_all({"id": 1, "question": "how many ferries?"}, {"id": 1, "turns": ["how many ferries?"]})
    assert question == turn


def test_one_line_knows_nothing_of_the_line_before(answer_all: AnswerAll) -> None:
    alone, _, after = answer_all(
        {"id": 1, "question": "source?"},
        {"id": 2, "question": "how many ferries?"},
        {"id": 1, "question": "source?"},
    )
    assert alone == after


def test_a_request_may_name_its_language(answer_all: AnswerAll) -> None:
    requests = [{"id": 1, "question": "how many ferries?", "lang": language} for language in ("en", "xx", None)]
    answers = answer_all(*requests)
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


@pytest.mark.parametrize("name", NO_REQUESTS)
def test_a_line_that_is_no_request_gets_one_error_and_the_run_goes_on(name: str, answer_lines: AnswerLines) -> None:
    error, answer = answer_lines(NO_REQUESTS[name] + b"\n" + GOOD + b"\n")
    assert error.keys() == {"id", "error"}
    assert error["id"] is None
    assert error["error"]
    assert (answer["id"], answer["outcome"]) == ("good", "answered")


def test_an_empty_question_is_a_request(answer_all: AnswerAll) -> None:
    (answer,) = answer_all({"id": 1, "question": ""})
    assert answer.keys() == KEYS
    assert answer["text"]
