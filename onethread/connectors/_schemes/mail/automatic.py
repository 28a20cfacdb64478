"""Mail that no person wrote to us: out-of-office replies, lists, newsletters, robots.

Such a mail is stored, but nothing answers it, so that two programs never keep writing to each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onethread.connectors._schemes.mail.structure import Part

_BULK = frozenset({"bulk", "list", "junk", "auto_reply", "auto-reply", "autoreply"})
_PRESENCE = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Response-Suppress",
    "X-Mail-Autoreply",
    "X-FC-MachineGenerated",
    "List-Id",
    "List-Post",
    "List-Unsubscribe",
    "List-Help",
    "Mailing-List",
    "Feedback-ID",
)


def why_automatic(root: Part, envelope_headers: Mapping[str, Any]) -> str | None:
    """What shows that a program wrote this mail, in words, or None for a person's mail.

    RFC 3834 (Auto-Submitted, null return path), RFC 2919 and 2369 (lists), and the headers of
    Exchange and common autoresponders.
    """
    submitted = root.header("Auto-Submitted", 60).lower()
    if submitted and submitted.split(";")[0].strip() != "no":
        return f"Auto-Submitted: {submitted}"
    precedence = root.header("Precedence", 60).lower()
    if precedence in _BULK:
        return f"Precedence: {precedence}"
    for name in _PRESENCE:
        value = root.header(name, 80)
        if value and value.lower() not in ("no", "none", "false"):
            return f"{name}: {value}"
    if _is_null(root.raw_header("Return-Path")) or _is_null(envelope_headers.get("mail_from")):
        return "empty return path"
    return None


def _is_null(sender: Any) -> bool:
    return isinstance(sender, str) and sender.strip() in ("<>", "")
