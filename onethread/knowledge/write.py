"""Write, change and remove snippets: one's own, a team's, everybody's."""

from __future__ import annotations

from typing import Any, Literal

import asyncpg
import msgspec
import nh3

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotAllowed, NotFound
from onethread.knowledge import queries
from onethread.knowledge.queries import Row
from onethread.knowledge.rules import MOST_FILES, check_shortcut, check_texts, check_title

Scope = Literal["personal", "shared", "team"]
# What the editor makes.
_TAGS = {"p", "br", "strong", "em", "s", "u", "a", "ul", "ol", "li", "blockquote", "code", "pre"}


def safe_text(html: str) -> str:
    """The text of a snippet with nothing in it but what the editor makes."""
    return nh3.clean(clean_text(html), tags=_TAGS, url_schemes={"http", "https", "mailto", "tel"})


class Written(msgspec.Struct, kw_only=True):
    """A snippet as it is given. `texts` by language ("" for all), as HTML; `files` uploaded ones."""

    scope: Scope
    shortcut: str
    title: str
    texts: dict[str, str]
    files: list[dict[str, Any]]
    team_id: int | None = None


async def add(database: Database, actor: Actor, written: Written) -> Row:
    """A new snippet. Raises InvalidInput, NotAllowed, Conflict when the shortcut is taken there."""
    try:
        async with database.transaction() as connection:
            row = await _checked(connection, actor, written)
            return await store(connection, actor, row)
    except asyncpg.UniqueViolationError as error:
        raise _taken(written.shortcut) from error


async def store(connection: Connection, actor: Actor, row: Row) -> Row:
    """Keep a checked one, with its line in the trail."""
    row.id = await queries.add(connection, row)
    await audit(
        connection,
        actor,
        "snippet.added",
        subject_kind="snippet",
        subject_id=row.id,
        detail={"scope": row.scope, "shortcut": row.shortcut},
    )
    found = await queries.one(connection, row.id, actor.id)
    return found or row


async def change(
    database: Database, actor: Actor, snippet_id: int, written: Written, version: int | None
) -> Row:
    """Change one. Raises as `add`, NotFound, Conflict when it changed since `version`."""
    try:
        async with database.transaction() as connection:
            before = await _own(connection, actor, snippet_id)
            if version is not None and version != before.version:
                raise Conflict("somebody changed this snippet meanwhile: look at it again")
            row = await _checked(connection, actor, written)
            row.id = before.id
            await queries.keep(connection, row)
            await audit(
                connection,
                actor,
                "snippet.changed",
                subject_kind="snippet",
                subject_id=row.id,
                detail={"scope": row.scope, "shortcut": row.shortcut},
            )
            found = await queries.one(connection, row.id, actor.id)
            return found or row
    except asyncpg.UniqueViolationError as error:
        raise _taken(written.shortcut) from error


async def remove(database: Database, actor: Actor, snippet_id: int) -> None:
    """Remove one. Raises NotFound, NotAllowed."""
    async with database.transaction() as connection:
        row = await _own(connection, actor, snippet_id)
        await queries.remove(connection, row.id)
        await audit(
            connection,
            actor,
            "snippet.removed",
            subject_kind="snippet",
            subject_id=row.id,
            detail={"scope": row.scope, "shortcut": row.shortcut},
        )


async def check_place(
    connection: Connection, actor: Actor, scope: str, team_id: int | None
) -> None:
    """Whether this actor may write here: everybody's needs `snippets.manage`, a team's that or being
    in it. Raises NotAllowed, InvalidInput."""
    if scope == "shared" and not actor.may("snippets.manage"):
        raise NotAllowed("you may write your own snippets; ask a supervisor for one for everybody")
    if scope != "team":
        return
    if team_id is None or await queries.team_of(connection, team_id) is None:
        raise InvalidInput("choose a team", fields={"team_id": "no such team"})
    if not actor.may("snippets.manage") and team_id not in await queries.team_ids(
        connection, actor.id
    ):
        raise NotAllowed("you are not in this team")


async def _own(connection: Connection, actor: Actor, snippet_id: int) -> Row:
    row = await queries.one(connection, snippet_id, actor.id, lock=True)
    if row is None:
        raise NotFound("there is no such snippet")
    await check_place(connection, actor, row.scope, row.team_id)
    return row


async def _checked(connection: Connection, actor: Actor, written: Written) -> Row:
    await check_place(connection, actor, written.scope, written.team_id)
    shortcut = check_shortcut(clean_text(written.shortcut))
    if len(written.files) > MOST_FILES:
        raise InvalidInput(
            f"a snippet has at most {MOST_FILES} files", fields={"files": "too many"}
        )
    return Row(
        id=0,
        scope=written.scope,
        agent_id=actor.id if written.scope == "personal" else None,
        team_id=written.team_id if written.scope == "team" else None,
        team=None,
        shortcut=shortcut,
        title=check_title(clean_text(written.title), shortcut),
        texts=check_texts(written.texts),
        files=written.files,
        used_count=0,
        used_at=None,
        updated_at=None,  # type: ignore[arg-type] # the database's
        version=1,
    )


def _taken(shortcut: str) -> Conflict:
    return Conflict(
        f"there is a snippet /{shortcut.strip().lstrip('/')} already: choose another word"
    )
