"""Events of Discord's gateway: what they say. No I/O.

The receiver stores each with `me` (the bot's own id) and, for a deletion, `author` when it knows whose
message it was: Discord doesn't tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes.reading import (
    document,
    header,
    key,
    moment,
    node,
    nodes,
    text,
    whole,
)
from onethread.connectors._schemes.sent import kind_of
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.discord.config import DiscordConfig
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    Deletion,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
    Typing,
)

EVENTS = frozenset(
    {
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_REMOVE",
        "TYPING_START",
        "INTERACTION_CREATE",
    }
)
# https://discord.com/developers/docs/resources/message#message-object-message-types
_WRITTEN = (0, 19)  # plain, reply
_VOICE_FLAG = 1 << 13
_FORWARD = 1
_STICKERS = {1: "png", 2: "png", 4: "gif"}  # 3 is an animation (Lottie), which is no picture


def parse(envelope: RawEnvelope, config: DiscordConfig) -> Sequence[InboundItem]:
    """What a dispatched event is. Raises UnparsablePayload."""
    frame = document(envelope.body)
    kind, event = text(frame.get("t"), 60), node(frame.get("d"))
    me, at = header(envelope.headers, "me"), envelope.received_at
    if kind == "MESSAGE_CREATE":
        return [_message(event, me, at, config)]
    if kind == "MESSAGE_UPDATE":
        return [_changed(event, me, at, config)]
    if kind == "MESSAGE_DELETE":
        author = header(envelope.headers, "author")
        if not author or author == me:
            return [Ignored(reason="a deletion of a message that isn't known here, or ours")]
        return [Deletion(target_id=key(event.get("id")), sender=_sender(author), at=at)]
    if kind in ("MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE"):
        return [_reaction(kind, event, me, at)]
    if kind == "TYPING_START":
        user = key(event.get("user_id"))
        if user == me or event.get("guild_id"):
            return [Ignored(reason="typing that is not to us")]
        return [Typing(sender=_sender(user))]
    if kind == "INTERACTION_CREATE":
        return [_pressed(event, at)]
    return [Ignored(reason=f"the event {kind!r} is not a message")]


def _sender(user: Any) -> list[SenderIdentity]:
    return [SenderIdentity(scheme="discord", value=key(user), assurance=Assurance.ASSERTED)]


def _name(user: dict[str, Any]) -> str | None:
    return text(user.get("global_name") or user.get("username"), 200).strip() or None


def _is_ours_to_hear(event: dict[str, Any], me: str, config: DiscordConfig) -> bool:
    if not event.get("guild_id") or config.hears == "all":
        return True
    mentioned = any(each.get("id") == me for each in nodes(event.get("mentions")))
    answered = node(node(event.get("referenced_message")).get("author")).get("id") == me
    return config.hears == "mentions" and (mentioned or answered)


def _message(event: dict[str, Any], me: str, at: datetime, config: DiscordConfig) -> InboundItem:
    author = node(event.get("author"))
    if author.get("bot") or event.get("webhook_id") or author.get("id") == me:
        return Ignored(reason="written by a bot, as our own messages are")
    if event.get("type", 0) not in _WRITTEN:
        return Ignored(reason="a notice of Discord, which nobody wrote")
    if not _is_ours_to_hear(event, me, config):
        return Ignored(reason="said on a server to somebody else")
    reference = node(event.get("message_reference"))
    references = []
    answered = text(reference.get("message_id"), 60).strip()
    if answered and reference.get("type", 0) != _FORWARD:
        references.append(Reference(kind="message", value=answered))
    return InboundMessage(
        message_id=key(event.get("id")),
        sender=_sender(author.get("id")),
        said_at=moment(event.get("timestamp"), at),
        content=_content(event, me, config),
        display_name=_name(author),
        references=references,
        thread=key(event.get("channel_id")),
        headers={"guild": text(event.get("guild_id"), 60)},
    )


def _content(event: dict[str, Any], me: str, config: DiscordConfig) -> Content:
    forwarded = [node(each.get("message")) for each in nodes(event.get("message_snapshots"))]
    parts = [event, *forwarded]
    said = "\n\n".join(found for each in parts if (found := text(each.get("content")).strip()))
    names = {text(each.get("id")): _name(each) for each in nodes(event.get("mentions"))}
    for user, name in names.items():
        if user:
            shown = "" if user == me else f"@{name}"
            said = said.replace(f"<@{user}>", shown).replace(f"<@!{user}>", shown)
    flags = whole(event.get("flags")) or 0
    content = Content(
        text=said.strip(),
        attachments=[
            _attachment(file, bool(flags & _VOICE_FLAG))
            for each in parts
            for file in nodes(each.get("attachments"))
        ],
        forwarded=bool(forwarded),
    )
    for sticker in nodes(event.get("sticker_items")):
        _add_sticker(sticker, content, config)
    if content.is_empty():
        content.unsupported = "poll" if event.get("poll") else "message"
    return content


def _attachment(file: dict[str, Any], voice: bool) -> Attachment:
    """A file by its address at Discord, which is signed and good for a day."""
    media_type = text(file.get("content_type"), 100).partition(";")[0]
    media_type = media_type or "application/octet-stream"
    attachment = Attachment(
        kind="voice" if voice else kind_of(media_type),
        name=" ".join(text(file.get("filename"), 240).split()),
        media_type=media_type,
        size_bytes=whole(file.get("size")),
        caption=text(file.get("description"), 1000) or None,
        width=whole(file.get("width"), 100_000),
        height=whole(file.get("height"), 100_000),
    )
    url = text(file.get("url"), 2000)
    if url.startswith(("https://", "http://")):
        attachment.remote = {"url": url}
    else:
        attachment.error = "Discord gave no address of this file"
    return attachment


def _add_sticker(sticker: dict[str, Any], content: Content, config: DiscordConfig) -> None:
    number = text(sticker.get("id"), 30)
    ending = _STICKERS.get(whole(sticker.get("format_type")) or 0)
    name = text(sticker.get("name"), 100)
    if not ending or not (number.isdigit() and number.isascii()):
        content.text = "\n".join(filter(None, (content.text, f"[{name}]" if name else "")))
        return
    content.attachments.append(
        Attachment(
            kind="sticker",
            name=name,
            media_type=f"image/{ending}",
            remote={"url": f"{config.media_base_url.rstrip('/')}/stickers/{number}.{ending}"},
        )
    )


def _changed(event: dict[str, Any], me: str, at: datetime, config: DiscordConfig) -> InboundItem:
    """An edit; a link's preview "updates" a message too."""
    author = node(event.get("author"))
    if not event.get("edited_timestamp"):
        return Ignored(reason="the message's words did not change")
    if author.get("bot") or author.get("id") == me or not author:
        return Ignored(reason="a message of a bot changed")
    return Edit(
        target_id=key(event.get("id")),
        content=_content(event, me, config),
        sender=_sender(author.get("id")),
        at=moment(event.get("edited_timestamp"), at),
    )


def _reaction(kind: str, event: dict[str, Any], me: str, at: datetime) -> InboundItem:
    user = key(event.get("user_id"))
    if user == me:
        return Ignored(reason="our own reaction")
    emoji = node(event.get("emoji"))
    name = text(emoji.get("name"), 100)
    shown = f":{name}:" if emoji.get("id") and name else name
    return Reaction(
        target_id=key(event.get("message_id")),
        emoji=shown if kind == "MESSAGE_REACTION_ADD" else "",
        sender=_sender(user),
        at=at,
    )


def _pressed(event: dict[str, Any], at: datetime) -> InboundItem:
    if event.get("type") != 3:
        return Ignored(reason="an interaction that is no button or list of ours")
    user = node(event.get("user")) or node(node(event.get("member")).get("user"))
    message, said = node(event.get("message")), node(event.get("data"))
    custom = text(said.get("custom_id"), 100)
    values = said.get("values")
    chosen = text(values[0], 200) if isinstance(values, list) and values else custom
    if not chosen:
        return Ignored(reason="an interaction without a value")
    label = _label(message, custom, chosen) or chosen
    target = key(message.get("id"))
    return InboundMessage(
        message_id=key(event.get("id")),
        sender=_sender(user.get("id")),
        said_at=at,
        content=Content(text=label, pressed=Button(id=chosen, label=label)),
        display_name=_name(user),
        references=[Reference(kind="message", value=target)],
        thread=key(event.get("channel_id")),
    )


def _label(message: dict[str, Any], custom: str, chosen: str) -> str:
    """What the button or row says, as our message that holds it tells."""
    for row in nodes(message.get("components")):
        for each in nodes(row.get("components")):
            if each.get("custom_id") != custom:
                continue
            for option in nodes(each.get("options")):
                if option.get("value") == chosen:
                    return text(option.get("label"), 200)
            return text(each.get("label"), 200)
    return ""
