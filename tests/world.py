"""Customers who write and agents who answer, through the same functions as in production."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

from onethread.access import Actor
from onethread.access.rules import permissions_of_role
from onethread.conversations.arrivals import Arrival, Received
from onethread.conversations.place import Placer
from onethread.conversations.receive import receive
from onethread.customers.recognise import Sender, recognise
from onethread.database.engine import Connection, Database
from onethread.messages import Assurance, Content, InboundMessage, SenderIdentity
from onethread.messages.keys import provider_key

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class World:
    """One database with agents, channels and customers. Messages are a minute apart."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.moment = START
        self._numbers = itertools.count(1)

    async def agent(self, name: str = "Ada", role: Any = "agent") -> Actor:
        """A new agent, as the actor of a request."""
        agent_id = await self.database.fetchval(
            "INSERT INTO agents (email, name, role) VALUES ($1, $2, $3) RETURNING id",
            f"{name.lower()}.{next(self._numbers)}@example.org",
            name,
            role,
        )
        return Actor(
            kind="agent", id=agent_id, name=name, role=role, permissions=permissions_of_role(role)
        )

    async def channel(self, connector: str = "whatsapp", name: str = "") -> int:
        """A new channel."""
        channel_id: int = await self.database.fetchval(
            "INSERT INTO channels (key, connector, name) VALUES ($1, $2, $3) RETURNING id",
            f"key{next(self._numbers)}",
            connector,
            name or connector,
        )
        return channel_id

    async def hear(
        self,
        channel_id: int,
        value: str,
        text: str = "hello",
        *,
        scheme: str = "phone",
        name: str = "",
        at: datetime | None = None,
        connection: Connection | None = None,
        subject: str | None = None,
        continuous: bool = True,
        assurance: Assurance = Assurance.ASSERTED,
        attributes: dict[str, Any] | None = None,
    ) -> Received:
        """A customer says something on a channel."""
        if connection is None:
            async with self.database.transaction() as connection:
                return await self.hear(
                    channel_id,
                    value,
                    text,
                    scheme=scheme,
                    name=name,
                    at=at,
                    connection=connection,
                    subject=subject,
                    continuous=continuous,
                    assurance=assurance,
                    attributes=attributes,
                )
        self.moment += timedelta(minutes=1)
        said_at = at or self.moment
        number = next(self._numbers)
        message = InboundMessage(
            message_id=f"m{number}",
            sender=[SenderIdentity(scheme=scheme, value=value, assurance=assurance)],
            said_at=said_at,
            content=Content(text=text, subject=subject),
            display_name=name or None,
        )
        [person] = await recognise(
            connection,
            [
                Sender(
                    identities=message.sender,
                    source="test",
                    at=said_at,
                    display_name=message.display_name,
                    attributes=attributes or {},
                )
            ],
            "NL",
        )
        placer = Placer(
            lambda token: None, lambda channel: f"c{channel}", timedelta(days=7), timedelta(days=14)
        )
        [received] = await receive(
            connection,
            [
                Arrival(
                    message=message,
                    key=provider_key(f"c{channel_id}", message.message_id),
                    channel_id=channel_id,
                    continuous=continuous,
                    envelope_id=number,
                    received_at=said_at,
                    said_at=said_at,
                    customer_id=person.customer_id,
                    identity_id=person.identity_id,
                    assurance=person.assurance,
                    home_id=person.home_id,
                )
            ],
            placer,
        )
        return received

    async def leg(self, conversation_id: int) -> int:
        """The latest leg of a conversation."""
        leg_id: int = await self.database.fetchval(
            "SELECT max(id) FROM legs WHERE conversation_id = $1", conversation_id
        )
        return leg_id

    async def customer_of(self, conversation_id: int) -> int:
        """Whose conversation it is."""
        customer_id: int = await self.database.fetchval(
            "SELECT customer_id FROM conversations WHERE id = $1", conversation_id
        )
        return customer_id

    async def events(self, *kinds: str) -> list[dict[str, Any]]:
        """What was published, of these kinds."""
        rows = await self.database.fetch(
            "SELECT * FROM events WHERE kind = ANY($1) ORDER BY xid, id", list(kinds)
        )
        return [dict(row) for row in rows]
