"""Devices of customers."""

from onethread.database.migrate import run_sql

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Run 0020_customer_devices.sql."""
    run_sql("0020_customer_devices.sql")
