"""Sends queued messages: load, check again, render down, build, send, keep what came of it."""

from __future__ import annotations

import random
import time
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec
import structlog

from onethread import clock
from onethread.channels.load import LoadedChannel
from onethread.channels.relay import Carrier
from onethread.conversations import ref, tokens
from onethread.conversations.rules import used_up
from onethread.conversations.window import is_open, is_used_up
from onethread.customers import consents, prove
from onethread.customers.learn import Learnt
from onethread.delivery import attempts, rules
from onethread.delivery.chat_again import with_way_back
from onethread.delivery.render import fits, render
from onethread.errors import NotFound, OnethreadError, TransportError
from onethread.files import FileStore
from onethread.files.links import make_link
from onethread.jobs import Done, Job, Outcome, Retry
from onethread.messages import (
    Content,
    OutboundFile,
    OutboundMessage,
    SendAccepted,
    SendRefused,
)
from onethread.messages.keys import scope_of
from onethread.parts import Parts
from onethread.transport.fill import inert

log = structlog.get_logger(__name__)

QUEUE = "deliver"
# A signed link to a file too large for its channel works this long.
LINK_DAYS = 30

_LOAD = """
SELECT m.id, m.uid, m.state, m.content, m.said_at, m.conversation_id, m.headers,
       i.customer_id, c.merged_into, l.id AS leg_id, l.channel_id, l.address, l.thread, l.facts,
       l.last_inbound_at, l.last_inbound_provider_id, i.scheme, i.value,
       coalesce(a.name, '') AS author, h.paused_until, l.identity_id,
       (SELECT count(*) FROM messages AS given
        WHERE given.conversation_id = m.conversation_id AND given.leg_id = m.leg_id
          AND given.direction = 'out' AND given.said_at > l.last_inbound_at
          AND (given.said_at, given.id) < (m.said_at, m.id)
          AND given.state IS DISTINCT FROM 'failed') AS answers,
       answered.provider_id AS answered_id
FROM messages AS m
JOIN conversations AS c ON c.id = m.conversation_id
JOIN legs AS l ON l.id = m.leg_id
JOIN identities AS i ON i.id = l.identity_id
LEFT JOIN agents AS a ON a.id = m.agent_id
LEFT JOIN channel_health AS h ON h.channel_id = l.channel_id
LEFT JOIN messages AS answered
  ON answered.id = (m.headers->>'in_reply_to_message_id')::bigint
WHERE m.id = $1 AND m.direction = 'out'
"""


class Sender:
    """Sends the messages of one worker process."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._carrier = Carrier(parts.database)
        self._next_at: dict[int, float] = {}

    async def close(self) -> None:
        """Let go of what it listens to."""
        await self._carrier.close()

    async def handle(self, job: Job) -> Outcome:
        """Send one message (a job of the queue "deliver")."""
        message_id = int(job.payload["message_id"])
        row = await self._parts.database.fetchrow(_LOAD, message_id)
        if row is None or row["state"] != "queued":
            return Done()
        channel = await self._parts.channels.by_id(row["channel_id"])
        if channel is None or channel.state == "deleted":
            return await self._fail(row, "channel_gone", "the channel was removed")
        if channel.state == "paused":
            return Retry(60, "the channel is paused")
        if row["paused_until"] and row["paused_until"] > clock.now():
            wait = (row["paused_until"] - clock.now()).total_seconds()
            return Retry(wait, "the provider asked us to wait")
        if (wait := self._turn(channel)) > 0:
            return Retry(wait, "the channel's rate")
        return await self._send(job, dict(row), channel)

    def _turn(self, channel: LoadedChannel) -> float:
        """Seconds until this channel's rate allows the next message; 0 takes the turn."""
        rate = channel.connector.manifest.limits.messages_per_second
        if not rate:
            return 0.0
        now = time.monotonic()
        due = self._next_at.get(channel.id, 0.0)
        # Up to a second's worth may go at once.
        if due - now > 1.0:
            return due - now - 1.0
        self._next_at[channel.id] = max(due, now) + 1 / rate
        return 0.0

    async def _send(self, job: Job, row: dict[str, Any], channel: LoadedChannel) -> Outcome:
        manifest = channel.connector.manifest
        content = msgspec.convert(row["content"], Content)
        content.text = await prove.filled_in(
            self._parts.database, self._parts.vault, row["id"], content.text
        )
        if await consents.refusal(
            self._parts.database, row["customer_id"], manifest.id, row["last_inbound_at"]
        ):
            return await self._fail(row, "no_consent", consents.NO_CONSENT)
        if content.template is None and not is_open(
            manifest.reply_window_hours, row["last_inbound_at"], clock.now()
        ):
            return await self._fail(
                row,
                "window_closed",
                f"{manifest.name} takes free text only within {manifest.reply_window_hours} hours"
                " of the customer's last message",
            )
        most = manifest.limits.messages_per_window
        if content.template is None and is_used_up(most, row["answers"]):
            return await self._fail(row, "window_closed", used_up(most))
        try:
            files = await self._files(content, channel)
        except NotFound as error:
            return await self._fail(row, "file_gone", error.message)
        began, sent_before = await attempts.begin(self._parts.database, row["id"])
        if began.interrupted and not manifest.repeatable:
            # The process died between sending and hearing the answer.
            await attempts.end(self._parts.database, began, "unknown", "unknown", "")
            return await self._fail(
                row, "unknown", "the program stopped while sending: it may or may not have arrived"
            )
        content = await with_way_back(self._parts, row, channel, content)
        rendered = render(content, files, manifest)
        accepted: list[str] = list(sent_before)
        for number, part in enumerate(rendered[len(sent_before) :], len(sent_before) + 1):
            message = self._outbound(row, part.content, part.files, number, len(rendered))
            outcome = await self._send_part(message, channel, began.number, row)
            if isinstance(outcome, SendAccepted):
                accepted += [outcome.message_id]
                await attempts.part_taken(
                    self._parts.database,
                    began,
                    row["id"],
                    _scope(channel),
                    [outcome.message_id, *outcome.extra_ids],
                    Learnt(
                        by_identity_id=row["identity_id"],
                        identities=outcome.identities,
                        source=manifest.id,
                        region=self._parts.settings.default_region,
                    ),
                )
                continue
            await attempts.end(
                self._parts.database,
                began,
                "retry" if outcome.action == "retry" else "refused",
                outcome.code,
                outcome.reason,
            )
            if outcome.action == "fail":
                return await self._fail(row, outcome.code, outcome.reason)
            if outcome.pause_channel:
                until = clock.now() + timedelta(seconds=outcome.wait_seconds)
                await attempts.pause_channel(self._parts.database, channel.id, until)
            return Retry(outcome.wait_seconds, outcome.reason)
        self._parts.channels.saw_out(channel.id)
        await attempts.succeed(self._parts.database, began, row["id"], accepted[0])
        return Done()

    async def _send_part(
        self, message: OutboundMessage, channel: LoadedChannel, attempt: int, row: dict[str, Any]
    ) -> SendAccepted | rules.Next:
        connector = channel.connector
        spread = random.random()  # noqa: S311 - spreads load, hides nothing
        try:
            requests = connector.build(inert(message), channel.config)
            answers = await self._parts.transport.send_all(
                requests, carry=partial(self._carrier.carry, channel.id)
            )
            result = connector.parse_response(answers, message, channel.config)
        except TransportError as error:
            return rules.after_failure(
                error, attempt, spread, repeatable=connector.manifest.repeatable
            )
        except OnethreadError as error:
            return rules.Next(action="fail", code=error.kind, reason=error.message)
        if isinstance(result, SendRefused):
            return rules.after_refusal(result, attempt, spread)
        return result

    async def _files(self, content: Content, channel: LoadedChannel) -> list[OutboundFile]:
        store: FileStore = self._parts.files
        limits = channel.connector.manifest.limits
        files = []
        for attachment in content.attachments:
            if attachment.file_id is None:
                continue
            file = OutboundFile(
                name=attachment.name or "file",
                media_type=attachment.media_type,
                size_bytes=attachment.size_bytes or 0,
                kind=attachment.kind,
                content_id=attachment.content_id,
                caption=attachment.caption,
            )
            file.link = make_link(
                self._parts.settings,
                self._parts.vault,
                attachment.file_id,
                file.name,
                clock.now() + timedelta(days=LINK_DAYS),
            )
            if fits(file, limits):
                file.content = await store.read(attachment.file_id)
            files.append(file)
        return files

    def _outbound(
        self,
        row: dict[str, Any],
        content: Content,
        files: list[OutboundFile],
        part: int,
        parts: int,
    ) -> OutboundMessage:
        uid = str(row["uid"])
        return OutboundMessage(
            message_uid=uid if part == 1 else f"{uid}-{part}",
            conversation_ref=ref.encode(row["conversation_id"]),
            to=row["address"],
            to_scheme=row["scheme"],
            content=content,
            files=files,
            in_reply_to=row["answered_id"] if part == 1 else None,
            leg={
                **row["facts"],
                "thread": row["thread"],
                "last_inbound_id": row["last_inbound_provider_id"],
                "last_inbound_at": (
                    row["last_inbound_at"].isoformat() if row["last_inbound_at"] else None
                ),
            },
            reply_token=tokens.make(self._parts.vault, row["conversation_id"], row["leg_id"]),
            author_name=row["author"] or None,
            created_at=row["said_at"],
            part=part,
            parts=parts,
        )

    async def _fail(self, row: Any, code: str, reason: str) -> Outcome:
        await attempts.give_up(self._parts.database, row["id"], code, reason)
        log.info("delivery.failed", message=row["id"], channel=row["channel_id"], code=code)
        return Done()


def _scope(channel: LoadedChannel) -> str:
    manifest = channel.connector.manifest
    return scope_of(channel.id, manifest.dedupe_family or manifest.id, manifest.dedupe_scope)
