"""Departments, teams, roles, brands and tags."""

from onethread.database.migrate import run_sql

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Run 0006_organisation.sql."""
    run_sql("0006_organisation.sql")
