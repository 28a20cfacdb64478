"""Every answer is traceable and safe, and every refusal says what to do, whoever gives it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from onethread.settings import Settings
from onethread.web import JSON_BYTES, assemble, create_app


@pytest.fixture
async def client() -> Any:
    """The application before it opened anything: what is refused must not need it."""
    app = create_app(Settings(), "postgresql://unused")
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as made:
        yield made


@pytest.mark.parametrize(
    ("method", "path", "headers", "status", "kind"),
    [
        ("GET", "/api/nothing", {}, 404, "not-found"),
        ("PUT", "/api/agents", {}, 405, "method-not-allowed"),
        ("GET", "/api/agents", {}, 401, "not-authenticated"),
        ("GET", "/api/agents", {"Authorization": "Bearer x"}, 401, "not-authenticated"),
        ("GET", "/api/agents/x/y", {}, 404, "not-found"),
        ("POST", "/api/session", {}, 403, "not-allowed"),
        ("POST", "/api/session", {"X-Onethread": "1"}, 400, "malformed-request"),
    ],
)
async def test_refusals_are_problems(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    headers: dict[str, str],
    status: int,
    kind: str,
) -> None:
    answer = await client.request(method, path, headers=headers, content=b"{")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == f"urn:onethread:{kind}"
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


async def test_refused_fields_are_named() -> None:
    app = assemble(Settings(), "postgresql://unused")
    app.state.database = None
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        form = {"email": "ada@example.org", "password": 1}
        answer = await client.post("/api/session", json=form, headers={"X-Onethread": "1"})
    assert answer.status_code == 422
    assert answer.json()["fields"] == {"password": "Expected `str`, got `int`"}


async def test_a_huge_body_is_refused_before_it_is_read(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/api/session", content=b"x" * (JSON_BYTES + 1), headers={"X-Onethread": "1"}
    )
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:onethread:too-large"
