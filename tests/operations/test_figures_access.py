"""Who may read the figures."""

from __future__ import annotations

import httpx
import pytest

from onethread.database.engine import Database
from onethread.settings import Settings
from onethread.web import assemble


@pytest.mark.parametrize(
    ("token", "address", "headers", "status"),
    [
        (None, "127.0.0.1", {}, 200),
        (None, "192.0.2.1", {}, 403),
        (None, "127.0.0.1", {"X-Forwarded-For": "192.0.2.1"}, 403),
        ("s3cret", "127.0.0.1", {}, 403),
        ("s3cret", "192.0.2.1", {"Authorization": "Bearer wrong"}, 403),
        ("s3cret", "192.0.2.1", {"Authorization": "Bearer s3cret"}, 200),
        ("s3cret", "192.0.2.1", {"Authorization": "Bearer sécret"}, 403),
    ],
)
async def test_this_machine_or_the_token(
    database: Database, token: str | None, address: str, headers: dict[str, str], status: int
) -> None:
    app = assemble(Settings(metrics_token=token), "postgresql://unused")
    app.state.database = database
    transport = httpx.ASGITransport(app, client=(address, 50_000))  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        raw = {name: value.encode() for name, value in headers.items()}
        answer = await client.get("/metrics", headers=raw)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert ("onethread_intake_waiting" in answer.text) == (status == 200)
