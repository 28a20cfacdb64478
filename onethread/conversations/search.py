"""Search over messages, customers and conversations, narrowed by operators."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import asyncpg
import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.conversations import ref, summaries
from onethread.conversations.narrow import Narrowed, narrow
from onethread.conversations.search_rules import Query, read, words_of
from onethread.conversations.shapes import Conversation, CustomerName
from onethread.crm import objects
from onethread.customers import search as customer_search
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput

Kind = Literal["messages", "customers", "conversations"]

# Words that by the planner's statistics many messages hold are looked for among the latest ones first,
# by walking back; of rarer ones the index has little to fetch and sort. Either way few rows are read.
RARE_MESSAGES = 3000
RECENT_MESSAGES = 5000
FRAGMENT_CHARACTERS = 160
CUSTOMERS_AMONG_ALL = 5


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of plain text; `hit`: it is what was looked for."""

    text: str
    hit: bool


class Hit(msgspec.Struct, kw_only=True):
    """Something found. `fragments` put together are the place where it was found."""

    kind: Literal["message", "customer", "conversation"]
    customer: CustomerName
    fragments: list[Fragment]
    at: datetime | None = None
    conversation_id: int | None = None
    message_id: int | None = None
    conversation: Conversation | None = None


class Found(msgspec.Struct, kw_only=True):
    """A page of what was found; `next` leads on. `unclear`: what of the search could not be read."""

    items: list[Hit]
    next: str | None
    unclear: list[str] = []


async def search(
    database: Database,
    actor: Actor,
    text: str,
    kind: Kind | None,
    cursor: str | None,
    limit: int,
    region: str,
) -> Found:
    """Find by words and operators, the newest first. Without `kind`: a reference first, then a few
    customers, then messages. Operators alone find conversations. Who was found is kept in the audit
    trail. Raises InvalidInput."""
    before_id = _read_cursor(cursor)
    text = clean_text(text.replace("\x00", " "))
    query = read(text, clock.now().date())
    items: list[Hit] = []
    following: str | None = None
    first = before_id is None
    async with database.connection() as connection:
        narrowed = await narrow(connection, query, actor, region)
        if not query.filters and kind in (None, "conversations") and first:
            items += await _by_reference(connection, text, actor.id)
        if (
            not query.filters
            and actor.may("customers.read")
            and (kind == "customers" or (kind is None and first))
        ):
            most = limit if kind else CUSTOMERS_AMONG_ALL
            rows = await customer_search.search(connection, query.text, region, before_id, most)
            if len(rows) > most and kind:
                following = str(rows[most - 1]["id"])
            items += [_customer_hit(row, query.text) for row in rows[:most]]
            if first:
                found = {hit.customer.id for hit in items}
                items += [
                    hit
                    for hit in await _by_object(connection, query.text, most)
                    if hit.customer.id not in found
                ]
        if query.filters and not query.has_words() and kind in (None, "conversations"):
            ids = await find_conversations(connection, narrowed, before_id, limit)
            if len(ids) > limit:
                ids = ids[:limit]
                following = str(ids[-1])
            items += await _conversation_hits(connection, ids, actor.id)
        if kind in (None, "messages"):
            rows = await find_messages(connection, query, narrowed, before_id, limit)
            if len(rows) > limit:
                rows = rows[:limit]
                following = str(rows[-1]["id"])
            items += await _message_hits(connection, rows, query.text, actor.id)
        await record_reads(connection, actor, "search.read", {hit.customer.id for hit in items})
    return Found(items=items, next=following, unclear=query.unclear)


def _read_cursor(cursor: str | None) -> int | None:
    if not cursor:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise InvalidInput(
            "this cursor is not valid: begin without one", fields={"cursor": "not valid"}
        )
    return int(cursor)


async def _by_reference(
    source: Connection | Database, text: str, agent_id: int | None
) -> list[Hit]:
    conversation_id = ref.decode(text)
    if conversation_id is None:
        return []
    found = await source.fetchval(
        "SELECT coalesce(merged_into, id) FROM conversations WHERE id = $1", conversation_id
    )
    return [
        _conversation_hit(conversation, conversation.ref, hit=True)
        for conversation in await summaries.load(source, [found] if found else [], agent_id)
    ]


async def _conversation_hits(
    source: Connection | Database, ids: Sequence[int], agent_id: int | None
) -> list[Hit]:
    known = {each.id: each for each in await summaries.load(source, ids, agent_id)}
    return [_conversation_hit(known[i], known[i].preview, hit=False) for i in ids if i in known]


def _conversation_hit(conversation: Conversation, text: str, *, hit: bool) -> Hit:
    return Hit(
        kind="conversation",
        customer=conversation.customer,
        fragments=[Fragment(text=text, hit=hit)] if text else [],
        at=conversation.last_message_at,
        conversation_id=conversation.id,
        conversation=conversation,
    )


async def _by_object(source: Connection | Database, text: str, most: int) -> list[Hit]:
    """Customers by what other systems know of them: a contract, an order."""
    return [
        Hit(
            kind="customer",
            customer=CustomerName(id=owner.id, display_name=owner.display_name),
            fragments=highlight(
                " — ".join(dict.fromkeys((owner.display_name, each.title, each.external_id))),
                text,
            ),
        )
        for each in await objects.search(source, text, None, most)
        for owner in each.customers[:1]
    ][:most]


# -- messages -----------------------------------------------------------------------------------

_ROWS = """
SELECT m.id, m.conversation_id, m.said_at, m.content->>'text' AS text,
       m.content->>'subject' AS subject
"""
_SHOWN = "m.search @@ q.query AND m.deleted_at IS NULL AND m.direction <> 'event'"


async def find_messages(
    source: Connection | Database,
    query: Query,
    narrowed: Narrowed,
    before_id: int | None,
    limit: int,
) -> list[asyncpg.Record]:
    """Messages that hold all words (the last one as the beginning of a word), the newest first, at
    most `limit` + 1."""
    words = query.tsquery()
    if not words or narrowed.nothing:
        return []
    last = before_id if before_id is not None else 2**62
    values = [words, last, limit + 1, *narrowed.values]
    if await _estimate(source, words) > RARE_MESSAGES:
        recent = await source.fetch(recent_statement(narrowed.of_messages), *values)
        if len(recent) > limit:
            return recent
    return await source.fetch(indexed_statement(narrowed.of_messages), *values)


async def find_conversations(
    source: Connection | Database, narrowed: Narrowed, before_id: int | None, limit: int
) -> list[int]:
    """Conversations that operators alone ask for, the latest first, at most `limit` + 1."""
    if narrowed.nothing:
        return []
    rows = await source.fetch(
        conversations_statement(narrowed.of_conversations),
        "",
        before_id,
        limit + 1,
        *narrowed.values,
    )
    return [row["id"] for row in rows]


async def _estimate(source: Connection | Database, query: str) -> float:
    """How many messages hold this, as the planner reckons, without reading any."""
    plan = await source.fetchval(
        "EXPLAIN (FORMAT JSON) SELECT FROM messages"
        " WHERE search @@ to_tsquery('simple', fold($1::text))",
        query,
    )
    return float(msgspec.json.decode(plan)[0]["Plan"]["Plan Rows"])


def recent_statement(narrowed: str = "") -> str:
    """Walks back over the latest messages only."""
    return f"""
        {_ROWS}
        FROM (SELECT to_tsquery('simple', fold($1)) AS query) AS q,
             (SELECT * FROM messages WHERE id < $2 ORDER BY id DESC LIMIT {RECENT_MESSAGES}) AS m
             {_joined(narrowed)}
        WHERE {_SHOWN} {narrowed}
        ORDER BY m.id DESC LIMIT $3
    """


def indexed_statement(narrowed: str = "") -> str:
    """Takes all that the index finds; the materialised step keeps the planner from walking."""
    return f"""
        WITH found AS MATERIALIZED (
          SELECT m.id FROM (SELECT to_tsquery('simple', fold($1)) AS query) AS q,
            messages AS m {_joined(narrowed)}
          WHERE {_SHOWN} AND m.id < $2 {narrowed}
        )
        {_ROWS}
        FROM (SELECT id FROM found ORDER BY id DESC LIMIT $3) AS f
        JOIN messages AS m ON m.id = f.id
        ORDER BY m.id DESC
    """


def conversations_statement(narrowed: str) -> str:
    """Walks the conversations from the latest on, or takes what an index of the conditions finds."""
    return f"""
        SELECT c.id FROM conversations AS c
        WHERE c.merged_into IS NULL AND $1::text IS NOT NULL {narrowed}
          AND ($2::bigint IS NULL OR (c.last_message_at, c.id)
               < (SELECT b.last_message_at, b.id FROM conversations AS b WHERE b.id = $2))
        ORDER BY c.last_message_at DESC, c.id DESC LIMIT $3
    """


def _joined(narrowed: str) -> str:
    return "JOIN conversations AS c ON c.id = m.conversation_id" if narrowed else ""


def tsquery(text: str) -> str:
    """The query for to_tsquery of plain words: every one, quoted; the last may go on. "" for none."""
    return Query(words=words_of(text)).tsquery()


async def _message_hits(
    source: Connection | Database,
    rows: Sequence[asyncpg.Record],
    text: str,
    agent_id: int | None,
) -> list[Hit]:
    known = {
        each.id: each
        for each in await summaries.load(source, [row["conversation_id"] for row in rows], agent_id)
    }
    return [
        Hit(
            kind="message",
            customer=known[row["conversation_id"]].customer,
            fragments=highlight(_place(row), text),
            at=row["said_at"],
            conversation_id=row["conversation_id"],
            message_id=row["id"],
            conversation=known[row["conversation_id"]],
        )
        for row in rows
    ]


def _place(row: asyncpg.Record) -> str:
    return " — ".join(part for part in (row["subject"], row["text"]) if part)


def _customer_hit(row: asyncpg.Record, text: str) -> Hit:
    name, address = row["display_name"], row["address"]
    shown = f"{name} ({address})" if name and address else name or address or ""
    return Hit(
        kind="customer",
        customer=CustomerName(
            id=row["id"], display_name=row["display_name"], language=row["language"]
        ),
        fragments=highlight(shown, text),
    )


# -- highlights ---------------------------------------------------------------------------------

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """As the database's fold(): lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def highlight(text: str, query: str) -> list[Fragment]:
    """The part of `text` around the first hit, cut into pieces that are hits and pieces that aren't."""
    wanted: list[str] = []
    for word in words_of(query):
        wanted += re.findall(r"\w+", fold(word))
    flat = " ".join(text.split())
    spans: list[tuple[int, int]] = []
    for match in re.finditer(r"\w+", flat[:20_000]):
        folded = fold(match.group())
        for index, word in enumerate(wanted):
            whole = folded == word or (index == len(wanted) - 1 and folded.startswith(word))
            if whole:
                spans.append(match.span())
                break
    first = spans[0][0] if spans else 0
    begin = 0 if first < FRAGMENT_CHARACTERS // 2 else first - FRAGMENT_CHARACTERS // 3
    if begin:
        begin = flat.rfind(" ", 0, begin) + 1
    end = begin + FRAGMENT_CHARACTERS
    pieces: list[Fragment] = []

    def add(piece: str, *, hit: bool) -> None:
        if piece:
            pieces.append(Fragment(text=piece, hit=hit))

    at = begin
    add("…" if begin else "", hit=False)
    for start, stop in spans:
        if start < at or stop > end:
            continue
        add(flat[at:start], hit=False)
        add(flat[start:stop], hit=True)
        at = stop
    add(flat[at:end], hit=False)
    add("…" if len(flat) > end else "", hit=False)
    return pieces
