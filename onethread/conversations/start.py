"""Write to a customer first, on a channel that allows it."""

from __future__ import annotations

from uuid import UUID

import asyncpg
import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.conversations import queries, reply, summaries
from onethread.conversations.actors import agent_id_of
from onethread.conversations.legs import manifest_of
from onethread.conversations.preview import preview
from onethread.conversations.shapes import Conversation
from onethread.customers import consents
from onethread.customers.normalise import match_key
from onethread.customers.recognise import Sender, recognise
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput
from onethread.events import Event, record
from onethread.messages import Assurance, Content, SenderIdentity

ADDRESS_CHARACTERS = 320


class NewAddress(msgspec.Struct, kw_only=True):
    """An address to write to: of a known customer, or of somebody new."""

    scheme: str
    value: str


async def start(
    database: Database,
    actor: Actor,
    region: str,
    *,
    channel_id: int,
    content: Content,
    idempotency_key: UUID,
    customer_id: int | None = None,
    address: NewAddress | None = None,
) -> Conversation:
    """Begin a conversation with a first message; it is the agent's own. Either a customer, whose
    latest address for this channel is used, or an address, whose customer is found or made.

    Raises InvalidInput saying what to do, NotFound, Conflict.
    """
    agent_id_of(actor)
    if (customer_id is None) == (address is None):
        raise InvalidInput(
            "give either a customer or an address", fields={"customer_id": "one of the two"}
        )
    try:
        async with database.transaction() as connection:
            stored = await queries.message_by_uid(connection, idempotency_key)
            if stored is not None:
                return await summaries.load_one(connection, stored["conversation_id"], actor.id)
            schemes = await _schemes(connection, channel_id, content)
            if address is not None:
                found = await _of_address(connection, address, schemes, region)
            else:
                assert customer_id is not None
                found = await _of_customer(connection, customer_id, schemes)
            await _may_contact(connection, found.customer_id, channel_id)
            begun = await _begin(connection, actor, channel_id, found, content, idempotency_key)
            return await summaries.load_one(connection, begun, actor.id)
    except asyncpg.exceptions.UniqueViolationError as error:
        raise Conflict(
            "this customer wrote at the same moment: look in the inbox, then try again"
        ) from error


async def _schemes(connection: Connection, channel_id: int, content: Content) -> tuple[str, ...]:
    row = await connection.fetchrow(
        "SELECT connector, name, state FROM channels WHERE id = $1", channel_id
    )
    if row is None or row["state"] == "deleted":
        raise InvalidInput("there is no such channel", fields={"channel_id": "unknown"})
    manifest = manifest_of(row["connector"])
    if row["state"] != "active" or manifest is None:
        raise InvalidInput(
            f"{row['name']} is not active: choose another channel",
            fields={"channel_id": "not active"},
        )
    if not manifest.can_start:
        raise InvalidInput(
            f"on {row['name']} the customer must write first: choose another channel",
            fields={"channel_id": "can't start"},
        )
    if manifest.reply_window_hours is not None and content.template is None:
        raise InvalidInput(
            f"{row['name']} begins with a template: choose one",
            fields={"content.template": "needed"},
        )
    if content.template is not None and "template" not in manifest.content_out:
        raise InvalidInput(
            f"{row['name']} has no templates: write a text",
            fields={"content.template": "not on this channel"},
        )
    return manifest.identity_schemes


async def _may_contact(connection: Connection, customer_id: int, channel_id: int) -> None:
    connector = await connection.fetchval(
        "SELECT connector FROM channels WHERE id = $1", channel_id
    )
    if await consents.refusal(connection, customer_id, connector, None):
        raise InvalidInput(consents.NO_CONSENT, fields={"channel_id": "no consent"})


class _Found(msgspec.Struct, kw_only=True):
    customer_id: int
    identity_id: int
    address: str


async def _of_customer(
    connection: Connection, customer_id: int, schemes: tuple[str, ...]
) -> _Found:
    customer_id = await survivor(connection, customer_id)
    row = await connection.fetchrow(
        "SELECT id, value FROM identities WHERE customer_id = $1 AND scheme = ANY($2::text[])"
        " AND valid_to IS NULL ORDER BY assurance DESC, last_seen_at DESC, id LIMIT 1",
        customer_id,
        list(schemes),
    )
    if row is None:
        raise InvalidInput(
            "this customer has no address for that channel: add one, or choose another channel",
            fields={"channel_id": "no address for it"},
        )
    return _Found(customer_id=customer_id, identity_id=row["id"], address=row["value"])


async def _of_address(
    connection: Connection, address: NewAddress, schemes: tuple[str, ...], region: str
) -> _Found:
    value = clean_text(address.value).strip()
    if address.scheme not in schemes:
        raise InvalidInput(
            f"that channel reaches {', '.join(schemes)}, not {address.scheme}",
            fields={"identity.scheme": "not of this channel"},
        )
    key = match_key(address.scheme, value, region)
    wrong = (address.scheme == "email" and not all(value.rpartition("@")[::2])) or (
        address.scheme in ("phone", "whatsapp") and key.startswith(("short:", "raw:"))
    )
    if not value or len(value) > ADDRESS_CHARACTERS or wrong:
        raise InvalidInput("this address is not complete", fields={"identity.value": "not valid"})
    [person] = await recognise(
        connection,
        [
            Sender(
                identities=[
                    SenderIdentity(scheme=address.scheme, value=value, assurance=Assurance.CLAIMED)
                ],
                source="agent",
                at=clock.now(),
            )
        ],
        region,
    )
    return _Found(customer_id=person.customer_id, identity_id=person.identity_id, address=value)


async def _begin(
    connection: Connection,
    actor: Actor,
    channel_id: int,
    found: _Found,
    content: Content,
    key: UUID,
) -> int:
    conversation_id: int = await connection.fetchval(
        """
        INSERT INTO conversations (customer_id, subject, status, assignee_id, last_message_at,
                                   preview, channel_ids, home_id)
        VALUES ($1, $2, 'waiting', $3, $4, $5, ARRAY[$6::bigint],
                (SELECT home_id FROM identities WHERE id = $7)) RETURNING id
        """,
        found.customer_id,
        content.subject or "",
        actor.id,
        clock.now(),
        preview(content),
        channel_id,
        found.identity_id,
    )
    leg_id: int = await connection.fetchval(
        "INSERT INTO legs (conversation_id, channel_id, identity_id, address, facts)"
        " VALUES ($1, $2, $3, $4, $5) RETURNING id",
        conversation_id,
        channel_id,
        found.identity_id,
        found.address,
        {"subject": content.subject} if content.subject else {},
    )
    await record(
        connection,
        [
            Event(
                kind="conversation.created",
                conversation_id=conversation_id,
                customer_id=found.customer_id,
                agent_id=actor.id,
            )
        ],
    )
    conversation = await queries.lock(connection, conversation_id)
    await reply.store(connection, actor, conversation, leg_id, content, key, {})
    return conversation_id
