"""The numbers beside the views, for every agent who is here."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.conversations import inbox_queries, views
from onethread.conversations.shapes import Counts
from onethread.conversations.view_rules import Conditions, is_counted, is_own
from onethread.database.engine import Database

# Conversations come into some views by time alone.
TIMED_EVERY_SECONDS = 30.0


async def count(database: Database, agent_ids: Sequence[int]) -> dict[int, Counts]:
    """The counts of each of these agents. Views that hold the same for everyone are counted once."""
    shared, mine = await inbox_queries.counts_by_agent(database)
    saved = await views.load_for(database, list(agent_ids))
    common: dict[int, Conditions] = {}
    own: dict[int, dict[int, Conditions]] = {agent_id: {} for agent_id in agent_ids}
    for agent_id, each in saved.items():
        for view in each:
            if is_counted(view.conditions):
                into = own[agent_id] if is_own(view.conditions) else common
                into[view.id] = view.conditions
    numbers = await inbox_queries.counts_of(database, common, None)
    counted = {}
    for agent_id in agent_ids:
        theirs = await inbox_queries.counts_of(database, own[agent_id], agent_id)
        counted[agent_id] = Counts(
            mine=mine.get(agent_id, 0),
            unassigned=shared["unassigned"],
            all=shared["all"],
            snoozed=shared["snoozed"],
            views={
                v.id: n for v in saved[agent_id] if (n := (theirs | numbers).get(v.id)) is not None
            },
        )
    return counted
