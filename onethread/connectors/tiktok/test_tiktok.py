"""What is special to TikTok; the rest is checked by the contract tests."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.tiktok import CONNECTOR
from onethread.connectors.tiktok.config import TikTokConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

CONFIG = TikTokConfig(
    business_id="biz",
    app_id="app",
    app_secret=SecretStr("secret"),
    access_token=SecretStr("access"),
    refresh_token=SecretStr("refresh"),
)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "tt-user-1",
            "to_scheme": "tiktok",
            "content": content,
            "leg": {"thread": "tt-conv-1"},
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def test_a_signature_is_good_for_some_minutes() -> None:
    assert CONNECTOR.verify is not None
    at = datetime(2026, 1, 2, 3, tzinfo=UTC)
    stamp = int(at.timestamp())
    signed = hmac.new(b"secret", f"{stamp}.{{}}".encode(), "sha256").hexdigest()
    headers = {"tiktok-signature": f"t={stamp},s={signed}"}
    request = WebhookRequest(method="POST", path="/", headers=headers, body=b"{}", received_at=at)
    assert CONNECTOR.verify(request, CONFIG).store
    with pytest.raises(BadSignature, match="too old"):
        CONNECTOR.verify(msgspec.structs.replace(request, received_at=at.replace(hour=4)), CONFIG)
    with pytest.raises(BadSignature):
        CONNECTOR.verify(
            msgspec.structs.replace(request, headers={"tiktok-signature": "t"}), CONFIG
        )


def test_an_answer_goes_to_the_conversation_and_quotes() -> None:
    (request,) = built(Content(text="Ja"), in_reply_to="tt-msg-1")
    assert request.json == {
        "business_id": "biz",
        "recipient_type": "CONVERSATION",
        "recipient": "tt-conv-1",
        "message_type": "TEXT",
        "text": {"body": "Ja"},
        "referenced_message_info": {"referenced_message_id": "tt-msg-1"},
    }


def test_a_picture_is_uploaded_and_other_files_are_links() -> None:
    photo = OutboundFile(
        name="lek.png", media_type="image/png", size_bytes=3, kind="image", content=b"abc"
    )
    upload, send = built(Content(), files=[photo])
    assert (upload.file, upload.form) == (photo, {"business_id": "biz", "media_type": "IMAGE"})
    assert send.json["image"] == {"media_id": "{{upload0.data.media_id}}"}
    gif = OutboundFile(name="g.gif", media_type="image/gif", size_bytes=3, content=b"abc")
    with pytest.raises(InvalidInput):
        built(Content(), files=[gif])
    gif.link = "https://x.nl/g"
    assert built(Content(), files=[gif])[0].json["text"]["body"] == "g.gif: https://x.nl/g"


def test_media_is_fetched_in_two_steps() -> None:
    assert CONNECTOR.fetch_media is not None
    remote = {"conversation_id": "c", "message_id": "m", "media_id": "i", "media_type": "IMAGE"}
    where, content = CONNECTOR.fetch_media(remote, CONFIG)
    assert where.json == {"business_id": "biz", **remote}
    assert (content.url, content.headers) == ("{{media.data.download_url}}", {})


def answer(step: str, **body: Any) -> HttpResponse:
    return HttpResponse(status=200, headers={}, body=msgspec.json.encode(body), step=step)


def test_subscribing_renews_the_token_and_sets_the_webhook() -> None:
    assert CONNECTOR.subscribe is not None
    assert CONNECTOR.renewed is not None
    assert CONNECTOR.read_subscribed is not None
    token, hook = CONNECTOR.subscribe("https://desk.example.org/hooks/1", CONFIG)
    assert token.json["refresh_token"] == "refresh"
    assert hook.json["callback_url"] == "https://desk.example.org/hooks/1"
    good = answer("token", code=0, data={"access_token": "a2", "refresh_token": "r2"})
    assert CONNECTOR.renewed([good], CONFIG) == {"access_token": "a2", "refresh_token": "r2"}
    assert not CONNECTOR.read_subscribed([good], CONFIG).ok
    assert CONNECTOR.read_subscribed([good, answer("subscribe", code=0)], CONFIG).ok
    refused = answer("token", code=40105, message="no")
    assert "refresh token" in CONNECTOR.read_subscribed([refused], CONFIG).message
    assert CONNECTOR.renewed([refused], CONFIG) == {}
