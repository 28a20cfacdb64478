"""What is special to Resend; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from onethread.connectors._schemes.standard_webhooks import is_signed, key_of
from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.resend import CONNECTOR
from onethread.connectors.resend.config import ResendConfig
from onethread.errors import UnparsablePayload
from onethread.messages import Content, Follow, HttpRequest, HttpResponse, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = ResendConfig(
    from_address="service@example.org",
    from_name='Huis "aan" de <gracht>, Utrecht',
    api_key=SecretStr("re_invented"),
    signing_secret=SecretStr("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
)
MESSAGE = OutboundMessage(
    message_uid="0193b6a0-0000-7000-8000-000000000001",
    conversation_ref="OT-7K2M9",
    to="fatima@example.net",
    to_scheme="email",
    content=Content(text="Goedemorgen"),
    leg={"message_id": "a@x", "subject": "Lek"},
    created_at=AT,
)


def followed(body: bytes, **headers: bool) -> RawEnvelope:
    return RawEnvelope(
        id=1, channel_id=1, received_at=AT, headers={"followed": True, **headers}, body=body
    )


def test_the_vector_of_the_specification_is_accepted() -> None:
    # https://github.com/standard-webhooks/standard-webhooks, the example that Svix's documentation has too.
    assert is_signed(
        key_of(CONFIG.signing_secret),
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "1614265330",
        b'{"test": 2432232314}',
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    )


def test_a_mail_is_sent_once_and_its_message_id_asked_for() -> None:
    send, ask = CONNECTOR.build(MESSAGE, CONFIG)
    assert isinstance(send, HttpRequest)
    assert isinstance(ask, HttpRequest)
    assert send.headers["Idempotency-Key"] == "0193b6a0-0000-7000-8000-000000000001-1"
    assert send.json["from"] == "Huis aan de gracht Utrecht <service@example.org>"
    assert send.json["headers"]["In-Reply-To"] == "<a@x>"
    assert ask.url == "https://api.resend.com/emails/{{send.id}}"


def test_the_key_goes_to_resend_alone_and_not_to_where_the_mail_lies() -> None:
    body = {"from": "a@b.nl", "raw": {"download_url": "https://cdn.example.com/x.eml"}}
    (item,) = CONNECTOR.parse(followed(msgspec.json.encode(body)), CONFIG)
    assert isinstance(item, Follow)
    (fetch,) = item.requests
    assert fetch.url == "https://cdn.example.com/x.eml"
    assert not fetch.headers
    assert CONNECTOR.fetch_media is not None
    (media,) = CONNECTOR.fetch_media({"url": "https://cdn.example.com/a1"}, CONFIG)
    assert not media.headers


def test_an_answer_that_is_no_mail_is_kept_as_unreadable() -> None:
    with pytest.raises(UnparsablePayload):
        CONNECTOR.parse(followed(b'{"statusCode":404,"name":"not_found"}'), CONFIG)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"data":[{"name":"example.org","status":"verified"}]}', "can send"),
        (b'{"data":[{"name":"example.org","status":"pending"}]}', "pending"),
        (b'{"data":[]}', "does not know"),
    ],
)
def test_the_connection_test_tells_how_the_domain_stands(body: bytes, said: str) -> None:
    assert CONNECTOR.read_test is not None
    answer = HttpResponse(status=200, headers={}, body=body, step="domains")
    assert said in CONNECTOR.read_test([answer], CONFIG).message
