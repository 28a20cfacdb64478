"""What is known of a matter, and whether a draft asks for it again."""

from __future__ import annotations

import msgspec

from onethread.database.engine import Connection, Database
from onethread.errors import NotFound
from onethread.facts import queries
from onethread.facts.rules import AskedAgain, KnownFact, asked_again, known
from onethread.language.asking import asked_for


class Known(msgspec.Struct, kw_only=True):
    """Facts of a conversation, of its customer from elsewhere, and files received in it."""

    facts: list[KnownFact]
    elsewhere: list[KnownFact]
    files: list[KnownFact]


async def survivor(source: Connection | Database, conversation_id: int) -> int:
    """The conversation that this one is by now. Raises NotFound."""
    found = await source.fetchval(
        "SELECT coalesce(merged_into, id) FROM conversations WHERE id = $1", conversation_id
    )
    if found is None:
        raise NotFound("there is no such conversation")
    return int(found)


async def load(source: Connection | Database, conversation_id: int) -> Known:
    """Everything known, as corrected."""
    own = await queries.stated(source, [conversation_id])
    other = await queries.stated_by_customer(source, conversation_id)
    corrections = await queries.corrections(
        source, {conversation_id, *(each.conversation_id for each in other)}
    )
    mine = [each for each in corrections if each.conversation_id == conversation_id]
    facts = known(own, mine)
    have = {(fact.kind, fact.value) for fact in facts}
    elsewhere = [
        fact
        for fact in known(other, [each for each in corrections if each not in mine])
        if (fact.kind, fact.value) not in have
    ]
    files = [
        KnownFact(
            kind="attachment",
            value=row["name"] or row["kind"],
            shown=row["name"] or row["kind"],
            message_id=row["message_id"],
            conversation_id=conversation_id,
            said_at=row["said_at"],
            by_customer=True,
            channel_id=row["channel_id"],
        )
        for row in await queries.received_files(source, conversation_id)
    ]
    return Known(facts=facts, elsewhere=elsewhere, files=files)


async def check(source: Connection | Database, conversation_id: int, text: str) -> list[AskedAgain]:
    """What a draft asks for that is known already; nothing is read when it asks for nothing."""
    asked = asked_for(text)
    if not asked:
        return []
    everything = await load(source, conversation_id)
    return asked_again(
        asked, [*everything.facts, *everything.elsewhere], conversation_id, files=everything.files
    )
