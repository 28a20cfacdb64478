"""What is special to Zalo; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.zalo import CONNECTOR
from onethread.connectors.zalo.config import ZaloConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

CONFIG = ZaloConfig(
    app_id="431254594",
    app_secret=SecretStr("app"),
    oa_secret=SecretStr("oa"),
    access_token=SecretStr("access"),
    refresh_token=SecretStr("refresh"),
)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "6142494823000000001",
            "to_scheme": "zalo",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def event(timestamp: str, **more: Any) -> WebhookRequest:
    body = msgspec.json.encode({"event_name": "follow", "timestamp": timestamp})
    signed = sha256(b"431254594" + body + timestamp.encode() + b"oa").hexdigest()
    headers = {"x-zevent-signature": f"mac={signed}"}
    return WebhookRequest(method="POST", path="/", headers=headers, body=body, **more)


def test_the_signature_covers_the_body_and_its_timestamp() -> None:
    assert CONNECTOR.verify is not None
    request = event("1767322800123")
    assert CONNECTOR.verify(request, CONFIG).store
    bare = {"x-zevent-signature": request.headers["x-zevent-signature"].removeprefix("mac=")}
    assert CONNECTOR.verify(msgspec.structs.replace(request, headers=bare), CONFIG).store
    later = request.body.replace(b"1767322800123", b"1767322800124")
    with pytest.raises(BadSignature):
        CONNECTOR.verify(msgspec.structs.replace(request, body=later), CONFIG)


def test_an_old_event_is_somebody_s_replay() -> None:
    assert CONNECTOR.verify is not None
    at = datetime(2026, 1, 2, 3, tzinfo=UTC)
    assert CONNECTOR.verify(event("1767322800123", received_at=at), CONFIG).store
    with pytest.raises(BadSignature, match="too old"):
        CONNECTOR.verify(event("1767322800123", received_at=at.replace(day=4)), CONFIG)


def test_an_answer_quotes_what_it_answers_and_only_once() -> None:
    file = OutboundFile(
        name="f.zip", media_type="application/zip", size_bytes=3, link="https://x.nl/f"
    )
    first, second = built(Content(text="Ja"), files=[file], in_reply_to="cb31")
    assert first.json["message"] == {"text": "Ja", "quote_message_id": "cb31"}
    assert second.json["message"] == {"text": "f.zip: https://x.nl/f"}


@pytest.mark.parametrize(
    ("media_type", "size", "path"),
    [
        ("image/png", 1000, "v2.0/oa/upload/image"),
        ("image/gif", 2_000_000, "v2.0/oa/upload/gif"),
        ("application/pdf", 2_000_000, "v2.0/oa/upload/file"),
    ],
)
def test_files_are_uploaded_where_zalo_wants_their_kind(
    media_type: str, size: int, path: str
) -> None:
    file = OutboundFile(name="f", media_type=media_type, size_bytes=size, content=b"abc")
    upload, send = built(Content(), files=[file])
    assert upload.url.endswith(path)
    assert "{{upload0.data." in str(send.json)


def test_a_file_that_zalo_does_not_take_goes_as_a_link_or_not_at_all() -> None:
    big = OutboundFile(name="f", media_type="image/png", size_bytes=2_000_000, content=b"abc")
    with pytest.raises(InvalidInput):
        built(Content(), files=[big])


@pytest.mark.parametrize(
    ("emoji", "sign"), [("❤️", "/-heart"), ("🎉", "/-strong"), ("", "/-remove")]
)
def test_reactions_are_zalo_s_own_signs(emoji: str, sign: str) -> None:
    (request,) = built(Content(), reaction=emoji, in_reply_to="cb31")
    assert request.json["sender_action"] == {"react_icon": sign, "react_message_id": "cb31"}


def test_subscribing_renews_both_tokens() -> None:
    assert CONNECTOR.subscribe is not None
    assert CONNECTOR.renewed is not None
    assert CONNECTOR.read_subscribed is not None
    (request,) = CONNECTOR.subscribe("https://desk.example.org/hooks/1", CONFIG)
    assert request.form is not None
    assert request.form["refresh_token"] == "refresh"

    def answer(**said: str) -> list[HttpResponse]:
        body = msgspec.json.encode(said)
        return [HttpResponse(status=200, headers={}, body=body, step="token")]

    good = answer(access_token="a2", refresh_token="r2", expires_in="90000")
    assert CONNECTOR.renewed(good, CONFIG) == {"access_token": "a2", "refresh_token": "r2"}
    assert CONNECTOR.read_subscribed(good, CONFIG).ok
    bad = answer(error_name="Invalid refresh token.")
    assert CONNECTOR.renewed(bad, CONFIG) == {}
    assert "Invalid refresh token" in CONNECTOR.read_subscribed(bad, CONFIG).message
