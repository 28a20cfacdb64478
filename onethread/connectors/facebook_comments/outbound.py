"""Answers to comments on a Page, changes to them, and the Page itself. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes import meta, meta_comments
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.facebook_comments.config import FacebookCommentsConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendResult,
)


def build(message: OutboundMessage, config: FacebookCommentsConfig) -> Sequence[OutboundRequest]:
    """A comment under the customer's, a private message, or a like.

    Raises InvalidInput when there is nothing in it that this can carry.
    """
    target = meta_comments.path_of(meta_comments.target_of(message))
    if message.reaction is not None:
        if not message.in_reply_to:
            raise InvalidInput("a reaction needs the comment it is about")
        # A Page can only like.
        return [
            HttpRequest(
                method="POST" if message.reaction else "DELETE",
                url=meta.url(config, f"{target}/likes"),
                headers=meta.headers(config),
            )
        ]
    if not message.content.public:
        # A visitor's own post has the Page's id in its own.
        post = target.startswith(f"{config.page_id}_")
        recipient = {"post_id" if post else "comment_id": target}
        return meta_comments.private_reply(message, config, config.page_id, recipient)
    return [_comment(message, target, config)]


def _comment(
    message: OutboundMessage, target: str, config: FacebookCommentsConfig
) -> OutboundRequest:
    said = message.content.text
    path = f"{target}/comments"
    if not message.files:
        if not said:
            raise InvalidInput("there is nothing in this message that a comment can carry")
        return meta.post(config, path, {"message": said})
    file = message.files[0]
    if file.content is not None:
        return meta.upload(config, path, {"message": said} if said else {}, file, "send", "source")
    body: dict[str, Any] = {"attachment_url": file.link}
    return meta.post(config, path, {**body, "message": said} if said else body)


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: FacebookCommentsConfig
) -> SendResult:
    """The comment's id, or the private message's with the Messenger id of who gets it."""
    return meta_comments.parse_response(responses, message, "messenger", "Facebook")


def revise(revision: Revision, config: FacebookCommentsConfig) -> Sequence[HttpRequest]:
    """Other words for a comment of ours, or none."""
    if revision.content is None:
        return meta_comments.delete(revision, config)
    path = meta_comments.path_of(revision.message_id)
    return [meta.post(config, path, {"message": revision.content.text}, "edit")]


def test(config: FacebookCommentsConfig) -> Sequence[OutboundRequest]:
    """Ask for the Page, and which apps get its webhooks."""
    return meta.account_test(config, config.page_id, "name,username")


def read_test(
    responses: Sequence[OutboundResponse], _config: FacebookCommentsConfig
) -> ConnectionTest:
    """What the answers mean for the administrator."""
    return meta.tested(responses, "Facebook", ("name", "username"), "feed")


def subscribe(_webhook_url: str, config: FacebookCommentsConfig) -> Sequence[HttpRequest]:
    """Have the app get the feed of this Page (the callback URL belongs to the app)."""
    path = f"{config.page_id}/subscribed_apps"
    return [
        meta.post(
            config, path, meta.fields_with(("feed", "mention"), config.more_fields), "subscribe"
        )
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: FacebookCommentsConfig
) -> ConnectionTest:
    """Whether it worked."""
    return meta.subscribed(responses, "Facebook")
