"""A connector and its running stand-in, joined as intake and delivery would join them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from onethread.connectors._kit.fixtures import Contact, contact_of
from onethread.connectors._kit.outgoing import example
from onethread.connectors.contract import Connector, Polled, RawEnvelope, WebhookRequest
from onethread.connectors.registry import make_config
from onethread.errors import BadSignature, OnethreadError
from onethread.messages import (
    Follow,
    HttpRequest,
    HttpResponse,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
    OutboundResponse,
    SendResult,
)
from onethread.simulator.sandbox import Delivery, Sandbox, Seen
from onethread.simulator.sandbox._samples import SAMPLES
from onethread.transport.send import Transport

WEBHOOK_URL = "https://onethread.example.org/hooks/sandbox"
_MOST_POLLS = 50
_RECEIVED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class Meeting:
    """A connector, the stand-in it talks to, and a customer who has written."""

    def __init__(self, connector: Connector, sandbox: Sandbox, transport: Transport) -> None:
        self.connector = connector
        self.sandbox = sandbox
        self.transport = transport
        self.config = make_config(connector, sandbox.settings())
        self.cursor: Mapping[str, Any] = {}
        self.problems: list[str] = []  # what the polls said
        self._envelopes = 0
        self._uids = 0

    @property
    def polls(self) -> bool:
        """Whether what happens is asked for, not sent."""
        return self.connector.manifest.transport == "poll"

    async def arrive(self, *payloads: Any) -> list[Any]:
        """What parse() makes of these payloads once they came in; a poll brings all that is new."""
        items: list[Any] = []
        if not self.polls or self.sandbox.stand_in.deliver is not None:
            for payload in payloads:
                items += await self.receive(payload)
        return items + (await self.poll() if self.polls else [])

    async def receive(self, payload: Any) -> list[Any]:
        """The items of one webhook (or one frame of a receiver's connection)."""
        delivery = self._delivery(payload)
        if self.connector.verify is None:
            return await self.parse(delivery.body, delivery.headers)
        verified = await self.verify(self.request(delivery))
        if not verified.store:
            return await self.poll() if verified.wake else []
        return await self.parse(delivery.body, verified.keep_headers)

    def _delivery(self, payload: Any) -> Delivery:
        if self.sandbox.stand_in.deliver is None and not isinstance(payload, Delivery):
            return Delivery(body=msgspec.json.encode(payload))
        return self.sandbox.delivery(payload)

    def request(self, delivery: Delivery) -> WebhookRequest:
        """A webhook as it reaches us."""
        return WebhookRequest(
            method=delivery.method,
            path="/hooks/sandbox",
            query=delivery.query,
            headers={name.lower(): value for name, value in delivery.headers.items()},
            body=delivery.body,
            url=WEBHOOK_URL,
        )

    async def verify(self, request: WebhookRequest) -> Any:
        """What verify() says, with the provider's keys where it wants them. Raises BadSignature."""
        connector = self.connector
        assert connector.verify is not None
        try:
            return connector.verify(request, self.config)
        except BadSignature:
            wanted = connector.keys(request, self.config) if connector.keys else None
            if wanted is None:
                raise
        answer = await self.transport.send(wanted)
        assert isinstance(answer, HttpResponse)
        with_keys = msgspec.structs.replace(request, keys=answer.body)
        return connector.verify(with_keys, self.config)

    async def parse(self, body: bytes, headers: Mapping[str, Any]) -> list[Any]:
        """The items of a payload; what it only points at is fetched."""
        self._envelopes += 1
        envelope = RawEnvelope(
            id=self._envelopes, channel_id=1, received_at=_RECEIVED_AT, headers=headers, body=body
        )
        items: list[Any] = []
        for item in self.connector.parse(envelope, self.config):
            if not isinstance(item, Follow):
                items.append(item)
                continue
            answers = await self.transport.send_all(item.requests)
            last = answers[-1] if answers else None
            if not isinstance(last, HttpResponse) or last.status >= 400:
                self.problems.append(
                    f"what a webhook points at could not be fetched: {last!r:.300}"
                )
                continue
            items += await self.parse(last.body, {**item.headers, "followed": True})
        return items

    async def poll(self) -> list[Any]:
        """Ask until there is no more; the cursor moves on."""
        items: list[Any] = []
        for _ in range(_MOST_POLLS):
            polled = await self.poll_once()
            for payload in polled.payloads:
                items += await self.parse(payload, polled.headers)
            self.cursor = polled.cursor
            if not polled.more:
                return items
        self.problems.append(f"read_poll() said more={True} {_MOST_POLLS} times")
        return items

    async def poll_once(self) -> Polled:
        """One round of asking; the cursor stays."""
        connector = self.connector
        assert connector.poll is not None
        assert connector.read_poll is not None
        # As the cursor is kept between polls: as JSON.
        cursor = msgspec.json.decode(msgspec.json.encode(self.cursor))
        requests = list(connector.poll(cursor, self.config))
        answers = await self.transport.send_all(requests)
        polled = connector.read_poll(answers, cursor, self.config)
        if polled.problem:
            self.problems.append(f"the poll says: {polled.problem}")
        return polled

    async def first_contact(self) -> Contact:
        """The customer writes; how delivery would answer them."""
        if self.polls and not self.cursor:
            await self.poll()
        events = self.sandbox.stand_in.events
        for kind in sorted(events, key=lambda kind: kind != "text"):
            items = await self.arrive(self.sandbox.happen(kind).payload)
            for item in items:
                if isinstance(item, InboundMessage) and item.sender:
                    return contact_of(item)
        raise AssertionError("no event of the stand-in becomes a message")

    async def answer(self, kind: str) -> OutboundMessage:
        """A message of one kind to a customer who has just written."""
        return self.message(kind, await self.first_contact())

    def message(self, kind: str, contact: Contact) -> OutboundMessage:
        """A message of one kind, its files with real bytes and an address that the stand-in knows."""
        message = example(self.connector, kind, contact)
        self._uids += 1
        message.message_uid = f"0193b6a0-0000-7000-8000-{self._uids:012d}"
        message.files = [self.file(file.kind) for file in message.files]
        if message.content.template is not None:
            message.content.template.text = "Wij komen dinsdag"
        return message

    def file(self, kind: str) -> OutboundFile:
        """A small file of this kind."""
        content, media_type, name = SAMPLES[kind]
        media = self.sandbox.keep_media(content, media_type, name)
        return OutboundFile(
            name=name,
            media_type=media_type,
            size_bytes=len(content),
            kind=kind,
            content=content,
            link=media.url,
        )

    async def send(self, message: OutboundMessage) -> tuple[SendResult, list[Seen]]:
        """Send as delivery does; the result, and what was shown by it. Raises OnethreadError."""
        before = len(self.sandbox.calls)
        requests = self.connector.build(message, self.config)
        answers: Sequence[OutboundResponse] = await self.transport.send_all(requests)
        result = self.connector.parse_response(answers, message, self.config)
        return result, [seen for call in self.sandbox.calls[before:] for seen in call.seen]

    def here(self, requests: Sequence[HttpRequest]) -> list[HttpRequest]:
        """Requests with the provider's other hosts played by the stand-in."""
        known = self.sandbox.stand_in.elsewhere
        found = list(requests)
        for at, request in enumerate(found):
            for begin, path in known.items():
                if request.url.startswith(begin):
                    url = self.sandbox.url + path + request.url.removeprefix(begin)
                    found[at] = msgspec.structs.replace(request, url=url)
        return found

    async def ask(self, requests: Sequence[Any]) -> list[OutboundResponse]:
        """Send other requests of the connector. Raises OnethreadError."""
        return await self.transport.send_all(requests)

    def why(self) -> str:
        """The stand-in's latest refusal, in words."""
        return f" (the stand-in: {self.sandbox.refused[-1]})" if self.sandbox.refused else ""


def told(error: OnethreadError) -> str:
    """An error of ours in one line."""
    return f"{type(error).__name__}: {error.message}"


class Out:
    """How a live test leaves the system (connectors.contract.Outgoing)."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def request(self, request: HttpRequest) -> HttpResponse:
        """An answer by HTTP."""
        answer = await self._transport.send(request)
        assert isinstance(answer, HttpResponse)
        return answer

    async def resolve(self, host: str, port: int) -> str:
        """Where to connect to."""
        return await self._transport.guard.resolve(host, port)
