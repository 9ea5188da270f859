from __future__ import annotations

from claim_factory import plain

from bot.knowledge.coverage import Coverage, cover
from bot.knowledge.evidence import Document
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Fact, Source
from bot.language import load_language

LETTER = Document(
    "letter.txt",
    "Kelpworks builds 12 ferries. They are blue.\n- Menu\n- Ten bakeries\nThe yard is open.\n",
    load_language("en").cut_sentences,
)


def cover_letter(cited: list[str], left_out: list[str], cited_source: str = "letter.txt") -> Coverage:
    claims = tuple(plain(passage, source=cited_source) for passage in cited)
    source = Source.model_validate(
        {
            "short": "letter",
            "sha256": "0" * 64,
            "description": {"en": "a letter"},
            "left_out": [{"passage": passage, "reason": "Of no interest."} for passage in left_out],
        }
    )
    return cover(LETTER, [Fact(statement={"en": "Something."}, claims=claims)], source)


def test_every_sentence_is_cited_or_left_out_or_unaccounted() -> None:
    coverage = cover_letter(cited=["builds 12 ferries"], left_out=["Menu"])
    assert [sentence.text for sentence in coverage.cited] == ["Kelpworks builds 12 ferries."]
    assert [sentence.text for sentence in coverage.left_out] == ["Menu"]
    assert [sentence.text for sentence in coverage.unaccounted] == [
        "They are blue.",
        "Ten bakeries",
        "The yard is open.",
    ]


def test_a_passage_may_account_for_several_sentences() -> None:
    coverage = cover_letter(cited=["12 ferries. They are"], left_out=["Menu - Ten bakeries The yard is open."])
    assert not coverage.unaccounted
    assert len(coverage.cited) == 2
    assert len(coverage.left_out) == 3


def test_a_sentence_that_is_cited_and_left_out_counts_as_cited() -> None:
    coverage = cover_letter(cited=["The yard is open."], left_out=["Menu", "is open"])
    assert "The yard is open." in [sentence.text for sentence in coverage.cited]
    assert coverage.cited_left_out == (1,)


def test_a_citation_of_another_document_accounts_for_nothing() -> None:
    coverage = cover_letter(cited=["They are blue."], left_out=[], cited_source="notice.txt")
    assert not coverage.cited
    assert coverage.cited_words == 0


def test_only_words_inside_of_the_evidence_count_as_cited() -> None:
    coverage = cover_letter(cited=["builds 12 ferries", "12 ferries."], left_out=["Menu"])
    assert (coverage.cited_words, coverage.words) == (3, 4)


def test_every_sentence_of_every_document_is_accounted_for(fact_base: FactBase, other_base: FactBase) -> None:
    for base in (fact_base, other_base):
        for name, document in base.documents.items():
            assert not cover(document, base.facts.values(), base.sources[name]).unaccounted
