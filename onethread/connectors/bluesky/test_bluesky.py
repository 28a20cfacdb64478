"""What is special to Bluesky; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest

from onethread.connectors.bluesky import CONNECTOR
from onethread.connectors.bluesky.config import BlueskyConfig
from onethread.connectors.bluesky.outbound import facets
from onethread.connectors.bluesky.polling import poll, read_poll
from onethread.connectors.contract import SecretStr
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = BlueskyConfig(handle="@housing.bsky.social", app_password=SecretStr("abcd"))
THEIRS = "at://did:plc:fatima/app.bsky.feed.post/3k1"
LEG = {"last_inbound_id": THEIRS, "cid": "c1", "root_uri": "at://did:plc:x/a/r", "root_cid": "c0"}


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "did:plc:fatima",
            "to_scheme": "bluesky",
            "content": content,
            "leg": LEG,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def answer(step: str, body: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)


PICTURE = OutboundFile(
    name="f", media_type="image/png", size_bytes=3, kind="image", content=b"abc", caption="lift"
)


def test_the_session_is_opened_once_an_hour() -> None:
    opened, sent = built(Content(text="Dag", public=True))
    assert opened.json == {"identifier": "housing.bsky.social", "password": "abcd"}
    assert opened.reuse_seconds == 3600
    assert sent.headers["Authorization"] == "Bearer {{session.accessJwt}}"


def test_an_answer_knows_its_parent_and_the_root_of_the_thread() -> None:
    record = built(Content(text="Dag", public=True))[-1].json["record"]
    assert record["reply"] == {
        "root": {"uri": "at://did:plc:x/a/r", "cid": "c0"},
        "parent": {"uri": THEIRS, "cid": "c1"},
    }
    asked = built(Content(text="Dag", public=True), in_reply_to=THEIRS + "x")
    assert [each.step for each in asked] == ["session", "parent", "send"]
    assert asked[-1].json["record"]["reply"]["parent"]["cid"] == "{{parent.posts.0.cid}}"


def test_a_private_answer_is_a_direct_message() -> None:
    _, convo, sent = built(Content(text="Dag"))
    assert "members=did%3Aplc%3Afatima" in convo.url
    assert sent.json == {"convoId": "{{convo.convo.id}}", "message": {"text": "Dag"}}
    assert sent.headers["Atproto-Proxy"] == "did:web:api.bsky.chat#bsky_chat"


def test_a_direct_message_is_never_answered_in_public() -> None:
    leg = {"last_inbound_id": "c9/m1", "convo_id": "c9"}
    _, sent = built(Content(text="Dag", public=True), leg=leg)
    assert sent.url.endswith("chat.bsky.convo.sendMessage")
    assert sent.json["convoId"] == "c9"
    with pytest.raises(InvalidInput):
        built(Content(text="Dag", public=True), leg=leg, files=[PICTURE])


def test_pictures_are_uploaded_as_raw_bytes_and_named_by_their_hash() -> None:
    _, upload, sent = built(Content(text="Zie", public=True), files=[PICTURE])
    assert (upload.body, upload.headers["Content-Type"]) == (b"abc", "image/png")
    [image] = sent.json["record"]["embed"]["images"]
    assert image["image"]["ref"] == {"$link": "{{upload0.blob.ref.$link}}"}
    assert (image["alt"], image["image"]["size"]) == ("lift", 3)


def test_links_and_hashtags_are_placed_by_bytes() -> None:
    said = "💧 zie https://example.org/a, #lift"
    raw = said.encode()
    shown = [raw[f["index"]["byteStart"] : f["index"]["byteEnd"]] for f in facets(said)]
    assert shown == [b"https://example.org/a", b"#lift"]
    assert facets(said)[1]["features"][0]["tag"] == "lift"


def test_a_like_can_be_found_again_and_taken_back() -> None:
    like = built(Content(), reaction="👍", in_reply_to=THEIRS)[-1]
    unlike = built(Content(), reaction="", in_reply_to=THEIRS)[-1]
    assert like.json["rkey"] == unlike.json["rkey"] == "3k1"
    direct = built(Content(), reaction="👍", in_reply_to="c9/m1")[-1]
    assert direct.json == {"convoId": "c9", "messageId": "m1", "value": "👍"}


def test_a_post_can_be_deleted_but_nothing_be_changed() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(message_id=THEIRS, to="did:plc:fatima", to_scheme="bluesky")
    assert CONNECTOR.revise(ours, CONFIG)[-1].json["rkey"] == "3k1"
    for refused in (
        msgspec.structs.replace(ours, content=Content(text="x")),
        msgspec.structs.replace(ours, message_id="c9/m1"),
    ):
        with pytest.raises(InvalidInput):
            CONNECTOR.revise(refused, CONFIG)


def note(number: int) -> dict[str, Any]:
    return {
        "uri": f"at://did:plc:fatima/app.bsky.feed.post/{number:04}",
        "indexedAt": f"2026-01-02T03:{number // 60:02}:{number % 60:02}.000Z",
        "author": {"did": "did:plc:fatima"},
    }


def polled(listed: list[int], cursor: Any, place: str = "") -> Any:
    notes = {"notifications": [note(each) for each in listed], "cursor": place}
    responses = [answer("session", {"did": "did:plc:me"}), answer("notifications", notes)]
    return read_poll([*responses, answer("log", {"logs": [], "cursor": "r1"})], cursor, CONFIG)


def numbers(result: Any) -> list[int]:
    records = [msgspec.json.decode(each)["record"]["notification"] for each in result.payloads]
    return [int(each["uri"][-4:]) for each in records]


def test_pages_are_read_back_until_what_was_seen_and_nothing_comes_twice() -> None:
    first = polled([9], {})
    assert not first.payloads
    page = list(range(250, 150, -1))
    second = polled(page, first.cursor, "older")
    assert second.more
    assert numbers(second) == page[::-1]
    asked = dict(parse_qsl(urlsplit(poll(second.cursor, CONFIG)[1].url).query))
    assert asked["cursor"] == "older"
    # While we read back, two more came and moved the page.
    third = polled([*range(153, 9, -1), 9], second.cursor, "oldest")
    assert not third.more
    assert numbers(third) == list(range(10, 151))
    assert "back" not in third.cursor
    fourth = polled([252, 251, *page[:98]], third.cursor, "older")
    assert numbers(fourth) == [251, 252]


def test_a_deleted_post_is_gone_when_it_is_missing_twice() -> None:
    cursor: Any = {"since": "2026", "watched": {THEIRS: {"author": {"did": "did:plc:fatima"}}}}
    changes = []
    for _ in range(2):
        responses = [answer("notifications", {"notifications": []}), answer("posts", {"posts": []})]
        result = read_poll(responses, cursor, CONFIG)
        cursor = result.cursor
        changes.append([msgspec.json.decode(each)["change"] for each in result.payloads])
    assert changes == [[], ["gone"]]


def test_the_log_of_direct_messages_begins_now() -> None:
    log = {"logs": [{"$type": "chat.bsky.convo.defs#logCreateMessage"}], "cursor": "r5"}
    begun = read_poll([answer("log", log)], {}, CONFIG)
    assert (len(begun.payloads), begun.cursor["log"]) == (0, "r5")
    assert len(read_poll([answer("log", log)], begun.cursor, CONFIG).payloads) == 1
    refused = answer("log", {"error": "InvalidToken", "message": "Bad token scope"}, 400)
    assert "app password" in read_poll([refused], begun.cursor, CONFIG).problem


def test_media_are_fetched_from_the_authors_own_server() -> None:
    assert CONNECTOR.fetch_media is not None
    author, content = CONNECTOR.fetch_media({"did": "did:plc:fatima", "cid": "bafk"}, CONFIG)
    assert author.url == "https://plc.directory/did:plc:fatima"
    assert content.url.startswith("{{author.service.0.serviceEndpoint}}/xrpc/")
    web, _ = CONNECTOR.fetch_media({"did": "did:web:fatima.example", "cid": "bafk"}, CONFIG)
    assert web.url == "https://fatima.example/.well-known/did.json"


def test_the_test_tells_of_a_password_without_direct_messages() -> None:
    assert CONNECTOR.read_test is not None
    opened = answer("session", {"did": "did:plc:me", "handle": "housing.bsky.social"})
    assert CONNECTOR.read_test([opened, answer("convos", {"convos": []})], CONFIG).ok
    refused = answer("convos", {"message": "Bad token scope"}, 400)
    assert "direct messages" in CONNECTOR.read_test([opened, refused], CONFIG).message
