"""A small Discord on loopback: a gateway and an API that can be told to fail in the ways the real ones do.

What happens on a shard is told to all of its sessions; one that has no connection then hears it when it resumes.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import count
from typing import Any, Final, Generic, Self, TypeVar

from aiohttp import web

Payload = dict[str, Any]
Item = TypeVar("Item")

TOKEN: Final = "MQ.fake.token"  # noqa: S105 - the fake's own

#: Nothing here takes two seconds on a quiet machine; on a busy one, whoever waits longer waits for ever.
PATIENCE: Final = 60.0

IDENTIFY: Final = 2
RESUME: Final = 6
_DISPATCH, _HEARTBEAT, _RECONNECT, _INVALID, _HELLO, _ACK = 0, 1, 7, 9, 10, 11

#: Discord's codes for a token that it does not know, and for an interaction that was answered already.
_UNKNOWN_TOKEN: Final = 4004
_ALREADY_ANSWERED: Final = 40060
_EXPIRED: Final[Payload] = {"code": 10062, "message": "Unknown interaction"}

#: What a call is answered with that came too soon; discord.py takes it for Discord's own by the header.
_TOO_SOON: Final[Payload] = {"message": "You are being rate limited.", "retry_after": 0.01, "global": False}
_VIA: Final = {"Via": "1.1 fake"}

#: To what a follow-up answers: its address does not say which interaction it is about.
FOLLOW_UP: Final = "what came before"

#: The code of a connection closed to end the session with it.
_FOR_GOOD: Final = 1000

_ids = count(10**18)

_BOT: Final = {"id": "1", "username": "dealbot", "discriminator": "0000", "avatar": None, "bot": True}
_USER: Final = {"id": "2", "username": "alice", "discriminator": "0", "avatar": None}
_APPLICATION: Final = {
    **dict.fromkeys(("name", "description", "icon", "verify_key"), ""),
    **dict.fromkeys(("flags", "bot_public", "bot_require_code_grant"), 0),
    "id": "1",
    "owner": _USER,
}
_CHANNEL: Final = {"id": "21", "type": 0, "name": "general", "position": 0, "permission_overwrites": []}
_OWN_ROLE: Final = {
    **dict.fromkeys(("color", "position", "flags"), 0),
    "id": "22",
    "name": "dealbot",
    "permissions": "0",
    "managed": True,
    "tags": {"bot_id": _BOT["id"]},
    **dict.fromkeys(("hoist", "mentionable"), False),
    "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
}
_SERVER: Final = {"roles": [_OWN_ROLE], "id": "20", "name": "a server", "member_count": 2, "channels": [_CHANNEL]}

#: The second of two shards has a server as well.
FAR_SERVER: Final = str((1 << 22) + 20)
_SERVERS: Final[list[Payload]] = [_SERVER, {**_SERVER, "id": FAR_SERVER}]
_MESSAGE: Final = {
    **dict.fromkeys(("edited_timestamp", "tts", "mention_everyone", "pinned")),
    **dict.fromkeys(("mentions", "mention_roles", "attachments", "embeds", "components"), ()),
    "type": 0,
    "author": _USER,
    "content": "",
    "timestamp": "2025-11-03T09:00:00+00:00",
}


class Trouble(Enum):
    """What may become of a call of the API."""

    UNAVAILABLE = auto()  # answered with 503
    RESET = auto()  # never taken: the connection is reset
    LOST = auto()  # taken, but the connection is reset before the response
    HANGING = auto()  # taken only when the fake is told to release it
    LIMITED = auto()  # answered with 429, to be made again a moment later
    EXPIRED = auto()  # refused: the interaction can be answered no more


@dataclass(frozen=True, slots=True)
class Event:
    """Something that Discord tells the bot."""

    name: str
    data: Payload

    @property
    def id(self) -> str:
        """The id by which an answer says what it answers."""
        return str(self.data["id"])


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that the bot said and Discord took: to which message or interaction, and what."""

    to: str
    data: Payload


class Record(list[Item], Generic[Item]):
    """A list that can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._more = asyncio.Event()

    def add(self, item: Item) -> None:
        self.append(item)
        self._more.set()
        self._more = asyncio.Event()

    async def wait_for(
        self, fits: Callable[[Item], bool] = lambda _: True, number: int = 1, within: float = PATIENCE
    ) -> Item:
        """The first item that fits, or the one with that number among those that do, as soon as it is there."""
        async with asyncio.timeout(within):
            while len(found := [item for item in self if fits(item)]) < number:
                await self._more.wait()
        return found[number - 1]


@dataclass(slots=True)
class Session:
    """A session of one shard: its events, and the connection that gets them while there is one."""

    id: str
    shard: int
    of: int
    events: list[Payload] = field(default_factory=list)
    gateway: web.WebSocketResponse | None = None
    transport: asyncio.Transport | None = None


class FakeDiscord:
    """Discord, as far as the bot uses it; what the bot sent stands in the records."""

    def __init__(self, port: int = 0) -> None:
        """Listen on a port, or on any that is free."""
        self._port = port
        self.frames = Record[Payload]()
        """What came over the gateway."""
        self.welcomes = Record[str]()
        """READY or RESUMED for each session that was begun or taken up, once the bot was sent all of its events."""
        self.farewells = Record[int | None]()
        """The codes with which the bot closed its connections."""
        self.calls = Record[str]()
        """Every call of the API with its method and path, those that failed included."""
        self.answers = Record[Answer]()
        self.troubles = deque[Trouble]()
        """What becomes of the next calls; when there is none left, all goes well."""
        self.limit = dict(_TOO_SOON)
        """What a call is told that comes too soon."""
        self.refusal: int | None = None
        """The code with which the gateway closes the connection when the bot identifies."""
        self.is_away = False
        """Whether the gateway takes no connection, as when it is down."""
        self.acknowledges = True
        """Whether heartbeats are."""
        self.heartbeat_interval = 41_250
        """Milliseconds between heartbeats."""
        self.logins_left = 1_000
        self.logins_anew = 14_400_000
        """Milliseconds until logins are counted anew."""
        self.logins_at_once = 1
        """How many of its shards may log in at once."""
        self._commands: dict[str, list[Payload]] = {}
        self._messages: dict[str, Payload] = {}
        self._sessions: list[Session] = []
        self._released = asyncio.Event()

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.add_routes([web.get("/", self._serve_gateway), web.route("*", "/api/{path:.*}", self._serve_api)])
        # What Discord itself logs is none of the bot's matters.
        self._runner = web.AppRunner(application, shutdown_timeout=0, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release()
        await self._runner.cleanup()

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self._port}/api"

    @property
    def gateway(self) -> str:
        return f"ws://127.0.0.1:{self._port}/"

    def answers_to(self, event: Event) -> list[Answer]:
        return [answer for answer in self.answers if answer.to == event.id]

    async def answer_to(self, event: Event) -> Answer:
        return await self.answers.wait_for(lambda answer: answer.to == event.id)

    def commands(self, place: str = "") -> list[Payload]:
        """The commands that the bot sent last, for all servers or for a place such as `guilds/20`."""
        return self._commands.get(place, [])

    # What it does to the bot

    def hold(self, commands: Sequence[Payload], place: str = "") -> None:
        """Hold other commands, as somebody else may have sent them."""
        self._commands[place] = list(commands)

    async def dispatch(self, event: Event) -> None:
        """Tell every session of the shard on which this happens: private matters happen on the first."""
        server = int(event.data.get("guild_id") or 0)
        for session in self._sessions:
            if session.shard == (server >> 22) % session.of:
                await self._tell(session, event)

    async def drop(self, shard: int = 0) -> None:
        transport = self._find(shard).transport
        self._leave(shard)
        assert transport is not None
        _reset(transport)

    async def request_reconnect(self) -> None:
        await self._leave().send_json({"op": _RECONNECT, "d": None})

    async def suspend_session(self) -> None:
        await self._leave().send_json({"op": _INVALID, "d": True})

    async def end_session(self) -> None:
        session = self._find()
        self._sessions.remove(session)
        assert session.gateway
        await session.gateway.send_json({"op": _INVALID, "d": False})

    async def close(self, code: int) -> None:
        await self._leave().close(code=code)

    async def send_garbage(self, shard: int = 0) -> None:
        await self._leave(shard).send_str('{"op": 0, "t": "MESSAGE_CRE')

    async def say(self, text: str) -> None:
        """Send a frame of any text, and go on."""
        gateway = self._find().gateway
        assert gateway
        await gateway.send_str(text)

    def release(self) -> None:
        self._released.set()

    def forget(self) -> None:
        """Forget what was said, so that only the bot may still hold it."""
        for record in (self.frames, self.answers, self.calls):
            record.clear()
        self._messages.clear()
        for session in self._sessions:
            session.events.clear()

    def _find(self, shard: int = 0) -> Session:
        """The latest session of a shard that is connected."""
        found = [session for session in self._sessions if session.shard == shard and session.gateway]
        assert found, "the bot is not connected"
        return found[-1]

    def _leave(self, shard: int = 0) -> web.WebSocketResponse:
        session = self._find(shard)
        gateway, session.gateway = session.gateway, None
        assert gateway is not None
        return gateway

    # The gateway

    async def _tell(self, session: Session, event: Event) -> None:
        frame = {"op": _DISPATCH, "t": event.name, "s": len(session.events) + 1, "d": event.data}
        session.events.append(frame)
        if session.gateway:
            await session.gateway.send_json(frame)

    async def _serve_gateway(self, request: web.Request) -> web.StreamResponse:
        if self.is_away:
            return web.Response(status=503)
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        await connection.send_json({"op": _HELLO, "d": {"heartbeat_interval": self.heartbeat_interval}})
        async for message in connection:
            frame = message.json()
            self.frames.add(frame)
            if frame["op"] == _HEARTBEAT and self.acknowledges:
                await connection.send_json({"op": _ACK})
            elif frame["op"] == IDENTIFY:
                await self._identify(connection, request.transport, frame["d"])
            elif frame["op"] == RESUME:
                await self._resume(connection, request.transport, frame["d"])
        self._forget(connection)
        return connection

    def _forget(self, connection: web.WebSocketResponse) -> None:
        """End the session of a connection that the bot closed for good; others may be taken up again."""
        self.farewells.add(connection.close_code)
        for session in [session for session in self._sessions if session.gateway is connection]:
            session.gateway = None
            if connection.close_code == _FOR_GOOD:
                self._sessions.remove(session)

    async def _identify(
        self, connection: web.WebSocketResponse, transport: asyncio.Transport | None, identity: Payload
    ) -> None:
        refusal = self.refusal if identity["token"] == TOKEN else _UNKNOWN_TOKEN
        if refusal is not None:
            await connection.close(code=refusal)
            return
        shard, of = identity["shard"]
        session = Session(str(next(_ids)), shard, of, gateway=connection, transport=transport)
        self._sessions.append(session)
        servers = [server for server in _SERVERS if (int(server["id"]) >> 22) % of == shard]
        ready = {
            "user": _BOT,
            "application": _APPLICATION,
            "guilds": [{"id": server["id"], "unavailable": True} for server in servers],
            "session_id": session.id,
            "shard": [shard, of],
            "resume_gateway_url": self.gateway,
        }
        await self._tell(session, Event("READY", ready))
        for server in servers:
            await self._tell(session, Event("GUILD_CREATE", server))
        self.welcomes.add("READY")

    async def _resume(
        self, connection: web.WebSocketResponse, transport: asyncio.Transport | None, resumed: Payload
    ) -> None:
        session = next((session for session in self._sessions if session.id == resumed["session_id"]), None)
        if session is None:
            await connection.send_json({"op": _INVALID, "d": False})
            return
        for frame in session.events[resumed["seq"] :]:
            await connection.send_json(frame)
        session.gateway, session.transport = connection, transport
        await self._tell(session, Event("RESUMED", {}))
        self.welcomes.add("RESUMED")

    # The API

    async def _serve_api(self, request: web.Request) -> web.Response:
        trouble = self.troubles.popleft() if self.troubles else None
        path = request.match_info["path"]
        self.calls.add(f"{request.method} {path}")
        body = await request.json() if request.can_read_body else None
        if trouble is Trouble.UNAVAILABLE:
            return _json({}, status=503)
        if trouble is Trouble.LIMITED:
            return _json(self.limit, status=429, headers=_VIA)
        if trouble is Trouble.EXPIRED:
            return _json(_EXPIRED, status=404)
        if trouble is Trouble.HANGING:
            await self._released.wait()
        response = web.Response() if trouble is Trouble.RESET else self._respond(request, path.split("/"), body)
        if trouble in (Trouble.RESET, Trouble.LOST):
            assert request.transport is not None
            _reset(request.transport)
        return response

    def _respond(self, request: web.Request, path: list[str], body: Any) -> web.Response:
        if request.headers.get("Authorization") != f"Bot {TOKEN}" and path[0] not in ("interactions", "webhooks"):
            return _json({"code": 0, "message": "401: Unauthorized"}, status=401)
        match request.method, *path:
            case "GET", "users", "@me":
                return _json(_BOT)
            case "GET", "gateway", "bot":
                limits = {"total": 1_000, "remaining": self.logins_left, "reset_after": self.logins_anew}
                start = {**limits, "max_concurrency": self.logins_at_once}
                return _json({"url": self.gateway, "shards": 1, "session_start_limit": start})
            case "GET", "oauth2", "applications", "@me":
                return _json(_APPLICATION)
            case "GET", "applications", _, *place, "commands":
                return _json(self._commands.get("/".join(place), []))
            case "PUT", "applications", application, *place, "commands":
                own = {"application_id": application, "version": "1", "default_member_permissions": None}
                held = [{"description": "", **command, **own, "id": str(next(_ids))} for command in body]
                self._commands["/".join(place)] = held
                return _json(held)
            case "POST", "channels", channel, "messages":
                return _json(self._take_message(channel, body))
            case "POST", "interactions", interaction, _, "callback":
                return self._take_callback(interaction, body)
            case "POST", "webhooks", _, _:
                return _json(self._take_follow_up(body))
        return _json({"code": 0, "message": "404: Not Found"}, status=404)

    def _take_message(self, channel: str, body: Payload) -> Payload:
        nonce = f"{channel} {body['nonce']}" if body.get("enforce_nonce") else str(next(_ids))
        if nonce not in self._messages:
            self.answers.add(Answer(str(body["message_reference"]["message_id"]), body))
            self._messages[nonce] = {**_MESSAGE, "id": str(next(_ids)), "channel_id": channel, "author": _BOT}
        return self._messages[nonce]

    def _take_follow_up(self, body: Payload) -> Payload:
        self.answers.add(Answer(FOLLOW_UP, body))
        return {**_MESSAGE, "id": str(next(_ids)), "channel_id": "10", "author": _BOT}

    def _take_callback(self, interaction: str, body: Payload) -> web.Response:
        if any(answer.to == interaction for answer in self.answers):
            error = {"code": _ALREADY_ANSWERED, "message": "Interaction has already been acknowledged."}
            return _json(error, status=400)
        self.answers.add(Answer(interaction, body["data"]))
        message = {**_MESSAGE, "id": str(next(_ids)), "channel_id": "10", "author": _BOT}
        resource = {"type": body["type"], "message": message}
        return _json({"interaction": {"id": interaction, "type": 2}, "resource": resource})


def direct_message(text: str, channel: str = "10") -> Event:
    return Event("MESSAGE_CREATE", {**_MESSAGE, "id": str(next(_ids)), "channel_id": channel, "content": text})


def mention(text: str, server: str = "20") -> Event:
    place = {"guild_id": server, "member": {"roles": [], "joined_at": None, "deaf": False, "mute": False, "flags": 0}}
    said = direct_message(f"<@{_BOT['id']}> {text}", "21")
    return Event(said.name, {**said.data, **place, "mentions": [_BOT]})


def role_mention(text: str) -> Event:
    """The bot is mentioned by the role that Discord made for it."""
    said = mention(text)
    content = f"<@&{_OWN_ROLE['id']}> {text}"
    return Event(said.name, {**said.data, "content": content, "mentions": [], "mention_roles": [_OWN_ROLE["id"]]})


def command(text: str, name: str = "ask", option: str = "question") -> Event:
    data = {
        "id": str(next(_ids)),
        "application_id": "1",
        "type": 2,
        "token": "token",
        "version": 1,
        "context": 1,
        "channel_id": "10",
        "channel": {"id": "10", "type": 1, "recipients": [_USER]},
        "user": _USER,
        "attachment_size_limit": 0,
        "data": {"id": "5", "name": name, "type": 1, "options": [{"name": option, "type": 3, "value": text}]},
    }
    return Event("INTERACTION_CREATE", data)


def check_message(message: Event) -> Event:
    """Somebody picks a message for 'Check this message'."""
    asked = command("")
    resolved = {"messages": {message.id: message.data}}
    data = {"id": "6", "name": "Check this message", "type": 3, "target_id": message.id, "resolved": resolved}
    return Event(asked.name, {**asked.data, "data": data})


def typing(text: str, user: str = "2") -> Event:
    """Somebody types a question into `/ask`, and wants suggestions."""
    asked = command(text)
    option = {**asked.data["data"]["options"][0], "focused": True}
    data = {**asked.data["data"], "options": [option]}
    return Event(asked.name, {**asked.data, "type": 4, "data": data, "user": {**_USER, "id": user}})


def _json(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py reads JSON only where no character set is named.
    body = json.dumps(data).encode()
    return web.Response(body=body, status=status, headers=headers, content_type="application/json")


def _reset(transport: asyncio.BaseTransport) -> None:
    """Break a connection off as a failing network does: without a farewell."""
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert isinstance(transport, asyncio.WriteTransport)
    transport.abort()
