"""Reply tokens: signed by us, put in outgoing mail, so that an answer finds its conversation.

A token says which conversation and leg it was made for. Holding one proves only that the mail was
seen, not who holds it (mail is forwarded), so placement still asks whether the sender takes part.
"""

from __future__ import annotations

import base64
import struct
from typing import Protocol

PURPOSE = "reply-token"
_MAC_BYTES = 10


class Signer(Protocol):
    """What signs: the vault."""

    def sign(self, purpose: str, payload: bytes) -> bytes:
        """A MAC over the payload, of at least 10 bytes, with the first of the keys."""

    def check(self, purpose: str, payload: bytes, mac: bytes) -> bool:
        """Whether `mac` (possibly cut short) is the payload's by any of the keys."""


def make(signer: Signer, conversation_id: int, leg_id: int) -> str:
    """A token of 36 characters of a-z and 2-7, which mail systems leave alone."""
    payload = _payload(conversation_id, leg_id)
    mac = signer.sign(PURPOSE, payload)[:_MAC_BYTES]
    return base64.b32encode(payload + mac).decode("ascii").rstrip("=").lower()


def check(signer: Signer, token: str) -> tuple[int, int] | None:
    """(conversation id, leg id) of a token we made, else None."""
    if len(token) != 36 or not token.isascii():
        return None
    try:
        raw = base64.b32decode(token.upper() + "====")
    except ValueError:
        return None
    payload, mac = raw[:12], raw[12:]
    if not signer.check(PURPOSE, payload, mac):
        return None
    high, conversation, high_leg, leg = struct.unpack(">HIHI", payload)
    return (high << 32 | conversation, high_leg << 32 | leg)


def _payload(conversation_id: int, leg_id: int) -> bytes:
    return struct.pack(
        ">HIHI",
        conversation_id >> 32,
        conversation_id & 0xFFFFFFFF,
        leg_id >> 32,
        leg_id & 0xFFFFFFFF,
    )
