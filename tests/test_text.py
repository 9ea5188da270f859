from __future__ import annotations

import unicodedata
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import fold, fold_words, forget_words, read_text_data, remember, split_words, stands_in

TEXTS = st.text()
#: What is not seen: zero-width characters, marks of direction, a soft hyphen, controls, a byte order mark.
INVISIBLE = st.sampled_from("\u200b\u200c\u200d\u2060\u200e\u202e\u00ad\ufeff\x00\x07\x1b\x7f")


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_words(fold_words(text)) == fold_words(text)


@given(TEXTS, TEXTS)
def test_what_stands_between_white_space_is_folded_and_cut_by_itself(before: str, after: str) -> None:
    assert fold(f"{before} {after}") == f"{fold(before)} {fold(after)}".strip()
    assert split_words(f"{before} {after}") == [*split_words(before), *split_words(after)]


@given(TEXTS)
def test_case_changes_nothing(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text.swapcase()) == fold(text)


@given(TEXTS, st.text(alphabet=" \t\r\n\u00a0\u3000"), st.text(alphabet=" \t\r\n\u2009"))
def test_surrounding_white_space_changes_nothing(text: str, before: str, after: str) -> None:
    assert fold(before + text + after) == fold(text)


@given(TEXTS, TEXTS, INVISIBLE)
def test_what_is_not_seen_changes_nothing(before: str, after: str, invisible: str) -> None:
    assert fold(before + invisible + after) == fold(before + after)


@given(TEXTS)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("How MANY\n ferries?", "how many ferries?"),
        # Full width, ligatures, small capitals of mathematics.
        ("ＨＯＷ　ＭＡＮＹ？", "how many?"),
        ("ﬁve 𝐟𝐞𝐫𝐫𝐢𝐞𝐬 ①", "five ferries 1"),
        ("Crème Brûlée, naïve", "creme brulee, naive"),
        ("STRASSE, Straße", "strasse, strasse"),
        # Cyrillic and Greek letters that are drawn like Latin ones.
        ("hоw mаny fеrriеs", "how many ferries"),
        ("НОW", "how"),
        ("ρriϲe".replace("ϲ", "c"), "price"),
        ("κelpworκs", "kelpworks"),
        # A stretched letter keeps two, so that 'too' and 'tooooo' meet; figures and signs are not letters.
        ("sooooo", "soo"),
        ("too good", "too good"),
        ("1000000 ferries!!!", "1000000 ferries!!!"),
        ("soo\u200boo", "soo"),
        # Typographic quotes and dashes.
        ("‘it’s’ “fine” „so“ it`s", "'it's' \"fine\" \"so\" it's"),
        ("a–b—c−d‐e‑f", "a-b-c-d-e-f"),
        ("it´s", "it's"),
        ("5″", '5"'),
        # Hangul, composed or not.
        (unicodedata.normalize("NFC", "한국"), "한국"),
        (unicodedata.normalize("NFD", "한국"), "한국"),
        ("\u202eferry\u202c", "ferry"),
        ("", ""),
        (" \u200b\n", ""),
    ],
)
def test_what_looks_the_same_is_written_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("how many ferries?", ["how", "many", "ferries"]),
        ("don't, it's 260,000 or 10.3", ["don't", "it's", "260,000", "or", "10.3"]),
        ("at 06:24:39.", ["at", "06:24:39"]),
        ("$5 & 12% of ₩3", ["$", "5", "&", "12", "%", "of", "₩", "3"]),
        ("battery-electric snake_case", ["battery", "electric", "snake", "case"]),
        ("18+, 260k+ but not 1 + 1 or c++x", ["18", "+", "260k", "+", "but", "not", "1", "1", "or", "c", "x"]),
        ("'quoted' (so)", ["quoted", "so"]),
        ("한국 몇 개", ["한국", "몇", "개"]),
        ("?!… --", []),
    ],
)
def test_a_folded_text_falls_into_words(folded: str, words: list[str]) -> None:
    assert split_words(folded) == words


@pytest.mark.parametrize(
    "wording", ["How many ferries?", "how many, FERRIES", "¿How–many “ferries”…", " how many ferries"]
)
def test_wordings_that_differ_in_signs_only_are_the_same(wording: str) -> None:
    assert fold_words(wording) == "how many ferries"


def test_every_scalar_of_the_bots_own_data_is_text() -> None:
    assert read_text_data("{a: no, b: 010, c: [on, 1.5, ~]}") == {"a": "no", "b": "010", "c": ["on", "1.5", "~"]}


def test_what_was_found_for_a_word_is_remembered_until_words_are_forgotten() -> None:
    looked_up: list[str] = []
    look_up = remember(2)(looked_up.append)
    for word in ("one", "two", "one", "two"):
        look_up(word)
    assert looked_up == ["one", "two"]
    forget_words()
    look_up("one")
    assert looked_up == ["one", "two", "one"]


def test_words_are_remembered_no_longer_than_somebody_can_ask_for_them() -> None:
    word = type("Word", (str,), {})("one")
    look_up = remember(2)(len)
    look_up(word)
    held = ref(word)
    del word
    assert held()
    del look_up
    assert not held()


@pytest.mark.parametrize(
    ("part", "whole", "stands"),
    [("bc", "abcd", True), ("bd", "abcd", False), ("", "abcd", True), ("a", "", False), ("cd", "abcd", True)],
)
def test_one_sequence_stands_in_another_piece_after_piece(part: str, whole: str, *, stands: bool) -> None:
    assert stands_in(tuple(part), tuple(whole)) is stands
