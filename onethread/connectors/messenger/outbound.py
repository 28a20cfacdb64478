"""Messages to Messenger, marks that they were seen, and the Page itself. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import meta, meta_outbound
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.messenger.config import MessengerConfig
from onethread.messages import (
    HttpRequest,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendResult,
)

FIELDS = (
    "messages",
    "messaging_postbacks",
    "message_deliveries",
    "message_reads",
    "message_reactions",
    "message_edits",
    "messaging_referrals",
)


def _carrying(config: MessengerConfig) -> meta_outbound.Carrying:
    return meta_outbound.Carrying(name="Messenger", node=config.page_id)


def build(message: OutboundMessage, config: MessengerConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when nothing in it can be carried."""
    return meta_outbound.build(message, config, _carrying(config))


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: MessengerConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    return meta_outbound.parse_response(responses, message, "Messenger")


def mark_leg_read(
    to: str, _message_id: str, _facts: Mapping[str, Any], config: MessengerConfig
) -> Sequence[HttpRequest]:
    """ "Seen" under what the customer wrote."""
    body = {"recipient": {"id": to}, "sender_action": "mark_seen"}
    return [meta.post(config, f"{config.page_id}/messages", body, "seen")]


def test(config: MessengerConfig) -> Sequence[OutboundRequest]:
    """Ask for the Page, and which apps get its webhooks."""
    return meta.account_test(config, config.page_id, "name,username")


def read_test(responses: Sequence[OutboundResponse], _config: MessengerConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    return meta.tested(responses, "Messenger", ("name", "username"), "messages")


def subscribe(_webhook_url: str, config: MessengerConfig) -> Sequence[HttpRequest]:
    """Have the app get this Page's webhooks (the callback URL belongs to the app)."""
    path = f"{config.page_id}/subscribed_apps"
    return [meta.post(config, path, meta.fields_with(FIELDS, config.more_fields), "subscribe")]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: MessengerConfig
) -> ConnectionTest:
    """Whether it worked."""
    return meta.subscribed(responses, "Messenger")
