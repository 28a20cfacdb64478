"""Outgoing webhooks: pauses after failures, and what is needed to send again."""

from onethread.database.migrate import run_sql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Run 0003_webhooks.sql."""
    run_sql("0003_webhooks.sql")
