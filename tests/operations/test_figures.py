"""The figures that operators watch say what is so, and readiness says what the door does."""

from __future__ import annotations

import httpx
import pytest

from onethread.database.engine import Database
from onethread.settings import Settings
from onethread.web import assemble
from tests.world import World


@pytest.fixture
async def client(database: Database) -> httpx.AsyncClient:
    app = assemble(Settings(), "postgresql://unused")
    app.state.database = database
    transport = httpx.ASGITransport(app, client=("127.0.0.1", 50_000))  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


async def figures(client: httpx.AsyncClient) -> dict[str, float]:
    """Name with labels: value."""
    text = (await client.get("/metrics")).text
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


async def test_intake_lag_outbound_queue_and_channels(
    client: httpx.AsyncClient, database: Database
) -> None:
    empty = await figures(client)
    assert empty["onethread_intake_waiting"] == 0
    assert empty["onethread_intake_lag_seconds"] == 0
    channel = await World(database).channel("whatsapp")
    await database.execute(
        """
        WITH kept AS (
          INSERT INTO envelopes (channel_id, received_at, headers, body)
          SELECT $1, now() - make_interval(secs => n * 60), '{}', '' FROM generate_series(2, 1, -1) n
          RETURNING id)
        INSERT INTO intake_queue (envelope_id) SELECT id FROM kept
        """,
        channel,
    )
    await database.execute(
        "INSERT INTO jobs (queue, payload, run_at, failed_at) VALUES"
        " ('deliver', '{}', now() - interval '90 seconds', NULL), ('deliver', '{}', now(), now())"
    )
    await database.execute(
        "INSERT INTO channel_health (channel_id, ok, refused_count) VALUES ($1, false, 3)"
        " ON CONFLICT (channel_id) DO UPDATE SET ok = false, refused_count = 3",
        channel,
    )
    found = await figures(client)
    assert found["onethread_intake_waiting"] == 2
    assert 119 < found["onethread_intake_lag_seconds"] < 180
    assert found['onethread_jobs_waiting{queue="deliver"}'] == 1
    assert found['onethread_jobs_failed{queue="deliver"}'] == 1
    assert 89 < found['onethread_jobs_oldest_seconds{queue="deliver"}'] < 150
    labels = f'{{channel="{channel}",connector="whatsapp"}}'
    assert found[f"onethread_channel_ok{labels}"] == 0
    assert found[f"onethread_channel_refused{labels}"] == 3


async def test_a_node_without_workers_is_ready_and_says_so(client: httpx.AsyncClient) -> None:
    answer = await client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["workers"] == 0
    assert "no worker" in answer.json()["warning"]


async def test_a_node_without_its_database_or_its_schema_is_not_ready(
    client: httpx.AsyncClient, database: Database
) -> None:
    await database.execute("UPDATE alembic_version SET version_num = '9999'")
    answer = await client.get("/ready")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert "another version" in answer.json()["reason"]
    await database.close()
    answer = await client.get("/ready")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
