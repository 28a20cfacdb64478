"""Webhooks of GitHub: who sent them, and what discussions and comments say. No I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from onethread.connectors._schemes.reading import document, header, key, moment, node, text
from onethread.connectors._schemes.signing import check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.github_discussions.config import GitHubDiscussionsConfig
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

_EVENT = "x-github-event"
_MEMBERS = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
_IMAGE = re.compile(
    r"!\[([^\]\n]{0,300})\]\((https://[^)\s]{1,900})\)"
    r"|<img\b[^>\n]{0,300}?\bsrc=\"(https://[^\"\s]{1,900})\"[^>\n]{0,300}>"
)
_BLANK = re.compile(r"\n{3,}")


def verify(request: WebhookRequest, config: GitHubDiscussionsConfig) -> Verified:
    """Accept what GitHub signed with the webhook's secret. Raises BadSignature."""
    check_hmac(
        request.headers.get("x-hub-signature-256", ""),
        config.webhook_secret.reveal(),
        request.body,
        what="X-Hub-Signature-256 and webhook secret",
        prefix="sha256=",
    )
    event = request.headers.get(_EVENT, "")[:80]
    return Verified(store=event != "ping", keep_headers={_EVENT: event})


def parse(envelope: RawEnvelope, config: GitHubDiscussionsConfig) -> Sequence[InboundItem]:
    """What one event says. Raises UnparsablePayload."""
    payload = document(envelope.body)
    event = header(envelope.headers, _EVENT)
    if event not in ("discussion", "discussion_comment"):
        return [Ignored(reason=f"the event {event or 'unknown'} is not about a discussion")]
    action = text(payload.get("action"), 60)
    if action not in ("created", "edited", "deleted"):
        return [Ignored(reason=f"a discussion was {action or 'changed'}: nothing was said")]
    discussion = node(payload.get("discussion"))
    said = node(payload.get("comment")) if event == "discussion_comment" else discussion
    return [_item(said, discussion, action, payload, envelope.received_at, config)]


def _item(
    said: dict[str, Any],
    discussion: dict[str, Any],
    action: str,
    payload: dict[str, Any],
    at: datetime,
    config: GitHubDiscussionsConfig,
) -> InboundItem:
    user = node(said.get("user"))
    login = text(user.get("login"), 100)
    if login.lower() == config.account.lower():
        return Ignored(reason="written by this channel's own account")
    if config.ignore_members and text(said.get("author_association")) in _MEMBERS:
        return Ignored(reason="written by a member of the project")
    sender, said_id = _sender(user), key(said.get("node_id"))
    if action == "deleted":
        return Deletion(target_id=said_id, sender=sender, at=at)
    public = node(payload.get("repository")).get("private") is not True
    is_first = said is discussion
    content = _content(said, text(discussion.get("title"), 300) if is_first else "", public)
    if action == "edited":
        changed = moment(said.get("updated_at"), at)
        return Edit(target_id=said_id, content=content, sender=sender, at=changed)
    discussion_id = key(discussion.get("node_id"))
    answered = [] if is_first else [Reference(kind="thread", value=discussion_id)]
    return InboundMessage(
        message_id=said_id,
        sender=sender,
        said_at=moment(said.get("created_at"), at),
        content=content,
        display_name=login or None,
        references=answered,
        automatic=user.get("type") == "Bot",
        thread=discussion_id,
        headers={
            "login": login,
            "discussion_id": discussion_id,
            "comment_id": "" if is_first else said_id,
            "nested": said.get("parent_id") is not None,
            "url": text(said.get("html_url"), 500),
            "category": text(node(discussion.get("category")).get("name"), 100),
        },
    )


def _sender(user: dict[str, Any]) -> list[SenderIdentity]:
    """By number: a login can be changed, and then taken by somebody else."""
    number = user.get("id")
    if type(number) is not int or not 0 < number < 1 << 60:
        raise UnparsablePayload("a discussion without a user")
    return [SenderIdentity(scheme="github", value=str(number), assurance=Assurance.ASSERTED)]


def _content(said: dict[str, Any], title: str, public: bool) -> Content:
    body = text(said.get("body")).replace("\r\n", "\n")
    attachments: dict[str, Attachment] = {}

    def found(match: re.Match[str]) -> str:
        address = match[2] or match[3]
        if not _is_upload(address):
            return match[0]
        name = address.rpartition("/")[2].partition("?")[0]
        attachments[address] = Attachment(
            kind="image",
            name=name[:120] or "image",
            media_type="image/*",
            caption=match[1] or None,
            remote={"url": address},
        )
        return ""

    words = _BLANK.sub("\n\n", _IMAGE.sub(found, body)).strip()
    content = Content(
        text=words, subject=title or None, attachments=list(attachments.values()), public=public
    )
    if content.is_empty():
        content.unsupported = "empty comment"
    return content


def _is_upload(address: str) -> bool:
    """Whether GitHub keeps the picture: others would tell their server that we looked."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return (host == "github.com" and parts.path.startswith("/user-attachments/assets/")) or (
        host.endswith(".githubusercontent.com")
    )
