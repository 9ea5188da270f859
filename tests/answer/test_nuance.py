"""What a near copy of what is told may have changed."""

from __future__ import annotations

import pytest

from bot.answer.nuance import changes_rate, compares, gives_reason, is_ahead, settles, shuts_out, turns_round
from bot.engine import Engine
from bot.language.language import Language
from bot.question.question import Question


@pytest.fixture(scope="module")
def language(other_engine: Engine) -> Language:
    return other_engine.interpreter().index.language


@pytest.mark.parametrize(
    ("said", "told", "is_turned"),
    [
        # from what to what
        ("the fleet went from 4 to 9 ferries", "the fleet grew from 9 to 4 ferries", True),
        ("the fleet went from 9 to 4 ferries", "the fleet fell from 9 to 4 ferries", False),
        ("from 4 ferries to 9", "from 9 ferries to 4", False),
        ("the fleet shrank from 4 to 9", "the fleet shrank to 4 ferries last year from 9", True),
        ("the loss fell from 4 million to 9", "the loss fell to 4 million euros from 9 million euros", False),
        ("a trip from the yard to the town", "a trip from 9 to 4", False),
        # more and less, where no figure stands beside it
        ("it carries more than the old one", "it carries fewer than the old one", True),
        ("it carries fewer than the old one", "it carries fewer than the old one", False),
        ("it carries more than 12", "it carries fewer than the old one", False),
        ("a mile north of the town", "a mile south of the town", True),
        # who has more than whom, and what came before what
        ("Brightsound owes more money than Kelpworks", "Brightsound owes less money than Kelpworks", True),
        ("Brightsound owes more money than Kelpworks", "Brightsound owes more money than Kelpworks", False),
        ("it floated before the yard closed", "it floated after the yard closed", True),
        ("it floated before the yard closed", "it floated before the yard closed and after the storm", False),
        ("it floated before the storm", "it floated after the yard closed", False),
        ("it floated before the storm", "it floated before the storm and sank after the storm", False),
    ],
)
def test_what_is_told_the_other_way_round_is_found(
    other_engine: Engine,
    language: Language,
    said: str,
    told: str,
    is_turned: bool,  # noqa: FBT001 - a column
) -> None:
    assert turns_round(_read(other_engine, said), _read(other_engine, told), language) == is_turned


@pytest.mark.parametrize(
    ("said", "told", "is_beyond"),
    [
        ("the loan is bigger than the grant", "the loan is 5 million euros", True),
        ("the loan is bigger than the grant", "the loan is higher than the grant", False),
        ("the loan is more than 4 million euros", "the loan is 5 million euros", False),
        ("Renn earned more in June than Kelpworks", "Renn earned 5 million euros in June", True),
        ("Renn earned more in June than Kelpworks", "Renn earned more than Kelpworks", False),
    ],
)
def test_what_is_compared_has_to_be_told(other_engine: Engine, said: str, told: str, is_beyond: bool) -> None:  # noqa: FBT001 - a column
    language = other_engine.interpreter().index.language
    assert compares(_read(other_engine, said), _read(other_engine, told), language) == is_beyond


@pytest.mark.parametrize(
    ("said", "told", "is_shut_out"),
    [
        ("they only build boats", "they build boats and bridges", True),
        ("boats alone are built", "they build bridges, boats or towers", True),
        ("they only build boats and bridges", "they build boats and bridges", False),
        ("they build boats", "they build boats and bridges", False),
        ("they do not only build boats", "they build boats and bridges", False),
        ("do they build boats or only towers", "they build boats and bridges", False),
        ("only 2 of them build boats", "they build boats and bridges", False),
    ],
)
def test_one_of_two_is_not_the_only_one(
    other_engine: Engine,
    language: Language,
    said: str,
    told: str,
    is_shut_out: bool,  # noqa: FBT001 - a column
) -> None:
    assert shuts_out(_read(other_engine, said), _read(other_engine, told), language) == is_shut_out


@pytest.mark.parametrize(
    ("said", "told", "is_settled"),
    [
        ("the list was published", "she asked whether the list could be published", True),
        ("she asked for the list to be published", "she asked whether the list could be published", False),
        ("she wonders whether it was published", "she asked whether the list could be published", False),
        ("the list was published", "the list was published", False),
    ],
)
def test_what_is_asked_is_not_so_yet(
    other_engine: Engine,
    language: Language,
    said: str,
    told: str,
    is_settled: bool,  # noqa: FBT001 - a column
) -> None:
    assert settles(_read(other_engine, said), _read(other_engine, told), language) == is_settled


@pytest.mark.parametrize(
    ("said", "told", "is_changed"),
    [
        ("it costs 5 euros a year", "it costs 5 euros", True),
        ("it costs 5 euros a year", "it costs 5 euros annually", False),
        ("it costs 5 euros in total", "it costs 5 euros a year", True),
        ("it costs 5 euros in total", "it costs 5 euros", False),
        ("it costs 5 euros in total", "it costs 5 euros a year, 50 euros in all", False),
        # what is part of a length is no rate, nor is one without a figure
        ("it takes a year and a half", "it takes 18 months", False),
        ("the ferries are inspected every year", "the ferries are inspected", False),
    ],
)
def test_what_is_paid_once_is_not_paid_each_year(
    other_engine: Engine,
    language: Language,
    said: str,
    told: str,
    is_changed: bool,  # noqa: FBT001 - a column
) -> None:
    assert changes_rate(_read(other_engine, said), _read(other_engine, told), language) == is_changed


@pytest.mark.parametrize(
    ("said", "told", "is_early"),
    [
        ("the town has approved the ferries", "the town may approve the ferries", True),
        ("the town has approved the ferries", "the ferries need the town to approve them", True),
        ("the town has approved the ferries", "the town approved the ferries and may approve more", False),
        ("the town may approve the ferries", "the town may approve the ferries", False),
    ],
)
def test_what_may_be_done_is_not_done(
    other_engine: Engine,
    language: Language,
    said: str,
    told: str,
    is_early: bool,  # noqa: FBT001 - a column
) -> None:
    assert is_ahead(_read(other_engine, said), _read(other_engine, told), language) == is_early


@pytest.mark.parametrize(
    ("said", "told", "relation", "is_new"),
    [
        ("it sails because of the wind", "it sails", [], True),
        ("it sails because of the wind", "it sails due to the wind", [], False),
        ("it sails because of the wind", "it sails", ["thanks to the wind"], False),
        ("it sails with the wind", "it sails", [], False),
    ],
)
def test_a_reason_has_to_be_told(
    other_engine: Engine,
    said: str,
    told: str,
    relation: list[str],
    is_new: bool,  # noqa: FBT001 - a column
) -> None:
    language = other_engine.interpreter().index.language
    assert gives_reason(_read(other_engine, said), _read(other_engine, told), relation, language) == is_new


def _read(engine: Engine, text: str) -> Question:
    return engine.interpreter().read(text)
