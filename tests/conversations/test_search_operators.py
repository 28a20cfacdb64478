"""Searching with operators: what is found, in which order, and which indexes it goes by."""

from __future__ import annotations

from datetime import date

import pytest

from onethread.access import SYSTEM, Actor
from onethread.bench.timeline import fill
from onethread.conversations.narrow import narrow
from onethread.conversations.search import conversations_statement, indexed_statement, search
from onethread.conversations.search_rules import read
from onethread.database.engine import Database
from tests.conversations.test_plans import explain
from tests.world import World


class Found:
    """Five conversations, each with something of its own, and what a search finds of them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.world = World(database)
        self.ids: list[int] = []
        self.ada: Actor

    async def fill(self) -> None:
        self.ada = await self.world.agent("Ada de Boer")
        bea = await self.world.agent("Bea")
        whatsapp = await self.world.channel("whatsapp", "WhatsApp Noord")
        mail = await self.world.channel("email", "Service mail")
        for number, (name, text, subject) in enumerate(
            [
                ("Jan Jansen", "The lift is stuck again", None),
                ("Fatima Yılmaz", "The stairs are dirty, the lift works", None),
                ("Jan de Vries", "Where is my invoice", "Invoice of March"),
                ("Sofie Peeters", "The lift is stuck, and so am I", None),
                ("Ahmed el Idrissi", "Stuck: the lift is", None),
            ]
        ):
            received = await self.world.hear(
                mail if number == 2 else whatsapp,
                "jan@example.org" if number == 2 else f"+3161234000{number}",
                text,
                scheme="email" if number == 2 else "phone",
                name=name,
                subject=subject,
            )
            self.ids.append(received.conversation_id)
        a, b, c, d, e = self.ids
        run = self.database.execute
        await run("UPDATE conversations SET assignee_id = $2 WHERE id = $1", a, self.ada.id)
        await run("UPDATE conversations SET assignee_id = $2 WHERE id = $1", b, bea.id)
        await run("INSERT INTO tags (id, name) VALUES (1, 'lift storing'), (2, 'schoonmaak')")
        await run("INSERT INTO teams (id, name) VALUES (1, 'Technische dienst')")
        await run("UPDATE conversations SET tag_ids = '{1}' WHERE id = ANY($1)", [a, d])
        await run("UPDATE conversations SET team_id = 1 WHERE id = $1", d)
        await run(
            "UPDATE conversations SET status = 'resolved', resolved_at = now() WHERE id = $1", e
        )
        await run(
            "UPDATE messages SET content = content || '{\"attachments\": [{}]}' WHERE"
            " conversation_id = $1",
            c,
        )

    async def find(self, text: str) -> list[int]:
        """Places in `ids`, two at a time."""
        found: list[int] = []
        cursor = None
        while True:
            page = await search(self.database, self.ada, text, None, cursor, 2, "NL")
            found += [
                self.ids.index(hit.conversation_id)
                for hit in page.items
                if hit.conversation_id is not None
            ]
            cursor = page.next
            if cursor is None:
                return found


@pytest.fixture(name="found")
async def _found(database: Database) -> Found:
    found = Found(database)
    await found.fill()
    return found


async def test_operators_narrow_messages_and_find_conversations(found: Found) -> None:
    cases = {
        "lift": [4, 3, 1, 0],
        '"lift is stuck"': [3, 0],
        "lift -stairs": [4, 3, 0],
        "lift from:jansen": [0],
        "from:jan": [2, 0],
        "from:jan@example.org": [2],
        "-from:jan": [4, 3, 1],
        "lift channel:noord": [4, 3, 1, 0],
        "channel:email": [2],
        'kanaal:"service mail"': [2],
        "lift -channel:whatsapp": [],
        "assignee:me": [0],
        "assignee:bea": [1],
        "assignee:boer lift": [0],
        "eigenaar:niemand": [4, 3, 2],
        "-assignee:nobody": [1, 0],
        "-assignee:me lift": [4, 3, 1],
        'tag:"lift storing"': [3, 0],
        "label:lift -assignee:me": [3],
        "tag:schoonmaak": [],
        "tag:unheard": [],
        "-tag:unheard status:resolved": [4],
        "team:dienst": [3],
        "status:resolved": [4],
        "lift status:open": [3, 1, 0],
        "-status:open": [4],
        "has:attachment": [2],
        "invoice heeft:bijlage": [2],
        "lift has:attachment": [],
        "subject:march": [2],
        "before:2026-11-24": [4, 3, 2, 1, 0],
        "after:2026-11-24": [],
        "lift after:2026-11-23 before:2026-11-24": [4, 3, 1, 0],
        "status:purple lift": [4, 3, 1, 0],
    }
    assert {text: await found.find(text) for text in cases} == cases


async def test_what_was_not_understood_is_told(found: Found) -> None:
    page = await search(found.database, found.ada, "lift before:soon", None, None, 20, "NL")
    assert page.unclear == ["before:soon"]
    assert len(page.items) == 4


async def test_operators_go_by_indexes(database: Database) -> None:
    await fill(database, 8000, 800, lambda step, done: None)
    await database.execute("INSERT INTO tags (id, name) VALUES (1, 'rare')")
    await database.execute("UPDATE conversations SET tag_ids = '{1}' WHERE id % 400 = 0")
    await database.execute("VACUUM ANALYZE conversations")
    name = await database.fetchval("SELECT display_name FROM customers WHERE id = 700")
    for text in ("tag:rare", f'from:"{name}"', "has:attachment", "status:snoozed"):
        async with database.connection() as connection:
            query = read(text, date(2026, 11, 26))
            narrowed = await narrow(connection, query, _everything(), "NL")
        sql = conversations_statement(narrowed.of_conversations)
        nodes = await explain(database, sql, ["", None, 21, *narrowed.values])
        assert not {n.get("Relation Name") for n in nodes if n["Node Type"] == "Seq Scan"} & {
            "messages",
            "conversations",
            "customers",
        }, text
    async with database.connection() as connection:
        query = read(f'ref7777 from:"{name}"', date(2026, 11, 26))
        narrowed = await narrow(connection, query, _everything(), "NL")
    values = [query.tsquery(), 2**62, 21, *narrowed.values]
    nodes = await explain(database, indexed_statement(narrowed.of_messages), values)
    assert not {n.get("Relation Name") for n in nodes if n["Node Type"] == "Seq Scan"} & {
        "messages",
        "conversations",
    }


def _everything() -> Actor:
    import msgspec

    return msgspec.structs.replace(SYSTEM, permissions=frozenset({"customers.read"}))
