"""Webhooks of a Page's feed: comments, visitors' posts and mentions. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes import meta, meta_callback, meta_inbound
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors.contract import Account, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.facebook_comments.config import FacebookCommentsConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Attachment,
    Content,
    Deletion,
    Edit,
    HttpRequest,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
)

_SAID = {"comment", "post", "status", "photo", "video", "share", "link"}
_CHANGED = {"edit", "edited", "update"}
_GONE = {"remove", "delete"}
_REACTIONS = {
    "like": "👍",
    "love": "❤️",
    "care": "🤗",
    "haha": "😆",
    "wow": "😮",
    "sad": "😢",
    "angry": "😡",
}


def verify(request: WebhookRequest, config: FacebookCommentsConfig) -> Verified:
    """Accept what Meta signed with the app secret, and answer its challenge. Raises BadSignature."""
    return meta.verify(request, config.app_secret, config.verify_token)


def account(config: FacebookCommentsConfig) -> Account:
    """By what the app's webhooks know this channel."""
    return meta_callback.account("page", config.page_id, "feed", config.app_secret)


def parse(envelope: RawEnvelope, config: FacebookCommentsConfig) -> Sequence[InboundItem]:
    """Everything in a webhook; what is for another Page or a private message is handed over. Raises
    UnparsablePayload."""
    payload = document(envelope.body)
    if others := meta_callback.for_other_kinds(payload, "page", "a Facebook Page"):
        return others
    if payload.get("object") != "page":
        raise UnparsablePayload("this is not a webhook of a Facebook Page")
    items: list[InboundItem] = []
    for entry in nodes(payload.get("entry")):
        if text(entry.get("id"), 80) != config.page_id:
            items += meta_callback.split("page", entry)
            continue
        fallback = moment(entry.get("time"), envelope.received_at)
        for change in nodes(entry.get("changes")):
            items.append(_change(change, fallback, config))
        private = {name: entry.get(name) for name in meta_callback.PRIVATE_ENTRY}
        items += meta_callback.split(
            "page", private, "a private message: it belongs to a Messenger channel"
        )
    return items or [Ignored(reason="nothing in it")]


def _change(
    change: dict[str, Any], fallback: datetime, config: FacebookCommentsConfig
) -> InboundItem:
    field = text(change.get("field"), 80)
    if field not in ("feed", "mention"):
        return Ignored(reason=f"webhook field {field} is no comment")
    try:
        return _read(node(change.get("value")), field, fallback, config)
    except UnparsablePayload as error:
        return Ignored(reason=f"a change that can't be read: {error.message}")


def _read(
    value: dict[str, Any], field: str, fallback: datetime, config: FacebookCommentsConfig
) -> InboundItem:
    item, verb = text(value.get("item"), 40), text(value.get("verb"), 40)
    author = node(value.get("from"))
    who = author.get("id") or value.get("sender_id")
    if who is not None and text(str(who)) == config.page_id:
        return Ignored(reason="by the Page itself")
    at = moment(value.get("created_time"), fallback)
    if item == "reaction":
        return _reaction(value, verb, who, at)
    if item not in _SAID:
        return Ignored(reason=f"{item or 'something'} on the Page ({verb}) is not said by anyone")
    message_id = key(value.get("comment_id") or value.get("post_id"))
    sender = [_sender(who, message_id)]
    if verb in _GONE:
        return Deletion(target_id=message_id, sender=sender, at=at)
    if verb in ("hide", "unhide", "block", "unblock", "mute", "follow"):
        return Ignored(reason=f"the {item} was changed by the Page ({verb})")
    content = _content(value, item)
    if verb in _CHANGED:
        return Edit(target_id=message_id, content=content, sender=sender, at=fallback)
    headers = {
        name: text(value.get(name), 300)
        for name in ("post_id", "parent_id", "permalink_url")
        if text(value.get(name))
    }
    post = node(value.get("post"))
    if link := text(post.get("permalink_url"), 500):
        headers["post_url"] = link
    if field == "mention":
        headers["mention"] = "yes"
    parent, thread = value.get("parent_id"), value.get("post_id")
    return InboundMessage(
        message_id=message_id,
        sender=sender,
        said_at=at,
        content=content,
        display_name=text(author.get("name") or value.get("sender_name"), 200) or None,
        references=[Reference(kind="message", value=key(parent))]
        if parent and parent != thread
        else [],
        thread=key(thread) if thread else None,
        headers=headers,
    )


def _sender(who: Any, message_id: str) -> SenderIdentity:
    """Who said it. Meta leaves the author out when the app may not know: then nobody is known."""
    if who is None:
        return SenderIdentity(
            scheme="facebook", value=f"unknown:{message_id}", assurance=Assurance.CLAIMED
        )
    return SenderIdentity(scheme="facebook", value=key(who), assurance=Assurance.ASSERTED)


def _content(value: dict[str, Any], item: str) -> Content:
    content = Content(text=text(value.get("message")), public=True)
    for name, media_type in (("photo", "image/jpeg"), ("video", "video/mp4")):
        link = text(value.get(name), 4000)
        if link.startswith(("https://", "http://")):
            kind = "image" if name == "photo" else "video"
            content.attachments.append(
                Attachment(kind=kind, media_type=media_type, remote={"url": link})
            )
    photos = value.get("photos")
    for link in (text(each, 4000) for each in photos[:30]) if isinstance(photos, list) else ():
        if link.startswith("https://") and all(
            link != (known.remote or {}).get("url") for known in content.attachments
        ):
            content.attachments.append(
                Attachment(kind="image", media_type="image/jpeg", remote={"url": link})
            )
    link = text(value.get("link"), 2000)
    if link and not content.attachments and link not in content.text:
        content.text = "\n\n".join(part for part in (content.text, link) if part)
    if content.is_empty():
        # A sticker or GIF in a comment comes without its picture.
        content.unsupported = f"{item} without text"
    return content


def _reaction(value: dict[str, Any], verb: str, who: Any, at: datetime) -> InboundItem:
    if not value.get("comment_id"):
        return Ignored(reason="a reaction to a post of the Page")
    target = key(value["comment_id"])
    emoji = _REACTIONS.get(text(value.get("reaction_type")).lower(), "👍")
    return Reaction(
        target_id=target,
        emoji="" if verb in _GONE else emoji,
        sender=[_sender(who, target)],
        at=at,
    )


def fetch_media(
    remote: Mapping[str, Any], _config: FacebookCommentsConfig
) -> Sequence[HttpRequest]:
    """The bytes of a picture or film."""
    return meta_inbound.fetch_media(remote)
