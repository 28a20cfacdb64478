"""From an empty system to a team, and out again: over real HTTP and WebSockets."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.office import Office

ADMINISTRATOR = {"name": "Ada", "email": "ada@example.org", "password": "copper lantern oatmeal"}


@pytest.fixture
async def address(tmp_path: Path, database_url: str) -> AsyncIterator[str]:
    """A system that was just installed."""
    settings = Settings(
        data_dir=str(tmp_path), database_url=database_url, port=0, log_level="error"
    )
    tree = Tree(settings, frozenset({"web", "worker"}), quiet=True)
    try:
        await tree.start()
        async with Office(f"http://localhost:{tree.port}") as office:
            await office.ready()
        yield f"http://localhost:{tree.port}"
    finally:
        await tree.stop()


def browser(address: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=f"{address}/api", headers={"X-Onethread": "1"})


def screen(address: str, client: httpx.AsyncClient, page: str = "") -> Any:
    """The realtime connection of a signed-in browser, opened by our page or by another."""
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    return connect(
        f"{address.replace('http', 'ws')}/api/realtime",
        additional_headers={"Cookie": cookie},
        origin=page or address,  # type: ignore[arg-type]
    )


async def test_set_up_invite_work_and_leave(address: str) -> None:
    async with browser(address) as ada, browser(address) as bram:
        setup = {
            "organisation": {"name": "De Linde", "language": "nl", "region": "NL"},
            "administrator": ADMINISTRATOR,
        }
        assert (await ada.post("/setup", json=setup)).status_code == 201

        invitation = await ada.post("/invitations", json={"email": "bram@example.org"})
        url = invitation.json()["url"]
        assert url.startswith(f"{address}/invitation/")
        accepted = await bram.post(
            "/invitations/accept",
            json={
                "token": url.rpartition("/")[2],
                "name": "Bram",
                "password": "harbour violin tuesday",
            },
        )
        assert accepted.status_code == 201
        me = (await bram.get("/session")).json()
        assert me["organisation"]["name"] == "De Linde"
        assert (await bram.get("/audit")).status_code == 403

        with pytest.raises(InvalidStatus):
            await screen(address, bram, "https://elsewhere.example").__aenter__()
        async with screen(address, bram) as socket:
            await socket.send(json.dumps({"type": "hello", "position": None}))
            async with asyncio.timeout(10):
                while json.loads(await socket.recv())["type"] != "ready":
                    pass
            done = await ada.patch(f"/agents/{me['agent']['id']}", json={"active": False})
            assert done.status_code == 200
            async with asyncio.timeout(10):
                await socket.wait_closed()
        assert (await bram.get("/session")).status_code == 401
        with pytest.raises(InvalidStatus) as refused:
            await screen(address, bram).__aenter__()
        assert refused.value.response.status_code == 403

        trail = [line["action"] for line in (await ada.get("/audit")).json()["items"]]
        assert trail[:4] == [
            "session.ended",
            "agent.changed",
            "invitation.accepted",
            "login.succeeded",
        ]
