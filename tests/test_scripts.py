"""The scripts that do much when they are called say first how they are called, where that is all that is asked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("script", ["docs/make_pictures.py", "tests/benchmarks/report.py"])
def test_a_script_that_is_asked_for_help_tells_what_it_does_and_does_not_do_it(
    root: Path, tmp_path: Path, script: str
) -> None:
    folder = shutil.copytree((root / script).parent, tmp_path / "copy", ignore=shutil.ignore_patterns("__pycache__"))
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    command = [sys.executable, "-B", str(folder / Path(script).name), "--help"]
    done = subprocess.run(command, capture_output=True, cwd=root, check=False, timeout=120)  # noqa: S603 - our own
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"usage: ")
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before
