"""Values that no route expects are refused in words, never with a fault of ours."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from onethread.access import PUBLIC, SYSTEM, declared_permissions
from onethread.agents.set_up import add_agent
from onethread.channels.load import Channels
from onethread.database.engine import Database
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.files import FileStore
from onethread.settings import Settings
from onethread.transport import Transport
from onethread.web import assemble

HUGE = str(2**70)
NUL = quote("a\x00b")


@pytest.fixture
async def administrator(database: Database, tmp_path: Any) -> Any:
    """An administrator's browser on the application with everything it has."""
    vault = Vault([bytes(KEY_BYTES)])
    transport = Transport()
    app = assemble(Settings(), "postgresql://unused")
    app.state.update(
        {
            "database": database,
            "vault": vault,
            "transport": transport,
            "channels": Channels(database, vault),
            "files": FileStore(database, tmp_path / "files"),
            "ledger": None,
        }
    )
    form = {"email": "ada@example.org", "password": "copper lantern oatmeal"}
    await add_agent(database, SYSTEM, name="Ada", role="administrator", **form)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
        base_url="http://localhost",
        headers={"X-Onethread": "1"},
    ) as client:
        assert (await client.post("/api/session", json=form)).status_code == 201
        yield client
    await transport.close()


def routes() -> list[tuple[str, str]]:
    app = assemble(Settings(), "postgresql://unused")
    return [
        (method, path)
        for method, path, permission in declared_permissions(app)
        if permission != PUBLIC and method != "WEBSOCKET" and path != "/api/session"
    ]


async def test_ids_beyond_64_bits_and_nul_characters(administrator: httpx.AsyncClient) -> None:
    filled = {"int": HUGE, "str": NUL, "path": NUL, "uuid": "0" * 32}
    faults = {}
    for method, path in routes():
        if "{" not in path:
            continue
        url = re.sub(r"\{\w+:(\w+)\}", lambda match: filled[match.group(1)], path)
        answer = await administrator.request(method, url, json={})
        if answer.status_code >= 500:
            faults[method, path] = answer.status_code
    assert faults == {}


@pytest.mark.parametrize("value", [HUGE, "-1", NUL, "x" * 5_000, "%ff%fe", "%27%3B--", ""])
async def test_odd_values_in_every_query_parameter(
    administrator: httpx.AsyncClient, value: str
) -> None:
    app: Any = administrator._transport.app  # type: ignore[attr-defined]
    faults = {}
    for path, operations in app.openapi_schema.to_schema()["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", []):
            if parameter["in"] != "query":
                continue
            url = re.sub(r"\{\w+\}", "1", path)
            answer = await administrator.get(f"{url}?{parameter['name']}={value}")
            if answer.status_code >= 500:
                faults[path, parameter["name"]] = answer.status_code
    assert faults == {}


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"0", b'"x"', b"{", b"\xff\xfe", b'{"a":' * 5_000, b"[" * 100_000],
    ids=["empty", "null", "list", "number", "text", "cut", "bytes", "deep object", "deep list"],
)
async def test_odd_bodies_on_every_route(administrator: httpx.AsyncClient, body: bytes) -> None:
    filled = {"int": "1", "str": "x", "path": "x", "uuid": "0" * 32}
    faults = {}
    for method, path in routes():
        if method in ("GET", "DELETE"):
            continue
        url = re.sub(r"\{\w+:(\w+)\}", lambda match: filled[match.group(1)], path)
        answer = await administrator.request(method, url, content=body)
        if answer.status_code >= 500:
            faults[method, path] = answer.status_code
    assert faults == {}


async def test_nul_and_lone_surrogates_in_texts(administrator: httpx.AsyncClient) -> None:
    for method, path, body in (
        ("POST", "/api/session", {"email": "a\x00@b", "password": "x\x00"}),
        ("PATCH", "/api/me", {"name": "a\x00b", "settings": {"a\x00": "\x00"}}),
        ("POST", "/api/invitations", {"email": "a\x00@example.org"}),
        ("POST", "/api/tokens", {"name": "\x00", "scopes": ["\x00"]}),
        ("POST", "/api/webhooks", {"url": "https://\x00/", "event_kinds": ["\x00"]}),
    ):
        answer = await administrator.request(method, path, json=body)
        assert answer.status_code < 500, (path, answer.text)
    lone = b'{"email": "\\ud800", "password": "x"}'
    answer = await administrator.post("/api/session", content=lone)
    assert answer.status_code in (400, 401, 422)
