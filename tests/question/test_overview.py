"""All in short: what asks for it, and which facts that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.factbase import FactBase
from bot.question.index import Index
from bot.question.overview import IN_SHORT, asks_for_all_in_short, find_overview


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("tldr pls", True),
        ("summarise", True),
        ("gimme the gist of it in two sentences", True),
        ("can you sum it up for me?", True),
        ("in short, what did the documents say", True),
        # of what all is about, by whatever name
        ("give me a summary of the order", True),
        ("the short version of Brightsound's ferry deal", True),
        ("what is this all about", True),
        ("what is the deal about lol", True),
        # one document is to tell it
        ("sum up the letter", True),
        # of a part, or something else
        ("a summary of the price", False),
        ("sum up what Quill said", False),
        ("in short, how many ferries?", False),
        ("what is Kelpworks about", False),
        ("how did the order come about", False),
        ("I don't need a summary", False),
        ("how many ferries", False),
    ],
)
def test_all_is_asked_for_in_short(index: Index, question: str, *, asks: bool) -> None:
    assert asks_for_all_in_short(index.reader.read(question), index) == asks


def test_who_goes_on_asks_what_that_is_about_which_was_told(index: Index) -> None:
    question = index.reader.read("what is it about")
    assert asks_for_all_in_short(question, index)
    assert not asks_for_all_in_short(question, index, goes_on=True)
    assert asks_for_all_in_short(index.reader.read("sum it up"), index, goes_on=True)


def test_the_intent_that_is_asked_for_so_tells_all_in_short(index: Index) -> None:
    overview = find_overview(index)
    assert overview is not None
    assert overview.name == "order-overview"


def test_without_such_an_intent_the_facts_of_the_examples_do_in_their_order(other_base: FactBase) -> None:
    intents = {name: intent for name, intent in other_base.intents.items() if name != "order-overview"}
    examples = ("Who builds the ferries?", "How many ferries are there in the galaxy?", "How many ferries?")
    about = other_base.about.model_copy(update={"examples": {"en": examples}})
    overview = find_overview(Index(replace(other_base, intents=intents, about=about), "en"))
    assert overview is not None
    assert (overview.name, overview.facts) == (IN_SHORT, ("supplier", "ferry-count"))


def test_an_intent_of_which_one_wording_alone_asks_so_is_about_a_part(other_base: FactBase) -> None:
    batteries = other_base.intents["batteries"]
    asked = {"en": ("overview", *batteries.asked["en"])}
    intents = {"batteries": batteries.model_copy(update={"asked": asked})}
    overview = find_overview(Index(replace(other_base, intents=intents), "en"))
    assert overview is None or overview.name != "batteries"


def test_of_a_base_whose_examples_are_no_wordings_nothing_is_told_in_short(other_base: FactBase) -> None:
    about = other_base.about.model_copy(update={"examples": {"en": ("What is the meaning of life?",)}})
    assert find_overview(Index(replace(other_base, intents={}, about=about), "en")) is None
