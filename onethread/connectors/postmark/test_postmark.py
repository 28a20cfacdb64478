"""What is special to Postmark; the rest is checked by the contract tests."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.postmark import CONNECTOR
from onethread.connectors.postmark.config import PostmarkConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = PostmarkConfig(
    from_address="service@example.org",
    from_name="Huis, Tuin & Co",
    server_token=SecretStr("invented"),
    webhook_user="onethread",
    webhook_password=SecretStr("Zeer5Geheim8Woord2Hier"),
)


def sent(to: str = "fatima@example.net", **more: Any) -> dict[str, Any]:
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to=to,
        to_scheme="email",
        content=Content(text="Goedemorgen"),
        created_at=AT,
        **more,
    )
    (request,) = CONNECTOR.build(message, CONFIG)
    assert isinstance(request, HttpRequest)
    body: dict[str, Any] = request.json
    return body


def test_our_message_id_is_kept_and_the_thread_goes_along() -> None:
    body = sent(leg={"message_id": "a@x", "subject": "Lek"})
    headers = {each["Name"]: each["Value"] for each in body["Headers"]}
    assert headers["X-PM-KeepID"] == "true"
    assert headers["In-Reply-To"] == "<a@x>"
    assert headers["Message-ID"].endswith("@example.org>")
    assert body["Metadata"] == {"onethread": "0193b6a0-0000-7000-8000-000000000001"}


def test_a_name_with_a_comma_is_quoted() -> None:
    assert sent()["From"] == '"Huis, Tuin & Co" <service@example.org>'


def test_what_does_not_fit_goes_as_a_link() -> None:
    large = OutboundFile(
        name="film.mp4",
        media_type="video/mp4",
        size_bytes=8 << 20,
        content=b"x" * (8 << 20),
        link="https://desk.example.org/f/1",
    )
    body = sent(files=[large])
    assert "Attachments" not in body
    assert "https://desk.example.org/f/1" in body["TextBody"]


def test_an_address_that_can_not_be_written_to_is_refused() -> None:
    with pytest.raises(InvalidInput):
        sent(to="fatima at example")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "Basic",
        "Basic !!",
        "Bearer Zeer5Geheim8Woord2Hier",
        "Basic " + base64.b64encode(b"onethread:").decode(),
        "Basic " + base64.b64encode(b":Zeer5Geheim8Woord2Hier").decode(),
        "Basic " + base64.b64encode(b"Onethread:Zeer5Geheim8Woord2Hier").decode(),
    ],
)
def test_only_user_and_password_together_open(given: str) -> None:
    assert CONNECTOR.verify is not None
    request = WebhookRequest(method="POST", path="/", headers={"authorization": given}, body=b"{}")
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, CONFIG)


def test_the_webhooks_are_set_with_user_and_password() -> None:
    assert CONNECTOR.subscribe is not None
    inbound, receipts = CONNECTOR.subscribe("https://desk.example.org/hooks/c1", CONFIG)
    assert inbound.json == {
        "InboundHookUrl": "https://onethread:Zeer5Geheim8Woord2Hier@desk.example.org/hooks/c1",
        "RawEmailEnabled": True,
    }
    assert receipts.json["HttpAuth"]["Username"] == "onethread"


def test_a_server_that_passes_no_mail_on_is_told() -> None:
    assert CONNECTOR.read_test is not None
    server = HttpResponse(
        status=200, headers={}, body=b'{"Name":"Huis","InboundHookUrl":""}', step="server"
    )
    answer = CONNECTOR.read_test([server], CONFIG)
    assert not answer.ok
    assert "passes no mail on" in answer.message
