"""How fast answers come, as one Markdown table: `python tests/benchmarks/report.py`; takes some minutes.

The large fact base is what takes long: it is indexed once, which nobody who asks has to wait for.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from rapidfuzz import fuzz, process
from workloads import (
    HOSTILE_LENGTH,
    LARGE,
    ROOT,
    Asked,
    all_wordings,
    enlarge,
    hostile_texts,
    load_questions,
    seconds_of,
    time_questions,
)

from bot.engine import Engine

MICRO: Final = 1e6
MILLI: Final = 1e3

#: Each question is asked so often, and the best time counts; a whole process is started so often.
ROUNDS: Final = 3
STARTS: Final = 5

#: Runs a command and tells its seconds of processor time, which count the same on a busy machine, and the most memory
#: it had. It is a process of its own, since a child is said to have had at least the memory of who started it.
PROBE: Final = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
print(json.dumps([used.ru_utime + used.ru_stime, peak]))
"""

Row = tuple[str, str]


def main() -> int:
    """Measure everything and print the table, row by row as the figures come."""
    argparse.ArgumentParser(description="Measure how fast answers come, in some minutes.").parse_args()
    sys.stdout.write("| what | figure |\n| --- | ---: |\n")
    for name, figure in measure(Engine.load(ROOT)):
        sys.stdout.write(f"| {name} | {figure} |\n")
        sys.stdout.flush()
    return 0


def measure(engine: Engine) -> Iterator[Row]:
    """All figures, those that take long last."""
    questions = load_questions(engine)
    yield from _measure_questions(engine, questions)
    yield from _measure_hostile(engine)
    yield from _measure_process(Path(sys.executable))
    yield from _measure_size(engine, [asked for asked in questions if asked.stands_alone])


def _measure_questions(engine: Engine, questions: list[Asked]) -> Iterator[Row]:
    wordings = all_wordings(engine.base)
    own = time_questions(engine, questions, ROUNDS)
    scan = [seconds_of(partial(_scan, asked.text, wordings), ROUNDS) for asked in questions]
    yield f"a question, median of {len(questions)}", f"{median(own) * MICRO:,.0f} µs"
    yield f"WRatio over {len(wordings):,} wordings, median of the same", f"{median(scan) * MICRO:,.0f} µs"
    yield "the scan's time to ours", f"{median(scan) / median(own):.2f}"
    yield "the slowest question", f"{max(own) * MILLI:.1f} ms"


def _measure_hostile(engine: Engine) -> Iterator[Row]:
    for kind, text in hostile_texts().items():
        seconds = seconds_of(partial(engine.ask, text), ROUNDS)
        yield f"{HOSTILE_LENGTH:,} hostile characters: {kind}", f"{seconds * MILLI:.1f} ms"


def _measure_process(python: Path) -> Iterator[Row]:
    question = "how many GPUs?"
    command = [str(python), "-c", PROBE, str(python), "-m", "bot", "ask", question]
    runs = [json.loads(_run(command)) for _ in range(STARTS)]
    times, peaks = zip(*runs, strict=True)
    yield f"`dealbot ask`, the whole process, processor time, median of {STARTS}", f"{median(times):.2f} s"
    yield "its peak memory", f"{median(peaks):.0f} MB"


def _measure_size(engine: Engine, questions: list[Asked]) -> Iterator[Row]:
    large = Engine(enlarge(engine.base, LARGE))
    indexing = seconds_of(partial(large.ask, "?"))
    # In turn, question by question, so that a busy machine is as busy for both.
    pairs = [[time_questions(each, [asked], ROUNDS)[0] for each in (engine, large)] for asked in questions]
    small_times, large_times = zip(*pairs, strict=True)
    count = len(all_wordings(large.base))
    yield f"a question at {LARGE} times the size ({count:,} wordings), median", f"{median(large_times) * MICRO:,.0f} µs"
    yield (
        f"{LARGE} times the size: its median to that of the real one",
        f"{median(large_times) / median(small_times):.2f}",
    )
    yield f"{LARGE} times the size: the slowest question", f"{max(large_times) * MILLI:.1f} ms"
    yield f"{LARGE} times the size: indexing, once", f"{indexing:.0f} s"


def _scan(question: str, wordings: list[str]) -> object:
    return process.extractOne(question, wordings, scorer=fuzz.WRatio)


def _run(command: list[str]) -> bytes:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603 - our own


if __name__ == "__main__":
    sys.exit(main())
