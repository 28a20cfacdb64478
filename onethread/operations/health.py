"""For those who run it: is it alive, is it ready, and its figures for Prometheus."""

from __future__ import annotations

import hmac
from typing import Any

from litestar import Request, Response, get

from onethread.access import PUBLIC, is_on_this_machine
from onethread.database.engine import Database
from onethread.database.migrate import wanted_revision
from onethread.errors import DatabaseUnavailable, NotAllowed
from onethread.settings import Settings

_READY = """
SELECT (SELECT version_num FROM alembic_version) AS schema,
       (SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'onethread-worker') AS workers
"""

_FIGURES = """
SELECT (SELECT count(*) FROM intake_queue) AS waiting,
       (SELECT extract(epoch FROM now() - min(e.received_at))
        FROM (SELECT envelope_id FROM intake_queue ORDER BY envelope_id LIMIT 1) AS q
        JOIN envelopes AS e ON e.id = q.envelope_id) AS oldest_seconds,
       (SELECT count(*) FROM dead_letters WHERE discarded_at IS NULL) AS dead,
       pg_database_size(current_database()) AS database_bytes
"""
_JOBS = """
SELECT queue, count(*) FILTER (WHERE failed_at IS NULL) AS waiting,
       count(*) FILTER (WHERE failed_at IS NOT NULL) AS failed,
       extract(epoch FROM now() - min(run_at) FILTER (WHERE failed_at IS NULL)) AS oldest_seconds
FROM jobs GROUP BY queue
"""
_CHANNELS = """
SELECT c.id, c.connector, coalesce(h.ok, true) AS ok, coalesce(h.refused_count, 0) AS refused,
       coalesce(h.unparsable_count, 0) AS unparsable,
       extract(epoch FROM h.last_in_at) AS last_in
FROM channels AS c LEFT JOIN channel_health AS h ON h.channel_id = c.id
WHERE c.state <> 'deleted' ORDER BY c.id
"""


@get("/health", permission=PUBLIC, include_in_schema=False)
async def health() -> dict[str, str]:
    """The process lives."""
    return {"status": "alive"}


@get("/ready", permission=PUBLIC, include_in_schema=False)
async def ready(database: Database) -> Response[dict[str, Any]]:
    """It can take in what is sent: the database answers, with the schema of this program.

    `workers` tells how many work on it. Without any, messages are still kept, and wait; so a load
    balancer goes on sending them here, and the metrics (intake_lag_seconds) raise the alarm.
    """
    body: dict[str, Any] = {"ready": False, "wanted_schema": wanted_revision()}
    try:
        row = await database.fetchrow(_READY)
    except DatabaseUnavailable as error:
        return Response({**body, "reason": error.message}, status_code=503)
    assert row is not None
    body |= {"schema": row["schema"], "workers": row["workers"]}
    if row["schema"] != body["wanted_schema"]:
        return Response({**body, "reason": "the schema is another version's"}, status_code=503)
    body["ready"] = True
    if not row["workers"]:
        body["warning"] = "no worker is running: what comes in is kept, and waits for one"
    return Response(body)


@get("/metrics", permission=PUBLIC, include_in_schema=False)
async def metrics(
    request: Request[Any, Any, Any], database: Database, settings: Settings
) -> Response[str]:
    """Figures in Prometheus' text form. With the setting metrics_token only for its bearer, else
    only for loopback. Raises NotAllowed."""
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if settings.metrics_token:
        if not hmac.compare_digest(given.encode(), settings.metrics_token.encode()):
            raise NotAllowed("send the metrics token as Authorization: Bearer …")
    elif not is_on_this_machine(request.client.host if request.client else "", request.headers):
        raise NotAllowed("set metrics_token to read the figures from another machine")
    return Response(await _figures(database), media_type="text/plain; version=0.0.4")


async def _figures(database: Database) -> str:
    lines: list[str] = []

    def figure(name: str, meaning: str, *values: tuple[str, Any]) -> None:
        lines.append(f"# HELP onethread_{name} {meaning}")
        lines.append(f"# TYPE onethread_{name} gauge")
        lines.extend(f"onethread_{name}{labels} {float(value or 0)}" for labels, value in values)

    row = await database.fetchrow(_FIGURES)
    assert row is not None
    figure("intake_waiting", "Envelopes not yet processed", ("", row["waiting"]))
    figure("intake_lag_seconds", "Age of the oldest of them", ("", row["oldest_seconds"]))
    figure("dead_letters", "Envelopes that could not be processed", ("", row["dead"]))
    figure("database_bytes", "Size of the database", ("", row["database_bytes"]))
    jobs = [(f'{{queue="{j["queue"]}"}}', j) for j in await database.fetch(_JOBS)]
    figure("jobs_waiting", "Jobs to be done", *((label, j["waiting"]) for label, j in jobs))
    figure("jobs_failed", "Jobs given up", *((label, j["failed"]) for label, j in jobs))
    figure(
        "jobs_oldest_seconds",
        "How long the oldest due job waits",
        *((label, max(0, j["oldest_seconds"] or 0)) for label, j in jobs),
    )
    channels = [
        (f'{{channel="{c["id"]}",connector="{c["connector"]}"}}', c)
        for c in await database.fetch(_CHANNELS)
    ]
    figure("channel_ok", "1 when the channel works", *((label, c["ok"]) for label, c in channels))
    figure(
        "channel_refused",
        "Requests with a bad signature",
        *((x, c["refused"]) for x, c in channels),
    )
    figure(
        "channel_unparsable",
        "Payloads not understood",
        *((x, c["unparsable"]) for x, c in channels),
    )
    figure("channel_last_in", "When it last received", *((x, c["last_in"]) for x, c in channels))
    return "\n".join(lines) + "\n"


ROUTES = [health, ready, metrics]
