"""The composer."""

from onethread.database.migrate import run_sql

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Run 0009_composer.sql."""
    run_sql("0009_composer.sql")
