from __future__ import annotations

from typing import Any

import pytest
from claim_factory import make_claim, money
from pydantic import ValidationError

from bot.knowledge.values import Disclosure, Duration, Moment, Money


@pytest.mark.parametrize(
    ("parts", "weekday"),
    [
        ({"weekday": "friday"}, "friday"),
        ({"date": "2031-04-02"}, "wednesday"),
        ({"date": "2031-04-02", "weekday": "wednesday"}, "wednesday"),
    ],
)
def test_a_date_gives_its_weekday_too(parts: dict[str, str], weekday: str) -> None:
    assert Moment.model_validate({"kind": "date", **parts}).known_weekday == weekday


@pytest.mark.parametrize(
    ("units", "months", "seconds"),
    [
        ({"minutes": 3, "seconds": 16}, 0, 196),
        ({"seconds": 45}, 0, 45),
        ({"weeks": 1, "days": 1, "hours": 2}, 0, 8 * 86_400 + 7_200),
        ({"years": 2, "months": 6}, 30, 0),
        # A month is of no certain number of days.
        ({"years": 1, "days": 10}, 12, 864_000),
    ],
)
def test_a_duration_has_a_length_in_months_and_in_seconds(units: dict[str, int], months: int, seconds: int) -> None:
    assert Duration.model_validate({"kind": "duration", **units}).length == {"month": months, "second": seconds}


def test_a_sum_of_money_is_given_in_each_currency() -> None:
    value = money("~40 million EUR", "44 million USD").value
    assert isinstance(value, Money)
    assert [(form.measure, form.bound) for form in value.forms] == [("EUR", "about"), ("USD", "exactly")]


def test_answers_show_the_chosen_words_and_failing_those_the_whole_passage() -> None:
    whole = make_claim("up to 12 ferries", kind="text")
    assert whole.said == "up to 12 ferries"
    assert whole.model_copy(update={"words": "up to 12"}).said == "up to 12"


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "date", "date": "2031-04-02", "weekday": "tuesday"},
        {"kind": "date", "weekday": "tuesday", "time": "99:99"},
        {"kind": "date", "date": "2031-13"},
        {"kind": "duration"},
        {"kind": "duration", "years": 0},
        {"kind": "money", "amount": "2", "currency": "EUR", "equivalent": {"amount": "3", "currency": "EUR"}},
        {
            "kind": "quantity",
            "amount": "2",
            "unit": "ferry",
            "equivalent": {
                "kind": "share",
                "amount": "50",
                "equivalent": {"kind": "quantity", "amount": "3", "unit": "ferry"},
            },
        },
        {"kind": "money", "amount": "16", "currency": "EUR", "parts": [{"name": "cash", "amount": "17"}]},
        {"kind": "money", "amount": "16", "currency": "EUR", "parts": []},
        {"kind": "share", "amount": "16", "equivalent": {"kind": "date", "date": "2031"}},
    ],
    ids=[
        "a date on another weekday",
        "a time that no clock shows",
        "a month that no year has",
        "a length without units",
        "a length of nothing",
        "an equivalent in the same currency",
        "an equivalent of an equivalent in the same unit",
        "parts of more than the whole",
        "no parts",
        "an equivalent that is no figure",
    ],
)
def test_a_value_that_can_not_hold_by_itself_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make_claim("words", **value)


def test_a_value_never_changes() -> None:
    value = Disclosure(kind="disclosure", disclosed=True)
    with pytest.raises(ValidationError, match="frozen"):
        value.disclosed = False  # type: ignore[misc]  # that is the mistake under test
