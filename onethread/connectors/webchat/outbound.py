"""Answers: they are stored, and the visitor's device shows them from there."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors.contract import ConnectionTest
from onethread.connectors.webchat.config import WebChatConfig
from onethread.connectors.webchat.push import dry_run, dry_run_trouble
from onethread.messages import (
    LocalPush,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)


def build(message: OutboundMessage, config: WebChatConfig) -> Sequence[OutboundRequest]:
    """Nothing leaves the system: the receiver that holds the visitor's socket shows it."""
    return [LocalPush(message_id=message.message_uid)]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: WebChatConfig
) -> SendResult:
    """Taken as soon as it is stored; the device acknowledges it later."""
    if not responses:
        return SendRefused(code="temporary", reason="not stored yet", retry_after_seconds=1)
    return SendAccepted(message_id=message.message_uid)


def test(config: WebChatConfig) -> Sequence[OutboundRequest]:
    """Only Firebase can be asked, where notifications go by it."""
    return dry_run(config)


def read_test(responses: Sequence[OutboundResponse], config: WebChatConfig) -> ConnectionTest:
    """What is worth telling about the settings."""
    secret = config.customer_token_secret
    if secret is not None and 0 < len(secret.reveal()) < 32:
        return ConnectionTest(
            ok=False, message="The secret for logged-in customers needs at least 32 characters."
        )
    if config.firebase and (problem := dry_run_trouble(responses)):
        return ConnectionTest(ok=False, message=problem)
    if not config.websites:
        return ConnectionTest(
            ok=True,
            message="Ready. Only this server's own pages may show it: add your website's address.",
        )
    return ConnectionTest(ok=True, message=f"Ready for {', '.join(config.websites)}.")
