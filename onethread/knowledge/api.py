"""HTTP: snippets."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, delete, get, patch, post
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.access.paging import page_of, read_cursor
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.files import FileStore
from onethread.files.sniff import kind_of
from onethread.files.store import safe_name
from onethread.knowledge import exchange, queries, write
from onethread.knowledge.exchange import Format, Imported
from onethread.knowledge.write import Scope
from onethread.language.headings import Language

MOST_EXPORTED = 100_000


class SnippetFile(msgspec.Struct, kw_only=True):
    """A file that goes along with a snippet."""

    id: str
    name: str = ""
    kind: str = "file"
    media_type: str = "application/octet-stream"
    size_bytes: int = 0


class Snippet(msgspec.Struct, kw_only=True):
    """Words at hand. `texts` by language ("" for every language), as HTML, with variables like
    {{customer.first_name|there}}. `may_change`: whether the caller may."""

    id: int
    scope: Scope
    team_id: int | None
    team: str | None
    shortcut: str
    title: str
    texts: dict[str, str]
    files: list[SnippetFile]
    used_count: int
    used_at: datetime | None
    updated_at: datetime
    version: int
    may_change: bool


class SnippetPage(msgspec.Struct, kw_only=True):
    """A page of snippets."""

    items: list[Snippet]
    next: str | None


class SnippetWritten(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A snippet as it is written. `files` by the id that uploading gave. `version`: refused when it
    changed since."""

    shortcut: str
    texts: dict[str, str]
    title: str = ""
    scope: Scope = "personal"
    team_id: int | None = None
    files: list[SnippetFile] = []
    version: int | None = None


class SnippetFileContent(msgspec.Struct, kw_only=True):
    """A file of snippets to take in."""

    format: Format
    content: str


_EXAMPLE = {
    "scope": "personal",
    "shortcut": "visit",
    "title": "A visit is planned",
    "texts": {
        "en": "<p>Hello {{customer.first_name|there}}, the fitter comes on Tuesday.</p>",
        "nl": "<p>Hallo {{customer.first_name|daar}}, de monteur komt dinsdag.</p>",
    },
}


class Snippets(Controller):
    """Words that agents use often."""

    tags = ["Snippets"]

    @get("/snippets", permission="snippets.read", summary="List snippets")
    async def list_snippets(
        self,
        actor: Actor,
        database: Database,
        q: Annotated[str, Parameter(max_length=200, description="Words in it.")] = "",
        cursor: Annotated[str | None, Parameter(description="`next` of the page before.")] = None,
        limit: Annotated[int, Parameter(ge=1, le=200, description="At most so many.")] = 50,
    ) -> SnippetPage:
        """Those for everybody, the caller's own and those of their teams."""
        rows = await queries.visible(database, actor.id, q, read_cursor(cursor), limit + 1)
        page, following = page_of(rows, limit, lambda row: row.id)
        teams = await queries.team_ids(database, actor.id)
        return SnippetPage(
            items=[_shape(row, actor, teams) for row in page],
            next=following,
        )

    @post(
        "/snippets",
        permission="snippets.write",
        summary="Write a snippet",
        errors=(Conflict,),
        example=_EXAMPLE,
    )
    async def add_snippet(
        self, data: SnippetWritten, actor: Actor, database: Database, files: FileStore
    ) -> Snippet:
        """One's own; for a team one is in; with `snippets.manage` for any team and everybody."""
        row = await write.add(database, actor, await _written(data, files))
        return _shape(row, actor, await queries.team_ids(database, actor.id))

    @patch(
        "/snippets/{snippet_id:int}",
        permission="snippets.write",
        summary="Change a snippet",
        errors=(NotFound, Conflict),
        example={**_EXAMPLE, "version": 3},
    )
    async def change_snippet(
        self,
        snippet_id: int,
        data: SnippetWritten,
        actor: Actor,
        database: Database,
        files: FileStore,
    ) -> Snippet:
        """It becomes what is given."""
        row = await write.change(
            database, actor, snippet_id, await _written(data, files), data.version
        )
        return _shape(row, actor, await queries.team_ids(database, actor.id))

    @delete(
        "/snippets/{snippet_id:int}",
        permission="snippets.write",
        summary="Remove a snippet",
        errors=(NotFound,),
    )
    async def remove_snippet(self, snippet_id: int, actor: Actor, database: Database) -> None:
        """What was written with it stays."""
        await write.remove(database, actor, snippet_id)

    @get("/snippets/export", permission="snippets.read", summary="Export snippets")
    async def export_snippets(
        self,
        actor: Actor,
        database: Database,
        format: Annotated[Format, Parameter(description="json or csv.")] = "json",  # noqa: A002
        language: Annotated[
            Language | None,
            Parameter(description="Of the headings of a csv, for people; without it, codes."),
        ] = None,
    ) -> Response[bytes]:
        """All that the caller can use, as a file."""
        rows = await queries.visible(database, actor.id, "", None, MOST_EXPORTED)
        await audit(
            database,
            actor,
            "snippets.exported",
            subject_kind="snippet",
            detail={"count": len(rows)},
        )
        body = exchange.to_json(rows) if format == "json" else exchange.to_csv(rows, language)
        return Response(
            body,
            media_type="application/json" if format == "json" else "text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="snippets.{format}"'},
        )

    @post(
        "/snippets/import",
        permission="snippets.write",
        status_code=200,
        summary="Import snippets",
        example={"format": "csv", "content": "shortcut,text\nhours,We are open from 9 to 17."},
    )
    async def import_snippets(
        self, data: SnippetFileContent, actor: Actor, database: Database
    ) -> Imported:
        """Those of the same place and shortcut are replaced; what can't be taken in is told."""
        return await exchange.take_in(database, actor, exchange.read(data.content, data.format))


async def _written(data: SnippetWritten, files: FileStore) -> write.Written:
    kept: list[dict[str, Any]] = []
    for each in data.files:
        try:
            file = await files.find(each.id)
        except NotFound as error:
            raise InvalidInput(
                "a file is not here: upload it first", fields={"files": "unknown file"}
            ) from error
        kept.append(
            {
                "id": file.id,
                "name": safe_name(each.name),
                "kind": kind_of(file.media_type),
                "media_type": file.media_type,
                "size_bytes": file.size_bytes,
            }
        )
    return write.Written(
        scope=data.scope,
        shortcut=data.shortcut,
        title=data.title,
        texts={language: write.safe_text(text) for language, text in data.texts.items()},
        files=kept,
        team_id=data.team_id,
    )


def _shape(row: queries.Row, actor: Actor, teams: set[int]) -> Snippet:
    may = actor.may("snippets.manage") or row.agent_id == actor.id or row.team_id in teams
    return Snippet(
        id=row.id,
        scope=row.scope,  # type: ignore[arg-type]
        team_id=row.team_id,
        team=row.team,
        shortcut=row.shortcut,
        title=row.title,
        texts=row.texts,
        files=msgspec.convert(row.files, list[SnippetFile]),
        used_count=row.used_count,
        used_at=row.used_at,
        updated_at=row.updated_at,
        version=row.version,
        may_change=may and actor.may("snippets.write"),
    )


CONTROLLERS: list[type[Controller]] = [Snippets]
