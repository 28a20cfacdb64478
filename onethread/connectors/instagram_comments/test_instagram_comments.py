"""What is special to comments on Instagram; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.instagram_comments import CONNECTOR
from onethread.connectors.instagram_comments.config import InstagramCommentsConfig
from onethread.errors import InvalidInput
from onethread.messages import Content, HttpRequest, OutboundMessage, Revision

CONFIG = InstagramCommentsConfig(
    account_id="17841405309211844",
    access_token=SecretStr("token"),
    app_secret=SecretStr("secret"),
    verify_token=SecretStr("paste-me"),
)


def built(content: Content, **more: Any) -> HttpRequest:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "1254459154682919",
            "to_scheme": "instagram",
            "content": content,
            "in_reply_to": "17865799348089039",
            "created_at": datetime(2026, 1, 5, 12, tzinfo=UTC),
            **more,
        }
    )
    (request,) = CONNECTOR.build(message, CONFIG)
    assert isinstance(request, HttpRequest)
    return request


def test_a_public_answer_is_a_reply_to_the_comment() -> None:
    request = built(Content(text="Ja, vanaf mei", public=True))
    assert request.url == "https://graph.instagram.com/v25.0/17865799348089039/replies"
    assert request.json == {"message": "Ja, vanaf mei"}


def test_a_private_answer_is_a_message_to_who_commented() -> None:
    request = built(Content(text="Wat is uw adres?"))
    assert request.url.endswith("/17841405309211844/messages")
    assert request.json["recipient"] == {"comment_id": "17865799348089039"}


def test_a_comment_can_be_deleted_and_not_changed() -> None:
    assert CONNECTOR.revise is not None
    assert CONNECTOR.manifest.revisions == ("delete",)
    revision = Revision(message_id="178", to="x", to_scheme="instagram")
    (request,) = CONNECTOR.revise(revision, CONFIG)
    assert (request.method, request.url.endswith("/178")) == ("DELETE", True)
    with pytest.raises(InvalidInput):
        CONNECTOR.revise(
            Revision(message_id="178", to="x", to_scheme="instagram", content=Content(text="x")),
            CONFIG,
        )


def test_a_comment_without_text_is_refused() -> None:
    with pytest.raises(InvalidInput):
        built(Content(public=True))
