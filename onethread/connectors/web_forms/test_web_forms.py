"""What is special to web forms; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlencode

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr, Verified, WebhookRequest
from onethread.connectors.web_forms import CONNECTOR
from onethread.connectors.web_forms.config import WebFormsConfig
from onethread.errors import BadSignature
from onethread.messages import InboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = WebFormsConfig(
    form_key=SecretStr("Zeer5Geheim8Woord2Hier"),
    thanks="Bedankt & tot gauw",
    thanks_url="https://www.example.org/bedankt?a=1&b=2",
)
FORM = "application/x-www-form-urlencoded"


def posted(fields: dict[str, str], key: str = "Zeer5Geheim8Woord2Hier") -> WebhookRequest:
    return WebhookRequest(
        method="POST",
        path="/",
        query={"key": key} if key else {},
        headers={"content-type": FORM},
        body=urlencode(fields).encode(),
    )


def verified(request: WebhookRequest) -> Verified:
    assert CONNECTOR.verify is not None
    return CONNECTOR.verify(request, CONFIG)


def test_a_person_is_thanked_and_goes_on_to_the_page() -> None:
    answer = verified(posted({"bericht": "Hallo", "website_url": ""}))
    assert answer.store
    assert answer.content_type.startswith("text/html")
    assert b"Bedankt &amp; tot gauw" in answer.body
    assert b"url=https://www.example.org/bedankt?a=1&amp;b=2" in answer.body


def test_a_robot_in_the_trap_is_thanked_too_and_nothing_is_kept() -> None:
    answer = verified(posted({"bericht": "Buy", "website_url": "https://spam.example"}))
    assert not answer.store
    assert answer.body == verified(posted({"bericht": "Hallo"})).body


@pytest.mark.parametrize("key", ["", "other", "Zeer5Geheim8Woord2Hie"])
def test_without_the_key_nothing_is_taken(key: str) -> None:
    with pytest.raises(BadSignature):
        verified(posted({"bericht": "Hallo"}, key))


def message(body: bytes, kind: str) -> InboundMessage:
    envelope = RawEnvelope(
        id=1, channel_id=1, received_at=AT, headers={"content-type": kind}, body=body
    )
    (item,) = CONNECTOR.parse(envelope, CONFIG)
    assert isinstance(item, InboundMessage)
    return item


def test_the_same_form_twice_is_one_message_and_another_is_another() -> None:
    one = message(b"bericht=Hallo", FORM)
    assert one.message_id == message(b"bericht=Hallo", FORM).message_id
    assert one.message_id != message(b"bericht=Hallo!", FORM).message_id
    assert message(b"bericht=Hallo&_id=7", FORM).message_id == "7"


def test_what_a_builder_calls_an_address_is_one_whatever_the_question() -> None:
    fields = [
        {"label": "Waar bereiken wij u?", "type": "INPUT_EMAIL", "value": "a@b.nl"},
        {"label": "En anders?", "type": "INPUT_PHONE_NUMBER", "value": "+31612345678"},
    ]
    body = {"eventType": "FORM_RESPONSE", "data": {"responseId": "r", "fields": fields}}
    found = message(msgspec.json.encode(body), "application/json")
    assert [(each.scheme, each.value) for each in found.sender] == [
        ("email", "a@b.nl"),
        ("phone", "+31612345678"),
    ]


def test_who_gave_no_address_is_somebody_of_this_form_alone() -> None:
    (sender,) = message(b"bericht=Hallo&_id=7", FORM).sender
    assert (sender.scheme, sender.value) == ("anonymous", "7")
