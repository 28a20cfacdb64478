"""HTTP: kinds of facts of the organisation's own."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from litestar import Controller, delete, get, post, put

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.database.engine import Database, clean_text
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.facts import queries
from onethread.facts.rules import Recogniser, check_pattern, pattern_of, recognised
from onethread.language.facts import find_facts

MOST = 20
WORD_CHARACTERS = 40


class ShownRecogniser(msgspec.Struct, kw_only=True):
    """A kind of number: how it looks (A… as they are, 9: a digit), or the words before it."""

    id: int
    kind: str
    name: str
    patterns: list[str]
    words: list[str]
    active: bool


class NewRecogniser(msgspec.Struct, kw_only=True):
    """`examples` become patterns: "HC-20419" gives "HC-99999"."""

    kind: str
    name: str
    patterns: list[str] = []
    examples: list[str] = []
    words: list[str] = []
    active: bool = True


class Trial(msgspec.Struct, kw_only=True):
    """A text to try the recognisers on."""

    text: str


class TriedFact(msgspec.Struct, kw_only=True):
    """What was found in it."""

    kind: str
    value: str
    shown: str
    begins: int
    ends: int


class Recognisers(Controller):
    """What else is a fact here: tenancy numbers, licence plates, article codes."""

    tags = ["Facts"]

    @get("/fact-recognisers", permission="conversations.read", summary="List own kinds of facts")
    async def list_recognisers(self, database: Database) -> list[ShownRecogniser]:
        """All of them; there are few."""
        rows = await database.fetch(
            "SELECT id, kind, name, patterns, words, active FROM fact_recognisers ORDER BY id"
        )
        return [ShownRecogniser(**dict(row)) for row in rows]

    @post(
        "/fact-recognisers",
        permission="fields.manage",
        summary="Add a kind of fact",
        errors=(InvalidInput, Conflict),
        example={"kind": "tenancy", "name": "Tenancy number", "examples": ["HC-20419"]},
    )
    async def add_recogniser(
        self, data: NewRecogniser, actor: Actor, database: Database
    ) -> ShownRecogniser:
        """Found in every message from now on."""
        return await _put(database, actor, None, data)

    @put(
        "/fact-recognisers/{recogniser_id:int}",
        permission="fields.manage",
        summary="Change a kind of fact",
        errors=(InvalidInput, Conflict, NotFound),
        example={"kind": "tenancy", "name": "Tenancy number", "patterns": ["HC-99999"]},
    )
    async def change_recogniser(
        self, recogniser_id: int, data: NewRecogniser, actor: Actor, database: Database
    ) -> ShownRecogniser:
        """What was found before stays."""
        return await _put(database, actor, recogniser_id, data)

    @delete(
        "/fact-recognisers/{recogniser_id:int}",
        permission="fields.manage",
        summary="Remove a kind of fact",
        errors=(NotFound,),
    )
    async def remove_recogniser(self, recogniser_id: int, actor: Actor, database: Database) -> None:
        """What was found before stays."""
        async with database.transaction() as connection:
            name = await connection.fetchval(
                "DELETE FROM fact_recognisers WHERE id = $1 RETURNING name", recogniser_id
            )
            if name is None:
                raise NotFound("there is no such kind of fact")
            await audit(connection, actor, "fact_recogniser.removed", detail={"name": name})

    @post(
        "/fact-recognisers/try",
        permission="conversations.read",
        status_code=200,
        summary="Try on a text",
        example={"text": "My order number is 40-1187."},
    )
    async def try_recognisers(self, data: Trial, database: Database) -> list[TriedFact]:
        """Everything that would be found in a text. Nothing is stored."""
        text = data.text[:5000]
        own = await queries.recognisers(database)
        found = recognised(text, own, find_facts(text, datetime.now(UTC)))
        return [
            TriedFact(kind=f.kind, value=f.value, shown=f.shown, begins=f.start, ends=f.end)
            for f in found
        ]


async def _put(
    database: Database, actor: Actor, recogniser_id: int | None, data: NewRecogniser
) -> ShownRecogniser:
    kind = clean_text(data.kind).strip().lower()
    name = " ".join(clean_text(data.name).split())
    patterns = [p.strip() for p in (*data.patterns, *map(pattern_of, data.examples)) if p.strip()]
    words = [" ".join(clean_text(word).split()) for word in data.words if word.strip()]
    if not kind.replace("_", "").isalnum() or len(kind) > WORD_CHARACTERS or not name:
        raise InvalidInput(
            "give a kind of letters and digits, and a name", fields={"kind": "check it"}
        )
    if not patterns and not words:
        raise InvalidInput(
            "give an example, a pattern or the words before it", fields={"patterns": "missing"}
        )
    if len(patterns) > MOST or len(words) > MOST or any(len(w) > WORD_CHARACTERS for w in words):
        raise InvalidInput(
            "these are too many, or too long", fields={"patterns": f"at most {MOST}"}
        )
    for pattern in patterns:
        wrong = check_pattern(pattern)
        if wrong:
            raise InvalidInput(f"“{pattern}” can't be used: {wrong}", fields={"patterns": wrong})
    kept = Recogniser(
        kind=kind, patterns=tuple(dict.fromkeys(patterns)), words=tuple(dict.fromkeys(words))
    )
    async with database.transaction() as connection:
        taken = await connection.fetchval(
            "SELECT EXISTS (SELECT 1 FROM fact_recognisers WHERE kind = $1 AND id <> coalesce($2, 0))",
            kind,
            recogniser_id,
        )
        if taken:
            raise Conflict("there is one for this kind already: change that one")
        values = (kind, name, list(kept.patterns), list(kept.words), data.active)
        if recogniser_id is None:
            row = await connection.fetchrow(
                "INSERT INTO fact_recognisers (kind, name, patterns, words, active)"
                " VALUES ($1, $2, $3, $4, $5) RETURNING id, kind, name, patterns, words, active",
                *values,
            )
        else:
            row = await connection.fetchrow(
                "UPDATE fact_recognisers SET kind = $1, name = $2, patterns = $3, words = $4,"
                " active = $5, updated_at = now() WHERE id = $6"
                " RETURNING id, kind, name, patterns, words, active",
                *values,
                recogniser_id,
            )
        if row is None:
            raise NotFound("there is no such kind of fact")
        await audit(
            connection, actor, "fact_recogniser.changed", detail={"name": name, "kind": kind}
        )
    return ShownRecogniser(**dict(row))


CONTROLLERS: list[type[Controller]] = [Recognisers]
