"""Snippets out to a file and in from one: JSON, or CSV as a spreadsheet writes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Literal

import msgspec

from onethread.access import Actor
from onethread.database.engine import Connection, Database, clean_text
from onethread.errors import InvalidInput, NotAllowed, OnethreadError
from onethread.knowledge import queries, write
from onethread.knowledge.queries import Row
from onethread.knowledge.rules import check_shortcut, check_texts, check_title
from onethread.language.headings import Headings, Language, column_of, headings
from onethread.messages.markup import to_text

Format = Literal["json", "csv"]
MOST_IMPORTED = 5000
# A cell that begins so is a formula to a spreadsheet: the sign is kept from it by an apostrophe.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("scope", "team", "shortcut", "title", "language", "text")

_HEADINGS: Headings = {
    "scope": {"en": "For whom", "nl": "Voor wie", "de": "Für wen", "fr": "Pour qui"},
    "team": {"en": "Team", "nl": "Team", "de": "Team", "fr": "Équipe"},
    "shortcut": {"en": "Shortcut", "nl": "Afkorting", "de": "Kürzel", "fr": "Raccourci"},
    "title": {"en": "Title", "nl": "Titel", "de": "Titel", "fr": "Titre"},
    "language": {"en": "Language", "nl": "Taal", "de": "Sprache", "fr": "Langue"},
    "text": {"en": "Text", "nl": "Tekst", "de": "Text", "fr": "Texte"},
}


class Exchanged(msgspec.Struct, kw_only=True):
    """A snippet as files hold it."""

    shortcut: str
    title: str = ""
    scope: str = "personal"
    team: str = ""
    texts: dict[str, str] = {}


class Imported(msgspec.Struct, kw_only=True):
    """What an import did. `problems`: what was left out, by its place in the file."""

    added: int
    changed: int
    problems: list[str]


def to_json(rows: Sequence[Row]) -> bytes:
    """All of them, readable."""
    return msgspec.json.format(msgspec.json.encode([_out(row) for row in rows]), indent=2)


def to_csv(rows: Sequence[Row], language: Language | None = None) -> bytes:
    """A line for each language of each; the text plain. Headings in `language`; None: codes."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(headings(_COLUMNS, _HEADINGS, language))
    for row in rows:
        for spoken, text in row.texts.items():
            cells = (row.scope, row.team or "", row.shortcut, row.title, spoken, to_text(text))
            table.writerow(["'" + c if c.startswith(_FORMULA) else c for c in cells])
    # Spreadsheets take it for UTF-8 by the mark at its beginning.
    return written.getvalue().encode("utf-8-sig")


def _out(row: Row) -> Exchanged:
    return Exchanged(
        shortcut=row.shortcut,
        title=row.title,
        scope=row.scope,
        team=row.team or "",
        texts=row.texts,
    )


def read(content: str, form: Format) -> list[Exchanged]:
    """The snippets in a file. Raises InvalidInput."""
    try:
        found = (
            msgspec.json.decode(content, type=list[Exchanged])
            if form == "json"
            else _table(content)
        )
    except (msgspec.DecodeError, csv.Error) as error:
        raise InvalidInput(
            f"this is not a file of snippets: {error}", fields={"content": "can't be read"}
        ) from error
    if len(found) > MOST_IMPORTED:
        raise InvalidInput(
            f"at most {MOST_IMPORTED} snippets at a time", fields={"content": "too many"}
        )
    return found


def _table(content: str) -> list[Exchanged]:
    text = content.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    lines = csv.DictReader(
        io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    # Whatever language it was saved in.
    lines.fieldnames = [column_of(each, _HEADINGS) for each in lines.fieldnames or ()]
    if "shortcut" not in (lines.fieldnames or ()) or "text" not in (lines.fieldnames or ()):
        raise InvalidInput(
            f"the first line must name the columns: {', '.join(_COLUMNS)}",
            fields={"content": "no columns"},
        )
    found: dict[tuple[str, str, str], Exchanged] = {}
    for line in lines:
        cell = {k: (v or "").removeprefix("'") for k, v in line.items() if isinstance(k, str)}
        key = (cell.get("scope") or "personal", cell.get("team") or "", cell["shortcut"])
        one = found.setdefault(
            key,
            Exchanged(scope=key[0], team=key[1], shortcut=key[2], title=cell.get("title") or ""),
        )
        one.texts = {**one.texts, cell.get("language") or "": from_text(cell["text"])}
    return list(found.values())


def from_text(text: str) -> str:
    """Plain text as HTML: paragraphs and lines kept."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    paragraphs = [each.strip("\n") for each in escaped.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{each.replace(chr(10), '<br>')}</p>" for each in paragraphs if each.strip())


async def take_in(database: Database, actor: Actor, found: Sequence[Exchanged]) -> Imported:
    """Add those that are new; one of the same place and shortcut is replaced. What can't be taken in
    is told and left out."""
    done = Imported(added=0, changed=0, problems=[])
    async with database.transaction() as connection:
        teams = await queries.teams_by_name(connection, [each.team for each in found if each.team])
        for number, each in enumerate(found, 1):
            try:
                if await _one(connection, actor, each, teams):
                    done.changed += 1
                else:
                    done.added += 1
            except (InvalidInput, NotAllowed) as error:
                done.problems.append(f"{number} (/{each.shortcut[:40]}): {_why(error)}")
    return done


async def _one(
    connection: Connection, actor: Actor, each: Exchanged, teams: dict[str, int]
) -> bool:
    if each.scope not in ("personal", "shared", "team"):
        raise InvalidInput("the scope is personal, shared or team")
    team_id = teams.get(each.team) if each.scope == "team" else None
    await write.check_place(connection, actor, each.scope, team_id)
    shortcut = check_shortcut(clean_text(each.shortcut))
    owner = {"personal": actor.id, "team": team_id}.get(each.scope)
    row = await queries.by_shortcut(connection, each.scope, owner, shortcut)
    texts = check_texts({k: write.safe_text(v) for k, v in each.texts.items()})
    title = check_title(clean_text(each.title), shortcut)
    if row is not None:
        row.texts, row.title = texts, title
        await queries.keep(connection, row)
        return True
    await write.store(
        connection,
        actor,
        Row(
            id=0,
            scope=each.scope,
            agent_id=actor.id if each.scope == "personal" else None,
            team_id=team_id,
            team=None,
            shortcut=shortcut,
            title=title,
            texts=texts,
            files=[],
            used_count=0,
            used_at=None,
            updated_at=None,  # type: ignore[arg-type] # the database's
            version=1,
        ),
    )
    return False


def _why(error: OnethreadError) -> str:
    return error.message
