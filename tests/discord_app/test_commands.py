from __future__ import annotations

from typing import Any

import discord
import pytest
from four_documents import FOUR
from simcord import Env, SetupError

import bot
from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from discord_app.rooms import Room, buttons, menu, read, read_raw, shown, turned

MENU = "Check this message"
DOCUMENT = "002_d1f926dfc9f7d51e.txt"

#: The numbers by which Discord knows where a command may be called, and who may take it in.
SERVER, PRIVATE_MESSAGE, PRIVATE_CHANNEL = 0, 1, 2
SERVER_INSTALL, USER_INSTALL = 0, 1


# /ask


async def test_a_question_is_answered_with_the_words_and_files_of_all_four_documents(room: Room) -> None:
    answer = await room.alice.slash(room.channel, "ask", question="how many gpus?")
    for phrase in ("about 260,000", "The sources disagree", "“more than 260,000”", "“up to 260,000”"):
        assert phrase in read(answer)
    assert all(name in read(answer) for name in FOUR)


async def test_a_question_about_one_document_is_answered_with_its_words_first(room: Room) -> None:
    answer = await room.alice.slash(room.channel, "ask", question="how many gpus?", document=DOCUMENT)
    assert "002 says: “260,000 units”" in read(answer)


async def test_an_answer_is_seen_by_everybody_in_the_channel(room: Room) -> None:
    answer = await room.alice.slash(room.channel, "ask", question="how many gpus?")
    assert [message.id for message in room.said(viewer=room.bob)] == [shown(answer).id]


async def test_a_private_answer_is_seen_by_nobody_else(room: Room) -> None:
    answer = await room.alice.slash(room.channel, "ask", question="how many gpus?", private=True)
    assert answer.ephemeral
    assert [message.id for message in room.said(viewer=room.alice)] == [shown(answer).id]
    assert room.said(viewer=room.bob) == []


# Autocomplete


@pytest.mark.parametrize("typed", ["", "how many", "gpsu", "@everyone", "zeppelin", "?" * 4_000])
async def test_what_is_suggested_are_questions_that_the_bot_knows(room: Room, engine: Engine, typed: str) -> None:
    choices = await room.alice.autocomplete(room.channel, "ask", "question", typed)
    assert len(choices) <= 25
    for choice in choices:
        assert choice["name"] == choice["value"]
        assert choice["value"] in engine.catalogue.questions
        assert len(choice["value"]) <= 100


@pytest.mark.parametrize(("typed", "suggested"), [("", "How many GPUs does South Korea get?"), ("worth", "worth?")])
async def test_suggestions_fit_what_is_typed(room: Room, typed: str, suggested: str) -> None:
    choices = await room.alice.autocomplete(room.channel, "ask", "question", typed)
    assert suggested in choices[0]["value"]


async def test_typing_is_not_asking_too_often(room: Room) -> None:
    for end in range(1, 8):
        await room.alice.autocomplete(room.channel, "ask", "question", "how many gpus?"[:end])
    answer = await room.alice.slash(room.channel, "ask", question="how many gpus?")
    assert "260,000" in read(answer)


NAMED = [("ask", "document"), ("sources", "document"), ("quotes", "speaker")]


@pytest.mark.parametrize(("name", "option"), NAMED)
async def test_a_name_is_completed_from_all_that_the_fact_base_has(
    room: Room, engine: Engine, name: str, option: str
) -> None:
    choices = await room.alice.autocomplete(room.channel, name, option, "")
    known = engine.base.sources if option == "document" else engine.catalogue.speakers
    assert [choice["value"] for choice in choices] == list(known)


@pytest.mark.parametrize(
    ("name", "option", "typed", "first"),
    [
        ("ask", "document", "002", "002_d1f926dfc9f7d51e.txt"),
        ("sources", "document", "nvidia hails", "002_d1f926dfc9f7d51e.txt"),
        ("quotes", "speaker", "jens", "jensen-huang"),
        ("quotes", "speaker", "lee jae" + "?" * 6_000, "lee-jae-myung"),
    ],
)
async def test_what_is_likeliest_to_be_meant_by_a_name_that_is_begun_comes_first(
    room: Room, name: str, option: str, typed: str, first: str
) -> None:
    choices = await room.alice.autocomplete(room.channel, name, option, typed)
    assert choices[0]["value"] == first
    assert all(len(choice["name"]) <= 100 for choice in choices)


@pytest.mark.parametrize("typed", [DOCUMENT, "002", " 002 ", "{0.title}"])
async def test_a_document_is_known_by_any_of_its_names(room: Room, fact_base: FactBase, typed: str) -> None:
    typed = typed.format(fact_base.sources[DOCUMENT])
    told = read(await room.alice.slash(room.channel, "sources", document=typed))
    assert told.startswith(f"## {DOCUMENT} is ")


@pytest.mark.parametrize(("name", "option"), NAMED)
@pytest.mark.parametrize("typed", ["zeppelin", "@everyone **x**", "x" * 6_000, "???"])
async def test_a_name_that_nothing_has_is_said_to_be_unknown(room: Room, name: str, option: str, typed: str) -> None:
    given = {option: typed, **({"question": "how many gpus?"} if name == "ask" else {})}
    answer = await room.alice.slash(room.channel, name, **given)
    assert "pick" in read(answer)
    assert typed[:50] in read(answer).replace("\u200b", "")
    assert pinged(shown(answer).message) == []


async def test_commands_are_the_same_whatever_documents_and_speakers_a_fact_base_has(
    room: Room, other_engine: Engine
) -> None:
    held = {command["name"]: command for command in sent_commands(room.env)}
    await room.env.restart_bot(DealbotClient(Desk(other_engine)))
    offered = {command["name"]: command for command in sent_commands(room.env)}
    shared = held.keys() & offered.keys()
    assert shared >= {"ask", "check", "quotes", "disagreements", "sources", "about"}
    assert [name for name in shared if held[name] != offered[name]] == []


# /check, and the menu of a message

JUDGED = [
    ("Lee met Huang in Gyeongju.", "Yes."),
    ("The video is in English.", "No."),
    ("LG gets some GPUs.", "The sources disagree on that."),
]


@pytest.mark.parametrize(("statement", "verdict"), JUDGED)
async def test_a_statement_is_repeated_and_judged(room: Room, statement: str, verdict: str) -> None:
    judged = await room.alice.slash(room.channel, "check", statement=statement)
    assert f"> {statement}\n### {verdict}" in read(judged)
    assert "Passages" in buttons(judged)


async def test_each_statement_of_a_text_gets_its_own_verdict(room: Room) -> None:
    statements, verdicts = zip(*JUDGED, strict=True)
    judged = await room.alice.slash(room.channel, "check", statement=" ".join(statements))
    for statement, verdict in zip(statements, verdicts, strict=True):
        assert f"> {statement}\n### {verdict}" in read(judged)


async def test_a_message_is_checked_for_whoever_wants_to_know(room: Room) -> None:
    message = await room.bob.send(room.channel, "The video is in English, by the way")
    judged = await room.alice.context_menu(room.channel, MENU, message)
    assert judged.ephemeral
    assert "No. The video is narrated in Korean" in read(judged)


async def test_what_the_documents_cant_judge_gets_no_verdict(room: Room, engine: Engine) -> None:
    statement = "Samsung painted its factory blue in the meantime."
    (checked,) = engine.check(statement).checked
    assert checked.answer.certainty == "unsure"
    judged = read(await room.alice.slash(room.channel, "check", statement=statement))
    assert judged.startswith(f"> {statement}\n{checked.answer.headline}\n- ")
    assert "###" not in judged


@pytest.mark.parametrize("text", ["zanzibar everyone", "🎉", "https://example.com/x", "lol"])
async def test_a_message_without_a_statement_is_not_judged(room: Room, text: str) -> None:
    message = await room.bob.send(room.channel, text)
    judged = await room.alice.context_menu(room.channel, MENU, message)
    assert judged.ephemeral
    assert read(judged) == "I find no statement in that which the documents could judge."
    assert (buttons(judged), menu(judged)) == ([], [])


async def test_the_bots_own_cards_are_nothing_to_check(room: Room) -> None:
    answer = await room.alice.slash(room.channel, "ask", question="how many gpus?")
    judged = await room.alice.context_menu(room.channel, MENU, shown(answer))
    assert "I find no statement" in read(judged)


async def test_what_somebody_wrote_is_repeated_without_its_effects(room: Room) -> None:
    statement = f"@everyone {room.bob.mention} [Korea](https://example.com) gets **exactly** 300,000 GPUs"
    judged = shown(await room.alice.slash(room.channel, "check", statement=statement))
    assert not any(mark in read_raw(judged) for mark in ("@everyone", room.bob.mention, "](", "**exactly"))
    assert pinged(judged.message) == []


# /quotes


async def test_everything_that_is_quoted_can_be_listed(room: Room) -> None:
    assert "What the documents quote:" in read(await room.alice.slash(room.channel, "quotes"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"speaker": "jensen-huang"}, "Jensen Huang, as the documents have it:"),
        ({"speaker": "jensen-huang", "about": "China"}, "95%"),
        ({"about": "China"}, "95%"),
        ({"speaker": "lee-jae-myung", "about": "zeppelins"}, "I am not sure what you mean."),
        ({"about": "zeppelins"}, "I found nothing on that."),
    ],
)
async def test_quotes_are_told_by_speaker_and_by_what_they_are_about(
    room: Room, given: dict[str, str], told: str
) -> None:
    assert told in read(await room.alice.slash(room.channel, "quotes", **given))


# /disagreements, /sources, /about


async def test_all_disagreements_are_listed(room: Room, fact_base: FactBase) -> None:
    told = "\n".join(await turned(room, shown(await room.alice.slash(room.channel, "disagreements"))))
    for fact in fact_base.contradicted_facts():
        assert fact_base.facts[fact].statement["en"] in told


async def test_the_documents_are_listed(room: Room, fact_base: FactBase) -> None:
    told = read(await room.alice.slash(room.channel, "sources"))
    assert all(name in told for name in fact_base.sources)


async def test_one_document_is_described(room: Room, fact_base: FactBase) -> None:
    told = read(await room.alice.slash(room.channel, "sources", document=DOCUMENT))
    others = fact_base.sources.keys() - {DOCUMENT}
    facts = [fact for fact in fact_base.facts.values() if DOCUMENT in {claim.source for claim in fact.claims}]
    assert f"{len(facts)} facts rest on it" in told
    assert not any(name in told for name in others)


async def test_the_bot_tells_in_private_what_it_knows_and_what_it_keeps(room: Room, engine: Engine) -> None:
    told = await room.alice.slash(room.channel, "about")
    assert told.ephemeral
    for phrase in (bot.__version__, engine.base.digest[:12], f"{len(engine.base.facts)} facts", "store nothing"):
        assert phrase in read(told)
    assert buttons(told) == list(engine.catalogue.help().suggestions)


# Shortcuts


async def test_each_shortcut_of_the_fact_base_asks_its_question(room: Room, fact_base: FactBase) -> None:
    for name, shortcut in fact_base.about.shortcuts.items():
        short = await room.alice.slash(room.channel, name)
        assert read(short) == read(await room.bob.slash(room.channel, "ask", question=shortcut.question["en"]))


async def test_another_fact_base_brings_other_shortcuts(room: Room, other_engine: Engine) -> None:
    await room.env.restart_bot(DealbotClient(Desk(other_engine)))
    assert "ferries" in room.alice.available_commands(room.channel)
    assert "gpus" not in room.alice.available_commands(room.channel)
    assert "up to 12" in read(await room.alice.slash(room.channel, "ferries"))


# Asking too often


async def test_who_asks_too_often_is_told_so_privately_and_for_a_while(room: Room) -> None:
    answers = [await room.alice.slash(room.channel, "gpus") for _ in range(6)]
    assert [answer.ephemeral for answer in answers] == [False] * 5 + [True]
    assert "One moment, please" in read(answers[-1])


async def test_nobody_waits_for_somebody_else(room: Room) -> None:
    for _ in range(6):
        await room.alice.slash(room.channel, "gpus")
    assert "260,000" in read(await room.bob.slash(room.channel, "gpus"))


# Where the commands are, and for whom


async def test_commands_answer_in_private_messages(room: Room) -> None:
    answer = await room.alice.user.slash("ask", question="how many gpus?")
    assert "260,000" in read(answer)


async def test_every_command_is_for_servers_private_messages_and_other_peoples_channels(room: Room) -> None:
    commands = sent_commands(room.env)
    assert len(commands) > 6
    for command in commands:
        assert set(command["contexts"]) == {SERVER, PRIVATE_MESSAGE, PRIVATE_CHANNEL}
        assert set(command["integration_types"]) == {SERVER_INSTALL, USER_INSTALL}


async def test_the_commands_are_sent_once(simcord_env: Env, engine: Engine) -> None:
    assert len(puts(simcord_env)) == 1
    await simcord_env.restart_bot(DealbotClient(Desk(engine)))
    assert len(puts(simcord_env)) == 1


async def test_other_commands_are_sent_anew(simcord_env: Env, other_engine: Engine) -> None:
    await simcord_env.restart_bot(DealbotClient(Desk(other_engine)))
    assert len(puts(simcord_env)) == 2
    assert "ferries" in {command["name"] for command in sent_commands(simcord_env)}


async def test_the_bot_hears_of_servers_and_messages_and_nothing_else(simcord_bot: DealbotClient) -> None:
    heard = {name for name, is_heard in simcord_bot.intents if is_heard}
    assert heard == {"guilds", "guild_messages", "dm_messages"}


@pytest.mark.parametrize(("name", "given"), [("ask", {"question": "how many gpus?"}), ("about", {}), ("gpus", {})])
async def test_no_answer_may_ping_anybody(room: Room, name: str, given: dict[str, str]) -> None:
    await room.alice.slash(room.channel, name, **given)
    request = room.sent("POST", "/callback")[-1]
    assert request.json
    assert request.json["data"]["allowed_mentions"]["parse"] == []


async def test_a_question_longer_than_the_bot_reads_cant_be_sent(room: Room) -> None:
    with pytest.raises(SetupError, match="4000"):
        await room.alice.slash(room.channel, "ask", question="gpus " * 900)


@pytest.mark.parametrize("text", ["gpus " * 799, "\u202e@everyone " * 300, "```" * 1_000, "[a](" * 900])
async def test_long_or_odd_text_gets_a_card_that_discord_takes(room: Room, text: str) -> None:
    for name, option in (("ask", "question"), ("check", "statement"), ("quotes", "about")):
        assert read(await room.alice.slash(room.channel, name, **{option: text.strip()}))


def options(room: Room) -> list[dict[str, Any]]:
    return [option for command in sent_commands(room.env) for option in command.get("options", ())]


def puts(env: Env) -> list[Any]:
    """The requests by which commands were sent."""
    return [request for request in env.http_requests if request.method == "PUT" and request.path.endswith("/commands")]


def sent_commands(env: Env) -> list[dict[str, Any]]:
    """The commands that Discord holds, as they were sent last."""
    commands: list[dict[str, Any]] = puts(env)[-1].json
    return commands


def pinged(message: discord.Message) -> list[Any]:
    return [*message.mentions, *message.role_mentions, *([message] if message.mention_everyone else [])]
