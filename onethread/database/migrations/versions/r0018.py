"""Revisions."""

from onethread.database.migrate import run_sql

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Run 0018_revisions.sql."""
    run_sql("0018_revisions.sql")
