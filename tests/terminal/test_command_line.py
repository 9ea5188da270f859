"""What every command has in common: which base it takes, how it fails, and what it does not load."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest
from dealbot_runs import PATIENCE, run, run_here, started
from loaded import ROOT

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
    done = run_here(capsys, "ask", "how many ferries?", base=None)
    assert done.code == 0
    assert "up to 12" in done.out


def test_the_option_goes_before_the_variable(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, other_root: Path
) -> None:
    monkeypatch.setenv("DEALBOT_BASE", str(ROOT / "nowhere"))
    assert "up to 12" in run_here(capsys, "ask", "how many ferries?", base=other_root).out


def test_an_empty_variable_names_no_base(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEALBOT_BASE", "")
    done = run_here(capsys, "sources", base=None)
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
def test_a_disk_that_is_full_is_told_in_one_line_and_is_no_bug(other_root: Path) -> None:
    arguments = ("--base", str(other_root), "facts")
    with Path("/dev/full").open("wb") as full, started(*arguments, stdout=full, stderr=PIPE) as process:
        _, complaint = process.communicate(timeout=PATIENCE)
    assert process.returncode == 74
    assert complaint.decode() == f"dealbot: the output: {os.strerror(errno.ENOSPC)}\n"


#: Starts Python without root's right to read what nobody may read.
OBEYING = """\
import ctypes, os, sys
for right in (1, 2):
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""

#: Checks each base that its arguments name, and hands back the exit codes.
CHECKING = """\
import sys
from bot.terminal.main import main
print([main(["--base", base, "check"]) for base in sys.argv[1:]])
"""

#: For each part of a base that may not be read what is told to be so.
HIDDEN = {
    ".": {"facts", "seeds"},
    "facts": {"facts"},
    "facts/topics": {"facts/topics"},
    "facts/gaps.yaml": {"facts/gaps.yaml"},
    "seeds": {"seeds"},
    "seeds/letter.txt": {"seeds/letter.txt"},
}


@contextmanager
def without_rights(path: Path) -> Iterator[None]:
    """As long as the block runs nobody may read a file, or read and enter a folder."""
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        yield
    finally:
        path.chmod(mode)


@pytest.fixture
def hidden(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may read or enter."""
    folder = tmp_path / "hidden"
    folder.mkdir()
    with without_rights(folder):
        yield folder


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="rights are given up as Linux has it")


@on_linux
def test_what_may_not_be_read_of_a_base_is_told_by_name_and_with_the_user_and_is_no_bug(
    tmp_path: Path, other_root: Path
) -> None:
    bases = {part: tmp_path / str(number) for number, part in enumerate(HIDDEN)}
    with ExitStack() as hidden:
        for part, base in bases.items():
            shutil.copytree(other_root, base)
            hidden.enter_context(without_rights(base / part))
        done = run("-c", CHECKING, *map(str, bases.values()), python=["-c", OBEYING])
    assert done.out == f"{[1] * len(bases)}\n"
    left = done.err
    for part, base in bases.items():
        told, summary, left = left.partition(f"the fact base in {base} can't be used by user {os.geteuid()}\n")
        refused = f"[unreadable] can't be read: {os.strerror(errno.EACCES)}"
        assert {line.partition(":")[0] for line in told.splitlines() if refused in line} == HIDDEN[part]
        assert summary
    assert left == ""


@on_linux
@pytest.mark.parametrize("command", ["settings", "health", "run"])
def test_settings_that_may_not_be_read_are_told_by_name(tmp_path: Path, command: str) -> None:
    dotenv = tmp_path / ".env"
    dotenv.touch(mode=0)
    done = run("-m", "bot", command, python=["-c", OBEYING], variables={"PYTHONPATH": str(ROOT)}, folder=tmp_path)
    assert (done.code, done.out) == (78, "")
    assert f".env: it can't be read by user {os.geteuid()} ({os.strerror(errno.EACCES)})" in done.err


@on_linux
@pytest.mark.parametrize(("command", "code"), [("ask", 0), ("settings", 78)])
def test_a_working_folder_that_may_not_be_read_is_no_bug(
    hidden: Path, other_root: Path, command: str, code: int
) -> None:
    arguments = ["how many ferries?"] if command == "ask" else []
    dealbot = ("-m", "bot", "--base", str(other_root), command, *arguments)
    done = run(*dealbot, python=["-c", OBEYING], variables={"PYTHONPATH": str(ROOT)}, folder=hidden)
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
