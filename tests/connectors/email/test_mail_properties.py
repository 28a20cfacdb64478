"""Properties that hold for every mail, however it was mangled or made up."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

import onethread.connectors.email as package
from onethread.connectors._schemes.mail.addresses import parse_addresses, valid_address
from onethread.connectors._schemes.mail.charsets import clean, clean_line, decode
from onethread.connectors._schemes.mail.header_fields import decode_words, split_parameters
from onethread.connectors._schemes.mail.mime_writer import text_value
from onethread.connectors._schemes.mail.quotes import split_quoted
from onethread.connectors._schemes.mail.sanitise import make_safe
from onethread.connectors._schemes.mail.structure import read_structure, safe_file_name
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.email import CONNECTOR
from onethread.connectors.email.config import EmailConfig
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import Content, InboundMessage, MailRequest, OutboundFile, OutboundMessage

NOW = datetime(2026, 1, 2, tzinfo=UTC)
CONFIG = EmailConfig(from_address="service@example.org", smtp_host="smtp.example.org")
HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "In-Reply-To",
    "References",
    "X-Onethread-Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}
SAMPLES = [
    path.read_bytes()
    for path in sorted((Path(package.__file__).parent / "fixtures").glob("*.inbound.eml"))
]
# Text that likes to break out of headers: line ends of every kind, encoded words, quotes.
nasty = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "\r\n",
                "\n",
                "\r",
                "\x00",
                "\x85",
                "\u2028",
                "\r\nBcc: x@evil.example",
                "\n\n<script>",
                "=?utf-8?q?=0D=0ABcc:_x@evil.example?=",
                '"',
                "\\",
                "<",
                ">",
                ";",
                ",",
                "é",
                "💧",
                "\ud800",
                " ",
                "\t",
                "a" * 80,
                "--=_",
            ]
        ),
    ),
    max_size=8,
).map("".join)


def parse(body: bytes, **headers: Any) -> list[Any]:
    envelope = RawEnvelope(id=1, channel_id=1, received_at=NOW, headers=headers, body=body)
    try:
        return list(CONNECTOR.parse(envelope, CONFIG))
    except UnparsablePayload:
        return []


@settings(max_examples=300, deadline=None)
@given(
    subject=nasty,
    name=nasty,
    text=nasty,
    file_name=nasty,
    media_type=nasty,
    signature=nasty,
    author=nasty,
    references=st.lists(nasty, max_size=4),
    token=st.one_of(st.none(), nasty),
)
def test_no_text_from_anywhere_becomes_a_header_or_a_part(
    subject: str,
    name: str,
    text: str,
    file_name: str,
    media_type: str,
    signature: str,
    author: str,
    references: list[str],
    token: str | None,
) -> None:
    settings_ = msgspec.structs.replace(
        CONFIG, from_name=name, signature=signature, reply_plus_addressing=True
    )
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="fatima@example.com",
        to_scheme="email",
        content=Content(text=text, subject=subject),
        files=[OutboundFile(name=file_name, media_type=media_type, size_bytes=3, content=b"abc")],
        leg={"subject": name, "message_id": file_name, "references": references},
        reply_token=token if token is None else re.sub(r"[^a-z0-9]", "", token)[:40] or None,
        author_name=author,
        created_at=NOW,
    )
    (request,) = CONNECTOR.build(message, settings_)
    assert isinstance(request, MailRequest)
    assert request.message.count(b"\n") == request.message.count(b"\r\n")
    assert b"\r" not in request.message.replace(b"\r\n", b"")
    assert all(len(line) <= 998 for line in request.message.split(b"\r\n"))
    head = request.message.split(b"\r\n\r\n", 1)[0].decode("ascii")
    names = re.findall(r"^([^\s:]+):", head, re.MULTILINE)
    assert set(names) <= HEADERS
    assert len(names) == len(set(names))
    mail = read_structure(request.message)
    if clean_line(subject, 900):
        assert mail.header("Subject") == clean_line(clean_line(subject, 900))
    assert [each.address for each in parse_addresses(mail.raw_header("From") or "")] == [
        "service@example.org"
    ]
    alternative, attachment = mail.children
    assert attachment.content() == b"abc"
    assert attachment.file_name == safe_file_name(safe_file_name(file_name))
    assert [part.media_type for part in alternative.children] == ["text/plain", "text/html"]
    other = email.message_from_bytes(request.message, policy=email.policy.default)
    assert other["From"].addresses[0].addr_spec == "service@example.org"
    assert len(list(other.walk())) == 5


@given(nasty)
def test_no_address_but_a_valid_one_is_written_to(text: str) -> None:
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to=f"a{text}@example.com",
        to_scheme="email",
        content=Content(text="x"),
        created_at=NOW,
    )
    try:
        (request,) = CONNECTOR.build(message, CONFIG)
    except InvalidInput:
        return
    assert isinstance(request, MailRequest)
    (recipient,) = request.envelope_to
    assert re.fullmatch(r"[!-~]+@example\.com", recipient)
    assert recipient.count("@") == 1


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_a_damaged_mail_is_understood_or_refused_and_can_be_stored(
    sample: bytes, data: st.DataObject
) -> None:
    mail = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(mail)))
        length = data.draw(st.integers(0, 60))
        mail[at : at + length] = data.draw(st.binary(max_size=40))
    for item in parse(bytes(mail)):
        stored = msgspec.json.encode(item, enc_hook=str)
        assert b"\\u0000" not in stored
        stored.decode("utf-8")
        if isinstance(item, InboundMessage):
            assert item.said_at <= NOW
            assert valid_address(item.sender[0].value)
            assert 0 < len(item.message_id) <= 500
            assert not item.content.is_empty()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_understood_or_refused(content: bytes) -> None:
    parse(content)
    parse(b"From: a@example.nl\r\nContent-Type: text/html\r\n\r\n" + content)
    parse(
        b"From: a@example.nl\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + content
    )
    parse(
        b"From: a@example.nl\r\nContent-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22" + content
    )
    parse(b"From: a@example.nl\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n" + content)
    parse(b"From: " + content + b"\r\n\r\nx")


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=30), st.sampled_from(
    ["utf-8", "us-ascii", "iso-8859-1", "windows-1252", "utf-16", "utf-7", "gb2312", "iso-2022-jp",
     "unicode_escape", "zlib", "rot13", "idna", "punycode", "hz", "ks_c_5601-1987"]
)))  # fmt: skip
def test_any_bytes_in_any_charset_become_text_that_can_be_stored(
    content: bytes, charset: str | None
) -> None:
    text = decode(content, charset)
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", text)


@given(nasty)
def test_a_header_value_reads_as_it_was_written(text: str) -> None:
    assert decode_words(text_value(text, "Subject")) == clean_line(clean_line(text, 900))


@given(nasty)
def test_parameters_never_fail(text: str) -> None:
    split_parameters(text)
    split_parameters(f"a/b; name*0*=utf-8''{text}; name*1=\"{text}")


lines = st.sampled_from(
    [
        "",
        "Hallo",
        "> oud",
        ">> ouder",
        "On Monday Jan wrote:",
        "Op 1 jan 2026 om 10:00 schreef Jan <j@x.nl>:",
        "Am 1.1.26 um 10:00 schrieb Jan:",
        "Le 1 janv. 2026 à 10:00, Jan a écrit :",
        "-----Original Message-----",
        "From: Jan",
        "Sent: Monday",
        "To: me",
        "Subject: x",
        "Van: Jan",
        "Verzonden: maandag",
        "Onderwerp: x",
        "-- ",
        "--",
        "Sent from my iPhone",
        "________________________________",
        "---------- Forwarded message ---------",
    ]
)


@given(st.lists(st.one_of(lines, st.text(alphabet="abc >:-\t", max_size=30)), max_size=25))
def test_splitting_quotes_loses_no_word(made: list[str]) -> None:
    text = clean("\n".join(made))
    split = split_quoted(text)
    kept = f"{split.visible}\n{split.quoted or ''}"
    assert sorted(kept.split()) == sorted(text.split())
    assert split.visible or not text.strip()


pieces = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div style=\"position:fixed\">",
            "<div style='background:url(//x)'>",
            "<script>alert(1)</script>",
            "<scr<script>ipt>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img onerror=1&gt;\">",
            "<img src=x onerror=alert(1)>",
            "<img src='https://x.example/a.png'>",
            "<img src=//x.example/a>",
            "<img srcset='https://x.example/a.png 2x'>",
            "<img src=data:image/svg+xml,<svg>>",
            "<img title='<img src=\"https://x.example/\"' src=cid:a>",
            "<a href='java\tscript:alert(1)'>",
            "<a href=' data:text/html,x'>",
            "<form action=x><input>",
            "<noscript><p title=\"</noscript><img src=x onerror=1>\">",
            "<template><script>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<style>@import 'https://x'</style>",
            "<base href=x>",
            "<blockquote type=cite>",
            "<div class=gmail_quote>",
            "<table background=https://x.example/>",
            "<iframe srcdoc='<script>1</script>'>",
            "tekst",
            "\x00",
            "<",
            "\"",
        ]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(pieces)
def test_sanitised_html_runs_nothing_and_loads_nothing(html: str) -> None:
    safe = make_safe(clean(html))
    if safe is None:
        return
    for shown in (safe.html, safe.quoted_html or ""):
        if not shown.strip():
            continue
        for element in lxml_html.fragment_fromstring(shown, create_parent="div").iter():
            assert element.tag not in {
                "script", "style", "svg", "math", "form", "input", "iframe", "object", "base", "link",
                "meta", "template", "noscript",
            }  # fmt: skip
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name not in {"srcset", "background", "srcdoc", "action"}
                if name == "src":
                    assert value.startswith(("cid:", "data:image/png", "data:image/gif"))
                if name == "href":
                    assert re.match(r"\s*(https?://|mailto:|tel:)", value)
                if name == "style":
                    assert "url" not in value
                    assert "position" not in value
