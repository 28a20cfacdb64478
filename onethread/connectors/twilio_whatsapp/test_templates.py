"""Content templates of Twilio: what each needs, why some can't be sent, and how they go out filled in."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr, TemplateOffer
from onethread.connectors.twilio_whatsapp import CONNECTOR
from onethread.connectors.twilio_whatsapp.config import TwilioWhatsAppConfig
from onethread.connectors.twilio_whatsapp.templates import filled
from onethread.errors import InvalidInput
from onethread.messages import HttpResponse, Template, TemplateButton

SID = "HX" + "a" * 32


def read(*contents: Any) -> list[TemplateOffer]:
    body = msgspec.json.encode({"contents": contents})
    answer = HttpResponse(status=200, headers={}, body=body, step="templates")
    assert CONNECTOR.read_templates is not None
    return list(CONNECTOR.read_templates([answer]))


def listed(kind: str = "twilio/text", **more: Any) -> dict[str, Any]:
    part = {"body": "Wij komen {{1}}."} | more.pop("part", {})
    return {
        "sid": SID,
        "friendly_name": "visit",
        "language": "nl",
        "variables": {"1": "dinsdag"},
        "types": {kind: part},
        "approval_requests": {"status": "approved", "category": "UTILITY", "content_type": kind},
        **more,
    }


def test_an_approved_one_has_a_title_and_fields_with_examples() -> None:
    rejected = listed(approval_requests={"status": "rejected"})
    (only,) = read(listed(), rejected, listed(sid="odd"), "odd", listed(approval_requests=3))
    assert (only.name, only.title, only.category) == (f"visit {SID}", "visit", "utility")
    assert [(f.name, f.example) for f in only.fields] == [("1", "dinsdag")]
    assert (only.named, only.why_not) == (True, "")


def test_a_card_asks_for_its_heading_and_its_buttons() -> None:
    (card,) = read(
        listed(
            "whatsapp/card",
            variables={"1": "dinsdag", "naam": "Jan", "2": "q1", "3": "LENTE"},
            part={
                "header_text": "Voor {{naam}}",
                "footer": "Huis",
                "media": ["https://example.org/plan.png"],
                "actions": [
                    {"type": "URL", "title": "Kijk", "url": "https://example.org/{{2}}"},
                    {"type": "URL", "title": "Dag", "url": "https://example.org/{{1}}"},
                    {"type": "COPY_CODE", "title": "Code", "code": "{{3}}"},
                    {"type": "QUICK_REPLY", "title": "Ja", "id": "ja"},
                    {"type": "PHONE_NUMBER", "title": "Bel", "phone": "+31201234567"},
                ],
            },
        )
    )
    assert card.header
    assert (card.header.text, card.header.example, card.footer) == ("Voor {{naam}}", "Jan", "Huis")
    assert card.why_not == ""
    assert [(b.kind, b.fill, b.name, b.example) for b in card.buttons] == [
        ("url", "needed", "2", "q1"),
        ("url", "none", "1", "dinsdag"),  # asked for in the text
        ("copy_code", "needed", "3", "LENTE"),
        ("quick_reply", "none", "", ""),
        ("phone", "none", "", ""),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (listed("twilio/carousel"), "carousel"),
        (listed("twilio/catalog"), "catalogue"),
        (listed("twilio/flows"), "a flow"),
        (listed("twilio/pay"), "payment"),
        (listed("whatsapp/authentication"), "one-time code"),
        (listed("twilio/hologram"), "not known here: twilio/hologram"),
        (listed(part={"body": ""}), "not known here: text"),
        (listed(variables={"1": "a", "9": "b"}), "not known here: text"),
        (listed("twilio/media", part={"media": ["https://x.nl/{{2}}"]}), "address of its own"),
        (
            listed("twilio/call-to-action", part={"actions": [{"type": "VOICE_CALL"}]}),
            "calls you",
        ),
        (listed(types={}, approval_requests={"status": "approved"}), "not known here"),
    ],
)
def test_what_can_not_be_sent_says_why(content: dict[str, Any], told: str) -> None:
    (offer,) = read(content)
    assert told in offer.why_not


def code(said: str, name: str = "3") -> TemplateButton:
    return TemplateButton(index=0, kind="copy_code", value=said, name=name)


def sent(**more: Any) -> dict[str, str]:
    return filled(Template(name=f"visit {SID}", language="nl", **more))


@pytest.mark.parametrize(
    ("template", "variables"),
    [
        ({"parameters": ["dinsdag", "9 \n uur"]}, {"1": "dinsdag", "2": "9 uur"}),
        ({"parameters": ["b"], "names": ["2"]}, {"2": "b"}),
        (
            {
                "parameters": ["Jan"],
                "names": ["naam"],
                "header_kind": "text",
                "header": "dinsdag",
                "header_name": "dag",
                "buttons": [code("LENTE")],
            },
            {"naam": "Jan", "dag": "dinsdag", "3": "LENTE"},
        ),
        ({"parameters": ["a"], "names": ["1"], "buttons": [code("B", "1")]}, {"1": "a"}),
    ],
)
def test_it_is_named_by_its_sid_and_its_fields_by_their_names(
    template: dict[str, Any], variables: dict[str, str]
) -> None:
    fields = sent(**template)
    assert fields["ContentSid"] == SID
    assert msgspec.json.decode(fields["ContentVariables"]) == variables


def test_without_fields_no_variables_are_sent() -> None:
    assert sent() == {"ContentSid": SID}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ({"parameters": [" "], "names": ["dag"]}, "field dag of this template is empty"),
        ({"parameters": ["x" * 256]}, "field 1 has 255 characters"),
        ({"header_kind": "text", "header": ""}, "header of this template is empty"),
        ({"header_kind": "image"}, "carries no file"),
        ({"buttons": [code("A-1")]}, "letters and digits"),
    ],
)
def test_what_twilio_does_not_take_is_refused_in_words(template: dict[str, Any], told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        sent(**template)


def test_the_next_page_is_asked_of_twilio_only() -> None:
    config = TwilioWhatsAppConfig(
        account_sid="AC" + "0" * 32,
        auth_token=SecretStr("12345"),
        whatsapp_number="+31 20 123 4567",
    )

    def more(url: Any) -> list[str]:
        body = msgspec.json.encode({"meta": {"next_page_url": url}})
        page = HttpResponse(status=200, headers={}, body=body, step="templates")
        assert CONNECTOR.more_templates is not None
        return [each.url for each in CONNECTOR.more_templates([page], config)]

    query = "PageSize=50&Page=1&PageToken=AB%2B&Host=x"
    assert more(f"https://elsewhere.example/v1/ContentAndApprovals?{query}") == [
        "https://content.twilio.com/v1/ContentAndApprovals?PageSize=50&Page=1&PageToken=AB%2B"
    ]
    assert more(None) == more("https://content.twilio.com/v1?PageSize=50") == []
