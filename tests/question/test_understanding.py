"""From a message to requests: how many, for what, and in which way they are to be answered."""

from __future__ import annotations

import pytest

from bot.question.conversation import Turn
from bot.question.deciding import MAX_NEAREST
from bot.question.index import Index
from bot.question.messages import MAX_REQUESTS
from bot.question.model import load_model
from bot.question.understanding import MAX_STATEMENTS, Interpreter
from question.makers import read


@pytest.mark.parametrize(
    ("message", "targets"),
    [
        ("how many ferries?", ["ferry-count"]),
        ("how many ferries? where was the order announced?", ["ferry-count", "announcement-place"]),
        # clauses that ask for different things
        ("how many ferries are there and who builds them?", ["ferry-count", "supplier"]),
        # the same twice is one
        ("how many ferries? how many ferries?", ["ferry-count"]),
        # greetings are answered only where nothing else is
        ("hello!", ["greeting"]),
        ("hello! how many ferries?", ["ferry-count"]),
        ("how many ferries? what can you do?", ["ferry-count"]),
        # who asks and states wants an answer to what is asked
        ("Kelpworks builds the ferries. When was the order announced?", ["announcement-day"]),
        ("", [None]),
    ],
)
def test_a_message_asks_for_these_things(index: Index, message: str, targets: list[str | None]) -> None:
    assert [request.target for request in read(index, message)] == targets


def test_a_sentence_goes_on_from_the_one_before(index: Index) -> None:
    where, when = read(index, "where was the order announced? and when?")
    assert [one.ranking.best and one.ranking.best.target.name for one in (where, when)] == [
        "announcement-place",
        "announcement-day",
    ]


def test_thanks_are_nothing_to_go_on_from(index: Index) -> None:
    place = Turn(
        index.reader.read("where was the order announced?").terms, "announcement-place", ("announcement-place",)
    )
    [when] = read(index, "Thank you. And when?", place)
    assert when.previous == place
    assert when.ranking.best is not None
    assert when.ranking.best.target.name == "announcement-day"


def test_of_a_question_the_certain_parts_are_answered(index: Index) -> None:
    known, unknown = read(index, "how many ferries are there, and who zorblaxes the batteries?")
    assert (known.target, unknown.target) == ("ferry-count", None)


def test_what_one_part_tells_for_certain_is_not_shown_again_as_near_to_another(index: Index) -> None:
    known, unknown = read(index, "how many ferries are there, and how many zorblaxed ferries are painted?")
    assert known.target == "ferry-count"
    assert unknown.target is None
    assert len(unknown.decision.nearest) == MAX_NEAREST
    assert "ferry-count" not in unknown.decision.nearest


def test_what_is_nearest_to_each_part_is_shown_where_nothing_is_certain(index: Index) -> None:
    [request] = read(index, "which zorblax counts the ferries, and which zorblax charges the batteries?")
    assert request.target is None
    parts = [
        read(index, text)[0] for text in ("which zorblax counts the ferries", "which zorblax charges the batteries?")
    ]
    assert {part.decision.nearest[0] for part in parts} <= set(request.decision.nearest)


def test_two_are_shown_for_each_part_where_nothing_is_certain(index: Index) -> None:
    [request] = read(index, "which zorblax counts the ferries, and which zorblax charges the batteries?")
    assert len(request.decision.nearest) == 4


def test_what_is_asked_is_answered_and_not_the_thanks_after_it(index: Index) -> None:
    for message in ("number of ferries. thx", "hi! number of ferries"):
        (request,) = read(index, message)
        assert request.target == "ferry-count"
    (request,) = read(index, "thx")
    assert request.is_small_talk


def test_another_figure_is_held_against_what_was_answered_before(index: Index) -> None:
    before = Turn(index.reader.read("how many welders?").terms, "new-welders", ("new-welders",))
    [request] = read(index, "so like 12?", before)
    assert request.judges == ("new-welders",)


def test_of_many_things_no_more_than_four_are_answered(index: Index) -> None:
    asked = ("how many ferries?", "who builds the ferries?", "where was the order announced?", "when was it announced?")
    targets = [request.target for request in read(index, " ".join((*asked, "what does the order cost?")))]
    assert len(targets) == MAX_REQUESTS == 4
    assert None not in targets


@pytest.mark.parametrize(
    ("message", "targets"),
    [
        ("the price and the number of the ferries", ["price", "ferry-count"]),
        ("(a) how many ferries (b) who builds them", ["ferry-count", "supplier"]),
        ("the price of the ferries", ["price"]),
    ],
)
def test_each_thing_of_a_list_is_answered(index: Index, message: str, targets: list[str]) -> None:
    assert [request.target for request in read(index, message)] == targets


@pytest.mark.parametrize(
    ("fact", "is_check", "message", "puts"),
    [
        # after a yes/no question, and where some are listed
        ("quiet-bay", True, "and Quill?", True),
        ("landings", False, "and Fernmouth?", True),
        ("price", False, "and 50 million?", True),
        # what somebody said is looked up anew, and an open question is no yes/no question
        ("quiet-bay", False, "and Quill?", False),
        ("landings", True, "what about the price?", False),
    ],
)
def test_another_name_or_figure_asks_if_that_is_so_too(
    index: Index, fact: str, message: str, *, is_check: bool, puts: bool
) -> None:
    turn = Turn(frozenset(), fact, (fact,), is_check=is_check)
    (request,) = read(index, message, turn)
    assert request.puts_another is puts
    assert not puts or request.judges == (fact,)


def test_of_what_nobody_states_no_name_is_listed(index: Index) -> None:
    turn = Turn(frozenset(), "seats", ("landings",), is_check=True)
    assert not read(index, "and Fernmouth?", turn)[0].puts_another


def test_after_an_open_question_another_name_is_asked_the_same_and_is_no_claim(index: Index) -> None:
    terms = index.reader.read("who lands in Fernmouth?").terms
    puts = [
        read(index, "and Otter Island?", Turn(terms, "landings", ("landings",), is_open=is_open))[0].puts_another
        for is_open in (True, False)
    ]
    assert puts == [False, True]


def test_one_name_after_the_other_is_asked_the_same(index: Index) -> None:
    turn = Turn(index.reader.read("who lands in Fernmouth?").terms, "landings", ("landings",), is_open=True)
    for message in ("and Otter Island?", "and the Old Quay?", "Fernmouth?"):
        (request,) = read(index, message, turn)
        assert not request.puts_another
        turn = request.as_turn(("landings",), is_certain=True)


@pytest.mark.parametrize(
    ("message", "sources"),
    [
        ("how many ferries?", set()),
        ("how many ferries, according to the letter?", {"letter.txt"}),
        # by its author
        ("what does Quill's report say about the price?", {"gazette.txt"}),
        ("how many ferries does Quill count?", {"gazette.txt"}),
        ("what do the letter and the notice say about the price?", {"letter.txt", "notice.txt"}),
    ],
)
def test_a_question_names_documents(index: Index, message: str, sources: set[str]) -> None:
    (request,) = read(index, message)
    assert request.sources == sources


def test_all_requests_can_be_put_to_one_document(index: Index) -> None:
    requests = read(index, "how many ferries? where was the order announced?", document="notice.txt")
    assert [request.sources for request in requests] == [{"notice.txt"}] * 2


def test_the_statements_of_a_text_are_judged_each_once_and_questions_are_not(index: Index) -> None:
    text = "Kelpworks builds the ferries. How many are there? They charge at night. Kelpworks builds the ferries."
    requests, left_out = Interpreter(index, load_model()).understand_statements(text)
    found = list(requests)
    assert [statement for statement, _ in found] == ["Kelpworks builds the ferries.", "They charge at night."]
    assert [request.facet for _, request in found] == ["check", "check"]
    assert left_out == 0


def test_more_statements_than_are_judged_are_counted(index: Index) -> None:
    text = " ".join(f"Kelpworks builds {number} ferries." for number in range(2, MAX_STATEMENTS + 5))
    requests, left_out = Interpreter(index, load_model()).understand_statements(text)
    assert (len([*requests]), left_out) == (MAX_STATEMENTS, 3)


def test_a_statement_that_is_too_long_to_be_read_whole_is_left_out(index: Index) -> None:
    text = f"Kelpworks builds the ferries {'and charges them ' * 60}. They charge at night."
    requests, left_out = Interpreter(index, load_model()).understand_statements(text)
    assert [statement for statement, _ in requests] == ["They charge at night."]
    assert left_out == 1
