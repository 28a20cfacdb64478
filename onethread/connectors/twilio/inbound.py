"""Twilio's webhooks of a number: messages, and reports of what was sent. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onethread.connectors._schemes import sms, twilio
from onethread.connectors._schemes.reading import whole
from onethread.connectors._schemes.twilio import verify
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.twilio.config import TwilioSmsConfig
from onethread.messages import InboundItem

__all__ = ["parse", "verify"]

# More than an MMS can hold.
_MOST_MEDIA = 20
_CONSENTS: dict[str, Literal["refused", "given"]] = {"STOP": "refused", "START": "given"}


def parse(envelope: RawEnvelope, _config: TwilioSmsConfig) -> Sequence[InboundItem]:
    """The one message or receipt in a form. Raises UnparsablePayload.

    A message has no time of its own: it is the time it came in.
    """
    fields = twilio.form(envelope)
    receipt = twilio.report(fields, envelope)
    if receipt is not None:
        return [receipt]
    count = min(whole(fields.get("NumMedia")) or 0, _MOST_MEDIA)
    return [
        sms.message(
            message_id=fields.get("MessageSid") or fields.get("SmsSid"),
            sent_by=sms.sender(fields.get("From")),
            at=envelope.received_at,
            words=fields.get("Body"),
            attachments=[
                sms.media(fields.get(f"MediaUrl{at}"), fields.get(f"MediaContentType{at}"))
                for at in range(count)
            ],
            consent=_CONSENTS.get(fields.get("OptOutType", "").upper()),
            headers={"to": fields.get("To"), "country": fields.get("FromCountry")},
        )
    ]
