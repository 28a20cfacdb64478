"""Webhooks of Messenger and Instagram messaging, which have one form. Pure.

Source: "Webhook Events Reference" of the Messenger Platform and "Webhook Notification Examples" of the
Instagram Platform.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.connectors._schemes import meta_callback
from onethread.connectors._schemes.reading import (
    document,
    key,
    moment,
    node,
    nodes,
    place,
    text,
)
from onethread.connectors.contract import RawEnvelope
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Button,
    Content,
    Deletion,
    DeliveryState,
    DeliveryUpdate,
    Edit,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
)

_FILES = {
    "image": ("image", "image/jpeg"),
    "audio": ("audio", "audio/mp4"),
    "video": ("video", "video/mp4"),
    "file": ("file", "application/octet-stream"),
    "reel": ("video", "video/mp4"),
    "ig_reel": ("video", "video/mp4"),
    "animated_image": ("image", "image/gif"),
}
# A story that mentions the account, or a post that was shared: a picture or film, which the webhook
# doesn't tell.
_SHARED = {
    "story_mention": "story mention",
    "share": "shared post",
    "post": "shared post",
    "ig_post": "shared post",
}
_NAMED_REACTIONS = {
    "smile": "😆",
    "angry": "😡",
    "sad": "😢",
    "wow": "😮",
    "love": "❤️",
    "like": "👍",
    "dislike": "👎",
}
_SILENT = {
    "optin": "the customer allowed messages and has said nothing",
    "account_linking": "an account was linked or unlinked",
    "pass_thread_control": "another app handed the conversation to this one",
    "take_thread_control": "another app took the conversation",
    "request_thread_control": "another app asks for the conversation",
    "app_roles": "the app's role changed",
    "policy_enforcement": "Meta warned or restricted the account: see its inbox",
    "game_play": "a game was played",
    "messaging_feedback": "answers to a feedback form of Meta's",
}


class Platform(msgspec.Struct, frozen=True, kw_only=True):
    """What differs. `object`: the webhook's; `scheme`: of the customer's id; `account`: the field of
    the settings with our own id, in words."""

    name: str
    object: str
    scheme: str
    account: str


def parse(envelope: RawEnvelope, account_id: str, platform: Platform) -> Sequence[InboundItem]:
    """Everything in a webhook; what is for another account or the comments is handed over. Raises
    UnparsablePayload."""
    payload = document(envelope.body)
    if others := meta_callback.for_other_kinds(
        payload, platform.object, f"{platform.name} messages"
    ):
        return others
    if payload.get("object") != platform.object:
        raise UnparsablePayload(f"this is not a webhook of {platform.name} messages")
    items: list[InboundItem] = []
    for entry in nodes(payload.get("entry")):
        if text(entry.get("id"), 80) != account_id:
            items += meta_callback.split(platform.object, entry)
            continue
        for event in nodes(entry.get("messaging")):
            items += _kept(event, envelope.received_at, account_id, platform)
        items += [
            Ignored(reason="another app has this conversation (standby)")
            for _ in nodes(entry.get("standby"))
        ]
        public = {
            name: held for name, held in entry.items() if name not in ("messaging", "standby")
        }
        fields = ", ".join(text(each.get("field"), 80) for each in nodes(public.get("changes")))
        items += meta_callback.split(
            platform.object, public, f"webhook field {fields or 'unknown'} is not a message"
        )
    return items or [Ignored(reason="nothing in it")]


def _kept(
    event: dict[str, Any], fallback: datetime, account_id: str, platform: Platform
) -> list[InboundItem]:
    try:
        return _read(event, fallback, account_id, platform)
    except UnparsablePayload as error:
        return [Ignored(reason=f"an event that can't be read: {error.message}")]


def _read(
    event: dict[str, Any], fallback: datetime, account_id: str, platform: Platform
) -> list[InboundItem]:
    at = moment(event.get("timestamp"), fallback)
    message = node(event.get("message"))
    if message.get("is_echo") is True or text(node(event.get("sender")).get("id")) == account_id:
        return [Ignored(reason="an echo of what was sent from this account")]
    sender = [
        SenderIdentity(
            scheme=platform.scheme,
            value=key(node(event.get("sender")).get("id")),
            assurance=Assurance.ASSERTED,
        )
    ]
    if message:
        return [_message(message, event, sender, at)]
    if edit := node(event.get("message_edit")):
        said = text(edit.get("text"))
        content = Content(text=said) if said else Content(unsupported="edit without text")
        return [Edit(target_id=key(edit.get("mid")), content=content, sender=sender, at=at)]
    if reaction := node(event.get("reaction")):
        return [_reaction(reaction, sender, at)]
    if postback := node(event.get("postback")):
        return [_postback(postback, event, sender, at)]
    if delivery := node(event.get("delivery")):
        return _delivered(delivery, sender, fallback)
    if read := node(event.get("read")):
        return _seen(read, sender, at, fallback)
    if referral := node(event.get("referral")):
        told = ", ".join(_facts(referral).values())
        return [Ignored(reason=f"the customer came by a link and has said nothing yet: {told}")]
    for kind, reason in _SILENT.items():
        if kind in event:
            return [Ignored(reason=reason)]
    names = ", ".join(sorted(set(event) - {"sender", "recipient", "timestamp"}))
    return [Ignored(reason=f"an event of an unknown kind: {text(names, 120)}")]


def _message(
    message: dict[str, Any], event: dict[str, Any], sender: list[SenderIdentity], at: datetime
) -> InboundItem:
    message_id = key(message.get("mid"))
    if message.get("is_deleted") is True:
        return Deletion(target_id=message_id, sender=sender, at=at)
    content = Content(text=text(message.get("text")))
    headers: dict[str, Any] = {}
    chosen = node(message.get("quick_reply"))
    if chosen:
        content.pressed = Button(id=text(chosen.get("payload"), 1000), label=content.text)
    for attachment in nodes(message.get("attachments")):
        _attach(attachment, content, headers)
    references: list[Reference] = []
    answered = node(message.get("reply_to"))
    if answered.get("mid"):
        references.append(Reference(kind="message", value=key(answered["mid"])))
    story = node(answered.get("story"))
    if story:
        headers["story"] = _facts(story)
        if link := _link(story.get("url")):
            content.attachments.append(_file("image", "story", link))
    for told in (message, event):
        if referral := node(told.get("referral")):
            headers["referral"] = _facts(referral)
    if content.is_empty():
        content.unsupported = "not passed on" if message.get("is_unsupported") else "empty message"
    return InboundMessage(
        message_id=message_id,
        sender=sender,
        said_at=at,
        content=content,
        references=references,
        headers=headers,
    )


def _attach(attachment: dict[str, Any], content: Content, headers: dict[str, Any]) -> None:
    """Adds an attachment to what the message says."""
    kind = text(attachment.get("type"), 80) or "unknown"
    payload = node(attachment.get("payload"))
    link = _link(payload.get("url") or attachment.get("url"))
    title = text(payload.get("title") or attachment.get("title"), 300)
    if kind in _FILES and link:
        if payload.get("sticker_id"):
            content.attachments.append(_file("sticker", "", link))
        else:
            name = title or link.partition("?")[0].rpartition("/")[2] if kind == "file" else ""
            content.attachments.append(_file(kind, name[:200], link))
    elif kind == "location":
        found = node(payload.get("coordinates"))
        content.location = place(found.get("lat"), found.get("long"), title)
        if content.location is None:
            _named(content, kind)
    elif kind in _SHARED and link:
        headers["shared"] = _SHARED[kind]
        if kind == "story_mention":
            content.attachments.append(_file("image", _SHARED[kind], link))
        _add(
            content,
            "\n".join(part for part in (title, link) if part) if kind != "story_mention" else "",
        )
        content.system = content.system or (
            "mentioned this account in a story" if kind == "story_mention" else None
        )
    elif kind in ("fallback", "template") and (title or link):
        _add(content, "\n".join(part for part in (title, link) if part))
    else:
        _named(content, kind)


def _add(content: Content, said: str) -> None:
    if said and said not in content.text:
        content.text = "\n\n".join(part for part in (content.text, said) if part)


def _named(content: Content, kind: str) -> None:
    content.unsupported = content.unsupported or kind


def _file(kind: str, name: str, link: str) -> Attachment:
    if kind == "sticker":
        return Attachment(kind="sticker", media_type="image/png", remote={"url": link})
    shown, media_type = _FILES[kind]
    return Attachment(kind=shown, name=name, media_type=media_type, remote={"url": link})


def _link(value: Any) -> str:
    found = text(value, 4000).strip()
    return found if found.startswith(("https://", "http://")) else ""


def _reaction(reaction: dict[str, Any], sender: list[SenderIdentity], at: datetime) -> InboundItem:
    target = key(reaction.get("mid"))
    if reaction.get("action") == "unreact":
        return Reaction(target_id=target, emoji="", sender=sender, at=at)
    emoji = text(reaction.get("emoji"), 32) or _NAMED_REACTIONS.get(
        text(reaction.get("reaction")), "👍"
    )
    return Reaction(target_id=target, emoji=emoji, sender=sender, at=at)


def _postback(
    postback: dict[str, Any], event: dict[str, Any], sender: list[SenderIdentity], at: datetime
) -> InboundItem:
    title = text(postback.get("title"), 300)
    payload = text(postback.get("payload"), 1000)
    headers: dict[str, Any] = {}
    if referral := node(postback.get("referral")):
        headers["referral"] = _facts(referral)
    # Older versions of the API name no mid: who pressed and when is as unique.
    given = postback.get("mid")
    message_id = (
        key(given) if given else f"postback:{sender[0].value}:{key(event.get('timestamp'))}"
    )
    label = title or payload
    content = Content(text=label, pressed=Button(id=payload, label=label))
    if content.is_empty() or not label:
        content = Content(unsupported="postback")
    return InboundMessage(
        message_id=message_id, sender=sender, said_at=at, content=content, headers=headers
    )


def _delivered(
    delivery: dict[str, Any], sender: list[SenderIdentity], fallback: datetime
) -> list[InboundItem]:
    at = moment(delivery.get("watermark"), fallback)
    listed = delivery.get("mids")
    mids = listed if isinstance(listed, list) else []
    items: list[InboundItem] = [
        DeliveryUpdate(message_id=key(mid), state="delivered", at=at, recipient=sender[0].value)
        for mid in mids
    ]
    return items or [_until("delivered", delivery, sender, fallback)]


def _seen(
    read: dict[str, Any], sender: list[SenderIdentity], at: datetime, fallback: datetime
) -> list[InboundItem]:
    who = sender[0].value
    if read.get("mid"):
        return [DeliveryUpdate(message_id=key(read["mid"]), state="read", at=at, recipient=who)]
    return [_until("read", read, sender, fallback)]


def _until(
    state: DeliveryState, receipt: dict[str, Any], sender: list[SenderIdentity], fallback: datetime
) -> InboundItem:
    """Everything sent before the watermark was delivered or read."""
    watermark = key(receipt.get("watermark"))
    return DeliveryUpdate(
        message_id=f"{state}:{sender[0].value}:{watermark}",
        state=state,
        at=moment(watermark, fallback),
        recipient=sender[0].value,
        until=sender[0],
    )


def _facts(value: Mapping[str, Any]) -> dict[str, str]:
    """The short texts of an object: where somebody came from, which story was answered."""
    return {
        text(name, 40): text(held, 500)
        for name, held in list(value.items())[:20]
        if isinstance(held, str) and text(held)
    }


def fetch_media(remote: Mapping[str, Any]) -> list[HttpRequest]:
    """The bytes at an attachment's address, which is signed and works for some days, without a token."""
    return [
        HttpRequest(method="GET", url=str(remote["url"]), step="content", timeout_seconds=120.0)
    ]
