"""Channels as the running system uses them: loaded once, found by a dictionary, reloaded on change."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import msgspec
import structlog

from onethread.channels.relay import RECEIVERS_CHANNEL
from onethread.channels.rules import BrandVoice, speak_for
from onethread.connectors import registry
from onethread.connectors.contract import Connector
from onethread.database.engine import Connection, Database
from onethread.database.secrets import Vault
from onethread.errors import BadSecret, DatabaseUnavailable, InvalidInput, NotFound

log = structlog.get_logger(__name__)

NOTIFY_CHANNEL = "onethread_channels"
# A missing key is asked for again only after this long, so that guessed addresses cost no queries.
UNKNOWN_SECONDS = 2.0
UNKNOWN_KEYS = 10_000
# Wakings of one channel within this long are one.
WAKE_SECONDS = 0.05


class LoadedChannel(msgspec.Struct, kw_only=True):
    """A channel with its connector and decrypted settings."""

    id: int
    key: str
    name: str
    connector: Connector
    config: Any
    state: str


def context_of(channel_id: int) -> str:
    """What a channel's credentials are bound to: moved to another row they can't be opened."""
    return f"channel:{channel_id}"


def open_channel(row: asyncpg.Record, vault: Vault) -> LoadedChannel:
    """A channel from its row. Raises NotFound (connector gone), BadSecret, InvalidInput."""
    connector = registry.get(row["connector"])
    values = dict(row["config"])
    if row["secrets"] is not None:
        values |= msgspec.json.decode(vault.open(row["secrets"], context_of(row["id"])))
    if row["brand"] is not None:
        brand = msgspec.convert(row["brand"], BrandVoice)
        values = speak_for(brand, row["name"], values, registry.defaults_of(connector))
    return LoadedChannel(
        id=row["id"],
        key=row["key"],
        name=row["name"],
        connector=connector,
        config=registry.make_config(connector, values),
        state=row["state"],
    )


_ROW = """
SELECT c.id, c.key, c.name, c.connector, c.config, c.secrets, c.state,
       CASE WHEN b.id IS NOT NULL THEN jsonb_build_object(
         'name', b.name, 'website', b.website, 'colour', b.colour, 'logo', b.logo,
         'language', coalesce(b.language, ''),
         'sender_name', b.sender_name, 'signature', b.signature) END AS brand
FROM channels AS c LEFT JOIN brands AS b ON b.id = c.brand_id
"""


class Channels:
    """The channels of one process. `start` it; a change anywhere reloads the one that changed."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self._by_id: dict[int, LoadedChannel] = {}
        self._by_key: dict[str, LoadedChannel] = {}
        self._unknown: dict[str, float] = {}
        self._accounts: dict[str, list[LoadedChannel]] | None = None
        self._refused: dict[int, int] = {}
        self._unparsable: dict[int, int] = {}
        self._seen_in: set[int] = set()
        self._seen_out: set[int] = set()
        self._listener = database.listener(NOTIFY_CHANNEL, self._forget)
        self._task: asyncio.Task[None] | None = None
        self._waking: dict[int, asyncio.Task[None]] = {}
        self.changed = asyncio.Event()  # set on every change; whoever waits clears it

    async def start(self) -> None:
        """Follow changes, and keep counts every second."""
        await self._listener.start()
        self._task = asyncio.create_task(self._keep_counts(), name="channel-counts")

    async def stop(self) -> None:
        """Stop following; keep what was counted."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._listener.stop()
        try:
            await self.flush()
        except DatabaseUnavailable:
            pass

    def _forget(self, payload: str) -> None:
        self._unknown.clear()
        self._accounts = None
        if payload.isdigit():
            channel = self._by_id.pop(int(payload), None)
            if channel:
                self._by_key.pop(channel.key, None)
        else:
            self._by_id.clear()
            self._by_key.clear()
        self.changed.set()

    async def by_key(self, key: str) -> LoadedChannel | None:
        """The channel with this address; None when there is none or it was deleted."""
        channel = self._by_key.get(key)
        if channel is None:
            now = asyncio.get_running_loop().time()
            if now - self._unknown.get(key, -UNKNOWN_SECONDS) < UNKNOWN_SECONDS:
                return None
            row = await self._database.fetchrow(f"{_ROW} WHERE c.key = $1", key)
            channel = self._take(row)
            if channel is None:
                if len(self._unknown) > UNKNOWN_KEYS:
                    self._unknown.clear()
                self._unknown[key] = now
                return None
        return None if channel.state == "deleted" else channel

    async def by_id(self, channel_id: int) -> LoadedChannel | None:
        """The channel with this id, deleted ones too; None when there never was one, or when its
        settings can't be read (its health says why)."""
        channel = self._by_id.get(channel_id)
        if channel is None:
            channel = self._take(
                await self._database.fetchrow(f"{_ROW} WHERE c.id = $1", channel_id)
            )
        return channel

    async def active(self) -> list[LoadedChannel]:
        """All channels that are switched on and whose settings can be read."""
        rows = await self._database.fetch(f"{_ROW} WHERE c.state = 'active' ORDER BY c.id")
        return [channel for row in rows if (channel := self._take(row)) is not None]

    async def of_account(self, name: str, beside: int) -> int | None:
        """The channel that has this account at the provider, and whose webhooks are signed with the same
        secret as those of the channel `beside`; None when there is none."""
        accounts = self._accounts
        if accounts is None:
            accounts = {}
            rows = await self._database.fetch(f"{_ROW} WHERE c.state <> 'deleted' ORDER BY c.id")
            for row in rows:
                channel = self._take(row)
                if channel is not None and channel.connector.account is not None:
                    account = channel.connector.account(channel.config)
                    accounts.setdefault(account.name, []).append(channel)
            self._accounts = accounts
        own = await self.by_id(beside)
        if own is None or own.connector.account is None:
            return None
        secret = own.connector.account(own.config).secret
        for channel in accounts.get(name, ()):
            assert channel.connector.account is not None
            if secret and channel.connector.account(channel.config).secret == secret:
                return channel.id
        return None

    async def wake(self, channel_id: int) -> None:
        """Have the channel's poll ask at once, in whichever process it runs.

        Raises DatabaseUnavailable: nobody was woken.
        """
        waking = self._waking.get(channel_id)
        if waking is None:
            waking = self._waking[channel_id] = asyncio.create_task(self._wake(channel_id))
        await asyncio.shield(waking)

    async def _wake(self, channel_id: int) -> None:
        await asyncio.sleep(WAKE_SECONDS)
        # Whoever comes from now on needs a notice of their own: this one may be read before theirs.
        del self._waking[channel_id]
        await self._database.execute(
            "SELECT pg_notify($1, $2)", RECEIVERS_CHANNEL, f"poll {channel_id}"
        )

    def _take(self, row: asyncpg.Record | None) -> LoadedChannel | None:
        if row is None:
            return None
        try:
            channel = open_channel(row, self._vault)
        except (NotFound, BadSecret, InvalidInput) as error:
            log.error("channel.unusable", channel=row["id"], error=error.message)
            return None
        self._by_id[channel.id] = channel
        self._by_key[channel.key] = channel
        return channel

    # -- health, counted in memory and written once a second --------------------------------------

    def count_refused(self, channel_id: int) -> None:
        """A request with a bad signature came in."""
        self._refused[channel_id] = self._refused.get(channel_id, 0) + 1

    def count_unparsable(self, channel_id: int) -> None:
        """A payload could not be parsed."""
        self._unparsable[channel_id] = self._unparsable.get(channel_id, 0) + 1

    def saw_in(self, channel_id: int) -> None:
        """Something came in."""
        self._seen_in.add(channel_id)

    def saw_out(self, channel_id: int) -> None:
        """Something was sent."""
        self._seen_out.add(channel_id)

    async def _keep_counts(self) -> None:
        while True:
            await asyncio.sleep(1.0)
            try:
                await self.flush()
            except DatabaseUnavailable:
                continue

    async def flush(self) -> None:
        """Write what was counted since the last time."""
        ids = sorted({*self._refused, *self._unparsable, *self._seen_in, *self._seen_out})
        if not ids:
            return
        refused, self._refused = self._refused, {}
        unparsable, self._unparsable = self._unparsable, {}
        seen_in, self._seen_in = self._seen_in, set()
        seen_out, self._seen_out = self._seen_out, set()
        await self._database.execute(
            """
            INSERT INTO channel_health AS h (channel_id, refused_count, unparsable_count,
                                             last_refused_at, last_in_at, last_out_at)
            SELECT id, refused, unparsable, CASE WHEN refused > 0 THEN now() END,
                   CASE WHEN seen_in THEN now() END, CASE WHEN seen_out THEN now() END
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::boolean[], $5::boolean[])
                 AS t(id, refused, unparsable, seen_in, seen_out)
            WHERE EXISTS (SELECT 1 FROM channels AS c WHERE c.id = t.id)
            ON CONFLICT (channel_id) DO UPDATE SET
              refused_count = h.refused_count + excluded.refused_count,
              unparsable_count = h.unparsable_count + excluded.unparsable_count,
              last_refused_at = coalesce(excluded.last_refused_at, h.last_refused_at),
              last_in_at = coalesce(excluded.last_in_at, h.last_in_at),
              last_out_at = coalesce(excluded.last_out_at, h.last_out_at)
            """,
            ids,
            [refused.get(i, 0) for i in ids],
            [unparsable.get(i, 0) for i in ids],
            [i in seen_in for i in ids],
            [i in seen_out for i in ids],
        )


async def announce(connection: Connection | Database, channel_id: int) -> None:
    """Tell every process that a channel changed; sent when the transaction commits."""
    await connection.execute("SELECT pg_notify($1, $2)", NOTIFY_CHANNEL, str(channel_id))


async def report(
    database: Connection | Database, channel_id: int, ok: bool, message: str = ""
) -> None:
    """Keep how a channel does, in words, for its health page."""
    await database.execute(
        """
        INSERT INTO channel_health AS h (channel_id, ok, message, reported_at)
        VALUES ($1, $2, $3, now())
        ON CONFLICT (channel_id) DO UPDATE
        SET ok = excluded.ok, message = excluded.message, reported_at = excluded.reported_at
        """,
        channel_id,
        ok,
        message[:500],
    )
