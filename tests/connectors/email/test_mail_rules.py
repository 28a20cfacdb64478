"""The rules of reading mail as tables: quotes, addresses, charsets, ids, dates, reports, cursors."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onethread.connectors._schemes.mail.addresses import parse_addresses, valid_address
from onethread.connectors._schemes.mail.bounce import explain
from onethread.connectors._schemes.mail.calendar import read_invitation
from onethread.connectors._schemes.mail.charsets import codec_for, decode
from onethread.connectors._schemes.mail.header_fields import (
    decode_words,
    message_ids,
    normal_message_id,
    sent_at,
    split_parameters,
)
from onethread.connectors._schemes.mail.quotes import split_quoted
from onethread.connectors._schemes.mail.sanitise import make_safe, to_text
from onethread.connectors._schemes.mail.structure import safe_file_name
from onethread.connectors.email.mailbox_cursor import batches, open_cursor, searches, wanted

NOW = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quoted", "signature"),
    [
        ("Op 2 nov. 2025 om 10:00 schreef Jan <j@x.nl>:\n> oud", ""),
        ("Op ma 3 nov 2025 om 09:15 heeft Jan <j@x.nl>\nhet volgende geschreven:\n> oud", ""),
        ("On Mon, Nov 3, 2025 at 9:15 AM Jan <j@x.nl> wrote:\n\n> oud", ""),
        ("On Mon, Nov 3, 2025 at 9:15 AM Jan de Vries van der Meer\n<j@x.nl> wrote:\n> oud", ""),
        ("Am 03.11.2025 um 09:15 schrieb Jan:\n> oud", ""),
        ("Am Mo., 3. Nov. 2025 um 09:15 Uhr schrieb Jan <j@x.nl>:\n> oud", ""),
        ("Le lun. 3 nov. 2025 à 09:15, Jan <j@x.nl> a écrit :\n> oud", ""),
        ("Jan <j@x.nl> schreef op 3 november 2025 09:15:\n> oud", ""),
        ("-----Oorspronkelijk bericht-----\nVan: Jan\nVerzonden: maandag\n\noud", ""),
        ("-----Original Message-----\nFrom: Jan\nSent: Monday\n\noud", ""),
        ("-----Ursprüngliche Nachricht-----\nVon: Jan\nGesendet: Montag\n\noud", ""),
        ("-----Message d'origine-----\nDe : Jan\nEnvoyé : lundi\n\noud", ""),
        ("Van: Jan\nVerzonden: maandag 3 november 2025\nAan: ons\nOnderwerp: x\n\noud", ""),
        ("Von: Jan\nGesendet: Montag\nAn: uns\nBetreff: x\n\noud", ""),
        ("De : Jan\nEnvoyé : lundi\nÀ : nous\nObjet : x\n\noud", ""),
        ("*From:* Jan\n*Sent:* Monday\n*To:* us\n*Subject:* x\n\noud", ""),
        (
            "________________________________\nFrom: Jan\nSent: Monday\nTo: us\nSubject: x\n\noud",
            "",
        ),
        ("> oud\n> ouder", ""),
        ("Op 2 nov. 2025 om 10:00 schreef Jan:\n> oud", "Verstuurd vanaf mijn iPhone\n\n"),
        ("On Monday Jan wrote:\n> oud", "Sent from my Samsung Galaxy\n"),
        ("Am Montag schrieb Jan:\n> oud", "Von meinem iPhone gesendet\n\n"),
        ("Le lundi Jan a écrit :\n> oud", "Envoyé de mon iPhone\n\n"),
        ("", "-- \nJan de Vries\n06 12345678"),
    ],
)
def test_the_quote_and_the_signature_stand_apart(quoted: str, signature: str) -> None:
    split = split_quoted(f"Nieuwe tekst.\n\nTweede alinea.\n\n{signature}{quoted}")
    assert split.visible == "Nieuwe tekst.\n\nTweede alinea."
    assert (signature + quoted).split("\n")[0].strip() in (split.quoted or "")


@pytest.mark.parametrize(
    "text",
    [
        "Van: dit weekend tot maandag ben ik weg.\nGroet",
        "Ik schreef eerder:\nhet lekt.",
        "On top of that, it leaks.",
        "Let op: de prijs is < 5 euro",
        "Punten:\n-- eerste\n-- tweede",
        "Op maandag schreef ik u een brief.",
        "From: Amsterdam\nI travel by train.",
    ],
)
def test_what_only_looks_like_a_quote_stays(text: str) -> None:
    assert split_quoted(text).visible == text


def test_a_mail_that_is_only_a_quote_is_shown_whole() -> None:
    text = "Op 1 jan 2026 schreef Jan <j@x.nl>:\n> oud"
    assert split_quoted(text).visible == text


@pytest.mark.parametrize("subject", ["Fwd: x", "FW: x", "Doorst: x", "WG: x", "TR: x"])
def test_a_forwarded_mail_stays_whole(subject: str) -> None:
    text = "Ter info\n\nVan: Jan\nVerzonden: maandag\nOnderwerp: x\n\nDe klacht"
    split = split_quoted(text, subject)
    assert split.forwarded
    assert split.visible == text
    assert split.quoted is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("jan@example.com", [("", "jan@example.com")]),
        ("Jan <jan@Example.COM>", [("Jan", "jan@example.com")]),
        (
            '"Vries, Jan de" <jan@example.com>, b@x.nl',
            [("Vries, Jan de", "jan@example.com"), ("", "b@x.nl")],
        ),
        ("jan@example.com (Jan)", [("Jan", "jan@example.com")]),
        ('"boss@firm.example" <x@evil.example>', [("boss@firm.example", "x@evil.example")]),
        ("boss@firm.example <x@evil.example>", [("boss@firm.example", "x@evil.example")]),
        ("alice@example.org)bob@evil.example", []),
        ("=?utf-8?Q?Ren=C3=A9?= <r@x.nl>", [("René", "r@x.nl")]),
        ("=?utf-8?Q?x=40firm=2Eexample?= <r@evil.example>", [("x@firm.example", "r@evil.example")]),
        ("undisclosed-recipients:;", []),
        ("Groep: a@x.nl, b@x.nl;", [("", "a@x.nl"), ("", "b@x.nl")]),
        ("Jan <jan@example.com", [("Jan", "jan@example.com")]),
        ("jan at example.com", []),
        ("<>", []),
        ("info@müller.example", [("", "info@müller.example")]),
        ("a@b\u202e.nl", []),
    ],
)
def test_addresses_are_read_for_what_they_are(raw: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.name, each.address) for each in parse_addresses(raw)] == expected


@pytest.mark.parametrize(
    "text", ["a@b@c", "a b@x.nl", "@x.nl", "a@", "a@-x.nl", "a@x..nl", "a@" + "b" * 300]
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert valid_address(text) is None


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("één €".encode(), None, "één €"),
        ("één €".encode("cp1252"), None, "één €"),
        ("één €".encode(), "iso-8859-1", "één €"),
        ("één €".encode("cp1252"), "iso-8859-1", "één €"),
        ("één €".encode("cp1252"), "utf-8", "één €"),
        ("één".encode("utf-16"), "utf-8", "één"),
        ("漢字".encode("gb18030"), "gb2312", "漢字"),
        ("ﾃｽﾄ日本".encode("cp932"), "shift_jis", "ﾃｽﾄ日本"),
        ("日本".encode("iso2022_jp"), "ISO-2022-JP", "日本"),
        ("привет".encode("koi8-r"), "koi8-r", "привет"),
        (b"plat", "x-unknown", "plat"),
        (b"a\0b\rc\r\nd", "us-ascii", "ab\nc\nd"),
    ],
)
def test_text_is_read_whatever_the_label_says(
    content: bytes, charset: str | None, text: str
) -> None:
    assert decode(content, charset) == text


@pytest.mark.parametrize(
    "name", ["zlib", "rot13", "unicode_escape", "idna", "hex", "mbcs", "x" * 99]
)
def test_codecs_that_are_no_charsets_are_not_used(name: str) -> None:
    assert codec_for(name) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?B?4oKs?=", "€"),
        ("=?utf-8?B?4oI=?= =?utf-8?B?rA==?=", "€"),
        ("=?utf-8?B?4oKs", "=?utf-8?B?4oKs"),
        ("=?utf-8?B?4oKs===?=", "€"),
        ("=?iso-8859-1*nl?Q?caf=E9_?= =?iso-8859-1?Q?x?=", "café x"),
        ("Re: =?utf-8?q?een woord met spaties?=", "Re: een woord met spaties"),
        ("a =?utf-8?Q?b?= c", "a b c"),
        ("=?onbekend?Q?caf=C3=A9?=", "café"),
        ("gevouwen\r\n\t regel", "gevouwen regel"),
        ("x\r\nBcc: y", "x Bcc: y"),
    ],
)
def test_encoded_words_are_read_also_when_broken(raw: str, text: str) -> None:
    assert decode_words(raw) == text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ('a/b; filename="x; y.pdf"', "x; y.pdf"),
        ("a/b; filename=x y.pdf", "x y.pdf"),
        ("a/b; filename*=iso-8859-1'nl'caf%E9.pdf", "café.pdf"),
        ("a/b; filename*1=b.pdf; filename*0=a", "ab.pdf"),
        ("a/b; filename*0*=utf-8''%E2%82; filename*1*=%AC.pdf", "€.pdf"),
        ('a/b; filename="=?utf-8?B?4oKsLnBkZg==?="', "€.pdf"),
        ('a/b; filename="a\\"b.pdf"', 'a"b.pdf'),
    ],
)
def test_file_names_are_read_in_every_way_they_are_written(raw: str, name: str) -> None:
    assert split_parameters(raw)[1]["filename"] == name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jan\\brief.doc", "brief.doc"),
        ("foto\u202egnp.exe", "fotognp.exe"),
        ("a\0b\nc.txt", "ab c.txt"),
        ("..", ""),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_file_names_can_be_saved(given: str, safe: str) -> None:
    assert safe_file_name(given) == safe


def test_message_ids_match_however_they_are_written() -> None:
    assert normal_message_id(" <A@b> ") == "A@b"
    assert normal_message_id("A@b") == "A@b"
    assert normal_message_id("<a @\r\n b>") == "a@b"
    assert normal_message_id("<" + "x" * 900 + "@b>") == message_ids("<" + "x" * 900 + "@b>")[0]
    assert message_ids("Your message of Monday <a@b> (comment) <c@d>") == ["a@b", "c@d"]
    assert message_ids("a@b.example c@d.example") == ["a@b.example", "c@d.example"]
    many = message_ids("".join(f"<{number}@x>" for number in range(200)), limit=10)
    assert many == ["0@x", *[f"{number}@x" for number in range(191, 200)]]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Thu, 1 Jan 2026 10:00:00 +0100", datetime(2026, 1, 1, 9, 0, tzinfo=UTC)),
        ("Thu, 1 Jan 2026 10:00:00 -0000", datetime(2026, 1, 1, 10, 0, tzinfo=UTC)),
        ("1 Jan 26 10:00 GMT", datetime(2026, 1, 1, 10, 0, tzinfo=UTC)),
        ("Fri, 2 Jan 2026 12:05:00 +0000", NOW),
        ("Fri, 31 Dec 2099 10:00:00 +0000", NOW),
        ("Thu, 1 Jan 1970 00:00:00 +0000", NOW),
        ("gisteren", NOW),
        ("", NOW),
        (None, NOW),
        ("Thu, 99 Foo 99999 99:99:99 +9999", NOW),
    ],
)
def test_a_date_counts_when_it_can_be_true(raw: str | None, expected: datetime) -> None:
    assert sent_at(raw, NOW) == expected


@pytest.mark.parametrize(
    ("status", "diagnostic", "code", "words"),
    [
        ("5.1.1", "smtp; 550 5.1.1 unknown", "5.1.1", "does not exist"),
        ("5.0.0", "smtp; 552-5.2.2 mailbox full", "5.2.2", "mailbox is full"),
        ("5.7.26", "smtp; 550 5.7.26 unauthenticated", "5.7.26", "policy"),
        ("5.1.99", "", "5.1.99", "address was refused"),
        ("", "smtp; 550 nee", None, "refused the mail"),
        ("4.4.7", "expired", "4.4.7", "could not be reached"),
    ],
)
def test_a_bounce_is_explained(status: str, diagnostic: str, code: str | None, words: str) -> None:
    found, reason = explain(status, diagnostic, "f@example.com")
    assert found == code
    assert words in reason


def test_an_invitation_is_read_in_several_zones() -> None:
    def start(line: str) -> object:
        event = read_invitation(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nSUMMARY:x\nEND:VEVENT")
        assert event is not None
        return event["start"], event.get("zone")

    assert start("DTSTART:20260601T120000Z") == ("2026-06-01T12:00:00+00:00", None)
    assert start("DTSTART;TZID=Europe/Amsterdam:20260601T120000") == (
        "2026-06-01T10:00:00+00:00",
        None,
    )
    assert start("DTSTART;TZID=Mars/Phobos:20260601T120000") == (
        "2026-06-01T12:00:00",
        "Mars/Phobos",
    )
    assert start("DTSTART;VALUE=DATE:20260601") == ("2026-06-01", None)
    assert start("DTSTART:vandaag") == ("vandaag", None)
    assert read_invitation("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO") is None


def test_html_reads_as_text_with_its_lines() -> None:
    safe = make_safe(
        "<p>Een<br>twee</p><ul><li>a</li><li>b</li></ul><blockquote>q</blockquote>drie"
    )
    assert safe is not None
    assert to_text(safe.html) == "Een\ntwee\n\n- a\n\n- b\n\n> q\n\ndrie"


def open_at(stored: dict[str, object], **more: object) -> tuple[object, str]:
    values: dict[str, object] = {
        "mailbox": "m",
        "uidvalidity": 1,
        "uidnext": 10,
        "earlier": "unread",
        "today": date(2026, 1, 2),
        **more,
    }
    return open_cursor(stored, **values)  # type: ignore[arg-type]


def test_a_new_mailbox_is_searched_as_set() -> None:
    found = {
        earlier: searches(open_at({}, earlier=earlier)[0])  # type: ignore[arg-type]
        for earlier in ("none", "unread", "all")
    }
    assert found == {
        "none": ["UID 10:*"],
        "unread": ["UID 1:9 UNSEEN", "UID 10:*"],
        "all": ["UID 1:*"],
    }


def test_a_known_mailbox_goes_on_and_an_other_starts_anew() -> None:
    cursor, _ = open_at({})
    cursor.last_uid = 12  # type: ignore[attr-defined]
    stored = cursor.to_stored()  # type: ignore[attr-defined]
    again, happened = open_at(stored)
    assert (again, happened) == (cursor, "")
    assert searches(again) == ["UID 13:*"]  # type: ignore[arg-type]
    assert wanted(again, [12, 14, 13, 13]) == [13, 14]  # type: ignore[arg-type]
    other, happened = open_at(stored, mailbox="other")
    assert other.last_uid == 0  # type: ignore[attr-defined]
    assert "first time" in happened
    broken, _ = open_at({"mailbox": "m", "uidvalidity": "x"})
    assert broken.last_uid == 0  # type: ignore[attr-defined]


def test_a_renumbered_mailbox_is_read_from_the_day_before_the_channel() -> None:
    cursor, _ = open_at({})
    renumbered, happened = open_at(cursor.to_stored(), uidvalidity=2, uidnext=5)  # type: ignore[attr-defined]
    assert "renumbered" in happened
    assert searches(renumbered) == ["UID 1:4 OR UNSEEN SINCE 1-Jan-2026", "UID 5:*"]  # type: ignore[arg-type]


def test_mails_are_fetched_in_batches_of_bounded_size() -> None:
    sizes = {1: 10, 2: 10, 3: 95, 4: 500, 5: 10, 6: 10, 7: 10}
    assert batches(sizes, most=2, most_bytes=100) == [[1, 2], [3], [4], [5, 6], [7]]
    assert batches(sizes, most=9, most_bytes=10**6, alone=frozenset({2})) == [
        [1],
        [2],
        [3, 4, 5, 6, 7],
    ]
    assert batches({}, most=2, most_bytes=100) == []
