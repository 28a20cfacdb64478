"""Tickets for uploaded files: only the visitor who uploaded a file can send it. Pure."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from onethread.connectors.webchat.inbound import StoredFile

_MAC_BYTES = 16


def make_ticket(sign: Callable[[str, bytes], bytes], visitor: str, facts: Mapping[str, Any]) -> str:
    """A ticket for a kept file of this visitor; `facts` are the fields of StoredFile."""
    payload = msgspec.json.encode(msgspec.convert(facts, StoredFile))
    mac = sign("upload", visitor.encode() + b"\0" + payload)[:_MAC_BYTES]
    return base64.urlsafe_b64encode(mac + payload).decode("ascii").rstrip("=")


def read_ticket(
    check: Callable[[str, bytes, bytes], bool], visitor: str, ticket: str
) -> dict[str, Any] | None:
    """The facts of a file that this visitor uploaded, else None."""
    try:
        raw = base64.urlsafe_b64decode(ticket + "=" * (-len(ticket) % 4))
    except ValueError:
        return None
    mac, payload = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
    if len(mac) != _MAC_BYTES or not check("upload", visitor.encode() + b"\0" + payload, mac):
        return None
    facts: dict[str, Any] = msgspec.json.decode(payload)
    return facts
