"""A message as it came in: the whole of it, for who may see it, and never somebody else's beside it."""

from __future__ import annotations

import httpx
import pytest

from onethread.database.engine import Database
from tests.web.test_read_trail import client
from tests.world import World

__all__ = ["client"]


@pytest.mark.parametrize(
    ("body", "ending"),
    [(b"From: a@b.example\r\n\r\n<script>x</script>", "eml"), (b'{"a": 1}', "json")],
)
async def test_an_original_is_saved_and_never_shown(
    client: httpx.AsyncClient,
    database: Database,
    body: bytes,
    ending: str,
) -> None:
    world = World(database)
    heard = await world.hear(await world.channel(), "31612345678")
    path = f"/api/messages/{heard.message_id}/original"
    assert (await client.get(path)).status_code == 404
    envelope = await database.fetchval(
        "INSERT INTO envelopes (channel_id, received_at, headers, body)"
        " VALUES (1, now(), '{}', $1) RETURNING id",
        body,
    )
    await database.execute(
        "UPDATE messages SET envelope_id = $1 WHERE id = $2", envelope, heard.message_id
    )
    answer = await client.get(path)
    assert answer.content == body
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].endswith(f'.{ending}"')
    assert answer.headers["content-disposition"].startswith("attachment")

    # A payload that holds messages of others too is nobody's to look into.
    await database.execute(
        "INSERT INTO intake_outcomes (envelope_id, item, kind) VALUES ($1, 0, 'message'),"
        " ($1, 1, 'message')",
        envelope,
    )
    assert (await client.get(path)).status_code == 409
