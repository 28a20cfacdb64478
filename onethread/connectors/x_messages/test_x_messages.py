"""What is special to direct messages on X; the rest is checked by the contract tests."""

from __future__ import annotations

import base64
import hmac
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.x_messages import CONNECTOR
from onethread.connectors.x_messages.config import XMessagesConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = XMessagesConfig(
    user_id="2244994945",
    consumer_secret=SecretStr("consumer"),
    bearer_token=SecretStr("bearer"),
    client_id="client",
    client_secret=SecretStr("secret"),
    access_token=SecretStr("access"),
    refresh_token=SecretStr("refresh"),
)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "3805104374",
            "to_scheme": "x",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def test_the_challenge_is_answered_with_a_signature_of_it() -> None:
    assert CONNECTOR.verify is not None
    asked = WebhookRequest(method="GET", path="/", query={"crc_token": "token"})
    answer = CONNECTOR.verify(asked, CONFIG)
    expected = base64.b64encode(hmac.new(b"consumer", b"token", "sha256").digest()).decode()
    assert msgspec.json.decode(answer.body) == {"response_token": f"sha256={expected}"}
    assert (answer.store, answer.content_type) == (False, "application/json")
    with pytest.raises(BadSignature):
        CONNECTOR.verify(WebhookRequest(method="GET", path="/"), CONFIG)
    blank = msgspec.structs.replace(CONFIG, consumer_secret=SecretStr(""))
    with pytest.raises(BadSignature):
        CONNECTOR.verify(asked, blank)


def test_text_and_picture_go_as_one_message() -> None:
    photo = OutboundFile(
        name="lek.png", media_type="image/png", size_bytes=3, kind="image", content=b"abc"
    )
    upload, send = built(Content(text="Deze?"), files=[photo])
    assert upload.json == {"media": "YWJj", "media_category": "dm_image", "media_type": "image/png"}
    assert send.url.endswith("/2/dm_conversations/with/3805104374/messages")
    assert send.json == {"text": "Deze?", "attachments": [{"media_id": "{{upload0.data.id}}"}]}


def test_other_files_are_links_below_the_text() -> None:
    film = OutboundFile(name="l.mp4", media_type="video/mp4", size_bytes=3, link="https://x.nl/l")
    (send,) = built(Content(text="Zo"), files=[film])
    assert send.json == {"text": "Zo\nl.mp4: https://x.nl/l"}
    film.link = None
    with pytest.raises(InvalidInput):
        built(Content(), files=[film])


def test_the_account_s_token_goes_only_to_x_s_own_media_host() -> None:
    assert CONNECTOR.fetch_media is not None
    (mine,) = CONNECTOR.fetch_media({"url": "https://ton.x.com/1.1/ton/data/dm/1/a.jpg"}, CONFIG)
    assert mine.headers == {"Authorization": "Bearer access"}
    for url in ("https://video.twimg.com/a.mp4", "https://ton.x.com.evil.example/a.jpg"):
        assert CONNECTOR.fetch_media({"url": url}, CONFIG)[0].headers == {}


def test_our_own_message_is_deleted_and_not_changed() -> None:
    assert CONNECTOR.revise is not None
    revision = Revision(message_id="158", to="3", to_scheme="x")
    (request,) = CONNECTOR.revise(revision, CONFIG)
    assert (request.method, request.url.endswith("/2/dm_events/158")) == ("DELETE", True)
    with pytest.raises(InvalidInput):
        CONNECTOR.revise(msgspec.structs.replace(revision, content=Content(text="x")), CONFIG)


def answer(step: str, body: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)


def test_subscribing_renews_both_tokens_and_makes_the_webhook_once() -> None:
    assert CONNECTOR.subscribe is not None
    assert CONNECTOR.renewed is not None
    assert CONNECTOR.read_subscribed is not None
    token, listed, hook = CONNECTOR.subscribe("https://desk.example.org/hooks/1", CONFIG)
    assert token.headers["Authorization"] == "Basic Y2xpZW50OnNlY3JldA=="
    assert [each.headers["Authorization"] for each in (listed, hook)] == ["Bearer bearer"] * 2
    renewed = answer("token", {"access_token": "a2", "refresh_token": "r2"})
    assert CONNECTOR.renewed([renewed], CONFIG) == {"access_token": "a2", "refresh_token": "r2"}
    none = answer("webhooks", {"data": []})
    made = answer("webhook", {"data": {"id": "1", "url": "https://x"}})
    assert CONNECTOR.read_subscribed([renewed, none, made], CONFIG).ok
    there = answer("webhooks", {"data": [{"id": "1", "valid": True, "url": "https://x"}]})
    twice = answer("webhook", {"errors": [{"message": "DuplicateUrlFailed"}]}, 400)
    assert CONNECTOR.read_subscribed([renewed, there, twice], CONFIG).ok
    crc = answer("webhook", {"errors": [{"message": "CrcValidationFailed"}]}, 400)
    assert "CrcValidationFailed" in CONNECTOR.read_subscribed([renewed, none, crc], CONFIG).message
    assert not CONNECTOR.read_subscribed([answer("token", {"error": "x"}, 400)], CONFIG).ok


def test_the_connection_test_tells_whose_token_it_is() -> None:
    assert CONNECTOR.read_test is not None
    mine = answer("account", {"data": {"id": "2244994945", "username": "huis"}})
    assert CONNECTOR.read_test([mine], CONFIG).ok
    other = answer("account", {"data": {"id": "1", "username": "ander"}})
    assert "@ander" in CONNECTOR.read_test([other], CONFIG).message
