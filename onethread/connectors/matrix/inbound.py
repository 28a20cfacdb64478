"""Events of Matrix rooms: what they say (the client-server specification, v1.11 and later). No I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.reading import (
    document,
    header,
    key,
    moment,
    node,
    number,
    text,
    whole,
)
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.matrix.config import MatrixConfig
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    Deletion,
    DeliveryUpdate,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Location,
    Reaction,
    Reference,
    SenderIdentity,
    Typing,
)

_MXC = re.compile(r"mxc://[A-Za-z0-9.:\[\]-]{1,255}/[A-Za-z0-9_=-]{1,255}")
_GEO = re.compile(r"geo:(-?[0-9.]{1,20}),(-?[0-9.]{1,20})")
_MEDIA = {"m.image": "image", "m.video": "video", "m.audio": "audio", "m.file": "file"}
_VOICE = ("org.matrix.msc3245.voice", "m.voice")


def parse(envelope: RawEnvelope, config: MatrixConfig) -> Sequence[InboundItem]:
    """What an event is. Raises UnparsablePayload."""
    payload = document(envelope.body)
    room, event = key(payload.get("room_id")), node(payload.get("event"))
    me, kind = header(envelope.headers, "me"), text(event.get("type"), 100)
    content = node(event.get("content"))
    if kind == "m.receipt":
        return _receipts(room, content, me, envelope.received_at)
    if kind == "m.typing":
        listed = content.get("user_ids")
        users = [text(each, 255) for each in listed] if isinstance(listed, list) else []
        return [Typing(sender=_sender(each)) for each in users if each and each != me] or [
            Ignored(reason="nobody else types")
        ]
    sender = text(event.get("sender"), 255)
    at = moment(event.get("origin_server_ts"), envelope.received_at)
    if sender == me or not sender:
        return [Ignored(reason="written by ourselves, or by nobody")]
    if "state_key" in event:
        return [Ignored(reason=f"a notice of the room ({kind})")]
    if kind == "m.room.redaction":
        target = event.get("redacts") or content.get("redacts")
        reacted = text(payload.get("reaction_to"), 255)
        if reacted:
            return [
                Reaction(target_id=f"{room}|{reacted}", emoji="", sender=_sender(sender), at=at)
            ]
        return [Deletion(target_id=_id(room, target), sender=_sender(sender), at=at)]
    if kind == "m.reaction":
        relates = node(content.get("m.relates_to"))
        return [
            Reaction(
                target_id=_id(room, relates.get("event_id")),
                emoji=text(relates.get("key"), 100),
                sender=_sender(sender),
                at=at,
            )
        ]
    if kind in ("m.room.message", "m.sticker", "m.room.encrypted") or "poll.start" in kind:
        name = text(payload.get("name"), 200).strip() or sender[1:].partition(":")[0]
        return [_message(room, kind, event, name, at)]
    return [Ignored(reason=f"an event of type {kind!r} is not a message")]


def _sender(user: Any) -> list[SenderIdentity]:
    return [SenderIdentity(scheme="matrix", value=key(user), assurance=Assurance.ASSERTED)]


def _id(room: str, event_id: Any) -> str:
    """Receipts and changes name the room too."""
    return f"{room}|{key(event_id)}"


def _receipts(room: str, content: dict[str, Any], me: str, at: datetime) -> list[InboundItem]:
    items: list[InboundItem] = []
    for event_id, kinds in content.items():
        for kind in ("m.read", "m.read.private"):
            for user, said in node(node(kinds).get(kind)).items():
                if user != me and event_id and len(event_id) < 256:
                    items.append(
                        DeliveryUpdate(
                            message_id=_id(room, event_id),
                            state="read",
                            at=moment(node(said).get("ts"), at),
                            recipient=text(user, 255),
                        )
                    )
    return items or [Ignored(reason="our own receipt")]


def _message(room: str, kind: str, event: dict[str, Any], name: str, at: datetime) -> InboundItem:
    content = node(event.get("content"))
    relates = node(content.get("m.relates_to"))
    sender, event_id = _sender(event.get("sender")), key(event.get("event_id"))
    if relates.get("rel_type") == "m.replace" and "m.new_content" in content:
        return Edit(
            target_id=_id(room, relates.get("event_id")),
            content=_content(kind, node(content.get("m.new_content"))),
            sender=sender,
            at=at,
        )
    root = text(relates.get("event_id"), 255) if relates.get("rel_type") == "m.thread" else ""
    answered = text(node(relates.get("m.in_reply_to")).get("event_id"), 255)
    if relates.get("is_falling_back") is True:
        answered = ""
    target = answered or root
    return InboundMessage(
        message_id=f"{room}|{event_id}",
        sender=sender,
        said_at=at,
        content=_content(kind, content, reply=bool(answered)),
        display_name=name or None,
        references=[Reference(kind="message", value=f"{room}|{target}")] if target else [],
        automatic=content.get("msgtype") == "m.notice",
        thread=f"{room}/{root}" if root else room,
        headers={"room": room},
    )


def _content(kind: str, content: dict[str, Any], reply: bool = False) -> Content:
    msgtype, body = text(content.get("msgtype"), 60), text(content.get("body"))
    if kind == "m.room.encrypted" or "file" in content:
        return Content(unsupported="encrypted message")
    if kind not in ("m.room.message", "m.sticker"):
        return Content(unsupported=kind[:80])
    found = Content()
    if kind == "m.sticker" or msgtype in _MEDIA:
        found = _media("sticker" if kind == "m.sticker" else _MEDIA[msgtype], content, body)
    elif msgtype == "m.location":
        found.location = _place(content)
        found.text = "" if found.location else body
    else:
        found.text = (_without_fallback(body) if reply else body).strip()
        if msgtype == "m.emote":
            found.text = f"* {found.text}"
    if found.is_empty():
        found.unsupported = msgtype or "message"
    return found


def _without_fallback(body: str) -> str:
    """Older clients put the quoted words before an answer, each line behind ">"."""
    if not body.startswith("> <"):
        return body
    lines = body.split("\n")
    while lines and lines[0].startswith("> "):
        lines.pop(0)
    return "\n".join(lines)


def _media(kind: str, content: dict[str, Any], body: str) -> Content:
    described, url = node(content.get("info")), text(content.get("url"), 600)
    media_type = text(described.get("mimetype"), 100) or "application/octet-stream"
    if kind == "audio" and any(each in content for each in _VOICE):
        kind = "voice"
    elif kind == "file":
        kind = kind_of(media_type)
    name = text(content.get("filename"), 240)
    attachment = Attachment(
        kind=kind,
        name=" ".join((name or body)[:240].split()),
        media_type=media_type,
        size_bytes=whole(described.get("size")),
        width=whole(described.get("w"), 100_000),
        height=whole(described.get("h"), 100_000),
    )
    if _MXC.fullmatch(url):
        attachment.remote = {"mxc": url}
    else:
        attachment.error = "the message names no file at Matrix"
    # With a file name of its own, the body is what the sender wrote under it.
    caption = body if name and body != name else ""
    return Content(text=caption, attachments=[attachment])


def _place(content: dict[str, Any]) -> Location | None:
    match = _GEO.match(text(content.get("geo_uri"), 200))
    if match is None:
        return None
    north, east = number(match.group(1)), number(match.group(2))
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None
    return Location(latitude=north, longitude=east, name=text(content.get("body"), 200) or None)
