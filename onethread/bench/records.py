"""`bench recognition --records`: a file of records, each filled in as a form; who is one by the system?"""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import msgspec
import phonenumbers

from onethread.bench.record_columns import columns_by_field
from onethread.bench.replay import Progress, Replay
from onethread.bench.scores import Wrongs, share
from onethread.errors import InvalidInput
from onethread.simulator.truth.events import Inbound, Sender

# Where numbers without a country may be of; the first where none says more.
REGIONS = (
    "NL",
    "US",
    "GB",
    "DE",
    "FR",
    "AU",
    "BE",
    "ES",
    "IT",
    "IE",
    "CH",
    "AT",
    "NZ",
    "ZA",
    "IN",
    "BR",
)
MOST_PHONES = 300
DELIMITERS = ",;\t|"
NOTHING = frozenset({"null", "none", "nan", "na", "n/a", "<na>", "\\n", "-", "?"})
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
    `suggested` against those of them that were not one already. `columns`: what was taken for what."""

    records: int
    columns: dict[str, str]
    customers: int
    automatic: PairScore
    suggested: PairScore
    together: PairScore
    seconds: float
    wrong: dict[str, int]
    examples: dict[str, list[str]]


class Records(msgspec.Struct, kw_only=True):
    """Records as fields of a form, and who each of them truly is. `columns`: which was taken for what."""

    rows: list[dict[str, str]]
    truth: list[str]
    columns: dict[str, str] = {}


def read_records(path: Path, truth: str, given: Mapping[str, str]) -> Records:
    """Read a CSV, whichever its delimiter and encoding. `given`: columns by field; those not named are
    known by their names.

    Raises InvalidInput naming the column that isn't there or the field that isn't known.
    """
    try:
        text = _decoded(path.read_bytes())
        heading = text.lstrip().partition("\n")[0]
        delimiter = max(DELIMITERS, key=heading.count)
        lines = csv.reader(io.StringIO(text.lstrip()), delimiter=delimiter, skipinitialspace=True)
        columns = [name.strip() for name in next(lines, [])]
        found = [dict(zip(columns, map(_cell, line), strict=False)) for line in lines if any(line)]
    except (OSError, csv.Error) as error:
        raise InvalidInput(f"{path} can't be read: {error}") from error
    mapped = columns_by_field(columns, truth, given)
    if not found:
        raise InvalidInput(f"{path} holds no records")
    who = [row.get(truth, "") for row in found]
    rows = [
        _with_birth({field: row[c] for field, c in mapped.items() if row.get(c)}) for row in found
    ]
    return Records(rows=rows, truth=who, columns=mapped)


def _decoded(raw: bytes) -> str:
    """Text in the encoding it looks to be in: UTF-8, UTF-16 with its mark, or that of Windows."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _cell(value: str) -> str:
    """What a cell tells: nothing when it only says so ("NULL"), a whole number without its ".0"."""
    text = value.strip()
    if text.lower() in NOTHING:
        return ""
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def _with_birth(row: dict[str, str]) -> dict[str, str]:
    """A date of birth from its parts, when they have columns of their own; or its year alone."""
    year, month, day = (row.pop(f"birth_{part}", "") for part in ("year", "month", "day"))
    if year and "date_of_birth" not in row:
        parts = [year.zfill(4), month.zfill(2), day.zfill(2)] if month and day else [year]
        row["date_of_birth"] = "-".join(parts)
    return row


def likely_region(rows: Sequence[Mapping[str, str]]) -> str:
    """The country in which most of the telephone numbers of the records are numbers."""
    phones = [row["phone"] for row in rows if row.get("phone")][:MOST_PHONES]
    return max(REGIONS, key=lambda region: sum(_is_number(phone, region) for phone in phones))


def _is_number(phone: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(phone, region))
    except phonenumbers.NumberParseException:
        return False


def read_map(text: str) -> dict[str, str]:
    """`given_name=first,family_name=last` as columns by field. Raises InvalidInput."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if any(not (field.strip() and column.strip()) for field, _, column in pairs):
        raise InvalidInput("write the map like given_name=first,family_name=last")
    return {field.strip(): column.strip() for field, _, column in pairs}


async def measure(
    records: Records, progress: Progress, region: str | None = None, database_url: str | None = None
) -> RecordsFigures:
    """Let each record be filled in as a form, link, and score. `region`: of telephone numbers without a
    country; by the numbers themselves when not said."""
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
    async with Replay(
        region=region or likely_region(records.rows), database_url=database_url
    ) as replay:
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
        columns=records.columns,
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
