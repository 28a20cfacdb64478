"""Lean indexes of conversations."""

from onethread.database.migrate import run_sql

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Run 0022_lean_conversations.sql."""
    run_sql("0022_lean_conversations.sql")
