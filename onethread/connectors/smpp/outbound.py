"""A text as the short messages that the bind submits. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import text, whole
from onethread.connectors._schemes.refusing import refused
from onethread.connectors.smpp.config import SmppConfig
from onethread.connectors.smpp.statuses import refusal
from onethread.connectors.smpp.texts import parts_of
from onethread.errors import InvalidInput
from onethread.messages import (
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT_LIMIT = 1600
# For the answers of all parts, and for a pause when the SMSC throttles.
_TIMEOUT_SECONDS = 45.0


def build(message: OutboundMessage, config: SmppConfig) -> Sequence[OutboundRequest]:
    """One relay with all parts; files go as links. Raises InvalidInput for an empty message, or one to
    something that is no number."""
    words = sms.with_links(message.content.text, message.files)
    if not words:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    to = sms.digits(sms.recipient(message))
    if not to.isascii() or not to.isalnum() or len(to) > 20:
        raise InvalidInput(f"{message.to!r} is no number that an SMS can go to")
    # The same text sent again has the same reference, so that a telephone puts it together once.
    reference = sha256(message.message_uid.encode()).digest()[0]
    return [
        RelayRequest(
            payload={
                "from": config.number,
                "to": to,
                "parts": [
                    {
                        "octets": part.octets.hex(),
                        "data_coding": part.data_coding,
                        "esm_class": part.esm_class,
                    }
                    for part in parts_of(words, reference, config.alphabet)
                ],
            },
            timeout_seconds=_TIMEOUT_SECONDS,
        )
    ]


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, config: SmppConfig
) -> SendResult:
    """The ids that the SMSC gave each part, or why it refused one."""
    answer = next((each for each in responses if isinstance(each, RelayResponse)), None)
    if answer is None:
        return refused("temporary", "SMSC")
    listed = answer.facts.get("ids")
    ids = [text(each, 100) for each in listed] if isinstance(listed, list) else []
    if not answer.ok:
        if answer.facts.get("lost"):
            return SendRefused(
                code="unknown",
                reason="The connection broke off before the SMSC answered: it may or may not have arrived.",
            )
        status = whole(answer.facts.get("status"), 0xFFFFFFFF)
        return refusal(status) if status else refused("temporary", "SMSC", "not bound")
    if not ids or not all(ids):
        return refused("temporary", "SMSC", "answered without an id")
    known = dict.fromkeys([*ids, *(_as_in_receipts(each, config) for each in ids)])
    first, *rest = known
    return SendAccepted(message_id=first, extra_ids=rest)


def _as_in_receipts(message_id: str, config: SmppConfig) -> str:
    try:
        if config.receipt_ids == "decimal":
            return str(int(message_id, 16))
        if config.receipt_ids == "hexadecimal":
            return f"{int(message_id):X}"
    except ValueError:
        pass
    return message_id
