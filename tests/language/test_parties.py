"""Who does something and to whom, by the order of names and the words before them."""

from __future__ import annotations

import pytest

from bot.engine import Engine
from bot.question.index import Index


@pytest.fixture(scope="module")
def index(other_engine: Engine) -> Index:
    return Index(other_engine.base, "en")


@pytest.mark.parametrize(
    ("sentence", "agents", "others"),
    [
        ("Kelpworks sells ferries to Brightsound", {"kelpworks"}, {"brightsound"}),
        ("does Kelpworks sell ferries to Brightsound?", {"kelpworks"}, {"brightsound"}),
        ("is it true that Kelpworks sells ferries to Brightsound", {"kelpworks"}, {"brightsound"}),
        # what sets the scene takes no side
        ("under this plan Kelpworks sells ferries to Brightsound", {"kelpworks"}, {"brightsound"}),
        ("in Norway Kelpworks met Mara Quill", {"kelpworks"}, {"mara-quill"}),
        # the passive
        ("Brightsound was supplied by Kelpworks", {"kelpworks"}, {"brightsound"}),
        ("the ferries were built by Kelpworks", {"kelpworks"}, set()),
        ("Brightsound is to be given ferries", set(), {"brightsound"}),
        ("Tobias Renn is expected to meet Mara Quill", {"tobias-renn"}, {"mara-quill"}),
        ("was Brightsound supplied in time", set(), {"brightsound"}),
        ("Brightsound is one of the towns shown in the film", set(), {"brightsound"}),
        ("Kelpworks is the firm that supplied Brightsound", {"kelpworks"}, {"brightsound"}),
        # a clause that goes on from a noun has a party of its own
        ("Brightsound is one of the customers that Kelpworks supplies", {"kelpworks"}, {"brightsound"}),
        ("Brightsound is one of the customers Kelpworks will supply", {"kelpworks"}, {"brightsound"}),
        (
            "Tobias Renn told Mara Quill that next year Kelpworks will be busy",
            {"tobias-renn"},
            {"mara-quill", "kelpworks"},
        ),
        ("Tobias Renn said that Kelpworks is busy", {"tobias-renn"}, {"kelpworks"}),
        # several at one end
        ("Kelpworks and Mara Quill met Tobias Renn", {"kelpworks", "mara-quill"}, {"tobias-renn"}),
        # no side: where something is, whose it is, from whom it comes
        ("Mara Quill spoke in Brightsound", {"mara-quill"}, set()),
        ("Brightsound's order went to Kelpworks", set(), {"kelpworks"}),
        ("the ferries come from Kelpworks", set(), set()),
        ("Kelpworks has Mara Quill as its head", {"kelpworks"}, set()),
        # who is only said to be in something
        ("Kelpworks is part of the deal", set(), set()),
        ("is Kelpworks in it", set(), set()),
        ("ferries going to Brightsound are new", set(), {"brightsound"}),
        # who is given something
        ("Kelpworks lends Brightsound money", {"kelpworks"}, {"brightsound"}),
        # a name that goes with the word after it
        ("the Kelpworks workers keep the engines in Brightsound", set(), set()),
        ("Kelpworks keeps the engines", {"kelpworks"}, set()),
        ("Brightsound buys Kelpworks ferries", {"brightsound"}, set()),
    ],
)
def test_the_parties_of_a_sentence(index: Index, sentence: str, agents: set[str], others: set[str]) -> None:
    parties = index.language.find_parties(index.reader.read(sentence).readings)
    assert (set(parties.agents), set(parties.others)) == (agents, others)


@pytest.mark.parametrize(
    ("sentence", "agents"),
    [
        ("The Portuguese contract runs to 40 machines", set()),
        ("Portugal contracts for 40 machines", {"portugal"}),
        ("The Portuguese and Brankovar meet", {"portugal", "brankovar"}),
    ],
)
def test_an_adjective_from_the_name_of_a_country_acts_only_by_itself(
    rail_engine: Engine, sentence: str, agents: set[str]
) -> None:
    interpreter = rail_engine.interpreter()
    assert interpreter.index.language.find_parties(interpreter.read(sentence).readings).agents == agents
