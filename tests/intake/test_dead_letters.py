"""Dead letters: listed without their words, read by few, discarded with a reason, tried again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from litestar import Litestar, Router
from litestar.connection import ASGIConnection
from litestar.di import Provide

from onethread.access import AccessPlugin, Actor
from onethread.database.engine import Database
from onethread.intake.api import CONTROLLERS
from onethread.intake.show_payload import SHOWN_BYTES, show
from onethread.operations.problems import HANDLERS
from tests.world import World

MAIL = b"Subject: Lift\r\nFrom: =?utf-8?q?J=C3=B6?= <j@example.org>\r\n\r\nIt is stuck\r\n"


def test_a_payload_is_made_legible() -> None:
    shown = show(b'{"a":[1,{"b":"\xc3\xa9"}]}')
    assert (shown.kind, shown.text) == (
        "json",
        '{\n  "a": [\n    1,\n    {\n      "b": "é"\n    }\n  ]\n}',
    )
    mail = show(MAIL)
    assert (mail.kind, mail.text.strip()) == ("mail", "It is stuck")
    assert mail.headers[0] == ("Subject", "Lift")
    assert show(b"just words").kind == "text"
    dump = show(b"\x00\x01GIF")
    assert dump.kind == "bytes"
    assert dump.text.startswith("00000000  00 01 47 49 46")
    assert dump.text.endswith("..GIF")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"\xff\xfe" * 50,
        b":\n\n",
        b"a: b\n\n" + b"x" * 200_000,
        MAIL[:20],
    ],
)
def test_no_payload_is_too_odd_to_show(body: bytes) -> None:
    assert len(show(body).text) <= SHOWN_BYTES


@pytest.fixture(name="client")
async def _client(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """Its header `may` says what the caller may do."""

    async def authenticate(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
        may = frozenset(connection.headers.get("may", "").split())
        return Actor(kind="agent", id=1, name="Ada", permissions=may)

    app = Litestar(
        [Router("/api", route_handlers=CONTROLLERS)],
        plugins=[AccessPlugin(authenticate, lambda scope: "192.0.2.1")],
        dependencies={"database": Provide(lambda: database, sync_to_thread=False)},
        exception_handlers=HANDLERS,
        openapi_config=None,
        logging_config=None,
    )
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
        base_url="http://test/api/dead-letters",
        headers={"May": "intake.repair intake.payload", "X-Onethread": "1"},
    ) as client:
        yield client


async def bury(database: Database, channel: int, count: int = 1) -> list[int]:
    """Some dead letters of a channel; their ids."""
    rows = await database.fetch(
        """
        WITH e AS (
          INSERT INTO envelopes (channel_id, received_at, headers, body)
          SELECT $1, now(), '{"content-type": "message/rfc822"}', $2 FROM generate_series(1, $3)
          RETURNING id
        )
        INSERT INTO dead_letters (envelope_id, channel_id, reason)
        SELECT id, $1, 'it is cut off' FROM e RETURNING envelope_id
        """,
        channel,
        MAIL,
        count,
    )
    return sorted(row["envelope_id"] for row in rows)


async def test_the_words_are_for_few_and_that_they_were_read_is_in_the_trail(
    client: httpx.AsyncClient, database: Database
) -> None:
    world = World(database)
    await world.agent()
    [letter] = await bury(database, await world.channel("email", "Mail"))
    [item] = (await client.get("/", headers={"May": "intake.repair"})).json()["items"]
    assert (item["reason"], item["channel_name"], item["size_bytes"]) == (
        "it is cut off",
        "Mail",
        len(MAIL),
    )
    assert "stuck" not in str(item)
    refused = await client.get(f"/{letter}/payload", headers={"May": "intake.repair"})
    assert refused.status_code == 403
    seen = (await client.get(f"/{letter}/payload")).json()
    assert seen["content"]["kind"] == "mail"
    assert seen["came_with"] == {"content-type": "message/rfc822"}
    line = await database.fetchrow("SELECT * FROM audit WHERE action = 'dead_letter.read'")
    assert line is not None
    assert line["subject_id"] == str(letter)
    assert (await client.get("/999/payload")).status_code == 404


async def test_one_is_discarded_with_a_reason_and_can_still_be_tried_again(
    client: httpx.AsyncClient, database: Database
) -> None:
    world = World(database)
    ada = await world.agent()
    channel = await world.channel("email", "Mail")
    one, two = await bury(database, channel, 2)
    assert (await client.post(f"/{one}/discard", json={"reason": " "})).status_code == 422
    assert (await client.post(f"/{one}/discard", json={"reason": "Spam"})).status_code == 204
    assert (await client.post(f"/{one}/discard", json={"reason": "Spam"})).status_code == 404
    assert [each["envelope_id"] for each in (await client.get("/")).json()["items"]] == [two]
    [gone] = (await client.get("/?discarded=true")).json()["items"]
    assert (gone["discard_reason"], gone["discarded_by"]) == ("Spam", ada.name)
    # All at once means all that were not discarded.
    assert (await client.post("/retry", json={"channel_id": channel})).json() == {"count": 1}
    assert (await client.post(f"/{one}/retry")).json() == {"count": 1}
    queued = await database.fetch("SELECT envelope_id FROM intake_queue ORDER BY 1")
    assert [row["envelope_id"] for row in queued] == [one, two]
    assert (await client.get("/?discarded=true")).json()["items"] == []


async def test_many_are_listed_page_by_page(client: httpx.AsyncClient, database: Database) -> None:
    world = World(database)
    buried = await bury(database, await world.channel(), 120)
    seen: list[int] = []
    cursor = ""
    while True:
        page = (await client.get(f"/?{cursor}")).json()
        seen += [each["envelope_id"] for each in page["items"]]
        if page["next"] is None:
            break
        cursor = f"cursor={page['next']}"
    assert seen == buried[::-1]
    assert (await client.get("/?cursor=x")).status_code == 422
