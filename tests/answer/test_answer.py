"""What an answer says of itself: the facts that it states, and the documents that it cites."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.answer import Answer
from bot.answer.finding import cite
from bot.answer.telling import Teller
from bot.knowledge.factbase import FactBase


def make_answer(teller: Teller, *facts: str) -> Answer:
    """An answer with findings."""
    return Answer("answered", "en", "So it is.", findings=teller.find(facts))


def test_every_fact_that_is_told_counts_once_in_its_order(teller: Teller) -> None:
    further = make_answer(teller, "landings", "price")
    answer = replace(
        make_answer(teller, "price"),
        also=teller.find(["supplier"]),
        nearest=teller.find(["charging", "price"]),
        more=(further,),
    )
    assert answer.facts == ("price", "supplier", "charging", "landings")


def test_documents_are_cited_for_facts_passages_and_mentions_of_all_answers(
    teller: Teller, other_base: FactBase
) -> None:
    (claim,) = other_base.facts["charging"].claims
    passage = cite(other_base, claim)
    assert make_answer(teller, "report-byline").sources == ("gazette.txt",)
    assert replace(make_answer(teller), passages=(passage,)).sources == ("letter.txt",)
    assert replace(make_answer(teller), mentioning=("notice.txt",)).sources == ("notice.txt",)
    further = replace(make_answer(teller, "loan-terms"), passages=(passage,))
    told = replace(make_answer(teller, "report-byline"), more=(further,))
    assert told.sources == ("gazette.txt", "letter.txt", "notice.txt")
    assert make_answer(teller).sources == ()


def test_a_disagreement_is_one_of_what_is_told(teller: Teller) -> None:
    agreed, disputed = make_answer(teller, "supplier"), make_answer(teller, "price")
    nearest = replace(agreed, findings=(), nearest=disputed.findings)
    assert not agreed.has_disagreement
    assert disputed.has_disagreement
    assert replace(agreed, also=disputed.findings).has_disagreement
    assert replace(agreed, more=(disputed,)).has_disagreement
    # What comes nearest to something that no document states is not its answer; what may be the answer is told in full.
    assert not nearest.has_disagreement
    assert replace(nearest, certainty="unsure").has_disagreement


def test_a_message_of_several_parts_is_as_certain_as_the_least_certain(teller: Teller) -> None:
    told = make_answer(teller, "supplier")
    unsure = replace(teller.say("not_stated", "nothing"), certainty="unsure")
    assert [(one.outcome_of_all, one.certainty_of_all) for one in (told, unsure)] == [
        ("answered", "sure"),
        ("not_stated", "unsure"),
    ]
    for parts in (replace(told, more=(unsure,)), replace(unsure, more=(told,))):
        assert (parts.outcome_of_all, parts.certainty_of_all) == ("answered", "unsure")
