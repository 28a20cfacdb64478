"""`bench recognition --records`: a file of records, each filled in as a form; who is one by the system?"""

from __future__ import annotations

import csv
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import msgspec

from onethread.bench.replay import Progress, Replay
from onethread.bench.scores import Wrongs, share
from onethread.errors import InvalidInput
from onethread.simulator.truth.events import Inbound, Sender

# What a column can be, and the names of columns that say so by themselves.
FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("full_name", "fullname"),
    "given_name": ("first_name", "firstname", "fname", "forename", "voornaam", "prenom", "vorname"),
    "family_name": ("surname", "last_name", "lastname", "lname", "achternaam", "nom", "nachname"),
    "date_of_birth": ("dob", "birth_date", "birthdate", "birthday", "geboortedatum"),
    "national_id": ("soc_sec_id", "ssn", "social_security_number", "bsn"),
    "street": ("address_1", "street_name", "address1", "straat"),
    "house_number": ("street_number", "house_no", "number", "huisnummer"),
    "address": ("full_address", "street_address", "adres"),
    "postcode": ("postal_code", "zip", "zipcode", "zip_code", "plz"),
    "city": ("suburb", "town", "place", "woonplaats", "ville", "ort"),
    "email": ("e_mail", "email_address", "mail"),
    "phone": ("telephone", "phone_number", "mobile", "tel", "telefoon"),
    "external": ("customer_number", "customer_id"),
}
BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class PairScore(msgspec.Struct, kw_only=True):
    """Of pairs of records."""

    precision: float
    recall: float
    f1: float
    found: int
    right: int
    true: int


class RecordsFigures(msgspec.Struct, kw_only=True):
    """`automatic`: pairs of records that became one customer at once. `suggested`: pairs of the others
    that are suggested to be one. `together`: both. Each against the pairs that are one by the truth; for
    `suggested` against those of them that were not one already."""

    records: int
    customers: int
    automatic: PairScore
    suggested: PairScore
    together: PairScore
    seconds: float
    wrong: dict[str, int]
    examples: dict[str, list[str]]


class Records(msgspec.Struct, kw_only=True):
    """Records as fields of a form, and who each of them truly is."""

    rows: list[dict[str, str]]
    truth: list[str]


def read_records(path: Path, truth: str, given: Mapping[str, str]) -> Records:
    """Read a CSV. `given`: columns by field; those not named are known by their names.

    Raises InvalidInput naming the column that isn't there or the field that isn't known.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            head = file.read(4096)
            file.seek(0)
            delimiter = ";" if head.count(";") > head.count(",") else ","
            reader = csv.DictReader(file, delimiter=delimiter, skipinitialspace=True)
            found = [dict(row) for row in reader]
            columns = [name.strip() for name in reader.fieldnames or []]
    except (OSError, csv.Error) as error:
        raise InvalidInput(f"{path} can't be read: {error}") from error
    mapped = _mapped(columns, truth, given)
    rows, who = [], []
    for row in found:
        cells = {str(name).strip(): (value or "").strip() for name, value in row.items() if name}
        who.append(cells.get(truth, ""))
        rows.append({field: cells[c] for field, c in mapped.items() if cells.get(c)})
    if not rows:
        raise InvalidInput(f"{path} holds no records")
    return Records(rows=rows, truth=who)


def _mapped(columns: Sequence[str], truth: str, given: Mapping[str, str]) -> dict[str, str]:
    if truth not in columns:
        raise InvalidInput(f"there is no column {truth!r}: {', '.join(columns)}")
    for field, column in given.items():
        if field not in FIELDS:
            raise InvalidInput(f"{field!r} is no field: {', '.join(FIELDS)}")
        if column not in columns:
            raise InvalidInput(f"there is no column {column!r}: {', '.join(columns)}")
    mapped = dict(given)
    for column in columns:
        if column == truth or column in given.values():
            continue
        plain = column.lower().replace(" ", "_").replace("-", "_")
        for field, names in FIELDS.items():
            if field not in mapped and (plain == field or plain in names):
                mapped[field] = column
                break
    if not mapped:
        raise InvalidInput("no column is known by its name: say which is which by --map")
    return mapped


def read_map(text: str) -> dict[str, str]:
    """`given_name=first,family_name=last` as columns by field. Raises InvalidInput."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if any(not (field.strip() and column.strip()) for field, _, column in pairs):
        raise InvalidInput("write the map like given_name=first,family_name=last")
    return {field.strip(): column.strip() for field, _, column in pairs}


async def measure(
    records: Records, progress: Progress, region: str = "NL", database_url: str | None = None
) -> RecordsFigures:
    """Let each record be filled in as a form, link, and score."""
    began = time.perf_counter()
    events = [
        Inbound(
            id=f"r{number}",
            at=BEGIN + timedelta(seconds=number),
            channel="form",
            sender=Sender(form_fields=dict(row)),
            text=f"record {number}",
        )
        for number, row in enumerate(records.rows)
    ]
    async with Replay(region=region, database_url=database_url) as replay:
        await replay.run(events, progress)
        progress("suggestions", 0, 0)
        await replay.link(events[-1].at)
        final = await replay.final()
        suggested = await replay.suggestions()
    customers = [final[event.id].customer for event in events]
    return judge(records, customers, suggested, seconds=time.perf_counter() - began)


def judge(
    records: Records,
    customers: Sequence[int | None],
    suggested: Sequence[tuple[int, int, float]],
    *,
    seconds: float = 0.0,
) -> RecordsFigures:
    """Score by pairs of records."""
    wrongs = Wrongs()
    rows: dict[int, list[int]] = {}
    for number, customer in enumerate(customers):
        if customer is not None:
            rows.setdefault(customer, []).append(number)
    people: dict[str, list[int]] = {}
    for number, who in enumerate(records.truth):
        people.setdefault(who, []).append(number)
    true = {pair for who, same in people.items() if who for pair in combinations(same, 2)}
    merged = {pair for same in rows.values() for pair in combinations(same, 2)}
    linked: set[tuple[int, int]] = set()
    for a, b, _ in suggested:
        for one in rows.get(a, ()):
            for other in rows.get(b, ()):
                linked.add((min(one, other), max(one, other)))
    for kind, pairs in (
        ("merged wrongly", merged - true),
        ("suggested wrongly", linked - true),
        ("not found", true - merged - linked),
    ):
        for one, other in sorted(pairs):
            wrongs.note(kind, f"{_shown(records.rows[one])} | {_shown(records.rows[other])}")
    return RecordsFigures(
        records=len(records.rows),
        customers=len(rows),
        automatic=_score(merged, true),
        suggested=_score(linked, true - merged),
        together=_score(merged | linked, true),
        seconds=round(seconds, 1),
        wrong=wrongs.by_kind(),
        examples=wrongs.examples,
    )


def _score(found: set[tuple[int, int]], true: set[tuple[int, int]]) -> PairScore:
    right = len(found & true)
    precision, recall = share(right, len(found)), share(right, len(true))
    both = precision + recall
    return PairScore(
        precision=precision,
        recall=recall,
        f1=round(2 * precision * recall / both, 6) if both else 0.0,
        found=len(found),
        right=right,
        true=len(true),
    )


def _shown(row: Mapping[str, str]) -> str:
    return ", ".join(value for value in row.values())[:90]
