from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.yaml_reader import MAX_DEPTH, KeyPath, Reading, read_yaml

FACT = """\
facts:
  price:
    statement:
      en: It is known.
    claims:
      - source: a.txt
        value:
          kind: text
      - source: b.txt
"""


def read(text: str | bytes) -> Reading:
    return read_yaml(text if isinstance(text, bytes) else text.encode("utf-8"), "facts/file.yaml")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: ferry", {"a": "ferry"}),
        ("a: true", {"a": True}),
        ("a: false", {"a": False}),
        ("a: 0", {"a": 0}),
        ("a: 260000", {"a": 260000}),
        ('a: "no"', {"a": "no"}),
        ("a: '010'", {"a": "010"}),
        ("a: 260,000", {"a": "260,000"}),
        ("a: 14 trillion", {"a": "14 trillion"}),
        ('a: ""', {"a": ""}),
        ('a: ! "ferry"', {"a": "ferry"}),
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
        ("a: >-\n  two\n  lines\n", {"a": "two lines"}),
        ("a: |\n  no\n", {"a": "no\n"}),
        # Keys are always text.
        ("12: a\ntrue: b", {"12": "a", "true": "b"}),
        ("\ufeffa: ferry", {"a": "ferry"}),
        ("# nothing", None),
    ],
)
def test_text_truth_values_and_whole_numbers_come_out(text: str, data: Any) -> None:
    reading = read(text)
    assert reading.data == data
    assert type(reading.data) is type(data)
    assert not reading.problems


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("facts",), 1),
        (("facts", "price"), 2),
        (("facts", "price", "statement", "en"), 4),
        (("facts", "price", "claims", 0), 6),
        (("facts", "price", "claims", 0, "value", "kind"), 8),
        (("facts", "price", "claims", 1, "source"), 9),
        # What does not stand in the file is shown at what it should stand in.
        (("facts", "price", "claims", 1, "value"), 9),
        (("facts", "price", "gone"), 2),
        (("gaps", "gone"), 1),
        ((), 1),
    ],
)
def test_every_key_has_its_line(path: KeyPath, line: int) -> None:
    assert read(FACT).line(path) == line


def test_in_an_empty_file_everything_is_missing_from_the_first_line() -> None:
    assert read("# nothing").line(("facts", "price")) == 1


def test_nesting_ends_at_a_depth_that_no_fact_base_has() -> None:
    deepest = f"{'[' * MAX_DEPTH}a{']' * MAX_DEPTH}"
    assert not read(deepest).problems
    assert [problem.code for problem in read(f"[{deepest}]").problems] == ["yaml"]


def test_reading_goes_on_after_what_is_refused() -> None:
    reading = read("a: no\nb: &x 1.5\nb: {c: [d]}\ne: 12\n")
    assert reading.data == {"a": "no", "b": "1.5", "e": 12}
    assert [(problem.line, problem.code) for problem in reading.problems] == [
        (1, "unquoted"),
        (2, "anchor"),
        (2, "unquoted"),
        (3, "repeated-key"),
    ]


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("a: a text of several words # and more", True),
        ("a: ferry #1", True),
        ("a: ferry # a comment", False),
        ("a: # a comment\n  b: c", False),
        ('a: "a text of several words" # a comment', False),
        ("# a comment\na: a text of several words", False),
        ("a: a text with a#sign", False),
    ],
)
def test_what_may_be_more_of_a_text_than_a_comment_is_told(text: str, *, is_doubted: bool) -> None:
    reading = read(text)
    assert reading.problems == ()
    assert [problem.line for problem in reading.doubts] == [1] * is_doubted


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ('a: he said it."', True),
        ('a: he said "it."', False),
        ("a: the drivers'", False),
        ('evidence: he said it."', False),
        ("a: 'a screen of 15\"'", False),
    ],
)
def test_a_text_of_ones_own_ends_with_no_quotation_mark_that_nothing_opens(text: str, *, is_refused: bool) -> None:
    assert bool(read(text).problems) is is_refused


@given(st.binary() | st.text(alphabet="ab:-[]{}&*!?|>'\"%#,\n \t0.~<=\x07").map(str.encode))
def test_whatever_a_file_holds_is_read_or_refused(data: bytes) -> None:
    reading = read(data)
    assert reading.data is None or isinstance(reading.data, dict | list | str | int)
    assert all(problem.file == "facts/file.yaml" and problem.line >= 1 for problem in reading.problems)


def test_a_number_of_any_length_is_read_or_refused() -> None:
    """Python turns text of more than 4,300 digits into no number."""
    reading = read("a: " + "9" * 5000)
    assert reading.data or reading.problems


#: Curated files that were made to be slow to read: each is cut, joined, searched or told of again and again.
NOISE = {
    "commas in braces": "a: {b: x" + ", y" * 100_000 + "}",
    "commas and colons in braces": "a: {b: x" + ", y z: q" * 50_000 + "}",
    "quotation marks": "- x\n- " + ': "' * 100_000,
    "brackets": "- x\n- " + ": [" * 100_000,
    "spaces": "-" + " " * 100_000 + "x: y: z",
    "keys that stand there again": "a: 1\n" * 50_000,
    "dashes that stand too far in": "a: x\n" + "  - y\n" * 50_000,
}

#: The processor's seconds that these may take: one would do on a quiet machine, what is quadratic takes minutes.
PATIENCE = 8


@pytest.mark.parametrize("kind", NOISE)
def test_a_file_is_refused_once_in_time_that_grows_with_its_length(kind: str) -> None:
    before = process_time()
    problems = read(NOISE[kind]).problems
    assert process_time() - before < PATIENCE
    assert len(problems) == 1
