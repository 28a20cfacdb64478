"""Webhooks of comments on an Instagram account's posts, stories and broadcasts. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from onethread.connectors._schemes import meta, meta_callback
from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors.contract import Account, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.instagram_comments.config import InstagramCommentsConfig
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Ignored,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
)

_FIELDS = ("comments", "live_comments")


def verify(request: WebhookRequest, config: InstagramCommentsConfig) -> Verified:
    """Accept what Meta signed with the app secret, and answer its challenge. Raises BadSignature."""
    return meta.verify(request, config.app_secret, config.verify_token)


def account(config: InstagramCommentsConfig) -> Account:
    """By what the app's webhooks know this channel."""
    return meta_callback.account("instagram", config.account_id, "feed", config.app_secret)


def parse(envelope: RawEnvelope, config: InstagramCommentsConfig) -> Sequence[InboundItem]:
    """Everything in a webhook; what is for another account or a private message is handed over. Raises
    UnparsablePayload."""
    payload = document(envelope.body)
    if others := meta_callback.for_other_kinds(payload, "instagram", "an Instagram account"):
        return others
    if payload.get("object") != "instagram":
        raise UnparsablePayload("this is not a webhook of an Instagram account")
    items: list[InboundItem] = []
    for entry in nodes(payload.get("entry")):
        if text(entry.get("id"), 80) != config.account_id:
            items += meta_callback.split("instagram", entry)
            continue
        at = moment(entry.get("time"), envelope.received_at)
        # With Instagram Login the change stands in the entry itself.
        changes = [entry] if "field" in entry else nodes(entry.get("changes"))
        for change in changes:
            items.append(_change(change, at, config))
        private = {name: entry.get(name) for name in meta_callback.PRIVATE_ENTRY}
        items += meta_callback.split(
            "instagram", private, "a private message: it belongs to an Instagram channel"
        )
    return items or [Ignored(reason="nothing in it")]


def _change(change: dict[str, Any], at: datetime, config: InstagramCommentsConfig) -> InboundItem:
    field = text(change.get("field"), 80)
    if field not in _FIELDS:
        return Ignored(reason=f"webhook field {field} is no comment on a post of this account")
    try:
        return _read(node(change.get("value")), field, at, config)
    except UnparsablePayload as error:
        return Ignored(reason=f"a comment that can't be read: {error.message}")


def _read(
    value: dict[str, Any], field: str, at: datetime, config: InstagramCommentsConfig
) -> InboundItem:
    author, media = node(value.get("from")), node(value.get("media"))
    who = key(author.get("id"))
    if who == config.account_id or author.get("self_ig_scoped_id"):
        return Ignored(reason="by the account itself")
    said = text(value.get("text"))
    headers = {
        name: found
        for name, found in (
            ("media_product_type", text(media.get("media_product_type"), 40)),
            ("ad_id", text(media.get("ad_id"), 80)),
            ("ad_title", text(media.get("ad_title"), 300)),
            ("live", "yes" if field == "live_comments" else ""),
            ("username", text(author.get("username"), 80)),
        )
        if found
    }
    parent, thread = value.get("parent_id"), media.get("id")
    return InboundMessage(
        message_id=key(value.get("id")),
        sender=[SenderIdentity(scheme="instagram", value=who, assurance=Assurance.ASSERTED)],
        said_at=at,
        content=Content(
            text=said, public=True, unsupported=None if said else "comment without text"
        ),
        display_name=text(author.get("username"), 80) or None,
        references=[Reference(kind="message", value=key(parent))] if parent else [],
        thread=key(thread) if thread else None,
        headers=headers,
    )
