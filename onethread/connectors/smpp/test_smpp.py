"""What is special to SMPP, without a connection; tests/connectors/test_smpp_receiver.py has one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.smpp import CONNECTOR, assembly
from onethread.connectors.smpp.config import SmppConfig
from onethread.connectors.smpp.pdu import (
    Pdu,
    ShortMessage,
    read_pdu,
    read_short_message,
    submit_body,
)
from onethread.connectors.smpp.texts import Place, decoded, header_of, parts_of
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import Content, OutboundFile, OutboundMessage, RelayResponse, SendAccepted

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def config(**more: Any) -> SmppConfig:
    given: dict[str, Any] = {
        "host": "smpp.example.net",
        "system_id": "onethread",
        "password": SecretStr("secret"),
        "phone_number": "+31 97 010 240 000",
    }
    return SmppConfig(**(given | more))


def outbound(content: Content, **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "+31612345678",
            "to_scheme": "phone",
            "content": content,
            "created_at": AT,
            **more,
        }
    )


def payload(content: Content, **more: Any) -> dict[str, Any]:
    (relay,) = CONNECTOR.build(outbound(content, **more), config())
    sent: dict[str, Any] = relay.payload  # type: ignore[union-attr]
    return sent


@pytest.mark.parametrize(
    ("words", "alphabet", "coding", "lengths"),
    [
        ("a" * 160, "gsm", 0, [160]),
        ("a" * 161, "gsm", 0, [153, 8]),
        ("€" * 80, "gsm", 0, [160]),
        ("€" * 81, "gsm", 0, [152, 10]),  # an escape is not cut from its character
        ("日" * 70, "gsm", 8, [140]),
        ("日" * 71, "gsm", 8, [134, 8]),
        ("💧" * 36, "gsm", 8, [132, 12]),  # nor one half of a pair from the other
        ("é" * 140, "latin1", 3, [140]),
        ("a" * 141, "latin1", 0, [134, 7]),
    ],
)
def test_a_text_goes_in_parts_that_fit_and_reads_as_it_was(
    words: str, alphabet: str, coding: int, lengths: list[int]
) -> None:
    parts = parts_of(words, 0x1A5, alphabet)
    bodies = [header_of(p.octets)[1] if p.esm_class else p.octets for p in parts]
    assert [len(body) for body in bodies] == lengths
    assert {part.data_coding for part in parts} == {coding}
    assert "".join(decoded(body, coding, alphabet) for body in bodies) == words
    if len(parts) > 1:
        places = [header_of(part.octets)[0] for part in parts]
        assert places == [Place(reference=0xA5, total=2, sequence=n) for n in (1, 2)]


def test_the_same_message_sent_again_has_the_same_reference() -> None:
    one, two = payload(Content(text="a" * 200)), payload(Content(text="a" * 200))
    assert one == two
    assert one["to"] == "31612345678"


def test_files_go_as_links_and_what_is_no_number_is_refused() -> None:
    photo = OutboundFile(
        name="lek.jpg", media_type="image/jpeg", size_bytes=3, kind="image", link="https://x.nl/1"
    )
    octets = bytes.fromhex(payload(Content(text="Kijk"), files=[photo])["parts"][0]["octets"])
    assert decoded(octets, 0, "gsm") == "Kijk\nlek.jpg: https://x.nl/1"
    with pytest.raises(InvalidInput):
        payload(Content(text="Hallo"), to="fatima@example.org")
    with pytest.raises(InvalidInput):
        payload(Content())


@pytest.mark.parametrize(
    ("setting", "given", "also"),
    [
        ("same", "A1", []),
        ("decimal", "A1", ["161"]),
        ("hexadecimal", "161", ["A1"]),
        ("decimal", "no-number", []),
    ],
)
def test_receipts_may_name_the_id_in_other_digits(
    setting: Any, given: str, also: list[str]
) -> None:
    answer = RelayResponse(ok=True, facts={"ids": [given]})
    found = CONNECTOR.parse_response([answer], outbound(Content()), config(receipt_ids=setting))
    assert found == SendAccepted(message_id=given, extra_ids=also)


def test_a_body_survives_the_wire() -> None:
    message = ShortMessage(
        source="4321", destination="31612345678", message=b"x" * 300, tags={0x1400: b"own"}
    )
    raw = Pdu(command=4, sequence=7, body=submit_body(message)).encode()
    found = read_short_message(read_pdu(raw).body)
    assert (found.message, found.octets) == (b"", b"x" * 300)
    assert found.tags[0x1400] == b"own"
    with pytest.raises(UnparsablePayload):
        read_pdu(raw[:-1])


def test_a_character_that_a_telephone_cut_in_two_is_whole_again() -> None:
    raw = "💧".encode("utf-16-be")
    units = []
    for number, piece in enumerate((raw[:2], raw[2:]), 1):
        message = ShortMessage(
            source="31612345678",
            destination="3197",
            esm_class=0x40,
            data_coding=8,
            message=bytes((5, 0, 3, 9, 2, number)) + piece,
        )
        units.append(Pdu(command=5, sequence=number, body=submit_body(message)).encode().hex())
    body = f'{{"id":"1","units":["{units[0]}","{units[1]}"]}}'.encode()
    envelope = RawEnvelope(id=1, channel_id=1, received_at=AT, headers={}, body=body)
    (found,) = CONNECTOR.parse(envelope, config())
    assert found.content.text == "💧"  # type: ignore[union-attr]


def test_parts_wait_for_each_other_once_each_and_not_for_ever() -> None:
    waiting: assembly.Waiting = {}
    first, second = (Place(reference=9, total=2, sequence=n) for n in (1, 2))
    assert assembly.add(waiting, "a", first, b"1", AT, "id-1") is None
    assert assembly.add(waiting, "a", first, b"1", AT, "id-2") is None  # sent twice
    assert assembly.overdue(waiting, AT + timedelta(minutes=9)) == []
    assert assembly.overdue(waiting, AT + timedelta(minutes=10)) == ["a"]
    whole = assembly.add(waiting, "a", second, b"2", AT, "id-3")
    assert whole is not None
    assert assembly.payload(whole) == {"id": "id-1", "units": ["31", "32"]}
    assert not waiting
