"""Notifications."""

from onethread.database.migrate import run_sql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Run 0005_notifications.sql."""
    run_sql("0005_notifications.sql")
