"""Reply tokens: how an answer finds its conversation without a number that anyone can quote.

The token is made and checked by the rest of the system; here it only travels: in the Message-ID
`<ot.{message uid}.{token}@domain>` and in the plus part of the Reply-To address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onethread.connectors._schemes.mail.addresses import split_plus
from onethread.connectors._schemes.mail.config import MailConfig
from onethread.messages import Reference

_TOKEN = re.compile(r"[a-z0-9]{8,40}")
OWN_ID = re.compile(
    r"ot\.([0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12})(?:-\d{1,3}){0,2}\.([a-z0-9]{1,40})@[^\s@<>]{1,255}",
    re.IGNORECASE,
)
# The reference that people see; letters and digits that can't be mistaken for each other.
_QUOTED_REFERENCE = re.compile(r"\bOT-[0-9A-Z]{4,10}\b")
_MAX_LOCAL_CHARACTERS = 64
_MAX_TOKENS = 5
_NONE = "0"


def make_message_id(message_uid: str, token: str | None, domain: str, part: int = 1) -> str:
    """Our Message-ID without brackets; the same for each attempt to send the same message."""
    number = f"-{part}" if part > 1 and not message_uid.endswith(f"-{part}") else ""
    return f"ot.{message_uid.lower()}{number}.{token or _NONE}@{domain}"


def is_own_message_id(message_id: str) -> bool:
    """Whether an id has the form of those we give. A form proves nothing: anyone can write it."""
    return OWN_ID.fullmatch(message_id) is not None


def token_in_message_id(message_id: str) -> str | None:
    """The reply token in one of our Message-IDs, unchecked."""
    found = OWN_ID.fullmatch(message_id)
    if found is None:
        return None
    token = found.group(2).lower()
    return token if _TOKEN.fullmatch(token) else None


def reply_address(config: MailConfig, token: str | None) -> str:
    """The address that answers should go to, with the token where plus addresses are in use."""
    base = config.reply_to_address or config.from_address
    local, _, domain = base.rpartition("@")
    if not token or not config.reply_plus_addressing or not _TOKEN.fullmatch(token):
        return base
    if len(local) + 1 + len(token) > _MAX_LOCAL_CHARACTERS:
        return base
    return f"{local}+{token}@{domain}"


def token_in_address(config: MailConfig, address: str) -> str | None:
    """The token in the plus part of one of our own addresses, unchecked."""
    base, detail = split_plus(address)
    if detail is None or base.lower() not in config.own_addresses():
        return None
    return detail.lower() if _TOKEN.fullmatch(detail.lower()) else None


def find_references(
    *,
    in_reply_to: list[str],
    thread: list[str],
    addressed: Iterable[str],
    subject: str,
    config: MailConfig,
) -> list[Reference]:
    """All that points at an earlier message: tokens, the answered ids, and what is only quoted."""
    tokens = [token_in_address(config, address) for address in addressed]
    tokens += [token_in_message_id(each) for each in (*in_reply_to, *reversed(thread))]
    known = list(dict.fromkeys(token for token in tokens if token))
    found = [Reference(kind="token", value=token) for token in known[:_MAX_TOKENS]]
    found += [Reference(kind="message", value=identifier) for identifier in in_reply_to]
    found += [
        Reference(kind="thread", value=identifier)
        for identifier in reversed(thread)
        if identifier not in in_reply_to
    ]
    for reference in _QUOTED_REFERENCE.findall(subject.upper())[:5]:
        found.append(Reference(kind="quoted", value=reference))
    return list(dict.fromkeys(found))
