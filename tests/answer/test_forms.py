"""What forms of values make of answers: lengths, months, states, denials, parts and equivalents, in one small base."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answer.plain import PlainText
from bot.answer.wording import Wording
from bot.engine import Engine
from bot.knowledge.comparison import Relation


@pytest.fixture(scope="module")
def engine(engine_of: Callable[[str], Engine]) -> Engine:
    """The engine of a base that has each form in one fact."""
    return engine_of("canal")


@pytest.fixture(scope="module")
def plain(engine: Engine, wording: Wording) -> PlainText:
    """Writes answers about it as plain text."""
    return PlainText(engine.base, wording)


@pytest.mark.parametrize(
    ("fact", "relation", "kind"),
    [
        ("price", Relation.CONTRADICTION, "denial"),
        ("lenders", Relation.CONTRADICTION, "denial"),
        ("lease-length", Relation.DIFFERENCE, "duration"),
        ("opening", Relation.DIFFERENCE, "precision"),
        ("dredger", Relation.DIFFERENCE, "precision"),
        ("lock-keepers", Relation.DIFFERENCE, "time"),
        ("tolls", Relation.AGREEMENT, "same"),
    ],
)
def test_the_documents_stand_to_each_other(engine: Engine, fact: str, relation: Relation, kind: str) -> None:
    [pair] = engine.base.comparisons[fact]
    assert (pair.relation, pair.kind) == (relation, kind)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        # a sum that one document gives and the other denies
        ("does Northway pay 16 billion dollars?", "disputed"),
        ("does Northway pay 20 billion dollars?", "contradicted"),
        ("is 12 billion dollars paid in cash?", "contradicted"),
        # lengths
        ("does the lease run for at least three years?", "supported"),
        ("does the lease run for two years?", "contradicted"),
        # months and days
        ("does the canal open in April 2032?", "supported"),
        ("does the canal open in July?", "contradicted"),
        # seasons and quarters
        ("does the canal open in the spring of 2032?", "supported"),
        ("does the canal open in the second quarter of 2032?", "supported"),
        ("does the canal open in Q3 2032?", "contradicted"),
        ("does the canal open in autumn 2032?", "contradicted"),
        ("did the first dredger come in March?", "supported"),
        ("did the first dredger come on 3 March 2031?", "supported"),
        ("did the first dredger come on 5 March 2031?", "contradicted"),
        ("did the first dredger come in April?", "contradicted"),
        # what held at a time says nothing of others
        ("were there 50 lock keepers in February 2031?", "supported"),
        ("were there 60 lock keepers in February 2031?", "contradicted"),
        ("will there be 70 lock keepers in October?", "supported"),
        ("are there 60 lock keepers?", None),
        # one figure in two measures
        ("does Northway keep 70 percent of the tolls?", "supported"),
        ("does Northway keep 60 percent of the tolls?", "contradicted"),
        ("does Northway keep 320 million dollars of the tolls?", "supported"),
        # who is said to be none of them
        ("does Tarn lend the money?", "disputed"),
        ("does Belmont lend the money?", "supported"),
    ],
)
def test_a_question_gets_its_verdict(engine: Engine, question: str, verdict: str | None) -> None:
    answer = engine.ask(question)
    assert (None if answer.certainty == "unsure" else answer.verdict) == verdict


def test_a_denial_is_shown_as_a_disagreement_in_the_documents_own_words(engine: Engine, plain: PlainText) -> None:
    text = plain.render(engine.ask("what does the canal cost?"))
    assert "The sources disagree (one denies what another says):" in text
    assert "“Northway denied that it pays $16 billion for the canal.”" in text
    assert "$12 billion in shares and $4 billion in cash" in text


def test_two_states_are_told_with_their_times_and_without_a_disagreement(engine: Engine, plain: PlainText) -> None:
    answer = engine.ask("how many lock keepers?")
    assert not answer.has_disagreement
    assert "“In February 2031 it had 50 lock keepers.”" in plain.render(answer)


def test_headline_and_dateline_need_no_claim(engine: Engine) -> None:
    head = [sentence.text for sentence in engine.base.heads["post.txt"]]
    assert head == ["Northway buys the Ludden canal", "Ines Marlow | 2031-03-04"]
