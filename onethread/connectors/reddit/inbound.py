"""What comments, posts and private messages on Reddit say. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.polling import read_payload
from onethread.connectors._schemes.reading import key, moment, node, text
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.reddit.config import RedditConfig
from onethread.connectors.reddit.polling import own
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
    Reference,
    SenderIdentity,
)

_MEDIA_HOSTS = ("https://i.redd.it/", "https://preview.redd.it/")
_SUBJECTS = ("comment reply", "post reply", "username mention")


def parse(envelope: RawEnvelope, config: RedditConfig) -> Sequence[InboundItem]:
    """What one change of the poll says. Raises UnparsablePayload."""
    change, record = read_payload(envelope.body)
    thing, at = node(record.get("thing")), envelope.received_at
    name = key(thing.get("name"))
    if own(thing, config):
        return [Ignored(reason="written by this account itself")]
    author = text(thing.get("author")).strip()
    if not author:
        return [Ignored(reason="a notice of a subreddit or of Reddit, which nobody wrote")]
    if author == "[deleted]":
        return [Ignored(reason="it was deleted before it was read")]
    sender = _sender(author)
    if change == "gone":
        return [Deletion(target_id=name, sender=sender, at=at)]
    content = _content(name, thing)
    if change == "edited":
        return [
            Edit(
                target_id=name,
                content=content,
                sender=sender,
                at=moment(thing.get("edited"), at),
            )
        ]
    return [_message(name, thing, sender, content, envelope, author)]


def _message(
    name: str,
    thing: dict[str, Any],
    sender: list[SenderIdentity],
    content: Content,
    envelope: RawEnvelope,
    author: str,
) -> InboundMessage:
    private = name.startswith("t4_")
    parent = text(thing.get("parent_id"), 60)
    post = name if name.startswith("t3_") else text(thing.get("link_id"), 60)
    headers: dict[str, Any] = {
        field: shown
        for field, shown in {
            "subreddit": text(thing.get("subreddit"), 60),
            "about": text(thing.get("link_title"), 300),
            "permalink": text(thing.get("permalink") or thing.get("context"), 500),
            "subject": text(thing.get("subject"), 200) if private else "",
        }.items()
        if shown
    }
    first = text(thing.get("first_message_name"), 60)
    return InboundMessage(
        message_id=name,
        sender=sender,
        said_at=moment(thing.get("created_utc"), envelope.received_at),
        content=content,
        display_name=author,
        references=[Reference(kind="message", value=parent)] if parent else [],
        thread=(first or name) if private else (post or None),
        headers=headers,
    )


def _sender(author: str) -> list[SenderIdentity]:
    """A name on Reddit never changes, and is one in any case of its letters."""
    if len(author) > 40 or any(each.isspace() for each in author):
        raise UnparsablePayload("this is no name of a user")
    value = author.lower()
    return [SenderIdentity(scheme="reddit", value=value, assurance=Assurance.ASSERTED)]


def _content(name: str, thing: dict[str, Any]) -> Content:
    words = (text(thing.get("body")) or text(thing.get("selftext"))).strip()
    subject = text(thing.get("title"), 300).strip()
    if name.startswith("t4_"):
        subject = text(thing.get("subject"), 300).strip()
    link = text(thing.get("url_overridden_by_dest"), 1000)
    attachments = []
    if link.startswith(_MEDIA_HOSTS):
        attachments.append(_picture(link))
    elif link.startswith(("https://", "http://")) and link not in words:
        words = f"{words}\n\n{link}".strip()
    content = Content(
        text=words,
        subject=subject if subject.lower() not in _SUBJECTS and subject else None,
        attachments=attachments,
        public=not name.startswith("t4_"),
    )
    if content.is_empty():
        content.unsupported = "empty comment"
    return content


def _picture(url: str) -> Attachment:
    name = url.partition("?")[0].rpartition("/")[2][:120]
    ending = name.rpartition(".")[2].lower()
    media_type = {"jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}.get(
        ending, "image/jpeg" if ending == "jpeg" else "image/png"
    )
    return Attachment(
        kind="image", name=name or "image", media_type=media_type, remote={"url": url}
    )
