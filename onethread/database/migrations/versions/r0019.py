"""Linking keys."""

from onethread.database.migrate import run_sql

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Run 0019_linking_keys.sql."""
    run_sql("0019_linking_keys.sql")
