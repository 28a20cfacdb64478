"""The door: what is accepted, what is refused, and what the sender is told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from onethread.channels.change import remove
from onethread.errors import DatabaseUnavailable, Overloaded
from onethread.intake.ledger import Ledger
from onethread.intake.provider_keys import ProviderKeys
from onethread.intake.receive import Hooks
from tests.intake.conftest import Provider


async def post(
    hooks: Hooks,
    path: str,
    body: bytes,
    headers: dict[str, str],
    *,
    parts: int = 1,
    announce: bool = True,
    method: str = "POST",
    query: bytes = b"",
) -> tuple[int, bytes]:
    size = max(1, len(body) // parts)
    chunks = [body[i : i + size] for i in range(0, len(body), size)] or [b""]
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": chunk, "more_body": i < len(chunks) - 1}
        for i, chunk in enumerate(chunks)
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    if announce:
        headers = {**headers, "content-length": str(len(body))}
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    await hooks(scope, receive, send)  # type: ignore[arg-type]
    return sent[0]["status"], sent[1]["body"]


@pytest.fixture
def hooks(provider: Provider) -> Hooks:
    return Hooks(
        provider.ledger,
        provider.parts.channels,
        ProviderKeys(provider.parts.transport),
        1 << 20,
    )


async def stored(provider: Provider) -> int:
    count: int = await provider.database.fetchval("SELECT count(*) FROM envelopes")
    return count


async def test_a_signed_webhook_is_stored_before_it_is_answered(
    provider: Provider, hooks: Hooks
) -> None:
    body = provider.body(provider.text("hello"))
    signed = {"x-hub-signature-256": provider.sign(body)}
    assert (await post(hooks, f"/hooks/{provider.channel.key}", body, signed))[0] == 200
    assert await provider.database.fetchval("SELECT body FROM envelopes") == body


@pytest.mark.parametrize(
    "signature", [None, "", "sha256=", "sha256=00", "sha1=00", "sha256=" + "0" * 64, "é"]
)
async def test_a_wrong_or_missing_signature_stores_nothing_and_is_counted(
    provider: Provider, hooks: Hooks, signature: str | None
) -> None:
    body = provider.body(provider.text("hello"))
    headers = {} if signature is None else {"x-hub-signature-256": signature}
    status, answer = await post(hooks, f"/hooks/{provider.channel.key}", body, headers)
    assert status == 401
    assert b"bad-signature" in answer
    assert await stored(provider) == 0
    await provider.parts.channels.flush()
    assert await provider.database.fetchval("SELECT refused_count FROM channel_health") == 1


async def test_a_signature_of_another_body_is_refused(provider: Provider, hooks: Hooks) -> None:
    body = provider.body(provider.text("hello"))
    signed = {"x-hub-signature-256": provider.sign(body)}
    path = f"/hooks/{provider.channel.key}"
    assert (await post(hooks, path, body + b" ", signed))[0] == 401
    assert await stored(provider) == 0


@pytest.mark.parametrize("key", ["nothing", "", "../etc", "a" * 500])
async def test_an_unknown_address_is_told_so(provider: Provider, hooks: Hooks, key: str) -> None:
    assert (await post(hooks, f"/hooks/{key}", b"{}", {}))[0] == 404


async def test_a_removed_channel_takes_nothing_more(provider: Provider, hooks: Hooks) -> None:
    from onethread.access import SYSTEM

    await remove(provider.database, SYSTEM, provider.channel.id)
    provider.parts.channels._by_key.clear()
    body = provider.body(provider.text("hello"))
    signed = {"x-hub-signature-256": provider.sign(body)}
    assert (await post(hooks, f"/hooks/{provider.channel.key}", body, signed))[0] == 404
    assert await stored(provider) == 0


@pytest.mark.parametrize("announce", [True, False])
async def test_a_payload_over_the_limit_is_refused_however_it_comes(
    provider: Provider, hooks: Hooks, announce: bool
) -> None:
    body = b"x" * ((1 << 20) + 1)
    status, answer = await post(
        hooks, f"/hooks/{provider.channel.key}", body, {}, parts=8, announce=announce
    )
    assert status == 413
    assert b"1 MB" in answer


async def test_a_body_that_comes_in_pieces_is_put_together(
    provider: Provider, hooks: Hooks
) -> None:
    body = provider.body(provider.text("in pieces"))
    signed = {"x-hub-signature-256": provider.sign(body)}
    path = f"/hooks/{provider.channel.key}"
    assert (await post(hooks, path, body, signed, parts=5, announce=False))[0] == 200
    await provider.process()
    assert await provider.texts() == ["in pieces"]


async def test_a_full_house_makes_senders_wait_and_then_takes_them(provider: Provider) -> None:
    small = Ledger(provider.database, max_pending_bytes=10_000)
    await small.start()
    body = provider.body(provider.text("x"))
    try:
        ids = await asyncio.gather(
            *(small.accept(provider.channel.id, {}, body) for _ in range(200))
        )
    finally:
        await small.stop()
    assert len(set(ids)) == 200
    assert await stored(provider) == 200


async def test_a_house_that_stays_full_says_come_back(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onethread.intake.ledger.WAIT_SECONDS", 0.05)
    closed = Ledger(provider.database, max_pending_bytes=100)  # never started: nobody writes
    await closed.make_room(100)
    with pytest.raises(Overloaded):
        await closed.accept(provider.channel.id, {}, b"y" * 50)


async def test_without_a_database_the_sender_is_told_to_try_again(
    provider: Provider, hooks: Hooks
) -> None:
    body = provider.body(provider.text("hello"))
    signed = {"x-hub-signature-256": provider.sign(body)}
    await provider.parts.channels.by_key(provider.channel.key)
    await provider.database.execute("ALTER TABLE envelopes RENAME TO away")
    status, _ = await post(hooks, f"/hooks/{provider.channel.key}", body, signed)
    assert status == 503
    await provider.database.execute("ALTER TABLE away RENAME TO envelopes")
    assert (await post(hooks, f"/hooks/{provider.channel.key}", body, signed))[0] == 200
    assert await stored(provider) == 1


async def test_stopping_writes_what_was_taken(provider: Provider) -> None:
    ledger = Ledger(provider.database)
    await ledger.start()
    waiting = [ledger.put(provider.channel.id, {}, b"{}") for _ in range(50)]
    await ledger.stop()
    assert all(isinstance(future.result(), int) for future in waiting)
    assert await stored(provider) == 50


async def test_nothing_is_acknowledged_that_was_not_stored(provider: Provider) -> None:
    ledger = Ledger(provider.database)
    await ledger.start()
    await provider.database.execute("ALTER TABLE envelopes RENAME TO away")
    with pytest.raises(DatabaseUnavailable):
        await ledger.accept(provider.channel.id, {}, b"{}")
    await provider.database.execute("ALTER TABLE away RENAME TO envelopes")
    await ledger.stop()
    assert await stored(provider) == 0
