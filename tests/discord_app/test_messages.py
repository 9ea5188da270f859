from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord
import pytest
from simcord import ResponseMessage
from simcord.backend.models.message import AllowedMentions

from bot.discord_app.cards import Card
from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.engine import Engine
from bot.question.understanding import MAX_STATEMENTS
from discord_app.rooms import LONG, Room, buttons, check, menu, read, shown, turned, without_backslashes

FIFTEEN_MINUTES: Final = 15 * 60

#: What follows up has another answer by itself.
FIRST, FOLLOW_UP = "what is the deal worth?", "source?"
FOLLOWED, ALONE = (
    "002_d1f926dfc9f7d51e.txt, line 6\n> The massive GPU deal, ",
    "Everything I say comes from ",
)

#: So many statements that their verdicts fill more than one page.
STATEMENTS: Final = (
    "Korea gets exactly 300,000 GPUs. LG gets some GPUs. SK gets some GPUs. Naver gets some GPUs. "
    "The deal is worth $20 billion. Huang said that Nvidia lost China. Samsung gets some GPUs. "
    "Hyundai gets some GPUs. Lee met Huang. The video is in English. Nvidia reached $5 trillion. "
    "Korea gets more than 260,000 GPUs. The price was not disclosed. Samsung is glad about it."
)

#: Where the bot replies, and answers an interaction.
CHANNEL, CALLBACK = "/channels/*/messages", "/interactions/*/callback"

#: Discord takes nonces of so many characters.
MAX_NONCE: Final = 25

#: In no document, so that it can only come from the message.
WRITTEN: Final = "zanzibar"


# Private messages


async def test_a_private_message_is_answered_without_being_addressed(room: Room) -> None:
    assert "up to 260,000" in await room.ask_in_private("how many gpus?")
    assert len(room.said(room.alice.user.dm_channel)) == 1


async def test_a_follow_up_is_understood(room: Room) -> None:
    assert "The sources disagree on that." in await room.ask_in_private("who gets the gpus?", "and LG?")


async def test_what_follows_up_means_something_else_alone(room: Room) -> None:
    assert FOLLOWED in await room.ask_in_private(FIRST, FOLLOW_UP)
    await room.bob.send_dm(FOLLOW_UP)
    assert ALONE in read(room.said(room.bob.user.dm_channel)[-1])


@pytest.mark.parametrize("word", ["forget", "Forget me", " /forget "])
async def test_who_wants_it_is_forgotten(room: Room, word: str) -> None:
    assert "I remember nothing" in await room.ask_in_private(FIRST, word)
    assert ALONE in await room.ask_in_private(FOLLOW_UP)


async def test_who_wants_it_in_a_reply_to_somebody_else_is_forgotten(room: Room) -> None:
    await room.mention(FIRST)
    said = await room.bob.send(room.channel, "it rains")
    await room.alice.send(room.channel, f"{room.me.mention} forget", reply_to=said)
    assert "I remember nothing" in read(room.said()[-1])
    await room.mention(FOLLOW_UP)
    assert ALONE in read(room.said()[-1])


async def test_forgetting_reaches_every_channel_and_nobody_else(room: Room) -> None:
    await room.mention(FIRST)
    await room.mention(FIRST, by=room.bob)
    await room.ask_in_private("forget")
    await room.mention(FOLLOW_UP)
    assert ALONE in read(room.said()[-1])
    await room.mention(FOLLOW_UP, by=room.bob)
    assert FOLLOWED in read(room.said()[-1])


@pytest.mark.parametrize(
    ("seconds", "told"), [(FIFTEEN_MINUTES - 1, FOLLOWED), (FIFTEEN_MINUTES, ALONE), (FIFTEEN_MINUTES * 9, ALONE)]
)
async def test_a_conversation_is_remembered_for_fifteen_minutes(room: Room, seconds: float, told: str) -> None:
    await room.ask_in_private(FIRST)
    room.clock.now += seconds
    assert told in await room.ask_in_private(FOLLOW_UP)


async def test_a_conversation_that_goes_on_outlasts_the_forgetting_of_others(room: Room) -> None:
    await room.ask_in_private(FIRST)
    room.clock.now += FIFTEEN_MINUTES - 1
    await room.env.advance_time(60)
    assert FOLLOWED in await room.ask_in_private(FOLLOW_UP)


async def test_every_turn_begins_the_fifteen_minutes_anew(room: Room) -> None:
    for _ in range(3):
        assert "14 trillion" in await room.ask_in_private(FIRST)
        room.clock.now += FIFTEEN_MINUTES - 1
    assert FOLLOWED in await room.ask_in_private(FOLLOW_UP)


@pytest.mark.parametrize("kind", ["message", "reply"])
async def test_a_private_message_without_words_gets_help(room: Room, engine: Engine, kind: str) -> None:
    channel = room.alice.user.dm_channel.id
    picture = room.env.backend.store_attachments(channel, [("chips.png", b"")])
    first = await room.alice.send_dm(FIRST)
    # Privately Discord hides nothing, so a reply is not to be read as one that was hidden.
    reference = room.env.backend.normalize_message_reference(channel, {"message_id": str(first.id)})
    await room.alice.send_dm(attachments=picture, reference=reference if kind == "reply" else None)
    assert buttons(room.said(room.alice.user.dm_channel)[-1]) == list(engine.catalogue.help().suggestions)


@pytest.mark.parametrize("text", ["how many gpus? " * 300, "@everyone " * 190, "```" * 600, "\u202e\x00\U000e0041?"])
async def test_any_private_message_gets_one_card(room: Room, text: str) -> None:
    assert await room.ask_in_private(text[:2_000])
    assert len(room.said(room.alice.user.dm_channel)) == 1


# In a server


async def test_who_mentions_the_bot_is_answered_once_with_a_reply(room: Room) -> None:
    question = await room.mention("how many gpus?")
    (answer,) = room.said()
    assert "up to 260,000" in read(answer)
    assert answer.reference
    assert answer.reference.message_id == question.id


@pytest.mark.parametrize("form", ["<@{}> how many gpus?", "<@!{}>how many gpus?", "how many gpus, <@{}>?"])
async def test_the_bot_may_be_mentioned_anywhere(room: Room, form: str) -> None:
    await room.alice.send(room.channel, form.format(room.me.id))
    assert "up to 260,000" in read(room.said()[-1])


async def test_a_mention_without_a_question_gets_help(room: Room, engine: Engine) -> None:
    await room.mention("")
    assert buttons(room.said()[-1]) == list(engine.catalogue.help().suggestions)


async def test_a_reply_to_the_bot_needs_no_mention(room: Room) -> None:
    await room.mention(FIRST)
    await room.alice.send(room.channel, FOLLOW_UP, reply_to=room.said()[-1])
    assert len(room.said()) == 2
    assert FOLLOWED in read(room.said()[-1])


async def test_a_reply_to_the_answer_of_a_command_needs_a_mention(room: Room) -> None:
    """Discord hides the text of such a reply otherwise."""
    answer = await room.alice.slash(room.channel, "money")
    await room.alice.send(room.channel, f"{room.me.mention} {FOLLOW_UP}", reply_to=shown(answer))
    assert FOLLOWED in read(room.said()[-1])


async def test_a_reply_whose_text_discord_hides_is_asked_for_with_a_mention(room: Room) -> None:
    await room.mention(FIRST)
    await reply_without_ping(room, FOLLOW_UP, room.said()[-1])
    assert len(room.said()) == 2
    assert read(room.said()[-1]).startswith("I can't read that: Discord shows me a reply only if it mentions me.")


async def test_a_reply_that_could_not_be_read_leaves_the_conversation_as_it_is(room: Room) -> None:
    await room.mention(FIRST)
    await reply_without_ping(room, FOLLOW_UP, room.said()[-1])
    await room.mention(FOLLOW_UP)
    assert FOLLOWED in read(room.said()[-1])


async def test_a_reply_with_a_mention_and_nothing_else_gets_help(room: Room, engine: Engine) -> None:
    await room.mention(FIRST)
    await room.alice.send(room.channel, room.me.mention, reply_to=room.said()[-1])
    assert buttons(room.said()[-1]) == list(engine.catalogue.help().suggestions)


async def test_a_reply_goes_on_from_the_answer_that_it_replies_to(room: Room) -> None:
    await room.mention(FIRST)
    first = room.said()[-1]
    await room.mention("who gets the gpus?")
    await room.alice.send(room.channel, FOLLOW_UP, reply_to=first)
    assert FOLLOWED in read(room.said()[-1])


async def test_a_reply_to_an_answer_that_is_forgotten_goes_on_from_nothing(room: Room) -> None:
    await room.mention(FIRST)
    first = room.said()[-1]
    await room.ask_in_private("forget")
    await room.alice.send(room.channel, FOLLOW_UP, reply_to=first)
    assert ALONE in read(room.said()[-1])


@pytest.mark.parametrize("words", ["is that true?", "", "really?"])
async def test_a_reply_with_a_mention_to_somebody_elses_message_is_about_that(room: Room, words: str) -> None:
    # Discord shows the text of a message that mentions the bot.
    statement = await room.bob.send(room.channel, f"{room.me.mention} Korea gets exactly 300,000 GPUs.")
    await room.alice.send(room.channel, f"{room.me.mention} {words}", reply_to=statement)
    assert "Korea gets exactly 300,000 GPUs." in read(room.said()[-1])


@pytest.mark.parametrize("words", ["is that true?", "really?", "huh?"])
async def test_so_it_is_after_an_answer_of_ones_own(room: Room, words: str) -> None:
    await room.mention(FIRST)
    statement = await room.bob.send(room.channel, f"{room.me.mention} Korea gets exactly 300,000 GPUs.")
    await room.alice.send(room.channel, f"{room.me.mention} {words}", reply_to=statement)
    assert "Korea gets exactly 300,000 GPUs." in read(room.said()[-1])


async def test_where_that_message_is_hidden_its_menu_is_pointed_to(room: Room) -> None:
    statement = await room.bob.send(room.channel, "Korea gets exactly 300,000 GPUs.")
    await room.alice.send(room.channel, f"{room.me.mention} is that true?", reply_to=statement)
    assert "“Check this message”" in read(room.said()[-1])


async def test_a_question_that_is_one_by_itself_is_answered_whatever_it_replies_to(room: Room) -> None:
    message = await room.bob.send(room.channel, "well")
    await room.alice.send(room.channel, f"{room.me.mention} how many gpus?", reply_to=message)
    assert "260,000" in read(room.said()[-1])


async def test_one_of_which_any_part_is_not_certain_is_about_what_it_replies_to(room: Room) -> None:
    statement = await room.bob.send(room.channel, f"{room.me.mention} Korea gets exactly 300,000 GPUs.")
    await room.alice.send(room.channel, f"{room.me.mention} how many gpus? what does it weigh?", reply_to=statement)
    assert "Korea gets exactly 300,000 GPUs." in read(room.said()[-1])


async def test_no_reply_pings_anybody(room: Room) -> None:
    await room.mention(f"does @everyone get gpus? {room.bob.mention} <@&{room.channel.guild.default_role.id}>")  # type: ignore[union-attr]
    (answer,) = room.said()
    assert [*answer.mentions, *answer.role_mentions] == []
    assert not answer.mention_everyone
    (request,) = room.sent("POST", "/messages")
    assert request.json
    assert request.json["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_a_reply_that_is_sent_twice_is_known_for_one(room: Room) -> None:
    question = await room.mention("how many gpus?")
    (request,) = room.sent("POST", "/messages")
    assert request.json
    assert (request.json["nonce"], request.json["enforce_nonce"]) == (f"{question.id}.0", True)


Writer = Callable[[Room], Awaitable[object]]


async def unaddressed(room: Room) -> None:
    await room.alice.send(room.channel, "how many gpus?")


async def to_somebody_else(room: Room) -> None:
    await room.alice.send(room.channel, f"{room.bob.mention} @everyone how many gpus?")


async def reply_to_somebody_else(room: Room) -> None:
    message = await room.bob.send(room.channel, "well")
    await room.alice.send(room.channel, "how many gpus?", reply_to=message)


async def by_another_bot(room: Room) -> None:
    guild = room.alice.guild
    robot = guild.add_member(room.env.create_user("robot", bot=True))
    await room.mention("how many gpus?", by=robot)


async def by_a_webhook(room: Room) -> None:
    await room.alice.guild.create_webhook(room.channel).send(f"{room.me.mention} how many gpus?")


async def edited_into_a_question(room: Room) -> None:
    message = await room.alice.send(room.channel, "well")
    await room.alice.edit(message, f"{room.me.mention} how many gpus?")


@pytest.mark.parametrize(
    "write",
    [unaddressed, to_somebody_else, reply_to_somebody_else, by_another_bot, by_a_webhook, edited_into_a_question],
)
async def test_what_is_not_for_the_bot_is_not_answered(room: Room, write: Writer) -> None:
    await write(room)
    assert room.said() == []


async def test_the_bot_does_not_answer_itself(room: Room) -> None:
    channel = room.env.bot.get_channel(room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send(f"{room.me.mention} how many gpus?")
    await room.env.settle()
    assert len(room.said()) == 1


async def test_everybody_has_a_conversation_of_their_own(room: Room) -> None:
    await room.mention(FIRST)
    await room.mention(FOLLOW_UP, by=room.bob)
    assert ALONE in read(room.said()[-1])
    await room.mention(FOLLOW_UP)
    assert FOLLOWED in read(room.said()[-1])


async def test_every_channel_has_a_conversation_of_its_own(room: Room) -> None:
    other = room.alice.guild.create_text_channel("other")
    await room.mention(FIRST)
    await room.alice.send(other, f"{room.me.mention} {FOLLOW_UP}")
    assert ALONE in read(room.said(other)[-1])
    assert ALONE in await room.ask_in_private(FOLLOW_UP)


async def test_commands_and_messages_share_a_conversation(room: Room) -> None:
    await room.alice.slash(room.channel, "ask", question=FIRST)
    await room.mention(FOLLOW_UP)
    assert FOLLOWED in read(room.said()[-1])


# Long answers

Asker = Callable[[Room], Awaitable[discord.Message | ResponseMessage]]


async def long_in_private(room: Room) -> discord.Message:
    await room.alice.send_dm(LONG)
    return heard(room)[-1]


async def long_by_mention(room: Room) -> discord.Message:
    await room.mention(LONG)
    return heard(room)[-1]


async def long_by_command(room: Room) -> ResponseMessage:
    return shown(await room.alice.slash(room.channel, "ask", question=LONG))


async def long_in_secret(room: Room) -> ResponseMessage:
    return shown(await room.alice.slash(room.channel, "ask", question=LONG, private=True))


async def verdicts(room: Room) -> ResponseMessage:
    return shown(await room.alice.slash(room.channel, "check", statement=STATEMENTS))


at_length = pytest.mark.parametrize(
    "ask", [long_in_private, long_by_mention, long_by_command, long_in_secret, verdicts]
)


@at_length
async def test_a_long_answer_is_one_card_whose_pages_hold_all_of_it(room: Room, engine: Engine, ask: Asker) -> None:
    first = await ask(room)
    pages = pages_of(engine, ask)
    assert len(pages) > 1
    assert [text.rpartition("\n")[0] for text in await turned(room, first)] == pages
    assert len(heard(room)) == 1


async def test_every_statement_of_a_long_check_gets_its_verdict(room: Room, engine: Engine) -> None:
    told = "\n".join(await turned(room, await verdicts(room)))
    checks = engine.check(STATEMENTS)
    assert len(checks.checked) == STATEMENTS.count(".") <= MAX_STATEMENTS
    assert {checked.is_judged for checked in checks.checked} == {True, False}
    for checked in checks.checked:
        heading = "### " * checked.is_judged + " ".join(checked.answer.headline.splitlines())
        assert f"{told}\n".count(f"> {checked.statement}\n{heading}\n") == 1


async def test_every_question_of_a_long_message_is_answered(room: Room, engine: Engine) -> None:
    told = "\n".join(await turned(room, await long_in_private(room)))
    answer = engine.ask(LONG)
    assert len(answer.more) == 2
    assert [part.headline for part in (answer, *answer.more) if told.count(part.headline.splitlines()[0]) != 1] == []


@at_length
async def test_each_page_says_which_one_it_is_and_the_last_one_has_the_sources(room: Room, ask: Asker) -> None:
    pages = await turned(room, await ask(room))
    count = len(pages)
    assert [text.splitlines()[-1] for text in pages] == [f"-# Page {page} of {count}" for page in range(1, count + 1)]
    assert ["Sources" in text for text in pages] == [False] * (count - 1) + [True]


@at_length
async def test_a_long_answer_cannot_ping_anybody_whatever_page_is_open(room: Room, ask: Asker) -> None:
    await turned(room, await ask(room))
    sent = [request.json.get("data", request.json) for request in room.sent("POST", "/") if request.json]
    assert len(sent) > 1
    allowed = [each["allowed_mentions"] for each in sent if "allowed_mentions" in each]
    assert [{"replied_user": False, **each} for each in allowed] == [{"parse": [], "replied_user": False}] * len(
        allowed
    )


async def test_a_long_answer_by_mention_is_one_reply_that_is_known_for_one_if_it_is_sent_twice(room: Room) -> None:
    question = await room.mention(LONG)
    (request,) = room.sent("POST", "/messages")
    assert request.json
    assert request.json["nonce"] == f"{question.id}.0"
    assert request.json["message_reference"]["message_id"] == question.id


@at_length
async def test_a_long_answer_that_discord_fails_to_take_at_first_arrives(
    room: Room, engine: Engine, ask: Asker
) -> None:
    for path in (CHANNEL, CALLBACK):
        room.env.inject_error("POST", path, status=503, times=2)
    assert (await turned(room, await ask(room)))[0].startswith(pages_of(engine, ask)[0])
    assert len(heard(room)) == 1


async def test_whoever_did_not_ask_turns_pages_for_themselves_alone(room: Room) -> None:
    answer = await verdicts(room)
    begun = read(answer)
    own = await room.bob.click(answer, label="Next")
    assert own.ephemeral
    assert "Page 2 of" in read(own)
    assert read(answer) == begun
    assert "Page 1 of" in read(await room.bob.click(shown(own), label="Back"))
    assert len(room.said(viewer=room.bob)) == 2


@pytest.mark.parametrize("end", ["lifetime", "forget", "restart", "new facts"])
async def test_pages_that_are_kept_no_more_are_asked_for_anew(
    room: Room, engine: Engine, other_engine: Engine, simcord_bot: DealbotClient, end: str
) -> None:
    answer = await verdicts(room)
    if end == "lifetime":
        room.clock.now += FIFTEEN_MINUTES
    elif end == "forget":
        await room.ask_in_private("forget")
    elif end == "restart":
        await room.env.restart_bot(DealbotClient(Desk(engine)))
    else:
        simcord_bot.desk.adopt(other_engine)
    turned_to = await room.alice.click(answer, label="Next")
    assert turned_to.ephemeral
    assert read(turned_to) == "I can turn the pages of an answer for 15 minutes only. Please ask again."


# Asking too often


#: A notice stands for ten seconds: SimCord waits for what comes in less time than it has patience.
until_the_notice_goes = pytest.mark.simcord(settle_timeout=5.0)


@until_the_notice_goes
async def test_who_writes_too_often_gets_a_notice_that_goes_away(room: Room) -> None:
    for _ in range(6):
        await room.mention("how many gpus?")
    assert "One moment, please" in read(room.said()[-1])
    await room.env.advance_time(10)
    assert len(room.said()) == 5


@until_the_notice_goes
async def test_a_notice_is_never_taken_for_an_answer(room: Room) -> None:
    """Another process may have answered; Discord shows the first of two messages with the same nonce."""
    for _ in range(6):
        await room.mention("how many gpus?")
    nonces = [request.json and request.json["nonce"] for request in room.sent("POST", "/messages")]
    assert not any(str(nonce).endswith(".0") for nonce in nonces[5:])
    assert len(str(nonces[5])) <= MAX_NONCE


@until_the_notice_goes
async def test_who_goes_on_writing_too_often_is_told_once_a_minute(room: Room) -> None:
    for _ in range(12):
        await room.mention("how many gpus?")
    assert ["One moment, please" in read(message) for message in room.said()] == [False] * 5 + [True]
    await room.mention("how many gpus?", by=room.bob)
    assert "260,000" in read(room.said()[-1])


async def test_a_notice_in_private_stays(room: Room) -> None:
    assert "One moment, please" in await room.ask_in_private(*["how many gpus?"] * 6)
    await room.env.advance_time(10)
    assert len(room.said(room.alice.user.dm_channel)) == 6


async def test_one_person_is_counted_over_all_doors(room: Room) -> None:
    for _ in range(5):
        await room.mention("how many gpus?")
    refused = await room.alice.slash(room.channel, "gpus")
    assert refused.ephemeral
    assert "One moment, please" in read(refused)
    assert "260,000" in read(await room.bob.slash(room.channel, "gpus"))


# When something fails, on whichever way the bot is asked

Door = Callable[[Room], Awaitable[None]]


async def by_private_message(room: Room) -> None:
    await room.alice.send_dm(f"how many gpus? {WRITTEN}")


async def by_mention(room: Room) -> None:
    await room.mention(f"how many gpus? {WRITTEN}")


async def by_command(room: Room) -> None:
    await room.alice.slash(room.channel, "ask", question=f"how many gpus? {WRITTEN}")


async def by_button(room: Room) -> None:
    """Press what the bot showed before it began to fail."""
    await room.alice.click(room.said(viewer=room.alice)[0], label="How many GPUs does South Korea get?")


DOORS: Final = [by_private_message, by_mention, by_command]


class BrokenDesk(Desk):
    """A desk whose engine fails, and quotes the message in doing so, as Python's own errors do."""

    def ask(self, text: str, *_: object, **__: object) -> Card:
        raise ValueError(f"invalid literal: {text!r}")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """All that the bot's own loggers write, with everything turned on."""
    caplog.set_level(logging.DEBUG, logger="bot")
    return caplog


@pytest.mark.parametrize("door", [*DOORS, by_button])
async def test_a_failure_is_one_apology_with_a_reference_that_is_in_the_log(
    room: Room, engine: Engine, log: pytest.LogCaptureFixture, door: Door
) -> None:
    await room.alice.slash(room.channel, "about")
    before = len(heard(room))
    await room.env.restart_bot(DealbotClient(BrokenDesk(engine)))
    await door(room)
    (apology,) = heard(room)[before:]
    sentence, _, reference = read(apology).partition(" Reference: ")
    assert sentence == "Sorry, something went wrong on my side."
    (failure,) = [record.getMessage() for record in log.records if record.levelno >= logging.ERROR]
    # Where it arose, and through what it came there.
    assert failure.startswith(f"failed, reference {reference.rstrip('.')}: ValueError < ask {__file__}:")
    assert re.search(r" < \w+ \S+/bot/discord_app/\w+\.py:\d+", failure)
    assert (buttons(apology), menu(apology)) == ([], [])
    assert_was_seen(room, ValueError)


@pytest.mark.parametrize("door", DOORS)
async def test_nothing_that_people_write_and_no_token_is_logged(
    room: Room, log: pytest.LogCaptureFixture, door: Door
) -> None:
    await door(room)
    for status, code in ((403, 50013), (404, 10062), (503, 0), (500, 0)):
        for path in (CHANNEL, CALLBACK):
            room.env.inject_error("POST", path, status=status, code=code, message=f"refused {WRITTEN}", times=None)
        await door(room)
        room.env.backend.faults.clear()
    assert len(warnings(log)) >= 4
    assert_is_discreet(room, log)


@pytest.mark.parametrize("door", DOORS)
async def test_a_failure_that_quotes_what_was_written_is_logged_without_it(
    room: Room, engine: Engine, log: pytest.LogCaptureFixture, door: Door
) -> None:
    await room.env.restart_bot(DealbotClient(BrokenDesk(engine)))
    await door(room)
    assert_was_seen(room, ValueError)
    assert "ValueError" in written_by_us(log)
    assert_is_discreet(room, log)


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize("door", DOORS)
async def test_an_answer_that_discord_fails_to_take_is_sent_again(room: Room, door: Door, status: int) -> None:
    for path in (CHANNEL, CALLBACK):
        room.env.inject_error("POST", path, status=status)
    await door(room)
    (answer,) = heard(room)
    assert "260,000" in read(answer)


@pytest.mark.parametrize("door", DOORS)
async def test_an_answer_that_discord_never_takes_is_given_up_with_a_warning(
    room: Room, log: pytest.LogCaptureFixture, door: Door
) -> None:
    for path in (CHANNEL, CALLBACK):
        room.env.inject_error("POST", path, status=503, times=None)
    await door(room)
    assert heard(room) == []
    # So does the apology that a message gets.
    assert warnings(log) == ["an answer could not be sent: HTTP 503, code 0"] * (1 if door is by_command else 2)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        pytest.param(403, 50013, id="a missing permission"),
        pytest.param(404, 10062, id="an interaction that is gone"),
        pytest.param(400, 50035, id="a message that is gone"),
    ],
)
@pytest.mark.parametrize("door", DOORS)
async def test_an_answer_that_is_refused_is_not_sent_again(
    room: Room, log: pytest.LogCaptureFixture, door: Door, status: int, code: int
) -> None:
    for path in (CHANNEL, CALLBACK):
        room.env.inject_error("POST", path, status=status, code=code)
    await door(room)
    assert heard(room) == []
    assert warnings(log) == [f"an answer could not be sent: HTTP {status}, code {code}"]


@pytest.mark.parametrize("door", DOORS)
async def test_after_a_failure_the_next_question_is_answered(room: Room, door: Door) -> None:
    for path in (CHANNEL, CALLBACK):
        room.env.inject_error("POST", path, status=403, code=50013)
    await door(room)
    room.env.backend.faults.clear()
    await door(room)
    (answer,) = heard(room)
    assert "260,000" in read(answer)


async def test_an_interaction_that_was_answered_after_all_is_no_failure(
    room: Room, log: pytest.LogCaptureFixture
) -> None:
    room.env.inject_error("POST", CALLBACK, status=400, code=40060)
    await by_command(room)
    assert warnings(log) == []


async def test_where_the_bot_may_not_write_it_stays_silent_and_goes_on(
    room: Room, log: pytest.LogCaptureFixture
) -> None:
    hall = room.alice.guild.create_text_channel(
        "hall", overwrites={room.me: discord.PermissionOverwrite(send_messages=False)}
    )
    await room.alice.send(hall, f"{room.me.mention} how many gpus?")
    assert room.said(hall) == []
    assert warnings(log) == ["an answer could not be sent: HTTP 403, code 50013"]
    await room.mention("how many gpus?")
    assert len(room.said()) == 1


def pages_of(engine: Engine, ask: Asker) -> list[str]:
    """The whole answer to one of the long questions, page by page."""
    desk = Desk(engine)
    card = check(desk, STATEMENTS) if ask is verdicts else desk.ask(LONG)
    return [without_backslashes("\n".join(filter(None, page))) for page in card.pages]


async def reply_without_ping(room: Room, text: str, to: discord.Message) -> None:
    """Reply in the channel, with the switch beside it off that would mention whom it replies to."""
    backend = room.env.backend
    backend.create_message(
        room.channel.id,
        room.alice.id,
        text,
        reference=backend.normalize_message_reference(room.channel.id, {"message_id": str(to.id)}),
        allowed_mentions=AllowedMentions(replied_user=False),
    )
    await room.env.settle()


def heard(room: Room) -> list[discord.Message]:
    """Everything that the bot said and Alice can see, wherever."""
    channels = [room.channel, room.alice.user.dm_channel]
    return [message for channel in channels for message in room.said(channel, room.alice)]


def assert_was_seen(room: Room, kind: type[Exception]) -> None:
    """SimCord reports what commands raise at the end, unless it was looked at, as here."""
    assert {type(getattr(error, "original", error)) for error in room.env.errors} <= {kind}


def assert_is_discreet(room: Room, log: pytest.LogCaptureFixture) -> None:
    """No record of the bot's own loggers holds a message's text or a token."""
    written = written_by_us(log)
    assert WRITTEN not in written
    assert not [token for token in tokens(room) if token in written]


def written_by_us(log: pytest.LogCaptureFixture) -> str:
    return "\n".join(logging.Formatter().format(record) for record in log.records if is_ours(record))


def is_ours(record: logging.LogRecord) -> bool:
    return record.name.split(".")[0] == "bot"


def warnings(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if is_ours(record) and record.levelno >= logging.WARNING]


def tokens(room: Room) -> list[str]:
    """The bot's own token, and those by which its interactions can be answered."""
    http: Any = room.env.bot.http
    return [http.token, *room.env.backend.interaction_tokens]
