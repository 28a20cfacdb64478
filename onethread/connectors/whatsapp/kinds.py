"""What each kind of inbound WhatsApp message says. No I/O.

A reader raises whatever Python raises on a wrong shape; the caller makes that "unsupported".
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

import msgspec

from onethread.messages import (
    Attachment,
    Button,
    ContactCard,
    Content,
    Location,
    OrderItem,
)

_MEDIA = {
    "image": "image",
    "audio": "audio",
    "video": "video",
    "sticker": "sticker",
    "document": "file",
}


def read_content(message: dict[str, Any], headers: dict[str, Any]) -> Content:
    """The content of a message of any kind; facts with no place in it go into `headers`.

    Raises KeyError, TypeError, ValueError… when the message hasn't the documented shape.
    """
    kind = message["type"]
    if kind == "text":
        return Content(text=_said(message["text"]["body"]))
    reader = _READERS.get(kind)
    if reader is None:
        return Content(unsupported=_said(kind)[:80] or "unknown")
    return reader(message, headers)


def _said(value: Any) -> str:
    """Text from a payload. Raises TypeError when it isn't text."""
    if type(value) is not str:
        raise TypeError("not text")
    return value.replace("\0", "") if "\0" in value else value


def _maybe(value: Any) -> str:
    """Text from a payload, or none."""
    return _said(value) if type(value) is str else ""


def without_nul(value: Any) -> Any:
    """A decoded JSON value without NUL characters, which the database can't keep in JSON."""
    if type(value) is str:
        return value.replace("\0", "")
    if type(value) is dict:
        return {without_nul(key): without_nul(part) for key, part in value.items()}
    if type(value) is list:
        return [without_nul(part) for part in value]
    return value


def _media(message: dict[str, Any], _headers: dict[str, Any]) -> Content:
    kind = message["type"]
    media = message[kind]
    media_type = _maybe(media.get("mime_type")) or "application/octet-stream"
    caption = _maybe(media.get("caption"))
    remote = {"media_id": _said(media["id"])}
    if type(media.get("sha256")) is str:
        remote["sha256"] = _said(media["sha256"])
    return Content(
        text=caption,
        attachments=[
            Attachment(
                kind="voice" if media.get("voice") is True else _MEDIA[kind],
                name=_maybe(media.get("filename"))[:255],
                media_type=media_type.partition(";")[0].strip().lower()[:127],
                remote=remote,
            )
        ],
    )


def _location(message: dict[str, Any], headers: dict[str, Any]) -> Content:
    place = message["location"]
    if "url" in place:
        headers["location_url"] = _maybe(place["url"])
    latitude, longitude = float(place["latitude"]), float(place["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError("not a place on earth")
    return Content(
        location=Location(
            latitude=latitude,
            longitude=longitude,
            name=_maybe(place.get("name")) or None,
            address=_maybe(place.get("address")) or None,
        )
    )


def _contacts(message: dict[str, Any], _headers: dict[str, Any]) -> Content:
    cards = []
    for card in message["contacts"]:
        phones = [_said(p.get("phone") or p.get("wa_id")) for p in card.get("phones") or ()]
        emails = [_said(e["email"]) for e in card.get("emails") or ()]
        name = card.get("name") or {}
        organisation = card.get("org") or {}
        cards.append(
            ContactCard(
                name=_maybe(name.get("formatted_name"))
                or _maybe(name.get("first_name"))
                or next(iter(phones + emails), "?"),
                phones=phones,
                emails=emails,
                organisation=_maybe(organisation.get("company")) or None,
            )
        )
    return Content(contacts=cards)


def _button(message: dict[str, Any], _headers: dict[str, Any]) -> Content:
    """A quick reply button of a template."""
    button = message["button"]
    label = _said(button["text"])
    return Content(text=label, pressed=Button(id=_maybe(button.get("payload")), label=label))


def _interactive(message: dict[str, Any], headers: dict[str, Any]) -> Content:
    reply = message["interactive"]
    kind = reply["type"]
    if kind in ("button_reply", "list_reply"):
        chosen = reply[kind]
        label = _said(chosen["title"])
        if "description" in chosen:
            headers["description"] = _maybe(chosen["description"])
        return Content(text=label, pressed=Button(id=_said(chosen["id"]), label=label))
    if kind == "nfm_reply":
        return _form(reply["nfm_reply"], headers)
    return Content(unsupported=f"interactive {_said(kind)}"[:80])


def _form(reply: dict[str, Any], headers: dict[str, Any]) -> Content:
    """The answers to a flow or address form: shown as lines, kept whole in `headers["form"]`."""
    lines = [_maybe(reply.get("body"))]
    try:
        answers = msgspec.json.decode(_said(reply["response_json"]))
    except msgspec.DecodeError as error:
        raise ValueError("the answers of a form are not JSON") from error
    headers["form"] = without_nul(answers)
    for name, answer in answers.items():
        if name != "flow_token":
            shown = answer if type(answer) is str else msgspec.json.encode(answer).decode()
            lines.append(f"{name}: {shown}")
    return Content(text=_said("\n".join(line for line in lines if line)))


def _order(message: dict[str, Any], headers: dict[str, Any]) -> Content:
    order = message["order"]
    headers["catalog_id"] = _maybe(order.get("catalog_id"))
    items = []
    for item in order["product_items"]:
        price = None if item.get("item_price") is None else float(item["item_price"])
        if price is not None and not isfinite(price):
            raise ValueError("not a price")
        items.append(
            OrderItem(
                product_id=_said(item["product_retailer_id"]),
                quantity=int(item["quantity"]),
                price=price,
                currency=_maybe(item.get("currency")) or None,
            )
        )
    return Content(text=_maybe(order.get("text")), order=items)


def _unsupported(message: dict[str, Any], headers: dict[str, Any]) -> Content:
    """A kind that the Cloud API itself doesn't pass on (a poll, view-once media…)."""
    named = message.get("unsupported")
    errors = message.get("errors")
    if errors:
        headers["error"] = without_nul(errors[0])
    kind = _maybe(named.get("type")) if type(named) is dict else ""
    return Content(unsupported=kind[:80] or "unknown")


_READERS: dict[str, Callable[[dict[str, Any], dict[str, Any]], Content]] = {
    "image": _media,
    "audio": _media,
    "video": _media,
    "sticker": _media,
    "document": _media,
    "location": _location,
    "contacts": _contacts,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
    "unsupported": _unsupported,
}
