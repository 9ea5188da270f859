"""Where the documents name somebody or have some words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.evidence import Document
from bot.question.concordance import Concordance, read_in_order
from bot.question.index import Index

PAGE = "The page\n1Ferries ahead\n2Kelpworks’ yard opens\n- Renn's plan: quiet bays."


def find(index: Index, text: str, words: str) -> list[str]:
    lines = Document("page.txt", text)
    found = Concordance([lines], index.reader.read_words).find(read_in_order(index.reader.read_words(words)))
    return [sentence.text for sentence in found]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        # by any of its names, whoever owns what, whatever sticks to it
        ("Kelpworks", ["2Kelpworks’ yard opens"]),
        ("the mayor", ["Renn's plan: quiet bays."]),
        ("ferry", ["1Ferries ahead"]),
        # one after the other, in any form
        ("a quiet bay", ["Renn's plan: quiet bays."]),
        ("bays quiet", []),
        ("page", ["The page"]),
        ("kelp", []),
        ("zorblax", []),
    ],
)
def test_sentences_are_found_by_the_meaning_of_their_words(index: Index, words: str, sentences: list[str]) -> None:
    assert find(index, PAGE, words) == sentences


def test_an_entity_is_named_by_the_documents_that_have_one_of_its_names(index: Index) -> None:
    texts = {source: document.text.lower() for source, document in index.base.documents.items()}
    for name, entity in index.base.entities.items():
        has_any = {source for source, text in texts.items() if any(one.lower() in text for one in entity.names)}
        assert index.concordance.naming(name) <= has_any, name
    assert index.concordance.naming("kelpworks") == frozenset(index.base.sources)
    assert index.concordance.naming("mara-quill") == {"gazette.txt"}


@given(st.data())
def test_what_stands_in_a_sentence_is_found_in_it(index: Index, data: st.DataObject) -> None:
    sentences = [one for document in index.base.documents.values() for one in document.sentences]
    sentence = data.draw(st.sampled_from(sentences))
    words = read_in_order(index.reader.read_words(sentence.text))
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert sentence in index.concordance.find(words[start:end])
