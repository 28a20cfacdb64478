"""Captured payloads of a connector and what they must become.

In a connector's `fixtures/` folder:

- `config.json`: settings that the other files are valid for (invented credentials).
- `NAME.inbound.json`: `{"method", "path", "query", "headers", "body"}`; a body that is a JSON object
  or array stands for its compact encoding in the written order, a text for its UTF-8 bytes. `keys`: the
  provider's public keys, as Connector.keys asks for them (an object, or their text); `received_at`:
  when the request came, where its age matters. `"unsigned": true`: no webhook of itself, but what a poll
  or a Follow brought: it goes to parse() as it is, with the headers given (`{"followed": true}`).
- `NAME.inbound.eml` / `.bin`: the body's raw bytes, headers in `NAME.headers.json` if any.
- `NAME.expected.json`: the items `parse()` returns, or `{"unparsable": true}`.
- `NAME.answer.json`: `{"responses": [{"status", "headers", "body", "step"}], "expected": {…}}`: answers
  of the provider and the SendAccepted or SendRefused they mean (SMTP: `code` and `text`;
  a receiver's connection: `ok` and `facts`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from onethread.connectors.contract import Connector, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.registry import make_config
from onethread.errors import InvalidInput, OnethreadError, UnparsablePayload
from onethread.messages import (
    HttpResponse,
    InboundItem,
    InboundMessage,
    MailResponse,
    OutboundResponse,
    RelayResponse,
)

# Fixtures don't depend on the day they are checked.
RECEIVED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class InboundCase(msgspec.Struct, kw_only=True):
    """A captured payload."""

    name: str
    request: WebhookRequest
    expected: Any = None  # decoded JSON; None: there is no expected file yet
    is_json: bool = False
    unsigned: bool = False


class Contact(msgspec.Struct, kw_only=True):
    """A customer to answer: their address, the leg's facts, and the message they sent."""

    to: str
    scheme: str
    leg: dict[str, Any] = {}
    message_id: str = "fixture-message-id"


class AnswerCase(msgspec.Struct, kw_only=True):
    """Answers of a provider and what they mean."""

    name: str
    responses: list[OutboundResponse]
    expected: Any


def load_config(folder: Path, connector: Connector) -> Any:
    """The settings in `fixtures/config.json`. Raises InvalidInput when they don't fit."""
    return make_config(connector, _read(folder / "fixtures" / "config.json"))


def load_inbound(folder: Path) -> list[InboundCase]:
    """All captured payloads, by name. Raises InvalidInput naming a file that can't be read."""
    cases = []
    for path in sorted((folder / "fixtures").glob("*.inbound.*")):
        name = path.name.partition(".inbound.")[0]
        expected = path.with_name(f"{name}.expected.json")
        headers = path.with_name(f"{name}.headers.json")
        if path.suffix == ".json":
            stored = _read(path)
            body = stored.get("body", "")
            request = WebhookRequest(
                method=stored.get("method", "POST"),
                path=stored.get("path", "/hooks/fixture"),
                query=stored.get("query", {}),
                headers={k.lower(): v for k, v in stored.get("headers", {}).items()},
                body=_bytes(body),
                url=stored.get("url", ""),
                received_at=_moment(stored.get("received_at")),
                keys=_keys(stored.get("keys")),
            )
        else:
            request = WebhookRequest(
                method="POST",
                path="/hooks/fixture",
                headers=_read(headers) if headers.exists() else {},
                body=path.read_bytes(),
            )
        cases.append(
            InboundCase(
                name=name,
                request=request,
                expected=_read(expected) if expected.exists() else None,
                is_json=path.suffix == ".json",
                unsigned=path.suffix == ".json" and bool(_read(path).get("unsigned")),
            )
        )
    return cases


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def _keys(stored: Any) -> bytes | None:
    if stored is None:
        return None
    return _bytes(stored)


def load_answers(folder: Path) -> list[AnswerCase]:
    """All captured answers of the provider, by name."""
    cases = []
    for path in sorted((folder / "fixtures").glob("*.answer.json")):
        stored = _read(path)
        responses: list[OutboundResponse] = []
        for answer in stored["responses"]:
            if "ok" in answer:
                responses.append(msgspec.convert(answer, RelayResponse))
            elif "code" in answer:
                responses.append(msgspec.convert(answer, MailResponse))
            else:
                body = answer.get("body", "")
                responses.append(
                    HttpResponse(
                        status=answer["status"],
                        headers=answer.get("headers", {}),
                        body=_bytes(body),
                        step=answer.get("step", "send"),
                    )
                )
        cases.append(
            AnswerCase(
                name=path.name.removesuffix(".answer.json"),
                responses=responses,
                expected=stored["expected"],
            )
        )
    return cases


def is_signed(case: InboundCase, connector: Connector) -> bool:
    """Whether verify() stands before this payload."""
    return (
        connector.verify is not None
        and connector.manifest.transport == "webhook"
        and not case.unsigned
    )


def first_contact(cases: Sequence[InboundCase], connector: Connector, config: Any) -> Contact:
    """Who the captured payloads are from, as delivery would answer them."""
    for case in sorted(cases, key=lambda case: case.name != "text"):
        try:
            items = connector.parse(envelope_of(case, connector, config), config)
        except OnethreadError:
            continue
        for item in items:
            if isinstance(item, InboundMessage) and item.sender and not item.automatic:
                return contact_of(item)
    scheme = connector.manifest.identity_schemes[0]
    return Contact(to="fixture-address", scheme=scheme)


def contact_of(message: InboundMessage) -> Contact:
    """The sender of a message with the facts of the leg that it makes."""
    sender = message.sender[0]
    leg = {
        **message.headers,
        "thread": message.thread,
        "last_inbound_id": message.message_id,
        "last_inbound_at": message.said_at.isoformat(),
    }
    return Contact(to=sender.value, scheme=sender.scheme, leg=leg, message_id=message.message_id)


def envelope_of(case: InboundCase, connector: Connector, config: Any) -> RawEnvelope:
    """The stored envelope of a captured payload, with the headers that verify() keeps."""
    headers: Mapping[str, Any] = case.request.headers
    if is_signed(case, connector):
        assert connector.verify is not None
        verified: Verified = connector.verify(case.request, config)
        headers = verified.keep_headers
    return RawEnvelope(
        id=1, channel_id=1, received_at=RECEIVED_AT, headers=headers, body=case.request.body
    )


def parsed(case: InboundCase, connector: Connector, config: Any) -> Any:
    """What parse() makes of a captured payload, in the form of an expected file."""
    envelope = envelope_of(case, connector, config)
    try:
        return as_stored(connector.parse(envelope, config))
    except UnparsablePayload:
        return {"unparsable": True}


def as_stored(items: Sequence[InboundItem]) -> list[dict[str, Any]]:
    """Items as plain JSON values, each with its type; bytes are named by size and hash."""
    return [{"item": type(item).__name__, **_plain(item)} for item in items]


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.fields(value)
        plain = {}
        for field in fields:
            held = getattr(value, field.name)
            if held is None or held in ([], {}, "", ()):
                continue
            if held is False and field.default is False:
                continue
            plain[field.name] = _plain(held)
        return plain
    if isinstance(value, bytes):
        return f"{len(value)} bytes, sha256 {hashlib.sha256(value).hexdigest()}"
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(held) for held in value]
    return msgspec.to_builtins(value)


def difference(expected: Any, found: Any, path: str = "$") -> Iterator[str]:
    """Where two JSON values differ, as `path: expected …, found …`."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted({*expected, *found}):
            yield from difference(
                expected.get(key, "nothing"), found.get(key, "nothing"), f"{path}.{key}"
            )
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from difference(one, other, f"{path}[{index}]")
    elif expected != found:
        yield f"{path}: expected {_shown(expected)}, found {_shown(found)}"


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 300 else text[:300] + "…"


def _bytes(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else msgspec.json.encode(body)


def _read(path: Path) -> Any:
    try:
        return msgspec.json.decode(path.read_bytes())
    except FileNotFoundError as error:
        raise InvalidInput(f"{path} is missing") from error
    except msgspec.DecodeError as error:
        raise InvalidInput(f"{path} is not valid JSON: {error}") from error
