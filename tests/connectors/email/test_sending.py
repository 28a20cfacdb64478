"""Answers over a real SMTP server, and back again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.email import CONNECTOR
from onethread.connectors.email.config import EmailConfig
from onethread.messages import (
    Content,
    HttpResponse,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
    SendAccepted,
    SendRefused,
)
from onethread.transport import Transport
from tests.servers.smtp import SmtpSink

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TOKEN = "mfrggzdfmztwq2lknnwg23tpobyxe43uov3h"


@pytest.fixture
async def sink() -> AsyncIterator[SmtpSink]:
    server = await SmtpSink(user="service", password="geheim").start()
    yield server
    await server.stop()


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    opened = Transport(allow=["127.0.0.1/32"])
    yield opened
    await opened.close()


def settings(sink: SmtpSink, **more: Any) -> EmailConfig:
    values: dict[str, Any] = {
        "from_address": "service@example.org",
        "from_name": "Voorbeeld Wonen",
        "reply_plus_addressing": True,
        "smtp_host": "127.0.0.1",
        "smtp_port": sink.port,
        "smtp_security": "none",
        "smtp_username": "service",
        "smtp_password": SecretStr("geheim"),
    }
    return EmailConfig(**{**values, **more})


def message(**more: Any) -> OutboundMessage:
    values: dict[str, Any] = {
        "message_uid": "0193b6a0-0000-7000-8000-000000000001",
        "conversation_ref": "OT-7K2M9",
        "to": "fatima@example.com",
        "to_scheme": "email",
        "content": Content(text="De monteur komt dinsdag.\n.\n..\nTot dan — één keer"),
        "reply_token": TOKEN,
        "leg": {"subject": "Lekkende kraan", "message_id": "c1@example.com", "references": []},
        "created_at": NOW,
    }
    return OutboundMessage(**{**values, **more})


async def test_an_answer_arrives_as_it_was_written(sink: SmtpSink, transport: Transport) -> None:
    config = settings(sink)
    out = message(
        files=[
            OutboundFile(
                name="plan.pdf",
                media_type="application/pdf",
                size_bytes=9,
                content=b"\0\r\n.\r\n\xff\r",
            )
        ]
    )
    responses = await transport.send_all(CONNECTOR.build(out, config))
    result = CONNECTOR.parse_response(responses, out, config)
    envelope = await sink.next_mail()
    assert envelope.mail_from == "service@example.org"
    assert envelope.rcpt_tos == ["fatima@example.com"]
    other_side = EmailConfig(from_address="fatima@example.com")
    (came,) = CONNECTOR.parse(
        RawEnvelope(
            id=1, channel_id=2, received_at=NOW, headers={}, body=envelope.original_content or b""
        ),
        other_side,
    )
    assert isinstance(result, SendAccepted)
    assert isinstance(came, InboundMessage)
    assert came.message_id == result.message_id
    assert came.content.text == out.content.text
    assert came.content.subject == "Re: Lekkende kraan"
    assert came.content.attachments[0].data == b"\0\r\n.\r\n\xff\r"
    assert not came.automatic
    assert came.said_at == NOW


async def test_the_customers_reply_to_it_points_back(sink: SmtpSink, transport: Transport) -> None:
    config = settings(sink)
    await transport.send_all(CONNECTOR.build(message(), config))
    sent = (await sink.next_mail()).original_content or b""
    headers = dict(
        line.split(": ", 1)
        for line in sent.split(b"\r\n\r\n")[0].decode().split("\r\n")
        if ": " in line
    )
    reply = (
        f"From: Fatima <fatima@example.com>\r\nTo: {headers['Reply-To']}\r\n"
        f"In-Reply-To: {headers['Message-ID']}\r\nMessage-ID: <c2@example.com>\r\n\r\nGoed!"
    )
    (came,) = CONNECTOR.parse(
        RawEnvelope(id=1, channel_id=1, received_at=NOW, headers={}, body=reply.encode()), config
    )
    assert isinstance(came, InboundMessage)
    assert [(each.kind, each.value) for each in came.references] == [
        ("token", TOKEN),
        ("message", headers["Message-ID"].strip("<>")),
    ]


@pytest.mark.parametrize(
    ("answer", "refuse", "code", "again"),
    [
        ("451 4.3.0 later", {}, "temporary", True),
        ("554 5.7.1 spam", {}, "blocked", False),
        ("552 5.3.4 too big", {}, "too_large", False),
        ("250 OK", {"fatima@example.com": "550 5.1.1 no such user"}, "bad_recipient", False),
        ("250 OK", {"fatima@example.com": "450 4.2.1 greylisted"}, "temporary", True),
    ],
)
async def test_a_refusal_of_the_server_says_what_to_do(
    sink: SmtpSink,
    transport: Transport,
    answer: str,
    refuse: dict[str, str],
    code: str,
    again: bool,
) -> None:
    sink.answer, sink.refuse = answer, refuse
    config = settings(sink)
    responses = await transport.send_all(CONNECTOR.build(message(), config))
    result = CONNECTOR.parse_response(responses, message(), config)
    assert isinstance(result, SendRefused)
    assert result.code == code
    assert (result.retry_after_seconds is not None) is again


async def test_a_wrong_password_is_the_administrators_to_mend(
    sink: SmtpSink, transport: Transport
) -> None:
    config = settings(sink, smtp_password=SecretStr("anders"))
    responses = await transport.send_all(CONNECTOR.build(message(), config))
    result = CONNECTOR.parse_response(responses, message(), config)
    assert isinstance(result, SendRefused)
    assert result.code == "bad_credentials"
    assert "anders" not in result.reason


async def test_the_access_token_is_filled_into_the_mail(transport: Transport) -> None:
    from onethread.transport.fill import fill_token

    config = EmailConfig(
        from_address="service@example.org",
        smtp_host="smtp.example.org",
        smtp_username="service@example.org",
        auth="oauth2",
        oauth_client_id="client",
        oauth_endpoint="https://login.example.org/token",
        oauth_refresh_token=SecretStr("refresh"),
    )
    _, mail = CONNECTOR.build(message(), config)
    answer = HttpResponse(
        status=200, headers={}, body=msgspec.json.encode({"access_token": "abc"}), step="token"
    )
    assert fill_token(mail, [answer]).access_token == "abc"  # type: ignore[arg-type]
