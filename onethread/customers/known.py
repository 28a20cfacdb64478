"""Addresses as they are stored, and how a sender's name stands to those they are known by: pure, no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from onethread.customers.names import Relation, fold, relation, take_apart

PERSON_CHARACTERS = 100
# Names that may be one person's, the surest first.
FITTING: tuple[Relation, ...] = ("same", "compatible", "partial")
# The user of a shared address whose messages told no name.
NOBODY = "-"


class KnownIdentity(msgspec.Struct, kw_only=True):
    """An identity as stored, with the customer it belongs to.

    `alone`: the customer has no other. `has_number`: of a mail address, whether the customer has a
    telephone number, too. `key`: of its address. `name`: by which its user was first
    known there, `names`: at other addresses (read only where the first one does not fit). `person`:
    which of the users of a shared address ('' the first). `external`: the customer's verified ids at
    the organisation, where the sender gave one too. `home_id`: whose it is apart from merges.
    """

    id: int
    customer_id: int
    assurance: int
    shared: bool = False
    alone: bool = False
    has_number: bool = False
    names: tuple[str, ...] = ()
    key: str = ""
    name: str = ""
    customer_name: str = ""
    person: str = ""
    last_seen_at: datetime | None = None
    external: frozenset[str] = frozenset()
    home_id: int | None = None


def person_of(name: str) -> str:
    """Which user of a shared address a name is, as kept: its folded words."""
    return " ".join(fold(name).split())[:PERSON_CHARACTERS]


def how_named(row: KnownIdentity, name: str | None) -> Relation:
    """How the sender's name stands to the names an identity is known by. Any name that fits will do;
    a whole name that doesn't parts them even where another one, like a given name alone, tells
    nothing: "Stefan" doesn't make Charlotte Ackermann the same as Stefan Ackermann."""
    if row.person == NOBODY:
        return "different" if name else "unknown"
    if not name or not (row.name or row.customer_name):
        return "unknown"
    found: set[Relation] = set()
    for known in (row.name, row.customer_name, *row.names):
        if known:
            told = relation(known, name)
            if told == "same":
                return told
            found.add(told)
    order: tuple[Relation, ...] = ("compatible", "partial", "different", "unknown")
    return next(each for each in order if each in found)


def nothing_in_common(row: KnownIdentity, name: str | None) -> bool:
    """Whether both a name is known and another one told, and none has anything of the other."""
    told, there = take_apart(name or ""), take_apart(row.name or row.customer_name)
    return how_named(row, name) not in FITTING and all(
        any(len(word) > 1 for word in each.words) for each in (told, there)
    )


def their_number(rows: Sequence[KnownIdentity], users: frozenset[int]) -> bool:
    """Whether a number may be of these users of a mailbox: it is, or none of theirs is known."""
    return any(not row.has_number or row.customer_id in users for row in rows)


def latest(rows: Sequence[KnownIdentity]) -> KnownIdentity:
    return max(
        rows, key=lambda row: (row.last_seen_at.timestamp() if row.last_seen_at else 0.0, -row.id)
    )
