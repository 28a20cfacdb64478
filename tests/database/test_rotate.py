"""Stored credentials move to a new key all together or not at all."""

from __future__ import annotations

import pytest

from onethread.channels.load import context_of
from onethread.database.engine import Database
from onethread.database.rotate import reseal
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.errors import BadSecret
from onethread.webhooks.send import sealing_context

OLD, NEW = bytes(KEY_BYTES), bytes([1]) * KEY_BYTES


async def store(database: Database, vault: Vault) -> None:
    """A channel's and a webhook's credential under the vault's key."""
    await database.execute(
        "INSERT INTO channels (id, key, connector, name, secrets)"
        " OVERRIDING SYSTEM VALUE VALUES (3, 'k', 'email', 'Mail', $1)",
        vault.seal(b'{"password": "x"}', context_of(3)),
    )
    await database.execute(
        "INSERT INTO webhooks (id, url, secret, event_kinds)"
        " OVERRIDING SYSTEM VALUE VALUES (5, 'https://example.org', $1, '{}')",
        vault.seal(b"whsec_eA==", sealing_context(5)),
    )


async def test_everything_can_be_opened_with_the_new_key_alone(database: Database) -> None:
    await store(database, Vault([OLD]))
    assert await reseal(database, Vault([NEW, OLD])) == 2
    assert await reseal(database, Vault([NEW, OLD])) == 0
    alone = Vault([NEW])
    channel = await database.fetchval("SELECT secrets FROM channels")
    webhook = await database.fetchval("SELECT secret FROM webhooks")
    assert alone.open(channel, context_of(3)) == b'{"password": "x"}'
    assert alone.open(webhook, sealing_context(5)) == b"whsec_eA=="
    with pytest.raises(BadSecret):
        Vault([OLD]).open(webhook, sealing_context(5))


async def test_one_that_cannot_be_opened_leaves_all_as_they_were(database: Database) -> None:
    await store(database, Vault([OLD]))
    await database.execute("UPDATE webhooks SET secret = 'damaged'")
    before = await database.fetchval("SELECT secrets FROM channels")
    with pytest.raises(BadSecret):
        await reseal(database, Vault([NEW, OLD]))
    assert await database.fetchval("SELECT secrets FROM channels") == before
