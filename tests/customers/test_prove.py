"""Who they are is proved by a code sent to their address, or by answers; never by anybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onethread import clock
from onethread.conversations.send_code import send_code
from onethread.customers.prove import (
    CODES_AN_HOUR,
    MASK,
    TRIES,
    answer,
    check_code,
    filled_in,
    questions,
    same_answer,
)
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import Conflict, InvalidInput, NotFound, TooManyRequests
from onethread.messages import Assurance
from tests.world import World


@pytest.fixture(name="world")
async def _world(database: Database) -> World:
    return World(database)


@pytest.fixture(name="vault")
def _vault() -> Vault:
    return Vault([b"0" * 32])


async def ids(world: World) -> tuple[int, int]:
    """A customer who says that an address is theirs; the address."""
    heard = await world.hear(
        await world.channel("email"),
        "anja@example.org",
        scheme="email",
        assurance=Assurance.CLAIMED,
        continuous=False,
        subject="Kraan",
    )
    customer = await world.customer_of(heard.conversation_id)
    identity = await world.database.fetchval(
        "SELECT id FROM identities WHERE customer_id = $1", customer
    )
    return customer, identity


async def code_of(world: World, vault: Vault, proof_id: int) -> str:
    """The code as it leaves."""
    row = await world.database.fetchrow(
        "SELECT m.id, m.content FROM identity_proofs AS p JOIN messages AS m ON m.id = p.message_id"
        " WHERE p.id = $1",
        proof_id,
    )
    assert MASK in row["content"]["text"]
    sent = await filled_in(world.database, vault, row["id"], row["content"]["text"])
    return "".join(c for c in sent.partition(".")[0] if c.isdigit())


async def assurance(world: World, identity: int) -> int:
    found: int = await world.database.fetchval(
        "SELECT assurance FROM identities WHERE id = $1", identity
    )
    return found


async def test_the_right_code_verifies_and_nobody_reads_it_off_the_screen(
    world: World, vault: Vault
) -> None:
    ada = await world.agent()
    customer, identity = await ids(world)
    proof = await send_code(world.database, vault, ada, customer, identity, None)
    code = await code_of(world, vault, proof.id)
    assert len(code) == 6
    stored = await world.database.fetch("SELECT content::text AS t FROM messages")
    assert all(code not in row["t"] for row in stored)
    done = await check_code(world.database, vault, ada, customer, proof.id, f" {code} ")
    assert done.state == "passed"
    assert await assurance(world, identity) == Assurance.VERIFIED
    actions = await world.database.fetch("SELECT action FROM audit ORDER BY id")
    assert [row["action"] for row in actions][-1] == "identity.proved"
    with pytest.raises(Conflict):
        await check_code(world.database, vault, ada, customer, proof.id, code)


async def test_a_wrong_code_is_good_for_few_tries(world: World, vault: Vault) -> None:
    ada = await world.agent()
    customer, identity = await ids(world)
    proof = await send_code(world.database, vault, ada, customer, identity, None)
    code = await code_of(world, vault, proof.id)
    wrong = "000000" if code != "000000" else "111111"
    for left in range(TRIES - 1, -1, -1):
        tried = await check_code(world.database, vault, ada, customer, proof.id, wrong)
        assert tried.tries_left == left
    with pytest.raises(Conflict):
        await check_code(world.database, vault, ada, customer, proof.id, code)
    assert await assurance(world, identity) == Assurance.CLAIMED


async def test_a_code_is_good_for_minutes_and_only_the_last_one(world: World, vault: Vault) -> None:
    ada = await world.agent()
    customer, identity = await ids(world)
    first = await send_code(world.database, vault, ada, customer, identity, None)
    code = await code_of(world, vault, first.id)
    second = await send_code(world.database, vault, ada, customer, identity, None)
    with pytest.raises(Conflict):
        await check_code(world.database, vault, ada, customer, first.id, code)
    code = await code_of(world, vault, second.id)
    with clock.at(clock.now() + timedelta(minutes=11)), pytest.raises(Conflict):
        await check_code(world.database, vault, ada, customer, second.id, code)


async def test_codes_to_one_address_are_few_an_hour(world: World, vault: Vault) -> None:
    ada = await world.agent()
    customer, identity = await ids(world)
    for _ in range(CODES_AN_HOUR):
        await send_code(world.database, vault, ada, customer, identity, None)
    with pytest.raises(TooManyRequests):
        await send_code(world.database, vault, ada, customer, identity, None)


async def test_no_code_goes_to_an_address_of_somebody_else_or_of_several(
    world: World, vault: Vault
) -> None:
    ada = await world.agent()
    customer, identity = await ids(world)
    other = await world.customer_of(
        (await world.hear(await world.channel(), "+31612340002")).conversation_id
    )
    with pytest.raises(NotFound):
        await send_code(world.database, vault, ada, other, identity, None)
    await world.database.execute("UPDATE identities SET shared = true WHERE id = $1", identity)
    with pytest.raises(InvalidInput):
        await send_code(world.database, vault, ada, customer, identity, None)


async def test_two_right_answers_confirm_and_a_wrong_one_does_not(world: World) -> None:
    ada = await world.agent()
    customer, identity = await ids(world)
    await world.database.execute(
        "UPDATE customers SET attributes = $2 WHERE id = $1",
        customer,
        {"date_of_birth": "1985-12-13", "postcode": "1234 AB"},
    )
    born, code = await questions(world.database, customer)
    first = await answer(world.database, ada, customer, identity, born.id, "13-12-1985")
    assert (first.state, await assurance(world, identity)) == ("passed", Assurance.CLAIMED)
    wrong = await answer(world.database, ada, customer, identity, code.id, "9999 ZZ")
    assert (wrong.state, await assurance(world, identity)) == ("failed", Assurance.CLAIMED)
    await answer(world.database, ada, customer, identity, code.id, "1234ab")
    assert await assurance(world, identity) == Assurance.ASSERTED


@pytest.mark.parametrize(
    ("known", "given", "same"),
    [
        ("1985-12-13", "13 12 1985", True),
        ("1985-12-13", "12-13-1986", False),
        ("1985-12-13", "13 december 1985", True),
        ("1985-12-13", "December 13th, 1985", True),
        ("1985-12-13", "13. Dezember '85", True),
        ("13 décembre 1985", "13-12-1985", True),
        ("1985-12-13", "13 mei 1985", False),
        ("1985-12-13", "december 1985", False),
        ("1234 AB", "1234ab", True),
        ("Anja", "anja ", True),
        ("Anja", "", False),
    ],
)
def test_answers_are_compared_as_people_mean_them(known: str, given: str, same: bool) -> None:
    assert same_answer(known, given) is same
