"""Mail by SES's SMTP interface. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onethread.connectors._schemes.mail import smtp, writing
from onethread.connectors._schemes.refusing import refused
from onethread.connectors.ses.config import SesConfig
from onethread.messages import (
    MailRequest,
    MailResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendRefused,
    SendResult,
)

# SES takes 40 MB, encoded.
MAX_ATTACHED_BYTES = 26 << 20
# "250 Ok 0102018c…-000000": SES's own id, by which it replaces the Message-ID.
_GIVEN = re.compile(r"\b([0-9a-f]{16}-[0-9a-f-]{36}-\d{6})\b")


def build(message: OutboundMessage, config: SesConfig) -> Sequence[OutboundRequest]:
    """The mail. Raises InvalidInput for an address that can't be written to."""
    content = writing.write(message, config, MAX_ATTACHED_BYTES)
    if config.configuration_set:
        content = b"X-SES-CONFIGURATION-SET: %b\r\n" % config.configuration_set.encode() + content
    return [
        MailRequest(
            host=config.server(),
            port=config.smtp_port,
            security=config.smtp_security,
            envelope_from=writing.sender_of(config),
            envelope_to=[writing.recipient_of(message)],
            message=content,
            username=config.smtp_username,
            password=config.smtp_password.reveal(),
        )
    ]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: SesConfig
) -> SendResult:
    """Whether SES took it. Replies name the Message-ID that SES made, events SES's id: both are ours."""
    said = next((r.text for r in reversed(responses) if isinstance(r, MailResponse)), "")
    result = smtp.read_answer(responses, message, config)
    if isinstance(result, SendRefused):
        # SES says both with codes that mean something else at other servers.
        if "throttling failure" in said.lower():
            return refused("rate_limited", "Amazon SES", said)
        if "is not verified" in said.lower():
            return refused("bad_credentials", "Amazon SES", said)
        return result
    found = _GIVEN.search(said)
    if found is not None:
        domain = "email" if config.region == "us-east-1" else config.region
        result.extra_ids = [found.group(1), f"{found.group(1)}@{domain}.amazonses.com"]
    return result
