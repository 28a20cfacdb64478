"""Events of Zulip's queue: what they say. No I/O."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.emoji import sign_of
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text, whole
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.zulip.config import ZulipConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    Deletion,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    SenderIdentity,
    Typing,
)

# An upload in a message: [name](/user_uploads/2/ab/xyz/name.png)
_UPLOAD = re.compile(r"!?\[([^\]\n]{0,300})\]\((/user_uploads/[^\s)]{3,600})\)")
_SAFE = re.compile(r"/user_uploads/[0-9]+/[^\s?#]+")


def parse(envelope: RawEnvelope, config: ZulipConfig) -> Sequence[InboundItem]:
    """What an event is. Raises UnparsablePayload."""
    event = document(envelope.body)
    kind, at = text(event.get("type"), 60), envelope.received_at
    me = whole(envelope.headers.get("me")) or 0
    if kind == "message":
        return [_message(event, me, at, config)]
    if kind == "update_message":
        return [_changed(event, me, at, config)]
    if kind == "delete_message":
        return _deleted(event, me, at, config)
    if kind == "reaction":
        return [_reaction(event, me, at, config)]
    if kind == "typing":
        sender = node(event.get("sender"))
        if whole(sender.get("user_id")) == me or event.get("message_type", "direct") not in (
            "direct",
            "private",
        ):
            return [Ignored(reason="typing that is not to us")]
        return [
            Typing(sender=_sender(sender.get("user_id"), config), on=event.get("op") == "start")
        ]
    return [Ignored(reason=f"the event {kind!r} is not a message")]


def _sender(user: Any, config: ZulipConfig) -> list[SenderIdentity]:
    """Numbers are of one organisation only: its address stands before them."""
    value = f"{config.host}/{key(user)}"
    return [SenderIdentity(scheme="zulip", value=value, assurance=Assurance.ASSERTED)]


def _message(event: dict[str, Any], me: int, at: datetime, config: ZulipConfig) -> InboundItem:
    message = node(event.get("message"))
    sender = whole(message.get("sender_id"))
    if sender == me or text(message.get("sender_email"), 320).endswith("-bot@" + _domain(config)):
        return Ignored(reason="written by a bot, as our own messages are")
    listed = event.get("flags") or message.get("flags")
    flags = listed if isinstance(listed, list) else []
    in_channel = message.get("type") in ("stream", "channel")
    if (
        in_channel
        and config.hears != "all"
        and (config.hears == "direct" or "mentioned" not in flags)
    ):
        return Ignored(reason="said in a channel to somebody else")
    return InboundMessage(
        message_id=key(message.get("id")),
        sender=_sender(message.get("sender_id"), config),
        said_at=moment(message.get("timestamp"), at),
        content=_content(text(message.get("content"))),
        display_name=text(message.get("sender_full_name"), 200).strip() or None,
        thread=_thread(message, me),
        headers={"topic": text(message.get("subject"), 200)},
    )


def _domain(config: ZulipConfig) -> str:
    return config.bot_email.rpartition("@")[2]


def _thread(message: dict[str, Any], me: int) -> str:
    """A topic of a channel, or the people of a direct conversation besides us."""
    if message.get("type") in ("stream", "channel"):
        return (
            f"channel:{key(message.get('stream_id'))}/{text(message.get('subject'), 200).strip()}"
        )
    people = {whole(each.get("id")) for each in nodes(message.get("display_recipient"))}
    people.add(whole(message.get("sender_id")))
    others = sorted(each for each in people if each and each != me)[:50]
    return "direct:" + ",".join(map(str, others))


def _content(said: str) -> Content:
    attachments: list[Attachment] = []

    def upload(match: re.Match[str]) -> str:
        name, path = match.group(1), match.group(2)
        if ".." in path or not _SAFE.fullmatch(path):
            return match.group(0)
        name = name or path.rpartition("/")[2]
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        attachments.append(
            Attachment(
                kind=kind_of(media_type), name=name, media_type=media_type, remote={"path": path}
            )
        )
        return ""

    content = Content(text=_UPLOAD.sub(upload, said).strip(), attachments=attachments)
    if content.is_empty():
        content.unsupported = "message"
    return content


def _changed(event: dict[str, Any], me: int, at: datetime, config: ZulipConfig) -> InboundItem:
    """An edit; moving a topic and rendering again "update" a message too."""
    if "content" not in event or event.get("rendering_only"):
        return Ignored(reason="the message's words did not change")
    if whole(event.get("user_id")) == me:
        return Ignored(reason="we changed it ourselves")
    return Edit(
        target_id=key(event.get("message_id")),
        content=_content(text(event.get("content"))),
        sender=_sender(event.get("user_id"), config),
        at=moment(event.get("edit_timestamp"), at),
    )


def _deleted(
    event: dict[str, Any], me: int, at: datetime, config: ZulipConfig
) -> list[InboundItem]:
    """Zulip doesn't say whose message it was, unless it names a sender."""
    sender = whole(event.get("sender_id"))
    if not sender or sender == me:
        return [Ignored(reason="a deletion by somebody unknown, or ours")]
    listed = event.get("message_ids")
    found = listed if isinstance(listed, list) else [event.get("message_id")]
    items: list[InboundItem] = []
    for each in found:
        try:
            items.append(Deletion(target_id=key(each), sender=_sender(sender, config), at=at))
        except UnparsablePayload:
            items.append(Ignored(reason="a deletion of a message without a number"))
    return items


def _reaction(event: dict[str, Any], me: int, at: datetime, config: ZulipConfig) -> InboundItem:
    user = event.get("user_id") or node(event.get("user")).get("user_id")
    if whole(user) == me:
        return Ignored(reason="our own reaction")
    emoji = ""
    if event.get("op") == "add":
        emoji = _sign(event)
    return Reaction(
        target_id=key(event.get("message_id")), emoji=emoji, sender=_sender(user, config), at=at
    )


def _sign(event: dict[str, Any]) -> str:
    """Zulip names a Unicode emoji by its code points too ("1f44d", "2764-fe0f")."""
    code = text(event.get("emoji_code"), 60)
    if event.get("reaction_type") == "unicode_emoji" and re.fullmatch(
        r"[0-9a-f]{2,6}(-[0-9a-f]{2,6}){0,9}", code
    ):
        points = [int(part, 16) for part in code.split("-")]
        if all(point < 0x110000 and not 0xD800 <= point < 0xE000 and point for point in points):
            return "".join(map(chr, points))
    return sign_of(text(event.get("emoji_name"), 100))
