"""PostgreSQL: the pool, the embedded server, migrations and secrets at rest."""
