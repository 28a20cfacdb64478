"""Snapshot + events = fresh snapshot: whatever happens, in whatever order it commits, and however
often a screen is cut off, in the end it shows what a screen that was just opened shows."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import asyncpg
import msgspec
import pytest

from onethread.access import Actor
from onethread.conversations import legs, messages, read, summaries
from onethread.conversations.assign import assign, rename
from onethread.conversations.merge import merge
from onethread.conversations.move import move_messages
from onethread.conversations.note import add_note
from onethread.conversations.reply import reply
from onethread.conversations.split import split
from onethread.conversations.status import set_status
from onethread.customers import view
from onethread.customers.merge import merge as merge_customers
from onethread.customers.unmerge import unmerge
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput
from onethread.events import Event, Position, record, safe_position
from onethread.messages import Content, Template
from onethread.realtime import hub as hub_module
from onethread.realtime.feed import Feed
from onethread.realtime.hub import Hub, Screen
from tests.world import World

# May be sent whether the window is open or not: time plays no part here.
ANSWER = Content(text="answer", template=Template(name="answer", language="nl", text="answer"))


class Held:
    """A database all of whose transactions are part of one that commits later."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        async with self._connection.transaction():
            yield self._connection


async def everything(database: Database, agent_id: int) -> dict[str, dict[int, Any]]:
    """What a screen would show that loads everything now."""
    ids = [row["id"] for row in await database.fetch("SELECT id FROM conversations")]
    whole = {
        "conversations": await summaries.load(database, ids, agent_id),
        "messages": await messages.load(
            database, [row["id"] for row in await database.fetch("SELECT id FROM messages")]
        ),
        "customers": await view.load(
            database, [row["id"] for row in await database.fetch("SELECT id FROM customers")]
        ),
        "legs": await legs.load(database, ids),
    }
    plain = msgspec.json.decode(msgspec.json.encode(whole))
    return {kind: {each["id"]: each for each in things} for kind, things in plain.items()}


class Client:
    """A screen as the workspace has it: stores by id, a position, and connections that break."""

    def __init__(self, database: Database, hub: Hub, agent: Actor) -> None:
        self.database = database
        self.hub = hub
        self.agent = agent
        self.store: dict[str, dict[int, Any]] = {}
        self.position: str | None = None
        self.screen: Screen | None = None
        self.resyncs = 0

    async def load(self) -> None:
        position = str(await safe_position(self.database))
        assert self.agent.id is not None
        self.store = await everything(self.database, self.agent.id)
        if self.position is None:
            self.position = position

    async def reload(self, ids: set[int]) -> None:
        """Load a few conversations anew, as when they are opened."""
        assert self.agent.id is not None
        fresh = await everything(self.database, self.agent.id)
        for kind, key in (
            ("conversations", "id"),
            ("messages", "conversation_id"),
            ("legs", "conversation_id"),
        ):
            kept = {i: each for i, each in self.store[kind].items() if each[key] not in ids}
            self.store[kind] = kept | {
                i: each for i, each in fresh[kind].items() if each[key] in ids
            }

    async def connect(self) -> None:
        assert self.agent.id is not None
        self.screen = Screen(self.agent.id, self.agent.name, None, None)
        after = Position.parse(self.position) if self.position else None
        await self.hub.attach(self.screen, after)

    def disconnect(self) -> None:
        assert self.screen is not None
        self.hub.detach(self.screen)
        self.screen = None

    async def drain(self, most: int = 10_000) -> None:
        """Take what has come, at most so many frames."""
        assert self.screen is not None
        while most and self.screen._waiting:
            most -= 1
            frame = await self.screen.next()
            assert frame is not None
            await self.apply(msgspec.json.decode(frame))

    async def apply(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "resync":
            self.resyncs += 1
            self.position = frame["position"]
            await self.load()
        if frame["type"] != "changes":
            return
        for kind in ("conversations", "messages", "customers", "legs"):
            for each in frame.get(kind, []):
                known = self.store[kind].get(each["id"])
                if known is None or each.get("version", 0) >= known.get("version", 0):
                    self.store[kind][each["id"]] = each
        if frame.get("reload"):
            await self.reload(set(frame["reload"]))
        self.position = frame["position"]


class Storm:
    """Random operations in several transactions at once, each on conversations of its own."""

    def __init__(self, database: Database, seed: int) -> None:
        self.random = random.Random(seed)
        self.database = database
        self.worlds: list[World] = []
        self.channel = 0
        self.agents: list[Actor] = []

    async def prepare(self) -> None:
        world = World(self.database)
        self.channel = await world.channel("whatsapp")
        self.agents = [await world.agent("Ada"), await world.agent("Bea")]

    async def act(self, slot: int, connection: Connection) -> None:
        """One random thing, in the open transaction of a slot."""
        held: Any = Held(connection)
        agent = self.random.choice(self.agents)
        mine = await connection.fetch(
            """
            SELECT c.id, c.customer_id, l.id AS leg_id, l.address FROM conversations AS c
            JOIN legs AS l ON l.conversation_id = c.id
            WHERE l.address LIKE $1 AND c.merged_into IS NULL
            """,
            f"+316{slot}%",
        )
        what = self.random.choice(
            [
                *("new", "hear", "hear", "reply", "note", "assign", "status", "read", "rename"),
                *("name", "split", "merge", "move", "join", "part"),
            ]
        )
        if what == "new" or not mine:
            await self._hear(connection, f"+316{slot}{self.random.randrange(10**7):07}")
            return
        row = self.random.choice(mine)
        match what:
            case "hear":
                await self._hear(connection, row["address"])
            case "reply":
                await reply(held, agent, row["id"], row["leg_id"], ANSWER, uuid4())
            case "note":
                await add_note(held, agent, row["id"], Content(text="note"), uuid4())
            case "assign":
                to = self.random.choice([*self.agents, None])
                await assign(held, agent, row["id"], to.id if to else None)
            case "status":
                await set_status(
                    held, agent, row["id"], self.random.choice(["open", "waiting", "resolved"])
                )
            case "read":
                await read.mark_read(held, agent, row["id"])
            case "rename":
                await rename(held, agent, row["id"], f"Matter {self.random.random()}")
            case "split" | "move":
                said = await connection.fetch(
                    "SELECT id FROM messages WHERE conversation_id = $1 AND direction = 'in'",
                    row["id"],
                )
                others = [other["id"] for other in mine if other["id"] != row["id"]]
                chosen = [self.random.choice(said)["id"]] if said else []
                # What can't be done is refused, and changes nothing.
                with suppress(InvalidInput):
                    if what == "split":
                        await split(held, agent, row["id"], chosen)
                    elif others and chosen:
                        await move_messages(held, agent, chosen, self.random.choice(others))
            case "merge":
                same = [
                    other["id"]
                    for other in mine
                    if other["customer_id"] == row["customer_id"] and other["id"] != row["id"]
                ]
                if same:
                    await merge(held, agent, row["id"], self.random.choice(same))
            case "join":
                others = [o["customer_id"] for o in mine if o["customer_id"] != row["customer_id"]]
                if others:
                    await merge_customers(
                        held, agent, row["customer_id"], self.random.choice(others)
                    )
            case "part":
                merged = await connection.fetchval(
                    "SELECT max(id) FROM customer_merges WHERE winner_id = $1"
                    " AND undone_at IS NULL",
                    row["customer_id"],
                )
                if merged is not None:
                    await unmerge(held, agent, merged)
            case "name":
                await connection.execute(
                    "UPDATE customers SET display_name = $2, version = version + 1 WHERE id = $1",
                    row["customer_id"],
                    f"Name {self.random.random()}",
                )
                await record(
                    connection, [Event(kind="customer.changed", customer_id=row["customer_id"])]
                )

    async def _hear(self, connection: Connection, address: str) -> None:
        world = World(self.database)
        world._numbers = iter(range(self.random.randrange(10**9), 2 * 10**9))  # type: ignore[assignment]
        await world.hear(
            self.channel, address, f"text {self.random.random()}", connection=connection
        )


def apart(one: Any, other: Any) -> dict[str, Any]:
    """What two things differ in: all of it when one of them isn't there."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return {"one": one, "other": other}
    return {
        key: (one.get(key), other.get(key))
        for key in one.keys() | other.keys()
        if one.get(key) != other.get(key)
    }


@pytest.mark.parametrize("seed", range(12))
async def test_a_screen_ends_with_what_a_fresh_one_shows(
    database: Database, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 3 == 0:
        monkeypatch.setattr(hub_module, "MOST_FRAMES", 4)
    if seed % 3 == 1:
        monkeypatch.setattr(hub_module, "MOST_MISSED_EVENTS", 6)
    storm = Storm(database, seed)
    await storm.prepare()
    feed = Feed(database)
    hub = Hub(database, feed)
    await feed.start()
    client = Client(database, hub, storm.agents[0])
    await client.load()
    open_: dict[int, tuple[asyncpg.pool.PoolConnectionProxy, Any]] = {}
    try:
        for _ in range(60):
            slot = storm.random.randrange(3)
            if slot not in open_:
                connection = await database.pool.acquire()
                transaction = connection.transaction()
                await transaction.start()
                open_[slot] = (connection, transaction)
            await storm.act(slot, open_[slot][0])  # type: ignore[arg-type]
            if storm.random.random() < 0.5:
                done = storm.random.choice(list(open_))
                connection, transaction = open_.pop(done)
                await (
                    transaction.commit() if storm.random.random() < 0.9 else transaction.rollback()
                )
                await database.pool.release(connection)
            chance = storm.random.random()
            if client.screen is None:
                if chance < 0.3:
                    await client.connect()
            elif chance < 0.1:
                client.disconnect()
            elif chance < 0.6:
                await client.drain(storm.random.randrange(5))
    finally:
        for connection, transaction in open_.values():
            await transaction.commit()
            await database.pool.release(connection)
    if client.screen is None:
        await client.connect()
    assert client.agent.id is not None
    fresh = await everything(database, client.agent.id)
    for _ in range(500):
        await client.drain()
        if client.store == fresh:
            break
        await asyncio.sleep(0.01)
    await feed.stop()
    for kind, things in fresh.items():
        wrong = {
            i
            for i in things.keys() | client.store[kind].keys()
            if things.get(i) != client.store[kind].get(i)
        }
        assert not wrong, (kind, [apart(client.store[kind].get(i), things.get(i)) for i in wrong])
    assert len(fresh["messages"]) > 10


async def test_a_slow_screen_is_told_to_resync_and_keeps_nothing(database: Database) -> None:
    hub = Hub(database, Feed(database))
    screen = Screen(1, "Ada", None, None)
    for _ in range(hub_module.MOST_FRAMES * 3 + 1):
        screen.put("x" * 1000, hub.resync_frame)
    assert len(screen._waiting) <= hub_module.MOST_FRAMES
    first = await screen.next()
    assert first is not None
    assert "resync" in first


async def test_a_position_of_another_database_leads_to_a_resync(database: Database) -> None:
    hub = Hub(database, Feed(database))
    screen = Screen(1, "Ada", None, None)
    await hub.attach(screen, Position(2**50, 1))
    frames = [await screen.next(), await screen.next()]
    assert [msgspec.json.decode(f or "")["type"] for f in frames] == ["ready", "resync"]


async def test_what_was_missed_is_told_before_what_comes_meanwhile(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Hub(database, Feed(database))
    screen = Screen(1, "Ada", None, None)

    async def missed(agent_id: int, after: Position) -> str:
        screen.put('{"type": "changes", "position": "9.9"}', hub.resync_frame)
        return '{"type": "changes", "position": "5.5"}'

    monkeypatch.setattr(hub, "_missed", missed)
    await hub.attach(screen, Position(1, 1))
    frames = [msgspec.json.decode(await screen.next() or "") for _ in range(5)]
    assert frames[0]["type"] == "ready"
    positions = [frame["position"] for frame in frames[1:] if frame["type"] == "changes"]
    assert positions == ["5.5", "9.9"]
