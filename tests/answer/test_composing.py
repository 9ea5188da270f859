"""From requests to an answer: each told in its way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from answer.makers import make_request
from bot.answer.composing import Composer
from bot.engine import Engine
from bot.question.index import Index


@pytest.mark.parametrize(
    ("shown", "findings", "also"),
    [
        (["supplier"], ("supplier",), ()),
        (["supplier", "price"], ("supplier",), ("price",)),
        # several facts are told all, and none of them again
        (["order-overview"], ("supplier", "ferry-count", "price"), ()),
        (["order-overview", "price", "landings"], ("supplier", "ferry-count", "price"), ("landings",)),
    ],
)
def test_what_is_certain_is_told_with_what_is_nearly_as_likely(
    index: Index, composer: Composer, shown: list[str], findings: tuple[str, ...], also: tuple[str, ...]
) -> None:
    answer = composer.compose([make_request(index, "the ferries", *shown)])
    assert (answer.outcome, answer.certainty, answer.intent) == ("answered", "sure", shown[0])
    assert tuple(finding.fact for finding in answer.findings) == findings
    assert tuple(finding.fact for finding in answer.also) == also
    assert answer.confidence == 0.9


def test_every_request_gets_its_answer(index: Index, composer: Composer) -> None:
    requests = [make_request(index, "the ferries", name) for name in ("supplier", "price", "charging")]
    answer = composer.compose(requests)
    assert [one.intent for one in (answer, *answer.more)] == ["supplier", "price", "charging"]


def test_what_is_to_be_checked_and_not_proven_is_only_offered(index: Index, composer: Composer) -> None:
    answer = composer.compose([make_request(index, "is the price a zeppelin?", "price", facet="check")])
    assert (answer.certainty, answer.verdict, answer.findings) == ("unsure", None, ())


def test_a_question_word_that_joins_clauses_makes_no_statement_certain(index: Index, composer: Composer) -> None:
    asked = make_request(index, "is it zeppelins that the price is about, which nobody sells?", "price", facet="check")
    assert composer.compose([asked]).certainty == "unsure"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("12 ferries?", "disputed"),
        ("19 minutes per crossing", "contradicted"),
        ("ferries", None),
        ("18 or 19 minutes per crossing?", None),
    ],
)
def test_a_figure_in_no_sentence_is_held_against_what_is_told(
    other_engine: Engine, question: str, verdict: str | None
) -> None:
    assert other_engine.ask(question).verdict == verdict


def test_who_heads_it_is_introduced_unless_a_curator_wrote_that_no_document_tells_it(engine: Engine) -> None:
    told = engine.ask("who runs Naver")
    assert (told.outcome, told.certainty) == ("answered", "sure")
    assert "Lee Hae-jin" in told.headline
    assert engine.ask("who is the CEO of Naver").outcome == "not_stated"


def test_all_is_told_in_short_by_an_intent_or_by_the_facts_of_the_examples(
    other_engine: Engine, engine_of: Callable[[str], Engine]
) -> None:
    told = other_engine.ask("give me the gist in two sentences")
    assert (told.certainty, told.intent, told.facts) == ("sure", "order-overview", ("supplier", "ferry-count", "price"))
    without = engine_of("canal").ask("tldr")
    assert (without.certainty, without.facts) == ("sure", ("price", "lease-length", "opening"))


def test_another_year_is_asked_the_same_and_is_no_claim(engine_of: Callable[[str], Engine]) -> None:
    engine = engine_of("vaccine")
    before = engine.ask("What happened in 2022?").conversation
    told, untold = engine.ask("and in 2009?", before), engine.ask("and in 2013?", before)
    assert (told.verdict, told.facts[0]) == (None, "insulin-works")
    assert (untold.verdict, untold.certainty) == (None, "unsure")


def test_who_goes_on_from_several_answers_goes_on_from_the_least_certain(other_engine: Engine) -> None:
    asked = other_engine.ask("What do the ferries cost? And what do the villagers of the moon pay?")
    assert (asked.certainty, asked.certainty_of_all) == ("sure", "unsure")
    assert other_engine.ask("source?", asked.conversation).certainty == "unsure"


def test_an_answer_leads_on_to_what_is_told_close_to_it(index: Index, composer: Composer) -> None:
    answer = composer.lead_on(composer.compose([make_request(index, "the ferries", "supplier")]))
    assert answer.further
    assert "Who builds the ferries?" not in answer.further
    assert composer.lead_on(answer) == answer
    nothing_told = composer.decline_language()
    assert composer.lead_on(nothing_told) == nothing_told
