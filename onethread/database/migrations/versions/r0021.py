"""Leases of channels."""

from onethread.database.migrate import run_sql

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Run 0021_channel_leases.sql."""
    run_sql("0021_channel_leases.sql")
