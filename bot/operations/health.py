"""How the bot is, told over HTTP to whoever watches it: `/livez`, `/readyz` and `/metrics`.

Nobody who connects can keep the bot from anything else: each connection is cut after a while, whatever it is in the
midst of, and of too many the oldest is.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web

from bot.operations.failures import PortTakenError

# What is no HTTP is none of the bot's business, and whoever sends it may not fill the log.
logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)

#: Seconds that whoever still asks is waited for at the end.
GOODBYE: Final = 0.5

#: Seconds that a connection lasts at most. Who asks regularly connects anew.
LONGEST: Final = 10.0

#: So many connections there are at a time; as many more may be on their way to being cut.
MOST: Final = 16

HOW_TO_TELL: Final = """\
health can't be told on {host}:{port} ({reason}).
Set DEALBOT_HEALTH_HOST or DEALBOT_HEALTH_PORT to another, or the port to 0."""

METRICS_TYPE: Final = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}


@asynccontextmanager
async def tell_health(
    host: str, port: int, troubles: Callable[[], list[str]], metrics: Callable[[], bytes]
) -> AsyncIterator[None]:
    """Tell how the bot is as long as the context lasts; on no port at all if that is 0.

    `/livez` says that the process still turns, `/readyz` whether questions are answered: with status 503
    and each of the `troubles` on a line if not.

    Raises:
        PortTakenError: something else listens there, or nothing may.
    """
    if not port:
        yield
        return
    server = _BoundedServer(_answering(troubles, metrics), access_log=None)
    runner = web.ServerRunner(server, shutdown_timeout=GOODBYE)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port, backlog=MOST).start()
        except (OSError, UnicodeError) as error:
            reason = str(getattr(error, "strerror", None) or error).rpartition(": ")[2]
            raise PortTakenError(HOW_TO_TELL.format(host=host, port=port, reason=reason)) from None
        yield
    finally:
        await runner.cleanup()


def _answering(troubles: Callable[[], list[str]], metrics: Callable[[], bytes]) -> Callable[..., Any]:
    """What answers a request."""

    def live() -> web.Response:
        return web.Response(text="alive\n")

    def ready() -> web.Response:
        found = troubles()
        return web.Response(text="".join(f"{line}\n" for line in found or ["ready"]), status=503 if found else 200)

    def count() -> web.Response:
        return web.Response(body=metrics(), headers=METRICS_TYPE)

    pages = {"/livez": live, "/readyz": ready, "/metrics": count}

    async def answer(request: web.BaseRequest) -> web.Response:
        if request.path not in pages:
            return web.Response(text="there is no such page\n", status=404)
        if request.method not in ("GET", "HEAD"):
            return web.Response(text="only GET\n", status=405, headers={"Allow": "GET, HEAD"})
        return pages[request.path]()

    return answer


class _BoundedServer(web.Server):
    """A server that cuts connections: the library keeps one for ever that never sends a whole request (3.14)."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._ends: dict[web.RequestHandler, asyncio.TimerHandle] = {}

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Take up a connection, but not for ever, and cut the oldest where there are too many."""
        super().connection_made(handler, transport)
        self._ends[handler] = asyncio.get_running_loop().call_later(LONGEST, transport.abort)
        for oldest in list(self._ends)[:-MOST]:
            if oldest.transport:
                oldest.transport.abort()

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """Forget a connection."""
        super().connection_lost(handler, exc)
        self._ends.pop(handler).cancel()
