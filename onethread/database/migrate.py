"""Migrations: plain SQL files run by Alembic, in one transaction, under a lock, at start.

`migrate()` runs them in a process of its own, so that those that serve never carry Alembic and
SQLAlchemy (some 60 MB). Several programs may start at once: one migrates, the others wait.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onethread.errors import DatabaseUnavailable, SchemaTooNew

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).with_name("migrations")
# Any number that no other program uses for an advisory lock in this database.
_LOCK = 7_261_920_316_112
LOCK_TIMEOUT = "10s"
STATEMENT_TIMEOUT = "30min"


class SchemaStatus(msgspec.Struct, kw_only=True):
    """Where the database's schema is and where this program wants it."""

    current: str | None
    wanted: str
    pending: list[str]


def wanted_revision() -> str:
    """The newest revision this program has."""
    return max(file.name[:4] for file in (FOLDER / "versions").glob("[0-9]*.sql"))


def migrate(url: str) -> SchemaStatus:
    """Bring the schema to this program's. Raises SchemaTooNew, DatabaseUnavailable."""
    return _ask(url, "upgrade")


def status(url: str) -> SchemaStatus:
    """Look without changing anything. Raises SchemaTooNew, DatabaseUnavailable."""
    return _ask(url, "status")


def _ask(url: str, what: str) -> SchemaStatus:
    # The address goes by standard input: it holds a password, and a command line is public.
    asked = subprocess.run(
        [sys.executable, "-m", "onethread.database.migrate", what],
        input=url,
        capture_output=True,
        text=True,
        check=False,
        env=None,
    )
    if asked.returncode == 0:
        return msgspec.json.decode(asked.stdout, type=SchemaStatus)
    message = asked.stderr.strip().splitlines()[-1] if asked.stderr.strip() else "no answer"
    if asked.returncode == 3:
        raise SchemaTooNew(message)
    raise DatabaseUnavailable(f"the schema can't be brought up to date: {message}")


def run_sql(name: str) -> None:
    """Run one of the SQL files within a revision."""
    from alembic import op

    text = (FOLDER / "versions" / name).read_text("utf-8")
    op.get_bind().connection.driver_connection.execute(text)  # type: ignore[union-attr]


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config


def _main(what: str, url: str) -> SchemaStatus:
    import sqlalchemy
    from alembic import command
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = _config()
    script = ScriptDirectory.from_config(config)
    wanted = script.get_current_head()
    assert wanted is not None
    address = "postgresql+psycopg://" + url.split("://", 1)[1]
    engine = sqlalchemy.create_engine(address, poolclass=sqlalchemy.pool.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({_LOCK})")
        connection.exec_driver_sql(f"SET lock_timeout = '{LOCK_TIMEOUT}'")
        connection.exec_driver_sql(f"SET statement_timeout = '{STATEMENT_TIMEOUT}'")
        connection.commit()
        current = MigrationContext.configure(connection).get_current_revision()
        known = [revision.revision for revision in script.walk_revisions()][::-1]
        if current is not None and current not in known:
            print(
                f"the database has schema {current}, this Onethread knows up to {wanted}:"
                " it was used by a newer version. Run that version, or restore an older backup.",
                file=sys.stderr,
            )
            sys.exit(3)
        pending = known[known.index(current) + 1 :] if current else known
        connection.commit()
        if what == "upgrade" and pending:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
            current, pending = wanted, []
    return SchemaStatus(current=current, wanted=wanted, pending=pending)


if __name__ == "__main__":
    try:
        result = _main(sys.argv[1], sys.stdin.read().strip())
    except Exception as error:  # noqa: BLE001 - told to the parent in one line
        print(str(error).strip().splitlines()[0], file=sys.stderr)
        sys.exit(1)
    print(msgspec.json.encode(result).decode())
