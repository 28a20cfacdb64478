"""What is special to SMS by Plivo; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.plivo import CONNECTOR
from onethread.connectors.plivo.config import PlivoConfig
from onethread.connectors.plivo.inbound import signature
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, OutboundFile, OutboundMessage

CONFIG = PlivoConfig(
    auth_id="MA" + "X" * 18,
    auth_token=SecretStr("token"),
    phone_number="+31 97 010 240 000",
    webhook_url="https://chat.example.nl/hooks/a",
)
FORM = b"From=31612345678&MessageUUID=1&Text=Hallo"
FIELDS = {"From": ["31612345678"], "MessageUUID": ["1"], "Text": ["Hallo"]}


def request(signed: str, **more: Any) -> WebhookRequest:
    return WebhookRequest(
        **{
            "method": "POST",
            "path": "/hooks/a",
            "headers": {"x-plivo-signature-v3": signed, "x-plivo-signature-v3-nonce": "77"},
            "body": FORM,
            "url": "http://10.0.0.7/hooks/a",
            **more,
        }
    )


def built(content: Content, config: PlivoConfig = CONFIG, **more: Any) -> list[HttpRequest]:
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


@pytest.mark.parametrize(
    ("query", "fields", "signed"),
    [
        ({}, {"b": ["2"], "a": ["1"]}, "https://x.nl/h?a1b2.77"),
        ({"u": ["9"]}, {"a": ["2", "1"]}, "https://x.nl/h?u=9.a1a2.77"),
        ({"u": ["9"]}, {}, "https://x.nl/h?u=9.77"),
        ({}, {}, "https://x.nl/h.77"),
    ],
)
def test_address_query_form_and_nonce_are_signed_in_plivos_order(
    query: dict[str, list[str]], fields: dict[str, list[str]], signed: str
) -> None:
    import base64
    import hmac

    mac = base64.b64encode(hmac.digest(b"token", signed.encode(), "sha256")).decode()
    assert signature("token", "https://x.nl/h", query, fields, "77") == mac


def test_one_of_several_signatures_is_enough_and_the_nonce_counts() -> None:
    assert CONNECTOR.verify is not None
    good = signature("token", CONFIG.webhook_url, {}, FIELDS, "77")
    assert CONNECTOR.verify(request(f"b2xk,{good}"), CONFIG).store
    other = {"x-plivo-signature-v3": good, "x-plivo-signature-v3-nonce": "78"}
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request(good, headers=other), CONFIG)


def test_the_scheme_that_a_proxy_hides_is_seen_through() -> None:
    assert CONNECTOR.verify is not None
    config = msgspec.structs.replace(CONFIG, webhook_url="")
    good = signature("token", "https://10.0.0.7/hooks/a", {}, FIELDS, "77")
    assert CONNECTOR.verify(request(good), config).store


def test_other_alphabets_have_less_room() -> None:
    assert [len(r.json["text"]) for r in built(Content(text="a" * 1600))] == [1600]
    assert [len(r.json["text"]) for r in built(Content(text="日" * 1000))] == [737, 263]


def test_a_report_names_our_own_id_unless_one_part_would_speak_for_all() -> None:
    assert (
        built(Content(text="Hallo"))[0]
        .json["url"]
        .endswith("?uid=0193b6a0-0000-7000-8000-000000000001")
    )
    assert built(Content(text="Hallo"), parts=2)[0].json["url"] == CONFIG.webhook_url
    silent = msgspec.structs.replace(CONFIG, webhook_url="")
    assert "url" not in built(Content(text="Hallo"), silent)[0].json


def test_files_go_as_links_unless_the_number_can_send_mms() -> None:
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", link="https://x.nl/1"
    )
    sent = built(Content(text="Kijk"), files=[photo])[0].json
    assert (sent["type"], sent["text"]) == ("sms", "Kijk\nlek.jpg: https://x.nl/1")
    sent = built(Content(), msgspec.structs.replace(CONFIG, mms=True), files=[photo])[0].json
    assert (sent["type"], sent["media_urls"]) == ("mms", ["https://x.nl/1"])
    with pytest.raises(InvalidInput):
        built(Content())


def test_credentials_go_to_plivo_alone() -> None:
    assert CONNECTOR.fetch_media is not None
    (own,) = CONNECTOR.fetch_media({"url": "https://media.plivo.com/x.jpg"}, CONFIG)
    (other,) = CONNECTOR.fetch_media({"url": "https://media.plivo.com.evil.example/x"}, CONFIG)
    assert own.headers
    assert not other.headers
