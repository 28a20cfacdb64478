"""HTTP: a snippet filled in for a conversation."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Controller, post

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import ref, show
from onethread.customers import view
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound
from onethread.knowledge.api import SnippetFile
from onethread.knowledge.rules import fill, first_name, pick_language
from onethread.knowledge.use import use

_FACTS = """
SELECT c.id, c.subject, cu.display_name, cu.language, cu.attributes, cu.id AS customer_id,
       o.name AS organisation, o.language AS organisation_language
FROM conversations AS c
JOIN customers AS cu ON cu.id = c.customer_id
LEFT JOIN organisation AS o ON true
WHERE c.id = $1
"""


class FilledSnippet(msgspec.Struct, kw_only=True):
    """A snippet for this customer. `missing`: variables that nothing stands for; they are still in
    `html`. `language` "": the wording for every language."""

    html: str
    language: str
    languages: list[str]
    missing: list[str]
    files: list[SnippetFile]


class SnippetUses(Controller):
    """Snippets in a conversation."""

    tags = ["Snippets"]

    @post(
        "/conversations/{conversation_id:int}/snippets/{snippet_id:int}",
        permission="snippets.read",
        status_code=200,
        summary="Fill in a snippet",
        errors=(NotFound,),
    )
    async def fill_snippet(
        self,
        conversation_id: int,
        snippet_id: int,
        actor: Actor,
        database: Database,
        language: str | None = None,
    ) -> FilledSnippet:
        """In `language`, else the customer's, with their facts in place of its variables. Counted as
        used."""
        async with database.transaction() as connection:
            opened = await show.survivor(connection, conversation_id)
            facts = await connection.fetchrow(_FACTS, opened)
            assert facts is not None
            texts, files = await use(connection, actor, snippet_id)
            spoken = pick_language(
                texts, [language, facts["language"], facts["organisation_language"]]
            )
            filled = fill(texts[spoken], await _values(connection, facts, actor), html=True)
            await audit(
                connection,
                actor,
                "customer.read",
                subject_kind="customer",
                subject_id=facts["customer_id"],
                customer_id=facts["customer_id"],
                detail={"snippet_id": snippet_id},
            )
        return FilledSnippet(
            html=filled.text,
            language=spoken,
            languages=list(texts),
            missing=filled.missing,
            files=msgspec.convert(files, list[SnippetFile]),
        )


async def _values(connection: Connection, facts: Any, actor: Actor) -> dict[str, str | None]:
    """What variables stand for. An address or number in place of a name is no name."""
    name = facts["display_name"]
    values: dict[str, str | None] = {
        "customer.name": name if first_name(name) else None,
        "customer.first_name": first_name(name),
        "agent.name": actor.name,
        "agent.first_name": first_name(actor.name),
        "conversation.reference": ref.encode(facts["id"]),
        "conversation.subject": facts["subject"],
        "organisation.name": facts["organisation"],
    }
    for identity in await view.identities(connection, facts["customer_id"]):
        values.setdefault(f"customer.{identity.scheme}", identity.value)
    for field, value in (facts["attributes"] or {}).items():
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            values.setdefault(f"customer.{field}", str(value))
    return values


CONTROLLERS: list[type[Controller]] = [SnippetUses]
