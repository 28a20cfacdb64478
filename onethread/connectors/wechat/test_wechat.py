"""What is special to WeChat; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha1
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.wechat import CONNECTOR
from onethread.connectors.wechat.config import WeChatConfig
from onethread.connectors.wechat.envelope import check_signature, decrypt, read_xml
from onethread.errors import BadSignature, InvalidInput, UnparsablePayload
from onethread.messages import Button, Content, HttpRequest, OutboundFile, OutboundMessage

# wechatpy, tests/test_crypto.py
TOKEN = "123456"
AES_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
APP_ID = "wx49f0ab532d5d035a"
ECHO = "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=="
ENCRYPTED = (
    "RgqEoJj5A4EMYlLvWO1F86ioRjZfaex/gePD0gOXTxpsq5Yj4GNglrBb8I2BAJVODGajiFnXBu7mCPatfjsu6IHCrsTyeDXzF6Bv283d"
    "Gymzxh6ydJRvZsryDyZbLTE7rhnus50qGPMfp2wASFlzEgMW9z1ef/RD8XzaFYgm7iTdaXpXaG4+BiYyolBug/gYNx410cvkKR2/nPwB"
    "iT+P4hIiOAQqGp/TywZBtDh1yCF2KOd0gpiMZ5jSw3e29mTvmUHzkVQiMS6td7vXUaWOMZnYZlF3So2SjHnwh4jYFxdgpkHHqIrH/54S"
    "NdshoQgWYEvccTKe7FS709/5t6NMxuGhcUGAPOQipvWTT4dShyqio7mlsl5noTrb++x6En749zCpQVhDpbV6GDnTbcX2e8K9QaNWHp91"
    "eBdCRxthuL0="
)

PLAIN = WeChatConfig(app_id=APP_ID, app_secret=SecretStr("s"), token=SecretStr(TOKEN))
SEALED = msgspec.structs.replace(PLAIN, encoding_aes_key=SecretStr(AES_KEY))


def test_the_published_vectors_are_accepted_and_opened() -> None:
    check_signature(
        "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96", TOKEN, "1411443780", "437374425", ECHO
    )
    check_signature(
        "74d92dfeb87ba7c714f89d98870ae5eb62dff26d", TOKEN, "1411525903", "461056294", ENCRYPTED
    )
    with pytest.raises(BadSignature):
        check_signature(
            "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96", TOKEN, "1411443780", "437374424", ECHO
        )
    message = read_xml(decrypt(ENCRYPTED, AES_KEY, APP_ID))
    assert (message["Content"], message["FromUserName"]) == ("test", "messense")
    with pytest.raises(UnparsablePayload, match="another AppID"):
        decrypt(ENCRYPTED, AES_KEY, "wx0000")


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><xml><A>&a;</A></xml>',
        b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><xml><A>1</A></xml>',
        b"<xml>" + b"<a>" * 50 + b"</a>" * 50 + b"</xml>",
        b"<xml></xml>",
        b"<xml><A>&nbsp;</A></xml>",
    ],
)
def test_xml_with_entities_or_without_end_is_refused(body: bytes) -> None:
    with pytest.raises(UnparsablePayload):
        read_xml(body)


def signed(timestamp: str = "1767322800", **more: Any) -> WebhookRequest:
    joined = "".join(sorted([TOKEN, timestamp, "n"])).encode()
    query = {
        "timestamp": timestamp,
        "nonce": "n",
        "signature": sha1(joined, usedforsecurity=False).hexdigest(),
    }
    more["query"] = query | more.get("query", {})
    return WebhookRequest(**{"method": "POST", "path": "/", "body": b"<xml><A>1</A></xml>", **more})


def test_the_challenge_is_echoed_only_for_a_good_signature() -> None:
    assert CONNECTOR.verify is not None
    asked = signed(method="GET", query={"echostr": "echo"})
    answer = CONNECTOR.verify(asked, PLAIN)
    assert (answer.store, answer.body) == (False, b"echo")
    with pytest.raises(BadSignature):
        CONNECTOR.verify(signed(method="GET", query={"nonce": "m"}), PLAIN)


def test_an_old_signature_is_somebody_s_replay() -> None:
    assert CONNECTOR.verify is not None
    at = datetime.fromtimestamp(1767322800, UTC)
    assert CONNECTOR.verify(signed(received_at=at), PLAIN).body == b"success"
    for received_at in (at.replace(hour=9), at.replace(year=2027)):
        with pytest.raises(BadSignature, match="too old"):
            CONNECTOR.verify(signed(received_at=received_at), PLAIN)
    with pytest.raises(BadSignature, match="too old"):
        CONNECTOR.verify(signed("soon", received_at=at), PLAIN)


def test_a_channel_with_a_key_takes_no_plain_message() -> None:
    assert CONNECTOR.verify is not None
    CONNECTOR.verify(signed(), PLAIN)
    with pytest.raises(BadSignature, match="not encrypted"):
        CONNECTOR.verify(signed(), SEALED)


def test_what_is_encrypted_may_not_be_changed() -> None:
    assert CONNECTOR.verify is not None
    signature = "74d92dfeb87ba7c714f89d98870ae5eb62dff26d"
    query = {"timestamp": "1411525903", "nonce": "461056294", "msg_signature": signature}

    def request(encrypted: str) -> WebhookRequest:
        body = f"<xml><Encrypt>{encrypted}</Encrypt></xml>".encode()
        return WebhookRequest(method="POST", path="/", query=query, body=body)

    assert CONNECTOR.verify(request(ENCRYPTED), SEALED).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request("S" + ENCRYPTED[1:]), SEALED)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "oVaVL5Wb",
            "to_scheme": "wechat",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    requests = CONNECTOR.build(message, PLAIN)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def test_the_token_is_asked_for_first_and_used_again() -> None:
    token, send = built(Content(text="Hallo"))
    assert (token.step, token.reuse_seconds) == ("token", 3600.0)
    assert send.url.endswith("/message/custom/send?access_token={{token.access_token}}")


def test_buttons_are_a_menu_whose_choice_comes_back() -> None:
    _, send = built(Content(text="Schikt dat?", buttons=[Button(id="y", label="Ja")]))
    assert send.json["msgmenu"] == {
        "head_content": "Schikt dat?",
        "list": [{"id": "y", "content": "Ja"}],
        "tail_content": "",
    }


def test_a_picture_is_uploaded_and_what_wechat_can_t_show_goes_as_a_link() -> None:
    photo = OutboundFile(
        name="lek.png", media_type="image/png", size_bytes=3, kind="image", content=b"abc"
    )
    _, upload, send = built(Content(), files=[photo])
    assert (upload.file, upload.file_field) == (photo, "media")
    assert send.json["image"] == {"media_id": "{{upload1.media_id}}"}
    contract = OutboundFile(
        name="c.pdf",
        media_type="application/pdf",
        size_bytes=3,
        content=b"abc",
        link="https://x.nl/f",
    )
    assert built(Content(), files=[contract])[1].json["text"]["content"] == "c.pdf: https://x.nl/f"
    contract.link = None
    with pytest.raises(InvalidInput):
        built(Content(), files=[contract])
