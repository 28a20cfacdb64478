"""Send an event to a receiver, signed; try again ever later, and stop after three days of failure."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import msgspec
from standardwebhooks.webhooks import Webhook as Signature

from onethread import clock
from onethread.access import SYSTEM
from onethread.access.audit import record
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import DatabaseUnavailable, OnethreadError, TransportError
from onethread.jobs import Done, Job, JobLoop, Outcome, Retry
from onethread.messages import HttpRequest, HttpResponse
from onethread.transport import Transport
from onethread.webhooks import queries
from onethread.webhooks.payload import Occurrence, build_payload
from onethread.webhooks.queries import Attempt, Webhook
from onethread.webhooks.rules import (
    ANSWER_CHARACTERS,
    GIVE_UP_AFTER,
    TIMEOUT_SECONDS,
    backoff_seconds,
    retry_after_seconds,
    spread_out,
)
from onethread.webhooks.subscribe import QUEUE

# A receiver that sends its answer byte by byte is as slow as one that doesn't answer.
_WHOLE_SECONDS = TIMEOUT_SECONDS + 5


LOG_KEPT = timedelta(days=30)


async def forget_old_attempts(database: Database) -> None:
    """Remove log lines older than thirty days."""
    await queries.forget_attempts(database, clock.now() - LOG_KEPT)


class Result(msgspec.Struct, kw_only=True):
    """How an attempt went. `wait_seconds` is what the receiver asked for."""

    delivered: bool
    status: int | None = None
    error: str | None = None
    answer: str = ""
    wait_seconds: float = 0
    took_ms: int = 0


def sealing_context(webhook_id: int) -> str:
    """What a webhook's secret is sealed for: it opens nothing when moved to another row."""
    return f"webhook:{webhook_id}"


class WebhookSender:
    """Works off the queue of outgoing webhooks."""

    def __init__(self, database: Database, vault: Vault, transport: Transport) -> None:
        self._database = database
        self._vault = vault
        self._transport = transport

    def loop(self) -> JobLoop:
        """The loop for a worker to run."""
        return JobLoop(self._database, QUEUE, self.handle, parallel=16)

    async def handle(self, job: Job) -> Outcome:
        """Tell one event to one receiver.

        A receiver that fails is tried by one job at a time, ever more rarely; the others wait for
        it. After three days without any success it is disabled, and what waited isn't sent.
        """
        webhook = await queries.webhook(self._database, int(job.payload["webhook_id"]))
        now = clock.now()
        if webhook is None or not webhook.active or now - job.created_at > GIVE_UP_AFTER:
            return Done()
        if webhook.paused_until is not None and webhook.paused_until > now:
            left_seconds = (webhook.paused_until - now).total_seconds()
            return Retry(spread_out(left_seconds, job.id), "the receiver failed: waiting for it")
        if webhook.failing_since is not None and not await queries.claim_probe(
            self._database, webhook.id, now, now + timedelta(seconds=_WHOLE_SECONDS)
        ):
            return Retry(_WHOLE_SECONDS, "the receiver failed: another event tries it")
        occurrence = msgspec.convert(job.payload["event"], Occurrence)
        result, attempt = await self.tell(webhook, occurrence)
        if result.delivered or attempt is None:
            return Done()
        pause_seconds = await self._failed(webhook.id, result, job.id)
        if pause_seconds is None:
            return Done()
        own_seconds = backoff_seconds(attempt.attempt, job.id)
        return Retry(max(pause_seconds, own_seconds), result.error or "failed")

    async def tell(self, webhook: Webhook, occurrence: Occurrence) -> tuple[Result, Attempt | None]:
        """Send once and write it into the log; a success ends the receiver's failing. What was told
        about a customer beyond ids is in the audit trail like any other read."""
        at = clock.now()
        result = await self._attempt(webhook, occurrence)
        attempt = await queries.add_attempt(
            self._database,
            webhook_id=webhook.id,
            event_id=occurrence.event_id,
            event_kind=occurrence.kind,
            event=msgspec.to_builtins(occurrence),
            at=at,
            status=result.status,
            error=result.error,
            answer=result.answer,
            took_ms=result.took_ms,
            delivered=result.delivered,
        )
        if result.delivered:
            await queries.succeeded(self._database, webhook.id)
            if webhook.scopes and occurrence.customer_id is not None:
                await record(
                    self._database,
                    SYSTEM,
                    "customer.told",
                    subject_kind="webhook",
                    subject_id=webhook.id,
                    customer_id=occurrence.customer_id,
                    detail={"event_id": occurrence.event_id, "scopes": webhook.scopes},
                )
        return result, attempt

    async def _attempt(self, webhook: Webhook, occurrence: Occurrence) -> Result:
        started = time.monotonic()
        try:
            request = await self._request(webhook, occurrence)
            async with asyncio.timeout(_WHOLE_SECONDS):
                answer = await self._transport.send(request)
        except DatabaseUnavailable:
            raise
        except TimeoutError:
            result = Result(delivered=False, error="the receiver took too long to answer")
        except OnethreadError as error:
            result = Result(delivered=False, error=error.message)
        else:
            if not isinstance(answer, HttpResponse):
                raise TransportError("an HTTP request was answered by something else")
            result = _judge(answer)
        result.took_ms = round((time.monotonic() - started) * 1000)
        return result

    async def _request(self, webhook: Webhook, occurrence: Occurrence) -> HttpRequest:
        body = await build_payload(self._database, occurrence, webhook.scopes)
        secrets = [webhook.secret]
        if webhook.earlier_secret and webhook.earlier_until and webhook.earlier_until > clock.now():
            secrets.append(webhook.earlier_secret)
        # The same for every attempt of one event, so that a receiver can drop what it has already.
        message_id = f"evt_{occurrence.event_id}"
        now = clock.now()
        return HttpRequest(
            method="POST",
            url=webhook.url,
            headers={
                "Content-Type": "application/json",
                "webhook-id": message_id,
                "webhook-timestamp": str(int(now.timestamp())),
                "webhook-signature": " ".join(
                    Signature(
                        self._vault.open(secret, sealing_context(webhook.id)).decode("ascii")
                    ).sign(message_id, now, body.decode())
                    for secret in secrets
                ),
            },
            body=body,
            timeout_seconds=TIMEOUT_SECONDS,
        )

    async def _failed(self, webhook_id: int, result: Result, spread: int) -> float | None:
        """Pause the receiver, or disable it; returns the pause in seconds, None when disabled."""
        now = clock.now()
        async with self._database.transaction() as connection:
            webhook = await queries.webhook(connection, webhook_id, lock=True)
            if webhook is None or not webhook.active:
                return None
            since = webhook.failing_since or now
            failures = webhook.failures + 1
            pause_seconds = max(backoff_seconds(failures, spread), result.wait_seconds)
            webhook = msgspec.structs.replace(
                webhook,
                failing_since=since,
                failures=failures,
                paused_until=now + timedelta(seconds=pause_seconds),
            )
            reason = None
            if result.status == 410:
                reason = "the receiver answered 410 Gone: it wants no more"
            elif now - since >= GIVE_UP_AFTER:
                reason = f"nothing was accepted for three days; the last time: {result.error}"
            if reason is not None:
                webhook = msgspec.structs.replace(webhook, active=False, disabled_reason=reason)
                await record(
                    connection,
                    SYSTEM,
                    "webhook.disabled",
                    subject_kind="webhook",
                    subject_id=webhook_id,
                    detail={"reason": reason},
                )
            await queries.update_webhook(connection, webhook)
        return None if reason is not None else pause_seconds


def _judge(answer: HttpResponse) -> Result:
    text = answer.body[: ANSWER_CHARACTERS * 4].decode("utf-8", "replace")
    visible = "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
    delivered = 200 <= answer.status < 300
    error = None
    if not delivered:
        error = f"the receiver answered {answer.status}"
        if 300 <= answer.status < 400:
            error += ": redirects aren't followed, enter the final address"
    return Result(
        delivered=delivered,
        status=answer.status,
        error=error,
        answer=visible[:ANSWER_CHARACTERS],
        wait_seconds=retry_after_seconds(answer.headers.get("retry-after")),
    )
