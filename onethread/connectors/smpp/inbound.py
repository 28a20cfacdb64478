"""What came over the bind: messages, whole or in parts, and receipts. No I/O.

The receiver stores JSON: `id` (ours, for SMPP gives an inbound message none) and `units`, the deliver_sm
as they came, in hexadecimal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import document, key, text
from onethread.connectors._schemes.refusing import REASONS
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.smpp.assembly import place_of
from onethread.connectors.smpp.config import SmppConfig
from onethread.connectors.smpp.pdu import (
    TAG_RECEIPTED_ID,
    TAG_STATE,
    ShortMessage,
    read_pdu,
    read_short_message,
)
from onethread.connectors.smpp.statuses import MEANINGS, NAMES, STATES
from onethread.connectors.smpp.texts import decoded, header_of, is_text
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    DeliveryUpdate,
    Ignored,
    InboundItem,
    SenderIdentity,
)

_TON_INTERNATIONAL, _TON_NATIONAL, _TON_NAME = 1, 2, 5
_FIELD = re.compile(r"\b(id|stat|err|done date):\s*(\S*)", re.IGNORECASE)


def parse(envelope: RawEnvelope, config: SmppConfig) -> Sequence[InboundItem]:
    """The one message or receipt that the units make. Raises UnparsablePayload."""
    stored = document(envelope.body)
    units = stored.get("units")
    if not isinstance(units, list) or not 1 <= len(units) <= 255:
        raise UnparsablePayload("the payload has no units of SMPP")
    messages = [_read(unit) for unit in units]
    if messages[0].is_receipt:
        return [_receipt(each, envelope, config) for each in messages]
    return [_message(messages, key(stored.get("id")), envelope, config)]


def _read(unit: Any) -> ShortMessage:
    try:
        raw = bytes.fromhex(text(unit))
    except ValueError as error:
        raise UnparsablePayload("a unit of SMPP is not hexadecimal") from error
    return read_short_message(read_pdu(raw).body)


def _message(
    messages: Sequence[ShortMessage], message_id: str, envelope: RawEnvelope, config: SmppConfig
) -> InboundItem:
    first = messages[0]
    words, missing = _words(messages, config)
    found = sms.message(
        message_id=message_id,
        sent_by=_sender(first, config),
        at=envelope.received_at,
        words=words,
        headers={"to": text(first.destination, 40), "missing_parts": missing},
    )
    if not all(is_text(each.data_coding) for each in messages):
        found.content.text = ""
        found.content.unsupported = "binary SMS"
    return found


def _words(messages: Sequence[ShortMessage], config: SmppConfig) -> tuple[str, list[int]]:
    """The text, with "[…]" where a part never came, and the places of those."""
    at: dict[int, ShortMessage] = {}
    total = 1
    for each in messages:
        place = place_of(each)
        at[place.sequence if place else 1] = each
        total = max(total, place.total if place else 1)
    order = range(1, total + 1)
    missing = [number for number in order if number not in at]
    codings = {each.data_coding for each in at.values()}
    if not missing and len(codings) == 1:
        # Some telephones cut a character in two.
        whole = b"".join(_octets(at[number]) for number in order)
        return decoded(whole, codings.pop(), config.alphabet), []
    texts = {
        number: decoded(_octets(each), each.data_coding, config.alphabet)
        for number, each in at.items()
    }
    return "".join(texts.get(number, "[…]") for number in order), missing


def _octets(message: ShortMessage) -> bytes:
    return header_of(message.octets)[1] if message.has_header else message.octets


def _sender(message: ShortMessage, config: SmppConfig) -> list[SenderIdentity]:
    value = message.source
    if message.source_ton == _TON_NAME:
        return [SenderIdentity(scheme="sms_sender", value=key(value), assurance=Assurance.CLAIMED)]
    if config.country_code and message.source_ton != _TON_INTERNATIONAL and value.isdigit():
        if value.startswith("00"):
            value = value[2:]
        elif value.startswith("0"):
            value = config.country_code + value[1:]
        elif message.source_ton == _TON_NATIONAL and len(value) > 6:
            value = config.country_code + value
    return sms.sender(value)


def _receipt(message: ShortMessage, envelope: RawEnvelope, config: SmppConfig) -> InboundItem:
    """A receipt by its parameters, else by its text (appendix B, which every SMSC varies)."""
    words = decoded(message.octets, message.data_coding, config.alphabet)
    fields = {name.lower(): value for name, value in _FIELD.findall(words)}
    told = message.tags.get(TAG_RECEIPTED_ID, b"").rstrip(b"\0").decode("latin-1")
    message_id = text(told or fields.get("id", ""), 100).strip()
    if not message_id:
        return Ignored(reason="a receipt that names no message")
    state_tag = message.tags.get(TAG_STATE, b"")
    number = state_tag[0] if state_tag else 0
    name = NAMES[number] if 0 < number < len(NAMES) else fields.get("stat", "").upper()[:7]
    state = STATES.get(name)
    if state is None:
        return Ignored(reason=f"a receipt of the state {text(name, 20) or 'none'}")
    code, reason = None, None
    if state == "failed":
        ours, said = MEANINGS[name]
        error = text(fields.get("err", ""), 20)
        shown = f"SMSC: {said}" + (f" (error {error})" if error.strip("0") else "")
        code = ours or None
        reason = " ".join(part for part in (REASONS.get(ours, ""), shown) if part)
    return DeliveryUpdate(
        message_id=key(message_id),
        state=state,
        at=_done(fields.get("done date", ""), envelope.received_at),
        code=code,
        reason=reason,
        recipient=text(message.source, 40) or None,
    )


def _done(value: str, received_at: datetime) -> datetime:
    """The time of a receipt (YYMMDDhhmm, in the SMSC's own zone): taken for UTC only where that makes
    sense, for no receipt says its zone."""
    try:
        found = datetime.strptime(value[:10], "%y%m%d%H%M").replace(tzinfo=UTC)
    except ValueError:
        return received_at
    return found if abs((found - received_at).total_seconds()) < 600 else received_at
