"""What the audit trail calls the things that its lines are about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from onethread.access import Actor
from onethread.access.audit import Entry
from onethread.access.rules import PERMISSIONS
from onethread.database.engine import Database
from onethread.operations.trail_names import KINDS, Named, look_up, mentioned
from tests.world import World

EVERYTHING = Actor(kind="agent", id=1, name="Ada", permissions=frozenset(PERMISSIONS))


def entry(action: str, kind: str | None, number: object, **detail: Any) -> Entry:
    return Entry(
        id=1,
        at=datetime(2026, 11, 24, tzinfo=UTC),
        actor_kind="agent",
        actor_id=1,
        actor_name="Ada",
        action=action,
        subject_kind=kind,
        subject_id=None if number is None else str(number),
        customer_id=None,
        address=None,
        detail=detail,
    )


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (entry("team.made", "team", 3, member_ids=[1, 2]), {("team", 3), ("agent", 1), ("agent", 2)}),
        (entry("conversation.merged", "conversation", 3, into=4), {("conversation", n) for n in (3, 4)}),
        (entry("tag.merged", "tag", 3, into="Damp", into_id=4), {("tag", 3), ("tag", 4)}),
        (entry("agent.changed", "agent", 3, role_id={"from": None, "to": 5}), {("agent", 3), ("role", 5)}),
        (entry("inbox.read", "inbox", 0, customer_ids=[1] * 10 + [2]), {("customer", 1)}),
        (entry("file.read", "file", "a" * 64), set()),
        (entry("x.y", "customer", "9" * 30, team_id="\x00", agent_id=True), set()),
    ],
)  # fmt: skip
def test_what_lines_tell_of_by_number(line: Entry, found: set[tuple[str, int]]) -> None:
    assert mentioned([line]) == found


async def test_names_are_those_that_the_reader_may_see(database: Database) -> None:
    world = World(database)
    channel = await world.channel()
    received = await world.hear(channel, "31612345678", "leaking tap", name="Fatima de Boer")
    customer = await world.customer_of(received.conversation_id)
    owner = await database.fetchval(
        "INSERT INTO agents (email, name, role) VALUES ('b@example.org', 'Bram', 'agent') RETURNING id"
    )
    ada = await database.fetchval(
        "INSERT INTO agents (email, name, role) VALUES ('a@example.org', 'Ada', 'agent') RETURNING id"
    )
    view = await database.fetchval(
        "INSERT INTO views (name, owner_id, conditions) VALUES ('My own', $1, '{}') RETURNING id",
        owner,
    )
    await database.execute("UPDATE conversations SET subject = 'Leak'")
    await database.execute("UPDATE channels SET name = 'Post', state = 'deleted'")
    asked = [
        ("customer", customer),
        ("customer", 999_999),
        ("message", received.message_id),
        ("channel", channel),
        ("view", view),
        ("agent", owner),
        ("robot", 1),
    ]
    reader = Actor(kind="agent", id=ada, permissions=EVERYTHING.permissions)
    opens = f"conversation:{received.conversation_id}"
    assert await look_up(database, reader, asked) == {
        f"customer:{customer}": Named(name="Fatima de Boer", opens=f"customer:{customer}"),
        "customer:999999": Named(state="gone"),
        f"message:{received.message_id}": Named(name="Leak", opens=opens),
        f"channel:{channel}": Named(name="Post", state="gone"),
        f"view:{view}": Named(state="hidden"),
        f"agent:{owner}": Named(name="Bram", opens=f"agent:{owner}"),
    }
    # A role with nothing but the trail reads no names, and doesn't learn whether things are there.
    auditor = Actor(kind="agent", id=ada, permissions=frozenset({"audit.read"}))
    assert {each.state for each in (await look_up(database, auditor, asked)).values()} == {"hidden"}


async def test_every_kind_of_thing_can_be_asked_for_at_once(database: Database) -> None:
    found = await look_up(database, EVERYTHING, [(kind, 999_999) for kind in KINDS])
    assert found == {f"{kind}:999999": Named(state="gone") for kind in KINDS}
