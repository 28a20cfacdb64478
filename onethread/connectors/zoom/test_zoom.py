"""What is special to Zoom; the rest is checked by the contract tests."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.connectors.zoom import CONNECTOR
from onethread.connectors.zoom.config import ZoomConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    Ignored,
    InboundMessage,
    OutboundMessage,
    Revision,
)

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = ZoomConfig(
    secret_token=SecretStr("zoom-secret-invented"),
    client_id="cid",
    client_secret=SecretStr("csec"),
    account_id="abc",
    bot_jid="v1abc@xmpp.zoom.us",
)


def request(body: dict[str, Any], received_at: datetime | None = None) -> WebhookRequest:
    raw = msgspec.json.encode(body)
    signature = hmac.new(b"zoom-secret-invented", b"v0:1767323045:" + raw, "sha256").hexdigest()
    return WebhookRequest(
        method="POST",
        path="/",
        headers={"x-zm-request-timestamp": "1767323045", "x-zm-signature": f"v0={signature}"},
        body=raw,
        received_at=received_at,
    )


def test_the_challenge_is_answered_with_the_secret() -> None:
    assert CONNECTOR.verify is not None
    challenge = {
        "event": "endpoint.url_validation",
        "payload": {"plainToken": "qgg8vlvZRS6UYooatFL8Aw"},
    }
    answer = CONNECTOR.verify(request(challenge), CONFIG)
    expected = hmac.new(b"zoom-secret-invented", b"qgg8vlvZRS6UYooatFL8Aw", "sha256").hexdigest()
    assert not answer.store
    assert msgspec.json.decode(answer.body) == {
        "plainToken": "qgg8vlvZRS6UYooatFL8Aw",
        "encryptedToken": expected,
    }


def test_a_challenge_that_is_not_signed_tells_nothing() -> None:
    assert CONNECTOR.verify is not None
    forged = msgspec.structs.replace(
        request({"event": "endpoint.url_validation", "payload": {"plainToken": "x"}}), headers={}
    )
    with pytest.raises(BadSignature):
        CONNECTOR.verify(forged, CONFIG)


def test_an_old_request_is_refused() -> None:
    assert CONNECTOR.verify is not None
    CONNECTOR.verify(request({"event": "x"}, AT), CONFIG)
    with pytest.raises(BadSignature, match="too long ago"):
        CONNECTOR.verify(request({"event": "x"}, AT.replace(minute=30)), CONFIG)


def said(session: str, meeting: str) -> InboundMessage:
    chat = {"message_id": "m", "sender_session_id": session, "message_content": "Hallo"}
    body = {
        "event": "meeting.chat_message_sent",
        "payload": {"object": {"id": "1", "uuid": meeting, "chat_message": chat}},
    }
    envelope = RawEnvelope(
        id=1, channel_id=1, received_at=AT, headers={}, body=msgspec.json.encode(body)
    )
    (item,) = CONNECTOR.parse(envelope, CONFIG)
    assert isinstance(item, InboundMessage)
    return item


def test_a_guests_number_is_another_person_in_the_next_meeting() -> None:
    assert said("16778240", "u1").sender == said("16778240", "u1").sender
    assert said("16778240", "u1").sender != said("16778240", "u2").sender


def test_attendance_is_kept_only_when_it_is_wanted() -> None:
    body = {
        "event": "meeting.participant_joined",
        "payload": {"object": {"id": 1, "participant": {"id": "p"}}},
    }
    envelope = RawEnvelope(
        id=1, channel_id=1, received_at=AT, headers={}, body=msgspec.json.encode(body)
    )
    (item,) = CONNECTOR.parse(envelope, msgspec.structs.replace(CONFIG, attendance=False))
    assert isinstance(item, Ignored)


def message(to: str) -> OutboundMessage:
    return OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to=to,
        to_scheme="zoom",
        content=Content(text="Schikt dat?", buttons=[Button(id="yes", label="Ja")]),
        created_at=AT,
    )


def test_the_bot_answers_in_team_chat_and_nowhere_else() -> None:
    _token, send = CONNECTOR.build(message("abc@xmpp.zoom.us"), CONFIG)
    assert isinstance(send, HttpRequest)
    assert send.json["content"]["body"][1]["items"][0]["value"] == "yes"
    with pytest.raises(InvalidInput, match="answer by mail"):
        CONNECTOR.build(message("u1/16778240"), CONFIG)
    with pytest.raises(InvalidInput, match="no chatbot"):
        CONNECTOR.build(message("abc@xmpp.zoom.us"), msgspec.structs.replace(CONFIG, bot_jid=""))


def test_what_the_bot_said_can_be_changed_and_taken_back() -> None:
    assert CONNECTOR.revise is not None
    revision = Revision(
        message_id="m/1", to="abc@xmpp.zoom.us", to_scheme="zoom", content=Content(text="Nee")
    )
    _token, change = CONNECTOR.revise(revision, CONFIG)
    assert (change.method, change.url) == ("PUT", "https://api.zoom.us/v2/im/chat/messages/m%2F1")
    _token, gone = CONNECTOR.revise(msgspec.structs.replace(revision, content=None), CONFIG)
    assert gone.method == "DELETE"
    assert "to_jid=abc%40xmpp.zoom.us" in gone.url
