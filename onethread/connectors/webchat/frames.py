"""The frames of the widget's protocol (README.md, "Wire protocol")."""

from __future__ import annotations

from typing import Literal

import msgspec

from onethread.messages import Button

Id = str


class Hello(msgspec.Struct, tag_field="t", tag="hello", kw_only=True):
    """The first frame: who we were, and as whom we are logged in."""

    token: str | None = None
    customer_token: str | None = None
    language: str | None = None
    page: str | None = None


class FileRef(msgspec.Struct, kw_only=True):
    """An uploaded file, with the ticket that its upload gave."""

    ticket: str


class Send(msgspec.Struct, tag_field="t", tag="send", kw_only=True):
    """A message; `id` is the device's own and makes sending twice harmless."""

    id: str
    text: str = ""
    files: list[FileRef] = []
    pressed: Button | None = None
    at: float | None = None
    name: str | None = None
    email: str | None = None
    agreed: bool = False
    continues: str | None = None  # the token of a link to continue a conversation here


class Rate(msgspec.Struct, tag_field="t", tag="rate", kw_only=True):
    """What the visitor thought of the conversation that `about` (of `closed`) belongs to."""

    id: str
    about: str
    score: int
    text: str = ""


class Seen(msgspec.Struct, tag_field="t", tag="seen", kw_only=True):
    """An agent's message reached the device (delivered) or the eye (read)."""

    uid: str
    state: Literal["delivered", "read"]


class TypingFrame(msgspec.Struct, tag_field="t", tag="typing", kw_only=True):
    """The visitor types, or stopped."""

    on: bool


class Earlier(msgspec.Struct, tag_field="t", tag="earlier", kw_only=True):
    """Asks for the messages before a place."""

    before: str


class PushKeys(msgspec.Struct, kw_only=True):
    """The keys of a browser's push subscription."""

    p256dh: str
    auth: str


class Device(msgspec.Struct, tag_field="t", tag="device", kw_only=True):
    """Push to this device what is not read; `off`: no more. With `keys`, `token` is the endpoint of a
    browser's push subscription, else what the app's push service gave the app."""

    token: str
    keys: PushKeys | None = None
    off: bool = False


class Ping(msgspec.Struct, tag_field="t", tag="ping"):
    """Is the line still there?"""


class Ways(msgspec.Struct, tag_field="t", tag="ways"):
    """Where could this conversation go on?"""


class Carry(msgspec.Struct, tag_field="t", tag="carry", kw_only=True):
    """Go on there; null: on the telephone."""

    channel: int | None


Frame = Hello | Send | Rate | Seen | TypingFrame | Earlier | Ways | Carry | Device | Ping
decoder = msgspec.json.Decoder(Frame)
