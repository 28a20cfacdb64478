"""Whatever an agent composes goes out on every channel: natively, or rendered down."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from functools import cache
from urllib.parse import unquote, unquote_plus

import msgspec
import pytest

from onethread.connectors._kit.checks import Subject, folder_of
from onethread.connectors._kit.items import KINDS_OUT
from onethread.connectors._kit.outgoing import example
from onethread.connectors.contract import Connector
from onethread.connectors.registry import all_connectors
from onethread.delivery.render import render
from onethread.messages import HttpRequest, LocalPush, MailRequest, OutboundMessage, RelayRequest

# What must still be there to read or open, whatever the channel.
TRACES = {
    "text": "Goedemorgen",
    "html": "Goedemorgen",
    "subject": "Uw melding",
    "location": "52.37",
    "contacts": "+31687654321",
    "buttons": "Ja",
    "list": "Verwarming",
}


@cache
def subject_of(connector_id: str) -> Subject:
    connector = all_connectors()[connector_id]
    return Subject(folder_of(connector), connector)


def sent(connector: Connector, message: OutboundMessage) -> str:
    """All that leaves for one composed message, as text."""
    config = subject_of(connector.manifest.id).config
    parts = render(message.content, message.files, connector.manifest)
    assert parts
    said: list[str] = []
    for number, part in enumerate(parts, 1):
        whole = msgspec.structs.replace(
            message, content=part.content, files=part.files, part=number, parts=len(parts)
        )
        requests = connector.build(whole, config)
        assert requests
        for request in requests:
            if isinstance(request, HttpRequest):
                said += _in_request(request)
            elif isinstance(request, MailRequest):
                said += _readable(request.message)
            elif isinstance(request, RelayRequest):
                said.append(msgspec.json.encode(request.payload).decode())
            else:
                assert isinstance(request, LocalPush)
                said.append(msgspec.json.encode(part.content).decode())
    return "\n".join(said)


def _in_request(request: HttpRequest) -> list[str]:
    body = request.body or (msgspec.json.encode(request.json) if request.json is not None else b"")
    text = body.decode("utf-8", "replace")
    as_form = unquote_plus(text) if "%" in text and not text.startswith(("{", "[")) else text
    return [
        text,
        as_form,
        *(request.form or {}).values(),
        unquote(request.url),
        *_mail(request.json),
    ]


def _mail(value: object) -> list[str]:
    """The texts of a whole mail that stands in a JSON request as base64 (Gmail)."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in _mail(part)]
    if not isinstance(value, str) or len(value) < 200 or " " in value:
        return []
    try:
        return _readable(urlsafe_b64decode(value + "=" * (-len(value) % 4)))
    except ValueError:
        return []


def _readable(mail: bytes) -> list[str]:
    import email
    import email.policy

    message = email.message_from_bytes(mail, policy=email.policy.default)
    texts = [p.get_content() for p in message.walk() if p.get_content_maintype() == "text"]
    return [str(message["Subject"]), *texts]


@pytest.mark.parametrize("kind", sorted(KINDS_OUT - {"reaction"}))
@pytest.mark.parametrize("connector_id", all_connectors())
def test_every_kind_goes_out(connector_id: str, kind: str) -> None:
    connector = all_connectors()[connector_id]
    message = example(connector, kind, subject_of(connector_id).contact)
    if kind == "template":
        message.content.template.text = "Wij komen dinsdag"  # type: ignore[union-attr]
    assert TRACES.get(kind, "") in sent(connector, message)


@pytest.mark.parametrize("connector_id", all_connectors())
def test_no_word_of_a_long_text_is_lost(connector_id: str) -> None:
    connector = all_connectors()[connector_id]
    message = example(connector, "text", subject_of(connector_id).contact)
    words = [f"woord{number}" for number in range(6000)]
    message.content.text = " ".join(words)
    went = set(sent(connector, message).replace('"', " ").replace("\\n", " ").split())
    assert set(words) <= went
