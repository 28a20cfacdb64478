"""The conversations that a message may continue: how they are found, and who is known in them."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.conversations import placement_rules as rules
from onethread.customers.names import relation
from onethread.customers.similar import edits
from onethread.language.fold import fold
from onethread.language.words import words

# A customer's latest conversations are enough to choose from; a shop with thousands of its own
# would otherwise be read whole for each message.
CANDIDATES_PER_CUSTOMER = 20
# A number that was given in more matters than this names none.
CONVERSATIONS_PER_NUMBER = 4
# Kinds of channels as people speak of them ("as I mailed you").
KINDS = {"email": "email", "webchat": "chat", "whatsapp": "whatsapp"}

_COLUMNS = """
  c.id, c.customer_id, c.status, c.subject, c.last_message_at, c.resolved_at,
  l.id AS leg_id, l.channel_id, l.identity_id, l.address, lc.brand_id,
  lc.connector
"""
_LEGS = "LEFT JOIN legs AS l ON l.conversation_id = c.id LEFT JOIN channels AS lc ON lc.id = l.channel_id"

OF_CUSTOMERS = f"""
SELECT {_COLUMNS}
FROM unnest($1::bigint[]) AS w(customer_id)
CROSS JOIN LATERAL (
  SELECT * FROM conversations
  WHERE customer_id = w.customer_id AND merged_into IS NULL
    AND (status <> 'resolved' OR resolved_at >= $2)
  ORDER BY last_message_at DESC
  LIMIT {CANDIDATES_PER_CUSTOMER}
) AS c
{_LEGS}
"""

OF_KEYS = f"""
SELECT k.key, {_COLUMNS}
FROM message_keys AS k
JOIN messages AS m ON m.id = k.message_id
JOIN conversations AS first ON first.id = m.conversation_id
JOIN conversations AS c ON c.id = coalesce(first.merged_into, first.id)
{_LEGS}
WHERE k.key = ANY($1::bytea[])
"""

OF_IDS = f"""
SELECT first.id AS asked, {_COLUMNS}
FROM conversations AS first
JOIN conversations AS c ON c.id = coalesce(first.merged_into, first.id)
{_LEGS}
WHERE first.id = ANY($1::bigint[])
"""


# Who was let into a matter of another customer's (a colleague, somebody who gave its number and its
# customer's name) goes on there.
OF_IDENTITIES = f"""
SELECT w.identity_id AS sender_id, {_COLUMNS}
FROM unnest($1::bigint[]) AS w(identity_id)
CROSS JOIN LATERAL (
  SELECT coalesce(first.merged_into, first.id) AS id
  FROM legs
  JOIN conversations AS first ON first.id = legs.conversation_id
  WHERE legs.identity_id = w.identity_id
  ORDER BY legs.id DESC
  LIMIT {CANDIDATES_PER_CUSTOMER}
) AS took_part
JOIN conversations AS c ON c.id = took_part.id
  AND (c.status <> 'resolved' OR c.resolved_at >= $2)
{_LEGS}
"""

# Of these conversations, those that a mail began which its own domain disowned.
BEGUN_DISOWNED = """
SELECT w.id
FROM unnest($1::bigint[]) AS w(id)
CROSS JOIN LATERAL (
  SELECT placement FROM messages
  WHERE conversation_id = w.id AND direction = 'in'
  ORDER BY said_at, id
  LIMIT 1
) AS first
WHERE first.placement->'evidence' @> '[{"kind": "disowned"}]'
"""

# Numbers that were given of a matter, and whose that is: at most a few each.
OF_NUMBERS = f"""
SELECT w.kind, w.value, u.display_name, {_COLUMNS}
FROM unnest($1::text[], $2::text[]) AS w(kind, value)
CROSS JOIN LATERAL (
  SELECT DISTINCT coalesce(first.merged_into, first.id) AS id
  FROM facts AS f
  JOIN messages AS m ON m.id = f.message_id
  JOIN conversations AS first ON first.id = m.conversation_id
  WHERE f.kind = w.kind AND f.value = w.value
  LIMIT {CONVERSATIONS_PER_NUMBER}
) AS named
JOIN conversations AS c ON c.id = named.id AND c.last_message_at >= $3
JOIN customers AS u ON u.id = c.customer_id
{_LEGS}
"""


class Named(msgspec.Struct, frozen=True):
    """A conversation in which a number was given, and the name of its customer."""

    candidate: rules.Candidate
    customer: str


def bears(name: str, customer: str) -> bool:
    """Whether a sender's name is the customer's, as far as names can tell, a wrong letter forgiven."""
    told = relation(name, customer)
    mine, theirs = fold(name).split(), fold(customer).split()
    if told in ("same", "compatible"):
        return True
    if told != "different":
        return bool(
            set(mine) & set(theirs)
        )  # a given name alone, as people call themselves in a chat
    return (
        len(mine) > 1
        and len(mine) == len(theirs)
        and all(edits(one, two) <= 1 for one, two in zip(mine, theirs, strict=True))
    )


def named_in(said: str, customer: str) -> bool:
    """Whether a text, as its words, holds the whole name of a customer, as in a signature."""
    name = words(customer)
    return len(name) > 1 and f" {' '.join(name)} " in said


class Candidates:
    """The conversations that a batch may continue, kept up to date while the batch is placed."""

    def __init__(self) -> None:
        self.by_id: dict[int, rules.Candidate] = {}
        self.by_customer: dict[int, list[rules.Candidate]] = {}
        self.by_identity: dict[int, list[rules.Candidate]] = {}  # of other customers
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
                    id=leg_id,
                    channel_id=row["channel_id"],
                    identity_id=row["identity_id"],
                    address=row["address"].lower(),
                    kind=KINDS.get(row["connector"], ""),
                )
            )
            if row["brand_id"] is not None:
                candidate.brands |= {row["brand_id"]}
        return candidate

    def add(self, candidate: rules.Candidate) -> None:
        """A conversation that the batch itself began."""
        self.by_id[candidate.id] = candidate
        self.by_customer.setdefault(candidate.customer_id, []).append(candidate)
