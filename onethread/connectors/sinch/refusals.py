"""Sinch's reasons in our words. No I/O.

Source: the reasons of MessageDeliveryReport in the Conversation API reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onethread.connectors._schemes.reading import node, text
from onethread.connectors._schemes.refusing import REASONS

CODES: Mapping[str, str] = {
    "RATE_LIMITED": "rate_limited",
    "RECIPIENT_INVALID_CHANNEL_IDENTITY": "bad_recipient",
    "RECIPIENT_NOT_REACHABLE": "bad_recipient",
    "RECIPIENT_NOT_OPTED_IN": "no_consent",
    "OUTSIDE_ALLOWED_SENDING_WINDOW": "window_closed",
    "CHANNEL_FAILURE": "temporary",
    "CHANNEL_BAD_CONFIGURATION": "bad_credentials",
    "CHANNEL_CONFIGURATION_MISSING": "bad_credentials",
    "MEDIA_TYPE_UNSUPPORTED": "unsupported",
    "MEDIA_TOO_LARGE": "too_large",
    "MEDIA_NOT_REACHABLE": "unsupported",
    "NO_CHANNELS_LEFT": "bad_recipient",
    "TEMPLATE_NOT_FOUND": "unsupported",
    "CHANNEL_REJECT": "blocked",
    "NO_PERMISSION": "bad_credentials",
}


def explained(reason: Any) -> tuple[str | None, str]:
    """Our code and words for the reason of a report."""
    held = node(reason)
    code = text(held.get("code"), 80)
    ours = CODES.get(code, code or None)
    told = f"Sinch {code}: {text(held.get('description'), 300)}".rstrip(": ")
    return ours, " ".join(part for part in (REASONS.get(ours or "", ""), told) if part)
