"""What is special to LinkedIn; the rest is checked by the contract tests."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.connectors.linkedin import CONNECTOR
from onethread.connectors.linkedin.config import LinkedInConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Content,
    Follow,
    HttpRequest,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = LinkedInConfig(
    organization_id="96072893",
    client_id="client",
    client_secret=SecretStr("secret"),
    access_token=SecretStr("token"),
)
COMMENT = "urn:li:comment:(urn:li:activity:709463,709497)"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def signature(text: bytes) -> str:
    return hmac.new(b"secret", text, "sha256").hexdigest()


def test_the_challenge_is_answered_by_its_signature() -> None:
    assert CONNECTOR.verify is not None
    code = "890e4665-4dfe-4ab1-b689-ed553bceeed0"
    request = WebhookRequest(method="GET", path="/", query={"challengeCode": code})
    verified = CONNECTOR.verify(request, CONFIG)
    assert msgspec.json.decode(verified.body) == {
        "challengeCode": code,
        "challengeResponse": signature(code.encode()),
    }
    assert (verified.store, verified.content_type) == (False, "application/json")


@pytest.mark.parametrize("code", ["", "x", 'hmacsha256={"notifications":[]}', "a" * 36])
def test_nobody_can_have_a_webhook_signed_as_a_challenge(code: str) -> None:
    assert CONNECTOR.verify is not None
    with pytest.raises(BadSignature):
        CONNECTOR.verify(
            WebhookRequest(method="GET", path="/", query={"challengeCode": code}), CONFIG
        )


@pytest.mark.parametrize("prefix", ["", "hmacsha256="])
def test_the_signature_is_of_the_body_behind_its_prefix(prefix: str) -> None:
    assert CONNECTOR.verify is not None
    body = b'{"notifications":[]}'

    def signed(text: bytes) -> WebhookRequest:
        given = {"x-li-signature": prefix + signature(text)}
        return WebhookRequest(method="POST", path="/", headers=given, body=body)

    assert CONNECTOR.verify(signed(b"hmacsha256=" + body), CONFIG).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(signed(body), CONFIG)


def parsed(body: Any, **headers: Any) -> Any:
    envelope = RawEnvelope(
        id=1, channel_id=1, received_at=NOW, headers=headers, body=msgspec.json.encode(body)
    )
    return CONNECTOR.parse(envelope, CONFIG)


def test_a_comment_without_its_words_is_fetched() -> None:
    told = {
        "action": "COMMENT",
        "organizationalEntity": "urn:li:organization:96072893",
        "generatedActivity": "urn:li:comment:(activity:709463,709497)",
    }
    [follow] = parsed({"notifications": [told]})
    assert isinstance(follow, Follow)
    assert follow.requests[-1].url == (
        "https://api.linkedin.com/rest/socialActions/urn%3Ali%3Aactivity%3A709463/comments/709497"
    )
    comment = {
        "actor": "urn:li:person:x",
        "message": {"text": "Hoi"},
        "created": {"time": 1767322800000},
    }
    [message] = parsed(comment, **follow.headers, followed=True)
    assert isinstance(message, InboundMessage)
    assert (message.message_id, message.content.text) == (COMMENT, "Hoi")


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "urn:li:person:x",
            "to_scheme": "linkedin",
            "content": content,
            "leg": {"last_inbound_id": COMMENT, "post": "urn:li:activity:709463"},
            "created_at": NOW,
            **more,
        }
    )
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def test_an_answer_stands_below_the_comment_in_the_organisations_name() -> None:
    [sent] = built(Content(text="Dank!"))
    assert sent.json == {
        "actor": "urn:li:organization:96072893",
        "object": "urn:li:activity:709463",
        "message": {"text": "Dank!"},
        "parentComment": COMMENT,
    }
    assert (
        "/socialActions/urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A709463%2C709497%29/comments"
        in sent.url
    )
    assert sent.headers["LinkedIn-Version"] == "202606"
    [on_post] = built(Content(text="Dank!"), in_reply_to="urn:li:share:7")
    assert "parentComment" not in on_post.json


def test_a_picture_is_uploaded_first() -> None:
    picture = OutboundFile(
        name="f", media_type="image/png", size_bytes=3, kind="image", content=b"abc"
    )
    start, upload, sent = built(Content(), files=[picture])
    assert start.json["initializeUploadRequest"]["owner"] == "urn:li:organization:96072893"
    assert (upload.url, upload.body) == ("{{upload.value.uploadUrl}}", b"abc")
    assert sent.json["content"] == [{"entity": {"image": "{{upload.value.image}}"}}]


def test_a_comment_is_edited_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(message_id=COMMENT, to="x", to_scheme="linkedin", content=Content(text="Nu"))
    [edit] = CONNECTOR.revise(ours, CONFIG)
    assert edit.headers["X-RestLi-Method"] == "PARTIAL_UPDATE"
    [delete] = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)
    assert delete.url.endswith("/comments/709497?actor=urn%3Ali%3Aorganization%3A96072893")
    with pytest.raises(InvalidInput):
        CONNECTOR.revise(msgspec.structs.replace(ours, message_id="x"), CONFIG)


def test_subscribing_needs_to_know_the_app_and_the_administrator() -> None:
    assert CONNECTOR.subscribe is not None
    with pytest.raises(InvalidInput):
        CONNECTOR.subscribe("https://onethread.example/hooks/x", CONFIG)
    known = msgspec.structs.replace(CONFIG, application_id="7", person_id="abc")
    [asked] = CONNECTOR.subscribe("https://onethread.example/hooks/x", known)
    assert "entity:urn%3Ali%3Aorganization%3A96072893" in asked.url
    assert asked.json == {"webhook": "https://onethread.example/hooks/x"}


def test_a_refresh_token_asks_for_access_once_a_day() -> None:
    renewing = msgspec.structs.replace(
        CONFIG, access_token=None, refresh_token=SecretStr("refresh")
    )
    message = built(Content(text="x"))
    assert len(message) == 1
    token, page = CONNECTOR.test(renewing)  # type: ignore[misc]
    assert token.form["grant_type"] == "refresh_token"  # type: ignore[union-attr, index]
    assert page.headers["Authorization"] == "Bearer {{token.access_token}}"  # type: ignore[union-attr]
