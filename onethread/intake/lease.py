"""Which channels this process receives for: each is held by one of all the processes there are.

A lease is a row that is renewed while its holder lives. Who stops gives its leases back; who dies or is cut
off from the database lets them end, and stops by itself before they do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from uuid import UUID, uuid4

from onethread.channels.relay import RECEIVERS_CHANNEL
from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable

LEASE_SECONDS = 30.0
RENEW_SECONDS = 10.0
# Stopped so long before another may begin: clocks run, and what was begun needs a moment.
MARGIN_SECONDS = 5.0
FREED = "lease"
"""NOTIFY to the receivers: some channel may be taken."""

Key = tuple[int, str]
"""Channel id, and what is run for it: "receiver" or "poll"."""

_KEEP = """
INSERT INTO channel_leases AS l (channel_id, kind, holder, until)
SELECT channel_id, kind, $3, clock_timestamp() + make_interval(secs => $4)
FROM unnest($1::bigint[], $2::text[]) AS w(channel_id, kind)
ORDER BY channel_id, kind
ON CONFLICT (channel_id, kind) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE l.holder = excluded.holder OR l.until < clock_timestamp()
RETURNING channel_id, kind
"""

_GIVE_BACK = """
WITH given AS (
  DELETE FROM channel_leases AS l USING unnest($1::bigint[], $2::text[]) AS w(channel_id, kind)
  WHERE l.channel_id = w.channel_id AND l.kind = w.kind AND l.holder = $3
  RETURNING l.channel_id
)
SELECT pg_notify($4, $5) FROM given LIMIT 1
"""


class Leases:
    """Those of one process. `holder` is its name, the same after a loop of its failed."""

    def __init__(self, database: Database, holder: UUID | None = None) -> None:
        self._database = database
        self._holder = holder or uuid4()
        self._until: dict[Key, float] = {}

    async def keep(self, wanted: Collection[Key]) -> set[Key]:
        """Renew what is held of these, take what is free, and tell which are held. Without the database
        those whose time is not over."""
        loop = asyncio.get_running_loop()
        keys = sorted(wanted)
        began = loop.time()
        try:
            rows = await self._database.fetch(
                _KEEP,
                [key[0] for key in keys],
                [key[1] for key in keys],
                self._holder,
                LEASE_SECONDS,
            )
        except DatabaseUnavailable:
            now = loop.time()
            return {key for key in keys if self._until.get(key, 0.0) > now}
        end = began + LEASE_SECONDS - MARGIN_SECONDS
        self._until = {(row["channel_id"], row["kind"]): end for row in rows}
        return set(self._until)

    async def give_back(self, keys: Collection[Key]) -> None:
        """Let others take these at once. Nothing is lost when it fails: leases end."""
        for key in keys:
            self._until.pop(key, None)
        try:
            await self._database.execute(
                _GIVE_BACK,
                [key[0] for key in keys],
                [key[1] for key in keys],
                self._holder,
                RECEIVERS_CHANNEL,
                FREED,
            )
        except DatabaseUnavailable:
            return
