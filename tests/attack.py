"""Hostile and careless text at the engine's doors: `python -m tests.attack [--inputs N] [--seed N] [BASE]`.

Prints how many inputs were tried, the slowest of each door in seconds of the processor, and what the memory grew by.
The same seed makes the same inputs. An exception ends it, with the input that raised it.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from bot.engine import Engine
from bot.text import forget_words

ROOT: Final = Path(__file__).resolve().parents[1]

#: The longest text that Discord carries, and one that no door of it would hand on.
LONGEST: Final = 4_000
ENDLESS: Final = 200_000

#: What takes longer is timed again.
MANY_SECONDS: Final = 0.01

#: So many questions Discord shows while somebody types.
SUGGESTIONS: Final = 25

#: What is hard on those who fold, cut, match or nest; each is repeated up to some length.
PIECES: Final = (
    *("gpu, ", "a? ", "how many ", "how many gpus? ", "did he say that and ", "who and what and ", "no ", "not "),
    *("1 ", "9", "260,000 ", "1 May 2020, ", "more than 12 or more ", "half a million of a ", "$", "and why? "),
    *(
        "\ufdfa",
        "\ufdfb ",
        "ﬁ",
        "½",
        "a\u0301\u0300\u0302",
        "\u200b",
        "\u202e",
        "\x00",
        "\ud800",
        "한국어 ",
        "漢",
        "👩\u200d👩",
    ),
    *("(a+)+$", ".*", "[^x]{1,9}", "\\", "> ", ">>> ", "<@", "<a:", "](", "[a](", "```", "||", "http://", "@everyone "),
    *(" ", "\n", "\t", "\x0b", ".", "...", "!?", ",", ":", "“", '"', "'", "a'", "a.b.", "1. ", "- ", "—", "’s "),
    *("said: ", "tell me: ", "is that true? ", "he ", "the ", "they don't ", "supercalifragilistic", "aa"),
)

Make = Callable[[random.Random, tuple[str, ...]], str]


def repeat_piece(some: random.Random, _: tuple[str, ...]) -> str:
    """One piece again and again."""
    return some.choice(PIECES) * LONGEST


def repeat_pair(some: random.Random, _: tuple[str, ...]) -> str:
    """Two pieces in turn, each some times."""
    return "".join(piece * some.randint(1, 300) for piece in some.choices(PIECES, k=2)) * 100


def mix_pieces(some: random.Random, _: tuple[str, ...]) -> str:
    """Pieces in any order."""
    return "".join(some.choices(PIECES, k=2_000))


def mix_characters(some: random.Random, _: tuple[str, ...]) -> str:
    """Characters of all of Unicode."""
    return "".join(chr(some.randrange(0x110000)) for _ in range(LONGEST))


def make_words(some: random.Random, _: tuple[str, ...]) -> str:
    """Made-up words."""
    return " ".join("".join(some.choices("aeinorstlcd", k=some.randint(1, 12))) for _ in range(1_000))


def make_sentences(some: random.Random, _: tuple[str, ...]) -> str:
    """Short sentences of made-up words, one a line."""
    return "\n".join("".join(some.choices("aeinorst ", k=some.randint(2, 30))) for _ in range(500))


def mix_vocabulary(some: random.Random, known: tuple[str, ...]) -> str:
    """Words of the questions that are offered, in any order."""
    words = " ".join(known).split()
    return " ".join(some.choices(words, k=1_000))


def join_questions(some: random.Random, known: tuple[str, ...]) -> str:
    """Questions that are offered, joined by what joins clauses or sentences."""
    return some.choice((" ", " and ", ", ", "\n")).join(some.choices(known, k=100))


def misspell(some: random.Random, known: tuple[str, ...]) -> str:
    """A question that is offered, with wrong letters."""
    letters = list(some.choice(known))
    for _ in range(3):
        letters[some.randrange(len(letters))] = some.choice("abcdefghij '?")
    return "".join(letters)


KINDS: Final[tuple[Make, ...]] = (
    *(repeat_piece, repeat_pair, mix_pieces, mix_characters, make_words),
    *(make_sentences, mix_vocabulary, join_questions, misspell),
)


@dataclass(slots=True)
class Slowest:
    """The slowest input of one door."""

    seconds: float = 0.0
    kind: str = ""
    text: str = ""

    def note(self, seconds: float, kind: str, text: str) -> None:
        """Remember an input if it is slower than all before."""
        if seconds > self.seconds:
            self.seconds, self.kind, self.text = seconds, kind, text


def inputs(engine: Engine, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """So many inputs, each with its kind; some shorter than Discord allows, some far longer."""
    some = random.Random(seed)  # noqa: S311 - the same inputs in every run
    for number in range(count):
        make = KINDS[number % len(KINDS)]
        length = some.choice((60, 400, LONGEST, LONGEST, ENDLESS))
        yield make.__name__, make(some, engine.catalogue.questions)[:length]


def attack(engine: Engine, count: int, seed: int) -> dict[str, Slowest]:
    """Put every input to every door; the slowest of each door."""
    doors: dict[str, Callable[[str], float]] = {
        "ask": partial(seconds_of, engine.ask),
        "complete": partial(seconds_of, lambda text: engine.catalogue.complete(text, SUGGESTIONS)),
        "check": lambda text: sum(seconds_of_turns(engine, text)),
        "turn of a check": lambda text: max(seconds_of_turns(engine, text)),
    }
    slowest = {door: Slowest() for door in doors}
    for kind, text in inputs(engine, count, seed):
        for door, measure in doors.items():
            slowest[door].note(least_of(measure, text), kind, text)
    return slowest


def least_of(measure: Callable[[str], float], text: str) -> float:
    """How many seconds a text takes; where these are many the least of three times, each with no word remembered.

    What a busy machine adds by chance is not the text's (as in Python's `timeit`).
    """
    seconds = measure(text)
    if seconds < MANY_SECONDS:
        return seconds
    again: list[float] = []
    for _ in range(2):
        forget_words()
        again.append(measure(text))
    return min(seconds, *again)


def seconds_of(call: Callable[[str], object], text: str) -> float:
    """How many seconds of the processor a text takes at a door."""
    start = time.process_time()
    try:
        call(text)
    except Exception as error:
        error.add_note(f"the input was {text[:500]!r}")
        raise
    return time.process_time() - start


def seconds_of_turns(engine: Engine, text: str) -> list[float]:
    """How many seconds of the processor the check of a text takes in each of its turns."""
    judging: Iterator[object] = iter(())

    def begin(text: str) -> None:
        nonlocal judging
        judging, _ = engine.begin_check(text)

    seconds = [seconds_of(begin, text)]
    is_over = object()
    told: object = None
    while told is not is_over:
        start = time.process_time()
        told = next(judging, is_over)
        seconds.append(time.process_time() - start)
    return seconds


def resident_megabytes() -> float:
    """What the process holds of the machine's memory, as Linux tells it."""
    status = Path("/proc/self/status").read_text("ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def main() -> None:
    """Attack the fact base that is given, the repository's own where none is."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("base", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    engine = Engine.load(given.base)
    engine.prepare()
    # As the bot does when it begins to serve: what is loaded need not be looked through for rubbish.
    gc.freeze()
    before = resident_megabytes()
    slowest = attack(engine, given.inputs, given.seed)
    lines = [f"{given.inputs} inputs of {len(KINDS)} kinds at {len(slowest)} doors, no exception"]
    lines += [f"{door}: {most.seconds * 1000:.1f} ms at worst ({most.kind})" for door, most in slowest.items()]
    lines += [f"memory: {before:.0f} MB before, {resident_megabytes():.0f} MB after"]
    print("\n".join(lines))  # noqa: T201 - what a command has to say


if __name__ == "__main__":
    main()
