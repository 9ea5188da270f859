"""What any text may cost: time and memory are bounded by the engine, whatever is typed and however much of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attack import SUGGESTIONS, attack, seconds_of, seconds_of_turns

from bot.engine import Engine
from bot.question.utterance import MAX_READ

#: The processor's seconds that a text may take on a quiet machine, and how much slower a busy one may be.
ASKING, CHECKING, COMPLETING = 0.020, 0.050, 0.005
BUSY = 8

#: So many megabytes 25,000 words that were never seen before may leave behind: what is remembered is bounded.
#: They leave four, and would leave twenty if it were not.
REMEMBERED_MEGABYTES = 10

HOSTILE = {
    "one word again and again": "gpu, " * 800,
    "a character that stands for a phrase": "\ufdfa" * 4_000,
    "such characters among letters": "how many gpus \ufdfa" * 250,
    "patterns": "(a+)+$.*[^x]{1,9}" * 250,
    "many clauses": "did he say that and " * 200,
    "many sentences": "abc\n" * 1_000,
    "many numbers": "1 " * 2_000,
    "many statements": "\n".join(f"Nvidia pays {number} euros to Samsung" for number in range(200)),
    "names and colons": " ".join(f"Nvidia {number} euros:" for number in range(200)),
    "runs of spaces": ("a" + " " * 1_999) * 2,
    "a book": "how many gpus " * 100_000,
}

#: Run in a process of its own: the memory of one that runs tests tells nothing.
TYPE_WORDS = """
import sys
from pathlib import Path
sys.path.insert(0, "tests")
from attack import resident_megabytes
from bot.engine import Engine
engine = Engine.load(Path("tests/other_base"))
letters = "bcdfghjklm"
words = ["".join(letters[int(digit)] for digit in f"{number:06}") for number in range(26_000)]
def type_all(some):
    for number, at in enumerate(range(0, len(some), 50)):
        text = " ".join(some[at : at + 50])
        # Reading is what remembers words; of what answers a tenth is enough.
        engine.ask(text) if number % 10 == 0 else engine.interpreter().read(text)
type_all(words[:1_000])
before = resident_megabytes()
type_all(words[1_000:])
print(resident_megabytes() - before)
"""

ASK_ALL = """
import sys
from pathlib import Path
sys.path.insert(0, "tests")
from attack import inputs
from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
engine = Engine.load(Path("tests/other_base"))
plain = PlainText(engine.base, load_wording(engine.default_language))
for kind, text in inputs(engine, 60, seed=5):
    answer, short = engine.ask(text), text[:400]
    told = (plain.render(engine.lead_on(answer)), answer.facts, answer.verdict, engine.catalogue.complete(short, 5))
    request = engine.interpreter().understand(short)[0]
    weighed = [(one.target.name, one.probability) for one in request.ranking.candidates]
    sys.stdout.buffer.write(repr((told, weighed)).encode())
"""


def run(root: Path, program: str, **environment: str) -> bytes:
    """What a program says in a process of its own."""
    return subprocess.run(  # noqa: S603 - a program of this file
        [sys.executable, "-c", program], cwd=root, env=os.environ | environment, check=True, stdout=subprocess.PIPE
    ).stdout


def best_of_three(call: Callable[[str], object], text: str) -> float:
    return min(seconds_of(call, text) for _ in range(3))


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_takes_long_to_answer(engine: Engine, kind: str) -> None:
    assert best_of_three(engine.ask, HOSTILE[kind]) < ASKING * BUSY


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_check_takes_long_until_others_get_a_turn(engine: Engine, kind: str) -> None:
    assert min(max(seconds_of_turns(engine, HOSTILE[kind])) for _ in range(3)) < CHECKING * BUSY


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_beginning_takes_long_to_complete(engine: Engine, kind: str) -> None:
    assert best_of_three(lambda text: engine.catalogue.complete(text, SUGGESTIONS), HOSTILE[kind]) < COMPLETING * BUSY


def test_an_attack_of_every_kind_raises_nothing(engine: Engine) -> None:
    assert attack(engine, 27, seed=2).keys() == {"ask", "complete", "check", "turn of a check"}


@pytest.mark.parametrize("message", ["{question} {talk}", "{talk} {question}", "{talk} {question} {talk}"])
def test_a_question_is_found_in_a_message_that_is_too_long_to_be_read(other_engine: Engine, message: str) -> None:
    question = "How many ferries does Brightsound buy?"
    talk = " ".join(f"The {number}th neighbour told me a long story about her garden." for number in range(20, 45))
    assert len(talk) > MAX_READ
    told = other_engine.ask(message.format(question=question, talk=talk))
    assert told.facts == other_engine.ask(question).facts


def test_a_long_sentence_is_read_from_its_beginning(other_engine: Engine) -> None:
    question = "How many ferries does Brightsound buy"
    assert other_engine.ask(question + " please" * 1_000).facts == other_engine.ask(question).facts


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells of a process's memory like this")
def test_thousands_of_different_words_leave_little_behind(root: Path) -> None:
    assert float(run(root, TYPE_WORDS)) < REMEMBERED_MEGABYTES


def test_answers_are_the_same_bytes_however_sets_are_ordered(root: Path) -> None:
    """Python orders its sets anew in each process; no reader may see that."""
    first, second = (run(root, ASK_ALL, PYTHONHASHSEED=seed) for seed in ("1", "4242"))
    assert first
    assert first == second
