"""Replays a file of events through the whole system: intake, recognition, placement, delivery.

The embedded PostgreSQL, connectors, ledger, intake and delivery are those of production; only the
providers are stand-ins, and the clock is set to each event. Events of people who have nothing to do with
each other go together, which changes nothing for any of them and makes months of history take minutes.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onethread import clock
from onethread.access import SYSTEM, Actor
from onethread.access.rules import permissions_of_role
from onethread.bench import outcome
from onethread.bench.outcome import Decision
from onethread.bench.rounds import rounds
from onethread.channels.change import create
from onethread.channels.change_brand import BrandFields, make_brand
from onethread.channels.load import LoadedChannel
from onethread.conversations.reply import reply
from onethread.conversations.status import set_status
from onethread.customers.linking.sweep import sweep
from onethread.customers.merge import merge_proved
from onethread.database.embedded import EmbeddedPostgres
from onethread.database.migrate import migrate
from onethread.delivery import send
from onethread.errors import InvalidInput, OnethreadError
from onethread.facts.follow import facts_reader
from onethread.facts.known import check, survivor
from onethread.facts.loops import organisation_zone
from onethread.intake.ledger import Ledger
from onethread.intake.make import make_intake
from onethread.jobs import Done, Job, JobLoop, Outcome
from onethread.messages import Content, Template
from onethread.parts import Parts, open_parts
from onethread.settings import Settings
from onethread.simulator.truth.events import Event, Inbound, Outbound
from onethread.simulator.truth.providers import (
    CONNECTORS,
    ProvidersAtOnce,
    bare_id,
    brand_of,
    config_of,
    payload_of,
    uid_of,
)

Progress = Callable[[str, int, int], None]
AT_ONCE = 8
ROUND_ENVELOPES = 900
# A scratch database need not survive a power cut.
_SCRATCH = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class _Sender(send.Sender):
    """Sends without the pace of a provider, which is of this very second and not of the replay's."""

    def _turn(self, channel: LoadedChannel) -> float:
        return 0.0


class Replay:
    """`async with Replay() as replay: await replay.run(events, progress)`. Then read what became of it.

    `database_url`: an empty, migrated database of one's own instead of a new server. `facts`: messages
    are read for facts, and answers checked for what they ask again.
    """

    def __init__(
        self, *, region: str = "NL", database_url: str | None = None, facts: bool = False
    ) -> None:
        self._reads_facts = facts
        self._url = database_url
        self._folder = Path(tempfile.mkdtemp(prefix="onethread-bench-"))
        self._folder.chmod(0o755)  # the database may run as another user
        self._settings = Settings(
            data_dir=str(self._folder),
            log_level="error",
            default_region=region,
            intake_batch_size=1000,
            database_pool_size=AT_ONCE + 4,
        )
        self._stack = AsyncExitStack()
        self.decided: dict[str, Decision] = {}
        self.refused: dict[str, str] = {}  # outbound event: why the system wouldn't send or do it
        self.asked_again: list[str] = []
        self._channels: dict[tuple[str, str], tuple[int, int]] = {}  # id, and which one it is
        self._brands: dict[str, int] = {}
        self._sent: dict[str, str] = {}
        self._said_at: dict[int, datetime] = {}

    async def __aenter__(self) -> Self:
        self._stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
        try:
            url = self._url or await self._start_server()
            self.parts: Parts = await self._stack.enter_async_context(
                open_parts(self._settings, url, "bench", ProvidersAtOnce())
            )
            self._intake = make_intake(self.parts)
            self._ledger = Ledger(self.parts.database, max_pending_bytes=1 << 30)
            await self._ledger.start()
            self._stack.push_async_callback(self._ledger.stop)
            self.actor = await self._agent()
            self._sender = _Sender(self.parts)
            self._delivery = JobLoop(self.parts.database, send.QUEUE, self._deliver)
            self._facts = facts_reader(self.parts.database, await organisation_zone(self.parts))
            await self._read_facts()
            self._merging = JobLoop(self.parts.database, "merge_customers", self._merge)
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def _start_server(self) -> str:
        server = EmbeddedPostgres(self._folder, _SCRATCH)
        self._stack.callback(server.stop)
        await asyncio.to_thread(server.start)
        url = server.url_of("postgres")
        await asyncio.to_thread(migrate, url)
        return url

    async def run(self, events: Sequence[Event], progress: Progress) -> None:
        """Replay all events. Raises OnethreadError when the system loses one."""
        done = 0
        for numbers in rounds(events):
            for start in range(0, len(numbers), ROUND_ENVELOPES):
                part = [events[number] for number in numbers[start : start + ROUND_ENVELOPES]]
                await self._hear([event for event in part if isinstance(event, Inbound)])
                await self._read_facts()
                await self._act([event for event in part if isinstance(event, Outbound)])
                await self._read_facts()
                done += len(part)
                progress("events", done, len(events))

    # -- inbound -----------------------------------------------------------------------------------

    async def _hear(self, events: Sequence[Inbound]) -> None:
        if not events:
            return
        stored: list[asyncio.Future[int]] = []
        for event in events:
            channel_id, number = await self._channel(event)
            headers, body = payload_of(event, number, self._sent)
            with clock.here(event.at):
                stored.append(self._ledger.put(channel_id, headers, body))
        envelopes = {await future: event for future, event in zip(stored, events, strict=True)}
        latest = max(event.at for event in events)
        with clock.here(latest):
            while await self._intake.step():
                pass
            await self._work(self._merging)
        for envelope_id, decision in (
            await outcome.decided(self.parts.database, list(envelopes))
        ).items():
            self.decided[envelopes[envelope_id].id] = decision
        for event in events:
            self.decided.setdefault(event.id, Decision())

    async def _channel(self, event: Inbound) -> tuple[int, int]:
        key = (event.channel, event.to or "")
        found = self._channels.get(key)
        if found is None:
            number = len(self._channels) + 1
            config = config_of(event.channel, event.to or "", number)
            channel_id = await create(
                self.parts.database,
                self.parts.vault,
                SYSTEM,
                connector_id=CONNECTORS[event.channel],
                name=f"{event.channel} {event.to or ''}".strip()[:100],
                config=config,
                belongs={"brand_id": await self._brand(brand_of(event.to or ""))},
            )
            found = self._channels[key] = (channel_id, number)
        return found

    async def _brand(self, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in self._brands:
            made = await make_brand(self.parts.database, SYSTEM, BrandFields(name=name))
            self._brands[name] = made.id
        return self._brands[name]

    async def _read_facts(self) -> None:
        """What the worker's reader of events does, to the end."""
        while self._reads_facts and await self._facts.step():
            pass

    # -- outbound ----------------------------------------------------------------------------------

    async def _act(self, events: Sequence[Outbound]) -> None:
        room = asyncio.Semaphore(AT_ONCE)

        async def act(event: Outbound) -> None:
            async with room:
                with clock.here(event.at):
                    try:
                        await self._do(event)
                    except OnethreadError as error:
                        self.refused[event.id] = error.message

        await asyncio.gather(*(act(event) for event in events))
        replies = [event for event in events if event.kind == "reply"]
        if replies:
            with clock.here(max(event.at for event in replies)):
                await self._work(self._delivery)
            await self._note_ids(replies)

    async def _do(self, event: Outbound) -> None:
        decision = self.decided.get(event.to_event, Decision())
        row = await self.parts.database.fetchrow(
            "SELECT conversation_id, leg_id FROM messages WHERE id = $1", decision.message
        )
        if row is None:
            self.refused[event.id] = "what it answers is no message"
            return
        if event.kind == "resolve":
            await set_status(self.parts.database, self.actor, row["conversation_id"], "resolved")
            return
        if self._reads_facts and await check(
            self.parts.database,
            await survivor(self.parts.database, row["conversation_id"]),
            event.text,
        ):
            self.asked_again.append(event.id)
        content = Content(text=event.text or "…", subject=event.subject)
        try:
            await self._reply(event, row, content)
        except InvalidInput:
            # The window is closed: what agents do then is send a template.
            words = event.text or "…"
            template = Template(name="answer", language="en", parameters=[words], text=words)
            await self._reply(event, row, Content(text=words, template=template))

    async def _reply(self, event: Outbound, row: Any, content: Content) -> None:
        message = await reply(
            self.parts.database,
            self.actor,
            row["conversation_id"],
            row["leg_id"],
            content,
            uid_of(event.id),
        )
        self._said_at[message.id] = event.at

    async def _note_ids(self, replies: Sequence[Outbound]) -> None:
        """What the file calls these mails is from now on what customers' programs quote."""
        named = {}
        for event in replies:
            for name, value in event.email_headers.items():
                if name.lower() == "message-id":
                    named[uid_of(event.id)] = bare_id(str(value))
        if named:
            rows = await self.parts.database.fetch(
                "SELECT uid, provider_id FROM messages WHERE uid = ANY($1::uuid[])", list(named)
            )
            for row in rows:
                if row["provider_id"]:
                    self._sent[named[row["uid"]]] = row["provider_id"]

    # -- jobs --------------------------------------------------------------------------------------

    async def _work(self, loop: JobLoop) -> None:
        while jobs := await loop.claim(AT_ONCE * 8):
            room = asyncio.Semaphore(AT_ONCE)

            async def one(job: Job, room: asyncio.Semaphore = room) -> None:
                async with room:
                    await loop.work(job)

            await asyncio.gather(*(one(job) for job in jobs))

    async def _deliver(self, job: Job) -> Outcome:
        with clock.here(self._said_at.pop(int(job.payload["message_id"]), clock.now())):
            return await self._sender.handle(job)

    async def _merge(self, job: Job) -> Outcome:
        await merge_proved(
            self.parts.database, int(job.payload["customer_id"]), int(job.payload["other_id"])
        )
        return Done()

    async def _agent(self) -> Actor:
        agent_id = await self.parts.database.fetchval(
            "INSERT INTO agents (email, name, role)"
            " VALUES ('bench@example.org', 'Bench', 'agent') RETURNING id"
        )
        return Actor(
            kind="agent",
            id=agent_id,
            name="Bench",
            role="agent",
            permissions=permissions_of_role("agent"),
        )

    # -- reading -----------------------------------------------------------------------------------

    async def final(self) -> dict[str, Decision]:
        """Where each event is at the end."""
        return await outcome.final(self.parts.database, self.decided)

    async def suggestions(self) -> list[tuple[int, int, float]]:
        """Open suggestions that two customers are one, the most probable first."""
        return await outcome.suggestions(self.parts.database)

    async def statuses(self) -> dict[int, str]:
        """The status of each conversation."""
        return await outcome.statuses(self.parts.database)

    async def link(self, at: datetime) -> None:
        """Let the system look for customers who may be one, as its background job does."""
        with clock.here(at):
            await sweep(self.parts.database)

    async def facts(self) -> dict[int, list[dict[str, str]]]:
        """The facts known of each conversation."""
        return await outcome.facts(self.parts.database)

    async def measured_switches(self) -> tuple[int, int, int]:
        """Switches that the system recorded: all, those after which it saw nothing asked again, and those
        after which something was asked or said again."""
        return await outcome.measured_switches(self.parts.database)
