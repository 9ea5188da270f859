"""What statements and gaps say of the documents themselves: how many tell something, and that none does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from proving import load

from bot.knowledge.problems import FactBaseError

Read = Callable[[str, str], list[str]]

#: 'The ferries are charged at night' is told by one of three documents, the price by two, the number by all.
CHARGING, PRICE, COUNT = (
    "The ferries are charged at night.",
    "One document puts the order at about 40 million euros.",
    "Brightsound buys about 12 ferries.",
)


@pytest.fixture
def read(other_root: Path, copy_base: Callable[[Path], Path]) -> Read:
    """The doubts about a statement, put in the place of another one."""
    base = copy_base(other_root)

    def read(old: str, new: str) -> list[str]:
        for file in (base / "facts").rglob("*.yaml"):
            file.write_text(file.read_text("utf-8").replace(f"en: {old}", f'en: "{new}"'), "utf-8")
        return [problem.message.partition(": ")[2] for problem in load(base).doubts]

    return read


TRUE = [
    (COUNT, "In every document Brightsound buys about 12 ferries."),
    (COUNT, "All three documents say that Brightsound buys about 12 ferries."),
    (COUNT, "All of the documents say that Brightsound buys ferries."),
    (COUNT, "Three documents say that Brightsound buys about 12 ferries."),
    (COUNT, "One document says only that Brightsound buys ferries."),
    (CHARGING, "Only one document says that the ferries are charged at night."),
    (CHARGING, "Only the letter says that the ferries are charged at night."),
    (CHARGING, "None but letter says when the ferries are charged."),
    (CHARGING, "All ferries are charged at night."),
    (CHARGING, "The ferries are only charged at night."),
]

UNTRUE = [
    (CHARGING, "In every document the ferries are charged at night.", '"every document" is said, and no claim is from'),
    (PRICE, "All of the documents tell the price.", '"all of the documents" is said, and no claim is from letter'),
    (COUNT, "All four documents say how many ferries.", '"four documents" are spoken of, and 3 make a claim'),
    (PRICE, "Three documents tell the price.", '"three documents" are spoken of, and 2 make a claim'),
    (PRICE, "Only one document tells the price.", '"only one document" is said, and 2 documents make a claim'),
    (PRICE, "None but gazette tells the price.", '"but gazette tells" is said, and 2 documents make a claim'),
]


@pytest.mark.parametrize(("old", "new"), TRUE)
def test_what_the_claims_bear_out_is_no_matter(read: Read, old: str, new: str) -> None:
    assert read(old, new) == []


@pytest.mark.parametrize(("old", "new", "told"), UNTRUE)
def test_what_the_claims_do_not_bear_out_is_refused(read: Read, old: str, new: str, told: str) -> None:
    with pytest.raises(FactBaseError, match=re.escape(told)):
        read(old, new)


def test_a_unit_that_another_fact_writes_otherwise_is_to_be_read_again(
    other_root: Path, copy_base: Callable[[Path], Path]
) -> None:
    base = copy_base(other_root)
    file = base / "facts" / "topics" / "order.yaml"
    file.write_text(file.read_text("utf-8").replace("unit: welder", "unit: ferries"), "utf-8")
    [doubt] = load(base).doubts
    assert doubt.message.endswith('the unit "ferries" is "ferry" in the fact ferry-count; write it the same way')


GAP = "None of the documents says how many people a ferry carries."


def test_a_gap_that_denies_what_a_fact_states_is_refused(read: Read) -> None:
    with pytest.raises(FactBaseError, match="gap seats: the fact charging states it: "):
        read(GAP, f"None of the documents says that {CHARGING.lower()}")


@pytest.mark.parametrize(
    "gap",
    [
        "None of the documents says why the ferries are charged at night.",
        "None of the documents says that the ferries are charged.",
        "None of the documents says whether the ferries run at night.",
    ],
)
def test_a_gap_that_asks_for_more_than_a_fact_states_is_one(read: Read, gap: str) -> None:
    assert read(GAP, gap) == []


def test_a_gap_whose_nearest_fact_has_such_a_value_is_to_be_read_again(read: Read) -> None:
    [doubt] = read(GAP, "None of the documents says how many ferries Brightsound buys.")
    assert doubt.startswith("the fact ferry-count seems to state it: ")
