"""What is special to SMS by Twilio; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

import msgspec
import pytest

from onethread.connectors._schemes.sms import consent_in, e164, is_gsm
from onethread.connectors._schemes.twilio import signature
from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.twilio import CONNECTOR
from onethread.connectors.twilio.config import TwilioSmsConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, HttpRequest, OutboundFile, OutboundMessage

CONFIG = TwilioSmsConfig(
    account_sid="AC" + "0" * 32,
    auth_token=SecretStr("12345"),
    phone_number="+31 97 0102 4000",
    webhook_url="https://chat.example.nl/hooks/a",
)
# From tests/unit/test_request_validator.py of twilio-python.
PUBLISHED_URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
PUBLISHED = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
    ("Caller", "+14158675309"),
]


def built(content: Content, config: TwilioSmsConfig = CONFIG, **more: Any) -> list[HttpRequest]:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "+31612345678",
            "to_scheme": "phone",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return list(CONNECTOR.build(message, config))  # type: ignore[arg-type]


def photo(name: str = "lek.jpg") -> OutboundFile:
    return OutboundFile(
        name=name,
        media_type="image/jpeg",
        size_bytes=3,
        kind="image",
        content=b"abc",
        link=f"https://chat.example.nl/files/{name}",
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (PUBLISHED, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (
            [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234")],
            "IK+Dwps556ElfBT0I3Rgjkr1wJU=",
        ),
    ],
)
def test_the_published_signatures_are_ours(fields: list[tuple[str, str]], expected: str) -> None:
    assert signature("12345", PUBLISHED_URL, fields) == expected


@pytest.mark.parametrize(
    ("url", "signed"),
    [
        ("https://mycompany.com:1234/myapp.php", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ("https://mycompany.com/myapp.php", "kvajT1Ptam85bY51eRf/AJRuM3w="),
        ("http://mycompany.com/myapp.php", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ],
)
def test_a_proxy_that_hides_scheme_or_port_is_seen_through(url: str, signed: str) -> None:
    assert CONNECTOR.verify is not None
    config = msgspec.structs.replace(CONFIG, webhook_url="")
    request = WebhookRequest(
        method="POST",
        path="/myapp.php",
        query={"foo": "1", "bar": "2"},
        headers={"x-twilio-signature": signed},
        body=urlencode(PUBLISHED).encode(),
        url=url,
    )
    assert CONNECTOR.verify(request, config).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(msgspec.structs.replace(request, url="https://other.com/x"), config)


def test_the_public_address_counts_and_not_the_one_behind_the_proxy() -> None:
    assert CONNECTOR.verify is not None
    body = "MessageSid=SM1&From=%2B31612345678&Body=Hallo"
    given = signature("12345", CONFIG.webhook_url, parse_qsl(body))
    request = WebhookRequest(
        method="POST",
        path="/hooks/a",
        headers={"x-twilio-signature": given},
        body=body.encode(),
        url="http://10.0.0.7:8000/hooks/a",
    )
    assert CONNECTOR.verify(request, CONFIG).store
    with pytest.raises(BadSignature):
        CONNECTOR.verify(request, msgspec.structs.replace(CONFIG, webhook_url=""))


def test_a_report_names_our_own_id_unless_one_part_would_speak_for_all() -> None:
    (one,) = built(Content(text="Hallo"))
    assert one.form is not None
    assert one.form["StatusCallback"].endswith("?uid=0193b6a0-0000-7000-8000-000000000001")
    (part,) = built(Content(text="Hallo"), parts=2)
    assert part.form is not None
    assert part.form["StatusCallback"] == CONFIG.webhook_url


def test_files_go_as_links_unless_the_number_can_send_mms() -> None:
    (linked,) = built(Content(text="Kijk"), files=[photo()])
    assert linked.form is not None
    assert linked.form["Body"] == "Kijk\nlek.jpg: https://chat.example.nl/files/lek.jpg"
    config = msgspec.structs.replace(CONFIG, mms=True)
    (one,) = built(Content(text="Kijk"), config, files=[photo()])
    assert one.form is not None
    assert one.form["MediaUrl"] == "https://chat.example.nl/files/lek.jpg"
    (two,) = built(Content(), config, files=[photo("a.jpg"), photo("b.jpg")])
    assert two.body is not None
    assert [v for k, v in parse_qsl(two.body.decode()) if k == "MediaUrl"] == [
        "https://chat.example.nl/files/a.jpg",
        "https://chat.example.nl/files/b.jpg",
    ]


def test_credentials_go_to_twilio_alone() -> None:
    assert CONNECTOR.fetch_media is not None
    (own,) = CONNECTOR.fetch_media({"url": "https://api.twilio.com/2010-04-01/x"}, CONFIG)
    (other,) = CONNECTOR.fetch_media({"url": "https://api.twilio.com.evil.example/x"}, CONFIG)
    assert "Authorization" in own.headers
    assert not other.headers


def test_a_name_can_not_be_answered_and_a_short_code_can() -> None:
    with pytest.raises(InvalidInput, match="can't be answered"):
        built(Content(text="Hallo"), to="MijnBank", to_scheme="sms_sender")
    (sent,) = built(Content(text="Hallo"), to="4321", to_scheme="sms_sender")
    assert sent.form is not None
    assert sent.form["To"] == "4321"


def test_nothing_to_say_is_refused_and_so_are_settings_without_a_sender() -> None:
    with pytest.raises(InvalidInput):
        built(Content())
    with pytest.raises(ValueError, match="phone_number"):
        TwilioSmsConfig(account_sid="AC" + "0" * 32, auth_token=SecretStr("1"))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("STOP", "refused"),
        (" stop. ", "refused"),
        ("Opt-out", "refused"),
        ("Afmelden", "refused"),
        ("start", "given"),
        ("Stop met bellen alstublieft", None),
        ("", None),
    ],
)
def test_only_a_word_alone_stops_or_starts_messages(words: str, meant: str | None) -> None:
    assert consent_in(words) == meant


def test_numbers_and_alphabets() -> None:
    assert e164("0031 6") == ""
    assert e164("31612345678") == "+31612345678"
    assert e164("MijnBank") == ""
    assert is_gsm("Prijs: €5 [excl.]")
    assert not is_gsm("💧")
