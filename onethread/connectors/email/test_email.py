"""What is special to e-mail; the rest is checked by the contract tests."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from typing import Any

import pytest

from onethread.connectors._schemes.mail.addresses import parse_addresses
from onethread.connectors._schemes.mail.structure import Part, read_structure
from onethread.connectors.contract import RawEnvelope, SecretStr
from onethread.connectors.email import CONNECTOR
from onethread.connectors.email.config import EmailConfig
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    Content,
    HttpRequest,
    InboundMessage,
    MailRequest,
    OutboundFile,
    OutboundMessage,
)

RECEIVED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TOKEN = "mfrggzdfmztwq2lknnwg23tpobyxe43uov3h"
UID = "0193b6a0-0000-7000-8000-000000000001"


def config(**more: Any) -> EmailConfig:
    return EmailConfig(
        **{
            "from_address": "service@example.org",
            "from_name": "Voorbeeld Wonen",
            "smtp_host": "smtp.example.org",
            **more,
        }
    )


def outbound(text: str = "Dag", **more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": UID,
            "conversation_ref": "OT-7K2M9",
            "to": "fatima@example.com",
            "to_scheme": "email",
            "content": Content(text=text),
            "reply_token": TOKEN,
            "author_name": "Sanne",
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def sent(message: OutboundMessage, settings: EmailConfig | None = None) -> Part:
    (request,) = CONNECTOR.build(message, settings or config())
    assert isinstance(request, MailRequest)
    return read_structure(request.message)


def received(
    raw: str | bytes, settings: EmailConfig | None = None, **headers: Any
) -> InboundMessage:
    body = raw if isinstance(raw, bytes) else raw.replace("\n", "\r\n").encode()
    envelope = RawEnvelope(id=1, channel_id=1, received_at=RECEIVED_AT, headers=headers, body=body)
    (item,) = CONNECTOR.parse(envelope, settings or config())
    assert isinstance(item, InboundMessage)
    return item


def test_a_reply_carries_its_thread_and_its_token() -> None:
    leg = {
        "subject": "Re: AW: Lekkende kraan",
        "message_id": "c2@example.com",
        "references": ["c1@example.com", "ot.x@example.org"],
    }
    mail = sent(outbound(leg=leg), config(reply_plus_addressing=True))
    assert mail.header("Subject") == "Re: Lekkende kraan"
    assert mail.header("In-Reply-To") == "<c2@example.com>"
    assert mail.header("References").split() == [
        "<c1@example.com>",
        "<ot.x@example.org>",
        "<c2@example.com>",
    ]
    assert mail.header("Message-ID") == f"<ot.{UID}.{TOKEN}@example.org>"
    (reply_to,) = parse_addresses(mail.raw_header("Reply-To") or "")
    assert reply_to.address == f"service+{TOKEN}@example.org"
    assert mail.raw_header("Auto-Submitted") is None


def test_an_answer_to_our_mail_comes_back_with_the_token_by_either_way() -> None:
    mail = sent(outbound(), config(reply_plus_addressing=True))
    by_headers = received(
        f"From: f@example.com\nMessage-ID: <a@b>\nIn-Reply-To: {mail.header('Message-ID')}\n\nJa"
    )
    by_address = received(
        f"From: f@example.com\nMessage-ID: <a@b>\nTo: service+{TOKEN}@example.org\n\nJa"
    )
    for message in (by_headers, by_address):
        assert ("token", TOKEN) in [(each.kind, each.value) for each in message.references]


def test_a_plus_part_at_another_address_is_no_token() -> None:
    message = received(f"From: f@example.com\nMessage-ID: <a@b>\nTo: x+{TOKEN}@example.com\n\nJa")
    assert message.references == []


def test_a_number_in_the_subject_is_only_quoted() -> None:
    message = received("From: f@example.com\nMessage-ID: <a@b>\nSubject: over OT-7K2M9\n\nJa")
    assert [(each.kind, each.value) for each in message.references] == [("quoted", "OT-7K2M9")]


def test_text_and_html_say_the_same_with_the_signature() -> None:
    mail = sent(
        outbound("Kijk op https://example.org/a?b=1&c=2.\n<b>Dank</b>"),
        config(signature="Groet,\n{agent}"),
    )
    assert mail.media_type == "multipart/alternative"
    plain, html = (part.content().decode() for part in mail.children)
    assert plain.replace("\r\n", "\n").endswith("<b>Dank</b>\n\n-- \nGroet,\nSanne\n")
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in html
    assert "&lt;b&gt;Dank" in html
    assert "Groet,<br>" in html


def test_files_go_as_attachments_inline_images_with_the_html_and_links_as_links() -> None:
    message = outbound(
        content=Content(text="Zie", html='<p>Zie <img src="cid:kaart@x"></p><script>x</script>'),
        files=[
            OutboundFile(
                name="kaart.png",
                media_type="image/png",
                size_bytes=3,
                content=b"abc",
                content_id="kaart@x",
            ),
            OutboundFile(
                name="plan – één.pdf", media_type="application/pdf", size_bytes=3, content=b"def"
            ),
            OutboundFile(
                name="film.mp4",
                media_type="video/mp4",
                size_bytes=9,
                link="https://example.org/f/1",
            ),
        ],
    )
    mail = sent(message)
    alternative, attachment = mail.children
    assert attachment.file_name == "plan – één.pdf"
    assert attachment.content() == b"def"
    plain, related = alternative.children
    html, image = related.children
    assert image.content_id == "kaart@x"
    assert "script" not in html.content().decode()
    assert "https://example.org/f/1" in plain.content().decode()


def test_what_is_too_large_together_goes_as_a_link() -> None:
    files = [
        OutboundFile(
            name=f"{name}.bin",
            media_type="application/octet-stream",
            size_bytes=10 << 20,
            content=bytes(10 << 20),
            link=f"https://example.org/{name}",
        )
        for name in "ab"
    ]
    mail = sent(outbound(files=files))
    alternative, attachment = mail.children
    assert attachment.file_name == "a.bin"
    text = alternative.children[0].content().decode()
    assert "https://example.org/b" in text
    assert "https://example.org/a" not in text


def test_each_part_of_a_message_has_an_id_with_the_token() -> None:
    for uid in (UID, f"{UID}-2"):
        mail = sent(outbound(message_uid=uid, part=2, parts=2))
        assert mail.header("Message-ID") == f"<ot.{UID}-2.{TOKEN}@example.org>"
        reply = received(
            f"From: f@x.nl\nMessage-ID: <a@b>\nReferences: {mail.header('Message-ID')}\n\nJa"
        )
        assert reply.references[0].value == TOKEN


def test_the_same_message_is_the_same_bytes_at_each_attempt() -> None:
    message = outbound(files=[OutboundFile(name="a", media_type="a/b", size_bytes=1, content=b"x")])
    assert CONNECTOR.build(message, config()) == CONNECTOR.build(message, config())


@pytest.mark.parametrize(
    "address", ["nobody", "a@b@c", "a@b\r\nBcc: x@y", "", "é@example.org", "<a@b.nl>"]
)
def test_an_address_that_can_not_be_written_to_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput):
        CONNECTOR.build(outbound(to=address), config())


def test_a_domain_with_accents_is_written_in_ascii() -> None:
    mail = sent(outbound(to="info@müller.example"))
    assert mail.header("To") == "info@xn--mller-kva.example"


def test_xoauth2_asks_for_a_token_first() -> None:
    settings = config(
        auth="oauth2",
        smtp_username="service@example.org",
        oauth_client_id="client",
        oauth_refresh_token=SecretStr("refresh"),
        oauth_endpoint="https://login.example.org/token",
    )
    token, mail = CONNECTOR.build(outbound(), settings)
    assert isinstance(token, HttpRequest)
    assert isinstance(mail, MailRequest)
    assert dict(token.form or {})["refresh_token"] == "refresh"
    assert mail.access_token == "{{token.access_token}}"
    assert mail.password is None


def test_other_programs_read_the_mail_as_it_was_meant() -> None:
    (request,) = CONNECTOR.build(
        outbound(
            "Één", content=Content(text="Één\n.\nFrom hier\n--_x", subject="Ünïcödé 💧 " * 12)
        ),
        config(),
    )
    assert isinstance(request, MailRequest)
    assert max(len(line) for line in request.message.split(b"\r\n")) <= 200
    parsed = email.message_from_bytes(request.message, policy=email.policy.default)
    assert str(parsed["Subject"]) == ("Ünïcödé 💧 " * 12).strip()
    plain = parsed.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().splitlines() == ["Één", ".", "From hier", "--_x"]


def test_the_dmarc_pass_of_a_trusted_host_asserts_the_sender() -> None:
    raw = (
        "Authentication-Results: {who}; dmarc={result} header.from={domain}\n"
        "From: f@example.com\nMessage-ID: <a@b>\n\nJa"
    )
    settings = config(trusted_authserv_ids=("mx.example.org",))

    def assurance(who: str, result: str, domain: str, trusted: EmailConfig = settings) -> str:
        mail = raw.format(who=who, result=result, domain=domain)
        return received(mail, trusted).sender[0].assurance.name

    assert assurance("mx.example.org", "pass", "example.com") == "ASSERTED"
    assert assurance("MX.example.org 1", "pass", "Example.com") == "ASSERTED"
    assert assurance("mx.example.org", "pass", "other.example") == "CLAIMED"
    assert assurance("mx.example.org", "fail", "example.com") == "CLAIMED"
    assert assurance("mx.evil.example", "pass", "example.com") == "CLAIMED"
    assert assurance("mx.example.org", "pass", "example.com", config()) == "CLAIMED"
    assert (
        assurance("mx.example.org (mx.example.org; dmarc=pass)", "none", "example.com") == "CLAIMED"
    )


def test_the_answer_goes_to_the_author_whatever_reply_to_asks() -> None:
    message = received(
        "From: Bank <info@bank.example>\nReply-To: x@evil.example\nMessage-ID: <a@b>\n\nAntwoord mij"
    )
    assert message.sender[0].value == "info@bank.example"
    assert message.headers["reply_to"] == ["x@evil.example"]


def test_two_deliveries_of_a_mail_without_an_id_get_the_same_one() -> None:
    mail = "From: a@example.nl\nSubject: x\n\nHallo\n"
    one = received("Received: from a\n\tby b\nDelivered-To: x@y\n" + mail)
    two = received("Received: from c by d\n" + mail)
    other = received(mail.replace("Hallo", "Hoi"))
    assert one.message_id == two.message_id != other.message_id


def test_a_large_mail_is_parsed_in_reasonable_time() -> None:
    import base64
    import time

    film = base64.encodebytes(bytes(range(256)) * 73_000)
    head = b"From: a@example.nl\nMessage-ID: <big@x>\nContent-Type: multipart/mixed; boundary=b\n\n"
    part = b"--b\nContent-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: base64\n\n"
    raw = head + part + film + b"\n--b--\n"
    assert len(raw) > 25_000_000
    started = time.process_time()
    message = received(raw)
    assert time.process_time() - started < 8
    assert message.content.attachments[0].size_bytes == 256 * 73_000


def nested(depth: int) -> bytes:
    return b"From: a@example.nl\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(depth)
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (
            b"From: a@example.nl\nContent-Type: multipart/mixed; boundary=x\n\n"
            + b"--x\n\n" * 5000,
            "parts",
        ),
        (nested(500), "deep"),
        (b"From: a@example.nl\n" + b"X: y\n" * 5000 + b"\nHallo", "headers"),
        (b"From: a@example.nl\n\n" + b"\n" * 2_100_000, "lines"),
        (b"Subject: geen afzender\n\nHallo", "sender"),
    ],
    ids=["empty", "parts", "nesting", "headers", "lines", "sender"],
)
def test_absurd_mails_are_refused_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(UnparsablePayload, match=reason):
        received(raw)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<table><tr><td>" * 50_000,
        "".join(f'<b title="{number}"><p>' for number in range(20_000)),
        "".join(f'<font color="{number}">' for number in range(20_000)) + "<p>" * 20_000,
        "<!--" * 300_000,
        "<a href='" * 200_000,
        "&" * 1_000_000,
        "<p " + "x=y " * 300_000 + ">",
    ],
    ids=["div", "table", "b", "font", "comment", "quote", "entity", "attributes"],
)
def test_html_that_would_take_for_ever_does_not(html: str) -> None:
    import time

    started = time.process_time()
    message = received(
        "From: a@example.nl\nMessage-ID: <a@b>\nContent-Type: text/html\n\n<p>Hallo</p>" + html
    )
    assert time.process_time() - started < 8
    assert len(message.content.html or "") < 20_000_000


def test_what_is_too_large_or_too_deep_to_show_is_attached_whole() -> None:
    text = "woord " * 100_000
    long = received(f"From: a@example.nl\nMessage-ID: <a@b>\n\n{text}")
    assert len(long.content.text) <= 300_000
    assert long.content.attachments[0].name == "message.txt"
    assert (long.content.attachments[0].data or b"").count(b"woord") == 100_000
    deep = received(
        "From: a@example.nl\nMessage-ID: <a@b>\nContent-Type: text/html\n\n"
        + "<div>" * 5_000
        + "Hallo"
    )
    assert deep.content.html is None
    assert deep.content.text == "Hallo"
    assert deep.content.attachments[0].name == "message.html"


@pytest.mark.parametrize(
    "wrong",
    [
        {"from_address": "nobody"},
        {"imap_host": "imap.example.org"},
        {"imap_host": "imap.example.org", "imap_username": "x"},
        {"auth": "oauth2", "oauth_endpoint": "http://login.example.org", "oauth_client_id": "x"},
        {"listen_recipients": ["*"]},
        {"reply_to_address": "x"},
        {"imap_port": 0},
    ],
    ids=str,
)
def test_settings_that_can_not_work_are_refused_by_name(wrong: dict[str, Any]) -> None:
    from onethread.connectors.registry import make_config

    with pytest.raises(InvalidInput):
        make_config(CONNECTOR, {"from_address": "service@example.org", **wrong})
