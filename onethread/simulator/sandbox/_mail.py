"""Mail as providers carry it: what a customer writes as MIME, and what they see of ours."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterable, Mapping
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from onethread.simulator.sandbox._shape import Said, Seen, SeenFile

if TYPE_CHECKING:
    from onethread.simulator.sandbox._running import Sandbox

CUSTOMER = "fatima@example.net"
SERVICE = "service@example.org"
KINDS = (
    "text", "html", "subject", "image", "audio", "video", "file", "calendar", "unsupported",
)  # fmt: skip
_INVITATION = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:{n}@example.net\r\n"
    "DTSTART:20260107T090000Z\r\nDTEND:20260107T100000Z\r\nSUMMARY:Monteur\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)
_REPORT = """\
Return-Path: <>
From: mailer-daemon@mx.example.net
To: {to}
Subject: Report
Message-ID: <report-{n}@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary="report"

--report
Content-Type: text/plain

A report.
--report
{body}
--report--
"""
_STATUS = """\
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; {customer}
Action: {action}
Status: {status}

--report
Content-Type: text/rfc822-headers

Message-ID: <{own}>
X-Onethread-Message-ID: <{own}>
"""
_READ = """\
Content-Type: message/disposition-notification

Final-Recipient: rfc822; {customer}
Original-Message-ID: <{own}>
Disposition: manual-action/MDN-sent-manually; displayed
"""


def mail(said: Said, kind: str) -> bytes:
    """What the customer's program sends."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = f"{said.name} <{said.customer}>"
    message["To"] = SERVICE
    message["Date"] = format_datetime(said.at)
    message["Message-ID"] = f"<m{said.n}@mail.example.net>"
    if kind == "unsupported":
        return message.as_bytes()
    if kind == "subject":
        message["Subject"] = said.text
    message.set_content(said.text or "Zie bijlage")
    if kind == "html":
        message.add_alternative(f"<p>{said.text}</p>", subtype="html")
    if kind == "calendar":
        message.add_attachment(
            _INVITATION.format(n=said.n), subtype="calendar", params={"method": "REQUEST"}
        )
    if said.media is not None:
        family, _, subtype = said.media.media_type.partition("/")
        message.add_attachment(
            said.media.content, maintype=family, subtype=subtype, filename=said.media.name
        )
    return message.as_bytes()


def events(
    of: Callable[[Sandbox, Said, bytes], Any], without: Iterable[str] = ()
) -> Mapping[str, Callable[[Sandbox, Said], Any]]:
    """An event of each kind of mail; `of` makes the provider's payload of the mail."""

    def event(kind: str) -> Callable[[Sandbox, Said], Any]:
        return lambda sandbox, said: of(sandbox, said, mail(said, kind))

    return {kind: event(kind) for kind in KINDS if kind not in without}


def report(own: str, state: str, n: int) -> bytes:
    """The mail by which another server reports what became of ours (delivered, failed, read)."""
    if state == "read":
        kind, body = "disposition-notification", _READ.format(customer=CUSTOMER, own=own)
    else:
        kind = "delivery-status"
        failed = state == "failed"
        body = _STATUS.format(
            customer=CUSTOMER,
            own=own,
            action="failed" if failed else "delivered",
            status="5.1.1" if failed else "2.0.0",
        )
    text = _REPORT.format(to=SERVICE, n=n, kind=kind, body=body)
    return text.replace("\n", "\r\n").encode()


def file_kind(media_type: str) -> str:
    """The kind of a file by its type."""
    family = media_type.partition("/")[0]
    return family if family in ("image", "audio", "video") else "file"


def seen_file(name: str, media_type: str, content: bytes) -> SeenFile:
    """A file of a mail."""
    return SeenFile(
        kind=file_kind(media_type), name=name, media_type=media_type, size_bytes=len(content)
    )


def own_id(content: bytes) -> str:
    """The Message-ID of a mail of ours."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    return str(message["Message-ID"] or "").strip("<> ")


def seen_mail(content: bytes, **more: Any) -> Seen:
    """A mail of ours as the customer's program shows it."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    plain = message.get_body(("plain",))
    shown = message.get_body(("html",))
    values: dict[str, Any] = {
        "to": str(message["To"]),
        "text": plain.get_content() if plain else "",
        "html": shown.get_content() if shown else "",
        "subject": str(message["Subject"] or ""),
        "reply_to": str(message["In-Reply-To"] or "").strip("<> "),
        "files": [
            seen_file(
                part.get_filename() or "",
                part.get_content_type(),
                part.get_payload(decode=True) or b"",  # type: ignore[arg-type]
            )
            for part in message.iter_attachments()
            if part.get_filename()
        ],
        **more,
    }
    return Seen(**values)


def form(fields: Mapping[str, str | bytes]) -> tuple[bytes, str]:
    """A multipart form and its content type."""
    pieces = []
    for name, value in fields.items():
        held = value if isinstance(value, bytes) else value.encode()
        head = f'--sandbox-form\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        pieces.append(head.encode() + held + b"\r\n")
    return b"".join(pieces) + b"--sandbox-form--\r\n", "multipart/form-data; boundary=sandbox-form"
