from __future__ import annotations

import pytest
from claim_factory import plain

from bot.knowledge.coverage import Coverage, cover, find_heads
from bot.knowledge.draft import Draft
from bot.knowledge.evidence import Document
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import About, Entity, Fact, Source
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


HEAD = """Kelpworks builds ferries
Mara Quill | 2031-03-04
By Mara Quill, Tuesday 4 March
Published: 4 March 2031
4 March 2031
5 March 2031
BRIGHTSOUND, 4 March 2031
Kelpworks builds ferries. They are blue.
"Kelpworks builds ferries" was said on 4 March
Quill builds 4 in March 2032.
"""


def find_head(**source: str) -> list[str]:
    """The sentences of a document that its entry under `sources:` accounts for."""
    entry = {"short": "a", "sha256": "0" * 64, "description": {"en": "a report"}, **source}
    author = {"kind": "person", "name": {"en": "Mara Quill"}}
    draft = Draft(load_language)
    draft.documents = {"a.txt": Document("a.txt", HEAD, load_language("en").cut_sentences)}
    about = {"languages": ["en"], "subject": {"en": "ferries"}, "examples": {"en": ["who builds them"]}}
    draft.records = {
        "about": {"about": About.model_validate(about)},
        "sources": {"a.txt": Source.model_validate(entry)},
        "entities": {"mara-quill": Entity.model_validate(author)},
    }
    return [sentence.text for sentence in find_heads(draft)["a.txt"]]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ({}, []),
        ({"title": "Kelpworks builds ferries"}, ["Kelpworks builds ferries", "Kelpworks builds ferries."]),
        # Nothing but the date may stand there: no other day, and neither a place nor a paper.
        ({"published": "2031-03-04"}, ["4 March 2031"]),
        (
            {"published": "2031-03-04", "author": "mara-quill"},
            ["Mara Quill | 2031-03-04", "By Mara Quill, Tuesday 4 March", "4 March 2031"],
        ),
        ({"author": "mara-quill"}, []),
        ({"published": "2031-03-06", "author": "mara-quill"}, []),
    ],
)
def test_a_headline_and_a_dateline_are_accounted_for_by_the_source(source: dict[str, str], lines: list[str]) -> None:
    assert find_head(**source) == lines


def test_what_the_source_holds_counts_by_itself_and_only_where_nothing_else_accounts_for_it(
    other_base: FactBase,
) -> None:
    source = other_base.sources["gazette.txt"]
    coverage = cover(other_base.documents["gazette.txt"], [], source, other_base.heads["gazette.txt"])
    assert [sentence.text for sentence in coverage.head] == [source.title, "Mara Quill | 2031-04-03"]
    assert {sentence.text for sentence in coverage.left_out} == {"Read more: Ten bakeries of the old town"}
    whole = cover(
        other_base.documents["gazette.txt"], other_base.facts.values(), source, other_base.heads["gazette.txt"]
    )
    assert not whole.head


def test_every_sentence_of_every_document_is_accounted_for(fact_base: FactBase, other_base: FactBase) -> None:
    for base in (fact_base, other_base):
        for name, document in base.documents.items():
            assert not cover(document, base.facts.values(), base.sources[name]).unaccounted
