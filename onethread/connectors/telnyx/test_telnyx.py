"""What is special to SMS by Telnyx; the rest is checked by the contract tests."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.telnyx import CONNECTOR
from onethread.connectors.telnyx.config import TelnyxConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, OutboundFile, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
# The first vector of RFC 8032, section 7.1: Ed25519 as Telnyx uses it.
RFC_KEY = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
RFC_PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
KEY = Ed25519PrivateKey.from_private_bytes(RFC_KEY)


def config(**more: Any) -> TelnyxConfig:
    given = {
        "api_key": SecretStr("KEY1"),
        "public_key": SecretStr(base64.b64encode(RFC_PUBLIC).decode()),
        "phone_number": "+31 97 0102 4000",
    }
    return TelnyxConfig(**(given | more))


def signed(body: bytes, at: datetime, received_at: datetime | None = None) -> WebhookRequest:
    timestamp = str(int(at.timestamp()))
    mac = base64.b64encode(KEY.sign(timestamp.encode() + b"|" + body)).decode()
    return WebhookRequest(
        method="POST",
        path="/",
        headers={"telnyx-timestamp": timestamp, "telnyx-signature-ed25519": mac},
        body=body,
        received_at=received_at,
    )


def built(content: Content, settings: TelnyxConfig | None = None, **more: Any) -> dict[str, Any]:
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
    (request,) = CONNECTOR.build(message, settings or config())
    sent: dict[str, Any] = request.json  # type: ignore[union-attr]
    return sent


def test_the_public_key_is_that_of_the_private_one() -> None:
    assert KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw) == RFC_PUBLIC


def test_what_was_signed_long_ago_is_refused() -> None:
    assert CONNECTOR.verify is not None
    assert CONNECTOR.verify(signed(b"{}", AT, AT + timedelta(minutes=4)), config()).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(signed(b"{}", AT, AT + timedelta(minutes=6)), config())


@pytest.mark.parametrize("public_key", ["", "no base64!", base64.b64encode(b"1" * 31).decode()])
def test_a_key_that_is_none_opens_nothing(public_key: str) -> None:
    assert CONNECTOR.verify is not None
    with pytest.raises(BadSignature):
        CONNECTOR.verify(signed(b"{}", AT), config(public_key=SecretStr(public_key)))


def test_our_id_goes_along_as_a_tag_unless_one_part_would_speak_for_all() -> None:
    assert built(Content(text="Hallo"))["tags"] == ["0193b6a0-0000-7000-8000-000000000001"]
    assert "tags" not in built(Content(text="Hallo"), parts=2)


def test_files_go_as_links_unless_the_number_can_send_mms() -> None:
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", link="https://x.nl/1"
    )
    assert built(Content(text="Kijk"), files=[photo])["text"] == "Kijk\nlek.jpg: https://x.nl/1"
    sent = built(Content(), config(mms=True), files=[photo])
    assert (sent["media_urls"], "text" in sent) == (["https://x.nl/1"], False)
    with pytest.raises(InvalidInput):
        built(Content())
