"""HTTP: the audit trail, with the names of what its lines are about."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Controller, get
from litestar.di import Provide
from litestar.params import Parameter
from litestar.response import Stream

from onethread.access import Actor
from onethread.access import audit as trail
from onethread.access.paging import page_of, read_cursor
from onethread.database.engine import Database
from onethread.language.headings import Language
from onethread.operations.trail_export import export
from onethread.operations.trail_names import Named, about, look_up, mentioned

Limit = Annotated[int, Parameter(ge=1, le=200, description="Most items to answer with.")]
Cursor = Annotated[
    str | None, Parameter(description="`next` of the page before, to get the one after it.")
]


class TrailLine(trail.Entry, kw_only=True):
    """A line of the trail. `about`: of which parts of `detail` the values are numbers of things, and of
    which kind they are."""

    about: dict[str, str]


class AuditList(msgspec.Struct):
    """A page of the audit trail, newest first. `names`: what the things are called now, by kind and
    number ("customer:12")."""

    items: list[TrailLine]
    names: dict[str, Named]
    next: str | None


Since = Annotated[datetime | None, Parameter(description="Not before this moment.")]
Until = Annotated[datetime | None, Parameter(description="Before this moment.")]
What = Annotated[
    str | None,
    Parameter(description="`customer.read`, or all about a kind of thing: `customer.`."),
]
InLanguage = Annotated[
    Language | None,
    Parameter(description="Of the headings, for people; without it they are the columns' codes."),
]
Address = Annotated[str | None, Parameter(description="The caller's network address.")]
ActorKind = Annotated[
    str | None, Parameter(description="agent, token, system, command or anonymous.")
]


def chosen_lines(
    subject_kind: str | None = None,
    subject_id: str | None = None,
    actor_id: int | None = None,
    actor_kind: ActorKind = None,
    customer_id: int | None = None,
    action: What = None,
    since: Since = None,
    until: Until = None,
    address: Address = None,
) -> trail.Filter:
    """Which lines are asked for: every part narrows."""
    return trail.Filter(
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


class AuditController(Controller):
    """Who did or read what."""

    tags = ["Organisation"]
    dependencies = {"chosen": Provide(chosen_lines, sync_to_thread=False)}

    @get("/audit", permission="audit.read", summary="Read the audit trail")
    async def read_audit(
        self,
        actor: Actor,
        database: Database,
        chosen: trail.Filter,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> AuditList:
        """Who changed or read what, when and from where, newest first. Every filter narrows. Names are
        given as far as the caller may see what they are of; those of customers are a reading, too."""
        found = await trail.find(
            database,
            chosen,
            before_id=read_cursor(cursor),
            limit=limit + 1,
        )
        entries, after = page_of(found, limit, lambda entry: entry.id)
        names = await look_up(database, actor, mentioned(entries))
        read = sorted(int(key[9:]) for key, each in names.items() if _is_customer(key, each))
        if read:
            await trail.record(
                database, actor, "audit.read", subject_kind="audit", detail={"customer_ids": read}
            )
        lines = [
            TrailLine(**msgspec.structs.asdict(each), about=about(each.action, each.detail))
            for each in entries
        ]
        return AuditList(lines, names, after)

    @get("/audit/export", permission="audit.export", summary="Save the audit trail")
    async def export_audit(
        self,
        actor: Actor,
        database: Database,
        chosen: trail.Filter,
        language: InLanguage = None,
    ) -> Stream:
        """All lines that match, as CSV, newest first, streamed. That it was saved is in the trail."""
        lines = await export(database, actor, chosen, language)
        return Stream(
            lines,
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="audit-trail.csv"'},
        )


def _is_customer(key: str, named: Named) -> bool:
    return key.startswith("customer:") and named.name != ""


CONTROLLERS = [AuditController]
