"""Webhooks of Instagram messaging: who sent them, and what they say. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import meta, meta_callback, meta_inbound
from onethread.connectors.contract import Account, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.instagram.config import InstagramConfig
from onethread.messages import HttpRequest, InboundItem

_PLATFORM = meta_inbound.Platform(
    name="Instagram", object="instagram", scheme="instagram", account="Instagram account ID"
)


def verify(request: WebhookRequest, config: InstagramConfig) -> Verified:
    """Accept what Meta signed with the app secret, and answer its challenge. Raises BadSignature."""
    return meta.verify(request, config.app_secret, config.verify_token)


def account(config: InstagramConfig) -> Account:
    """By what the app's webhooks know this channel."""
    return meta_callback.account("instagram", config.account_id, "messages", config.app_secret)


def parse(envelope: RawEnvelope, config: InstagramConfig) -> Sequence[InboundItem]:
    """Everything in a webhook. Raises UnparsablePayload, also when it is all for another account."""
    return meta_inbound.parse(envelope, config.account_id, _PLATFORM)


def fetch_media(remote: Mapping[str, Any], _config: InstagramConfig) -> Sequence[HttpRequest]:
    """The bytes of an attachment."""
    return meta_inbound.fetch_media(remote)
