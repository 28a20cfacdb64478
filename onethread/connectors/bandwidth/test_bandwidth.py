"""What is special to SMS by Bandwidth; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.bandwidth import CONNECTOR
from onethread.connectors.bandwidth.config import BandwidthConfig, basic
from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

CONFIG = BandwidthConfig(
    account_id="9900000",
    application_id="93de2206-9669-4e07-948d-329f4b722ee2",
    username="user",
    password=SecretStr("password"),
    webhook_username="onethread",
    webhook_password=SecretStr("long-and-random"),
    phone_number="+1 919 555 0100",
)


def built(content: Content, config: BandwidthConfig = CONFIG, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "+14158675309",
            "to_scheme": "phone",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, config))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        "",
        "Basic",
        basic("onethread", ""),
        basic("onethread", "long-and-randon"),
        basic("other", "long-and-random"),
        "Bearer long-and-random",
    ],
)
def test_only_the_webhooks_user_and_password_open(given: str) -> None:
    assert CONNECTOR.verify is not None
    request = WebhookRequest(method="POST", path="/", headers={"authorization": given}, body=b"[]")
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, CONFIG)
    right = {"authorization": basic("onethread", "long-and-random")}
    assert CONNECTOR.verify(msgspec.structs.replace(request, headers=right), CONFIG).store


def test_a_channel_without_a_webhook_password_takes_nothing() -> None:
    assert CONNECTOR.verify is not None
    open_config = msgspec.structs.replace(CONFIG, webhook_password=SecretStr(""))
    request = WebhookRequest(
        method="POST", path="/", headers={"authorization": basic("onethread", "")}, body=b"[]"
    )
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, open_config)


def test_our_id_goes_along_as_a_tag_unless_one_part_would_speak_for_all() -> None:
    assert built(Content(text="Hi"))[0].json["tag"] == "0193b6a0-0000-7000-8000-000000000001"
    assert "tag" not in built(Content(text="Hi"), parts=2)[0].json


def test_files_go_as_mms_or_as_links_that_fit() -> None:
    photo = OutboundFile(
        name="leak.jpg", media_type="image/jpeg", size_bytes=3, kind="image", link="https://x.nl/1"
    )
    assert built(Content(), files=[photo])[0].json["media"] == ["https://x.nl/1"]
    plain = msgspec.structs.replace(CONFIG, mms=False)
    first, rest = built(Content(text="a" * 2048), plain, files=[photo])
    assert (first.json["text"], rest.json["text"]) == ("a" * 2048, "\nleak.jpg: https://x.nl/1")
    assert "tag" not in rest.json
    with pytest.raises(InvalidInput):
        built(Content())


def test_credentials_go_to_bandwidth_alone() -> None:
    assert CONNECTOR.fetch_media is not None
    (own,) = CONNECTOR.fetch_media({"url": "https://messaging.bandwidth.com/api/x"}, CONFIG)
    (other,) = CONNECTOR.fetch_media(
        {"url": "https://messaging.bandwidth.com.evil.example"}, CONFIG
    )
    assert own.headers
    assert not other.headers


def test_a_wrong_api_user_is_told_to_the_administrator() -> None:
    assert CONNECTOR.read_test is not None
    answer = HttpResponse(status=401, headers={}, body=b"{}", step="media")
    told = CONNECTOR.read_test([answer], CONFIG)
    assert not told.ok
    assert "API user" in told.message
