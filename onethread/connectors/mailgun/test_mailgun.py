"""What is special to Mailgun; the rest is checked by the contract tests."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime

import msgspec
import pytest

from onethread.connectors._schemes.forms import read_form
from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.mailgun import CONNECTOR
from onethread.connectors.mailgun.config import MailgunConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = MailgunConfig(
    from_address="service@example.org",
    domain="mg.example.org",
    api_key=SecretStr("key-invented"),
    webhook_signing_key=SecretStr("signing-key-invented"),
)
MESSAGE = OutboundMessage(
    message_uid="0193b6a0-0000-7000-8000-000000000001",
    conversation_ref="OT-7K2M9",
    to="fatima@example.net",
    to_scheme="email",
    content=Content(text="Goedemorgen"),
    leg={"message_id": "a@x", "references": ["r@x"], "subject": "Lek"},
    created_at=AT,
)


def test_a_mail_goes_out_as_the_bytes_that_every_mail_channel_writes() -> None:
    (request,) = CONNECTOR.build(MESSAGE, CONFIG)
    assert isinstance(request, HttpRequest)
    assert request.url == "https://api.mailgun.net/v3/mg.example.org/messages.mime"
    assert request.file is not None
    assert request.file_field == "message"
    mail = email.message_from_bytes(request.file.content or b"", policy=email.policy.default)
    assert mail["In-Reply-To"] == "<a@x>"
    assert mail["Subject"] == "Re: Lek"
    assert request.form is not None
    assert mail["Message-ID"] == f"<{request.form['v:onethread_message']}>"


def test_an_old_request_is_refused() -> None:
    assert CONNECTOR.verify is not None
    body = (
        b'{"signature":{"timestamp":"1767323045","token":"a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0",'
        b'"signature":"SIG"},"event-data":{}}'
    )
    import hmac

    signature = hmac.new(
        b"signing-key-invented",
        b"1767323045a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0",
        "sha256",
    ).hexdigest()
    request = WebhookRequest(
        method="POST",
        path="/",
        headers={"content-type": "application/json"},
        body=body.replace(b"SIG", signature.encode()),
        received_at=AT,
    )
    CONNECTOR.verify(request, CONFIG)
    later = msgspec.structs.replace(request, received_at=AT.replace(month=2))
    with pytest.raises(BadSignature, match="too long ago"):
        CONNECTOR.verify(later, CONFIG)


def test_a_route_is_for_this_address_with_and_without_its_plus_part() -> None:
    assert CONNECTOR.subscribe is not None
    route, *webhooks = CONNECTOR.subscribe("https://desk.example.org/hooks/c1", CONFIG)
    assert route.form is not None
    assert route.form["expression"] == 'match_recipient("^service(\\+[^@]+)?@example\\.org$")'
    assert route.form["action"] == 'forward("https://desk.example.org/hooks/c1?as=mime")'
    assert {w.form["id"] for w in webhooks if w.form} >= {
        "delivered",
        "permanent_fail",
        "complained",
    }


def test_a_webhook_that_is_there_already_is_no_refusal() -> None:
    assert CONNECTOR.read_subscribed is not None
    there = HttpResponse(
        status=400, headers={}, body=b'{"message":"Webhook already exists"}', step="delivered"
    )
    route = HttpResponse(status=200, headers={}, body=b"{}", step="route")
    assert CONNECTOR.read_subscribed([route, there], CONFIG).ok
    refused = HttpResponse(status=401, headers={}, body=b"Forbidden", step="route")
    assert not CONNECTOR.read_subscribed([refused], CONFIG).ok


def test_a_domain_that_is_not_ready_is_told() -> None:
    assert CONNECTOR.read_test is not None
    answer = HttpResponse(
        status=200, headers={}, body=b'{"domain":{"state":"unverified"}}', step="domain"
    )
    assert "unverified" in CONNECTOR.read_test([answer], CONFIG).message


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=1", "text/plain"),
        (b"a=1", ""),
        (b"--x\r\n", "multipart/form-data"),
        (b"nothing", "multipart/form-data; boundary=x"),
        (b"&".join(b"a=1" for _ in range(2000)), "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(UnparsablePayload):
        read_form(body, kind)


def test_a_form_keeps_the_bytes_of_its_files() -> None:
    held = b"\x00\xff\r\n--y\r\n\r\n"
    body = (
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\neen\r\n'
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="a b.bin"\r\n'
        b"Content-Type: application/pdf\r\n\r\n" + held + b"\r\n--x--\r\n"
    )
    form = read_form(body, 'multipart/form-data; boundary="x"')
    assert form.text("a") == "een"
    (file,) = form.files
    assert (file.field, file.name, file.media_type) == ("f", "a b.bin", "application/pdf")
    assert file.content == held
