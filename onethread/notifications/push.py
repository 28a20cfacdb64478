"""Push what an agent has not read to their devices: one push for all that happened meanwhile."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import structlog

from onethread import clock
from onethread.access import SYSTEM
from onethread.access.audit import record_reads
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import InvalidInput, TransportError
from onethread.jobs import Done, Job, JobLoop, Outcome, enqueue
from onethread.messages import HttpRequest, HttpResponse
from onethread.notifications import queries
from onethread.notifications.devices import (
    Device,
    devices,
    drop_device,
    note_pushed,
    note_refused,
)
from onethread.notifications.encrypt import encrypt
from onethread.notifications.follow import PUSH_QUEUE
from onethread.notifications.rules import Rules, Shows, is_quiet
from onethread.notifications.texts import kind_text, language_of, text
from onethread.notifications.vapid import authorization, push_keys
from onethread.notifications.view import Notification
from onethread.transport import Transport

log = structlog.get_logger(__name__)

# After so long a push is no news any more: the service need not keep it for a sleeping device.
TTL_SECONDS = 4 * 3600
TIMEOUT_SECONDS = 20.0
MOST_RETRIES = 5
_FIRST_RETRY_SECONDS = 30
_PREVIEW_CHARACTERS = 120
_URGENT = {"mention", "assigned", "undelivered"}


class Pushed(msgspec.Struct, frozen=True, kw_only=True):
    """What the service worker gets, encrypted for its browser. `unread`: for the app's badge."""

    title: str
    body: str
    url: str
    unread: int
    lang: str
    test: bool = False


def content(waiting: list[Notification], unread: int, shows: Shows, language: str) -> Pushed:
    """What a push says of what waits (not empty, the latest first): of a customer no more than the
    person chose."""
    latest = waiting[0]
    happened = kind_text(language, latest.kind)
    body = text(language, "open")
    if shows != "nothing":
        names = list(dict.fromkeys(each.customer.display_name for each in waiting))
        body = ", ".join(name for name in names[:3] if name) or body
    # A picture's preview is its kind between colons, for the screen to put into words.
    if shows == "text" and len(waiting) == 1 and not latest.preview.startswith(":"):
        body = f"{body}: {latest.preview[:_PREVIEW_CHARACTERS]}" if latest.preview else body
    if len(waiting) == 1:
        at = f"?message={latest.message_id}" if latest.message_id else ""
        address = f"/conversations/{latest.conversation_id}{at}"
        return Pushed(title=happened, body=body, url=address, unread=unread, lang=language)
    return Pushed(
        title=text(language, "many", count=len(waiting)),
        body=body,
        url="/inbox/mine?notifications=open",
        unread=unread,
        lang=language,
    )


class PushSender:
    """Works off the queue of pushes."""

    def __init__(self, database: Database, vault: Vault, transport: Transport) -> None:
        self._database = database
        self._vault = vault
        self._transport = transport

    def loop(self) -> JobLoop:
        """The loop for a worker to run."""
        return JobLoop(self._database, PUSH_QUEUE, self.handle, parallel=8)

    async def handle(self, job: Job) -> Outcome:
        """Push to all devices of an agent; or, after a failure, once more to one of them. What was
        read meanwhile is not pushed, and nothing into quiet hours that just began."""
        agent_id = int(job.payload["agent_id"])
        only = job.payload.get("device_id")
        found = await queries.to_push(self._database, agent_id, again=only is not None)
        rules = (await queries.rules_of(self._database, [agent_id])).get(agent_id)
        if rules is None or not found.waiting or is_quiet(rules, clock.now()):
            return Done()
        targets = await devices(self._database, agent_id, only)
        if not targets:
            return Done()
        said = content(found.waiting, found.unread, rules.push_shows, found.language)
        urgent = any(each.kind in _URGENT for each in found.waiting)
        await self._note(agent_id, found.waiting, rules)
        tries = int(job.payload.get("tries", 0))
        for device in targets:
            wait = await self.push(device, said, urgent=urgent)
            if wait is not None and tries < MOST_RETRIES:
                await self._again(device, tries + 1, wait * 2**tries)
        return Done()

    async def push(self, device: Device, said: Pushed, *, urgent: bool = False) -> float | None:
        """Send one push; None when it was taken or never will be, else seconds to wait before
        another attempt."""
        now = clock.now()
        try:
            request = await self._request(device, said, urgent)
            answer = await self._transport.send(request)
        except InvalidInput:
            await drop_device(self._database, device.id)
            return None
        except TransportError as error:
            if error.extra.get("retryable"):
                return float(_FIRST_RETRY_SECONDS)
            await note_refused(self._database, device.id)
            return None
        if not isinstance(answer, HttpResponse):
            raise TransportError("an HTTP request was answered by something else")
        if 200 <= answer.status < 300:
            await note_pushed(self._database, device.id, now)
            return None
        # 403: made for another key pair than ours; the workspace subscribes again when it is opened.
        if answer.status in (403, 404, 410):
            await drop_device(self._database, device.id)
            return None
        log.info("push.refused", device=device.id, status=answer.status)
        if answer.status == 429 or answer.status >= 500:
            asked = answer.headers.get("retry-after", "")
            return float(min(int(asked), 3600)) if asked.isdigit() else _FIRST_RETRY_SECONDS
        await note_refused(self._database, device.id)
        return None

    async def _request(self, device: Device, said: Pushed, urgent: bool) -> HttpRequest:
        keys = await push_keys(self._database, self._vault)
        return HttpRequest(
            method="POST",
            url=device.endpoint,
            headers={
                "Authorization": authorization(keys, device.endpoint, device.origin, clock.now()),
                "Content-Encoding": "aes128gcm",
                "Content-Type": "application/octet-stream",
                "TTL": str(TTL_SECONDS),
                # A newer one tells everything that one did which is still on its way.
                "Topic": "onethread",
                "Urgency": "high" if urgent else "normal",
            },
            body=encrypt(msgspec.json.encode(said), device.public_key, device.auth_secret),
            timeout_seconds=TIMEOUT_SECONDS,
        )

    async def _note(self, agent_id: int, waiting: list[Notification], rules: Rules) -> None:
        async with self._database.transaction() as connection:
            await queries.pushed(
                connection, agent_id, [(each.id, each.turn) for each in waiting], clock.now()
            )
            if rules.push_shows != "nothing":
                await record_reads(
                    connection,
                    SYSTEM,
                    "customer.told",
                    [each.customer.id for each in waiting],
                    {"agent_id": agent_id, "way": "push", "shows": rules.push_shows},
                )

    async def _again(self, device: Device, tries: int, wait_seconds: float) -> None:
        async with self._database.transaction() as connection:
            await enqueue(
                connection,
                PUSH_QUEUE,
                {"agent_id": device.agent_id, "device_id": device.id, "tries": tries},
                unique_key=f"device:{device.id}",
                run_at=clock.now() + timedelta(seconds=wait_seconds),
            )


def trial(language: str) -> Pushed:
    """What "try it" sends."""
    return Pushed(
        title=text(language, "test"),
        body=text(language, "test_body"),
        url="/settings/notifications",
        unread=0,
        lang=language_of(language),
        test=True,
    )
