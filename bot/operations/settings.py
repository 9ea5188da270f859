"""The settings of a running bot, from the environment and a file `.env`; a bad one stops the start.

All are named DEALBOT_…, but those of the token, which have the names that every Discord bot's have.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, SettingsConfigDict
from rapidfuzz import fuzz, process

from bot.operations.failures import NoTokenError, SettingsError, name_user
from bot.operations.probe import DOTENV, HOST, PORT

PREFIX: Final = "DEALBOT_"

#: Where Docker and Kubernetes put a secret of that name.
SECRET: Final = Path("/run/secrets/discord_token")

#: What stands for a secret that is set.
HIDDEN: Final = "********"

#: An unknown name is taken for a misspelling of a known one from this likeness on, of 100.
LIKE: Final = 75

HOW_TO_LOG_IN: Final = """\
there is no token in DISCORD_TOKEN, and none in {file} ({reason}).
Make a bot in Discord's developer portal (Applications, New Application, Bot) and copy its token.
Then: DISCORD_TOKEN=… dealbot run, or put it into a file and name that in DISCORD_TOKEN_FILE."""

BAD_VARIABLE: Final = """\
what stands in DISCORD_TOKEN is no token ({reason}).
Copy the token anew from Discord's developer portal."""

#: A part of a list of shards: a number, or two with a hyphen between.
_RANGE: Final = re.compile(r"([0-9]{1,5})(?:\s*-\s*([0-9]{1,5}))?")

#: The number that the host's name ends in, as a StatefulSet gives it.
_ORDINAL: Final = re.compile(r"(?<![0-9])[0-9]{1,5}$")

#: What a token looks like.
_TOKEN: Final = re.compile(r"[\w-]{10,}\.[\w-]+\.[\w-]{10,}")

_URL: Final = re.compile(r"https?://[^\s@/]+(/[^\s@/]+)*")


def _check_shards(text: str) -> str:
    if text not in ("all", "ordinal") and not all(map(_read_range, text.split(","))):
        raise ValueError("should be 'all', 'ordinal', or numbers and ranges such as '0,2,4-7'")
    return text


def _read_range(text: str) -> range:
    """The numbers of a range, or the one; none where there is no such thing, or it runs backwards."""
    found = _RANGE.fullmatch(text.strip())
    return range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)


def _fault_of(token: str) -> str | None:
    """Why a text can't be sent as a token; None if it can."""
    if not token:
        return "it is empty"
    if len(token.split()) > 1:
        return "there is more than one word"
    # In a header it would have the library fail as if the network did, again and again.
    return None if token.isascii() and token.isprintable() else "it holds signs that no token has"


def _check_host(text: str) -> str:
    """An address of version 6 may stand in brackets, as it does in a URL."""
    return text[1:-1] if text.startswith("[") and text.endswith("]") else text


def _check_url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise ValueError(
            "should be an address such as 'https://discord.com/api/v10', without a name, password or slash"
        )
    return text


def _check_no_token(file: Path) -> Path:
    if _TOKEN.fullmatch(str(file).strip(" \t\r\n'\"")):
        raise ValueError(
            "should name a file, and looks like a token, which belongs into the file or into DISCORD_TOKEN"
        )
    return file


class Settings(BaseSettings):
    """What can be set, with its bounds: a value outside of them is refused."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=DOTENV, env_ignore_empty=True, extra="ignore", frozen=True
    )

    discord_token: SecretStr | None = Field(
        None, validation_alias="DISCORD_TOKEN", description="the bot's token; a file is the safer place for it"
    )
    discord_token_file: Annotated[Path, AfterValidator(_check_no_token)] = Field(
        SECRET, validation_alias="DISCORD_TOKEN_FILE", description="the file that holds the token"
    )
    base: Path | None = Field(None, description="the folder that holds facts/ and seeds/; none: the built-in deal")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="the least that is logged")
    log_format: Literal["auto", "text", "json"] = Field(
        "auto", description="lines for people or for machines; auto: for people in a terminal"
    )
    health_host: Annotated[str, AfterValidator(_check_host)] = Field(
        HOST, description="the address that health and metrics are told on"
    )
    health_port: int = Field(PORT, ge=0, le=65535, description="its port; 0: they are told nowhere")
    state_dir: Path | None = Field(
        None, description="a folder that outlives restarts, for the times of logging in; none: they are forgotten"
    )
    revision: str | None = Field(
        None, description="the commit that the bot was built from, for the log; the image sets it"
    )
    shard_count: int = Field(1, ge=1, le=10_000, description="how many shards there are in all")
    shard_ids: Annotated[str, AfterValidator(_check_shards)] = Field(
        "all", description="those of this process: all, ordinal (the number that the host's name ends in), or 0,2,4-7"
    )
    operator_guild: int | None = Field(
        None, ge=1, description="the id of the server in which the bot's owner has /reload; none: there is no /reload"
    )
    api_url: Annotated[str, AfterValidator(_check_url)] = Field(
        "https://discord.com/api/v10", description="Discord's API, or a proxy of it"
    )

    @property
    def shards(self) -> tuple[int, ...]:
        """The ids of the shards of this process, in order.

        Raises:
            SettingsError: they are not among those from 0 to the count.
        """
        found = tuple(sorted(set(self._list_shards())))
        if not found or found[-1] >= self.shard_count:
            stands = f'{PREFIX}SHARD_IDS is "{self.shard_ids}"'
            number = "no number" if not found else f"the number {found[-1]}"
            hint = (
                f", and the host's name {socket.gethostname()} ends in {number}" if self.shard_ids == "ordinal" else ""
            )
            last = self.shard_count - 1
            raise SettingsError(f"{stands}{hint}: with {PREFIX}SHARD_COUNT {self.shard_count} they go from 0 to {last}")
        return found

    def _list_shards(self) -> Iterator[int]:
        if self.shard_ids == "all":
            yield from range(self.shard_count)
        elif self.shard_ids == "ordinal":
            yield from map(int, _ORDINAL.findall(socket.gethostname()))
        else:
            yield from chain.from_iterable(map(_read_range, self.shard_ids.split(",")))

    def find_token(self) -> str:
        """The bot's token, from where it is set or from its file.

        Raises:
            NoTokenError: there is none, it can't be read, or can't be one; the error says where it was looked for.
        """
        token = self.discord_token.get_secret_value().strip() if self.discord_token else ""
        if token:
            if fault := _fault_of(token):
                raise NoTokenError(BAD_VARIABLE.format(reason=fault))
            return token
        try:
            # An editor may have put a mark before the text.
            token = self.discord_token_file.read_text("utf-8-sig").strip()
            fault = _fault_of(token)
        except OSError as error:
            fault = error.strerror or type(error).__name__
        except UnicodeDecodeError:
            fault = "it holds no text"
        if fault:
            raise NoTokenError(HOW_TO_LOG_IN.format(file=self.discord_token_file, reason=fault))
        return token


class Setting(NamedTuple):
    """A setting as it was read."""

    name: str
    value: str
    """What it is set to, or how a secret is hidden; empty for nothing."""
    origin: str
    """Where that comes from: the environment, the file `.env`, or the default."""
    meaning: str


def load_settings() -> Settings:
    """The settings as they are now.

    Raises:
        SettingsError: some are unknown or out of their bounds; the error lists all of them.
    """
    wrong: list[str] = []
    try:
        wrong += _unknown_names()
        settings = Settings()
        settings.shards  # noqa: B018 - it raises for ids that do not fit the count
    except UnicodeDecodeError:
        wrong.append(f"{DOTENV}: it is not written in UTF-8")
    except OSError as error:
        wrong.append(f"{DOTENV}: it can't be read{name_user()} ({error.strerror})")
    except ValidationError as error:
        wrong += map(_explain, error.errors(include_url=False))
    except SettingsError as error:
        wrong.append(str(error))
    else:
        if not wrong:
            return settings
    raise SettingsError("\n".join(wrong))


def list_settings(settings: Settings) -> Iterator[Setting]:
    """Every setting with its value and origin; secrets are hidden."""
    places = tuple(_places())
    for field, info in Settings.model_fields.items():
        name, value = name_of(field), getattr(settings, field)
        shown = HIDDEN if isinstance(value, SecretStr) else "" if value is None else str(value)
        origin = next((place for place, variables in places if variables.get(name.lower())), "default")
        yield Setting(name, shown, origin, info.description or "")


def name_of(field: str) -> str:
    """The name under which a setting is looked for."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"{PREFIX}{field.upper()}"


def _places() -> Iterator[tuple[str, dict[str, str | None]]]:
    """Where settings are looked for, the first first, each with the variables there by their names in small letters."""
    yield "environment", dict(EnvSettingsSource(Settings).env_vars)
    yield DOTENV, dict(DotEnvSettingsSource(Settings).env_vars)


def _unknown_names() -> Iterator[str]:
    """A line for each variable that has the prefix and is no setting."""
    known = [name_of(field) for field in Settings.model_fields]
    bare = {name: name.removeprefix(PREFIX) for name in known}
    for place, variables in _places():
        for name in sorted(name.upper() for name in variables):
            if name.startswith(PREFIX) and name not in known:
                near = process.extractOne(name.removeprefix(PREFIX), bare, scorer=fuzz.ratio, score_cutoff=LIKE)
                yield f"{name} ({place}): there is no such setting" + (f"; did you mean {near[2]}?" if near else "")


#: What is allowed, by pydantic's type of error; the slots are those of its context.
_ALLOWED: Final = {
    "value_error": "{error}",
    "literal_error": "should be {expected}",
    "int_parsing": "should be an integer",
    "int_parsing_size": "should be an integer of fewer digits",
    "greater_than_equal": "should be greater than or equal to {ge}",
    "less_than_equal": "should be less than or equal to {le}",
}


def _explain(error: ErrorDetails) -> str:
    """A line for a setting out of its bounds: its name, its value unless it may be secret, and what is allowed."""
    name = str(error["loc"][0])
    name = name_of(name) if name in Settings.model_fields else name
    value = f" is {json.dumps(str(error['input']), ensure_ascii=False)}" if name.startswith(PREFIX) else ""
    allowed = _ALLOWED.get(error["type"], error["msg"])
    return f"{name}{value}: {allowed.format(**error.get('ctx', {}))}"
