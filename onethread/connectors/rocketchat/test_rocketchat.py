"""What is special to Rocket.Chat; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.connectors.rocketchat.config import RocketChatConfig
from onethread.connectors.rocketchat.inbound import parse, verify
from onethread.connectors.rocketchat.outbound import build, fetch_media, read_test, revise
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Content,
    Follow,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

AT = datetime(2026, 1, 2, tzinfo=UTC)
CONFIG = RocketChatConfig(
    api_base_url="https://chat.example.org",
    user_id="botBOTbotBOT12345",
    auth_token=SecretStr("invented"),
    webhook_token=SecretStr("een-webhook-token-van-24"),
)


def requests(**more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "u1",
            "to_scheme": "rocketchat",
            "content": Content(),
            "created_at": AT,
            **more,
        }
    )
    return [each for each in build(message, CONFIG) if isinstance(each, HttpRequest)]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"token":"other"}', b'{"token":["x"]}'])
def test_a_webhook_without_its_token_is_refused(body: bytes) -> None:
    with pytest.raises(BadSignature):
        verify(WebhookRequest(method="POST", path="/hooks/x", body=body), CONFIG)


def test_the_words_of_a_webhook_count_for_nothing() -> None:
    body = b'{"message_id":"m1&userId=evil","text":"forged","user_id":"somebody"}'
    (item,) = parse(RawEnvelope(id=1, channel_id=1, received_at=AT, headers={}, body=body), CONFIG)
    assert isinstance(item, Follow)
    (request,) = item.requests
    assert request.url == (
        "https://chat.example.org/api/v1/chat.getMessage?msgId=m1%26userId%3Devil"
    )


def test_an_answer_stays_in_its_room_and_thread() -> None:
    (send,) = requests(content=Content(text="Dag"), leg={"thread": "R1/m0"})
    assert send.json == {"roomId": "R1", "text": "Dag", "tmid": "m0"}
    with pytest.raises(InvalidInput, match="can't be begun"):
        requests(content=Content(text="Dag"))


def test_a_file_is_uploaded_and_confirmed() -> None:
    file = OutboundFile(
        name="a.png", media_type="image/png", size_bytes=1, content=b"x", caption="Zo"
    )
    upload, confirm = requests(files=[file], leg={"thread": "R1"})
    assert upload.url.endswith("/rooms.media/R1")
    assert confirm.url.endswith("/rooms.mediaConfirm/R1/{{upload0.file._id}}")
    assert (confirm.step, confirm.json) == ("send", {"description": "Zo"})


def test_a_reaction_is_named() -> None:
    (react,) = requests(reaction="👍", in_reply_to="m0", leg={"thread": "R1"})
    assert react.json == {"emoji": ":thumbsup:", "messageId": "m0", "shouldReact": True}


def test_a_sent_message_is_changed_or_deleted() -> None:
    change = Revision(
        message_id="m9",
        to="u1",
        to_scheme="rocketchat",
        content=Content(text="Nu goed"),
        leg={"thread": "R1/m0"},
    )
    (update,) = revise(change, CONFIG)
    assert update.json == {"roomId": "R1", "msgId": "m9", "text": "Nu goed"}
    (delete,) = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert delete.url.endswith("/chat.delete")


def test_media_is_fetched_at_the_server_itself() -> None:
    (request,) = fetch_media({"path": "/file-upload/f1/de deur.png"}, CONFIG)
    assert request.url == "https://chat.example.org/file-upload/f1/de%20deur.png"


def test_the_connection_test_names_the_bot() -> None:
    good = HttpResponse(status=200, headers={}, body=b'{"success":true,"username":"hulp"}')
    assert read_test([good], CONFIG).message == "Signed in as @hulp."
    refused = HttpResponse(status=401, headers={}, body=b'{"message":"You must be logged in"}')
    assert "logged in" in read_test([refused], CONFIG).message
