"""The page behind a link to continue: whose it is, in the visitor's language, and nothing of a customer."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from onethread import clock
from onethread.channels.load import Channels
from onethread.conversations import elsewhere_tokens as tokens
from onethread.database.engine import Database
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.settings import Settings
from onethread.web import assemble
from tests.world import World

VAULT = Vault([bytes(KEY_BYTES)])


@pytest.fixture
async def visitor(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    app = assemble(Settings(), "postgresql://unused")
    channels = Channels(database, VAULT)
    app.state.update({"database": database, "vault": VAULT, "channels": channels})
    await database.execute("DELETE FROM organisation")
    await database.execute(
        "INSERT INTO organisation (name, language, region) VALUES ('Woonstichting <De Linde>', 'nl', 'NL')"
    )
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),  # type: ignore[arg-type]
        base_url="http://desk.example",
    ) as client:
        yield client


async def link(database: Database, channel: int, *, used: bool = False) -> str:
    """A link given to Fatima in her conversation about a leak."""
    world = World(database)
    heard = await world.hear(channel, "31612345678", "leaking tap", name="Fatima de Boer")
    token = tokens.make(VAULT)
    await database.execute(
        "INSERT INTO continuations (secret_hash, kind, conversation_id, customer_id, channel_id, carries,"
        " made_at, expires_at, used_at) VALUES ($1, 'link', $2, $3, $4, 1, now(), now() + '1 day', $5)",
        tokens.hash_of(VAULT, token),
        heard.conversation_id,
        await world.customer_of(heard.conversation_id),
        channel,
        clock.now() if used else None,
    )
    return f"/c/{token}"


async def brand(database: Database, channel: int, logo: str = "https://www.eik.example/l.png") -> None:
    await database.execute(
        "WITH made AS (INSERT INTO brands (name, colour, logo, language)"
        " VALUES ('De Eik', '#ffd500', $2, 'fr') RETURNING id)"
        " UPDATE channels SET brand_id = (SELECT id FROM made) WHERE id = $1",
        channel,
        logo,
    )


async def chat(database: Database) -> int:
    channel = await World(database).channel("webchat", "Site")
    await database.execute("UPDATE channels SET config = '{\"title\": \"Chat\"}' WHERE id = $1", channel)
    return channel


async def test_it_tells_whose_it_is_and_nothing_of_the_customer(
    visitor: httpx.AsyncClient, database: Database
) -> None:
    channel = await chat(database)
    path = await link(database, channel)
    plain = await visitor.get(path, headers={"Accept-Language": "de-DE,de;q=0.9"})
    assert plain.status_code == 200
    assert 'lang="de"' in plain.text
    assert "<b>Woonstichting &lt;De Linde&gt;</b>" in plain.text
    assert "img-src" not in plain.headers["content-security-policy"]
    assert path in plain.text
    await brand(database, channel)
    branded = await visitor.get(path)
    # A visitor who doesn't say what they speak is spoken to as the brand speaks.
    assert 'lang="fr"' in branded.text
    assert "<b>De Eik</b>" in branded.text
    assert '<img src="https://www.eik.example/l.png" alt=""' in branded.text
    assert "--brand: #ffd500;\n  --on: #000000" in branded.text
    assert "img-src https://www.eik.example;" in branded.headers["content-security-policy"]
    for page in (plain, branded):
        assert not any(word in page.text for word in ("Fatima", "31612345678", "leaking"))


async def test_when_it_is_over_it_tells_whose_it_was_and_one_that_never_was_only_who_is_here(
    visitor: httpx.AsyncClient, database: Database
) -> None:
    channel = await chat(database)
    await brand(database, channel, logo="https://x.nl; script-src *")
    over = await visitor.get(await link(database, channel, used=True))
    assert over.status_code == 404
    assert "<b>De Eik</b>" in over.text
    assert "script-src" not in over.headers["content-security-policy"] + over.text
    for never in ("/c/go-" + "a" * 32, f"/c/{tokens.make(VAULT)}/chat"):
        page = await visitor.get(never, headers={"Accept-Language": "en"})
        assert page.status_code == 404
        assert "De Eik" not in page.text
        assert "<b>Woonstichting &lt;De Linde&gt;</b>" in page.text
    await database.execute("DELETE FROM organisation")
    assert "<header>" not in (await visitor.get("/c/x")).text
