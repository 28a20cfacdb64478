"""Telnyx's error codes in our words. No I/O.

Source: "Messaging Error Codes" of Telnyx's developer documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onethread.connectors._schemes.reading import text
from onethread.connectors._schemes.refusing import REASONS

CODES: Mapping[str, str] = {
    "10009": "bad_credentials",
    "10010": "bad_credentials",
    "10011": "rate_limited",
    "20006": "bad_credentials",
    "40001": "bad_recipient",
    "40002": "blocked",
    "40003": "blocked",
    "40004": "bad_recipient",
    "40006": "temporary",
    "40008": "bad_recipient",
    "40009": "unsupported",
    "40011": "rate_limited",
    "40012": "bad_recipient",
    "40014": "temporary",
    "40300": "no_consent",
    "40301": "unsupported",
    "40302": "too_large",
    "40304": "unsupported",
    "40310": "bad_recipient",
    "40316": "unsupported",
    "40318": "rate_limited",
    "40322": "blocked",
    "40328": "too_large",
    "40333": "blocked",
}


def explained(error: Mapping[str, Any], otherwise: str) -> tuple[str | None, str]:
    """Our code and words for an error of a report."""
    code = text(error.get("code"), 20)
    ours = CODES.get(code, code or None)
    said = text(error.get("detail"), 300) or text(error.get("title"), 300) or otherwise
    told = f"Telnyx {code}: {said}" if code else f"Telnyx: {said}"
    return ours, " ".join(part for part in (REASONS.get(ours or "", ""), told) if part)
