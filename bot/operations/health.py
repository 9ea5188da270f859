"""How the bot is, told over HTTP to whoever watches it: `/livez`, `/readyz` and `/metrics`."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from bot.operations.failures import PortTakenError

# What is no HTTP is none of the bot's business, and whoever sends it may not fill the log.
logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)

#: Seconds that whoever still asks is waited for at the end.
GOODBYE: Final = 0.5

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
    runner = web.AppRunner(_build(troubles, metrics), access_log=None, shutdown_timeout=GOODBYE)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, UnicodeError) as error:
            reason = str(getattr(error, "strerror", None) or error).rpartition(": ")[2]
            raise PortTakenError(HOW_TO_TELL.format(host=host, port=port, reason=reason)) from None
        yield
    finally:
        await runner.cleanup()


def _build(troubles: Callable[[], list[str]], metrics: Callable[[], bytes]) -> web.Application:
    async def live(_: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def ready(_: web.Request) -> web.Response:
        found = troubles()
        return web.Response(text="".join(f"{line}\n" for line in found or ["ready"]), status=503 if found else 200)

    async def count(_: web.Request) -> web.Response:
        return web.Response(body=metrics(), headers=METRICS_TYPE)

    application = web.Application()
    application.add_routes([web.get("/livez", live), web.get("/readyz", ready), web.get("/metrics", count)])
    return application
