"""What is special to KakaoTalk; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.kakaotalk import CONNECTOR
from onethread.connectors.kakaotalk.config import KakaoTalkConfig
from onethread.errors import BadSignature
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    SendAccepted,
)

CONFIG = KakaoTalkConfig(
    sender_profile="4c9591f3",
    client_id="client",
    client_secret=SecretStr("secret"),
    webhook_token=SecretStr("long-and-random"),
)


def outbound(content: Content, **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "Xj1bW5wlE5SR",
            "to_scheme": "kakaotalk",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def built(content: Content, **more: Any) -> list[HttpRequest]:
    requests = CONNECTOR.build(outbound(content, **more), CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def test_only_the_token_in_the_address_opens_the_door() -> None:
    assert CONNECTOR.verify is not None
    good = WebhookRequest(method="POST", path="/", query={"token": "long-and-random"})
    assert CONNECTOR.verify(good, CONFIG).store
    for query in ({}, {"token": ""}, {"token": "long-and-randon"}):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(WebhookRequest(method="POST", path="/", query=query), CONFIG)


def test_a_message_has_one_serial_number_however_often_it_is_sent() -> None:
    (one,), (again,) = built(Content(text="Hallo")), built(Content(text="Hallo"))
    serial = one.json["serial_number"]
    assert serial == again.json["serial_number"]
    assert len(serial) <= 30
    answer = HttpResponse(status=200, headers={}, body=b'{"code":"0000"}', step=one.step)
    accepted = CONNECTOR.parse_response([answer], outbound(Content(text="Hallo")), CONFIG)
    assert accepted == SendAccepted(message_id=serial)


def test_files_are_uploaded_by_their_kind() -> None:
    photo = OutboundFile(
        name="lek.png", media_type="image/png", size_bytes=3, kind="image", content=b"abc"
    )
    upload, send = built(Content(), files=[photo])
    assert (upload.url.rpartition("bzc/")[2], upload.file_field) == ("image/upload", "image")
    assert send.json["attachment"] == {"image": {"img_url": "{{upload0.image}}"}}
    voice = OutboundFile(
        name="v.m4a", media_type="audio/mp4", size_bytes=3, kind="voice", content=b"abc"
    )
    upload, send = built(Content(text="Luister"), files=[voice])[:2]
    assert upload.form is not None
    assert upload.form["file_type"] == "audio"
    assert send.json["chat_bubble_type"] == "FILE"


def test_buttons_put_their_words_into_the_chat() -> None:
    (request,) = built(Content(text="Schikt dat?", buttons=[Button(id="y", label="Ja")]))
    assert request.url.endswith("/chat/send/rich")
    assert request.json["attachment"] == {"buttons": [{"name": "Ja", "type": "BK"}]}


def test_the_connection_test_is_good_when_nobody_is_there() -> None:
    assert CONNECTOR.read_test is not None

    def told(status: int, **body: str) -> list[HttpResponse]:
        encoded = msgspec.json.encode(body)
        return [HttpResponse(status=status, headers={}, body=encoded, step="test")]

    assert CONNECTOR.read_test(told(200, code="-504", message="NoSessionException"), CONFIG).ok
    assert not CONNECTOR.read_test(told(401, code="-401", message="InvalidClient"), CONFIG).ok
    assert not CONNECTOR.read_test(told(503), CONFIG).ok
    assert not CONNECTOR.read_test([], CONFIG).ok
