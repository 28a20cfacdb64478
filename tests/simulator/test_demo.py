"""The demo, whole: a fresh system is furnished through its API, and tenants write to it for real."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onethread.agents.rules import judge_password
from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import ORGANISATION, Demo, Pace
from onethread.simulator.kept import new_log_in
from onethread.simulator.office import ApiRefused, Office
from onethread.simulator.tenant import Manner

MATTERS = 16
AT_ONCE = Pace(first=MATTERS, matters_per_minute=600, hurry=50)


@asynccontextmanager
async def running(
    folder: Path, pace: Pace = AT_ONCE, most_matters: int | None = MATTERS, **options: Any
) -> AsyncIterator[tuple[Demo, str]]:
    """The demo on a server of its own; `seed` makes the people the same each time."""
    demo = Demo(folder, pace=pace, seed=11, most_matters=most_matters, **options)
    async with demo:
        settings = Settings(
            data_dir=str(folder),
            port=0,
            outgoing_allow=demo.outgoing_allow,
            log_level="error",
        )
        tree = Tree(settings, frozenset(("web", "worker", "receivers")), quiet=True)
        try:
            await tree.start()
            base_url = f"http://127.0.0.1:{tree.port}"
            await demo.furnish(base_url)
            yield demo, base_url
        finally:
            await demo.leave()
            await tree.stop()


@asynccontextmanager
async def living(demo: Demo, base_url: str) -> AsyncIterator[asyncio.Task[None]]:
    """Tenants write and robots answer for as long as the block lasts."""
    task = asyncio.create_task(demo.live(base_url))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def inbox(office: Office, view: str = "all") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await office.call("GET", f"/inbox/{view}", limit=100))["items"]
    return found


async def until(office: Office, wanted: Callable[[list[dict[str, Any]]], bool]) -> None:
    """Wait for an inbox as it is wanted, at most a minute."""
    for _ in range(300):
        if wanted(await inbox(office)):
            return
        await asyncio.sleep(0.2)
    raise AssertionError(f"the inbox stayed {await inbox(office)}")


@pytest.mark.timeout(120)
async def test_tenants_write_by_every_channel_and_the_demo_goes_on_after_a_restart(
    tmp_path: Path,
) -> None:
    patient = Manner(sends_photo=0.5, chases=0, hurry=50)
    async with running(tmp_path, robots=False, manner=patient) as (demo, base_url):
        administrator = demo.log_ins[0]
        async with living(demo, base_url), Office(base_url) as office:
            await office.sign_in(administrator.email, administrator.password)
            told = await office.call("GET", "/session")
            assert told["organisation"]["name"] == ORGANISATION
            await until(office, lambda items: len(items) >= MATTERS)
            used = {channel["connector"] for c in await inbox(office) for channel in c["channels"]}
            assert used == {"email", "webchat", "whatsapp"}
    assert (tmp_path / "demo.json").stat().st_mode & 0o077 == 0

    async with running(tmp_path, robots=False) as (demo, base_url):
        assert demo.log_ins[0].password == administrator.password
        async with Office(base_url) as office:
            await office.sign_in(administrator.email, administrator.password)
            assert len(await inbox(office)) >= MATTERS
            customer = demo.cloud.customer("Nieuw", "31697000001")
            customer.say("Bent u er weer?")
            await until(office, lambda items: "Bent u er weer?" in str(items))


@pytest.mark.timeout(240)
async def test_robots_answer_tenants_react_and_matters_cross_channels_in_one_conversation(
    tmp_path: Path,
) -> None:
    # Who switches when, and which matters robots leave to people, is chance: tenants go on coming
    # until it has happened.
    lively = Pace(first=MATTERS, matters_per_minute=40, hurry=12)
    crossing = Manner(switching=1, sends_photo=0, reacts=0, hurry=12)
    async with running(tmp_path, lively, None, manner=crossing) as (demo, base_url):
        administrator = demo.log_ins[0]
        async with living(demo, base_url) as life, Office(base_url) as office:
            await office.sign_in(administrator.email, administrator.password)
            crossed: list[dict[str, Any]] = []
            async with asyncio.timeout(120):
                while not (demo.counts.settled >= 3 and crossed):
                    assert not life.done(), life.exception()
                    await asyncio.sleep(0.2)
                    resolved = await inbox(office, "resolved")
                    crossed = [c for c in resolved if len(c["channels"]) > 1]
            shown = await office.call("GET", f"/conversations/{crossed[0]['id']}")
            said = [m for m in shown["messages"]["items"] if m["direction"] in ("in", "out")]
            assert {m["direction"] for m in said} == {"in", "out"}
            assert all(m["state"] in ("sent", "delivered", "read") for m in said if m["state"])


async def test_a_mail_port_that_someone_took_is_replaced(tmp_path: Path) -> None:
    first = Demo(tmp_path, pace=AT_ONCE).mail_port
    assert Demo(tmp_path, pace=AT_ONCE).mail_port == first
    taken = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", first)
    try:
        assert Demo(tmp_path, pace=AT_ONCE).mail_port != first
    finally:
        taken.close()


def test_every_password_a_demo_makes_is_accepted() -> None:
    for _ in range(300):
        made = new_log_in("Noor van Dam", "agent")
        judge_password(made.password, [made.name, made.email], "password")


async def test_a_refusal_of_the_api_says_what_was_asked_and_why() -> None:
    from onethread.simulator.server import BackgroundServer

    async def refuse(scope: Any, receive: Any, send: Any) -> None:
        body = msgspec.json.encode({"detail": "not today"})
        headers = [(b"content-type", b"application/problem+json")]
        await send({"type": "http.response.start", "status": 409, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    server = BackgroundServer(refuse)
    await server.start()
    try:
        async with Office(server.url) as office:
            with pytest.raises(ApiRefused, match="POST /channels: 409 not today"):
                await office.call("POST", "/channels", {})
    finally:
        await server.stop()
