"""English behind the interface: words, forms of names, and readings in their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.language import english, load_language
from bot.language.english.english import English
from bot.language.meaning import OWN_INTENTS, Meaning, answer_types
from bot.question.reader import Reader
from bot.text import fold, read_text_data

ENGLISH = load_language("en")
NAMES = {"Kelpworks": Meaning("name", "yard"), "Renn's Café": Meaning("name", "cafe")}
READER = Reader(ENGLISH, NAMES, [], ["Kelpworks builds ferries."], {"yard": "letter.txt"})


def find_meanings(text: str) -> list[tuple[str, str]]:
    """The kind and the key of what means something."""
    meanings = [reading.meaning for reading in READER.read(text).readings]
    return [(meaning.kind, meaning.key) for meaning in meanings if meaning.kind != "filler"]


@pytest.mark.parametrize(("key", "types"), [("who", {"who"}), ("where+city", {"where", "city"})])
def test_what_asks_may_leave_several_types_of_answer_open(key: str, types: set[str]) -> None:
    assert answer_types(key) == types


def test_a_language_that_asks_for_what_there_is_not_is_refused() -> None:
    data = read_text_data((Path(english.__file__).parent / "en.yaml").read_text("utf-8"))
    data["asks"]["who+compny"] = ["which outfit"]
    with pytest.raises(ValidationError, match=r"who\+compny is no type of answer"):
        English(code="en", everyday="", **data)


def test_an_unknown_language_is_refused_with_its_code() -> None:
    with pytest.raises(LookupError, match='the bot does not know the language "xx"'):
        load_language("xx")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What's the yard's price?", "what is the yard price"),
        ("ferries w/o a price", "ferries without a price"),
        ("howmany ppl", "how many people"),
        ("the ferries' price", "the ferries price"),
        ("12 000 ferries, 18+", "12,000 ferries 18 +"),
        ("5-10 ferries, 5%+, >5, 5 > 3, x<z", "5 to 10 ferries 5 % + > 5 5 > 3 x z"),
        ("on 2025-05-31, 24/7, .5, usd5tn", "on 31 may 2025 24/7 0.5 usd 5tn"),
        ("on the twenty-first of May, October the fifth", "on 21 may october 5"),
        ("the third of the ferries, first of all", "the third of the ferries first of all"),
        ("", ""),
    ],
)
def test_words_are_read_without_short_forms_and_possessives(text: str, words: str) -> None:
    assert " ".join(ENGLISH.read_words(text, frozenset())) == words


@given(st.text())
def test_typed_words_are_words_of_the_text(text: str) -> None:
    assert all(word and not word.isspace() for word in ENGLISH.split(text))
    assert ENGLISH.split(text) == ENGLISH.split(fold(text))


@pytest.mark.parametrize(
    ("name", "forms"),
    [(("kelpworks",), [("kelpworkss",)]), (("blue", "ferry"), [("blue", "ferrys")]), (("lg",), []), (("sk", "hy"), [])],
)
def test_only_a_long_name_has_a_plural(name: tuple[str, ...], forms: list[tuple[str, ...]]) -> None:
    assert list(ENGLISH.name_forms(name)) == forms


def test_every_own_intent_has_wordings() -> None:
    assert all(ENGLISH.own_intents[name] for name in OWN_INTENTS)


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        # A name is read as texts are: with its possessive or without.
        ("who runs renn's café", [("ask", "who"), ("light", "run"), ("name", "cafe")]),
        ("renn cafe's price", [("name", "cafe"), ("unknown", "price")]),
        # An unknown word after an article is a common noun.
        ("the zorb", [("thing", "zorb")]),
        ("zorb", [("unknown", "zorb")]),
        # 'About' asks at the end only.
        ("what is it about", [("ask", "about")]),
        ("what is it about lol", [("ask", "about")]),
        ("what about Kelpworks", [("name", "yard")]),
        ("how did it come about", [("light", "come")]),
        # How long an answer is wanted says nothing of what is asked.
        ("build it in 3 short sentences", [("term", "build")]),
        ("build it in the words of Zorblax", [("term", "build"), ("unknown", "zorblax")]),
        ("build in a few words pls", [("term", "build")]),
        ("in what words", [("ask", "said")]),
        ("build in Kelpworks words", [("term", "build"), ("name", "yard")]),
        ("build 3 lines", [("term", "build"), ("number", "3"), ("light", "line")]),
        # An author beside a word for documents stands for the document.
        ("the Kelpworks letter", [("name", "yard"), ("unknown", "letter")]),
        ("the Kelpworks report", [("source", "letter.txt"), ("light", "document")]),
        ("two reports", [("light", "document")]),
        ("any proof?", [("ask", "which_source")]),
        # Question words that join clauses ask nothing.
        ("is it Kelpworks who builds the ferries for us?", [("name", "yard"), ("term", "build"), ("term", "ferri")]),
        # Phrases that are read as others.
        ("nothing but ferries", [("term", "ferri")]),
        # Months and weekdays that are other words as well.
        ("in may", [("date", "month 5")]),
        ("may 2026", [("date", "month 5"), ("number", "2026 year")]),
        ("was it may 5", [("date", "month 5"), ("number", "5")]),
        ("the 5th of may", [("number", "5"), ("date", "month 5")]),
        ("may 12 ferries float", [("number", "12"), ("term", "ferri"), ("unknown", "float")]),
        ("they may build 12", [("term", "build"), ("number", "12")]),
        ("since last march", [("light", "last"), ("date", "month 3")]),
        ("the march", [("thing", "march")]),
        ("by wed", [("bound", "by"), ("date", "wednesday")]),
        ("no later than the 3rd of may", [("bound", "by"), ("number", "3"), ("date", "month 5")]),
        ("before the end of 2031", [("bound", "before"), ("date", "stretch 70-100"), ("number", "2031 year")]),
        ("after march", [("bound", "after"), ("date", "month 3")]),
        ("on thurs or tues", [("date", "thursday"), ("date", "tuesday")]),
        ("31 dec", [("number", "31"), ("date", "month 12")]),
        # Seasons beside a year, and quarters.
        ("in the fall of 2026", [("date", "autumn"), ("number", "2026 year")]),
        ("the fall of ferries", [("thing", "fall"), ("term", "ferri")]),
        ("the last quarter, or q1", [("date", "Q4"), ("date", "Q1")]),
    ],
)
def test_words_mean_what_their_neighbours_make_of_them(text: str, meanings: list[tuple[str, str]]) -> None:
    assert find_meanings(text) == meanings


def test_words_for_currencies_are_those_of_the_fact_base() -> None:
    english = load_language("en")
    canadian = english.with_currencies({"CAD": ["$", "dollars", "loonies"]})
    for text, unit in [
        ("$ 5", "CAD"),
        ("5 dollars", "CAD"),
        ("5 loonies", "CAD"),
        ("us $ 5", "USD"),
        ("5 euros", "EUR"),
    ]:
        assert [mention.unit for mention in canadian.find_numbers(text.split())] == [unit]
    assert [mention.unit for mention in english.find_numbers(["$", "5"])] == ["USD"]
    # the code of a declared one is a word for it, unless it is another word
    swedish = english.with_currencies({"SEK": ["crowns"], "ALL": ["lek"]})
    (mention,) = swedish.find_numbers(["a", "ceiling", "of", "sek", "450", "million"])
    assert (mention.unit, mention.bound) == ("SEK", "up_to")
    assert [mention.unit for mention in swedish.find_numbers(["all", "450", "million"])] == [None]
    assert english.with_currencies({}) is english


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("it was sold, and they left", ["it was sold", "they left"]),
        # a clause that begins with its verb shares its subject with the first
        ("the yard was founded in 1911 and is old", ["the yard was founded in 1911", "the yard is old"]),
        ("the yard was old and today works for us", ["the yard was old", "the yard today works for us"]),
        # one that says of somebody else only that he does so, or doesn't, shares what the first says
        ("Ann owns a boat and so does Bob.", ["Ann owns a boat", "Bob owns a boat"]),
        ("Ann owns a boat, Bob doesn't.", ["Ann owns a boat", "Bob doesn't owns a boat"]),
        ("Ann has a boat, whereas Bob has not", ["Ann has a boat", "Bob has not has a boat"]),
        ("Ann owns a boat, while Bob sold his", ["Ann owns a boat", "Bob sold his"]),
        ("Ann owns a boat, .", ["Ann owns a boat", "."]),
        ("who built it and is it old?", ["who built it", "is it old?"]),
        # no joint stands within a number, or within what somebody does to something
        ("it has four hundred and twelve berths", ["it has four hundred and twelve berths"]),
        ("she told us what the yard and the town pay", ["she told us what the yard and the town pay"]),
        ("she told us what it is and where", ["she told us what it is", "where"]),
        ("", []),
    ],
)
def test_a_sentence_is_cut_into_clauses_that_can_stand_alone(sentence: str, clauses: list[str]) -> None:
    assert load_language("en").cut_clauses(sentence) == clauses


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("The yard built it before the town paid.", ("The yard built it", "the town paid")),
        ("The yard built it only after the town had paid.", ("the town had paid", "The yard built it")),
        ("After the town had paid, the yard built it.", ("the town had paid", "the yard built it")),
        ("Before the town paid, the yard built it.", ("the yard built it", "the town paid")),
        # what tells of no event, or of more than two
        ("The yard built it before May.", None),
        ("The yard built it after all.", None),
        ("The yard built it after the town paid and before the ferries sailed.", None),
        ("Before long it sailed.", None),
    ],
)
def test_what_is_said_to_come_first_is_told_from_what_comes_later(
    sentence: str, clauses: tuple[str, str] | None
) -> None:
    assert ENGLISH.cut_order(sentence) == clauses


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("If the town pays, the yard builds it.", "the yard builds it."),
        ("so even if the town pays, the yard builds it", "the yard builds it"),
        ("For each day that it is late, the yard pays, too.", "the yard pays, too."),
        # what leads up to nothing
        ("The yard builds it if the town pays, too.", "The yard builds it if the town pays, too."),
        ("If the town pays the yard builds it.", "If the town pays the yard builds it."),
        ("For the town, the yard builds it.", "For the town, the yard builds it."),
    ],
)
def test_what_leads_up_to_the_main_clause_is_told_from_it(sentence: str, main: str) -> None:
    assert ENGLISH.find_main(sentence) == main


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("title, length, and date of the film", ["title of the film", "length of the film", "date of the film"]),
        ("what are the price and the number of ferries", ["price of ferries", "number of ferries"]),
        ("pls give me the year & place of it", ["year of it", "place of it"]),
        # one thing, no list, a clause, and what is too long for a thing
        ("the price of the ferries and the boats", []),
        ("the price and the yard", []),
        ("he sold it and the price of it", []),
        ("the very long list here and the price of it", []),
    ],
)
def test_the_things_that_are_asked_for_of_one_matter(sentence: str, things: list[str]) -> None:
    assert load_language("en").cut_asked(sentence) == things
