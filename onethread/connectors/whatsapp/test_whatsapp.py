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
    TemplateButton,
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


def test_templates_that_can_not_be_filled_in_are_not_offered() -> None:
    assert CONNECTOR.read_templates is not None

    def template(name: str, *components: Any, **more: Any) -> dict[str, Any]:
        return {
            "name": name,
            "language": "nl",
            "status": "APPROVED",
            "category": "UTILITY",
            "components": list(components),
            **more,
        }

    body = {"type": "BODY", "text": "Beste {{1}}, wij komen {{2}}."}
    offers = CONNECTOR.read_templates(
        [
            answer(
                "templates",
                {
                    "data": [
                        template("visit", body, {"type": "FOOTER", "text": "Huis"}),
                        template("photo", {"type": "HEADER", "format": "IMAGE"}, body),
                        template("named", body, parameter_format="NAMED"),
                        template("rejected", body, status="REJECTED"),
                        template(
                            "link",
                            body,
                            {
                                "type": "BUTTONS",
                                "buttons": [
                                    {"type": "URL", "text": "Kijk", "url": "x/{{1}}"},
                                    {"type": "URL", "text": "Site", "url": "x"},
                                    {"type": "QUICK_REPLY", "text": "Ja"},
                                    {"type": "COPY_CODE", "text": "Code"},
                                    {"type": "PHONE_NUMBER", "text": "Bel"},
                                ],
                            },
                        ),
                        template("place", {"type": "HEADER", "format": "LOCATION"}, body),
                        template("form", body, {"type": "BUTTONS", "buttons": [{"type": "FLOW"}]}),
                        template("cards", body, {"type": "CAROUSEL", "cards": []}),
                    ]
                },
            )
        ]
    )
    assert [(o.name, o.parameters, o.category) for o in offers] == [
        ("visit", 2, "utility"),
        ("photo", 2, "utility"),
        ("link", 2, "utility"),
    ]
    visit, photo, link = offers
    assert (visit.footer, visit.header, visit.buttons) == ("Huis", None, [])
    assert photo.header
    assert photo.header.kind == "image"
    assert [(b.kind, b.label, b.fill) for b in link.buttons] == [
        ("url", "Kijk", "needed"),
        ("url", "Site", "none"),
        ("quick_reply", "Ja", "optional"),
        ("copy_code", "Code", "needed"),
        ("phone", "Bel", "none"),
    ]


FILES = {
    "image": OutboundFile(
        name="p.png", media_type="image/png", size_bytes=3, kind="image", content=b"png"
    ),
    "document": OutboundFile(
        name="Offerte.pdf", media_type="application/pdf", size_bytes=3, kind="file", content=b"pdf"
    ),
    "linked": OutboundFile(
        name="film.mp4",
        media_type="video/mp4",
        size_bytes=3,
        kind="video",
        link="https://desk.example.org/f/1/film.mp4",
    ),
}


def value(index: int, kind: Any, said: str) -> TemplateButton:
    return TemplateButton(index=index, kind=kind, value=said)


@pytest.mark.parametrize(
    ("filled", "file", "components"),
    [
        (
            {"header_kind": "text", "header": "Jan\nSmit"},
            None,
            [{"type": "header", "parameters": [{"type": "text", "text": "Jan Smit"}]}],
        ),
        (
            {"header_kind": "image", "parameters": ["dinsdag"]},
            "image",
            [
                {
                    "type": "header",
                    "parameters": [{"type": "image", "image": {"id": "{{upload0.id}}"}}],
                },
                {"type": "body", "parameters": [{"type": "text", "text": "dinsdag"}]},
            ],
        ),
        (
            {"header_kind": "document"},
            "document",
            [
                {
                    "type": "header",
                    "parameters": [
                        {
                            "type": "document",
                            "document": {"id": "{{upload0.id}}", "filename": "Offerte.pdf"},
                        }
                    ],
                }
            ],
        ),
        (
            {"header_kind": "video"},
            "linked",
            [
                {
                    "type": "header",
                    "parameters": [
                        {
                            "type": "video",
                            "video": {"link": "https://desk.example.org/f/1/film.mp4"},
                        }
                    ],
                }
            ],
        ),
        (
            {
                "buttons": [
                    value(0, "url", "q-12?a=b"),
                    value(1, "quick_reply", "yes"),
                    value(2, "copy_code", "LENTE25"),
                ]
            },
            None,
            [
                {
                    "type": "button",
                    "sub_type": kind,
                    "index": index,
                    "parameters": [parameter],
                }
                for kind, index, parameter in (
                    ("url", "0", {"type": "text", "text": "q-12?a=b"}),
                    ("quick_reply", "1", {"type": "payload", "payload": "yes"}),
                    ("copy_code", "2", {"type": "coupon_code", "coupon_code": "LENTE25"}),
                )
            ],
        ),
    ],
)
def test_a_template_is_filled_in_component_by_component(
    filled: dict[str, Any], file: str | None, components: list[Any]
) -> None:
    template = Template(name="visit", language="nl", **filled)
    files = [FILES[file]] if file else []
    *uploads, sent = built(Content(template=template), files=files)
    assert sent.json["template"]["components"] == components
    assert [each.step for each in uploads] == (["upload0"] if file and file != "linked" else [])


@pytest.mark.parametrize(
    ("filled", "file", "told"),
    [
        ({"header_kind": "text", "header": " "}, None, "header of this template is empty"),
        ({"header_kind": "image"}, None, "needs an image"),
        ({"header_kind": "image"}, "document", "not application/pdf"),
        ({"header_kind": "video"}, "image", "needs a video"),
        ({"parameters": ["a", ""]}, None, "field 2"),
        ({"buttons": [value(1, "url", "")]}, None, "button 2 of this template has no value"),
        ({"buttons": [value(0, "url", "a b")]}, None, "no spaces"),
        ({"buttons": [value(0, "copy_code", "LENTE-25")]}, None, "letters and digits"),
        ({"buttons": [value(0, "quick_reply", "x" * 129)]}, None, "128 characters"),
    ],
)
def test_a_template_that_lacks_something_is_refused_in_words(
    filled: dict[str, Any], file: str | None, told: str
) -> None:
    template = Template(name="visit", language="nl", **filled)
    with pytest.raises(InvalidInput, match=told):
        built(Content(template=template), files=[FILES[file]] if file else [])
