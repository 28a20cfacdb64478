"""The inbox."""

from onethread.database.migrate import run_sql

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Run 0008_inbox.sql."""
    run_sql("0008_inbox.sql")
