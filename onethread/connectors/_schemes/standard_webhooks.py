"""Signatures as Standard Webhooks describes them: HMAC-SHA256 over `id.timestamp.body`. Pure.

Svix signs the same way under headers of its own (`svix-id` for `webhook-id`).
"""

from __future__ import annotations

import base64
import binascii
import hmac

from onethread.connectors.manifest import SecretStr

PREFIX = "whsec_"


def key_of(secret: SecretStr) -> bytes:
    """The key in a signing secret: what follows `whsec_` is base64, anything else is itself the key."""
    text = secret.reveal().strip()
    if text.startswith(PREFIX):
        try:
            return base64.b64decode(text.removeprefix(PREFIX), validate=True)
        except (ValueError, binascii.Error):
            return b""
    return text.encode("utf-8", "replace")


def sign(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    """The signature, with its version: `v1,<base64>`."""
    signed = f"{message_id}.{timestamp}.".encode("utf-8", "replace") + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode("ascii")


def is_signed(key: bytes, message_id: str, timestamp: str, body: bytes, given: str) -> bool:
    """Whether one of the signatures given (separated by spaces) is right; without a key none is."""
    expected = sign(key, message_id, timestamp, body).encode()
    # Every one is compared, so that the time taken tells nothing.
    right = [
        hmac.compare_digest(each.encode("utf-8", "replace"), expected)
        for each in given.split(" ")[:10]
    ]
    return bool(key) and any(right)
