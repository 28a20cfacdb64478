"""A mail as it was received, to what it means. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from onethread.connectors._schemes.mail import automatic, bounce, tokens
from onethread.connectors._schemes.mail.addresses import Address, parse_addresses, valid_address
from onethread.connectors._schemes.mail.assurance import Authentication, assess
from onethread.connectors._schemes.mail.body import Body, read_body, split_body
from onethread.connectors._schemes.mail.charsets import clean_line
from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors._schemes.mail.header_fields import message_ids, normal_message_id, sent_at
from onethread.connectors._schemes.mail.structure import Part, read_headers, read_structure
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Ignored,
    InboundItem,
    InboundMessage,
    SenderIdentity,
)

_ADDRESSED_HEADERS = (
    "To",
    "Cc",
    "Delivered-To",
    "X-Original-To",
    "X-Delivered-To",
    "Envelope-To",
    "X-Envelope-To",
)
_FALLBACK_SENDERS = ("Sender", "Reply-To", "Return-Path", "X-Envelope-From")
_MAX_SHOWN_ADDRESSES = 50
_NO_REPLY = ("noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "niet-beantwoorden")


def read_mail(
    content: bytes,
    received_at: datetime,
    config: MailConfig,
    *,
    envelope: Mapping[str, Any] | None = None,
    authentication: Authentication | None = None,
) -> list[InboundItem]:
    """One mail: a message, the updates of a delivery report, or why it is nothing.

    `envelope`: mail_from and rcpt_to of its delivery, truncated and size_bytes where they are known.
    `authentication`: what the service that took the mail in found of its sender; None: what trusted
    headers of the mail say. Raises UnparsablePayload for what is no mail, or one over the limits of
    `structure`.
    """
    around = envelope or {}
    root = read_structure(content)
    updates = bounce.read_report(root, received_at)
    if updates:
        return list(updates)
    message_id = normal_message_id(root.raw_header("Message-ID") or "")
    senders = _from_addresses(root)
    own = config.own_addresses()
    if tokens.is_own_message_id(message_id) and senders and senders[0].address.lower() in own:
        return [Ignored(reason="this system sent this mail itself")]
    checked = _authenticate(root, senders, config, authentication)
    return [_message(root, received_at, around, config, message_id or stable_id(content), checked)]


def _message(
    root: Part,
    received_at: datetime,
    envelope: Mapping[str, Any],
    config: MailConfig,
    message_id: str,
    authentication: Authentication,
) -> InboundMessage:
    senders = _from_addresses(root)
    sender, display_name = _sender(root, envelope, senders, authentication, config)
    subject = root.header("Subject")
    in_reply_to = message_ids(root.raw_header("In-Reply-To") or "", limit=5)
    thread = message_ids(root.raw_header("References") or "")
    body = read_body(root)
    said_at = sent_at(root.raw_header("Date"), received_at)
    why_automatic = automatic.why_automatic(root, envelope)
    headers: dict[str, Any] = {
        "subject": subject,
        "message_id": message_id,
        "references": thread or in_reply_to,
        "from": [_shown(address) for address in senders],
        "to": _shown_addresses(root, "To"),
        "cc": _shown_addresses(root, "Cc"),
        "reply_to": [
            address.address for address in parse_addresses(root.raw_header("Reply-To") or "")
        ],
        "date": clean_line(root.raw_header("Date") or "", 100),
        "list_id": root.header("List-Id", 300),
        "authentication": authentication.facts,
    }
    if why_automatic:
        headers["automatic"] = why_automatic
    return InboundMessage(
        message_id=message_id,
        sender=sender,
        said_at=said_at,
        content=_content(body, subject, envelope),
        display_name=display_name,
        references=tokens.find_references(
            in_reply_to=in_reply_to,
            thread=thread,
            addressed=_addressed(root, envelope),
            subject=subject,
            config=config,
        ),
        automatic=why_automatic is not None,
        headers={name: value for name, value in headers.items() if value},
    )


def _content(body: Body, subject: str, envelope_headers: Mapping[str, Any]) -> Content:
    split, safe = split_body(body, subject)
    notices: list[str] = []
    if envelope_headers.get("truncated"):
        size = envelope_headers.get("size_bytes")
        notices.append(
            f"this mail of {size} bytes is over the limit: its end is missing here, "
            "the whole mail is in the mailbox"
        )
    attachments = body.attachments
    if envelope_headers.get("truncated") and attachments:
        attachments[-1].error = attachments[-1].error or "the end of this file is missing"
    content = Content(
        text=split.visible,
        html=safe.html if safe is not None else None,
        subject=subject or None,
        quoted_text=split.quoted,
        quoted_html=safe.quoted_html if safe is not None else None,
        attachments=attachments,
        system="; ".join(notices) or None,
        unsupported="encrypted mail" if body.encrypted else None,
        forwarded=split.forwarded or (body.holds_mail and not split.visible),
        has_remote_images=safe is not None and safe.has_remote_images,
        calendar=body.invitation,
    )
    if content.is_empty():
        content.unsupported = "empty mail"
    return content


def author_domain(content: bytes) -> str:
    """The domain of a mail's only author, "" when there is none or several: nothing speaks for them."""
    root = read_headers(content)
    senders = _from_addresses(root)
    single = len(senders) == 1 and len(root.raw_headers("From")) == 1
    return senders[0].domain if single else ""


def _from_addresses(root: Part) -> list[Address]:
    return [address for value in root.raw_headers("From")[:5] for address in parse_addresses(value)]


def _authenticate(
    root: Part,
    senders: list[Address],
    config: MailConfig,
    found: Authentication | None,
) -> Authentication:
    # Several From headers or authors: which of them was checked is anyone's guess.
    single = len(senders) == 1 and len(root.raw_headers("From")) == 1
    if found is not None:
        claimed = Assurance.CLAIMED
        return found if single else msgspec.structs.replace(found, assurance=claimed)
    return assess(
        root.raw_headers("Authentication-Results"),
        senders[0].domain if single else "",
        config.trusted_authserv_ids,
    )


def _sender(
    root: Part,
    envelope_headers: Mapping[str, Any],
    senders: list[Address],
    authentication: Authentication,
    config: MailConfig,
) -> tuple[list[SenderIdentity], str | None]:
    """Whom to answer, and the name they give.

    That is the author, whatever Reply-To asks for: a forged From with the forger's Reply-To would
    otherwise lead an answer astray. A form mailer (From is our own address, or one that takes no
    answers) is the exception: there Reply-To is the customer, as claimed as anything typed.
    """
    reply_to = parse_addresses(root.raw_header("Reply-To") or "")
    if senders:
        first = senders[0]
        local = first.address.split("@")[0].lower()
        relayed = first.address.lower() in config.own_addresses() or local.startswith(_NO_REPLY)
        if relayed and reply_to and reply_to[0].address.lower() != first.address.lower():
            chosen = reply_to[0]
            return _identity(chosen.address, Assurance.CLAIMED), chosen.name or first.name or None
        named = first.name if first.name.lower() != first.address.lower() else ""
        return _identity(first.address, authentication.assurance), named or None
    for name in _FALLBACK_SENDERS:
        for address in parse_addresses(root.raw_header(name) or ""):
            return _identity(address.address, Assurance.CLAIMED), address.name or None
    envelope_sender = valid_address(str(envelope_headers.get("mail_from") or "").strip("<> "))
    if envelope_sender:
        return _identity(envelope_sender, Assurance.CLAIMED), None
    raise UnparsablePayload("this mail names no sender that could be answered")


def _identity(address: str, assurance: Assurance) -> list[SenderIdentity]:
    return [SenderIdentity(scheme="email", value=address, assurance=assurance)]


def _addressed(root: Part, envelope_headers: Mapping[str, Any]) -> list[str]:
    found = [
        address.address
        for name in _ADDRESSED_HEADERS
        for value in root.raw_headers(name)[:10]
        for address in parse_addresses(value)
    ]
    recipients = envelope_headers.get("rcpt_to")
    if isinstance(recipients, (list, tuple)):
        found = [str(recipient) for recipient in recipients[:100]] + found
    return list(dict.fromkeys(found))


def _shown(address: Address) -> str:
    named = address.name and address.name.lower() != address.address.lower()
    return f"{address.name} <{address.address}>" if named else address.address


def _shown_addresses(root: Part, name: str) -> list[str]:
    found = [
        _shown(address)
        for value in root.raw_headers(name)[:5]
        for address in parse_addresses(value)
    ]
    if len(found) > _MAX_SHOWN_ADDRESSES:
        more = len(found) - _MAX_SHOWN_ADDRESSES
        found = [*found[:_MAX_SHOWN_ADDRESSES], f"… ({more} more)"]
    return found


def stable_id(body: bytes) -> str:
    """An id for a mail without one: the same mail read twice (IMAP renumbering) is the same.

    Trace headers differ between two copies of one mail, so they are left out.
    """
    head, separator, rest = body.replace(b"\r\n", b"\n").partition(b"\n\n")
    kept: list[bytes] = []
    skipping = False
    for line in head.split(b"\n"):
        if line[:1] not in (b" ", b"\t"):
            name = line.split(b":", 1)[0].strip().lower()
            skipping = name in (
                b"received", b"delivered-to", b"return-path", b"x-original-to", b"envelope-to",
                b"authentication-results", b"x-received",
            )  # fmt: skip
        if not skipping:
            kept.append(line.rstrip())
    digest = hashlib.sha256(b"\n".join(kept) + separator + rest.rstrip())
    return "sha256:" + digest.hexdigest()
