"""What is special to Viber; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.connectors.viber import CONNECTOR
from onethread.connectors.viber.config import ViberConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
    SendRefused,
)

CONFIG = ViberConfig(
    auth_token=SecretStr("44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3"), sender_name="Huis"
)


def outbound(content: Content, **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "01234567890A=",
            "to_scheme": "viber",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def built(content: Content, **more: Any) -> list[dict[str, Any]]:
    requests = CONNECTOR.build(outbound(content, **more), CONFIG)
    return [request.json for request in requests if isinstance(request, HttpRequest)]


def file(
    kind: str, media_type: str, size: int, link: str | None = "https://x.nl/f"
) -> OutboundFile:
    return OutboundFile(name="f", media_type=media_type, size_bytes=size, kind=kind, link=link)


def test_the_published_signature_vector_is_accepted() -> None:
    # viber-bot-python, tests/api/test_api.py
    assert CONNECTOR.verify is not None
    body = b'{"event":"webhook","timestamp":4977069964384421269,"message_token":1478683725125}'
    signature = "d21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef"
    headers = {"x-viber-content-signature": signature}
    request = WebhookRequest(method="POST", path="/", headers=headers, body=body)
    assert CONNECTOR.verify(request, CONFIG).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(msgspec.structs.replace(request, body=body + b" "), CONFIG)


def test_a_button_s_meaning_comes_back_with_the_answer() -> None:
    (sent,) = built(Content(text="Schikt dat?", buttons=[Button(id="yes", label="Ja")]))
    assert sent["keyboard"]["Buttons"][0]["ActionBody"] == "Ja"
    answer = {
        "event": "message",
        "timestamp": 1767322800123,
        "message_token": 5,
        "sender": {"id": "01234567890A="},
        "message": {"type": "text", "text": "Ja", "tracking_data": sent["tracking_data"]},
    }
    envelope = RawEnvelope(
        id=1,
        channel_id=1,
        received_at=datetime(2026, 1, 2, tzinfo=UTC),
        headers={},
        body=msgspec.json.encode(answer),
    )
    (said,) = CONNECTOR.parse(envelope, CONFIG)
    assert isinstance(said, InboundMessage)
    assert said.content.pressed == Button(id="yes", label="Ja")


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (file("image", "image/jpeg", 1000), "picture"),
        (file("image", "image/jpeg", 2_000_000), "file"),
        (file("image", "image/heic", 1000), "file"),
        (file("video", "video/mp4", 1000), "video"),
        (file("video", "video/mp4", 30_000_000), "file"),
        (file("voice", "audio/ogg", 1000), "file"),
    ],
)
def test_what_viber_does_not_show_goes_as_a_file(given: OutboundFile, kind: str) -> None:
    assert built(Content(), files=[given])[0]["type"] == kind


def test_a_picture_carries_its_text_and_other_files_stand_by_themselves() -> None:
    (picture,) = built(Content(text="Deze?"), files=[file("image", "image/png", 9)])
    assert (picture["type"], picture["text"]) == ("picture", "Deze?")
    text, contract = built(Content(text="Deze?"), files=[file("file", "application/pdf", 9)])
    assert (text["text"], contract["size"], contract["file_name"]) == ("Deze?", 9, "f")
    with pytest.raises(InvalidInput, match="no link"):
        built(Content(), files=[file("image", "image/png", 9, link=None)])


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (2, "bad_credentials"),
        (5, "bad_recipient"),
        (6, "no_consent"),
        (12, "rate_limited"),
        (3, "viber 3"),
    ],
)
def test_viber_refuses_with_status_200(status: int, code: str) -> None:
    body = msgspec.json.encode({"status": status, "status_message": "why"})
    answer = HttpResponse(status=200, headers={}, body=body)
    refused = CONNECTOR.parse_response([answer], outbound(Content(text="x")), CONFIG)
    assert isinstance(refused, SendRefused)
    assert refused.code == code
    assert "why" in refused.reason


def test_the_connection_test_tells_what_is_wrong() -> None:
    assert CONNECTOR.read_test is not None

    def told(**account: Any) -> HttpResponse:
        return HttpResponse(status=200, headers={}, body=msgspec.json.encode(account))

    good = told(status=0, name="Huis", webhook="https://x")
    assert CONNECTOR.read_test([good], CONFIG).ok
    assert "Subscribe" in CONNECTOR.read_test([told(status=0, name="Huis")], CONFIG).message
    assert "token" in CONNECTOR.read_test([told(status=2)], CONFIG).message
    assert not CONNECTOR.read_test([], CONFIG).ok
