"""What a Mastodon server's notifications and statuses say. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from onethread.connectors._schemes.polling import read_payload
from onethread.connectors._schemes.reading import key, moment, node, nodes, text
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.mastodon.config import MastodonConfig
from onethread.connectors.mastodon.polling import own
from onethread.connectors.mastodon.words import plain
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
    Reference,
    SenderIdentity,
)

FAVOURITE = "⭐"
_KINDS = {
    "image": ("image", "image/jpeg"),
    "gifv": ("video", "video/mp4"),
    "video": ("video", "video/mp4"),
    "audio": ("audio", "audio/mpeg"),
}
_TYPES = {
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
}


def parse(envelope: RawEnvelope, config: MastodonConfig) -> Sequence[InboundItem]:
    """What one change of the poll says. Raises UnparsablePayload."""
    change, record = read_payload(envelope.body)
    at = envelope.received_at
    if change == "gone":
        status = node(record.get("status"))
        sender = _sender(node(status.get("account")), config)
        return [Deletion(target_id=key(status.get("id")), sender=sender, at=at)]
    if "notification" in record:
        told = node(record["notification"])
        kind, status = text(told.get("type"), 80), node(told.get("status"))
        if kind == "favourite":
            return [_favourite(told, status, at, config)]
        if kind != "mention":
            return [Ignored(reason=f"a notification of the kind {kind or 'unknown'}")]
    else:
        status = node(record.get("status"))
    account = node(status.get("account"))
    if own(account, config):
        return [Ignored(reason="written by this account itself")]
    sender = _sender(account, config)
    status_id = key(status.get("id"))
    content = _content(status, config)
    if change == "edited":
        edited_at = moment(status.get("edited_at"), at)
        return [Edit(target_id=status_id, content=content, sender=sender, at=edited_at)]
    answered = status.get("in_reply_to_id")
    headers: dict[str, Any] = {"visibility": text(status.get("visibility"), 20)}
    if url := text(status.get("url"), 1000):
        headers["url"] = url
    return [
        InboundMessage(
            message_id=status_id,
            sender=sender,
            said_at=moment(status.get("created_at"), at),
            content=content,
            display_name=text(account.get("display_name"), 200).strip() or None,
            references=[Reference(kind="message", value=key(answered))] if answered else [],
            automatic=account.get("bot") is True,
            headers=headers,
        )
    ]


def _sender(account: dict[str, Any], config: MastodonConfig) -> list[SenderIdentity]:
    """user@server: accounts of the channel's own server come without it."""
    acct = text(account.get("acct")).strip().lstrip("@").lower()
    if not acct or len(acct) > 320 or any(each.isspace() for each in acct):
        raise UnparsablePayload("a status without an account")
    value = acct if "@" in acct else f"{acct}@{config.host}"
    return [SenderIdentity(scheme="mastodon", value=value, assurance=Assurance.ASSERTED)]


def _favourite(
    told: dict[str, Any], status: dict[str, Any], at: datetime, config: MastodonConfig
) -> InboundItem:
    """A favourite of an answer by the one who got it; others' say nothing to a conversation."""
    account = node(told.get("account"))
    if not account.get("id") or status.get("in_reply_to_account_id") != account.get("id"):
        return Ignored(reason="a favourite by somebody whom the status does not answer")
    return Reaction(
        target_id=key(status.get("id")),
        emoji=FAVOURITE,
        sender=_sender(account, config),
        at=moment(told.get("created_at"), at),
    )


def _content(status: dict[str, Any], config: MastodonConfig) -> Content:
    said = _without_own_name(plain(text(status.get("content"))), config)
    warning = text(status.get("spoiler_text")).strip()
    options = [
        text(each.get("title"), 200) for each in nodes(node(status.get("poll")).get("options"))
    ]
    parts = [warning, said, "\n".join(f"- {each}" for each in options if each)]
    content = Content(
        text="\n\n".join(part for part in parts if part),
        language=_language(status.get("language")),
        public=text(status.get("visibility")) != "direct",
        attachments=[
            found
            for each in nodes(status.get("media_attachments"))
            if (found := _attachment(each)) is not None
        ],
    )
    if content.is_empty():
        content.unsupported = "empty status"
    return content


def _without_own_name(said: str, config: MastodonConfig) -> str:
    """Every mention begins with whom it is for, which is us."""
    user = "@" + config.handle.partition("@")[0]
    for name in (f"@{config.handle}", user):
        if said.lower().startswith(name) and not said[len(name) : len(name) + 1].strip():
            return said[len(name) :].strip()
    return said


def _language(value: Any) -> str | None:
    found = text(value).strip().lower()
    return found[:2] if found[:2].isascii() and found[:2].isalpha() and len(found) > 1 else None


def _attachment(media: dict[str, Any]) -> Attachment | None:
    url = text(media.get("url")) or text(media.get("remote_url"))
    if not url.startswith(("https://", "http://")) or len(url) > 2000:
        return None
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    name = text(path.rsplit("/", 1)[-1], 120)
    kind, media_type = _KINDS.get(text(media.get("type")), ("file", "application/octet-stream"))
    dot = name.rfind(".")
    ending = name[dot:].lower() if dot >= 0 else ""
    return Attachment(
        kind=kind,
        name=name or kind,
        media_type=_TYPES.get(ending, media_type),
        caption=text(media.get("description"), 1500) or None,
        remote={"url": url},
    )
