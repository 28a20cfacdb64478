"""Legs as a customer's own device sees them, and where such a device is told of answers."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from onethread.messages import Content


class LegMessage(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A message as the customer's own device may see it (no notes, no other channels).

    `version` grows with each change, so that a device keeps the newest of what it gets. Attachments
    have their address in `urls`, by file id. `matter`: the reference of its conversation, which the
    customer may quote.
    """

    id: int
    version: int
    client_id: str | None = None  # the id the customer's device made for its own message
    uid: str | None = None  # ours, of an agent's message: receipts name it
    mine: bool
    matter: str = ""
    author_name: str | None = None
    said_at: datetime
    content: Content
    urls: dict[str, str] = {}
    edited: bool = False
    deleted: bool = False


class LegHistory(msgspec.Struct, kw_only=True):
    """A page of messages, oldest first. `earlier`: pass it to get the page before; None: no more."""

    messages: list[LegMessage]
    earlier: str | None


class LegClosed(msgspec.Struct, kw_only=True):
    """The customer's latest conversation on this channel is resolved.

    `about`: the provider id of its last message here, by which a rating finds it. `rated`: the
    customer rated it since.
    """

    about: str
    rated: bool


class LegWay(msgspec.Struct, kw_only=True):
    """A channel on which the customer may go on. `channel_id` None: on the telephone, by a code."""

    channel_id: int | None
    kind: str  # whatsapp, email, sms, telephone
    name: str


class LegSignal(msgspec.Struct, kw_only=True):
    """Something that happened on the leg and is not kept.

    `typing` (an agent or the customer types), `status` (the conversation was resolved or opened
    again: ask `closed`), `lost` (the device missed something and must ask for the history again).
    """

    kind: Literal["typing", "status", "lost"]
    on: bool = True
    author_name: str | None = None


Address = tuple[str, str]
"""Scheme and value of an identity."""


class CustomerDevice(msgspec.Struct, frozen=True, kw_only=True):
    """Where a customer's device is told of an answer while nobody looks at the chat.

    `kind`: "app" (`token` is what the app's push service gave it), or "web" (a browser's push
    subscription: its endpoint, with the keys `p256dh` and `auth` as the browser writes them).
    """

    kind: Literal["app", "web"]
    token: str
    p256dh: str = ""
    auth: str = ""
    language: str = ""


class DeviceNotice(msgspec.Struct, frozen=True, kw_only=True):
    """What a device is told of: `count` answers that were not read, the latest in `text` ("" when it has
    no words). `matter`: the reference of its conversation. `thread`: the same for all notices of one
    leg, so that a later one takes the place of an earlier one."""

    channel_key: str
    thread: str
    matter: str
    count: int
    text: str
    author_name: str | None
    language: str


class DeviceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a notice on a device."""

    title: str
    body: str


class PushTaken(msgspec.Struct, frozen=True, kw_only=True):
    """How a push ended: `taken`; `gone`, the device takes no more; `later`, try again after `seconds`;
    `refused`, with the `reason` for the channel's page."""

    outcome: Literal["taken", "gone", "later", "refused"]
    seconds: float = 60.0
    reason: str = ""
