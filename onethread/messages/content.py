"""What a message says, in a form that every channel can be mapped to and rendered from."""

from __future__ import annotations

from typing import Any, Literal

import msgspec


class Attachment(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A file in a message.

    Where the bytes are: `file_id` (kept in `files`), or still at the provider: `remote` holds what
    the connector's `fetch_media()` needs (a media id or URL), or `data` right inside the payload
    (mail parts); intake moves `data` into `files` and a job fetches `remote`.
    """

    kind: str = "file"  # image, audio, voice, video, sticker, file
    name: str = ""
    media_type: str = "application/octet-stream"
    size_bytes: int | None = None
    content_id: str | None = None  # of an inline part that HTML refers to as cid:
    caption: str | None = None
    file_id: str | None = None  # sha256 hex of the content
    remote: dict[str, Any] | None = None
    data: bytes | None = None
    error: str | None = None  # why the bytes could not be had, for people
    width: int | None = None
    height: int | None = None


class Location(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A place on earth in degrees (WGS 84)."""

    latitude: float
    longitude: float
    name: str | None = None
    address: str | None = None


class ContactCard(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A person whose details were shared in a message (a vCard)."""

    name: str
    phones: list[str] = []
    emails: list[str] = []
    organisation: str | None = None


class Button(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A quick reply that the customer can press; `id` comes back when pressed."""

    id: str
    label: str


class ListRow(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A row of a pick list."""

    id: str
    title: str
    description: str | None = None


class OrderItem(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A line of an order placed in the channel. `price` in the currency's main unit."""

    product_id: str
    quantity: int
    price: float | None = None
    currency: str | None = None


class TemplateButton(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The value of a button of a template. `index`: its place among the buttons, from 0. `value`: the end
    of a link's address, what comes back when a quick reply is pressed, or the code that is copied. `name`:
    what the value is sent by, where the offer names it."""

    index: int
    kind: Literal["url", "quick_reply", "copy_code"]
    value: str
    name: str = ""


class Template(msgspec.Struct, kw_only=True, omit_defaults=True):
    """An approved template (WhatsApp) by name, language and the values of its fields, in order.

    `names`: those of the fields, in the same order, where they are sent by name; `header_name` that of the
    header's. `header_kind`: what its header has to be filled with, if anything: with a text, `header`, with
    the message's only file, or with its location.
    """

    name: str
    language: str
    parameters: list[str] = []
    names: list[str] = []
    header_kind: Literal["text", "image", "video", "document", "location"] | None = None
    header: str = ""
    header_name: str = ""
    buttons: list[TemplateButton] = []
    text: str = ""  # as it reads when filled in, for the timeline


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague named in a note, who is told of it. `name` as it stands in the text."""

    agent_id: int
    name: str


class Rating(msgspec.Struct, kw_only=True):
    """What the customer thought of how they were helped: `score` of 1 (bad) to `best`."""

    score: int
    best: int


class Content(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One thing said. Whatever does not apply stays empty.

    `text` is plain text, always there when there is anything to read; `html` is already sanitised;
    `quoted_text`/`quoted_html` hold the quoted part of a mail, apart from the visible part.
    `unsupported` names a provider's kind that has no place here: shown as such, raw form kept.
    """

    text: str = ""
    html: str | None = None
    subject: str | None = None
    quoted_text: str | None = None
    quoted_html: str | None = None
    attachments: list[Attachment] = []
    location: Location | None = None
    contacts: list[ContactCard] = []
    buttons: list[Button] = []
    rows: list[ListRow] = []
    pressed: Button | None = None  # inbound: the button or row the customer chose
    order: list[OrderItem] = []
    template: Template | None = None
    system: str | None = None  # a notice of the platform, e.g. "changed number"
    # What it is, when it can't be shown; "empty mail", "empty message": there was nothing in it.
    unsupported: str | None = None
    forwarded: bool = False
    has_remote_images: bool = False
    rating: Rating | None = None  # inbound: after the conversation; its words are the text
    calendar: dict[str, Any] | None = None  # summary, start, end, location, organiser, method
    language: str | None = None  # ISO 639-1, where the channel tells
    mentions: list[Mention] = []  # in a note
    public: bool = False  # anyone can read it: a comment, a review, a post

    def is_empty(self) -> bool:
        """True when there is nothing at all to show."""
        return not (
            self.text
            or self.html
            or self.subject
            or self.attachments
            or self.location
            or self.contacts
            or self.buttons
            or self.rows
            or self.pressed
            or self.order
            or self.template
            or self.system
            or self.unsupported
            or self.calendar
            or self.rating
            or self.quoted_text
        )
