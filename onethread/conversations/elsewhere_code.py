"""A code said on the telephone: the agent who hears it gets the conversation it stands for."""

from __future__ import annotations

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.access.rates import give_back, rate_limit
from onethread.conversations import elsewhere_redeem, queries
from onethread.conversations import elsewhere_rules as rules
from onethread.conversations import elsewhere_tokens as tokens
from onethread.conversations.tokens import Signer
from onethread.database.engine import Database
from onethread.errors import NotFound

# Of a million codes some wait at a time: ten tries in a quarter of an hour find nobody's.
TRIES = 10
TRIES_WINDOW_SECONDS = 900


class FoundByCode(msgspec.Struct, kw_only=True):
    """The conversation that a code stands for, and how sure its customer was on the leg it was given
    on (1 claimed, 2 asserted, 3 verified)."""

    conversation_id: int
    customer_id: int
    customer_name: str
    assurance: int


async def hear_code(database: Database, signer: Signer, actor: Actor, code: str) -> FoundByCode:
    """The conversation of a code, which is spent by it. Whoever says it saw it where the customer
    could: it finds the matter; who they are, the agent still asks where that matters. Raises
    NotFound, TooManyRequests."""
    key = f"continue:code:{actor.id}"
    await rate_limit(
        database,
        key,
        most=TRIES,
        window_seconds=TRIES_WINDOW_SECONDS,
        message="too many codes that were none: let the customer ask for a new one",
    )
    digits = "".join(each for each in code if each.isdigit())
    async with database.transaction() as connection:
        hashed = tokens.hash_of(signer, digits)
        kept = (await elsewhere_redeem.load(connection, [hashed])).get(hashed)
        now = clock.now()
        if kept is None or rules.useless(kept, None, now) is not None:
            raise NotFound("no conversation waits for this code: it was used, or it is too old")
        await connection.execute(
            "UPDATE continuations SET used_at = $2, outcome = 'continued' WHERE id = $1",
            kept.id,
            now,
        )
        conversation = await queries.lock(connection, kept.conversation_id)
        await queries.note_done(
            connection,
            conversation,
            actor,
            "continued_by_code",
            "Continued on the telephone, by the code that the customer said",
        )
        await queries.touch(connection, [conversation.id])
        await audit(
            connection,
            actor,
            "continuation.code",
            subject_kind="conversation",
            subject_id=conversation.id,
            customer_id=conversation.customer_id,
            detail={"continuation_id": kept.id},
        )
        found = FoundByCode(
            conversation_id=conversation.id,
            customer_id=conversation.customer_id,
            customer_name=kept.customer_name,
            assurance=kept.carries,
        )
    await give_back(database, key, window_seconds=TRIES_WINDOW_SECONDS)
    return found
