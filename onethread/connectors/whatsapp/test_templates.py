"""Templates of WhatsApp: what each needs, why some can't be sent, and how they go out filled in."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import TemplateOffer
from onethread.connectors.whatsapp import CONNECTOR
from onethread.connectors.whatsapp.test_whatsapp import CONFIG, built
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpResponse,
    Location,
    OutboundFile,
    Template,
    TemplateButton,
)


def answer(body: Any) -> HttpResponse:
    return HttpResponse(status=200, headers={}, body=msgspec.json.encode(body), step="templates")


def listed(*components: Any, **more: Any) -> TemplateOffer:
    template = {
        "name": "visit",
        "language": "nl",
        "status": "APPROVED",
        "category": "UTILITY",
        "components": list(components),
        **more,
    }
    assert CONNECTOR.read_templates is not None
    (offer,) = CONNECTOR.read_templates([answer({"data": [template]})])
    return offer


BODY = {"type": "BODY", "text": "Beste {{1}}, wij komen {{2}}."}


def test_a_template_tells_what_it_needs() -> None:
    example = {"body_text": [["Jan", "dinsdag"]]}
    visit = listed({**BODY, "example": example}, {"type": "FOOTER", "text": "Huis"})
    assert (visit.footer, visit.header, visit.buttons, visit.why_not) == ("Huis", None, [], "")
    assert [(f.name, f.example) for f in visit.fields] == [("1", "Jan"), ("2", "dinsdag")]
    for form, kind in (("IMAGE", "image"), ("LOCATION", "location")):
        headed = listed({"type": "HEADER", "format": form}, BODY)
        assert headed.header
        assert (headed.header.kind, headed.why_not) == (kind, "")
    link = listed(
        BODY,
        {
            "type": "BUTTONS",
            "buttons": [
                {"type": "URL", "text": "Kijk", "url": "x/{{1}}", "example": ["x/q1"]},
                {"type": "URL", "text": "Site", "url": "x"},
                {"type": "QUICK_REPLY", "text": "Ja"},
                {"type": "COPY_CODE", "text": "Code", "example": "LENTE"},
                {"type": "PHONE_NUMBER", "text": "Bel"},
            ],
        },
    )
    assert [(b.kind, b.label, b.fill, b.example) for b in link.buttons] == [
        ("url", "Kijk", "needed", "q1"),
        ("url", "Site", "none", ""),
        ("quick_reply", "Ja", "optional", ""),
        ("copy_code", "Code", "needed", "LENTE"),
        ("phone", "Bel", "none", ""),
    ]


def test_fields_with_names_are_asked_in_the_order_they_are_read() -> None:
    params = [{"param_name": "dag", "example": "dinsdag"}, {"param_name": "naam", "example": "Jan"}]
    body = {
        "type": "BODY",
        "text": "Beste {{naam}}, wij komen {{dag}}. Tot dan, {{naam}}!",
        "example": {"body_text_named_params": params},
    }
    header = {
        "type": "HEADER",
        "format": "TEXT",
        "text": "Voor {{naam}}",
        "example": {"header_text_named_params": params[1:]},
    }
    offer = listed(header, body, parameter_format="NAMED")
    assert (offer.named, offer.why_not) == (True, "")
    assert [(f.name, f.example) for f in offer.fields] == [("naam", "Jan"), ("dag", "dinsdag")]
    assert offer.header
    assert (offer.header.text, offer.header.example) == ("Voor {{naam}}", "Jan")


def buttons(*kinds: str) -> dict[str, Any]:
    return {"type": "BUTTONS", "buttons": [{"type": kind, "text": "x"} for kind in kinds]}


@pytest.mark.parametrize(
    ("components", "more", "told"),
    [
        ([BODY, {"type": "CAROUSEL", "cards": []}], {}, "carousel"),
        ([BODY, buttons("CATALOG")], {}, "catalogue"),
        ([BODY, buttons("QUICK_REPLY", "MPM")], {}, "several products"),
        ([BODY, {"type": "HEADER", "format": "PRODUCT"}, buttons("SPM")], {}, "a product"),
        ([BODY, buttons("FLOW")], {}, "a flow"),
        ([BODY, buttons("ORDER_DETAILS")], {}, "payment"),
        ([BODY], {"sub_category": "ORDER_STATUS"}, "how far an order is"),
        ([BODY, buttons("URL")], {"category": "AUTHENTICATION"}, "one-time code"),
        ([BODY, buttons("OTP")], {}, "one-time code"),
        ([BODY, {"type": "LIMITED_TIME_OFFER"}], {}, "an offer with a time"),
        ([BODY, {"type": "call_permission_request"}], {}, "whether you may call"),
        ([BODY, buttons("VOICE_CALL")], {}, "calls you"),
        ([BODY, {"type": "HEADER", "format": "HOLOGRAM"}], {}, "not known here: hologram"),
        ([{"type": "BODY", "text": "Beste {{naam}}"}], {}, "not known here: text"),
        ([], {}, "not known here: text"),
        ([BODY, "odd", {"type": 7, "buttons": 3}], {}, "not known here: 7"),
    ],
)
def test_a_template_that_can_not_be_sent_says_why(
    components: list[Any], more: dict[str, Any], told: str
) -> None:
    assert told in listed(*components, **more).why_not


def test_what_is_not_approved_is_not_listed() -> None:
    assert CONNECTOR.read_templates is not None
    rejected = {"name": "x", "status": "REJECTED", "components": [BODY]}
    assert not CONNECTOR.read_templates([answer({"data": [rejected, "odd", {}]})])


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


PLACE = Location(latitude=52.37, longitude=4.89, name="Kantoor", address="Damrak 1,\nAmsterdam")


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
            {"header_kind": "location", "names": ["naam"], "parameters": ["Jan"]},
            None,
            [
                {
                    "type": "header",
                    "parameters": [
                        {
                            "type": "location",
                            "location": {
                                "latitude": "52.370000",
                                "longitude": "4.890000",
                                "name": "Kantoor",
                                "address": "Damrak 1, Amsterdam",
                            },
                        }
                    ],
                },
                {
                    "type": "body",
                    "parameters": [{"type": "text", "parameter_name": "naam", "text": "Jan"}],
                },
            ],
        ),
        (
            {"header_kind": "text", "header": "Jan", "header_name": "naam"},
            None,
            [
                {
                    "type": "header",
                    "parameters": [{"type": "text", "parameter_name": "naam", "text": "Jan"}],
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
    *uploads, sent = built(Content(template=template, location=PLACE), files=files)
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
        ({"parameters": ["a", ""], "names": ["naam", "dag"]}, None, "field dag"),
        ({"parameters": ["a", "b"], "names": ["naam"]}, None, "each field"),
        ({"header_kind": "location"}, None, "is a place: say which"),
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


def test_the_next_page_is_asked_for_until_there_is_none() -> None:
    assert CONNECTOR.more_templates is not None
    cursors = {"before": "a", "after": "b c"}
    paging: dict[str, Any] = {"cursors": cursors, "next": "https://elsewhere.example/"}
    (asked,) = CONNECTOR.more_templates([answer({"data": [], "paging": paging})], CONFIG)
    assert asked.url.startswith("https://graph.facebook.com/")
    assert asked.url.endswith("&after=b%20c")
    for last in ({"data": []}, {"paging": {"cursors": cursors}}, {"paging": 3}):
        assert not CONNECTOR.more_templates([answer(last)], CONFIG)
