"""What of a message is what its author says, and the pieces that it falls into."""

from __future__ import annotations

import pytest

from bot.language import load_language
from bot.question.utterance import MAX_MESSAGE, MAX_READ, choose_sentences, clean, split_sentences

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("how **many** <@123> ||ferries||?", "how many ferries ?"),
        ("see https://sea.example/x?y=z now", "see now"),
        # Quoted lines are what somebody else said.
        ("> who gets them?\nhow many?", "how many?"),
        ("how many?\n> who gets them?", "how many?"),
        ("> one\n> two\nhow many?\n> three", "how many?"),
        ("how many?\n>>> who gets them?\nand why?", "how many?"),
        (" > who gets them?\nhow many?", "how many?"),
        # Where nothing else is said, they are what is said.
        ("> how many?", "how many?"),
        (">>> how many?\nand who?", "how many?\nand who?"),
        ("> how many?\n<@123>", "how many?"),
        # No quotes: Discord wants white space after the sign.
        (">how many?", "how many?"),
        ("is 12 > 5?", "is 12 5?"),
        # Signs before a figure that it is not less or not just that.
        ("is it >260k or ~ $5?", "is it >260k or ~ $5?"),
        ("is it >= 5 ~~or 6~~ ~really~?", "is it >= 5 or 6 really ?"),
        # What reckons marks nothing up.
        ("17*23 or 4 * 5 or *3* 4", "17 × 23 or 4 × 5 or 3 4"),
        ("a\n\n>\nb", "a\n\n \nb"),
        ("", ""),
        ("> ", ""),
    ],
)
def test_a_message_is_cleaned_of_markup_and_quotes(message: str, text: str) -> None:
    assert clean(message) == text


def test_a_long_message_is_cut_before_anything_touches_it() -> None:
    assert clean("a" * MAX_MESSAGE + "b") == "a" * MAX_MESSAGE


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("1. who gets them 2. how many", ["who gets them", "how many"]),
        ("(a) who gets them (b) how many", ["who gets them", "how many"]),
        ("a) who gets them b) how many (c) why", ["who gets them", "how many", "why"]),
        ("(1) who gets them (2) how many", ["who gets them", "how many"]),
        # no next one
        ("who (a) gets them (c) now", ["who (a) gets them (c) now"]),
        ("- who gets them\n- how many", ["who gets them", "how many"]),
        ("hello. question: how many?", ["hello.", "question:", "how many?"]),
        ("hi could you tell me how many", ["hi", "could you tell me how many"]),
        ("2.", ["2."]),
        ("", []),
    ],
)
def test_a_cleaned_message_falls_into_sentences_without_list_marks(text: str, sentences: list[str]) -> None:
    assert split_sentences(text, ENGLISH) == sentences


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("how many", "how many"),
        # no word is cut in two, but one that is too long by itself
        ("ferries " * 100, ("ferries " * 100)[: MAX_READ - MAX_READ % len("ferries ")].rstrip()),
        ("ferry " * 200, ("ferry " * 200)[:MAX_READ].rsplit(maxsplit=1)[0]),
        ("x" * 2 * MAX_READ, "x" * MAX_READ),
    ],
)
def test_what_is_too_long_is_cut_between_two_words(sentence: str, read: str) -> None:
    assert [chosen.rstrip() for chosen in choose_sentences([sentence])] == [read]
