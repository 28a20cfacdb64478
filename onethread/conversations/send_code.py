"""Send a one-time code to an address of a customer, on a leg of theirs, like any other answer."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from onethread import clock
from onethread.access import Actor
from onethread.conversations import queries
from onethread.conversations.reply import check_leg, store
from onethread.customers import prove
from onethread.customers.prove import GOOD_FOR, MASK, TRIES, Proof, Sealer
from onethread.customers.survivor import survivor
from onethread.database.engine import Connection, Database
from onethread.errors import InvalidInput
from onethread.messages import Content

_TEXTS = {
    "nl": "Uw code is {code}. Geef deze alleen aan de medewerker met wie u nu contact hebt. De code is"
    " {minutes} minuten geldig.",
    "de": "Ihr Code lautet {code}. Nennen Sie ihn nur der Person, mit der Sie gerade Kontakt haben. Er"
    " gilt {minutes} Minuten.",
    "fr": "Votre code est {code}. Ne le communiquez qu’à la personne avec qui vous êtes en contact. Il"
    " est valable {minutes} minutes.",
    "en": "Your code is {code}. Tell it only to the person you are in contact with now. It is good for"
    " {minutes} minutes.",
}


async def send_code(
    database: Database,
    sealer: Sealer,
    actor: Actor,
    customer_id: int,
    identity_id: int,
    told_by_id: int | None,
) -> Proof:
    """Make a code and queue the message that carries it. `told_by_id`: the address on which the
    customer will tell it, which is then proved as well. Raises NotFound, InvalidInput,
    TooManyRequests."""
    async with database.transaction() as connection:
        opened = await survivor(connection, customer_id)
        proof_id = await prove.new_code(connection, sealer, actor, opened, identity_id, told_by_id)
        leg = await _leg(connection, opened, identity_id)
        if leg is None:
            raise InvalidInput(
                "there is no conversation on this address yet: write to it first",
                fields={"identity_id": "no conversation"},
            )
        language = str(leg["language"] or "en")[:2]
        text = _TEXTS.get(language, _TEXTS["en"]).format(
            code=MASK, minutes=int(GOOD_FOR.total_seconds() // 60)
        )
        content = Content(text=text)
        conversation = await queries.lock(connection, leg["conversation_id"])
        reply_leg = await queries.reply_leg(connection, conversation.id, leg["id"])
        assert reply_leg is not None
        check_leg(reply_leg, content)
        message_id = await store(connection, actor, conversation, leg["id"], content, uuid4(), {})
        await prove.carried_by(connection, proof_id, message_id)
        return Proof(
            id=proof_id,
            identity_id=identity_id,
            kind="code",
            state="open",
            tries_left=TRIES,
            expires_at=clock.now() + GOOD_FOR,
        )


async def _leg(connection: Connection, customer_id: int, identity_id: int) -> Any:
    return await connection.fetchrow(
        """
        SELECT l.id, l.conversation_id, cu.language FROM legs AS l
        JOIN conversations AS c ON c.id = l.conversation_id AND c.merged_into IS NULL
        JOIN customers AS cu ON cu.id = c.customer_id
        JOIN channels AS ch ON ch.id = l.channel_id AND ch.state = 'active'
        WHERE l.identity_id = $2 AND c.customer_id = $1
        ORDER BY l.last_inbound_at DESC NULLS LAST, l.id DESC LIMIT 1
        """,
        customer_id,
        identity_id,
    )
