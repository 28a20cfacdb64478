"""Signals between web processes: typing and presence. Never kept; ids only; a lost one does no harm."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.database.engine import Database

NOTIFY_CHANNEL = "onethread_signals"
# An agent counts as present this long after their screen was last heard of.
PRESENT_SECONDS = 90


class Signal(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One signal. `kind`: customer_typing or agent_typing in a conversation."""

    kind: str
    conversation_id: int
    on: bool = True
    agent_id: int | None = None


decoder = msgspec.json.Decoder(Signal)


async def send(database: Database, signal: Signal) -> None:
    """Tell every web process."""
    await database.execute(
        "SELECT pg_notify($1, $2)", NOTIFY_CHANNEL, msgspec.json.encode(signal).decode()
    )


async def customer_types(
    database: Database, keys: Sequence[tuple[int, str, str]], on: bool
) -> None:
    """Show agents that a customer types, in the conversation they last wrote in on this channel."""
    if not keys:
        return
    conversation_id = await database.fetchval(
        """
        SELECT l.conversation_id
        FROM unnest($2::text[], $3::text[]) AS w(scheme, key)
        JOIN identities AS i ON i.scheme = w.scheme AND i.match_key = w.key
        JOIN legs AS l ON l.identity_id = i.id AND l.channel_id = $1
        ORDER BY l.last_inbound_at DESC NULLS LAST LIMIT 1
        """,
        keys[0][0],
        [key[1] for key in keys],
        [key[2] for key in keys],
    )
    if conversation_id is not None:
        await send(database, Signal(kind="customer_typing", conversation_id=conversation_id, on=on))


async def someone_present(database: Database) -> bool:
    """Whether an agent has the workspace open."""
    return bool(
        await database.fetchval(
            "SELECT EXISTS (SELECT 1 FROM agents WHERE active"
            " AND last_seen_at > now() - make_interval(secs => $1))",
            float(PRESENT_SECONDS),
        )
    )
