"""Webhooks of LinkedIn: who sent them, and what was said on the organisation's page. No I/O."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import document, key, moment, node, nodes, text
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.linkedin.api import comment_urn, encoded, request, token
from onethread.connectors.linkedin.config import LinkedInConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Deletion,
    Edit,
    Follow,
    Ignored,
    InboundItem,
    InboundMessage,
    SenderIdentity,
)

_SIGNED = b"hmacsha256="
_CHALLENGE = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_OWN = ("ADMIN_COMMENT", "ADMIN_COMMENT_EDIT", "ADMIN_COMMENT_DELETE")


def verify(request: WebhookRequest, config: LinkedInConfig) -> Verified:
    """Answer LinkedIn's challenge, and accept what it signed. Raises BadSignature.

    Challenges and webhooks are signed with the same key: whoever could have any text signed as a
    challenge could sign a webhook of their own making. So nothing but a UUID is taken for a challenge.
    """
    secret = config.client_secret.reveal()
    if request.method == "GET":
        challenge = request.query.get("challengeCode", "")
        if not secret or not _CHALLENGE.fullmatch(challenge):
            raise BadSignature("this is no challenge of LinkedIn")
        answer = hmac.new(secret.encode(), challenge.encode(), sha256).hexdigest()
        body = msgspec.json.encode({"challengeCode": challenge, "challengeResponse": answer})
        return Verified(store=False, body=body, content_type="application/json")
    given = request.headers.get("x-li-signature", "")
    check_hmac(
        given.removeprefix(_SIGNED.decode()),
        secret,
        _SIGNED + request.body,
        what="X-LI-Signature and client secret",
    )
    return Verified()


def parse(envelope: RawEnvelope, config: LinkedInConfig) -> Sequence[InboundItem]:
    """Every notification of a webhook, or a comment that was followed. Raises UnparsablePayload."""
    payload, at = document(envelope.body), envelope.received_at
    if envelope.headers.get("followed"):
        return [_followed(payload, envelope.headers, at, config)]
    told = payload.get("notifications")
    if not isinstance(told, list):
        raise UnparsablePayload("the webhook has no notifications")
    items: list[InboundItem] = []
    for each in nodes(told):
        try:
            items.append(_notification(each, at, config))
        except UnparsablePayload as error:
            items.append(Ignored(reason=f"a notification that can't be read: {error.message}"))
    return items or [Ignored(reason="nothing in it")]


def _notification(told: dict[str, Any], at: datetime, config: LinkedInConfig) -> InboundItem:
    action = text(told.get("action"), 60)
    if told.get("organizationalEntity") != config.organization:
        return Ignored(reason="about another organisation's page")
    if action in _OWN:
        return Ignored(reason="written in the name of the organisation")
    if action not in ("COMMENT", "COMMENT_EDIT", "COMMENT_DELETE", "SHARE_MENTION"):
        return Ignored(reason=f"a notification of the kind {action or 'unknown'}")
    decorated = node(told.get("decoratedGeneratedActivity"))
    said_at = moment(told.get("lastModifiedAt"), at)
    if action == "SHARE_MENTION":
        return _mention(node(decorated.get("share")), told, said_at, config)
    comment = node(decorated.get("comment"))
    found = comment_urn(text(comment.get("entity"))) or comment_urn(
        text(told.get("generatedActivity"))
    )
    if found is None:
        raise UnparsablePayload("it names no comment")
    urn, post, number = found
    owner = text(comment.get("owner"))
    if owner == config.organization:
        return Ignored(reason="written in the name of the organisation")
    if action == "COMMENT_DELETE":
        if not owner:
            return Ignored(reason="a deleted comment of which LinkedIn names no author")
        return Deletion(target_id=urn, sender=_sender(owner), at=said_at)
    if not owner or "text" not in comment:
        asked = request("GET", f"socialActions/{encoded(post)}/comments/{number}", config)
        kept = {"urn": urn, "post": post, "action": action}
        return Follow(requests=[*token(config), asked], headers=kept)
    return _said(urn, post, owner, text(comment.get("text")), action, said_at, told)


def _followed(
    comment: dict[str, Any], headers: Mapping[str, Any], at: datetime, config: LinkedInConfig
) -> InboundItem:
    owner = text(comment.get("actor"))
    if owner == config.organization:
        return Ignored(reason="written in the name of the organisation")
    urn, post = key(headers.get("urn")), key(headers.get("post"))
    words = text(node(comment.get("message")).get("text"))
    changed = node(comment.get("lastModified")).get("time")
    said_at = moment(changed or node(comment.get("created")).get("time"), at)
    return _said(urn, post, owner, words, text(headers.get("action")), said_at, {})


def _said(
    urn: str,
    post: str,
    owner: str,
    words: str,
    action: str,
    at: datetime,
    told: Mapping[str, Any],
) -> InboundItem:
    content = _content(words)
    if action == "COMMENT_EDIT":
        return Edit(target_id=urn, content=content, sender=_sender(owner), at=at)
    headers: dict[str, Any] = {"post": post, "comment": urn}
    if about := text(node(told.get("decoratedSourcePost")).get("text"), 500):
        headers["about"] = about
    return InboundMessage(
        message_id=urn,
        sender=_sender(owner),
        said_at=at,
        content=content,
        thread=post,
        headers=headers,
    )


def _mention(
    share: dict[str, Any], told: Mapping[str, Any], at: datetime, config: LinkedInConfig
) -> InboundItem:
    """A post by somebody that mentions the page: an answer to it is a comment on it."""
    owner = text(share.get("owner"))
    if owner == config.organization:
        return Ignored(reason="written in the name of the organisation")
    post = key(share.get("entity") or told.get("generatedActivity"))
    return InboundMessage(
        message_id=post,
        sender=_sender(owner),
        said_at=at,
        content=_content(text(share.get("text"))),
        thread=post,
        headers={"post": post, "comment": ""},
    )


def _content(words: str) -> Content:
    words = words.strip()
    return Content(text=words, public=True, unsupported=None if words else "comment without words")


def _sender(urn: str) -> list[SenderIdentity]:
    if not urn.startswith("urn:li:") or len(urn) > 200:
        raise UnparsablePayload("it names no author")
    return [SenderIdentity(scheme="linkedin", value=urn, assurance=Assurance.ASSERTED)]
