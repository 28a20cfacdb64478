"""What anyone can read and what nobody else should: comments answered in public and in private."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from onethread.access import Actor
from onethread.conversations import legs, messages
from onethread.errors import InvalidInput
from tests.flows.conftest import Post
from tests.flows.pigeon import PIGEON
from tests.world import World


@pytest.fixture
async def agent(pigeons: Post) -> Actor:
    return await World(pigeons.database).agent()


async def leg_of(pigeons: Post, scheme: str) -> int:
    leg_id: int = await pigeons.database.fetchval(
        "SELECT l.id FROM legs AS l JOIN identities AS i ON i.id = l.identity_id WHERE i.scheme = $1",
        scheme,
    )
    return leg_id


def sent(pigeons: Post) -> list[dict[str, Any]]:
    return [msgspec.json.decode(body) for body in pigeons.loft.of("POST /send")]


async def test_a_private_answer_to_a_comment_goes_on_in_private_in_the_same_conversation(
    pigeons: Post, agent: Actor
) -> None:
    await pigeons.hear(id="c1", text="My parcel is late!", public=True, **{"from": "jan"})
    page = await leg_of(pigeons, "page")
    pigeons.loft.on("POST /send", {"id": "a1"}, {"id": "a2", "learnt": ["jan-in-private"]})

    first = await pigeons.answer(agent, page, "Sorry, we look into it.")
    second = await pigeons.answer(agent, page, "What is your address?", public=False)

    assert [letter["public"] for letter in sent(pigeons)] == [True, False]
    assert [each.content.public for each in (first, second)] == [True, False]
    shown = await messages.load(pigeons.database, [first.id, second.id])
    assert {each.id: each.content.public for each in shown} == {first.id: True, second.id: False}
    row = await pigeons.database.fetchrow(
        "SELECT customer_id, assurance, source FROM identities WHERE value = 'jan-in-private'"
    )
    customer_id = await pigeons.database.fetchval("SELECT customer_id FROM conversations")
    assert dict(row or {}) == {"customer_id": customer_id, "assurance": 2, "source": "pigeon"}
    told = await pigeons.database.fetchval(
        "SELECT count(*) FROM audit WHERE action = 'identity.added' AND customer_id = $1",
        customer_id,
    )
    assert told == 1

    await pigeons.hear(id="p1", text="Parkweg 12", **{"from": "jan-in-private"})
    rows = await pigeons.database.fetch(
        "SELECT conversation_id, content->>'text' AS text FROM messages ORDER BY id"
    )
    assert len({row["conversation_id"] for row in rows}) == 1
    assert [row["text"] for row in rows][-1] == "Parkweg 12"
    private = await leg_of(pigeons, "pigeon")
    found = await legs.load(pigeons.database, [rows[0]["conversation_id"]])
    assert {leg.id: (leg.public, leg.private_reply) for leg in found} == {
        page: (True, True),
        private: (False, False),
    }
    assert found[0].revisions == ("edit", "delete")
    # What is private stays so.
    with pytest.raises(InvalidInput, match="in private"):
        await pigeons.answer(agent, private, "Thanks!", public=True)


async def test_an_identity_that_somebody_has_stays_theirs(pigeons: Post, agent: Actor) -> None:
    await pigeons.hear(id="p1", text="Hello", **{"from": "piet"})
    owner = await pigeons.database.fetchval("SELECT customer_id FROM identities")
    await pigeons.hear(id="c1", text="Bad service", public=True, **{"from": "jan"})
    pigeons.loft.on("POST /send", {"id": "a1", "learnt": ["piet", "", "jan-2"]})
    await pigeons.answer(agent, await leg_of(pigeons, "page"), "Sorry")
    rows = await pigeons.database.fetch("SELECT value, customer_id FROM identities")
    whose = {row["value"]: row["customer_id"] for row in rows}
    assert whose == {"piet": owner, "jan": whose["jan"], "jan-2": whose["jan"]}
    assert whose["jan"] != owner


async def test_where_all_is_public_an_answer_cannot_be_private(
    pigeons: Post, agent: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = msgspec.structs.replace(PIGEON.manifest, private_reply=False)
    pigeons.become(monkeypatch, msgspec.structs.replace(PIGEON, manifest=manifest))
    await pigeons.hear(id="c1", text="Bad service", public=True)
    with pytest.raises(InvalidInput, match="can't answer in private"):
        await pigeons.answer(agent, await leg_of(pigeons, "page"), "Sorry", public=False)


async def test_a_channel_that_takes_so_many_answers_takes_no_more(
    pigeons: Post, agent: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = msgspec.structs.replace(PIGEON.manifest.limits, messages_per_window=2)
    manifest = msgspec.structs.replace(PIGEON.manifest, limits=limits)
    pigeons.become(monkeypatch, msgspec.structs.replace(PIGEON, manifest=manifest))
    await pigeons.hear(id="p1", text="Hello")
    leg_id = await leg_of(pigeons, "pigeon")
    conversation_id = await pigeons.database.fetchval("SELECT id FROM conversations")
    pigeons.loft.on("POST /send", *({"id": f"a{n}"} for n in range(9)))

    await pigeons.answer(agent, leg_id, "One")
    [leg] = await legs.load(pigeons.database, [conversation_id])
    assert (leg.can_reply, leg.window.open) == (True, True)
    await pigeons.answer(agent, leg_id, "Two")
    [leg] = await legs.load(pigeons.database, [conversation_id])
    assert (leg.can_reply, leg.why_code, leg.window.open) == (False, "answers_used", False)
    assert leg.why is not None
    assert "2 answers" in leg.why
    with pytest.raises(InvalidInput, match="2 answers"):
        await pigeons.answer(agent, leg_id, "Three")

    # Asked before the limit was known (or by a held reply): refused when it is to go.
    monkeypatch.setattr("onethread.conversations.reply.check_leg", lambda *_: None)
    third = await pigeons.answer(agent, leg_id, "Three")
    failed = await messages.load_one(pigeons.database, third.id)
    assert failed.failure is not None
    assert failed.failure.code == "window_closed"
    assert [letter["text"] for letter in sent(pigeons)] == ["One", "Two"]
    assert sent(pigeons)[0]["last"].startswith("2026-11-20T09:00:00")

    await pigeons.database.execute("UPDATE legs SET last_inbound_at = now()")
    await pigeons.answer(agent, leg_id, "Four")
    assert sent(pigeons)[-1]["text"] == "Four"
