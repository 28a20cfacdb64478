"""What is special to Instagram messages; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from onethread.connectors.contract import SecretStr
from onethread.connectors.instagram import CONNECTOR
from onethread.connectors.instagram.config import InstagramConfig
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

CONFIG = InstagramConfig(
    account_id="17841405309211844",
    access_token=SecretStr("token"),
    app_secret=SecretStr("secret"),
    verify_token=SecretStr("paste-me"),
)


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "1254459154682919",
            "to_scheme": "instagram",
            "content": content,
            "created_at": datetime(2026, 1, 5, 12, tzinfo=UTC),
            **more,
        }
    )
    requests = CONNECTOR.build(message, CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def test_a_text_is_cut_by_bytes_and_nothing_is_lost() -> None:
    words = " ".join(f"wóórd{n}💧" for n in range(90))
    parts = [request.json["message"]["text"] for request in built(Content(text=words))]
    assert len(parts) > 1
    assert all(len(part.encode()) <= 1000 for part in parts)
    assert " ".join(parts) == words


def test_a_text_without_spaces_is_cut_between_characters() -> None:
    parts = [request.json["message"]["text"] for request in built(Content(text="💧" * 300))]
    assert "".join(parts) == "💧" * 300


def test_a_file_goes_by_its_link_and_is_uploaded_only_without_one() -> None:
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", content=b"abc"
    )
    upload, send = built(Content(), files=[photo])
    assert upload.form is not None
    assert upload.form["platform"] == "instagram"
    assert send.json["message"]["attachment"]["payload"] == {
        "attachment_id": "{{upload0.attachment_id}}"
    }
    photo.link = "https://desk.example.org/f/1"
    (linked,) = built(Content(), files=[photo])
    assert linked.json["message"]["attachment"] == {
        "type": "image",
        "payload": {"url": "https://desk.example.org/f/1"},
    }


def test_every_reaction_is_the_heart_that_instagram_takes() -> None:
    put = built(Content(), reaction="👍", in_reply_to="mid")[0].json
    assert put["payload"] == {"message_id": "mid", "reaction": "love"}
    assert put["sender_action"] == "react"


def test_requests_go_to_the_account_itself() -> None:
    (request,) = built(Content(text="Hallo"))
    assert request.url == "https://graph.instagram.com/v25.0/17841405309211844/messages"


def test_subscribing_renews_the_token_of_instagram_login() -> None:
    assert CONNECTOR.subscribe is not None
    assert CONNECTOR.renewed is not None
    assert CONNECTOR.read_subscribed is not None
    subscribe, token = CONNECTOR.subscribe("https://desk.example.org/hooks/1", CONFIG)
    assert "message_edit" in subscribe.json["subscribed_fields"]
    assert token.url == (
        "https://graph.instagram.com/refresh_access_token?grant_type=ig_refresh_token"
    )
    by_facebook = msgspec.structs.replace(CONFIG, api_base_url="https://graph.facebook.com")
    assert len(CONNECTOR.subscribe("https://desk.example.org/hooks/1", by_facebook)) == 1

    def answer(step: str, body: Any, status: int = 200) -> HttpResponse:
        return HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)

    good = [answer("subscribe", {"success": True}), answer("token", {"access_token": "a2"})]
    assert CONNECTOR.renewed(good, CONFIG) == {"access_token": "a2"}
    # A token that is not a day old can't be renewed yet; the subscription stands.
    young = [good[0], answer("token", {"error": {"code": 10, "message": "too young"}}, 400)]
    assert CONNECTOR.renewed(young, CONFIG) == {}
    assert CONNECTOR.read_subscribed(young, CONFIG).ok
