"""What is special to comments on a Page; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.facebook_comments import CONNECTOR
from onethread.connectors.facebook_comments.config import FacebookCommentsConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
    SendAccepted,
)

CONFIG = FacebookCommentsConfig(
    page_id="107741234567890",
    access_token=SecretStr("token"),
    app_secret=SecretStr("secret"),
    verify_token=SecretStr("paste-me"),
)


def outbound(content: Content, **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "6543210987654321",
            "to_scheme": "facebook",
            "content": content,
            "in_reply_to": "1234567890_5556",
            "created_at": datetime(2026, 1, 5, 12, tzinfo=UTC),
            **more,
        }
    )


def built(content: Content, **more: Any) -> HttpRequest:
    (request,) = CONNECTOR.build(outbound(content, **more), CONFIG)
    assert isinstance(request, HttpRequest)
    return request


def test_a_public_answer_stands_under_the_comment() -> None:
    request = built(Content(text="Vanavond", public=True))
    assert request.url.endswith("/v25.0/1234567890_5556/comments")
    assert request.json == {"message": "Vanavond"}


def test_without_a_chosen_comment_the_customers_last_is_answered() -> None:
    request = built(
        Content(text="Vanavond", public=True),
        in_reply_to=None,
        leg={"last_inbound_id": "1234567890_7"},
    )
    assert "/1234567890_7/comments" in request.url


def test_a_private_answer_goes_to_the_comment_and_tells_the_messenger_id() -> None:
    request = built(Content(text="Wat is uw adres?"))
    assert request.url.endswith("/107741234567890/messages")
    assert request.json["recipient"] == {"comment_id": "1234567890_5556"}
    answer = HttpResponse(
        status=200,
        headers={},
        body=msgspec.json.encode({"recipient_id": "651", "message_id": "m_A"}),
    )
    accepted = CONNECTOR.parse_response([answer], outbound(Content(text="x")), CONFIG)
    assert isinstance(accepted, SendAccepted)
    assert [(i.scheme, i.value) for i in accepted.identities] == [("messenger", "651")]


def test_a_visitors_post_is_answered_in_private_by_its_own_id() -> None:
    request = built(Content(text="Dank"), in_reply_to="107741234567890_12")
    assert request.json["recipient"] == {"post_id": "107741234567890_12"}


def test_files_in_a_private_answer_are_links_because_it_is_one_message() -> None:
    file = OutboundFile(
        name="plan.pdf", media_type="application/pdf", size_bytes=3, link="https://x.example/f"
    )
    request = built(Content(text="Hierbij"), files=[file])
    assert request.json["message"] == {"text": "Hierbij\n\nplan.pdf: https://x.example/f"}


def test_a_picture_goes_along_with_a_public_answer() -> None:
    photo = OutboundFile(
        name="k.jpg", media_type="image/jpeg", size_bytes=3, kind="image", content=b"abc"
    )
    request = built(Content(text="Zo", public=True), files=[photo])
    assert (request.form, request.file_field) == ({"message": "Zo"}, "source")


def test_an_id_that_leads_elsewhere_does_not() -> None:
    request = built(Content(text="Dag", public=True), in_reply_to="../me?x=1/2")
    assert request.url.endswith("/v25.0/mex12/comments")
    with pytest.raises(InvalidInput):
        built(Content(text="Dag", public=True), in_reply_to="../?")


def test_our_own_comment_is_changed_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    change = Revision(message_id="1_2", to="x", to_scheme="facebook", content=Content(text="Nu"))
    (edit,) = CONNECTOR.revise(change, CONFIG)
    assert (edit.method, edit.json) == ("POST", {"message": "Nu"})
    (delete,) = CONNECTOR.revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert (delete.method, delete.url[-4:]) == ("DELETE", "/1_2")


def test_a_reaction_is_a_like_that_can_be_taken_back() -> None:
    assert built(Content(), reaction="❤️").method == "POST"
    taken = built(Content(), reaction="")
    assert (taken.method, taken.url.endswith("/1234567890_5556/likes")) == ("DELETE", True)
