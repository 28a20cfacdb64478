"""Pigeon post: a made-up kind of channel that does what few real ones do, and its provider on loopback."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec

from onethread.connectors.contract import (
    ConnectionTest,
    Connector,
    Limits,
    Manifest,
    Polled,
    RawEnvelope,
    SecretStr,
    Verified,
    WebhookRequest,
    config_field,
)
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Follow,
    HttpRequest,
    HttpResponse,
    InboundItem,
    InboundMessage,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
    Revision,
    SendAccepted,
    SenderIdentity,
    SendRefused,
    SendResult,
)


class Config(msgspec.Struct, kw_only=True):
    api_base_url: Annotated[str, config_field("Address of the loft")]
    secret: Annotated[SecretStr, config_field("Secret")] = SecretStr("")
    relayed: Annotated[bool, config_field("By the own connection")] = False


def verify(request: WebhookRequest, config: Config) -> Verified:
    """Signed with the loft's key, which changes now and then."""
    if request.keys is None:
        raise BadSignature("no key")
    wanted = hmac.new(request.keys, request.body, "sha256").hexdigest()
    if request.headers.get("x-seal") != wanted:
        raise BadSignature("broken seal")
    if request.body == b"coo":
        return Verified(store=False, wake=True)
    return Verified()


def parse(envelope: RawEnvelope, config: Config) -> Sequence[InboundItem]:
    try:
        told = msgspec.json.decode(envelope.body)
    except msgspec.DecodeError as error:
        raise UnparsablePayload("no letter") from error
    if "at" in told:
        request = HttpRequest(method="GET", url=f"{config.api_base_url}/letters/{told['at']}")
        return [Follow(requests=[request], headers={"loft": "west"})]
    public = bool(told.get("public"))
    return [
        InboundMessage(
            message_id=told["id"],
            sender=[
                SenderIdentity(
                    scheme="page" if public else "pigeon",
                    value=told.get("from", "jan"),
                    assurance=Assurance.ASSERTED,
                )
            ],
            said_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
            content=Content(text=told["text"], public=public),
            display_name=told.get("from", "jan").title(),
            headers={"loft": str(envelope.headers.get("loft", ""))},
        )
    ]


def build(message: OutboundMessage, config: Config) -> Sequence[OutboundRequest]:
    letter = {
        "to": message.to,
        "text": message.content.text,
        "public": message.content.public,
        "last": message.leg.get("last_inbound_at"),
    }
    if config.relayed:
        return [RelayRequest(payload=letter, timeout_seconds=message.leg.get("patience", 5.0))]
    return [HttpRequest(method="POST", url=f"{config.api_base_url}/send", json=letter)]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: Config
) -> SendResult:
    last = responses[-1]
    if isinstance(last, RelayResponse):
        if not last.ok:
            return SendRefused(code="blocked", reason=str(last.facts.get("why")))
        return SendAccepted(message_id=str(last.facts["id"]))
    assert isinstance(last, HttpResponse)
    if last.status >= 400:
        return SendRefused(code="temporary", reason=f"answered {last.status}")
    told = msgspec.json.decode(last.body)
    learnt = [
        SenderIdentity(scheme="pigeon", value=value, assurance=Assurance.ASSERTED)
        for value in told.get("learnt", [])
    ]
    return SendAccepted(message_id=told["id"], identities=learnt)


def poll(cursor: Mapping[str, Any], config: Config) -> Sequence[HttpRequest]:
    after = cursor.get("after", "")
    return [HttpRequest(method="GET", url=f"{config.api_base_url}/new?after={after}")]


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], config: Config
) -> Polled:
    [answer] = responses
    assert isinstance(answer, HttpResponse)
    if answer.status == 429:
        return Polled(wait_seconds=0.05, problem="too often")
    if answer.status >= 400:
        return Polled(problem=f"the loft answered {answer.status}")
    told = msgspec.json.decode(answer.body)
    return Polled(
        payloads=[msgspec.json.encode(letter) for letter in told["letters"]],
        headers={"loft": "polled"},
        cursor={"after": told["next"]},
        more=told.get("more", False),
    )


def keys(request: WebhookRequest, config: Config) -> HttpRequest:
    return HttpRequest(method="GET", url=f"{config.api_base_url}/keys")


def subscribe(webhook_url: str, config: Config) -> Sequence[HttpRequest]:
    return [
        HttpRequest(
            method="POST", url=f"{config.api_base_url}/subscribe", json={"hook": webhook_url}
        )
    ]


def read_subscribed(responses: Sequence[OutboundResponse], config: Config) -> ConnectionTest:
    answer = responses[-1]
    assert isinstance(answer, HttpResponse)
    if answer.status >= 400:
        return ConnectionTest(ok=False, message=f"The loft answered {answer.status}.")
    return ConnectionTest(ok=True, message="The loft sends its pigeons here.")


def revise(revision: Revision, config: Config) -> Sequence[HttpRequest]:
    return [
        HttpRequest(
            method="PUT" if revision.content else "DELETE",
            url=f"{config.api_base_url}/send/{revision.message_id}",
            json={"text": revision.content.text} if revision.content else None,
        )
    ]


PIGEON = Connector(
    manifest=Manifest(
        id="pigeon",
        name="Pigeon post",
        identity_schemes=("pigeon", "page"),
        transport="poll",
        content_in=("text",),
        content_out=("text",),
        limits=Limits(text_characters=1000),
        poll_seconds=0.1,
        private_reply=True,
        revisions=("edit", "delete"),
        subscription_hours=24,
    ),
    config_type=Config,
    parse=parse,
    build=build,
    parse_response=parse_response,
    verify=verify,
    poll=poll,
    read_poll=read_poll,
    keys=keys,
    subscribe=subscribe,
    read_subscribed=read_subscribed,
    revise=revise,
)


Answer = Callable[[bytes], tuple[int, bytes]]


class Loft:
    """The provider. `answers` by "METHOD /path" (without the query); `asked`: what came, in order."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[tuple[str, bytes]] = []
        self.answers: dict[str, Answer] = {}
        self.came = asyncio.Event()

    def on(self, what: str, *bodies: Any, status: int = 200) -> None:
        """Answer with these in turn; the last one stays."""
        left = list(bodies)

        def answer(_: bytes) -> tuple[int, bytes]:
            body = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(body, int):
                return body, b"{}"
            return status, body if isinstance(body, bytes) else msgspec.json.encode(body)

        self.answers[what] = answer

    def of(self, what: str) -> list[bytes]:
        """Bodies (with the target, when there is none) of the requests that began so."""
        return [body or target.encode() for target, body in self.asked if target.startswith(what)]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            lines = head.split("\r\n")
            length = next(
                (int(x.split(":")[1]) for x in lines if x.lower().startswith("content-length:")), 0
            )
            body = await reader.readexactly(length)
            method, target, _ = lines[0].split(" ")
            self.asked.append((f"{method} {target}", body))
            answer = self.answers.get(f"{method} {target.split('?')[0]}")
            status, said = answer(body) if answer else (404, b"{}")
            self.came.set()
            writer.write(
                f"HTTP/1.1 {status} So\r\nContent-Length: {len(said)}\r\nConnection: close\r\n\r\n".encode()
                + said
            )
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def loft() -> AsyncIterator[Loft]:
    """A running provider."""
    made = Loft()
    server = await asyncio.start_server(made._serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield made
    server.close()
    await server.wait_closed()
