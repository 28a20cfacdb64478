"""HTTP: customers become one or stand apart again, with their conversations."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import Parameter

from onethread.access import Actor
from onethread.access.audit import record_reads
from onethread.conversations import same_customer
from onethread.conversations.same_customer import MergePreview, Review
from onethread.conversations.send_code import send_code
from onethread.customers import view
from onethread.customers.linking.worth import Worth, worth
from onethread.customers.move_identity import MovedIdentity
from onethread.customers.prove import Proof, Question, answer, check_code, questions
from onethread.customers.sameness import Tie, ties
from onethread.customers.suggest import OpenSuggestion, to_review
from onethread.customers.survivor import survivor
from onethread.customers.view import Customer
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import Conflict, InvalidInput, NotFound, TooManyRequests


class NewOwner(msgspec.Struct, kw_only=True):
    """The customer whose address it is."""

    to_id: int


class SameCustomer(Controller):
    """Merges undone, foreseen; addresses moved. Each change is kept in the audit trail and in a
    ledger that is only added to."""

    path = "/customers"
    tags = ["Customers"]

    @get(
        "/{customer_id:int}/merge-preview",
        permission="customers.merge",
        summary="Foresee a merge",
        errors=(NotFound,),
    )
    async def preview_merge(
        self,
        customer_id: int,
        other_id: Annotated[int, Parameter(description="Who would become part of the customer.")],
        actor: Actor,
        database: Database,
    ) -> MergePreview:
        """Both customers as they are, what would move, and reasons to look twice. Kept in the audit
        trail."""
        found = await same_customer.preview(database, customer_id, other_id)
        shown = {found.stays.customer.id, found.goes.customer.id}
        await record_reads(database, actor, "customer.read", shown)
        return found

    @post(
        "/merges/{merge_id:int}/undo",
        permission="customers.merge",
        status_code=200,
        summary="Undo a merge",
        errors=(NotFound, Conflict),
    )
    async def undo_merge(self, merge_id: int, actor: Actor, database: Database) -> Customer:
        """Restores what was, whatever happened since; answers with the customer that is back. What
        both said in one conversation meanwhile is parted. The two are not merged by themselves
        again."""
        back = await same_customer.unmerge(database, actor, merge_id)
        return await view.load_one(database, back)

    @post(
        "/{customer_id:int}/identities/{identity_id:int}/move",
        permission="customers.merge",
        status_code=200,
        summary="Move an address to another customer",
        errors=(NotFound,),
        example={"to_id": 8},
    )
    async def move_customer_identity(
        self, customer_id: int, identity_id: int, data: NewOwner, actor: Actor, database: Database
    ) -> MovedIdentity:
        """What was said on it goes along: whole conversations, or its part of a mixed one."""
        return await same_customer.move_identity(
            database, actor, customer_id, identity_id, data.to_id
        )


class CodeWanted(msgspec.Struct, kw_only=True):
    """Where the code goes. `told_by_id`: the customer's address on which they will tell it."""

    identity_id: int
    told_by_id: int | None = None


class CodeTold(msgspec.Struct, kw_only=True):
    """The code as the customer told it."""

    code: Annotated[str, msgspec.Meta(max_length=40)]


class Answered(msgspec.Struct, kw_only=True):
    """The customer's answer to a question, on an address of theirs."""

    identity_id: int
    question_id: int
    answer: Annotated[str, msgspec.Meta(max_length=200)]


class ReviewList(msgspec.Struct, kw_only=True):
    """Suggestions to decide, the most probable first, at most 100."""

    items: list[OpenSuggestion]


class Recognition(Controller):
    """Who may be the same person; why, and how they prove who they are."""

    path = "/customers"
    tags = ["Customers"]

    @get("/review", permission="customers.merge", summary="List what is to be decided")
    async def list_reviews(self, actor: Actor, database: Database) -> ReviewList:
        """Suggestions that nobody decided yet, the most probable first. Kept in the audit trail."""
        items = await to_review(database, 100)
        shown = {each for item in items for each in (item.customer_a, item.customer_b)}
        await record_reads(database, actor, "suggestions.read", shown)
        return ReviewList(items=items)

    @get(
        "/review/{suggestion_id:int}",
        permission="customers.merge",
        summary="Open a suggestion",
        errors=(NotFound,),
    )
    async def open_review(self, suggestion_id: int, actor: Actor, database: Database) -> Review:
        """Both customers side by side, with the weight of every reason. Kept in the audit trail."""
        found = await same_customer.review(database, suggestion_id)
        shown = {found.a.customer.id, found.b.customer.id}
        await record_reads(database, actor, "customer.read", shown)
        return found

    @get(
        "/recognition",
        permission="organisation.read",
        summary="See what recognition is worth",
    )
    async def show_worth(self, database: Database) -> Worth:
        """What is merged by itself, how often people took it apart, and what suggestions are worth by
        what people decided. Counts only."""
        return await worth(database)

    @get(
        "/{customer_id:int}/ties",
        permission="customers.read",
        summary="See why it is one person",
        errors=(NotFound,),
    )
    async def list_ties(self, customer_id: int, actor: Actor, database: Database) -> list[Tie]:
        """Each address and what ties it to the customer. Kept in the audit trail."""
        opened = await survivor(database, customer_id)
        await record_reads(database, actor, "customer.read", {opened})
        return await ties(database, opened)

    @post(
        "/{customer_id:int}/codes",
        permission="customers.change",
        status_code=201,
        summary="Send a one-time code",
        errors=(NotFound, InvalidInput, TooManyRequests),
        example={"identity_id": 5, "told_by_id": 7},
    )
    async def send_identity_code(
        self, customer_id: int, data: CodeWanted, actor: Actor, database: Database, vault: Vault
    ) -> Proof:
        """Six digits to an address of the customer's, good for ten minutes and five tries. No agent
        ever sees it."""
        return await send_code(
            database, vault, actor, customer_id, data.identity_id, data.told_by_id
        )

    @post(
        "/{customer_id:int}/codes/{proof_id:int}/check",
        permission="customers.change",
        status_code=200,
        summary="Check a one-time code",
        errors=(NotFound, Conflict),
        example={"code": "123456"},
    )
    async def check_identity_code(
        self,
        customer_id: int,
        proof_id: int,
        data: CodeTold,
        actor: Actor,
        database: Database,
        vault: Vault,
    ) -> Proof:
        """The right code verifies the address it went to, and the one on which it was told."""
        opened = await survivor(database, customer_id)
        return await check_code(database, vault, actor, opened, proof_id, data.code)

    @get(
        "/{customer_id:int}/questions",
        permission="customers.read",
        summary="List what can be asked",
        errors=(NotFound,),
    )
    async def list_questions(self, customer_id: int, database: Database) -> list[Question]:
        """Questions whose answer is known of this customer; the answers are never shown."""
        return await questions(database, await survivor(database, customer_id))

    @post(
        "/{customer_id:int}/answers",
        permission="customers.change",
        status_code=200,
        summary="Compare an answer",
        errors=(NotFound, TooManyRequests),
        example={"identity_id": 5, "question_id": 1, "answer": "13-12-1985"},
    )
    async def check_answer(
        self, customer_id: int, data: Answered, actor: Actor, database: Database
    ) -> Proof:
        """Two right answers within the hour, and the address counts as confirmed."""
        opened = await survivor(database, customer_id)
        return await answer(
            database, actor, opened, data.identity_id, data.question_id, data.answer
        )


CONTROLLERS: list[type[Controller]] = [SameCustomer, Recognition]
