from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.evidence import Document, Passage, fold_passage
from bot.knowledge.factbase import FactBase
from bot.language import load_language

CUT = load_language("en").cut_sentences

LETTER = Document(
    "letter.txt",
    "Kelpworks  will build\n12 ferries.\n\n“It’s a fine yard,” said the mayor.\nIt's late; the yard\u00a0is open.\n",
)


@pytest.mark.parametrize(
    ("passage", "own_words", "line"),
    [
        ("Kelpworks will build 12 ferries.", "Kelpworks  will build\n12 ferries.", 1),
        ("  12   ferries.\n", "12 ferries.", 2),
        ('"It\'s a fine yard," said', "“It’s a fine yard,” said", 4),
        ("‚It’s late", "", 0),
        ("It’s late", "It's late", 5),
        ("the yard is open", "the yard\u00a0is open", 5),
        # Nothing but quotes and white space is folded.
        ("kelpworks will build", "", 0),
        ("Kelpworks will, build", "", 0),
        ("12 ferries!", "", 0),
        ("Kelpworks will built", "", 0),
        # A word or a figure that is cut short is another one.
        ("elpworks will build", "", 0),
        ("will build 1", "", 0),
    ],
)
def test_a_passage_is_found_as_the_documents_own_words(passage: str, own_words: str, line: int) -> None:
    expected = [(own_words, line)] if own_words else []
    assert [(found.text, found.line) for found in LETTER.find(passage)] == expected


def test_all_places_of_a_passage_are_found_in_order() -> None:
    assert [found.line for found in LETTER.find("It's")] == [4, 5]
    assert [found.line for found in LETTER.find("yard")] == [4, 5]


@pytest.mark.parametrize(
    ("passage", "closest"),
    [
        ("Kelpworks will built 12 ferries.", "Kelpworks  will build\n12 ferries."),
        ("is a fine yard", "“It’s a fine yard,”"),
        ("ferrys.", "ferries."),
    ],
)
def test_the_closest_passage_is_in_whole_words(passage: str, closest: str) -> None:
    assert LETTER.closest(passage).text == closest


def test_an_empty_document_has_an_empty_closest_passage() -> None:
    assert Document("empty.txt", "\n \n").closest("anything").text.strip() == ""


def test_a_document_without_any_likeness_still_has_a_closest_passage() -> None:
    assert LETTER.closest("§§§").text


@pytest.mark.parametrize(
    ("passage", "lines"),
    [
        ("Kelpworks will build the yard is open", (1, 5)),
        ("Kelpworks will build … the yard is open", (1, 5)),
        ("the yard is open [...] Kelpworks will build", (5, 1)),
        ("12 ferries. said the mayor", (2, 4)),
        ("Kelpworks will sink 12 ferries.", None),
        ("nothing of this", None),
        # Two words are a part; a single one stands anywhere.
        ("Kelpworks will the yard is open", (1, 5)),
        ("Kelpworks will build 12 is open.", (1, 5)),
        ("Kelpworks the yard is open", None),
        ("Kelpworks will build 12 open.", None),
        # The end was left off: that is one place, not two.
        ("Kelpworks will build …", None),
        ("Kelpworks will build [...]", None),
    ],
)
def test_a_passage_joined_from_two_places_is_recognised(passage: str, lines: tuple[int, int] | None) -> None:
    joined = LETTER.joined_from(passage)
    assert (joined and tuple(place.line for place in joined)) == lines


def test_only_passages_of_one_document_that_share_a_character_overlap() -> None:
    build, works, both = (LETTER.find(words)[0] for words in ("build", "Kelpworks", "Kelpworks will"))
    assert works.overlaps(both)
    assert both.overlaps(works)
    assert not both.overlaps(build)
    # The closing quote stands right after the word.
    yard, quote = LETTER.find("yard,")[0], LETTER.find("”")[1]
    assert yard.end == quote.start
    assert not yard.overlaps(quote)
    assert not quote.overlaps(yard)
    assert not works.overlaps(Document("copy.txt", LETTER.text).find("Kelpworks")[0])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is late. It is cold.", ["It is late.", "It is cold."]),
        ("Is it late? Yes! 12 ferries…", ["Is it late?", "Yes!", "12 ferries…"]),
        ("A headline\nIt is late.", ["A headline", "It is late."]),
        ("- one\n- two\n", ["one", "two"]),
        ('“It is late.” "It is cold." (So it is.) Good.', ["“It is late.”", '"It is cold."', "(So it is.)", "Good."]),
        # Not the end of a sentence: a point in a figure, in an address, after an initial, before a small letter.
        ("It costs $10.3 million, says yard@sea.example now.", ["It costs $10.3 million, says yard@sea.example now."]),
        ("The U.S. Navy met J. Renn.", ["The U.S. Navy met J. Renn."]),
        ("It is approx. late.", ["It is approx. late."]),
        ("\r\nIt is late.\r\n\r\nIt is cold.\r\n", ["It is late.", "It is cold."]),
        ("  \n\t\n---\n", []),
        # Web pages are full of lines that hold a no-break space only; nobody can cite or leave out that.
        ("It is late.\n\u00a0\n\u3000\nIt is cold.", ["It is late.", "It is cold."]),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in Document("one.txt", text, CUT).sentences] == sentences


def test_a_text_in_no_known_language_falls_into_its_lines() -> None:
    assert [sentence.text for sentence in Document("one.txt", "A b. C d.\n\n - e\n").sentences] == ["A b. C d.", "e"]


@given(st.text(alphabet="aB1 .!?\n-\"'”…\u00a0"))
def test_sentences_stand_in_order_and_leave_out_only_white_space_and_dashes(text: str) -> None:
    document = Document("one.txt", text, CUT)
    assert not left_between(document, list(document.sentences)).strip().replace("-", "").strip()


def test_the_real_documents_are_covered_by_their_sentences(fact_base: FactBase) -> None:
    for document in fact_base.documents.values():
        assert not left_between(document, list(document.sentences)).strip().replace("-", "").strip()


@given(st.data())
def test_every_run_of_words_of_a_real_document_is_found_in_it(fact_base: FactBase, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(list(fact_base.documents.values())))
    words = [word.span() for word in re.finditer(r"\S+", document.text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(first + 50, len(words) - 1)))
    start, end = words[first][0], words[last][1]
    found = document.find(fold_passage(document.text[start:end]))
    assert (start, end) in [(passage.start, passage.end) for passage in found]


def test_the_evidence_of_every_real_claim_is_handed_out_as_it_stands(fact_base: FactBase) -> None:
    for claim in (claim for fact in fact_base.facts.values() for claim in fact.claims):
        passage, text = fact_base.passage(claim), fact_base.documents[claim.source].text
        assert passage.text == text[passage.start : passage.end]
        assert fold_passage(passage.text) == fold_passage(claim.evidence)
        assert passage.line == text[: passage.start].count("\n") + 1


def left_between(document: Document, passages: list[Passage]) -> str:
    """What lies before, between and after passages, which must stand in order."""
    ends = [0, *(passage.end for passage in passages)]
    starts = [*(passage.start for passage in passages), len(document.text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    return "".join(document.text[end:start] for end, start in zip(ends, starts, strict=True))
