"""All agents' screens of one web process: every batch of events is loaded once and fanned out."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

import msgspec
import structlog

from onethread.conversations import views
from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable
from onethread.events import Event, Position, read_after, safe_position
from onethread.notifications import view as notices
from onethread.notifications.follow import CHANGED as NOTICES_CHANGED
from onethread.realtime import news, tallies
from onethread.realtime.feed import Feed

log = structlog.get_logger(__name__)

# A screen that takes its frames too slowly is told to load anew: so many may wait for it.
MOST_FRAMES = 256
MOST_CHARACTERS = 8_000_000
# A screen that comes back is told what it missed, unless that is more than this.
MOST_MISSED_EVENTS = 2000
COUNTS_EVERY_SECONDS = 1.0
COUNTS_REST = 9
SESSIONS_EVERY_SECONDS = 60.0

_numbers = count(1)


def encode(value: Any) -> str:
    """A frame as text."""
    return msgspec.json.encode(value).decode()


class Screen:
    """One agent's socket: what waits to be sent to it. `session`: public id, None with a token."""

    def __init__(self, agent_id: int, name: str, session: str | None, token_id: int | None) -> None:
        self.id = next(_numbers)
        self.agent_id = agent_id
        self.name = name
        self.session = session
        self.token_id = token_id
        self.looking_at: int | None = None
        self.counts: str | None = None
        self.closing: tuple[int, str] | None = None
        self._waiting: deque[str] = deque()
        self._characters = 0
        self._woken = asyncio.Event()

    def put(self, frame: str, resync: Callable[[], str]) -> None:
        """Queue a frame. When too much waits, all of it is replaced by one `resync`."""
        if len(self._waiting) >= MOST_FRAMES or (
            self._waiting and self._characters + len(frame) > MOST_CHARACTERS
        ):
            self._waiting.clear()
            frame = resync()
            self._characters = 0
        self._waiting.append(frame)
        self._characters += len(frame)
        self._woken.set()

    def put_first(self, frames: list[str]) -> None:
        """Queue frames before all that waits already."""
        self._waiting.extendleft(reversed(frames))
        self._characters += sum(len(frame) for frame in frames)
        self._woken.set()

    def close(self, code: int, frame: str = "") -> None:
        """Send `frame` as the last one, then close."""
        self.closing = (code, frame)
        self._woken.set()

    async def next(self) -> str | None:
        """The next frame to send; None when the socket is to be closed."""
        while not self._waiting:
            if self.closing:
                return None
            self._woken.clear()
            await self._woken.wait()
        if self.closing:
            return None
        frame = self._waiting.popleft()
        self._characters -= len(frame)
        return frame


class Hub:
    """The screens of one web process."""

    def __init__(self, database: Database, feed: Feed) -> None:
        self._database = database
        self._feed = feed
        self.screens: set[Screen] = set()
        self._tasks: list[asyncio.Task[None]] = []
        self._recount = asyncio.Event()
        feed.follow(self.handle)

    async def start(self) -> None:
        """Begin counting and looking after sessions."""
        self._tasks = [
            asyncio.create_task(self._keep_counts(), name="hub-counts"),
            asyncio.create_task(self._keep_sessions(), name="hub-sessions"),
        ]

    async def stop(self) -> None:
        """End; every screen is told to come back (to another process, or to the next one)."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for screen in self.screens:
            screen.close(1012)

    # -- screens come and go ----------------------------------------------------------------------

    async def attach(self, screen: Screen, after: Position | None) -> None:
        """From now on `screen` gets every change; first what it missed `after` its position."""
        ready = encode({"type": "ready", "position": str(self._feed.position)})
        self.screens.add(screen)
        self._recount.set()
        # Read after joining: what is read twice does no harm, and nothing falls in between. It goes
        # before all that came meanwhile: a position must stand for everything up to it.
        missed = [await self._missed(screen.agent_id, after)] if after is not None else []
        counts = await notices.unread_counts(self._database, [screen.agent_id])
        unread = encode({"type": "notifications", "unread": counts[screen.agent_id]})
        own = await views.load(self._database, screen.agent_id)
        saved = encode({"type": "views", "items": own})
        screen.put_first([ready, *missed, unread, saved])

    def detach(self, screen: Screen) -> None:
        """The socket is gone."""
        self.screens.discard(screen)

    def resync_frame(self) -> str:
        """Tells a screen to load anew what it shows; changes go on after that position."""
        return encode({"type": "resync", "position": str(self._feed.position)})

    async def _missed(self, agent_id: int, after: Position) -> str:
        now = await safe_position(self._database)
        if after.xid > now.xid:
            # A position of another database (a backup was restored): nothing can be told from it.
            return encode({"type": "resync", "position": str(now)})
        events = await read_after(self._database, after, MOST_MISSED_EVENTS + 1)
        if len(events) > MOST_MISSED_EVENTS:
            return encode({"type": "resync", "position": str(now)})
        changed = news.changed_by(events)
        position = events[-1].position if events else after
        loaded = await news.load(self._database, changed, position, [agent_id], self._looked_at())
        return loaded.frame_for(agent_id) or encode({"type": "changes", "position": str(position)})

    # -- events -----------------------------------------------------------------------------------

    async def handle(self, events: Sequence[Event]) -> None:
        """Load what a batch changed and send it to every screen."""
        self._end_sessions(events)
        if not self.screens:
            return
        await self._tell_changes(events)
        await self._tell_notices(events)
        await self._tell_views(events)

    async def _tell_changes(self, events: Sequence[Event]) -> None:
        changed = news.changed_by(events)
        if changed.is_empty():
            return
        self._recount.set()
        # Who joins while this is being loaded is told by `attach`, with marks of their own.
        present = list(self.screens)
        agents = {screen.agent_id for screen in present}
        try:
            loaded = await news.load(
                self._database, changed, events[-1].position, agents, self._looked_at()
            )
        except DatabaseUnavailable:
            raise
        except Exception:
            # Whatever it was, no screen may go on as if nothing had changed.
            log.exception("hub.load_failed", events=len(events))
            for screen in present:
                screen.put(self.resync_frame(), self.resync_frame)
            return
        for screen in present:
            frame = loaded.frame_for(screen.agent_id)
            if frame is not None:
                screen.put(frame, self.resync_frame)

    async def _tell_notices(self, events: Sequence[Event]) -> None:
        """Show agents what they are told of, on each of their screens."""
        present = {screen.agent_id for screen in self.screens}
        changed = [e for e in events if e.kind == NOTICES_CHANGED and e.agent_id in present]
        if not changed:
            return
        ids: set[int] = set()
        new: set[int] = set()
        for event in changed:
            ids.update((event.body or {}).get("ids", ()))
            new.update((event.body or {}).get("new", ()))
        items = await notices.load(self._database, ids)
        agents = {event.agent_id for event in changed if event.agent_id is not None}
        unread = await notices.unread_counts(self._database, agents)
        for agent_id in agents:
            own = items.get(agent_id, [])
            frame = encode(
                {
                    "type": "notifications",
                    "unread": unread[agent_id],
                    "items": own,
                    "new": [each.id for each in own if each.id in new],
                }
            )
            for screen in self.screens:
                if screen.agent_id == agent_id:
                    screen.put(frame, self.resync_frame)

    async def _tell_views(self, events: Sequence[Event]) -> None:
        """Show each agent the views they have now, when one of them changed."""
        changed = [e for e in events if e.kind == views.CHANGED]
        if not changed:
            return
        self._recount.set()
        shared = any((e.body or {}).get("shared") for e in changed)
        owners = {e.agent_id for e in changed}
        present = {s.agent_id for s in self.screens if shared or s.agent_id in owners}
        found = await views.load_for(self._database, sorted(present))
        for screen in self.screens:
            if screen.agent_id in found:
                frame = encode({"type": "views", "items": found[screen.agent_id]})
                screen.put(frame, self.resync_frame)

    def _looked_at(self) -> set[int]:
        return {s.looking_at for s in self.screens if s.looking_at is not None}

    def _end_sessions(self, events: Sequence[Event]) -> None:
        for event in events:
            if event.kind == "agent.signed_out":
                sessions = (event.body or {}).get("sessions")
                for screen in self.screens:
                    if screen.agent_id == event.agent_id and (
                        sessions is None or screen.session in sessions
                    ):
                        screen.close(4401, encode({"type": "signed_out"}))
            elif event.kind == "agent.changed":
                # Name, role or activity: coming back is being checked anew.
                for screen in self.screens:
                    if screen.agent_id == event.agent_id:
                        screen.close(1012)

    # -- from time to time ------------------------------------------------------------------------

    async def _keep_counts(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(tallies.TIMED_EVERY_SECONDS if self.screens else None):
                    await self._recount.wait()
            self._recount.clear()
            began = loop.time()
            try:
                await self.send_counts()
            except DatabaseUnavailable:
                self._recount.set()
            # However many views there are: counting takes a small part of the database's time.
            took = loop.time() - began
            await asyncio.sleep(max(COUNTS_EVERY_SECONDS, took * COUNTS_REST))

    async def send_counts(self) -> None:
        """Count once, and tell each screen whose numbers changed."""
        if not self.screens:
            return
        counted = await tallies.count(
            self._database, sorted({screen.agent_id for screen in self.screens})
        )
        for screen in self.screens:
            numbers = counted.get(screen.agent_id)
            if numbers is None:
                continue
            frame = encode({"type": "counts", **msgspec.structs.asdict(numbers)})
            if frame != screen.counts:
                screen.counts = frame
                screen.put(frame, self.resync_frame)

    async def _keep_sessions(self) -> None:
        while True:
            await asyncio.sleep(SESSIONS_EVERY_SECONDS)
            try:
                await self.end_expired()
            except DatabaseUnavailable:
                continue

    async def end_expired(self) -> None:
        """Close the screens whose session or token ended in whatever way."""
        sessions = [s.session for s in self.screens if s.session]
        tokens = [s.token_id for s in self.screens if s.token_id]
        rows = await self._database.fetch(
            """
            SELECT s.public_id::text AS session, NULL::bigint AS token
            FROM sessions AS s JOIN agents AS a ON a.id = s.agent_id AND a.active
            WHERE s.public_id = ANY($1::uuid[]) AND s.revoked_at IS NULL
              AND s.expires_at > now()
            UNION ALL
            SELECT NULL, t.id FROM api_tokens AS t JOIN agents AS a ON a.id = t.agent_id AND a.active
            WHERE t.id = ANY($2::bigint[]) AND t.revoked_at IS NULL
              AND (t.expires_at IS NULL OR t.expires_at > now())
            """,
            sessions,
            tokens,
        )
        valid = {row["session"] for row in rows} | {row["token"] for row in rows}
        for screen in self.screens:
            key = screen.session or screen.token_id
            if key is not None and key not in valid:
                screen.close(4401, encode({"type": "signed_out"}))
