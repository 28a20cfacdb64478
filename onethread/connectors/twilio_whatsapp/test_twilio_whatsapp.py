"""What is special to WhatsApp by Twilio; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.twilio_whatsapp import CONNECTOR
from onethread.connectors.twilio_whatsapp.config import TwilioWhatsAppConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    ListRow,
    Location,
    OutboundFile,
    OutboundMessage,
)

CONFIG = TwilioWhatsAppConfig(
    account_sid="AC" + "0" * 32,
    auth_token=SecretStr("12345"),
    whatsapp_number="+31 20 123 4567",
)
SID = "HX" + "a" * 32


def built(content: Content, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
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
    return list(CONNECTOR.build(message, CONFIG))  # type: ignore[arg-type]


def form(request: HttpRequest) -> dict[str, str]:
    assert request.form is not None
    return dict(request.form)


@pytest.mark.parametrize("to", ["31612345678", "+31612345678"])
def test_both_addresses_are_whatsapp_addresses(to: str) -> None:
    sent = form(built(Content(text="Hallo"), to=to)[0])
    assert sent == {
        "To": "whatsapp:+31612345678",
        "From": "whatsapp:+31201234567",
        "Body": "Hallo",
    }


def test_buttons_are_made_as_content_once_and_sent_by_its_sid() -> None:
    content, send = built(Content(text="Schikt dat?", buttons=[Button(id="yes", label="Ja")]))
    assert content.url == "https://content.twilio.com/v1/Content"
    assert content.reuse_seconds
    assert content.json["types"]["twilio/quick-reply"]["actions"] == [
        {"type": "QUICK_REPLY", "title": "Ja", "id": "yes"}
    ]
    assert form(send)["ContentSid"] == "{{content.sid}}"


def test_a_text_too_long_for_a_list_goes_before_it() -> None:
    words = "a" * 1500
    rows = [ListRow(id="1", title="Verwarming")]
    before, content, _ = built(Content(text=words, rows=rows, language="nl"))
    body = content.json["types"]["twilio/list-picker"]["body"]
    assert form(before)["Body"] + body == words
    assert len(body) == 1024


def test_words_go_along_with_a_file_and_a_place_has_its_name() -> None:
    photo = OutboundFile(
        name="a.jpg", media_type="image/jpeg", size_bytes=1, kind="image", link="https://x.nl/a"
    )
    (one,) = built(Content(text="Kijk"), files=[photo])
    assert (form(one)["Body"], form(one)["MediaUrl"]) == ("Kijk", "https://x.nl/a")
    place = Location(latitude=52.37, longitude=4.89, name="Kantoor")
    assert form(built(Content(location=place))[0])["PersistentAction"] == "geo:52.37,4.89|Kantoor"
    with pytest.raises(InvalidInput):
        built(Content())
