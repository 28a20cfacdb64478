"""The audit trail as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Iterable

import msgspec

from onethread.access import Actor
from onethread.access import audit as trail
from onethread.database.engine import Database
from onethread.language.headings import Headings, Language, headings
from onethread.operations.trail_names import Named, look_up, mentioned

PAGE = 1_000
COLUMNS = (
    "id",
    "at",
    "actor_kind",
    "actor_id",
    "actor_name",
    "action",
    "subject_kind",
    "subject_id",
    "customer_id",
    "address",
    "detail",
    "subject_name",
    "customer_name",
)
_HEADINGS: Headings = {
    "id": {"en": "Line", "nl": "Regel", "de": "Zeile", "fr": "Ligne"},
    "at": {"en": "When", "nl": "Wanneer", "de": "Wann", "fr": "Quand"},
    "actor_kind": {
        "en": "Kind of actor",
        "nl": "Soort wie",
        "de": "Art des Handelnden",
        "fr": "Type d’acteur",
    },
    "actor_id": {
        "en": "Number of who",
        "nl": "Nummer van wie",
        "de": "Nummer des Handelnden",
        "fr": "Numéro de l’acteur",
    },
    "actor_name": {"en": "Who", "nl": "Wie", "de": "Wer", "fr": "Qui"},
    "action": {"en": "Action", "nl": "Actie", "de": "Aktion", "fr": "Action"},
    "subject_kind": {
        "en": "Kind of thing",
        "nl": "Soort onderwerp",
        "de": "Art des Gegenstands",
        "fr": "Type d’objet",
    },
    "subject_id": {
        "en": "Number of the thing",
        "nl": "Nummer van het onderwerp",
        "de": "Nummer des Gegenstands",
        "fr": "Numéro de l’objet",
    },
    "customer_id": {
        "en": "Customer number",
        "nl": "Klantnummer",
        "de": "Kundennummer",
        "fr": "Numéro de client",
    },
    "address": {
        "en": "Network address",
        "nl": "Netwerkadres",
        "de": "Netzwerkadresse",
        "fr": "Adresse réseau",
    },
    "detail": {"en": "Details", "nl": "Details", "de": "Einzelheiten", "fr": "Détails"},
    "subject_name": {"en": "Thing", "nl": "Onderwerp", "de": "Gegenstand", "fr": "Objet"},
    "customer_name": {"en": "Customer", "nl": "Klant", "de": "Kunde", "fr": "Client"},
}
# A spreadsheet runs a cell that begins with one of these.
_RUNS = ("=", "+", "-", "@", "\t", "\r")


async def export(
    database: Database, actor: Actor, wanted: trail.Filter, language: Language | None = None
) -> AsyncIterator[bytes]:
    """Write down that it is saved, then give the lines as CSV, some at a time. What is written while
    it is being saved is not in it. Names are given as far as the caller may see what they are of;
    `language` is that of the headings, None for the columns' codes.

    The first lines are looked up at once: what can't be asked is refused before anything is sent.
    """
    found = await trail.find(database, wanted, limit=PAGE)
    await trail.record(
        database,
        actor,
        "audit.exported",
        subject_kind="audit",
        detail=msgspec.to_builtins(wanted),
    )
    return _lines(database, actor, wanted, found, headings(COLUMNS, _HEADINGS, language))


async def _lines(
    database: Database,
    actor: Actor,
    wanted: trail.Filter,
    found: list[trail.Entry],
    first: list[str],
) -> AsyncIterator[bytes]:
    # Excel takes UTF-8 for what it is only after a byte order mark.
    yield b"\xef\xbb\xbf" + _written([first])
    while found:
        names = await look_up(database, actor, mentioned(found))
        yield _written(_row(entry, names) for entry in found)
        if len(found) < PAGE:
            return
        found = await trail.find(database, wanted, before_id=found[-1].id, limit=PAGE)


def _row(entry: trail.Entry, names: dict[str, Named]) -> list[str]:
    unknown = Named()
    named = {
        "subject_name": names.get(f"{entry.subject_kind}:{entry.subject_id}", unknown).name,
        "customer_name": names.get(f"customer:{entry.customer_id}", unknown).name,
    }
    return [
        _cell(named[column] if column in named else getattr(entry, column)) for column in COLUMNS
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        text = msgspec.json.encode(value).decode() if value else ""
    else:
        text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return "'" + text if text.startswith(_RUNS) else text


def _written(rows: Iterable[Iterable[str]]) -> bytes:
    page = io.StringIO()
    csv.writer(page, lineterminator="\r\n").writerows(rows)
    return page.getvalue().encode("utf-8", "replace")
