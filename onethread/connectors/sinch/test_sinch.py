"""What is special to SMS by Sinch; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.sinch import CONNECTOR
from onethread.connectors.sinch.config import SinchConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

CONFIG = SinchConfig(
    project_id="c36f3d3d-1513-2edd-ae42-11995557ff61",
    app_id="01EB37HMH1M6SV18BSNS3G135H",
    key_id="aaaaaaaa-1111-4222-8333-444444444444",
    key_secret=SecretStr("key-secret"),
    webhook_secret=SecretStr("foo_secret1234"),
    phone_number="+31 97 010 240 000",
)
# The vector that Sinch publishes in the tests of its Python SDK.
PUBLISHED = WebhookRequest(
    method="POST",
    path="/",
    headers={
        "x-sinch-webhook-signature": "Yc+3R1pIS78xLASybulhs8BsSo9BPB3Pr92QCUoczfk=",
        "x-sinch-webhook-signature-nonce": "01FJA8B4A7BM43YGWSG9GBV067",
        "x-sinch-webhook-signature-timestamp": "1634579353",
    },
    body=(
        b'{"app_id":"01EB37HMH1M6SV18BSNS3G135H","accepted_time":"2020-11-17T15:09:11.659Z",'
        b'"project_id":"c36f3d3d-1513-2edd-ae42-11995557ff61",'
        b'"message_delivery_report":{"message_id":"01EQBC1A3BEK731GY4YXEN0C2R",'
        b'"conversation_id":"01EPYATA64TMNZ1FV02JKF12JF","status":"QUEUED_ON_CHANNEL",'
        b'"contact_id":"01EXA07N79THJ20WSN6AS30TMW"}}'
    ),
)


def built(content: Content, config: SinchConfig = CONFIG, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "+31612345678",
            "to_scheme": "phone",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, config))  # type: ignore[arg-type]


def test_the_published_webhook_is_accepted_but_not_for_ever() -> None:
    assert CONNECTOR.verify is not None
    assert CONNECTOR.verify(PUBLISHED, CONFIG).store
    at = datetime.fromtimestamp(1634579353, UTC)
    soon = msgspec.structs.replace(PUBLISHED, received_at=at + timedelta(hours=23))
    assert CONNECTOR.verify(soon, CONFIG).store
    late = msgspec.structs.replace(PUBLISHED, received_at=at + timedelta(hours=25))
    with pytest.raises(BadSignature):
        CONNECTOR.verify(late, CONFIG)


@pytest.mark.parametrize("header", ["nonce", "timestamp"])
def test_nonce_and_time_are_signed_too(header: str) -> None:
    assert CONNECTOR.verify is not None
    changed = {**PUBLISHED.headers, f"x-sinch-webhook-signature-{header}": "1634579354"}
    with pytest.raises(BadSignature):
        CONNECTOR.verify(msgspec.structs.replace(PUBLISHED, headers=changed), CONFIG)


def test_a_token_is_asked_for_once_and_the_sender_is_named() -> None:
    token, send = built(Content(text="Hallo"))
    assert (token.form, token.reuse_seconds) == ({"grant_type": "client_credentials"}, 3000)
    assert send.url.startswith("https://eu.conversation.api.sinch.com/v1/projects/")
    assert send.json["channel_properties"] == {"SMS_SENDER": "3197010240000"}
    assert send.json["message_metadata"] == "0193b6a0-0000-7000-8000-000000000001"
    assert "message_metadata" not in built(Content(text="Hallo"), parts=2)[1].json


def test_files_go_as_links_unless_mms_is_set_up() -> None:
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", link="https://x.nl/1"
    )
    _, linked = built(Content(text="Kijk"), files=[photo])
    assert linked.json["message"] == {"text_message": {"text": "Kijk\nlek.jpg: https://x.nl/1"}}
    config = msgspec.structs.replace(CONFIG, mms=True)
    _, words, media = built(Content(text="Kijk"), config, files=[photo])
    assert words.json["message"] == {"text_message": {"text": "Kijk"}}
    assert media.json["message"] == {"media_message": {"url": "https://x.nl/1"}}
    assert media.json["channel_properties"] == {"MMS_SENDER": "3197010240000"}
    with pytest.raises(InvalidInput):
        built(Content())


def test_an_app_without_sms_is_told_to_the_administrator() -> None:
    assert CONNECTOR.read_test is not None

    def tested(channels: list[dict[str, str]]) -> bool:
        assert CONNECTOR.read_test is not None
        app = msgspec.json.encode({"display_name": "Wonen", "channel_credentials": channels})
        answers = [
            HttpResponse(status=200, headers={}, body=b'{"access_token":"t"}', step="token"),
            HttpResponse(status=200, headers={}, body=app, step="app"),
        ]
        return CONNECTOR.read_test(answers, CONFIG).ok

    assert tested([{"channel": "SMS"}])
    assert not tested([{"channel": "WHATSAPP"}])
