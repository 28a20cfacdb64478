"""What is special to Brevo; the rest is checked by the contract tests."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import msgspec
import pytest

from onethread.connectors.brevo import CONNECTOR
from onethread.connectors.brevo.config import BrevoConfig
from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.errors import BadSignature
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    Ignored,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
)

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = BrevoConfig(
    from_address="service@example.org",
    api_key=SecretStr("xkeysib-invented"),
    webhook_token=SecretStr("Zeer5Geheim8Woord2Hier"),
    receiving_domain="reply.example.org",
)


def test_a_picture_in_the_text_goes_as_attachment() -> None:
    picture = OutboundFile(
        name="a.png",
        media_type="image/png",
        size_bytes=1,
        kind="image",
        content=b"x",
        content_id="p1",
    )
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="fatima@example.net",
        to_scheme="email",
        content=Content(text="Zie", html='<p>Zie <img src="cid:p1"></p>'),
        files=[picture],
        leg={"message_id": "a@x"},
        created_at=AT,
    )
    (request,) = CONNECTOR.build(message, CONFIG)
    assert isinstance(request, HttpRequest)
    assert request.json["attachment"] == [{"name": "a.png", "content": "eA=="}]
    headers = request.json["headers"]
    assert headers["In-Reply-To"] == "<a@x>"
    assert headers["Message-ID"] == f"<{headers['X-Mailin-custom']}>"


def test_one_mangled_mail_does_not_take_its_neighbour() -> None:
    good = {"Headers": {"From": "a@b.nl", "Message-ID": "<m@b.nl>"}, "RawTextBody": "Hallo"}
    body = msgspec.json.encode({"items": [{"Headers": {}, "RawTextBody": 3}, good]})
    items = CONNECTOR.parse(
        RawEnvelope(id=1, channel_id=1, received_at=AT, headers={}, body=body), CONFIG
    )
    assert [type(item) for item in items] == [InboundMessage, Ignored]


@pytest.mark.parametrize(
    "given", ["", "Bearer", "Bearer Zeer5", "Basic !", "Basic b25ldGhyZWFkOg=="]
)
def test_only_the_token_opens(given: str) -> None:
    assert CONNECTOR.verify is not None
    request = WebhookRequest(method="POST", path="/", headers={"authorization": given}, body=b"{}")
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, CONFIG)


def test_both_webhooks_carry_the_token() -> None:
    assert CONNECTOR.subscribe is not None
    requests = CONNECTOR.subscribe("https://desk.example.org/hooks/c1", CONFIG)
    assert [r.json["type"] for r in requests] == ["transactional", "inbound"]
    assert all(r.json["auth"]["token"] == "Zeer5Geheim8Woord2Hier" for r in requests)


def test_a_file_is_fetched_by_its_token_quoted() -> None:
    assert CONNECTOR.fetch_media is not None
    (request,) = CONNECTOR.fetch_media({"token": "../x?y"}, CONFIG)
    assert request.url == "https://api.brevo.com/v3/inbound/attachments/..%2Fx%3Fy"


def test_without_a_receiving_domain_mail_is_left_to_set_up() -> None:
    assert CONNECTOR.read_subscribed is not None
    alone = msgspec.structs.replace(CONFIG, receiving_domain="")
    answer = HttpResponse(status=201, headers={}, body=b'{"id":1}', step="events")
    assert "name the receiving domain" in CONNECTOR.read_subscribed([answer], alone).message


def test_the_token_may_be_the_password_of_http_basic() -> None:
    assert CONNECTOR.verify is not None
    given = "Basic " + base64.b64encode(b"anyone:Zeer5Geheim8Woord2Hier").decode()
    request = WebhookRequest(method="POST", path="/", headers={"authorization": given}, body=b"{}")
    assert CONNECTOR.verify(request, CONFIG).store
