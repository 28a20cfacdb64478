"""HTTP: the tags there are."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.access.given import given
from onethread.access.paging import page_of, read_cursor
from onethread.conversations import change_tag as verbs
from onethread.conversations import tag_queries as queries
from onethread.conversations.tag_queries import Tag
from onethread.database.engine import Database
from onethread.errors import Conflict, NotFound


class TagList(msgspec.Struct):
    """A page of tags, in the order they were made."""

    items: list[Tag]
    next: str | None


class NewTag(msgspec.Struct, forbid_unknown_fields=True):
    """A tag to make. `colour`: #rrggbb, or nothing."""

    name: str
    colour: str = ""
    description: str = ""


class ChangedTag(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: str | UnsetType = UNSET
    colour: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class TagMerge(msgspec.Struct, forbid_unknown_fields=True):
    """The tag that stays."""

    into_id: int


class TagsController(Controller):
    """Words that conversations bear, to find and count them by."""

    tags = ["Tags"]

    @get("/tags", permission="organisation.read", summary="List tags")
    async def list_tags(
        self,
        database: Database,
        archived: Annotated[bool, Parameter(description="Archived ones too.")] = False,
        cursor: Annotated[str | None, Parameter(description="`next` of the page before.")] = None,
        limit: Annotated[int, Parameter(ge=1, le=500, description="At most so many.")] = 500,
    ) -> TagList:
        """The tags with how many conversations bear them, in the order they were made."""
        found = await queries.tags(
            database, archived=archived, after_id=read_cursor(cursor) or 0, limit=limit + 1
        )
        return TagList(*page_of(found, limit, lambda each: each.id))

    @post(
        "/tags",
        permission="tags.manage",
        summary="Make a tag",
        example={"name": "damp", "colour": "#0d9488", "description": "Mould, leaks, wet walls."},
    )
    async def make_tag(self, data: NewTag, actor: Actor, database: Database) -> Tag:
        """Names are told apart whatever their capitals and accents."""
        return await verbs.make_tag(
            database, actor, name=data.name, colour=data.colour, description=data.description
        )

    @patch(
        "/tags/{tag_id:int}",
        permission="tags.manage",
        summary="Change or archive a tag",
        errors=(NotFound, Conflict),
        example={"colour": "#b45309"},
    )
    async def change_tag(
        self, tag_id: int, data: ChangedTag, actor: Actor, database: Database
    ) -> Tag:
        """Changes what is given. An archived tag stays on conversations and can't be chosen."""
        return await verbs.change_tag(
            database,
            actor,
            tag_id,
            name=given(data.name),
            colour=given(data.colour),
            description=given(data.description),
            archived=given(data.archived),
        )

    @post(
        "/tags/{tag_id:int}/merge",
        permission="tags.manage",
        status_code=200,
        summary="Merge a tag into another",
        errors=(NotFound, Conflict),
        example={"into_id": 4},
    )
    async def merge_tag(self, tag_id: int, data: TagMerge, actor: Actor, database: Database) -> Tag:
        """Conversations that bear this one bear the other in its place. It can't be undone."""
        return await verbs.merge_tags(database, actor, tag_id, data.into_id)


CONTROLLERS: list[type[Controller]] = [TagsController]
