"""What the Cloud API accepts: required fields, lengths and kinds, as its documentation says. No I/O.

Source: "Messages", "Media" and "Error codes" of the WhatsApp Business Platform documentation. Stricter
than the real one in one way: a field it doesn't know is refused, so that a slip is found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from onethread.simulator.whatsapp_errors import ApiError
from onethread.simulator.whatsapp_templates import (
    KnownButton,
    KnownTemplate,
    check_components,
    find,
)

__all__ = ["ApiError", "KnownButton", "KnownTemplate", "Store", "StoredMedia", "check_message"]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
WINDOW_HOURS = 24
_MB = 1024 * 1024

# Media types by message type, with the largest size in bytes.
MEDIA_TYPES: dict[str, tuple[frozenset[str], int]] = {
    "image": (frozenset({"image/jpeg", "image/png"}), 5 * _MB),
    "video": (frozenset({"video/mp4", "video/3gpp"}), 16 * _MB),
    "audio": (
        frozenset({"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"}),
        16 * _MB,
    ),
    "sticker": (frozenset({"image/webp"}), 500 * 1024),
    "document": (frozenset(), 100 * _MB),  # any type
}
_TOP_FIELDS = {
    "messaging_product",
    "recipient_type",
    "to",
    "recipient",
    "type",
    "context",
    "biz_opaque_callback_data",
}


class StoredMedia(msgspec.Struct, kw_only=True):
    """A file the API keeps."""

    id: str
    media_type: str
    content: bytes
    file_name: str = ""


class Store(msgspec.Struct, kw_only=True):
    """What the rules look things up in."""

    media: dict[str, StoredMedia] = {}
    templates: list[KnownTemplate] = []
    message_ids: set[str] = set()


def check_message(body: Any, store: Store) -> str:
    """The kind of a valid message. Raises ApiError as the API would answer."""
    if not isinstance(body, dict):
        raise ApiError(100, "The body must be a JSON object.")
    if body.get("messaging_product") != "whatsapp":
        raise ApiError(100, "The parameter messaging_product is required.")
    if body.get("recipient_type", "individual") != "individual":
        raise ApiError(100, "recipient_type must be individual.")
    if not body.get("to") and not body.get("recipient"):
        raise ApiError(131008, "Either to or recipient is required.")
    for field in ("to", "recipient"):
        if field in body:
            _text(body[field], field, 200)
    kind = body.get("type", "text")
    checker = _CHECKERS.get(kind)
    if checker is None:
        raise ApiError(131051, f"Unsupported message type {kind!r}.")
    for field in body:
        if field not in _TOP_FIELDS and field != kind:
            raise ApiError(100, f"Unexpected key {field!r} on param.")
    if not isinstance(body.get(kind), (dict, list)):
        raise ApiError(131008, f"The parameter {kind} is required.")
    _text(body.get("biz_opaque_callback_data", "x"), "biz_opaque_callback_data", 512)
    context = body.get("context")
    if context is not None and (
        not isinstance(context, dict) or context.get("message_id") not in store.message_ids
    ):
        raise ApiError(131009, "context.message_id names no message of this chat.")
    checker(body[kind], store)
    return str(kind)


def check_upload(media_type: str, content: bytes) -> None:
    """Raises ApiError when the API takes no file of this type or size."""
    known = any(media_type in types for types, _ in MEDIA_TYPES.values())
    limit = next(
        (limit for types, limit in MEDIA_TYPES.values() if media_type in types),
        MEDIA_TYPES["document"][1],
    )
    if not known and not media_type.startswith(("application/", "text/", "image/", "audio/")):
        raise ApiError(131053, f"Unsupported mime type {media_type}.")
    if not content or len(content) > limit:
        raise ApiError(131053, f"The file must have 1 to {limit} bytes.")


def _text(value: Any, name: str, limit: int) -> str:
    if not isinstance(value, str) or not value or len(value) > limit:
        raise ApiError(131009, f"{name} must be a text of 1 to {limit} characters.")
    return value


def _check_text(part: Any, _store: Store) -> None:
    _text(part.get("body"), "text.body", TEXT_LIMIT)


def _media(kind: str) -> Callable[[Any, Store], None]:
    def check(part: Any, store: Store) -> None:
        types, limit = MEDIA_TYPES[kind]
        if ("id" in part) == ("link" in part):
            raise ApiError(131008, f"{kind} needs either id or link.")
        if "link" in part:
            if not str(part["link"]).startswith(("https://", "http://")):
                raise ApiError(131009, f"{kind}.link must be an address.")
        else:
            media = store.media.get(part["id"])
            if media is None:
                raise ApiError(131009, f"{kind}.id names no media of this number.")
            if types and media.media_type not in types:
                raise ApiError(131053, f"Unsupported {kind} mime type {media.media_type}.")
            if len(media.content) > limit:
                raise ApiError(131053, f"A {kind} may have {limit} bytes at most.")
        allowed = {"id", "link"} | {
            "document": {"caption", "filename"},
            "image": {"caption"},
            "video": {"caption"},
            "audio": {"voice"},
        }.get(kind, set())
        for field in part:
            if field not in allowed:
                raise ApiError(100, f"Unexpected key {field!r} on {kind}.")
        if "caption" in part:
            _text(part["caption"], f"{kind}.caption", CAPTION_LIMIT)

    return check


def _check_location(part: Any, _store: Store) -> None:
    for name, most in (("latitude", 90), ("longitude", 180)):
        value = part.get(name)
        if not isinstance(value, (int, float)) or abs(value) > most:
            raise ApiError(131009, f"location.{name} is required and in degrees.")


def _check_contacts(part: Any, _store: Store) -> None:
    if not isinstance(part, list) or not part:
        raise ApiError(131008, "contacts must be a list.")
    for card in part:
        name = card.get("name") or {}
        _text(name.get("formatted_name"), "contacts.name.formatted_name", 1000)
        if not any(name.get(n) for n in ("first_name", "last_name", "middle_name")):
            raise ApiError(131008, "contacts.name needs one name besides formatted_name.")


def _check_reaction(part: Any, store: Store) -> None:
    if part.get("message_id") not in store.message_ids:
        raise ApiError(131009, "reaction.message_id names no message of this chat.")
    emoji = part.get("emoji")
    if not isinstance(emoji, str) or len(emoji) > 16:
        raise ApiError(131009, "reaction.emoji must be one emoji, or empty.")


def _check_interactive(part: Any, _store: Store) -> None:
    kind = part.get("type")
    body = (part.get("body") or {}).get("text")
    header = part.get("header")
    if header is not None and header.get("type") == "text":
        _text(header.get("text"), "interactive.header.text", 60)
    action = part.get("action") or {}
    if kind == "button":
        _text(body, "interactive.body.text", 1024)
        buttons = action.get("buttons") or []
        if not 1 <= len(buttons) <= 3:
            raise ApiError(131009, "interactive.action.buttons must have 1 to 3 buttons.")
        replies = [button.get("reply") or {} for button in buttons]
        _unique([_text(reply.get("id"), "button id", 256) for reply in replies])
        _unique([_text(reply.get("title"), "button title", 20) for reply in replies])
    elif kind == "list":
        _text(body, "interactive.body.text", TEXT_LIMIT)
        _text(action.get("button"), "interactive.action.button", 20)
        sections = action.get("sections") or []
        rows = [row for section in sections for row in section.get("rows") or []]
        if not 1 <= len(sections) <= 10 or not 1 <= len(rows) <= 10:
            raise ApiError(131009, "A list has 1 to 10 sections with 1 to 10 rows in all.")
        _unique([_text(row.get("id"), "row id", 200) for row in rows])
        for row in rows:
            _text(row.get("title"), "row title", 24)
            if "description" in row:
                _text(row["description"], "row description", 72)
    else:
        raise ApiError(131051, f"Unsupported interactive type {kind!r}.")


def _unique(values: list[str]) -> None:
    if len(set(values)) != len(values):
        raise ApiError(131009, "Ids and titles must differ.")


def _check_template(part: Any, store: Store) -> None:
    name = _text(part.get("name"), "template.name", 512)
    language = (part.get("language") or {}).get("code")
    template = find(store.templates, name, language)
    media = {each.id: each.media_type for each in store.media.values()}
    check_components(part.get("components", []), template, media)


_CHECKERS: Mapping[str, Callable[[Any, Store], None]] = {
    "text": _check_text,
    "image": _media("image"),
    "video": _media("video"),
    "audio": _media("audio"),
    "sticker": _media("sticker"),
    "document": _media("document"),
    "location": _check_location,
    "contacts": _check_contacts,
    "reaction": _check_reaction,
    "interactive": _check_interactive,
    "template": _check_template,
}
