"""What is not pushed whole: polled channels, payloads that only point, keys of providers, relays."""

from __future__ import annotations

import asyncio
import hmac
from typing import Any

import msgspec
import pytest

from onethread.access import SYSTEM
from onethread.channels import relay
from onethread.channels.change import change
from onethread.channels.relay import Carrier
from onethread.connectors.contract import ReceiverContext
from onethread.database.engine import Database
from onethread.errors import TransportError
from onethread.intake.host import HostContext
from onethread.intake.ledger import Ledger
from onethread.intake.provider_keys import ProviderKeys
from onethread.intake.receive import Hooks
from onethread.messages import RelayRequest
from tests.flows.conftest import Post, with_connector
from tests.flows.pigeon import PIGEON
from tests.intake.test_receive import post
from tests.running import until


def letter(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"l{number}", "text": f"letter {number}", **more}


# -- polls ------------------------------------------------------------------------------------------


async def test_a_poll_stores_what_is_new_and_keeps_its_place(pigeons: Post) -> None:
    pigeons.loft.on(
        "GET /new",
        {"letters": [letter(1), letter(2)], "next": "2", "more": True},
        {"letters": [letter(2), letter(3)], "next": "3"},
        {"letters": [], "next": "3"},
    )
    async with pigeons.receiving():
        await until(lambda: _after(pigeons, 3))
    asked = [target for target, _ in pigeons.loft.asked]
    assert asked[:3] == ["GET /new?after=", "GET /new?after=2", "GET /new?after=3"]
    assert await pigeons.texts() == ["letter 1", "letter 2", "letter 3"]
    assert await pigeons.health() == (True, "")
    # A process that starts anew goes on where the last one stopped.
    pigeons.loft.asked.clear()
    async with pigeons.receiving():
        await until(lambda: _after(pigeons, 1))
    assert pigeons.loft.asked[0][0] == "GET /new?after=3"


async def _after(pigeons: Post, requests: int) -> bool:
    return len(pigeons.loft.of("GET /new")) >= requests


async def test_a_poll_that_fails_says_so_keeps_its_place_and_goes_on(pigeons: Post) -> None:
    pigeons.loft.on("GET /new", 500, 429, b"mangled", {"letters": [letter(1)], "next": "1"})
    seen: list[tuple[bool, str]] = []

    async def well() -> bool:
        seen.append(await pigeons.health())
        return seen[-1][0] and any(not ok for ok, _ in seen)

    async with pigeons.receiving():
        await until(well)
    assert any("500; trying again" in message for _, message in seen)
    assert [target for target, _ in pigeons.loft.asked[:4]] == ["GET /new?after="] * 4
    assert await pigeons.texts() == ["letter 1"]


async def test_a_poll_whose_letters_cannot_be_stored_asks_for_them_again(pigeons: Post) -> None:
    pigeons.loft.on("GET /new", {"letters": [letter(1)], "next": "1"})
    await pigeons.database.execute("ALTER TABLE envelopes RENAME TO away")
    async with pigeons.receiving():
        await until(lambda: _after(pigeons, 2))
        assert all("after=1" not in target for target, _ in pigeons.loft.asked)
        await pigeons.database.execute("ALTER TABLE away RENAME TO envelopes")
        await until(lambda: _asked_after(pigeons, "1"))
    assert await pigeons.texts() == ["letter 1"]


async def _asked_after(pigeons: Post, place: str) -> bool:
    return any(target.endswith(f"after={place}") for target, _ in pigeons.loft.asked)


async def test_a_webhook_that_only_calls_wakes_the_poll(
    pigeons: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = msgspec.structs.replace(
        PIGEON, manifest=msgspec.structs.replace(PIGEON.manifest, poll_seconds=3600)
    )
    with_connector(monkeypatch, slow)
    await change(pigeons.database, pigeons.parts.vault, SYSTEM, pigeons.channel_id, name="Slow")
    pigeons.loft.on("GET /new", {"letters": [], "next": "0"}, {"letters": [letter(1)], "next": "1"})
    ledger = Ledger(pigeons.database)
    hooks = Hooks(ledger, pigeons.parts.channels, ProviderKeys(pigeons.parts.transport), 1 << 20)
    sealed = {"x-seal": hmac.new(b"key one", b"coo", "sha256").hexdigest()}
    async with pigeons.receiving():
        await until(lambda: _after(pigeons, 1))
        answers = await asyncio.gather(
            *(post(hooks, f"/hooks/{pigeons.key}", b"coo", sealed) for _ in range(20))
        )
        assert {status for status, _ in answers} == {200}
        await until(lambda: _after(pigeons, 2))
    assert await pigeons.texts() == ["letter 1"]
    # Twenty calls at one moment are one question, or two when they straddle an answer.
    assert len(pigeons.loft.of("GET /new")) <= 3


# -- keys -------------------------------------------------------------------------------------------


async def test_keys_are_fetched_once_and_again_when_they_changed(
    pigeons: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ProviderKeys(pigeons.parts.transport)
    ledger = Ledger(pigeons.database)
    await ledger.start()
    hooks = Hooks(ledger, pigeons.parts.channels, keys, 1 << 20)

    async def knock(key: bytes, number: int) -> int:
        body = msgspec.json.encode(letter(number))
        sealed = {"x-seal": hmac.new(key, body, "sha256").hexdigest()}
        return (await post(hooks, f"/hooks/{pigeons.key}", body, sealed))[0]

    assert await asyncio.gather(*(knock(b"key one", n) for n in range(5))) == [200] * 5
    assert await knock(b"forged", 9) == 401
    assert len(pigeons.loft.of("GET /keys")) == 1
    monkeypatch.setattr("onethread.intake.provider_keys.AGAIN_SECONDS", 0.0)
    pigeons.loft.on("GET /keys", b"key two")
    assert await asyncio.gather(*(knock(b"key two", n) for n in range(10, 15))) == [200] * 5
    assert len(pigeons.loft.of("GET /keys")) == 2
    monkeypatch.setattr("onethread.intake.provider_keys.AGAIN_SECONDS", 60.0)
    assert await asyncio.gather(*(knock(b"forged", n) for n in range(5))) == [401] * 5
    assert len(pigeons.loft.of("GET /keys")) == 2
    await ledger.stop()
    assert len(await pigeons.texts()) == 10


async def test_without_keys_the_provider_is_told_to_come_back(
    pigeons: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ProviderKeys(pigeons.parts.transport)
    ledger = Ledger(pigeons.database)
    await ledger.start()
    hooks = Hooks(ledger, pigeons.parts.channels, keys, 1 << 20)
    body = msgspec.json.encode(letter(1))
    sealed = {"x-seal": hmac.new(b"key one", body, "sha256").hexdigest()}
    path = f"/hooks/{pigeons.key}"
    pigeons.loft.on("GET /keys", 500)
    assert [(await post(hooks, path, body, sealed))[0] for _ in range(3)] == [503] * 3
    assert len(pigeons.loft.of("GET /keys")) == 1
    monkeypatch.setattr("onethread.intake.provider_keys.FAILED_SECONDS", -1.0)
    pigeons.loft.on("GET /keys", b"key one")
    assert (await post(hooks, path, body, sealed))[0] == 200
    # Those that were had are used on while newer ones can't be had, and a refusal by them is open.
    monkeypatch.setattr("onethread.intake.provider_keys.AGAIN_SECONDS", 0.0)
    monkeypatch.setattr("onethread.intake.provider_keys.KEEP_SECONDS", 0.0)
    pigeons.loft.on("GET /keys", 500)
    assert (await post(hooks, path, body, sealed))[0] == 200
    assert (await post(hooks, path, body, {"x-seal": "forged"}))[0] == 503
    await ledger.stop()


# -- follows ----------------------------------------------------------------------------------------


async def pointed(pigeons: Post, at: str) -> int:
    """A payload that points at a letter comes in and is processed."""
    ledger = Ledger(pigeons.database)
    await ledger.start()
    envelope_id = await ledger.accept(pigeons.channel_id, {}, msgspec.json.encode({"at": at}))
    await ledger.stop()
    await pigeons.texts()
    return envelope_id


async def dead(pigeons: Post) -> list[str]:
    rows = await pigeons.database.fetch("SELECT reason FROM dead_letters")
    return [row["reason"] for row in rows]


async def test_what_a_payload_points_at_is_fetched_once_it_can_be_had(pigeons: Post) -> None:
    await pointed(pigeons, "7")
    jobs = await pigeons.database.fetchval("SELECT payload::text FROM jobs WHERE queue = 'follow'")
    assert pigeons.loft.url not in jobs
    await pigeons.follow()  # not there yet
    assert await pigeons.texts() == []
    pigeons.loft.on("GET /letters/7", letter(7))
    await pigeons.follow()
    assert await pigeons.texts() == ["letter 7"]
    headers = await pigeons.database.fetchval(
        "SELECT headers FROM envelopes ORDER BY id DESC LIMIT 1"
    )
    assert headers == {"loft": "west", "followed": True}
    assert await pigeons.database.fetchval("SELECT count(*) FROM jobs") == 0
    assert await dead(pigeons) == []


async def test_what_can_never_be_fetched_is_a_dead_letter_and_can_be_tried_again(
    pigeons: Post,
) -> None:
    from onethread.intake.replay import Selection, replay

    envelope_id = await pointed(pigeons, "8")
    await pigeons.follow(rounds=5)
    assert await dead(pigeons) == ["what it points at can't be fetched: the provider answered 404"]
    assert len(pigeons.loft.of("GET /letters/8")) == 4
    pigeons.loft.on("GET /letters/8", letter(8))
    async for _ in replay(pigeons.database, Selection(envelope_ids=(envelope_id,))):
        pass
    await pigeons.texts()
    await pigeons.follow()
    assert await pigeons.texts() == ["letter 8"]
    assert await dead(pigeons) == []


async def test_what_was_fetched_may_not_point_on(pigeons: Post) -> None:
    pigeons.loft.on("GET /letters/9", {"at": "9"})
    await pointed(pigeons, "9")
    await pigeons.follow(rounds=3)
    await pigeons.texts()
    assert await dead(pigeons) == ["what was fetched only points at something else again"]
    assert len(pigeons.loft.of("GET /letters/9")) == 1


# -- relays -----------------------------------------------------------------------------------------


async def carry_all(context: ReceiverContext) -> None:
    """A receiver whose connection repeats what it is given, refuses "no" and swallows "hm"."""
    async for asked in context.relays():
        if asked.payload["text"] == "no":
            await asked.answer(False, why="not here")
        elif asked.payload["text"] != "hm":
            await asked.answer(True, id=f"r-{asked.payload['text']}")


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = f"{__name__}:carry_all"
    monkeypatch.setattr(
        "onethread.intake.receivers.import_module", lambda _: __import__("sys").modules[__name__]
    )
    with_connector(
        monkeypatch, msgspec.structs.replace(PIGEON, poll=None, read_poll=None, receiver=receiver)
    )


async def test_a_relay_that_a_breaking_connection_took_waits_for_the_next_one(
    pigeons: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = await pigeons.parts.channels.by_id(pigeons.channel_id)
    assert channel is not None
    context = HostContext(channel, pigeons.parts, Ledger(pigeons.database))
    carrier = Carrier(pigeons.database)
    take = relay.take

    async def take_and_break(database: Database, channel_id: int) -> relay.Taken | None:
        taken = await take(database, channel_id)
        if taken is not None:
            monkeypatch.undo()
            breaking.cancel()
            await asyncio.sleep(0)
        return taken

    monkeypatch.setattr(relay, "take", take_and_break)
    breaking = asyncio.ensure_future(anext(context.relays()))
    asking = asyncio.ensure_future(
        carrier.carry(pigeons.channel_id, RelayRequest(payload={"text": "hi"}))
    )
    with pytest.raises(asyncio.CancelledError):
        await breaking
    carried = await anext(context.relays())
    await carried.answer(True, id="r")
    assert (await asking).facts == {"id": "r"}
    await carrier.close()


async def test_a_relay_is_carried_by_the_channels_own_connection(
    pigeons: Post, connected: None
) -> None:
    await change(pigeons.database, pigeons.parts.vault, SYSTEM, pigeons.channel_id, name="Own")
    carrier = Carrier(pigeons.database)

    async def carry(text: str, seconds: float = 10.0) -> Any:
        request = RelayRequest(payload={"text": text}, timeout_seconds=seconds, step="s")
        return await carrier.carry(pigeons.channel_id, request)

    with pytest.raises(TransportError, match="no connection") as nobody:
        await carry("early", 0.05)
    assert not nobody.value.extra.get("maybe_taken")
    async with pigeons.receiving():
        answers = await asyncio.gather(*(carry(str(n)) for n in range(20)))
        assert [answer.facts["id"] for answer in answers] == [f"r-{n}" for n in range(20)]
        refused = await carry("no")
        assert (refused.ok, refused.facts, refused.step) == (False, {"why": "not here"}, "s")
        with pytest.raises(TransportError, match="took it") as silent:
            await carry("hm", 0.3)
        assert silent.value.extra["maybe_taken"] is True
    await carrier.close()
    assert await pigeons.database.fetchval("SELECT count(*) FROM relays") == 0
