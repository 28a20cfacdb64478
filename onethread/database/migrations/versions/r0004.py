"""Undelivered messages."""

from onethread.database.migrate import run_sql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Run 0004_undelivered.sql."""
    run_sql("0004_undelivered.sql")
