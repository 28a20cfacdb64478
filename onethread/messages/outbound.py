"""What a connector's `build()` gets and returns, and what `transport` sends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from onethread.messages.content import Content


class OutboundFile(msgspec.Struct, kw_only=True):
    """A file to send: its bytes, or (too large for the channel) only a signed link to it."""

    name: str
    media_type: str
    size_bytes: int
    kind: str = "file"
    content: bytes | None = None
    link: str | None = None
    content_id: str | None = None
    caption: str | None = None


class OutboundMessage(msgspec.Struct, kw_only=True):
    """A message already rendered down to what the channel's manifest can show.

    `message_uid` is our id (UUID text): idempotency key towards the provider and, in mail, part of
    the Message-ID. `to` is the leg's identity value. `leg` holds the leg's own facts (thread, mail
    subject and references, last inbound id). `part` of `parts`: a long text is sent in several.
    """

    message_uid: str
    conversation_ref: str  # the reference that people see, like OT-7K2M9
    to: str
    to_scheme: str
    content: Content
    files: list[OutboundFile] = []
    in_reply_to: str | None = None  # provider id of the message answered or reacted to
    reaction: str | None = (
        None  # an emoji put on `in_reply_to`, "" takes it back; then nothing else
    )
    leg: dict[str, Any] = {}
    reply_token: str | None = None  # signed: lets an answer find its conversation
    author_name: str | None = None
    created_at: datetime
    part: int = 1
    parts: int = 1


class HttpRequest(msgspec.Struct, kw_only=True):
    """An HTTP request for `transport`. `step` tells parse_response which of several it answers.

    Where a later request needs something from an earlier answer (upload media, then send), the text
    `{{step.field}}` in url or body (a JSON value's string) is filled in from that answer's JSON.
    """

    method: str
    url: str
    headers: Mapping[str, str] = {}
    json: Any = None
    form: Mapping[str, str] | None = None
    file: OutboundFile | None = None  # sent as multipart/form-data with `form`
    file_field: str = "file"
    body: bytes | None = None
    step: str = "send"
    timeout_seconds: float = 30.0


class MailRequest(msgspec.Struct, kw_only=True):
    """A mail for `transport` to hand to an SMTP server.

    `security`: "tls" (implicit), "starttls", or "none". `access_token`: XOAUTH2 instead of password;
    `{{step.field}}` in it is filled in from an earlier request's JSON answer, as in HttpRequest.
    """

    host: str
    port: int
    security: str
    envelope_from: str
    envelope_to: list[str]
    message: bytes
    username: str | None = None
    password: str | None = None
    access_token: str | None = None
    step: str = "send"
    timeout_seconds: float = 60.0


class LocalPush(msgspec.Struct, kw_only=True):
    """A message that needs no outside request: the receiver holding the socket shows it.

    It counts as sent once stored; the customer's device acknowledges it.
    """

    message_id: str
    step: str = "send"


OutboundRequest = HttpRequest | MailRequest | LocalPush


class HttpResponse(msgspec.Struct, kw_only=True):
    """An answer to an HttpRequest. `body` at most 1 MB."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    step: str = "send"


class MailResponse(msgspec.Struct, kw_only=True):
    """An answer to a MailRequest: SMTP code and text of the last reply; `refused` by recipient."""

    code: int
    text: str
    refused: Mapping[str, str] = {}
    step: str = "send"


OutboundResponse = HttpResponse | MailResponse | LocalPush


class SendAccepted(msgspec.Struct, kw_only=True):
    """The provider took the message. `message_id`: the id its receipts will name."""

    message_id: str
    extra_ids: list[str] = []  # further ids the same message has there (parts of an album)


class SendRefused(msgspec.Struct, kw_only=True):
    """The provider refused. `code` is ours where the agent can act on it, else the provider's.

    Codes with a remedy: window_closed, bad_recipient, no_consent, bad_credentials, too_large,
    unsupported, rate_limited, temporary, blocked. `retry_after_seconds` set: try again then.
    """

    code: str
    reason: str
    retry_after_seconds: float | None = None


SendResult = SendAccepted | SendRefused
