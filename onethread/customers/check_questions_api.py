"""HTTP: the questions by which agents make sure of somebody."""

from __future__ import annotations

import msgspec
from litestar import Controller, delete, get, patch, post

from onethread.access import Actor
from onethread.customers import check_questions
from onethread.customers.check_questions import (
    CheckQuestion,
    CheckQuestionChange,
    CheckQuestionForm,
)
from onethread.database.engine import Database
from onethread.errors import Conflict, InvalidInput, NotFound


class CheckQuestionList(msgspec.Struct, kw_only=True):
    """Questions in their order."""

    items: list[CheckQuestion]


class CheckQuestions(Controller):
    """Questions by which agents make sure of somebody."""

    path = "/check-questions"
    tags = ["Customers"]

    @get("/", permission="fields.manage", summary="List what agents ask to be sure")
    async def list_check_questions(self, database: Database) -> CheckQuestionList:
        """In the order in which they are asked, with of how many customers the answer is known."""
        return CheckQuestionList(items=await check_questions.load(database))

    @post(
        "/",
        permission="fields.manage",
        summary="Add a question to be sure",
        errors=(Conflict, InvalidInput),
        example={"question": "Which month is your meter read in?", "attribute": "meter_month"},
    )
    async def add_check_question(
        self, data: CheckQuestionForm, actor: Actor, database: Database
    ) -> CheckQuestion:
        """It is offered for every customer whose field is filled in. Answers are compared, never shown."""
        return await check_questions.add(database, actor, data)

    @patch(
        "/{question_id:int}",
        permission="fields.manage",
        summary="Change a question to be sure",
        errors=(NotFound, Conflict),
        example={"position": 0},
    )
    async def change_check_question(
        self, question_id: int, data: CheckQuestionChange, actor: Actor, database: Database
    ) -> CheckQuestion:
        """What isn't given stays."""
        return await check_questions.change(database, actor, question_id, data)

    @delete(
        "/{question_id:int}",
        permission="fields.manage",
        summary="Ask a question no more",
        errors=(NotFound,),
    )
    async def remove_check_question(
        self, question_id: int, actor: Actor, database: Database
    ) -> None:
        """What was proved by it stays."""
        await check_questions.remove(database, actor, question_id)


CONTROLLERS: list[type[Controller]] = [CheckQuestions]
