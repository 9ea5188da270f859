"""What whoever operates the bot has of it: `/reload` in one server, and figures that tell nothing of anybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from discord import TeamMemberRole as Role
from discord import TeamMembershipState as State
from hypothesis import given
from hypothesis import strategies as st
from simcord import InteractionResult, MemberActor

from bot.discord_app.client import QUESTIONS, DealbotClient
from bot.discord_app.desk import Desk
from bot.discord_app.operating import MAX_PROBLEMS, Operator, owns
from bot.engine import Engine
from bot.operations.metrics import Metrics
from bot.operations.reloading import Reloaded, Reloader
from discord_app.rooms import Room, buttons, choose, read, read_raw, shown

QUESTION = "how many gpus?"

#: In no document, so that it can only come from whoever asks.
WRITTEN = "zanzibar"

#: What would format, link, ping or break out of a list.
EFFECTS = ["**bold**", "`code`", "[a](https://example.com)", "<@1>", "@everyone", "\n# title", "||hidden||", "\n- more"]


class Loads:
    """Loads as it is told to, and counts how often."""

    def __init__(self, reloaded: Reloaded) -> None:
        self.reloaded = reloaded
        self.count = 0

    async def __call__(self) -> Reloaded:
        self.count += 1
        return self.reloaded


Restart = Callable[[Callable[[], Awaitable[Reloaded]]], Awaitable[DealbotClient]]


@pytest.fixture
def administrators(room: Room) -> tuple[MemberActor, MemberActor]:
    """Two people who see every command of the server; the bot is the first one's."""
    role = room.alice.guild.create_role("administrators", permissions=discord.Permissions(administrator=True))
    owner, other = (
        room.alice.guild.add_member(room.env.create_user(name), roles=[role]) for name in ("olivia", "arthur")
    )
    return owner, other


@pytest.fixture
def operate(
    room: Room, engine: Engine, administrators: tuple[MemberActor, MemberActor], monkeypatch: pytest.MonkeyPatch
) -> Restart:
    """Has the bot begin anew, with `/reload` in its owner's server."""
    owner, _ = administrators

    async def application_info(client: discord.Client) -> discord.AppInfo:
        user = {"id": str(owner.id), "username": owner.name, "discriminator": "0", "avatar": None}
        texts = dict.fromkeys(("name", "description", "icon", "verify_key"), "")
        data: Any = {**texts, "id": str(room.me.id), "owner": user, "bot_public": True, "bot_require_code_grant": False}
        return discord.AppInfo(client._connection, data)  # noqa: SLF001 - it is made nowhere else

    monkeypatch.setattr(discord.Client, "application_info", application_info)

    async def restart(reload: Callable[[], Awaitable[Reloaded]]) -> DealbotClient:
        client = DealbotClient(Desk(engine), operator=Operator(room.alice.guild.id, reload))
        await room.env.restart_bot(client)
        return client

    return restart


# Who sees /reload


async def test_reload_is_a_command_of_the_operators_server_alone(
    room: Room, operate: Restart, engine: Engine, administrators: tuple[MemberActor, MemberActor]
) -> None:
    await operate(Loads(Reloaded(engine)))
    elsewhere = room.env.create_guild()
    role = elsewhere.create_role("administrators", permissions=discord.Permissions(administrator=True))
    member = elsewhere.add_member(room.env.create_user("carol"), roles=[role])
    assert "reload" in administrators[0].available_commands(room.channel)
    assert "reload" not in member.available_commands(elsewhere.create_text_channel("general"))
    assert "reload" not in room.alice.user.available_commands()


async def test_who_may_not_administer_the_server_is_not_offered_reload(
    room: Room, operate: Restart, engine: Engine
) -> None:
    await operate(Loads(Reloaded(engine)))
    assert "gpus" in room.alice.available_commands(room.channel)
    assert "reload" not in room.alice.available_commands(room.channel)


async def test_without_an_operators_server_there_is_no_reload(
    room: Room, administrators: tuple[MemberActor, MemberActor]
) -> None:
    assert "gpus" in administrators[0].available_commands(room.channel)
    assert "reload" not in administrators[0].available_commands(room.channel)


async def test_a_reload_that_is_offered_already_is_not_sent_again(room: Room, operate: Restart, engine: Engine) -> None:
    await operate(Loads(Reloaded(engine)))
    sent = len(room.sent("PUT", "/commands"))
    await operate(Loads(Reloaded(engine)))
    assert len(room.sent("PUT", "/commands")) == sent


async def test_a_bot_that_is_not_in_the_operators_server_does_without_reload(
    room: Room, operate: Restart, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    room.env.inject_error("*", "/applications/*/guilds/*/commands", status=403)
    await operate(Loads(Reloaded(engine)))
    assert "260,000" in read(await room.alice.slash(room.channel, "gpus"))
    assert "DEALBOT_OPERATOR_GUILD" in caplog.text


# What /reload does


async def test_the_owner_is_told_privately_which_version_serves_now(
    room: Room, operate: Restart, engine: Engine, other_engine: Engine, administrators: tuple[MemberActor, MemberActor]
) -> None:
    owner, _ = administrators
    client = await operate(Loads(Reloaded(other_engine)))
    told = await owner.slash(room.channel, "reload")
    assert told.ephemeral
    assert read(told) == f"The fact base is now version {other_engine.base.version}."
    assert client.desk.engine is engine, "putting it into its place is the reloader's part"


async def test_a_sound_base_that_is_loaded_anew_answers_from_then_on(
    room: Room,
    operate: Restart,
    engine: Engine,
    other_root: Path,
    administrators: tuple[MemberActor, MemberActor],
) -> None:
    owner, _ = administrators

    async def adopt(new: Engine) -> None:
        client.desk.adopt(new)
        await client.offer_commands()

    client = await operate(Reloader(engine, other_root, adopt, Metrics()).reload)
    assert "gpus" in room.alice.available_commands(room.channel)
    await owner.slash(room.channel, "reload")
    assert "gpus" not in room.alice.available_commands(room.channel)
    assert "up to 12" in read(await room.alice.slash(room.channel, "ferries"))
    assert "reload" in owner.available_commands(room.channel)


async def test_the_owner_is_told_privately_what_is_wrong_with_a_base(
    room: Room, operate: Restart, engine: Engine, administrators: tuple[MemberActor, MemberActor]
) -> None:
    owner, _ = administrators
    problems = tuple(f"facts/topics/deal.yaml:{line}: no such source" for line in range(1, MAX_PROBLEMS + 4))
    await operate(Loads(Reloaded(engine, problems)))
    told = await owner.slash(room.channel, "reload")
    assert told.ephemeral
    assert f"version {engine.base.version} goes on serving. Problems: {len(problems)}." in read(told)
    assert [problem in read(told) for problem in problems] == [True] * MAX_PROBLEMS + [False] * 3


@pytest.mark.parametrize("effect", EFFECTS)
async def test_what_is_wrong_is_told_without_effects(
    room: Room, operate: Restart, engine: Engine, administrators: tuple[MemberActor, MemberActor], effect: str
) -> None:
    owner, _ = administrators
    await operate(Loads(Reloaded(engine, (f"facts/gaps.yaml: {effect} is no key",))))
    told = await owner.slash(room.channel, "reload")
    assert effect not in read_raw(told)
    assert len(read_raw(told).splitlines()) == 2


async def test_problems_without_end_still_make_a_card_that_discord_takes(
    room: Room, operate: Restart, engine: Engine, administrators: tuple[MemberActor, MemberActor]
) -> None:
    owner, _ = administrators
    await operate(Loads(Reloaded(engine, ("*" * 5_000,) * 100)))
    assert "Problems: 100." in read(await owner.slash(room.channel, "reload"))


async def test_who_does_not_own_the_bot_is_refused_privately_and_nothing_is_loaded(
    room: Room, operate: Restart, engine: Engine, administrators: tuple[MemberActor, MemberActor]
) -> None:
    _, other = administrators
    await operate(loads := Loads(Reloaded(engine)))
    told = await other.slash(room.channel, "reload")
    assert told.ephemeral
    assert read(told) == "Only the bot's owner can do that."
    assert loads.count == 0


async def test_a_reload_is_told_although_discord_fails_at_first(
    room: Room, operate: Restart, engine: Engine, administrators: tuple[MemberActor, MemberActor]
) -> None:
    owner, _ = administrators
    await operate(Loads(Reloaded(engine)))
    room.env.inject_error("POST", "/interactions/*/callback", status=503)
    told = await owner.slash(room.channel, "reload")
    assert told.ephemeral
    assert read(told) == f"The fact base is now version {engine.base.version}."


async def test_what_is_to_be_loaded_is_loaded_although_nobody_can_be_told(
    room: Room, operate: Restart, engine: Engine, administrators: tuple[MemberActor, MemberActor]
) -> None:
    owner, _ = administrators
    await operate(loads := Loads(Reloaded(engine)))
    room.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, times=None)
    await owner.slash(room.channel, "reload")
    assert loads.count == 1


@pytest.mark.simcord(check_errors=False)
async def test_a_reload_that_fails_on_a_bug_ends_with_an_apology(
    room: Room, operate: Restart, administrators: tuple[MemberActor, MemberActor]
) -> None:
    owner, _ = administrators

    async def fail() -> Reloaded:
        raise RuntimeError(WRITTEN)

    await operate(fail)
    told = await owner.slash(room.channel, "reload")
    assert "Sorry, something went wrong on my side." in read(told)


# Who owns the bot


def test_a_bot_that_is_nobodys_is_owned_by_nobody() -> None:
    assert not owns(None, person(1))


@given(st.integers(1, 3), st.integers(1, 3))
def test_a_bot_without_a_team_is_owned_by_its_owner_alone(owner: int, user: int) -> None:
    assert owns(application(owner), person(user)) == (owner == user)


@pytest.mark.parametrize(
    ("role", "state", "may"),
    [
        (Role.admin, State.accepted, True),
        (Role.developer, State.accepted, True),
        (Role.read_only, State.accepted, False),
        (Role.admin, State.invited, False),
        (Role.developer, State.invited, False),
        (Role.read_only, State.invited, False),
    ],
)
def test_a_team_owns_a_bot_by_those_who_joined_it_and_may_change_things(role: Role, state: State, *, may: bool) -> None:
    of_a_team = application(1, [member(2, role, state), member(3, Role.admin, State.accepted)])
    assert owns(of_a_team, person(2)) == may
    assert owns(of_a_team, person(3))
    assert not owns(of_a_team, person(4))


# What is counted

Use = Callable[[Room], Awaitable[object]]


async def by_menu(room: Room) -> None:
    message = await room.bob.send(room.channel, f"The video is in English. {WRITTEN}")
    await room.alice.context_menu(room.channel, "Check this message", message)


async def by_button(room: Room) -> InteractionResult:
    card = shown(await room.bob.slash(room.channel, "about"))
    return await room.bob.click(card, label=buttons(card)[0])


async def by_choice(room: Room) -> InteractionResult:
    card = shown(await room.bob.slash(room.channel, "gpus"))
    return await choose(room.alice, card, 0)


@pytest.mark.parametrize(
    ("door", "outcome", "use"),
    [
        pytest.param("private", "answered", lambda room: room.alice.send_dm(QUESTION), id="private message"),
        pytest.param("mention", "answered", lambda room: room.mention(QUESTION), id="mention"),
        pytest.param(
            "mention", "out_of_scope", lambda room: room.mention("who painted the Mona Lisa?"), id="out of scope"
        ),
        pytest.param("mention", "help", lambda room: room.mention("help"), id="help"),
        pytest.param(
            "command", "answered", lambda room: room.alice.slash(room.channel, "ask", question=QUESTION), id="/ask"
        ),
        pytest.param(
            "command",
            "answered",
            lambda room: room.alice.slash(room.channel, "check", statement="LG gets some GPUs."),
            id="/check",
        ),
        pytest.param("command", "answered", lambda room: room.alice.slash(room.channel, "gpus"), id="shortcut"),
        pytest.param("menu", "answered", by_menu, id="menu of a message"),
        pytest.param("button", "answered", by_button, id="button"),
        pytest.param("button", "answered", by_choice, id="menu on a card"),
    ],
)
async def test_a_question_is_counted_once_by_its_door_and_outcome(
    room: Room, simcord_bot: DealbotClient, door: str, outcome: str, use: Use
) -> None:
    await use(room)
    counted = {labels: number for labels, number in questions(simcord_bot.metrics).items() if labels[0] == door}
    assert counted == {(door, "en", outcome): 1.0}
    assert figure(simcord_bot.metrics, "dealbot_answer_seconds_count", door=door) == 1.0


async def test_what_is_no_question_is_not_counted_as_one(room: Room, simcord_bot: DealbotClient) -> None:
    await room.ask_in_private("forget")
    await room.alice.click(shown(await room.alice.slash(room.channel, "gpus")), label="Passages")
    await room.alice.autocomplete(room.channel, "ask", "question", "how")
    await room.alice.send(room.channel, QUESTION)
    assert questions(simcord_bot.metrics) == {("command", "en", "answered"): 1.0}


async def test_a_use_that_comes_too_fast_is_counted_as_that_and_as_no_question(
    room: Room, simcord_bot: DealbotClient
) -> None:
    for _ in range(QUESTIONS + 2):
        await room.alice.slash(room.channel, "gpus")
    await room.alice.send_dm(QUESTION)
    await room.mention(QUESTION)
    assert questions(simcord_bot.metrics) == {("command", "en", "answered"): QUESTIONS}
    assert figure(simcord_bot.metrics, "dealbot_slowed_total") == 4.0


@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize(
    "use",
    [
        pytest.param(lambda room: room.alice.send_dm(WRITTEN), id="private message"),
        pytest.param(lambda room: room.mention(WRITTEN), id="mention"),
        pytest.param(lambda room: room.alice.slash(room.channel, "gpus"), id="command"),
    ],
)
async def test_an_apology_is_counted_as_an_error_and_as_no_question(
    room: Room, simcord_bot: DealbotClient, use: Use
) -> None:
    simcord_bot.desk.ask = failing  # type: ignore[assignment,method-assign] # there is no text that makes it fail
    await use(room)
    assert figure(simcord_bot.metrics, "dealbot_errors_total") == 1.0
    assert questions(simcord_bot.metrics) == {}


@pytest.mark.parametrize(("method", "path"), [("POST", "/channels/*/messages")])
async def test_an_answer_that_is_refused_is_counted_as_that_and_as_no_question(
    room: Room, simcord_bot: DealbotClient, method: str, path: str
) -> None:
    room.env.inject_error(method, path, status=403)
    await room.alice.send_dm(QUESTION)
    assert figure(simcord_bot.metrics, "dealbot_undelivered_total") == 1.0
    assert questions(simcord_bot.metrics) == {}


async def test_no_figure_tells_who_asked_or_where_or_what(room: Room, simcord_bot: DealbotClient) -> None:
    await room.ask_in_private(WRITTEN)
    await room.mention(f"how many GPUs for {WRITTEN}?")
    await room.bob.slash(room.channel, "ask", question=WRITTEN)
    await by_menu(room)
    await by_button(room)
    told = simcord_bot.metrics.render().decode()
    people = [part for person in (room.alice, room.bob) for part in (person.name, str(person.id))]
    places = [str(room.channel.id), str(room.alice.guild.id), str(room.alice.user.dm_channel.id)]
    assert 'dealbot_questions_total{door="private"' in told
    assert [part for part in (*people, *places, WRITTEN) if part in told] == []


def failing(*_: object, **__: object) -> None:
    raise RuntimeError(WRITTEN)


def questions(metrics: Metrics) -> dict[tuple[str, str, str], float]:
    """How many questions were counted, by door, language and outcome."""
    samples = [sample for family in metrics.registry.collect() for sample in family.samples]
    return {
        (sample.labels["door"], sample.labels["language"], sample.labels["outcome"]): sample.value
        for sample in samples
        if sample.name == "dealbot_questions_total"
    }


def figure(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def application(owner: int, members: list[object] | None = None) -> discord.AppInfo:
    """A stand-in for an application; with members, it is a team's."""
    team = SimpleNamespace(members=members) if members is not None else None
    return cast("discord.AppInfo", SimpleNamespace(owner=person(owner), team=team))


def member(user: int, role: Role, state: State) -> SimpleNamespace:
    return SimpleNamespace(id=user, role=role, membership_state=state)


def person(user: int) -> discord.User:
    return cast("discord.User", SimpleNamespace(id=user))
