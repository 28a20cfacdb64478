"""Providers that are told by us where to send their webhooks."""

from __future__ import annotations

from datetime import timedelta

import httpx
import msgspec
import pytest

from onethread import clock
from onethread.access import SYSTEM
from onethread.agents.set_up import add_agent
from onethread.channels import subscribe
from onethread.channels.queries import one_channel
from onethread.channels.rules import renew_at
from onethread.database.engine import Database
from onethread.intake.subscriptions import Subscriber, renew_due
from onethread.settings import Settings
from onethread.web import assemble
from tests.flows.conftest import Post


async def waiting(database: Database) -> list[dict[str, object]]:
    rows = await database.fetch("SELECT payload FROM jobs WHERE queue = 'subscribe'")
    return [row["payload"] for row in rows]


async def test_a_subscription_is_kept_renewed_in_time_and_its_end_told(
    pigeons: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = Subscriber(pigeons.parts).handle
    url = f"https://help.example.org/hooks/{pigeons.key}"
    pigeons.loft.on("POST /subscribe", 500, {}, 403, {})
    await subscribe.ask_soon(pigeons.database, pigeons.channel_id, url)
    await pigeons.work("subscribe", handle)
    row = await one_channel(pigeons.database, pigeons.channel_id)
    assert (row.subscribed_ok, row.subscription_message) == (False, "The loft answered 500.")
    assert row.subscribed_until is None
    await pigeons.work("subscribe", handle)
    row = await one_channel(pigeons.database, pigeons.channel_id)
    assert row.subscribed_ok is True
    first = row.subscribed_until
    assert first is not None
    assert abs(first - clock.now() - timedelta(hours=24)) < timedelta(minutes=1)
    bodies = pigeons.loft.of("POST /subscribe")
    assert {msgspec.json.decode(body)["hook"] for body in bodies} == {url}

    await renew_due(pigeons.parts)
    assert await waiting(pigeons.database) == []
    await pigeons.database.execute(
        "UPDATE channel_health SET subscribed_until = $1", clock.now() + timedelta(hours=7)
    )
    await renew_due(pigeons.parts)
    await renew_due(pigeons.parts)
    assert await waiting(pigeons.database) == [{"channel_id": pigeons.channel_id, "url": url}]
    await pigeons.work("subscribe", handle)
    row = await one_channel(pigeons.database, pigeons.channel_id)
    assert (row.subscribed_ok, row.subscription_message) == (False, "The loft answered 403.")
    assert row.subscribed_until is not None  # the one in force ends when it ends
    await pigeons.work("subscribe", handle)
    row = await one_channel(pigeons.database, pigeons.channel_id)
    assert row.subscribed_until is not None
    assert row.subscribed_until > first - timedelta(minutes=1)
    trail = await pigeons.database.fetch(
        "SELECT detail FROM audit WHERE action = 'channel.subscribed' ORDER BY id"
    )
    assert [line["detail"]["ok"] for line in trail] == [False, True, False, True]


def test_a_third_of_its_time_is_left_when_it_is_renewed() -> None:
    until = clock.now()
    assert until - renew_at(until, 72) == timedelta(hours=24)
    assert until - renew_at(until, 1) == timedelta(minutes=20)


async def test_a_new_channel_is_subscribed_by_itself_and_by_a_button(pigeons: Post) -> None:
    email, password = "root@example.org", "correct horse battery staple"
    await add_agent(
        pigeons.database,
        SYSTEM,
        email=email,
        name="Root",
        role="administrator",
        password=password,
    )
    app = assemble(Settings(public_url="https://help.example.org"), "postgresql://unused")
    app.state.update(
        database=pigeons.database,
        vault=pigeons.parts.vault,
        channels=pigeons.parts.channels,
        files=pigeons.parts.files,
        transport=pigeons.parts.transport,
    )
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(
        transport=transport, base_url="https://help.example.org", trust_env=False
    ) as client:
        client.headers["x-onethread"] = "1"
        signed_in = await client.post("/api/session", json={"email": email, "password": password})
        assert signed_in.status_code < 300, signed_in.text
        made = await client.post(
            "/api/channels",
            json={
                "connector": "pigeon",
                "name": "East",
                "config": {"api_base_url": pigeons.loft.url},
            },
        )
        assert made.status_code == 201, made.text
        channel = made.json()
        assert channel["subscription"] == {
            "asked_at": None,
            "ok": None,
            "message": "",
            "until": None,
        }
        assert await waiting(pigeons.database) == [
            {"channel_id": channel["id"], "url": channel["webhook_url"]}
        ]
        pigeons.loft.on("POST /subscribe", {}, 403)
        path = f"/api/channels/{channel['id']}/subscribe"
        shown = (await client.post(path)).json()
        assert shown["subscription"]["message"] == "The loft sends its pigeons here."
        assert shown["health"]["ok"] is True
        shown = (await client.post(path)).json()
        assert (shown["health"]["ok"], shown["health"]["message"]) == (
            False,
            "The loft answered 403.",
        )
        assert (await client.post("/api/channels/999/subscribe")).status_code == 404
