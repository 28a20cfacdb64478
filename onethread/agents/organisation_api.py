"""HTTP: the organisation and its office hours."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, get, patch, put
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.access.given import given
from onethread.agents import hours, queries
from onethread.agents.change_organisation import change_hours, change_organisation
from onethread.agents.hours import OfficeHours
from onethread.database.engine import Database
from onethread.errors import NotFound


class OrganisationChange(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    settings: dict[str, Any] | UnsetType = UNSET


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
