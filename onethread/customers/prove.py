"""Proofs that an address is a customer's: a one-time code sent there, or answers to an agent's questions.

A code is six digits, kept as a keyed hash only, good for ten minutes and five tries; the message that
carries it is stored without it, so that no colleague can read it off the screen. What was proved raises
the link between address and customer, never the address itself (a proof of one customer's says nothing of
another's).
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from typing import Any, Protocol

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.access.rates import rate_limit
from onethread.customers import ledger, queries
from onethread.customers.linking.record import day, postcode
from onethread.customers.names import fold
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.events import Event, record
from onethread.language.dates import day_in_words
from onethread.messages import Assurance

GOOD_FOR = timedelta(minutes=10)
TRIES = 5
CODES_AN_HOUR = 5
ANSWERS_AN_HOUR = 6
# So many right answers, and the link counts as asserted: what one knows, others may know too.
ANSWERS_NEEDED = 2
MASK = "••••••"
_PURPOSE = "identity-code"


class Sealer(Protocol):
    """Encrypts and signs: the vault."""

    def seal(self, content: bytes, context: str) -> bytes:
        """Encrypt; the same context is needed to open it again."""

    def open(self, sealed: bytes, context: str) -> bytes:
        """Decrypt."""

    def sign(self, purpose: str, payload: bytes) -> bytes:
        """A MAC over the payload."""

    def check(self, purpose: str, payload: bytes, mac: bytes) -> bool:
        """Whether the MAC is the payload's."""


class Proof(msgspec.Struct, kw_only=True):
    """A proof that was asked for. `state`: open, passed, failed or withdrawn."""

    id: int
    identity_id: int
    kind: str
    state: str
    tries_left: int
    expires_at: datetime | None


async def new_code(
    connection: Connection,
    sealer: Sealer,
    actor: Actor,
    customer_id: int,
    identity_id: int,
    told_by_id: int | None,
) -> int:
    """Make a code for an address of the customer's; the id of its proof. One made before is good no
    more. Raises NotFound, InvalidInput, TooManyRequests."""
    rows = await connection.fetch(
        "SELECT id, shared FROM identities WHERE id = ANY($1::bigint[]) AND customer_id = $2"
        " AND valid_to IS NULL",
        [each for each in (identity_id, told_by_id) if each is not None],
        customer_id,
    )
    found = {row["id"]: row["shared"] for row in rows}
    if identity_id not in found or (told_by_id is not None and told_by_id not in found):
        raise NotFound("the customer has no such address")
    if found[identity_id]:
        raise InvalidInput(
            "several people use this address: a code sent there proves nothing about one of them",
            fields={"identity_id": "shared"},
        )
    await rate_limit(
        connection,
        f"code:{identity_id}",
        most=CODES_AN_HOUR,
        window_seconds=3600,
        message="enough codes went to this address: wait before sending another",
    )
    await connection.execute(
        "UPDATE identity_proofs SET state = 'withdrawn', sealed = NULL, code_hash = NULL,"
        " decided_at = $2 WHERE identity_id = $1 AND kind = 'code' AND state = 'open'",
        identity_id,
        clock.now(),
    )
    code = f"{secrets.randbelow(1_000_000):06}"
    proof_id: int = await connection.fetchval(
        """
        INSERT INTO identity_proofs (customer_id, identity_id, told_by_id, kind, expires_at, agent_id,
                                     at)
        VALUES ($1, $2, $3, 'code', $4, $5, $6) RETURNING id
        """,
        customer_id,
        identity_id,
        told_by_id,
        clock.now() + GOOD_FOR,
        actor.id,
        clock.now(),
    )
    await connection.execute(
        "UPDATE identity_proofs SET code_hash = $2, sealed = $3 WHERE id = $1",
        proof_id,
        sealer.sign(_PURPOSE, f"{proof_id}:{code}".encode()),
        sealer.seal(code.encode(), f"proof:{proof_id}"),
    )
    await _audit(connection, actor, customer_id, "identity.code_sent", identity_id)
    return proof_id


async def carried_by(connection: Connection, proof_id: int, message_id: int) -> None:
    """The message that carries the code."""
    await connection.execute(
        "UPDATE identity_proofs SET message_id = $2 WHERE id = $1", proof_id, message_id
    )


async def filled_in(database: Database, sealer: Sealer, message_id: int, text: str) -> str:
    """The text to send: with the code in its place, when the message carries one that is still good."""
    if MASK not in text:
        return text
    row = await database.fetchrow(
        "SELECT id, sealed FROM identity_proofs WHERE message_id = $1 AND state = 'open'"
        " AND sealed IS NOT NULL AND expires_at > $2",
        message_id,
        clock.now(),
    )
    if row is None:
        return text
    return text.replace(MASK, sealer.open(row["sealed"], f"proof:{row['id']}").decode())


async def check_code(
    database: Database, sealer: Sealer, actor: Actor, customer_id: int, proof_id: int, code: str
) -> Proof:
    """The code as the customer told it. Right: the address is verified as theirs, and so is the one
    they told it on. Raises NotFound, Conflict when the code is good no more."""
    given = re.sub(r"\D", "", code)
    async with database.transaction() as connection:
        row = await connection.fetchrow(
            "SELECT * FROM identity_proofs WHERE id = $1 AND customer_id = $2 AND kind = 'code'"
            " FOR UPDATE",
            proof_id,
            customer_id,
        )
        if row is None:
            raise NotFound("there is no such code")
        if row["state"] != "open" or row["expires_at"] <= clock.now():
            raise Conflict("this code is good no more: send a new one")
        right = sealer.check(_PURPOSE, f"{proof_id}:{given}".encode(), row["code_hash"])
        attempts = row["attempts"] + 1
        state = "passed" if right else "failed" if attempts >= TRIES else "open"
        await connection.execute(
            "UPDATE identity_proofs SET attempts = $2, state = $3,"
            " code_hash = CASE WHEN $3 = 'open' THEN code_hash END,"
            " sealed = CASE WHEN $3 = 'open' THEN sealed END,"
            " decided_at = CASE WHEN $3 <> 'open' THEN $4::timestamptz END WHERE id = $1",
            proof_id,
            attempts,
            state,
            clock.now(),
        )
        if right:
            ids = [row["identity_id"], row["told_by_id"]]
            await _raise(
                connection, actor, customer_id, [i for i in ids if i], Assurance.VERIFIED, "code"
            )
        else:
            await _audit(connection, actor, customer_id, "identity.code_wrong", row["identity_id"])
        return Proof(
            id=proof_id,
            identity_id=row["identity_id"],
            kind="code",
            state=state,
            tries_left=TRIES - attempts,
            expires_at=row["expires_at"],
        )


class Question(msgspec.Struct, kw_only=True):
    """Something to ask. `question`: a text, or date_of_birth, postcode, customer_number, for which
    every language has its words. The answer is compared; it is never shown."""

    id: int
    question: str
    attribute: str


async def questions(source: Connection | Database, customer_id: int) -> list[Question]:
    """What can be asked of this customer: questions whose answer is known."""
    rows = await source.fetch(
        """
        SELECT q.id, q.question, q.attribute FROM check_questions AS q
        JOIN customers AS c ON c.id = $1 AND c.attributes ? q.attribute
        WHERE q.archived_at IS NULL ORDER BY q.position, q.id
        """,
        customer_id,
    )
    return [Question(**dict(row)) for row in rows]


async def answer(
    database: Database,
    actor: Actor,
    customer_id: int,
    identity_id: int,
    question_id: int,
    given: str,
) -> Proof:
    """An answer as the customer gave it on this address, compared with what is known. After
    ANSWERS_NEEDED right ones within the hour the link counts as asserted; a wrong one starts over.
    Raises NotFound, TooManyRequests."""
    async with database.transaction() as connection:
        row = await connection.fetchrow(
            """
            SELECT q.question, c.attributes->>q.attribute AS known FROM check_questions AS q
            JOIN customers AS c ON c.id = $2 AND c.attributes ? q.attribute
            JOIN identities AS i ON i.id = $3 AND i.customer_id = c.id AND i.valid_to IS NULL
            WHERE q.id = $1 AND q.archived_at IS NULL
            """,
            question_id,
            customer_id,
            identity_id,
        )
        if row is None:
            raise NotFound("there is no such question for this customer and address")
        await rate_limit(
            connection,
            f"answers:{customer_id}",
            most=ANSWERS_AN_HOUR,
            window_seconds=3600,
            message="enough answers for now: ask again in an hour",
        )
        right = same_answer(row["known"], given)
        proof_id: int = await connection.fetchval(
            """
            INSERT INTO identity_proofs (customer_id, identity_id, kind, state, question, attempts,
                                         agent_id, at, decided_at)
            VALUES ($1, $2, 'question', $3, $4, 1, $5, $6, $6) RETURNING id
            """,
            customer_id,
            identity_id,
            "passed" if right else "failed",
            row["question"],
            actor.id,
            clock.now(),
        )
        known = await connection.fetch(
            "SELECT DISTINCT ON (question) state FROM identity_proofs"
            " WHERE identity_id = $1 AND kind = 'question' AND at > $2 ORDER BY question, id DESC",
            identity_id,
            clock.now() - timedelta(hours=1),
        )
        passed = sum(each["state"] == "passed" for each in known)
        if right and passed >= ANSWERS_NEEDED and len(known) == passed:
            await _raise(
                connection, actor, customer_id, [identity_id], Assurance.ASSERTED, "questions"
            )
        await _audit(
            connection,
            actor,
            customer_id,
            "identity.question_passed" if right else "identity.question_failed",
            identity_id,
        )
        return Proof(
            id=proof_id,
            identity_id=identity_id,
            kind="question",
            state="passed" if right else "failed",
            tries_left=max(ANSWERS_NEEDED - passed, 0),
            expires_at=None,
        )


def same_answer(known: str, given: str) -> bool:
    """Whether an answer says what is known: days in any order of writing, blanks and case aside."""
    if not given.strip():
        return False
    if _day(known) and _day(known) == _day(given):
        return True
    if postcode(known) == postcode(given):
        return True
    return (
        match_key("phone", known) == match_key("phone", given)
        or fold(known).split() == fold(given).split()
    )


def _day(text: str) -> str:
    """A day as YYYYMMDD, written in figures or with its month in words; '' for what is none."""
    told = day_in_words(text)
    return told.strftime("%Y%m%d") if told else day(text)


async def _raise(
    connection: Connection,
    actor: Actor,
    customer_id: int,
    identity_ids: list[int],
    assurance: Assurance,
    how: str,
) -> None:
    rows = await connection.fetch(
        "UPDATE identities SET assurance = greatest(assurance, $3)"
        " WHERE id = ANY($1::bigint[]) AND customer_id = $2 AND valid_to IS NULL AND NOT shared"
        " RETURNING id",
        identity_ids,
        customer_id,
        int(assurance),
    )
    for row in rows:
        await ledger.write(
            connection,
            actor,
            ledger.Line(
                kind="raised",
                customer_id=customer_id,
                identity_id=row["id"],
                detail={"to": int(assurance), "by": how},
            ),
        )
        await _audit(connection, actor, customer_id, "identity.proved", row["id"], how=how)
    await queries.touch(connection, [customer_id])
    await record(
        connection,
        [
            Event(
                kind="customer.changed",
                customer_id=customer_id,
                agent_id=actor.id,
                body={"changed": "identity"},
            )
        ],
    )


async def _audit(
    connection: Connection,
    actor: Actor,
    customer_id: int,
    action: str,
    identity_id: int,
    **detail: Any,
) -> None:
    await audit(
        connection,
        actor,
        action,
        subject_kind="customer",
        subject_id=customer_id,
        customer_id=customer_id,
        detail={"identity_id": identity_id, **detail},
    )
