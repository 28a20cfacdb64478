"""After any sequence of merges, unmerges, moves and messages, what is so is what the ledger says."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import asyncpg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from onethread.conversations.same_customer import move_identity, unmerge
from onethread.customers.ledger import Line, replay
from onethread.customers.merge import merge
from onethread.customers.survivor import survivor
from onethread.database.embedded import EmbeddedPostgres
from onethread.database.engine import Database
from onethread.errors import InvalidInput
from tests.world import World

T = TypeVar("T")
PEOPLE = 5
who = st.integers(0, PEOPLE - 1)


async def _open(postgres: EmbeddedPostgres, template: str, name: str) -> Database:
    admin = await asyncpg.connect(postgres.url_of("postgres"))
    await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    await admin.close()
    return await Database.connect(postgres.url_of(name), size=2)


@pytest.mark.timeout(240)
def test_the_state_is_the_replay_of_the_ledger(postgres: EmbeddedPostgres, migrated: str) -> None:
    loop = asyncio.new_event_loop()

    def run(work: Coroutine[Any, Any, T]) -> T:
        return loop.run_until_complete(work)

    class Customers(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.database = run(_open(postgres, migrated, "test_ledger"))
            self.world = World(self.database)
            self.ada = run(self.world.agent())
            self.channel = run(self.world.channel())
            self.ids = []
            for number in range(PEOPLE):
                heard = run(self.world.hear(self.channel, f"+3161234000{number}"))
                self.ids.append(run(self.world.customer_of(heard.conversation_id)))
            rows = run(self.database.fetch("SELECT id, customer_id FROM identities ORDER BY id"))
            self.homes = {row["id"]: row["customer_id"] for row in rows}
            self.identities = list(self.homes)
            self.merges: list[int] = []

        def teardown(self) -> None:
            run(self.database.close())

        @rule(one=who, other=who)
        def merged(self, one: int, other: int) -> None:
            try:
                run(merge(self.database, self.ada, self.ids[one], self.ids[other]))
            except InvalidInput:
                return
            self.merges.append(run(self.database.fetchval("SELECT max(id) FROM customer_merges")))

        @precondition(lambda self: self.merges)
        @rule(place=st.integers(0, 99))
        def undone(self, place: int) -> None:
            run(unmerge(self.database, self.ada, self.merges.pop(place % len(self.merges))))

        @rule(identity=who, to=who)
        def moved(self, identity: int, to: int) -> None:
            chosen = self.identities[identity]
            owner = run(
                self.database.fetchval("SELECT customer_id FROM identities WHERE id = $1", chosen)
            )
            try:
                run(move_identity(self.database, self.ada, owner, chosen, self.ids[to]))
            except InvalidInput:
                return

        @rule(person=who, fresh=st.booleans())
        def wrote(self, person: int, fresh: bool) -> None:
            if fresh:
                run(
                    self.database.execute(
                        "UPDATE conversations SET status = 'resolved', resolved_at = '2020-01-01'"
                    )
                )
            run(self.world.hear(self.channel, f"+3161234000{person}"))

        @invariant()
        def the_ledger_tells_it(self) -> None:
            rows = run(self.database.fetch("SELECT * FROM customer_ledger ORDER BY id"))
            lines = [
                Line(
                    kind=row["kind"],
                    customer_id=row["customer_id"],
                    other_id=row["other_id"],
                    identity_id=row["identity_id"],
                    merge_id=row["merge_id"],
                )
                for row in rows
            ]
            owners, merged_into = replay(self.homes, lines)
            now = run(self.database.fetch("SELECT id, customer_id FROM identities"))
            assert {row["id"]: row["customer_id"] for row in now} == owners
            signposts = run(
                self.database.fetch(
                    "SELECT id, merged_into FROM customers WHERE merged_into IS NOT NULL"
                )
            )
            assert {row["id"]: row["merged_into"] for row in signposts} == merged_into

        @invariant()
        def every_old_link_resolves_to_one_that_stands(self) -> None:
            for customer in self.ids:
                stands = run(survivor(self.database, customer))
                assert run(
                    self.database.fetchval(
                        "SELECT merged_into IS NULL FROM customers WHERE id = $1", stands
                    )
                )

        @invariant()
        def nobody_is_answered_at_anothers_address(self) -> None:
            assert (
                run(
                    self.database.fetch(
                        """
                        SELECT c.id FROM conversations AS c
                        JOIN legs AS l ON l.conversation_id = c.id
                        JOIN identities AS i ON i.id = l.identity_id
                        WHERE i.customer_id <> c.customer_id AND c.merged_into IS NULL
                        """
                    )
                )
                == []
            )

        @invariant()
        def nothing_said_is_lost(self) -> None:
            assert (
                run(
                    self.database.fetchval(
                        "SELECT count(*) FROM messages AS m JOIN legs AS l ON l.id = m.leg_id"
                        " WHERE l.conversation_id <> m.conversation_id"
                    )
                )
                == 0
            )

    try:
        Customers.TestCase.settings = settings(
            max_examples=20,
            stateful_step_count=16,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        Customers.TestCase("runTest").runTest()
    finally:
        loop.close()
