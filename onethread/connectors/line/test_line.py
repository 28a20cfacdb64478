"""What is special to LINE; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.line import CONNECTOR
from onethread.connectors.line.config import LineConfig
from onethread.errors import BadSignature
from onethread.messages import Button, Content, HttpRequest, HttpResponse, ListRow, OutboundMessage

CONFIG = LineConfig(channel_secret=SecretStr("channel_secret"), access_token=SecretStr("token"))
UID = "0193b6a0-0000-7000-8000-000000000001"


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": UID,
            "conversation_ref": "OT-7K2M9",
            "to": "U206d25c2ea6bd87c17655609a1c37cb8",
            "to_scheme": "line",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def bubble(content: Content, **more: Any) -> dict[str, Any]:
    (request,) = built(content, **more)
    (found,) = request.json["messages"]
    return dict(found)


def test_the_published_signature_vector_is_accepted() -> None:
    # line-bot-sdk-python, tests/test_webhook.py
    assert CONNECTOR.verify is not None
    headers = {"x-line-signature": "/gg9a+LvFevTH1sd7XCQycD7tsWclCsInj7MhBHxN7k="}
    request = WebhookRequest(method="POST", path="/", headers=headers, body=b"bodybodybodybody")
    assert CONNECTOR.verify(request, CONFIG).store
    headers["x-line-signature"] = "invalid_signature"
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, CONFIG)


def test_a_repeated_request_has_the_same_key_and_each_part_its_own() -> None:
    def key(**more: Any) -> str:
        return built(Content(text="Dag"), **more)[0].headers["X-Line-Retry-Key"]

    assert key() == UID
    second = key(message_uid=f"{UID}-2", part=2, parts=2)
    assert second == key(message_uid=f"{UID}-2", part=2, parts=2) != UID


def test_few_buttons_are_a_template_and_many_are_quick_replies() -> None:
    buttons = [Button(id=str(n), label=f"Dag {n}") for n in range(5)]
    few = bubble(Content(text="Wanneer?", buttons=buttons[:2]))
    assert few["template"]["type"] == "buttons"
    assert few["template"]["actions"][0] == {
        "type": "postback",
        "label": "Dag 0",
        "data": "0\nDag 0",
        "displayText": "Dag 0",
    }
    many = bubble(Content(text="Wanneer?", buttons=buttons))
    assert len(many["quickReply"]["items"]) == 5
    assert "quickReply" in bubble(Content(text="W" * 200, buttons=buttons[:2]))


def test_rows_become_cards_that_bring_back_their_title() -> None:
    rows = [ListRow(id="1", title="Verwarming", description="Ketel of radiator")]
    (request,) = built(Content(text="Waarover?", rows=rows, language="nl"))
    text, cards = request.json["messages"]
    assert text["text"] == "Waarover?"
    (column,) = cards["template"]["columns"]
    assert column["text"] == "Verwarming\nKetel of radiator"
    assert (column["actions"][0]["label"], column["actions"][0]["data"]) == (
        "Kiezen",
        "1\nVerwarming",
    )


def test_only_what_was_said_last_is_quoted() -> None:
    leg = {"last_inbound_id": "7", "quote_token": "q"}
    assert bubble(Content(text="Ja"), in_reply_to="7", leg=leg)["quoteToken"] == "q"
    assert "quoteToken" not in bubble(Content(text="Ja"), in_reply_to="6", leg=leg)


def test_a_group_is_answered_in_the_group() -> None:
    assert built(Content(text="Dag"), leg={"thread": "Ca56"})[0].json["to"] == "Ca56"


def test_read_is_told_by_the_token_that_came_along() -> None:
    assert CONNECTOR.mark_leg_read is not None
    (request,) = CONNECTOR.mark_leg_read("U2", "7", {"read_token": "t"}, CONFIG)
    assert request.json == {"markAsReadToken": "t"}
    assert not CONNECTOR.mark_leg_read("U2", "7", {}, CONFIG)


def answer(step: str, body: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)


def test_the_connection_test_tells_what_is_wrong() -> None:
    assert CONNECTOR.read_test is not None
    account = answer("account", {"displayName": "Huis"})
    used = answer("webhook", {"endpoint": "https://x", "active": True})
    assert CONNECTOR.read_test([account, used], CONFIG).ok
    for hook in (answer("webhook", {}, 404), answer("webhook", {"endpoint": "x", "active": False})):
        assert "Use webhook" in CONNECTOR.read_test([account, hook], CONFIG).message
    assert (
        "token" in CONNECTOR.read_test([answer("account", {"message": "no"}, 401)], CONFIG).message
    )
    assert not CONNECTOR.read_test([], CONFIG).ok
