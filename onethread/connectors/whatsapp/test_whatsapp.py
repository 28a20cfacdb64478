"""What is special to WhatsApp; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.whatsapp import CONNECTOR
from onethread.connectors.whatsapp.config import WhatsAppConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Button,
    ContactCard,
    Content,
    HttpRequest,
    HttpResponse,
    ListRow,
    Location,
    OutboundFile,
    OutboundMessage,
    Template,
)

CONFIG = WhatsAppConfig(
    phone_number_id="106540352242922",
    business_account_id="102290129340398",
    access_token=SecretStr("token"),
    app_secret=SecretStr("secret"),
    verify_token=SecretStr("paste-me"),
)


def outbound(content: Content, **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "31612345678",
            "to_scheme": "whatsapp",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def built(content: Content, **more: Any) -> list[HttpRequest]:
    requests = CONNECTOR.build(outbound(content, **more), CONFIG)
    assert all(isinstance(request, HttpRequest) for request in requests)
    return list(requests)  # type: ignore[arg-type]


def only(requests: list[HttpRequest]) -> dict[str, Any]:
    assert len(requests) == 1
    sent: dict[str, Any] = requests[0].json
    return sent


def test_the_challenge_is_answered_only_with_the_verify_token() -> None:
    assert CONNECTOR.verify is not None
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "paste-me"}
    answer = CONNECTOR.verify(WebhookRequest(method="GET", path="/", query=query), CONFIG)
    assert (answer.store, answer.body) == (False, b"1158201444")
    for wrong in ({"hub.verify_token": "paste-mé"}, {"hub.mode": "other"}):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(WebhookRequest(method="GET", path="/", query=query | wrong), CONFIG)


def test_an_empty_verify_token_opens_nothing() -> None:
    assert CONNECTOR.verify is not None
    open_config = msgspec.structs.replace(CONFIG, verify_token=SecretStr(""))
    query = {"hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": ""}
    with pytest.raises(BadSignature):
        CONNECTOR.verify(WebhookRequest(method="GET", path="/", query=query), open_config)


@pytest.mark.parametrize(
    ("to", "field", "value"),
    [
        ("31612345678", "to", "31612345678"),
        ("+31612345678", "to", "31612345678"),
        ("NL.13491208655302741918", "recipient", "NL.13491208655302741918"),
        ("NL.ENT.11815799212886844830", "recipient", "NL.ENT.11815799212886844830"),
    ],
)
def test_a_user_id_goes_into_recipient_and_a_number_into_to(
    to: str, field: str, value: str
) -> None:
    sent = only(built(Content(text="Hallo"), to=to))
    assert sent[field] == value
    assert ("to" in sent) != ("recipient" in sent)


def test_an_answer_quotes_the_message_it_answers() -> None:
    assert only(built(Content(text="Ja"), in_reply_to="wamid.A"))["context"] == {
        "message_id": "wamid.A"
    }
    assert "context" not in only(built(Content(text="2/2"), in_reply_to="wamid.A", part=2, parts=2))


def test_our_own_id_goes_along_unless_one_part_would_speak_for_all() -> None:
    uid = outbound(Content()).message_uid
    assert only(built(Content(text="Ja")))["biz_opaque_callback_data"] == uid
    assert "biz_opaque_callback_data" not in only(built(Content(text="1"), part=1, parts=2))


def test_a_file_is_uploaded_and_then_sent_by_its_id_with_the_text_as_caption() -> None:
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", content=b"abc"
    )
    upload, send = built(Content(text="Dit is de kraan"), files=[photo])
    assert upload.url.endswith("/106540352242922/media")
    assert upload.form == {"messaging_product": "whatsapp", "type": "image/jpeg"}
    assert upload.file is photo
    assert send.json["image"] == {"id": "{{upload0.id}}", "caption": "Dit is de kraan"}


def test_what_whatsapp_does_not_show_goes_as_a_document() -> None:
    heic = OutboundFile(
        name="lek.heic", media_type="image/heic", size_bytes=3, kind="image", content=b"abc"
    )
    assert built(Content(), files=[heic])[1].json["document"]["filename"] == "lek.heic"
    large = OutboundFile(
        name="film.mp4", media_type="video/mp4", size_bytes=9, kind="video", link="https://x/f"
    )
    assert only(built(Content(), files=[large]))["video"] == {"link": "https://x/f"}


def test_a_voice_message_is_marked_as_one_and_its_text_goes_before() -> None:
    voice = OutboundFile(
        name="v.ogg",
        media_type="audio/ogg; codecs=opus",
        size_bytes=1,
        kind="voice",
        content=b"O",
    )
    text, _upload, send = built(Content(text="Luister even"), files=[voice])
    assert text.json["text"]["body"] == "Luister even"
    assert send.json["audio"] == {"id": "{{upload0.id}}", "voice": True}


def test_a_long_text_with_buttons_is_cut_between_words_and_nothing_is_lost() -> None:
    words = " ".join(f"woord{i}" for i in range(250))
    content = Content(text=words, buttons=[Button(id="a", label="Een label dat te lang is, echt")])
    text, interactive = built(content)
    body = interactive.json["interactive"]["body"]["text"]
    assert len(body) <= 1024
    assert f"{text.json['text']['body']} {body}" == words
    button = interactive.json["interactive"]["action"]["buttons"][0]["reply"]
    assert len(button["title"]) <= 20


def test_lists_locations_contacts_reactions_and_templates_have_their_documented_form() -> None:
    rows = [ListRow(id="1", title="Verwarming", description="Ketel of radiator")]
    listed = only(built(Content(text="Waarover gaat het?", rows=rows, language="nl")))
    assert listed["interactive"]["action"] == {
        "button": "Opties",
        "sections": [
            {
                "rows": [
                    {"id": "1", "title": "Verwarming", "description": "Ketel of radiator"},
                ]
            }
        ],
    }
    place = only(built(Content(location=Location(latitude=52.1, longitude=4.9, name="Kantoor"))))
    assert place["location"] == {"latitude": 52.1, "longitude": 4.9, "name": "Kantoor"}
    card = only(built(Content(contacts=[ContactCard(name="Piet Bakker", phones=["+31687654321"])])))
    assert card["contacts"][0]["name"] == {
        "formatted_name": "Piet Bakker",
        "first_name": "Piet",
        "last_name": "Bakker",
    }
    reaction = only(built(Content(), reaction="👍", in_reply_to="wamid.A"))
    assert reaction["reaction"] == {"message_id": "wamid.A", "emoji": "👍"}
    assert "context" not in reaction
    template = only(
        built(Content(template=Template(name="visit", language="nl", parameters=["dinsdag"])))
    )
    assert template["template"] == {
        "name": "visit",
        "language": {"code": "nl"},
        "components": [{"type": "body", "parameters": [{"type": "text", "text": "dinsdag"}]}],
    }


def test_an_empty_message_is_refused_with_a_reason() -> None:
    with pytest.raises(InvalidInput, match="nothing in this message"):
        built(Content())


def test_media_is_fetched_in_two_steps_with_the_token_and_a_quoted_id() -> None:
    assert CONNECTOR.fetch_media is not None
    where, content = CONNECTOR.fetch_media({"media_id": "../10?x"}, CONFIG)
    assert where.url == (
        "https://graph.facebook.com/v25.0/..%2F10%3Fx?phone_number_id=106540352242922"
    )
    assert content.url == "{{media.url}}"
    assert content.headers["Authorization"] == "Bearer token"


def answer(step: str, body: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)


def test_the_connection_test_tells_what_is_wrong() -> None:
    assert CONNECTOR.read_test is not None
    number = answer("number", {"display_phone_number": "+31 20 123 4567", "verified_name": "Huis"})
    subscribed = answer("subscribed", {"data": [{"whatsapp_business_api_data": {"id": "1"}}]})
    good = CONNECTOR.read_test([number, subscribed], CONFIG)
    assert (good.ok, good.facts["verified_name"]) == (True, "Huis")
    assert (
        "no app is subscribed"
        in CONNECTOR.read_test([number, answer("subscribed", {"data": []})], CONFIG).message
    )
    expired = answer("number", {"error": {"code": 190, "message": "expired"}}, 401)
    assert "access token" in CONNECTOR.read_test([expired], CONFIG).message
    assert not CONNECTOR.read_test([], CONFIG).ok
