"""Delivery reports (RFC 3464) and read receipts (RFC 8098) about mail that we sent."""

from __future__ import annotations

import re
from datetime import datetime

from onethread.connectors._schemes.mail.addresses import valid_address
from onethread.connectors._schemes.mail.charsets import clean_line, decode
from onethread.connectors._schemes.mail.header_fields import message_ids, normal_message_id
from onethread.connectors._schemes.mail.structure import Part, read_headers
from onethread.connectors._schemes.mail.tokens import OWN_ID, is_own_message_id
from onethread.messages import DeliveryUpdate, Ignored

OWN_ID_HEADER = "X-Onethread-Message-ID"
_MAX_RECIPIENTS = 50
_MAX_REPORT_BYTES = 1 << 20
_FAILED = re.compile(
    r"unable to deliver|(?:not|n't) be (?:delivered|sent)|n't able to deliver|undeliverable|"
    r"delivery (?:has )?failed|permanent (?:error|failure)|niet (?:worden )?(?:afgeleverd|bezorgd)|"
    r"nicht zugestellt|n'a pas pu être (?:remis|distribué|livré)",
    re.IGNORECASE,
)
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")

# RFC 3463, in words for an agent: what happened and what to do.
_REASONS = {
    "5.1.0": "the address was refused; check it with the customer",
    "5.1.1": "this address does not exist; check it with the customer",
    "5.1.2": "the part after the @ does not exist; check the address with the customer",
    "5.1.3": "the address is not written correctly; check it with the customer",
    "5.1.6": "the mailbox has moved; ask the customer for the new address",
    "5.1.10": "this address does not exist; check it with the customer",
    "5.2.1": "the mailbox is closed; reach the customer another way",
    "5.2.2": "the customer's mailbox is full; try again later or another way",
    "5.2.3": "the mail is too large for this mailbox; send it without the attachments",
    "5.3.4": "the mail is too large for the receiving server; send it without the attachments",
    "5.4.1": "the receiving server does not know this address; check it with the customer",
    "5.4.4": "no mail server was found for this address; check it with the customer",
    "5.4.6": "the mail went round in a circle at the receiving side",
    "5.4.7": "the receiving server could not be reached in time; try again or another way",
    "4.4.1": "the receiving server did not answer in time; try again or another way",
    "4.4.7": "the receiving server could not be reached in time; try again or another way",
}
_SUBJECTS = {
    "1": "the address was refused; check it with the customer",
    "2": "the mailbox did not take the mail; try again later or another way",
    "3": "the receiving server could not handle the mail",
    "4": "the receiving server could not be reached; try again or another way",
    "5": "the receiving server did not understand the delivery",
    "6": "the receiving server refused the form of the mail",
    "7": "the receiving server refused the mail by its policy; ask your mail administrator",
}


def read_report(root: Part, at: datetime) -> list[DeliveryUpdate | Ignored]:
    """The updates that a report makes to mails of ours; [] when it is no report about one of them.

    A report about a mail sent by other means than this system is an ordinary automatic mail.
    """
    report = _find(root, ("message/delivery-status", "message/global-delivery-status"))
    if report is not None:
        message_id = _original_id(root)
        return [] if message_id is None else _delivery(report, message_id, at)
    receipt = _find(root, ("message/disposition-notification",))
    if receipt is not None:
        return _read_receipt(root, receipt, at)
    return _plain_bounce(root, at)


def _plain_bounce(root: Part, at: datetime) -> list[DeliveryUpdate | Ignored]:
    """A report in words only, as qmail and some old servers write it, with our mail below it."""
    sender = root.header("From", 300).lower()
    if "mailer-daemon@" not in sender and "postmaster@" not in sender:
        return []
    told = _find(root, ("text/plain",))
    text = decode(told.content()[:_MAX_REPORT_BYTES], None) if told is not None else ""
    returned = OWN_ID.search(text)
    if returned is None or not _FAILED.search(text[: returned.start()]):
        return []
    lines = [line.strip() for line in text[: returned.start()].split("\n")]
    diagnostic = next((line for line in lines if re.search(r"\b5\d\d[ -]|\b5\.\d\.\d", line)), "")
    address = re.search(r"^<([^<>\s]{3,250})>:?$", "\n".join(lines), re.MULTILINE)
    recipient = valid_address(address.group(1)) if address else None
    code, reason = explain("", diagnostic, recipient)
    return [
        DeliveryUpdate(
            message_id=normal_message_id(f"<{returned.group(0)}>"),
            state="failed",
            at=at,
            code=code,
            reason=reason,
            recipient=recipient,
        )
    ]


def _find(root: Part, kinds: tuple[str, ...]) -> Part | None:
    level = [root]
    while level:
        for part in level:
            if part.media_type in kinds:
                return part
        level = [child for part in level for child in part.children]
    return None


def _groups(report: Part) -> list[Part]:
    """The groups of fields of a report: the mail's own first, then one per recipient."""
    blocks = re.split(rb"(?:\r?\n[ \t]*){2,}", report.content()[:_MAX_REPORT_BYTES].strip())
    return [read_headers(block) for block in blocks[: _MAX_RECIPIENTS + 1] if block.strip()]


def _delivery(report: Part, message_id: str, at: datetime) -> list[DeliveryUpdate | Ignored]:
    updates: list[DeliveryUpdate | Ignored] = []
    for group in _groups(report):
        action = group.header("Action", 40).lower().split(" ")[0].strip(";")
        if not action:
            continue
        recipient = _recipient(group)
        if action == "failed":
            code, reason = explain(
                group.header("Status", 60), group.header("Diagnostic-Code", 600), recipient
            )
            updates.append(
                DeliveryUpdate(
                    message_id=message_id,
                    state="failed",
                    at=at,
                    code=code,
                    reason=reason,
                    recipient=recipient,
                )
            )
        elif action == "delivered":
            updates.append(
                DeliveryUpdate(message_id=message_id, state="delivered", at=at, recipient=recipient)
            )
        elif action == "delayed":
            updates.append(
                Ignored(
                    reason=f"delivery to {recipient or 'the customer'} is delayed; "
                    "the mail server keeps trying"
                )
            )
        else:
            updates.append(Ignored(reason=f"delivery report: {clean_line(action, 40)}"))
    return updates


def explain(status: str, diagnostic: str, recipient: str | None) -> tuple[str | None, str]:
    """An enhanced status code and what it means for an agent, with the server's own words."""
    found = _STATUS.search(diagnostic)
    given = _STATUS.search(status)
    # The generic x.0.0 says nothing; the diagnostic text often holds the telling code.
    chosen = given if given and given.group(2, 3) != ("0", "0") else found or given
    code = chosen.group(0) if chosen else None
    words = _REASONS.get(code or "") or (_SUBJECTS.get(chosen.group(2)) if chosen else None)
    if (code or diagnostic.strip()[:1]).startswith("4") and code not in _REASONS:
        words = "the receiving server does not take the mail at present; it is tried again"
    words = words or "the receiving server refused the mail"
    said = clean_line(re.sub(r"^\s*(?:smtp|x-\w+)\s*;", "", diagnostic, flags=re.IGNORECASE), 300)
    to_whom = f"Mail to {recipient}: " if recipient else ""
    return code, f"{to_whom}{words}." + (f" The server said: {said}" if said else "")


def _recipient(group: Part) -> str | None:
    for name in ("Original-Recipient", "Final-Recipient"):
        address = valid_address(group.header(name, 400).rpartition(";")[2].strip().strip("<>"))
        if address:
            return address
    return None


def _original_id(root: Part) -> str | None:
    """Our own id of the mail that the report is about, from the returned mail or its headers."""
    returned = _find(root, ("message/rfc822", "message/global", "text/rfc822-headers"))
    candidates: list[str] = []
    if returned is not None:
        headers = read_headers(returned.content().lstrip())
        # A relay may have replaced the Message-ID; our own header says what it was.
        candidates += [normal_message_id(headers.raw_header(OWN_ID_HEADER) or "")]
        candidates += [normal_message_id(headers.raw_header("Message-ID") or "")]
    for name in ("X-Original-Message-ID", "In-Reply-To", "References"):
        candidates += reversed(message_ids(root.raw_header(name) or ""))
    return next((found for found in candidates if is_own_message_id(found)), None)


def _read_receipt(root: Part, receipt: Part, at: datetime) -> list[DeliveryUpdate | Ignored]:
    fields = read_headers(receipt.content().lstrip())
    original = normal_message_id(fields.raw_header("Original-Message-ID") or "")
    if not is_own_message_id(original):
        found = _original_id(root)
        if found is None:
            return []
        original = found
    disposition = fields.header("Disposition", 200).lower()
    if "displayed" in disposition:
        return [
            DeliveryUpdate(message_id=original, state="read", at=at, recipient=_recipient(fields))
        ]
    return [Ignored(reason=f"read receipt: {disposition or 'without a disposition'}")]
