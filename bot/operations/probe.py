"""Asking a bot that runs on this machine how it is; `python -m bot.operations.probe` is the image's health check.

That is run every few seconds as long as the bot lives, so it imports next to nothing: to read the settings as
`dealbot health` does would take ten times as much of a processor.
"""

from __future__ import annotations

import os
import socket
import sys
from typing import Final

from bot.operations.failures import SettingsError

#: Where health is told unless the settings say otherwise.
HOST: Final = "127.0.0.1"
PORT: Final = 8290

#: Where settings may stand besides the environment, in the folder that the bot is started in.
DOTENV: Final = ".env"

#: Seconds that each part of the answer may take.
PATIENCE: Final = 3.0

#: So many bytes of an answer are read: thousands of shards could tell their troubles in them.
LONGEST: Final = 1_000_000

#: By this version of HTTP the other side closes the connection after its answer.
_REQUEST: Final = b"GET /readyz HTTP/1.0\r\n\r\n"

#: What a bot answers, and whether it is ready then.
_ANSWERS: Final = {"200": True, "503": False}


def ask_health(host: str, port: int) -> tuple[bool, str]:
    """Whether the bot that tells its health there is ready, and what it says."""
    if not port:
        return False, "health is told nowhere: DEALBOT_HEALTH_PORT is 0"
    try:
        answer = _exchange(host, port)
    except (OSError, UnicodeError, OverflowError) as error:
        return False, f"nothing answers on {host}:{port} ({type(error).__name__})"
    head, _, body = answer.partition("\r\n\r\n")
    version, status, *_ = [*head.split(maxsplit=2), "", ""]
    words = body.strip()
    is_ready = _ANSWERS.get(status)
    if not version.startswith("HTTP/") or is_ready is None or is_ready != (words == "ready"):
        return False, f"something else than dealbot answers on {host}:{port}"
    return is_ready, words


def _exchange(host: str, port: int) -> str:
    with socket.create_connection((host, port), PATIENCE) as connection, connection.makefile("rb") as answer:
        connection.sendall(_REQUEST)
        return answer.read(LONGEST).decode(errors="replace")


def main() -> int:
    """Print what the bot says; 0 if it is ready, 1 if not, or if the settings can't be used."""
    try:
        is_ready, words = ask_health(*_find_address())
    except (SettingsError, ValueError) as error:
        is_ready, words = False, str(error)
    print(words)  # noqa: T201 - it is a command
    return 0 if is_ready else 1


def _find_address() -> tuple[str, int]:
    """The host and port that are set; only where a file may set them, that is read as the bot does."""
    if os.path.exists(DOTENV):  # noqa: PTH110 - pathlib would cost as much as all else
        from bot.operations.settings import load_settings  # noqa: PLC0415 - see above

        settings = load_settings()
        return settings.health_host, settings.health_port
    host = os.environ.get("DEALBOT_HEALTH_HOST") or HOST
    return host.strip("[]"), int(os.environ.get("DEALBOT_HEALTH_PORT") or PORT)


if __name__ == "__main__":
    sys.exit(main())
