"""What every command has in common: which base it takes, how it fails, and what it does not load."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE

import pytest
from dealbot_runs import PATIENCE, ROOT, run, run_here, started

import bot
from bot.engine import Engine
from bot.terminal.main import main

Capture = pytest.CaptureFixture[str]


def test_another_base_is_named_by_an_option(capsys: Capture, other_root: Path) -> None:
    done = run_here(capsys, "ask", "how many ferries?", base=other_root)
    assert done.code == 0
    assert all(phrase in done.out for phrase in ("more than 12", "up to 12", "gazette.txt", "notice.txt"))


def test_another_base_is_named_by_a_variable(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, other_root: Path
) -> None:
    monkeypatch.setenv("DEALBOT_BASE", str(other_root))
    assert main(["ask", "how many ferries?"]) == 0
    assert "up to 12" in capsys.readouterr().out


def test_the_option_goes_before_the_variable(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, other_root: Path
) -> None:
    monkeypatch.setenv("DEALBOT_BASE", str(ROOT / "nowhere"))
    assert "up to 12" in run_here(capsys, "ask", "how many ferries?", base=other_root).out


def test_an_empty_variable_names_no_base() -> None:
    done = run("sources", variables={"DEALBOT_BASE": ""})
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("name", ["nowhere", "README.md", "bot"])
def test_what_is_no_base_is_refused_by_name(capsys: Capture, root: Path, name: str) -> None:
    done = run_here(capsys, "ask", "how many?", base=root / name)
    assert done.code == 1
    assert done.out == ""
    assert str(root / name) in done.err
    assert "Traceback" not in done.err


def test_the_version_is_told(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"dealbot {bot.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "characters"),
    [
        (("--base", "tests/other_base", "ask", "how many ferries?"), 0),
        (("--base", "tests/other_base", "ask", "how many ferries?"), 1),
        (("facts", "--json"), 1),
    ],
)
def test_a_reader_who_has_enough_is_no_error(arguments: tuple[str, ...], characters: int) -> None:
    """What `dealbot … | head -c1` does, from a reader who is gone before anything was said to one who read a bit."""
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb", buffering=0) as output, started(*arguments, stdout=writer, stderr=PIPE) as process:
        os.close(writer)
        output.read(characters)
        output.close()
        _, complaint = process.communicate(timeout=PATIENCE)
        assert (process.returncode, complaint) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("command", ["check", "facts"])
def test_a_disk_that_is_full_is_told_in_one_line_and_is_no_bug(command: str) -> None:
    with Path("/dev/full").open("wb") as full, started(command, stdout=full, stderr=PIPE) as process:
        _, complaint = process.communicate(timeout=PATIENCE)
    assert process.returncode == 74
    assert complaint.decode() == f"dealbot: the output: {os.strerror(errno.ENOSPC)}\n"


#: Starts dealbot without root's right to read what nobody may read.
OBEYING = """\
import ctypes, os, sys
for right in (1, 2):
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "bot", *sys.argv[1:]])
"""


@pytest.fixture
def hidden(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may read or enter."""
    folder = tmp_path / "hidden"
    folder.mkdir()
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="rights are given up as Linux has it")


@on_linux
@pytest.mark.parametrize(
    ("part", "named"),
    [
        (".", {"facts", "seeds"}),
        ("facts", {"facts"}),
        ("facts/topics", {"facts/topics"}),
        ("facts/gaps.yaml", {"facts/gaps.yaml"}),
        ("seeds", {"seeds"}),
        ("seeds/letter.txt", {"seeds/letter.txt"}),
    ],
)
def test_what_may_not_be_read_of_a_base_is_told_by_name_and_with_the_user_and_is_no_bug(
    copy_base: Callable[[Path], Path], other_root: Path, part: str, named: set[str]
) -> None:
    base = copy_base(other_root)
    mode = (base / part).stat().st_mode
    (base / part).chmod(0)
    done = run("--base", str(base), "check", python=["-c", OBEYING])
    base.chmod(0o700)
    (base / part).chmod(mode)
    assert (done.code, done.out) == (1, "")
    told = [
        line for line in done.err.splitlines() if f"[unreadable] can't be read: {os.strerror(errno.EACCES)}" in line
    ]
    assert {line.partition(":")[0] for line in told} == named
    assert done.err.endswith(f"can't be used by user {os.geteuid()}\n")


@on_linux
@pytest.mark.parametrize("command", ["settings", "health", "run"])
def test_settings_that_may_not_be_read_are_told_by_name(tmp_path: Path, command: str) -> None:
    dotenv = tmp_path / ".env"
    dotenv.touch(mode=0)
    done = run(command, python=["-c", OBEYING], variables={"PYTHONPATH": str(ROOT)}, folder=tmp_path)
    assert (done.code, done.out) == (78, "")
    assert f".env: it can't be read by user {os.geteuid()} ({os.strerror(errno.EACCES)})" in done.err


@on_linux
@pytest.mark.parametrize(("command", "code"), [("ask", 0), ("settings", 78)])
def test_a_working_folder_that_may_not_be_read_is_no_bug(hidden: Path, command: str, code: int) -> None:
    arguments = ["how many GPUs?"] if command == "ask" else []
    done = run(command, *arguments, python=["-c", OBEYING], variables={"PYTHONPATH": str(ROOT)}, folder=hidden)
    assert done.code == code, done.err
    assert "bug" not in done.err


def test_a_bug_is_one_sentence_and_a_code_of_its_own(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, other_root: Path
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("nothing to divide by")

    monkeypatch.setattr(Engine, "ask", fail)
    done = run_here(capsys, "ask", "how many ferries?", base=other_root)
    assert (done.code, done.out) == (70, "")
    assert done.err.count("\n") == 1
    assert "bug" in done.err
    assert "nothing to divide by" in done.err


#: Runs every command that its arguments name, divided by a bar, in one process, and names what it imported.
IMPORTS = """\
import sys
from itertools import groupby
from bot.terminal.main import main
for is_bar, arguments in groupby(sys.argv[1:], "|".__eq__):
    assert is_bar or main(list(arguments)) == 0, arguments
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def test_no_command_of_the_terminal_waits_for_what_only_serving_needs(other_root: Path, tmp_path: Path) -> None:
    commands = [
        ["ask", "how many ferries?"],
        ["ask", "--json", "how many ferries?"],
        ["ask", "--explain", "how many ferries?"],
        ["ask", "--jsonl"],
        ["chat"],
        ["facts", "--json"],
        ["sources"],
        ["disagreements"],
        ["check"],
        ["schemas", str(tmp_path)],
    ]
    arguments = [part for command in commands for part in ("|", "--base", str(other_root), *command)]
    done = run(*arguments, python=["-c", IMPORTS])
    imported = set(done.err.splitlines())
    assert done.code == 0, done.err
    assert "bot.terminal.main" in imported
    assert not {name for name in imported if name.partition(".")[0] in ("discord", "aiohttp", "logging", "asyncio")}


def test_a_question_beside_those_of_standard_input_is_refused(capsys: Capture, other_root: Path) -> None:
    done = run_here(capsys, "ask", "how many ferries?", "--jsonl", base=other_root)
    assert (done.code, done.out) == (2, "")
    assert done.err == "dealbot ask: --jsonl reads the questions from standard input; give none beside it\n"


def test_a_question_beside_a_file_of_them_is_refused(capsys: Capture, other_root: Path) -> None:
    with pytest.raises(SystemExit) as left:
        run_here(capsys, "try", "how many ferries?", "--file", "questions.txt", base=other_root)
    assert left.value.code == 2
    assert "argument --file: not allowed with argument question" in capsys.readouterr().err
