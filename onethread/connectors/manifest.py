"""What the rest of the system needs to know of a kind of channel, and the words of its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec


class SecretStr:
    """A credential: encrypted at rest, never printed, never sent to a browser."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The credential itself; call it only where it is used."""
        return self._value

    def __repr__(self) -> str:
        return "SecretStr(***)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretStr) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What the provider takes at most; None: no limit worth naming."""

    text_characters: int | None = None
    buttons: int = 0
    button_label_characters: int = 20
    list_rows: int = 0
    attachments_per_message: int | None = None
    attachment_bytes: Mapping[str, int] = {}  # by attachment kind, "*" for the others
    messages_per_second: float | None = None
    messages_per_window: int | None = (
        None  # answers to one message of the customer's, in its window
    )


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the rest of the system needs to know of a kind of channel.

    `content_out`: kinds it can carry natively: text, html, subject, image, audio, video, voice,
    sticker, file, location, contacts, buttons, list, template, reaction. Whatever it lacks is
    rendered down; empty: it only brings in, and answers go by another channel. `content_in` the same
    for inbound, plus e.g. order, edit, deletion.
    `answers_by`: the setting without which a channel of this kind only brings in.
    `reply_window_hours`: how long after the customer's last message a free reply may be sent.
    `repeatable`: a message sent twice with one `message_uid` is shown once, so that a request whose
    answer never came may be repeated.
    `transport`: how messages come in: "webhook", "poll" (we ask now and then), "receiver" (a connection
    of our own), "socket" (browsers connect to us).
    `dedupe_scope`: "channel", or "connector" when the same message may come by several channels.
    `dedupe_family`: connectors with one scope "connector" between them, as their ids are the same ids:
    a mail has one Message-ID however it comes ("email"). Empty: the connector alone.
    """

    id: str
    name: str
    identity_schemes: tuple[str, ...]
    transport: Literal["webhook", "poll", "receiver", "socket"]
    content_in: tuple[str, ...]
    content_out: tuple[str, ...]
    answers_by: str | None = None
    limits: Limits = Limits()
    reply_window_hours: int | None = None
    dedupe_scope: Literal["channel", "connector"] = "channel"
    dedupe_family: str = ""
    can_start: bool = False  # may we write first, to an address that never wrote to us?
    receipts: tuple[str, ...] = ()  # delivery states the provider reports
    repeatable: bool = False
    markup: Literal["whatsapp"] | None = None  # marks in plain text that it shows as bold, italic…
    pieces: Literal["sms"] | None = (
        None  # the network sends a text in pieces of 160 or 70 characters
    )
    cost: Literal["free", "template", "message"] | None = None  # what the provider charges for
    live: bool = False  # chat-like: typing shown, presence matters
    public: bool = False  # what is said here anyone can read, unless a message says otherwise
    private_reply: bool = (
        False  # a public message can be answered in private (content.public False)
    )
    poll_seconds: float = 60.0  # how often a "poll" asks when nothing wakes it
    subscription_hours: float | None = None  # subscribe() must be repeated before this many hours
    revisions: tuple[str, ...] = ()  # what revise() can do to a sent message: "edit", "delete"
    docs_url: str | None = None
    colour: str = "#64748b"
    # With which others it is shown to whoever chooses.
    area: Literal["messaging", "mail", "sms", "site", "public", "work", "life", "own"] = "messaging"


def config_field(
    title: str,
    description: str = "",
    *,
    example: str = "",
    multiline: bool = False,
    group: str = "",
    advanced: bool = False,
) -> msgspec.Meta:
    """How a config field is shown on the settings page; use inside Annotated[...].

    `group`: the heading that it stands under with others. `advanced`: folded away, few need it.
    """
    extra: dict[str, Any] = {}
    if multiline:
        extra["format"] = "textarea"
    if example:
        extra["examples"] = [example]
    if group:
        extra["group"] = group
    if advanced:
        extra["advanced"] = True
    return msgspec.Meta(title=title, description=description, extra_json_schema=extra or None)
