"""What is special to XMPP; a real server is asked in tests/connectors/test_xmpp_prosody.py."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.xmpp import stanzas
from onethread.connectors.xmpp.config import XmppConfig
from onethread.connectors.xmpp.outbound import build, revise
from onethread.connectors.xmpp.scram import Scram
from onethread.errors import InvalidInput, NotAuthenticated, UnparsablePayload
from onethread.messages import Content, OutboundFile, OutboundMessage, RelayRequest, Revision

CONFIG = XmppConfig(address="hulp@example.org", password=SecretStr("x"))
# RFC 5802, section 5, and RFC 7677, section 3.
_SHA1 = (
    "SCRAM-SHA-1",
    "fyko+d2lbbFgONRv9qkxdawL",
    "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
    "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
    "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
)
_SHA256 = (
    "SCRAM-SHA-256",
    "rOprNGfwEbeRWgbNEkqO",
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
    (
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
        "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    ),
    "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
)


def payloads(**more: Any) -> list[dict[str, Any]]:
    message = OutboundMessage(
        **{
            "message_uid": "uid",
            "conversation_ref": "OT-7K2M9",
            "to": "fatima@example.net",
            "to_scheme": "xmpp",
            "content": Content(),
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    return [dict(e.payload) for e in build(message, CONFIG) if isinstance(e, RelayRequest)]


@pytest.mark.parametrize(("mechanism", "nonce", "challenge", "final", "answer"), [_SHA1, _SHA256])
def test_the_published_examples_of_scram(
    mechanism: str, nonce: str, challenge: str, final: str, answer: str
) -> None:
    scram = Scram(mechanism, "user", "pencil", nonce)
    assert scram.first() == f"n,,n=user,r={nonce}"
    assert scram.final(challenge) == final
    scram.check(answer)
    with pytest.raises(NotAuthenticated):
        scram.check("v=" + base64.b64encode(b"x" * 32).decode())


@pytest.mark.parametrize(
    "challenge",
    ["", "r=other,s=QSXCR+Q6sek8bf92,i=4096", "r=abc,s=QQ==,i=1", "r=abcd,s=QQ==,i=999999999"],
)
def test_a_server_that_cheats_is_refused(challenge: str) -> None:
    with pytest.raises(NotAuthenticated):
        Scram("SCRAM-SHA-1", "user", "pencil", "abc").final(challenge)


def test_an_agents_words_are_no_stanza_of_their_own() -> None:
    text = '</body></message><message to="x">\0\x1b&'
    (told,) = payloads(content=Content(text=text))
    stanza = stanzas.read(told["stanza"].encode())
    assert stanzas.child(stanza, "body").text == '</body></message><message to="x">&'


@pytest.mark.parametrize("to", ["a@b' x='", "a@b\r\nx", "", "a b"])
def test_what_is_no_address_is_refused(to: str) -> None:
    with pytest.raises(InvalidInput):
        payloads(to=to, content=Content(text="x"))


@pytest.mark.parametrize(
    "body", [b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', b"<x", b"", b"<?xml version='1.0'?><x/>"]
)
def test_document_types_and_broken_xml_are_refused(body: bytes) -> None:
    with pytest.raises(UnparsablePayload):
        stanzas.read(body)


def test_a_reaction_is_taken_back_by_an_empty_list() -> None:
    (put,) = payloads(reaction="👍", in_reply_to="fatima@example.net|m1")
    (taken,) = payloads(reaction="", in_reply_to="fatima@example.net|m1")
    for told, count in ((put, 1), (taken, 0)):
        stanza = stanzas.read(told["stanza"].encode())
        reactions = stanzas.child(stanza, "reactions", stanzas.REACTIONS)
        assert (reactions.get("id"), len(reactions)) == ("m1", count)


def test_a_file_is_carried_and_a_link_shown_as_the_file() -> None:
    file = OutboundFile(name="a.pdf", media_type="application/pdf", size_bytes=1, content=b"x")
    linked = msgspec.structs.replace(
        file, content=None, link="https://desk.example.org/f/1?a=1&b=2"
    )
    carried, shown = payloads(files=[file, linked])
    assert (carried["file"]["content"], carried["id"]) == ("eA==", "uid")
    assert shown["id"] == "uid.1"
    outside = stanzas.child(stanzas.read(shown["stanza"].encode()), "x", stanzas.OOB)
    url = stanzas.child(outside, "url", stanzas.OOB).text
    assert url == "https://desk.example.org/f/1?a=1&b=2"


def test_a_sent_message_is_corrected_or_retracted() -> None:
    change = Revision(
        message_id="fatima@example.net|uid",
        to="fatima@example.net",
        to_scheme="xmpp",
        content=Content(text="Nu goed"),
    )
    for each, name, namespace in (
        (change, "replace", stanzas.CORRECT),
        (msgspec.structs.replace(change, content=None), "retract", stanzas.RETRACT[0]),
    ):
        (request,) = revise(each, CONFIG)
        assert isinstance(request, RelayRequest)
        stanza = stanzas.read(str(request.payload["stanza"]).encode())
        assert stanzas.child(stanza, name, namespace).get("id") == "uid"
