"""Webhooks of Messenger: who sent them, and what they say. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import meta, meta_callback, meta_inbound
from onethread.connectors.contract import Account, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.messenger.config import MessengerConfig
from onethread.messages import HttpRequest, InboundItem

_PLATFORM = meta_inbound.Platform(
    name="Messenger", object="page", scheme="messenger", account="Page ID"
)


def verify(request: WebhookRequest, config: MessengerConfig) -> Verified:
    """Accept what Meta signed with the app secret, and answer its challenge. Raises BadSignature."""
    return meta.verify(request, config.app_secret, config.verify_token)


def account(config: MessengerConfig) -> Account:
    """By what the app's webhooks know this channel."""
    return meta_callback.account("page", config.page_id, "messages", config.app_secret)


def parse(envelope: RawEnvelope, config: MessengerConfig) -> Sequence[InboundItem]:
    """Everything in a webhook. Raises UnparsablePayload, also when it is all for another Page."""
    return meta_inbound.parse(envelope, config.page_id, _PLATFORM)


def fetch_media(remote: Mapping[str, Any], _config: MessengerConfig) -> Sequence[HttpRequest]:
    """The bytes of an attachment."""
    return meta_inbound.fetch_media(remote)
