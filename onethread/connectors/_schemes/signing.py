"""Signatures of webhooks: over the raw bytes, compared in constant time, refused when in doubt."""

from __future__ import annotations

import base64
import hmac
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from onethread.errors import BadSignature


def same(given: str | bytes, expected: str | bytes) -> bool:
    """Equal, in a time that doesn't tell where they differ."""
    return hmac.compare_digest(_bytes(given), _bytes(expected))


def check_hmac(
    given: str,
    secret: str,
    signed: bytes,
    *,
    what: str,
    algorithm: Any = sha256,
    encoding: Literal["hex", "base64"] = "hex",
    prefix: str = "",
) -> None:
    """Accept `given` only when it is `prefix` and the HMAC of `signed` under a secret that isn't empty.

    `what`: the header's name and the setting, for the administrator. Raises BadSignature.
    """
    if not secret or not given.startswith(prefix) or len(given) == len(prefix):
        raise BadSignature(f"the request has no valid {what}")
    digest = hmac.new(_bytes(secret), signed, algorithm).digest()
    expected = digest.hex() if encoding == "hex" else base64.b64encode(digest).decode()
    if not same(given[len(prefix) :], expected):
        raise BadSignature(f"the signature does not match: check {what} of this channel")


def check_token(given: str, expected: str, *, what: str) -> None:
    """Accept only the shared secret itself, and never an empty one. Raises BadSignature."""
    if not expected or not given or not same(given, expected):
        raise BadSignature(f"the request does not carry {what} of this channel")


def check_age(
    received_at: datetime | None, signed_at: str | float, *, what: str, most_seconds: float = 300
) -> None:
    """Accept only what was signed at most `most_seconds` before or after it came.

    `signed_at`: seconds since 1970. A captured request (`received_at` None) has no age. Call it after
    the signature was checked, which vouches for the time. Raises BadSignature.
    """
    try:
        at = float(signed_at)
    except ValueError:
        at = float("nan")
    if at != at:
        raise BadSignature(f"the request has no valid {what}")
    if received_at is not None and abs(received_at.timestamp() - at) > most_seconds:
        raise BadSignature(f"the request was signed too long ago ({what}): is this clock right?")


def _bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
