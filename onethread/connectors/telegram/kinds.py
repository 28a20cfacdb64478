"""What each kind of Telegram message says. No I/O.

Source: <https://core.telegram.org/bots/api#message> (Bot API 9).
"""

from __future__ import annotations

from typing import Any

from onethread.connectors._schemes.reading import node, nodes, place, text, whole
from onethread.messages import Attachment, ContactCard, Content, Location

# "Downloading files": what a bot may fetch of the public Bot API server.
MOST_BYTES = 20 * 1024 * 1024
_FILES = {
    "animation": ("video", "video/mp4"),
    "video": ("video", "video/mp4"),
    "video_note": ("video", "video/mp4"),
    "voice": ("voice", "audio/ogg"),
    "audio": ("audio", "audio/mpeg"),
    "document": ("file", "application/octet-stream"),
}


def read_content(message: dict[str, Any]) -> Content:
    """The content of a message; empty for a kind that has no place here."""
    content = Content(text=_text(message))
    photos = [size for size in nodes(message.get("photo")) if text(size.get("file_id"))]
    if photos:
        largest = max(photos, key=lambda size: whole(size.get("width")) or 0)
        content.attachments.append(_file(largest, "image", "image/jpeg"))
    for field, (kind, media_type) in _FILES.items():
        file = node(message.get(field))
        # An animation comes as a document too.
        if text(file.get("file_id")) and not (field == "document" and "animation" in message):
            content.attachments.append(_file(file, kind, media_type))
    sticker = node(message.get("sticker"))
    if text(sticker.get("file_id")):
        content.attachments.append(_sticker(sticker))
    content.location = _place(message)
    contact = node(message.get("contact"))
    if contact:
        names = (text(contact.get("first_name"), 200), text(contact.get("last_name"), 200))
        phone = text(contact.get("phone_number"), 40)
        name = " ".join(part for part in names if part)
        content.contacts = [ContactCard(name=name or phone or "?", phones=[phone] if phone else [])]
    dice = node(message.get("dice"))
    if dice:
        content.text = f"{text(dice.get('emoji'), 16)} {whole(dice.get('value'), 99) or ''}".strip()
    if web := node(message.get("web_app_data")):
        content.text = text(web.get("data"), 4096)
    if node(message.get("successful_payment")):
        content.system = "paid an invoice"
    return content


def _text(message: dict[str, Any]) -> str:
    """What was typed, with the addresses that hide behind words."""
    said = text(message.get("text")) or text(message.get("caption"))
    entities = nodes(message.get("entities")) or nodes(message.get("caption_entities"))
    hidden = [
        link
        for link in (text(e.get("url"), 2000) for e in entities if e.get("type") == "text_link")
        if link and link not in said
    ]
    return "\n".join([said, *dict.fromkeys(hidden)]) if hidden else said


def _file(file: dict[str, Any], kind: str, media_type: str) -> Attachment:
    size = whole(file.get("file_size"))
    given = text(file.get("mime_type"), 127).strip().lower()
    attachment = Attachment(
        kind=kind,
        name=text(file.get("file_name"), 255),
        media_type=given or media_type,
        size_bytes=size,
        width=whole(file.get("width"), 100_000),
        height=whole(file.get("height"), 100_000),
    )
    if size is not None and size > MOST_BYTES:
        attachment.error = "larger than the 20 MB that a bot may fetch of Telegram"
    else:
        attachment.remote = {"file_id": text(file["file_id"], 500)}
    return attachment


def _sticker(sticker: dict[str, Any]) -> Attachment:
    media_type = "image/webp"
    if sticker.get("is_animated") is True:
        media_type = "application/x-tgsticker"
    elif sticker.get("is_video") is True:
        media_type = "video/webm"
    attachment = _file(sticker, "sticker", media_type)
    attachment.name = text(sticker.get("emoji"), 16)
    return attachment


def _place(message: dict[str, Any]) -> Location | None:
    venue = node(message.get("venue"))
    found = node(venue.get("location")) or node(message.get("location"))
    return place(
        found.get("latitude"), found.get("longitude"), venue.get("title"), venue.get("address")
    )


def own_number(message: dict[str, Any]) -> str:
    """The telephone number that a customer shared of themselves, as E.164; "" for another's.

    Telegram fills in both ids: nobody can share another's number as their own.
    """
    contact, user = node(message.get("contact")), node(message.get("from"))
    if contact.get("user_id") is None or contact.get("user_id") != user.get("id"):
        return ""
    digits = text(contact.get("phone_number"), 40).removeprefix("+")
    good = digits.isascii() and digits.isdigit() and 6 <= len(digits) <= 15
    return f"+{digits}" if good else ""
