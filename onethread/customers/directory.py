"""The list of customers: found by words, filtered and sorted by their fields, page by page."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

import asyncpg
import msgspec

from onethread.customers.field_rules import Field
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput

# Words that more customers hold than this are too common to find anybody by.
MOST_MATCHES = 5000
Operator = Literal["=", ">=", "<=", "~"]
_FILTER = re.compile(r"([a-z][a-z0-9_]{0,39})(>=|<=|=|~)(.{0,200})", re.DOTALL)
_NUMERIC = ("number", "money")


class Listed(msgspec.Struct, kw_only=True):
    """A customer in the list: with their surest addresses, at most five of them."""

    id: int
    version: int
    kind: str
    display_name: str
    language: str | None
    notice_kind: str
    has_notice: bool
    attributes: dict[str, Any]
    addresses: list[ListedAddress]
    last_contact_at: datetime | None
    created_at: datetime


class ListedAddress(msgspec.Struct, kw_only=True):
    """An address in the list. `assurance`: 1 claimed, 2 asserted, 3 verified."""

    scheme: str
    value: str
    assurance: int


class Wanted(msgspec.Struct, kw_only=True):
    """What is looked for. `filters`: key, operator and value; `sort`: "newest", "name" or the key of a
    field, `descending` the other way round."""

    words: str = ""
    kind: str | None = None
    filters: Sequence[tuple[Field, Operator, str]] = ()
    sort: str = "newest"
    descending: bool = False


class Place(msgspec.Struct, array_like=True):
    """Where a page ended: the value it was sorted by, and the id."""

    value: str | float | None
    id: int


def read_filters(
    texts: Sequence[str], fields: Mapping[str, Field]
) -> list[tuple[Field, Operator, str]]:
    """Filters like `rent>=800`. Raises InvalidInput."""
    found: list[tuple[Field, Operator, str]] = []
    for text in texts[:10]:
        match = _FILTER.fullmatch(text)
        if match is None or match.group(1) not in fields:
            raise InvalidInput(
                "a filter is the key of a field, one of = >= <= ~, and a value: rent>=800",
                fields={"where": "not understood"},
            )
        key, operator, value = match.groups()
        field = fields[key]
        if field.kind in _NUMERIC and operator != "~":
            try:
                Decimal(value)
            except ArithmeticError:
                raise InvalidInput(
                    f"{field.label}: must be a number", fields={"where": "not a number"}
                ) from None
        found.append((field, operator, value))  # type: ignore[arg-type]
    return found


def encode_place(place: Place) -> str:
    """The cursor after a customer."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def read_place(cursor: str | None) -> Place | None:
    """The place of a cursor. Raises InvalidInput when it is not one of ours."""
    if not cursor:
        return None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        place = msgspec.json.decode(raw, type=Place)
    except (ValueError, msgspec.DecodeError) as error:
        raise InvalidInput(
            "this cursor is not valid: begin without one", fields={"cursor": "not valid"}
        ) from error
    if not 0 < place.id < 2**63:
        raise InvalidInput("this cursor is not valid: begin without one")
    return place


def statement(
    wanted: Wanted, fields: Mapping[str, Field], region: str, after: Place | None, limit: int
) -> tuple[str, list[Any]]:
    """The SQL of one page (id, place) and its values. `fields`: those that the reader may see."""
    values: list[Any] = []

    def give(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    conditions = ["c.merged_into IS NULL"]
    if wanted.kind:
        conditions.append(f"c.kind = {give(wanted.kind)}")
    for field, operator, value in wanted.filters:
        conditions.append(_filter(give, field, operator, value))
    words = " ".join(clean_text(wanted.words).split())
    if words:
        conditions.append(f"c.id IN ({_holding(give, words, list(fields), region)})")
    direction = "DESC" if wanted.descending else "ASC"
    past = "<" if wanted.descending else ">"
    if wanted.sort == "newest":
        direction, past = ("ASC", ">") if wanted.descending else ("DESC", "<")
        if after is not None:
            conditions.append(f"c.id {past} {give(after.id)}")
        source, place, order = "customers AS c", "NULL::text", f"c.id {direction}"
    elif wanted.sort == "name":
        if after is not None:
            at = give(str(after.value or ""))
            conditions.append(f"(fold(c.display_name), c.id) {past} ({at}, {give(after.id)})")
        source, place = "customers AS c", "fold(c.display_name)"
        order = f"fold(c.display_name) {direction}, c.id {direction}"
    else:
        column = "number" if fields[wanted.sort].kind in _NUMERIC else "value"
        conditions.append(f"s.key = {give(wanted.sort)}")
        if column == "number":
            conditions.append("s.number IS NOT NULL")
        if after is not None:
            at = give(_number(after) if column == "number" else str(after.value or ""))
            conditions.append(f"(s.{column}, s.customer_id) {past} ({at}, {give(after.id)})")
        source = "attribute_values AS s JOIN customers AS c ON c.id = s.customer_id"
        place = f"s.{column}::text"
        order = f"s.{column} {direction}, s.customer_id {direction}"
    sql = f"""
        SELECT c.id, {place} AS place FROM {source}
        WHERE {" AND ".join(conditions)} ORDER BY {order} LIMIT {give(limit + 1)}
    """
    return sql, values


def _number(place: Place) -> Decimal:
    try:
        return Decimal(str(place.value))
    except ArithmeticError:
        raise InvalidInput("this cursor is not valid: begin without one") from None


def _filter(give: Any, field: Field, operator: Operator, value: str) -> str:
    if field.kind in _NUMERIC and operator != "~":
        test = f"v.number {operator} {give(Decimal(value))}"
    elif operator == "~":
        test = f"v.value LIKE fold({give('%' + _escaped(value) + '%')})"
    else:
        test = f"v.value {operator} left(fold({give(value)}), 200)"
    return (
        "EXISTS (SELECT FROM attribute_values AS v"
        f" WHERE v.customer_id = c.id AND v.key = {give(field.key)} AND {test})"
    )


def _escaped(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def _holding(give: Any, words: str, keys: list[str], region: str) -> str:
    """Ids of customers whose name, address or field holds the words."""
    like = give(f"%{_escaped(words)}%" if len(words) > 2 else f"{_escaped(words)}%")
    most = f"ORDER BY 1 DESC LIMIT {MOST_MATCHES}"
    parts = [
        f"(SELECT n.id FROM customers AS n WHERE fold(n.display_name) LIKE fold({like}) {most})",
        f"""(SELECT x.customer_id FROM identities AS x
             WHERE fold(x.value) LIKE fold({like}) AND x.valid_to IS NULL {most})""",
        f"""(SELECT v.customer_id FROM attribute_values AS v
             WHERE v.value LIKE fold({like}) AND v.key = ANY({give(keys)}::text[]) {most})""",
    ]
    if sum(letter.isdigit() for letter in words) >= 7:
        key = give(match_key("phone", words, region))
        parts.append(
            "(SELECT x.customer_id FROM identities AS x WHERE x.scheme IN ('phone', 'whatsapp')"
            f" AND x.match_key = {key} AND x.valid_to IS NULL)"
        )
    return " UNION ".join(parts)


async def page(
    source: Connection | Database,
    wanted: Wanted,
    fields: Mapping[str, Field],
    region: str,
    after: Place | None,
    limit: int,
) -> tuple[list[Listed], Place | None]:
    """One page and where it ended; None at the end. `fields`: those that the reader may see."""
    sql, values = statement(wanted, fields, region, after, limit)
    rows = await source.fetch(sql, *values)
    ids = list(dict.fromkeys(row["id"] for row in rows[:limit]))
    known = {row["id"]: _shape(row, fields) for row in await _load(source, ids)}
    more = len(rows) > limit
    last = Place(rows[limit - 1]["place"], rows[limit - 1]["id"]) if more else None
    return [known[each] for each in ids if each in known], last


async def _load(source: Connection | Database, ids: list[int]) -> list[asyncpg.Record]:
    return await source.fetch(
        """
        SELECT c.id, c.version, c.kind, c.display_name, c.language, c.notice_kind,
               c.notice <> '' AS has_notice, c.attributes, c.created_at, m.last_contact_at,
               coalesce(i.addresses, '[]') AS addresses
        FROM customers AS c
        LEFT JOIN LATERAL (
          SELECT last_message_at AS last_contact_at FROM conversations
          WHERE customer_id = c.id ORDER BY last_message_at DESC LIMIT 1
        ) AS m ON true
        LEFT JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_object('scheme', scheme, 'value', value,
                                              'assurance', assurance)) AS addresses
          FROM (SELECT scheme, value, assurance FROM identities
                WHERE customer_id = c.id AND valid_to IS NULL
                ORDER BY assurance DESC, last_seen_at DESC LIMIT 5) AS each
        ) AS i ON true
        WHERE c.id = ANY($1::bigint[])
        """,
        ids,
    )


def _shape(row: asyncpg.Record, fields: Mapping[str, Field]) -> Listed:
    listed = msgspec.convert(dict(row), Listed)
    listed.attributes = {key: value for key, value in listed.attributes.items() if key in fields}
    return listed
