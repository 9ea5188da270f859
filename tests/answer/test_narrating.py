"""What a target leads to, as a request wants it told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answer.makers import make_request
from bot.answer.composing import Composer
from bot.question.index import Index


def test_what_no_document_states_is_told_with_the_nearest(index: Index, composer: Composer) -> None:
    gap = make_request(index, "the seats", "seats")
    answer = composer.compose([gap])
    assert (answer.outcome, answer.findings, answer.verdict) == ("not_stated", (), None)
    assert answer.headline == index.base.gaps["seats"].statement["en"]
    assert answer.facts == ("ferry-count", "ferry-kind")
    assert composer.compose([replace(gap, facet="check")]).verdict == "not_stated"


@pytest.mark.parametrize(
    ("target", "text", "verdict"),
    [
        ("supplier", "do they agree on the builder?", "supported"),
        ("announcement-day", "do they agree on the day?", "disputed"),
        ("charging", "do they agree on the charging?", "supported"),
        # nobody asks whether
        ("supplier", "how do they agree on the builder?", None),
    ],
)
def test_whether_documents_agree_is_judged_where_that_is_asked(
    index: Index, composer: Composer, target: str, text: str, verdict: str | None
) -> None:
    assert composer.compose([make_request(index, text, target, facet="compare")]).verdict == verdict


@pytest.mark.parametrize(
    ("target", "beginning"),
    [
        ("supplier", "Yes, the sources that speak of it agree."),
        ("announcement-day", "No, the sources disagree."),
        ("charging", "Only letter speaks of it"),
    ],
)
def test_how_documents_stand_to_each_other_is_told(
    index: Index, composer: Composer, target: str, beginning: str
) -> None:
    headline = composer.compose([make_request(index, "do they agree?", target, facet="compare")]).headline
    assert headline.startswith(beginning)
    assert headline.endswith(index.base.facts[target].statement["en"])


def test_what_one_document_says_is_told_in_its_words_or_as_its_silence(index: Index, composer: Composer) -> None:
    asked = replace(make_request(index, "the price", "price"), sources=frozenset({"letter.txt", "notice.txt"}))
    assert composer.compose([asked]).headline.splitlines() == [
        "letter says nothing about that.",
        "notice says: “The price was not disclosed.”",
    ]
