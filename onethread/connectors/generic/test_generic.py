"""What is special to forms, SMS and call notes; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors._schemes.form_fields import kind_of
from onethread.connectors._schemes.standard_webhooks import is_signed, key_of, sign
from onethread.connectors.contract import RawEnvelope, SecretStr, WebhookRequest
from onethread.connectors.generic.config import GenericConfig
from onethread.connectors.generic.inbound import parse, verify
from onethread.connectors.generic.outbound import build, read_test
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Assurance, Content, HttpRequest, InboundMessage, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = GenericConfig(
    signing_secret=SecretStr("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
    reply_url="https://gateway.example.org/outgoing",
)


def message_of(said: dict[str, Any], config: GenericConfig = CONFIG) -> InboundMessage:
    body = msgspec.json.encode({"type": "message", "id": "m-1", **said})
    (item,) = parse(RawEnvelope(id=1, channel_id=1, received_at=AT, headers={}, body=body), config)
    assert isinstance(item, InboundMessage)
    return item


def test_the_example_of_the_specification_is_understood() -> None:
    key = key_of(SecretStr("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    body = b'{"test": 2432232314}'
    signed = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert sign(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body) == signed
    assert is_signed(
        key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body, f"v1,bm9uZQ== {signed}"
    )


def test_a_secret_that_is_no_secret_accepts_nothing() -> None:
    request = WebhookRequest(
        method="POST",
        path="/hooks/x",
        headers={
            "webhook-id": "a",
            "webhook-timestamp": "1",
            "webhook-signature": sign(b"", "a", "1", b"{}"),
        },
        body=b"{}",
    )
    with pytest.raises(BadSignature):
        verify(request, GenericConfig(signing_secret=SecretStr("whsec_not base64!")))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("E-mailadres", "email"),
        ("Your name *", "name"),
        ("Telefoonnummer", "phone"),
        ("Numéro de téléphone", "phone"),
        ("Kundennummer", "external"),
        ("Huurdernummer", "external"),
        ("Geburtsdatum", "date_of_birth"),
        ("Code postal", "postcode"),
        ("Uw vraag", "text"),
        ("N° adhérent", "external"),
        ("Mitgliedsnummer", "external"),
        ("Ordernummer", None),
        ("Meter number", None),
    ],
)
def test_fields_are_known_by_their_labels(label: str, kind: str | None) -> None:
    assert kind_of(label) == kind


def test_a_name_beside_a_given_name_is_the_rest_of_it() -> None:
    message = message_of({"fields": {"Nom": "Lambert", "Prénom": "Zoë", "Message": "Bonjour"}})
    assert message.display_name == "Zoë Lambert"
    assert message.attributes["family_name"] == "Lambert"


def test_what_is_typed_into_a_form_is_claimed_and_what_the_program_vouches_for_is_capped() -> None:
    said = {
        "sender": {
            "identities": [
                {"scheme": "external", "value": "K-1", "assurance": "verified"},
                {"scheme": "phone", "value": "0612345678"},
            ]
        },
        "fields": {"E-mail": "f@example.org", "Telefoon": "0612345678", "Vraag": "Lekt"},
    }
    message = message_of(said)
    assert [(i.scheme, i.value, i.assurance) for i in message.sender] == [
        ("external", "K-1", Assurance.ASSERTED),
        ("phone", "0612345678", Assurance.CLAIMED),
        ("email", "f@example.org", Assurance.CLAIMED),
    ]
    believed = msgspec.structs.replace(CONFIG, highest_assurance="verified")
    assert message_of(said, believed).sender[0].assurance == Assurance.VERIFIED


def test_a_reply_is_signed_and_needs_an_address() -> None:
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="+31612345678",
        to_scheme="phone",
        content=Content(text="Wij bellen u."),
        created_at=AT,
    )
    (request,) = build(message, CONFIG)
    assert isinstance(request, HttpRequest)
    assert request.body is not None
    headers = request.headers
    assert is_signed(
        key_of(CONFIG.signing_secret),
        headers["webhook-id"],
        headers["webhook-timestamp"],
        request.body,
        headers["webhook-signature"],
    )
    with pytest.raises(InvalidInput, match="another channel"):
        build(message, msgspec.structs.replace(CONFIG, reply_url=""))


def test_a_short_secret_is_told() -> None:
    assert not read_test([], GenericConfig(signing_secret=SecretStr("short"))).ok
    assert read_test([], CONFIG).ok
