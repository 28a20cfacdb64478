"""Who owns a conversation, and what its matter is called."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.conversations import changed, queries, rules, summaries
from onethread.conversations.queries import Locked
from onethread.conversations.receive import SUBJECT_CHARACTERS
from onethread.conversations.shapes import Conversation
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput


async def assign(
    database: Database,
    actor: Actor,
    conversation_id: int,
    agent_id: int | UnsetType | None = UNSET,
    team_id: int | UnsetType | None = UNSET,
) -> Conversation:
    """Give a conversation to an agent or (None) to nobody, to a team or to none; what is left out
    stays, except that an agent outside the new team no longer has it.
    Raises NotFound, InvalidInput."""
    async with database.transaction() as connection:
        conversation = await queries.lock(connection, conversation_id)
        if not isinstance(team_id, UnsetType) and team_id != conversation.team_id:
            members = await _give_to_team(connection, actor, conversation, team_id)
            agent_id = rules.owner_in_team(conversation.assignee_id, agent_id, members)
        if not isinstance(agent_id, UnsetType) and agent_id != conversation.assignee_id:
            await _give_to_agent(connection, actor, conversation, agent_id)
        return await summaries.load_one(connection, conversation.id, actor.id)


async def _give_to_team(
    connection: Connection, actor: Actor, conversation: Locked, team_id: int | None
) -> list[int] | None:
    """Returns the members of the team, None for no team."""
    team = None
    if team_id is not None:
        team = await queries.team_at_work(connection, team_id)
        if team is None:
            raise InvalidInput("there is no such team", fields={"team_id": "unknown or archived"})
    name = team["name"] if team else None
    await queries.set_team(connection, conversation.id, team_id)
    line = await queries.note_done(
        connection,
        conversation,
        actor,
        "team",
        f"Given to team {name}" if name else "Taken from its team",
        team_id=team_id,
        team_name=name,
    )
    await changed.tell(connection, actor, conversation, "team", line, team_id=team_id)
    return list(team["member_ids"]) if team else None


async def _give_to_agent(
    connection: Connection, actor: Actor, conversation: Locked, agent_id: int | None
) -> None:
    name = None
    if agent_id is not None:
        name = await connection.fetchval(
            "SELECT name FROM agents WHERE id = $1 AND active", agent_id
        )
        if name is None:
            raise InvalidInput(
                "there is no such agent at work here", fields={"agent_id": "unknown"}
            )
    await queries.set_assignee(connection, conversation.id, agent_id)
    line = await queries.note_done(
        connection,
        conversation,
        actor,
        "assigned",
        f"Assigned to {name}" if name else "Assigned to nobody",
        agent_id=agent_id,
        agent_name=name,
    )
    await changed.tell(connection, actor, conversation, "assignee", line, agent_id=agent_id)


async def rename(
    database: Database, actor: Actor, conversation_id: int, subject: str
) -> Conversation:
    """Change what the matter is called. Raises NotFound."""
    subject = " ".join(subject.split())[:SUBJECT_CHARACTERS]
    async with database.transaction() as connection:
        conversation = await queries.lock(connection, conversation_id)
        if conversation.subject != subject:
            await queries.set_subject(connection, conversation.id, subject)
            line = await queries.note_done(
                connection,
                conversation,
                actor,
                "subject",
                "Changed the subject",
                subject=subject,
            )
            await changed.tell(connection, actor, conversation, "subject", line)
        return await summaries.load_one(connection, conversation.id, actor.id)
