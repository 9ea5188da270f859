"""Slots in wordings: names that may stand for each other."""

from __future__ import annotations

import pytest

from bot.language.meaning import Meaning
from bot.question.slots import exchange_names

KINDS = {"ann": "person", "bob": "person", "cid": "person", "yard": "company", "mill": "company"}


def sign(word: str) -> Meaning:
    """A name if it is one of those known, else a word of the facts."""
    return Meaning("name" if word in KINDS else "source" if word.startswith("doc") else "term", word)


@pytest.mark.parametrize(
    ("wordings", "filled"),
    [
        # what is asked of one is asked of the other
        (["share ann", "boat bob", "price", "sum"], ["share bob", "boat ann"]),
        # of documents as well
        (["date doc1", "author doc2", "when", "who"], ["date doc2", "author doc1"]),
        # but not what is a wording already
        (["share ann", "share bob", "price", "sum"], []),
        # names of another kind fill another slot
        (["share ann", "boat yard", "price", "sum"], []),
        # nor does a name with which most wordings ask
        (["share ann", "boat ann", "boat bob"], []),
        # where two of a kind stand, the order may matter
        (["ann bob", "share cid", "price", "sum", "cost", "when"], ["share ann", "share bob"]),
        # what all is about anyway fills none
        (["share mill", "boat yard", "price", "sum"], []),
    ],
)
def test_names_of_a_kind_stand_for_each_other(wordings: list[str], filled: list[str]) -> None:
    signs = [frozenset(map(sign, wording.split())) for wording in wordings]
    kinds = {sign(name): kind for name, kind in KINDS.items()} | {sign(f"doc{n}"): "source" for n in (1, 2)}
    found = [other for _, other in exchange_names(signs, {sign("mill")}, kinds.__getitem__)]
    assert {*found} == {frozenset(map(sign, wording.split())) for wording in filled}
    assert len(found) == len(filled)


def test_a_filled_wording_names_the_one_that_it_is_made_of() -> None:
    signs = [frozenset(map(sign, wording.split())) for wording in ("price", "share ann", "boat bob")]
    kinds = {sign(name): kind for name, kind in KINDS.items()}
    assert {at for at, _ in exchange_names(signs, frozenset(), kinds.__getitem__)} == {1, 2}
