"""What is logged: one line an event, in which no text of a user can stand."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.operations.logs import (
    FRAMES,
    MOST_ALIKE,
    WINDOW,
    JsonLines,
    Lines,
    TextLines,
    configure_logging,
    describe_error,
)

Capture = pytest.CaptureFixture[str]

OWN, FOREIGN = "bot.somewhere", "library.somewhere"

#: What somebody wrote, which must not be logged.
WORDS = "hush-hush"

in_both_forms = pytest.mark.parametrize("lines", [JsonLines(), TextLines()], ids=["json", "text"])


class Talkative:
    """Something that repeats what it was told, however it is shown."""

    def __repr__(self) -> str:
        return WORDS


#: What a library may be handed: text, what holds it, and what shows it.
handed = st.recursive(
    st.sampled_from([WORDS, WORDS.encode(), Talkative(), 1, 2.5, None, True]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from("ab"), inner)
    ),
    max_leaves=6,
)


def event(logger: str, message: object, *arguments: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(logger, logging.INFO, "somewhere.py", 1, message, arguments, info)


def message_of(record: logging.LogRecord) -> Any:
    return json.loads(JsonLines().format(record))["message"]


def caught(error: Exception, cause: Exception | None = None) -> Exception:
    """An error as it is when somebody raised it."""
    try:
        raise error from cause
    except type(error) as raised:
        return raised


# One line an event


@given(st.text(), st.text(), st.sampled_from([OWN, FOREIGN]))
@example('a\nb\r\n"c"\\\x00\x1b\x85\u2028', "\n", OWN)
def test_an_event_is_one_json_object_on_one_line(words: str, said: str, logger: str) -> None:
    line = JsonLines().format(event(logger, "%s: %s", words, words, error=caught(ValueError(said))))
    assert not {"\n", "\r"} & set(line)
    assert json.loads(line).keys() == {"time", "level", "logger", "message", "error"}


@given(st.text(), st.text(), st.sampled_from([OWN, FOREIGN]))
@example('a\nb\r\n"c"\\\x00\x1b\x85\u2028', "\n", OWN)
def test_an_event_is_one_line_of_text(words: str, said: str, logger: str) -> None:
    line = TextLines().format(event(logger, "%s: %s", words, words, error=caught(ValueError(said))))
    assert len(line.splitlines()) == 1


@given(st.text(), st.lists(st.text() | st.integers() | st.floats(allow_infinity=False), max_size=3))
def test_whatever_a_library_logs_is_one_line(template: str, arguments: list[object]) -> None:
    record = event(FOREIGN, template, *arguments)
    assert isinstance(message_of(record), str)
    assert len(TextLines().format(record).splitlines()) == 1


@given(st.text())
def test_the_bots_own_words_are_kept(words: str) -> None:
    assert message_of(event(OWN, "it says %s to %d", words, 3)) == f"it says {words} to 3"


def test_an_event_tells_when_where_and_how_grave_it_is() -> None:
    record = event(OWN, "up")
    record.created = 0.5
    told = json.loads(JsonLines().format(record))
    expected = {"time": "1970-01-01T00:00:00.500+00:00", "level": "INFO", "logger": OWN, "message": "up"}
    assert told == expected
    assert TextLines().format(record) == " ".join(expected.values())


# What libraries log


@in_both_forms
@given(
    st.sampled_from(["%s", "%r", "%a", "got %s", "%s, %s", "%-5.3s|", "%d", "%.2f", "%(a)s", "%(a)s %(b)d", "100%"]),
    st.lists(handed, max_size=3),
)
def test_of_what_a_library_was_handed_no_text_is_kept(lines: Lines, template: str, arguments: list[object]) -> None:
    assert WORDS not in lines.format(event(FOREIGN, template, *arguments))


@in_both_forms
def test_nor_is_it_where_it_is_the_key_of_something(lines: Lines) -> None:
    assert WORDS not in lines.format(event(FOREIGN, "got %s", {WORDS: 1}))


@pytest.mark.parametrize(
    ("template", "arguments", "said"),
    [
        ("Shard ID %s has connected", (3,), "Shard ID 3 has connected"),
        ("(Guild: %s, User: %d)", (10**15, 2**63), "(Guild: %s, User: %d)"),
        ("%d of %.2f s for %s", (1, 2.345, WORDS), "1 of 2.35 s for …"),
        ("%(count)d from %(who)s", ({"count": 2, "who": WORDS},), "2 from …"),
        ("%s", ((1, WORDS),), "(1, '…')"),
        ("%5.1f%% done", (99.5,), " 99.5% done"),
        ("100% done", (), "100% done"),
        ("nothing is asked for", (WORDS,), "nothing is asked for"),
        ("%s and %s", (WORDS,), "%s and %s"),
        ("%d seconds", (WORDS,), "%d seconds"),
        ("user %s after %s s", (10**17, 10**15 - 1), f"user … after {10**15 - 1} s"),
        ("%(who)s", ({"count": 2},), "%(who)s"),
        ("%(who)s", (WORDS,), "%(who)s"),
        ("%d seconds", (float("nan"),), "%d seconds"),
        ("%d seconds", (float("inf"),), "%d seconds"),
        ("the letter %c", (2**31 - 1,), "the letter %c"),
        (f"Unclosed connection\nclient: {WORDS}", (), "Unclosed connection"),
        (f"%d failed\n{WORDS} %s", (2, WORDS), "%d failed"),
    ],
)
def test_a_library_is_heard_in_its_own_words_and_figures(
    template: str, arguments: tuple[object, ...], said: str
) -> None:
    assert message_of(event(FOREIGN, template, *arguments)) == said


@pytest.mark.parametrize("thing", [Talkative(), ValueError(WORDS), [WORDS], None])
def test_of_a_message_that_is_no_text_the_kind_is_told(thing: object) -> None:
    assert message_of(event(FOREIGN, thing)) == type(thing).__name__


def test_a_logger_whose_name_only_begins_like_the_bots_is_a_librarys() -> None:
    assert message_of(event("bottle", "%s", WORDS)) == "…"


# Errors


@in_both_forms
def test_of_an_error_and_what_led_to_it_the_kinds_are_told_and_not_what_they_say(lines: Lines) -> None:
    error = caught(LookupError(WORDS), caught(OSError(5, WORDS), KeyError(WORDS)))
    line = lines.format(event(OWN, "it failed", error=error))
    assert WORDS not in line
    assert [line.count(kind) for kind in ("LookupError", "OSError", "KeyError")] == [1, 1, 1]


def test_an_error_is_told_with_the_place_where_it_arose() -> None:
    described = describe_error(caught(ValueError(WORDS)))
    assert described.startswith("ValueError < caught ")
    assert re.search(rf"{re.escape(__file__)}:\d+$", described)


def test_an_error_met_while_another_was_handled_is_told_with_it() -> None:
    try:
        int(WORDS)
    except ValueError:
        described = describe_error(caught(KeyError(WORDS)))
    else:
        pytest.fail(f"{WORDS} is no number")
    assert re.fullmatch("KeyError < caught .*; from ValueError < test_.*", described)
    assert WORDS not in described


def test_errors_that_led_to_each_other_are_told_once() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert describe_error(first) == "ValueError; from KeyError"


def test_of_a_long_way_to_an_error_the_last_calls_are_told() -> None:
    def descend(steps: int) -> None:
        if not steps:
            raise ValueError(WORDS)
        descend(steps - 1)

    with pytest.raises(ValueError, match=WORDS) as raised:
        descend(50)
    assert describe_error(raised.value).count(" < descend ") == FRAMES


# Configuring


@pytest.fixture
def library() -> Iterator[logging.Logger]:
    """A library's logger that was set to tell everything."""
    logger = logging.getLogger(FOREIGN)
    logger.setLevel(logging.DEBUG)
    yield logger
    logger.setLevel(logging.NOTSET)


@pytest.fixture
def own() -> logging.Logger:
    return logging.getLogger(OWN)


@pytest.mark.usefixtures("as_before")
def test_the_bots_debug_lines_come_where_they_are_wanted_and_no_librarys(
    capsys: Capture, own: logging.Logger, library: logging.Logger
) -> None:
    configure_logging("DEBUG", "text")
    own.debug("own debug")
    library.debug("foreign debug")
    library.info("foreign info")
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("somewhere ")[2] for line in lines] == ["own debug", "foreign info"]


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        ("INFO", ["INFO", "WARNING", "ERROR"]),
        ("WARNING", ["WARNING", "ERROR"]),
        ("ERROR", ["ERROR"]),
    ],
)
@pytest.mark.usefixtures("as_before")
def test_below_the_level_nothing_is_logged(capsys: Capture, own: logging.Logger, level: str, heard: list[str]) -> None:
    configure_logging(level, "json")
    for grave in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        own.log(grave, "something")
        logging.getLogger("library.elsewhere").log(grave, "something")
    levels = [json.loads(line)["level"] for line in capsys.readouterr().err.splitlines()]
    assert levels == [level for level in heard for _ in range(2)]


@pytest.mark.usefixtures("as_before")
def test_configuring_again_takes_the_place_of_what_was_before(capsys: Capture, own: logging.Logger) -> None:
    configure_logging("INFO", "text")
    configure_logging("INFO", "json")
    own.info("once")
    [line] = capsys.readouterr().err.splitlines()
    assert json.loads(line)["message"] == "once"


@pytest.mark.usefixtures("as_before")
def test_where_there_is_no_terminal_lines_are_for_machines(capsys: Capture, own: logging.Logger) -> None:
    configure_logging("INFO", "auto")
    own.info("up")
    assert json.loads(capsys.readouterr().err)["message"] == "up"


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize(("form", "beginning"), [("auto", b"2"), ("text", b"2"), ("json", b'{"time": ')])
def test_in_a_terminal_they_are_for_people_unless_set_otherwise(
    own: logging.Logger, form: Any, beginning: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = os.openpty()
    with os.fdopen(writer, "w") as terminal, os.fdopen(reader, "rb", buffering=0) as screen:
        monkeypatch.setattr(sys, "stderr", terminal)
        configure_logging("INFO", form)
        own.info("up")
        shown = screen.read(1_000)
    assert shown.startswith(beginning)


# Floods


@pytest.fixture
def minutes(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that events have, the last of the list."""
    times = [1e9]
    make = logging.getLogRecordFactory()

    def at_that_time(*arguments: Any, **options: Any) -> logging.LogRecord:
        record = make(*arguments, **options)
        record.created = times[-1]
        return record

    monkeypatch.setattr(logging, "_logRecordFactory", at_that_time)
    return times


def messages(capsys: Capture) -> list[str]:
    return [json.loads(line)["message"] for line in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("as_before")
def test_the_same_event_again_and_again_does_not_fill_the_log(
    capsys: Capture, own: logging.Logger, library: logging.Logger, minutes: list[float]
) -> None:
    configure_logging("INFO", "json")
    for number in range(1_000):
        own.error("unhandled: %s", "OSError")
        library.info("trying again in %d s", number)
    said = messages(capsys)
    assert len(said) == 2 * MOST_ALIKE
    assert said[:2] == ["unhandled: OSError", "trying again in 0 s"]
    own.error("unhandled: %s", "ValueError")
    assert messages(capsys) == ["unhandled: ValueError"]
    minutes.append(minutes[-1] + WINDOW)
    own.error("unhandled: %s", "OSError")
    assert messages(capsys) == ["unhandled: OSError"]


@pytest.mark.usefixtures("as_before")
def test_a_clock_that_is_set_back_does_not_silence_the_log(
    capsys: Capture, own: logging.Logger, minutes: list[float]
) -> None:
    configure_logging("INFO", "json")
    for _ in range(2 * MOST_ALIKE):
        own.info("up")
    minutes.append(0.0)
    own.info("up")
    assert len(messages(capsys)) == MOST_ALIKE + 1
