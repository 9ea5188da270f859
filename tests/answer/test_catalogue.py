"""What there is and what can be asked: listed without a conversation, and without anything that is understood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer.catalogue import MAX_FURTHER, Catalogue
from bot.answer.telling import Teller
from bot.answer.wording import Wording
from bot.knowledge.factbase import FactBase

GAZETTE, LETTER, NOTICE = "gazette.txt", "letter.txt", "notice.txt"


@pytest.fixture(scope="module")
def catalogue(other_base: FactBase, wording: Wording) -> Catalogue:
    """What there is about the ferries."""
    return Catalogue(other_base, wording)


def test_the_documents_are_listed_each_with_what_it_is(catalogue: Catalogue) -> None:
    answer = catalogue.list_sources()
    assert answer.outcome == "help"
    assert answer.listed == (
        f"{GAZETTE}: a newspaper report, dated 3 April 2031",
        f"{LETTER}: a letter of the shipyard",
        f"{NOTICE}: a notice of the town council",
    )
    assert answer.sources == ()


def test_all_contradictions_are_listed(catalogue: Catalogue, other_base: FactBase) -> None:
    answer = catalogue.list_disagreements()
    assert answer.facts == other_base.contradicted_facts()
    assert answer.has_disagreement


def test_where_nothing_is_contradicted_that_is_said(wording: Wording, other_base: FactBase) -> None:
    agreed = {name: fact for name, fact in other_base.facts.items() if not other_base.is_contradicted(name)}
    answer = Catalogue(replace(other_base, facts=agreed), wording).list_disagreements()
    assert (answer.outcome, answer.findings, answer.has_disagreement) == ("help", (), False)


def test_a_document_is_described_with_questions_that_it_answers(
    catalogue: Catalogue, teller: Teller, other_base: FactBase
) -> None:
    answer = catalogue.describe_source(LETTER)
    told = [name for name, fact in other_base.facts.items() if LETTER in {claim.source for claim in fact.claims}]
    assert answer.headline == f"{LETTER} is a letter of the shipyard. {len(told)} facts rest on it."
    assert answer.further == teller.ask_for(told[:MAX_FURTHER])
    assert answer.sources == (LETTER,)


def test_help_comes_with_the_examples_of_the_base(catalogue: Catalogue, other_base: FactBase) -> None:
    answer = catalogue.help()
    assert (answer.outcome, answer.suggestions) == ("help", other_base.about.examples["en"])


def test_facts_are_cited_each_passage_once_and_unknown_ones_not_at_all(
    catalogue: Catalogue, other_base: FactBase
) -> None:
    cited = catalogue.cite(["ferry-count", "zorblax", "ferry-count"])
    assert {citation.source for citation in cited} == {claim.source for claim in other_base.facts["ferry-count"].claims}
    assert len(set(cited)) == len(cited)
    assert catalogue.cite(["zorblax"]) == ()


def test_who_is_quoted_is_listed_by_id_with_the_name(catalogue: Catalogue, other_base: FactBase) -> None:
    quoted = {speaker for fact in other_base.facts for speaker in other_base.speakers_of(fact)}
    assert quoted
    assert catalogue.speakers == {name: other_base.entities[name].name["en"] for name in quoted}


def test_everything_that_can_be_asked_for_has_one_question_and_the_examples_come_first(
    catalogue: Catalogue, teller: Teller, other_base: FactBase
) -> None:
    base, questions = other_base, catalogue.questions
    examples = base.about.examples["en"]
    assert questions[: len(examples)] == examples
    asked = teller.ask_for((*base.facts, *base.gaps, *base.intents, *base.derived))
    assert set(questions) == {*examples, *asked}
    assert len(set(questions)) == len(questions)


def test_a_beginning_is_completed_to_what_the_documents_answer(catalogue: Catalogue, teller: Teller) -> None:
    supplier, gap = teller.ask_one("supplier"), teller.ask_one("seats")
    assert catalogue.complete(supplier[:14].upper(), 3)[0] == supplier
    assert gap not in catalogue.complete(gap, len(catalogue.questions))
    assert catalogue.complete("", 2) == catalogue.questions[:2]
