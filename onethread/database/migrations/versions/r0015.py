"""Proofs."""

from onethread.database.migrate import run_sql

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Run 0015_proofs.sql."""
    run_sql("0015_proofs.sql")
