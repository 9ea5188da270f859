"""More is asked than can be answered: told by a clock that is set by hand, over the small Discord where it matters."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from itertools import pairwise
from typing import Any, Final

import pytest

from bot.discord_app.cards import Card
from bot.discord_app.client import NOTICES, QUESTIONS, DealbotClient
from bot.discord_app.desk import Desk
from bot.discord_app.turns import LONGEST_WAIT, MAX_WAITING, Turns
from bot.engine import Engine
from discord_app.fake_discord import Event, FakeDiscord, command, direct_message, mention
from discord_app.rooms import Clock
from discord_app.served import (
    FIGURE,
    QUESTION,
    Ask,
    ask_and_wait,
    everything_is_answered,
    says,
    start,
    the_bot_is_idle,
    until,
)

#: Seconds of the clock that an answer takes here, and how many are made before the first of those who wait goes.
SLOW: Final = 0.0625
IN_TIME: Final = round(LONGEST_WAIT / SLOW) + 1

BUSY: Final = "I could not get to your question"
SLOW_DOWN: Final = "One moment, please"


class SlowDesk(Desk):
    """A desk that takes its time, by the clock."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        super().__init__(engine, clock)
        self._hands = clock

    def ask(self, *given: Any, **named: Any) -> Card:
        self._hands.now += SLOW
        return super().ask(*given, **named)


@pytest.fixture
def turns(clock: Clock) -> Turns:
    return Turns(clock)


@pytest.fixture
async def client(fake: FakeDiscord, other_engine: Engine, clock: Clock, turns: Turns) -> AsyncIterator[DealbotClient]:
    """The bot, serving, whose answers take their time."""
    async with DealbotClient(SlowDesk(other_engine, clock)) as client:
        client.turns = turns
        serving = await start(client, fake)
        yield client
    await serving


# The line


async def test_turns_come_in_order_and_the_loop_gets_round_between_two(turns: Turns) -> None:
    rounds: list[int] = []
    served: list[tuple[int, int]] = []

    async def come(number: int) -> None:
        assert await turns.wait()
        served.append((number, len(rounds)))

    async def turn_round() -> None:
        while len(served) < MAX_WAITING:
            rounds.append(0)
            await asyncio.sleep(0)

    await asyncio.gather(turn_round(), *map(come, range(MAX_WAITING)))
    assert [number for number, _ in served] == list(range(MAX_WAITING))
    assert max(Counter(at for _, at in served).values()) == 1


async def test_who_waited_too_long_is_turned_away_and_who_comes_later_is_not(turns: Turns, clock: Clock) -> None:
    early = asyncio.gather(*(turns.wait() for _ in range(3)))
    await asyncio.sleep(0)
    clock.now = LONGEST_WAIT + SLOW
    assert await turns.wait()
    assert await early == [False] * 3


async def test_of_too_many_the_one_that_waited_longest_is_turned_away_at_once(turns: Turns) -> None:
    told = await asyncio.gather(*(turns.wait() for _ in range(MAX_WAITING + 5)))
    assert told == [False] * 5 + [True] * MAX_WAITING


async def test_who_gives_up_waiting_holds_up_nobody(turns: Turns) -> None:
    first, second = asyncio.ensure_future(turns.wait()), asyncio.ensure_future(turns.wait())
    await asyncio.sleep(0)
    first.cancel()
    assert await second


async def test_what_takes_several_turns_lets_one_of_those_who_wait_in_between_two_of_them(turns: Turns) -> None:
    served: list[str] = []

    async def take(name: str, parts: int = 1) -> None:
        assert await turns.wait()
        served.append(name)
        for _ in range(parts - 1):
            await turns.go_on()
            served.append(name)

    await asyncio.gather(take("long", 3), take("a"), take("b"), take("c"))
    assert served == ["long", "a", "long", "b", "long", "c"]


async def test_the_check_of_a_long_message_takes_a_turn_to_read_it_and_one_for_each_of_its_statements(
    other_engine: Engine, turns: Turns
) -> None:
    """It is judged statement by statement, however many others wait."""
    statements = [fact.statement["en"] for fact in other_engine.base.facts.values()]
    judged: list[int] = []

    async def rest() -> None:
        judged.append(len(judged))
        await turns.go_on()

    async def ask() -> int:
        assert await turns.wait()
        return len(judged)

    checking = asyncio.ensure_future(Desk(other_engine).check(" ".join(statements), rest))
    seen = await asyncio.gather(*(ask() for _ in statements))
    assert max(after - before for before, after in pairwise(seen)) == 1
    card = await checking
    assert len(judged) == 1 + len(statements)
    assert card.outcome == "answered"


# A burst


@pytest.mark.parametrize("ask", [direct_message, mention, command])
async def test_of_a_burst_so_many_are_answered_as_can_be_in_time_and_the_next_question_at_once(
    fake: FakeDiscord, client: DealbotClient, ask: Ask
) -> None:
    burst = await send_burst(fake, client, ask)
    answered = [any(says(answer, FIGURE) for answer in fake.answers_to(event)) for event in burst]
    assert answered[:IN_TIME] == [True] * IN_TIME
    assert len(burst) - sum(answered) == shed_by(client)
    assert says(await ask_and_wait(fake, ask(QUESTION)), FIGURE)


@pytest.mark.parametrize(("ask", "told"), [(direct_message, NOTICES), (command, NOTICES), (mention, 0)])
async def test_who_is_turned_away_is_told_so_where_that_takes_nothing_from_others(
    fake: FakeDiscord, client: DealbotClient, ask: Ask, told: int
) -> None:
    await send_burst(fake, client, ask)
    assert len([answer for answer in fake.answers if says(answer, BUSY)]) == told


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("ask", [direct_message, command])
async def test_one_person_gets_one_notice_a_minute_whatever_it_is_about(fake: FakeDiscord, ask: Ask) -> None:
    for _ in range(QUESTIONS * 4):
        await fake.dispatch(by(100, ask(QUESTION)))
    await the_bot_is_idle()
    await everything_is_answered(fake, QUESTION)
    notices = [answer for answer in fake.answers if says(answer, SLOW_DOWN) or says(answer, BUSY)]
    assert len(notices) == 1


async def send_burst(fake: FakeDiscord, client: DealbotClient, ask: Ask) -> list[Event]:
    """Questions of many people at once, three times as many as can be answered in time; all are dealt with."""
    burst = [by(user, ask(QUESTION)) for user in range(100, 100 + 3 * IN_TIME)]
    for event in burst:
        await fake.dispatch(event)
    await until(lambda: shed_by(client) > IN_TIME)
    await the_bot_is_idle()
    return burst


def shed_by(client: DealbotClient) -> float:
    """How many answers were dropped."""
    return client.metrics.registry.get_sample_value("dealbot_shed_total") or 0.0


def by(user: int, event: Event) -> Event:
    """An event as one of somebody else's, in a private channel of theirs if it is in a private one."""
    data, key = event.data, "user" if "user" in event.data else "author"
    channel = {} if "guild_id" in data else {"channel_id": str(user)}
    return Event(event.name, {**data, **channel, key: {**data[key], "id": str(user)}})
