"""What is special to Apple Messages; the rest is checked by the contract tests."""

from __future__ import annotations

import base64
import gzip
from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
import pytest

from onethread.connectors.apple_messages import CONNECTOR
from onethread.connectors.apple_messages.config import AppleMessagesConfig
from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    InboundMessage,
    ListRow,
    OutboundFile,
    OutboundMessage,
)

SECRET = b"0123456789abcdef0123456789abcdef"
CONFIG = AppleMessagesConfig(
    business_id="2222-dddd",
    msp_id="msp-1",
    msp_secret=SecretStr(base64.b64encode(SECRET).decode()),
)
AT = datetime(2026, 1, 2, 3, tzinfo=UTC)


def request(
    claims: dict[str, Any], key: bytes = SECRET, algorithm: str = "HS256", **more: Any
) -> WebhookRequest:
    token = jwt.encode(claims, key, algorithm=algorithm)
    headers = {"authorization": f"Bearer {token}", "source-id": "urn:mbid:a", "x-other": "y"}
    return WebhookRequest(method="POST", path="/", headers=headers, **more)


def test_only_a_fresh_token_for_this_provider_is_accepted() -> None:
    assert CONNECTOR.verify is not None
    good = {"aud": "msp-1", "iat": int(AT.timestamp())}
    kept = CONNECTOR.verify(request(good, received_at=AT), CONFIG).keep_headers
    assert kept == {"source-id": "urn:mbid:a"}
    for wrong in (
        request({**good, "aud": "msp-2"}),
        request({"iat": 1}),
        request(good, b"another key of thirty-two bytes!"),
        request(good, SECRET * 2, "HS512"),
        request({**good, "iat": 1}, received_at=AT),
        request({"aud": "msp-1"}, received_at=AT),
        WebhookRequest(method="POST", path="/"),
    ):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(wrong, CONFIG)
    bad_secret = msgspec.structs.replace(CONFIG, msp_secret=SecretStr("no base64!"))
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request(good), bad_secret)


def envelope(body: bytes) -> RawEnvelope:
    headers = {"source-id": "urn:mbid:a", "id": "5f8b"}
    return RawEnvelope(id=1, channel_id=1, received_at=AT, headers=headers, body=body)


def test_a_packed_message_is_opened_and_a_bomb_refused() -> None:
    packed = gzip.compress(b'{"type":"text","body":"Hallo"}')
    (said,) = CONNECTOR.parse(envelope(packed), CONFIG)
    assert isinstance(said, InboundMessage)
    assert (said.content.text, said.message_id, said.sender[0].value) == (
        "Hallo",
        "5f8b",
        "urn:mbid:a",
    )
    for wrong in (gzip.compress(b" " * 8_000_000), packed[:10], b"\x1f\x8bnothing"):
        with pytest.raises(UnparsablePayload):
            CONNECTOR.parse(envelope(wrong), CONFIG)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "urn:mbid:a",
            "to_scheme": "apple",
            "content": content,
            "created_at": AT,
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def test_what_is_sealed_on_the_way_out_is_opened_on_the_way_in() -> None:
    assert CONNECTOR.open_media is not None
    photo = OutboundFile(name="l.png", media_type="image/png", size_bytes=9, content=b"a picture")
    place, upload, send = built(Content(text="Deze?"), files=[photo])
    assert (place.headers["size"], upload.url) == ("9", "{{place0.upload-url}}")
    assert upload.body is not None
    assert upload.body != b"a picture"
    (attachment,) = send.json["attachments"]
    assert send.json["body"] == "Deze?￼"
    opener = CONNECTOR.open_media({"key": attachment["key"]}, CONFIG)
    assert opener(upload.body[:4]) + opener(upload.body[4:]) == b"a picture"
    with pytest.raises(UnparsablePayload):
        CONNECTOR.open_media({"key": "zz"}, CONFIG)


def test_each_file_has_a_key_of_its_own_and_a_repetition_the_same() -> None:
    files = [
        OutboundFile(name=n, media_type="image/png", size_bytes=3, content=b"abc") for n in "ab"
    ]
    first, second = built(Content(), files=files)[-1].json["attachments"]
    assert first["key"] != second["key"]
    assert built(Content(), files=files)[-1].json["attachments"][0]["key"] == first["key"]
    other = built(Content(), files=files, message_uid="0193b6a0-0000-7000-8000-000000000002")
    assert other[-1].json["attachments"][0]["key"] != first["key"]


def test_two_to_five_buttons_are_quick_replies_and_the_rest_a_list() -> None:
    buttons = [Button(id=str(n), label=f"Dag {n}") for n in range(3)]
    (quick,) = built(Content(text="Wanneer?", buttons=buttons))
    chosen = quick.json["interactiveData"]["data"]["quick-reply"]
    assert chosen["summaryText"] == "Wanneer?"
    assert chosen["items"][1] == {"identifier": "1", "title": "Dag 1"}
    rows = [ListRow(id="1", title="Verwarming", description="Ketel of radiator")]
    for content in (Content(text="Waarover?", rows=rows), Content(text="?", buttons=buttons[:1])):
        (listed,) = built(content)
        assert "listPicker" in listed.json["interactiveData"]["data"]


def test_a_file_is_fetched_by_its_signature_and_sealed() -> None:
    assert CONNECTOR.fetch_media is not None
    remote = {
        "url": "https://a\r\nX: y",
        "owner": "o",
        "signature": "81f3",
        "key": "00" + "11" * 32,
    }
    where, content = CONNECTOR.fetch_media(remote, CONFIG)
    assert (where.headers["signature"], where.headers["url"]) == ("gfM=", "https://aX:y")
    assert where.jwt is not None
    assert where.jwt.claims == {"iss": "msp-1"}
    assert content.url == "{{media.download-url}}"
