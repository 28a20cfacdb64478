"""Who looks at or types in a conversation, over all web processes. Nothing of it is kept.

Processes tell each other by NOTIFY, ids only. What isn't repeated within its time is forgotten, so a
process that died leaves nobody looking for ever.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from typing import Any

import msgspec
import structlog

from onethread.conversations.looking import LOOKING_SECONDS, NOTIFY_CHANNEL
from onethread.conversations.looking import LookSent as _Look
from onethread.database.engine import Database
from onethread.errors import DatabaseUnavailable
from onethread.realtime import signals
from onethread.realtime.hub import Hub, Screen, encode

log = structlog.get_logger(__name__)

REPEAT_SECONDS = 30.0
TYPING_SECONDS = 8.0


class _Seen(msgspec.Struct, kw_only=True):
    agent_id: int
    conversation_id: int
    until: float
    typing_until: float = 0.0


_decoder = msgspec.json.Decoder(_Look)


class Presence:
    """Presence in one web process: tells the other processes, hears them, shows it to screens."""

    def __init__(
        self, database: Database, hub: Hub, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database
        self._hub = hub
        self._clock = clock
        self._process = f"{os.getpid():x}.{os.urandom(6).hex()}"
        self._seen: dict[str, _Seen] = {}
        self._names: dict[int, str] = {}
        self._shown: dict[int, list[dict[str, Any]]] = {}
        self._changed: set[int] = set()
        self._woken = asyncio.Event()
        self._listener = database.listener(NOTIFY_CHANNEL, self.hear)
        self._signals = database.listener(signals.NOTIFY_CHANNEL, self.hear_signal)
        self._tasks: list[asyncio.Task[None]] = []
        self._followers: list[Callable[[int, list[dict[str, Any]]], None]] = []

    def follow(self, callback: Callable[[int, list[dict[str, Any]]], None]) -> None:
        """Call `callback(conversation id, agents)` whenever who looks or types changes there."""
        self._followers.append(callback)

    async def start(self) -> None:
        """Begin to hear the other processes."""
        await self._listener.start()
        await self._signals.start()
        self._tasks = [
            asyncio.create_task(self._show_changes(), name="presence-show"),
            asyncio.create_task(self._repeat(), name="presence-repeat"),
        ]

    async def stop(self) -> None:
        """End; the screens of this process look at nothing any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._listener.stop()
        await self._signals.stop()

    # -- from this process's screens --------------------------------------------------------------

    async def join(self, screen: Screen) -> None:
        """An agent opened the workspace."""
        await self._database.execute(
            "UPDATE agents SET last_seen_at = now() WHERE id = $1", screen.agent_id
        )

    async def look(self, screen: Screen, conversation_id: int | None, typing: bool = False) -> None:
        """An agent opened a conversation (None: left it), or types in it."""
        screen.looking_at = conversation_id
        if conversation_id is not None:
            # What the others do there, at once; others hear of this screen by NOTIFY.
            self._send(screen, conversation_id)
        await self._tell(screen, typing)

    async def leave(self, screen: Screen) -> None:
        """The socket is gone."""
        if screen.looking_at is not None:
            screen.looking_at = None
            await self._tell(screen, typing=False)

    async def _tell(self, screen: Screen, typing: bool) -> None:
        look = _Look(
            s=f"{self._process}.{screen.id}", a=screen.agent_id, c=screen.looking_at, t=typing
        )
        try:
            await self._database.execute("SELECT pg_notify($1, $2)", NOTIFY_CHANNEL, encode(look))
        except DatabaseUnavailable:
            self.hear(encode(look))

    async def _repeat(self) -> None:
        while True:
            await asyncio.sleep(REPEAT_SECONDS)
            await self._note_present()
            for screen in list(self._hub.screens):
                if screen.looking_at is not None:
                    known = self._seen.get(f"{self._process}.{screen.id}")
                    typing = known is not None and known.typing_until > self._clock()
                    await self._tell(screen, typing)

    async def _note_present(self) -> None:
        """Keep which agents have a screen open; customers are told whether somebody is there."""
        try:
            await self._database.execute(
                "UPDATE agents SET last_seen_at = now() WHERE id = ANY($1::bigint[])",
                list({screen.agent_id for screen in self._hub.screens}),
            )
        except DatabaseUnavailable:
            log.warning("presence.database_unavailable")

    # -- from all processes -----------------------------------------------------------------------

    def hear_signal(self, payload: str) -> None:
        """A signal from any process: customers who type."""
        try:
            signal = signals.decoder.decode(payload) if payload else None
        except msgspec.DecodeError:
            log.warning("presence.unreadable")
            return
        if signal is None or signal.kind != "customer_typing":
            return
        frame = encode(
            {
                "type": "customer_typing",
                "conversation_id": signal.conversation_id,
                "on": signal.on,
            }
        )
        for screen in self._hub.screens:
            if screen.looking_at == signal.conversation_id:
                screen.put(frame, self._hub.resync_frame)

    def hear(self, payload: str) -> None:
        """Where a screen of this or another process looks."""
        try:
            look = _decoder.decode(payload) if payload else None
        except msgspec.DecodeError:
            log.warning("presence.unreadable")
            return
        if look is None:
            return
        now = self._clock()
        before = self._seen.pop(look.s, None)
        if before is not None:
            self._changed.add(before.conversation_id)
        if look.c is not None:
            self._seen[look.s] = _Seen(
                agent_id=look.a,
                conversation_id=look.c,
                until=now + LOOKING_SECONDS,
                typing_until=now + TYPING_SECONDS if look.t else 0.0,
            )
            self._changed.add(look.c)
        self._woken.set()

    def forget_expired(self) -> None:
        """Those who were not heard of in time look no more, or type no more."""
        now = self._clock()
        for key, seen in list(self._seen.items()):
            if seen.until <= now:
                del self._seen[key]
                self._changed.add(seen.conversation_id)
            elif seen.typing_until and seen.typing_until <= now:
                seen.typing_until = 0.0
                self._changed.add(seen.conversation_id)

    async def _show_changes(self) -> None:
        while True:
            try:
                async with asyncio.timeout(1.0):
                    await self._woken.wait()
            except TimeoutError:
                pass
            self._woken.clear()
            self.forget_expired()
            try:
                await self.show()
            except DatabaseUnavailable:
                continue

    async def show(self) -> None:
        """Send what changed to the screens that look there."""
        # Until all names are known: while they are being read, others may come.
        while unknown := {seen.agent_id for seen in self._seen.values()} - self._names.keys():
            rows = await self._database.fetch(
                "SELECT id, name FROM agents WHERE id = ANY($1::bigint[])", list(unknown)
            )
            self._names |= dict.fromkeys(unknown, "") | {row["id"]: row["name"] for row in rows}
        changed, self._changed = self._changed, set()
        for conversation_id in changed:
            agents = self._agents_at(conversation_id)
            if agents == self._shown.get(conversation_id, []):
                continue
            if agents:
                self._shown[conversation_id] = agents
            else:
                self._shown.pop(conversation_id, None)
            for screen in self._hub.screens:
                if screen.looking_at == conversation_id:
                    self._send(screen, conversation_id)
            for follower in self._followers:
                follower(conversation_id, agents)

    def _agents_at(self, conversation_id: int) -> list[dict[str, Any]]:
        now = self._clock()
        agents: dict[int, dict[str, Any]] = {}
        for seen in self._seen.values():
            if seen.conversation_id == conversation_id and seen.until > now:
                agent = agents.setdefault(
                    seen.agent_id,
                    {
                        "id": seen.agent_id,
                        "name": self._names.get(seen.agent_id, ""),
                        "typing": False,
                    },
                )
                agent["typing"] = agent["typing"] or seen.typing_until > now
        return sorted(agents.values(), key=lambda agent: agent["id"])

    def _send(self, screen: Screen, conversation_id: int) -> None:
        frame = {
            "type": "presence",
            "conversation_id": conversation_id,
            "agents": self._shown.get(conversation_id, []),
        }
        screen.put(encode(frame), self._hub.resync_frame)
