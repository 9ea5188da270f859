"""Answers as plain text, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer.answer import Answer, Camp
from bot.answer.finding import cite
from bot.answer.plain import PlainText, name_speakers
from bot.answer.telling import Teller
from bot.answer.wording import Wording
from bot.knowledge.factbase import FactBase
from bot.question.deciding import Certainty

PRICE = """\
The sources disagree (some say that it was not disclosed, another gives it):
• gazette: “about 40 million euros (about $44 million)”
• notice: “The price was not disclosed.”
• letter: nothing on this"""

GAZETTE = "gazette · Brightsound Orders Electric Ferries (gazette.txt)"
LETTER = "letter · a letter of the shipyard (letter.txt)"
NOTICE = "notice · a notice of the town council (notice.txt)"

TWO_DAYS = "The documents name two days for the announcement."


def render(plain: PlainText, teller: Teller, headline: str, **parts: object) -> list[str]:
    """The lines of an answer that has these parts; whatever names facts stands for their findings."""
    found = {name: teller.find(facts) for name, facts in parts.items() if name in ("findings", "also", "nearest")}  # type: ignore[arg-type]
    answer = replace(Answer("answered", "en", headline), **{**parts, **found})  # type: ignore[arg-type]
    return plain.render(answer).splitlines()


def test_a_single_fact_is_told_in_each_documents_words(plain: PlainText, teller: Teller) -> None:
    assert render(plain, teller, "At night.", findings=["charging"]) == [
        "At night.",
        "• letter: “The ferries are charged at night.”",
        f"Source: {LETTER}",
    ]


def test_a_single_disagreement_is_told_with_its_reason_and_who_is_silent(plain: PlainText, teller: Teller) -> None:
    lines = render(plain, teller, "It depends.", findings=["price"])
    assert lines == ["It depends.", *PRICE.splitlines(), "Sources:", GAZETTE, NOTICE]


def test_several_facts_are_told_on_a_line_each_and_one_more_for_a_disagreement(
    plain: PlainText, teller: Teller
) -> None:
    assert render(plain, teller, "So:", findings=["charging", "announcement-day"]) == [
        "So:",
        "• The ferries are charged at night. (letter)",
        f"• {TWO_DAYS} (gazette, notice)",
        "  The sources disagree: gazette “on Wednesday”; notice “on Tuesday”",
        *("Sources:", GAZETTE, LETTER, NOTICE),
    ]


def test_what_is_nearly_as_likely_stands_below_the_answer(plain: PlainText, teller: Teller) -> None:
    assert render(plain, teller, "At night.", findings=["charging"], also=["announcement-day"]) == [
        "At night.",
        "• letter: “The ferries are charged at night.”",
        "Also:",
        f"• {TWO_DAYS} (gazette, notice)",
        "  The sources disagree: gazette “on Wednesday”; notice “on Tuesday”",
        *("Sources:", GAZETTE, LETTER, NOTICE),
    ]


def test_what_is_not_stated_is_told_with_what_comes_nearest(plain: PlainText, teller: Teller) -> None:
    assert render(plain, teller, "Nobody says when.", nearest=["charging"]) == [
        "Nobody says when.",
        "The nearest that is stated:",
        "• The ferries are charged at night. (letter)",
        f"Source: {LETTER}",
    ]


def test_what_is_not_certain_says_so_tells_each_fact_on_a_line_and_offers_questions(
    plain: PlainText, teller: Teller
) -> None:
    lines = render(
        plain,
        teller,
        "Not sure.",
        certainty="unsure",
        nearest=["charging", "announcement-day", "supplier"],
        suggestions=("When are they charged?", "When was it announced?"),
    )
    assert lines == [
        "Not sure.",
        "• The ferries are charged at night. (letter “The ferries are charged at night.”)",
        f"• {TWO_DAYS} The sources disagree: gazette “on Wednesday”; notice “on Tuesday”",
        "• The shipyard Kelpworks builds the ferries. (gazette, notice, letter)",
        "Ask me for example: When are they charged? When was it announced?",
    ]


@pytest.mark.parametrize("certainty", ["sure", "unsure"])
def test_the_examples_of_a_help_are_a_list(plain: PlainText, teller: Teller, certainty: Certainty) -> None:
    choices = ("How many?", "Who?")
    lines = render(
        plain, teller, "Try:", outcome="help", certainty=certainty, listed=("a document",), suggestions=choices
    )
    assert lines == ["Try:", "• a document", "• How many?", "• Who?"]


def test_what_may_be_meant_as_well_stands_below_the_nearest_facts(plain: PlainText, teller: Teller) -> None:
    nearest = ["supplier"]
    lines = render(plain, teller, "Unsure:", certainty="unsure", nearest=nearest, besides=("None says when.",))
    assert [line[:11] for line in lines] == ["Unsure:", "• The shipy", "• None says"]


def test_passages_stand_with_their_document_and_line(plain: PlainText, teller: Teller, other_base: FactBase) -> None:
    passages = tuple(cite(other_base, claim) for claim in other_base.facts["price"].claims)
    assert render(plain, teller, "Their words:", passages=passages) == [
        "Their words:",
        "• gazette.txt, line 3: “The order costs about 40 million euros (about $44 million).”",
        "• notice.txt, line 1: “The price was not disclosed.”",
        *("Sources:", GAZETTE, NOTICE),
    ]


def test_several_answers_follow_each_other_and_the_documents_of_all_come_last(plain: PlainText, teller: Teller) -> None:
    other = Answer("answered", "en", "On two days.", findings=teller.find(["announcement-day"]))
    text = "\n".join(render(plain, teller, "At night.", findings=["charging"], more=(other,)))
    first, second = text.split("\n\n")
    assert first == "At night.\n• letter: “The ferries are charged at night.”"
    assert second.startswith("On two days.\nThe sources disagree (the dates differ):\n")
    assert text.count("Source") == 1
    assert second.endswith(f"\nSources:\n{GAZETTE}\n{LETTER}\n{NOTICE}")


def test_documents_that_only_mention_somebody_are_cited_too(plain: PlainText, teller: Teller) -> None:
    assert render(plain, teller, "Only there.", mentioning=("notice.txt",)) == [
        "Only there.",
        f"Source: {NOTICE}",
    ]


def test_what_rests_on_no_document_names_none(plain: PlainText, teller: Teller) -> None:
    assert render(plain, teller, "Hello!", outcome="help") == ["Hello!"]


def test_a_fact_stands_by_itself_with_its_statement(plain: PlainText, teller: Teller, other_base: FactBase) -> None:
    (price,) = teller.find(["price"])
    assert plain.render_finding(price) == f"{other_base.facts['price'].statement['en']}\n{PRICE}"


@pytest.mark.parametrize(
    ("is_one_report", "is_contradicted", "told"),
    [
        (True, True, "a, b (one report told twice)"),
        (True, False, "a, b"),
        (False, True, "a, b"),
    ],
)
def test_that_documents_are_one_report_matters_where_others_contradict_it(
    wording: Wording, told: str, *, is_one_report: bool, is_contradicted: bool
) -> None:
    camp = Camp(("a.txt", "b.txt"), ("so it is",), is_one_report)
    assert name_speakers(camp, "a, b", wording, is_contradicted=is_contradicted) == told


def test_whatever_can_be_told_of_a_base_is_told_with_every_word_in_quotes(
    plain: PlainText, teller: Teller, other_base: FactBase
) -> None:
    for finding in teller.find(other_base.facts):
        text = plain.render_finding(finding)
        assert text.startswith(finding.statement)
        assert [words for camp in finding.camps for words in camp.words if f"“{words}”" not in text] == []
