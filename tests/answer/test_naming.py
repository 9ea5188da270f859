from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.naming import LONGEST_TITLE, entitle, list_cited
from bot.answer.wording import load_wording
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Source


def source(title: str | None, description: str = "a letter") -> Source:
    return Source(short="000", sha256="0" * 64, title=title, description={"en": description})


@pytest.mark.parametrize(
    ("title", "description", "told"),
    [
        ("Ferries Ordered", "a letter", "Ferries Ordered"),
        (None, "a letter of the shipyard", "a letter of the shipyard"),
        ("Ferries\n  Ordered", "a letter", "Ferries Ordered"),
        (f"{'word ' * 12}more", "a letter", f"{'word ' * 11}word…"),
        (f"{'word ' * 11}word, more", "a letter", f"{'word ' * 11}word…"),
        ("x" * 61, "a letter", "x" * 60 + "…"),
    ],
)
def test_a_document_is_called_by_its_title_or_by_what_it_is(title: str | None, description: str, told: str) -> None:
    assert entitle(source(title, description), "en") == told


@given(st.text("ab,; ", min_size=1, max_size=200).filter(str.strip))
def test_no_title_is_longer_than_a_line(title: str) -> None:
    called = entitle(source(title.strip()), "en")
    assert 1 <= len(called) <= LONGEST_TITLE + 1
    assert called == " ".join(title.split()) or called.endswith("…")


def test_the_only_document_cited_stands_on_the_line_itself(other_base: FactBase) -> None:
    assert list_cited(other_base, ["letter.txt"], load_wording("en")) == [
        "Source: letter · a letter of the shipyard (letter.txt)"
    ]


def test_documents_cited_stand_on_a_line_each_in_their_order(other_base: FactBase) -> None:
    assert list_cited(other_base, ["notice.txt", "gazette.txt"], load_wording("en")) == [
        "Sources:",
        "notice · a notice of the town council (notice.txt)",
        "gazette · Brightsound Orders Electric Ferries (gazette.txt)",
    ]
