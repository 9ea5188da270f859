"""Going out by a proxy where the environment names one, as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` do."""

from __future__ import annotations

from typing import Any, Final
from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

from bot.operations.failures import SettingsError

#: Web sockets go the way of the protocol in which they begin.
_KINDS: Final = {"ws": "http", "wss": "https"}

BAD_PROXY: Final = "{name}_PROXY: should be an address such as 'http://proxy:3128'"


def check_proxies() -> None:
    """Look at what the environment names.

    Raises:
        SettingsError: a proxy that it names is no address of one.
    """
    for kind in ("http", "https"):
        _proxy_for(kind)


def find_proxy(url: URL) -> URL | None:
    """The proxy by which an address is to be reached; None where it is to be reached directly.

    Raises:
        SettingsError: what is named is no address of a proxy.
    """
    return None if proxy_bypass(url.host or "") else _proxy_for(_KINDS.get(url.scheme, url.scheme))


def _proxy_for(kind: str) -> URL | None:
    """The proxy that is named for a protocol."""
    proxies = getproxies()
    text = proxies.get(kind) or proxies.get("all")
    if not text:
        return None
    try:
        proxy = URL(text if "://" in text else f"http://{text}")
    except ValueError:
        proxy = URL()
    if proxy.scheme not in ("http", "https") or not proxy.host:
        # The address itself may hold a password.
        raise SettingsError(BAD_PROXY.format(name=kind.upper() if kind in proxies else "ALL"))
    return proxy


class ProxyConnector(aiohttp.TCPConnector):
    """Connects to each address by the proxy that is meant for it.

    Discord's library takes one proxy for its API and its gateway alike (2.7.1), and aiohttp knows none of the
    environment's for a web socket.
    """

    async def connect(self, req: aiohttp.ClientRequest, *arguments: Any, **options: Any) -> Any:
        """Connect for a request, whose own proxy is put aside."""
        if proxy := find_proxy(req.url):
            req.update_proxy(proxy.with_user(None), aiohttp.BasicAuth.from_url(proxy), None)
        return await super().connect(req, *arguments, **options)
