"""What is remembered of conversations, and for how long: told by a clock that is set by hand."""

from __future__ import annotations

import pytest

from bot.discord_app.cards import Card
from bot.discord_app.desk import FORGET, MAX_CARDS, Desk, code_of
from bot.discord_app.memory import LIFETIME, MAX_REMEMBERED, Conversations, Place
from bot.engine import Engine
from bot.question.conversation import MAX_TURNS, Conversation, Turn
from discord_app.rooms import Clock

HERE = Place(user=1, channel=10)
ELSEWHERE = Place(user=1, channel=11)
NEIGHBOUR = Place(user=2, channel=10)

NOTHING = Conversation()


@pytest.fixture
def desk(other_engine: Engine, clock: Clock) -> Desk:
    return Desk(other_engine, clock)


@pytest.fixture
def conversations(desk: Desk) -> Conversations:
    return desk.conversations


def test_a_conversation_is_remembered_until_its_time_is_over(conversations: Conversations, clock: Clock) -> None:
    conversations.remember(HERE, talk("ferries"))
    clock.now = LIFETIME - 1
    assert conversations.recall(HERE) == talk("ferries")
    clock.now = LIFETIME
    assert conversations.recall(HERE) == NOTHING
    assert len(conversations) == 0


def test_each_turn_gives_the_whole_time_anew(conversations: Conversations, clock: Clock) -> None:
    conversations.remember(HERE, talk("ferries"))
    clock.now = LIFETIME - 1
    conversations.remember(HERE, talk("ferries", "price"))
    clock.now = 2 * LIFETIME - 2
    assert conversations.recall(HERE) == talk("ferries", "price")


def test_recalling_gives_no_time(conversations: Conversations, clock: Clock) -> None:
    conversations.remember(HERE, talk("ferries"))
    clock.now = LIFETIME - 1
    conversations.recall(HERE)
    clock.now = LIFETIME
    assert conversations.recall(HERE) == NOTHING


def test_a_conversation_that_is_over_goes_although_others_go_on(conversations: Conversations, clock: Clock) -> None:
    conversations.remember(HERE, talk("ferries"))
    conversations.remember(NEIGHBOUR, talk("price"))
    clock.now = 1
    conversations.remember(HERE, talk("ferries", "price"))
    clock.now = LIFETIME
    assert conversations.recall(NEIGHBOUR) == NOTHING
    assert conversations.recall(HERE) == talk("ferries", "price")
    assert len(conversations) == 1


@pytest.mark.parametrize("other", [ELSEWHERE, NEIGHBOUR], ids=["another channel", "another user"])
def test_nobody_hears_of_a_conversation_at_another_place(conversations: Conversations, other: Place) -> None:
    conversations.remember(HERE, talk("ferries"))
    assert conversations.recall(other) == NOTHING
    conversations.remember(other, talk("price"))
    assert conversations.recall(HERE) == talk("ferries")


def test_forgetting_a_user_forgets_all_channels_and_nobody_else(conversations: Conversations) -> None:
    for place in (HERE, ELSEWHERE, NEIGHBOUR):
        conversations.remember(place, talk("ferries"))
    conversations.forget(HERE.user)
    assert [conversations.recall(place) for place in (HERE, ELSEWHERE, NEIGHBOUR)] == [
        NOTHING,
        NOTHING,
        talk("ferries"),
    ]


def test_whoever_is_unknown_can_be_forgotten_too(conversations: Conversations) -> None:
    conversations.forget(HERE.user)
    assert len(conversations) == 0


def test_of_too_many_conversations_the_one_that_rested_longest_is_forgotten(conversations: Conversations) -> None:
    places = [Place(user, 10) for user in range(MAX_REMEMBERED)]
    for place in places:
        conversations.remember(place, talk("ferries"))
    conversations.remember(places[0], talk("ferries", "price"))
    conversations.remember(Place(MAX_REMEMBERED, 10), talk("ferries"))
    assert len(conversations) == MAX_REMEMBERED
    assert conversations.recall(places[0]) == talk("ferries", "price")
    assert conversations.recall(places[1]) == NOTHING
    assert conversations.recall(places[2]) == talk("ferries")


def test_of_too_many_turns_those_that_rested_longest_are_forgotten(conversations: Conversations) -> None:
    for question in range(1, MAX_REMEMBERED + 1):
        conversations.remember(HERE._replace(question=question), talk(f"fact-{question}"))
    assert len(conversations) == MAX_REMEMBERED
    last = talk(f"fact-{MAX_REMEMBERED}")
    assert conversations.recall(HERE) == last
    assert conversations.recall(HERE._replace(question=2)) == talk("fact-2")
    # of a turn that is forgotten its conversation goes on
    assert conversations.recall(HERE._replace(question=1)) == last


def test_of_a_conversation_only_the_last_few_turns_are_remembered(desk: Desk, conversations: Conversations) -> None:
    questions = [
        "how many ferries?",
        "what does the order cost?",
        "who builds the ferries?",
        "where do the ferries call?",
    ]
    for question in [*questions, *questions]:
        desk.ask(question, HERE)
    turns = conversations.recall(HERE).turns
    assert len(turns) == MAX_TURNS
    assert [turn.facts for turn in turns] == [desk.ask(question).facts for question in questions]


def test_of_too_many_cards_with_pages_the_oldest_is_forgotten_and_cards_of_one_page_are_not_kept(desk: Desk) -> None:
    card = Card(0, (("one",), ("two",)))
    for question in range(MAX_CARDS + 1):
        desk.keep(card, HERE.user, question)
    desk.keep(Card(0, (("one",),)), HERE.user, MAX_CARDS + 1)
    assert desk.kept(0) is desk.kept(MAX_CARDS + 1) is None
    assert [(kept.value, kept.user) for kept in filter(None, map(desk.kept, (1, MAX_CARDS)))] == [(card, HERE.user)] * 2


def test_a_question_is_followed_up_within_its_time_and_not_later(desk: Desk, clock: Clock) -> None:
    desk.ask("how many ferries?", HERE)
    clock.now = LIFETIME - 1
    assert is_followed_up(desk, HERE)
    clock.now = 2 * LIFETIME
    assert not is_followed_up(desk, HERE)


@pytest.mark.parametrize("other", [None, ELSEWHERE, NEIGHBOUR], ids=["no place", "another channel", "another user"])
def test_a_question_is_followed_up_at_its_place_alone(desk: Desk, other: Place | None) -> None:
    desk.ask("how many ferries?", HERE)
    assert not is_followed_up(desk, other)
    assert is_followed_up(desk, HERE)


def test_what_is_asked_at_no_place_is_not_remembered(desk: Desk, conversations: Conversations) -> None:
    desk.ask("how many ferries?")
    assert len(conversations) == 0


@pytest.mark.parametrize("word", [*sorted(FORGET), " Forget\n", "FORGET ME"])
def test_a_user_who_says_so_is_forgotten_at_once(desk: Desk, conversations: Conversations, word: str) -> None:
    for place in (HERE, ELSEWHERE, NEIGHBOUR):
        desk.ask("how many ferries?", place)
    assert desk.ask(word, HERE).pages == ((desk.wording.say("forgotten"),),)
    assert len(conversations) == 1
    assert not is_followed_up(desk, HERE)


def test_a_question_about_forgetting_forgets_nothing(desk: Desk, conversations: Conversations) -> None:
    desk.ask("how many ferries?", HERE)
    desk.ask("did they forget the ferries?", HERE)
    assert len(conversations.recall(HERE).turns) == 2


def is_followed_up(desk: Desk, place: Place | None) -> bool:
    """Whether the desk knows what was answered last at a place, and shows the passages of that."""
    (passages,), (page,) = desk.passages([code_of("ferry-count")]).pages, desk.ask("source?", place).pages
    return set(passages) <= set(page)


def talk(*targets: str) -> Conversation:
    """A conversation of turns that were answered with something."""
    return Conversation(tuple(Turn(frozenset(), target) for target in targets))
