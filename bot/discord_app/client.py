"""The bot's client: it logs in with the least rights, and answers messages, commands and buttons."""

from __future__ import annotations

import logging
import re
import secrets
import time
from functools import partial
from typing import Any, Final

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import LayoutView

from bot.discord_app.cards import Card
from bot.discord_app.commands import add_commands, add_shortcuts
from bot.discord_app.delivery import ALREADY_ANSWERED, EXPIRED, INTERACTION_DEADLINE, MESSAGE_DEADLINE, Outcome
from bot.discord_app.desk import Desk
from bot.discord_app.interaction import Interaction
from bot.discord_app.memory import Place
from bot.discord_app.operating import Operator, add_reload, sync_reload
from bot.discord_app.reading import read_message
from bot.discord_app.shard import Shard, ShardClient
from bot.discord_app.syncing import sync_commands
from bot.discord_app.translating import WordingTranslator
from bot.discord_app.turns import Turns
from bot.discord_app.views import CONTROLS, CardView, answer_page
from bot.operations.identifies import Identifies
from bot.operations.logs import describe_error
from bot.operations.metrics import Metrics

log = logging.getLogger(__name__)

#: Everybody may ask so often in so many seconds.
QUESTIONS: Final = 5
SECONDS: Final = 10.0

#: In the same time suggestions are made so often while somebody types.
SUGGESTIONS: Final = 30

#: A notice in a server, where nothing can be said privately, is taken back after so many seconds.
NOTICE: Final = 10.0

#: Seconds between two notices to the same person, and how many all together get in a second: answers go before.
QUIET: Final = 60.0
NOTICES: Final = 10

#: Where an interaction keeps the time at which it came, that it was told to wait, and that it was answered.
BEGAN: Final = "began"
DEFERRED: Final = "deferred"
ANSWERED: Final = "answered"

#: What it needs in a server: to see where it is asked, to answer there, and to reply to what it answers.
PERMISSIONS: Final = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)


# It speaks in no voice channel, and need not be warned that it can't.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


def _is_no_late_suggestion(record: logging.LogRecord) -> bool:
    """Whether a line is about anything but suggestions that came too late, which is no error: who types went on."""
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, discord.HTTPException) and error.code in (EXPIRED, ALREADY_ANSWERED))


logging.getLogger("discord.app_commands.tree").addFilter(_is_no_late_suggestion)


class DealbotClient(ShardClient):
    """Answers from one desk, wherever on its shard it is asked."""

    def __init__(
        self,
        desk: Desk,
        *,
        metrics: Metrics | None = None,
        identifies: Identifies | None = None,
        operator: Operator | None = None,
        shard: Shard = Shard(),  # noqa: B008 - nothing in it can change
        **options: Any,
    ) -> None:
        super().__init__(shard, metrics or Metrics(), identifies or Identifies(), **options)
        self.desk = desk
        self.tree = DealbotTree(self)
        self.turns = Turns()
        self.has_sent_commands = False
        self._operator = operator
        self._uses = commands.CooldownMapping(commands.Cooldown(QUESTIONS, SECONDS), lambda user: user)
        self._typing = commands.CooldownMapping(commands.Cooldown(SUGGESTIONS, SECONDS), lambda user: user)
        self._notices = commands.CooldownMapping(commands.Cooldown(1, QUIET), lambda user: user)
        self._all_notices = commands.Cooldown(NOTICES, 1.0)

    async def setup_hook(self) -> None:
        """Make known what can be called and pressed."""
        self.add_dynamic_items(*CONTROLS)
        await self.offer_commands()

    async def offer_commands(self) -> None:
        """Put the commands together that fit the fact base, and tell Discord of them where that is news to it."""
        await self.tree.set_translator(WordingTranslator(self.desk.engine.base.about.languages))
        # From here to the last one nothing can come in between that misses a command.
        self.tree.clear_commands(guild=None)
        add_commands(self.tree, self.desk)
        add_shortcuts(self.tree, self.desk)
        if self._operator:
            add_reload(self.tree, self.desk, self._operator)
        # Of all shards one has to tell it, and the first is where private messages come.
        if self.shard_id == 0:
            self.has_sent_commands = await sync_commands(self.tree)
            if self._operator and await sync_reload(self.tree, self._operator):
                self.has_sent_commands = True

    async def on_message(self, message: discord.Message) -> None:
        """Answer who writes privately, mentions the bot or replies to it; nobody else, and no bot."""
        if not self._is_addressed(message):
            return
        began = time.perf_counter()
        if (wait := self.seconds_to_wait(message.author.id)) is not None:
            await self._notify(message, self.notice(wait))
            return
        if not await self.turns.wait():
            self.metrics.shed.inc()
            # In a server a word would take from what its channel's answers may use.
            if message.guild is None:
                await self._notify(message, self.desk.say("busy"))
            return
        try:
            card = await self._answer_message(message)
        except Exception as error:  # noqa: BLE001 - whoever asks gets a sentence, and the log the rest
            card = self.apologise(error)
        if await self._reply(message, card):
            self._count(card, "mention" if message.guild else "private", began)

    async def answer(
        self,
        interaction: Interaction,
        question: str | None,
        document: str | None = None,
        *,
        ephemeral: bool = False,
    ) -> None:
        """Answer an interaction with the answer to a question, or say that the question is no more."""
        place = Place(interaction.user.id, interaction.channel_id or 0, interaction.id)
        if question is None:
            self.metrics.outdated.inc()
        card = self.desk.ask(question, place, document) if question else self.desk.say("facts_changed")
        await self.send(interaction, card, ephemeral=ephemeral)

    async def check(self, interaction: Interaction, text: str, *, ephemeral: bool = False) -> None:
        """Answer an interaction with what the documents have to say to each statement in a text."""
        await self.send(interaction, await self.desk.check(text, self.turns.go_on), ephemeral=ephemeral)

    async def send(self, interaction: Interaction, card: Card, *, ephemeral: bool = False) -> None:
        """Send a card as the answer to an interaction."""
        view = self._open(card, interaction.user, interaction.id)
        if await self.show(interaction, view, ephemeral=ephemeral):
            self._count(card, door_of(interaction), interaction.extras.get(BEGAN, time.perf_counter()))

    async def show(self, interaction: Interaction, view: LayoutView, *, ephemeral: bool) -> bool:
        """Send components as the answer to an interaction, or after its answer; whether they got out."""
        # The library itself does not know of an answer whose response was lost.
        if interaction.response.is_done() or interaction.extras.keys() & {DEFERRED, ANSWERED}:
            follow_up = partial(interaction.followup.send, view=view, ephemeral=ephemeral)
            outcome = await self.deliveries.send(follow_up, MESSAGE_DEADLINE, tries=1)
        else:
            respond = partial(interaction.response.send_message, view=view, ephemeral=ephemeral)
            outcome = await self.deliveries.send(respond, INTERACTION_DEADLINE)
        return _note_answered(interaction, outcome)

    async def defer(self, interaction: Interaction) -> None:
        """Have whoever asks wait for an answer that only they will see, and that takes longer than Discord waits."""
        wait = partial(interaction.response.defer, ephemeral=True)
        if await self.deliveries.send(wait, INTERACTION_DEADLINE) is Outcome.SENT:
            interaction.extras[DEFERRED] = True

    async def turn(self, interaction: Interaction, view: LayoutView) -> None:
        """Put components in the place of those that were pressed."""
        edit = partial(interaction.response.edit_message, view=view)
        _note_answered(interaction, await self.deliveries.send(edit, INTERACTION_DEADLINE))

    async def admit(self, interaction: Interaction) -> bool:
        """Whether somebody gets an answer; who asks too often, or whose turn comes too late, is told so privately."""
        interaction.extras[BEGAN] = time.perf_counter()
        if (wait := self.seconds_to_wait(interaction.user.id)) is not None:
            card = self.notice(wait)
        elif await self.turns.wait():
            return True
        else:
            self.metrics.shed.inc()
            card = self.desk.say("busy")
        if self._may_tell(interaction.user.id):
            await self.send(interaction, card, ephemeral=True)
        return False

    async def admit_suggestions(self, user: int) -> bool:
        """Count suggestions for somebody who types; whether there are not too many yet, and time for them."""
        return self._typing.update_rate_limit(user, time.monotonic()) is None and await self.turns.wait()

    def _open(self, card: Card, user: discord.abc.User, question: int) -> CardView:
        """The first page of the card that answers a question; the others are kept for when it is turned."""
        self.desk.keep(card, user.id, question)
        return answer_page(self.desk, card, question)

    def seconds_to_wait(self, user: int) -> float | None:
        """Count a use; how long somebody who asks too often has to wait, None for everybody else."""
        wait = self._uses.update_rate_limit(user, time.monotonic())
        if wait is not None:
            self.metrics.slowed.inc()
        return wait

    def _may_tell(self, user: int) -> bool:
        """Count a notice; whether there are not too many yet, to this person and to all together."""
        now = time.monotonic()
        return self._notices.update_rate_limit(user, now) is None and self._all_notices.update_rate_limit(now) is None

    def apologise(self, error: BaseException) -> Card:
        """What a person reads when the bot fails: a sentence with the reference under which the log has more.

        What an error says is not logged, as it may quote what somebody wrote; where it arose is.
        """
        reference = secrets.token_hex(4)
        self.metrics.errors.inc()
        log.error("failed, reference %s: %s", reference, describe_error(error))
        return self.desk.say("sorry", reference=reference)

    async def apologise_to(self, interaction: Interaction, error: BaseException) -> None:
        """Apologise privately for a failure, unless the interaction has its answer: to be told to wait is none."""
        card = self.apologise(error)
        if ANSWERED not in interaction.extras:
            await self.send(interaction, card, ephemeral=True)

    def notice(self, wait: float) -> Card:
        """What somebody reads who asks too often."""
        return self.desk.say("slow_down", seconds=max(1, round(wait)))

    def _count(self, card: Card, door: str, began: float) -> None:
        """Count a card that got out, if it answers a question."""
        if card.outcome:
            self.metrics.questions.labels(door, card.language, card.outcome).inc()
            self.metrics.seconds.labels(door).observe(time.perf_counter() - began)

    async def _reply(self, message: discord.Message, card: Card) -> bool:
        """Reply with a card; whether it got out."""
        # The nonce makes Discord take a card that is sent twice for one.
        send = partial(message.reply, mention_author=False, nonce=f"{message.id}.0")
        view = self._open(card, message.author, message.id)
        outcome = await self.deliveries.send(partial(send, view=view), MESSAGE_DEADLINE)
        if outcome is Outcome.FAILED:
            # Should the card be there after all, Discord drops this for having its nonce.
            apology = CardView(self.desk.say("not_delivered"), self.desk.wording)
            await self.deliveries.send(partial(send, view=apology), MESSAGE_DEADLINE)
        return outcome is Outcome.SENT

    async def _notify(self, message: discord.Message, card: Card) -> None:
        """Tell why there is no answer, unless it was told just now: notices spend what others are answered from."""
        if not self._may_tell(message.author.id):
            return
        # Its nonce is not that of an answer, which another process may have given and which would go away with it.
        delete_after = NOTICE if message.guild else None
        view = CardView(card, self.desk.wording)
        reply = partial(
            message.reply, view=view, mention_author=False, nonce=f"{message.id}.n", delete_after=delete_after
        )
        await self.deliveries.send(reply, MESSAGE_DEADLINE)

    def _is_addressed(self, message: discord.Message) -> bool:
        """Whether somebody who is no bot writes to this one."""
        kinds = (discord.MessageType.default, discord.MessageType.reply)
        if self.user is None or message.author.bot or message.type not in kinds:
            return False
        is_reply = (answered := _replied_to(message)) is not None and answered.author.id == self.user.id
        return message.guild is None or is_reply or self._is_named(message)

    def _is_named(self, message: discord.Message) -> bool:
        """Whether a message mentions the bot, or the role that Discord made for it."""
        role = message.guild.self_role if message.guild else None
        return self.user in message.mentions or (role is not None and role in message.role_mentions)

    async def _answer_message(self, message: discord.Message) -> Card:
        me, text = self.user, read_message(message)
        if not text and message.guild and message.reference and me not in message.mentions:
            return self.desk.say("mention_me")
        role = message.guild.self_role if message.guild else None
        names = rf"<@!?{me.id if me else 0}>" + (rf"|<@&{role.id}>" if role else "")
        text = re.sub(names, " ", text).strip()
        place = Place(message.author.id, message.channel.id, message.id)
        about = _replied_to(message)
        if about is None or about.author == message.author:
            return self.desk.ask(text or "help", place)
        if about.author == me:
            return self.desk.ask(text or "help", place, after=_question_of(about))
        return await self.desk.ask_of(read_message(about), text or "help", place, self.turns.go_on)


def _replied_to(message: discord.Message) -> discord.Message | None:
    """The message that this one replies to, if Discord shows it."""
    resolved = message.reference.resolved if message.reference else None
    return resolved if isinstance(resolved, discord.Message) else None


def _question_of(answer: discord.Message) -> int:
    """The id of the question that the bot answered by this message; 0 if it can't be told."""
    if answer.interaction_metadata:
        return answer.interaction_metadata.id
    return (answer.reference.message_id if answer.reference else None) or 0


def _note_answered(interaction: Interaction, outcome: Outcome) -> bool:
    """Whether an interaction has its answer by this outcome; it keeps that in mind."""
    is_out = outcome is Outcome.SENT
    if is_out:
        interaction.extras[ANSWERED] = True
    return is_out


def door_of(interaction: Interaction) -> str:
    """By which door an interaction came, as it is counted."""
    if interaction.type is discord.InteractionType.component:
        return "button"
    return "menu" if isinstance(interaction.command, app_commands.ContextMenu) else "command"


class DealbotTree(app_commands.CommandTree[DealbotClient]):
    """The commands, with a cool-down before each and an apology after each that fails."""

    def __init__(self, client: DealbotClient) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let everybody in who does not ask, or type, too often."""
        if interaction.type is discord.InteractionType.autocomplete:
            return await self.client.admit_suggestions(interaction.user.id)
        return await self.client.admit(interaction)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Apologise privately, if the interaction can still be answered."""
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            self.client.metrics.outdated.inc()
            await self.client.send(interaction, self.client.desk.say("command_changed"), ephemeral=True)
            return
        await self.client.apologise_to(interaction, getattr(error, "original", error))
