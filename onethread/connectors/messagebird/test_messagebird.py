"""What is special to SMS by MessageBird; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import jwt
import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.messagebird import CONNECTOR
from onethread.connectors.messagebird.config import MessageBirdConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
URL = "https://chat.example.nl/hooks/a"
KEY = "a-signing-key-of-32-characters-x"
CONFIG = MessageBirdConfig(
    access_key=SecretStr("access"),
    signing_key=SecretStr(KEY),
    channel_id="853eeb5348e541a595da93b48c61a1ae",
    webhook_url=URL,
)


def signed(body: bytes = b'{"message":{}}', **claims: Any) -> WebhookRequest:
    held = {
        "iss": "MessageBird",
        "nbf": int(AT.timestamp()),
        "exp": int(AT.timestamp()) + 60,
        "url_hash": sha256(URL.encode()).hexdigest(),
        "payload_hash": sha256(body).hexdigest(),
    }
    held = {name: value for name, value in (held | claims).items() if value is not None}
    return WebhookRequest(
        method="POST",
        path="/hooks/a",
        headers={"messagebird-signature-jwt": jwt.encode(held, KEY, algorithm="HS256")},
        body=body,
        url="http://chat.example.nl/hooks/a",
    )


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "+31612345678",
            "to_scheme": "phone",
            "content": content,
            "created_at": AT,
            **more,
        }
    )
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "claims",
    [
        {"url_hash": None},
        {"url_hash": sha256(b"https://other.example/hooks/a").hexdigest()},
        {"payload_hash": None},
        {"payload_hash": sha256(b"").hexdigest()},
        {"iss": "Somebody"},
        {"nbf": None},
    ],
)
def test_a_token_that_does_not_vouch_for_body_and_address_is_refused(
    claims: dict[str, Any],
) -> None:
    assert CONNECTOR.verify is not None
    assert CONNECTOR.verify(signed(), CONFIG).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(signed(**claims), CONFIG)


def test_the_scheme_that_a_proxy_hides_is_seen_through() -> None:
    assert CONNECTOR.verify is not None
    assert CONNECTOR.verify(signed(), msgspec.structs.replace(CONFIG, webhook_url="")).store


def test_an_old_webhook_is_refused() -> None:
    assert CONNECTOR.verify is not None
    late = msgspec.structs.replace(signed(), received_at=AT + timedelta(minutes=6))
    with pytest.raises(BadSignature):
        CONNECTOR.verify(late, CONFIG)


def test_the_channel_sends_and_our_id_goes_along() -> None:
    (request,) = built(Content(text="Hallo"))
    assert request.headers == {"Authorization": "AccessKey access"}
    assert request.json == {
        "to": "+31612345678",
        "from": "853eeb5348e541a595da93b48c61a1ae",
        "type": "text",
        "content": {"text": "Hallo"},
        "source": {"uid": "0193b6a0-0000-7000-8000-000000000001"},
        "reportUrl": URL,
    }


def test_other_alphabets_have_less_room_and_files_are_links() -> None:
    assert [len(r.json["content"]["text"]) for r in built(Content(text="日" * 700))] == [603, 97]
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", link="https://x.nl/1"
    )
    assert built(Content(), files=[photo])[0].json["content"] == {"text": "lek.jpg: https://x.nl/1"}
    with pytest.raises(InvalidInput):
        built(Content())


@pytest.mark.parametrize(("channel", "ok"), [(CONFIG.channel_id, True), ("another", False)])
def test_a_channel_without_a_webhook_is_told_to_the_administrator(channel: str, ok: bool) -> None:
    assert CONNECTOR.read_test is not None
    body = msgspec.json.encode({"items": [{"channelId": channel}]})
    answer = HttpResponse(status=200, headers={}, body=body, step="webhooks")
    assert CONNECTOR.read_test([answer], CONFIG).ok is ok
