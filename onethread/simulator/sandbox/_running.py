"""A stand-in that runs: its server, what its customers do and see, and the webhooks it sends."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections import deque
from contextlib import suppress
from typing import Any, Self

import httpx

from onethread import clock
from onethread.simulator.sandbox._http import FILES, Application
from onethread.simulator.sandbox._samples import SAMPLES, WORDS
from onethread.simulator.sandbox._shape import (
    Behaviour,
    Call,
    Delivery,
    Emitted,
    Media,
    Refuse,
    Said,
    Seen,
    StandIn,
)
from onethread.simulator.sandbox._smtp import MailServer
from onethread.simulator.server import BackgroundServer

WEBHOOK_TIMEOUT_SECONDS = 20.0
_LONGEST_PAUSE_SECONDS = 30.0
# What happens to messages, not messages.
_NO_MESSAGES = frozenset({"edit", "deletion", "reaction", "typing", "system", "receipt"})


class Sandbox:
    """A running stand-in. Use as an async context manager; `settings()` are those of a channel on it.

    What a stand-in's functions find here: `url`, `credentials`, `webhook_url`, `media`, `sent` (what our
    messages look like to customers), `emitted` (what happened so far: polling routes answer with it),
    `read` (ids marked as read), `tokens` (access tokens that are valid), `state` (anything of its own).
    For tests: `calls`, `refused` (requests that were refused, and why), `webhooks_taken`.
    """

    def __init__(
        self,
        stand_in: StandIn,
        *,
        behaviour: Behaviour | None = None,
        webhook_url: str | None = None,
        port: int = 0,
        seed: int | None = None,
    ) -> None:
        self.stand_in = stand_in
        self.behaviour = behaviour or Behaviour()
        self.credentials = dict(stand_in.credentials)
        self.webhook_url = webhook_url
        self.media: dict[str, Media] = {}
        self.sent: list[Seen] = []
        self.emitted: list[Emitted] = []
        self.read: list[str] = []
        self.tokens: set[str] = set()
        self.state: dict[str, Any] = {}
        self.calls: list[Call] = []
        self.refused: list[str] = []
        self.webhooks_taken = 0
        self._numbers = 0
        self._chance = random.Random(seed)  # noqa: S311 - chance, not a secret
        self._sent_at: deque[float] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = BackgroundServer(Application(self), port=port)
        self._client: httpx.AsyncClient | None = None
        self._mail = MailServer(self, stand_in.mail) if stand_in.mail else None

    @property
    def url(self) -> str:
        """The address in place of the provider's, without a slash at its end."""
        return self._server.url

    @property
    def smtp_port(self) -> int:
        """The port that takes mails, where the provider does."""
        return self._mail.port if self._mail is not None else 0

    def settings(self) -> dict[str, Any]:
        """The settings of a channel on this provider."""
        return dict(self.stand_in.settings(self))

    @classmethod
    def unserved(cls, stand_in: StandIn, webhook_url: str) -> Self:
        """One that only makes and signs payloads, for a load; nothing listens at its address."""
        made = cls(stand_in, webhook_url=webhook_url)
        made._server.url = "http://127.0.0.1:9"
        return made

    async def __aenter__(self) -> Self:
        await self._server.start()
        if self._mail is not None:
            await self._mail.start()
        self._client = httpx.AsyncClient(timeout=WEBHOOK_TIMEOUT_SECONDS, trust_env=False)
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()
        if self._mail is not None:
            await self._mail.stop()
        await self._server.stop()

    # What a stand-in's functions use.

    def number(self) -> int:
        """Another number each time, from 1."""
        self._numbers += 1
        return self._numbers

    def keep_media(self, content: bytes, media_type: str, name: str = "") -> Media:
        """Keep a file; it has an id and an address from now on."""
        media_id = f"file{self.number()}"
        url = f"{self.url}{FILES}{media_id}/{name or 'file'}"
        media = Media(id=media_id, content=content, media_type=media_type, name=name, url=url)
        self.media[media_id] = media
        return media

    def new_token(self) -> str:
        """An access token that is valid until expire_tokens()."""
        token = secrets.token_urlsafe(24)
        self.tokens.add(token)
        return token

    def expire_tokens(self) -> None:
        """Every access token given so far is refused from now on."""
        self.tokens.clear()

    def message(self, message_id: str) -> Seen:
        """The message of ours with this id. Refuses as not_found when there is none."""
        for seen in self.sent:
            if seen.id == message_id:
                return seen
        raise Refuse("not_found", f"there is no message {message_id!r}")

    def edit(self, message_id: str, text: str) -> Seen:
        """Change a message of ours."""
        seen = self.message(message_id)
        seen.text, seen.edited = text, True
        return seen

    def delete(self, message_id: str) -> Seen:
        """Take a message of ours back."""
        seen = self.message(message_id)
        seen.deleted = True
        return seen

    # What customers do.

    def said(self, kind: str = "text", **given: Any) -> Said:
        """What a customer does, with examples for whatever is not given."""
        name = kind.partition(".")[0]
        before = [e.n for e in self.emitted if e.kind.partition(".")[0] not in _NO_MESSAGES]
        values: dict[str, Any] = {
            "n": self.number(),
            "at": clock.now(),
            "customer": self.stand_in.customer,
            "name": self.stand_in.name,
            "text": WORDS.get(name, ""),
            "before": before[-1] if before else 0,
            "about": self.sent[-1].id if self.sent else "",
            **given,
        }
        if name in SAMPLES and values.get("media") is None:
            values["media"] = self.keep_media(*SAMPLES[name])
        return Said(**values)

    def somebody(self, number: int) -> str:
        """Another customer's address in the form of the stand-in's own."""
        like = self.stand_in.customer
        digits = len(like) - len(like.rstrip("0123456789"))
        if not digits:
            return f"{like}{number}"
        last = (int(like[-digits:]) + number) % 10**digits
        return f"{like[:-digits]}{last:0{digits}d}"

    def happen(self, kind: str = "text", **given: Any) -> Emitted:
        """Something happens at the provider; polling finds it, a webhook is not sent by this."""
        said = self.said(kind, **given)
        emitted = Emitted(
            n=said.n, kind=kind, payload=self.stand_in.events[kind](self, said), at=said.at
        )
        self.emitted.append(emitted)
        return emitted

    def report(self, seen: Seen, state: str) -> Emitted:
        """The provider learns the state of a message of ours."""
        assert self.stand_in.receipts is not None
        payload = self.stand_in.receipts(self, seen, state)
        emitted = Emitted(n=self.number(), kind="receipt", payload=payload, at=clock.now())
        self.emitted.append(emitted)
        return emitted

    def delivery(self, payload: Any) -> Delivery:
        """The signed webhook of a payload."""
        if isinstance(payload, Delivery):
            return payload
        assert self.stand_in.deliver is not None, "this provider is polled"
        return self.stand_in.deliver(self, payload)

    def emit(self, kind: str = "text", **given: Any) -> Emitted:
        """Something happens, and its webhook goes out in the background until it is taken."""
        emitted = self.happen(kind, **given)
        self.post(emitted.payload)
        return emitted

    def post(self, payload: Any) -> None:
        """Send a webhook in the background until it is taken; nothing for a provider that is polled."""
        if self.stand_in.deliver is None and not isinstance(payload, Delivery):
            return
        copies = 2 if self._chance.random() < self.behaviour.doubled_webhooks else 1
        for _ in range(copies):
            self._start(self._deliver(payload))

    async def settled(self, timeout_seconds: float = 20) -> None:
        """Wait until every webhook was taken and every receipt sent."""
        async with asyncio.timeout(timeout_seconds):
            while self._tasks:
                await asyncio.wait(set(self._tasks))

    # What the server uses.

    def take_turn(self) -> None:
        """Count a send. Raises Refuse by the rate and by what it was told to refuse."""
        manner, now = self.behaviour, asyncio.get_running_loop().time()
        if manner.refuse_next:
            raise Refuse(manner.refuse_next.pop(0), "the sandbox was told to refuse this")
        while self._sent_at and now - self._sent_at[0] > 1:
            self._sent_at.popleft()
        most = manner.messages_per_second
        if most is not None and len(self._sent_at) >= most:
            raise Refuse("rate_limited", "too many messages in a second")
        self._sent_at.append(now)

    def show(self, seen: Seen, call: Call) -> Seen:
        """Show a message of ours to its customer. One with a known uid is shown already; one with a known
        id takes its place (a review has one answer)."""
        for shown in self.sent if seen.uid or seen.id else ():
            if seen.uid and shown.uid == seen.uid:
                return shown
            if seen.id and shown.id == seen.id:
                for name in ("text", "html", "subject", "files", "buttons", "rows", "uid", "raw"):
                    setattr(shown, name, getattr(seen, name))
                shown.edited = True
                return shown
        number = self.number()
        new_id = self.stand_in.new_id
        seen.id = seen.id or (new_id(number) if new_id else f"{self.stand_in.connector}-{number}")
        seen.raw = call.body
        self.sent.append(seen)
        if self.behaviour.receipts and self.stand_in.receipts is not None:
            self._start(self._report_later(seen))
        return seen

    async def _report_later(self, seen: Seen) -> None:
        states = list(self.behaviour.receipts)
        if self._chance.random() < self.behaviour.shuffled_receipts:
            self._chance.shuffle(states)
        for state in states:
            await asyncio.sleep(self.behaviour.receipt_after_seconds)
            repeats = 2 if self._chance.random() < self.behaviour.doubled_receipts else 1
            for _ in range(repeats):
                self.post(self.report(seen, state).payload)

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, payload: Any) -> None:
        """Send a webhook until it is answered with 2xx, with growing pauses."""
        assert self._client is not None
        pause = 0.1
        for _ in range(self.behaviour.max_webhook_attempts):
            if self.webhook_url is not None:
                delivery = self.delivery(payload)
                with suppress(httpx.HTTPError):
                    answer = await self._client.request(
                        delivery.method,
                        self.webhook_url,
                        params=delivery.query or None,
                        content=delivery.body,
                        headers=delivery.headers,
                    )
                    if answer.is_success:
                        self.webhooks_taken += 1
                        return
            await asyncio.sleep(pause * (0.5 + self._chance.random()))
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    async def challenge(self) -> bool:
        """Ask the webhook address to prove that it is ours; True when the provider asks nothing."""
        if self.stand_in.challenge is None or self.webhook_url is None:
            return True
        assert self._client is not None
        asked = self.stand_in.challenge(self)
        answer = await self._client.request(
            asked.delivery.method,
            self.webhook_url,
            params=asked.delivery.query or None,
            content=asked.delivery.body,
            headers=asked.delivery.headers,
        )
        return answer.status_code == 200 and asked.expected in answer.content
