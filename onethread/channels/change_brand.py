"""Make, change and archive brands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import msgspec

from onethread import clock
from onethread.access import Actor, fields
from onethread.access.audit import record as audit
from onethread.channels import brand_queries as queries
from onethread.channels.brand_queries import Brand
from onethread.channels.load import announce
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotFound
from onethread.events import Event, record

LANGUAGES = ("en", "nl", "de", "fr")


class BrandFields(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What can be said of a brand; None leaves it as it is, an empty text takes it away."""

    name: str | None = None
    colour: str | None = None
    logo: str | None = None
    language: str | None = None
    website: str | None = None
    sender_name: str | None = None
    signature: str | None = None
    archived: bool | None = None


@contextmanager
def _free_name() -> Iterator[None]:
    try:
        yield
    except asyncpg.exceptions.UniqueViolationError as error:
        raise InvalidInput(
            "there is a brand of this name already", fields={"name": "taken"}
        ) from error


async def make_brand(database: Database, actor: Actor, given: BrandFields) -> Brand:
    """A new brand. Raises InvalidInput."""
    name = fields.one_line(given.name or "")
    with _free_name():
        async with database.transaction() as connection:
            brand_id = await queries.add(connection, name)
            before = await queries.brand(connection, brand_id)
            assert before is not None
            after = _after(before, given)
            await queries.update(connection, after)
            await _tell(connection, actor, "made", brand_id, {"name": name})
    return after


async def change_brand(
    database: Database, actor: Actor, brand_id: int, given: BrandFields
) -> Brand:
    """Change what is given. Channels leave an archived brand. Raises NotFound, InvalidInput."""
    with _free_name():
        async with database.transaction() as connection:
            before = await queries.brand(connection, brand_id, lock=True)
            if before is None:
                raise NotFound("there is no such brand")
            after = _after(before, given)
            if after == before:
                return after
            await queries.update(connection, after)
            for channel_id in await queries.channels_of(connection, brand_id):
                await announce(connection, channel_id)
            if after.archived_at and not before.archived_at:
                await queries.let_go(connection, brand_id)
                after.channel_count = 0
            changes = {
                field: {"from": getattr(before, field), "to": getattr(after, field)}
                for field in before.__struct_fields__
                if getattr(before, field) != getattr(after, field) and field != "channel_count"
            }
            await _tell(connection, actor, "changed", brand_id, changes)
    return after


def _after(before: Brand, given: BrandFields) -> Brand:
    after = msgspec.structs.replace(before)
    if given.name is not None:
        after.name = fields.one_line(given.name)
    if given.colour is not None:
        after.colour = fields.colour(given.colour)
    if given.language is not None:
        if given.language and given.language not in LANGUAGES:
            raise InvalidInput(
                "this is not a language of Onethread",
                fields={"language": f"one of {', '.join(LANGUAGES)}, or nothing"},
            )
        after.language = given.language or None
    if given.website is not None:
        after.website = fields.website(given.website)
    if given.sender_name is not None:
        after.sender_name = (
            fields.one_line(given.sender_name, "sender_name") if given.sender_name.strip() else ""
        )
    if given.signature is not None:
        after.signature = fields.some_lines(given.signature, "signature")
    if given.logo is not None:
        after.logo = fields.website(given.logo, "logo")
    if given.archived is not None and given.archived != (before.archived_at is not None):
        after.archived_at = clock.now() if given.archived else None
    return after


async def _tell(
    connection: Connection, actor: Actor, verb: str, brand_id: int, detail: dict[str, Any]
) -> None:
    await record(
        connection, [Event(kind="brand.changed", agent_id=actor.id, body={"brand_id": brand_id})]
    )
    await audit(
        connection, actor, f"brand.{verb}", subject_kind="brand", subject_id=brand_id, detail=detail
    )
