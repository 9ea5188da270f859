"""What is said where nothing is certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answer.makers import make_request
from bot.answer.composing import Composer
from bot.engine import Engine
from bot.question.gates import Veto
from bot.question.index import Index


def test_what_is_not_certain_is_offered(index: Index, composer: Composer) -> None:
    answer = composer.compose([make_request(index, "the ferries", "supplier", "order-overview", "price", sure=False)])
    assert (answer.outcome, answer.certainty, answer.findings, answer.intent) == ("answered", "unsure", (), None)
    assert answer.facts == ("supplier", "ferry-count", "price")
    assert answer.suggestions[0] == "Who builds the ferries?"


@pytest.mark.parametrize(
    ("shown", "likelier", "before_and_after"),
    [
        (["supplier", "seats"], 2.0, (0, 1)),
        (["seats", "supplier"], 2.0, (1, 0)),
        # what is told is hidden by none that is but a little likelier
        (["seats", "supplier"], 1.9, (0, 1)),
        # of several gaps the likeliest
        (["seats", "ferry-names", "supplier"], 2.0, (1, 0)),
    ],
)
def test_what_is_known_not_to_be_told_stands_before_or_after_the_nearest_facts_as_it_is_likely(
    index: Index, composer: Composer, shown: list[str], likelier: float, before_and_after: tuple[int, int]
) -> None:
    answer = composer.compose([make_request(index, "the ferries", *shown, sure=False, likelier=likelier)])
    assert answer.certainty == "unsure"
    assert (len(answer.listed), len(answer.besides)) == before_and_after
    assert (*answer.listed, *answer.besides) == (index.base.gaps["seats"].statement["en"],)


def test_the_first_is_said_to_be_meant_only_if_it_is_the_fact_that_is_likely(index: Index, composer: Composer) -> None:
    for shown, is_first in ((["supplier", "price"], True), (["euros-per-ferry", "supplier", "price"], False)):
        request = make_request(index, "the ferries", *shown, sure=False)
        request = replace(request, decision=replace(request.decision, of_first=0.9))
        assert ("most likely you mean the first" in composer.compose([request]).headline) == is_first


def test_what_explains_hardly_anything_is_not_said_to_be_meant(index: Index, composer: Composer) -> None:
    request = make_request(index, "how tall is Renn", "supplier", "price", sure=False)
    veto = Veto("hardly_explained", "it does not explain most of it: tall")
    for vetoes, is_meant in (((), True), ((veto,), False)):
        asked = replace(request, decision=replace(request.decision, of_first=0.9, vetoes=vetoes))
        assert ("most likely you mean the first" in composer.compose([asked]).headline) == is_meant


@pytest.mark.parametrize(("is_vetoed", "is_listed"), [(False, True), (True, False)])
def test_what_has_words_of_a_matter_is_no_question_about_all_documents(
    index: Index, composer: Composer, *, is_vetoed: bool, is_listed: bool
) -> None:
    request = make_request(index, "what do the sources say", "sources", "price", sure=False)
    vetoes = (Veto("unexplained", "it does not explain cost"),) if is_vetoed else ()
    answer = composer.compose([replace(request, decision=replace(request.decision, vetoes=vetoes))])
    assert (answer.outcome == "help") is is_listed


@pytest.mark.parametrize(("likelier", "told"), [(2.0, "ferry-count"), (1.0, "supplier")])
def test_who_likely_asks_where_documents_disagree_is_shown_that(
    index: Index, composer: Composer, likelier: float, told: str
) -> None:
    request = make_request(index, "the differences", "disagreements", "supplier", sure=False, likelier=likelier)
    answer = composer.compose([request])
    assert (answer.certainty, answer.facts[0]) == ("unsure", told)


def test_what_stands_in_no_document_is_named(index: Index, composer: Composer) -> None:
    request = make_request(index, "does Zorblax get the ferries? or Quorra, or Blorvok", "supplier", sure=False)
    headline = composer.compose([request]).headline
    assert headline.startswith("I don't find 'zorblax' in the documents. I don't find 'quorra' in the documents. I ")


def test_a_word_that_nobody_knows_is_shown_in_part_if_it_is_long(index: Index, composer: Composer) -> None:
    request = make_request(index, f"does {'zorblax' * 500} get the ferries", "supplier", sure=False)
    assert len(composer.compose([request]).headline) < 200


def test_where_more_speaks_for_no_answer_it_says_that_nothing_was_found(index: Index, composer: Composer) -> None:
    request = make_request(index, "the ferries", "seats", "ferry-names", "ferry-count", sure=False)
    answer = composer.compose([request])
    assert (answer.outcome, answer.certainty, answer.verdict) == ("not_stated", "unsure", None)
    assert answer.headline == "I found no sure answer to that. The nearest that I know:"
    assert answer.facts == request.decision.nearest


def test_what_points_at_something_is_no_small_talk(engine: Engine) -> None:
    answer = engine.ask("digital twins?? what is that")
    assert answer.outcome == "answered"
    assert "digital-twins-use" in answer.facts


def test_what_asks_something_is_neither_thanked_for_nor_greeted(engine: Engine) -> None:
    first = engine.ask("who did president lee meet")
    answer = engine.ask("where was that", first.conversation)
    assert answer.certainty == "unsure"
    assert "meeting-place" in [finding.fact for finding in answer.nearest]
    assert engine.ask("thx mate").headline == "You are welcome."
