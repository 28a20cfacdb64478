"""An answer as a mail: its fields for the API of a mail service, or its bytes. Pure."""

from __future__ import annotations

import html as html_text
import re
from collections.abc import Sequence
from email.utils import format_datetime

import msgspec

from onethread.connectors._schemes.mail import sanitise, tokens
from onethread.connectors._schemes.mail.addresses import valid_address
from onethread.connectors._schemes.mail.bounce import OWN_ID_HEADER
from onethread.connectors._schemes.mail.charsets import clean, clean_line
from onethread.connectors._schemes.mail.config import MailConfig
from onethread.connectors._schemes.mail.mime_writer import (
    MimePart,
    address_value,
    can_be_sent,
    file_part,
    id_list,
    multipart,
    text_part,
    text_value,
    write_mail,
)
from onethread.errors import InvalidInput
from onethread.messages import OutboundFile, OutboundMessage

_MAX_REFERENCES = 40
# Base64 makes this into the 25 MB that most servers take.
MAX_ATTACHED_BYTES = 18 << 20
_REPLY_PREFIX = re.compile(
    r"^(?:\s*(?:re|aw|antw|sv|tr|fwd?|fw|wg)\s?(?:\[\d{1,3}\])?\s?:)+\s*", re.IGNORECASE
)
_LINK = re.compile(r"https?://[^\s<>\"']{1,2000}[^\s<>\"'.,;:!?)\]]")


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """A mail before it is written. Addresses are in ASCII, texts on one line; ids without brackets."""

    sender: str
    sender_name: str
    recipient: str
    subject: str
    text: str
    html: str
    reply_to: str | None  # when it is not the sender
    message_id: str
    answered: str | None
    references: Sequence[str]
    attached: Sequence[OutboundFile]  # with their content
    inline: Sequence[OutboundFile]  # the HTML refers to their content_id

    def thread_headers(self) -> list[tuple[str, str]]:
        """Message-ID, In-Reply-To, References and our own mark, as values of one line each."""
        headers = [("Message-ID", f"<{self.message_id}>")]
        if self.answered:
            headers.append(("In-Reply-To", f"<{self.answered}>"))
        if self.references:
            headers.append(("References", " ".join(f"<{each}>" for each in self.references)))
        return [*headers, (OWN_ID_HEADER, f"<{self.message_id}>")]


def recipient_of(message: OutboundMessage) -> str:
    """The address to write to. Raises InvalidInput when mail can't be sent there."""
    recipient = sendable_address(message.to)
    if recipient is None:
        raise InvalidInput(
            f"{clean_line(message.to, 100)!r} is not an address that mail can be sent to",
            fields={"to": "not an e-mail address"},
        )
    return recipient


def own_id(message: OutboundMessage, config: MailConfig) -> str:
    """The Message-ID of this message, without brackets; the same at each attempt."""
    domain = sender_of(config).rpartition("@")[2]
    return tokens.make_message_id(message.message_uid, message.reply_token, domain, message.part)


def sender_of(config: MailConfig) -> str:
    """The channel's address as it is written in a mail."""
    return sendable_address(config.from_address) or config.from_address


def compose(
    message: OutboundMessage, config: MailConfig, room: int = MAX_ATTACHED_BYTES
) -> Composed:
    """The mail's fields; files over `room` bytes together go as links.

    Raises InvalidInput for an address that can't be written to.
    """
    recipient = recipient_of(message)
    reply_to = tokens.reply_address(config, message.reply_token)
    answered, references = _thread(message)
    under = signature(message.author_name, config)
    held, links = _attachable(message.files, room)
    html = _html(message, links, under)
    inline = [file for file in held if file.content_id and f"cid:{file.content_id}" in html]
    return Composed(
        sender=sender_of(config),
        sender_name=_sender_name(message.author_name, config),
        recipient=recipient,
        subject=_subject(message, config, bool(answered)),
        text=_text(message, links, under),
        html=html,
        reply_to=(
            (sendable_address(reply_to) or reply_to)
            if reply_to.lower() != config.from_address.lower()
            else None
        ),
        message_id=own_id(message, config),
        answered=answered,
        references=references,
        attached=[file for file in held if not any(file is other for other in inline)],
        inline=inline,
    )


def write(message: OutboundMessage, config: MailConfig, room: int = MAX_ATTACHED_BYTES) -> bytes:
    """The mail itself. The same message is the same bytes at each attempt.

    Raises InvalidInput for an address that can't be written to.
    """
    mail = compose(message, config, room)
    headers = [
        ("From", address_value(mail.sender, mail.sender_name)),
        ("To", mail.recipient),
        ("Subject", text_value(mail.subject, "Subject")),
        ("Date", format_datetime(message.created_at)),
        ("Message-ID", f"<{mail.message_id}>"),
    ]
    if mail.reply_to:
        headers.append(("Reply-To", address_value(mail.reply_to, mail.sender_name)))
    if mail.answered:
        headers.append(("In-Reply-To", f"<{mail.answered}>"))
    if mail.references:
        headers.append(("References", id_list(mail.references)))
    headers.append((OWN_ID_HEADER, f"<{mail.message_id}>"))
    return write_mail(headers, _content(mail))


def _content(mail: Composed) -> MimePart:
    shown = text_part(mail.html, "html")
    if mail.inline:
        parts = [_file(file, file.content_id) for file in mail.inline]
        shown = multipart("related", [shown, *parts], mail.message_id)
    content = multipart("alternative", [text_part(mail.text), shown], mail.message_id)
    if mail.attached:
        files = [_file(file) for file in mail.attached]
        content = multipart("mixed", [content, *files], mail.message_id)
    return content


def _file(file: OutboundFile, content_id: str | None = None) -> MimePart:
    return file_part(file.content or b"", file.name, file.media_type, content_id)


def _sender_name(author_name: str | None, config: MailConfig) -> str:
    """The name that customers see; without an agent's what is around it still reads well."""
    name = config.from_name.replace("{agent}", author_name or "")
    return clean_line(name, 200).strip(" -–—|,·")


def sendable_address(text: str) -> str | None:
    """An address in ASCII (the domain in its IDNA form), or None when it can't be written to."""
    address = valid_address(text)
    if address is None:
        return None
    local, _, domain = address.rpartition("@")
    if not local.isascii() or local.startswith(".") or local.endswith(".") or ".." in local:
        return None
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return f"{local}@{domain}"


def _thread(message: OutboundMessage) -> tuple[str | None, list[str]]:
    """The id answered and the full References (RFC 5322, 3.6.4); of too many the first and last."""
    stored = message.leg.get("references")
    earlier = (
        [str(identifier) for identifier in stored] if isinstance(stored, (list, tuple)) else []
    )
    latest = str(message.leg.get("message_id") or "")
    answered = message.in_reply_to or latest
    chain = [*earlier, latest, answered]
    references = list(dict.fromkeys(found for found in chain if found and can_be_sent(found)))
    if len(references) > _MAX_REFERENCES:
        references = references[:1] + references[-(_MAX_REFERENCES - 1) :]
    return (answered if answered and can_be_sent(answered) else None), references


def _subject(message: OutboundMessage, config: MailConfig, is_reply: bool) -> str:
    given = clean_line(message.content.subject or "", 900)
    if given:
        return given
    earlier = _REPLY_PREFIX.sub("", clean_line(str(message.leg.get("subject") or ""), 900))
    if earlier:
        return f"Re: {earlier}"
    fallback = (
        config.fallback_subject or _sender_name(message.author_name, config) or config.from_address
    )
    return f"Re: {fallback}" if is_reply else fallback


def signature(author_name: str | None, config: MailConfig) -> str:
    """What stands under every mail, in the name of its author."""
    name = author_name or _sender_name(author_name, config)
    return clean(config.signature.replace("{agent}", name)).strip("\n")


def _attachable(
    files: Sequence[OutboundFile], room: int
) -> tuple[list[OutboundFile], list[OutboundFile]]:
    """The files that fit into one mail, and those that go as a link: the last ones, when together
    they are too large."""
    held: list[OutboundFile] = []
    links: list[OutboundFile] = []
    for file in files:
        fits = file.content is not None and (len(file.content) <= room or not file.link)
        if fits and file.content is not None:
            held.append(file)
            room -= len(file.content)
        elif file.link:
            links.append(file)
    return held, links


def _text(message: OutboundMessage, links: list[OutboundFile], signature: str) -> str:
    text = clean(message.content.text).strip("\n")
    if not text and message.content.html:
        text = sanitise.to_text(sanitise.clean_html(message.content.html))
    pieces = [text] if text else []
    pieces += [
        f"{clean_line(file.name, 150)}: {clean_line(file.link or '', 2000)}" for file in links
    ]
    if signature:
        pieces.append(f"-- \n{signature}")
    return "\n\n".join(pieces)


def _html(message: OutboundMessage, links: list[OutboundFile], signature: str) -> str:
    given = sanitise.clean_html(message.content.html) if message.content.html else ""
    pieces = [given or _as_html(clean(message.content.text).strip("\n"))]
    for file in links:
        target = html_text.escape(clean_line(file.link or "", 2000))
        pieces.append(
            f'<p><a href="{target}">{html_text.escape(clean_line(file.name, 150))}</a></p>'
        )
    if signature:
        pieces.append(f"<div>-- <br>\n{_as_html(signature)}</div>")
    body = "\n".join(piece for piece in pieces if piece)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>'
    )


def _as_html(text: str) -> str:
    """Plain text as HTML: lines kept, web addresses clickable."""
    pieces: list[str] = []
    position = 0
    for found in _LINK.finditer(text):
        pieces.append(html_text.escape(text[position : found.start()], quote=False))
        target = html_text.escape(found.group(0))
        pieces.append(f'<a href="{target}">{target}</a>')
        position = found.end()
    pieces.append(html_text.escape(text[position:], quote=False))
    return "<div>" + "".join(pieces).replace("\n", "<br>\n") + "</div>"


def reply_address(config: MailConfig) -> str:
    """Where customers write to this channel."""
    return config.reply_to_address or config.from_address
