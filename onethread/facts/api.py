"""HTTP: known facts, the brief, promises, and whether a draft asks again."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post
from litestar.params import Parameter
from msgspec import UNSET, UnsetType

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.access.paging import page_of, read_cursor
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput, NotFound
from onethread.facts import known, promised
from onethread.facts.brief import BriefLine
from onethread.facts.correct import correct
from onethread.facts.promised import ShownPromise, change
from onethread.facts.rules import AskedAgain, KnownFact
from onethread.facts.summing import load_brief

DRAFT_CHARACTERS = 20_000
# Stated by a file in a message; shown among the files.
ATTACHMENT = "attachment"


class Facts(msgspec.Struct, kw_only=True):
    """What is known of a matter. `elsewhere`: what its customer said of themselves in other matters."""

    facts: list[KnownFact]
    elsewhere: list[KnownFact]
    files: list[KnownFact]
    promises: list[ShownPromise]


class Brief(msgspec.Struct, kw_only=True):
    """Who, what matter, what was tried, promised, and is open: at most five lines."""

    lines: list[BriefLine]


class Draft(msgspec.Struct, kw_only=True):
    """What an agent is about to send."""

    text: str


class Asked(msgspec.Struct, kw_only=True):
    """What the draft asks for that is known already."""

    asked_again: list[AskedAgain]


class Correction(msgspec.Struct, kw_only=True):
    """`value`: what was found ("" adds a fact by hand); `new_value` null: it is no such fact."""

    kind: str
    value: str = ""
    new_value: str | None = None


class ChangedPromise(msgspec.Struct, kw_only=True):
    """What becomes of a promise. `dropped`: it was none."""

    done: bool | UnsetType = UNSET
    dropped: bool | UnsetType = UNSET
    due_at: datetime | UnsetType | None = UNSET
    owner_id: int | UnsetType | None = UNSET


class Promises(msgspec.Struct, kw_only=True):
    """A page of promises that are not kept yet, the earliest due first."""

    items: list[ShownPromise]
    next: str | None


class KnownFacts(Controller):
    """Nothing is asked twice."""

    tags = ["Facts"]

    @get(
        "/conversations/{conversation_id:int}/facts",
        permission="conversations.read",
        summary="Known facts of a conversation",
        errors=(NotFound,),
    )
    async def known_facts(self, conversation_id: int, actor: Actor, database: Database) -> Facts:
        """Each fact once, as corrected, with the message it came from. Kept in the audit trail."""
        async with database.transaction() as connection:
            opened = await known.survivor(connection, conversation_id)
            everything = await known.load(connection, opened)
            await _was_read(connection, actor, opened)
            return Facts(
                facts=[fact for fact in everything.facts if fact.kind != ATTACHMENT],
                elsewhere=everything.elsewhere,
                files=everything.files,
                promises=await promised.of_conversation(connection, opened),
            )

    @post(
        "/conversations/{conversation_id:int}/facts",
        permission="conversations.correct",
        status_code=200,
        summary="Correct a fact",
        errors=(NotFound, InvalidInput),
        example={"kind": "order", "value": "40-1178", "new_value": "40-1187"},
    )
    async def correct_fact(
        self, conversation_id: int, data: Correction, actor: Actor, database: Database
    ) -> Facts:
        """Another value, no such fact, or one by hand; it holds when the texts are read again."""
        await correct(database, actor, conversation_id, data.kind, data.value, data.new_value)
        opened = await known.survivor(database, conversation_id)
        everything = await known.load(database, opened)
        return Facts(
            facts=[fact for fact in everything.facts if fact.kind != ATTACHMENT],
            elsewhere=everything.elsewhere,
            files=everything.files,
            promises=await promised.of_conversation(database, opened),
        )

    @post(
        "/conversations/{conversation_id:int}/facts/check",
        permission="conversations.read",
        status_code=200,
        summary="Does a draft ask for what is known?",
        errors=(NotFound,),
        example={"text": "Could you give me your order number?"},
    )
    async def check_draft(
        self, conversation_id: int, data: Draft, actor: Actor, database: Database
    ) -> Asked:
        """What is asked and known, with the place in the draft and the message that told it. Nothing is
        stored of the draft."""
        opened = await known.survivor(database, conversation_id)
        again = await known.check(database, opened, data.text[:DRAFT_CHARACTERS])
        if again:
            await _was_read(database, actor, opened)
        return Asked(asked_again=again)

    @get(
        "/conversations/{conversation_id:int}/brief",
        permission="conversations.read",
        summary="Handover brief",
        errors=(NotFound,),
    )
    async def handover_brief(self, conversation_id: int, actor: Actor, database: Database) -> Brief:
        """In the words that were said, each line with its messages. Kept in the audit trail."""
        async with database.transaction() as connection:
            opened = await known.survivor(connection, conversation_id)
            await _was_read(connection, actor, opened)
            return Brief(lines=await load_brief(connection, opened))

    @get("/promises", permission="conversations.read", summary="Promises not kept yet")
    async def list_promises(
        self,
        database: Database,
        actor: Actor,
        mine: bool = True,
        cursor: str | None = None,
        limit: Annotated[int, Parameter(ge=1, le=100)] = 50,
    ) -> Promises:
        """One's own, or with `mine=false` everybody's. Kept in the audit trail."""
        found = await promised.of_owner(
            database, actor.id if mine else None, read_cursor(cursor), limit + 1
        )
        items, following = page_of(found, limit, lambda promise: promise.id)
        if items:
            customers = sorted({promise.customer_id for promise in items})
            await audit(database, actor, "promises.read", detail={"customer_ids": customers})
        return Promises(items=items, next=following)

    @patch(
        "/promises/{promise_id:int}",
        permission="conversations.change",
        summary="Keep, drop, move or hand over a promise",
        errors=(NotFound, InvalidInput),
        example={"done": True},
    )
    async def change_promise(
        self, promise_id: int, data: ChangedPromise, actor: Actor, database: Database
    ) -> ShownPromise:
        """Everybody who looks at the conversation sees it at once."""
        return await change(
            database,
            actor,
            promise_id,
            done=data.done,
            dropped=data.dropped,
            due_at=data.due_at,
            owner_id=data.owner_id,
        )


async def _was_read(source: Connection | Database, actor: Actor, conversation_id: int) -> None:
    customer_id = await source.fetchval(
        "SELECT customer_id FROM conversations WHERE id = $1", conversation_id
    )
    await audit(
        source,
        actor,
        "conversation.read",
        subject_kind="conversation",
        subject_id=conversation_id,
        customer_id=customer_id,
    )


CONTROLLERS: list[type[Controller]] = [KnownFacts]
