"""What is special to Threema; the rest is checked by the contract tests."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest
from nacl.public import PrivateKey

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.threema import CONNECTOR
from onethread.connectors.threema.boxes import LOCATION, TEXT, opened, sealed, sealed_file
from onethread.connectors.threema.config import ThreemaConfig
from onethread.errors import BadSignature, InvalidInput, UnparsablePayload
from onethread.messages import Content, HttpRequest, Location, OutboundMessage

OURS, THEIRS = PrivateKey(b"\1" * 32), PrivateKey(b"\2" * 32)
CONFIG = ThreemaConfig(
    gateway_id="*TESTTST",
    api_secret=SecretStr("nevergonnagiveyouup"),
    private_key=SecretStr("private:" + bytes(OURS).hex()),
)
# From src/receive.rs of threema-gateway-rs.
PUBLISHED = (
    b"from=ECHOECHO&to=*TESTTST&messageId=0102030405060708&date=1616950936&"
    b"nonce=ffffffffffffffffffffffffffffffffffffffffffffffff&box=012345abcdef&"
    b"mac=622b362e8353658ee649a5548acecc9ce9b88384d6b7e08e212446d68455b14e"
)
KEY = bytes(THEIRS.public_key).hex().encode()


def request(body: bytes = PUBLISHED, **more: Any) -> WebhookRequest:
    return WebhookRequest(method="POST", path="/", body=body, **more)


def built(content: Content, **more: Any) -> list[tuple[int, bytes]]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "ECHOECHO",
            "to_scheme": "threema",
            "content": content,
            "leg": {"public_key": KEY.decode()},
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    found = []
    for each in CONNECTOR.build(message, CONFIG):
        assert isinstance(each, HttpRequest)
        assert each.form is not None
        box, nonce = bytes.fromhex(each.form["box"]), bytes.fromhex(each.form["nonce"])
        found.append(opened(box, nonce, bytes(OURS.public_key), bytes(THEIRS)))
    return found


def test_the_published_callback_is_accepted_with_its_senders_key() -> None:
    assert CONNECTOR.verify is not None
    verified = CONNECTOR.verify(request(keys=KEY + b"\n"), CONFIG)
    assert verified.keep_headers == {"public_key": KEY.decode()}
    wrong = msgspec.structs.replace(CONFIG, api_secret=SecretStr("nevergonnaletyoudown"))
    for each, config in (
        (request(), CONFIG),
        (request(keys=b"x"), CONFIG),
        (request(keys=KEY), wrong),
    ):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(each, config)


def test_only_of_a_signed_sender_is_the_key_asked() -> None:
    assert CONNECTOR.keys is not None
    asked = CONNECTOR.keys(request(), CONFIG)
    assert asked is not None
    assert asked.url.startswith("https://msgapi.threema.ch/pubkeys/ECHOECHO?from=*TESTTST&secret=")
    assert CONNECTOR.keys(request(PUBLISHED.replace(b"ECHOECHO", b"EVILEVIL")), CONFIG) is None
    fields = {"from": "../../x", "to": "", "messageId": "", "date": "", "nonce": "", "box": ""}
    mac = hmac.digest(b"nevergonnagiveyouup", b"../../x", "sha256").hex()
    assert CONNECTOR.keys(request(urlencode(fields | {"mac": mac}).encode()), CONFIG) is None


def test_what_was_written_long_ago_is_refused() -> None:
    assert CONNECTOR.verify is not None
    at = datetime.fromtimestamp(1616950936, UTC)
    assert CONNECTOR.verify(request(keys=KEY, received_at=at + timedelta(days=14)), CONFIG).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request(keys=KEY, received_at=at + timedelta(days=16)), CONFIG)


def test_a_text_is_for_the_customer_alone_and_quotes_what_it_answers() -> None:
    assert built(Content(text="Hallo")) == [(TEXT, b"Hallo")]
    quoted = built(Content(text="Ja"), in_reply_to="0102030405060708")
    assert quoted == [(TEXT, b"> quote #0102030405060708\n\nJa")]
    place = Location(latitude=52.37, longitude=4.89, name="Kantoor")
    assert built(Content(location=place)) == [(LOCATION, b"52.37,4.89\nKantoor")]


def test_a_long_text_is_cut_between_characters() -> None:
    parts = built(Content(text="é" * 2000))
    assert [len(data) for _, data in parts] == [3500, 500]
    assert b"".join(data for _, data in parts).decode() == "é" * 2000


def test_the_same_message_is_the_same_box_and_another_has_another_nonce() -> None:
    keys = (bytes(THEIRS.public_key), bytes(OURS))
    one = sealed(TEXT, b"Hallo", *keys, "uid/0")
    assert one == sealed(TEXT, b"Hallo", *keys, "uid/0")
    others = [
        sealed(TEXT, b"Hallo", *keys, "uid/1"),
        sealed(TEXT, b"Hallo!", *keys, "uid/0"),
        sealed(LOCATION, b"Hallo", *keys, "uid/0"),
    ]
    assert len({nonce for nonce, _ in (one, *others)}) == 4
    assert len(one[1]) >= 32 + 16
    with pytest.raises(UnparsablePayload):
        opened(one[1], one[0], bytes(THEIRS.public_key), b"\3" * 32)


def test_who_never_wrote_has_no_key_to_encrypt_with() -> None:
    with pytest.raises(InvalidInput, match="write first"):
        built(Content(text="Hallo"), leg={})
    with pytest.raises(InvalidInput):
        built(Content())
    with pytest.raises(ValueError, match="private_key"):
        msgspec.structs.replace(CONFIG, private_key=SecretStr("abc"))


def test_a_sealed_file_is_opened_when_it_is_whole_and_only_if_it_is_genuine() -> None:
    assert CONNECTOR.open_media is not None
    content, secret = b"x" * 5000, b"\7" * 32
    remote = {"blob": "0" * 32, "key": secret.hex(), "size": len(content)}
    sealed_bytes = sealed_file(content, secret)
    opener = CONNECTOR.open_media(remote, CONFIG)
    pieces = [sealed_bytes[at : at + 1000] for at in range(0, len(sealed_bytes), 1000)]
    assert b"".join(opener(piece) for piece in pieces) == content
    changed = CONNECTOR.open_media(remote, CONFIG)
    with pytest.raises(UnparsablePayload):
        changed(sealed_bytes[:-1] + b"?")
    wrong = CONNECTOR.open_media(remote | {"key": "odd"}, CONFIG)
    with pytest.raises(UnparsablePayload):
        wrong(sealed_bytes)
