"""Asking a bot that runs on this machine how it is."""

from __future__ import annotations

import http.client
from http import HTTPStatus
from typing import Final

#: Seconds that the answer may take.
PATIENCE: Final = 3.0


def ask_health(host: str, port: int) -> tuple[bool, str]:
    """Whether the bot that tells its health there is ready, and what it says."""
    if not port:
        return False, "health is told nowhere: DEALBOT_HEALTH_PORT is 0"
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/readyz")
        response = connection.getresponse()
        if response.status not in (HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE):
            return False, f"something else than dealbot answers on {host}:{port}"
        return response.status == HTTPStatus.OK, response.read().decode(errors="replace").strip()
    except (OSError, UnicodeError, http.client.HTTPException) as error:
        return False, f"nothing answers on {host}:{port} ({type(error).__name__})"
    finally:
        connection.close()
