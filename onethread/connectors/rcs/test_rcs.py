"""What is special to RCS; the rest is checked by the contract tests."""

from __future__ import annotations

import base64
import hmac
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.connectors.rcs import CONNECTOR
from onethread.connectors.rcs.config import RcsConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    ListRow,
    Location,
    OutboundFile,
    OutboundMessage,
)

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ACCOUNT = '{"client_email":"a@b.iam","private_key":"pem","private_key_id":"k1"}'
CONFIG = RcsConfig(
    agent_id="woonbron_agent",
    service_account=SecretStr(ACCOUNT),
    client_token=SecretStr("SJENCPGJESMGUFPY"),
)


def webhook(event: dict[str, Any], **around: Any) -> WebhookRequest:
    raw = msgspec.json.encode(event)
    mac = base64.b64encode(hmac.digest(b"SJENCPGJESMGUFPY", raw, "sha512")).decode()
    body = {"message": {"data": base64.b64encode(raw).decode(), **around}, "subscription": "s"}
    return WebhookRequest(
        method="POST",
        path="/",
        headers={"x-goog-signature": mac},
        body=msgspec.json.encode(body),
    )


def built(content: Content, **more: Any) -> list[HttpRequest]:
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
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def test_googles_question_is_answered_with_its_secret_only_for_our_token() -> None:
    assert CONNECTOR.verify is not None
    # The example of Google's page on webhooks.
    request = WebhookRequest(
        method="POST", path="/", body=b'{"clientToken":"SJENCPGJESMGUFPY","secret":"1234567890"}'
    )
    answer = CONNECTOR.verify(request, CONFIG)
    assert (answer.store, answer.status, answer.body) == (False, 200, b"1234567890")
    other = msgspec.structs.replace(CONFIG, client_token=SecretStr("another"))
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, other)
    nothing = msgspec.structs.replace(request, body=b'{"clientToken":"","secret":"1"}')
    blank = msgspec.structs.replace(CONFIG, client_token=SecretStr(""))
    with pytest.raises(BadSignature):
        CONNECTOR.verify(nothing, blank)


def test_what_stands_around_the_signed_event_is_not_read() -> None:
    event = {
        "senderPhoneNumber": "+31612345678",
        "messageId": "M1",
        "text": "Hallo",
        "sendTime": "2026-01-02T03:04:05Z",
    }
    request = webhook(event, attributes={"message_type": "OTHER"}, messageId="forged")
    assert CONNECTOR.verify is not None
    assert CONNECTOR.verify(request, CONFIG).store
    envelope = RawEnvelope(id=1, channel_id=1, received_at=AT, headers={}, body=request.body)
    (found,) = CONNECTOR.parse(envelope, CONFIG)
    assert found.message_id == "+31612345678/M1"  # type: ignore[union-attr]


def test_every_message_has_an_id_that_stays_when_it_is_sent_again() -> None:
    photo = OutboundFile(
        name="a.jpg", media_type="image/jpeg", size_bytes=1, kind="image", link="https://x.nl/a"
    )
    for uid in ("0193b6a0-0000-7000-8000-000000000001", "0193b6a0-0000-7000-8000-000000000001-2"):
        one = [r.url for r in built(Content(text="Kijk"), files=[photo], message_uid=uid)]
        assert one == [r.url for r in built(Content(text="Kijk"), files=[photo], message_uid=uid)]
        ids = [url.partition("messageId=")[2].partition("&")[0] for url in one[1:]]
        assert len({str(UUID(each)) for each in ids}) == 2
    assert "messageId=0193b6a0-0000-7000-8000-000000000001&" in built(Content(text="Hallo"))[1].url


def test_choices_are_suggestions_and_a_place_opens_the_map() -> None:
    content = Content(text="Schikt dat?", buttons=[Button(id="yes", label="Ja")])
    assert built(content)[1].json["contentMessage"] == {
        "text": "Schikt dat?",
        "suggestions": [{"reply": {"text": "Ja", "postbackData": "yes"}}],
    }
    rows = Content(text="Waarover?", rows=[ListRow(id="1", title="Verwarming")])
    assert built(rows)[1].json["contentMessage"]["suggestions"][0]["reply"]["text"] == "Verwarming"
    place = built(Content(location=Location(latitude=52.37, longitude=4.89, name="Kantoor")))[1]
    action = place.json["contentMessage"]["suggestions"][0]["action"]
    assert action["viewLocationAction"]["latLong"] == {"latitude": 52.37, "longitude": 4.89}


def test_a_file_that_telephones_do_not_show_is_a_link() -> None:
    table = OutboundFile(
        name="a.xlsx", media_type="application/x", size_bytes=1, kind="file", link="https://x.nl/a"
    )
    assert built(Content(text="Zie"), files=[table])[1].json["contentMessage"] == {
        "text": "Zie\na.xlsx: https://x.nl/a"
    }
    with pytest.raises(InvalidInput):
        built(Content())


def test_the_service_account_asks_for_a_token_and_must_be_one() -> None:
    token = built(Content(text="Hallo"))[0]
    assert token.jwt is not None
    assert (token.jwt.place, token.jwt.claims["iss"]) == ("assertion", "a@b.iam")
    assert token.jwt.claims["aud"] == token.url == "https://oauth2.googleapis.com/token"
    with pytest.raises(ValueError, match="service_account"):
        msgspec.structs.replace(CONFIG, service_account=SecretStr("{}"))


def test_reading_is_told_to_the_right_telephone() -> None:
    assert CONNECTOR.mark_read is not None
    _, read = CONNECTOR.mark_read("+31612345678/M1", CONFIG)
    assert "/phones/+31612345678/agentEvents?" in read.url
    assert read.json == {"eventType": "READ", "messageId": "M1"}
    assert CONNECTOR.mark_read("odd", CONFIG) == []


@pytest.mark.parametrize(("status", "ok"), [(404, True), (200, True), (403, False), (503, False)])
def test_an_agent_that_may_ask_is_well(status: int, ok: bool) -> None:
    assert CONNECTOR.read_test is not None
    answers = [
        HttpResponse(status=200, headers={}, body=b'{"access_token":"t"}', step="token"),
        HttpResponse(status=status, headers={}, body=b"{}", step="capabilities"),
    ]
    assert CONNECTOR.read_test(answers, CONFIG).ok is ok
