"""SMPP's command statuses and message states in our words. No I/O.

Source: SMPP 3.4, 5.1.3 (command_status) and 5.2.28 (message_state), appendix B (receipts).
"""

from __future__ import annotations

from collections.abc import Mapping

from onethread.connectors._schemes.refusing import refused
from onethread.messages import DeliveryState, SendRefused

THROTTLED = 0x58
QUEUE_FULL = 0x14
TEMPORARY = 0x64  # "ESME Receiver Temporary App Error": send it again later

_CODES: Mapping[int, tuple[str, str]] = {
    0x01: ("too_large", "invalid message length"),
    0x04: ("temporary", "not bound"),
    0x08: ("temporary", "system error"),
    0x0A: ("bad_sender", "invalid source address"),
    0x0B: ("bad_recipient", "invalid destination address"),
    0x0D: ("bad_credentials", "bind failed"),
    0x0E: ("bad_credentials", "invalid password"),
    0x0F: ("bad_credentials", "invalid system ID"),
    QUEUE_FULL: ("rate_limited", "message queue full"),
    0x33: ("bad_recipient", "invalid number of destinations"),
    0x45: ("temporary", "submit failed"),
    0x48: ("bad_sender", "invalid source address TON"),
    0x50: ("bad_recipient", "invalid destination address TON"),
    THROTTLED: ("rate_limited", "throttled"),
    TEMPORARY: ("temporary", "temporary error"),
    0x65: ("blocked", "permanent error"),
    0x66: ("blocked", "rejected"),
}
STATES: Mapping[str, DeliveryState] = {
    "ENROUTE": "sent",
    "ACCEPTD": "sent",
    "DELIVRD": "delivered",
    "EXPIRED": "failed",
    "DELETED": "failed",
    "UNDELIV": "failed",
    "UNKNOWN": "failed",
    "REJECTD": "failed",
}
NAMES = ("", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD")
MEANINGS: Mapping[str, tuple[str, str]] = {
    "EXPIRED": ("bad_recipient", "not delivered in time"),
    "DELETED": ("bad_recipient", "deleted by the network"),
    "UNDELIV": ("bad_recipient", "undeliverable"),
    "UNKNOWN": ("", "of an unknown state"),
    "REJECTD": ("blocked", "rejected by the network"),
}


def refusal(status: int) -> SendRefused:
    """What a command status means for the message."""
    code, said = _CODES.get(status, ("", "refused"))
    shown = f"0x{status:08X} {said}"
    if code == "rate_limited":
        return refused(code, "SMSC", shown, 5.0)
    return refused(code or f"0x{status:08X}", "SMSC", shown)


def meaning(status: int) -> str:
    """A command status in words."""
    return f"{_CODES.get(status, ('', 'refused'))[1]} (0x{status:08X})"
