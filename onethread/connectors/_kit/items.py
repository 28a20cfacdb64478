"""Whether the items a connector returns keep the contract, whatever the payload was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.connectors.contract import Manifest
from onethread.messages import (
    Attachment,
    Content,
    Deletion,
    DeliveryUpdate,
    Edit,
    Follow,
    Handover,
    Ignored,
    InboundMessage,
    Reaction,
    SenderIdentity,
    Typing,
)

# Kinds a manifest may name. The composer and the settings page have a word for each.
MESSAGE_KINDS = frozenset(
    {
        "text",
        "html",
        "subject",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "location",
        "contacts",
        "buttons",
        "order",
        "template",
        "calendar",
        "rating",
        "system",
        "unsupported",
    }
)
KINDS_IN = MESSAGE_KINDS | {"reaction", "edit", "deletion", "typing"}
KINDS_OUT = frozenset(
    {
        "text",
        "html",
        "subject",
        "image",
        "audio",
        "voice",
        "video",
        "sticker",
        "file",
        "location",
        "contacts",
        "buttons",
        "list",
        "template",
        "reaction",
    }
)
ITEM_TYPES = (
    InboundMessage,
    DeliveryUpdate,
    Reaction,
    Edit,
    Deletion,
    Typing,
    Follow,
    Handover,
    Ignored,
)
# A key in an index of PostgreSQL must stay below 2,704 bytes.
LONGEST_KEY_BYTES = 1000


def kinds_of(item: Any) -> set[str]:
    """The kinds of the manifest's words that an item is of."""
    if isinstance(item, Reaction):
        return {"reaction"}
    if isinstance(item, Edit):
        return {"edit"}
    if isinstance(item, Deletion):
        return {"deletion"}
    if isinstance(item, Typing):
        return {"typing"}
    if not isinstance(item, InboundMessage):
        return set()
    content = item.content
    held = {
        "text": bool(content.text),
        "html": bool(content.html),
        "subject": bool(content.subject),
        "location": content.location is not None,
        "contacts": bool(content.contacts),
        "buttons": content.pressed is not None or bool(content.buttons),
        "order": bool(content.order),
        "template": content.template is not None,
        "calendar": content.calendar is not None,
        "rating": content.rating is not None,
        "system": bool(content.system),
        "unsupported": bool(content.unsupported),
    }
    return {kind for kind, there in held.items() if there} | {
        attachment.kind for attachment in content.attachments
    }


def problems_of(items: Any, manifest: Manifest) -> Iterator[str]:
    """What is wrong with the answer of parse(), in words; nothing when it keeps the contract."""
    if not isinstance(items, Sequence) or isinstance(items, (str, bytes)):
        yield f"parse() returned {type(items).__name__}, not a list"
        return
    for item in items:
        if not isinstance(item, ITEM_TYPES):
            yield f"parse() returned a {type(item).__name__}, which is no inbound item"
            continue
        yield from _wrong_types(item, type(item).__name__)
        yield from _unkeepable(item)
        for identity in getattr(item, "sender", ()):
            if (
                isinstance(identity, SenderIdentity)
                and identity.scheme not in manifest.identity_schemes
            ):
                yield f"identity scheme {identity.scheme!r} is not in the manifest"
        if hasattr(item, "sender") and not item.sender:
            yield f"{type(item).__name__} has no sender"
        for kind in sorted(kinds_of(item) - set(manifest.content_in)):
            yield f"content kind {kind!r} is not in the manifest's content_in"
        if isinstance(item, InboundMessage) and item.content.is_empty():
            yield "a message with nothing in it: name what it was in `unsupported`, or ignore it"
        if isinstance(item, DeliveryUpdate) and item.state not in manifest.receipts:
            yield f"receipt {item.state!r} is not in the manifest's receipts"


def _wrong_types(item: Any, name: str) -> Iterator[str]:
    """msgspec doesn't check types when a Struct is made in code: do so here."""
    for value, path in _structs(item, name):
        for field in msgspec.structs.fields(value):
            held = getattr(value, field.name)
            if isinstance(held, datetime):
                if held.tzinfo is None:
                    yield f"{path}.{field.name} is a time without a zone"
                continue
            try:
                msgspec.convert(held, field.type)
            except msgspec.ValidationError as error:
                yield f"{path}.{field.name} has a wrong type: {error}"


def _structs(value: Any, path: str) -> Iterator[tuple[msgspec.Struct, str]]:
    if isinstance(value, msgspec.Struct):
        yield value, path
        for field in msgspec.structs.fields(value):
            yield from _structs(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, (list, tuple)):
        for index, part in enumerate(value):
            yield from _structs(part, f"{path}[{index}]")


def _unkeepable(item: Any) -> Iterator[str]:
    """Text that PostgreSQL can't keep, and keys that an index can't hold."""
    for text in _texts(item):
        if "\0" in text:
            yield f"a NUL character in {text[:40]!r}"
        try:
            text.encode()
        except UnicodeEncodeError:
            yield f"half a character (a surrogate) in {text[:40]!r}"
    for name in ("message_id", "target_id", "thread"):
        key = getattr(item, name, None)
        if isinstance(key, str):
            yield from _key(key, name)
    for identity in getattr(item, "sender", ()):
        if isinstance(identity, SenderIdentity):
            yield from _key(identity.value, "an identity")
    for reference in getattr(item, "references", ()):
        yield from _key(reference.value, "a reference")


def _key(key: str, name: str) -> Iterator[str]:
    if not key:
        yield f"{name} is empty"
    elif len(key.encode("utf-8", "replace")) > LONGEST_KEY_BYTES:
        yield f"{name} is {len(key)} characters long: refuse or shorten it"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(key)
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


def attachments_of(items: Sequence[Any]) -> list[Attachment]:
    """All attachments of the messages among `items`."""
    found: list[Attachment] = []
    for item in items:
        content = getattr(item, "content", None)
        if isinstance(content, Content):
            found.extend(content.attachments)
    return found
