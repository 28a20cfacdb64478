"""Connect, change and remove channels. Credentials are split off and encrypted."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.channels.load import announce, context_of
from onethread.connectors import registry
from onethread.connectors.contract import Connector, SecretStr
from onethread.database.engine import Connection, Database
from onethread.database.secrets import Vault
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record

NAME_CHARACTERS = 100


def split(connector: Connector, config: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """A config as (what may be shown, credentials)."""
    secret = registry.secret_fields(connector.config_type)
    shown: dict[str, Any] = {}
    hidden: dict[str, str] = {}
    for name in connector.config_type.__struct_fields__:
        value = getattr(config, name)
        if name in secret:
            if isinstance(value, SecretStr) and value:
                hidden[name] = value.reveal()
        else:
            shown[name] = msgspec.to_builtins(value)
    return shown, hidden


async def create(
    database: Database,
    vault: Vault,
    actor: Actor,
    *,
    connector_id: str,
    name: str,
    config: dict[str, Any],
    belongs: Mapping[str, int | None] | None = None,
) -> int:
    """Connect a channel; returns its id. `belongs`: its brand_id, department_id and team_id.
    Raises InvalidInput naming the setting, NotFound."""
    connector = registry.get(connector_id)
    shown, hidden = split(connector, registry.make_config(connector, config))
    name = _name(name)
    async with database.transaction() as connection:
        channel_id: int = await connection.fetchval(
            "INSERT INTO channels (key, connector, name, config)"
            " VALUES ($1, $2, $3, $4) RETURNING id",
            secrets.token_hex(12),
            connector_id,
            name,
            shown,
        )
        await _seal(connection, vault, channel_id, hidden)
        await _place(connection, channel_id, belongs or {})
        await _changed(
            connection, actor, channel_id, "channel.created", {"connector": connector_id}
        )
    return channel_id


async def change(
    database: Database,
    vault: Vault,
    actor: Actor,
    channel_id: int,
    *,
    name: str | None = None,
    config: dict[str, Any] | None = None,
    state: str | None = None,
    belongs: Mapping[str, int | None] | None = None,
) -> None:
    """Change what is given. A credential that isn't given, or is empty, stays as it is."""
    async with database.transaction() as connection:
        row = await connection.fetchrow(
            "SELECT connector, config, secrets FROM channels"
            " WHERE id = $1 AND state <> 'deleted' FOR UPDATE",
            channel_id,
        )
        if row is None:
            raise NotFound("there is no such channel")
        detail: dict[str, Any] = {}
        if config is not None:
            connector = registry.get(row["connector"])
            kept = {}
            if row["secrets"] is not None:
                kept = msgspec.json.decode(vault.open(row["secrets"], context_of(channel_id)))
            secret = registry.secret_fields(connector.config_type)
            given = {
                field: value
                for field, value in config.items()
                if field not in secret or (isinstance(value, str) and value)
            }
            values = {**row["config"], **kept, **given}
            shown, hidden = split(connector, registry.make_config(connector, values))
            await connection.execute(
                "UPDATE channels SET config = $2 WHERE id = $1", channel_id, shown
            )
            await _seal(connection, vault, channel_id, hidden)
            detail["settings"] = sorted(given)
        if state is not None and state not in ("active", "paused"):
            raise InvalidInput("state must be active or paused", fields={"state": "unknown"})
        await connection.execute(
            "UPDATE channels SET name = coalesce($2, name), state = coalesce($3, state),"
            " updated_at = now() WHERE id = $1",
            channel_id,
            _name(name) if name is not None else None,
            state,
        )
        if state is not None:
            detail["state"] = state
        detail |= await _place(connection, channel_id, belongs or {})
        await _changed(connection, actor, channel_id, "channel.changed", detail)


async def renew_secret(
    database: Database, vault: Vault, channel_id: int, name: str, old: str, new: str
) -> None:
    """Replace a credential that the provider renewed, if it still is `old`.

    Not announced: the old one works on until the channel is loaded again.
    """
    async with database.transaction() as connection:
        sealed = await connection.fetchval(
            "SELECT secrets FROM channels WHERE id = $1 AND state <> 'deleted' FOR UPDATE",
            channel_id,
        )
        if sealed is None:
            return
        hidden: dict[str, str] = msgspec.json.decode(vault.open(sealed, context_of(channel_id)))
        if hidden.get(name) == old:
            await _seal(connection, vault, channel_id, {**hidden, name: new})


async def renew_secrets(
    connection: Connection, vault: Vault, channel_id: int, renewed: Mapping[str, str]
) -> None:
    """Keep credentials that a subscription renewed; every process uses them from now on.

    They replace what is there: the provider gave them for it, and the earlier ones may be worth
    nothing any more. Only names that are credentials already are taken.
    """
    sealed = await connection.fetchval(
        "SELECT secrets FROM channels WHERE id = $1 AND state <> 'deleted' FOR UPDATE", channel_id
    )
    if sealed is None:
        return
    hidden: dict[str, str] = msgspec.json.decode(vault.open(sealed, context_of(channel_id)))
    taken = {name: value for name, value in renewed.items() if name in hidden and value}
    if taken:
        await _seal(connection, vault, channel_id, {**hidden, **taken})
        await announce(connection, channel_id)


async def remove(database: Database, actor: Actor, channel_id: int) -> None:
    """Remove a channel: it takes and sends nothing any more; its conversations stay."""
    async with database.transaction() as connection:
        tag = await connection.execute(
            "UPDATE channels SET state = 'deleted', deleted_at = now(), updated_at = now()"
            " WHERE id = $1 AND state <> 'deleted'",
            channel_id,
        )
        if tag == "UPDATE 0":
            raise NotFound("there is no such channel")
        await _changed(connection, actor, channel_id, "channel.removed", {})


async def _seal(
    connection: Connection, vault: Vault, channel_id: int, hidden: dict[str, str]
) -> None:
    sealed = vault.seal(msgspec.json.encode(hidden), context_of(channel_id)) if hidden else None
    await connection.execute("UPDATE channels SET secrets = $2 WHERE id = $1", channel_id, sealed)


async def _changed(
    connection: Connection, actor: Actor, channel_id: int, action: str, detail: dict[str, Any]
) -> None:
    await audit(
        connection, actor, action, subject_kind="channel", subject_id=channel_id, detail=detail
    )
    await record(connection, [Event(kind="channel.changed", body={"channel_id": channel_id})])
    await announce(connection, channel_id)


_BELONGS = {
    "brand_id": ("brands", "brand"),
    "department_id": ("departments", "department"),
    "team_id": ("teams", "team"),
}


async def _place(
    connection: Connection, channel_id: int, belongs: Mapping[str, int | None]
) -> dict[str, int | None]:
    """Put a channel in a brand, department and team; returns what was set. Raises InvalidInput."""
    for column, value in belongs.items():
        table, what = _BELONGS[column]
        if value is not None and not await connection.fetchval(
            f"SELECT EXISTS (SELECT FROM {table} WHERE id = $1 AND archived_at IS NULL)", value
        ):
            raise InvalidInput(f"there is no such {what}", fields={column: "unknown or archived"})
        await connection.execute(
            f"UPDATE channels SET {column} = $2 WHERE id = $1", channel_id, value
        )
    return dict(belongs)


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= NAME_CHARACTERS:
        raise InvalidInput(
            f"a channel needs a name of at most {NAME_CHARACTERS} characters",
            fields={"name": "missing or too long"},
        )
    return name
