"""HTTP: continuing a conversation on another channel."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, Request, delete, get, post

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.channels.load import Channels
from onethread.conversations import choice, elsewhere, elsewhere_code
from onethread.conversations.api import Limit
from onethread.conversations.choice_rules import Choice
from onethread.conversations.elsewhere import Given, MadeLink, Way
from onethread.conversations.elsewhere_code import FoundByCode
from onethread.conversations.shapes import Page
from onethread.conversations.show import customer_of
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import Conflict, InvalidInput, NotFound, TooManyRequests
from onethread.settings import Settings


class ToMake(msgspec.Struct, kw_only=True):
    """Where to continue. `channel_id` null: on the telephone. `leg_id`: the leg on which the link will
    be given (the latest when null): it vouches for no more than that leg does."""

    channel_id: int | None = None
    leg_id: int | None = None


class Said(msgspec.Struct, kw_only=True):
    """The code as the customer says it."""

    code: str


class Elsewhere(Controller):
    """A link, an address or a code with which the customer goes on where they like."""

    tags = ["Continue elsewhere"]

    @get(
        "/conversations/{conversation_id:int}/ways",
        permission="conversations.read",
        summary="List where to continue",
        errors=(NotFound,),
    )
    async def list_ways(
        self,
        conversation_id: int,
        database: Database,
        channels: Channels,
        beside: int | None = None,
    ) -> list[Way]:
        """Channels of the same brand that customers can be led to, without the one `beside`."""
        return await elsewhere.ways(database, channels, conversation_id, beside=beside)

    @get(
        "/conversations/{conversation_id:int}/best-legs",
        permission="conversations.read",
        summary="Rank the legs for an answer",
        errors=(NotFound,),
    )
    async def rank_legs(
        self, conversation_id: int, actor: Actor, database: Database
    ) -> list[Choice]:
        """The legs that can carry an answer now, best first, each with what speaks for it: the window,
        consent, cost, the latest words, and where the customer writes at this time of day. It tells of
        the customer's habits: kept in the audit trail."""
        async with database.transaction() as connection:
            ranked = await choice.choose(connection, conversation_id)
            await audit(
                connection,
                actor,
                "conversation.read",
                subject_kind="conversation",
                subject_id=conversation_id,
                customer_id=await customer_of(connection, conversation_id),
            )
        return ranked

    @post(
        "/conversations/{conversation_id:int}/continuations",
        permission="conversations.reply",
        summary="Make a link to continue",
        errors=(NotFound, InvalidInput, TooManyRequests, Conflict),
        example={"channel_id": 2, "leg_id": 31},
    )
    async def make_continuation(
        self,
        conversation_id: int,
        data: ToMake,
        actor: Actor,
        database: Database,
        channels: Channels,
        vault: Vault,
        settings: Settings,
        request: Request[Any, Any, Any],
    ) -> MadeLink:
        """A link that works once, within a day, or six digits for a quarter of an hour."""
        return await elsewhere.make(
            database,
            channels,
            vault,
            actor,
            conversation_id,
            channel_id=data.channel_id,
            leg_id=data.leg_id,
            base=(settings.public_url or str(request.base_url)).rstrip("/"),
        )

    @get(
        "/conversations/{conversation_id:int}/continuations",
        permission="conversations.read",
        summary="List links that were given",
        errors=(InvalidInput,),
    )
    async def list_continuations(
        self,
        conversation_id: int,
        database: Database,
        cursor: int | None = None,
        limit: Limit = 50,
    ) -> Page[Given]:
        """The latest first; the links themselves are kept nowhere."""
        rows = await elsewhere.given(database, conversation_id, cursor, limit)
        more = len(rows) > limit
        return Page(items=rows[:limit], next=str(rows[limit - 1].id) if more else None)

    @delete(
        "/continuations/{continuation_id:int}",
        permission="conversations.reply",
        summary="Take a link back",
        errors=(NotFound,),
    )
    async def revoke_continuation(
        self, continuation_id: int, actor: Actor, database: Database
    ) -> None:
        """From now on it does nothing."""
        await elsewhere.revoke(database, actor, continuation_id)

    @post(
        "/continuations/code",
        permission="conversations.reply",
        status_code=200,
        summary="Hear a code on the telephone",
        errors=(NotFound, TooManyRequests),
        example={"code": "402 917"},
    )
    async def hear_code(
        self, data: Said, actor: Actor, database: Database, vault: Vault
    ) -> FoundByCode:
        """The conversation that the code stands for; it is spent by this."""
        return await elsewhere_code.hear_code(database, vault, actor, data.code)


CONTROLLERS = [Elsewhere]
