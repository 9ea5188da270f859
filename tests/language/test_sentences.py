"""Cutting English text: the same rule for questions, statements and documents."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.english.english import load_english

ENGLISH = load_english()
BEGINNINGS = ENGLISH.endings.beginnings

#: What sentences end with, and what only looks like it.
PIECES = [
    *["he", "The", "Renn", "who", "Navy", "12", "2", "it", "I", "no"],
    *["U.N.", "p.m.", "Co.", "Mr.", "J.", "Oct.", "No.", "e.g.", "etc.", "1.", "2.", "0.", "3)", "a.", "12."],
    *[
        ".",
        "..",
        "...",
        "…",
        "?",
        "!",
        "?!",
        '"',
        "”",
        "“",
        "'",
        ")",
        "(",
        "-",
        ":",
        ",",
        "\n",
        "\r",
        "\t",
        "\u00a0",
        "😀",
    ],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda between: between.join(pieces))
) | st.text(st.sampled_from("aB1 .!?\n-\"'”…\u00a0)"))


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in ENGLISH.cut_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Huang met Dr. Quill.",
        "The U.N. Council met in the U.N. building.",
        "The U.N. is not in town.",
        "They met on Oct. 31 at the hall.",
        "Kelpworks Electronics Co. and Renn Inc. said so.",
        "Kelpworks Co. Chairman Tobias Renn said so.",
        "It costs 10.3 billion U.N. dollars in all.",
        "It is No. 5 of the list.",
        "Some firms, e.g. Kelpworks, i.e. the yard, get them.",
        "J. Smith and George W. Renn met.",
        "They met at 3 p.m. on Friday.",
        "They met at 3 p.m. Friday.",
        "It is approx. 12 ferries vs. 13 boats.",
        "Ferries, boats, etc. are meant.",
        # A mark within a sentence.
        "“What?” he asked.",
        "Well … no, and ... yes.",
        "It costs $10.3 million, says yard@sea.example now.",
        "1. who gets them",
        "12) who gets them",
        "see example.com for more",
        "who gets them?!",
    ],
)
def test_a_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]
    assert cut(f"{text}\n") == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is late. It is cold.", ["It is late.", "It is cold."]),
        # People who chat write no capitals.
        ("it is late. is it cold", ["it is late.", "is it cold"]),
        ("i don't. who does", ["i don't.", "who does"]),
        ("it is 260k. who gets them", ["it is 260k.", "who gets them"]),
        ("so do u. who gets them", ["so do u.", "who gets them"]),
        ("Is it late? Yes! 12 ferries… Good", ["Is it late?", "Yes!", "12 ferries…", "Good"]),
        ("what?! who", ["what?!", "who"]),
        ("who? 😀 when?", ["who?", "😀 when?"]),
        # After an abbreviation a word that begins sentences, and no names, shows the end.
        ("They met at 3 p.m. The hall was full.", ["They met at 3 p.m.", "The hall was full."]),
        ("It is in the U.N. What about it?", ["It is in the U.N.", "What about it?"]),
        ("He runs Kelpworks Co. He is the mayor.", ["He runs Kelpworks Co.", "He is the mayor."]),
        ("It began in Oct. “It is late,” he said.", ["It began in Oct.", "“It is late,” he said."]),
        ("Is it so? No. It is not.", ["Is it so?", "No.", "It is not."]),
        ('He said "it is late." Then he left.', ['He said "it is late."', "Then he left."]),
        ("(It is late.) It is cold.", ["(It is late.)", "It is cold."]),
        # A list: each number begins an item.
        ("1. who gets them 2. how many", ["1. who gets them", "2. how many"]),
        ("1) who gets them? 2) how many? 3) why", ["1) who gets them?", "2) how many?", "3) why"]),
        ("I have two questions. 1. Who? 2. Why?", ["I have two questions.", "1. Who?", "2. Why?"]),
        ("1. They get 12. Then they pay.", ["1. They get 12.", "Then they pay."]),
        ("They buy 5. 12 come later.", ["They buy 5.", "12 come later."]),
        ("a headline\nIt is late", ["a headline", "It is late"]),
        ("\r\nIt is late.\r\n\r\n \u00a0 \nIt is cold.\r\n", ["It is late.", "It is cold."]),
        (" \n\t", []),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(TEXTS)
def test_cutting_loses_nothing_but_white_space(text: str) -> None:
    spans = ENGLISH.cut_sentences(text)
    ends, starts = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert not "".join(text[end:start] for end, start in zip(ends, starts, strict=True)).strip()
    assert all(sentence == sentence.strip() != "" for sentence in cut(text))


@given(TEXTS)
def test_the_sentences_of_a_sentence_are_that_sentence(text: str) -> None:
    for sentence in cut(text):
        assert cut(sentence) == [sentence]


ABBREVIATIONS = st.sampled_from(["U.N.", "p.m.", "Ph.D.", "Co.", "Inc.", "Oct.", "etc."])
WORDS = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1)


@given(ABBREVIATIONS, WORDS)
def test_after_an_abbreviation_only_a_capitalised_beginning_begins_a_sentence(abbreviation: str, word: str) -> None:
    begins = word[0].isupper() and word.lower() in BEGINNINGS
    assert len(cut(f"In {abbreviation} {word} it")) == 1 + begins


@given(ABBREVIATIONS, st.sampled_from(sorted(BEGINNINGS)))
def test_after_an_abbreviation_a_beginning_ends_a_sentence_by_its_capital(abbreviation: str, word: str) -> None:
    assert cut(f"In {abbreviation} {word} it") == [f"In {abbreviation} {word} it"]
    assert cut(f"In {abbreviation} {word.title()} it") == [f"In {abbreviation}", f"{word.title()} it"]


@given(TEXTS)
def test_no_sentence_holds_a_line_end(text: str) -> None:
    assert not any("\n" in sentence for sentence in cut(text))


@pytest.mark.parametrize("piece", ["a.", "a. ", "It is. ", ".", "'", " ", ".' ", "1. ", "\n", "a", "a.'"])
def test_long_lines_are_cut_in_linear_time(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    started = time.process_time()
    ENGLISH.cut_sentences(text)
    # Some 0.2 s where every word ends a sentence; by any worse rule it would be minutes.
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    ("sentence", "requests"),
    [
        ("quick question: how many?", ["quick question:", "how many?"]),
        ("hi can you tell me how many", ["hi", "can you tell me how many"]),
        ("at 06:24", ["at 06:24"]),
        (":", [":"]),
        ("", []),
    ],
)
def test_a_sentence_falls_into_what_leads_up_and_the_request(sentence: str, requests: list[str]) -> None:
    assert ENGLISH.cut_requests(sentence) == requests


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("who gets them, and how many", ["who gets them", "how many"]),
        ("who gets them and how many", ["who gets them", "how many"]),
        ("260,000 of them; why", ["260,000 of them", "why"]),
        ("a pact between Norway and Chile", ["a pact between Norway and Chile"]),
        ("both Norway and Chile pay", ["both Norway and Chile pay"]),
        ("a pact between them and who pays", ["a pact between them and who pays"]),
        ("they met between March and May, and why", ["they met between March and May", "why"]),
        # one figure, and two
        ("it is 3 minutes and 16 seconds in length", ["it is 3 minutes and 16 seconds in length"]),
        ("it takes two years and three yards join in", ["it takes two years", "three yards join in"]),
        ("it costs 10 billion; two say so", ["it costs 10 billion", "two say so"]),
        ("", []),
    ],
)
def test_a_sentence_falls_into_clauses(sentence: str, clauses: list[str]) -> None:
    assert ENGLISH.cut_clauses(sentence) == clauses
