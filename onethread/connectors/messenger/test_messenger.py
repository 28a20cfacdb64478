"""What is special to Messenger; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.messenger import CONNECTOR
from onethread.connectors.messenger.config import MessengerConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    ListRow,
    OutboundFile,
    OutboundMessage,
)

CONFIG = MessengerConfig(
    page_id="107741234567890",
    access_token=SecretStr("token"),
    app_secret=SecretStr("secret"),
    verify_token=SecretStr("paste-me"),
)
WRITTEN = datetime(2026, 1, 5, 12, tzinfo=UTC)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "6512345678901234",
            "to_scheme": "messenger",
            "content": content,
            "created_at": WRITTEN,
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("last_inbound_at", "tag"),
    [
        ("2026-01-05T11:00:00+00:00", None),
        ("2026-01-04T12:00:01+00:00", None),
        ("2026-01-04T11:59:59+00:00", "HUMAN_AGENT"),
        ("not a time", None),
        (None, None),
    ],
)
def test_after_a_day_an_agent_answers_by_the_human_agent_tag(
    last_inbound_at: str | None, tag: str | None
) -> None:
    sent = built(Content(text="Dag"), leg={"last_inbound_at": last_inbound_at})[0].json
    assert sent.get("tag") == tag
    assert sent["messaging_type"] == ("MESSAGE_TAG" if tag else "RESPONSE")


def test_few_buttons_are_a_template_and_many_are_quick_replies() -> None:
    few = built(Content(text="Wanneer?", buttons=[Button(id="di", label="Dinsdag")]))[0].json
    assert few["message"]["attachment"]["payload"] == {
        "template_type": "button",
        "text": "Wanneer?",
        "buttons": [{"type": "postback", "title": "Dinsdag", "payload": "di"}],
    }
    many = [Button(id=str(n), label=f"Dag {n}") for n in range(5)]
    replies = built(Content(text="Wanneer?", buttons=many))[0].json["message"]
    assert replies["text"] == "Wanneer?"
    assert [reply["title"] for reply in replies["quick_replies"]] == [b.label for b in many]


def test_a_list_becomes_cards_whose_button_names_the_row() -> None:
    rows = [ListRow(id="1", title="Verwarming", description="Ketel of radiator")]
    text, cards = built(Content(text="Waarover?", rows=rows))
    assert text.json["message"] == {"text": "Waarover?"}
    assert cards.json["message"]["attachment"]["payload"]["elements"] == [
        {
            "title": "Verwarming",
            "subtitle": "Ketel of radiator",
            "buttons": [{"type": "postback", "title": "Verwarming", "payload": "1"}],
        }
    ]


def test_a_file_is_uploaded_and_then_sent_by_its_id() -> None:
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", content=b"abc"
    )
    upload, send, text = built(Content(text="Deze?"), files=[photo])
    assert upload.url.endswith("/v25.0/107741234567890/message_attachments")
    assert upload.file is photo
    assert send.json["message"]["attachment"] == {
        "type": "image",
        "payload": {"attachment_id": "{{upload0.attachment_id}}"},
    }
    assert text.json["message"] == {"text": "Deze?"}


def test_an_answer_quotes_what_it_answers_and_only_once() -> None:
    first, second = built(Content(text="Ja", rows=[ListRow(id="1", title="A")]), in_reply_to="m_A")
    assert first.json["reply_to"] == {"mid": "m_A"}
    assert "reply_to" not in second.json


def test_a_reaction_is_put_on_and_taken_back() -> None:
    put = built(Content(), reaction="👍", in_reply_to="m_A")[0].json
    assert (put["sender_action"], put["payload"]) == (
        "react",
        {"message_id": "m_A", "reaction": "👍"},
    )
    taken = built(Content(), reaction="", in_reply_to="m_A")[0].json
    assert (taken["sender_action"], taken["payload"]) == ("unreact", {"message_id": "m_A"})
    with pytest.raises(InvalidInput):
        built(Content(), reaction="👍")


def test_the_token_is_never_in_an_address() -> None:
    for request in built(Content(text="Hallo")):
        assert "token" not in request.url
        assert request.headers["Authorization"] == "Bearer token"


def test_seen_goes_to_the_customer_of_the_leg() -> None:
    assert CONNECTOR.mark_leg_read is not None
    (seen,) = CONNECTOR.mark_leg_read("6512345678901234", "m_A", {}, CONFIG)
    assert seen.json == {"recipient": {"id": "6512345678901234"}, "sender_action": "mark_seen"}


def test_the_challenge_is_answered_only_with_the_verify_token() -> None:
    assert CONNECTOR.verify is not None
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "paste-me"}
    answer = CONNECTOR.verify(WebhookRequest(method="GET", path="/", query=query), CONFIG)
    assert (answer.store, answer.body) == (False, b"1158201444")
    with pytest.raises(BadSignature):
        CONNECTOR.verify(
            WebhookRequest(method="GET", path="/", query=query | {"hub.verify_token": "x"}), CONFIG
        )


def answer(step: str, body: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)


def test_the_connection_test_tells_what_is_wrong() -> None:
    assert CONNECTOR.read_test is not None
    page = answer("account", {"name": "Huis en Water"})
    subscribed = answer("subscribed", {"data": [{"subscribed_fields": ["messages"]}]})
    assert CONNECTOR.read_test([page, subscribed], CONFIG).ok
    for apps in ([], [{"subscribed_fields": ["feed"]}]):
        tested = CONNECTOR.read_test([page, answer("subscribed", {"data": apps})], CONFIG)
        assert (tested.ok, "'messages'" in tested.message) == (False, True)
    expired = answer("account", {"error": {"code": 190, "message": "expired"}}, 401)
    assert "access token" in CONNECTOR.read_test([expired], CONFIG).message
    assert not CONNECTOR.read_test([], CONFIG).ok


def test_subscribing_asks_for_every_field_that_is_read() -> None:
    assert CONNECTOR.subscribe is not None
    assert CONNECTOR.read_subscribed is not None
    (request,) = CONNECTOR.subscribe("https://desk.example.org/hooks/1", CONFIG)
    assert "message_edits" in request.json["subscribed_fields"]
    assert CONNECTOR.read_subscribed([answer("subscribe", {"success": True})], CONFIG).ok
    refused = answer("subscribe", {"error": {"code": 200, "message": "no"}}, 403)
    assert not CONNECTOR.read_subscribed([refused], CONFIG).ok
