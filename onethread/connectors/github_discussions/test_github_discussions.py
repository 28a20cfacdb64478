"""What is special to GitHub discussions; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.github_discussions import CONNECTOR
from onethread.connectors.github_discussions.config import GitHubDiscussionsConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage, Revision

CONFIG = GitHubDiscussionsConfig(
    account="housing-support",
    webhook_secret=SecretStr("It's a Secret to Everybody"),
    access_token=SecretStr("github_pat_x"),
)
APP = msgspec.structs.replace(
    CONFIG,
    access_token=None,
    app_id="Iv1.x",
    installation_id="99",
    private_key=SecretStr("PEM"),
)
LEG = {"discussion_id": "D_1", "comment_id": "DC_2", "nested": False, "last_inbound_id": "DC_2"}


def built(content: Content, config: Any = CONFIG, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "uid-1",
            "conversation_ref": "OT-7K2M9",
            "to": "583231",
            "to_scheme": "github",
            "content": content,
            "leg": LEG,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, config))  # type: ignore[arg-type]


def test_the_published_signature_is_accepted() -> None:
    # https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    published = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
    assert CONNECTOR.verify is not None
    request = WebhookRequest(
        method="POST",
        path="/",
        headers={"x-hub-signature-256": published, "x-github-event": "discussion"},
        body=b"Hello, World!",
    )
    assert CONNECTOR.verify(request, CONFIG).keep_headers == {"x-github-event": "discussion"}
    with pytest.raises(BadSignature):
        CONNECTOR.verify(msgspec.structs.replace(request, body=b"Hello, World"), CONFIG)


def test_an_answer_stands_below_the_comment() -> None:
    [sent] = built(Content(text="Dank!"))
    assert sent.json["variables"] == {"discussion": "D_1", "body": "Dank!", "replyTo": "DC_2"}
    assert sent.headers["Authorization"] == "Bearer github_pat_x"


def test_an_answer_to_a_new_discussion_begins_a_thread() -> None:
    leg = {"discussion_id": "D_1", "comment_id": "", "last_inbound_id": "D_1"}
    [sent] = built(Content(text="Dank!"), leg=leg)
    assert "replyTo" not in sent.json["variables"]


def test_below_an_answer_the_comment_that_began_the_thread_is_asked_for() -> None:
    parent, sent = built(Content(text="Dank!"), leg={**LEG, "nested": True})
    assert parent.json["variables"] == {"id": "DC_2"}
    assert sent.json["variables"]["replyTo"] == "{{parent.data.node.replyTo.id}}"


def test_without_a_discussion_nothing_is_sent() -> None:
    with pytest.raises(InvalidInput):
        built(Content(text="Dank!"), leg={})
    with pytest.raises(InvalidInput):
        built(Content(text=" "))


def test_an_app_asks_for_its_token_once() -> None:
    token, sent = built(Content(text="Dank!"), APP)
    assert token.url == "https://api.github.com/app/installations/99/access_tokens"
    assert token.jwt is not None
    assert token.jwt.claims == {"iss": "Iv1.x"}
    assert token.reuse_seconds == 3000
    assert sent.headers["Authorization"] == "Bearer {{token.token}}"


def test_a_comment_is_edited_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(message_id="DC_9", to="1", to_scheme="github", content=Content(text="Nu"))
    [edit] = CONNECTOR.revise(ours, CONFIG)
    assert edit.json["variables"] == {"id": "DC_9", "body": "Nu"}
    [delete] = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)
    assert "deleteDiscussionComment" in delete.json["query"]


def test_the_test_tells_who_the_token_is() -> None:
    assert CONNECTOR.read_test is not None

    def told(body: Any, status: int = 200, config: Any = CONFIG) -> Any:
        assert CONNECTOR.read_test is not None
        response = HttpResponse(status=status, headers={}, body=msgspec.json.encode(body))
        return CONNECTOR.read_test([response], config)

    assert told({"data": {"viewer": {"login": "Housing-Support"}}}).ok
    assert "els" in told({"data": {"viewer": {"login": "els"}}}).message
    assert "access token" in told({"message": "Bad credentials"}, 401).message
    bare = msgspec.structs.replace(CONFIG, access_token=None)
    assert "Fill in" in told({}, 200, bare).message
