"""Matters of a customer in order."""

from onethread.database.migrate import run_sql

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Run 0007_matters.sql."""
    run_sql("0007_matters.sql")
