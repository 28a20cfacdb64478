"""One line of a message for lists, and its words for search."""

from __future__ import annotations

from onethread.database.engine import clean_text
from onethread.messages import Content

PREVIEW_CHARACTERS = 140
# A tsvector may hold 1 MB; the first words of a very long mail find it well enough.
SEARCH_CHARACTERS = 50_000


def preview(content: Content) -> str:
    """The first line to show. Without text: the kind between colons (":image:"), which the screen
    puts into the reader's language."""
    text = " ".join(clean_text(content.text[: PREVIEW_CHARACTERS * 4]).split())
    if text:
        return text[:PREVIEW_CHARACTERS]
    if content.pressed:
        return clean_text(content.pressed.label)[:PREVIEW_CHARACTERS]
    if content.attachments:
        return f":{content.attachments[0].kind}:"
    if (content.unsupported or "").startswith("empty "):
        return ":empty:"
    for name in (
        "rating",
        "location",
        "contacts",
        "order",
        "template",
        "calendar",
        "system",
        "unsupported",
    ):
        if getattr(content, name):
            return f":{name}:"
    return clean_text(content.subject or "")[:PREVIEW_CHARACTERS]


def searchable(content: Content) -> str:
    """Everything in a message that people may look for."""
    parts = [content.subject or "", content.text]
    parts += [attachment.name for attachment in content.attachments if attachment.name]
    parts += [attachment.caption for attachment in content.attachments if attachment.caption]
    if content.location:
        parts += [content.location.name or "", content.location.address or ""]
    parts += [card.name for card in content.contacts]
    if content.pressed:
        parts.append(content.pressed.label)
    if content.template:
        parts.append(content.template.text)
    return clean_text(" ".join(part for part in parts if part)[:SEARCH_CHARACTERS])
