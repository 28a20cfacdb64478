"""What is special to Discourse; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.discourse import CONNECTOR
from onethread.connectors.discourse.config import DiscourseConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = DiscourseConfig(
    api_base_url="https://forum.example.org/",
    username="housing",
    api_key=SecretStr("key"),
    webhook_secret=SecretStr("secret"),
)
LEG = {
    "last_inbound_id": "8815",
    "topic_id": "415",
    "post_number": 3,
    "archetype": "regular",
    "username": "fatima",
    "topic": "Lift staat stil",
}


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "77@forum.example.org",
            "to_scheme": "discourse",
            "content": content,
            "leg": LEG,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def test_a_public_answer_goes_into_the_topic_behind_the_post() -> None:
    [sent] = built(Content(text="Vandaag komt er iemand.", public=True))
    assert sent.url == "https://forum.example.org/posts.json"
    assert sent.headers == {"Api-Key": "key", "Api-Username": "housing"}
    assert sent.json == {
        "raw": "Vandaag komt er iemand.",
        "topic_id": 415,
        "reply_to_post_number": 3,
    }


def test_a_private_answer_is_a_message_to_the_author() -> None:
    [sent] = built(Content(text="Wat is uw huisnummer?"))
    assert sent.json["target_recipients"] == "fatima"
    assert sent.json["archetype"] == "private_message"
    assert sent.json["title"] == "Lift staat stil (OT-7K2M9)"
    with pytest.raises(InvalidInput):
        built(Content(text="Dag"), leg={"topic_id": "415"})


@pytest.mark.parametrize("public", [True, False])
def test_a_private_message_is_answered_where_it_stands(public: bool) -> None:
    leg = {**LEG, "archetype": "private_message", "topic_id": "420"}
    [sent] = built(Content(text="Dank u wel.", public=public), leg=leg)
    assert sent.json["topic_id"] == 420
    assert "target_recipients" not in sent.json


def test_an_answer_to_an_earlier_post_asks_where_it_stands() -> None:
    parent, sent = built(Content(text="Dag", public=True), in_reply_to="8812")
    assert parent.url.endswith("/posts/8812.json")
    assert sent.json["topic_id"] == "{{parent.topic_id}}"


def test_files_are_uploaded_and_named_in_the_post() -> None:
    files = [
        OutboundFile(
            name="a]b.png", media_type="image/png", size_bytes=1, kind="image", content=b"x"
        ),
        OutboundFile(name="c.pdf", media_type="application/pdf", size_bytes=1, content=b"y"),
    ]
    one, two, sent = built(Content(text="Zie", public=True), files=files)
    assert one.form == two.form == {"type": "composer", "synchronous": "true"}
    assert sent.json["raw"] == (
        "Zie\n\n![ab.png]({{upload0.short_url}})\n\n[c.pdf|attachment]({{upload1.short_url}})"
    )


def test_likes_edits_and_deletions() -> None:
    assert CONNECTOR.revise is not None
    [like] = built(Content(), reaction="👍", in_reply_to="8815")
    assert like.json == {"id": "8815", "post_action_type_id": 2}
    [unlike] = built(Content(), reaction="", in_reply_to="8815")
    assert unlike.method == "DELETE"
    ours = Revision(message_id="9", to="x", to_scheme="discourse", content=Content(text="Nu"))
    [edit] = CONNECTOR.revise(ours, CONFIG)
    assert (edit.method, edit.json) == ("PUT", {"post": {"raw": "Nu"}})
    [delete] = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)
    assert (delete.method, delete.url) == ("DELETE", "https://forum.example.org/posts/9.json")


def test_a_signature_without_a_secret_opens_nothing() -> None:
    assert CONNECTOR.verify is not None
    blank = msgspec.structs.replace(CONFIG, webhook_secret=SecretStr(""))
    request = WebhookRequest(
        method="POST", path="/", headers={"x-discourse-event-signature": "sha256="}, body=b"{}"
    )
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, blank)


def test_the_key_is_sent_to_the_forum_only() -> None:
    assert CONNECTOR.fetch_media is not None
    [own] = CONNECTOR.fetch_media({"url": "https://forum.example.org/uploads/a.png"}, CONFIG)
    [other] = CONNECTOR.fetch_media({"url": "https://forum.example.org.evil.example/a"}, CONFIG)
    assert own.headers["Api-Key"] == "key"
    assert not other.headers


def test_the_test_tells_whose_key_it_is() -> None:
    assert CONNECTOR.read_test is not None

    def told(status: int, body: Any) -> Any:
        assert CONNECTOR.read_test is not None
        response = HttpResponse(status=status, headers={}, body=msgspec.json.encode(body))
        return CONNECTOR.read_test([response], CONFIG)

    assert told(200, {"current_user": {"username": "Housing"}}).ok
    assert "els" in told(200, {"current_user": {"username": "els"}}).message
    assert "API key" in told(403, {"errors": ["x"]}).message
    assert not CONNECTOR.read_test([], CONFIG).ok
