"""A verdict in words."""

from __future__ import annotations

import pytest

from answer.makers import ask
from bot.answer.composing import Composer
from bot.question.index import Index


@pytest.mark.parametrize(
    ("message", "beginning"),
    [
        ("does Kelpworks build the ferries?", "Yes. The shipyard"),
        ("Kelpworks does not build the ferries.", "No. The shipyard"),
        ("will Brightsound buy 12 ferries?", "The sources disagree on that."),
        ("does the notice say more than 12 ferries?", "No. notice says: “up to 12”"),
    ],
)
def test_each_verdict_has_a_sentence_of_its_own(index: Index, composer: Composer, message: str, beginning: str) -> None:
    assert ask(index, composer, message).headline.startswith(beginning)


def test_of_a_compound_each_part_is_told(index: Index, composer: Composer) -> None:
    answer = ask(index, composer, "Kelpworks builds the ferries, and they burn diesel")
    assert (answer.verdict, answer.headline, answer.intent) == ("contradicted", "No. Part by part:", "supplier")
    assert answer.listed == ("kelpworks builds the ferries: yes", "they burn diesel: no")
    assert [finding.fact for finding in answer.findings] == ["supplier", "ferry-kind"]


def test_who_lists_somebody_is_told_where_only_some_do(index: Index, composer: Composer) -> None:
    told = ask(index, composer, "the ferries go to Fernmouth").headline
    assert told.startswith("Yes. Fernmouth: listed by notice and letter, not by gazette. ")
