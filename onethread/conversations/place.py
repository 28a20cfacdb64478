"""Placement of a batch: load what the rules need in two statements, then decide in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from onethread.conversations import ref, rules
from onethread.conversations.arrivals import Arrival
from onethread.database.engine import Connection
from onethread.messages.keys import provider_key

# A customer's latest conversations are enough to choose from; a shop with thousands of its own
# would otherwise be read whole for each message.
CANDIDATES_PER_CUSTOMER = 20

_COLUMNS = """
  c.id, c.customer_id, c.status, c.subject, c.last_message_at, c.resolved_at,
  l.id AS leg_id, l.channel_id, l.identity_id
"""

_OF_CUSTOMERS = f"""
SELECT {_COLUMNS}
FROM unnest($1::bigint[]) AS w(customer_id)
CROSS JOIN LATERAL (
  SELECT * FROM conversations
  WHERE customer_id = w.customer_id AND merged_into IS NULL
    AND (status <> 'resolved' OR resolved_at >= $2)
  ORDER BY last_message_at DESC
  LIMIT {CANDIDATES_PER_CUSTOMER}
) AS c
LEFT JOIN legs AS l ON l.conversation_id = c.id
"""

_OF_KEYS = f"""
SELECT k.key, {_COLUMNS}
FROM message_keys AS k
JOIN messages AS m ON m.id = k.message_id
JOIN conversations AS first ON first.id = m.conversation_id
JOIN conversations AS c ON c.id = coalesce(first.merged_into, first.id)
LEFT JOIN legs AS l ON l.conversation_id = c.id
WHERE k.key = ANY($1::bytea[])
"""

_OF_IDS = f"""
SELECT first.id AS asked, {_COLUMNS}
FROM conversations AS first
JOIN conversations AS c ON c.id = coalesce(first.merged_into, first.id)
LEFT JOIN legs AS l ON l.conversation_id = c.id
WHERE first.id = ANY($1::bigint[])
"""


class Candidates:
    """The conversations that a batch may continue, kept up to date while the batch is placed."""

    def __init__(self) -> None:
        self.by_id: dict[int, rules.Candidate] = {}
        self.by_customer: dict[int, list[rules.Candidate]] = {}
        self.by_key: dict[bytes, rules.Candidate] = {}

    def take(self, row: Any) -> rules.Candidate:
        """The candidate of a row; a further row of it adds a leg."""
        candidate = self.by_id.get(row["id"])
        if candidate is None:
            candidate = rules.Candidate(
                id=row["id"],
                customer_id=row["customer_id"],
                status=row["status"],
                subject=row["subject"],
                last_message_at=row["last_message_at"],
                resolved_at=row["resolved_at"],
                legs=[],
            )
            self.by_id[candidate.id] = candidate
        leg_id = row["leg_id"]
        if leg_id is not None and all(leg.id != leg_id for leg in candidate.legs):
            candidate.legs.append(
                rules.LegFacts(
                    id=leg_id, channel_id=row["channel_id"], identity_id=row["identity_id"]
                )
            )
        return candidate

    def add(self, candidate: rules.Candidate) -> None:
        """A conversation that the batch itself began."""
        self.by_id[candidate.id] = candidate
        self.by_customer.setdefault(candidate.customer_id, []).append(candidate)


class Placer:
    """Loads candidates for a batch and places its messages one after the other."""

    def __init__(
        self,
        read_token: Callable[[str], tuple[int, int] | None],
        scope_of: Callable[[int], str],
        reopen_within: timedelta,
        recent_within: timedelta,
    ) -> None:
        self._read_token = read_token
        self._scope_of = scope_of
        self._reopen_within = reopen_within
        self._recent_within = recent_within
        self.candidates = Candidates()

    async def load(self, connection: Connection, arrivals: Sequence[Arrival]) -> None:
        """Read everything that placing these arrivals may need."""
        found = self.candidates
        oldest = min(arrival.said_at for arrival in arrivals) - self._reopen_within
        customers = list({arrival.customer_id for arrival in arrivals})
        for row in await connection.fetch(_OF_CUSTOMERS, customers, oldest):
            known = row["id"] in found.by_id
            candidate = found.take(row)
            if not known:
                found.by_customer.setdefault(candidate.customer_id, []).append(candidate)
        keys: set[bytes] = set()
        ids: set[int] = set()
        for arrival in arrivals:
            for reference in arrival.message.references:
                if reference.kind in ("message", "thread"):
                    keys.add(provider_key(self._scope_of(arrival.channel_id), reference.value))
                else:
                    conversation_id = self._conversation_of(reference.kind, reference.value)
                    if conversation_id is not None:
                        ids.add(conversation_id)
        if keys:
            for row in await connection.fetch(_OF_KEYS, list(keys)):
                found.by_key[row["key"]] = found.take(row)
        ids -= set(found.by_id)
        if ids:
            for row in await connection.fetch(_OF_IDS, list(ids)):
                found.by_id[row["asked"]] = found.take(row)

    def _conversation_of(self, kind: str, value: str) -> int | None:
        if kind == "token":
            read = self._read_token(value)
            return read[0] if read else None
        return ref.decode(value) if kind == "quoted" else None

    def place(self, arrival: Arrival) -> rules.Placement:
        """Decide for one arrival, seeing what was decided before it in the batch."""
        found = self.candidates
        pointers: list[rules.Pointer] = []
        for reference in arrival.message.references:
            candidate: rules.Candidate | None
            if reference.kind in ("message", "thread"):
                key = provider_key(self._scope_of(arrival.channel_id), reference.value)
                candidate = found.by_key.get(key)
            else:
                conversation_id = self._conversation_of(reference.kind, reference.value)
                candidate = found.by_id.get(conversation_id) if conversation_id else None
            if candidate is not None:
                pointers.append(
                    rules.Pointer(kind=reference.kind, value=reference.value, candidate=candidate)
                )
        return rules.place(
            rules.Asked(
                customer_id=arrival.customer_id,
                channel_id=arrival.channel_id,
                identity_id=arrival.identity_id,
                at=arrival.said_at,
                continuous=arrival.continuous,
                subject=arrival.message.content.subject,
                automatic=arrival.message.automatic,
            ),
            found.by_customer.get(arrival.customer_id, ()),
            pointers,
            reopen_within=self._reopen_within,
            recent_within=self._recent_within,
        )
