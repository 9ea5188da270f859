"""What is remembered of a conversation, and how little."""

from __future__ import annotations

from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from bot.language.meaning import Meaning
from bot.question.conversation import MAX_TURNS, Conversation, Turn

TERMS: Final = frozenset({Meaning("term", "ferri")})

TURNS: Final = st.lists(
    st.builds(Turn, st.just(TERMS), st.none() | st.just("price"), st.just(()) | st.just(("price",))), max_size=12
)


def converse(turns: list[Turn]) -> Conversation:
    """A conversation of these turns."""
    conversation = Conversation()
    for turn in turns:
        conversation = conversation.with_turn(turn)
    return conversation


def test_a_conversation_begins_with_nothing() -> None:
    assert Conversation().turns == ()
    assert Conversation().last is None


def test_another_turn_leaves_the_conversation_before_as_it_was() -> None:
    before = Conversation((Turn(TERMS, "price"),))
    after = before.with_turn(Turn(TERMS, "supplier"))
    assert [turn.target for turn in before.turns] == ["price"]
    assert [turn.target for turn in after.turns] == ["price", "supplier"]


@given(TURNS)
def test_only_the_last_few_turns_are_remembered(turns: list[Turn]) -> None:
    assert converse(turns).turns == tuple(turns[-MAX_TURNS:])


@given(TURNS)
def test_the_last_turn_is_the_latest_that_led_somewhere(turns: list[Turn]) -> None:
    led = [turn for turn in turns[-MAX_TURNS:] if turn.target or turn.facts]
    assert converse(turns).last == (led[-1] if led else None)
