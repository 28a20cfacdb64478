"""Linking."""

from onethread.database.migrate import run_sql

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Run 0014_linking.sql."""
    run_sql("0014_linking.sql")
