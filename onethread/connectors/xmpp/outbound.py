"""Messages as stanzas that the receiver's connection carries, and what came of them. No I/O."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from onethread.connectors._schemes.reading import text
from onethread.connectors._schemes.refusing import refused
from onethread.connectors.xmpp import stanzas
from onethread.connectors.xmpp.config import XmppConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
    Revision,
    SendAccepted,
    SendResult,
)

# Larger ones go as a signed link: this much is carried within the relay itself.
LARGEST_FILE = 4 * 1024 * 1024
_FILE_SECONDS = 120.0


def build(message: OutboundMessage, config: XmppConfig) -> Sequence[OutboundRequest]:
    """Stanzas for the words and a place, and files for the server's upload. Raises InvalidInput."""
    to, requests = message.to, list[OutboundRequest]()
    if not to or any(sign in to for sign in " <>&\"'\r\n\0"):
        raise InvalidInput("this is no address of XMPP")

    def relay(payload: Mapping[str, Any], seconds: float = 30.0) -> None:
        step = "send" if not requests else f"send{len(requests) + 1}"
        requests.append(RelayRequest(payload=payload, step=step, timeout_seconds=seconds))

    def own_id() -> str:
        return message.message_uid if not requests else f"{message.message_uid}.{len(requests)}"

    if message.reaction is not None:
        if not message.in_reply_to:
            raise InvalidInput("a reaction needs the message it is about")
        target = message.in_reply_to.rpartition("|")[2]
        sign = stanzas.clean(message.reaction)
        inside = f"<reaction>{escape(sign)}</reaction>" if sign else ""
        reactions = (
            f'<reactions xmlns="{stanzas.REACTIONS}" id={stanzas.attribute(target)}>{inside}'
            f'</reactions><store xmlns="{stanzas.HINTS}"/>'
        )
        relay({"id": own_id(), "stanza": stanzas.message(to, own_id(), reactions)})
        return requests
    content = message.content
    if content.text:
        inside = stanzas.words(content.text)
        if message.in_reply_to and message.part == 1:
            target = message.in_reply_to.rpartition("|")[2]
            inside += (
                f'<reply xmlns="{stanzas.REPLY}" to={stanzas.attribute(to)} '
                f"id={stanzas.attribute(target)}/>"
            )
        relay({"id": own_id(), "stanza": stanzas.message(to, own_id(), inside)})
    if content.location is not None:
        place = content.location
        inside = stanzas.words(f"geo:{place.latitude},{place.longitude}")
        relay({"id": own_id(), "stanza": stanzas.message(to, own_id(), inside)})
    for each in message.files:
        if each.content is not None:
            upload = {
                "name": " ".join(each.name.split())[:200] or "file",
                "media_type": each.media_type.partition(";")[0].strip(),
                "content": base64.b64encode(each.content).decode(),
                "caption": each.caption or "",
            }
            relay({"id": own_id(), "to": to, "file": upload}, _FILE_SECONDS)
        elif each.link:
            number = own_id()
            relay({"id": number, "stanza": stanzas.file(to, number, each.link, each.caption or "")})
        else:
            raise InvalidInput(f"the file {each.name!r} has neither content nor a link")
    if not requests:
        raise InvalidInput("there is nothing in this message that XMPP can carry")
    return requests


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: XmppConfig
) -> SendResult:
    """The ids of the stanzas, or why the connection carried one not."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, RelayResponse):
            continue
        if not response.ok:
            code = text(response.facts.get("code"), 60) or "temporary"
            return refused(code, config.domain, text(response.facts.get("error"), 300))
        number = text(response.facts.get("id"), 400) or message.message_uid
        ids.append(f"{message.to}|{number}")
    if not ids:
        return refused("temporary", config.domain, "the connection is away")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def revise(revision: Revision, config: XmppConfig) -> Sequence[OutboundRequest]:
    """Correct (XEP-0308) or retract (XEP-0424) a message of ours."""
    target = revision.message_id.rpartition("|")[2]
    mark = stanzas.attribute(target)
    number = f"{target}.revised"
    if revision.content is None:
        inside = (
            f'<retract xmlns="{stanzas.RETRACT[0]}" id={mark}/>'
            f'<fallback xmlns="{stanzas.FALLBACK}" for="{stanzas.RETRACT[0]}"/>'
            "<body>This message was taken back.</body>"
            f'<store xmlns="{stanzas.HINTS}"/>'
        )
    else:
        inside = stanzas.words(revision.content.text)
        inside += f'<replace xmlns="{stanzas.CORRECT}" id={mark}/>'
    payload = {"id": number, "stanza": stanzas.message(revision.to, number, inside)}
    return [RelayRequest(payload=payload, step="revise")]


def fetch_media(remote: Mapping[str, Any], config: XmppConfig) -> Sequence[HttpRequest]:
    """The bytes, at an address that its name keeps secret."""
    return [
        HttpRequest(
            method="GET", url=str(remote["url"]), step="content", timeout_seconds=_FILE_SECONDS
        )
    ]
