"""Whether a connector can send what its manifest says, and understands every answer."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from onethread.connectors._kit.fixtures import AnswerCase, Contact, as_stored, difference
from onethread.connectors._kit.items import KINDS_OUT
from onethread.connectors.contract import Connector
from onethread.errors import OnethreadError
from onethread.messages import (
    Button,
    ContactCard,
    Content,
    HttpRequest,
    HttpResponse,
    ListRow,
    LocalPush,
    Location,
    MailRequest,
    MailResponse,
    OutboundFile,
    OutboundMessage,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
    SendAccepted,
    SendRefused,
    Template,
)

_INJECTION = "Hallo\r\nX-Injected: yes\r\n\r\nbody"
_FILES = {
    "image": ("foto.png", "image/png"),
    "audio": ("geluid.mp3", "audio/mpeg"),
    "voice": ("bericht.ogg", "audio/ogg"),
    "video": ("film.mp4", "video/mp4"),
    "sticker": ("plak.webp", "image/webp"),
    "file": ("contract.pdf", "application/pdf"),
}


def example(connector: Connector, kind: str, contact: Contact) -> OutboundMessage:
    """A message of one kind to a customer of this connector."""
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to=contact.to,
        to_scheme=contact.scheme,
        leg=dict(contact.leg),
        content=Content(public=connector.manifest.public),
        author_name="Sam",
        created_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    )
    content = message.content
    if kind in _FILES:
        name, media_type = _FILES[kind]
        message.files = [
            OutboundFile(
                name=name,
                media_type=media_type,
                size_bytes=4,
                kind=kind,
                content=b"data",
                link=f"https://files.example.org/{name}",
            )
        ]
    elif kind == "text":
        content.text = "Goedemorgen 💧"
    elif kind == "html":
        content.text, content.html = "Goedemorgen", "<p>Goedemorgen</p>"
    elif kind == "subject":
        content.text, content.subject = "Goedemorgen", "Uw melding"
    elif kind == "location":
        content.location = Location(latitude=52.37, longitude=4.89, name="Kantoor")
    elif kind == "contacts":
        content.contacts = [ContactCard(name="Piet Bakker", phones=["+31687654321"])]
    elif kind == "buttons":
        content.text, content.buttons = "Schikt dat?", [Button(id="yes", label="Ja")]
    elif kind == "list":
        content.text, content.rows = "Waarover?", [ListRow(id="1", title="Verwarming")]
    elif kind == "template":
        content.template = Template(name="visit", language="nl", parameters=["dinsdag"])
    elif kind == "reaction":
        message.reaction, message.in_reply_to = "👍", contact.message_id
    return message


def problems_of_building(connector: Connector, config: Any, contact: Contact) -> Iterator[str]:
    """What is wrong with the requests that build() makes."""
    for kind in connector.manifest.content_out:
        try:
            requests: list[Any] = list(connector.build(example(connector, kind, contact), config))
        except OnethreadError as error:
            yield f"build() refuses {kind!r}, which content_out names: {error.message}"
            continue
        if not requests:
            yield f"build() makes no request for {kind!r}"
        for request in requests:
            yield from _request(request, kind)
    for kind in sorted(KINDS_OUT - set(connector.manifest.content_out)):
        try:
            list(connector.build(example(connector, kind, contact), config))
        except OnethreadError:
            pass
    yield from _injection(connector, config, contact)


def _request(request: Any, kind: str) -> Iterator[str]:
    if isinstance(request, HttpRequest):
        if not request.url.startswith(("https://", "http://", "{{")):
            yield f"{kind}: the address {request.url!r} is not absolute"
        for name, value in request.headers.items():
            if "\n" in name + value or "\r" in name + value:
                yield f"{kind}: header {name!r} has a line break"
        try:
            msgspec.json.encode(request.json)
        except (TypeError, UnicodeEncodeError) as error:
            yield f"{kind}: the body is no JSON: {error}"
    elif isinstance(request, MailRequest):
        if not request.envelope_to:
            yield f"{kind}: a mail to nobody"
    elif isinstance(request, RelayRequest):
        try:
            msgspec.json.encode(request.payload)
        except (TypeError, UnicodeEncodeError) as error:
            yield f"{kind}: the relayed payload is no JSON: {error}"
    elif not isinstance(request, LocalPush):
        yield f"{kind}: build() returned a {type(request).__name__}"


def _injection(connector: Connector, config: Any, contact: Contact) -> Iterator[str]:
    message = example(connector, "text", contact)
    message.content.text = message.content.subject = message.author_name = _INJECTION
    message.files = [
        OutboundFile(
            name=_INJECTION,
            media_type="text/plain",
            size_bytes=1,
            kind="file",
            content=b"x",
            link="https://files.example.org/1",
        )
    ]
    try:
        requests = list(connector.build(message, config))
    except OnethreadError:
        return
    for request in requests:
        yield from _request(request, "text with line breaks")
        if isinstance(request, MailRequest):
            parsed = email.message_from_bytes(request.message, policy=email.policy.default)
            if any("X-Injected" in part for part in parsed.walk()):
                yield "a subject, name or file name with line breaks adds a header to the mail"


def problems_of_answers(
    connector: Connector, config: Any, cases: Sequence[AnswerCase], contact: Contact
) -> Iterator[str]:
    """What is wrong with how parse_response() reads answers."""
    message = example(connector, "text", contact)
    sends = _kinds_of_requests(connector, config, contact)
    if sends != {"LocalPush"} and connector.manifest.content_out:
        told = {case.expected.get("item") for case in cases}
        for needed in ("SendAccepted", "SendRefused"):
            if needed not in told:
                yield f"fixtures/ has no NAME.answer.json that means {needed}"
    for case in cases:
        found = as_stored([connector.parse_response(case.responses, message, config)])[0]  # type: ignore[list-item]
        for line in difference(case.expected, found):
            yield f"{case.name}: {line}"
    for name, responses in _garbage(sends).items():
        try:
            result: Any = connector.parse_response(responses, message, config)
        except Exception as error:  # noqa: BLE001 - any error is what is looked for
            yield f"{name}: parse_response() raised {type(error).__name__}: {error}"
            continue
        if not isinstance(result, (SendAccepted, SendRefused)):
            yield f"{name}: parse_response() returned a {type(result).__name__}"
        elif name == "HTTP 503" and not (
            isinstance(result, SendRefused) and result.retry_after_seconds
        ):
            yield "a server error must be refused for now, with retry_after_seconds"
        elif name.startswith(("nothing", "a relay refused")) and isinstance(result, SendAccepted):
            yield f"{name}: it counts as accepted"


def _kinds_of_requests(connector: Connector, config: Any, contact: Contact) -> set[str]:
    kinds: set[str] = set()
    for kind in connector.manifest.content_out:
        try:
            requests = connector.build(example(connector, kind, contact), config)
        except OnethreadError:
            continue
        kinds |= {type(request).__name__ for request in requests}
    return kinds


def _garbage(sends: set[str]) -> dict[str, list[OutboundResponse]]:
    answers: dict[str, list[OutboundResponse]] = {}
    if "HttpRequest" in sends:
        answers = {
            "HTTP 503": [_http(503, b"")],
            "HTTP 200 without a body": [_http(200, b"")],
            "HTTP 200 with a list": [_http(200, b"[1,2]")],
            "HTTP 200 with nulls": [_http(200, b'{"messages":null,"error":null}')],
            "HTTP 400 with odd errors": [_http(400, b'{"error":["x",{}]}')],
            "HTTP 400 with odd details": [_http(400, b'{"error":{"code":"x","error_data":3}}')],
            "HTTP 400 that is no UTF-8": [_http(400, b'{"error":{"message":"\xb1"}}')],
            "HTTP 200 with bytes": [_http(200, b"\xff\xfe\0")],
        }
    if "MailRequest" in sends:
        answers["SMTP 451"] = [MailResponse(code=451, text="try again later")]
        answers["SMTP 999"] = [MailResponse(code=999, text="\0")]
    if "RelayRequest" in sends:
        answers["a relay refused"] = [RelayResponse(ok=False)]
        answers["a relay refused oddly"] = [RelayResponse(ok=False, facts={"error": [3], "id": {}})]
        answers["a relay without facts"] = [RelayResponse(ok=True)]
        answers["a relay with odd facts"] = [
            RelayResponse(ok=True, facts={"id": ["x"], "code": None})
        ]
    if sends != {"LocalPush"}:
        answers["nothing"] = []
    return answers


def _http(status: int, body: bytes) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=body)
