"""Questions by which an agent makes sure of somebody: which there are, and what each is compared with."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput, NotFound

MOST_QUESTIONS = 30
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=r"^[^\x00]*\S[^\x00]*$")]
Attribute = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,63}$")]


class CheckQuestion(msgspec.Struct, kw_only=True):
    """A question as it is asked. `question`: a text, or date_of_birth, postcode, customer_number, for
    which every language has its words. `attribute`: the customer's field that an answer is compared
    with. `answerable`: of how many customers it is known."""

    id: int
    question: str
    attribute: str
    answerable: int


class CheckQuestionForm(msgspec.Struct, kw_only=True):
    """A question to be asked."""

    question: Words
    attribute: Attribute


class CheckQuestionChange(msgspec.Struct, kw_only=True):
    """What is to change; what isn't given stays. `position`: its place among the others, from 0."""

    question: Words | None = None
    attribute: Attribute | None = None
    position: Annotated[int, msgspec.Meta(ge=0)] | None = None


async def load(source: Connection | Database) -> list[CheckQuestion]:
    """Those that are asked, in their order."""
    rows = await source.fetch(
        """
        SELECT q.id, q.question, q.attribute,
               (SELECT count(*) FROM customers AS c
                WHERE c.attributes ? q.attribute AND c.merged_into IS NULL) AS answerable
        FROM check_questions AS q WHERE q.archived_at IS NULL ORDER BY q.position, q.id
        """
    )
    return [CheckQuestion(**dict(row)) for row in rows]


async def add(database: Database, actor: Actor, form: CheckQuestionForm) -> CheckQuestion:
    """Ask this too, after the others. Raises InvalidInput, Conflict (it is asked already)."""
    async with database.transaction() as connection:
        await _one_at_a_time(connection)
        there = await load(connection)
        if len(there) >= MOST_QUESTIONS:
            raise InvalidInput(f"there may be at most {MOST_QUESTIONS} questions")
        _not_twice(there, None, form.question)
        added: int = await connection.fetchval(
            "INSERT INTO check_questions (question, attribute, position) VALUES ($1, $2, $3)"
            " RETURNING id",
            form.question.strip(),
            form.attribute,
            len(there),
        )
        await _arrange(connection, [each.id for each in there] + [added])
        await _tell(connection, actor, "check_question.added", added, attribute=form.attribute)
        return await _one(connection, added)


async def change(
    database: Database, actor: Actor, question_id: int, wanted: CheckQuestionChange
) -> CheckQuestion:
    """Change a question or its place. Raises NotFound, Conflict."""
    async with database.transaction() as connection:
        await _one_at_a_time(connection)
        there = await load(connection)
        before = next((each for each in there if each.id == question_id), None)
        if before is None:
            raise NotFound("there is no such question")
        if wanted.question is not None:
            _not_twice(there, question_id, wanted.question)
        await connection.execute(
            "UPDATE check_questions SET question = $2, attribute = $3 WHERE id = $1",
            question_id,
            (wanted.question or before.question).strip(),
            wanted.attribute or before.attribute,
        )
        if wanted.position is not None:
            order = [each.id for each in there if each.id != question_id]
            order.insert(wanted.position, question_id)
            await _arrange(connection, order)
        await _tell(connection, actor, "check_question.changed", question_id)
        return await _one(connection, question_id)


async def remove(database: Database, actor: Actor, question_id: int) -> None:
    """Ask it no more; what was proved by it stays. Raises NotFound."""
    async with database.transaction() as connection:
        gone = await connection.fetchval(
            "UPDATE check_questions SET archived_at = $2 WHERE id = $1 AND archived_at IS NULL"
            " RETURNING id",
            question_id,
            clock.now(),
        )
        if gone is None:
            raise NotFound("there is no such question")
        await _tell(connection, actor, "check_question.removed", question_id)


async def _one_at_a_time(connection: Connection) -> None:
    await connection.execute("SELECT pg_advisory_xact_lock(hashtext('check_questions'))")


def _not_twice(there: list[CheckQuestion], except_id: int | None, question: str) -> None:
    wanted = question.strip().casefold()
    if any(each.question.casefold() == wanted and each.id != except_id for each in there):
        raise Conflict("this question is asked already")


async def _arrange(connection: Connection, order: list[int]) -> None:
    await connection.execute(
        "UPDATE check_questions AS q SET position = w.place"
        " FROM unnest($1::bigint[]) WITH ORDINALITY AS w(id, place) WHERE q.id = w.id",
        order,
    )


async def _one(connection: Connection, question_id: int) -> CheckQuestion:
    return next(each for each in await load(connection) if each.id == question_id)


async def _tell(
    connection: Connection, actor: Actor, action: str, question_id: int, **detail: Any
) -> None:
    await audit(
        connection,
        actor,
        action,
        subject_kind="check_question",
        subject_id=question_id,
        detail=detail,
    )
