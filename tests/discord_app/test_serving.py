"""Where the token comes from, and the commands of whoever operates the bot."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from dealbot_runs import Run, run_here
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.login import application_of
from bot.operations.failures import NoTokenError
from bot.operations.settings import load_settings

Capture = pytest.CaptureFixture[str]
Environment = Callable[..., dict[str, str]]

APPLICATION = 123456789012345678

TOKEN, TOKEN_FILE = "DISCORD_TOKEN", "DISCORD_TOKEN_FILE"

#: Made up, in the form that Discord gives them: the application's id, a time, a signature.
A_TOKEN = f"{base64.b64encode(str(APPLICATION).encode()).decode().rstrip('=')}.GaBcDe.x-1_2y3z"

#: Discord's documented bits: to see channels, to write there and in threads, to read what is replied to.
NEEDED = 1 << 10 | 1 << 11 | 1 << 38 | 1 << 16


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    return tmp_path / "token"


@pytest.fixture
def without_token(monkeypatch: pytest.MonkeyPatch, secret: Path) -> None:
    """No token in the environment, and none in the file that it names, whatever machine this is."""
    monkeypatch.delenv(TOKEN, raising=False)
    monkeypatch.setenv(TOKEN_FILE, str(secret))


# Finding the token


def test_the_token_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, f" {A_TOKEN}\n")
    assert load_settings().find_token() == A_TOKEN


@pytest.mark.usefixtures("without_token")
def test_the_token_is_what_stands_in_the_file_that_the_environment_names(secret: Path) -> None:
    secret.write_text(f"{A_TOKEN}\n", "utf-8")
    assert load_settings().find_token() == A_TOKEN


@pytest.mark.parametrize("blank", ["", " ", "\n"])
@pytest.mark.usefixtures("without_token")
def test_a_blank_token_in_the_environment_gives_way_to_the_file(
    secret: Path, blank: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret.write_text(A_TOKEN, "utf-8")
    monkeypatch.setenv(TOKEN, blank)
    assert load_settings().find_token() == A_TOKEN


@pytest.mark.usefixtures("without_token")
def test_the_environment_goes_before_the_file(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret.write_text("another", "utf-8")
    monkeypatch.setenv(TOKEN, A_TOKEN)
    assert load_settings().find_token() == A_TOKEN


@pytest.mark.usefixtures("without_token")
def test_a_mark_that_an_editor_puts_before_the_text_is_no_part_of_the_token(secret: Path) -> None:
    secret.write_text(A_TOKEN, "utf-8-sig")
    assert load_settings().find_token() == A_TOKEN


@pytest.mark.parametrize(
    "content",
    [None, b"", b" \n", b"\xff\xfe\x00", b"token\nanother"],
    ids=["missing", "empty", "blank", "no text", "two"],
)
@pytest.mark.usefixtures("without_token")
def test_where_there_is_no_token_the_error_says_where_it_was_looked_for(secret: Path, content: bytes | None) -> None:
    if content is not None:
        secret.write_bytes(content)
    with pytest.raises(NoTokenError, match=re.escape(str(secret))) as raised:
        load_settings().find_token()
    assert TOKEN in str(raised.value)


@pytest.mark.parametrize("token", ["Bot x.y.z", "x.y\n.z", "x.y\x01.z", "x.y\x7f.z", "x.ÿ.z", "x.y\u200b.z"])
def test_what_is_no_token_is_blamed_on_the_variable_that_it_stands_in_and_not_repeated(
    secret: Path, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, token)
    monkeypatch.setenv(TOKEN_FILE, str(secret))
    with pytest.raises(NoTokenError, match="DISCORD_TOKEN is no token") as raised:
        load_settings().find_token()
    assert str(secret) not in str(raised.value)
    assert token not in str(raised.value)


@pytest.mark.parametrize("token", ["Bot x.y.z", "x.y\x01.z", "x.ÿ.z"])
@pytest.mark.usefixtures("without_token")
def test_in_a_file_it_is_blamed_on_the_file(secret: Path, token: str) -> None:
    secret.write_text(token, "utf-8")
    with pytest.raises(NoTokenError, match=re.escape(str(secret))) as raised:
        load_settings().find_token()
    assert token not in str(raised.value)


def test_a_folder_in_the_place_of_the_file_holds_no_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN, raising=False)
    monkeypatch.setenv(TOKEN_FILE, str(tmp_path))
    with pytest.raises(NoTokenError, match=re.escape(str(tmp_path))):
        load_settings().find_token()


def test_a_file_name_that_no_file_can_have_holds_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN, raising=False)
    monkeypatch.setenv(TOKEN_FILE, "x" * 5_000)
    with pytest.raises(NoTokenError):
        load_settings().find_token()


# Without a token


@pytest.mark.parametrize(("command", "lines"), [("run", 1), ("sync", 3)])
@pytest.mark.usefixtures("without_token", "as_before")
def test_without_a_token_an_event_of_the_log_or_three_lines_say_how_to_get_one(
    capsys: Capture, other_root: Path, secret: Path, command: str, lines: int
) -> None:
    done = run_here(capsys, command, base=other_root)
    assert (done.code, done.out) == (3, "")
    assert len(done.err.splitlines()) == lines
    assert all(part in done.err for part in (TOKEN, TOKEN_FILE, str(secret), "developer portal", "dealbot run"))


@pytest.mark.parametrize("command", ["run", "sync"])
@pytest.mark.usefixtures("as_before")
def test_a_base_that_is_not_sound_ends_it_before_any_login_and_is_named(
    capsys: Capture, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, A_TOKEN)
    monkeypatch.setenv("DEALBOT_BASE", str(tmp_path))
    done = run_here(capsys, command, base=None)
    assert (done.code, done.out) == (1, "")
    assert f"the fact base in {tmp_path} can't be used" in done.err


# The invitation


@pytest.mark.usefixtures("without_token")
def test_the_invitation_asks_for_just_what_is_needed(capsys: Capture, other_root: Path) -> None:
    done = run_here(capsys, "invite", str(APPLICATION), base=other_root)
    assert (done.code, done.err) == (0, "")
    link = urlsplit(done.out.strip())
    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    assert parse_qs(link.query) == {
        "client_id": [str(APPLICATION)],
        "permissions": [str(NEEDED)],
        "scope": ["bot applications.commands"],
    }


def test_the_invitation_takes_the_application_from_the_token(
    capsys: Capture, other_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, A_TOKEN)
    done = run_here(capsys, "invite", base=other_root)
    assert (done.code, done.err) == (0, "")
    assert f"client_id={APPLICATION}&" in done.out
    assert A_TOKEN not in done.out


@pytest.mark.usefixtures("without_token")
def test_an_invitation_to_nothing_is_a_usage_error(capsys: Capture, other_root: Path) -> None:
    refused_in_one_line(run_here(capsys, "invite", base=other_root))


@pytest.mark.parametrize("garbage", ["garbage", "…", "ünknown.x.y", "a.b.c", "foo."])
def test_an_invitation_by_garbage_is_a_usage_error_that_does_not_repeat_it(
    capsys: Capture, other_root: Path, monkeypatch: pytest.MonkeyPatch, garbage: str
) -> None:
    monkeypatch.setenv(TOKEN, garbage)
    done = run_here(capsys, "invite", base=other_root)
    refused_in_one_line(done)
    assert garbage not in done.err


@pytest.mark.parametrize("typed", ["me", "0", "-5", "1.5", str(2**64), "9" * 5_000])
@pytest.mark.parametrize("arguments", [("invite",), ("sync", "--guild")], ids=" ".join)
def test_what_is_no_id_of_discords_is_a_usage_error(
    capsys: Capture, other_root: Path, arguments: tuple[str, ...], typed: str
) -> None:
    with pytest.raises(SystemExit) as left:
        run_here(capsys, *arguments, typed, base=other_root)
    assert left.value.code == 2
    assert "no id of Discord's" in capsys.readouterr().err


# Reading tokens


@given(st.integers(1, 2**64 - 1))
def test_every_token_tells_its_application(application: int) -> None:
    first = base64.b64encode(str(application).encode()).decode()
    assert application_of(f"{first}.GaBcDe.x-1_2y3z") == application
    assert application_of(f"{first.rstrip('=')}.GaBcDe.x-1_2y3z") == application


@given(st.text(st.characters(), max_size=80))
def test_whatever_is_no_token_tells_no_application_or_a_number(token: str) -> None:
    application = application_of(token)
    assert application is None or application >= 0


@pytest.mark.parametrize(
    "token",
    ["", ".", "..", "garbage", "MTIz!.x.y", "MTIzé.x.y", "\ud800", "Zm9v.x.y", "LTE.x.y", "4pGg.x.y", "MTIz\n.x.y"],
)
def test_garbage_tells_no_application(token: str) -> None:
    assert application_of(token) is None


# Help


@pytest.mark.parametrize("command", ["run", "sync", "invite"])
def test_help_lists_the_commands_of_whoever_operates_the_bot(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit) as left:
        run_here(capsys, "--help")
    assert left.value.code == 0
    assert re.search(rf"^ +{command} +\S", capsys.readouterr().out, re.MULTILINE)


def refused_in_one_line(done: Run) -> None:
    """Check that a run ended as a usage error, with one line that says what to give."""
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "application's id" in done.err
