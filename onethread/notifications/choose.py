"""What a person wants to be told of, and when not to be disturbed."""

from __future__ import annotations

import msgspec

from onethread.access import Actor
from onethread.access.audit import record
from onethread.database.engine import Database
from onethread.notifications import queries
from onethread.notifications.rules import DEFAULT, Rules, check, with_defaults


async def rules_of(database: Database, agent_id: int) -> Rules:
    """An agent's rules with every kind written out."""
    found = await queries.rules_of(database, [agent_id])
    return with_defaults(found.get(agent_id, DEFAULT))


async def choose(database: Database, actor: Actor, rules: Rules) -> Rules:
    """Keep the actor's own rules. Raises InvalidInput."""
    chosen = check(rules)
    agent_id = actor.id or 0
    async with database.transaction() as connection:
        before = (await queries.rules_of(connection, [agent_id])).get(agent_id, DEFAULT)
        await queries.keep_rules(connection, agent_id, chosen)
        was, now = (msgspec.to_builtins(with_defaults(each)) for each in (before, chosen))
        changed = {name: value for name, value in now.items() if was[name] != value}
        if changed:
            await record(
                connection,
                actor,
                "notifications.changed",
                subject_kind="agent",
                subject_id=agent_id,
                detail=changed,
            )
    return chosen
