"""What every kind of answer is made of."""

from __future__ import annotations

import pytest

from bot.answer.telling import Teller
from bot.knowledge.factbase import FactBase


def test_each_fact_is_found_once_in_the_order_given(teller: Teller) -> None:
    findings = teller.find(["price", "supplier", "price"])
    assert [finding.fact for finding in findings] == ["price", "supplier"]
    assert teller.find([]) == ()


def test_of_the_nearest_facts_the_first_is_told_at_length_even_where_it_is_disputed(teller: Teller) -> None:
    first, *others = teller.find_nearest(["price", "new-welders", "ferry-count", "new-welders"])
    assert len(first.camps[0].words[0]) > len(teller.find(["price"])[0].camps[0].words[0])
    assert tuple(others) == teller.find(["new-welders", "ferry-count"])


@pytest.mark.parametrize(
    ("key", "slots", "headline"),
    [
        (
            "out_of_scope",
            {},
            "That is outside what I know: I only answer questions about Brightsound's order of electric ferries.",
        ),
        ("sources_intro", {}, "Everything I say comes from 3 documents:"),
        ("never_quoted", {"name": "Mara Quill"}, "None of the documents quotes Mara Quill."),
    ],
)
def test_a_fixed_sentence_knows_what_the_base_is_about(
    teller: Teller, key: str, slots: dict[str, str], headline: str
) -> None:
    answer = teller.say("help", key, **slots)
    assert (answer.headline, answer.outcome, answer.language) == (headline, "help", "en")
    assert (answer.findings, answer.certainty, answer.verdict) == ((), "sure", None)


def test_a_sentence_without_one_of_its_slots_is_a_mistake(teller: Teller) -> None:
    with pytest.raises(KeyError):
        teller.say("help", "never_quoted")


def test_documents_are_called_by_their_short_names(teller: Teller) -> None:
    assert teller.shorts(["notice.txt", "gazette.txt"]) == "notice, gazette"
    assert teller.shorts([]) == ""


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (["notice.txt"], "notice says: “The price was not disclosed.”"),
        (["letter.txt"], "letter says nothing about that."),
        # whatever order they are given in
        (["notice.txt", "letter.txt"], "letter says nothing about that.\nnotice says: “The price was not disclosed.”"),
        ([], ""),
    ],
)
def test_each_document_is_told_by_itself(teller: Teller, sources: list[str], told: str) -> None:
    (price,) = teller.find(["price"])
    assert teller.tell_by_source(price, sources) == told


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("ferry-count", "How many ferries?"),
        ("delivery-date", "When do the ferries arrive?"),
        ("order-overview", "What is the order about?"),
        ("euros-per-ferry", "How many euros per ferry?"),
    ],
)
def test_whatever_can_be_asked_for_is_asked_for_in_its_first_words(teller: Teller, name: str, question: str) -> None:
    assert teller.ask_for([name]) == (question,)


def test_what_is_about_the_bot_or_is_gone_has_no_question(teller: Teller) -> None:
    assert teller.ask_for(["help", "supplier", "zeppelins"]) == ("Who builds the ferries?",)


def test_a_fact_that_nobody_asks_for_has_no_question(rail_base: FactBase, teller: Teller) -> None:
    silent = [name for name, fact in rail_base.facts.items() if not fact.asked.get("en")]
    assert Teller(rail_base, teller.wording).ask_for(silent) == ()
