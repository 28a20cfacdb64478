"""Customers out to a file and in from one: CSV, a row for each customer."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.customers import directory, fields, queries
from onethread.customers.change import change, tell
from onethread.customers.directory import Wanted
from onethread.customers.field_rules import Field, check_all, may_edit, may_see
from onethread.customers.identities import add_identity
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput, OnethreadError
from onethread.events import Event, record
from onethread.language.headings import Headings, Language, headings

PAGE = 500
MOST_ROWS = 2000
# What a column of the file can be, beside the fields.
PARTS = ("name", "language", "kind", "email", "phone", "external", "notice")
# The import's screen knows a column by these (web/workspace/src/components/customers/csv.ts).
HEADINGS: Headings = {
    "name": {"en": "Name", "nl": "Naam", "de": "Name", "fr": "Nom"},
    "language": {"en": "Language", "nl": "Taal", "de": "Sprache", "fr": "Langue"},
    "kind": {
        "en": "Person or company",
        "nl": "Persoon of bedrijf",
        "de": "Person oder Firma",
        "fr": "Personne ou entreprise",
    },
    "email": {"en": "E-mail", "nl": "E-mail", "de": "E-Mail", "fr": "E-mail"},
    "phone": {"en": "Telephone", "nl": "Telefoon", "de": "Telefon", "fr": "Téléphone"},
    "external": {
        "en": "Customer number",
        "nl": "Klantnummer",
        "de": "Kundennummer",
        "fr": "Numéro de client",
    },
    "notice": {
        "en": "Pinned note",
        "nl": "Vastgezette notitie",
        "de": "Angeheftete Notiz",
        "fr": "Note épinglée",
    },
}
_LANGUAGES: tuple[Language, ...] = ("en", "nl", "de", "fr")
_SCHEMES = ("external", "email", "phone")
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class RowOutcome(msgspec.Struct, kw_only=True):
    """What became of a row (the first below the heading is 1), or would become of it.

    `wrong`: by column, what can't be taken; nothing of such a row is. `name`: whom it is about.
    """

    row: int
    outcome: Literal["new", "changed", "refused"]
    customer_id: int | None
    name: str
    wrong: dict[str, str]


class ImportOutcome(msgspec.Struct, kw_only=True):
    """What became of the file; of a preview, what would. `rows`: those refused, and the first 20."""

    total: int
    new: int
    changed: int
    refused: int
    rows: list[RowOutcome]


async def export(
    database: Database,
    actor: Actor,
    wanted: Wanted,
    known: Mapping[str, Field],
    region: str,
    language: Language | None = None,
) -> AsyncIterator[str]:
    """The customers looked for as CSV, in pieces. How many is in the audit trail when it ends. `language`
    is that of the headings, fields being called as on the screen; None for codes and keys."""
    columns = list(known.values())
    words: Headings = {
        **{field.key: dict.fromkeys(_LANGUAGES, field.label) for field in columns},
        **HEADINGS,
    }
    first = headings([*PARTS, *(field.key for field in columns)], words, language)
    # Excel takes UTF-8 for what it is only after a byte order mark.
    yield ("\ufeff" if language else "") + _line(first)
    after = None
    count = 0
    while True:
        found, after = await directory.page(database, wanted, known, region, after, PAGE)
        text = []
        for each in found:
            address = {a.scheme: a.value for a in reversed(each.addresses)}
            text.append(
                _line(
                    [
                        each.display_name,
                        each.language or "",
                        each.kind,
                        *(address.get(s, "") for s in ("email", "phone", "external")),
                        "",
                        *(_cell(each.attributes.get(field.key)) for field in columns),
                    ]
                )
            )
        count += len(found)
        yield "".join(text)
        if after is None:
            break
    await audit(database, actor, "customers.exported", detail={"count": count})


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(
        [
            f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell
            for cell in cells
        ]
    )
    return out.getvalue()


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).replace(" ", "").isdigit()


async def bring_in(
    database: Database,
    actor: Actor,
    rows: Sequence[Sequence[str]],
    columns: Sequence[str | None],
    region: str,
    *,
    preview: bool,
) -> ImportOutcome:
    """Take rows in: each is a new customer, or changes the one whose address it names. `columns` says
    what each column is; None leaves it out. A preview changes nothing. Raises InvalidInput."""
    if len(rows) > MOST_ROWS:
        raise InvalidInput(f"a file may have at most {MOST_ROWS} rows", fields={"rows": "too many"})
    known = await fields.by_key(database)
    restricted = actor.may(fields.RESTRICTED)
    known = {
        key: field
        for key, field in known.items()
        if may_see(field, restricted=restricted)
        and may_edit(field, restricted=restricted, program=actor.kind != "agent")
    }
    for column in columns:
        if column is not None and column not in PARTS and column not in known:
            raise InvalidInput(
                f"there is no field {column!r} that you may change", fields={"columns": column}
            )
    if len([c for c in columns if c]) != len({c for c in columns if c}):
        raise InvalidInput("two columns are the same field", fields={"columns": "not clear"})
    result = ImportOutcome(total=len(rows), new=0, changed=0, refused=0, rows=[])
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, 1):
        cells = {c: clean_text(v).strip() for c, v in zip(columns, row, strict=False) if c and v}
        outcome = await _take_row(
            database, actor, number, cells, known, region, seen, preview=preview
        )
        setattr(result, outcome.outcome, getattr(result, outcome.outcome) + 1)
        if outcome.outcome == "refused" or number <= 20:
            result.rows.append(outcome)
    if not preview:
        detail = {"new": result.new, "changed": result.changed, "refused": result.refused}
        await audit(database, actor, "customers.imported", detail=detail)
    return result


async def _take_row(
    database: Database,
    actor: Actor,
    number: int,
    cells: dict[str, str],
    known: Mapping[str, Field],
    region: str,
    seen: dict[tuple[str, str], int],
    *,
    preview: bool,
) -> RowOutcome:
    name = cells.get("name", "")
    outcome = RowOutcome(row=number, outcome="refused", customer_id=None, name=name, wrong={})
    good, outcome.wrong = check_all(
        known, {key: value for key, value in cells.items() if key in known}, region
    )
    addresses = [(scheme, cells[scheme]) for scheme in _SCHEMES if cells.get(scheme)]
    keys = [(scheme, match_key(scheme, value, region)) for scheme, value in addresses]
    outcome.wrong |= _wrong_parts(cells, keys)
    for key in keys:
        if key in seen:
            outcome.wrong[key[0]] = f"row {seen[key]} has this address too"
    owners = [await queries.identity_owner(database, scheme, key) for scheme, key in keys]
    ids = {owner["customer_id"] for owner in owners if owner is not None}
    if len(ids) > 1:
        outcome.wrong[addresses[0][0]] = (
            "these addresses are different customers': merge them first"
        )
    if outcome.wrong:
        return outcome
    seen.update(dict.fromkeys(keys, number))
    outcome.outcome = "changed" if ids else "new"
    outcome.customer_id = next(iter(ids), None)
    if preview:
        return outcome
    values: dict[str, Any] = {"attributes": good} if good else {}
    values |= {
        part: cells[column]
        for column, part in (
            ("name", "display_name"),
            ("language", "language"),
            ("kind", "kind"),
            ("notice", "notice"),
        )
        if cells.get(column)
    }
    try:
        if outcome.customer_id is None:
            outcome.customer_id = await create(database, actor, "")
        await change(database, actor, outcome.customer_id, None, values, region=region)
        for (scheme, value), owner in zip(addresses, owners, strict=True):
            if owner is None:
                await add_identity(
                    database, actor, outcome.customer_id, scheme, value, region, checked=False
                )
    except OnethreadError as error:
        outcome.outcome = "refused"
        outcome.wrong = error.extra.get("fields") or {"row": error.message}
    return outcome


def _wrong_parts(cells: dict[str, str], keys: list[tuple[str, str]]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if not cells.get("name") and not keys:
        wrong["name"] = "needs a name or an address"
    if cells.get("kind") not in (None, "", "person", "company"):
        wrong["kind"] = "must be person or company"
    for scheme, key in keys:
        if scheme == "phone" and key.startswith(("short:", "raw:")):
            wrong[scheme] = "must be a telephone number, like +31 20 123 4567"
        if scheme == "email" and not all(key.rpartition("@")[::2]):
            wrong[scheme] = "must be an e-mail address, like name@example.org"
    return wrong


async def create(database: Database, actor: Actor, name: str, kind: str = "person") -> int:
    """A new customer of whom nothing is known but the name; their id."""
    async with database.transaction() as connection:
        customer_id = await _insert(connection, " ".join(clean_text(name).split())[:200], kind)
        await record(
            connection,
            [Event(kind="customer.created", customer_id=customer_id, agent_id=actor.id)],
        )
        await tell(connection, actor, customer_id, "customer.created", {})
    return customer_id


async def _insert(connection: Connection, name: str, kind: str) -> int:
    customer_id: int = await connection.fetchval(
        "INSERT INTO customers (display_name, name_source, kind) VALUES ($1, 'agent', $2)"
        " RETURNING id",
        name,
        kind,
    )
    return customer_id
