"""Fields, consents, relations and objects of customers."""

from onethread.database.migrate import run_sql

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Run 0010_customers.sql."""
    run_sql("0010_customers.sql")
