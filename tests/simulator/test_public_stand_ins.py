"""Connectors of public channels against their stand-ins: everything that customers do comes in, once,
everything that goes out is taken, and a refusal is understood."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors._kit.fixtures import Contact, contact_of
from onethread.connectors._kit.items import kinds_of
from onethread.connectors._kit.outgoing import example
from onethread.connectors.contract import RawEnvelope, WebhookRequest
from onethread.connectors.registry import get, make_config
from onethread.messages import (
    Content,
    Follow,
    InboundMessage,
    Revision,
    SendAccepted,
    SendRefused,
)
from onethread.simulator.sandbox import Behaviour, Sandbox, get_stand_in
from onethread.transport.send import Transport

PUBLIC = (
    "app_store",
    "bluesky",
    "discourse",
    "github_discussions",
    "google_play",
    "google_reviews",
    "linkedin",
    "mastodon",
    "reddit",
    "trustpilot",
    "youtube_comments",
)
# Their answers have an id of ours: the provider gives them none.
ONE_ANSWER = ("app_store", "google_play", "google_reviews", "trustpilot")
# So many polls in a row a record must be missing before it counts as gone.
POLLS = 3


class Far:
    """A channel on a stand-in, without a system around it."""

    def __init__(self, sandbox: Sandbox, transport: Transport) -> None:
        self.sandbox, self.transport = sandbox, transport
        self.connector = get(sandbox.stand_in.connector)
        self.config = make_config(self.connector, sandbox.settings())
        self.cursor: dict[str, Any] = {}

    def parsed(self, body: bytes, headers: Any) -> list[Any]:
        envelope = RawEnvelope(
            id=1, channel_id=1, received_at=datetime.now(UTC), headers=headers, body=body
        )
        return list(self.connector.parse(envelope, self.config))

    async def poll(self) -> list[Any]:
        assert self.connector.poll is not None
        assert self.connector.read_poll is not None
        answers = await self.transport.send_all(
            list(self.connector.poll(self.cursor, self.config)), most_bytes=16 << 20
        )
        polled = self.connector.read_poll(answers, self.cursor, self.config)
        assert not polled.problem, polled.problem
        self.cursor = msgspec.json.decode(msgspec.json.encode(polled.cursor))
        items: list[Any] = []
        for payload in polled.payloads:
            items += self.parsed(payload, polled.headers)
        return items + (await self.poll() if polled.more else [])

    async def webhook(self, payload: Any) -> list[Any]:
        assert self.connector.verify is not None
        delivery = self.sandbox.delivery(payload)
        request = WebhookRequest(
            method=delivery.method,
            path="/hooks/x",
            query=delivery.query,
            headers={name.lower(): value for name, value in delivery.headers.items()},
            body=delivery.body,
            received_at=datetime.now(UTC),
        )
        wanted = self.connector.keys(request, self.config) if self.connector.keys else None
        if wanted is not None:
            request.keys = (await self.transport.send_all([wanted]))[0].body  # type: ignore[union-attr]
        verified = self.connector.verify(request, self.config)
        items: list[Any] = []
        if verified.store:
            items = await self.followed(self.parsed(delivery.body, verified.keep_headers))
        return items + (await self.poll() if verified.wake else [])

    async def followed(self, items: list[Any]) -> list[Any]:
        found: list[Any] = []
        for item in items:
            if not isinstance(item, Follow):
                found.append(item)
                continue
            answers = await self.transport.send_all(list(item.requests))
            body = answers[-1].body  # type: ignore[union-attr]
            found += self.parsed(body, {**item.headers, "followed": True})
        return found

    async def happens(self, kind: str) -> list[Any]:
        emitted = self.sandbox.happen(kind)
        if self.connector.poll is None or self.sandbox.stand_in.deliver is not None:
            return await self.webhook(emitted.payload)
        items: list[Any] = []
        for _ in range(POLLS):
            items += await self.poll()
        return items

    async def send(self, message: Any) -> Any:
        answers = await self.transport.send_all(list(self.connector.build(message, self.config)))
        return self.connector.parse_response(answers, message, self.config)

    async def contact(self) -> Contact:
        items = await self.happens("text")
        [message] = [item for item in items if isinstance(item, InboundMessage)]
        return contact_of(message)


@pytest.fixture(params=PUBLIC)
async def far(request: pytest.FixtureRequest) -> AsyncIterator[Far]:
    async with Sandbox(get_stand_in(request.param), seed=1) as sandbox:
        transport = Transport(["127.0.0.0/8"])
        found = Far(sandbox, transport)
        if found.connector.poll is not None:
            sandbox.happen("text")
            assert await found.poll() == []  # begin now: nothing old
        yield found
        await transport.close()


async def test_what_customers_do_comes_in_once(far: Far) -> None:
    await far.contact()
    for kind in far.sandbox.stand_in.events:
        items = await far.happens(kind)
        kinds = set().union(*(kinds_of(item) for item in items)) if items else set()
        assert kind.partition(".")[0] in kinds, f"{kind}: {items}"
        ids = [item.message_id for item in items if isinstance(item, InboundMessage)]
        assert len(set(ids)) <= 1, f"{kind}: {ids}"
        if kind in ("edit", "deletion"):  # the next one is about a message that is there
            await far.happens("text")
    assert far.sandbox.refused == []


async def test_files_are_fetched(far: Far) -> None:
    for kind in ("image", "audio", "video", "file"):
        if kind not in far.sandbox.stand_in.events:
            continue
        for item in await far.happens(kind):
            for attachment in item.content.attachments if isinstance(item, InboundMessage) else ():
                assert far.connector.fetch_media is not None
                assert attachment.remote
                requests = list(far.connector.fetch_media(attachment.remote, far.config))
                if "127.0.0.1" not in requests[-1].url and "{{" not in requests[-1].url:
                    continue  # only the provider's own address will do
                content = b"".join([p async for p in far.transport.fetch(requests, 1 << 20)])
                assert content == list(far.sandbox.media.values())[-1].content


async def test_what_agents_write_is_taken_changed_and_taken_back(far: Far) -> None:
    contact = await far.contact()
    for kind in far.connector.manifest.content_out:
        message = example(far.connector, kind, contact)
        message.message_uid = f"uid-{kind}"
        result = await far.send(message)
        assert isinstance(result, SendAccepted), f"{kind}: {result}, {far.sandbox.refused}"
        assert kind in far.sandbox.sent[-1].kinds, f"{kind}: {far.sandbox.sent[-1]}"
        if kind != "reaction":
            assert far.sandbox.sent[-1].public
    message = example(far.connector, "text", contact)
    message.message_uid = "uid-last"
    if far.connector.manifest.id in ONE_ANSWER:
        contact = await far.contact()
        message = example(far.connector, "text", contact)
        message.message_uid = "uid-last"
    sent = await far.send(message)
    for deed in far.connector.manifest.revisions:
        assert far.connector.revise is not None
        words = Content(text="Goedemiddag, dit is het juiste antwoord") if deed == "edit" else None
        revision = Revision(
            message_id=sent.message_id,
            to=contact.to,
            to_scheme=contact.scheme,
            content=words,
            leg=contact.leg,
        )
        answers = await far.transport.send_all(list(far.connector.revise(revision, far.config)))
        assert all(answer.status < 400 for answer in answers)  # type: ignore[union-attr]
        assert far.sandbox.sent[-1].edited or far.sandbox.sent[-1].deleted


async def test_a_private_answer_is_seen_by_the_customer_alone(far: Far) -> None:
    if not far.connector.manifest.private_reply:
        return
    message = example(far.connector, "text", await far.contact())
    message.content.public = False
    assert isinstance(await far.send(message), SendAccepted)
    assert not far.sandbox.sent[-1].public


async def test_refusals_and_expired_credentials_are_understood(far: Far) -> None:
    contact = await far.contact()
    for name in far.sandbox.stand_in.refusals:
        if name in ("invalid", "not_found", "unauthorised", "bad_token"):
            continue
        far.sandbox.behaviour = Behaviour(refuse_next=[name])
        result = await far.send(example(far.connector, "text", contact))
        expected = {"fault": "temporary"}.get(name, name)
        assert isinstance(result, SendRefused)
        assert result.code == expected, f"{name}: {result}"
        assert (result.retry_after_seconds is not None) == (name in ("fault", "rate_limited"))
    far.sandbox.behaviour = Behaviour(expired_token=True)
    far.sandbox.expire_tokens()
    result = await far.send(example(far.connector, "text", contact))
    assert isinstance(result, SendRefused)
    assert result.code == "bad_credentials", result


async def test_the_connection_test_tells_good_from_bad(far: Far) -> None:
    assert far.connector.test is not None
    assert far.connector.read_test is not None
    answers = await far.transport.send_all(list(far.connector.test(far.config)))
    assert far.connector.read_test(answers, far.config).ok
    far.sandbox.behaviour = Behaviour(expired_token=True)
    far.sandbox.credentials = dict.fromkeys(far.sandbox.credentials, "other")
    far.sandbox.expire_tokens()
    other = Transport(["127.0.0.0/8"])
    answers = await other.send_all(list(far.connector.test(far.config)))
    await other.close()
    assert not far.connector.read_test(answers, far.config).ok
