"""A stand-in of the WhatsApp Cloud API: a real HTTP server with one business number.

It checks the token, checks each message as the documentation says, keeps the 24-hour window, answers
with ids, keeps media, shows messages to its customers, and sends signed webhooks until they are
taken. It can be told to be slow, strict, forgetful or broken: see `Behaviour`.
"""

from __future__ import annotations

import asyncio
import hmac
import random
import secrets
from collections import deque
from contextlib import suppress
from hashlib import sha256
from typing import Any, Self

import httpx
import msgspec

from onethread import clock
from onethread.simulator.server import BackgroundServer
from onethread.simulator.whatsapp_customers import Arrived, WhatsAppCustomer, new_wamid
from onethread.simulator.whatsapp_http import application
from onethread.simulator.whatsapp_rules import (
    ApiError,
    KnownTemplate,
    Store,
    StoredMedia,
    check_message,
)

WEBHOOK_TIMEOUT_SECONDS = 20.0
_LONGEST_PAUSE_SECONDS = 30.0


class Behaviour(msgspec.Struct, kw_only=True):
    """How the stand-in behaves. Delays in seconds; shares from 0 to 1."""

    sent_after_seconds: float = 0.02
    delivered_after_seconds: float = 0.05
    read_after_seconds: float | None = 0.1
    doubled_receipts: float = 0.0
    shuffled_receipts: float = 0.0
    doubled_webhooks: float = 0.0
    messages_per_second: int | None = None
    expired_token: bool = False
    window_refused_at_once: bool = False  # else by a failed receipt, as the real one does
    refuse_next: list[tuple[int, int]] = []  # (HTTP status, code) of the next sends, first first
    templates_per_page: int = 100  # at most, whatever is asked for
    lose_answers: int = 0  # so many sends are carried out, but their answer is a broken connection
    max_webhook_attempts: int = 50


class WhatsAppCloud:
    """The stand-in. Use as an async context manager; `base_url` is what the channel is set to."""

    def __init__(
        self,
        *,
        phone_number_id: str = "106540352242922",
        business_account_id: str = "102290129340398",
        access_token: str | None = None,
        app_secret: str | None = None,
        verify_token: str | None = None,
        display_number: str = "+31 20 123 4567",
        name: str = "Onethread Demo",
        templates: list[KnownTemplate] | None = None,
        behaviour: Behaviour | None = None,
        seed: int | None = None,
    ) -> None:
        self.phone_number_id = phone_number_id
        self.business_account_id = business_account_id
        self.access_token = access_token or secrets.token_urlsafe(32)
        self.app_secret = app_secret or secrets.token_hex(16)
        self.verify_token = verify_token or secrets.token_urlsafe(16)
        self.display_number = display_number
        self.name = name
        self.behaviour = behaviour or Behaviour()
        self.store = Store(templates=templates or [])
        self.customers: list[WhatsAppCustomer] = []
        self.requests: list[tuple[str, str, Any]] = []  # method, path, JSON: for tests
        self.dropped: list[dict[str, Any]] = []  # sent to an id in `to`: taken, never delivered
        self._webhook_url: str | None = None
        self._server = BackgroundServer(application(self))
        self._tasks: set[asyncio.Task[None]] = set()
        self._sent_at: deque[float] = deque()
        self._chance = random.Random(seed)  # noqa: S311 - chance, not a secret
        self._client: httpx.AsyncClient | None = None
        self.webhooks_taken = 0

    @property
    def base_url(self) -> str:
        """The address in place of https://graph.facebook.com."""
        return self._server.url

    def config(self) -> dict[str, str]:
        """The settings of a channel on this number."""
        return {
            "phone_number_id": self.phone_number_id,
            "phone_number": self.display_number,
            "business_account_id": self.business_account_id,
            "access_token": self.access_token,
            "app_secret": self.app_secret,
            "verify_token": self.verify_token,
            "api_base_url": self.base_url,
        }

    async def __aenter__(self) -> Self:
        await self._server.start()
        self._client = httpx.AsyncClient(timeout=WEBHOOK_TIMEOUT_SECONDS, trust_env=False)
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()
        await self._server.stop()

    async def subscribe(self, webhook_url: str) -> None:
        """Send webhooks to this address from now on, after its challenge was answered.

        Raises RuntimeError when the address does not answer the challenge.
        """
        assert self._client is not None
        challenge = str(secrets.randbelow(10**9))
        answer = await self._client.get(
            webhook_url,
            params={
                "hub.mode": "subscribe",
                "hub.verify_token": self.verify_token,
                "hub.challenge": challenge,
            },
        )
        if answer.status_code != 200 or answer.text != challenge:
            raise RuntimeError(f"{webhook_url} answered the challenge with {answer.status_code}")
        self._webhook_url = webhook_url

    def customer(
        self, name: str, number: str | None, *, user_id: str | None = None
    ) -> WhatsAppCustomer:
        """The customer with this number, new or known; with `number` None one who hides it."""
        known = self._find(number=number, user_id=user_id)
        if known is not None:
            return known
        customer = WhatsAppCustomer(self, name, number, user_id)
        self.customers.append(customer)
        return customer

    def keep_media(self, content: bytes, media_type: str, file_name: str = "") -> StoredMedia:
        """Store a file and give it an id."""
        media = StoredMedia(
            id=str(secrets.randbelow(10**15) + 10**15),
            media_type=media_type,
            content=content,
            file_name=file_name,
        )
        self.store.media[media.id] = media
        return media

    def know(self, wamid: str) -> None:
        """Remember a message id as one of this chat."""
        self.store.message_ids.add(wamid)

    def template(self, named: dict[str, Any]) -> KnownTemplate:
        """The approved template that a message names."""
        return next(
            each
            for each in self.store.templates
            if (each.name, each.language) == (named["name"], named["language"]["code"])
        )

    def emit(self, value: dict[str, Any]) -> None:
        """Hand a webhook to the business, in the background and until it is taken."""
        self.emit_raw(self.webhook(value))

    def emit_raw(self, payload: dict[str, Any]) -> None:
        """Sign a whole payload and hand it over in the background."""
        body = msgspec.json.encode(payload)
        copies = 2 if self._chance.random() < self.behaviour.doubled_webhooks else 1
        for _ in range(copies):
            self._start(self._deliver(body))

    def webhook(self, *values: dict[str, Any]) -> dict[str, Any]:
        """A webhook with a change for each of `values`."""
        metadata = {
            "display_phone_number": "".join(c for c in self.display_number if c.isdigit()),
            "phone_number_id": self.phone_number_id,
        }
        changes = [
            {
                "value": {"messaging_product": "whatsapp", "metadata": metadata, **value},
                "field": "messages",
            }
            for value in values
        ]
        return {
            "object": "whatsapp_business_account",
            "entry": [{"id": self.business_account_id, "changes": changes}],
        }

    def sign(self, body: bytes) -> str:
        """The X-Hub-Signature-256 of a body."""
        return "sha256=" + hmac.new(self.app_secret.encode(), body, sha256).hexdigest()

    async def settled(self, timeout_seconds: float = 20) -> None:
        """Wait until every webhook was taken and every receipt sent."""
        async with asyncio.timeout(timeout_seconds):
            while self._tasks:
                await asyncio.wait(set(self._tasks))

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, body: bytes) -> None:
        """POST a webhook until it is answered with 200, with growing pauses, as Meta does."""
        assert self._client is not None
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": self.sign(body)}
        pause = 0.1
        for _ in range(self.behaviour.max_webhook_attempts):
            if self._webhook_url is not None:
                with suppress(httpx.HTTPError):
                    answer = await self._client.post(
                        self._webhook_url, content=body, headers=headers
                    )
                    if answer.status_code == 200:
                        self.webhooks_taken += 1
                        return
            await asyncio.sleep(pause * (0.5 + self._chance.random()))
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    def authorise(self, header: str | None) -> None:
        """Raises ApiError unless the bearer token is this account's and valid."""
        given = (header or "").removeprefix("Bearer ")
        if self.behaviour.expired_token or not hmac.compare_digest(
            given.encode(), self.access_token.encode()
        ):
            raise ApiError(190, "The access token is invalid or has expired.", 401)

    def accept(self, body: Any) -> dict[str, Any]:
        """Take a message of the business. Raises ApiError."""
        if isinstance(body, dict) and body.get("status") == "read":
            return self._seen(body)
        self._limit()
        if self.behaviour.refuse_next:
            status, code = self.behaviour.refuse_next.pop(0)
            raise ApiError(code, "The stand-in was told to refuse this.", status)
        kind = check_message(body, self.store)
        to = body.get("to")  # wins over `recipient` when both are there
        address = str(to or body["recipient"])
        wamid = new_wamid(address)
        self.know(wamid)
        customer = self._find(
            number=to.removeprefix("+") if to else None, user_id=None if to else address
        )
        if customer is None and to and not to.removeprefix("+").isdigit():
            self.dropped.append(body)  # an id in `to` is accepted, and never arrives
        elif customer is None or customer.blocked:
            self._fail(wamid, address, 131026, body)
        elif kind != "template" and not customer.window_open:
            if self.behaviour.window_refused_at_once:
                raise ApiError(131047, "More than 24 hours have passed since the last message.")
            self._fail(wamid, address, 131047, body)
        else:
            arrived = Arrived(wamid=wamid, kind=kind, payload=body, at=clock.now())
            self._start(self._carry(customer, arrived))
        contact = {"input": address}
        contact["wa_id" if to else "user_id"] = address.removeprefix("+")
        return {
            "messaging_product": "whatsapp",
            "contacts": [contact],
            "messages": [{"id": wamid}],
        }

    def _seen(self, body: dict[str, Any]) -> dict[str, Any]:
        if body.get("message_id") not in self.store.message_ids:
            raise ApiError(131009, "message_id names no message of this number.")
        for customer in self.customers:
            if body["message_id"] in customer.sent:
                customer.seen_by_business.append(body["message_id"])
        return {"success": True}

    def _limit(self) -> None:
        most = self.behaviour.messages_per_second
        now = asyncio.get_running_loop().time()
        while self._sent_at and now - self._sent_at[0] > 1:
            self._sent_at.popleft()
        if most is not None and len(self._sent_at) >= most:
            raise ApiError(130429, "Cloud API message throughput has been reached.", 429)
        self._sent_at.append(now)

    def _find(self, *, number: str | None, user_id: str | None) -> WhatsAppCustomer | None:
        for customer in self.customers:
            if number is not None and customer.number == number:
                return customer
            if user_id is not None and customer.user_id == user_id:
                return customer
        return None

    async def _carry(self, customer: WhatsAppCustomer, arrived: Arrived) -> None:
        """Show the message to the customer and report how far it got."""
        manner = self.behaviour
        steps = [("sent", manner.sent_after_seconds), ("delivered", manner.delivered_after_seconds)]
        if customer.reads and manner.read_after_seconds is not None:
            steps.append(("read", manner.read_after_seconds))
        if self._chance.random() < manner.shuffled_receipts:
            self._chance.shuffle(steps)
        for state, delay in steps:
            await asyncio.sleep(delay)
            if state == "delivered":
                await customer.receive(arrived)
            repeats = 2 if self._chance.random() < manner.doubled_receipts else 1
            for _ in range(repeats):
                self.emit({"statuses": [self._status(arrived, customer, state)]})

    def _status(self, arrived: Arrived, customer: WhatsAppCustomer, state: str) -> dict[str, Any]:
        status = {
            "id": arrived.wamid,
            "status": state,
            "timestamp": str(int(clock.now().timestamp())),
            **({"recipient_id": customer.number} if customer.number else {}),
            "recipient_user_id": customer.user_id,
        }
        told = arrived.payload.get("biz_opaque_callback_data")
        return {**status, **({"biz_opaque_callback_data": told} if told else {})}

    def _fail(self, wamid: str, address: str, code: int, body: dict[str, Any]) -> None:
        error = ApiError(code, "Message failed to send.").body()["error"]
        status = {
            "id": wamid,
            "status": "failed",
            "timestamp": str(int(clock.now().timestamp())),
            "recipient_id": address,
            "errors": [
                {
                    "code": code,
                    "title": error["message"],
                    "message": error["message"],
                    "error_data": {"details": error["error_data"]["details"]},
                }
            ],
        }
        told = body.get("biz_opaque_callback_data")
        self.emit(
            {"statuses": [{**status, **({"biz_opaque_callback_data": told} if told else {})}]}
        )
