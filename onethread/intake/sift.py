"""From the items of a batch to messages that are new: keyed, timed, locked by sender, without doubles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b

import msgspec

from onethread.conversations.arrivals import Arrival, Continues
from onethread.customers.recognise import Key, Recognised, lock_keys
from onethread.database.engine import Connection
from onethread.intake.claim import Outcome
from onethread.intake.parse import Parsed
from onethread.messages import InboundMessage
from onethread.messages.keys import provider_key, scope_of

# A clock of the provider's may run ahead of ours by this much before we stop believing it.
FUTURE_TOLERANCE = timedelta(minutes=5)
# Kinds of contact of which each begins by itself: who fills in a form again seldom goes on with the last.
STANDS_ALONE = frozenset({"form", "call"})
_LATE_IN_A_SECOND = timedelta(seconds=0.9)


class Incoming(msgspec.Struct, kw_only=True):
    """A message of the batch on its way through."""

    parsed: Parsed
    item: int
    message: InboundMessage
    key: bytes
    said_at: datetime
    sender_keys: list[Key]


class Sifted(msgspec.Struct, kw_only=True):
    """The messages of a batch and the locks that work on their senders needs, in sorted order, against
    deadlocks."""

    messages: list[Incoming]
    locks: list[int]


def scope(parsed: Parsed) -> str:
    """The scope of the provider ids in this envelope."""
    manifest = parsed.channel.connector.manifest
    return scope_of(parsed.channel.id, manifest.dedupe_family or manifest.id, manifest.dedupe_scope)


def sift(parsed: Sequence[Parsed], region: str) -> Sifted:
    """All messages in these envelopes, in the order of receipt. Needs no database."""
    found = []
    for each in parsed:
        envelope = each.claimed.envelope
        own_scope = scope(each)
        for index, item in enumerate(each.items):
            if isinstance(item, InboundMessage):
                found.append(
                    Incoming(
                        parsed=each,
                        item=index,
                        message=item,
                        key=provider_key(own_scope, item.message_id),
                        said_at=when_said(item.said_at, envelope.received_at, envelope.id),
                        sender_keys=lock_keys(item.sender, region),
                    )
                )
    names = {f"{scheme}\0{key}" for each in found for scheme, key in each.sender_keys}
    locks = sorted(
        int.from_bytes(
            blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True
        )
        for name in names
    )
    return Sifted(messages=found, locks=locks)


def when_said(said_at: datetime, received_at: datetime, envelope_id: int) -> datetime:
    """When it was said, as the provider tells it, unless that lies in the future.

    Many providers tell whole seconds. Received within that second, it was said before it was
    received and, so far as anyone knows, just before; received later, it goes to the end of its
    second, in the order of receipt, whatever the order in which workers get to it. So an answer
    given a moment earlier stays before the words that follow it.
    """
    if said_at > received_at + FUTURE_TOLERANCE:
        said_at = received_at
    if said_at.microsecond == 0:
        if said_at <= received_at < said_at + _LATE_IN_A_SECOND:
            return received_at
        said_at += _LATE_IN_A_SECOND + timedelta(microseconds=envelope_id % 100_000)
    return said_at


async def lock_senders(connection: Connection, locks: Sequence[int]) -> None:
    """Serialise work on each sender until the commit."""
    await connection.execute(
        "SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k", locks
    )


async def without_doubles(
    connection: Connection, messages: Sequence[Incoming], outcomes: list[Outcome]
) -> list[Incoming]:
    """Those that are not stored yet; what becomes of the others is added to `outcomes`."""
    rows = await connection.fetch(
        "SELECT k.key, k.message_id, m.envelope_id FROM message_keys AS k"
        " LEFT JOIN messages AS m ON m.id = k.message_id WHERE k.key = ANY($1::bytea[])",
        [each.key for each in messages],
    )
    stored = {row["key"]: row for row in rows}
    fresh: list[Incoming] = []
    in_batch: set[bytes] = set()
    for each in messages:
        row = stored.get(each.key)
        envelope_id = each.parsed.claimed.envelope.id
        if row is None and each.key not in in_batch:
            in_batch.add(each.key)
            fresh.append(each)
            continue
        own = row is not None and row["envelope_id"] == envelope_id
        outcomes.append(
            Outcome(
                envelope_id=envelope_id,
                item=each.item,
                kind="message" if own else "duplicate",
                message_id=row["message_id"] if row is not None else None,
            )
        )
    return fresh


def arrival_of(each: Incoming, person: Recognised, continues: Continues | None = None) -> Arrival:
    """A message with its customer, ready to be placed."""
    envelope = each.parsed.claimed.envelope
    return Arrival(
        message=each.message,
        key=each.key,
        channel_id=envelope.channel_id,
        continuous="subject" not in each.parsed.channel.connector.manifest.content_out
        and each.message.headers.get("kind") not in STANDS_ALONE,
        envelope_id=envelope.id,
        received_at=envelope.received_at,
        said_at=each.said_at,
        customer_id=person.customer_id,
        identity_id=person.identity_id,
        assurance=person.assurance,
        home_id=person.home_id,
        continues=continues,
    )
