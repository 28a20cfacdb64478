"""Plivo's error codes of deliveries in our words. No I/O.

Source: "SMS Error Codes" of Plivo's documentation.
"""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "20": "temporary",
    "30": "blocked",
    "50": "bad_recipient",
    "70": "bad_recipient",
    "80": "bad_recipient",
    "90": "bad_recipient",
    "100": "blocked",
    "110": "too_large",
    "120": "unsupported",
    "200": "no_consent",
    "201": "blocked",
    "420": "bad_recipient",
    "450": "blocked",
}
MEANINGS: Mapping[str, str] = {
    "10": "invalid message",
    "20": "network error",
    "30": "spam detected",
    "40": "invalid source number",
    "50": "invalid destination number",
    "60": "loop detected",
    "70": "destination permanently unavailable",
    "80": "destination temporarily unavailable",
    "90": "no route available",
    "100": "prohibited by carrier",
    "110": "message too long",
    "200": "source number blocked by STOP from destination",
    "300": "failed to dispatch message",
    "420": "message expired",
    "900": "insufficient credit",
    "910": "account disabled",
    "1000": "unknown error",
}
