"""Channels: credentials stay secret, changes are heard at once, health is counted."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from onethread import clock
from onethread.access import SYSTEM
from onethread.bench.webhooks import config
from onethread.channels.change import change, create, remove, renew_secrets
from onethread.channels.load import Channels
from onethread.channels.queries import list_channels
from onethread.database.engine import Database
from onethread.database.rotate import reseal
from onethread.database.secrets import Vault, add_key
from onethread.errors import InvalidInput, NotFound


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.load(tmp_path, {})


async def connect(database: Database, vault: Vault, **more: Any) -> int:
    return await create(
        database,
        vault,
        SYSTEM,
        connector_id="whatsapp",
        name="WhatsApp",
        config={**config(), **more},
    )


async def test_credentials_are_nowhere_to_be_read(database: Database, vault: Vault) -> None:
    await connect(database, vault)
    row = await database.fetchrow("SELECT config::text AS shown, secrets FROM channels")
    assert row is not None
    for name in ("access_token", "app_secret", "verify_token"):
        assert config()[name] not in row["shown"]
        assert config()[name].encode() not in row["secrets"]
    audit = await database.fetch("SELECT detail::text AS detail FROM audit")
    assert all(config()["app_secret"] not in line["detail"] for line in audit)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"phone_number_id": "not digits"}, "phone_number_id"),
        ({"colour": "red"}, "colour"),
        ({"app_secret": 5}, "app_secret"),
        ({"api_base_url": "ftp://x"}, "api_base_url"),
    ],
)
async def test_a_wrong_setting_is_refused_by_name(
    database: Database, vault: Vault, wrong: dict[str, Any], named: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        await connect(database, vault, **wrong)
    assert named in caught.value.extra["fields"]


async def test_a_missing_setting_is_named(database: Database, vault: Vault) -> None:
    incomplete = {k: v for k, v in config().items() if k != "access_token"}
    with pytest.raises(InvalidInput) as caught:
        await create(database, vault, SYSTEM, connector_id="whatsapp", name="W", config=incomplete)
    assert caught.value.extra["fields"].keys() == {"access_token"}


async def test_a_change_keeps_the_credentials_left_out_and_is_heard(
    database: Database, vault: Vault
) -> None:
    channels = Channels(database, vault)
    await channels.start()
    try:
        channel_id = await connect(database, vault)
        before = await channels.by_id(channel_id)
        assert before is not None
        channels.changed.clear()
        await change(
            database,
            vault,
            SYSTEM,
            channel_id,
            name="Nieuw",
            config={"app_secret": "", "access_token": "another-token-of-some-length"},
        )
        async with asyncio.timeout(5):
            await channels.changed.wait()
        after = await channels.by_id(channel_id)
        assert after is not None
        assert after.name == "Nieuw"
        assert after.config.app_secret == before.config.app_secret
        assert after.config.access_token.reveal() == "another-token-of-some-length"
    finally:
        await channels.stop()


async def test_a_removed_channel_is_found_by_id_only(database: Database, vault: Vault) -> None:
    channels = Channels(database, vault)
    channel_id = await connect(database, vault)
    key = await database.fetchval("SELECT key FROM channels")
    await remove(database, SYSTEM, channel_id)
    assert await channels.by_key(key) is None
    assert (await channels.by_id(channel_id)) is not None
    assert await list_channels(database) == []
    with pytest.raises(NotFound):
        await remove(database, SYSTEM, channel_id)


async def test_counts_are_kept(database: Database, vault: Vault) -> None:
    channels = Channels(database, vault)
    channel_id = await connect(database, vault)
    for _ in range(3):
        channels.count_refused(channel_id)
    channels.count_unparsable(channel_id)
    channels.saw_in(channel_id)
    await channels.flush()
    [row] = await list_channels(database)
    assert (row.refused_count, row.unparsable_count) == (3, 1)
    assert row.last_in_at is not None


async def test_credentials_survive_a_new_key(
    database: Database, vault: Vault, tmp_path: Path
) -> None:
    channel_id = await connect(database, vault)
    assert await reseal(database, add_key(tmp_path)) == 1
    from onethread.database.secrets import drop_old_keys

    drop_old_keys(tmp_path)
    channel = await Channels(database, Vault.load(tmp_path, {})).by_id(channel_id)
    assert channel is not None
    assert channel.config.app_secret.reveal() == config()["app_secret"]


async def test_what_waits_is_told_with_since_when(database: Database, vault: Vault) -> None:
    channel = await connect(database, vault)
    other = await connect(database, vault, phone_number_id="900000000000001")
    await database.execute(
        """
        WITH kept AS (
          INSERT INTO envelopes (channel_id, received_at, headers, body)
          SELECT $1, now() - make_interval(mins => n), '{}', '' FROM generate_series(1, 3) AS n
          RETURNING id
        ) INSERT INTO intake_queue (envelope_id) SELECT id FROM kept
        """,
        channel,
    )
    await database.execute(
        "INSERT INTO channel_health (channel_id, paused_until)"
        " VALUES ($1, now() + interval '1 hour'), ($2, now() - interval '1 hour')",
        channel,
        other,
    )
    first, second = await list_channels(database)
    assert (first.waiting_in, second.waiting_in) == (3, 0)
    assert first.oldest_in_at is not None
    assert 170 < (clock.now() - first.oldest_in_at).total_seconds() < 200
    assert first.paused_until is not None  # one that has passed is told no more
    assert (second.oldest_in_at, second.paused_until) == (None, None)


async def test_what_a_subscription_renewed_is_kept_and_used_at_once(
    database: Database, vault: Vault
) -> None:
    channel_id = await connect(database, vault)
    channels = Channels(database, vault)
    await channels.by_id(channel_id)
    async with database.transaction() as connection:
        await renew_secrets(
            connection,
            vault,
            channel_id,
            {"access_token": "renewed", "unknown": "x", "app_secret": ""},
        )
    again = await Channels(database, vault).by_id(channel_id)
    assert again is not None
    assert again.config.access_token.reveal() == "renewed"
    assert again.config.app_secret.reveal() == config()["app_secret"]
