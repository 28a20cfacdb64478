"""What a connector is: a folder with a manifest, typed settings and pure functions.

A connector does no I/O except in its `receiver.py`. It gets bytes and returns values; intake stores,
delivery sends. A third party's package offers its `CONNECTOR` by the entry point group
`onethread.connectors`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

from onethread.connectors.legs import (
    Address,
    CustomerDevice,
    DeviceNotice,
    DeviceWords,
    LegClosed,
    LegHistory,
    LegMessage,
    LegSignal,
    LegWay,
    PushTaken,
)
from onethread.connectors.manifest import Limits, Manifest, SecretStr, config_field
from onethread.messages import (
    Assurance,
    HttpRequest,
    HttpResponse,
    InboundItem,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendResult,
)


class WebhookRequest(msgspec.Struct, kw_only=True):
    """A request to /hooks/{channel}: raw bytes and lower-case header names.

    `received_at`: when it came, to refuse a signature that is too old; None in a captured request.
    """

    method: str
    path: str
    query: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    body: bytes = b""
    url: str = ""
    received_at: datetime | None = None
    keys: bytes | None = None  # what Connector.keys asked for: the provider's public keys


class Verified(msgspec.Struct, kw_only=True):
    """The request is the provider's. `store` False: answer it and keep nothing (a challenge).

    `keep_headers`: those of the request's headers that parse() needs. `wake`: it says no more than
    that there is something: the channel's poll asks at once.
    """

    store: bool = True
    wake: bool = False
    status: int = 200
    body: bytes = b""
    content_type: str = "text/plain"
    keep_headers: Mapping[str, str] = {}


class RawEnvelope(msgspec.Struct, kw_only=True):
    """A payload as it was received, durably stored before anything else happened to it."""

    id: int
    channel_id: int
    received_at: datetime
    headers: Mapping[str, Any]
    body: bytes


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A channel's account at its provider. Only channels with the same `secret`, which signed the whole
    payload, hand over to each other."""

    name: str
    secret: SecretStr


class ConnectionTest(msgspec.Struct, kw_only=True):
    """The outcome of "test connection", in words for an administrator."""

    ok: bool
    message: str
    facts: Mapping[str, Any] = {}


class Polled(msgspec.Struct, kw_only=True):
    """What a poll brought.

    `payloads`: each is stored as an envelope (an answer's body, or a part of it as JSON) with `headers`.
    `cursor`: kept once they are all stored. `more`: ask again at once. `wait_seconds`: the provider
    wants us to wait. `problem`: for the administrator, when it was refused; what was read counts.
    """

    payloads: Sequence[bytes] = ()
    headers: Mapping[str, Any] = {}
    cursor: Mapping[str, Any] = {}
    more: bool = False
    wait_seconds: float | None = None
    problem: str = ""


class TemplateHeader(msgspec.Struct, kw_only=True):
    """What stands above a template's text: a line of `text`, with {{1}} or {{name}} where it has a field,
    a file, or a place on the map. `example`: of the field."""

    kind: Literal["text", "image", "video", "document", "location"]
    text: str = ""
    example: str = ""


class TemplateField(msgspec.Struct, kw_only=True):
    """A field of a template's text. `name`: what stands in its braces, a number or a word."""

    name: str
    example: str = ""


class OfferedButton(msgspec.Struct, kw_only=True):
    """A button under a template. `url` ends in {{1}} when a part of it is to be filled in; `fill` whether
    a value is needed ("needed"), may be given ("optional") or is never ("none"), `example` such a value;
    `name`: what the value is sent by, where it has a name."""

    kind: Literal["url", "quick_reply", "copy_code", "phone", "other"]
    label: str
    url: str = ""
    fill: Literal["none", "optional", "needed"] = "none"
    example: str = ""
    name: str = ""


class TemplateOffer(msgspec.Struct, kw_only=True):
    """An approved template of the provider that an agent may use when the window is closed.

    `title`: what people call it, where `name` is an id. `text` has {{1}} or {{name}} for its `fields`;
    `named`: they are sent by name, not in order. `why_not`: why it can't be sent from here, a sentence for
    people; it is listed all the same, so that nobody looks for it.
    """

    name: str
    language: str
    text: str
    title: str = ""
    fields: list[TemplateField] = []
    named: bool = False
    category: str = ""
    header: TemplateHeader | None = None
    footer: str = ""
    buttons: list[OfferedButton] = []
    why_not: str = ""


class Outgoing(Protocol):
    """How connections of a connector's own leave the system: only to permitted addresses."""

    async def request(self, request: HttpRequest) -> HttpResponse:
        """Send an HTTP request through transport (to get an access token); its answer, any status.

        Raises TransportError when no answer came.
        """

    async def resolve(self, host: str, port: int) -> str:
        """The checked address to connect to instead of the name; TLS still checks the name.

        Raises ForbiddenAddress for a private one that no setting permits, TransportError.
        """


class Relay(Protocol):
    """A RelayRequest that waits for this receiver."""

    payload: Mapping[str, Any]

    async def answer(self, ok: bool, **facts: Any) -> None:
        """It was carried (or refused): facts for parse_response."""


class ReceiverContext(Outgoing, Protocol):
    """What a receiver gets: where to hand payloads, where to keep its place, how to report."""

    channel_id: int
    channel_key: str
    config: Any
    max_payload_bytes: int
    stopping: asyncio.Event

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        """Store a payload durably; returns its envelope id only after the commit.

        Waits while intake is behind (backpressure). Raises Overloaded or DatabaseUnavailable: then
        the sender must be told to try again, and nothing was stored.
        """

    async def load_cursor(self) -> dict[str, Any]:
        """What save_cursor last kept for this channel ({} at first)."""

    async def save_cursor(self, cursor: Mapping[str, Any]) -> None:
        """Keep how far the receiver has read (UIDs, sync tokens)."""

    async def keep_secret(self, name: str, old: str, new: str) -> None:
        """Replace a credential of the channel that the provider renewed (a refresh token).

        Nothing happens when it is not `old` any more: somebody changed it meanwhile.
        """

    async def report(self, ok: bool, message: str = "") -> None:
        """Tell the channel's health page how it goes, in words."""

    def relays(self) -> AsyncIterator[Relay]:
        """RelayRequests of this channel, as they come: this receiver's connection carries them."""


class Socket(Protocol):
    """A WebSocket of a customer's device, already accepted."""

    query: Mapping[str, str]
    headers: Mapping[str, str]
    client_address: str
    own_origin: str  # this server's own, like https://chat.example.nl

    async def receive(self) -> str:
        """The next text frame. Raises EOFError when the other side has gone."""

    async def send(self, text: str) -> None: ...

    async def close(self, code: int = 1000, reason: str = "") -> None: ...


class SocketContext(ReceiverContext, Protocol):
    """What a socket receiver gets besides: the legs of its visitor, as they were and as they change."""

    async def history(
        self, who: Sequence[Address], before: str | None = None, limit: int = 50
    ) -> LegHistory:
        """The latest messages of these identities on this channel, or those before a place."""

    def listen(
        self, who: Sequence[Address]
    ) -> AbstractAsyncContextManager[AsyncIterator[LegMessage | LegSignal]]:
        """New and changed messages and signals of these identities on this channel, as they happen.

        Listen first, then ask for the history: what comes twice has the same id and version."""

    async def typing(self, who: Sequence[Address], on: bool) -> None:
        """Show agents that the customer is typing. Not kept."""

    async def closed(self, who: Sequence[Address]) -> LegClosed | None:
        """The latest conversation of these identities here, if it was resolved not long ago."""

    async def ways(self, who: Sequence[Address]) -> Sequence[LegWay]:
        """Where the latest conversation of these identities here can go on; empty when there is none."""

    async def carry(
        self, who: Sequence[Address], channel_id: int | None, language: str | None
    ) -> str:
        """The address that takes it there, for them alone and once; for the telephone the words with
        the code. Raises NotFound, InvalidInput, TooManyRequests."""

    async def keep_device(self, who: Sequence[Address], device: CustomerDevice) -> None:
        """Push to this device from now on what these identities did not read; the same device again, also
        of another customer, takes its place. Raises InvalidInput."""

    async def forget_device(self, who: Sequence[Address], token: str) -> None:
        """Push to this device of theirs no more."""

    async def agents_available(self) -> bool:
        """Whether an agent is present to answer now."""

    def sign(self, purpose: str, payload: bytes) -> bytes:
        """A MAC of 32 bytes over the payload, good only for this purpose on this channel."""

    def check(self, purpose: str, payload: bytes, mac: bytes) -> bool:
        """Whether `mac` (at least 10 bytes of it) is the payload's."""

    async def count(self, what: str, most: int, window_seconds: int) -> bool:
        """Count one of `what` for this socket's network address; False when it is over `most`."""


class Receiver(Protocol):
    """A connection of our own (IMAP, SMPP…): runs until `context.stopping` is set."""

    def __call__(self, context: ReceiverContext) -> Awaitable[None]: ...


class LiveTest(Protocol):
    """Tries settings that only a connection can test."""

    def __call__(self, config: Any, outgoing: Outgoing) -> Awaitable[ConnectionTest]: ...


class SocketReceiver(Protocol):
    """Serves one customer device's WebSocket until it closes."""

    def __call__(self, socket: Socket, context: SocketContext) -> Awaitable[None]: ...


class DeviceSide(msgspec.Struct, frozen=True, kw_only=True):
    """What a connector with `socket` tells of the pages and devices it serves. Every function pure.

    - `allowed(origin, own_origin, config)`: whether a page of this origin may show it.
    - `look(config)`: what the device may know of the settings before it says who it is.
    - `read_token(check, token)`: the device's owner by the token we gave, else None.
    - `make_ticket(sign, owner, facts)`: lets this owner send the uploaded file of these facts.
    - `tell(notice, config)`: what a device is told while nobody looks; None: devices are not told.
    - `push(token, notice, config)` / `read_push(responses)`: tells an app's device; no requests when
      the settings name no push service.
    """

    allowed: Callable[[str | None, str, Any], bool]
    look: Callable[[Any], Mapping[str, Any]]
    read_token: Callable[[Callable[[str, bytes, bytes], bool], str], str | None]
    make_ticket: Callable[[Callable[[str, bytes], bytes], str, Mapping[str, Any]], str]
    tell: Callable[[DeviceNotice, Any], DeviceWords] | None = None
    push: Callable[[str, DeviceNotice, Any], Sequence[HttpRequest]] | None = None
    read_push: Callable[[Sequence[OutboundResponse]], PushTaken] | None = None


class Connector(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of channel. Every function is pure; `config` is an instance of `config_type`.

    - `verify(request, config)`: raises BadSignature unless the provider signed the raw bytes.
    - `parse(envelope, config)`: everything in a payload; raises UnparsablePayload only.
    - `build(message, config)`: the requests that send it, in order.
    - `parse_response(responses, message, config)`: answers to those requests (it is also called
      after a request that failed, with the answers so far).
    - `fetch_media(remote, config)`: requests whose last answer is the media's bytes; `{{step.x}}`
      fills in from earlier JSON answers.
    - `open_media(remote, config)`: for files that the provider keeps sealed: what each piece of the
      answer, in order, is turned into the file's bytes by.
    - `test(config)` / `read_test(responses, config)`: "test connection".
    - `templates(config)` / `read_templates(responses)`: approved templates. `more_templates(responses,
      config)`: asks for the page after that of these answers; nothing when it was the last.
    - `poll(cursor, config)` / `read_poll(responses, cursor, config)`: requests that ask for what is new
      since the cursor ({} at first: begin now, bring no old ones) and what they brought.
    - `polls(config)`: whether this channel is polled, where its settings choose between that and webhooks;
      None: it always is when there is a poll().
    - `keys(request, config)`: the request for the provider's public keys, which verify() then finds in
      `request.keys`; kept for hours, asked again when verify() refuses. Its address never comes from the
      request unchecked.
    - `subscribe(webhook_url, config)` / `read_subscribed(responses, config)`: has the provider send its
      webhooks here; run when an administrator asks, and again before `subscription_hours` are over.
    - `renewed(responses, config)`: credentials that the answers to subscribe() renewed, by the name of
      their setting (an access token, and the refresh token that replaces the one used): they are kept.
    - `account(config)`: by what the provider's app knows this channel when several share its callback
      address: parse() of another of them hands over what is for it (Handover).
    - `revise(revision, config)`: changes or takes back a sent message; answered below 400 it is done.
    - `mark_read(message_id, config)`: tells the customer's device that an agent saw the message.
    - `mark_leg_read(to, message_id, facts, config)`: the same, where the provider wants the customer's
      address or what came along with the message (the leg's facts).
    - `signature(author_name, config)`: what it adds under a message, for the preview.
    - `address(config)`: where customers write to this channel, as they type it ("" when unknown).
    - `receiver`, `socket`: "module:function" of a Receiver / SocketReceiver, imported only when run.
    - `proof`: what verify() goes by: a signature over the body, a token or secret beside it (in a header
      or the address; the body itself is not covered), or a secret inside the body.
    - `setup_webhook`: words for the administrator on where to paste the webhook address.
    """

    manifest: Manifest
    config_type: type[msgspec.Struct]
    parse: Callable[[RawEnvelope, Any], Sequence[InboundItem]]
    build: Callable[[OutboundMessage, Any], Sequence[OutboundRequest]]
    parse_response: Callable[[Sequence[OutboundResponse], OutboundMessage, Any], SendResult]
    verify: Callable[[WebhookRequest, Any], Verified] | None = None
    fetch_media: Callable[[Mapping[str, Any], Any], Sequence[HttpRequest]] | None = None
    open_media: Callable[[Mapping[str, Any], Any], Callable[[bytes], bytes]] | None = None
    test: Callable[[Any], Sequence[OutboundRequest]] | None = None
    read_test: Callable[[Sequence[OutboundResponse], Any], ConnectionTest] | None = None
    test_live: str | None = None  # "module:coroutine" of a LiveTest: what HTTP can't test (IMAP)
    templates: Callable[[Any], Sequence[HttpRequest]] | None = None
    read_templates: Callable[[Sequence[OutboundResponse]], Sequence[TemplateOffer]] | None = None
    more_templates: Callable[[Sequence[OutboundResponse], Any], Sequence[HttpRequest]] | None = None
    mark_read: Callable[[str, Any], Sequence[HttpRequest]] | None = None
    mark_leg_read: Callable[[str, str, Mapping[str, Any], Any], Sequence[HttpRequest]] | None = None
    poll: Callable[[Mapping[str, Any], Any], Sequence[HttpRequest]] | None = None
    read_poll: Callable[[Sequence[OutboundResponse], Mapping[str, Any], Any], Polled] | None = None
    polls: Callable[[Any], bool] | None = None
    keys: Callable[[WebhookRequest, Any], HttpRequest | None] | None = None
    subscribe: Callable[[str, Any], Sequence[HttpRequest]] | None = None
    read_subscribed: Callable[[Sequence[OutboundResponse], Any], ConnectionTest] | None = None
    renewed: Callable[[Sequence[OutboundResponse], Any], Mapping[str, str]] | None = None
    account: Callable[[Any], Account] | None = None
    revise: Callable[[Revision, Any], Sequence[OutboundRequest]] | None = None
    signature: Callable[[str | None, Any], str] | None = None
    address: Callable[[Any], str] | None = None
    receiver: str | None = None
    socket: str | None = None
    device: DeviceSide | None = None
    proof: Literal["signature", "token", "inside"] = "signature"
    setup_webhook: str = ""


__all__ = [
    "Account",
    "Address",
    "Assurance",
    "ConnectionTest",
    "Connector",
    "CustomerDevice",
    "DeviceNotice",
    "DeviceSide",
    "DeviceWords",
    "LegClosed",
    "LegHistory",
    "LegMessage",
    "LegSignal",
    "LegWay",
    "Limits",
    "LiveTest",
    "Manifest",
    "OfferedButton",
    "Outgoing",
    "Polled",
    "PushTaken",
    "RawEnvelope",
    "Receiver",
    "ReceiverContext",
    "Relay",
    "SecretStr",
    "Socket",
    "SocketContext",
    "SocketReceiver",
    "TemplateField",
    "TemplateHeader",
    "TemplateOffer",
    "Verified",
    "WebhookRequest",
    "config_field",
]
