"""WhatsApp messages to Twilio's REST API, and what needs a content template. No I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes import sms, twilio
from onethread.connectors._schemes.reading import answered, node, nodes, text
from onethread.connectors._schemes.twilio import fetch_media, parse_response
from onethread.connectors.contract import TemplateField, TemplateOffer
from onethread.connectors.twilio_whatsapp.config import TwilioWhatsAppConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    Location,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
)

__all__ = ["build", "fetch_media", "parse_response", "read_templates", "templates"]

# The body of a message to WhatsApp, and of one with media or buttons.
TEXT_LIMIT = 1600
BUTTON_BODY_LIMIT = 1024
_SID = re.compile(r"HX[0-9a-f]{32}")
_PLACE = re.compile(r"\{\{\s*([0-9]+)\s*\}\}")
_LIST_LABEL = {"nl": "Opties", "de": "Optionen", "fr": "Options"}
# The same buttons under the same words are made once in this time.
_REUSE_SECONDS = 3600.0


def build(message: OutboundMessage, config: TwilioWhatsAppConfig) -> Sequence[OutboundRequest]:
    """One request for each part that WhatsApp shows apart. Raises InvalidInput for an empty message."""
    content = message.content
    requests: list[OutboundRequest] = []

    def send(fields: dict[str, str], urls: Sequence[str] = ()) -> None:
        step = (
            "send"
            if not any(r.step.startswith("send") for r in requests)
            else f"send{len(requests)}"
        )
        asked = {"To": _to(message), "From": f"whatsapp:+{config.digits}"} | fields
        requests.append(twilio.send(message, config, asked, urls, step))

    if content.template is not None:
        send(_template(content))
        return requests
    words = content.text
    if (content.buttons or content.rows) and words:
        head, words = words[:-BUTTON_BODY_LIMIT], words[-BUTTON_BODY_LIMIT:]
        if head:
            send({"Body": head})
        requests.append(_interactive(content, words, config))
        send({"ContentSid": "{{content.sid}}"})
        words = ""
    urls = sms.links(message.files)
    if urls:
        # Words go along with the first file; WhatsApp shows one file a message.
        first = {"Body": message.files[0].caption or words} if words or urls else {}
        send({name: value for name, value in first.items() if value}, urls[:1])
        for file, url in zip(message.files[1:], urls[1:], strict=True):
            send({"Body": file.caption} if file.caption else {}, [url])
    elif words:
        send({"Body": words})
    if content.location is not None:
        send(_location(content.location))
    if not requests:
        raise InvalidInput("there is nothing in this message that WhatsApp can carry")
    return requests


def _to(message: OutboundMessage) -> str:
    return f"whatsapp:+{sms.digits(message.to)}"


def _location(place: Location) -> dict[str, str]:
    label = place.name or place.address or ""
    spot = f"geo:{place.latitude},{place.longitude}"
    return {
        "PersistentAction": f"{spot}|{label}" if label else spot,
        "Body": label or "📍",
    }


def _template(content: Content) -> dict[str, str]:
    template = content.template
    assert template is not None
    found = _SID.search(template.name)
    fields = {"ContentSid": found[0] if found else template.name}
    if template.parameters:
        values = {str(at): value for at, value in enumerate(template.parameters, 1)}
        fields["ContentVariables"] = msgspec.json.encode(values).decode()
    return fields


def _interactive(content: Content, words: str, config: TwilioWhatsAppConfig) -> HttpRequest:
    """Buttons and lists are content of their own at Twilio, sent by its SID; within the 24 hours it
    needs no approval."""
    kind: dict[str, Any]
    if content.buttons:
        kind = {
            "twilio/quick-reply": {
                "body": words,
                "actions": [
                    {"type": "QUICK_REPLY", "title": b.label[:20], "id": b.id[:200]}
                    for b in content.buttons[:3]
                ],
            }
        }
    else:
        kind = {
            "twilio/list-picker": {
                "body": words,
                "button": _LIST_LABEL.get(content.language or "", "Options"),
                "items": [
                    {
                        "item": row.title[:24],
                        "id": row.id[:200],
                        "description": (row.description or row.title)[:72],
                    }
                    for row in content.rows[:10]
                ],
            }
        }
    return HttpRequest(
        method="POST",
        url=config.content_url("/Content"),
        headers=config.authorization(),
        json={
            "friendly_name": "onethread_choices",
            "language": content.language or "en",
            "variables": {},
            "types": kind,
        },
        step="content",
        reuse_seconds=_REUSE_SECONDS,
    )


def templates(config: TwilioWhatsAppConfig) -> Sequence[HttpRequest]:
    """Ask for the content templates with their approvals."""
    return [
        HttpRequest(
            method="GET",
            url=config.content_url("/ContentAndApprovals?PageSize=500"),
            headers=config.authorization(),
            step="templates",
        )
    ]


def read_templates(responses: Sequence[OutboundResponse]) -> Sequence[TemplateOffer]:
    """Those that WhatsApp approved and that are text with numbered fields. The name ends in the SID by
    which Twilio knows it."""
    offers = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        for each in nodes(answered(response).get("contents")):
            approval = node(each.get("approval_requests"))
            sid = text(each.get("sid"), 64)
            words = _words(node(each.get("types")))
            fields = _PLACE.findall(words)
            if text(approval.get("status")) != "approved" or not _SID.fullmatch(sid) or not words:
                continue
            if len(node(each.get("variables"))) > len(set(fields)):
                continue  # a field outside the text: in a header or an address
            offers.append(
                TemplateOffer(
                    name=f"{text(each.get('friendly_name'), 100)} {sid}".strip(),
                    language=text(each.get("language"), 20),
                    text=words,
                    fields=[TemplateField(name=each) for each in dict.fromkeys(fields)],
                    category=text(approval.get("category"), 40).lower(),
                )
            )
    return offers


def _words(types: dict[str, Any]) -> str:
    for kind in ("twilio/text", "twilio/quick-reply", "twilio/call-to-action"):
        if kind in types:
            return text(node(types[kind]).get("body"))
    return ""
