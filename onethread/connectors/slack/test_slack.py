"""What is special to Slack; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.slack.account import read_test
from onethread.connectors.slack.config import SlackConfig
from onethread.connectors.slack.inbound import verify
from onethread.connectors.slack.marks import escaped, plain
from onethread.connectors.slack.outbound import build, fetch_media, revise
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = SlackConfig(
    bot_token=SecretStr("xoxb-1"), signing_secret=SecretStr("8f742231b10e8888abcd99yyyzzz85a5")
)
# "Verifying requests from Slack", https://docs.slack.dev/authentication/verifying-requests-from-slack/
PUBLISHED = WebhookRequest(
    method="POST",
    path="/hooks/x",
    headers={
        "x-slack-request-timestamp": "1531420618",
        "x-slack-signature": (
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
        ),
    },
    body=(
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
        b"96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    ),
)
SIGNED_AT = datetime.fromtimestamp(1531420618, UTC)


def message(**more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "T1/U1",
            "to_scheme": "slack",
            "content": Content(),
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def requests(**more: Any) -> list[HttpRequest]:
    return [each for each in build(message(**more), CONFIG) if isinstance(each, HttpRequest)]


def test_the_published_example_of_a_signature_is_accepted() -> None:
    assert verify(PUBLISHED, CONFIG).store


@pytest.mark.parametrize(("seconds", "accepted"), [(299, True), (-299, True), (301, False)])
def test_a_signature_is_good_for_five_minutes(seconds: int, accepted: bool) -> None:
    came = msgspec.structs.replace(PUBLISHED, received_at=SIGNED_AT + timedelta(seconds=seconds))
    if accepted:
        verify(came, CONFIG)
    else:
        with pytest.raises(BadSignature, match="too long ago"):
            verify(came, CONFIG)


def test_the_question_whether_the_address_is_ours_is_answered_only_when_signed() -> None:
    body = b'{"token":"x","challenge":"3eZbrw1a","type":"url_verification"}'
    with pytest.raises(BadSignature):
        verify(msgspec.structs.replace(PUBLISHED, body=body), CONFIG)


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("a &lt;b&gt; &amp;amp;", "a <b> &amp;"),
        ("<@U1|piet> en <@U2>", "@piet en @U2"),
        ("<https://a.example/x|hier>", "hier (https://a.example/x)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<!date^1392734382^{date}|18 februari>", "18 februari"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_marks_read_as_text(written: str, reads: str) -> None:
    assert plain(written) == reads


def test_what_an_agent_types_is_no_mention() -> None:
    (request,) = requests(content=Content(text="<!channel> & <@U1>"), leg={"thread": "D1"})
    assert request.json["text"] == "&lt;!channel&gt; &amp; &lt;@U1&gt;"
    assert escaped("a") == "a"


def test_an_answer_goes_into_its_thread_and_a_first_message_opens_a_conversation() -> None:
    (answer,) = requests(content=Content(text="Dag"), leg={"thread": "C1:17.1"})
    assert (answer.json["channel"], answer.json["thread_ts"]) == ("C1", "17.1")
    opened, first = requests(content=Content(text="Dag"))
    assert opened.json == {"users": "U1"}
    assert first.json["channel"] == "{{open.channel.id}}"


def test_a_long_text_with_buttons_is_in_sections_that_slack_takes() -> None:
    content = Content(text="a" * 3500, buttons=[Button(id="1", label="L" * 100)])
    (request,) = requests(content=content, leg={"thread": "D1"})
    first, second, actions = request.json["blocks"]
    assert (len(first["text"]["text"]), len(second["text"]["text"])) == (3000, 500)
    assert len(actions["elements"][0]["text"]["text"]) == 75


def test_a_file_is_put_where_slack_says_and_shared_in_the_thread() -> None:
    file = OutboundFile(name="a.pdf", media_type="application/pdf", size_bytes=4, content=b"data")
    place, put, share = requests(files=[file], leg={"thread": "C1:17.1"})
    assert place.form == {"filename": "a.pdf", "length": "4"}
    assert (put.url, put.body, dict(put.headers)) == (
        "{{place0.upload_url}}",
        b"data",
        {"Content-Type": "application/octet-stream"},
    )
    assert share.json["thread_ts"] == "17.1"


def test_media_is_fetched_from_where_slack_says_not_from_where_the_payload_says() -> None:
    info, content = fetch_media({"file_id": "F1"}, CONFIG)
    assert info.url == "https://slack.com/api/files.info"
    assert content.url == "{{info.file.url_private_download}}"


def test_a_reaction_needs_a_name_that_slack_knows() -> None:
    (request,) = requests(reaction="👍", in_reply_to="D1:17.1", leg={"thread": "D1"})
    assert request.json == {"channel": "D1", "timestamp": "17.1", "name": "+1"}
    with pytest.raises(InvalidInput, match="no name"):
        requests(reaction="🦑", in_reply_to="D1:17.1", leg={"thread": "D1"})


def test_a_sent_message_is_changed_or_deleted() -> None:
    change = Revision(
        message_id="D1:17.1", to="T1/U1", to_scheme="slack", content=Content(text="a<b")
    )
    changed, done = revise(change, CONFIG)
    assert changed.url.endswith("chat.update")
    assert changed.json == {"channel": "D1", "ts": "17.1", "text": "a&lt;b"}
    assert "{{revise.ts}}" in done.url  # which a refusal doesn't have
    deleted, _ = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert deleted.url.endswith("chat.delete")


def test_the_connection_test_names_scopes_that_are_missing() -> None:
    answer = HttpResponse(
        status=200,
        headers={"x-oauth-scopes": "chat:write,im:history"},
        body=b'{"ok":true,"team":"Voorbeeld","user":"hulp"}',
        step="test",
    )
    told = read_test([answer], CONFIG)
    assert not told.ok
    assert "im:write" in told.message
    assert not read_test([], CONFIG).ok
