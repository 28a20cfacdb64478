"""What is special to Webex; the rest is checked by the contract tests."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from hashlib import sha1
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.connectors.webex.config import WebexConfig
from onethread.connectors.webex.inbound import parse, verify
from onethread.connectors.webex.outbound import (
    build,
    fetch_media,
    read_subscribed,
    read_test,
    revise,
    subscribe,
)
from onethread.errors import BadSignature
from onethread.messages import (
    Button,
    Content,
    Follow,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = WebexConfig(
    bot_token=SecretStr("token"), webhook_secret=SecretStr("een-lang-geheim-van-ons")
)


def message(**more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "P1",
            "to_scheme": "webex",
            "content": Content(),
            "created_at": AT,
            **more,
        }
    )


def requests(**more: Any) -> list[HttpRequest]:
    return [each for each in build(message(**more), CONFIG) if isinstance(each, HttpRequest)]


def test_the_signature_is_hmac_sha1_of_the_body_in_hex() -> None:
    body = b'{"resource":"messages"}'
    signed = hmac.new(b"een-lang-geheim-van-ons", body, sha1).hexdigest()
    request = WebhookRequest(
        method="POST", path="/hooks/x", headers={"x-spark-signature": signed}, body=body
    )
    assert verify(request, CONFIG).store
    with pytest.raises(BadSignature):
        verify(msgspec.structs.replace(request, headers={}), CONFIG)


def test_a_webhook_cant_lead_the_token_elsewhere() -> None:
    body = (
        b'{"resource":"messages","event":"created","data":{"id":"../people/me?x=@evil.example/"}}'
    )
    (item,) = parse(RawEnvelope(id=1, channel_id=1, received_at=AT, headers={}, body=body), CONFIG)
    assert isinstance(item, Follow)
    (request,) = item.requests
    assert request.url == (
        "https://webexapis.com/v1/messages/..%2Fpeople%2Fme%3Fx%3D%40evil.example%2F"
    )
    (file,) = fetch_media({"url": "https://webexapis.com@evil.example/x"}, CONFIG)
    assert not file.headers


def test_an_answer_goes_to_the_room_and_in_a_group_into_the_thread() -> None:
    (direct,) = requests(content=Content(text="Dag"), leg={"thread": "R1"})
    assert direct.json == {"roomId": "R1", "text": "Dag"}
    (group,) = requests(content=Content(text="Dag"), leg={"thread": "R1/M1"})
    assert group.json == {"roomId": "R1", "parentId": "M1", "text": "Dag"}
    (first,) = requests(content=Content(text="Dag"))
    assert first.json == {"toPersonId": "P1", "text": "Dag"}


def test_each_file_is_a_message_of_its_own() -> None:
    file = OutboundFile(name="a.pdf", media_type="application/pdf", size_bytes=1, content=b"x")
    words, one, two = requests(
        content=Content(text="Hierbij"), files=[file, file], leg={"thread": "R1"}
    )
    assert [each.step for each in (words, one, two)] == ["send", "send2", "send3"]
    assert (one.form, one.file_field) == ({"roomId": "R1"}, "files")


def test_a_button_carries_its_label() -> None:
    content = Content(text="Past dit?", buttons=[Button(id="yes", label="Ja")])
    (send,) = requests(content=content, leg={"thread": "R1"})
    (action,) = send.json["attachments"][0]["content"]["actions"]
    assert action["data"] == {"button": "yes", "label": "Ja"}


def test_a_sent_message_is_changed_in_its_room_or_deleted() -> None:
    change = Revision(
        message_id="M1",
        to="P1",
        to_scheme="webex",
        content=Content(text="Nu goed"),
        leg={"thread": "R1/M0"},
    )
    (put,) = revise(change, CONFIG)
    assert (put.method, put.json) == ("PUT", {"roomId": "R1", "text": "Nu goed"})
    (delete,) = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert delete.method == "DELETE"


def test_webhooks_are_made_once() -> None:
    made = subscribe("https://desk.example.org/hooks/x", CONFIG)
    assert {(each.json["resource"], each.json["event"]) for each in made} == {
        ("messages", "created"),
        ("messages", "updated"),
        ("messages", "deleted"),
        ("attachmentActions", "created"),
    }
    there = HttpResponse(status=409, headers={}, body=b"{}")
    assert read_subscribed([there], CONFIG).ok
    refused = HttpResponse(status=400, headers={}, body=b'{"message":"bad target"}')
    assert "bad target" in read_subscribed([refused], CONFIG).message


def test_the_connection_test_refuses_a_persons_token_and_a_short_secret() -> None:
    person = HttpResponse(status=200, headers={}, body=b'{"type":"person","displayName":"F"}')
    bot = HttpResponse(status=200, headers={}, body=b'{"type":"bot","displayName":"Hulp"}')
    assert "person" in read_test([person], CONFIG).message
    assert read_test([bot], CONFIG).ok
    short = msgspec.structs.replace(CONFIG, webhook_secret=SecretStr("kort"))
    assert not read_test([bot], short).ok
