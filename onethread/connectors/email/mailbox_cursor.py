"""How far a mailbox was read, and which UIDs are still wanted. Pure.

A UID means something only together with the folder's UIDVALIDITY (RFC 3501, 2.3.1.1). When that
changes, the server has renumbered: everything since the channel exists is then read again, and
intake recognises by the Message-ID what it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Earlier = Literal["none", "unread", "all"]


class Cursor(msgspec.Struct, kw_only=True):
    """The place in one folder of one account.

    All UIDs from `boundary` on are wanted. Below it, from the time before the channel or before a
    renumbering, only those that `below` (IMAP search words, "" for none) finds.
    """

    mailbox: str
    uidvalidity: int
    last_uid: int = 0
    boundary: int = 1
    below: str = ""
    since: str = ""  # ISO date of the first connection
    skipped: list[int] = []  # could not be fetched; tried again at each connection

    def to_stored(self) -> dict[str, Any]:
        """As ReceiverContext.save_cursor takes it."""
        stored: dict[str, Any] = msgspec.to_builtins(self)
        return stored


def open_cursor(
    stored: Mapping[str, Any],
    *,
    mailbox: str,
    uidvalidity: int,
    uidnext: int,
    earlier: Earlier,
    today: date,
) -> tuple[Cursor, str]:
    """The cursor to go on with, and in words what happened ("" when it simply goes on)."""
    try:
        cursor = msgspec.convert(dict(stored), Cursor) if stored else None
    except msgspec.ValidationError:
        cursor = None
    if cursor is None or cursor.mailbox != mailbox:
        first = Cursor(
            mailbox=mailbox,
            uidvalidity=uidvalidity,
            boundary=1 if earlier == "all" else uidnext,
            below="UNSEEN" if earlier == "unread" else "",
            last_uid=uidnext - 1 if earlier == "none" else 0,
            since=today.isoformat(),
        )
        return first, "reading this mailbox for the first time"
    if cursor.uidvalidity == uidvalidity:
        return cursor, ""
    renumbered = Cursor(
        mailbox=mailbox,
        uidvalidity=uidvalidity,
        boundary=1 if earlier == "all" else uidnext,
        below=f"OR UNSEEN SINCE {search_date(_date(cursor.since, today) - timedelta(days=1))}",
        since=cursor.since or today.isoformat(),
    )
    return renumbered, "the server has renumbered this mailbox; reading it again"


def searches(cursor: Cursor) -> list[str]:
    """The IMAP searches whose results together are the wanted UIDs."""
    start = max(cursor.last_uid + 1, cursor.boundary)
    found = [f"UID {start}:*"]
    if cursor.below and cursor.last_uid + 1 < cursor.boundary:
        found.insert(0, f"UID {cursor.last_uid + 1}:{cursor.boundary - 1} {cursor.below}")
    return found


def wanted(cursor: Cursor, found: list[int]) -> list[int]:
    """The found UIDs that are still to be read, in order. `n:*` always finds the last mail."""
    return sorted({uid for uid in found if uid > cursor.last_uid})


def search_date(day: date) -> str:
    """A date as IMAP wants it, whatever the locale: 24-Nov-2026."""
    return f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"


def batches(
    sizes: Mapping[int, int], *, most: int, most_bytes: int, alone: frozenset[int] = frozenset()
) -> list[list[int]]:
    """UIDs in order, grouped to at most so many mails and bytes; those of `alone` by themselves."""
    grouped: list[list[int]] = []
    room = 0
    for uid in sorted(sizes):
        size = min(sizes[uid], most_bytes)
        if not grouped or uid in alone or len(grouped[-1]) >= most or size > room:
            grouped.append([])
            room = most_bytes
        grouped[-1].append(uid)
        room = 0 if uid in alone else room - size
    return grouped


def _date(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
