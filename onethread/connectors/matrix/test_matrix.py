"""What is special to Matrix; a real homeserver is asked in tests/connectors/test_matrix_synapse.py."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.matrix.config import MatrixConfig
from onethread.connectors.matrix.outbound import build, fetch_media, mark_read, revise
from onethread.connectors.matrix.syncing import poll, read_poll
from onethread.errors import InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage, Revision

CONFIG = MatrixConfig(api_base_url="https://matrix.example.org", access_token=SecretStr("invented"))
ROOM = "!kamer:example.org"


def answer(step: str, told: dict[str, Any], status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(told), step=step)


def sync(**rooms: Any) -> HttpResponse:
    return answer("sync", {"next_batch": "s2", "rooms": rooms})


def requests(**more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid",
            "conversation_ref": "OT-7K2M9",
            "to": "@fatima:example.org",
            "to_scheme": "matrix",
            "content": Content(),
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return [each for each in build(message, CONFIG) if isinstance(each, HttpRequest)]


def test_the_first_sync_learns_the_place_and_brings_nothing_old() -> None:
    who, first = poll({}, CONFIG)
    assert who.step == "me"
    assert parse_qs(urlsplit(first.url).query)["timeout"] == ["0"]
    old = {ROOM: {"timeline": {"events": [{"type": "m.room.message"}]}}}
    told = read_poll([answer("me", {"user_id": "@hulp:example.org"}), sync(join=old)], {}, CONFIG)
    assert (list(told.payloads), told.cursor["since"]) == ([], "s2")
    assert told.headers == {"me": "@hulp:example.org"}


def test_invitations_are_accepted_at_the_next_poll_unless_the_settings_say_no() -> None:
    cursor = {"since": "s1", "me": "@hulp:example.org"}
    told = read_poll([sync(invite={ROOM: {}})], cursor, CONFIG)
    assert (told.cursor["invited"], told.more) == ([ROOM], True)
    join, _ = poll(told.cursor, CONFIG)
    assert join.url.endswith("/rooms/%21kamer%3Aexample.org/join")
    shy = msgspec.structs.replace(CONFIG, accept_invitations=False)
    assert "invited" not in read_poll([sync(invite={ROOM: {}})], cursor, shy).cursor


def test_a_refused_join_is_not_tried_for_ever() -> None:
    cursor = {"since": "s1", "me": "@hulp:example.org", "invited": [ROOM]}
    refused = answer("join0", {"errcode": "M_FORBIDDEN", "error": "no"}, 403)
    told = read_poll([refused], cursor, CONFIG)
    assert told.cursor == {"since": "s1", "me": "@hulp:example.org"}
    assert "no" in told.problem


def test_what_a_sync_left_out_is_fetched_oldest_first() -> None:
    cursor = {"since": "s1", "me": "@hulp:example.org"}
    limited = {ROOM: {"timeline": {"limited": True, "prev_batch": "p1", "events": []}}}
    told = read_poll([sync(join=limited)], cursor, CONFIG)
    assert (told.cursor["gaps"], told.more) == ([{"room": ROOM, "from": "p1", "to": "s1"}], True)
    gap, _ = poll(told.cursor, CONFIG)
    assert parse_qs(urlsplit(gap.url).query)["to"] == ["s1"]
    newest_first = [{"event_id": "$2"}, {"event_id": "$1"}]
    filled = read_poll([answer("gap0", {"chunk": newest_first}), sync()], told.cursor, CONFIG)
    found = [msgspec.json.decode(each)["event"]["event_id"] for each in filled.payloads]
    assert found == ["$1", "$2"]
    assert "gaps" not in filled.cursor


def test_a_limit_of_the_server_is_kept() -> None:
    limited = answer("sync", {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 2500}, 429)
    told = read_poll([limited], {"since": "s1"}, CONFIG)
    assert (told.wait_seconds, told.cursor) == (2.5, {"since": "s1"})


def test_an_answer_in_a_thread_stays_in_it() -> None:
    (send,) = requests(content=Content(text="Dag"), leg={"thread": f"{ROOM}/$begin"})
    assert send.json["m.relates_to"] == {
        "rel_type": "m.thread",
        "event_id": "$begin",
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": "$begin"},
    }


def test_a_first_message_begins_a_room() -> None:
    room, send = requests(content=Content(text="Dag"))
    assert room.json["invite"] == ["@fatima:example.org"]
    assert "/rooms/{{room.room_id}}/send/m.room.message/uid.1" in send.url


def test_an_own_reaction_cant_be_taken_back_here() -> None:
    with pytest.raises(InvalidInput):
        requests(reaction="", in_reply_to=f"{ROOM}|$1", leg={"thread": ROOM})


def test_the_same_change_has_the_same_transaction_and_another_one_another() -> None:
    change = Revision(
        message_id=f"{ROOM}|$1", to="@f:e", to_scheme="matrix", content=Content(text="a")
    )
    other = msgspec.structs.replace(change, content=Content(text="b"))
    urls = [revise(each, CONFIG)[0].url for each in (change, change, other)]
    assert urls[0] == urls[1] != urls[2]


def test_media_comes_from_our_own_homeserver_alone() -> None:
    (request,) = fetch_media({"mxc": "mxc://evil.example/../../x"}, CONFIG)
    assert request.url.startswith(
        "https://matrix.example.org/_matrix/client/v1/media/download/evil.example/..%2F"
    )


def test_a_read_receipt_names_room_and_event() -> None:
    (read,) = mark_read(f"{ROOM}|$1", CONFIG)
    assert read.url.endswith("/rooms/%21kamer%3Aexample.org/receipt/m.read/%241")
