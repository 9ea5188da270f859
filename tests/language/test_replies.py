"""What a whole message says of the answer before it."""

from __future__ import annotations

import pytest

from bot.language import load_language
from bot.language.english.english import load_english
from bot.language.meaning import REPLIES, Reply
from bot.question.reader import Reader

READER = Reader(load_language("en"), {}, [], ["Kelpworks builds ferries for the town."], {})

ROWS: list[tuple[str, Reply | None]] = [
    ("ok", "heard"),
    ("OK.", "heard"),
    ("hmmm, interesting", "heard"),
    ("oh wow that's a lot", "heard"),
    ("lol nice", "heard"),
    ("really?", "doubted"),
    ("no wayyy", "doubted"),
    ("is that true", "doubted"),
    ("I don't believe it", "doubted"),
    ("huh??", "again"),
    ("wdym", "again"),
    ("in english please", "again"),
    ("tell me more", "more"),
    ("and?", "more"),
    ("no", "missed"),
    ("that's not what I asked", "missed"),
    # a phrase within another says nothing by itself
    ("say no more", "heard"),
    ("that is so much", "heard"),
    # of several what asks for most
    ("ok, but really?", "doubted"),
    ("ok no", "missed"),
    # who asks has not merely heard
    ("ok?", None),
    # each word has to be part of it
    ("ok, how many ferries?", None),
    ("is that true of the ferries", None),
    ("that is a lot of ferries", None),
    ("tell me more about the town", None),
    ("ferries, ok", None),
    ("and now?", None),
    ("the ferries", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "reply"), ROWS)
def test_a_reply_says_nothing_but_what_it_says_of_the_answer(text: str, reply: Reply | None) -> None:
    assert READER.read(text).manner.reply == reply


def test_every_reply_is_tried() -> None:
    assert {reply for _, reply in ROWS} == {*REPLIES, None}


def test_every_phrase_of_a_reply_is_that_reply_as_it_is_read() -> None:
    language = load_english()
    read = {phrase: READER.read(" ".join(phrase)).manner.reply for phrase in language.replies}
    assert read == language.replies
