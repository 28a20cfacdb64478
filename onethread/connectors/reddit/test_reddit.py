"""What is special to Reddit; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.reddit import CONNECTOR
from onethread.connectors.reddit.config import RedditConfig
from onethread.connectors.reddit.polling import poll, read_poll
from onethread.errors import InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage, Revision

CONFIG = RedditConfig(
    username="u/housing_support",
    client_id="client",
    client_secret=SecretStr("secret"),
    refresh_token=SecretStr("refresh"),
)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "fatima_db",
            "to_scheme": "reddit",
            "content": content,
            "leg": {"last_inbound_id": "t1_k1", "about": "Lift staat stil"},
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def test_every_request_says_who_asks() -> None:
    token, sent = built(Content(text="Dag", public=True))
    for request in (token, sent):
        assert request.headers["User-Agent"] == "web:onethread:v1 (by /u/housing_support)"
    assert token.headers["Authorization"] == "Basic Y2xpZW50OnNlY3JldA=="
    assert token.form == {"grant_type": "refresh_token", "refresh_token": "refresh"}


def test_a_public_answer_stands_below_the_comment() -> None:
    sent = built(Content(text="Dag", public=True))[-1]
    assert sent.url == "https://oauth.reddit.com/api/comment"
    assert sent.form == {"api_type": "json", "thing_id": "t1_k1", "text": "Dag"}
    with pytest.raises(InvalidInput):
        built(Content(text="Dag", public=True), leg={})


def test_a_private_answer_is_a_message_to_the_author() -> None:
    sent = built(Content(text="Dag"))[-1]
    assert sent.url == "https://oauth.reddit.com/api/compose"
    assert sent.form is not None
    assert sent.form["to"] == "fatima_db"
    assert sent.form["subject"] == "Lift staat stil (OT-7K2M9)"
    long = built(Content(text="Dag", subject="x" * 300))[-1]
    assert long.form is not None
    assert len(long.form["subject"]) == 100


@pytest.mark.parametrize("public", [True, False])
def test_a_private_message_is_answered_in_its_thread(public: bool) -> None:
    sent = built(Content(text="Dag", public=public), leg={"last_inbound_id": "t4_m1"})[-1]
    assert sent.form is not None
    assert (sent.url[-12:], sent.form["thing_id"]) == ("/api/comment", "t4_m1")


def test_comments_are_changed_and_deleted_and_messages_are_not() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(message_id="t1_z", to="x", to_scheme="reddit", content=Content(text="Nu"))
    assert CONNECTOR.revise(ours, CONFIG)[-1].url.endswith("/api/editusertext")
    delete = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)[-1]
    assert delete.form == {"api_type": "json", "id": "t1_z"}
    with pytest.raises(InvalidInput):
        CONNECTOR.revise(msgspec.structs.replace(ours, message_id="composed:uid"), CONFIG)


def answer(step: str, children: list[Any], after: str | None = None) -> HttpResponse:
    body = {
        "kind": "Listing",
        "data": {"children": [{"data": c} for c in children], "after": after},
    }
    return HttpResponse(status=200, headers={}, body=msgspec.json.encode(body), step=step)


def comment(number: int, **more: Any) -> dict[str, Any]:
    return {
        "name": f"t1_{number}",
        "author": "fatima_db",
        "body": "x",
        "created_utc": 1767322800.0 + number,
        "edited": False,
        **more,
    }


def changes(polled: Any) -> list[tuple[str, str]]:
    found = [msgspec.json.decode(each) for each in polled.payloads]
    return [(each["change"], each["record"]["thing"]["name"]) for each in found]


def test_new_ones_come_oldest_first_and_are_looked_at_again() -> None:
    begun = read_poll([answer("inbox", [comment(1)])], {}, CONFIG)
    assert changes(begun) == []
    new = read_poll([answer("inbox", [comment(3), comment(2), comment(1)])], begun.cursor, CONFIG)
    assert changes(new) == [("new", "t1_2"), ("new", "t1_3")]
    asked = dict(parse_qsl(urlsplit(poll(new.cursor, CONFIG)[-1].url).query))
    assert asked["id"] == "t1_2,t1_3"
    seen = [
        comment(2, edited=1767322990.0, body="y"),
        comment(3, author="[deleted]", body="[deleted]"),
    ]
    later = read_poll([answer("inbox", []), answer("watched", seen)], new.cursor, CONFIG)
    assert changes(later) == [("edited", "t1_2"), ("gone", "t1_3")]
    assert list(later.cursor["watched"]) == ["t1_2"]


def test_a_full_page_is_read_back_from_its_end() -> None:
    begun = read_poll([answer("inbox", [comment(0)])], {}, CONFIG)
    page = [comment(n) for n in range(150, 50, -1)]
    full = read_poll([answer("inbox", page, "t1_51")], begun.cursor, CONFIG)
    assert full.more
    asked = dict(parse_qsl(urlsplit(poll(full.cursor, CONFIG)[1].url).query))
    assert asked["after"] == "t1_51"


def test_the_subreddit_is_listed_when_there_is_one() -> None:
    board = msgspec.structs.replace(CONFIG, subreddit="r/housing")
    steps = [each.step for each in poll({}, board)]
    assert steps == ["token", "inbox", "posts", "comments"]


def test_the_test_tells_whose_token_it_is() -> None:
    assert CONNECTOR.read_test is not None

    def told(name: str) -> Any:
        assert CONNECTOR.read_test is not None
        me = HttpResponse(
            status=200, headers={}, body=msgspec.json.encode({"name": name}), step="me"
        )
        return CONNECTOR.read_test([me, answer("inbox", [])], CONFIG)

    assert told("Housing_Support").ok
    assert "u/els" in told("els").message
