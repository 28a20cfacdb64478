"""Answers to comments on Instagram, and the account itself. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onethread.connectors._schemes import meta, meta_comments
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.instagram_comments.config import InstagramCommentsConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendResult,
)

FIELDS = ("comments", "live_comments")


def build(message: OutboundMessage, config: InstagramCommentsConfig) -> Sequence[OutboundRequest]:
    """A comment under the customer's, or one private message.

    Raises InvalidInput when there is nothing in it that this can carry.
    """
    target = meta_comments.path_of(meta_comments.target_of(message))
    if not message.content.public:
        recipient = {"comment_id": target}
        return meta_comments.private_reply(message, config, config.account_id, recipient)
    if not message.content.text:
        raise InvalidInput("a comment on Instagram carries text only")
    return [meta.post(config, f"{target}/replies", {"message": message.content.text})]


def parse_response(
    responses: Sequence[OutboundResponse],
    message: OutboundMessage,
    _config: InstagramCommentsConfig,
) -> SendResult:
    """The comment's id, or the private message's with the id of who gets it."""
    return meta_comments.parse_response(responses, message, "instagram", "Instagram")


def revise(revision: Revision, config: InstagramCommentsConfig) -> Sequence[HttpRequest]:
    """Takes a comment of ours away; Instagram changes no words. Raises InvalidInput for an edit."""
    if revision.content is not None:
        raise InvalidInput("a comment on Instagram can't be changed, only deleted")
    return meta_comments.delete(revision, config)


def test(config: InstagramCommentsConfig) -> Sequence[OutboundRequest]:
    """Ask for the account, and which apps get its webhooks."""
    return meta.account_test(config, config.account_id, "user_id,username,name")


def read_test(
    responses: Sequence[OutboundResponse], _config: InstagramCommentsConfig
) -> ConnectionTest:
    """What the answers mean for the administrator."""
    return meta.tested(responses, "Instagram", ("username", "name"), "comments")


def subscribe(_webhook_url: str, config: InstagramCommentsConfig) -> Sequence[HttpRequest]:
    """Have the app get this account's comments (the callback URL is the app's); renew the token."""
    path = f"{config.account_id}/subscribed_apps"
    return [
        meta.post(
            config,
            path,
            meta.fields_with(("comments", "live_comments"), config.more_fields),
            "subscribe",
        ),
        *meta.renewal(config),
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: InstagramCommentsConfig
) -> ConnectionTest:
    """Whether it worked."""
    return meta.subscribed(responses, "Instagram")


def renewed(
    responses: Sequence[OutboundResponse], _config: InstagramCommentsConfig
) -> Mapping[str, str]:
    """The fresh token."""
    return meta.renewed(responses)
