"""What is special to SMS by Vonage; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import jwt
import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.vonage import CONNECTOR
from onethread.connectors.vonage.config import VonageConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, OutboundFile, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SECRET = "a-signature-secret-of-32-characters"
CONFIG = VonageConfig(
    application_id="aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
    private_key=SecretStr("pem"),
    signature_secret=SecretStr(SECRET),
    phone_number="+31 97 010 240 000",
)


def signed(algorithm: str = "HS256", secret: str = SECRET, **claims: Any) -> WebhookRequest:
    body = b'{"message_uuid":"1"}'
    held = {"iss": "Vonage", "iat": int(AT.timestamp()), "payload_hash": sha256(body).hexdigest()}
    held = {name: value for name, value in (held | claims).items() if value is not None}
    token = jwt.encode(held, secret, algorithm=algorithm)
    return WebhookRequest(
        method="POST", path="/", headers={"authorization": f"Bearer {token}"}, body=body
    )


def built(content: Content, config: VonageConfig = CONFIG, **more: Any) -> list[HttpRequest]:
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
    return list(CONNECTOR.build(message, config))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "claims",
    [
        {"payload_hash": None},
        {"payload_hash": sha256(b"other").hexdigest()},
        {"payload_hash": 7},
        {"iss": "Nexmo"},
        {"iat": None},
        {"iat": "soon"},
    ],
)
def test_a_token_that_does_not_vouch_for_the_body_is_refused(claims: dict[str, Any]) -> None:
    assert CONNECTOR.verify is not None
    assert CONNECTOR.verify(signed(), CONFIG).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(signed(**claims), CONFIG)


def test_an_unsigned_token_and_one_of_another_secret_are_refused() -> None:
    assert CONNECTOR.verify is not None
    for request in (signed("none", ""), signed(secret="another-secret-of-32-characters!")):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(request, CONFIG)


def test_an_old_webhook_is_refused() -> None:
    assert CONNECTOR.verify is not None
    late = msgspec.structs.replace(signed(), received_at=AT + timedelta(hours=25))
    with pytest.raises(BadSignature):
        CONNECTOR.verify(late, CONFIG)


def test_numbers_go_without_their_plus_and_the_application_signs() -> None:
    (request,) = built(Content(text="Hallo"))
    assert request.json == {
        "channel": "sms",
        "message_type": "text",
        "text": "Hallo",
        "to": "31612345678",
        "from": "3197010240000",
        "client_ref": "0193b6a0-0000-7000-8000-000000000001",
    }
    assert request.jwt is not None
    assert (request.jwt.algorithm, request.jwt.unique) == ("RS256", True)
    assert request.jwt.claims == {"application_id": CONFIG.application_id}


def test_an_mms_has_one_message_for_each_file_with_the_text_under_the_first() -> None:
    config = msgspec.structs.replace(CONFIG, mms=True)
    files = [
        OutboundFile(
            name=name, media_type="x/y", size_bytes=1, kind=kind, link=f"https://x.nl/{name}"
        )
        for name, kind in (("a.jpg", "image"), ("b.pdf", "file"))
    ]
    one, two = built(Content(text="Kijk"), config, files=files)
    assert one.json["image"] == {"url": "https://x.nl/a.jpg", "caption": "Kijk"}
    assert (two.json["channel"], two.json["file"]) == ("mms", {"url": "https://x.nl/b.pdf"})
    assert "client_ref" not in one.json
    linked = built(Content(text="Kijk"), files=files)
    assert linked[0].json["text"] == "Kijk\na.jpg: https://x.nl/a.jpg\nb.pdf: https://x.nl/b.pdf"
    with pytest.raises(InvalidInput):
        built(Content())
