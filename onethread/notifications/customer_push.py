"""Tell customers' devices of answers that nobody looked at: each answer once, several together.

An answer that is open on any screen of the customer is read within a moment. What is not read then is
pushed, whatever was connected: a page in the background shows nothing to anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec
import structlog

from onethread import clock
from onethread.channels.load import LoadedChannel, report
from onethread.connectors.contract import DeviceNotice, PushTaken
from onethread.conversations import ref
from onethread.database.engine import Connection
from onethread.errors import InvalidInput, TransportError
from onethread.events import Event
from onethread.jobs import Done, Job, JobLoop, Outcome, enqueue, enqueue_many
from onethread.messages import Content, HttpRequest, HttpResponse
from onethread.notifications import customer_devices
from onethread.notifications.customer_devices import TokenOf, owner
from onethread.notifications.encrypt import encrypt
from onethread.notifications.vapid import authorization, push_keys
from onethread.parts import Parts

log = structlog.get_logger(__name__)

QUEUE = "customer_push"
# Long enough for a screen that shows it to say so.
LOOK = timedelta(seconds=4)
# Later than this an answer is no news: who comes back finds it.
NEWS = timedelta(hours=4)
TTL_SECONDS = int(NEWS.total_seconds())
MOST_RETRIES = 5
_TEXT_CHARACTERS = 500

# Answers that were just sent, on legs whose customer has a device.
_LEGS = """
SELECT DISTINCT m.leg_id
FROM messages AS m
JOIN legs AS l ON l.id = m.leg_id
JOIN identities AS i ON i.id = l.identity_id
WHERE m.id = ANY($1::bigint[]) AND m.direction = 'out' AND EXISTS (
  SELECT 1 FROM customer_devices AS d
  WHERE d.channel_id = l.channel_id AND d.owners @> ARRAY[i.scheme || ':' || i.match_key])
"""

_UNREAD = """
SELECT m.id, m.content, a.name AS author, l.channel_id, l.conversation_id, i.scheme, i.match_key
FROM legs AS l
JOIN identities AS i ON i.id = l.identity_id
JOIN messages AS m ON m.conversation_id = l.conversation_id AND m.leg_id = l.id
LEFT JOIN agents AS a ON a.id = m.agent_id
WHERE l.id = $1 AND m.direction = 'out' AND m.state IN ('sent', 'delivered')
  AND m.deleted_at IS NULL AND m.said_at > $2
ORDER BY m.said_at DESC, m.id DESC
LIMIT 50
"""

# Whichever process writes it down first tells it; one device or all of the customer's.
_CLAIM = """
WITH told AS (
  INSERT INTO customer_pushes (device_id, message_id)
  SELECT d.id, m FROM customer_devices AS d CROSS JOIN unnest($3::bigint[]) AS m
  WHERE d.channel_id = $1 AND d.owners @> ARRAY[$2]
  ON CONFLICT DO NOTHING
  RETURNING device_id
)
SELECT id, kind, token, public_key, auth_secret, language FROM customer_devices
WHERE id IN (SELECT device_id FROM told) ORDER BY id
"""

_ONE = (
    "SELECT id, kind, token, public_key, auth_secret, language FROM customer_devices"
    " WHERE id = $1 AND channel_id = $2 AND owners @> ARRAY[$3]"
)


async def tell_customers(connection: Connection, events: Sequence[Event]) -> None:
    """Look at what was just sent again in a moment, in the transaction of the reader of events."""
    sent = [
        event.message_id
        for event in events
        if event.kind == "message.state"
        and event.message_id
        and (event.body or {}).get("state") == "sent"
    ]
    if not sent:
        return
    legs = [row["leg_id"] for row in await connection.fetch(_LEGS, sent)]
    due = clock.now() + LOOK
    # Not the key of a job that runs already and may not have seen what is new.
    turn = int(due.timestamp() // LOOK.total_seconds())
    await enqueue_many(
        connection, QUEUE, [({"leg_id": leg}, "", f"leg:{leg}:{turn}", due) for leg in legs]
    )


class CustomerPushSender:
    """Works off the queue of pushes to customers' devices."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._database = parts.database

    def loop(self) -> JobLoop:
        """The loop for a worker to run."""
        return JobLoop(self._database, QUEUE, self.handle, parallel=8)

    async def handle(self, job: Job) -> Outcome:
        """Push what is not read of a leg to the devices that were not told; or, after a failure, once
        more to one of them."""
        leg_id, only = int(job.payload["leg_id"]), job.payload.get("device_id")
        rows = await self._database.fetch(_UNREAD, leg_id, clock.now() - NEWS)
        if not rows:
            return Done()
        channel = await self._parts.channels.by_id(rows[0]["channel_id"])
        if channel is None or channel.state != "active":
            return Done()
        whose = owner(rows[0]["scheme"], rows[0]["match_key"])
        if only is None:
            ids = [row["id"] for row in rows]
            found = await self._database.fetch(_CLAIM, channel.id, whose, ids)
        else:
            found = await self._database.fetch(_ONE, only, channel.id, whose)
        latest = msgspec.convert(rows[0]["content"], Content)
        for row in found:
            device = TokenOf(**dict(row))
            notice = DeviceNotice(
                channel_key=channel.key,
                thread=f"onethread-{leg_id}",
                matter=ref.encode(rows[0]["conversation_id"]),
                count=len(rows),
                text=(latest.text or "")[:_TEXT_CHARACTERS],
                author_name=rows[0]["author"],
                language=device.language,
            )
            await self._push(job, channel, device, notice)
        return Done()

    async def _push(
        self, job: Job, channel: LoadedChannel, device: TokenOf, notice: DeviceNotice
    ) -> None:
        try:
            taken = await self._sent(channel, device, notice)
        except TransportError as error:
            later = error.extra.get("retryable")
            taken = PushTaken(outcome="later" if later else "refused", reason=error.message)
        except InvalidInput:
            taken = PushTaken(outcome="gone")
        match taken.outcome:
            case "taken":
                await customer_devices.note_taken(self._database, device.id)
                await report(self._database, channel.id, True, "")
            case "gone":
                await customer_devices.drop(self._database, device.id)
            case "later":
                await self._again(job, device, taken.seconds)
            case "refused":
                log.info("customer_push.refused", channel=channel.id, reason=taken.reason)
                await customer_devices.note_refused(self._database, device.id)
                await report(
                    self._database, channel.id, False, f"No notifications go out: {taken.reason}"
                )

    async def _sent(
        self, channel: LoadedChannel, device: TokenOf, notice: DeviceNotice
    ) -> PushTaken:
        side = channel.connector.device
        if side is None or side.tell is None or side.push is None or side.read_push is None:
            return PushTaken(outcome="gone")
        if device.kind == "app":
            requests = side.push(device.token, notice, channel.config)
            if not requests:  # the settings name no push service any more
                return PushTaken(outcome="gone")
            return side.read_push(await self._parts.transport.send_all(requests))
        words = side.tell(notice, channel.config)
        body = {
            "title": words.title,
            "body": words.body,
            "tag": notice.thread,
            "onethread": notice.channel_key,
            "conversation": notice.matter,
        }
        answer = await self._parts.transport.send(
            await self._web(device, msgspec.json.encode(body))
        )
        assert isinstance(answer, HttpResponse)
        return read_web(answer)

    async def _web(self, device: TokenOf, body: bytes) -> HttpRequest:
        keys = await push_keys(self._database, self._parts.vault)
        origin = self._parts.settings.public_url or ""
        return HttpRequest(
            method="POST",
            url=device.token,
            headers={
                "Authorization": authorization(keys, device.token, origin, clock.now()),
                "Content-Encoding": "aes128gcm",
                "Content-Type": "application/octet-stream",
                "TTL": str(TTL_SECONDS),
                "Topic": "onethread",
                "Urgency": "high",
            },
            body=encrypt(body, device.public_key or b"", device.auth_secret or b""),
        )

    async def _again(self, job: Job, device: TokenOf, seconds: float) -> None:
        tries = int(job.payload.get("tries", 0)) + 1
        if tries > MOST_RETRIES:
            await customer_devices.note_refused(self._database, device.id)
            return
        async with self._database.transaction() as connection:
            await enqueue(
                connection,
                QUEUE,
                {"leg_id": job.payload["leg_id"], "device_id": device.id, "tries": tries},
                unique_key=f"device:{device.id}:{tries}",
                run_at=clock.now() + timedelta(seconds=seconds * 2 ** (tries - 1)),
            )


def read_web(answer: HttpResponse) -> PushTaken:
    """What a browser's push service answered (RFC 8030)."""
    if answer.status < 300:
        return PushTaken(outcome="taken")
    if answer.status in (403, 404, 410):
        return PushTaken(outcome="gone")
    if answer.status == 429 or answer.status >= 500:
        asked = answer.headers.get("retry-after", "")
        return PushTaken(
            outcome="later", seconds=min(float(asked), 3600.0) if asked.isdigit() else 60.0
        )
    return PushTaken(
        outcome="refused", reason=f"the browser's push service answered {answer.status}"
    )
