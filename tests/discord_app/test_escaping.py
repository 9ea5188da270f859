"""Text of users and documents on a card: it is shown as it stands, whatever Discord would make of it."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.discord_app.escaping import escape, shorten
from discord_app.discord_rules import formats_in, unescape

FORMATS = {
    "user": "<@123456789012345678>",
    "user by nickname": "<@!123456789012345678>",
    "role": "<@&123456789012345678>",
    "channel": "<#123456789012345678>",
    "everyone": "@everyone",
    "here": "@here",
    "slash command": "</ask:123456789012345678>",
    "subcommand": "</facts find:123456789012345678>",
    "timestamp": "<t:1761868800>",
    "relative timestamp": "<t:1761868800:R>",
    "emoji": "<:gpu:123456789012345678>",
    "animated emoji": "<a:gpu:123456789012345678>",
    "server guide": "<id:guide>",
    "channel browser": "<id:browse>",
    "onboarding": "<id:customize>",
    "linked roles": "<id:linked-roles:123456789012345678>",
    "mail address": "<mailto:somebody@example.com>",
    "telephone": "<tel:+15550100>",
    "masked link": "[the truth](https://example.com)",
    "masked link without preview": "[the truth](<https://example.com>)",
    "masked link with title": '[the truth](https://example.com "here")',
    "bare link": "https://example.com/a?b=c",
    "bare link without encryption": "http://example.com",
    "link without preview": "<https://example.com>",
    "invite": "discord.gg/abcdef",
    "invite as a link": "https://discord.gg/abcdef",
    "invite of the long kind": "discord.com/invite/abcdef",
    "heading": "# loud",
    "second heading": "## loud",
    "third heading": "### loud",
    "subtext": "-# small",
    "list with dashes": "- item",
    "list with stars": "* item",
    "numbered list": "1. item",
    "numbered list from afar": "260. item",
    "quote": "> words",
    "long quote": ">>> words",
    "spoiler": "||secret||",
    "bold": "**loud**",
    "italic": "*soft*",
    "italic with lines": "_soft_",
    "underlined": "__line__",
    "struck out": "~~gone~~",
    "bold and italic": "***loud***",
    "code": "`code`",
    "code with a backtick": "``co`de``",
    "code block": "```py\ncode\n```",
    "shrug": r"¯\_(ツ)_/¯",
}

#: What is no text: control characters, halves of a pair, and what turns the direction of the rest.
UNSHOWN = ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud83d", "\udc00", "\ue000", "\U0010ffff", "\ufdd0"]
TURNING = [chr(c) for c in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]

#: What may stand around an escaped text on a card.
FRAMES = [("", ""), ("**", "**"), ("> ", ""), ("- ", " (000)"), ("## ", ""), ("-# ", ""), ("> “", "”")]

HOSTILE = st.lists(
    st.sampled_from([*FORMATS.values(), *"\\<>@#[]()*_~|`-+:/.1 \n\t\r", *UNSHOWN, *TURNING])
    | st.text(st.characters(), max_size=10),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS)
def test_no_format_of_discord_works_in_an_escaped_text(text: str) -> None:
    assert formats_in(text), "the oracle itself must know the format"
    assert formats_in(escape(text)) == []
    assert unescape(escape(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "before", ["\\", "\\\\", "\\\\\\", "a ", "a\n", "\n", "\t", " ", *UNSHOWN, *TURNING], ids=ascii
)
def test_nothing_before_a_format_makes_it_work(before: str) -> None:
    assert [name for name, text in FORMATS.items() if formats_in(escape(f"{before}{text}"))] == []
    assert [name for name, text in FORMATS.items() if formats_in(escape(f"{before} {text}"))] == []


@given(HOSTILE)
@example("\u202e 1. item")
@example("\x00\n1. item")
def test_taking_the_escapes_away_gives_the_text_on_one_line(text: str) -> None:
    assert unescape(escape(text)) == on_one_line(text)


@given(HOSTILE)
@example("\u202e 1. item")
@example("\ud800 1. item")
def test_no_mark_stands_unescaped_in_any_text(text: str) -> None:
    assert formats_in(escape(text)) == []


@given(st.sampled_from(FRAMES), HOSTILE)
@example(("**", "**"), "\\")
@example(("> “", "”"), "ends in a star*\\")
def test_a_text_neither_breaks_out_of_its_frame_nor_swallows_its_end(frame: tuple[str, str], text: str) -> None:
    before, after = frame
    assert formats_in(f"{before}{escape(text)}{after}") == formats_in(f"{before}x{after}")


@given(HOSTILE, st.sampled_from(["@everyone", "@here"]), HOSTILE)
def test_nobody_is_pinged_whatever_stands_around_the_at_sign(before: str, mention: str, after: str) -> None:
    assert mention not in escape(f"{before}{mention}{after}")


@pytest.mark.parametrize("character", [*UNSHOWN, *TURNING], ids=lambda character: f"U+{ord(character):04X}")
def test_what_is_no_text_or_turns_the_rest_is_left_out(character: str) -> None:
    assert escape(f"up{character} to{character}") == "up to"


@pytest.mark.parametrize(
    "text", ["260,000 units", "“so”, she said", "한국은 26만 장", "naïve €5", "👩\u200d👩\u200d👧", "50%!"]
)
def test_text_without_marks_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@given(HOSTILE)
def test_an_escaped_text_can_be_sent(text: str) -> None:
    assert escape(text).encode("utf-8").decode("utf-8") == escape(text)
    assert len(escape(text).splitlines()) <= 1


@pytest.mark.parametrize("piece", ["[a](", "<@", "\\", "`", "@everyone", "1. ", "\u202e", " \n", "a*_~|"])
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    # Twenty times the length takes twenty times as long, not four hundred times: in between is room for a busy machine.
    assert seconds_for(piece, 100_000) < 90 * seconds_for(piece, 5_000)


@given(HOSTILE, st.integers(1, 60))
def test_a_shortened_text_is_within_its_limit_and_says_where_something_is_missing(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    if len(text) <= limit:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


def test_no_space_stands_before_the_ellipsis() -> None:
    assert shorten("more than 260,000", 6) == "more…"


def on_one_line(text: str) -> str:
    """What is text of a text, with white space made single."""
    kept = (c for c in text if c.isspace() or (c not in TURNING and is_text(c)))
    return " ".join("".join(kept).split())


def is_text(character: str) -> bool:
    """Whether Unicode has a use for a character that is not private."""
    return unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")


def seconds_for(piece: str, length: int) -> float:
    """The shortest of some times of the processor that escaping takes: what else the machine does is not counted."""
    text = (piece * length)[:length]
    times = []
    for _ in range(3):
        start = process_time()
        escape(text)
        times.append(process_time() - start)
    return min(times)
