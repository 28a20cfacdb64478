"""Vonage's error codes in our words. No I/O.

Sources: the table in Nexmo/nexmo-oas-renderer, `_open_api/errors/messages-olympus.md`, and
<https://developer.vonage.com/en/api-errors/messages>; a problem's title or the end of its type is the code.
What is not listed here (a telephone that is off, a carrier's filter) is told in Vonage's own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onethread.connectors._schemes.reading import node, text
from onethread.connectors._schemes.refusing import REASONS, RETRY_SECONDS

CODES: Mapping[str, str] = {
    "1000": "rate_limited",
    "1030": "temporary",
    "1040": "bad_recipient",  # a prefix that is none
    "1050": "blocked",
    "1060": "bad_credentials",  # the account is barred
    "1080": "bad_credentials",  # the account has no access by REST
    "1090": "too_large",
    "1100": "temporary",
    "1110": "bad_credentials",
    "1160": "bad_recipient",  # a trial account writes to listed numbers only
    "1170": "bad_recipient",
    "1190": "bad_recipient",  # no longer active
    "1200": "bad_recipient",  # lost between two carriers
    "1230": "temporary",
    "1240": "no_consent",  # the customer sent STOP
    "1241": "rate_limited",
    "1250": "bad_recipient",
    "1260": "bad_recipient",
    "1280": "bad_recipient",  # its plan has no SMS, or it is suspended
    "1300": "bad_recipient",
    "1310": "unsupported",
    "1340": "window_closed",
    "1370": "bad_credentials",
    "1430": "bad_recipient",
    "1483": "no_consent",
}


def code_of(problem: Mapping[str, Any]) -> str:
    """The number of a problem, "" when it has none."""
    for name in ("title", "type", "code"):
        given = problem.get(name)
        told = str(given) if type(given) is int else text(given, 200)
        found = told.rpartition("#")[2].rpartition("/")[2]
        if found.isascii() and found.isdigit():
            return found
    return ""


def explained(problem: Any) -> tuple[str | None, str]:
    """Our code and words for the error of a report, which may stand in an error of its own."""
    error = node(problem)
    error = node(error.get("error")) or error
    code = code_of(error)
    ours = CODES.get(code, code or None)
    said = text(error.get("detail"), 300) or text(error.get("title"), 300) or "not delivered"
    told = f"Vonage {code}: {said}" if code else f"Vonage: {said}"
    # Nothing is tried again after a report.
    remedy = "" if ours in RETRY_SECONDS else REASONS.get(ours or "", "")
    return ours, " ".join(part for part in (remedy, told) if part)
