"""A statement before one fact: what of it is left unexplained, and how much that weighs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answer.makers import hear
from bot.answer.hearing import LIGHT, Hearing
from bot.engine import Engine
from bot.language.meaning import Meaning


@pytest.mark.parametrize(
    ("statement", "fact", "left"),
    [
        ("Aguanorte has not lodged an appeal.", "aguanorte-appeal", set()),
        ("Aguanorte has not lodged an appeal in Madrid.", "aguanorte-appeal", {"madrid"}),
        # whom all is about may be named beside, and takes nobody's place
        ("The pension fund lends A$200 million for the Aquaverne plant.", "pension-loan", {"plant"}),
        ("Aquaverne lends A$200 million.", "pension-loan", {"aquaverne"}),
        # what stands for a firm that is told, and for any
        ("The firm has not lodged an appeal.", "aguanorte-appeal", set()),
        ("A firm has not lodged an appeal.", "aguanorte-appeal", {"firm"}),
        ("The town has not lodged an appeal.", "aguanorte-appeal", {"town"}),
        # who is at one is told of others than documents
        ("The growers agree on the outlet.", "growers-demand", {"compare"}),
        ("The documents agree on the outlet.", "growers-demand", {"document"}),
    ],
)
def test_what_a_fact_does_not_account_for(water_engine: Engine, statement: str, fact: str, left: set[str]) -> None:
    _, case = hear(water_engine, statement, fact)
    assert {term.key for term in case.unexplained} == left


@pytest.mark.parametrize(
    ("statement", "fact", "weight"),
    [
        # an everyday word that no target has, and one that may be a name
        ("Aguanorte has not lodged an appeal with its heart.", "aguanorte-appeal", 1.0),
        ("Aguanorte has not lodged an appeal with gusto.", "aguanorte-appeal", float("inf")),
        # a word of general use, though it has a synonym that says more
        ("Aguanorte did not get to lodge an appeal.", "aguanorte-appeal", LIGHT),
    ],
)
def test_what_is_left_unexplained_weighs(water_engine: Engine, statement: str, fact: str, weight: float) -> None:
    hearing, case = hear(water_engine, statement, fact)
    left = hearing.weigh_left(case, case.unexplained)
    assert left == pytest.approx(weight * water_engine.interpreter().index.rarest)


def test_what_people_ask_a_fact_with_weighs_little(water_engine: Engine) -> None:
    hearing, case = hear(water_engine, "Aguanorte has not lodged an appeal.", "aguanorte-appeal")
    interpreter = water_engine.interpreter()
    wordings = map(interpreter.read, interpreter.index.profile(case.fact).target.wordings)
    signs = frozenset[Meaning]().union(*(wording.signs for wording in wordings if not wording.is_check))
    asked = min(signs - case.lore.told, key=lambda term: term.kind != "term")
    assert hearing.weigh_left(case, {asked}) == pytest.approx(LIGHT * hearing.weigh(asked))


def test_what_people_ask_whether_it_is_so_may_be_untrue(water_engine: Engine) -> None:
    base = water_engine.base
    fact = base.facts["aguanorte-appeal"]
    (word,) = water_engine.interpreter().read("unanimously brave").keys("unknown")
    for wording, share in ((f"what {word} thing did Aguanorte lodge", LIGHT), (f"is it {word}", 1.0)):
        worded = fact.model_copy(update={"asked": {"en": (*fact.asked["en"], wording)}})
        engine = Engine(replace(base, facts={**base.facts, "aguanorte-appeal": worded}))
        hearing, case = hear(engine, f"Aguanorte has not lodged a {word} appeal.", "aguanorte-appeal")
        (left,) = case.unexplained
        assert hearing.weigh_left(case, {left}) == pytest.approx(share * hearing.weigh(left))


def test_a_name_or_a_figure_outweighs_all_else(water_engine: Engine) -> None:
    index = water_engine.interpreter().index
    weigh = Hearing(index).weigh
    assert weigh(Meaning("name", "tolland")) == weigh(Meaning("number", "12")) == weigh(Meaning("unknown", "zorblax"))
    assert weigh(Meaning("light", "aunt")) == LIGHT * index.rarest < weigh(Meaning("number", "12"))
