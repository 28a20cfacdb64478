"""What is special to SendGrid; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors._schemes.mail.http_providers import aligned
from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.sendgrid import CONNECTOR
from onethread.connectors.sendgrid.config import SendGridConfig
from onethread.errors import BadSignature
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
# From test/unit/test_eventwebhook.py of sendgrid-python.
KEY = (
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaIN"
    "XvVpiglSI8eNEc6wEA3F+g=="
)
SIGNATURE = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="
TIMESTAMP = "1600112502"
PAYLOAD = (
    b'[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address",'
    b'"sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",'
    b'"sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0",'
    b'"smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]\r\n'
)
CONFIG = SendGridConfig(
    from_address="service@example.org",
    api_key=SecretStr("SG.invented"),
    parse_verification_key=SecretStr(KEY),
    event_verification_key=SecretStr(KEY),
)


def signed(config: SendGridConfig = CONFIG, **more: Any) -> WebhookRequest:
    request = WebhookRequest(
        method="POST",
        path="/",
        headers={
            "content-type": "application/json",
            "x-twilio-email-event-webhook-signature": SIGNATURE,
            "x-twilio-email-event-webhook-timestamp": TIMESTAMP,
        },
        body=PAYLOAD,
    )
    return msgspec.structs.replace(request, **more)


def check(request: WebhookRequest, config: SendGridConfig = CONFIG) -> None:
    assert CONNECTOR.verify is not None
    CONNECTOR.verify(request, config)


def sent(**more: Any) -> dict[str, Any]:
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="fatima@example.net",
        to_scheme="email",
        content=Content(text="Goedemorgen"),
        created_at=AT,
        **more,
    )
    (request,) = CONNECTOR.build(message, CONFIG)
    assert isinstance(request, HttpRequest)
    body: dict[str, Any] = request.json
    return body


def test_the_vector_of_the_providers_own_library_is_accepted() -> None:
    check(signed())


def test_what_was_signed_long_ago_is_refused() -> None:
    with pytest.raises(BadSignature, match="too long ago"):
        check(signed(received_at=AT))


def test_a_channel_without_the_key_for_events_takes_none() -> None:
    with pytest.raises(BadSignature):
        check(signed(), msgspec.structs.replace(CONFIG, event_verification_key=None))


def test_mail_is_checked_by_the_key_of_the_parse_policy_alone() -> None:
    other = msgspec.structs.replace(CONFIG, parse_verification_key=SecretStr("bm8ga2V5"))
    form = {**signed().headers, "content-type": "multipart/form-data; boundary=x"}
    with pytest.raises(BadSignature):
        check(signed(headers=form), other)


def test_a_reply_keeps_its_thread() -> None:
    body = sent(
        leg={"message_id": "a@x", "references": ["r@x"], "subject": "Lek"}, reply_token="k7m2q9x4"
    )
    assert body["subject"] == "Re: Lek"
    assert body["headers"]["In-Reply-To"] == "<a@x>"
    assert body["headers"]["References"] == "<r@x> <a@x>"
    own = body["personalizations"][0]["custom_args"]["onethread_message"]
    assert body["headers"]["Message-ID"] == f"<{own}>"
    assert ".k7m2q9x4@example.org" in own


def test_a_picture_in_the_text_is_inline_and_a_contract_attached() -> None:
    picture = OutboundFile(
        name="a.png",
        media_type="image/png",
        size_bytes=1,
        kind="image",
        content=b"x",
        content_id="p1",
    )
    contract = OutboundFile(name="b.pdf", media_type="application/pdf", size_bytes=1, content=b"y")
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="fatima@example.net",
        to_scheme="email",
        content=Content(text="Zie", html='<p>Zie <img src="cid:p1"></p>'),
        files=[picture, contract],
        created_at=AT,
    )
    (request,) = CONNECTOR.build(message, CONFIG)
    assert isinstance(request, HttpRequest)
    how = [(a["filename"], a["disposition"]) for a in request.json["attachments"]]
    assert sorted(how) == [("a.png", "inline"), ("b.pdf", "attachment")]


def test_opens_and_clicks_are_not_tracked_unasked() -> None:
    assert sent()["tracking_settings"] == {
        "click_tracking": {"enable": False, "enable_text": False},
        "open_tracking": {"enable": False},
    }


def test_a_key_that_may_not_send_is_told() -> None:
    assert CONNECTOR.read_test is not None
    scopes = HttpResponse(status=200, headers={}, body=b'{"scopes":["stats.read"]}', step="scopes")
    assert "may not send" in CONNECTOR.read_test([scopes], CONFIG).message


@pytest.mark.parametrize(
    ("author", "checked", "speaks"),
    [
        ("example.net", "example.net", True),
        ("mail.example.net", "example.net", True),
        ("example.net", "mail.example.net", False),
        ("example.net", "net", False),
        ("badexample.net", "example.net", False),
        ("", "example.net", False),
    ],
)
def test_a_check_speaks_only_for_its_own_domain(author: str, checked: str, speaks: bool) -> None:
    assert aligned(author, checked) is speaks
