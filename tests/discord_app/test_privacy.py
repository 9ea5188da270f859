"""docs/privacy.md is a promise: these tests hold the bot to it."""

from __future__ import annotations

import ast
import gc
import logging
import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import discord
import pytest
from dealbot_runs import run

from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import FORGET, Desk, code_of
from bot.discord_app.memory import LIFETIME, Place
from bot.discord_app.shard import INTENTS
from bot.discord_app.views import answer_page
from bot.engine import Engine
from bot.question.conversation import MAX_TURNS
from discord_app.discord_rules import components_of
from discord_app.fake_discord import FakeDiscord, command, direct_message, mention, typing
from discord_app.rooms import Clock, Room, check
from discord_app.served import everything_is_answered, start, the_bot_is_idle

#: A word that stands in no document, and in no message but those that are asked here.
MARKER = "xylophonist"
MESSAGES = [
    f"how many GPUs does the {MARKER} get?",
    f"is it true that {MARKER} gets 300,000 GPUs?",
    f"What did Huang say about China? {MARKER}",
    f"{MARKER}",
]

#: The id of the message or the command that a card answers.
QUESTION = 1234567890

#: Modules that keep data for later.
STORES = {"sqlite3", "dbm", "shelve", "pickle", "marshal", "tempfile", "shutil", "csv", "logging.handlers"}

#: How files are written, made, moved or logged to.
WRITERS = {
    *{"open", "write", "write_text", "write_bytes", "dump", "touch", "mkdir", "rename", "replace_with"},
    *{"FileHandler", "RotatingFileHandler", "TimedRotatingFileHandler", "SysLogHandler", "HTTPHandler"},
}

#: Asks everything of a desk while Python itself tells of each file that is opened for writing or made.
ASK_AND_WATCH = """\
import asyncio, os, sys
from pathlib import Path
from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.discord_app.memory import Place
from bot.engine import Engine
desk = Desk(Engine.load(Path("tests/other_base")))
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND
def watch(event, arguments):
    if event == "open" and arguments[2] & WRITING or event in ("os.mkdir", "os.rename", "socket.connect"):
        print(event, *arguments)
sys.addaudithook(watch)
here = Place(1, 1)
for text in ["how many ferries?", "source?", "is it true that there are 300 ferries?", "help", "\\0", "forget"]:
    desk.ask(text, here)
    asyncio.run(desk.check(text))
desk.quotes(None, "ferries"), desk.disagreements(), desk.sources(None), desk.about(), desk.complete("how", 25)
open(sys.argv[1], "w").close()
"""


@pytest.fixture(scope="session")
def promise(root: Path) -> str:
    """The page, on one line."""
    return " ".join((root / "docs" / "privacy.md").read_text("utf-8").split())


# Nothing is stored


def test_asking_opens_no_file_for_writing_and_no_connection(tmp_path: Path) -> None:
    file = tmp_path / "written.txt"
    done = run(str(file), python=["-c", ASK_AND_WATCH], variables={"PYTHONDONTWRITEBYTECODE": "1"})
    assert (done.code, done.err) == (0, "")
    (only,) = done.out.splitlines()
    assert only.startswith(f"open {file} w"), "the watch itself must see a file that is written"


def test_no_module_of_the_bot_can_write_files_or_keep_data(root: Path) -> None:
    modules = sorted((root / "bot" / "discord_app").glob("**/*.py"))
    assert len(modules) > 5
    used = {(file.name, name) for file in modules for name in names_used(ast.parse(file.read_text("utf-8")))}
    assert {(file, name) for file, name in used if name in STORES | WRITERS} == set()


def test_what_is_remembered_of_a_conversation_is_not_its_text(engine: Engine) -> None:
    desk, here = Desk(engine), Place(1, 1)
    for message in MESSAGES:
        desk.ask(message, here)
    assert desk.conversations.recall(here).turns
    kept = repr(desk.conversations.recall(here))
    assert [message for message in MESSAGES[:-1] if message in kept] == []


@pytest.mark.parametrize("end", ["forget", "lifetime"])
@pytest.mark.usefixtures("own_settings")
async def test_in_the_end_nothing_in_the_process_holds_what_was_written(
    fake: FakeDiscord,
    other_engine: Engine,
    end: str,
) -> None:
    clock = Clock()
    async with DealbotClient(Desk(other_engine, clock)) as client:
        serving = await start(client, fake)
        check = command(statements(), "check", "statement")
        for event in (direct_message(secret()), mention(secret()), command(secret()), typing(secret()), check):
            await fake.dispatch(event)
            await fake.answer_to(event)
        await the_bot_is_idle()
        assert client.desk.kept(int(check.id)), "its card must have more than one page"
        assert any(find_holders(secret)), "the looking itself must find what is held"
        del event, check
        if end == "forget":
            await everything_is_answered(fake, "forget")
        else:
            clock.now += LIFETIME
            client.desk.drop_old()
            await everything_is_answered(fake, "help")
        fake.forget()
        assert holders(secret) == []
        client.desk.drop_old()  # once a minute: see test_server.py
        assert holders(new_word) == []
    await serving


def test_no_word_that_was_typed_at_any_door_outlasts_the_next_look(other_engine: Engine) -> None:
    desk = Desk(other_engine)
    for text in ("who is {}?", "and {}'s?", "It is 12 ferries, {}.", "fer{}s\u0301 {}-{}", "{}"):
        type_everywhere(desk, text.format(*[new_word()] * 3))
    assert any(find_holders(new_word)), "the looking itself must find what is held"
    desk.ask("forget", Place(1, 1))
    desk.drop_old()
    assert holders(new_word) == []


# Nothing is logged


def test_asking_a_desk_logs_nothing_of_what_is_asked(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(engine)
    with caplog.at_level(logging.DEBUG):
        for message in MESSAGES:
            desk.ask(message, Place(1, 1))
            check(desk, message)
            desk.quotes(None, message)
            desk.complete(message, 25)
    assert MARKER not in logged(caplog)


async def test_answering_on_discord_logs_neither_who_asks_nor_what(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):  # as `dealbot run` sets it; Discord's library tells more below that
        await room.ask_in_private(MESSAGES[0])
        await room.mention(MESSAGES[1])
        await room.bob.slash(room.channel, "ask", question=MESSAGES[2])
        await room.bob.slash(room.channel, "check", statement=MESSAGES[1])
    people = [str(part) for person in (room.alice, room.bob) for part in (person.user.name, person.user.id)]
    assert [told for told in (MARKER, *people) if re.search(rf"\b{told}\b", logged(caplog))] == []


# What the page and the bot say


def test_the_page_names_the_bounds_that_memory_has(promise: str) -> None:
    assert numbers_before("turns", promise) == [MAX_TURNS]
    assert numbers_before("minutes", promise) == [LIFETIME // 60]
    assert LIFETIME % 60 == 0


def test_the_bot_itself_names_the_same_bounds_and_the_word_that_wipes_memory(engine: Engine, promise: str) -> None:
    told = " ".join(block for page in Desk(engine).about().pages for block in page)
    assert numbers_before("minutes", told) == [LIFETIME // 60]
    assert re.findall(r"“(\w+)”", told) == ["forget"]
    assert "`forget`" in promise
    assert "forget" in FORGET


def test_no_privileged_intent_is_asked_for(promise: str) -> None:
    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert not INTENTS.value & privileged.value
    assert "no privileged intent" in promise


@pytest.mark.parametrize("message", MESSAGES)
def test_what_can_be_pressed_carries_codes_and_the_number_of_the_question_alone(engine: Engine, message: str) -> None:
    desk, code = Desk(engine), "|".join(map(code_of, (*engine.base.facts, *engine.catalogue.questions)))
    cards = (desk.ask(message, Place(1, 1)), check(desk, message), desk.ask("help", Place(1, 1)))
    views = [answer_page(desk, card, QUESTION, page) for card in cards for page in range(len(card.pages))]
    components = [component for view in views for component in components_of(view)]
    names = [component["custom_id"] for component in components if "custom_id" in component]
    assert names
    known = rf"further|choice:({code})|passages:({code})+|page:\d:{QUESTION}"
    assert [name for name in names if not re.fullmatch(known, name)] == []
    offered = {option["value"] for component in components for option in component.get("options", ())}
    assert offered <= {*map(code_of, engine.catalogue.questions)}


def secret() -> str:
    """What is written, put together anew each time, so that the test itself does not hold it."""
    return f"how many ferries for {new_word()}"


def new_word() -> str:
    """A word that nobody ever used, made anew each time."""
    return MARKER[::-1]


def type_everywhere(desk: Desk, text: str) -> None:
    """Type a text wherever something can be typed."""
    desk.ask("how many ferries?", Place(1, 1))
    desk.ask(text, Place(1, 1))
    desk.ask(text, document=desk.documents.complete(text, 1)[0])
    desk.ask("how many ferries?", document=text)
    check(desk, text)
    desk.quotes(None, text)
    desk.quotes(text, text)
    desk.sources(text)
    desk.speakers.complete(text, 25)
    desk.complete(text, 25)


def statements() -> str:
    """As many statements with the secret in each as fill several pages."""
    return " ".join(f"It is {number} ferries, {secret().removesuffix('?')}." for number in range(100, 112))


def holders(make: Callable[[], str]) -> list[str]:
    """The kinds of all objects that hold a text with what is made here in it."""
    gc.collect()
    return [*find_holders(make)]


def find_holders(make: Callable[[], str]) -> Iterator[str]:
    """The same one after the other, youngest first, but the frames of who looks."""
    own = {id(frame) for frame, _ in traceback.walk_stack(None)}
    for holder in gc.get_objects():
        if id(holder) not in own and holds(holder, make()):
            yield type(holder).__name__


def holds(holder: object, sought: str) -> bool:
    """Whether a text stands in what an object refers to, and in tuples and dicts there that nobody could list."""
    for held in gc.get_referents(holder):
        match held:
            case str():
                found = sought in held
            case bytes():
                found = sought.encode() in held
            case _:
                found = not gc.is_tracked(held) and holds(held, sought)
        if found:
            return True
    return False


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """All that was logged, as a handler writes it, tracebacks included."""
    formatter = logging.Formatter("%(levelname)s %(name)s: %(message)s")
    return "\n".join(map(formatter.format, caplog.records))


def numbers_before(word: str, text: str) -> list[int]:
    """Each number that stands before a word."""
    return [int(number) for number in re.findall(rf"(\d+) {word}\b", text)]


def names_used(tree: ast.AST) -> Iterator[str]:
    """What a module imports, and what it calls, by the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(alias.name for alias in node.names))
        elif isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
