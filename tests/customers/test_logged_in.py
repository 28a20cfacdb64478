"""What the site says of whoever is logged in goes to the customer they are by now, over nobody's words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from onethread.customers.merge import merge
from onethread.customers.recognise import Recognised, Sender, recognise
from onethread.database.engine import Database
from onethread.messages import Assurance, SenderIdentity
from tests.world import START, World


async def comes(
    database: Database,
    visitor: str,
    hour: int,
    assurance: Assurance = Assurance.VERIFIED,
    **told: Any,
) -> Recognised:
    """A visitor with the site's word for who they are."""
    async with database.transaction() as connection:
        [person] = await recognise(
            connection,
            [
                Sender(
                    identities=[
                        SenderIdentity(
                            scheme="visitor", value=visitor, assurance=Assurance.ASSERTED
                        ),
                        SenderIdentity(scheme="external", value="H20001", assurance=assurance),
                    ],
                    source="webchat",
                    at=START + timedelta(hours=hour),
                    display_name="Fatima de Boer",
                    attributes=told,
                )
            ],
            "NL",
        )
    return person


async def attributes(database: Database, customer_id: int) -> Any:
    return await database.fetchval("SELECT attributes FROM customers WHERE id = $1", customer_id)


async def test_claims_fill_in_and_follow_and_leave_what_agents_typed(database: Database) -> None:
    world = World(database)
    ada = await world.agent()
    person = await comes(database, "v1", 1, tier="silver", city="Utrecht")
    assert await attributes(database, person.customer_id) == {"tier": "silver", "city": "Utrecht"}
    await database.execute(
        "UPDATE customers SET attributes = attributes || $2 WHERE id = $1",
        person.customer_id,
        {"city": "Zeist (moved, said so herself)", "door": "blue"},
    )

    # By a new browser: what the site said before is renewed, what it never said is filled in.
    again = await comes(database, "v2", 2, tier="gold", city="Amersfoort", since=2019, door="red")
    assert again.customer_id == person.customer_id
    kept = {"tier": "gold", "city": "Zeist (moved, said so herself)", "door": "blue", "since": 2019}
    assert await attributes(database, person.customer_id) == kept

    # Merged into another: whoever they are now, and not the signpost that stayed.
    heard = await world.hear(await world.channel("email"), "fatima@post.example", scheme="email")
    older = await world.customer_of(heard.conversation_id)
    await database.execute(
        "UPDATE customers SET attributes = $2 WHERE id = $1", older, {"door": "green"}
    )
    await merge(database, ada, older, person.customer_id)
    signpost = await attributes(database, person.customer_id)
    merged = await comes(database, "v1", 3, tier="platinum", door="red")
    assert merged.customer_id == older
    found = await attributes(database, older)
    assert (found["tier"], found["door"]) == ("platinum", "green")
    assert await attributes(database, person.customer_id) == signpost


async def test_an_account_that_nobody_signed_for_fills_in_nothing(database: Database) -> None:
    person = await comes(database, "v1", 1, tier="silver")
    stranger = await comes(database, "v9", 2, Assurance.CLAIMED, tier="gold", iban="NL00EVIL")
    assert await attributes(database, person.customer_id) == {"tier": "silver"}
    assert stranger.customer_id != person.customer_id or stranger.assurance == Assurance.CLAIMED
