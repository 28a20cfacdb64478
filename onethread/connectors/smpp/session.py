"""One bind to an SMSC as values: what it must answer to what comes. No I/O."""

from __future__ import annotations

from onethread.connectors.smpp.config import SmppConfig
from onethread.connectors.smpp.pdu import (
    BIND_TRANSCEIVER,
    MOST_BYTES,
    SUBMIT_SM,
    Pdu,
    ShortMessage,
    bind_body,
    submit_body,
)
from onethread.errors import UnparsablePayload

_NPI_ISDN = 1


def bind(sequence: int, config: SmppConfig) -> Pdu:
    """The unit that binds as a transceiver."""
    body = bind_body(config.system_id, config.password.reveal(), config.system_type)
    return Pdu(command=BIND_TRANSCEIVER, sequence=sequence, body=body)


def submit(sequence: int, source: str, to: str, octets: bytes, coding: int, esm: int) -> Pdu:
    """The unit that submits one part; a receipt is asked for."""
    ton, npi = address_type(source)
    message = ShortMessage(
        source=source,
        source_ton=ton,
        source_npi=npi,
        destination=to,
        destination_ton=1,
        destination_npi=_NPI_ISDN,
        esm_class=esm,
        registered_delivery=1,
        data_coding=coding,
        message=octets,
    )
    return Pdu(command=SUBMIT_SM, sequence=sequence, body=submit_body(message))


def address_type(source: str) -> tuple[int, int]:
    """Type of number and numbering plan: international, a short code, or a name."""
    if not source.isdigit():
        return 5, 0
    return (1, _NPI_ISDN) if len(source) > 8 else (3, 0)


def length_of(head: bytes) -> int:
    """The length that a unit's first four bytes tell. Raises UnparsablePayload for an absurd one."""
    length = int.from_bytes(head[:4], "big")
    if not 16 <= length <= MOST_BYTES:
        raise UnparsablePayload("the other side does not speak SMPP")
    return length
