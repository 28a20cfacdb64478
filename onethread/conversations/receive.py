"""Store a batch of inbound messages: each placed, on its leg, with its event. One statement per step.

Runs inside the caller's transaction, which holds the senders' locks until the commit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread.conversations import placement_rules as rules
from onethread.conversations.arrivals import Arrival, Received
from onethread.conversations.place import Placer
from onethread.conversations.preview import preview, searchable
from onethread.database.engine import Connection, clean_text, column
from onethread.errors import Conflict
from onethread.events import Event, record

# Facts of an inbound message that an answer on the same leg needs: of a mail its threading, whatever its
# length; of other channels all that is short (the post that a comment is on).
LEG_FACTS = ("subject", "message_id", "references", "to", "cc", "reply_to")
LEG_FACT_CHARACTERS = 500
LEG_FACTS_MOST = 40
# How many earlier Message-IDs a leg keeps for the References of its next mail.
LEG_REFERENCES = 50
SUBJECT_CHARACTERS = 300


class _Change(msgspec.Struct, kw_only=True):
    """What the batch does to one conversation."""

    last_message_at: datetime
    last_inbound_at: datetime | None
    preview: str
    leg_id: int
    opens: bool
    channels: list[int]


class _NewLeg(msgspec.Struct, kw_only=True):
    id: int
    conversation_id: int
    channel_id: int
    identity_id: int
    address: str
    thread: str


class _LegChange(msgspec.Struct, kw_only=True):
    at: datetime
    provider_id: str
    facts: dict[str, Any]


async def receive(
    connection: Connection, arrivals: Sequence[Arrival], placer: Placer
) -> list[Received]:
    """Place and store arrivals that are known to be new; returns where each went, in order.

    Raises Conflict when a conversation was merged away meanwhile: the batch must be tried again.
    A unique violation means that another worker stored one of them first.
    """
    if not arrivals:
        return []
    await placer.load(connection, arrivals)
    ids = await _take_ids(connection, len(arrivals))
    begun: dict[int, tuple[Arrival, rules.Candidate]] = {}
    changes: dict[int, _Change] = {}
    new_legs: list[_NewLeg] = []
    legs: dict[int, _LegChange] = {}
    placements: list[rules.Placement] = []
    leg_ids: list[int] = []
    received: list[Received] = []
    reopened: set[int] = set()

    for arrival in arrivals:
        message = arrival.message
        placement = placer.place(arrival)
        candidate = placement.candidate
        if candidate is None:
            candidate = rules.Candidate(
                id=ids.conversations.pop(),
                customer_id=arrival.customer_id,
                status="open",
                subject=clean_text(message.content.subject or "")[:SUBJECT_CHARACTERS],
                last_message_at=arrival.said_at,
                resolved_at=None,
                legs=[],
            )
            placer.candidates.add(candidate)
            begun[candidate.id] = (arrival, candidate)
        elif candidate.status == "resolved" and placement.reopen:
            reopened.add(candidate.id)
        opens = _opens(arrival, placement)
        if opens:
            candidate.status = "open"
            candidate.resolved_at = None
        placer.took(arrival, candidate)
        candidate.last_message_at = max(candidate.last_message_at, arrival.said_at)
        placer.candidates.by_key[arrival.key] = candidate

        leg = candidate.leg_for(arrival.channel_id, arrival.identity_id)
        if leg is None:
            leg = rules.LegFacts(
                id=ids.legs.pop(), channel_id=arrival.channel_id, identity_id=arrival.identity_id
            )
            new_legs.append(
                _NewLeg(
                    id=leg.id,
                    conversation_id=candidate.id,
                    channel_id=arrival.channel_id,
                    identity_id=arrival.identity_id,
                    address=clean_text(message.sender[0].value),
                    thread=clean_text(message.thread or ""),
                )
            )
        _note_change(
            changes, candidate, leg, arrival, opens=opens, is_new_leg=leg not in candidate.legs
        )
        if leg not in candidate.legs:
            candidate.legs.append(leg)
        _note_leg(legs, leg.id, arrival)
        placements.append(placement)
        leg_ids.append(leg.id)
        received.append(
            Received(
                message_id=ids.messages[len(received)],
                conversation_id=candidate.id,
                is_new_conversation=placement.candidate is None,
            )
        )

    await _begin(connection, begun, changes)
    await _change(connection, {k: v for k, v in changes.items() if k not in begun})
    await _store_legs(connection, new_legs, legs)
    await _store_messages(connection, arrivals, received, leg_ids, placements)
    await record(connection, _events(arrivals, received, begun, reopened))
    return received


class _Ids(msgspec.Struct):
    messages: list[int]
    conversations: list[int]
    legs: list[int]


async def _take_ids(connection: Connection, count: int) -> _Ids:
    row = await connection.fetchrow(
        """
        SELECT ARRAY(SELECT nextval('messages_id_seq') FROM generate_series(1, $1)) AS m,
               ARRAY(SELECT nextval('conversations_id_seq') FROM generate_series(1, $1)) AS c,
               ARRAY(SELECT nextval('legs_id_seq') FROM generate_series(1, $1)) AS l
        """,
        count,
    )
    assert row is not None
    return _Ids(row["m"], row["c"][::-1], row["l"][::-1])


def _opens(arrival: Arrival, placement: rules.Placement) -> bool:
    """Whether the message makes its conversation wait for us. What is automatic never does, nor a
    thank-you to one that is resolved."""
    candidate = placement.candidate
    if arrival.message.automatic:
        return False
    return candidate is None or candidate.status != "resolved" or placement.reopen


def _note_change(
    changes: dict[int, _Change],
    candidate: rules.Candidate,
    leg: rules.LegFacts,
    arrival: Arrival,
    *,
    opens: bool,
    is_new_leg: bool,
) -> None:
    change = changes.get(candidate.id)
    text = preview(arrival.message.content)
    if change is None:
        change = changes[candidate.id] = _Change(
            last_message_at=arrival.said_at,
            last_inbound_at=arrival.said_at,
            preview=text,
            leg_id=leg.id,
            opens=False,
            channels=[],
        )
    elif arrival.said_at >= change.last_message_at:
        change.last_message_at = change.last_inbound_at = arrival.said_at
        change.preview = text
        change.leg_id = leg.id
    change.opens = change.opens or opens
    if is_new_leg and all(other.channel_id != leg.channel_id for other in candidate.legs):
        change.channels.append(leg.channel_id)


def _note_leg(legs: dict[int, _LegChange], leg_id: int, arrival: Arrival) -> None:
    headers = arrival.message.headers
    facts = {name: headers[name] for name in LEG_FACTS if name in headers}
    for name, value in headers.items():
        short = isinstance(value, int | float) or (
            isinstance(value, str) and len(value) <= LEG_FACT_CHARACTERS
        )
        if short and len(facts) < LEG_FACTS_MOST:
            facts[name] = value
    facts.pop("public", None)
    if arrival.message.content.public:
        facts["public"] = True
    if isinstance(facts.get("references"), list):
        facts["references"] = facts["references"][-LEG_REFERENCES:]
    change = legs.get(leg_id)
    if change is None or arrival.said_at >= change.at:
        legs[leg_id] = _LegChange(
            at=arrival.said_at, provider_id=clean_text(arrival.message.message_id), facts=facts
        )


async def _begin(
    connection: Connection,
    begun: dict[int, tuple[Arrival, rules.Candidate]],
    changes: dict[int, _Change],
) -> None:
    if not begun:
        return
    order = list(begun)
    await connection.execute(
        """
        INSERT INTO conversations (id, customer_id, subject, last_message_at, last_inbound_at,
                                   waits_since, preview, last_leg_id, channel_ids, team_id,
                                   created_at, updated_at, home_id)
        SELECT t.id, customer_id, subject, last, last, last, preview, leg, ARRAY[channel], ch.team_id,
               created, created, home
        FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[], $5::text[],
                    $6::bigint[], $7::bigint[], $8::timestamptz[], $9::bigint[])
             AS t(id, customer_id, subject, last, preview, leg, channel, created, home)
        LEFT JOIN channels AS ch ON ch.id = channel
        """,
        order,
        [begun[i][1].customer_id for i in order],
        [begun[i][1].subject for i in order],
        [changes[i].last_message_at for i in order],
        [changes[i].preview for i in order],
        [changes[i].leg_id for i in order],
        [begun[i][0].channel_id for i in order],
        [begun[i][0].said_at for i in order],
        column([begun[i][0].home_id for i in order]),
    )
    await _add_channels(connection, {i: changes[i].channels[1:] for i in order})


async def _change(connection: Connection, changes: dict[int, _Change]) -> None:
    if not changes:
        return
    order = list(changes)
    tag = await connection.execute(
        """
        UPDATE conversations AS c SET
          last_message_at = greatest(c.last_message_at, t.last),
          last_inbound_at = greatest(c.last_inbound_at, t.last),
          preview = CASE WHEN t.last >= c.last_message_at THEN t.preview ELSE c.preview END,
          last_leg_id = CASE WHEN t.last >= c.last_message_at THEN t.leg ELSE c.last_leg_id END,
          waits_since = CASE WHEN t.last >= c.last_message_at AND t.opens
                             THEN least(c.waits_since, t.last) ELSE c.waits_since END,
          status = CASE WHEN t.opens THEN 'open' ELSE c.status END,
          resolved_at = CASE WHEN t.opens THEN NULL ELSE c.resolved_at END,
          snoozed_until = CASE WHEN t.opens THEN NULL ELSE c.snoozed_until END,
          version = c.version + 1,
          updated_at = now()
        FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::bigint[], $5::boolean[])
             AS t(id, last, preview, leg, opens)
        WHERE c.id = t.id AND c.merged_into IS NULL
        """,
        order,
        [changes[i].last_message_at for i in order],
        [changes[i].preview for i in order],
        [changes[i].leg_id for i in order],
        [changes[i].opens for i in order],
    )
    if int(tag.rsplit(" ", 1)[1]) != len(order):
        raise Conflict("a conversation was merged while messages for it came in")
    await _add_channels(connection, {i: changes[i].channels for i in order})


async def _add_channels(connection: Connection, channels: dict[int, list[int]]) -> None:
    more = [(i, channel) for i, each in channels.items() for channel in each]
    if more:
        await connection.executemany(
            "UPDATE conversations SET channel_ids = channel_ids || $2::bigint"
            " WHERE id = $1 AND NOT channel_ids @> ARRAY[$2::bigint]",
            more,
        )


async def _store_legs(
    connection: Connection, new: list[_NewLeg], changes: dict[int, _LegChange]
) -> None:
    if new:
        await connection.execute(
            """
            INSERT INTO legs (id, conversation_id, channel_id, identity_id, address, thread,
                              last_inbound_at, last_inbound_provider_id, facts)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[],
                                 $6::text[], $7::timestamptz[], $8::text[], $9::jsonb[])
            """,
            [leg.id for leg in new],
            [leg.conversation_id for leg in new],
            [leg.channel_id for leg in new],
            [leg.identity_id for leg in new],
            [leg.address for leg in new],
            [leg.thread for leg in new],
            [changes[leg.id].at for leg in new],
            [changes[leg.id].provider_id for leg in new],
            [changes[leg.id].facts for leg in new],
        )
    made = {leg.id for leg in new}
    order = [i for i in changes if i not in made]
    if order:
        await connection.execute(
            """
            UPDATE legs AS l SET last_inbound_at = t.at, last_inbound_provider_id = t.provider_id,
                                 facts = (l.facts - 'public') || t.facts
            FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::jsonb[])
                 AS t(id, at, provider_id, facts)
            WHERE l.id = t.id AND (l.last_inbound_at IS NULL OR l.last_inbound_at <= t.at)
            """,
            order,
            [changes[i].at for i in order],
            [changes[i].provider_id for i in order],
            [changes[i].facts for i in order],
        )


async def _store_messages(
    connection: Connection,
    arrivals: Sequence[Arrival],
    received: Sequence[Received],
    leg_ids: Sequence[int],
    placements: Sequence[rules.Placement],
) -> None:
    await connection.execute(
        """
        WITH keys AS (
          INSERT INTO message_keys (key, message_id)
          SELECT * FROM unnest($13::bytea[], $1::bigint[])
        )
        INSERT INTO messages (id, conversation_id, leg_id, direction, said_at, received_at,
                              assurance, content, search, headers, provider_id, automatic,
                              placement, envelope_id)
        SELECT id, conversation, leg, 'in', said, received, assurance, content,
               to_tsvector('simple', fold(words)), headers, provider, automatic, placement, envelope
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::timestamptz[],
                    $6::smallint[], $7::jsonb[], $8::text[], $9::jsonb[], $10::text[],
                    $11::boolean[], $12::jsonb[], $14::bigint[])
             AS t(id, conversation, leg, said, received, assurance, content, words, headers,
                  provider, automatic, placement, envelope)
        """,
        [r.message_id for r in received],
        [r.conversation_id for r in received],
        list(leg_ids),
        [a.said_at for a in arrivals],
        [a.received_at for a in arrivals],
        [int(a.assurance) for a in arrivals],
        [a.message.content for a in arrivals],
        [searchable(a.message.content) for a in arrivals],
        column([a.message.headers or None for a in arrivals]),
        [clean_text(a.message.message_id) for a in arrivals],
        [a.message.automatic for a in arrivals],
        [p.written_down() for p in placements],
        [a.key for a in arrivals],
        [a.envelope_id for a in arrivals],
    )


def _events(
    arrivals: Sequence[Arrival],
    received: Sequence[Received],
    begun: dict[int, tuple[Arrival, rules.Candidate]],
    reopened: set[int],
) -> list[Event]:
    events = [
        Event(
            kind="conversation.created",
            conversation_id=conversation_id,
            customer_id=candidate.customer_id,
        )
        for conversation_id, (_, candidate) in begun.items()
    ]
    events += [
        Event(kind="conversation.reopened", conversation_id=conversation_id)
        for conversation_id in reopened
    ]
    events += [
        Event(
            kind="message.received",
            conversation_id=where.conversation_id,
            customer_id=arrival.customer_id,
            message_id=where.message_id,
        )
        for arrival, where in zip(arrivals, received, strict=True)
    ]
    return events
