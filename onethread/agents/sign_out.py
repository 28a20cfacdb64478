"""End sessions: one's own, all but this one, or all of an agent."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record
from onethread.agents import session_queries
from onethread.database.engine import Connection, Database
from onethread.events import Event
from onethread.events import record as record_events

# An agent who was here within this time isn't locked out by strangers who guess (sign_in.py).
KEPT_AFTER_END = timedelta(days=90)


async def end_sessions(
    connection: Connection,
    actor: Actor,
    agent_id: int,
    *,
    only: UUID | None = None,
    keep: UUID | None = None,
) -> int:
    """End an agent's sessions: all, `only` one, or all but `keep`. Returns how many ended.

    Open screens hear of it by the event agent.signed_out with the public ids of the sessions.
    """
    ended = await session_queries.end_sessions(
        connection, agent_id, clock.now(), only=only, keep=keep
    )
    if not ended:
        return 0
    sessions = [str(session) for session in ended]
    await record_events(
        connection,
        [Event(kind="agent.signed_out", agent_id=agent_id, body={"sessions": sessions})],
    )
    await record(
        connection,
        actor,
        "session.ended",
        subject_kind="agent",
        subject_id=agent_id,
        detail={"sessions": sessions},
    )
    return len(ended)


async def forget_ended_sessions(database: Database) -> None:
    """Remove sessions that ended long ago; what they did stays in the audit trail."""
    await session_queries.forget_ended_sessions(database, clock.now() - KEPT_AFTER_END)
