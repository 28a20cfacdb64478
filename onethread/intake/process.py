"""The worker's side of intake: claim, parse, recognise, place, store; batches all the way."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

import asyncpg
import msgspec
import structlog

from onethread import clock
from onethread.conversations import elsewhere_redeem as elsewhere
from onethread.conversations.changes import Change, apply_changes
from onethread.conversations.place import Placer
from onethread.conversations.receive import receive
from onethread.conversations.tokens import Signer, check
from onethread.customers import consents
from onethread.customers.recognise import Sender, recognise
from onethread.database.engine import Connection, Database
from onethread.delivery.receipts import apply_updates
from onethread.errors import Conflict, DatabaseUnavailable
from onethread.intake.claim import (
    Claimed,
    Dead,
    Outcome,
    bury,
    claim,
    finish,
    postpone,
    release,
)
from onethread.intake.follow import enqueue_follows
from onethread.intake.hand_over import hand_over
from onethread.intake.opted import opted
from onethread.intake.parse import IntakeChannels, Parsed, parse_all
from onethread.intake.sift import (
    Incoming,
    Sifted,
    arrival_of,
    lock_senders,
    scope,
    sift,
    without_doubles,
)
from onethread.jobs import enqueue_many
from onethread.messages import (
    Deletion,
    DeliveryUpdate,
    Edit,
    Follow,
    Handover,
    Ignored,
    InboundMessage,
    Reaction,
    Typing,
)

log = structlog.get_logger(__name__)

# An edit, reaction or deletion may overtake its message; after this many looks it is an orphan.
ORPHAN_ATTEMPTS = 4
ORPHAN_WAIT_SECONDS = 3.0


class StoredFile(Protocol):
    """What the file store tells of a file it took."""

    id: str
    media_type: str
    size_bytes: int
    width: int | None
    height: int | None


class FileStore(Protocol):
    """Keeps bytes by their hash."""

    async def store(self, content: bytes, name: str = "") -> StoredFile:
        """Keep the content (once, however often it comes) and tell what it is."""


class IntakeRules(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of intake, from onethread.settings."""

    region: str
    reopen_within: timedelta
    recent_within: timedelta
    batch_size: int
    lease_seconds: float
    max_attempts: int


class _Batch(msgspec.Struct, kw_only=True):
    """What was claimed at once, read as far as that needs no database."""

    claimed: list[Claimed]
    parsed: list[Parsed]
    dead: list[Dead]
    sifted: Sifted


class Intake:
    """Processes envelopes in one worker process."""

    def __init__(
        self,
        database: Database,
        channels: IntakeChannels,
        files: FileStore,
        signer: Signer,
        rules: IntakeRules,
    ) -> None:
        self._database = database
        self._channels = channels
        self._files = files
        self._signer = signer
        self._rules = rules
        self._woken = asyncio.Event()
        self._stopping = False

    async def run(self) -> None:
        """Work until `stop()`. The next batch is claimed, parsed and sifted while one is being stored;
        storing itself goes batch by batch, so one sender's messages keep their order."""
        listener = self._database.listener("onethread_intake", lambda _: self._woken.set())
        await listener.start()
        ready: asyncio.Queue[_Batch | None] = asyncio.Queue(1)
        storing = asyncio.create_task(self._store_all(ready), name="intake-store")
        try:
            while not self._stopping:
                self._woken.clear()
                try:
                    claimed = await claim(
                        self._database, self._rules.batch_size, self._rules.lease_seconds
                    )
                except DatabaseUnavailable:
                    await asyncio.sleep(0.5)
                    continue
                if not claimed:
                    try:
                        async with asyncio.timeout(1.0):
                            await self._woken.wait()
                    except TimeoutError:
                        pass
                    continue
                parsed, dead = await parse_all(claimed, self._channels)
                sifted = self._sift(parsed)
                await ready.put(_Batch(claimed=claimed, parsed=parsed, dead=dead, sifted=sifted))
        finally:
            await ready.put(None)
            await storing
            await listener.stop()

    def stop(self) -> None:
        """Claim no more; `run` returns when what was claimed is stored."""
        self._stopping = True
        self._woken.set()

    async def step(self) -> int:
        """Claim, parse and store one batch; returns how many envelopes it had."""
        claimed = await claim(self._database, self._rules.batch_size, self._rules.lease_seconds)
        if claimed:
            parsed, dead = await parse_all(claimed, self._channels)
            await self.store(parsed, dead)
        return len(claimed)

    def _sift(self, parsed: Sequence[Parsed]) -> Sifted:
        return sift(parsed, self._rules.region)

    async def _store_all(self, ready: asyncio.Queue[_Batch | None]) -> None:
        while (batch := await ready.get()) is not None:
            claimed = batch.claimed
            try:
                await self.store(batch.parsed, batch.dead, batch.sifted)
            except DatabaseUnavailable:
                log.warning("intake.database_unavailable", envelopes=len(claimed))
                await asyncio.sleep(0.5)
                try:
                    async with self._database.connection() as connection:
                        await release(connection, [c.envelope.id for c in claimed])
                except DatabaseUnavailable:
                    pass  # the lease ends by itself
            except Exception:
                # Nothing is lost: the envelopes come back when their lease ends.
                log.exception("intake.batch_failed", envelopes=len(claimed))

    async def store(
        self, parsed: Sequence[Parsed], dead: Sequence[Dead], sifted: Sifted | None = None
    ) -> None:
        """Store a batch in one transaction. `sifted`: its messages, if they are known. When something in
        it can't be stored, its halves are tried apart, down to the one envelope at fault, which
        becomes a dead letter in the end."""
        if dead:
            async with self._database.transaction() as connection:
                await bury(connection, dead)
        if not parsed:
            return
        try:
            await self._keep_files(parsed)
            async with self._database.transaction() as connection:
                await self._store(connection, parsed, sifted or self._sift(parsed))
        except DatabaseUnavailable:
            raise
        except (
            asyncpg.exceptions.PostgresError,
            Conflict,
            OSError,
            ValueError,
            TypeError,
        ) as error:
            if len(parsed) > 1:
                middle = len(parsed) // 2
                await self.store(parsed[:middle], ())
                await self.store(parsed[middle:], ())
            else:
                await self._failed(parsed[0], error)

    async def _failed(self, parsed: Parsed, error: Exception) -> None:
        envelope = parsed.claimed.envelope
        async with self._database.transaction() as connection:
            if parsed.claimed.attempts >= self._rules.max_attempts:
                await bury(
                    connection,
                    [
                        Dead(
                            envelope_id=envelope.id,
                            channel_id=envelope.channel_id,
                            reason="the message can't be stored",
                            detail=repr(error),
                        )
                    ],
                )
            else:
                await postpone(connection, [envelope.id], 2.0**parsed.claimed.attempts)
        log.warning("intake.envelope_failed", envelope=envelope.id, error=type(error).__name__)

    async def _keep_files(self, parsed: Sequence[Parsed]) -> None:
        """Move bytes that came inside payloads into the file store, before the transaction."""
        for each in parsed:
            for item in each.items:
                if not isinstance(item, InboundMessage | Edit):
                    continue
                for attachment in item.content.attachments:
                    if attachment.data is None:
                        continue
                    file = await self._files.store(attachment.data, attachment.name)
                    attachment.file_id = file.id
                    attachment.size_bytes = file.size_bytes
                    attachment.width, attachment.height = file.width, file.height
                    attachment.data = None

    async def _store(
        self, connection: Connection, parsed: Sequence[Parsed], sifted: Sifted
    ) -> None:
        outcomes: list[Outcome] = []
        if sifted.messages:
            await lock_senders(connection, sifted.locks)
            fresh = await without_doubles(connection, sifted.messages, outcomes)
            await self._receive(connection, fresh, outcomes)
        waiting = await self._apply_rest(connection, parsed, outcomes)
        done = [p.claimed.envelope.id for p in parsed if p.claimed.envelope.id not in waiting]
        await finish(connection, [o for o in outcomes if o.envelope_id not in waiting], done)
        if waiting:
            await postpone(connection, list(waiting), ORPHAN_WAIT_SECONDS)

    async def _receive(
        self, connection: Connection, messages: Sequence[Incoming], outcomes: list[Outcome]
    ) -> None:
        if not messages:
            return
        brought = await elsewhere.find(
            connection,
            self._signer,
            [(each.message, each.parsed.claimed.envelope.channel_id) for each in messages],
        )
        people = await recognise(
            connection,
            [
                Sender(
                    identities=each.message.sender,
                    source=each.parsed.channel.connector.manifest.id,
                    at=each.said_at,
                    display_name=each.message.display_name,
                    language=each.message.content.language,
                    attributes=each.message.attributes,
                    joins=token.joins if token else None,
                    keys=each.sender_keys,
                )
                for each, token in zip(messages, brought, strict=True)
            ],
            self._rules.region,
        )
        scopes = {each.parsed.channel.id: scope(each.parsed) for each in messages}
        placer = Placer(
            lambda token: check(self._signer, token),
            scopes.__getitem__,
            self._rules.reopen_within,
            self._rules.recent_within,
        )
        received = await receive(
            connection,
            [
                arrival_of(each, person, elsewhere.decide(token, person) if token else None)
                for each, person, token in zip(messages, people, brought, strict=True)
            ],
            placer,
        )
        for token, person, where in zip(brought, people, received, strict=True):
            if token:
                await elsewhere.note_used(connection, token, person, where.message_id, clock.now())
        for each, where in zip(messages, received, strict=True):
            outcomes.append(
                Outcome(
                    envelope_id=each.parsed.claimed.envelope.id,
                    item=each.item,
                    kind="message",
                    message_id=where.message_id,
                )
            )
        await consents.keep_said(connection, opted(messages, people))
        media = [
            ({"message_id": where.message_id, "attachment": index}, "", None, None)
            for each, where in zip(messages, received, strict=True)
            for index, attachment in enumerate(each.message.content.attachments)
            if attachment.remote is not None and attachment.file_id is None
        ]
        await enqueue_many(connection, "fetch_media", media)
        same = [
            ({"customer_id": person.customer_id, "other_id": other}, "", None, None)
            for person in people
            for other in person.same_as
        ]
        await enqueue_many(connection, "merge_customers", same)

    async def _apply_rest(
        self, connection: Connection, parsed: Sequence[Parsed], outcomes: list[Outcome]
    ) -> set[int]:
        """Receipts, reactions, edits, deletions, what is to be fetched; returns the envelopes to look
        at again later."""
        updates: list[tuple[str, DeliveryUpdate]] = []
        changes: list[tuple[Parsed, int, Change]] = []
        follows: list[tuple[int, int]] = []
        handed: list[tuple[Parsed, int, Handover]] = []
        for each in parsed:
            envelope_id = each.claimed.envelope.id
            if not each.items:
                outcomes.append(
                    Outcome(envelope_id=envelope_id, item=0, kind="ignored", reason="it is empty")
                )
            for index, item in enumerate(each.items):
                match item:
                    case InboundMessage():
                        continue
                    case DeliveryUpdate():
                        updates.append((scope(each), item))
                        kind, reason = "update", None
                    case Reaction() | Edit() | Deletion():
                        changes.append((each, index, Change(item=item, scope=scope(each))))
                        continue
                    case Typing():
                        kind, reason = "typing", None
                    case Follow():
                        follows.append((envelope_id, index))
                        kind, reason = "follow", None
                    case Handover():
                        handed.append((each, index, item))
                        continue
                    case Ignored():
                        kind, reason = "ignored", item.reason
                outcomes.append(
                    Outcome(envelope_id=envelope_id, item=index, kind=kind, reason=reason)
                )
        await enqueue_follows(connection, follows)
        outcomes += await hand_over(connection, handed)
        if updates:
            await apply_updates(connection, updates)
        waiting: set[int] = set()
        if changes:
            applied = await apply_changes(
                connection, [change for _, _, change in changes], self._rules.region
            )
            for (each, index, change), message_id in zip(changes, applied, strict=True):
                envelope_id = each.claimed.envelope.id
                if message_id is None and each.claimed.attempts < ORPHAN_ATTEMPTS:
                    waiting.add(envelope_id)
                    continue
                kind = type(change.item).__name__.lower() if message_id else "orphan"
                outcomes.append(
                    Outcome(
                        envelope_id=envelope_id,
                        item=index,
                        kind=kind,
                        message_id=message_id,
                        reason=None if message_id else "the message it is about was never received",
                    )
                )
        return waiting
