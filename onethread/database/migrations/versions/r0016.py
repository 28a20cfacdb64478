"""Continuations."""

from onethread.database.migrate import run_sql

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Run 0016_continuations.sql."""
    run_sql("0016_continuations.sql")
