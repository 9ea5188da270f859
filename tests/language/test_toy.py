"""A base in a language unlike English is loaded and asked: nothing outside a language assumes English."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy import TOY, find_toy, word_toy

from bot.engine import Engine
from bot.knowledge.loading import load
from bot.knowledge.problems import FactBaseError
from bot.question.conversation import Conversation

BASE = Path(__file__).parent / "toy_base"


@pytest.fixture(scope="session")
def toy_engine() -> Engine:
    return Engine(load(BASE, find_toy), find_toy, word_toy)


@pytest.mark.parametrize(
    ("asked", "fact", "verdict"),
    [
        ("talulanumeko?", "ship-count", None),
        # By another word, in another order, among words of no meaning.
        ("Numevepolasuko?", "ship-count", None),
        ("taludimolukosuko?", "ship-place", None),
        # Digits follow each other, and a bound its number.
        ("talularinosuko?", "ship-count", "supported"),
        ("meloralatalunonosuko?", "ship-count", "contradicted"),
        ("meloralatalurinogomsuko?", "ship-count", "contradicted"),
        ("meloralatalurinotemsuko?", "ship-count", "supported"),
        ("meloralatalurinotemzilsuko?", "ship-count", "contradicted"),
        ("Taludimosanitasu.", "ship-place", "supported"),
    ],
)
def test_a_question_in_another_language_is_answered(
    toy_engine: Engine, asked: str, fact: str, verdict: str | None
) -> None:
    answer = toy_engine.ask(asked)
    assert (answer.outcome, answer.facts, answer.verdict, answer.language) == ("answered", (fact,), verdict, "tk")


def test_a_gap_in_another_language_is_known(toy_engine: Engine) -> None:
    assert toy_engine.ask("talulamiganumeko?").outcome == "not_stated"


@pytest.mark.parametrize(("said", "outcome"), [("Hei!", "help"), ("Kidos.", "help"), ("Taivakuko?", "out_of_scope")])
def test_small_talk_in_another_language_is_answered_as_that(toy_engine: Engine, said: str, outcome: str) -> None:
    answer = toy_engine.ask(said)
    assert (answer.outcome, answer.facts) == (outcome, ())


def test_two_sentences_in_another_language_are_two_questions(toy_engine: Engine) -> None:
    assert toy_engine.ask("talulanumeko? taludimolukoko?").facts == ("ship-count", "ship-place")


def test_a_follow_up_in_another_language_goes_on(toy_engine: Engine) -> None:
    before = toy_engine.ask("talulanumeko?", Conversation())
    assert toy_engine.ask("lukoko?", before.conversation).facts[0] == "ship-place"


def test_statements_in_another_language_are_judged(toy_engine: Engine) -> None:
    checks = toy_engine.check("Meloralatalurinosu. Meloralatalunonosu!")
    assert [one.answer.verdict for one in checks.checked] == ["supported", "contradicted"]


def test_the_evidence_is_cited_by_the_sentences_of_the_language(toy_engine: Engine) -> None:
    (citation,) = toy_engine.catalogue.cite(["ship-place"])
    assert (citation.line, citation.before, citation.words, citation.after) == (1, "", "Taludimosanitasu", "!")


def test_every_question_that_is_offered_has_an_answer(toy_engine: Engine) -> None:
    toy_engine.prepare()
    questions = toy_engine.catalogue.questions
    assert all(toy_engine.ask(question).outcome in ("answered", "not_stated") for question in questions)


def test_words_that_stand_together_are_told_apart_by_the_names_of_the_base() -> None:
    assert TOY.split("Meloralatalurinosu") == ("melora", "la", "talu", "ri", "no", "su")


def test_a_base_in_a_language_that_the_bot_does_not_know_is_refused() -> None:
    with pytest.raises(FactBaseError, match='the bot does not know the language "tk"'):
        load(BASE)
