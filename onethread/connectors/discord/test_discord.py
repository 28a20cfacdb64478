"""What is special to Discord; its gateway is tested in tests/connectors, the rest by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.discord.config import DiscordConfig
from onethread.connectors.discord.inbound import parse
from onethread.connectors.discord.outbound import build, fetch_media, read_test, revise
from onethread.errors import InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    Ignored,
    InboundMessage,
    OutboundFile,
    OutboundMessage,
    Revision,
)

AT = datetime(2026, 1, 2, tzinfo=UTC)
CONFIG = DiscordConfig(bot_token=SecretStr("invented"))


def requests(**more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "11",
            "to_scheme": "discord",
            "content": Content(),
            "created_at": AT,
            **more,
        }
    )
    return [each for each in build(message, CONFIG) if isinstance(each, HttpRequest)]


@pytest.mark.parametrize(
    ("hears", "said", "heard"),
    [
        ("mentions", {"mentions": [{"id": "9"}]}, True),
        ("mentions", {"referenced_message": {"author": {"id": "9"}}}, True),
        ("mentions", {}, False),
        ("direct", {"mentions": [{"id": "9"}]}, False),
        ("all", {}, True),
    ],
)
def test_on_a_server_only_what_the_settings_say_is_heard(
    hears: Any, said: dict[str, Any], heard: bool
) -> None:
    told = {"id": "1", "channel_id": "2", "guild_id": "3", "author": {"id": "4"}, "content": "x"}
    body = msgspec.json.encode({"t": "MESSAGE_CREATE", "d": {**told, **said}})
    envelope = RawEnvelope(id=1, channel_id=1, received_at=AT, headers={"me": "9"}, body=body)
    (item,) = parse(envelope, msgspec.structs.replace(CONFIG, hears=hears))
    assert isinstance(item, InboundMessage if heard else Ignored)


def test_an_agents_text_notifies_nobody_and_a_repeated_request_is_shown_once() -> None:
    (send,) = requests(content=Content(text="@everyone"), leg={"thread": "13"})
    assert send.json["allowed_mentions"] == {"parse": []}
    assert (send.json["enforce_nonce"], len(send.json["nonce"]) <= 25) == (True, True)


def test_the_nonces_of_the_parts_of_a_message_differ() -> None:
    nonces = {
        requests(message_uid=uid, content=Content(text="x"), leg={"thread": "13"})[0].json["nonce"]
        for uid in (
            "0193b6a0-0000-7000-8000-000000000001",
            "0193b6a0-0000-7000-8000-000000000001-2",
            "0193b6a0-0000-7000-8000-000000000002",
        )
    }
    assert len(nonces) == 3


def test_the_words_go_with_the_first_file() -> None:
    file = OutboundFile(name="a.png", media_type="image/png", size_bytes=1, content=b"x")
    one, two = requests(content=Content(text="Hier"), files=[file, file], leg={"thread": "13"})
    assert one.form is not None
    assert two.form is not None
    assert msgspec.json.decode(one.form["payload_json"])["content"] == "Hier"
    assert "content" not in msgspec.json.decode(two.form["payload_json"])
    assert one.file_field == "files[0]"


def test_buttons_stand_in_rows_of_five() -> None:
    content = Content(text="?", buttons=[Button(id=str(n), label=str(n)) for n in range(7)])
    (send,) = requests(content=content, leg={"thread": "13"})
    assert [len(row["components"]) for row in send.json["components"]] == [5, 2]


def test_a_first_message_opens_a_direct_channel() -> None:
    direct, send = requests(content=Content(text="Dag"))
    assert direct.json == {"recipient_id": "11"}
    assert "channels/{{direct.id}}/messages" in send.url


def test_a_reaction_is_put_by_its_sign() -> None:
    (react,) = requests(reaction="👍", in_reply_to="19", leg={"thread": "13"})
    assert react.url.endswith("/channels/13/messages/19/reactions/%F0%9F%91%8D/@me")
    with pytest.raises(InvalidInput):
        requests(reaction="", in_reply_to="19", leg={"thread": "13"})


def test_a_sent_message_is_changed_or_deleted_in_its_channel() -> None:
    change = Revision(
        message_id="16",
        to="11",
        to_scheme="discord",
        content=Content(text="Nu goed"),
        leg={"thread": "13"},
    )
    (patch,) = revise(change, CONFIG)
    assert (patch.method, patch.url.endswith("/channels/13/messages/16")) == ("PATCH", True)
    (delete,) = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert delete.method == "DELETE"


def test_the_token_never_goes_with_a_file_request() -> None:
    (request,) = fetch_media({"url": "https://evil.example/x"}, CONFIG)
    assert not request.headers


def test_the_connection_test_asks_for_the_intent_it_needs() -> None:
    without = HttpResponse(status=200, headers={}, body=b'{"name":"Hulp","flags":0}')
    assert "Message Content Intent" in read_test([without], CONFIG).message
    assert read_test([without], msgspec.structs.replace(CONFIG, hears="direct")).ok
    limited = HttpResponse(status=200, headers={}, body=b'{"name":"Hulp","flags":524288}')
    assert read_test([limited], CONFIG).ok
