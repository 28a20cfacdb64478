"""Messages that come with a token to continue a conversation: in intake's transaction, per batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from onethread import clock
from onethread.access import SYSTEM
from onethread.conversations import elsewhere_rules as rules
from onethread.conversations import elsewhere_tokens as tokens
from onethread.conversations import queries
from onethread.conversations.arrivals import Continues
from onethread.conversations.tokens import Signer
from onethread.customers.names import relation
from onethread.customers.recognise import Recognised
from onethread.customers.rules import Joins
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection
from onethread.messages import Assurance, InboundMessage, Reference

KIND = "continue"
# What stays of a message that was nothing but its token.
NOTHING_SAID = "➜"


class Brought(msgspec.Struct, kw_only=True):
    """A token that a message came with, checked. `useless`: why it does nothing."""

    kept: rules.Continuation
    useless: rules.Useless | None
    verdict: rules.Verdict | None = None

    @property
    def joins(self) -> Joins | None:
        """Whom its sender becomes when nobody knows them."""
        if self.verdict is None or self.verdict.joins is None:
            return None
        return Joins(customer_id=self.kept.customer_id, assurance=self.verdict.joins)


def take_token(signer: Signer, message: InboundMessage) -> str | None:
    """The genuine token of a message, taken out of its words and kept as a reference, so that the
    message may be looked at again. What is not ours is left as it was said."""
    for reference in message.references:
        if reference.kind == KIND and tokens.genuine(signer, reference.value):
            return reference.value.lower()
    content = message.content
    token = tokens.find(content.text) or tokens.find(content.subject)
    if token is None or message.automatic or not tokens.genuine(signer, token):
        return None
    content.text = tokens.strip(content.text)
    if content.subject:
        content.subject = tokens.strip(content.subject)
    if content.html:
        content.html = tokens.strip(content.html)
    if not (content.text or content.attachments):
        content.text = NOTHING_SAID
    message.references.append(Reference(kind=KIND, value=token))
    return token


async def find(
    connection: Connection, signer: Signer, messages: Sequence[tuple[InboundMessage, int]]
) -> list[Brought | None]:
    """What each (message, channel id) came with; the tokens are locked until the commit."""
    held = [take_token(signer, message) for message, _ in messages]
    if not any(held):
        return [None] * len(messages)
    hashes = {token: tokens.hash_of(signer, token) for token in held if token}
    kept = await load(connection, list(hashes.values()))
    now = clock.now()
    taken: set[int] = set()
    found: list[Brought | None] = []
    for (message, channel_id), token in zip(messages, held, strict=True):
        row = kept.get(hashes[token]) if token else None
        if row is None:
            found.append(None)
            continue
        why = "used" if row.id in taken else rules.useless(row, channel_id, now)
        brought = Brought(kept=row, useless=why)
        if why is None:
            taken.add(row.id)
            name = relation(message.display_name or "", row.customer_name)
            if not (message.display_name and row.customer_name):
                name = "unknown"
            brought.verdict = rules.admit(row, message.sender[0].assurance, name)
        found.append(brought)
    return found


async def load(connection: Connection, hashes: list[bytes]) -> dict[bytes, rules.Continuation]:
    """The latest token of each hash, locked."""
    rows = await connection.fetch(
        """
        SELECT t.id, t.secret_hash, coalesce(first.merged_into, first.id) AS conversation_id,
               t.customer_id, c.customer_id AS owner_id, u.display_name AS customer_name,
               t.channel_id, t.carries, t.made_at, t.expires_at,
               t.revoked_at IS NOT NULL AS revoked, t.used_at IS NOT NULL AS used,
               t.made_by IS NOT NULL AS by_agent,
               EXISTS (SELECT 1 FROM identities AS i WHERE i.customer_id = c.customer_id
                       AND i.scheme <> 'visitor' AND i.assurance > $2 AND i.valid_to IS NULL) AS known
        FROM continuations AS t
        JOIN conversations AS first ON first.id = t.conversation_id
        JOIN conversations AS c ON c.id = coalesce(first.merged_into, first.id)
        JOIN customers AS u ON u.id = c.customer_id
        WHERE t.secret_hash = ANY($1::bytea[]) ORDER BY t.id FOR UPDATE OF t
        """,
        hashes,
        int(Assurance.CLAIMED),
    )
    found: dict[bytes, rules.Continuation] = {}
    for row in rows:
        values: dict[str, Any] = dict(row)
        secret_hash = values.pop("secret_hash")
        values["customer_id"] = await survivor(connection, values["customer_id"])
        found[secret_hash] = rules.Continuation(**values)
    return found


def decide(brought: Brought, person: Recognised) -> Continues:
    """What becomes of the message, now that its sender is recognised."""
    kept = brought.kept
    verdict = brought.verdict
    if brought.useless is not None or verdict is None:
        return Continues(conversation_id=None, why=brought.useless or "used", made_at=kept.made_at)
    if person.customer_id == kept.customer_id:
        if not person.joined:
            # Known as the customer's own already: the token only tells which matter it is.
            verdict = rules.Verdict(follow=True, joins=None)
    elif not person.is_new:
        verdict = rules.admit_known(kept)
    brought.verdict = verdict
    return Continues(
        conversation_id=kept.conversation_id if verdict.follow else None,
        why=verdict.doubt,
        made_at=kept.made_at,
        by_agent=kept.by_agent,
    )


async def note_used(
    connection: Connection,
    brought: Brought,
    person: Recognised,
    message_id: int,
    at: datetime,
) -> None:
    """The token is spent; whoever serves the customer is told when it was somebody else's hand."""
    verdict = brought.verdict
    if brought.useless is not None or verdict is None:
        return
    kept = brought.kept
    await connection.execute(
        "UPDATE continuations SET used_at = $2, used_by = $3, message_id = $4, outcome = $5"
        " WHERE id = $1 AND used_at IS NULL",
        kept.id,
        at,
        person.identity_id,
        message_id,
        verdict.doubt or "continued",
    )
    if person.customer_id != kept.customer_id:
        await connection.execute(
            "INSERT INTO customer_suggestions (customer_a, customer_b, evidence)"
            " VALUES ($1, $2, $3) ON CONFLICT (customer_a, customer_b) DO NOTHING",
            min(person.customer_id, kept.customer_id),
            max(person.customer_id, kept.customer_id),
            [{"kind": "came_with_the_link", "doubt": verdict.doubt}],
        )
    if not verdict.follow:
        conversation = await queries.lock(connection, kept.conversation_id)
        await queries.note_done(
            connection,
            conversation,
            SYSTEM,
            "continuation_refused",
            "Somebody else came with the link of this conversation: it opened nothing",
            why=verdict.doubt,
            message_id=message_id,
        )
