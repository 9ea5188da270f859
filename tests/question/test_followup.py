"""What a question leaves out and takes over from the turn before, and what it does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.language.meaning import Meaning
from bot.question.conversation import Turn
from bot.question.followup import asks_of_answer, find_context, put_person, resolve, swaps
from bot.question.index import Index
from bot.question.model import load_model


def make_turn(index: Index, text: str, target: str | None = None, facts: tuple[str, ...] = ()) -> Turn:
    """A question that was taken for a target, and answered with facts."""
    return Turn(index.reader.read(text).terms, target, facts)


def borrow(index: Index, question: str, previous: Turn) -> Mapping[Meaning, float]:
    """What a question that goes on takes over."""
    context = find_context(index.reader.read(question), previous, index)
    assert context is not None
    return context.borrowed


@pytest.mark.parametrize(
    ("before", "question", "keys"),
    [
        ("who builds them", "and when?", {"build"}),
        ("was it announced on Tuesday", "and where?", {"announc", "tuesday"}),
        # what the question puts in place of something is not taken over
        ("was it announced on Tuesday", "on Friday?", {"announc"}),
        ("does it cost 40 million euros", "and 90 million?", {"cost"}),
        ("does it build 12", "in May?", {"build"}),
        ("do they call at Otter Island", "and Fernmouth?", {"call"}),
        ("does Kelpworks build them", "in Fernmouth?", {"kelpworks", "build"}),
        # nor what nothing knows, or names a document
        ("does the gazette cost zorblax", "when?", {"cost"}),
    ],
)
def test_what_a_question_leaves_out_is_taken_over(index: Index, before: str, question: str, keys: set[str]) -> None:
    assert {term.key for term in borrow(index, question, make_turn(index, before))} == keys


def test_what_is_taken_over_counts_less_than_what_is_said(index: Index) -> None:
    borrowed = borrow(index, "and when?", make_turn(index, "who builds the ferries"))
    assert borrowed
    assert all(0 < share < 1 for share in borrowed.values())


def test_what_the_turn_before_was_taken_for_is_taken_over_in_short(index: Index) -> None:
    borrowed = borrow(index, "and where?", Turn(frozenset(), "supplier", ("supplier",)))
    assert {term.key for term in borrowed} == {"build", "ferri"}


@pytest.mark.parametrize(
    "question", ["who builds the ferries for the island?", "is the price of the loan disclosed?", "hello"]
)
def test_a_question_that_is_complete_or_says_nothing_takes_over_nothing(index: Index, question: str) -> None:
    previous = make_turn(index, "when was the order announced", "announcement-day", ("announcement-day",))
    assert find_context(index.reader.read(question), previous, index) is None


@pytest.mark.parametrize(
    ("before", "question", "is_swapped"),
    [
        ("does it call at Otter Island", "and Fernmouth?", True),
        ("what did Renn say", "and Quill?", True),
        ("what happened in 2019", "and in 2031?", True),
        # another sort, more than a name, and nothing
        ("does it call at Otter Island", "and Quill?", False),
        ("what happened in 2019", "and 12 ferries?", False),
        ("does it call at Otter Island", "when are the ferries charged at Fernmouth?", False),
        ("does it call at Otter Island", "and then?", False),
        # 'he' is whoever was told of
        ("what did Renn say", "and what did he do?", False),
    ],
)
def test_another_name_or_year_takes_the_place_of_one(
    index: Index, before: str, question: str, *, is_swapped: bool
) -> None:
    previous = make_turn(index, before, "landings", ("landings",))
    assert swaps(put_person(index.reader.read(question), previous, index), previous, index) == is_swapped


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("and Fernmouth?", ("landings",)),
        ("and 2031?", ("supplier", "landings")),
        ("and when?", ("supplier", "landings")),
    ],
)
def test_what_was_told_of_one_name_is_near_to_another_only_if_it_tells_of_that(
    index: Index, question: str, facts: tuple[str, ...]
) -> None:
    previous = make_turn(index, "does it call at Otter Island", "landings", ("supplier", "landings"))
    context = find_context(index.reader.read(question), previous, index)
    assert context is not None
    assert context.facts == facts


def test_the_first_question_takes_over_nothing(index: Index) -> None:
    assert find_context(index.reader.read("and when?"), None, index) is None


def test_a_question_that_goes_on_is_ranked_with_the_turn_before(index: Index) -> None:
    previous = make_turn(index, "where was the order announced", "announcement-place", ("announcement-place",))
    question = index.reader.read("when?")
    merged, terms = resolve(question, previous, index, load_model())
    assert merged.best is not None
    assert merged.best.target.name == "announcement-day"
    assert Meaning("term", "announc") in terms
    alone, own = resolve(question, None, index, load_model())
    assert alone.best is None or alone.best.probability < merged.best.probability
    assert own == question.terms


@pytest.mark.parametrize(
    ("before", "target", "question", "goes_on"),
    [
        # no word says what it is about
        ("where was the order announced", "announcement-place", "when was that?", True),
        ("who builds the ferries", "supplier", "and in which way exactly?", True),
        # another name of the same kind stands in place of the one before
        ("does it call at Otter Island", "landings", "and at Fernmouth?", True),
        ("when did Renn announce it", "announcement-day", "and Quill?", True),
        # what people are known to ask so is asked
        ("where was the order announced", "announcement-place", "thanks", False),
        ("where was the order announced", "announcement-place", "what can you do?", False),
    ],
)
def test_a_question_that_says_nothing_by_itself_goes_on(
    index: Index, before: str, target: str, question: str, *, goes_on: bool
) -> None:
    previous = make_turn(index, before, target, (target,))
    merged, terms = resolve(index.reader.read(question), previous, index, load_model())
    assert (terms > merged.question.terms) is goes_on


@pytest.mark.parametrize(
    ("before", "facts", "question", "person"),
    [
        ("what did the mayor say", (), "when did he speak?", "tobias-renn"),
        ("who wrote it: Quill", (), "what did she say?", "mara-quill"),
        # where the question named nobody, the answer did
        ("what was said", ("quiet-bay",), "when did he speak?", "tobias-renn"),
        ("what was said", ("price", "quiet-bay"), "when did he speak?", "tobias-renn"),
        # of two the one whose firm or town is named
        ("did Renn of Brightsound meet Quill", (), "when did he speak?", "tobias-renn"),
        # of two neither is meant, and a firm is no person
        ("did Renn meet Quill", (), "when did he speak?", None),
        ("does Kelpworks build them", (), "when did he speak?", None),
        # 'they' may be anybody
        ("what did the mayor say", (), "when did they speak?", None),
    ],
)
def test_a_pronoun_stands_for_the_one_person_of_the_turn_before(
    index: Index, before: str, facts: tuple[str, ...], question: str, person: str | None
) -> None:
    read = put_person(index.reader.read(question), make_turn(index, before, facts=facts), index)
    assert read.keys("name") == ({person} if person else set())


def test_a_name_before_the_pronoun_is_nearer(index: Index) -> None:
    read = put_person(index.reader.read("did Quill quote her?"), make_turn(index, "what did the mayor say"), index)
    assert read.keys("name") == {"mara-quill"}


@pytest.mark.parametrize(
    ("question", "is_of_answer"),
    [
        ("source?", True),
        ("which source?", True),
        ("who said that?", True),
        ("exact words?", True),
        ("do they agree?", True),
        ("do all the documents say that?", True),
        ("does every report give the same figure?", True),
        ("do all the documents name the bay?", False),
        ("who builds the ferries?", False),
        ("who said it is quiet in the bay?", False),
        ("what does the gazette say?", False),
        ("how many?", False),
    ],
)
def test_some_questions_ask_for_the_words_of_the_last_answer(
    index: Index, question: str, *, is_of_answer: bool
) -> None:
    assert asks_of_answer(index.reader.read(question), index) == is_of_answer


def test_who_leans_on_what_was_said_goes_on_from_it_however_likely_another_matter_is(index: Index) -> None:
    model = load_model()
    previous = make_turn(index, "who builds the ferries", "supplier", ("supplier",))
    for text in ("when do they arrive?", "how much do they cost?"):
        ranking, _ = resolve(index.reader.read(text), previous, index, model)
        assert any(candidate.proposal.nearness for candidate in ranking.candidates), text
