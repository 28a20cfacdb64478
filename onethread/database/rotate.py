"""Encrypt every stored credential with the newest key."""

from __future__ import annotations

from onethread.database.engine import Connection, Database
from onethread.database.secrets import Vault

# Every column that holds something sealed, with the context it is sealed in, by row id.
SEALED = (
    ("channels", "secrets", "channel:{id}"),
    ("push_keys", "private_key", "push_keys:{id}"),
    ("webhooks", "secret", "webhook:{id}"),
)


async def reseal(database: Database, vault: Vault) -> int:
    """All in one transaction; returns how many were encrypted anew. Raises BadSecret: then nothing
    was changed."""
    changed = 0
    async with database.transaction() as connection:
        # Whoever is storing a credential right now finishes first; whoever comes later has the new key.
        tables = ", ".join(table for table, _, _ in SEALED)
        await connection.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
        for table, column, context in SEALED:
            changed += await _reseal(connection, vault, table, column, context)
    return changed


async def _reseal(
    connection: Connection, vault: Vault, table: str, column: str, context: str
) -> int:
    rows = await connection.fetch(
        f"SELECT id, {column} AS sealed FROM {table} WHERE {column} IS NOT NULL FOR UPDATE"
    )
    changed = 0
    for row in rows:
        if vault.is_current(row["sealed"]):
            continue
        name = context.format(id=row["id"])
        sealed = vault.seal(vault.open(row["sealed"], name), name)
        await connection.execute(
            f"UPDATE {table} SET {column} = $2 WHERE id = $1", row["id"], sealed
        )
        changed += 1
    return changed
