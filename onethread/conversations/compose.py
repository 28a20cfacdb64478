"""What an agent may send: checked, made safe, with its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import nh3

from onethread.database.engine import clean_text
from onethread.errors import InvalidInput, NotFound
from onethread.files import FileStore
from onethread.files.sniff import kind_of
from onethread.files.store import safe_name
from onethread.messages import Attachment, Button, Content, Template

TEXT_CHARACTERS = 100_000
SUBJECT_CHARACTERS = 300
MOST_FILES = 20
MOST_BUTTONS = 10


class Draft(msgspec.Struct, kw_only=True):
    """What is to be said. `html` is for channels that show it; `text` is always needed beside it.
    `template`: an approved one of the channel, which may also be sent when its window is closed."""

    text: str = ""
    html: str | None = None
    subject: str | None = None
    template: Template | None = None
    buttons: list[Button] = []


async def compose(
    draft: Draft, file_ids: Sequence[str], file_names: Mapping[str, str], files: FileStore
) -> Content:
    """The content of an outbound message or a note. Raises InvalidInput naming the field."""
    text = clean_text(draft.text).strip()
    if len(text) > TEXT_CHARACTERS:
        raise InvalidInput(
            f"a message may have at most {TEXT_CHARACTERS} characters",
            fields={"content.text": "too long"},
        )
    if len(draft.buttons) > MOST_BUTTONS:
        raise InvalidInput(
            f"a message may have at most {MOST_BUTTONS} buttons",
            fields={"content.buttons": "too many"},
        )
    content = Content(
        text=text or (clean_text(draft.template.text) if draft.template else ""),
        html=safe_html(draft.html) if draft.html else None,
        subject=" ".join(clean_text(draft.subject).split())[:SUBJECT_CHARACTERS]
        if draft.subject
        else None,
        template=draft.template,
        buttons=draft.buttons,
        attachments=await _attachments(file_ids, file_names, files),
    )
    if not (content.text or content.attachments or content.template):
        raise InvalidInput(
            "there is nothing to send: write something or attach a file",
            fields={"content.text": "missing"},
        )
    return content


def safe_html(html: str) -> str:
    """HTML without anything that runs, loads or leaves its place."""
    return nh3.clean(clean_text(html), url_schemes={"http", "https", "mailto", "tel"})


async def _attachments(
    file_ids: Sequence[str], file_names: Mapping[str, str], files: FileStore
) -> list[Attachment]:
    if len(file_ids) > MOST_FILES:
        raise InvalidInput(
            f"a message may have at most {MOST_FILES} files", fields={"file_ids": "too many"}
        )
    found = []
    for file_id in file_ids:
        try:
            file = await files.find(file_id)
        except NotFound as error:
            raise InvalidInput(
                "a file is not here: upload it first", fields={"file_ids": "unknown file"}
            ) from error
        found.append(
            Attachment(
                kind=kind_of(file.media_type),
                name=safe_name(file_names.get(file_id, "")),
                media_type=file.media_type,
                size_bytes=file.size_bytes,
                file_id=file.id,
                width=file.width,
                height=file.height,
            )
        )
    return found
