"""What the bot reads of a message: all text that whoever reads it sees, whatever it is put in."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any, Final

import pytest

from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.engine import Engine
from bot.question.understanding import MAX_STATEMENTS
from discord_app.fake_discord import Event, FakeDiscord, check_message, direct_message, mention
from discord_app.rooms import check
from discord_app.served import ask_and_wait, start

#: A statement that is judged, and what its verdict repeats of it.
STATEMENT: Final = "Korea gets exactly 300,000 GPUs."
QUESTION, FIGURE = "how many gpus?", "260,000"

_TEXT, _SECTION, _CONTAINER, _THUMBNAIL, _ROW, _BUTTON = 10, 9, 17, 11, 1, 2


def embed(**parts: Any) -> dict[str, Any]:
    return {"embeds": [{"type": "rich", **parts}]}


def card(*components: dict[str, Any]) -> dict[str, Any]:
    return {"components": [*components], "flags": 1 << 15}


def forwarded(**parts: Any) -> dict[str, Any]:
    original = {
        **dict.fromkeys(("mentions", "mention_roles", "attachments", "embeds", "components"), ()),
        "type": 0,
        "flags": 0,
        "content": "",
        "timestamp": "2025-11-03T09:00:00+00:00",
        "edited_timestamp": None,
    }
    reference = {"type": 1, "channel_id": "30", "message_id": "31"}
    return {"message_reference": reference, "message_snapshots": [{"message": {**original, **parts}}]}


def text(words: str) -> dict[str, Any]:
    return {"type": _TEXT, "content": words}


def section(words: str) -> dict[str, Any]:
    picture = {"type": _THUMBNAIL, "media": {"url": "https://example.com/a.png"}}
    return {"type": _SECTION, "components": [text(words)], "accessory": picture}


def container(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": _CONTAINER, "components": [*components]}


PUT_INTO: Final = {
    "title": lambda words: embed(title=words),
    "description": lambda words: embed(description=words),
    "field": lambda words: embed(fields=[{"name": "News", "value": words}]),
    "name of a field": lambda words: embed(fields=[{"name": words, "value": "so it is said"}]),
    "author": lambda words: embed(author={"name": words}),
    "footer": lambda words: embed(footer={"text": words}),
    "card": lambda words: card(text(words)),
    "section": lambda words: card(section(words)),
    "container": lambda words: card(container(text(words))),
    "section in a container": lambda words: card(container(section(words))),
    "forwarded": lambda words: forwarded(content=words),
    "forwarded embed": lambda words: forwarded(**embed(description=words)),
    "forwarded card": lambda words: forwarded(**card(container(text(words)))),
}

in_any_form = pytest.mark.parametrize("form", PUT_INTO)


@pytest.fixture
async def client(fake: FakeDiscord, engine: Engine) -> AsyncIterator[DealbotClient]:
    """The bot, logged in and serving."""
    async with DealbotClient(Desk(engine)) as client:
        serving = await start(client, fake)
        yield client
    await serving


def filled(event: Event, form: str, words: str) -> Event:
    return Event(event.name, {**event.data, **PUT_INTO[form](words)})


@in_any_form
@pytest.mark.usefixtures("client")
async def test_a_statement_is_checked_wherever_in_a_message_it_stands(fake: FakeDiscord, form: str) -> None:
    message = filled(direct_message(""), form, STATEMENT)
    assert f"> {STATEMENT}" in seen(await ask_and_wait(fake, check_message(message)))


@in_any_form
@pytest.mark.usefixtures("client")
async def test_a_private_message_is_answered_whatever_its_question_stands_in(fake: FakeDiscord, form: str) -> None:
    assert FIGURE in seen(await ask_and_wait(fake, filled(direct_message(""), form, QUESTION)))


@pytest.mark.usefixtures("client")
async def test_a_mention_is_answered_with_what_stands_below_it(fake: FakeDiscord) -> None:
    assert FIGURE in seen(await ask_and_wait(fake, filled(mention(""), "forwarded", QUESTION)))


@pytest.mark.usefixtures("client")
async def test_what_stands_on_a_button_is_no_statement(fake: FakeDiscord) -> None:
    button = {"type": _BUTTON, "style": 1, "label": STATEMENT, "custom_id": "a"}
    event = direct_message("")
    message = Event(event.name, {**event.data, **card({"type": _ROW, "components": [button]})})
    assert "I find no statement in that" in seen(await ask_and_wait(fake, check_message(message)))


@pytest.mark.usefixtures("client")
async def test_what_others_are_quoted_with_is_not_checked(fake: FakeDiscord) -> None:
    message = direct_message(f"> LG gets 5 GPUs.\n{STATEMENT}")
    told = seen(await ask_and_wait(fake, check_message(message)))
    assert f"> {STATEMENT}" in told
    assert "LG gets 5 GPUs" not in told


@pytest.mark.parametrize("more", [0, 1, 4])
def test_of_too_many_statements_it_is_said_how_many_are_left_out(engine: Engine, more: int) -> None:
    statements = " ".join(f"Korea gets exactly {300_000 + at} GPUs." for at in range(MAX_STATEMENTS + more))
    told = "\n".join(block for page in check(Desk(engine), statements).pages for block in page)
    said = f"I looked at {MAX_STATEMENTS} of its sentences only; {more} more stand in it."
    assert (said in told) == bool(more)


def seen(answer: Any) -> str:
    """What a person reads of an answer."""
    return json.dumps(answer.data, ensure_ascii=False).replace("\\\\", "")
