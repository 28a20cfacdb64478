"""Vonage's error codes in our words. No I/O.

Source: "Messages API errors" of the Vonage API documentation; a problem's title or the end of its type is
the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onethread.connectors._schemes.reading import node, text
from onethread.connectors._schemes.refusing import REASONS

CODES: Mapping[str, str] = {
    "1000": "rate_limited",
    "1030": "temporary",
    "1050": "blocked",
    "1080": "bad_credentials",
    "1090": "too_large",
    "1170": "bad_recipient",
    "1180": "bad_recipient",
    "1210": "blocked",
    "1220": "too_large",
    "1240": "no_consent",
    "1250": "bad_recipient",
    "1260": "bad_recipient",
    "1280": "blocked",
    "1300": "bad_recipient",
    "1310": "unsupported",
    "1340": "window_closed",
    "1370": "bad_recipient",
    "1380": "unsupported",
    "1430": "bad_recipient",
    "1440": "unsupported",
    "1460": "rate_limited",
    "1470": "temporary",
}


def code_of(problem: Mapping[str, Any]) -> str:
    """The number of a problem, "" when it has none."""
    for name in ("title", "type", "code"):
        found = text(problem.get(name), 200).rpartition("#")[2].rpartition("/")[2]
        if found.isascii() and found.isdigit():
            return found
    return ""


def explained(problem: Any) -> tuple[str | None, str]:
    """Our code and words for the error of a report."""
    error = node(problem)
    code = code_of(error)
    ours = CODES.get(code, code or None)
    said = text(error.get("detail"), 300) or text(error.get("title"), 300) or "not delivered"
    told = f"Vonage {code}: {said}" if code else f"Vonage: {said}"
    return ours, " ".join(part for part in (REASONS.get(ours or "", ""), told) if part)
