"""Stanzas of XMPP, read and written. No I/O.

Namespaces by their XEP: receipts 0184, corrections 0308, retractions 0424, reactions 0444, chat states 0085,
markers 0333, replies 0461, fallbacks 0428, out-of-band data 0066, origin ids 0359, delays 0203.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from onethread.errors import UnparsablePayload

CLIENT = "jabber:client"
RECEIPTS = "urn:xmpp:receipts"
CORRECT = "urn:xmpp:message-correct:0"
RETRACT = ("urn:xmpp:message-retract:1", "urn:xmpp:message-retract:0")
REACTIONS = "urn:xmpp:reactions:0"
STATES = "http://jabber.org/protocol/chatstates"
MARKERS = "urn:xmpp:chat-markers:0"
REPLY = "urn:xmpp:reply:0"
FALLBACK = "urn:xmpp:fallback:0"
OOB = "jabber:x:oob"
ORIGIN = "urn:xmpp:sid:0"
DELAY = "urn:xmpp:delay"
HINTS = "urn:xmpp:hints"
FASTEN = "urn:xmpp:fasten:0"
OMEMO = ("eu.siacs.conversations.axolotl", "urn:xmpp:omemo:2")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read(body: bytes) -> Any:
    """A stanza's element. Raises UnparsablePayload, also for anything with a document type."""
    if b"<!" in body or b"<?" in body:
        raise UnparsablePayload("a stanza holds no document type, comment or instruction")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnparsablePayload(f"the stanza is not valid XML: {error}") from error


def child(element: Any, name: str, namespace: str = CLIENT) -> Any:
    """The first child of this name, None when there is none."""
    return element.find(f"{{{namespace}}}{name}")


def clean(text: str) -> str:
    """Without what XML can't hold."""
    return _NOT_XML.sub("", text)


def attribute(value: str) -> str:
    return quoteattr(clean(value))


def message(to: str, number: str, inside: str) -> str:
    """A chat message that asks for a receipt and may be marked as read."""
    return (
        f'<message xmlns="{CLIENT}" type="chat" to={attribute(to)} id={attribute(number)}>{inside}'
        f'<origin-id xmlns="{ORIGIN}" id={attribute(number)}/></message>'
    )


def words(text: str) -> str:
    """A body, with the wish for receipts and markers, and that we have stopped typing."""
    return (
        f"<body>{escape(clean(text))}</body>"
        f'<request xmlns="{RECEIPTS}"/><markable xmlns="{MARKERS}"/><active xmlns="{STATES}"/>'
    )


def file(to: str, number: str, url: str, caption: str) -> str:
    """A file by its address, which programs show as the file itself."""
    inside = words(url) + f'<x xmlns="{OOB}"><url>{escape(clean(url))}</url>'
    if caption:
        inside += f"<desc>{escape(clean(caption))}</desc>"
    return message(to, number, inside + "</x>")
