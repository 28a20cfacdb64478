"""Recognition."""

from onethread.database.migrate import run_sql

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Run 0011_recognition.sql."""
    run_sql("0011_recognition.sql")
