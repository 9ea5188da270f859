"""Requests: in which way each is to be answered."""

from __future__ import annotations

import pytest

from bot.question.conversation import Turn
from bot.question.index import Index
from question.makers import read

LETTER = frozenset({"letter.txt"})


@pytest.mark.parametrize(
    ("message", "facet"),
    [
        ("how many ferries?", "tell"),
        ("are there 12 ferries?", "check"),
        ("Kelpworks builds the ferries.", "check"),
        # the second sentence only says that the first, or the first that the second, is to be checked
        ("Ferries at Otter Island. Is that right?", "check"),
        ("Is this right? Ferries at Otter Island", "check"),
        ("The ferries burn diesel. Before it goes to print: would that be fair?", "check"),
        # what stands before a colon is a part of it, if it names something
        ("Renn: is he the mayor?", "check"),
        ("Kelpworks: builds the ferries", "check"),
        ("what did the mayor say about zeppelins?", "quote"),
        ("which documents mention Mara Quill?", "mention"),
        ("do the documents agree on who builds the ferries?", "compare"),
        ("what is told in the letter and nowhere else?", "unique"),
        ("what does the letter say?", "document"),
        # what documents are, unless a fact tells it
        ("who wrote the letter?", "described"),
        ("when was the notice published?", "described"),
        ("who wrote the report?", "tell"),
        ("what kind of sources are these?", "described"),
        ("which document is the newest?", "age"),
        # what sets documents apart, and not in one matter
        ("what do the letter and the notice disagree on?", "between"),
        ("does the letter contradict the others?", "between"),
        ("do the letter and the notice disagree on the price?", "compare"),
        ("any inconsistencies?", "between"),
        # all in short, or what one document says
        ("the gist in two sentences please", "in short"),
        ("can you sum it up", "in short"),
        ("sum up the letter", "document"),
        # who somebody is, and nothing else of him
        ("who is Tobias Renn?", "introduced"),
        ("tell me about Tobias Renn", "introduced"),
        ("what is the job of Tobias Renn?", "introduced"),
        ("what did Tobias Renn buy?", "tell"),
        ("who is Kelpworks?", "tell"),
        ("who is in charge of Brightsound?", "introduced"),
        ("who is not Tobias Renn?", "tell"),
        ("how old is Tobias Renn?", "tell"),
    ],
)
def test_a_question_is_to_be_answered_in_its_way(index: Index, message: str, facet: str) -> None:
    assert [request.facet for request in read(index, message)] == [facet]


@pytest.mark.parametrize(
    ("message", "facet"), [("source?", "passages"), ("exact words?", "passages"), ("who said that?", "retell")]
)
def test_the_words_of_the_last_answer_can_be_asked_for(index: Index, message: str, facet: str) -> None:
    turn = Turn(index.reader.read("how many ferries").terms, "ferry-count", ("ferry-count",))
    (request,) = read(index, message, turn)
    assert (request.facet, request.target, request.is_about_answer) == (facet, "ferry-count", True)
    (first,) = read(index, message)
    assert not first.is_about_answer


@pytest.mark.parametrize(
    ("message", "facet"),
    [
        ("ok", "heard"),
        ("ah I see. Nice.", "heard"),
        ("really?", "passages"),
        ("ok. but really?", "passages"),
        ("tell me more", "more"),
        ("huh?", "again"),
        ("not what I asked", "again"),
        # beside anything else it is said of that
        ("What? How many ferries?", "tell"),
        ("Really, Kelpworks builds the ferries.", "check"),
    ],
)
def test_a_reply_to_an_answer_is_no_question_of_its_own(index: Index, message: str, facet: str) -> None:
    turn = Turn(index.reader.read("how many ferries").terms, "ferry-count", ("ferry-count",))
    assert read(index, message, turn)[-1].facet == facet


def test_a_sum_is_turned_away_whatever_is_nearest_and_the_last_answer_stays(index: Index) -> None:
    turn = Turn(index.reader.read("how many ferries").terms, "ferry-count", ("ferry-count",))
    (request,) = read(index, "and 12 + 3?", turn)
    assert (request.facet, request.is_small_talk, request.as_turn((), is_certain=True).target) == (
        "elsewhere",
        True,
        None,
    )
    assert [one.facet for one in read(index, "How many ferries are there? And what is 12 + 3?")] == ["tell"]


@pytest.mark.parametrize(("message", "facet"), [("ok", "heard"), ("really?", "tell"), ("tell me more", "tell")])
def test_where_nothing_was_answered_there_is_nothing_to_doubt_or_to_go_on_with(
    index: Index, message: str, facet: str
) -> None:
    for turns in ((), (Turn(frozenset(), None),)):
        assert read(index, message, *turns)[0].facet == facet


def test_after_a_reply_the_last_answer_is_still_the_last(index: Index) -> None:
    turn = Turn(index.reader.read("how many ferries").terms, "ferry-count", ("ferry-count",))
    for message in ("ok", "huh?", "really?"):
        (request,) = read(index, message, turn)
        assert (request.is_about_answer, request.target) == (True, "ferry-count")
    (request,) = read(index, "tell me more", turn)
    assert not request.is_about_answer


@pytest.mark.parametrize(
    ("message", "facet", "sources"),
    [
        ("and when was it published?", "described", LETTER),
        ("what does it say?", "document", LETTER),
        ("and the notice?", "document", frozenset({"notice.txt"})),
        ("and the newspaper report?", "document", frozenset({"gazette.txt"})),
        ("and the oldest?", "age", frozenset({"gazette.txt"})),
        # what is asked of a matter is not asked of the document
        ("how many ferries?", "tell", frozenset()),
    ],
)
def test_what_is_asked_of_a_document_may_be_asked_on(
    index: Index, message: str, facet: str, sources: frozenset[str]
) -> None:
    (request,) = read(index, message, Turn(frozenset(), None, documents=LETTER))
    assert (request.facet, request.sources) == (facet, sources)


def test_whether_another_document_says_the_same_goes_on_with_the_matter(index: Index) -> None:
    matter = Turn(index.reader.read("what does the order cost?").terms, "price", ("price",))
    (request,) = read(index, "does the letter differ?", matter)
    assert request.facet == "compare"
    assert read(index, "does the letter differ?")[0].facet == "between"


def test_what_is_asked_of_a_document_leaves_the_matter_as_it_was(index: Index) -> None:
    matter = Turn(index.reader.read("how many ferries").terms, "ferry-count", ("ferry-count",))
    (request,) = read(index, "who wrote the letter?", matter)
    turn = request.as_turn((), is_certain=True)
    assert (turn.terms, turn.facts, turn.documents) == (matter.terms, matter.facts, LETTER)
