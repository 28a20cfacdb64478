"""What the settings ask for."""

from onethread.database.migrate import run_sql

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Run 0012_settings.sql."""
    run_sql("0012_settings.sql")
