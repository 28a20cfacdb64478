"""Change the organisation."""

from __future__ import annotations

from typing import Any

import msgspec

from onethread.access import Actor
from onethread.access.audit import record
from onethread.agents import hours as office
from onethread.agents import queries
from onethread.agents.hours import OfficeHours
from onethread.agents.queries import Organisation
from onethread.agents.rules import check_language, check_region, check_settings, clean_name
from onethread.database.engine import Database
from onethread.errors import NotFound
from onethread.events import Event
from onethread.events import record as record_events


async def change_organisation(
    database: Database,
    actor: Actor,
    *,
    name: str | None = None,
    language: str | None = None,
    region: str | None = None,
    settings: dict[str, Any] | None = None,
) -> Organisation:
    """Change what is given. Raises NotFound before set-up, InvalidInput."""
    async with database.transaction() as connection:
        before = await queries.organisation(connection, lock=True)
        if before is None:
            raise NotFound("Onethread isn't set up yet")
        after = msgspec.structs.replace(
            before,
            name=before.name if name is None else clean_name(name),
            language=before.language if language is None else check_language(language),
            region=before.region if region is None else check_region(region),
            settings=before.settings if settings is None else check_settings(settings),
        )
        if after == before:
            return after
        await queries.update_organisation(connection, after)
        changed = [f for f in after.__struct_fields__ if getattr(before, f) != getattr(after, f)]
        await record_events(
            connection, [Event(kind="organisation.changed", body={"changed": changed})]
        )
        await record(
            connection,
            actor,
            "organisation.changed",
            subject_kind="organisation",
            detail={"changed": changed},
        )
    return after


async def change_hours(database: Database, actor: Actor, hours: OfficeHours) -> OfficeHours:
    """Set the office hours. Raises NotFound before set-up, InvalidInput."""
    checked = office.check(hours)
    async with database.transaction() as connection:
        before = await queries.organisation(connection, lock=True)
        if before is None:
            raise NotFound("Onethread isn't set up yet")
        kept = msgspec.to_builtins(checked)
        if before.settings.get(office.SETTING) == kept:
            return checked
        settings = {**before.settings, office.SETTING: kept}
        await queries.update_organisation(
            connection, msgspec.structs.replace(before, settings=settings)
        )
        await record_events(
            connection, [Event(kind="organisation.changed", body={"changed": ["hours"]})]
        )
        await record(
            connection,
            actor,
            "organisation.changed",
            subject_kind="organisation",
            detail={"changed": ["hours"], "hours": kept},
        )
    return checked
