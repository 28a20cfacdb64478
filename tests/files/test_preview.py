"""Documents of strangers are read as text and tables, within limits, and nothing of them acts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onethread.errors import InvalidInput
from onethread.files import preview as reading
from onethread.files.preview import MOST_CHARACTERS, PREVIEWED, preview

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(folder: Path, parts: dict[str, str]) -> Path:
    path = folder / "document.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def shown(path: Path, media_type: str) -> list[object]:
    return [b.rows or (b.kind, b.text) for b in preview(path, media_type).blocks]


def test_a_letter_is_headings_text_and_tables(tmp_path: Path) -> None:
    body = (
        f"<w:document {W}><w:body>"
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Lekkage</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>De kraan </w:t><w:t>lekt.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kamer</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Keuken</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    )
    assert shown(zipped(tmp_path, {"word/document.xml": body}), WORD) == [
        ("heading", "Lekkage"),
        ("text", "De kraan lekt."),
        [["Kamer", "Keuken"]],
    ]


def test_a_sheet_keeps_its_columns(tmp_path: Path) -> None:
    parts = {
        "xl/workbook.xml": '<w><sheets><sheet name="A"/></sheets></w>',
        "xl/sharedStrings.xml": "<sst><si><t>Naam</t></si></sst>",
        "xl/worksheets/sheet1.xml": '<s><row><c r="A1" t="s"><v>0</v></c><c r="C1"><v>12</v></c></row>'
        '<row><c r="A2" t="inlineStr"><is><t>x</t></is></c></row></s>',
    }
    assert shown(zipped(tmp_path, parts), SHEET) == [[["Naam", "", "12"], ["x"]]]


def test_slides_and_open_documents_are_read(tmp_path: Path) -> None:
    slide = "<s><txBody><p><r><t>Welkom</t></r></p></txBody></s>"
    parts = {"ppt/slides/slide2.xml": slide, "ppt/slides/slide10.xml": slide}
    assert shown(zipped(tmp_path, parts), SLIDES)[::2] == [("heading", "2"), ("heading", "10")]
    open_text = "<d><body><text><h>Kop</h><p>Een <b>regel</b></p></text></body></d>"
    assert shown(zipped(tmp_path, {"content.xml": open_text}), ODT) == [
        ("heading", "Kop"),
        ("text", "Een regel"),
    ]


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (b"naam;plaats\nAda;Londen\n", "text/csv", [[["naam", "plaats"], ["Ada", "Londen"]]]),
        ("Één".encode("cp1252"), "text/plain", [("text", "Één")]),
        (
            b"BEGIN:VCARD\nFN:Ada\nTEL;TYPE=cell:+316\nX-JUNK:y\nEND:VCARD",
            "text/vcard",
            [[["FN", "Ada"], ["TEL", "+316"]]],
        ),
        (
            (
                b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nDTSTART:1\nEND:VTIMEZONE\nBEGIN:VEVENT\n"
                b"SUMMARY:Bezoek\\, boven\nORGANIZER:mailto:a@b.c\nEND:VEVENT\nEND:VCALENDAR"
            ),
            "text/calendar",
            [[["SUMMARY", "Bezoek, boven"], ["ORGANIZER", "a@b.c"]]],
        ),
        (b"<script>alert(1)</script>", "text/plain", [("text", "<script>alert(1)</script>")]),
    ],
)
def test_texts(tmp_path: Path, content: bytes, media_type: str, expected: list[object]) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert shown(path, media_type) == expected


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    big = zipped(tmp_path, {"word/document.xml": "<a>" + " " * (20 << 20) + "</a>"})
    with pytest.raises(InvalidInput):
        preview(big, WORD)
    entities = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(InvalidInput):
        preview(zipped(tmp_path, {"word/document.xml": entities}), WORD)
    many = zipped(tmp_path, {f"{n}": "" for n in range(reading.MOST_ENTRIES + 1)})
    with pytest.raises(InvalidInput):
        preview(many, WORD)


def test_a_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x" * (MOST_CHARACTERS * 2))
    read = preview(path, "text/plain")
    assert read.truncated
    assert len(read.blocks[0].text) == MOST_CHARACTERS


@pytest.mark.parametrize("media_type", ["application/zip", "application/pdf", "image/png"])
def test_what_is_no_document_is_refused(tmp_path: Path, media_type: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(InvalidInput):
        preview(path, media_type)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(PREVIEWED)), st.binary(max_size=400))
def test_mangled_documents_raise_only_our_own_error(
    tmp_path: Path, media_type: str, content: bytes
) -> None:
    for name in ("word/document.xml", "xl/workbook.xml", "content.xml"):
        path = tmp_path / "mangled"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, content)
        for candidate in (path.read_bytes(), content):
            path.write_bytes(candidate)
            try:
                preview(path, media_type)
            except InvalidInput:
                continue
