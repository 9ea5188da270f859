"""A statement before one fact: what of it is left unexplained, and how much that weighs."""

from __future__ import annotations

import pytest

from bot.answer.hearing import LIGHT, Hearing
from bot.engine import Engine
from bot.language.meaning import Meaning


def unexplained(engine: Engine, statement: str, fact: str) -> set[str]:
    interpreter = engine.interpreter()
    hearing = Hearing(interpreter.index)
    case = hearing.hear(interpreter.understand(statement)[-1], fact)
    assert case is not None
    return {term.key for term in hearing.find_unexplained(case)}


@pytest.mark.parametrize(
    ("statement", "fact", "left"),
    [
        ("Aguanorte has not lodged an appeal.", "aguanorte-appeal", set()),
        ("Aguanorte has not lodged an appeal in Madrid.", "aguanorte-appeal", {"madrid"}),
        # whom all is about may be named beside, and takes nobody's place
        ("The pension fund lends A$200 million for the Aquaverne plant.", "pension-loan", {"plant"}),
        ("Aquaverne lends A$200 million.", "pension-loan", {"aquaverne"}),
        # who is at one is told of others than documents
        ("The growers agree on the outlet.", "growers-demand", {"compare"}),
        ("The documents agree on the outlet.", "growers-demand", {"document"}),
    ],
)
def test_what_a_fact_does_not_account_for(water_engine: Engine, statement: str, fact: str, left: set[str]) -> None:
    assert unexplained(water_engine, statement, fact) == left


@pytest.mark.parametrize(("word", "kind"), [("get", "light"), ("obtain", "term")])
def test_a_word_of_general_use_stays_one_where_a_synonym_says_more(water_engine: Engine, word: str, kind: str) -> None:
    interpreter = water_engine.interpreter()
    question = interpreter.read(f"Tolland will {word} letters")
    term = next(reading.meaning for reading in question.readings if reading.spelled == word)
    assert term.kind == "term"
    lightened = Hearing(interpreter.index).lighten({term}, question)
    assert lightened == {Meaning(kind, term.key)}  # type: ignore[arg-type]


def test_a_name_or_a_figure_outweighs_all_else(water_engine: Engine) -> None:
    index = water_engine.interpreter().index
    weigh = Hearing(index).weigh
    assert weigh(Meaning("name", "tolland")) == weigh(Meaning("number", "12")) == weigh(Meaning("unknown", "zorblax"))
    assert weigh(Meaning("light", "aunt")) == LIGHT * index.rarest < weigh(Meaning("number", "12"))
