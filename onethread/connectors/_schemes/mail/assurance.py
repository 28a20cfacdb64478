"""How sure we are of the sender: Authentication-Results (RFC 8601) of a trusted host only.

A mail can carry any number of these headers, and its sender can have written them. Only the
topmost one that bears the name of a configured host counts; that host stands at our border and
removes forged ones with its own name. Without one, or without an aligned DMARC pass, the sender is
merely claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onethread.connectors._schemes.mail.charsets import clean_line
from onethread.messages import Assurance

_COMMENT = re.compile(r"\([^()]*\)")
_METHOD = re.compile(r"\s*([a-z0-9-]{1,30})(?:/\d{1,3})?\s*=\s*([a-z]{1,20})", re.IGNORECASE)
_PROPERTY = re.compile(
    r"\b(header\.from|header\.d|header\.i|smtp\.mailfrom|smtp\.helo)\s*=\s*\"?([^\s;\"]{1,255})",
    re.IGNORECASE,
)
_MAX_RESULTS = 50


class Authentication(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on a sender: its assurance, and the facts in words."""

    assurance: Assurance
    facts: dict[str, str]


def assess(
    header_values: Sequence[str], from_domain: str, trusted: Sequence[str]
) -> Authentication:
    """Judge a From domain by the Authentication-Results values, topmost first.

    `from_domain` "" (no From, or several) is never more than claimed.
    """
    believed = {name.strip().lower() for name in trusted if name.strip()}
    for raw in header_values:
        server, results = _split(raw)
        if server not in believed:
            continue
        facts = {"checked_by": server}
        passed = False
        for method, result, properties in _results(results):
            facts.setdefault(method, _in_words(result, properties))
            if method == "dmarc" and result == "pass":
                aligned = properties.get("header.from", "").lower().rstrip(".")
                passed = passed or (bool(from_domain) and aligned == from_domain.lower())
        if passed:
            facts["summary"] = f"{server} confirms that {from_domain} sent this mail (DMARC)"
            return Authentication(assurance=Assurance.ASSERTED, facts=facts)
        facts["summary"] = f"{server} could not confirm the sender"
        return Authentication(assurance=Assurance.CLAIMED, facts=facts)
    summary = (
        "none of the trusted mail servers checked the sender"
        if believed
        else "no trusted mail server is configured for this channel"
    )
    return Authentication(assurance=Assurance.CLAIMED, facts={"summary": summary})


def _split(raw: str) -> tuple[str, str]:
    text = clean_line(raw[:20_000], 20_000)
    for _ in range(5):
        text, found = _COMMENT.subn(" ", text)
        if not found:
            break
    server, _, results = text.partition(";")
    words = server.split()
    return (words[0].strip('"').lower() if words else ""), results


def _results(text: str) -> list[tuple[str, str, dict[str, str]]]:
    found: list[tuple[str, str, dict[str, str]]] = []
    for piece in text.split(";")[:_MAX_RESULTS]:
        method = _METHOD.match(piece)
        if method is None:
            continue
        properties: dict[str, str] = {}
        for name, value in _PROPERTY.findall(piece):
            properties.setdefault(name.lower(), value)
        found.append((method.group(1).lower(), method.group(2).lower(), properties))
    return found


def _in_words(result: str, properties: dict[str, str]) -> str:
    about = (
        properties.get("header.from") or properties.get("header.d") or properties.get("header.i")
    )
    about = about or properties.get("smtp.mailfrom")
    return f"{result} ({about})" if about else result
