"""Answers about what the documents tell, and whom they name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import documents
from bot.answer.answer import Verdict
from bot.answer.documents import MAX_INVOLVED, MAX_TOLD
from bot.answer.telling import Teller
from bot.knowledge.factbase import FactBase
from bot.language.meaning import Quantifier

GAZETTE, LETTER, NOTICE = "gazette.txt", "letter.txt", "notice.txt"


def test_a_document_is_told_by_what_most_documents_tell(teller: Teller, other_base: FactBase) -> None:
    answer = documents.tell_document(teller, [LETTER])
    assert answer.headline == "What letter says, in the main:"
    witnesses = [other_base.witnesses(fact) for fact in answer.facts]
    assert len(witnesses) == MAX_TOLD
    assert witnesses == sorted(witnesses, reverse=True)
    assert all(LETTER in finding.sources for finding in answer.findings)


def test_two_documents_are_told_together(teller: Teller) -> None:
    answer = documents.tell_document(teller, [NOTICE, GAZETTE])
    assert answer.headline == "What gazette, notice says, in the main:"
    assert answer.mentioning == (GAZETTE, NOTICE)


@pytest.mark.parametrize(
    ("sources", "headline", "facts"),
    [
        ({LETTER}, "Only letter says this:", ("charging", "new-welders")),
        ({GAZETTE}, "Only gazette says this:", ("report-byline",)),
        ({GAZETTE, NOTICE}, "Only gazette, notice says this:", ("loan-terms", "report-byline")),
        (set(), "One document alone says this:", ("charging", "loan-terms", "new-welders", "report-byline")),
    ],
)
def test_what_one_document_alone_says_is_told(
    teller: Teller, other_base: FactBase, sources: set[str], headline: str, facts: tuple[str, ...]
) -> None:
    answer = documents.tell_unique(teller, frozenset(sources), other_base.facts, is_narrow=False)
    assert (answer.outcome, answer.headline, answer.facts) == ("answered", headline, facts)


def test_that_a_document_says_nothing_alone_is_said_only_when_all_facts_were_looked_at(
    teller: Teller, other_base: FactBase
) -> None:
    shared = {name: fact for name, fact in other_base.facts.items() if len(fact.claims) > 1}
    known = documents.tell_unique(
        Teller(replace(other_base, facts=shared), teller.wording), frozenset({NOTICE}), shared, is_narrow=False
    )
    assert (known.outcome, known.certainty) == ("not_stated", "sure")
    assert known.headline == "notice says nothing that no other document says."
    # It says alone what becomes of the loan.
    narrow = documents.tell_unique(teller, frozenset({NOTICE}), ["price", "supplier"], is_narrow=True)
    assert (narrow.outcome, narrow.certainty, narrow.facts) == ("not_stated", "unsure", ())
    assert narrow.headline == "I found nothing on that."


@pytest.mark.parametrize(
    ("entity", "headline", "sources"),
    [
        ("kelpworks", "Kelpworks: mentioned in all documents.", {GAZETTE, LETTER, NOTICE}),
        ("fernmouth", "Fernmouth: mentioned in letter, notice, not in gazette.", {LETTER, NOTICE}),
        ("mara-quill", "Mara Quill: mentioned in gazette only.", {GAZETTE}),
    ],
)
def test_who_mentions_somebody_is_told_by_the_names_in_the_documents(
    teller: Teller, entity: str, headline: str, sources: set[str]
) -> None:
    answer = documents.tell_mentions(teller, [entity], [])
    assert (answer.outcome, answer.headline) == ("answered", headline)
    assert set(answer.mentioning) == set(answer.sources) == sources


@pytest.mark.parametrize(
    ("entities", "sources", "quantifier", "verdict"),
    [
        (["kelpworks"], set(), Quantifier(None), "supported"),
        (["fernmouth"], set(), Quantifier(None), "contradicted"),
        (["fernmouth"], {LETTER}, Quantifier(None), "supported"),
        (["fernmouth"], {GAZETTE}, Quantifier(None), "contradicted"),
        (["kelpworks", "mara-quill"], set(), Quantifier(1, 1), "supported"),
        (["fernmouth"], set(), Quantifier(0, 0), "contradicted"),
    ],
)
def test_whether_documents_mention_somebody_is_judged(
    teller: Teller, entities: list[str], sources: set[str], quantifier: Quantifier, verdict: Verdict
) -> None:
    answer = documents.check_mentions(teller, entities, [], frozenset(sources), quantifier)
    assert (answer.outcome, answer.verdict) == ("answered", verdict)


def test_what_is_told_of_whom_documents_mention_stands_below(teller: Teller, other_base: FactBase) -> None:
    answer = documents.tell_mentions(teller, ["kelpworks"], other_base.facts)
    assert 1 <= len(answer.findings) <= MAX_INVOLVED
    for finding in answer.findings:
        assert any("Kelpworks" in claim.evidence for claim in other_base.facts[finding.fact].claims)


def test_the_nearest_of_what_is_told_of_somebody_comes_first(teller: Teller) -> None:
    assert documents.tell_mentions(teller, ["kelpworks"], ["price", "supplier", "ferry-count"]).facts == (
        "supplier",
        "ferry-count",
    )


def test_whose_name_no_document_has_is_mentioned_by_none(teller: Teller) -> None:
    answer = documents.tell_mentions(teller, ["order-announcement"], [])
    assert (answer.outcome, answer.sources) == ("not_stated", ())


def test_a_name_within_a_longer_word_is_no_mention(teller: Teller, other_base: FactBase) -> None:
    kelp = other_base.entities["kelpworks"].model_copy(update={"name": {"en": "Kelp"}, "aliases": {}})
    base = replace(other_base, entities={**other_base.entities, "kelpworks": kelp})
    answer = documents.tell_mentions(Teller(base, teller.wording), ["kelpworks"], base.facts)
    assert (answer.outcome, answer.sources) == ("not_stated", ())
