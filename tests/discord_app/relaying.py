"""Handing on what comes over one connection to another address, and back what is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from yarl import URL

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def relay(to: URL, note: Callable[[bytes], object] = len) -> Serve:
    """What serves a connection by handing everything on; `note` is told the head of its first request."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        note(head)
        beyond, onwards = await asyncio.open_connection(to.host, to.port)
        onwards.write(head)
        with suppress(ConnectionError):
            await asyncio.gather(_pump(reader, onwards), _pump(beyond, writer))

    return serve


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
    writer.close()
