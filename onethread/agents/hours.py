"""Office hours: when somebody is there, by the organisation's own clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from onethread import clock
from onethread.access import fields
from onethread.agents import queries
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput

SETTING = "hours"
Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]


class Opening(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Open on a day of the week (1 Monday to 7 Sunday) from a time to a later one, 24:00 at most."""

    day: Annotated[int, msgspec.Meta(ge=1, le=7)]
    opens: Clock
    closes: Clock


class Holiday(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A day on which it is closed."""

    date: date
    name: str = ""


class OfficeHours(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """When somebody is there. Without a week: always, but for holidays."""

    time_zone: str = "Europe/Amsterdam"
    week: Annotated[list[Opening], msgspec.Meta(max_length=50)] = []
    holidays: Annotated[list[Holiday], msgspec.Meta(max_length=200)] = []


def check(hours: OfficeHours) -> OfficeHours:
    """Hours that make sense, in order. Raises InvalidInput naming the field."""
    try:
        ZoneInfo(hours.time_zone)
    except (KeyError, ValueError, OSError) as error:
        raise InvalidInput(
            "there is no such time zone", fields={"time_zone": "write it like Europe/Amsterdam"}
        ) from error
    week = sorted(hours.week, key=lambda each: (each.day, each.opens))
    for index, each in enumerate(week):
        if each.opens >= each.closes:
            raise InvalidInput(
                "it must close after it opens", fields={f"week.{each.day}": "closes too early"}
            )
        before = week[index - 1] if index else None
        if before and before.day == each.day and before.closes > each.opens:
            raise InvalidInput(
                "these hours overlap", fields={f"week.{each.day}": "opens before it closed"}
            )
    holidays = {
        each.date: Holiday(
            date=each.date,
            name=fields.one_line(each.name, "holidays", 80) if each.name.strip() else "",
        )
        for each in hours.holidays
    }
    return OfficeHours(
        time_zone=hours.time_zone,
        week=week,
        holidays=[holidays[day] for day in sorted(holidays)],
    )


def is_open(hours: OfficeHours, now: datetime) -> bool:
    """Whether somebody is there at a moment."""
    local = now.astimezone(ZoneInfo(hours.time_zone))
    if any(each.date == local.date() for each in hours.holidays):
        return False
    if not hours.week:
        return True
    at = local.time().isoformat("minutes")
    return any(
        each.day == local.isoweekday() and each.opens <= at < each.closes for each in hours.week
    )


async def load(source: Connection | Database) -> OfficeHours:
    """The organisation's hours; always open before they were set."""
    organisation = await queries.organisation(source)
    kept = organisation.settings.get(SETTING) if organisation else None
    try:
        return msgspec.convert(kept, OfficeHours) if kept else OfficeHours()
    except msgspec.ValidationError:
        return OfficeHours()


async def open_now(source: Connection | Database) -> bool:
    """Whether somebody is there now."""
    return is_open(await load(source), clock.now())
