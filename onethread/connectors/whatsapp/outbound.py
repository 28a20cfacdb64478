"""Messages to the Cloud API as HTTP requests, and its answers. No I/O.

Lengths and required fields are those of "Messages" in the WhatsApp Business Platform documentation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes import meta
from onethread.connectors._schemes.reading import answered
from onethread.connectors.whatsapp import filled
from onethread.connectors.whatsapp.config import WhatsAppConfig
from onethread.connectors.whatsapp.refusals import refusal
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BUTTON_BODY_LIMIT = 1024
BUTTON_LABEL_LIMIT = 20
ROW_TITLE_LIMIT = 24
ROW_DESCRIPTION_LIMIT = 72
# The Cloud API takes other types only as a document.
_NATIVE = {
    "image": {"image/jpeg", "image/png"},
    "video": {"video/mp4", "video/3gpp"},
    "audio": {"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"},
    "voice": {"audio/ogg"},
    "sticker": {"image/webp"},
}
_NODE = {
    "image": "image",
    "video": "video",
    "audio": "audio",
    "voice": "audio",
    "sticker": "sticker",
    "file": "document",
}
_LIST_LABEL = {"nl": "Opties", "de": "Optionen", "fr": "Options"}


def build(message: OutboundMessage, config: WhatsAppConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`: for each file an upload and a send, else one send.

    Raises InvalidInput when there is nothing in it that WhatsApp can carry.
    """
    content = message.content
    requests: list[OutboundRequest] = []
    text = content.text

    def send(part: dict[str, Any]) -> None:
        step = "send" if not any(r.step == "send" for r in requests) else f"send{len(requests)}"
        requests.append(_send(message, config, part, step))

    if message.reaction is not None:
        if not message.in_reply_to:
            raise InvalidInput("a reaction needs the message it is about")
        reaction = {"message_id": message.in_reply_to, "emoji": message.reaction}
        return [_send(message, config, {"type": "reaction", "reaction": reaction}, "send")]
    if content.template is not None:
        header: dict[str, Any] | None = None
        if content.template.header_kind == "location":
            header = filled.header_place(content.location)
        elif content.template.header_kind not in (None, "text"):
            file = filled.header_file(content.template, message.files)
            if file.content is not None:
                requests.append(_upload(file, config, "upload0"))
            header = _source(file, "upload0")
            if content.template.header_kind == "document":
                header["filename"] = file.name[:240] or "file"
        send(filled.rendered(content.template, header))
        return requests
    caption = ""
    if text and len(message.files) == 1 and _takes_caption(message.files[0], text):
        caption, text = text, ""
    if (content.buttons or content.rows) and not message.files:
        limit = BUTTON_BODY_LIMIT if content.buttons else TEXT_LIMIT
        head, body = _last_part(text, limit)
        if head:
            send({"type": "text", "text": {"body": head, "preview_url": False}})
        send(_interactive(content, body or content.subject or "…"))
    elif text:
        send({"type": "text", "text": {"body": text, "preview_url": "https://" in text}})
    for position, file in enumerate(message.files):
        if file.content is not None:
            requests.append(_upload(file, config, f"upload{position}"))
        media = _source(file, f"upload{position}")
        kind = _kind(file)
        if kind == "file":
            media["filename"] = file.name[:240] or "file"
        if kind == "voice":
            media["voice"] = True
        shown = file.caption or caption
        if shown and kind in ("image", "video", "file"):
            media["caption"] = shown[:CAPTION_LIMIT]
        node = _NODE[kind]
        send({"type": node, node: media})
    if content.location is not None:
        place = content.location
        send(
            {
                "type": "location",
                "location": {
                    "latitude": place.latitude,
                    "longitude": place.longitude,
                    **({"name": place.name} if place.name else {}),
                    **({"address": place.address} if place.address else {}),
                },
            }
        )
    if content.contacts:
        send(
            {
                "type": "contacts",
                "contacts": [_contact(card) for card in content.contacts],
            }
        )
    if not requests:
        raise InvalidInput("there is nothing in this message that WhatsApp can carry")
    return requests


def _send(
    message: OutboundMessage, config: WhatsAppConfig, part: dict[str, Any], step: str
) -> HttpRequest:
    body: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
    }
    body.update(_address(message.to))
    if message.in_reply_to and message.part == 1 and step == "send" and part["type"] != "reaction":
        body["context"] = {"message_id": message.in_reply_to}
    body.update(part)
    if message.parts == 1:
        # Comes back in every receipt: a message whose answer was lost is found again by it. One of
        # several parts would speak for the others.
        body["biz_opaque_callback_data"] = message.message_uid[:512]
    return HttpRequest(
        method="POST",
        url=config.url(f"{config.phone_number_id}/messages"),
        headers=meta.headers(config),
        json=body,
        step=step,
    )


def _address(to: str) -> dict[str, str]:
    """`to` for a telephone number, `recipient` for a business-scoped user id ("NL.1349…").

    An id in `to` is dropped without an error, and `to` wins when both are set.
    """
    digits = to.removeprefix("+")
    return {"to": digits} if digits.isdigit() else {"recipient": to}


def _kind(file: OutboundFile) -> str:
    """The kind WhatsApp shows a file as; types it doesn't know go as a document."""
    media_type = file.media_type.partition(";")[0].strip().lower()
    return file.kind if media_type in _NATIVE.get(file.kind, ()) else "file"


def _takes_caption(file: OutboundFile, text: str) -> bool:
    return (
        len(text) <= CAPTION_LIMIT
        and not file.caption
        and _kind(file) in ("image", "video", "file")
    )


def _source(file: OutboundFile, step: str) -> dict[str, Any]:
    """Where WhatsApp gets a file: what `step` uploaded, or a link. Raises InvalidInput without either."""
    if file.content is not None:
        return {"id": f"{{{{{step}.id}}}}"}
    if file.link is None:
        raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
    return {"link": file.link}


def _upload(file: OutboundFile, config: WhatsAppConfig, step: str) -> HttpRequest:
    media_type = file.media_type.partition(";")[0].strip().lower()
    return HttpRequest(
        method="POST",
        url=config.url(f"{config.phone_number_id}/media"),
        headers=meta.headers(config),
        form={"messaging_product": "whatsapp", "type": media_type},
        file=file,
        step=step,
        timeout_seconds=meta.MEDIA_TIMEOUT_SECONDS,
    )


def _last_part(text: str, limit: int) -> tuple[str, str]:
    """`text` cut so that its end fits `limit` characters, at white space when there is some."""
    if len(text) <= limit:
        return "", text
    cut = len(text) - limit
    gap = next((i for i in range(cut, len(text) - 1) if text[i].isspace()), cut)
    return text[:gap].rstrip(), text[gap:].strip()


def _interactive(content: Content, body: str) -> dict[str, Any]:
    interactive: dict[str, Any]
    if content.buttons:
        interactive = {
            "type": "button",
            "body": {"text": body},
            "action": {
                "buttons": [
                    {
                        "type": "reply",
                        "reply": {
                            "id": b.id[:256],
                            "title": b.label[:BUTTON_LABEL_LIMIT],
                        },
                    }
                    for b in content.buttons[:3]
                ]
            },
        }
    else:
        rows = []
        for row in content.rows[:10]:
            shown = {"id": row.id[:200], "title": row.title[:ROW_TITLE_LIMIT]}
            if row.description:
                shown["description"] = row.description[:ROW_DESCRIPTION_LIMIT]
            rows.append(shown)
        interactive = {
            "type": "list",
            "body": {"text": body},
            "action": {
                "button": _LIST_LABEL.get(content.language or "", "Options"),
                "sections": [{"rows": rows}],
            },
        }
    if content.subject and content.subject != body:
        interactive["header"] = {"type": "text", "text": content.subject[:60]}
    return {"type": "interactive", "interactive": interactive}


def _contact(card: Any) -> dict[str, Any]:
    first, _, last = card.name.partition(" ")
    shown: dict[str, Any] = {
        "name": {
            "formatted_name": card.name,
            "first_name": first or card.name,
            **({"last_name": last} if last else {}),
        }
    }
    if card.phones:
        shown["phones"] = [{"phone": phone, "type": "CELL"} for phone in card.phones]
    if card.emails:
        shown["emails"] = [{"email": email, "type": "WORK"} for email in card.emails]
    if card.organisation:
        shown["org"] = {"company": card.organisation}
    return shown


def parse_response(
    responses: Sequence[OutboundResponse],
    _message: OutboundMessage,
    _config: WhatsAppConfig,
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        refused = refused_by(response)
        if refused is not None:
            return refused
        if response.step.startswith("send"):
            answer = answered(response)
            messages = answer.get("messages")
            first = messages[0] if isinstance(messages, list) and messages else {}
            wamid = first.get("id") if isinstance(first, dict) else None
            if not isinstance(wamid, str) or not wamid:
                return SendRefused(
                    code="temporary",
                    reason="WhatsApp answered without a message id.",
                    retry_after_seconds=30,
                )
            ids.append(wamid)
    if not ids:
        return SendRefused(
            code="temporary", reason="WhatsApp gave no answer.", retry_after_seconds=30
        )
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal an answer of the Graph API holds; None when it holds none."""
    return meta.refused_by(response, refusal)


def fetch_media(remote: Mapping[str, Any], config: WhatsAppConfig) -> Sequence[HttpRequest]:
    """First the media's short-lived address (5 minutes), then its bytes, both with the token."""
    media_id = str(remote["media_id"])
    return [
        HttpRequest(
            method="GET",
            url=config.url(f"{quote(media_id, safe='')}?phone_number_id={config.phone_number_id}"),
            headers=meta.headers(config),
            step="media",
        ),
        HttpRequest(
            method="GET",
            url="{{media.url}}",
            headers=meta.headers(config),
            step="content",
            timeout_seconds=meta.MEDIA_TIMEOUT_SECONDS,
        ),
    ]


def mark_read(message_id: str, config: WhatsAppConfig) -> Sequence[HttpRequest]:
    """Blue ticks on the customer's telephone for this message and those before it."""
    return [
        HttpRequest(
            method="POST",
            url=config.url(f"{config.phone_number_id}/messages"),
            headers=meta.headers(config),
            json={
                "messaging_product": "whatsapp",
                "status": "read",
                "message_id": message_id,
            },
            step="read",
        )
    ]
