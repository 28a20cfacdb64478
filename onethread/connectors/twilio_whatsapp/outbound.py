"""WhatsApp messages to Twilio's REST API, and what needs a content template. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes import sms, twilio
from onethread.connectors._schemes.twilio import fetch_media, parse_response
from onethread.connectors.twilio_whatsapp.config import TwilioWhatsAppConfig
from onethread.connectors.twilio_whatsapp.templates import filled
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    Location,
    OutboundMessage,
    OutboundRequest,
)

__all__ = ["build", "fetch_media", "parse_response"]

# The body of a message to WhatsApp, and of one with media or buttons.
TEXT_LIMIT = 1600
BUTTON_BODY_LIMIT = 1024
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
        send(filled(content.template))
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
