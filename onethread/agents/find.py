"""Find agents, for commands."""

from __future__ import annotations

from onethread.agents import queries
from onethread.agents.queries import Agent
from onethread.database.engine import Database
from onethread.errors import NotFound

__all__ = ["Agent", "agent_of_email", "all_agents"]

_BATCH = 500


async def agent_of_email(database: Database, email: str) -> Agent:
    """The agent with this address. Raises NotFound."""
    agent = await queries.agent_by_email(database, email.strip())
    if agent is None:
        raise NotFound(f"there is no agent {email}: see onethread user list")
    return agent


async def all_agents(database: Database) -> list[Agent]:
    """Every agent, in the order they were made."""
    found: list[Agent] = []
    while batch := await queries.agents(
        database, after_id=found[-1].id if found else 0, limit=_BATCH
    ):
        found += batch
    return found
