"""Bandwidth's error codes of deliveries in our words. No I/O.

Source: "Messaging errors and codes" of Bandwidth's documentation.
"""

from __future__ import annotations

from collections.abc import Mapping

from onethread.connectors._schemes.refusing import REASONS

CODES: Mapping[str, str] = {
    "4302": "bad_recipient",
    "4401": "bad_recipient",
    "4404": "bad_recipient",
    "4406": "bad_recipient",
    "4408": "bad_recipient",
    "4432": "bad_recipient",
    "4470": "blocked",
    "4481": "blocked",
    "4482": "blocked",
    "4700": "bad_recipient",
    "4701": "temporary",
    "4720": "bad_recipient",
    "4721": "bad_recipient",
    "4750": "bad_recipient",
    "4751": "too_large",
    "4770": "blocked",
    "4775": "no_consent",
    "4780": "rate_limited",
    "4785": "rate_limited",
    "4795": "blocked",
    "5600": "bad_recipient",
    "5620": "temporary",
    "9902": "bad_recipient",
}


def explained(code: str, said: str) -> tuple[str | None, str]:
    """Our code and words for the error of a report."""
    ours = CODES.get(code, code or None)
    told = f"Bandwidth {code}: {said}".replace(" :", ":").rstrip(": ")
    return ours, " ".join(part for part in (REASONS.get(ours or "", ""), told) if part)
