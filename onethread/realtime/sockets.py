"""/sockets/{channel key}: hosts the socket receivers of connectors, and serves what a widget needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from importlib import import_module
from typing import Annotated, Any

import structlog
from litestar import Request, Response, WebSocket, get, post, route, websocket
from litestar.datastructures import State, UploadFile
from litestar.enums import HttpMethod, RequestEncodingType
from litestar.exceptions import WebSocketDisconnect
from litestar.params import Body

from onethread.access import PUBLIC, SYSTEM, Actor, network_of, rate_limit
from onethread.agents.hours import open_now
from onethread.channels.load import Channels, LoadedChannel
from onethread.connectors.contract import (
    Address,
    CustomerDevice,
    DeviceSide,
    LegClosed,
    LegHistory,
    LegMessage,
    LegSignal,
    LegWay,
)
from onethread.conversations import elsewhere
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import NotAllowed, NotAuthenticated, NotFound, OnethreadError, TooManyRequests
from onethread.files import FileStore
from onethread.files.api import keep_upload
from onethread.intake.ledger import Ledger
from onethread.notifications import customer_devices
from onethread.notifications.vapid import push_keys
from onethread.realtime.devices import PAGE, Devices
from onethread.realtime.signals import customer_types, someone_present
from onethread.realtime.trial import (
    chat_of,
    widget_app,
    widget_app_script,
    widget_script,
    widget_try,
    widget_try_script,
)
from onethread.settings import Settings
from onethread.transport import AddressGuard

log = structlog.get_logger(__name__)

UPLOADS_PER_HOUR = 60


class DeviceSocket:
    """A WebSocket as a connector sees it (connectors.contract.Socket)."""

    def __init__(self, socket: WebSocket[Any, Any, Any], address: str, own_origin: str) -> None:
        self._socket = socket
        self.query: Mapping[str, str] = dict(socket.query_params)
        self.headers: Mapping[str, str] = {k.lower(): v for k, v in socket.headers.items()}
        self.client_address = address
        self.own_origin = own_origin
        self.closed = False

    async def receive(self) -> str:
        """The next text frame. Raises EOFError."""
        try:
            return await self._socket.receive_text()
        except (WebSocketDisconnect, OnethreadError, KeyError) as error:
            raise EOFError from error

    async def send(self, text: str) -> None:
        """Send a text frame. Raises EOFError."""
        try:
            await self._socket.send_text(text)
        except (WebSocketDisconnect, RuntimeError) as error:
            raise EOFError from error

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Close once."""
        if not self.closed:
            self.closed = True
            with suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.close(code, reason)


class DeviceContext:
    """What a socket receiver gets (connectors.contract.SocketContext)."""

    def __init__(
        self,
        channel: LoadedChannel,
        address: str,
        database: Database,
        vault: Vault,
        ledger: Ledger,
        devices: Devices,
        channels: Channels,
        origin: str,
        guard: AddressGuard,
    ) -> None:
        self.channel_id = channel.id
        self.channel_key = channel.key
        self.config = channel.config
        self.max_payload_bytes = 1 << 20
        self.stopping = asyncio.Event()
        self._address = address
        self._database = database
        self._vault = vault
        self._ledger = ledger
        self._devices = devices
        self._channels = channels
        self._origin = origin
        self._guard = guard

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        """Store a payload durably."""
        return await self._ledger.accept(self.channel_id, headers, body)

    async def load_cursor(self) -> dict[str, Any]:
        """A device keeps its own place."""
        return {}

    async def save_cursor(self, cursor: Mapping[str, Any]) -> None:
        """A device keeps its own place."""

    async def report(self, ok: bool, message: str = "") -> None:
        """One device's trouble is not the channel's."""

    async def history(
        self, who: Sequence[Address], before: str | None = None, limit: int = PAGE
    ) -> LegHistory:
        """A page of the identities' messages on this channel."""
        keys = self._devices.keys(self.channel_id, who)
        return await self._devices.history(self.channel_id, keys, before, limit)

    def listen(
        self, who: Sequence[Address]
    ) -> AbstractAsyncContextManager[AsyncIterator[LegMessage | LegSignal]]:
        """What changes for the identities on this channel."""
        return self._devices.listen(self._devices.keys(self.channel_id, who))

    async def typing(self, who: Sequence[Address], on: bool) -> None:
        """Show agents that the customer types."""
        await customer_types(self._database, self._devices.keys(self.channel_id, who), on)

    async def closed(self, who: Sequence[Address]) -> LegClosed | None:
        """The identities' latest conversation here, if it was resolved not long ago."""
        keys = self._devices.keys(self.channel_id, who)
        return await self._devices.closed(self.channel_id, keys)

    async def ways(self, who: Sequence[Address]) -> Sequence[LegWay]:
        """Where the identities' latest conversation here can go on."""
        latest = await self._devices.latest(
            self.channel_id, self._devices.keys(self.channel_id, who)
        )
        if latest is None:
            return []
        found = await elsewhere.ways(
            self._database, self._channels, latest[0], beside=self.channel_id
        )
        return [
            LegWay(channel_id=way.channel_id, kind=way.kind, name=way.name)
            for way in found
            if way.kind != "chat"
        ]

    async def carry(
        self, who: Sequence[Address], channel_id: int | None, language: str | None
    ) -> str:
        """The address that takes it there, or the words with the code."""
        latest = await self._devices.latest(
            self.channel_id, self._devices.keys(self.channel_id, who)
        )
        if latest is None or channel_id == self.channel_id:
            raise NotFound("there is no conversation to go on with elsewhere")
        made = await elsewhere.make(
            self._database,
            self._channels,
            self._vault,
            SYSTEM,
            latest[0],
            channel_id=channel_id,
            leg_id=latest[1],
            base=self._origin,
            language=language,
        )
        return made.direct or made.text

    async def keep_device(self, who: Sequence[Address], device: CustomerDevice) -> None:
        """Push to this device what these identities did not read."""
        keys = self._devices.keys(self.channel_id, who)
        owners = [customer_devices.owner(scheme, key) for _, scheme, key in keys]
        await customer_devices.keep_device(
            self._database, self._guard, self.channel_id, owners, device
        )

    async def forget_device(self, who: Sequence[Address], token: str) -> None:
        """Push to this device of theirs no more."""
        keys = self._devices.keys(self.channel_id, who)
        owners = [customer_devices.owner(scheme, key) for _, scheme, key in keys]
        await customer_devices.forget_device(self._database, self.channel_id, owners, token)

    async def agents_available(self) -> bool:
        """Whether it is office hours and an agent has the workspace open."""
        return await someone_there(self._database)

    def sign(self, purpose: str, payload: bytes) -> bytes:
        """A MAC for this channel."""
        return self._vault.sign(f"socket:{self.channel_key}:{purpose}", payload)

    def check(self, purpose: str, payload: bytes, mac: bytes) -> bool:
        """Whether a MAC is this channel's."""
        return self._vault.check(f"socket:{self.channel_key}:{purpose}", payload, mac)

    async def count(self, what: str, most: int, window_seconds: int) -> bool:
        """Count one of this network's."""
        key = f"{what}:{self.channel_id}:{network_of(self._address)}"
        try:
            await rate_limit(self._database, key, most=most, window_seconds=window_seconds)
        except TooManyRequests:
            return False
        return True


@websocket("/sockets/{channel_key:str}", permission=PUBLIC)
async def customer_socket(
    socket: WebSocket[Any, Any, Any], channel_key: str, state: State, actor: Actor
) -> None:
    """Serve one customer's device by its channel's connector."""
    channels: Channels = state.channels
    channel = await channels.by_key(channel_key)
    await socket.accept()
    if channel is None or channel.connector.socket is None or channel.state != "active":
        await socket.close(4404, "there is no such chat")
        return
    device = DeviceSocket(socket, actor.address, own_origin(state.settings, socket))
    context = DeviceContext(
        channel,
        actor.address,
        state.database,
        state.vault,
        state.ledger,
        state.devices,
        channels,
        device.own_origin,
        state.transport.guard,
    )
    module, _, function = channel.connector.socket.partition(":")
    try:
        await getattr(import_module(module), function)(device, context)
    except EOFError:
        pass
    except OnethreadError as error:
        await device.close(1013, error.kind)
    await device.close()


def own_origin(settings: Settings, connection: Any) -> str:
    """The origin by which browsers reach this server."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    base = connection.base_url
    scheme = {"ws": "http", "wss": "https"}.get(base.scheme, base.scheme)
    return f"{scheme}://{base.netloc}"


async def _cors(
    request: Request[Any, Any, Any], channels: Channels, channel_key: str, settings: Settings
) -> tuple[LoadedChannel, DeviceSide, dict[str, str]]:
    """The channel, and headers that let the site's page read the answer.

    Raises NotFound, NotAllowed for a page of another site.
    """
    channel, device = await chat_of(channels, channel_key)
    origin = request.headers.get("origin")
    if origin is None:  # a page of our own, asked for without CORS
        return channel, device, {"Vary": "Origin"}
    if not device.allowed(origin, own_origin(settings, request), channel.config):
        raise NotAllowed("this site may not show this chat: add it to the channel's websites")
    return (
        channel,
        device,
        {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Headers": "authorization, content-type",
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Max-Age": "600",
            "Vary": "Origin",
        },
    )


@get("/widget/{channel_key:str}/config", permission=PUBLIC, include_in_schema=False)
async def widget_config(
    channel_key: str,
    channels: Channels,
    settings: Settings,
    database: Database,
    vault: Vault,
    request: Request[Any, Any, Any],
) -> Response[dict[str, Any]]:
    """How the widget looks and what it asks."""
    channel, device, headers = await _cors(request, channels, channel_key, settings)
    look = dict(device.look(channel.config))
    if look.get("web_push"):
        look["push_key"] = (await push_keys(database, vault)).public_text
    return Response(
        {
            **look,
            "online": await someone_there(database),
            "max_upload_mb": settings.max_upload_mb,
        },
        headers=headers,
    )


async def someone_there(database: Database) -> bool:
    """Whether it is office hours and an agent has the workspace open."""
    return await open_now(database) and await someone_present(database)


@route(
    "/widget/{channel_key:str}/files",
    http_method=[HttpMethod.OPTIONS],
    permission=PUBLIC,
    include_in_schema=False,
)
async def widget_preflight(
    channel_key: str, channels: Channels, settings: Settings, request: Request[Any, Any, Any]
) -> Response[None]:
    """A browser asks before it uploads from another site."""
    _, _, headers = await _cors(request, channels, channel_key, settings)
    return Response(None, status_code=204, headers=headers)


@post("/widget/{channel_key:str}/files", permission=PUBLIC, include_in_schema=False)
async def widget_upload(
    channel_key: str,
    data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)],
    channels: Channels,
    settings: Settings,
    database: Database,
    files: FileStore,
    vault: Vault,
    request: Request[Any, Any, Any],
) -> Response[dict[str, Any]]:
    """Keep a visitor's file; the ticket lets that visitor send it."""
    _, device, headers = await _cors(request, channels, channel_key, settings)
    token = request.headers.get("authorization", "").removeprefix("Bearer ")

    def check(purpose: str, payload: bytes, mac: bytes) -> bool:
        return vault.check(f"socket:{channel_key}:{purpose}", payload, mac)

    def sign(purpose: str, payload: bytes) -> bytes:
        return vault.sign(f"socket:{channel_key}:{purpose}", payload)

    visitor = device.read_token(check, token)
    if visitor is None:
        raise NotAuthenticated("open the chat first")
    await rate_limit(
        database, f"upload:{channel_key}:{visitor}", most=UPLOADS_PER_HOUR, window_seconds=3600
    )
    kept = await keep_upload(data, files, settings.max_upload_mb << 20)
    # A recording made in the browser; its container may be one of film as well.
    spoken = "voice" in request.query_params and kept.kind in ("audio", "video")
    facts = {
        "id": kept.id,
        "name": kept.name,
        "media_type": kept.media_type,
        "kind": "voice" if spoken else kept.kind,
        "size_bytes": kept.size_bytes,
        "width": kept.width,
        "height": kept.height,
    }
    return Response(
        {"ticket": device.make_ticket(sign, visitor, facts), **facts},
        status_code=201,
        headers=headers,
    )


@asynccontextmanager
async def attach(state: State) -> AsyncIterator[None]:
    """The devices of a web process."""
    state.devices = Devices(state.database, state.vault, state.settings.default_region)
    await state.devices.start()
    try:
        yield
    finally:
        await state.devices.stop()


ROUTES = [
    customer_socket,
    widget_config,
    widget_preflight,
    widget_upload,
    widget_script,
    widget_app,
    widget_app_script,
    widget_try,
    widget_try_script,
]
