"""The HTTP API of outgoing webhooks."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Controller, Response, delete, get, patch, post
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.access.given import given
from onethread.access.paging import page_of, read_cursor
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import NotFound
from onethread.transport import Transport
from onethread.webhooks import queries
from onethread.webhooks.change import (
    change_webhook,
    make_webhook,
    payload_of_attempt,
    remove_webhook,
    renew_secret,
    retry_attempt,
    send_test,
)
from onethread.webhooks.rules import EVENT_KINDS, SCOPES
from onethread.webhooks.send import Result

Limit = Annotated[int, Parameter(ge=1, le=200, description="Most items to answer with.")]
Cursor = Annotated[
    str | None, Parameter(description="`next` of the page before, to get the one after it.")
]


class WebhookListed(msgspec.Struct):
    """A webhook. Disabled by itself, `disabled_reason` says why; `failing_since` is when the
    receiver began to refuse or not to answer."""

    id: int
    url: str
    event_kinds: list[str]
    scopes: list[str]
    active: bool
    created_at: datetime
    disabled_reason: str | None
    failing_since: datetime | None


class WebhookMade(WebhookListed):
    """A new webhook with the secret of its signatures, shown only now."""

    secret: str


class WebhookList(msgspec.Struct):
    """A page of webhooks, newest first."""

    items: list[WebhookListed]
    next: str | None


class NewWebhook(msgspec.Struct, forbid_unknown_fields=True):
    """Where to send which events. Without scopes payloads hold ids and times only."""

    url: str
    event_kinds: list[str]
    scopes: list[str] = []


class WebhookChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    url: str | UnsetType = UNSET
    event_kinds: list[str] | UnsetType = UNSET
    scopes: list[str] | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class SentResult(msgspec.Struct):
    """How it went: the receiver's status and the beginning of its answer, or what failed."""

    delivered: bool
    status: int | None
    error: str | None
    answer: str
    took_ms: int


class PayloadShown(msgspec.Struct):
    """JSON as it is sent, with line breaks."""

    body: str


class AttemptList(msgspec.Struct):
    """A page of the log, newest first."""

    items: list[queries.Attempt]
    next: str | None


class Choice(msgspec.Struct):
    """Something that can be chosen, and what it means."""

    name: str
    description: str


class Choices(msgspec.Struct):
    """What a webhook can be told, and what its payloads may hold."""

    event_kinds: list[Choice]
    scopes: list[Choice]


def listed(webhook: queries.Webhook) -> WebhookListed:
    """A webhook as it may be shown."""
    return WebhookListed(
        id=webhook.id,
        url=webhook.url,
        event_kinds=webhook.event_kinds,
        scopes=webhook.scopes,
        active=webhook.active,
        created_at=webhook.created_at,
        disabled_reason=webhook.disabled_reason,
        failing_since=webhook.failing_since,
    )


def told(result: Result) -> SentResult:
    """How an attempt went, for the one who asked for it."""
    return SentResult(
        delivered=result.delivered,
        status=result.status,
        error=result.error,
        answer=result.answer,
        took_ms=result.took_ms,
    )


class WebhooksController(Controller):
    """Other systems are told what happens, signed by the Standard Webhooks scheme."""

    path = "/webhooks"
    tags = ["Webhooks"]
    opt = {"permission": "webhooks.manage"}

    @get("/", summary="List webhooks")
    async def list_webhooks(
        self, database: Database, cursor: Cursor = None, limit: Limit = 50
    ) -> WebhookList:
        """All webhooks, newest first."""
        found = await queries.webhooks(database, before_id=read_cursor(cursor), limit=limit + 1)
        items, following = page_of(found, limit, lambda webhook: webhook.id)
        return WebhookList([listed(webhook) for webhook in items], following)

    @get("/choices", summary="List what webhooks can be told")
    async def list_choices(self) -> Choices:
        """The kinds of events there are, and the scopes that let payloads hold more than ids."""
        return Choices(
            event_kinds=[Choice(*item) for item in EVENT_KINDS.items()],
            scopes=[Choice(*item) for item in SCOPES.items()],
        )

    @post(
        "/",
        summary="Make a webhook",
        example={
            "url": "https://crm.example.org/onethread",
            "event_kinds": ["message.received", "conversation.changed"],
            "scopes": ["conversations:read"],
        },
    )
    async def make_webhook(
        self,
        data: NewWebhook,
        actor: Actor,
        database: Database,
        vault: Vault,
        transport: Transport,
    ) -> Response[WebhookMade]:
        """Subscribes an address to kinds of events. The answer holds the secret (`whsec_…`), shown
        only now: check the signature of everything you receive with it. Private addresses are
        refused unless the operator allowed them; without https likewise."""
        webhook, secret = await make_webhook(
            database,
            vault,
            transport.guard,
            actor,
            url=data.url,
            event_kinds=data.event_kinds,
            scopes=data.scopes,
        )
        made = WebhookMade(**msgspec.structs.asdict(listed(webhook)), secret=secret)
        return Response(made, headers={"Cache-Control": "no-store"})

    @patch(
        "/{webhook_id:int}",
        summary="Change a webhook",
        errors=(NotFound,),
        example={"active": True},
    )
    async def change_webhook(
        self,
        webhook_id: int,
        data: WebhookChange,
        actor: Actor,
        database: Database,
        transport: Transport,
    ) -> WebhookListed:
        """Changes what is given. Activated again it starts without its earlier failures; what
        happened while it was not active isn't sent."""
        webhook = await change_webhook(
            database,
            transport.guard,
            actor,
            webhook_id,
            url=given(data.url),
            event_kinds=given(data.event_kinds),
            scopes=given(data.scopes),
            active=given(data.active),
        )
        return listed(webhook)

    @delete("/{webhook_id:int}", summary="Remove a webhook", errors=(NotFound,), status_code=204)
    async def remove_webhook(self, webhook_id: int, actor: Actor, database: Database) -> None:
        """Removes it with its log; what waits to be sent isn't."""
        await remove_webhook(database, actor, webhook_id)

    @post("/{webhook_id:int}/test", summary="Test a webhook", errors=(NotFound,), status_code=200)
    async def test_webhook(
        self,
        webhook_id: int,
        actor: Actor,
        database: Database,
        vault: Vault,
        transport: Transport,
    ) -> SentResult:
        """Sends an event of kind `test` now and answers how it went; takes up to 20 seconds."""
        result = await send_test(database, vault, transport, actor, webhook_id)
        return told(result)

    @get("/{webhook_id:int}/attempts", summary="See what was sent", errors=(NotFound,))
    async def list_attempts(
        self, webhook_id: int, database: Database, cursor: Cursor = None, limit: Limit = 50
    ) -> AttemptList:
        """Each time that something was sent, newest first, with the receiver's answer."""
        if await queries.webhook(database, webhook_id) is None:
            raise NotFound("there is no such webhook")
        found = await queries.attempts(
            database, webhook_id, before_id=read_cursor(cursor), limit=limit + 1
        )
        return AttemptList(*page_of(found, limit, lambda attempt: attempt.id))

    @post(
        "/{webhook_id:int}/secret", summary="Renew the secret", errors=(NotFound,), status_code=200
    )
    async def renew_secret(
        self, webhook_id: int, actor: Actor, database: Database, vault: Vault
    ) -> Response[WebhookMade]:
        """Signs with a new secret from now on, shown only now. For a day the earlier one signs as
        well: `webhook-signature` then holds both."""
        webhook, secret = await renew_secret(database, vault, actor, webhook_id)
        made = WebhookMade(**msgspec.structs.asdict(listed(webhook)), secret=secret)
        return Response(made, headers={"Cache-Control": "no-store"})

    @get(
        "/{webhook_id:int}/attempts/{attempt_id:int}/payload",
        summary="See what is sent for an event",
        errors=(NotFound,),
    )
    async def see_payload(
        self, webhook_id: int, attempt_id: int, actor: Actor, database: Database
    ) -> PayloadShown:
        """The body for the event of this attempt, as things are now: payloads aren't kept. For those
        who may read what it tells, and in the audit trail."""
        body = await payload_of_attempt(database, actor, webhook_id, attempt_id)
        return PayloadShown(body=msgspec.json.format(body).decode())

    @post(
        "/{webhook_id:int}/attempts/{attempt_id:int}/retry",
        summary="Send an event again",
        errors=(NotFound,),
        status_code=200,
    )
    async def retry_attempt(
        self,
        webhook_id: int,
        attempt_id: int,
        actor: Actor,
        database: Database,
        vault: Vault,
        transport: Transport,
    ) -> SentResult:
        """Sends the event of this attempt once more, now and as things are now, and answers how it
        went; takes up to 20 seconds."""
        return told(await retry_attempt(database, vault, transport, actor, webhook_id, attempt_id))


CONTROLLERS = [WebhooksController]
