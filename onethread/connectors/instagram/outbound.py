"""Messages to Instagram, marks that they were seen, and the account itself. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import meta, meta_outbound
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.instagram.config import InstagramConfig
from onethread.messages import (
    HttpRequest,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendResult,
)

FIELDS = (
    "messages",
    "message_edit",
    "message_reactions",
    "messaging_postbacks",
    "messaging_referral",
    "messaging_seen",
)
TEXT_BYTES = 1000


def _carrying(config: InstagramConfig) -> meta_outbound.Carrying:
    """Files by link where there is one: with Instagram Login the API takes no uploads. Only the heart
    is a reaction that the API sets."""
    return meta_outbound.Carrying(
        name="Instagram",
        node=config.account_id,
        platform="instagram",
        prefer_links=True,
        text_bytes=TEXT_BYTES,
        only_reaction="love",
    )


def build(message: OutboundMessage, config: InstagramConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when nothing in it can be carried."""
    return meta_outbound.build(message, config, _carrying(config))


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: InstagramConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    return meta_outbound.parse_response(responses, message, "Instagram")


def mark_leg_read(
    to: str, _message_id: str, _facts: Mapping[str, Any], config: InstagramConfig
) -> Sequence[HttpRequest]:
    """ "Seen" under what the customer wrote."""
    body = {"recipient": {"id": to}, "sender_action": "mark_seen"}
    return [meta.post(config, f"{config.account_id}/messages", body, "seen")]


def test(config: InstagramConfig) -> Sequence[OutboundRequest]:
    """Ask for the account, and which apps get its webhooks."""
    return meta.account_test(config, config.account_id, "user_id,username,name")


def read_test(responses: Sequence[OutboundResponse], _config: InstagramConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    return meta.tested(responses, "Instagram", ("username", "name"), "messages")


def subscribe(_webhook_url: str, config: InstagramConfig) -> Sequence[HttpRequest]:
    """Have the app get this account's webhooks (the callback URL belongs to the app); renew the token."""
    path = f"{config.account_id}/subscribed_apps"
    return [
        meta.post(config, path, meta.fields_with(FIELDS, config.more_fields), "subscribe"),
        *meta.renewal(config),
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: InstagramConfig
) -> ConnectionTest:
    """Whether it worked."""
    return meta.subscribed(responses, "Instagram")


def renewed(responses: Sequence[OutboundResponse], _config: InstagramConfig) -> Mapping[str, str]:
    """The fresh token."""
    return meta.renewed(responses)
