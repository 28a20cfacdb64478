"""What is special to YouTube; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.youtube_comments import CONNECTOR
from onethread.connectors.youtube_comments.config import YouTubeCommentsConfig
from onethread.connectors.youtube_comments.polling import poll, read_poll
from onethread.errors import InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage, Revision

CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw"
CONFIG = YouTubeCommentsConfig(
    channel_id=CHANNEL,
    client_id="client",
    client_secret=SecretStr("secret"),
    refresh_token=SecretStr("refresh"),
)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "UCfatima",
            "to_scheme": "youtube",
            "content": content,
            "leg": {"last_inbound_id": "Ug1", "thread_id": "Ug1", "name": "@fatima"},
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def test_an_answer_stands_in_the_thread() -> None:
    token, sent = built(Content(text="Dag"))
    assert token.reuse_seconds == 3300
    assert sent.json == {"snippet": {"parentId": "Ug1", "textOriginal": "Dag"}}


def test_an_answer_to_an_answer_names_whom_it_is_for() -> None:
    leg = {"last_inbound_id": "Ug1.x9", "thread_id": "Ug1", "name": "@fatima"}
    sent = built(Content(text="Dag"), leg=leg)[-1]
    assert sent.json["snippet"] == {"parentId": "Ug1", "textOriginal": "@fatima Dag"}
    other = built(Content(text="Dag"), leg=leg, in_reply_to="Ug7.y1")[-1]
    assert other.json["snippet"] == {"parentId": "Ug7", "textOriginal": "Dag"}


def test_a_held_comment_is_published_before_it_is_answered() -> None:
    leg = {"last_inbound_id": "Ug1", "thread_id": "Ug1", "held": True}
    _, publish, _ = built(Content(text="Dag"), leg=leg)
    assert publish.url.endswith("setModerationStatus?id=Ug1&moderationStatus=published")
    with pytest.raises(InvalidInput):
        built(Content(text="Dag"), leg={})


def test_our_answer_is_edited_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(message_id="Ug1.z", to="x", to_scheme="youtube", content=Content(text="Nu"))
    edit = CONNECTOR.revise(ours, CONFIG)[-1]
    assert (edit.method, edit.json["id"]) == ("PUT", "Ug1.z")
    delete = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)[-1]
    assert (delete.method, delete.url.rpartition("?")[2]) == ("DELETE", "id=Ug1.z")


def comment(name: str, minute: int, **more: Any) -> dict[str, Any]:
    at = f"2026-01-02T03:{minute:02}:00Z"
    snippet = {
        "textDisplay": "x",
        "authorChannelId": {"value": "UCfatima"},
        "publishedAt": at,
        "updatedAt": at,
        **more,
    }
    return {"id": name, "snippet": snippet}


def thread(top: dict[str, Any], *replies: dict[str, Any], total: int | None = None) -> Any:
    count = len(replies) if total is None else total
    snippet = {"topLevelComment": top, "totalReplyCount": count, "videoId": "v1"}
    return {"id": top["id"], "snippet": snippet, "replies": {"comments": list(replies)}}


def polled(cursor: Any, **lists: list[Any]) -> Any:
    responses = [
        HttpResponse(status=200, headers={}, body=msgspec.json.encode({"items": items}), step=step)
        for step, items in lists.items()
    ]
    return read_poll(responses, cursor, CONFIG)


def changes(result: Any) -> list[tuple[str, str]]:
    found = [msgspec.json.decode(each) for each in result.payloads]
    return [(each["change"], each["record"]["id"]) for each in found]


def test_new_and_changed_comments_come_oldest_first() -> None:
    begun = polled({}, threads=[thread(comment("a", 1))])
    assert changes(begun) == []
    edited = comment("a", 1, updatedAt="2026-01-02T03:09:00Z")
    result = polled(
        begun.cursor, threads=[thread(comment("b", 5)), thread(edited, comment("a.1", 3))]
    )
    assert changes(result) == [("edited", "a"), ("new", "a.1"), ("new", "b")]


def test_answers_that_did_not_come_along_are_asked_for() -> None:
    begun = polled({}, threads=[thread(comment("a", 1), total=9)])
    assert begun.cursor["ask"] == []
    more = polled(begun.cursor, threads=[thread(comment("a", 1), total=10)])
    assert more.more
    assert [each.step for each in poll(more.cursor, CONFIG)][-1] == "replies:a"
    rest = polled(
        more.cursor,
        threads=[thread(comment("a", 1), total=10)],
        **{"replies:a": [comment("a.9", 7)]},
    )
    assert (changes(rest), rest.more) == ([("new", "a.9")], False)


def test_a_comment_that_is_missing_twice_is_gone() -> None:
    begun = polled({}, threads=[])
    new = polled(begun.cursor, threads=[thread(comment("a", 1))])
    once = polled(new.cursor, threads=[], watched=[])
    twice = polled(once.cursor, threads=[], watched=[])
    assert (changes(once), changes(twice)) == ([], [("gone", "a")])


def test_used_up_quota_waits_and_says_so() -> None:
    error = {
        "code": 403,
        "message": "You exceeded your quota.",
        "errors": [{"reason": "quotaExceeded"}],
    }
    response = HttpResponse(
        status=403, headers={}, body=msgspec.json.encode({"error": error}), step="threads"
    )
    result = read_poll([response], {"seen": {}}, CONFIG)
    assert (result.wait_seconds, result.cursor) == (900, {"seen": {}})
    assert "quota" in result.problem


def test_the_test_tells_whose_token_it_is() -> None:
    assert CONNECTOR.read_test is not None
    body = msgspec.json.encode({"items": [{"id": "UCother"}]})
    response = HttpResponse(status=200, headers={}, body=body, step="channel")
    assert "UCother" in CONNECTOR.read_test([response], CONFIG).message
    body = msgspec.json.encode({"items": [{"id": CHANNEL, "snippet": {"title": "Housing"}}]})
    assert CONNECTOR.read_test([msgspec.structs.replace(response, body=body)], CONFIG).ok
