"""SMS and MMS to Twilio's REST API. No I/O."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes import sms, twilio
from onethread.connectors._schemes.twilio import fetch_media, parse_response
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.twilio.config import TwilioSmsConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
)

__all__ = ["build", "fetch_media", "parse_response", "read_subscribed", "subscribe"]

TEXT_LIMIT = 1600
MEDIA_LIMIT = 10


def build(message: OutboundMessage, config: TwilioSmsConfig) -> Sequence[OutboundRequest]:
    """One message; files go with it as MMS, or as links. Raises InvalidInput for an empty one."""
    words, urls = message.content.text, []
    if message.files and config.mms:
        urls = sms.links(message.files)
    elif message.files:
        words = sms.with_links(words, message.files)
    if not words and not urls:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    fields = {"To": sms.recipient(message)}
    if config.messaging_service_sid:
        fields["MessagingServiceSid"] = config.messaging_service_sid
    if config.number:
        fields["From"] = config.number
    requests: list[OutboundRequest] = []
    # Links may make the text longer than what was split.
    parts = [words[at : at + TEXT_LIMIT] for at in range(0, len(words), TEXT_LIMIT)] or [""]
    groups = [urls[at : at + MEDIA_LIMIT] for at in range(0, len(urls), MEDIA_LIMIT)] or [[]]
    for at in range(max(len(parts), len(groups))):
        body = {"Body": parts[at]} if at < len(parts) and parts[at] else {}
        group = groups[at] if at < len(groups) else []
        step = "send" if at == 0 else f"send{at}"
        requests.append(twilio.send(message, config, fields | body, group, step))
    return requests


def subscribe(webhook_url: str, config: TwilioSmsConfig) -> Sequence[HttpRequest]:
    """Have the messaging service send its webhooks here. A single number is set by hand: the API
    addresses it by an id that nobody knows."""
    if not config.messaging_service_sid:
        return []
    base = config.api_base_url.rstrip("/").replace("//api.", "//messaging.")
    return [
        HttpRequest(
            method="POST",
            url=f"{base}/v1/Services/{config.messaging_service_sid}",
            headers=config.authorization(),
            form={
                "InboundRequestUrl": webhook_url,
                "InboundMethod": "POST",
                "StatusCallback": webhook_url,
                "UseInboundWebhookOnNumber": "false",
            },
            step="service",
        )
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], config: TwilioSmsConfig
) -> ConnectionTest:
    """What came of it, for the administrator."""
    if not config.messaging_service_sid:
        return ConnectionTest(
            ok=False,
            message="Paste the address in the Twilio Console, at the number: A message comes in.",
        )
    found = twilio.read_test(responses, config)
    return found if not found.ok and "refused" in found.message else _connected(responses)


def _connected(responses: Sequence[OutboundResponse]) -> ConnectionTest:
    return (
        ConnectionTest(ok=True, message="The messaging service sends its webhooks here.")
        if responses
        else ConnectionTest(ok=False, message="Twilio gave no answer.")
    )
