"""A customer with a long history, on a served system: what an agent scrolls through."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from onethread import clock
from onethread.access import SYSTEM
from onethread.agents.set_up import add_agent
from onethread.database.engine import Database
from onethread.files import FileStore
from tests.running import Running, running

EMAIL, PASSWORD = "ada@example.org", "violet kayak thursday"
CONNECTORS = ("webchat", "email", "whatsapp")
SAYINGS = (
    "de lift staat alweer stil en mijn moeder van 83 komt niet meer naar beneden",
    "kan er vandaag nog iemand komen kijken, wij wachten al sinds dinsdag op de monteur",
    "bedankt alvast en groeten van ons allemaal",
)
WORDS = " ".join(SAYINGS).split()
_MESSAGE = """
INSERT INTO messages (conversation_id, leg_id, direction, said_at, received_at, agent_id, assurance,
                      content, search, headers, state, state_at, failure, reactions)
SELECT conversation, leg, direction, at, at, agent, CASE direction WHEN 'in' THEN 2 END, content,
       to_tsvector('simple', fold(content->>'text')), headers, state,
       CASE WHEN state IS NOT NULL THEN at END, failure, nullif(reactions->'all', 'null')
FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[], $5::bigint[], $6::jsonb[],
            $7::jsonb[], $8::text[], $9::jsonb[], $10::jsonb[])
  AS t(conversation, leg, direction, at, agent, content, headers, state, failure, reactions)
RETURNING id
"""


@asynccontextmanager
async def office(database_url: str, folder: Path) -> AsyncIterator[Running]:
    """A web server with one agent."""
    async with running(database_url, folder, roles="web", worker_processes=1) as system:
        await add_agent(
            system.database, SYSTEM, name="Ada Bakker", role="administrator", email=EMAIL,
            password=PASSWORD,
        )  # fmt: skip
        yield system


class History:
    """Writes matters of one customer straight into the tables, as intake would have."""

    def __init__(self, database: Database, seed: int = 1) -> None:
        self.database = database
        self.random = random.Random(seed)
        self.customer = 0
        self.agent = 0
        self.channels: dict[str, int] = {}
        self.identities: dict[str, int] = {}

    async def begin(self, name: str = "Fatima de Boer") -> None:
        """The customer, with an address for each channel."""
        self.agent = await self.database.fetchval("SELECT min(id) FROM agents")
        self.customer = await self.database.fetchval(
            "INSERT INTO customers (display_name, language) VALUES ($1, 'nl') RETURNING id", name
        )
        addresses = (
            ("visitor", "v-41"),
            ("email", "fatima@post.example"),
            ("phone", "+31612345678"),
        )
        for connector, (scheme, value) in zip(CONNECTORS, addresses, strict=True):
            found = await self.database.fetchval(
                "SELECT id FROM channels WHERE connector = $1", connector
            )
            self.channels[connector] = found or await self.database.fetchval(
                "INSERT INTO channels (key, connector, name) VALUES ($1, $2, $3) RETURNING id",
                f"key-{connector}",
                connector,
                {"webchat": "Chat De Linde", "email": "info@delinde.example"}.get(
                    connector, "WhatsApp Nederland"
                ),
            )
            self.identities[connector] = await self.database.fetchval(
                "INSERT INTO identities (customer_id, scheme, value, match_key, assurance, source)"
                " VALUES ($1, $2, $3, $4, 2, 'test') RETURNING id",
                self.customer,
                scheme,
                value,
                f"{value} {self.customer}",
            )

    async def matter(
        self,
        subject: str,
        began: datetime,
        contents: Sequence[tuple[str, str | None, dict[str, Any]]],
        *,
        status: str = "open",
        step: timedelta = timedelta(minutes=7),
    ) -> tuple[int, list[int]]:
        """A conversation of (direction, connector, content…); its id and its messages'. Of a content the
        keys `_headers`, `_state`, `_failure` and `_reactions` belong to the message."""
        last = began + step * (len(contents) - 1)
        used = list(dict.fromkeys(c for _, c, _ in contents if c))
        conversation = await self.database.fetchval(
            """
            INSERT INTO conversations (customer_id, subject, status, assignee_id, resolved_at,
              last_message_at, last_inbound_at, preview, channel_ids, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9) RETURNING id
            """,
            self.customer, subject, status, self.agent, last if status == "resolved" else None,
            last, contents[-1][2].get("text", "")[:80], [self.channels[c] for c in used], began,
        )  # fmt: skip
        legs = {
            connector: await self.database.fetchval(
                "INSERT INTO legs (conversation_id, channel_id, identity_id, address,"
                " last_inbound_at) SELECT $1, $2, i.id, i.value, $4 FROM identities AS i"
                " WHERE i.id = $3 RETURNING id",
                conversation,
                self.channels[connector],
                self.identities[connector],
                last,
            )
            for connector in used
        }
        plain = [{k: v for k, v in c.items() if k[0] != "_"} for _, _, c in contents]
        rows = await self.database.fetch(
            _MESSAGE,
            [conversation] * len(contents),
            [legs[c] if c else None for _, c, _ in contents],
            [direction for direction, _, _ in contents],
            [began + step * n for n in range(len(contents))],
            [self.agent if direction != "in" else None for direction, _, _ in contents],
            plain,
            [c.get("_headers") for _, _, c in contents],
            [
                c.get("_state", "delivered") if direction == "out" else None
                for direction, _, c in contents
            ],
            [c.get("_failure") for _, _, c in contents],
            [{"all": c.get("_reactions")} for _, _, c in contents],
        )
        return int(conversation), [row["id"] for row in rows]

    def talk(self, count: int) -> list[tuple[str, str | None, dict[str, Any]]]:
        """A conversation of so many messages over all channels, with notes and events in it."""
        told: list[tuple[str, str | None, dict[str, Any]]] = []
        for number in range(count):
            connector = CONNECTORS[(number // 40) % 3]
            kind = self.random.random()
            if kind < 0.03:
                event = {"kind": "assigned", "agent_id": self.agent, "agent_name": "Ada Bakker"}
                told.append(("event", None, {"system": "took", "_headers": {"event": event}}))
            elif kind < 0.07:
                told.append(("note", None, {"text": self.sentence(12)}))
            else:
                direction = "in" if self.random.random() < 0.55 else "out"
                content: dict[str, Any] = {"text": f"{number}: {self.sentence(30)}"}
                if connector == "email" and number % 5 == 0:
                    content["html"] = f"<p>{content['text']}</p><p><b>{self.sentence(8)}</b></p>"
                told.append((direction, connector, content))
        return told

    def sentence(self, most: int) -> str:
        """Words as somebody might type them."""
        words = self.random.choices(WORDS, k=self.random.randint(2, most))
        return " ".join(words).capitalize() + "."


def long_ago(days: float) -> datetime:
    """A moment before now."""
    return clock.now().astimezone(UTC) - timedelta(days=days)


def png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    row = b"\0" + bytes(colour) * width
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


async def keep(files: FileStore, content: bytes, name: str, kind: str = "file") -> dict[str, Any]:
    """An attachment of this content."""
    kept = await files.store(content, name)
    return {
        "kind": kind, "name": name, "media_type": kept.media_type, "file_id": kept.id,
        "size_bytes": kept.size_bytes, "width": kept.width, "height": kept.height,
    }  # fmt: skip


async def sign_in(page: Page, url: str, language: str = "en") -> None:
    """Ada, before her inbox."""
    await page.goto(f"{url}/sign-in")
    await page.fill("input[name=email]", EMAIL)
    await page.fill("input[name=password]", PASSWORD)
    await page.click("button[type=submit]")
    await page.wait_for_url("**/inbox/**")
    await page.evaluate(
        """(language) => fetch('/api/me', {method: 'PATCH', body: JSON.stringify({language}),
             headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})""",
        language,
    )
