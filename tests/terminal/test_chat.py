from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dealbot_runs import PATIENCE, Run, read_until, run_here, started

from bot.terminal.chatting import PROMPT

TWO_QUESTIONS = b"how many ferries?\nwhat does the order cost?\n"

Chat = Callable[[bytes], Run]


@pytest.fixture
def chat(capsys: pytest.CaptureFixture[str], other_root: Path) -> Chat:
    """A chat through a pipe."""
    return lambda typed: run_here(capsys, "chat", base=other_root, typed=typed)


def test_every_line_of_a_pipe_is_answered_until_the_input_ends(chat: Chat) -> None:
    done = chat(TWO_QUESTIONS)
    assert (done.code, done.err) == (0, "")
    number, price = done.out.strip().split("\n\n")
    assert "up to 12" in number
    assert "not disclosed" in price


def test_a_line_of_a_pipe_is_answered_before_the_next_is_written(other_root: Path) -> None:
    with started("--base", str(other_root), "chat", stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        phrases = (b"up to 12", b"not disclosed")
        for question, phrase in zip(TWO_QUESTIONS.splitlines(keepends=True), phrases, strict=True):
            process.stdin.write(question)
            process.stdin.flush()
            read_until(process.stdout.fileno(), phrase)
        process.stdin.close()
        assert process.wait(PATIENCE) == 0


def test_a_chat_is_one_conversation(chat: Chat) -> None:
    done = chat(b"how many ferries?\nsource?\n")
    _, source = done.out.strip().split("\n\n")
    assert "more than 12" in source


def test_an_empty_line_is_no_question(chat: Chat) -> None:
    done = chat(b"\n  \n\n")
    assert (done.code, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize("word", ["quit", "exit", " Quit ", "EXIT"])
def test_who_says_so_leaves_before_the_input_ends(chat: Chat, word: str) -> None:
    done = chat(f"how many ferries?\n{word}\n".encode() + TWO_QUESTIONS)
    assert (done.code, done.err) == (0, "")
    assert "up to 12" in done.out
    assert len(done.out.strip().split("\n\n")) == 1


def test_a_question_about_leaving_does_not_leave(chat: Chat) -> None:
    assert "up to 12" in chat(b"did the mayor quit?\nhow many ferries?\n").out


def test_a_last_line_without_its_end_is_answered(chat: Chat) -> None:
    assert "up to 12" in chat(b"how many ferries?").out


def test_a_line_that_is_not_utf8_does_not_end_the_chat(chat: Chat) -> None:
    done = chat(b"caf\xe9?\n" + TWO_QUESTIONS)
    assert done.code == 0
    assert "up to 12" in done.out


#: Columns of the terminal here.
WIDTH = 40


@pytest.fixture
def terminal(other_root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A chat at a narrow terminal, and the end of that at which somebody sits."""
    pty = pytest.importorskip("pty", reason="only systems with pseudo-terminals can show one")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, WIDTH))
    monkeypatch.delenv(
        "COLUMNS", raising=False
    )  # who runs tests on several cores sets it, and it outweighs the terminal
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
    try:
        with started("--base", str(other_root), "chat", **streams) as process:
            os.close(theirs)
            yield process, ours
    finally:
        os.close(ours)


def test_at_a_terminal_there_is_a_prompt_and_end_of_input_leaves(terminal: tuple[subprocess.Popen[bytes], int]) -> None:
    process, ours = terminal
    banner = read_until(ours, PROMPT.strip().encode())
    assert b"How many ferries" in banner
    assert b"Ctrl-D leaves" in banner
    os.write(ours, b"how many ferries?\n")
    read_until(ours, b"up to 12")
    read_until(ours, PROMPT.strip().encode())
    os.write(ours, b"\x04")
    assert process.wait(PATIENCE) == 0


def test_at_a_terminal_lines_end_between_words(terminal: tuple[subprocess.Popen[bytes], int]) -> None:
    process, ours = terminal
    read_until(ours, PROMPT.strip().encode())
    os.write(ours, b"how many ferries?\n")
    told = read_until(ours, PROMPT.strip().encode()).decode()
    assert [line for line in told.splitlines() if len(line) > WIDTH and " " in line.strip()] == []
    assert "gazette" in told
    os.write(ours, b"quit\n")
    assert process.wait(PATIENCE) == 0
