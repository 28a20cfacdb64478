"""Rendering down: a message becomes what the channel can show, and nothing of it gets lost. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from onethread.connectors.contract import Limits, Manifest
from onethread.messages import ContactCard, Content, Location, OutboundFile
from onethread.messages.markup import to_text


class Part(msgspec.Struct, kw_only=True):
    """One message as the channel will get it."""

    content: Content
    files: list[OutboundFile]


_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def render(content: Content, files: Sequence[OutboundFile], manifest: Manifest) -> list[Part]:
    """The message in one or more parts, each within the manifest's limits.

    Files that must go as a link already have `link` and no `content`. Buttons and rows the channel
    lacks become numbered lines, a location a link to a map, contacts and files lines of text; a long
    text is split at paragraphs, sentences or words, never within a character.
    """
    can, limits = set(manifest.content_out), manifest.limits
    if content.template is not None and "template" in can:
        return [Part(content=content, files=list(files))]
    lines: list[str] = []
    text = content.text
    if content.html and "html" not in can and manifest.markup:
        text = to_text(content.html, manifest.markup) or text
    if content.subject and "subject" not in can:
        text = f"{content.subject}\n\n{text}" if text else content.subject
    buttons, rows = list(content.buttons), list(content.rows)
    if rows and ("list" not in can or len(rows) > limits.list_rows):
        lines += numbered([_row(r.title, r.description) for r in rows])
        rows = []
    if buttons and not _fits_buttons(content, can, limits):
        lines += numbered([b.label for b in buttons])
        buttons = []
    location = content.location
    if location is not None and "location" not in can:
        named = ", ".join(part for part in (location.name, location.address) if part)
        link = (
            f"https://www.openstreetmap.org/?mlat={location.latitude}&mlon={location.longitude}"
            f"#map=17/{location.latitude}/{location.longitude}"
        )
        lines.append(f"{named}\n{link}" if named else link)
        location = None
    contacts = list(content.contacts)
    if contacts and "contacts" not in can:
        lines += [" ".join([card.name, *card.phones, *card.emails]) for card in contacts]
        contacts = []
    sendable, linked = _files(files, can, limits)
    lines += [f"{file.name}: {file.link}" for file in linked if file.link]
    if content.template is not None:
        text = content.template.text or text
    text = "\n\n".join(part for part in (text, "\n".join(lines)) if part)
    html = content.html if "html" in can and not lines else None

    texts = split_text(text, limits.text_characters)
    first = msgspec.structs.replace(
        content,
        text=texts[0] if texts else "",
        html=html,
        subject=content.subject if "subject" in can else None,
        buttons=[],
        rows=[],
        location=None,
        contacts=[],
        template=None,
        attachments=[],
    )
    parts = [Part(content=first, files=[])]
    parts += [Part(content=Content(text=more), files=[]) for more in texts[1:]]
    # What the customer presses belongs under the end of the text.
    last = parts[-1].content
    last.buttons, last.rows = buttons, rows
    return _with_rest(parts, sendable, location, contacts, limits)


def _with_rest(
    parts: list[Part],
    files: list[OutboundFile],
    location: Location | None,
    contacts: list[ContactCard],
    limits: Limits,
) -> list[Part]:
    most = limits.attachments_per_message
    if files:
        if most is None:
            parts[-1].files = files
        else:
            groups = [files[i : i + most] for i in range(0, len(files), most)]
            if not parts[-1].content.buttons and not parts[-1].content.rows:
                parts[-1].files = groups.pop(0)
            parts += [Part(content=Content(), files=group) for group in groups]
    if location is not None:
        parts.append(Part(content=Content(location=location), files=[]))
    if contacts:
        parts.append(Part(content=Content(contacts=contacts), files=[]))
    for part in parts:
        part.content.public = parts[0].content.public
    kept = [part for part in parts if part.files or not part.content.is_empty()]
    return kept or parts[:1]


def _fits_buttons(content: Content, can: set[str], limits: Limits) -> bool:
    return (
        "buttons" in can
        and len(content.buttons) <= limits.buttons
        and all(len(b.label) <= limits.button_label_characters for b in content.buttons)
        and bool(content.text)
    )


def _files(
    files: Sequence[OutboundFile], can: set[str], limits: Limits
) -> tuple[list[OutboundFile], list[OutboundFile]]:
    sendable: list[OutboundFile] = []
    linked: list[OutboundFile] = []
    for file in files:
        known = file.kind in can or "file" in can
        (sendable if known and fits(file, limits) and file.content is not None else linked).append(
            file if file.kind in can else msgspec.structs.replace(file, kind="file")
        )
    return sendable, linked


def fits(file: OutboundFile, limits: Limits) -> bool:
    """Whether the channel takes a file of this kind and size."""
    most = limits.attachment_bytes.get(file.kind, limits.attachment_bytes.get("*"))
    return most is None or file.size_bytes <= most


def numbered(labels: Sequence[str]) -> list[str]:
    """Choices as lines that can be answered by their number."""
    return [f"{number}. {label}" for number, label in enumerate(labels, 1)]


def _row(title: str, description: str | None) -> str:
    return f"{title}: {description}" if description else title


def split_text(text: str, most: int | None) -> list[str]:
    """The text in parts of at most `most` characters: at paragraphs, else sentences, else words,
    else between characters as people see them (an emoji with its modifiers stays whole)."""
    if not text:
        return []
    if most is None or len(text) <= most:
        return [text]
    parts: list[str] = []
    rest = text
    while len(rest) > most:
        cut = _cut(rest, most)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        parts.append(rest)
    return [part for part in parts if part]


def _cut(text: str, most: int) -> int:
    window = text[:most]
    least = most // 3  # a part shorter than this reads worse than a sentence cut in two
    paragraph = window.rfind("\n\n")
    if paragraph >= least:
        return paragraph
    ends = [m.start() for m in _SENTENCE_END.finditer(window) if m.start() >= least]
    if ends:
        return ends[-1]
    space = max(window.rfind(" "), window.rfind("\n"))
    if space >= least:
        return space
    cut = most
    while cut > 1 and _joins(text[cut - 1], text[cut]):
        cut -= 1
    return cut if cut > 1 else most


def _joins(before: str, after: str) -> bool:
    """Whether two characters are seen as one: marks, joiners, selectors, skin tones, flags."""
    return (
        unicodedata.combining(after) != 0
        or unicodedata.category(after) in ("Mn", "Me", "Mc")
        or after in "\u200d\ufe0f\ufe0e\u20e3"
        or before == "\u200d"
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or ("\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff")
    )
