"""What an agent may send: checked, made safe, with its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import nh3

from onethread.database.engine import Database, clean_text
from onethread.errors import InvalidInput, NotFound
from onethread.files import FileStore
from onethread.files.sniff import kind_of
from onethread.files.store import safe_name
from onethread.messages import Attachment, Button, Content, Location, Mention, Template
from onethread.messages.markup import to_text

TEXT_CHARACTERS = 100_000
SUBJECT_CHARACTERS = 300
MOST_FILES = 20
MOST_BUTTONS = 10
MOST_MENTIONS = 50


class Draft(msgspec.Struct, kw_only=True):
    """What is to be said. `html` is for channels that show it; elsewhere it is shown in their own
    marks, or as `text`, which is made of it when it isn't given.
    `template`: an approved one of the channel, which may also be sent when its window is closed; `location`
    is what its header shows, where that is a place."""

    text: str = ""
    html: str | None = None
    subject: str | None = None
    template: Template | None = None
    location: Location | None = None
    buttons: list[Button] = []


async def compose(
    draft: Draft, file_ids: Sequence[str], file_names: Mapping[str, str], files: FileStore
) -> Content:
    """The content of an outbound message or a note. Raises InvalidInput naming the field."""
    html = safe_html(draft.html) if draft.html else None
    text = clean_text(draft.text).strip() or (to_text(html) if html else "")
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
        html=html,
        subject=" ".join(clean_text(draft.subject).split())[:SUBJECT_CHARACTERS]
        if draft.subject
        else None,
        template=draft.template,
        location=draft.location,
        buttons=draft.buttons,
        attachments=await _attachments(file_ids, file_names, files),
    )
    if content.template is not None:
        check_template(content.template, content.attachments)
    check_location(content)
    if not (content.text or content.attachments or content.template):
        raise InvalidInput(
            "there is nothing to send: write something or attach a file",
            fields={"content.text": "missing"},
        )
    return content


def check_template(template: Template, attachments: Sequence[Attachment]) -> None:
    """Whether everything that a template needs was given. Raises InvalidInput naming the field."""
    if template.header_kind == "text" and not template.header.strip():
        raise InvalidInput(
            "the header of this template has a field: fill it in",
            fields={"content.template.header": "missing"},
        )
    if template.header_kind in ("image", "video", "document"):
        kinds = [each.kind for each in attachments]
        if len(kinds) != 1 or (
            template.header_kind != "document" and kinds[0] != template.header_kind
        ):
            raise InvalidInput(
                f"the header of this template is one {template.header_kind}: choose a file",
                fields={"file_ids": f"one {template.header_kind} is needed"},
            )
    elif attachments:
        raise InvalidInput(
            "this template carries no file: send it apart",
            fields={"file_ids": "not in this template"},
        )
    if template.names and len(template.names) != len(template.parameters):
        raise InvalidInput(
            "each field of this template has one value",
            fields={"content.template.names": "not as many as there are values"},
        )
    for number, value in enumerate(template.parameters, 1):
        if not value.strip():
            name = template.names[number - 1] if template.names else str(number)
            raise InvalidInput(
                f"field {name} of this template is empty: fill it in",
                fields={"content.template.parameters": f"field {name} is missing"},
            )
    places = [each.index for each in template.buttons]
    if len(set(places)) != len(places) or any(not 0 <= each < MOST_BUTTONS for each in places):
        raise InvalidInput(
            "each button of a template has one value", fields={"content.template.buttons": "index"}
        )
    for each in template.buttons:
        if not each.value.strip():
            raise InvalidInput(
                f"button {each.index + 1} of this template has no value: fill it in",
                fields={"content.template.buttons": f"button {each.index + 1} is missing"},
            )


def check_location(content: Content) -> None:
    """A place is there when the header of a template shows one, and only then, and is on earth. Raises
    InvalidInput naming the field."""
    place, template = content.location, content.template
    shown = template is not None and template.header_kind == "location"
    if shown and place is None:
        raise InvalidInput(
            "the header of this template is a place: say which",
            fields={"content.location": "missing"},
        )
    if place is None:
        return
    if not shown:
        raise InvalidInput(
            "only the header of a template shows a place",
            fields={"content.location": "not in this message"},
        )
    for name, value, most in (
        ("latitude", place.latitude, 90),
        ("longitude", place.longitude, 180),
    ):
        if not -most <= value <= most:
            raise InvalidInput(
                f"a {name} is between -{most} and {most} degrees",
                fields={f"content.location.{name}": "not on earth"},
            )
    for name, words in (("name", place.name), ("address", place.address)):
        if not (words or "").strip():
            raise InvalidInput(
                f"the place in the header of this template has no {name}: fill it in",
                fields={f"content.location.{name}": "missing"},
            )


async def mentioned(database: Database, agent_ids: Sequence[int]) -> list[Mention]:
    """The colleagues of these ids, as a note names them. Raises InvalidInput for one who is not here."""
    wanted = list(dict.fromkeys(agent_ids))
    if not wanted:
        return []
    if len(wanted) > MOST_MENTIONS:
        raise InvalidInput(
            f"a note may mention at most {MOST_MENTIONS} colleagues",
            fields={"mentions": "too many"},
        )
    rows = await database.fetch(
        "SELECT id, name FROM agents WHERE id = ANY($1::bigint[]) AND active", wanted
    )
    names = {row["id"]: row["name"] for row in rows}
    if missing := [each for each in wanted if each not in names]:
        raise InvalidInput(
            "somebody mentioned is not here any more", fields={"mentions": f"no agent {missing[0]}"}
        )
    return [Mention(agent_id=each, name=names[each]) for each in wanted]


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
