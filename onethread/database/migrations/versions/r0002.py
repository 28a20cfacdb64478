"""People: an audit trail that only grows, first set-up, scopes of outgoing webhooks."""

from onethread.database.migrate import run_sql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run 0002_people.sql."""
    run_sql("0002_people.sql")
