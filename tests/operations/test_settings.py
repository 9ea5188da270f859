"""The settings of a running bot: where they come from, what is allowed, and what is said of those that are not."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from dealbot_runs import run_here
from hypothesis import given
from hypothesis import strategies as st

from bot.operations.failures import SettingsError
from bot.operations.settings import HIDDEN, Settings, list_settings, load_settings, name_of
from bot.terminal.main import main

Capture = pytest.CaptureFixture[str]

TOKEN = "MTIzNDU2.GaBcDe.x-1_2y3z"  # noqa: S105 - made up

NAMES = [name_of(field) for field in Settings.model_fields]

#: The most and the least that is taken, and each of a few words.
ALLOWED = [
    *(("DEALBOT_HEALTH_PORT", value) for value in ("0", "65535")),
    *(("DEALBOT_SHARD_COUNT", value) for value in ("1", "10000")),
    *(("DEALBOT_OPERATOR_GUILD", value) for value in ("1", str(2**64 - 1))),
    *(("DEALBOT_LOG_LEVEL", value) for value in ("DEBUG", "INFO", "WARNING", "ERROR")),
    *(("DEALBOT_LOG_FORMAT", value) for value in ("auto", "text", "json")),
    *(("DEALBOT_API_URL", value) for value in ("http://proxy:8080", "https://discord.com/api/v10")),
]

#: What lies one beside it, and what the line that refuses it has to say.
REFUSED = [
    ("DEALBOT_HEALTH_PORT", "-1", "greater than or equal to 0"),
    ("DEALBOT_HEALTH_PORT", "65536", "less than or equal to 65535"),
    ("DEALBOT_HEALTH_PORT", "http", "integer"),
    ("DEALBOT_SHARD_COUNT", "0", "greater than or equal to 1"),
    ("DEALBOT_SHARD_COUNT", "10001", "less than or equal to 10000"),
    ("DEALBOT_OPERATOR_GUILD", "0", "greater than or equal to 1"),
    ("DEALBOT_LOG_LEVEL", "debug", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ("DEALBOT_LOG_FORMAT", "xml", "'auto', 'text' or 'json'"),
    ("DEALBOT_API_URL", "discord.com/api/v10", "such as 'https://discord.com/api/v10'"),
    ("DEALBOT_API_URL", "ftp://discord.com", "such as 'https://discord.com/api/v10'"),
    ("DEALBOT_API_URL", "https://discord.com/api/v10/", "such as 'https://discord.com/api/v10'"),
    ("DEALBOT_SHARD_IDS", "some", "'all', 'ordinal', or numbers and ranges"),
]

#: Any text that a variable can hold.
values = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)


class Place(NamedTuple):
    """Where settings may stand, and how one gets there."""

    name: str
    put: Callable[[str, str], object]


@pytest.fixture
def dotenv(tmp_path: Path) -> Path:
    return tmp_path / ".env"


@pytest.fixture(params=["environment", ".env"])
def place(request: pytest.FixtureRequest, dotenv: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Each of the two."""

    def write(name: str, value: str) -> None:
        with dotenv.open("a", encoding="utf-8") as file:
            file.write(f"{name}={value}\n")

    return Place(request.param, write if request.param == ".env" else monkeypatch.setenv)


@pytest.mark.parametrize(("host", "address"), [("[::1]", "::1"), ("::1", "::1"), ("127.0.0.1", "127.0.0.1")])
def test_an_address_of_version_6_may_stand_in_brackets(host: str, address: str, place: Place) -> None:
    place.put("DEALBOT_HEALTH_HOST", host)
    assert load_settings().health_host == address


def refusal() -> str:
    """What is said of settings that are refused."""
    with pytest.raises(SettingsError) as raised:
        load_settings()
    return str(raised.value)


def listed() -> dict[str, tuple[str, str]]:
    """The value and the origin of each setting."""
    return {setting.name: (setting.value, setting.origin) for setting in list_settings(load_settings())}


# Where they come from


def test_what_is_not_set_has_its_default() -> None:
    assert {name: value for name, (value, _) in listed().items()} == {
        "DISCORD_TOKEN": "",
        "DISCORD_TOKEN_FILE": "/run/secrets/discord_token",
        "DEALBOT_BASE": "",
        "DEALBOT_LOG_LEVEL": "INFO",
        "DEALBOT_LOG_FORMAT": "auto",
        "DEALBOT_HEALTH_HOST": "127.0.0.1",
        "DEALBOT_HEALTH_PORT": "8290",
        "DEALBOT_STATE_DIR": "",
        "DEALBOT_REVISION": "",
        "DEALBOT_SHARD_COUNT": "1",
        "DEALBOT_SHARD_IDS": "all",
        "DEALBOT_OPERATOR_GUILD": "",
        "DEALBOT_API_URL": "https://discord.com/api/v10",
    }


def test_the_environment_goes_before_the_file(dotenv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dotenv.write_text("DEALBOT_LOG_LEVEL=ERROR\nDEALBOT_LOG_FORMAT=json\n", "utf-8")
    monkeypatch.setenv("DEALBOT_LOG_LEVEL", "DEBUG")
    settings = load_settings()
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_value_is_none(place: Place, name: str) -> None:
    before = load_settings()
    place.put(name, "")
    assert load_settings() == before
    assert listed()[name][1] == "default"


def test_an_empty_value_in_the_environment_gives_way_to_the_file(dotenv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dotenv.write_text("DEALBOT_LOG_LEVEL=ERROR\n", "utf-8")
    monkeypatch.setenv("DEALBOT_LOG_LEVEL", "")
    assert load_settings().log_level == "ERROR"


def test_each_is_listed_with_where_it_comes_from(dotenv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dotenv.write_text(f"DEALBOT_LOG_LEVEL=ERROR\nDEALBOT_LOG_FORMAT=json\nDISCORD_TOKEN={TOKEN}\n", "utf-8")
    monkeypatch.setenv("DEALBOT_LOG_LEVEL", "DEBUG")
    found = listed()
    assert found["DEALBOT_LOG_LEVEL"] == ("DEBUG", "environment")
    assert found["DEALBOT_LOG_FORMAT"] == ("json", ".env")
    assert found["DISCORD_TOKEN"] == (HIDDEN, ".env")
    assert found["DEALBOT_HEALTH_PORT"] == ("8290", "default")


def test_each_says_what_it_is() -> None:
    assert all(setting.meaning for setting in list_settings(load_settings()))


# What is allowed


@pytest.mark.parametrize(("name", "value"), ALLOWED)
def test_a_value_within_its_bounds_is_taken(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert listed()[name] == (value, "environment")


@pytest.mark.parametrize(("name", "value", "allowed"), REFUSED)
def test_a_value_beyond_them_is_refused_with_its_name_and_what_is_allowed(
    place: Place, name: str, value: str, allowed: str
) -> None:
    place.put(name, value)
    [line] = refusal().splitlines()
    assert line.startswith(f'{name} is "{value}": ')
    assert allowed in line


def test_all_that_is_wrong_is_listed_at_once(dotenv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dotenv.write_text("DEALBOT_LOG_FORMAT=xml\nDEALBOT_COLOUR=red\n", "utf-8")
    monkeypatch.setenv("DEALBOT_HEALTH_PORT", "65536")
    monkeypatch.setenv("DEALBOT_SHARD_IDS", "some")
    names = sorted(re.match(r"\w+", line)[0] for line in refusal().splitlines())  # type: ignore[index] # fails if none
    assert names == ["DEALBOT_COLOUR", "DEALBOT_HEALTH_PORT", "DEALBOT_LOG_FORMAT", "DEALBOT_SHARD_IDS"]


def test_a_file_that_is_no_text_is_refused_by_its_name(dotenv: Path) -> None:
    dotenv.write_bytes(b"DEALBOT_LOG_LEVEL=\xff\n")
    assert ".env" in refusal()


# Names


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("DEALBOT_HELTH_PORT", "DEALBOT_HEALTH_PORT"),
        ("DEALBOT_LOGLEVEL", "DEALBOT_LOG_LEVEL"),
        ("DEALBOT_DISCORD_TOKEN", "DISCORD_TOKEN"),
    ],
)
def test_a_misspelt_name_is_refused_with_the_one_that_was_meant(place: Place, name: str, meant: str) -> None:
    place.put(name, "1")
    assert refusal() == f"{name} ({place.name}): there is no such setting; did you mean {meant}?"


@pytest.mark.parametrize("name", ["DEALBOT_COLOUR", "DEALBOT_XYZZY", "DEALBOT_FOO", "DEALBOT_MAX_USERS"])
def test_a_name_like_no_other_is_refused_without_a_guess(place: Place, name: str) -> None:
    place.put(name, "1")
    assert refusal() == f"{name} ({place.name}): there is no such setting"


def test_other_programs_names_are_theirs(dotenv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_settings()
    dotenv.write_text("DEAL=1\nLOG_LEVEL=loud\n", "utf-8")
    monkeypatch.setenv("HEALTH_PORT", "none")
    assert load_settings() == before


# Secrets


@pytest.mark.parametrize(
    "wrong",
    [
        {"DEALBOT_HEALTH_PORT": "65536"},
        {"DEALBOT_SHARD_IDS": "5"},
        {"DEALBOT_SHARD_IDS": "some", "DEALBOT_LOG_LEVEL": "loud"},
        {"DEALBOT_DISCORD_TOKEN": TOKEN},
        {"DEALBOT_TOKEN": TOKEN, "DEALBOT_API_URL": "discord"},
    ],
)
def test_no_refusal_tells_the_token(place: Place, wrong: dict[str, str]) -> None:
    for name, value in {**wrong, "DISCORD_TOKEN": TOKEN}.items():
        place.put(name, value)
    assert TOKEN not in refusal()


@given(st.dictionaries(st.sampled_from([name for name in NAMES if name != "DISCORD_TOKEN"]), values))
def test_whatever_else_is_set_the_token_is_told_nowhere(others: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**others, "DISCORD_TOKEN": TOKEN}.items():
            patch.setenv(name, value)
        try:
            said = f"{load_settings()!r} {listed()}"
        except SettingsError as error:
            said = str(error)
    assert said
    assert TOKEN not in said


# Shards


@pytest.mark.parametrize(
    ("text", "count", "shards"),
    [
        ("all", 1, (0,)),
        ("all", 3, (0, 1, 2)),
        ("2", 3, (2,)),
        ("0,2,4-7", 8, (0, 2, 4, 5, 6, 7)),
        (" 0, 2, 4 - 5 ", 8, (0, 2, 4, 5)),
        ("3,1,2-3,1", 4, (1, 2, 3)),
        ("5-5", 6, (5,)),
    ],
)
def test_shards_are_numbers_and_ranges_in_order_and_each_once(
    text: str, count: int, shards: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEALBOT_SHARD_IDS", text)
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", str(count))
    assert load_settings().shards == shards


@pytest.mark.parametrize("text", ["3", "0,3", "0-3", "99999"])
def test_a_shard_beyond_the_count_is_refused_with_both(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEALBOT_SHARD_IDS", text)
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "3")
    assert refusal() == f'DEALBOT_SHARD_IDS is "{text}": with DEALBOT_SHARD_COUNT 3 they go from 0 to 2'


@pytest.mark.parametrize("text", ["some", "-1", "1-", "1,,2", ",", "1.5", "0x1", "100000", "All", "1-2-3", "all,1"])
def test_what_names_no_shards_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEALBOT_SHARD_IDS", text)
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "10000")
    assert refusal().startswith(f'DEALBOT_SHARD_IDS is "{text}": should be ')


@pytest.mark.parametrize("text", ["1 2", "0 1,3", "1-2 3"])
def test_numbers_with_nothing_but_a_space_between_are_not_taken_for_one(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEALBOT_SHARD_IDS", text)
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "10000")
    assert f'DEALBOT_SHARD_IDS is "{text}"' in refusal()


@pytest.mark.parametrize("text", ["7-4", "0,7-4"])
def test_a_range_that_goes_backwards_is_refused_and_not_passed_over(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEALBOT_SHARD_IDS", text)
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "8")
    assert f'DEALBOT_SHARD_IDS is "{text}"' in refusal()


@pytest.mark.parametrize(("host", "shard"), [("dealbot-0", 0), ("dealbot-12", 12), ("deal2bot-03", 3)])
def test_the_ordinal_is_the_number_that_the_hosts_name_ends_in(
    host: str, shard: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: host)
    monkeypatch.setenv("DEALBOT_SHARD_IDS", "ordinal")
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "16")
    assert load_settings().shards == (shard,)


@pytest.mark.parametrize(
    ("host", "end"), [("dealbot", "no number"), ("4dealbot", "no number"), ("dealbot-16", "the number 16")]
)
def test_a_host_whose_name_ends_in_no_number_of_a_shard_is_refused_with_its_name(
    host: str, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: host)
    monkeypatch.setenv("DEALBOT_SHARD_IDS", "ordinal")
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "16")
    assert f"the host's name {host} ends in {end}" in refusal()


def test_of_a_long_number_at_the_end_of_the_hosts_name_no_part_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "dealbot-100003")
    monkeypatch.setenv("DEALBOT_SHARD_IDS", "ordinal")
    monkeypatch.setenv("DEALBOT_SHARD_COUNT", "16")
    assert "dealbot-100003" in refusal()


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted), min_size=1, max_size=5))
def test_a_list_of_ranges_holds_exactly_the_numbers_of_each(ranges: list[list[int]]) -> None:
    text = ",".join(f"{first}-{last}" for first, last in ranges)
    expected = {number for first, last in ranges for number in range(first, last + 1)}
    assert Settings(shard_ids=text, shard_count=100).shards == tuple(sorted(expected))


@given(values | st.text("0123456789,- alordin", max_size=12), st.integers(1, 20))
def test_every_text_names_shards_within_the_count_or_is_refused(text: str, count: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEALBOT_SHARD_IDS", text)
        patch.setenv("DEALBOT_SHARD_COUNT", str(count))
        try:
            shards = load_settings().shards
        except SettingsError:
            return
    assert shards
    assert set(shards) <= set(range(count))


# The commands


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("command", ["settings", "health", "sync"])
def test_bad_settings_stop_a_command_with_a_line_for_each(
    capsys: Capture, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("DEALBOT_HEALTH_PORT", "65536")
    monkeypatch.setenv("DEALBOT_LOG_LEVEL", "loud")
    done = run_here(capsys, command)
    assert (done.code, done.out) == (78, "")
    level, port = done.err.splitlines()
    assert level.startswith('dealbot: DEALBOT_LOG_LEVEL is "loud": ')
    assert port.startswith('DEALBOT_HEALTH_PORT is "65536": ')
    assert TOKEN not in done.err


def test_the_settings_are_printed_with_value_origin_and_meaning_but_no_secret(
    capsys: Capture, dotenv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dotenv.write_text("DEALBOT_LOG_LEVEL=ERROR\n", "utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    done = run_here(capsys, "settings")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert "DEALBOT_LOG_LEVEL = ERROR  [.env]" in lines
    assert f"DISCORD_TOKEN = {HIDDEN}  [environment]" in lines
    assert "DEALBOT_STATE_DIR is not set  [default]" in lines
    assert all(name in done.out for name in NAMES)
    assert TOKEN not in done.out


@pytest.mark.usefixtures("as_before")
def test_of_a_base_that_the_file_names_and_that_is_not_sound_its_own_folder_is_told(
    capsys: Capture, dotenv: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "nowhere"
    dotenv.write_text(f"DEALBOT_BASE={folder}\nDISCORD_TOKEN={TOKEN}\n", "utf-8")
    assert main(["run"]) == 1
    assert f"the fact base in {folder} can't be used" in capsys.readouterr().err
