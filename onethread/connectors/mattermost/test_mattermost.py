"""What is special to Mattermost; its socket is tested in tests/connectors, the rest by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.mattermost.config import MattermostConfig
from onethread.connectors.mattermost.outbound import build, fetch_media, read_test, revise
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = MattermostConfig(
    api_base_url="https://chat.example.org/sub/", bot_token=SecretStr("invented")
)


def requests(**more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "u1",
            "to_scheme": "mattermost",
            "content": Content(),
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return [each for each in build(message, CONFIG) if isinstance(each, HttpRequest)]


def test_a_server_below_a_path_is_found() -> None:
    assert CONFIG.url("users/me") == "https://chat.example.org/sub/api/v4/users/me"
    assert CONFIG.socket_url() == "wss://chat.example.org/sub/api/v4/websocket"


def test_an_answer_stays_in_its_thread_and_a_first_message_opens_a_direct_channel() -> None:
    (post,) = requests(content=Content(text="Dag"), leg={"thread": "c1/p1"})
    assert post.json == {"channel_id": "c1", "message": "Dag", "root_id": "p1"}
    me, direct, first = requests(content=Content(text="Dag"))
    assert (me.step, direct.json) == ("me", ["{{me.id}}", "u1"])
    assert first.json["channel_id"] == "{{direct.id}}"


def test_files_are_uploaded_and_named_in_one_post() -> None:
    file = OutboundFile(name="a.pdf", media_type="application/pdf", size_bytes=4, content=b"data")
    session, put, post = requests(
        content=Content(text="Hierbij"), files=[file], leg={"thread": "c1"}
    )
    assert session.json == {"channel_id": "c1", "filename": "a.pdf", "file_size": 4}
    assert put.url.endswith("/api/v4/uploads/{{upload0.id}}")
    assert post.json == {
        "channel_id": "c1",
        "message": "Hierbij",
        "file_ids": ["{{file0.id}}"],
    }


def test_more_than_ten_files_are_in_several_posts() -> None:
    file = OutboundFile(name="a.png", media_type="image/png", size_bytes=1, content=b"x")
    posts = [
        each
        for each in requests(files=[file] * 12, leg={"thread": "c1"})
        if each.step.startswith("send")
    ]
    assert [len(each.json["file_ids"]) for each in posts] == [10, 2]


def test_a_reaction_needs_a_name() -> None:
    _, react = requests(reaction="👍", in_reply_to="p1", leg={"thread": "c1"})
    assert react.json == {"user_id": "{{me.id}}", "post_id": "p1", "emoji_name": "+1"}
    with pytest.raises(InvalidInput):
        requests(reaction="🦑", in_reply_to="p1", leg={"thread": "c1"})


def test_a_sent_post_is_changed_or_deleted() -> None:
    change = Revision(
        message_id="p9", to="u1", to_scheme="mattermost", content=Content(text="Nu goed")
    )
    (patch,) = revise(change, CONFIG)
    assert (patch.method, patch.url.rpartition("/api/v4/")[2]) == ("PUT", "posts/p9/patch")
    (delete,) = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert delete.method == "DELETE"


def test_a_file_id_cant_lead_elsewhere() -> None:
    (request,) = fetch_media({"file_id": "../users/me"}, CONFIG)
    assert request.url.endswith("/files/..%2Fusers%2Fme")


def test_the_connection_test_names_the_bot() -> None:
    good = HttpResponse(status=200, headers={}, body=b'{"username":"hulp"}')
    assert read_test([good], CONFIG).message == "Signed in as @hulp."
    assert not read_test([HttpResponse(status=401, headers={}, body=b"{}")], CONFIG).ok
