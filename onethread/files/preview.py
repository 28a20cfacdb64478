"""What a document says, as plain headings, text and tables: to read in place, with nothing that runs.

Documents come from strangers. What is read is bounded in bytes, parts, cells and characters; markup with a
document type (the way to entity bombs) is refused; no formula, macro, link or picture is followed.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import msgspec

from onethread.errors import InvalidInput

MOST_BYTES = 30 << 20
PART_BYTES = 8 << 20
MOST_ENTRIES = 5_000
MOST_CHARACTERS = 100_000
MOST_ROWS = 500
MOST_COLUMNS = 40
MOST_SHEETS = 20

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_ODT = "application/vnd.oasis.opendocument.text"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_CARDS = {"text/vcard", "text/calendar"}
PREVIEWED = frozenset({_WORD, _SHEET, _SLIDES, _ODT, _ODS, "text/plain", "text/csv", *_CARDS})

_NOTHING = "this file can't be shown here: save it to open it"


class Block(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A piece of a document: a heading, a paragraph, or a table of rows of cells."""

    kind: Literal["heading", "text", "table"]
    text: str = ""
    rows: list[list[str]] = []


class Preview(msgspec.Struct, kw_only=True):
    """What a document says. `truncated`: there is more in the file."""

    blocks: list[Block]
    truncated: bool


def preview(path: Path, media_type: str) -> Preview:
    """Read the document. Raises InvalidInput when it is none that can be shown, or is damaged.
    Blocks: call it in a thread."""
    if media_type not in PREVIEWED:
        raise InvalidInput(_NOTHING)
    if path.stat().st_size > MOST_BYTES:
        raise InvalidInput("this file is too large to show here: save it to open it")
    try:
        if media_type.startswith("text/"):
            return _bounded(_text_blocks(_read_text(path), media_type))
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > MOST_ENTRIES:
                raise InvalidInput(_NOTHING)
            return _bounded(_READERS[media_type](archive))
    except (
        zipfile.BadZipFile,
        zlib.error,
        ET.ParseError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        csv.Error,
    ) as error:
        raise InvalidInput(_NOTHING) from error


def _bounded(blocks: Iterator[Block]) -> Preview:
    """Blocks until the limit of characters."""
    kept: list[Block] = []
    left = MOST_CHARACTERS
    for block in blocks:
        size = len(block.text) + sum(len(cell) for row in block.rows for cell in row)
        if size > left:
            if block.text:
                kept.append(Block(kind=block.kind, text=block.text[:left]))
            return Preview(blocks=kept, truncated=True)
        left -= size + 1
        if len(block.rows) >= MOST_ROWS:
            kept.append(block)
            return Preview(blocks=kept, truncated=True)
        if block.text or block.rows:
            kept.append(block)
    return Preview(blocks=kept, truncated=False)


# -- text -----------------------------------------------------------------------------------------


def _read_text(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(PART_BYTES)
    for encoding in (
        ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",)
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace")


def _text_blocks(text: str, media_type: str) -> Iterator[Block]:
    if media_type == "text/csv":
        yield from _table(_csv_rows(text))
    elif media_type in _CARDS:
        yield from _card(text)
    else:
        yield Block(kind="text", text=text[: MOST_CHARACTERS + 1])


def _csv_rows(text: str) -> Iterator[list[str]]:
    head = text[:4000]
    delimiter = max(";,\t|", key=head.count)
    return iter(csv.reader(io.StringIO(text), delimiter=delimiter))


def _table(rows: Iterator[list[str]]) -> Iterator[Block]:
    kept = []
    for row in rows:
        if any(cell.strip() for cell in row):
            kept.append([cell.strip()[:500] for cell in row[:MOST_COLUMNS]])
        if len(kept) >= MOST_ROWS:
            break
    if kept:
        yield Block(kind="table", rows=kept)


# What a card or an invitation says, without what only programs need.
_SHOWN_FIELDS = {
    "FN", "ORG", "TITLE", "TEL", "EMAIL", "ADR", "URL", "BDAY", "NOTE",
    "SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER", "ATTENDEE", "DESCRIPTION", "STATUS",
}  # fmt: skip


def _card(text: str) -> Iterator[Block]:
    rows: list[list[str]] = []
    within: list[str] = []
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines()[:5000]:
        name, _, value = line.partition(":")
        label = name.split(";")[0].split(".")[-1].upper()
        if label == "BEGIN":
            within.append(value.strip().upper())
        elif label == "END":
            kind = within.pop() if within else ""
            if kind in ("VCARD", "VEVENT") and rows:
                yield Block(kind="table", rows=rows)
                rows = []
        # Time zones and alarms have fields of the same names.
        elif within[-1:] in (["VCARD"], ["VEVENT"]) and label in _SHOWN_FIELDS and value.strip():
            rows.append([label, _plain(label, value)])
    if rows:
        yield Block(kind="table", rows=rows)


def _plain(label: str, value: str) -> str:
    plain = re.sub(r"\\([,;\\])", r"\1", re.sub(r"\\[nN]", "\n", value)).strip()
    if label == "ADR":
        plain = ", ".join(part for part in plain.split(";") if part.strip())
    return re.sub(r"^mailto:", "", plain, flags=re.IGNORECASE)[:2000]


# -- office ---------------------------------------------------------------------------------------


def _xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    """A part as a tree. Never more than PART_BYTES are unpacked, whatever the archive claims."""
    with archive.open(name) as part:
        content = part.read(PART_BYTES + 1)
    if len(content) > PART_BYTES or b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise InvalidInput(_NOTHING)
    return ET.fromstring(content)  # noqa: S314 - no document type, bounded


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ET.Element, name: str) -> str:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def _words(element: ET.Element) -> str:
    """Text of runs (`t`), with tabs and line breaks."""
    parts = []
    for each in element.iter():
        match _local(each):
            case "t":
                parts.append(each.text or "")
            case "tab":
                parts.append("\t")
            case "br" | "cr":
                parts.append("\n")
    return "".join(parts).strip()


def _docx(archive: zipfile.ZipFile) -> Iterator[Block]:
    body = next(iter(_xml(archive, "word/document.xml")), None)
    for element in body if body is not None else ():
        if _local(element) == "p":
            style = next(
                (_attribute(e, "val") for e in element.iter() if _local(e) == "pStyle"), ""
            )
            heading = re.match(r"(heading|title|kop|titel)", style, re.IGNORECASE)
            yield Block(kind="heading" if heading else "text", text=_words(element))
        elif _local(element) == "tbl":
            yield from _table(
                [_words(cell) for cell in row if _local(cell) == "tc"]
                for row in element
                if _local(row) == "tr"
            )


def _xlsx(archive: zipfile.ZipFile) -> Iterator[Block]:
    names = set(archive.namelist())
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        shared = [_words(each) for each in _xml(archive, "xl/sharedStrings.xml")]
    titles = [
        _attribute(each, "name")
        for each in _xml(archive, "xl/workbook.xml").iter()
        if _local(each) == "sheet"
    ]
    for number, title in enumerate(titles[:MOST_SHEETS], 1):
        if (part := f"xl/worksheets/sheet{number}.xml") in names:
            if len(titles) > 1:
                yield Block(kind="heading", text=title)
            yield from _table(_sheet_rows(_xml(archive, part), shared))


def _sheet_rows(sheet: ET.Element, shared: list[str]) -> Iterator[list[str]]:
    for row in sheet.iter():
        if _local(row) != "row":
            continue
        cells: list[str] = []
        for cell in row:
            column = _column(_attribute(cell, "r"))
            if column is None or column >= MOST_COLUMNS:
                continue
            cells += [""] * (column - len(cells))
            value = next((e.text or "" for e in cell if _local(e) == "v"), "")
            kind = _attribute(cell, "t")
            if kind == "s" and value.isdigit() and int(value) < len(shared):
                value = shared[int(value)]
            elif kind == "inlineStr":
                value = _words(cell)
            cells.append(value)
        yield cells


def _column(reference: str) -> int | None:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return None
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _pptx(archive: zipfile.ZipFile) -> Iterator[Block]:
    slides = sorted(
        (int(found[1]), name)
        for name in archive.namelist()
        if (found := re.fullmatch(r"ppt/slides/slide(\d{1,4})\.xml", name))
    )
    for number, name in slides:
        yield Block(kind="heading", text=str(number))
        for shape in _xml(archive, name).iter():
            if _local(shape) == "txBody":
                lines = [_words(p) for p in shape if _local(p) == "p"]
                yield Block(kind="text", text="\n".join(line for line in lines if line))


def _open_document(archive: zipfile.ZipFile) -> Iterator[Block]:
    for element in _xml(archive, "content.xml").iter():
        match _local(element):
            case "body":
                for part in element:
                    for child in part:
                        yield from _open_element(child)


def _open_element(element: ET.Element) -> Iterator[Block]:
    match _local(element):
        case "h":
            yield Block(kind="heading", text="".join(element.itertext()).strip())
        case "p":
            yield Block(kind="text", text="".join(element.itertext()).strip())
        case "list":
            for each in element.iter():
                if _local(each) == "p":
                    yield Block(kind="text", text="• " + "".join(each.itertext()).strip())
        case "table":
            yield from _table(
                ["".join(cell.itertext()).strip() for cell in row if _local(cell) == "table-cell"]
                for row in element.iter()
                if _local(row) == "table-row"
            )


_READERS = {
    _WORD: _docx,
    _SHEET: _xlsx,
    _SLIDES: _pptx,
    _ODT: _open_document,
    _ODS: _open_document,
}
