"""From the tree of parts to what a person reads, and the files beside it."""

from __future__ import annotations

import html as html_text
import mimetypes
import re
from typing import Any

import msgspec

from onethread.connectors._schemes.mail import calendar, quotes, sanitise, tnef
from onethread.connectors._schemes.mail.charsets import clean, decode
from onethread.connectors._schemes.mail.structure import Part, read_headers, safe_file_name
from onethread.messages import Attachment

# More is shown as far as this, and attached whole.
_MAX_TEXT_CHARACTERS = 300_000
_MAX_ATTACHMENTS = 1_000
_META_CHARSET = re.compile(rb"<meta[^<>]{0,300}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_IMAGES = frozenset(
    f"image/{kind}"
    for kind in ("png", "jpeg", "jpg", "pjpeg", "gif", "webp", "bmp", "tiff", "heic", "avif")
)
_TNEF_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pgp-encrypted"})


class _Block(msgspec.Struct):
    """A stretch of the body, in the forms that the mail has it in."""

    text: str | None = None
    html: str | None = None


class Body(msgspec.Struct, kw_only=True):
    """What a mail says: raw text and raw HTML (not yet sanitised or split), files, invitation."""

    text: str = ""
    html: str = ""
    attachments: list[Attachment] = []
    invitation: dict[str, Any] | None = None
    encrypted: bool = False
    holds_mail: bool = False  # another mail is attached: somebody passes it on
    only_html: bool = False  # `text` was made from `html`


class _Reading:
    def __init__(self) -> None:
        self.attachments: list[Attachment] = []
        self.invitation: dict[str, Any] | None = None
        self.encrypted = False
        self.holds_mail = False

    def blocks(self, part: Part) -> list[_Block]:
        if part.is_multipart:
            if part.media_type in _ENCRYPTED:
                self.encrypted = True
            if part.media_type == "multipart/alternative":
                return self._alternative(part)
            return [block for child in part.children for block in self.blocks(child)]
        kind = part.media_type
        attached = part.disposition == "attachment" or (
            bool(part.file_name) and kind != "text/html"
        )
        if kind == "text/calendar":
            self._invitation(part)
            return []
        if part.disposition != "attachment" and kind == "text/html":
            return [_Block(html=_html_of(part))]
        if not attached and (kind == "text/plain" or kind.startswith("multipart/")):
            return [_Block(text=self._plain(part))]
        if not attached and kind in ("text/enriched", "text/richtext"):
            plain = re.sub(r"<[^<>\n]{1,60}>", "", self._plain(part))
            return [_Block(text=plain)]
        return self._file(part)

    def _plain(self, part: Part) -> str:
        text = decode(part.content(), part.parameters.get("charset"))
        if len(text) > _MAX_TEXT_CHARACTERS:
            self._add("message.txt", "text/plain", text.encode(), None)
            text = text[:_MAX_TEXT_CHARACTERS]
        if part.parameters.get("format", "").lower() == "flowed":
            return _unflow(text, part.parameters.get("delsp", "").lower() == "yes")
        return text

    def _alternative(self, part: Part) -> list[_Block]:
        """The same said in several forms, plainest first (RFC 2046, 5.1.4): one block of them all."""
        text: str | None = None
        html: str | None = None
        for child in part.children:
            blocks = self.blocks(child)
            if any(block.html is not None for block in blocks):
                html = join_html(blocks)
                if text is None and any(block.text and block.text.strip() for block in blocks):
                    continue
            elif text is None:
                joined = "\n".join(block.text or "" for block in blocks)
                text = joined if joined.strip() else None
        return [] if text is None and html is None else [_Block(text=text, html=html)]

    def _invitation(self, part: Part) -> None:
        content = part.content()
        text = decode(content, part.parameters.get("charset") or "utf-8")
        found = calendar.read_invitation(text, part.parameters.get("method", ""))
        if self.invitation is None:
            self.invitation = found
        self._add(part.file_name or "invitation.ics", "text/calendar", content, None)

    def _file(self, part: Part) -> list[_Block]:
        content = part.content()
        kind = part.media_type
        name = part.file_name
        if kind in _TNEF_TYPES or name.lower() == "winmail.dat":
            unpacked = tnef.unpack(content)
            if unpacked is not None:
                return self._unpacked(unpacked)
            self._add(name or "winmail.dat", kind, content, None, "this Outlook file can't be read")
            return []
        if kind in ("message/rfc822", "message/global"):
            self.holds_mail = True
            name = name or _name_of_mail(part.raw_payload())
            content = part.content()
        elif kind == "text/rfc822-headers":
            name = name or "headers.txt"
        elif kind.startswith("message/"):
            name = name or f"{kind.split('/')[1]}.txt"
        self._add(name, kind, content, part.content_id)
        return []

    def _unpacked(self, unpacked: tnef.Unpacked) -> list[_Block]:
        for file in unpacked.files:
            kind = file.media_type or mimetypes.guess_type(file.name)[0] or ""
            self._add(file.name, kind, file.content, file.content_id)
        if unpacked.html or unpacked.text:
            return [_Block(text=unpacked.text or None, html=unpacked.html or None)]
        return []

    def _add(
        self, name: str, kind: str, content: bytes, content_id: str | None, error: str | None = None
    ) -> None:
        if len(self.attachments) >= _MAX_ATTACHMENTS:
            return
        if not re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,80}", kind):
            kind = "application/octet-stream"
        self.attachments.append(
            Attachment(
                kind=attachment_kind(kind),
                name=name or _default_name(kind, len(self.attachments) + 1),
                media_type=kind,
                size_bytes=len(content),
                content_id=content_id,
                data=content,
                error=error,
            )
        )


def read_body(root: Part) -> Body:
    """Everything in a mail that is said or attached."""
    reading = _Reading()
    blocks = reading.blocks(root)
    has_html = any(block.html and block.html.strip() for block in blocks)
    texts = [_text_of(block) for block in blocks]
    return Body(
        text="\n\n".join(text for text in texts if text.strip()),
        html=join_html(blocks) if has_html else "",
        attachments=reading.attachments,
        invitation=reading.invitation,
        encrypted=reading.encrypted,
        holds_mail=reading.holds_mail,
        only_html=has_html and not any(block.text and block.text.strip() for block in blocks),
    )


def join_html(blocks: list[_Block]) -> str:
    """The blocks as one HTML text; a block that is only plain becomes paragraphs."""
    return "\n".join(
        block.html if block.html is not None else text_to_html(block.text or "") for block in blocks
    )


def text_to_html(text: str) -> str:
    """Plain text as HTML that reads the same."""
    return f"<div>{html_text.escape(text, quote=False)}</div>".replace("\n", "<br>\n")


def _text_of(block: _Block) -> str:
    if block.text is not None and block.text.strip():
        return block.text
    if not block.html:
        return ""
    safe = sanitise.make_safe(block.html, split_quotes=False)
    return sanitise.to_text(safe.html if safe is not None else block.html[:_MAX_TEXT_CHARACTERS])


def _html_of(part: Part) -> str:
    content = part.content()
    declared = part.parameters.get("charset")
    if not declared and (found := _META_CHARSET.search(content[:4096])):
        declared = found.group(1).decode("ascii", "replace")
    return decode(content, declared)


def _unflow(text: str, delete_space: bool) -> str:
    """Join soft-wrapped lines (RFC 3676, 4): those that end in a space, at equal quote depth."""
    lines: list[list[str]] = []
    open_depth: int | None = None
    for raw in text.split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        soft = line.endswith(" ") and line != "-- "
        if soft and delete_space:
            line = line[:-1]
        if open_depth == depth and lines:
            lines[-1].append(line)
        else:
            lines.append([">" * depth + " " if depth else "", line])
        open_depth = depth if soft else None
    return "\n".join("".join(pieces) for pieces in lines)


def _name_of_mail(content: bytes) -> str:
    subject = read_headers(content).header("Subject", 80)
    return safe_file_name(f"{subject or 'message'}.eml")


def attachment_kind(media_type: str) -> str:
    family = media_type.split("/")[0]
    if family == "image":
        return "image" if media_type in _IMAGES else "file"
    return family if family in ("audio", "video") else "file"


def _default_name(media_type: str, number: int) -> str:
    return f"attachment-{number}{mimetypes.guess_extension(media_type) or '.bin'}"


def split_body(body: Body, subject: str) -> tuple[quotes.SplitText, sanitise.SafeHtml | None]:
    """The body with its visible and quoted parts apart, HTML sanitised.

    HTML that can't be shown is attached, so that it can be fetched.
    """
    split = quotes.split_quoted(clean(body.text), subject)
    if not body.html:
        return split, None
    safe = sanitise.make_safe(body.html, split_quotes=not split.forwarded)
    if safe is None:
        if "<" in body.html:
            body.attachments.append(
                Attachment(
                    name="message.html",
                    media_type="text/html",
                    size_bytes=len(body.html.encode()),
                    data=body.html.encode(),
                )
            )
    elif body.only_html and safe.quoted_html:
        # The marks in the HTML are surer than the words in a text made from it.
        split = quotes.SplitText(
            visible=sanitise.to_text(safe.html), quoted=sanitise.to_text(safe.quoted_html)
        )
    return split, safe
