"""Customers' devices: the legs of a visitor, as they were and as they change."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import msgspec

from onethread import clock
from onethread.connectors.contract import Address, LegClosed, LegHistory, LegMessage, LegSignal
from onethread.conversations import looking, ref
from onethread.customers.normalise import match_key
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import DatabaseUnavailable, InvalidInput
from onethread.events import Event, EventTail
from onethread.files.links import make_path
from onethread.messages import Content

# A device that lets this many messages pile up is told to ask again, so that memory stays bounded.
QUEUE_ITEMS = 200
LINK_LIFE = timedelta(hours=12)
PAGE = 50

Key = tuple[int, str, str]
"""Channel id, scheme, match key."""

_COLUMNS = """
m.id, m.version, m.direction, m.said_at, m.uid, m.provider_id, m.content, m.edits IS NOT NULL AS edited,
m.deleted_at IS NOT NULL AS deleted, coalesce(a.name, '') AS author, l.channel_id,
l.conversation_id, i.scheme, i.match_key
"""
_SHOWN = (
    "m.direction IN ('in', 'out') AND (m.state IS NULL OR m.state IN ('sent', 'delivered', 'read'))"
)

_HISTORY = f"""
SELECT {_COLUMNS}
FROM unnest($2::text[], $3::text[]) AS w(scheme, key)
JOIN identities AS i ON i.scheme = w.scheme AND i.match_key = w.key
JOIN legs AS l ON l.identity_id = i.id AND l.channel_id = $1
CROSS JOIN LATERAL (
  SELECT * FROM messages AS x
  WHERE x.conversation_id = l.conversation_id AND x.leg_id = l.id
    AND ($4::timestamptz IS NULL OR (x.said_at, x.id) < ($4, $5))
    AND x.direction IN ('in', 'out')
    AND (x.state IS NULL OR x.state IN ('sent', 'delivered', 'read'))
  ORDER BY x.said_at DESC, x.id DESC LIMIT $6
) AS m
LEFT JOIN agents AS a ON a.id = m.agent_id
ORDER BY m.said_at DESC, m.id DESC
LIMIT $6
"""

_CHANGED = f"""
SELECT {_COLUMNS}
FROM messages AS m
JOIN legs AS l ON l.id = m.leg_id
JOIN identities AS i ON i.id = l.identity_id
LEFT JOIN agents AS a ON a.id = m.agent_id
WHERE m.id = ANY($1::bigint[]) AND l.channel_id = ANY($2::bigint[]) AND {_SHOWN}
"""

# A matter that was resolved longer ago than this is not asked about any more.
CLOSED_DAYS = 14

_CLOSED = """
SELECT c.status = 'resolved' AND c.resolved_at > now() - make_interval(days => $4) AS closed,
       last.provider_id AS about,
       EXISTS (
         SELECT 1 FROM messages AS x
         WHERE x.conversation_id = c.id AND x.received_at >= c.resolved_at
           AND x.direction = 'in' AND x.content ? 'rating'
       ) AS rated
FROM unnest($2::text[], $3::text[]) AS w(scheme, key)
JOIN identities AS i ON i.scheme = w.scheme AND i.match_key = w.key
JOIN legs AS l ON l.identity_id = i.id AND l.channel_id = $1
JOIN conversations AS c ON c.id = l.conversation_id
CROSS JOIN LATERAL (
  SELECT x.provider_id, x.said_at FROM messages AS x
  WHERE x.conversation_id = c.id AND x.leg_id = l.id AND x.provider_id IS NOT NULL
    AND x.direction IN ('in', 'out')
  ORDER BY x.said_at DESC, x.id DESC LIMIT 1
) AS last
ORDER BY last.said_at DESC
LIMIT 1
"""

_LATEST = """
SELECT c.id, l.id AS leg_id
FROM unnest($2::text[], $3::text[]) AS w(scheme, key)
JOIN identities AS i ON i.scheme = w.scheme AND i.match_key = w.key
JOIN legs AS l ON l.identity_id = i.id AND l.channel_id = $1
JOIN conversations AS c ON c.id = l.conversation_id AND c.merged_into IS NULL
WHERE l.last_inbound_at IS NOT NULL
ORDER BY l.last_inbound_at DESC LIMIT 1
"""

_LISTENERS = """
SELECT l.channel_id, i.scheme, i.match_key
FROM legs AS l JOIN identities AS i ON i.id = l.identity_id
WHERE l.conversation_id = ANY($1::bigint[]) AND l.channel_id = ANY($2::bigint[])
"""


class Devices:
    """The devices connected to this web process."""

    def __init__(self, database: Database, vault: Vault, region: str) -> None:
        self._database = database
        self._vault = vault
        self._region = region
        self._listening: dict[Key, set[asyncio.Queue[LegMessage | LegSignal]]] = {}
        self._tail = EventTail(database, self._take)
        self._looks = database.listener(looking.NOTIFY_CHANNEL, self._hear)
        self._typed_in: dict[str, int] = {}  # conversation by screen of the agent who types there
        self._telling: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Follow events, and agents who type."""
        await self._tail.start()
        await self._looks.start()

    async def stop(self) -> None:
        """Follow no more."""
        await self._looks.stop()
        await self._tail.stop()

    def keys(self, channel_id: int, who: Sequence[Address]) -> list[Key]:
        """What the identities are found by."""
        return [
            (channel_id, scheme, match_key(scheme, value, self._region)) for scheme, value in who
        ]

    @property
    def connected(self) -> int:
        """How many devices listen."""
        return len({id(queue) for queues in self._listening.values() for queue in queues})

    @asynccontextmanager
    async def listen(
        self, keys: Sequence[Key]
    ) -> AsyncIterator[AsyncIterator[LegMessage | LegSignal]]:
        """What changes for these identities, from now on."""
        queue: asyncio.Queue[LegMessage | LegSignal] = asyncio.Queue(QUEUE_ITEMS)
        for key in keys:
            self._listening.setdefault(key, set()).add(queue)
        try:
            yield _items(queue)
        finally:
            for key in keys:
                self._listening[key].discard(queue)
                if not self._listening[key]:
                    del self._listening[key]

    async def history(
        self, channel_id: int, keys: Sequence[Key], before: str | None, limit: int
    ) -> LegHistory:
        """A page of messages, oldest first. Raises InvalidInput for a place that is none of ours."""
        at, message_id = _place(before)
        rows = await self._database.fetch(
            _HISTORY,
            channel_id,
            [key[1] for key in keys],
            [key[2] for key in keys],
            at,
            message_id,
            limit + 1,
        )
        page = rows[:limit][::-1]
        more = len(rows) > limit
        return LegHistory(
            messages=[self._shown(row) for row in page],
            earlier=f"{page[0]['said_at'].timestamp():.6f}_{page[0]['id']}" if more else None,
        )

    async def closed(self, channel_id: int, keys: Sequence[Key]) -> LegClosed | None:
        """The latest conversation of these identities here, if it was resolved not long ago."""
        row = await self._database.fetchrow(
            _CLOSED, channel_id, [key[1] for key in keys], [key[2] for key in keys], CLOSED_DAYS
        )
        if row is None or not row["closed"]:
            return None
        return LegClosed(about=row["about"], rated=row["rated"])

    async def latest(self, channel_id: int, keys: Sequence[Key]) -> tuple[int, int] | None:
        """The conversation and leg on which these identities wrote last here."""
        row = await self._database.fetchrow(
            _LATEST, channel_id, [key[1] for key in keys], [key[2] for key in keys]
        )
        return (row["id"], row["leg_id"]) if row else None

    def signal(self, keys: Sequence[Key], signal: LegSignal) -> None:
        """Tell the devices of these identities something that is not kept."""
        for key in keys:
            for queue in self._listening.get(key, ()):
                with contextlib.suppress(asyncio.QueueFull):
                    queue.put_nowait(signal)

    def _hear(self, payload: str) -> None:
        """An agent's screen somewhere looks at a conversation, and perhaps types in it."""
        look = looking.read_look(payload)
        if look is None or not self._listening:
            return
        before = self._typed_in.get(look.screen)
        if look.typing and look.conversation_id is not None:
            self._typed_in[look.screen] = look.conversation_id
            self._tell_typing(look.conversation_id, look.agent_id, on=True)
        elif before is not None:
            del self._typed_in[look.screen]
            self._tell_typing(before, look.agent_id, on=False)

    def _tell_typing(self, conversation_id: int, agent_id: int, *, on: bool) -> None:
        task = asyncio.create_task(self._show_typing(conversation_id, agent_id, on))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _show_typing(self, conversation_id: int, agent_id: int, on: bool) -> None:
        try:
            rows = await self._database.fetch(
                """
                SELECT l.channel_id, i.scheme, i.match_key,
                       (SELECT name FROM agents WHERE id = $3) AS name
                FROM legs AS l JOIN identities AS i ON i.id = l.identity_id
                WHERE l.conversation_id = $1 AND l.channel_id = ANY($2::bigint[])
                """,
                conversation_id,
                list({key[0] for key in self._listening}),
                agent_id,
            )
        except DatabaseUnavailable:
            return
        for row in rows:
            signal = LegSignal(kind="typing", on=on, author_name=row["name"])
            self.signal([(row["channel_id"], row["scheme"], row["match_key"])], signal)

    async def _take(self, events: Sequence[Event]) -> None:
        ids = {e.message_id for e in events if e.message_id and e.kind.startswith("message.")}
        turned = {e.conversation_id for e in events if e.conversation_id and _is_status(e)}
        channels = {key[0] for key in self._listening}
        if not channels or not (ids or turned):
            return
        try:
            rows = await self._database.fetch(_CHANGED, list(ids), list(channels)) if ids else []
            legs = (
                await self._database.fetch(_LISTENERS, list(turned), list(channels))
                if turned
                else []
            )
        except DatabaseUnavailable:
            self._all_lost()
            return
        for leg in legs:
            key = (leg["channel_id"], leg["scheme"], leg["match_key"])
            self.signal([key], LegSignal(kind="status"))
        for row in sorted(rows, key=lambda row: (row["said_at"], row["id"])):
            key = (row["channel_id"], row["scheme"], row["match_key"])
            for queue in self._listening.get(key, ()):
                _put(queue, self._shown(row))

    def _all_lost(self) -> None:
        for queues in self._listening.values():
            for queue in queues:
                _put(queue, LegSignal(kind="lost"))

    def _shown(self, row: Any) -> LegMessage:
        mine = row["direction"] == "in"
        content = Content() if row["deleted"] else msgspec.convert(row["content"], Content)
        until = clock.now() + LINK_LIFE
        return LegMessage(
            id=row["id"],
            version=row["version"],
            client_id=(row["provider_id"] or "").rpartition(":")[2] if mine else None,
            uid=str(row["uid"]) if not mine and row["uid"] else None,
            mine=mine,
            matter=ref.encode(row["conversation_id"]),
            author_name=None if mine else row["author"] or None,
            said_at=row["said_at"],
            content=content,
            urls={
                file.file_id: make_path(self._vault, file.file_id, file.name or "file", until)
                for file in content.attachments
                if file.file_id
            },
            edited=row["edited"],
            deleted=row["deleted"],
        )


def _is_status(event: Event) -> bool:
    """Whether a conversation was resolved or opened again."""
    if event.kind == "conversation.changed":
        return (event.body or {}).get("changed") == "status"
    return event.kind == "conversation.reopened"


def _put(queue: asyncio.Queue[LegMessage | LegSignal], item: LegMessage | LegSignal) -> None:
    """Hand over; a queue that is full is emptied, and the device told to ask again."""
    try:
        queue.put_nowait(item)
    except asyncio.QueueFull:
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(LegSignal(kind="lost"))


async def _items(queue: asyncio.Queue[LegMessage | LegSignal]) -> AsyncIterator[Any]:
    while True:
        yield await queue.get()


def _place(text: str | None) -> tuple[datetime | None, int]:
    if text is None:
        return None, 0
    seconds, _, message_id = text.partition("_")
    try:
        return datetime.fromtimestamp(float(seconds), tz=clock.now().tzinfo), int(message_id)
    except (ValueError, OverflowError, OSError) as error:
        raise InvalidInput("that is not a place in this conversation") from error
