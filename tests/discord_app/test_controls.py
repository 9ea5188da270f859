from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import discord
import pytest
from simcord import ResponseMessage

from bot.discord_app import views
from bot.discord_app.cards import Card
from bot.discord_app.client import DealbotClient
from bot.discord_app.desk import Desk
from bot.engine import Engine
from discord_app.rooms import Room, buttons, choose, menu, messages, read, read_raw, shown

VAGUE = "when?"

#: The label of the button that asks no question.
PASSAGES = "Passages"


@pytest.fixture(params=[False, True], ids=["same process", "after a restart"])
def pass_time(request: pytest.FixtureRequest, room: Room, engine: Engine) -> Callable[[], Awaitable[None]]:
    """Lets the process that sent a card end, or not, before something on the card is pressed."""

    async def pass_time() -> None:
        if request.param:
            await room.env.restart_bot(DealbotClient(Desk(engine)))

    return pass_time


Wait = Callable[[], Awaitable[None]]
CopyBase = Callable[[Path], Path]


# Passages


async def test_passages_are_shown_with_file_line_and_the_cited_words_bold(room: Room, pass_time: Wait) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    await pass_time()
    passages = await room.alice.click(answer, label=PASSAGES)
    assert "-# 002_d1f926dfc9f7d51e.txt, line 4\n> The tribute coincided" in read(passages)
    for words in ("**more than 260,000**", "**260,000 units**", "**up to 260,000**"):
        assert words in read_raw(passages)


async def test_only_who_asks_for_passages_sees_them(room: Room) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    passages = await room.bob.click(answer, label=PASSAGES)
    assert passages.ephemeral
    assert shown(passages).id not in [message.id for message in room.said(viewer=room.alice)]


async def test_passages_can_be_asked_for_in_private_messages(room: Room, pass_time: Wait) -> None:
    await room.ask_in_private("how many gpus?")
    await pass_time()
    passages = await room.alice.user.click(room.said(room.alice.user.dm_channel)[-1], label=PASSAGES)
    assert "**up to 260,000**" in read_raw(passages)


@pytest.mark.parametrize("question", ["who painted the Mona Lisa?", "help", "thanks"])
async def test_what_rests_on_no_document_has_no_passages(room: Room, question: str) -> None:
    assert PASSAGES not in buttons(await room.alice.slash(room.channel, "ask", question=question))


# Pages


async def test_pages_are_turned_in_place(room: Room, pass_time: Wait) -> None:
    answer = await last_page(room, "disagreements")
    first = shown(await room.alice.click(answer, label=PASSAGES))
    begun, held = read(first), len(room.said(viewer=room.alice))
    assert buttons(first) == ["Next"]
    await pass_time()
    second = shown(await room.alice.click(first, label="Next"))
    assert "Back" in buttons(second)
    assert read(second) != begun
    assert read(shown(await room.alice.click(second, label="Back"))) == begun
    assert len(room.said(viewer=room.alice)) == held


async def test_the_pages_show_every_passage_once(room: Room, engine: Engine) -> None:
    answer = await last_page(room, "disagreements")
    shown_words = "\n".join(await pages_from(room, shown(await room.alice.click(answer, label=PASSAGES))))
    facts = engine.catalogue.list_disagreements().facts
    places = [f"{citation.source}, line {citation.line}\n" for citation in engine.catalogue.cite(facts)]
    assert shown_words.count(".txt, line") == len(places)
    assert all(place in shown_words for place in places)


async def test_passages_of_one_page_have_nothing_to_turn(room: Room) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    assert buttons(await room.alice.click(answer, label=PASSAGES)) == []


# Choices


async def test_the_choices_of_a_vague_question_are_buttons_that_ask(room: Room, pass_time: Wait) -> None:
    await room.mention(VAGUE)
    offered = room.said()[-1]
    assert read(offered).splitlines()[0].endswith(" The nearest that I know:")
    assert len(choices(offered)) >= 2
    for choice in choices(offered):
        await pass_time()
        chosen = await room.alice.click(offered, label=choice)
        assert not chosen.ephemeral
        assert read(chosen) == read(await room.bob.slash(room.channel, "ask", question=choice))


async def test_what_is_chosen_from_a_private_card_is_answered_privately(room: Room, pass_time: Wait) -> None:
    about = await room.alice.slash(room.channel, "about")
    await pass_time()
    chosen = await room.alice.click(shown(about), label=buttons(about)[0])
    assert chosen.ephemeral
    assert "260,000" in read(chosen)


async def test_a_choice_is_a_turn_of_the_conversation(room: Room) -> None:
    await room.mention("")
    await room.alice.click(room.said()[-1], label="How many GPUs does South Korea get?")
    await room.mention("source?")
    assert "to supply **260,000 units** of its latest" in read(room.said()[-1])


# What to ask next


async def test_what_is_chosen_to_ask_next_is_answered(room: Room, pass_time: Wait) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    question = menu(answer)[0]
    await pass_time()
    further = await choose(room.bob, answer, 0)
    assert not further.ephemeral
    assert read(further) == read(await room.bob.slash(room.channel, "ask", question=question))


async def test_the_menu_of_an_earlier_version_which_holds_the_question_itself_still_asks(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(views, "code_of", str)
        answer = shown(await room.alice.slash(room.channel, "gpus"))
    further = await choose(room.bob, answer, 0)
    assert read(further) == read(await room.bob.slash(room.channel, "ask", question=menu(answer)[0]))


async def test_what_is_asked_next_on_a_private_card_is_answered_privately(room: Room, pass_time: Wait) -> None:
    answer = shown(await room.alice.slash(room.channel, "ask", question="how many gpus?", private=True))
    await pass_time()
    assert (await choose(room.alice, answer, 0)).ephemeral


async def test_questions_that_are_too_long_for_the_menu_are_asked_in_full(
    room: Room, other_root: Path, copy_base: CopyBase
) -> None:
    base = copy_base(other_root)
    file = base / "facts" / "topics" / "ferries.yaml"
    text, lengthy = file.read_text("utf-8"), f"by the documents at hand{', and whatever else is known here' * 3}, "
    for wording in ("who builds the ferries", "what kind of ferries"):
        text = text.replace(f"- {wording}\n", f'- "{lengthy}{wording}"\n')
    file.write_text(text, "utf-8")
    await room.env.restart_bot(DealbotClient(Desk(Engine.load(base))))
    answer = shown(await room.alice.slash(room.channel, "ask", question="how many ferries?"))
    lengthy_ones = [at for at, label in enumerate(menu(answer)) if label.startswith("By the documents at hand")]
    chosen = [read(await choose(room.alice, answer, at)) for at in lengthy_ones]
    assert ["Kelpworks" in chosen[0], "electric" in chosen[1], len(chosen)] == [True, True, 2]


async def test_it_is_counted_what_is_pressed(room: Room, simcord_bot: DealbotClient) -> None:
    answer = await last_page(room, "disagreements")
    passages = shown(await room.alice.click(answer, label=PASSAGES))
    await room.alice.click(shown(await room.alice.click(passages, label="Next")), label="Back")
    await choose(room.bob, shown(await room.bob.slash(room.channel, "gpus")), 0)
    about = shown(await room.bob.slash(room.channel, "about"))
    await room.bob.click(about, label=buttons(about)[0])
    samples = (sample for family in simcord_bot.metrics.presses.collect() for sample in family.samples)
    assert {sample.labels["control"]: sample.value for sample in samples} == {
        "passages": 1.0,
        "page": 2.0,
        "further": 1.0,
        "choice": 1.0,
    }


# What is there no more


async def test_passages_that_are_there_no_more_are_said_to_have_changed(room: Room, other_engine: Engine) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    await room.env.restart_bot(DealbotClient(Desk(other_engine)))
    pressed = await room.alice.click(answer, label=PASSAGES)
    assert pressed.ephemeral
    assert read(pressed) == "The facts have changed since. Please ask again."


async def test_a_page_that_is_there_no_more_is_said_to_have_changed(room: Room, other_engine: Engine) -> None:
    answer = await last_page(room, "disagreements")
    first = shown(await room.alice.click(answer, label=PASSAGES))
    await room.env.restart_bot(DealbotClient(Desk(other_engine)))
    turned = await room.alice.click(first, label="Next")
    assert read(turned) == "The facts have changed since. Please ask again."
    assert buttons(turned) == []


async def test_a_choice_that_is_there_no_more_is_said_to_have_changed(room: Room, other_engine: Engine) -> None:
    await room.mention(VAGUE)
    offered = room.said()[-1]
    await room.env.restart_bot(DealbotClient(Desk(other_engine)))
    chosen = await room.alice.click(offered, label=choices(offered)[0])
    assert read(chosen) == "The facts have changed since. Please ask again."


async def test_what_is_to_be_asked_next_and_is_there_no_more_is_said_to_have_changed(
    room: Room, other_engine: Engine
) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    await room.env.restart_bot(DealbotClient(Desk(other_engine)))
    chosen = await choose(room.alice, answer, 0)
    assert read(chosen) == "The facts have changed since. Please ask again."


# Too often, and failures


async def test_who_presses_too_often_is_told_so_privately(room: Room) -> None:
    answer = shown(await room.bob.slash(room.channel, "gpus"))
    pressed = [await room.alice.click(answer, label=PASSAGES) for _ in range(6)]
    assert [read(each).startswith("One moment, please") for each in pressed] == [False] * 5 + [True]
    assert all(each.ephemeral for each in pressed)


async def test_who_turns_pages_too_often_keeps_the_page(room: Room) -> None:
    answer = await last_page(room, "disagreements")
    page = shown(await room.alice.click(answer, label=PASSAGES))
    for label in ("Next", "Back", "Next", "Back"):
        await room.alice.click(page, label=label)
    begun = read(page)
    refused = await room.alice.click(page, label="Next")
    assert refused.ephemeral
    assert "One moment, please" in read(refused)
    assert read(page) == begun


class ForgetfulDesk(Desk):
    """A desk that fails as soon as something on a card is pressed."""

    def passages(self, codes: Iterable[str]) -> Card:
        raise RuntimeError(f"lost: {list(codes)}")

    def question(self, code: str) -> str | None:
        raise RuntimeError(f"lost: {code}")


@pytest.mark.parametrize(("command", "label"), [("gpus", "Passages"), ("about", "How many GPUs does South Korea get?")])
async def test_what_fails_when_pressed_is_one_private_apology_with_a_reference_that_is_in_the_log(
    room: Room, engine: Engine, caplog: pytest.LogCaptureFixture, command: str, label: str
) -> None:
    card = shown(await room.alice.slash(room.channel, command))
    await room.env.restart_bot(DealbotClient(ForgetfulDesk(engine)))
    pressed = await room.alice.click(card, label=label)
    assert pressed.ephemeral
    assert len(room.said(viewer=room.alice)) == 2
    sentence, _, reference = read(pressed).partition(" Reference: ")
    assert sentence == "Sorry, something went wrong on my side."
    assert room.env.errors == []
    (failure,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert failure.startswith(f"failed, reference {reference.rstrip('.')}: RuntimeError < ")
    assert f" {__file__}:" in failure
    assert "lost" not in failure


@pytest.mark.parametrize("status", [500, 503])
async def test_a_press_that_discord_fails_to_answer_is_answered_at_the_next_try(room: Room, status: int) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    room.env.inject_error("POST", "/interactions/*/callback", status=status)
    assert "260,000" in read(await room.alice.click(answer, label=PASSAGES))


async def test_a_press_that_came_too_late_is_no_failure(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    answer = shown(await room.alice.slash(room.channel, "gpus"))
    room.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    assert (await room.alice.click(answer, label=PASSAGES)).response is None
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == [
        "an answer could not be sent: HTTP 404, code 10062"
    ]


def choices(message: discord.Message) -> list[str]:
    """The questions that can be chosen from a card."""
    return [label for label in buttons(message) if label != PASSAGES]


async def last_page(room: Room, command: str) -> ResponseMessage:
    """The last message of an answer to Bob, which has what can be pressed."""
    return messages(await room.bob.slash(room.channel, command))[-1]


async def pages_from(room: Room, page: ResponseMessage) -> list[str]:
    """The text of a first page and of all that follow it."""
    texts = [read(page)]
    while "Next" in buttons(page):
        page = shown(await room.alice.click(page, label="Next"))
        texts.append(read(page))
    return texts
