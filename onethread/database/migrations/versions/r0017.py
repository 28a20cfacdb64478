"""Relays."""

from onethread.database.migrate import run_sql

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Run 0017_relays.sql."""
    run_sql("0017_relays.sql")
