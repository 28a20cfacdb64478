"""What is special to Zulip: its queue and its uploads; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.zulip.config import ZulipConfig
from onethread.connectors.zulip.outbound import (
    build,
    fetch_media,
    mark_read,
    parse_response,
    read_test,
    revise,
)
from onethread.connectors.zulip.polling import place_of, poll, read_poll
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = ZulipConfig(
    api_base_url="https://voorbeeld.zulipchat.com/",
    bot_email="hulp-bot@voorbeeld.zulipchat.com",
    api_key=SecretStr("invented"),
)


def answer(step: str, told: dict[str, Any], status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(told), step=step)


def message(**more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "voorbeeld.zulipchat.com/11",
            "to_scheme": "zulip",
            "content": Content(),
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def requests(**more: Any) -> list[HttpRequest]:
    return [each for each in build(message(**more), CONFIG) if isinstance(each, HttpRequest)]


def test_the_first_poll_makes_a_queue_and_brings_nothing_old() -> None:
    register, me = poll({}, CONFIG)
    assert (register.step, me.step) == ("register", "me")
    told = read_poll(
        [
            answer("register", {"queue_id": "q1", "last_event_id": -1, "max_message_id": 100}),
            answer("me", {"user_id": 9}),
        ],
        {},
        CONFIG,
    )
    assert not told.payloads
    assert told.cursor == {"queue": "q1", "event": -1, "me": 9, "message": 100}


def test_events_move_the_cursor_and_heartbeats_are_not_kept() -> None:
    cursor = {"queue": "q1", "event": 3, "me": 9, "message": 100}
    (asked,) = poll(cursor, CONFIG)
    assert parse_qs(urlsplit(asked.url).query) == {
        "queue_id": ["q1"],
        "last_event_id": ["3"],
        "dont_block": ["true"],
    }
    events = [{"id": 4, "type": "message", "message": {"id": 101}}, {"id": 5, "type": "heartbeat"}]
    told = read_poll([answer("events", {"events": events})], cursor, CONFIG)
    assert len(told.payloads) == 1
    assert told.headers == {"me": 9}
    assert told.cursor == {"queue": "q1", "event": 5, "me": 9, "message": 101}


def test_what_was_said_while_the_queue_was_forgotten_is_asked_by_number() -> None:
    cursor = {"queue": "q1", "event": 3, "me": 9, "message": 100}
    lost = read_poll(
        [answer("events", {"code": "BAD_EVENT_QUEUE_ID", "result": "error"}, 400)], cursor, CONFIG
    )
    assert (lost.cursor, lost.more) == ({"me": 9, "message": 100}, True)
    _, _, missed = poll(lost.cursor, CONFIG)
    assert parse_qs(urlsplit(missed.url).query)["anchor"] == ["100"]
    again = read_poll(
        [
            answer("register", {"queue_id": "q2", "last_event_id": -1, "max_message_id": 102}),
            answer("me", {"user_id": 9}),
            answer("missed", {"messages": [{"id": 101}, {"id": 102}]}),
        ],
        lost.cursor,
        CONFIG,
    )
    assert [msgspec.json.decode(each)["message"]["id"] for each in again.payloads] == [101, 102]
    assert again.cursor["message"] == 102


def test_a_refused_poll_keeps_its_place_and_says_why() -> None:
    cursor = {"queue": "q1", "event": 3}
    told = read_poll(
        [answer("events", {"msg": "API usage exceeded rate limit", "retry-after": 12.5}, 429)],
        cursor,
        CONFIG,
    )
    assert (told.cursor, told.wait_seconds) == (cursor, 12.5)
    assert "rate limit" in told.problem
    assert read_poll([], cursor, CONFIG).problem


@pytest.mark.parametrize(
    ("thread", "place"),
    [
        ("direct:11,12", {"type": "direct", "to": "[11,12]"}),
        ("channel:5/wifi op 3", {"type": "channel", "to": "5", "topic": "wifi op 3"}),
        ("channel:5/a/b", {"type": "channel", "to": "5", "topic": "a/b"}),
        ("channel:5/", {"type": "channel", "to": "5", "topic": "(no topic)"}),
    ],
)
def test_a_thread_says_where_an_answer_goes(thread: str, place: dict[str, str]) -> None:
    assert place_of(thread) == place


def test_uploads_are_named_in_the_message() -> None:
    file = OutboundFile(name="a[1].pdf", media_type="application/pdf", size_bytes=1, content=b"x")
    upload, send = requests(content=Content(text="Hier"), files=[file])
    assert upload.url.endswith("/api/v1/user_uploads")
    assert send.form == {
        "type": "direct",
        "to": "[11]",
        "content": "Hier\n[a(1).pdf]({{upload0.uri}})",
    }


def test_a_reaction_is_named_by_its_code_points() -> None:
    (react,) = requests(reaction="❤️", in_reply_to="31000")
    assert react.form == {
        "emoji_name": "heart",
        "emoji_code": "2764",
        "reaction_type": "unicode_emoji",
    }


def test_media_is_fetched_from_the_server_itself() -> None:
    address, content = fetch_media({"path": "/user_uploads/2/ab/c d.png"}, CONFIG)
    assert address.url == "https://voorbeeld.zulipchat.com/api/v1/user_uploads/2/ab/c%20d.png"
    assert content.url == "https://voorbeeld.zulipchat.com{{address.url}}"
    assert not content.headers


def test_messages_are_changed_deleted_and_marked_as_read() -> None:
    change = Revision(
        message_id="31002", to="11", to_scheme="zulip", content=Content(text="Nu goed")
    )
    (patch,) = revise(change, CONFIG)
    assert (patch.method, patch.form) == ("PATCH", {"content": "Nu goed"})
    (delete,) = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert delete.method == "DELETE"
    (read,) = mark_read("31001", CONFIG)
    assert read.form == {"messages": "[31001]", "op": "add", "flag": "read"}


def test_a_reaction_that_is_there_already_is_as_good() -> None:
    there = answer(
        "send_reaction", {"result": "error", "code": "REACTION_ALREADY_EXISTS", "msg": "x"}, 400
    )
    assert parse_response([there], message(), CONFIG).__class__.__name__ == "SendAccepted"


def test_the_connection_test_names_the_bot() -> None:
    assert read_test([answer("test", {"full_name": "Hulp", "is_bot": True})], CONFIG).ok
    told = read_test([answer("test", {"msg": "Invalid API key"}, 401)], CONFIG)
    assert "Invalid API key" in told.message
