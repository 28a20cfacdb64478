"""What the bridge hands over: envelopes of signal-cli as JSON. No I/O.

Signal names a message by its sender and the sender's time in milliseconds; so do we: "sender:time".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text, whole
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.signal.config import SignalConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    ContactCard,
    Content,
    Deletion,
    DeliveryUpdate,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
    Typing,
)

_ABOUT_OTHERS = ("pollVote", "pollTerminate", "pinMessage", "unpinMessage", "adminDelete")


def parse(envelope: RawEnvelope, config: SignalConfig) -> Sequence[InboundItem]:
    """Everything in an envelope. Raises UnparsablePayload."""
    stored = document(envelope.body)
    held = node(stored.get("envelope"))
    if not held:
        raise UnparsablePayload("the payload is no envelope of signal-cli")
    account = text(stored.get("account"), 40)
    if account and account != config.number:
        return [Ignored(reason=f"for {account}, which is another channel's number")]
    if "syncMessage" in held:
        return [Ignored(reason="written on another device of our own number")]
    sender = _sender(held)
    at = moment(held.get("timestamp"), envelope.received_at)
    if isinstance(held.get("receiptMessage"), dict):
        return _receipts(held["receiptMessage"], config, at)
    if isinstance(held.get("typingMessage"), dict):
        return [Typing(sender=sender, on=held["typingMessage"].get("action") == "STARTED")]
    edit = node(held.get("editMessage"))
    if edit:
        target = _id(sender[0].value, edit.get("targetSentTimestamp"))
        content = _content(node(edit.get("dataMessage")), {})
        return [Edit(target_id=target, content=content, sender=sender, at=at)]
    said = node(held.get("dataMessage"))
    if said:
        return [_said(said, held, sender, at, config)]
    known = ("source", "sourceNumber", "sourceUuid", "sourceName", "sourceDevice", "timestamp")
    kinds = [name for name in held if name not in known and name.endswith("Message")]
    return [Ignored(reason=f"{text(kinds[0], 40) if kinds else 'the envelope'} is not a message")]


def _sender(held: Mapping[str, Any]) -> list[SenderIdentity]:
    """The account's id, which stays when the number changes, and the number where it isn't hidden."""
    account = text(held.get("sourceUuid"), 60)
    phone = sms.e164(held.get("sourceNumber") or held.get("source"))
    found = []
    if account:
        found.append(
            SenderIdentity(scheme="signal", value=key(account), assurance=Assurance.ASSERTED)
        )
    if phone:
        if not account:
            found.append(SenderIdentity(scheme="signal", value=phone, assurance=Assurance.ASSERTED))
        found.append(SenderIdentity(scheme="phone", value=phone, assurance=Assurance.ASSERTED))
    if not found:
        raise UnparsablePayload("the envelope names no sender")
    return found


def _id(author: str, timestamp: Any) -> str:
    at = whole(timestamp)
    if at is None:
        raise UnparsablePayload("a message of Signal has no time")
    return key(f"{author}:{at}")


def _author(held: Mapping[str, Any], prefix: str, config: SignalConfig) -> str:
    """Whose message is meant: ours is named by our number."""
    number = text(held.get(f"{prefix}Number") or held.get(prefix), 60)
    if number == config.number:
        return config.number
    return text(held.get(f"{prefix}Uuid"), 60) or number


def _receipts(
    receipt: Mapping[str, Any], config: SignalConfig, at: datetime
) -> Sequence[InboundItem]:
    read = receipt.get("isRead") is True or receipt.get("isViewed") is True
    if not read and receipt.get("isDelivery") is not True:
        return [Ignored(reason="a receipt of no known kind")]
    when = moment(receipt.get("when"), at)
    times = receipt.get("timestamps")
    found = [
        DeliveryUpdate(
            message_id=_id(config.number, each), state="read" if read else "delivered", at=when
        )
        for each in (times if isinstance(times, list) else ())
        if whole(each) is not None
    ]
    return found or [Ignored(reason="a receipt that names no message")]


def _said(
    said: Mapping[str, Any],
    held: Mapping[str, Any],
    sender: list[SenderIdentity],
    at: datetime,
    config: SignalConfig,
) -> InboundItem:
    author = sender[0].value
    reaction = node(said.get("reaction"))
    if reaction:
        target = _id(_author(reaction, "targetAuthor", config), reaction.get("targetSentTimestamp"))
        gone = reaction.get("isRemove") is True
        emoji = "" if gone else text(reaction.get("emoji"), 40)
        return Reaction(target_id=target, emoji=emoji, sender=sender, at=at)
    deleted = node(said.get("remoteDelete"))
    if deleted:
        return Deletion(target_id=_id(author, deleted.get("timestamp")), sender=sender, at=at)
    group = node(said.get("groupInfo"))
    if group and text(group.get("type")) == "UPDATE":
        return Ignored(reason="a group was changed")
    headers: dict[str, Any] = {}
    content = _content(said, headers)
    if content.is_empty():
        if said.get("isExpirationUpdate") is True:
            return Ignored(reason="the time after which messages disappear was changed")
        if kind := next((name for name in _ABOUT_OTHERS if said.get(name)), ""):
            return Ignored(reason=f"{kind} is about another message")
        content.unsupported = "empty message"
    quote = node(said.get("quote"))
    references = []
    if whole(quote.get("id")) is not None:
        quoted = _id(_author(quote, "author", config), quote.get("id"))
        references.append(Reference(kind="message", value=quoted))
        content.quoted_text = text(quote.get("text"), 2000) or None
    headers["timestamp"] = whole(said.get("timestamp")) or whole(held.get("timestamp"))
    thread = text(group.get("groupId"), 200)
    return InboundMessage(
        message_id=_id(author, said.get("timestamp") or held.get("timestamp")),
        sender=sender,
        said_at=at,
        content=content,
        display_name=text(held.get("sourceName"), 200) or None,
        references=references,
        thread=thread or None,
        headers=headers,
    )


def _content(said: Mapping[str, Any], headers: dict[str, Any]) -> Content:
    content = Content(
        text=text(said.get("message")),
        attachments=[_attachment(each) for each in nodes(said.get("attachments"))],
        contacts=[_contact(each) for each in nodes(said.get("contacts"))],
    )
    sticker = node(said.get("sticker"))
    if sticker:
        pack = f"{text(sticker.get('packId'), 80)}:{whole(sticker.get('stickerId')) or 0}"
        headers["sticker"] = pack
        file = node(sticker.get("attachment"))
        if file:
            content.attachments.append(_attachment(file))
            content.attachments[-1].kind = "sticker"
        elif not content.text:
            content.unsupported = "sticker"
    if said.get("viewOnce") is True:
        headers["view_once"] = True
    if content.is_empty():
        for kind in ("payment", "storyContext", "pollCreate"):
            if said.get(kind):
                content.unsupported = kind
    return content


def _attachment(held: Mapping[str, Any]) -> Attachment:
    media_type = text(held.get("contentType"), 120) or "application/octet-stream"
    name = text(held.get("filename"), 200)
    kind = sms.kind_of(media_type)
    if kind == "audio" and (held.get("voiceNote") is True or not name):
        kind = "voice"
    found = Attachment(
        kind=kind,
        name=name,
        media_type=media_type,
        size_bytes=whole(held.get("size")),
        caption=text(held.get("caption"), 2000) or None,
    )
    known = text(held.get("id"), 200)
    if known:
        found.remote = {"id": known}
    else:
        found.error = "The bridge did not keep this file."
    return found


def _contact(held: Mapping[str, Any]) -> ContactCard:
    name = node(held.get("name"))
    shown = text(name.get("display"), 200) or " ".join(
        part for part in (text(name.get("given"), 100), text(name.get("family"), 100)) if part
    )
    phones = [text(each.get("value"), 60) for each in nodes(held.get("phone"))]
    emails = [text(each.get("value"), 200) for each in nodes(held.get("email"))]
    return ContactCard(
        name=shown or (phones[0] if phones else "") or "?",
        phones=[each for each in phones if each],
        emails=[each for each in emails if each],
        organisation=text(held.get("organization"), 200) or None,
    )
