"""HTTP: the organisation, its office hours, and its audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Controller, get, patch, put
from litestar.params import Parameter
from litestar.response import Stream
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.access import audit as trail
from onethread.access.given import given
from onethread.access.paging import page_of, read_cursor
from onethread.agents import hours, queries
from onethread.agents.change_organisation import change_hours, change_organisation
from onethread.agents.export_trail import export
from onethread.agents.hours import OfficeHours
from onethread.database.engine import Database
from onethread.errors import NotFound

Limit = Annotated[int, Parameter(ge=1, le=200, description="Most items to answer with.")]
Cursor = Annotated[
    str | None, Parameter(description="`next` of the page before, to get the one after it.")
]


class OrganisationChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    settings: dict[str, Any] | UnsetType = UNSET


class AuditList(msgspec.Struct):
    """A page of the audit trail, newest first."""

    items: list[trail.Entry]
    next: str | None


class OrganisationController(Controller):
    """The organisation."""

    tags = ["Organisation"]

    @get("/organisation", permission="organisation.read", summary="See the organisation")
    async def get_organisation(self, database: Database) -> queries.Organisation:
        """Name, language, region and settings."""
        organisation = await queries.organisation(database)
        if organisation is None:
            raise NotFound("Onethread isn't set up yet")
        return organisation

    @patch(
        "/organisation",
        permission="organisation.manage",
        summary="Change the organisation",
        errors=(NotFound,),
        example={"name": "De Linde", "language": "nl", "region": "NL"},
    )
    async def change_organisation(
        self, data: OrganisationChange, actor: Actor, database: Database
    ) -> queries.Organisation:
        """Changes what is given."""
        return await change_organisation(
            database,
            actor,
            name=given(data.name),
            language=given(data.language),
            region=given(data.region),
            settings=given(data.settings),
        )

    @get("/organisation/hours", permission="organisation.read", summary="See the office hours")
    async def get_hours(self, database: Database) -> OfficeHours:
        """When somebody is there, by the organisation's own clock. Without a week it is always open."""
        return await hours.load(database)

    @put(
        "/organisation/hours",
        permission="organisation.manage",
        summary="Set the office hours",
        errors=(NotFound,),
        example={
            "time_zone": "Europe/Amsterdam",
            "week": [
                {"day": 1, "opens": "09:00", "closes": "17:30"},
                {"day": 2, "opens": "09:00", "closes": "17:30"},
            ],
            "holidays": [{"date": "2026-12-25", "name": "Christmas Day"}],
        },
    )
    async def set_hours(self, data: OfficeHours, actor: Actor, database: Database) -> OfficeHours:
        """Outside of them the chat on a website says that nobody is there, and asks for a way to
        answer later."""
        return await change_hours(database, actor, data)


Since = Annotated[datetime | None, Parameter(description="Not before this moment.")]
Until = Annotated[datetime | None, Parameter(description="Before this moment.")]
What = Annotated[
    str | None,
    Parameter(description="`customer.read`, or all about a kind of thing: `customer.`."),
]
Address = Annotated[str | None, Parameter(description="The caller's network address.")]
ActorKind = Annotated[
    str | None, Parameter(description="agent, token, system, command or anonymous.")
]


class AuditController(Controller):
    """Who did or read what."""

    tags = ["Organisation"]

    @get("/audit", permission="audit.read", summary="Read the audit trail")
    async def read_audit(
        self,
        database: Database,
        subject_kind: str | None = None,
        subject_id: str | None = None,
        actor_id: int | None = None,
        actor_kind: ActorKind = None,
        customer_id: int | None = None,
        action: What = None,
        since: Since = None,
        until: Until = None,
        address: Address = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> AuditList:
        """Who changed or read what, when and from where, newest first. Every filter narrows."""
        found = await trail.find(
            database,
            trail.Filter(
                subject_kind=subject_kind,
                subject_id=subject_id,
                actor_id=actor_id,
                actor_kind=actor_kind,
                customer_id=customer_id,
                action=action,
                since=since,
                until=until,
                address=address,
            ),
            before_id=read_cursor(cursor),
            limit=limit + 1,
        )
        return AuditList(*page_of(found, limit, lambda entry: entry.id))

    @get("/audit/export", permission="audit.export", summary="Save the audit trail")
    async def export_audit(
        self,
        actor: Actor,
        database: Database,
        subject_kind: str | None = None,
        subject_id: str | None = None,
        actor_id: int | None = None,
        actor_kind: ActorKind = None,
        customer_id: int | None = None,
        action: What = None,
        since: Since = None,
        until: Until = None,
        address: Address = None,
    ) -> Stream:
        """All lines that match, as CSV, newest first, streamed. That it was saved is in the trail."""
        chosen = trail.Filter(
            subject_kind=subject_kind,
            subject_id=subject_id,
            actor_id=actor_id,
            actor_kind=actor_kind,
            customer_id=customer_id,
            action=action,
            since=since,
            until=until,
            address=address,
        )
        lines = await export(database, actor, chosen)
        return Stream(
            lines,
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="audit-trail.csv"'},
        )
